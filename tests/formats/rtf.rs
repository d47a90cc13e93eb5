//! Rich text.

use jiff::civil::date;
use tickmark::article::{Format, PublishedFrom};

use super::{comments, open, told, warnings};

#[test]
fn each_part_of_a_document_is_read_for_what_it_is() {
    for (body, expected) in [
        (r"\pard Nineteen {\b people} died.\par It sank.", "B Nineteen people died.\nB It sank."),
        (r"caf\'e9 \u8211?\u8220\'93so\u8221\'94 \'93x\'94 \emdash\~1", "B café –“so” “x” —\u{A0}1"),
        (r"\uc2\u8364\'80\'80 5{\uc0\u8364}6", "B € 5€6"),
        (r"{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset204 Arial;}}\f1\'e0\f0 a", "B аa"),
        (r"\u-10179?\u-8704?", "B 😀"),
        (
            r"{\stylesheet{\s1 heading 1;}{\s2\sbasedon0 Title;}}\pard\s2 Ferry fire kills 19\par\pard\s1 Alarm\par\pard It burned.",
            "H Ferry fire kills 19\nI Alarm\nB It burned.",
        ),
        (r"\pard\outlinelevel1 Alarm\par\pard The ferry burned.", "I Alarm\nB The ferry burned."),
        (
            r"Nineteen died.{\super\chftn}{\footnote\chftn Port authority.} It sank.",
            "B Nineteen died. It sank.\nN Port authority.",
        ),
        (
            r"Below.\par\trowd\intbl Year\cell Dead\cell\row\trowd\intbl 1987\cell 31\cell\row\pard After.",
            "B Below.\nB Year · Dead\nB 1987 · 31\nB After.",
        ),
        (
            r"{\field{\*\fldinst HYPERLINK x}{\fldrslt The report}} says so.{\pict 00ff}{\*\unknown gone}",
            "B The report says so.",
        ),
        (
            r"Before{\shp{\*\shpinst{\sp{\sn a}{\sv 1}}{\shptxt In the box.\par}}{\shprslt In the box.}} after.\par",
            "B Before after.\nB In the box.",
        ),
        (
            r"{\pard\b Ferry fire kills 19\par}{\pard Ada Roe\par}{\pard 16 August 2024\par}{\pard\outlinelevel0 Alarm\par}{\pard It burned.\par}",
            "H Ferry fire kills 19\nB Ada Roe\nY 16 August 2024\nI Alarm\nB It burned.",
        ),
        (r"{\pard\bullet\tx360\tab two cooks,\par}a steward.", "B two cooks,\nB a steward."),
        (r"{\listtext 1.\tab}The first\par{\header DRAFT}", "B The first"),
        (r"A\bin4 {{{{ b", "B A b"),
    ] {
        let source = format!("{{\\rtf1\\ansi\\ansicpg1252 {body}}}");
        assert_eq!(told(&open(source.as_bytes(), "a.rtf").article), expected, "{body}");
    }
}

#[test]
fn changes_and_comments_are_told() {
    let source = r"{\rtf1\ansi About {\deleted 20}{\revised 19} {\v hidden }{\*\atrfstart 1}people{\*\atrfend 1}{\*\atnid AR}{\*\atnauthor Ada Roe}\chatn{\*\annotation{\*\atnref 1}{\*\atndate 130578432}{\pard Coast guard}} died.\par}";
    let opened = open(source.as_bytes(), "a.rtf");
    assert_eq!(opened.article.text, "About 19 people died.");
    assert_eq!(comments(&opened.article), ["[people] Ada Roe 2024-08-15: Coast guard"]);
    assert_eq!(warnings(&opened), ["left_out", "left_out", "insertions", "comments", "date_from_file"]);
}

#[test]
fn properties_say_who_and_when() {
    let source = r"{\rtf1{\info{\title Ferry}{\author Ada Roe}{\creatim\yr2024\mo8\dy1}{\revtim\yr2024\mo8\dy15\hr9}}The ferry burned.}";
    let article = open(source.as_bytes(), "a").article;
    assert_eq!((article.about.title.as_str(), article.about.byline.as_str()), ("Ferry", "Ada Roe"));
    assert_eq!(
        (article.published.date, article.published.from),
        (date(2024, 8, 15), PublishedFrom::Properties)
    );
    assert_eq!((article.format, article.text.as_str()), (Format::Rtf, "The ferry burned."));
}
