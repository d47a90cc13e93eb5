//! RIS: a tag a line, `TY  - ` first, `ER  - ` last.
//!
//! Invariant: no value can begin a tag: each stands on one line, with single blanks.

use std::fmt::Write as _;

use super::{address, calendar, csl_type, is_contained, key, names, ours, tidy, year};
use crate::desk::reference::own::line;
use crate::report::model::{Report, SourceRow};

/// The sources as records, with the line ends that the form asks for.
pub(in crate::report) fn render(report: &Report) -> String {
    let mut records: String = report.sources.iter().map(record).collect();
    records.push_str("\r\n");
    records
}

fn record(row: &SourceRow) -> String {
    let fields = fields(row);
    let own = ours(&row.told, &format!("{fields}ER  - \r\n"));
    format!("{fields}C1  - {}\r\nER  - \r\n", line(&own))
}

fn fields(row: &SourceRow) -> String {
    let source = &row.told;
    let csl_type = csl_type(source);
    let publisher = if is_contained(csl_type) { "T2" } else { "PB" };
    let mut out = String::new();
    let mut put = |tag: &str, value: &str| {
        let value = tidy(value);
        if !value.is_empty() {
            // Writing to a string cannot fail.
            _ = write!(out, "{tag}  - {value}\r\n");
        }
    };
    put("TY", ris_type(csl_type));
    put("ID", &key(row));
    put("TI", &source.title);
    names(source).for_each(|name| put("AU", name));
    put(publisher, &source.publisher);
    put(
        "PY",
        source
            .published
            .get(..4)
            .filter(|_| calendar(&source.published).is_some())
            .or_else(|| year(&source.published))
            .unwrap_or_default(),
    );
    put("DA", &day(&source.published));
    put("UR", address(source).unwrap_or_default());
    put("Y2", &day(&source.retrieved));
    put("N1", &source.notes);
    out
}

/// `2024-05-07` as `2024/05/07/`; nothing for a date in words, and for a year, which has a tag of its own.
fn day(written: &str) -> String {
    match calendar(written) {
        Some(parts) if parts.len() > 1 => {
            format!("{}{}", written.replace('-', "/"), "/".repeat(4 - parts.len()))
        }
        Some(_) | None => String::new(),
    }
}

fn ris_type(csl: &str) -> &'static str {
    match csl {
        "article-newspaper" => "NEWS",
        "article-magazine" => "MGZN",
        "article" | "article-journal" | "review" | "review-book" => "JOUR",
        "book" | "classic" | "collection" => "BOOK",
        "chapter" | "entry-dictionary" | "entry-encyclopedia" => "CHAP",
        "webpage" | "post" => "ELEC",
        "post-weblog" => "BLOG",
        "dataset" => "DATA",
        "legal_case" => "CASE",
        "legislation" | "regulation" | "treaty" => "STAT",
        "bill" => "BILL",
        "hearing" => "HEAR",
        "personal_communication" | "interview" => "PCOMM",
        "song" => "SOUND",
        "motion_picture" | "broadcast" | "speech" | "performance" => "VIDEO",
        "report" | "standard" => "RPRT",
        "thesis" => "THES",
        _ => "GEN",
    }
}
