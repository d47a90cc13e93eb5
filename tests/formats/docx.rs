//! Word documents.

use jiff::civil::date;
use tickmark::article::{About, Format, PublishedFrom};

use super::pack::docx;
use super::{comments, open, told, warnings};

/// A document with this body, in which « and » stand for a paragraph of one run.
fn written(body: &str) -> Vec<u8> {
    docx(&body.replace('«', "<w:p><w:r><w:t>").replace('»', "</w:t></w:r></w:p>"))
}

/// A paragraph in a style.
fn styled(style: &str, words: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>")
}

#[test]
fn each_part_of_a_document_is_read_for_what_it_is() {
    for (body, expected) in [
        ("«AT&amp;T paid &#8364;5»", "B AT&T paid €5"),
        (
            "«Ferry fire kills 19»«The ferry burned on Thursday night.»",
            "H Ferry fire kills 19\nB The ferry burned on Thursday night.",
        ),
        // Runs, tabs, line ends, hyphens that do not break, symbols of a font for pictures.
        (
            "<w:p><w:pPr><w:tabs><w:tab w:val=\"left\"/></w:tabs></w:pPr><w:r><w:t>Nine</w:t></w:r><w:r><w:t>teen</w:t>\
             <w:tab/><w:t>died</w:t><w:br/><w:t>10</w:t><w:noBreakHyphen/><w:t>month</w:t><w:sym w:char=\"F0E0\"/></w:r></w:p>",
            "B Nineteen\tdied\n10\u{2011}month",
        ),
        // A field shows its result, not its instruction.
        (
            "<w:p><w:r><w:fldChar/></w:r><w:r><w:instrText>HYPERLINK \"x\"</w:instrText></w:r><w:hyperlink><w:r>\
             <w:t>The report</w:t></w:r></w:hyperlink></w:p>",
            "B The report",
        ),
        // A table: short cells on a line, a cell of several paragraphs alone.
        (
            "«Below.»<w:tbl><w:tr><w:trPr/><w:tc><w:tcPr/>«Year»</w:tc><w:tc>«Dead»</w:tc></w:tr><w:tr><w:tc>«One.»«Two.»\
             </w:tc><w:tc>«Three.»</w:tc></w:tr></w:tbl>",
            "B Below.\nB Year · Dead\nB One.\nB Two.\nB Three.",
        ),
        // A note stands below the text, once.
        (
            "<w:p><w:r><w:t>Nineteen died.</w:t><w:footnoteReference w:id=\"2\"/></w:r></w:p>«More.»\
             <w:p><w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>",
            "B Nineteen died.\nB More.\nN Port authority, p. 4.",
        ),
        // A text box is stored for new and for old programs.
        (
            "<w:p><w:r><w:t>Before</w:t></w:r><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>«In the box.»\
             </w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>«In the box.»</w:txbxContent></mc:Fallback>\
             </mc:AlternateContent></w:r><w:r><w:t> and after.</w:t></w:r></w:p>",
            "B Before and after.\nB In the box.",
        ),
    ] {
        assert_eq!(told(&open(&written(body), "a.docx").article), expected, "{body}");
    }
}

#[test]
fn styles_say_what_a_paragraph_is() {
    let body = [
        styled("Titel", "Ferry fire kills 19"),
        styled("Verzeichnis1", "Alarm 4"),
        styled("berschrift1", "Alarm"),
        styled("Standard", "It burned."),
        styled("Beschriftung", "Smoke over the pier"),
    ];
    let opened = open(&docx(&body.concat()), "a.docx");
    assert_eq!(told(&opened.article), "H Ferry fire kills 19\nI Alarm\nB It burned.\nC Smoke over the pier");
    assert_eq!(opened.warnings[1].to_string(), "1 line of the table of contents was left out");
}

#[test]
fn tracked_changes_are_made_and_told() {
    let body = "<w:p><w:r><w:t xml:space=\"preserve\">About </w:t></w:r><w:del w:author=\"A\"><w:r><w:delText>20</w:delText></w:r></w:del>\
                <w:ins w:author=\"A\"><w:r><w:t>19</w:t></w:r></w:ins><w:r><w:t xml:space=\"preserve\"> people died.</w:t></w:r></w:p>\
                <w:p><w:pPr><w:rPr><w:del w:id=\"9\"/></w:rPr></w:pPr><w:r><w:t>One </w:t></w:r></w:p>\
                <w:p><w:r><w:t>paragraph.</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>Hidden.</w:t></w:r>\
                <w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t> Shown.</w:t></w:r></w:p>";
    let opened = open(&docx(body), "a.docx");
    assert_eq!(opened.article.text, "About 19 people died.\n\nOne paragraph. Shown.");
    let lines: Vec<String> = opened.warnings.iter().map(ToString::to_string).collect();
    assert_eq!(
        lines[..4],
        [
            "1 tracked deletion was left out",
            "1 hidden passage was left out",
            "1 page head or foot was left out",
            "1 tracked insertion stands in the text as if accepted",
        ]
    );
}

#[test]
fn comments_are_annotations_of_the_words_they_stand_on() {
    let body = "«First.»<w:p><w:commentRangeStart w:id=\"0\"/><w:r><w:t>Nineteen people</w:t></w:r><w:commentRangeEnd w:id=\"0\"/>\
           <w:r><w:commentReference w:id=\"0\"/></w:r><w:r><w:t> died.</w:t></w:r></w:p><w:p><w:r><w:t>It sank.</w:t>\
           <w:commentReference w:id=\"1\"/></w:r></w:p>";
    let opened = open(&written(body), "a.docx");
    assert_eq!(
        comments(&opened.article),
        [
            "[Nineteen people] Ada Roe 2024-08-15: From the coast guard’s log\npage 2",
            "[It sank.] Mia : Who says so?"
        ]
    );
    assert!(warnings(&opened).contains(&"comments"));
}

#[test]
fn properties_say_who_and_when() {
    let article = open(&written("«The ferry burned.»"), "a.docx").article;
    let about = About {
        title: "Ferry, third draft".to_owned(),
        byline: "Ada Roe".to_owned(),
        outlet: String::new(),
        language: "en-GB".to_owned(),
    };
    assert_eq!((article.about, article.format), (about, Format::Docx));
    assert_eq!(
        (article.published.date, article.published.from),
        (date(2024, 8, 15), PublishedFrom::Properties)
    );
    let dated = open(&written("«Ferry fire kills 19»«16 August 2024»«It burned.»"), "a.docx");
    assert_eq!(dated.article.published.from, PublishedFrom::Text, "what the text says comes first");
}
