//! The sources as lists of references that other programs read: CSL-JSON, RIS, BibTeX.
//!
//! Each form has fields for titles, names, dates and addresses; what else a source says stands in a field of ours. What
//! a form's own fields would not bring back the same is said there as well, so that `desk::reference` reads every list
//! as the sources it was written from.
//!
//! Invariant: a withheld source gives its code and nothing else; an address that could run something is no link.

pub(super) mod bibtex;
pub(super) mod csl;
pub(super) mod ris;

use crate::desk::reference::own::{Part, lost, parts};
use crate::desk::reference::{read_list, tidy};
use crate::desk::{Source, SourceKind};
use crate::report::model::SourceRow;
use crate::report::words::is_safe_link;

/// The key of a source in a list: `source-2`.
fn key(row: &SourceRow) -> String {
    format!("source-{}", row.number)
}

/// The type of a source as CSL names it.
fn csl_type(source: &Source) -> &str {
    if is_known_type(&source.csl_type) {
        return &source.csl_type;
    }
    match source.kind {
        SourceKind::Document | SourceKind::Expert => "document",
        SourceKind::Interview => "interview",
        SourceKind::Call | SourceKind::Email | SourceKind::OwnObservation => "personal_communication",
        SourceKind::Recording => "motion_picture",
        SourceKind::WebPage => "webpage",
        SourceKind::DataSet => "dataset",
        SourceKind::PressRelease => "report",
        SourceKind::NewsReport => "article-newspaper",
        SourceKind::Book => "book",
        SourceKind::Law => "legal_case",
    }
}

/// The types that CSL knows.
const TYPES: [&str; 44] = [
    "article",
    "article-journal",
    "article-magazine",
    "article-newspaper",
    "bill",
    "book",
    "broadcast",
    "chapter",
    "classic",
    "collection",
    "dataset",
    "document",
    "entry",
    "entry-dictionary",
    "entry-encyclopedia",
    "figure",
    "graphic",
    "hearing",
    "interview",
    "legal_case",
    "legislation",
    "manuscript",
    "map",
    "motion_picture",
    "musical_score",
    "pamphlet",
    "paper-conference",
    "patent",
    "performance",
    "periodical",
    "personal_communication",
    "post",
    "post-weblog",
    "regulation",
    "report",
    "review",
    "review-book",
    "software",
    "song",
    "speech",
    "standard",
    "thesis",
    "treaty",
    "webpage",
];

/// Whether `csl_type` is a type that CSL knows, and so names nobody.
pub(super) fn is_known_type(csl_type: &str) -> bool {
    TYPES.contains(&csl_type)
}

/// Whether sources of this CSL type appear in something that has a name of its own: a newspaper, a site.
fn is_contained(csl_type: &str) -> bool {
    csl_type.starts_with("article")
        || csl_type.starts_with("post")
        || matches!(csl_type, "webpage" | "broadcast")
}

/// The names of those who made a source.
fn names(source: &Source) -> impl Iterator<Item = &str> {
    source.author.split(';').map(str::trim).filter(|name| !name.is_empty())
}

/// The address, where it may stand as a link.
fn address(source: &Source) -> Option<&str> {
    Some(source.url.trim()).filter(|url| is_safe_link(url))
}

/// A day, month or year as `2024-05-07` has them: the parts that are given.
fn calendar(written: &str) -> Option<Vec<u16>> {
    let parts: Vec<&str> = written.split('-').collect();
    let widths = [4, 2, 2];
    let fits = parts.len() <= 3
        && parts
            .iter()
            .zip(widths)
            .all(|(part, width)| part.len() == width && part.bytes().all(|b| b.is_ascii_digit()));
    let numbers: Vec<u16> = parts.iter().filter_map(|part| part.parse().ok()).collect();
    let months = numbers.get(1).is_none_or(|month| (1..=12).contains(month));
    let days = numbers.get(2).is_none_or(|day| (1..=31).contains(day));
    (fits && months && days).then_some(numbers)
}

/// The one year that a date written in words gives: `2024` of `May 2024`.
fn year(written: &str) -> Option<&str> {
    let mut years = written.split(|c: char| !c.is_ascii_digit()).filter(|part| part.len() == 4);
    years.next().filter(|_| years.next().is_none())
}

/// What must be said in our own field of the list `written`, which was made of `source` without it.
fn ours(source: &Source, written: &str) -> Vec<Part> {
    let read = read_list(written).into_iter().next().unwrap_or_default();
    let mut all = parts(source);
    all.extend(lost(source, &read));
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_told_from_words() {
        for (written, parts) in [
            ("2024-05-07", Some(vec![2024, 5, 7])),
            ("2024", Some(vec![2024])),
            ("2024-13", None),
            ("May 2024", None),
            ("", None),
        ] {
            assert_eq!(calendar(written), parts, "{written}");
        }
        assert_eq!((year("May 2024"), year("2023 or 2024"), year("soon")), (Some("2024"), None, None));
    }
}
