//! BibTeX, with BibLaTeX's types and dates.
//!
//! Invariant: no value can end its field: braces and strokes in it are written as TeX has them.

use std::fmt::Write as _;

use super::{address, calendar, csl_type, is_contained, key, names, ours, tidy, year};
use crate::desk::reference::own::line;
use crate::report::model::{Report, SourceRow};

/// The sources as entries; a line before them says who wrote them.
pub(in crate::report) fn render(report: &Report) -> String {
    let entries: Vec<String> = report.sources.iter().map(entry).collect();
    format!("% {}\n\n{}", tidy(&report.head.program).replace('@', " "), entries.join("\n"))
}

fn entry(row: &SourceRow) -> String {
    let fields = fields(row);
    let own = ours(&row.told, &format!("{fields}}}\n"));
    format!("{fields}  tickmark = {{{}}},\n}}\n", line(&own))
}

fn fields(row: &SourceRow) -> String {
    let source = &row.told;
    let csl_type = csl_type(source);
    let mut out = format!("@{}{{{},\n", entry_type(csl_type), key(row));
    let mut put = |name: &str, value: &str| {
        if !value.is_empty() {
            // Writing to a string cannot fail.
            _ = writeln!(out, "  {name} = {{{value}}},");
        }
    };
    put("title", &tex(&source.title));
    // In braces a name stays as it is written: nobody can tell here whether it is a person's.
    let authors: Vec<String> = names(source).map(|name| format!("{{{}}}", tex(name))).collect();
    put("author", &authors.join(" and "));
    put(publisher(csl_type), &tex(&source.publisher));
    let is_date = calendar(&source.published).is_some();
    put("date", if is_date { &source.published } else { "" });
    put(
        "year",
        source.published.get(..4).filter(|_| is_date).or_else(|| year(&source.published)).unwrap_or_default(),
    );
    put("url", &address(source).map(verbatim).unwrap_or_default());
    put("urldate", if calendar(&source.retrieved).is_some() { &source.retrieved } else { "" });
    put("note", &tex(&source.notes));
    out
}

fn publisher(csl_type: &str) -> &'static str {
    match csl_type {
        "webpage" | "post" | "post-weblog" => "organization",
        "report" | "thesis" => "institution",
        csl_type if is_contained(csl_type) => "journaltitle",
        _ => "publisher",
    }
}

/// `text` on one line, as TeX prints it.
fn tex(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in tidy(text).chars() {
        match c {
            '&' | '%' | '$' | '#' | '_' => out.extend(['\\', c]),
            '{' => out.push_str("\\textbraceleft{}"),
            '}' => out.push_str("\\textbraceright{}"),
            '\\' => out.push_str("\\textbackslash{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '@' => out.push_str("\\char64{}"),
            c => out.push(c),
        }
    }
    out
}

/// An address as it is, but for what would end the field.
fn verbatim(url: &str) -> String {
    url.replace('\\', "%5C").replace('{', "%7B").replace('}', "%7D")
}

fn entry_type(csl: &str) -> &'static str {
    match csl {
        "article" | "article-journal" | "article-magazine" | "article-newspaper" | "review"
        | "review-book" => "article",
        "book" | "classic" => "book",
        "collection" => "collection",
        "chapter" | "entry-dictionary" | "entry-encyclopedia" => "incollection",
        "webpage" | "post" | "post-weblog" => "online",
        "dataset" => "dataset",
        "report" | "standard" => "report",
        "thesis" => "thesis",
        "legislation" | "regulation" | "treaty" | "bill" => "legislation",
        "legal_case" => "jurisdiction",
        "motion_picture" | "broadcast" | "speech" | "performance" => "video",
        "song" => "audio",
        _ => "misc",
    }
}
