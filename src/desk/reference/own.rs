//! What a source says that no other program has a field for: in one line, `kind: call; role: purser`.
//!
//! It stands in RIS as `C1`, in BibTeX as `tickmark`, in CSL-JSON each part by itself as `custom`, so that a list that
//! was written here comes back as the same sources.
//!
//! Invariant: what `line` writes, `take_line` reads; unknown names are left out. Ids do not travel.

use std::fmt::Write as _;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::desk::{Source, SourceFile};

/// A name and its value.
pub type Part = (&'static str, String);

/// What `source` says beyond title, author, publisher, dates, address and notes.
pub fn parts(source: &Source) -> Vec<Part> {
    let Source { kind, role, archive_url, archived, file, contact, confidentiality, code_name, .. } = source;
    let Source { withdrawn, withdrawn_on, interest, csl_type, .. } = source;
    let file = file.clone().unwrap_or_default();
    let size = if file.size == 0 { String::new() } else { file.size.to_string() };
    let parts = [
        ("kind", word(kind)),
        ("csl_type", csl_type.clone()),
        ("confidentiality", word(confidentiality)),
        ("code_name", code_name.clone()),
        ("role", role.clone()),
        ("contact", contact.clone()),
        ("archive_url", archive_url.clone()),
        ("archived", archived.clone()),
        ("file", file.name),
        ("file_size", size),
        ("file_sha256", file.sha256),
        ("interest", interest.clone()),
        ("withdrawn", withdrawn.clone()),
        ("withdrawn_on", withdrawn_on.clone()),
    ];
    parts.into_iter().filter(|(_, value)| !value.is_empty()).collect()
}

/// What `read`, made of `source` by another program's fields alone, says otherwise than `source` did.
pub fn lost(source: &Source, read: &Source) -> Vec<Part> {
    let pairs = [
        ("title", &source.title, &read.title),
        ("author", &source.author, &read.author),
        ("publisher", &source.publisher, &read.publisher),
        ("published", &source.published, &read.published),
        ("retrieved", &source.retrieved, &read.retrieved),
        ("url", &source.url, &read.url),
        ("notes", &source.notes, &read.notes),
    ];
    pairs
        .into_iter()
        .filter(|(_, told, read)| told != read)
        .map(|(name, told, _)| (name, told.clone()))
        .collect()
}

/// Signs that end a part or a field, or that TeX takes for its own.
const SIGNS: [char; 14] = ['%', ';', '{', '}', '\\', '"', '~', '#', '$', '&', '_', '^', '@', ','];

/// The parts in one line that no markup can break.
pub fn line(parts: &[Part]) -> String {
    let parts = parts.iter().map(|(name, value)| format!("{name}: {}", escaped(value)));
    parts.collect::<Vec<_>>().join("; ")
}

/// Puts what a line says into `source`; a line without a kind is none of ours.
pub(super) fn take_line(source: &mut Source, line: &str) {
    let parts: Vec<(&str, String)> = line
        .split(';')
        .filter_map(|part| part.trim().split_once(':'))
        .map(|(name, value)| (name, plain(value)))
        .collect();
    if parts.iter().any(|(name, _)| *name == "kind") {
        begin(source);
        for (name, value) in &parts {
            take(source, name, value);
        }
    }
}

/// Puts what the object `custom` says into `source`; one without a kind is none of ours.
pub(super) fn take_object(source: &mut Source, custom: &Value) {
    let Some(parts) = custom.as_object().filter(|parts| parts.contains_key("kind")) else { return };
    begin(source);
    for (name, value) in parts {
        take(source, name, value.as_str().unwrap_or_default());
    }
}

/// What other programs' fields cannot say is said by ours alone.
fn begin(source: &mut Source) {
    source.csl_type.clear();
    source.archive_url.clear();
}

fn take(source: &mut Source, name: &str, value: &str) {
    let value = value.to_owned();
    match name {
        "kind" => source.kind = of_word(&value).unwrap_or(source.kind),
        "confidentiality" => source.confidentiality = of_word(&value).unwrap_or(source.confidentiality),
        "csl_type" => source.csl_type = value,
        "code_name" => source.code_name = value,
        "role" => source.role = value,
        "contact" => source.contact = value,
        "archive_url" => source.archive_url = value,
        "archived" => source.archived = value,
        "file" => file(source).name = value,
        "file_size" => file(source).size = value.parse().unwrap_or_default(),
        "file_sha256" => file(source).sha256 = value,
        "interest" => source.interest = value,
        "withdrawn" => source.withdrawn = value,
        "withdrawn_on" => source.withdrawn_on = value,
        "title" => source.title = value,
        "author" => source.author = value,
        "publisher" => source.publisher = value,
        "published" => source.published = value,
        "retrieved" => source.retrieved = value,
        "url" => source.url = value,
        "notes" => source.notes = value,
        _ => {}
    }
}

fn file(source: &mut Source) -> &mut SourceFile {
    source.file.get_or_insert_default()
}

/// The name of a word in files.
fn word(value: &impl Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|value| Some(value.as_str()?.to_owned())).unwrap_or_default()
}

fn of_word<T: DeserializeOwned>(word: &str) -> Option<T> {
    serde_json::from_value(Value::String(word.to_owned())).ok()
}

/// `value` with all that RIS, BibTeX or the line itself would take for their own as `%` and two digits a byte.
fn escaped(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let (mut before, last) = (' ', value.len().saturating_sub(1));
    for (at, c) in value.char_indices() {
        let is_second = c == before && matches!(c, ' ' | '-' | '\'' | '`');
        let is_at_end = c == ' ' && (at == 0 || at == last);
        let is_blank = c.is_control() || (c.is_whitespace() && c != ' ');
        if is_second || is_at_end || is_blank || SIGNS.contains(&c) {
            for byte in c.encode_utf8(&mut [0; 4]).bytes() {
                // Writing to a string cannot fail.
                _ = write!(out, "%{byte:02X}");
            }
            before = '%';
        } else {
            out.push(c);
            before = c;
        }
    }
    out
}

/// What [`escaped`] was made of.
fn plain(value: &str) -> String {
    let mut bytes = Vec::with_capacity(value.len());
    let mut rest = value.trim_matches(' ').as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let digits = after.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
        let coded = digits.filter(|_| byte == b'%').and_then(|digits| u8::from_str_radix(digits, 16).ok());
        bytes.push(coded.unwrap_or(byte));
        rest = if coded.is_some() { after.get(2..).unwrap_or_default() } else { after };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_comes_back_from_its_line() {
        for value in [
            "purser; deck 7: \"seven\"",
            "100 % {of} it\\n",
            " two  blanks ",
            "line\nfeed\r\ttab\u{85}\u{2028}",
            "a---b ''c'' `x~y` @misc{z, é – ſ",
            "TY  - BOOK",
            "%41",
            "",
        ] {
            let written = escaped(value);
            assert_eq!(plain(&written), value);
            assert!(!written.contains("  ") && !written.contains(['{', '}', ';', '@', '\n']), "{written}");
        }
    }

    #[test]
    fn a_line_without_a_kind_is_no_line_of_ours() {
        let mut source = Source { csl_type: "book".to_owned(), ..Source::default() };
        take_line(&mut source, "role: purser; title: Other");
        assert_eq!(source, Source { csl_type: "book".to_owned(), ..Source::default() });
    }
}
