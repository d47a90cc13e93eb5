//! One claim made two, and two made one.
//!
//! Invariant: each is one entry of the journal, so one step to undo; no mark, note or source is lost.

use super::Session;
use super::spans::{reading_of, trimmed};
use crate::desk::{ClaimId, ClaimRecord, Draft, Edit, Link};
use crate::text::Span;
use crate::ui::actions::Outbox;
use crate::ui::commands::CommandId;

impl Session {
    /// The two halves that the selected words cut the selected claim into: before their start, or else before their end.
    pub fn halves(&self) -> Option<(Span, Span)> {
        let (words, claim, draft) = (self.view.words?, self.claim()?, self.desk.draft()?);
        let at = if words.start > claim.span.start { words.start } else { words.end };
        let half = |start, end| half(&draft.article.text, Span::new(start, end));
        let is_inside = claim.span.start < at && at < claim.span.end;
        let halves = is_inside.then(|| (half(claim.span.start, at), half(at, claim.span.end)))?;
        (!halves.0.is_empty() && !halves.1.is_empty()).then_some(halves)
    }

    /// Cuts the claim in two: the first half keeps all that hangs on it, the second starts unchecked.
    pub fn split(&mut self) {
        let (Some((first, second)), Some(claim), Some(draft)) =
            (self.halves(), self.claim(), self.desk.draft())
        else {
            return;
        };
        let new = ClaimId(Outbox::fresh_id());
        let reading = reading_of(draft, second, Some(claim));
        let edits = vec![
            Edit::MoveSpan { claim: claim.id.clone(), span: draft.chars(first) },
            Edit::AddClaim {
                claim: new.clone(),
                draft: draft.id.clone(),
                span: draft.chars(second),
                reading,
            },
        ];
        if self.record(Edit::Group { edits }) {
            self.select(Some(new));
            self.notices.say_with("Split: the second half is unchecked", CommandId::Undo);
        }
    }

    /// The claim after the selected one, where both stand in one paragraph.
    pub fn mate(&self) -> Option<&ClaimRecord> {
        let (claim, draft) = (self.claim()?, self.desk.draft()?);
        let mate = self.desk.claims().skip_while(|other| other.id != claim.id).nth(1)?;
        (paragraph(draft, claim) == paragraph(draft, mate)).then_some(&**mate)
    }

    /// Makes one claim of the selected one and the next: it keeps its status and gets the sources, flags and note of the
    /// other, which goes into the tray.
    pub fn merge(&mut self) {
        let (Some(claim), Some(mate), Some(draft)) = (self.claim(), self.mate(), self.desk.draft()) else {
            return;
        };
        let span = claim.span.cover(mate.span);
        let mut edits = vec![Edit::MoveSpan { claim: claim.id.clone(), span: draft.chars(span) }];
        edits.extend(self.links_to_take(claim, mate).map(|link| Edit::PutLink { link }));
        let flags = mate.flags.iter().filter(|(flag, _)| !claim.flags.contains_key(flag));
        edits.extend(flags.map(|(&flag, detail)| Edit::SetFlag {
            claim: claim.id.clone(),
            flag,
            on: true,
            detail: detail.clone(),
        }));
        let text = joined_note(claim, mate, self.desk.words(mate));
        if text != claim.note {
            edits.push(Edit::WriteNote { claim: claim.id.clone(), text });
        }
        let reason = format!("Merged into “{}”", draft.words(span));
        edits.push(Edit::SetAside { claim: mate.id.clone(), reason });
        let told = format!("Merged with “{}”, which lies in the tray", self.desk.words(mate));
        if self.record(Edit::Group { edits }) {
            self.notices.say_with(told, CommandId::Undo);
        }
    }

    fn links_to_take<'a>(
        &'a self,
        claim: &'a ClaimRecord,
        mate: &'a ClaimRecord,
    ) -> impl Iterator<Item = Link> {
        let known =
            |link: &Link| self.desk.links_of(&claim.id).any(|linked| linked.link.citation == link.citation);
        let links = self.desk.links_of(&mate.id).map(|linked| linked.link);
        links.filter(move |link| !known(link)).map(|link| Link { claim: claim.id.clone(), ..link.clone() })
    }
}

/// Both notes, and what the other claim's status was where it differs.
fn joined_note(claim: &ClaimRecord, mate: &ClaimRecord, words: &str) -> String {
    let was = (claim.status != mate.status)
        .then(|| format!("“{words}” was marked “{}” before both were merged.", mate.status.name()));
    let notes = [claim.note.clone(), mate.note.clone(), was.unwrap_or_default()];
    notes.into_iter().filter(|note| !note.is_empty()).collect::<Vec<_>>().join("\n")
}

/// The number of the paragraph that the claim starts in.
fn paragraph(draft: &Draft, claim: &ClaimRecord) -> usize {
    draft.article.paragraphs.partition_point(|paragraph| paragraph.span.end <= claim.span.start)
}

/// `span` without blanks and commas at its ends.
fn half(text: &str, span: Span) -> Span {
    let is_between = |c: char| c.is_whitespace() || matches!(c, ',' | ';');
    let words = span.of(text);
    let start = span.start + (words.len() - words.trim_start_matches(is_between).len());
    trimmed(text, Span::new(start, span.start + words.trim_end_matches(is_between).len()))
}
