//! Where words stand: in the article, in what the claims say, in the notes on them, and in the sources.
//!
//! Letters match in any case, curly quotes match straight ones, and a line end matches a blank.
//!
//! Invariant: finds; changes nothing and keeps nothing.

use super::id::{ClaimId, SourceId};
use super::{ClaimRecord, Desk, Source};
use crate::text::Span;

/// All places where some words stand.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Found {
    /// In the article, in text order.
    pub article: Vec<Span>,
    /// Claims on the list whose words, reading or suggested wording hold them, in text order.
    pub claims: Vec<ClaimId>,
    /// Claims on the list whose note or reasons hold them, in text order.
    pub notes: Vec<ClaimId>,
    /// Sources that hold them, or of which a cited place does, in the order of their titles.
    pub sources: Vec<SourceId>,
}

impl Found {
    /// How many places there are.
    pub fn len(&self) -> usize {
        self.counts().iter().map(|(_, count)| count).sum()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many there are of each sort, in the order they are walked.
    pub const fn counts(&self) -> [(&'static str, usize); 4] {
        let Self { article, claims, notes, sources } = self;
        [
            ("article", article.len()),
            ("claims", claims.len()),
            ("notes", notes.len()),
            ("sources", sources.len()),
        ]
    }
}

impl Desk {
    /// Where `words` stand; nowhere where they are blank.
    pub fn find(&self, words: &str) -> Found {
        let needle: Vec<char> = words.chars().map(plain).collect();
        let Some(draft) = self.draft().filter(|_| !words.trim().is_empty()) else { return Found::default() };
        let ids = |holds: &dyn Fn(&ClaimRecord) -> bool| {
            self.claims().filter(|claim| holds(claim)).map(|claim| claim.id.clone()).collect()
        };
        Found {
            article: places(&draft.article.text, &needle),
            claims: ids(&|claim| self.claim_holds(claim, &needle)),
            notes: ids(&|claim| note_holds(claim, &needle)),
            sources: self.sources_with(&needle),
        }
    }

    fn claim_holds(&self, claim: &ClaimRecord, needle: &[char]) -> bool {
        let wording = claim.suggestion.as_ref().map_or("", |it| it.wording.as_str());
        holds(self.words(claim), needle) || holds(wording, needle) || holds(&claim.reading.in_words(), needle)
    }

    fn sources_with(&self, needle: &[char]) -> Vec<SourceId> {
        let mut found: Vec<&Source> =
            self.sources().filter(|source| self.source_holds(source, needle)).collect();
        found.sort_by_key(|source| source.title.to_lowercase());
        found.into_iter().map(|source| source.id.clone()).collect()
    }

    fn source_holds(&self, source: &Source, needle: &[char]) -> bool {
        let Source { title, author, role, publisher, url, archive_url, notes, .. } = source;
        let own = [title, author, role, publisher, url, archive_url, notes];
        own.into_iter().any(|written| holds(written, needle))
            || self.citations_in(&source.id).any(|citation| {
                let cited = [&citation.locator, &citation.passage, &citation.value];
                cited.into_iter().any(|written| holds(written, needle))
            })
    }
}

fn note_holds(claim: &ClaimRecord, needle: &[char]) -> bool {
    let reason = claim.suggestion.as_ref().map_or("", |it| it.reason.as_str());
    let written = [&claim.note, &claim.reason, &claim.resolution_reason];
    holds(reason, needle)
        || written.into_iter().chain(claim.flags.values()).any(|written| holds(written, needle))
}

fn holds(text: &str, needle: &[char]) -> bool {
    next_place(text, 0, needle).is_some()
}

/// The places of `needle` in `text`; none overlaps another.
fn places(text: &str, needle: &[char]) -> Vec<Span> {
    let mut places = Vec::new();
    let mut from = 0;
    while let Some(place) = next_place(text, from, needle) {
        places.push(place);
        from = place.end;
    }
    places
}

/// The first place of `needle` in `text` from byte `from` on.
fn next_place(text: &str, from: usize, needle: &[char]) -> Option<Span> {
    let (first, rest) = needle.split_first()?;
    let after = text.get(from..)?;
    let starts = after.char_indices().filter(|(_, c)| plain(*c) == *first);
    starts.map(|(at, c)| (from + at, from + at + c.len_utf8())).find_map(|(start, second)| {
        let mut letters = text.get(second..)?.char_indices();
        let mut end = second;
        for wanted in rest {
            let (at, c) = letters.next()?;
            if plain(c) != *wanted {
                return None;
            }
            end = second + at + c.len_utf8();
        }
        Some(Span::new(start, end))
    })
}

/// The letter that stands for `c` in a comparison.
fn plain(c: char) -> char {
    match c {
        c if c.is_ascii() && !c.is_ascii_whitespace() => c.to_ascii_lowercase(),
        '’' | '‘' => '\'',
        '“' | '”' | '„' => '"',
        c if c.is_whitespace() => ' ',
        c => c.to_lowercase().next().unwrap_or(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, words: &str) -> Vec<Span> {
        let needle: Vec<char> = words.chars().map(plain).collect();
        places(text, &needle)
    }

    #[test]
    fn words_are_found_in_any_case_with_any_quotes_and_over_line_ends() {
        let text = "The ferry’s crew saw the FERRY\nsink. “Éire” said nothing.";
        let at = |text: &str, words: &str| {
            found(text, words).into_iter().map(|span| span.of(text).to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(at(text, "ferry"), ["ferry", "FERRY"]);
        assert_eq!(at(text, "ferry's"), ["ferry’s"]);
        assert_eq!(at(text, "ferry sink"), ["FERRY\nsink"]);
        assert_eq!(at(text, "\"éire\""), ["“Éire”"]);
        assert_eq!(at("aaa", "aa"), ["aa"]);
        assert!(at(text, "ferryman").is_empty());
        assert!(at(text, "").is_empty());
    }
}
