//! Which sources are withheld from a report, and what stands in their place.
//!
//! A redacted report withholds every source that is not open; any report withholds those never to be printed.
//!
//! Invariant: errs on the side of silence; what a source was ever called stays withheld with it.

use std::collections::BTreeMap;

use super::numbers::Numbers;
use super::redact::Redactor;
use super::references::is_known_type;
use crate::desk::{Citation, Confidentiality, Desk, Source, SourceId};

/// `text` as it may leave the desk where confidential sources are covered: what ever gave one away stands as its code.
pub fn masked(desk: &Desk, text: &str) -> String {
    Withheld::of(desk, &Numbers::of(desk), true).clean(text)
}

/// `text` with `cover` wherever it uses words of a source of `desk` that is confidential now: for a screen that others
/// see, many times a second.
pub fn covered(desk: &Desk, text: &str, cover: &str) -> String {
    let mut withheld = Withheld::default();
    for source in desk.sources().filter(|source| source.confidentiality.is_confidential()) {
        withheld.codes.insert(source.id.clone(), cover.to_owned());
        withheld.hide_source(source);
        desk.citations_in(&source.id).for_each(|citation| withheld.hide_citation(citation));
    }
    withheld.clean(text)
}

/// The withheld sources with their codes, and the words that betray them.
#[derive(Debug, Default)]
pub(super) struct Withheld {
    codes: BTreeMap<SourceId, String>,
    redactor: Redactor,
}

impl Withheld {
    /// What must be withheld from a report on `desk`.
    pub(super) fn of(desk: &Desk, numbers: &Numbers, redacted: bool) -> Self {
        let mut withheld = Self::default();
        for id in numbers.sources() {
            let last = numbers.source_versions.iter().rev().find(|version| version.id == *id);
            let confidentiality = desk.source(id).or(last).map(|source| source.confidentiality);
            let hides = confidentiality
                .is_some_and(|it| it == Confidentiality::NeverPrint || (redacted && it.is_confidential()));
            if hides {
                let code = format!("Source {}", letters(withheld.codes.len()));
                withheld.codes.insert(id.clone(), code);
            }
        }
        for source in &numbers.source_versions {
            withheld.hide_source(source);
        }
        for citation in &numbers.citation_versions {
            withheld.hide_citation(citation);
        }
        withheld
    }

    fn hide_source(&mut self, source: &Source) {
        let Some(code) = self.codes.get(&source.id).cloned() else { return };
        let redactor = &mut self.redactor;
        for name in [&source.title, &source.author, &source.publisher] {
            redactor.hide_name(&code, name);
        }
        let Source { role, notes, interest, withdrawn, withdrawn_on, published, retrieved, .. } = source;
        for text in [role, notes, interest, withdrawn, withdrawn_on, published, retrieved, &source.archived] {
            redactor.hide_text(&code, text);
        }
        redactor.hide_name(&code, &source.code_name);
        if !is_known_type(&source.csl_type) {
            redactor.hide_text(&code, &source.csl_type);
        }
        if let Some(file) = &source.file {
            redactor.hide_name(&code, &file.name);
            redactor.hide_text(&code, &file.sha256);
        }
        redactor.hide_contact(&code, &source.contact);
        redactor.hide_address(&code, &source.url);
        redactor.hide_address(&code, &source.archive_url);
    }

    fn hide_citation(&mut self, citation: &Citation) {
        let Some(code) = self.codes.get(&citation.source).cloned() else { return };
        for text in [&citation.locator, &citation.passage, &citation.value] {
            self.redactor.hide_text(&code, text);
        }
        self.redactor.hide_address(&code, &citation.snapshot);
    }

    /// The code of a withheld source.
    pub(super) fn code(&self, source: &SourceId) -> Option<&str> {
        self.codes.get(source).map(String::as_str)
    }

    /// How many sources are withheld.
    pub(super) fn len(&self) -> usize {
        self.codes.len()
    }

    /// Whether none is.
    pub(super) fn is_empty(&self) -> bool {
        self.codes.is_empty()
    }

    /// `text` without the words of withheld sources.
    pub(super) fn clean(&self, text: &str) -> String {
        self.redactor.clean(text)
    }
}

/// `A` to `Z`, then `AA`, `AB` and on.
fn letters(n: usize) -> String {
    let last = char::from(b'A' + (n % 26) as u8);
    if n < 26 { last.to_string() } else { format!("{}{last}", letters(n / 26 - 1)) }
}

#[cfg(test)]
mod tests {
    use super::letters;

    #[test]
    fn codes_go_on_behind_z() {
        assert_eq!([0, 25, 26, 27, 702].map(letters), ["A", "Z", "AA", "AB", "AAA"]);
    }
}
