//! OpenDocument texts.

use jiff::civil::date;
use tickmark::article::{Format, PublishedFrom};

use super::pack::odt;
use super::{comments, open, told, warnings};

#[test]
fn each_part_of_a_document_is_read_for_what_it_is() {
    for (body, expected) in [
        ("<text:p>AT&amp;T  paid\n  a <text:span>lot</text:span></text:p>", "B AT&T paid a lot"),
        (
            "<text:p text:style-name=\"P1\">Ferry fire kills 19</text:p><text:h text:outline-level=\"1\">Alarm</text:h>\
             <text:p text:style-name=\"Text_20_body\">It burned.</text:p>",
            "H Ferry fire kills 19\nI Alarm\nB It burned.",
        ),
        (
            "<text:p>One<text:s text:c=\"2\"/>two<text:tab/>three<text:line-break/>four.</text:p>",
            "B One  two\tthree\nfour.",
        ),
        (
            "<text:list><text:list-item><text:p>two cooks,</text:p></text:list-item><text:list-item><text:p>a steward</text:p>\
             </text:list-item></text:list>",
            "B two cooks,\nB a steward",
        ),
        (
            "<text:p>Below.</text:p><table:table><table:table-row><table:table-cell><text:p>Year</text:p></table:table-cell><table:table-cell>\
             <text:p>Dead</text:p></table:table-cell></table:table-row></table:table><text:p>After.</text:p>",
            "B Below.\nB Year · Dead\nB After.",
        ),
        (
            "<text:p>Nineteen died.<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Port authority.\
             </text:p></text:note-body></text:note> It sank.</text:p>",
            "B Nineteen died. It sank.\nN Port authority.",
        ),
        (
            "<text:p>Before<draw:frame><draw:text-box><text:p text:style-name=\"Illustration\">Smoke</text:p></draw:text-box>\
             </draw:frame> after.</text:p>",
            "B Before after.\nC Smoke",
        ),
        (
            "<text:table-of-content><text:index-body><text:p>Alarm 4</text:p></text:index-body></text:table-of-content>\
             <text:p>It burned.</text:p>",
            "B It burned.",
        ),
    ] {
        assert_eq!(told(&open(&odt(body), "a.odt").article), expected, "{body}");
    }
}

#[test]
fn changes_and_comments_are_told() {
    let body = "<text:tracked-changes><text:changed-region><text:deletion><text:p>20</text:p></text:deletion>\
                </text:changed-region><text:changed-region><text:insertion/></text:changed-region></text:tracked-changes>\
                <text:p>About <text:change-start/>19<text:change-end/> <office:annotation office:name=\"a\"><dc:creator>Ada Roe\
                </dc:creator><dc:date>2024-08-15T09:00:00</dc:date><text:p>Coast guard</text:p></office:annotation>people\
                <office:annotation-end office:name=\"a\"/> died.</text:p>";
    let opened = open(&odt(body), "a.odt");
    assert_eq!(opened.article.text, "About 19 people died.");
    assert_eq!(comments(&opened.article), ["[people] Ada Roe 2024-08-15: Coast guard"]);
    assert_eq!(warnings(&opened), ["left_out", "left_out", "insertions", "comments", "date_from_properties"]);
}

#[test]
fn properties_say_who_and_when() {
    let article = open(&odt("<text:p>The ferry burned.</text:p>"), "a.odt").article;
    assert_eq!((article.about.title.as_str(), article.about.byline.as_str()), ("Ferry", "Ada Roe"));
    assert_eq!(
        (article.published.date, article.published.from),
        (date(2024, 8, 15), PublishedFrom::Properties)
    );
    assert_eq!(article.format, Format::Odt);
}
