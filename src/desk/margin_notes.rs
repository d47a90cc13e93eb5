//! Notes in the margin of the article's file, offered as sources on the claims they stand on.
//!
//! A note is its writer's word until the checker has seen what it names: it is added as a tertiary source, which counts
//! for nothing by the house rule.
//!
//! Invariant: a note that was added is known by the id of its citation, through undo and the merging of sources.

use uuid::Uuid;

use super::claim::ClaimRecord;
use super::draft::FAMILY;
use super::edit::Edit;
use super::id::{CitationId, SourceId};
use super::reference::{is_same, read_line};
use super::source::{Citation, Directness, Link, Method, Relation, Source};
use super::{Desk, Draft};
use crate::article::Annotation;
use crate::text::Span;

/// The most letters of a note that become the title of its source; all of it stands in the source's notes.
const MOST_TITLE: usize = 90;

impl Desk {
    /// The notes that stand on `claim` and are not among its sources, in the order of the text.
    pub fn notes_offered<'a>(&'a self, claim: &'a ClaimRecord) -> impl Iterator<Item = &'a Annotation> {
        let draft = self.draft_numbered(claim.draft);
        let notes =
            draft.into_iter().flat_map(|draft| draft.article.annotations.iter().map(move |it| (draft, it)));
        notes
            .filter(|(draft, note)| self.stands_on(draft, note, claim))
            .filter(|(draft, note)| {
                let known = self.ids(draft, note);
                !self.links_of(&claim.id).any(|linked| known.contains(&linked.citation.id.0))
            })
            .map(|(_, note)| note)
    }

    /// The edit that adds `note` to the sources of `claim`.
    pub fn adding_note(&self, claim: &ClaimRecord, note: &Annotation) -> Option<Edit> {
        let ids = self.ids(self.draft_numbered(claim.draft)?, note);
        let known = ids.iter().find(|id| self.citation(&CitationId::from(id.as_str())).is_some());
        let id = known.or_else(|| ids.first())?.clone();
        let citation = CitationId(id.clone());
        let mut edits = Vec::new();
        if self.citation(&citation).is_none() {
            let new = Source { id: SourceId(id), ..source(note) };
            let has_address = !new.url.is_empty();
            let known =
                self.sources().find(|known| known.id == new.id || (has_address && is_same(known, &new)));
            let source = known.map_or_else(|| new.id.clone(), |known| known.id.clone());
            if known.is_none() {
                edits.push(Edit::PutSource { source: Box::new(new) });
            }
            let citation = Citation { id: citation.clone(), source, ..Citation::default() };
            edits.push(Edit::PutCitation { citation });
        }
        let link = Link {
            claim: claim.id.clone(),
            citation,
            relation: Relation::Supports,
            directness: Directness::Tertiary,
            method: Method::Read,
            withdrawn_seen: false,
        };
        edits.push(Edit::PutLink { link });
        Some(Edit::Group { edits })
    }

    /// The ids of what `note` becomes, here and in the earlier drafts that have it.
    fn ids(&self, draft: &Draft, note: &Annotation) -> Vec<String> {
        let is_same = |other: &&Annotation| other.author == note.author && other.text == note.text;
        let earlier = self.drafts().filter(|known| known.number < draft.number);
        let earlier = earlier.flat_map(|known| {
            known.article.annotations.iter().filter(is_same).map(move |other| id(known, other))
        });
        [id(draft, note)].into_iter().chain(earlier).collect()
    }

    /// Whether the note stands on words of the claim; one that stands on no claim is about all of its sentence.
    fn stands_on(&self, draft: &Draft, note: &Annotation, claim: &ClaimRecord) -> bool {
        if touches(note.span, claim.span) {
            return true;
        }
        draft.sentence_at(note.span.start) == claim.sentence
            && !self.claims_of(claim.draft).any(|other| touches(note.span, other.span))
    }
}

fn touches(note: Span, claim: Span) -> bool {
    note.overlaps(claim) || (note.is_empty() && claim.start <= note.start && note.start <= claim.end)
}

/// The id of what `note` becomes: the same in every copy of the project.
fn id(draft: &Draft, note: &Annotation) -> String {
    let Annotation { span, author, text, .. } = note;
    let draft = Uuid::new_v5(&FAMILY, draft.sha256.as_bytes());
    Uuid::new_v5(&draft, format!("note {} {} {author} {text}", span.start, span.end).as_bytes()).to_string()
}

/// The source that a note names by an address, else the note itself.
fn source(note: &Annotation) -> Source {
    let words = note.text.split_whitespace().collect::<Vec<_>>().join(" ");
    let notes = format!("{}: {}", note.signature(), note.text.trim());
    let named = read_line(&words);
    if named.url.is_empty() {
        let published = note.date.map(|date| date.to_string()).unwrap_or_default();
        return Source {
            title: clipped(&words),
            author: note.author.clone(),
            published,
            notes,
            ..Source::default()
        };
    }
    Source { title: clipped(&named.title), notes, ..named }
}

fn clipped(words: &str) -> String {
    if words.chars().count() <= MOST_TITLE {
        return words.to_owned();
    }
    let head: String = words.chars().take(MOST_TITLE).collect();
    let whole = head.rsplit_once(' ').map_or(head.as_str(), |(whole, _)| whole);
    format!("{whole}…")
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn note(text: &str) -> Annotation {
        let (author, date) = ("Ines Keller".to_owned(), Some(date(2024, 8, 15)));
        Annotation { span: Span::new(3, 8), author, date, text: text.to_owned() }
    }

    #[test]
    fn a_note_names_its_source_or_is_one() {
        let plain = source(&note("Harbour log,\n p. 3"));
        assert_eq!(plain.title, "Harbour log, p. 3");
        assert_eq!((plain.author.as_str(), plain.published.as_str()), ("Ines Keller", "2024-08-15"));
        assert_eq!(plain.notes, "The writer’s note (Ines Keller, 2024-08-15): Harbour log,\n p. 3");
        let named = source(&note("Crew list: https://port.example/crew-list"));
        assert_eq!((named.url.as_str(), named.author.as_str()), ("https://port.example/crew-list", ""));
        assert!(named.notes.starts_with("The writer’s note (Ines Keller"));
        assert_eq!(source(&note(&"long ".repeat(40))).title.chars().last(), Some('…'));
    }

    #[test]
    fn a_note_between_letters_touches_the_claim_it_stands_in() {
        let claim = Span::new(10, 20);
        for (start, end, is_on) in
            [(0, 10, false), (5, 11, true), (15, 15, true), (20, 20, true), (21, 21, false)]
        {
            assert_eq!(touches(Span::new(start, end), claim), is_on, "{start}..{end}");
        }
    }
}
