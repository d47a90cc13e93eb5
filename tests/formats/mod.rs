//! Files as programs write them, and as nobody should: each format gives its text, what it says of itself, and what was
//! left out.

mod damage;
mod docx;
mod html;
mod odt;
pub(crate) mod pack;
mod paper;
mod pdf;
mod rtf;

use jiff::civil::{Date, date};
use tickmark::article::{self, Article, Dates, Opened, Role};

/// The day that files are said to have been changed.
const FILED: Date = date(2025, 1, 31);

fn open(bytes: &[u8], name: &str) -> Opened {
    let opened = article::read(bytes, name, Dates { given: None, file: FILED });
    opened.unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The text with a letter before each paragraph: Headline, headIng, bYline, Body, Caption, Note.
fn told(article: &Article) -> String {
    let paragraph = |paragraph: &article::Paragraph| {
        let letter = match paragraph.role {
            Role::Headline => 'H',
            Role::Heading => 'I',
            Role::Byline => 'Y',
            Role::Body => 'B',
            Role::Caption => 'C',
            Role::Note => 'N',
        };
        format!("{letter} {}", paragraph.span.of(&article.text))
    };
    article.paragraphs.iter().map(paragraph).collect::<Vec<_>>().join("\n")
}

fn warnings(opened: &Opened) -> Vec<&'static str> {
    opened.warnings.iter().map(article::Warning::key).collect()
}

/// Each comment: the words it stands on, who wrote it, when, and what it says.
fn comments(article: &Article) -> Vec<String> {
    let comments = article.annotations.iter();
    let told = comments.map(|comment| {
        let date = comment.date.map(|date| date.to_string()).unwrap_or_default();
        format!("[{}] {} {date}: {}", comment.span.of(&article.text), comment.author, comment.text)
    });
    told.collect()
}

/// One document as LibreOffice writes it in three formats.
#[test]
fn one_document_reads_the_same_in_three_formats() {
    let expected = "H Ferry fire kills 19\nI Alarm\nB About 19 people died on Thursday. It cost €5 & more – “so”.\n\
                    B Before the box. After the box.\nB Words in the box.\nB Year · Dead\nB 1987 · 31\nB two cooks and\n\
                    B a steward.\nB Москва, Κρήτη, 東京, Łódź and naïve café.\nN Port authority.";
    let files: [(&str, &[u8]); 3] = [
        ("a.docx", include_bytes!("files/libreoffice.docx")),
        ("a.odt", include_bytes!("files/libreoffice.odt")),
        ("a.rtf", include_bytes!("files/libreoffice.rtf")),
    ];
    for (name, bytes) in files {
        let opened = open(bytes, name);
        let article = &opened.article;
        assert_eq!(told(article), expected, "{name}");
        assert_eq!(comments(article), ["[people died] Ada Roe 2024-08-15: Coast guard log, p. 2"], "{name}");
        assert_eq!(
            warnings(&opened),
            ["left_out", "insertions", "comments", "date_from_properties"],
            "{name}"
        );
        assert_eq!((article.about.title.as_str(), article.about.byline.as_str()), ("Ferry draft", "Ada Roe"));
        assert_eq!(article.published.date, date(2024, 8, 15), "{name}");
    }
}
