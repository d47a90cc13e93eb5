//! Edits in a checker's words: `set “more than 340…” to Wrong`.
//!
//! Invariant: words only, no state of its own.

use super::Desk;
use super::edit::Edit;
use super::id::{CitationId, ClaimId, DraftId, SourceId};
use super::mark::{Resolution, Status};

/// Longest quotation, in characters, inside a description; from the width of a menu.
const QUOTED_CHARS: usize = 32;

impl Desk {
    /// What `edit` does, in words that go after "Undo" or stand in a log.
    pub fn describe(&self, edit: &Edit) -> String {
        match edit {
            Edit::AddDraft { draft } => format!("take in {}", draft.name),
            Edit::Carry { draft, .. } => format!("bring the marks over to {}", draft.name),
            Edit::Place { claim, .. } => self.about(claim, |it| format!("find the place of {it}")),
            Edit::SetStatus { claim, status, .. } => self.about(claim, |it| set_status(it, *status)),
            Edit::SetFlag { claim, flag, on: true, .. } => {
                self.about(claim, |it| format!("flag {it}: {}", flag.name()))
            }
            Edit::SetFlag { claim, flag, on: false, .. } => {
                self.about(claim, |it| format!("take the flag {} off {it}", flag.name()))
            }
            Edit::SetAsOf { claim, as_of: Some(day) } => {
                self.about(claim, |it| format!("date {it} as of {day}"))
            }
            Edit::SetAsOf { claim, as_of: None } => self.about(claim, |it| format!("take the day off {it}")),
            Edit::WriteNote { claim, text } if text.is_empty() => {
                self.about(claim, |it| format!("clear the note on {it}"))
            }
            Edit::WriteNote { claim, .. } => self.about(claim, |it| format!("write a note on {it}")),
            Edit::Suggest { claim, wording, .. } if wording.is_empty() => {
                self.about(claim, |it| format!("take back the wording for {it}"))
            }
            Edit::Suggest { claim, wording, .. } => {
                self.about(claim, |it| format!("suggest {} for {it}", quoted(wording)))
            }
            Edit::Resolve { claim, resolution, .. } => self.about(claim, |it| resolve(it, *resolution)),
            Edit::CorrectReading { claim, .. } => {
                self.about(claim, |it| format!("correct the reading of {it}"))
            }
            Edit::AddClaim { claim, .. } => self.about(claim, |it| format!("add {it}")),
            Edit::MoveSpan { claim, .. } => self.about(claim, |it| format!("move the borders of {it}")),
            Edit::SetAside { claim, .. } => self.about(claim, |it| format!("set {it} aside")),
            Edit::BringBack { claim } => self.about(claim, |it| format!("bring {it} back")),
            Edit::PassSentence { draft, sentence, on } => self.pass_words(draft, *sentence, *on),
            Edit::PutSource { source } => format!("write down the source {}", quoted(&source.title)),
            Edit::DropSource { source } => format!("take out the source {}", self.source_words(source)),
            Edit::PutCitation { citation } => format!("cite {}", self.source_words(&citation.source)),
            Edit::DropCitation { citation } => format!("take out {}", self.citation_words(citation)),
            Edit::PutLink { link } => {
                let citation = self.citation_words(&link.citation);
                self.about(&link.claim, |it| format!("link {it} to {citation}"))
            }
            Edit::DropLink { claim, citation } => {
                let citation = self.citation_words(citation);
                self.about(claim, |it| format!("cut the link of {it} to {citation}"))
            }
            Edit::DescribePiece { .. } => "describe the piece".to_owned(),
            Edit::Redate { published, .. } => format!("date the article {published}"),
            Edit::SignOff { office, unchecked, .. } if unchecked.is_empty() => {
                format!("sign off as {}", office.name())
            }
            Edit::SignOff { office, .. } => format!("sign off in part as {}", office.name()),
            Edit::Reopen { office, .. } => format!("reopen the sign-off of {}", office.name()),
            Edit::SetFindingAside { .. }
            | Edit::TakeFindingBack { .. }
            | Edit::ConfirmName { .. }
            | Edit::UnconfirmName { .. } => self.noticing_words(edit),
            Edit::Group { edits } => self.group_words(edits),
            Edit::Undo { entry } => self.undo_words(entry),
        }
    }

    fn about(&self, claim: &ClaimId, say: impl FnOnce(&str) -> String) -> String {
        let words = self.claim(claim).map(|claim| quoted(self.words(claim)));
        say(words.as_deref().unwrap_or("a claim no longer here"))
    }

    /// What is done to what the machine noticed and to the names it found.
    fn noticing_words(&self, edit: &Edit) -> String {
        match edit {
            Edit::SetFindingAside { about, .. } => format!("set aside what was noticed on {}", quoted(about)),
            Edit::TakeFindingBack { finding } => {
                let about = self.finding_aside(finding).map(|aside| quoted(&aside.about));
                format!("look again at {}", about.as_deref().unwrap_or("a finding"))
            }
            Edit::ConfirmName { name, .. } => format!("confirm the spelling of {}", quoted(name)),
            Edit::UnconfirmName { name } => format!("take back the spelling of {}", quoted(name)),
            _ => String::new(), // `describe` sends no other edit here.
        }
    }

    fn pass_words(&self, draft: &DraftId, sentence: usize, on: bool) -> String {
        let draft = self.drafts().find(|known| known.id == *draft);
        let span = draft.and_then(|draft| draft.sentences.get(sentence)).map(|sentence| sentence.span);
        let words = quoted(draft.zip(span).map_or("", |(draft, span)| draft.words(span)));
        if on { format!("pass {words}") } else { format!("take back the pass of {words}") }
    }

    fn source_words(&self, source: &SourceId) -> String {
        self.source(source)
            .map_or_else(|| "a source no longer here".to_owned(), |source| quoted(&source.title))
    }

    fn citation_words(&self, citation: &CitationId) -> String {
        let Some(citation) = self.citation(citation) else { return "a citation no longer here".to_owned() };
        let source = self.source_words(&citation.source);
        if citation.locator.is_empty() {
            source
        } else {
            format!("{source}, {}", one_line(&citation.locator))
        }
    }

    /// A group speaks with its last edit: the one the gesture was made for; what stands before only prepares it.
    fn group_words(&self, edits: &[Edit]) -> String {
        let Some((last, others)) = edits.split_last() else { return "do nothing".to_owned() };
        // What is written down just before another is taken out has taken in all that hung on it.
        if let (Edit::DropSource { .. }, Some(Edit::PutSource { source })) = (last, others.last()) {
            return format!("merge a source into {}", quoted(&source.title));
        }
        let same = |edit: &&Edit| std::mem::discriminant(*edit) == std::mem::discriminant(last);
        let more = others.iter().filter(same).count();
        let words = self.describe(last);
        if more == 0 { words } else { format!("{words} and {more} more") }
    }

    fn undo_words(&self, entry: &super::EntryId) -> String {
        let mut edit = self.index_of(entry).and_then(|at| self.entries().get(at)).map(|entry| &entry.edit);
        let mut back = true;
        // An undo of an undo does it again, and so on down to the edit itself: always an earlier entry.
        while let Some(Edit::Undo { entry }) = edit {
            back = !back;
            edit = self.index_of(entry).and_then(|at| self.entries().get(at)).map(|entry| &entry.edit);
        }
        let words = edit.map_or_else(|| "an entry no longer here".to_owned(), |edit| self.describe(edit));
        if back { format!("take back: {words}") } else { format!("do again: {words}") }
    }
}

fn set_status(it: &str, status: Status) -> String {
    format!("set {it} to {}", status.name())
}

fn resolve(it: &str, resolution: Resolution) -> String {
    match resolution {
        Resolution::Open => format!("take back the decision on {it}"),
        Resolution::Accepted => format!("accept the wording for {it}"),
        Resolution::Stet => format!("let {it} stand"),
        Resolution::Cut => format!("cut {it}"),
    }
}

/// `text` in quotation marks of its own, on one line, shortened.
pub fn quoted(text: &str) -> String {
    let line = one_line(text);
    let line = line.trim_matches(['"', '“', '”']);
    match line.char_indices().nth(QUOTED_CHARS) {
        None => format!("“{line}”"),
        Some((end, _)) => {
            let shown = line.get(..end).unwrap_or_default();
            let whole = shown.rsplit_once(' ').map_or(shown, |(words, _)| words);
            format!("“{whole}…”")
        }
    }
}

/// `text` with every run of blanks as one space.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
