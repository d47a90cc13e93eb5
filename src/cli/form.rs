//! An article's claims as JSON (the contract of `docs/extract-format.md`) and as lines of text.
//!
//! Invariant: pure; writes what the extractor found, in its order, and nothing else.

use std::fmt::Write as _;

use jiff::civil::Date;
use serde::{Serialize, Serializer};

use crate::article::{About, Annotation, Attachment, Format, Opened, PublishedFrom, Warning};
use crate::extract::{Amount, Bond, Claim, Extraction, Outcome, Reading, Tie};
use crate::text::{CharSpan, Span};

/// One article as a line of JSON, with its line end.
pub fn json(file: &str, opened: &Opened, extraction: &Extraction) -> serde_json::Result<Vec<u8>> {
    let article = &opened.article;
    let chars = |span: Span| article.index.chars(&article.text, span);
    let listing = Listing {
        file,
        published: article.published.date.to_string(),
        published_from: article.published.from,
        title: article.title(),
        about: Some(&article.about).filter(|about| !about.is_empty()),
        text: (article.format != Format::Plain).then_some(&article.text),
        claims: extraction
            .claims
            .iter()
            .enumerate()
            .map(|(number, claim)| {
                ListedClaim::new(number, claim, &article.text, chars(claim.span), extraction.ties_of(number))
            })
            .collect(),
        sentences: extraction
            .sentences
            .iter()
            .map(|sentence| ListedSentence { span: chars(sentence.span), checkable: sentence.checkable })
            .collect(),
        annotations: article
            .annotations
            .iter()
            .map(|Annotation { span, author, date, text }| ListedAnnotation {
                span: chars(*span),
                author,
                date: *date,
                text,
            })
            .collect(),
        attachments: &article.attachments,
        warnings: opened.warnings.iter().map(|warning| ListedWarning::new(warning, chars)).collect(),
    };
    let mut line = serde_json::to_vec(&listing)?;
    line.push(b'\n');
    Ok(line)
}

#[derive(Serialize)]
struct Listing<'a> {
    file: &'a str,
    published: String,
    published_from: PublishedFrom,
    title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    about: Option<&'a About>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a String>,
    claims: Vec<ListedClaim<'a>>,
    sentences: Vec<ListedSentence>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    annotations: Vec<ListedAnnotation<'a>>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    attachments: &'a [Attachment],
    warnings: Vec<ListedWarning>,
}

#[derive(Serialize)]
struct ListedAnnotation<'a> {
    #[serde(flatten)]
    span: CharSpan,
    #[serde(skip_serializing_if = "str::is_empty")]
    author: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<Date>,
    text: &'a str,
}

#[derive(Serialize)]
struct ListedClaim<'a> {
    id: String,
    kind: &'static str,
    #[serde(flatten)]
    span: CharSpan,
    text: &'a str,
    value: Value<'a>,
    rule: &'static str,
    sentence: usize,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    ties: Vec<ListedTie>,
}

impl<'a> ListedClaim<'a> {
    fn new(number: usize, claim: &'a Claim, text: &'a str, span: CharSpan, ties: &[Tie]) -> Self {
        Self {
            id: id_of(number),
            kind: claim.reading.kind().key(),
            span,
            text: claim.span.of(text),
            value: Value(&claim.reading),
            rule: claim.why.rule,
            sentence: claim.sentence,
            ties: ties.iter().map(|tie| ListedTie { to: id_of(tie.to), bond: tie.bond }).collect(),
        }
    }
}

#[derive(Serialize)]
struct ListedTie {
    to: String,
    #[serde(rename = "as")]
    bond: Bond,
}

/// The id that the claim of that number bears in a listing.
fn id_of(number: usize) -> String {
    format!("c{}", number + 1)
}

#[derive(Serialize)]
struct ListedSentence {
    #[serde(flatten)]
    span: CharSpan,
    checkable: bool,
}

#[derive(Serialize)]
struct ListedWarning {
    kind: &'static str,
    message: String,
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    place: Option<CharSpan>,
}

impl ListedWarning {
    fn new(warning: &Warning, chars: impl Fn(Span) -> CharSpan) -> Self {
        Self { kind: warning.key(), message: warning.to_string(), place: warning.place().map(chars) }
    }
}

/// A reading without its kind, which stands beside it.
struct Value<'a>(&'a Reading);

impl Serialize for Value<'_> {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Reading::Casualty { amount, outcome } => Casualty { amount, outcome }.serialize(out),
            Reading::Quantity { amount, unit, per } => {
                Quantity { amount, unit, per: per.as_deref() }.serialize(out)
            }
            Reading::Date(timex) | Reading::Duration(timex) => timex.serialize(out),
            Reading::Quote(speaker) | Reading::Attribution(speaker) => speaker.serialize(out),
            Reading::Identity { name, role } => Identity { name, role }.serialize(out),
            Reading::Comparison {} | Reading::Statement {} => Nothing {}.serialize(out),
        }
    }
}

#[derive(Serialize)]
struct Casualty<'a> {
    amount: &'a Amount,
    outcome: &'a Outcome,
}

#[derive(Serialize)]
struct Quantity<'a> {
    amount: &'a Amount,
    unit: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    per: Option<&'a str>,
}

#[derive(Serialize)]
struct Identity<'a> {
    name: &'a str,
    role: &'a str,
}

#[derive(Serialize)]
struct Nothing {}

/// One article as lines: a head, its warnings, then number, kind, words, reading and rule of each claim.
pub fn lines(file: &str, opened: &Opened, extraction: &Extraction) -> String {
    let article = &opened.article;
    let mut lines = format!("# {file}, published {}\n", article.published.date);
    for warning in &opened.warnings {
        put(&mut lines, format_args!("# {warning}"));
    }
    for (number, claim) in extraction.claims.iter().enumerate() {
        let words = on_one_line(claim.span.of(&article.text));
        let (kind, reading) = (claim.reading.kind().key(), on_one_line(&claim.reading.in_words()));
        put(&mut lines, format_args!("c{}\t{kind}\t{words}\t{reading}\t{}", number + 1, claim.why.rule));
    }
    lines
}

fn put(lines: &mut String, line: std::fmt::Arguments<'_>) {
    // Writing into a string cannot fail.
    writeln!(lines, "{line}").unwrap_or_default();
}

/// Words with every run of blanks, line ends and tabs as one blank.
fn on_one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
