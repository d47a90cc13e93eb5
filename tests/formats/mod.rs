//! Files as programs write them, and as nobody should: each format gives its text, what it says of itself, and what was
//! left out.

mod damage;
mod docx;
mod html;
mod odt;
mod pack;
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
