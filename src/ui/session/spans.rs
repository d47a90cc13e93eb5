//! Claims made and moved by hand: words marked, borders shifted word by word.
//!
//! Invariant: borders always fall on words and inside the draft.

use unicode_segmentation::UnicodeSegmentation as _;

use super::Session;
use crate::desk::{ClaimId, ClaimRecord, Draft, Edit};
use crate::extract::{Reading, guess};
use crate::text::Span;
use crate::ui::actions::Outbox;

/// How far a neighbouring word is looked for, in bytes.
const REACH_BYTES: usize = 400;

impl Session {
    /// Makes the selected words a claim and selects it.
    pub fn mark_words(&mut self) {
        let (Some(words), Some(draft)) = (self.view.words, self.desk.draft()) else { return };
        let span = trimmed(&draft.article.text, words);
        if span.is_empty() {
            self.notices.say("Only blanks are selected: select words");
            return;
        }
        let claim = ClaimId(Outbox::fresh_id());
        let edit = Edit::AddClaim {
            claim: claim.clone(),
            draft: draft.id.clone(),
            span: draft.chars(span),
            reading: reading_of(draft, span, None),
        };
        if self.record(edit) {
            self.select(Some(claim));
        }
    }

    /// Moves the start of the selected claim to the start of the word before (`grow`) or after.
    pub fn move_start(&mut self, grow: bool) {
        let (Some(claim), Some(draft)) = (self.claim(), self.desk.draft()) else { return };
        let text = &draft.article.text;
        let start =
            if grow { previous_word_start(text, claim.span) } else { second_word_start(text, claim.span) };
        let Some(start) = start else {
            self.notices.say(if grow { "The text starts here" } else { "One word is the least" });
            return;
        };
        let span = Span::new(start, claim.span.end);
        let edit = Edit::MoveSpan { claim: claim.id.clone(), span: draft.chars(span) };
        self.record(edit);
    }

    /// Moves the end of the selected claim to the end of the word before (`grow` false) or after.
    pub fn move_end(&mut self, grow: bool) {
        let (Some(claim), Some(draft)) = (self.claim(), self.desk.draft()) else { return };
        let text = &draft.article.text;
        let end = if grow { next_word_end(text, claim.span) } else { last_word_start(text, claim.span) };
        let Some(end) = end else {
            self.notices.say(if grow { "The text ends here" } else { "One word is the least" });
            return;
        };
        let span = trimmed(text, Span::new(claim.span.start, end));
        let edit = Edit::MoveSpan { claim: claim.id.clone(), span: draft.chars(span) };
        self.record(edit);
    }

    /// The sentence that commands about sentences mean: that of the selected words, or of the selected claim.
    pub fn sentence(&self) -> Option<usize> {
        let draft = self.desk.draft()?;
        match (self.view.words, self.claim()) {
            (Some(words), _) => Some(draft.sentence_at(words.start)),
            (None, claim) => Some(claim?.sentence),
        }
    }

    /// Passes the sentence, or takes that back.
    pub fn pass_sentence(&mut self) {
        let (Some(sentence), Some(draft)) = (self.sentence(), self.desk.draft()) else { return };
        let on = !self.desk.passed_sentences(draft.number).any(|(number, _)| number == sentence);
        let edit = Edit::PassSentence { draft: draft.id.clone(), sentence, on };
        if self.record(edit) {
            let n = sentence + 1;
            let told = if on { "nothing to check" } else { "to be checked again" };
            self.notices.say(format!("Sentence {n}: {told}"));
        }
    }
}

/// What the words at `span` say, as far as the machine can tell; rather something of the kind of the claim `like`.
pub(super) fn reading_of(draft: &Draft, span: Span, like: Option<&ClaimRecord>) -> Reading {
    let sentence = draft.sentences.get(draft.sentence_at(span.start));
    let sentence = sentence.map_or(span, |sentence| sentence.span);
    let guessed = guess(&draft.article, sentence, span, like.map(ClaimRecord::kind));
    match (guessed, like.map(|claim| &claim.reading)) {
        // Words of somebody stay somebody's, however they are cut.
        (Reading::Statement {}, Some(said @ (Reading::Quote(_) | Reading::Attribution(_)))) => said.clone(),
        (Reading::Statement {}, Some(Reading::Comparison {})) => Reading::Comparison {},
        (guessed, _) => guessed,
    }
}

/// `span` without outer blanks.
pub(super) fn trimmed(text: &str, span: Span) -> Span {
    let words = span.of(text);
    let start = span.start + (words.len() - words.trim_start().len());
    Span::new(start, start + words.trim().len())
}

/// The end of the first word after `span`.
fn next_word_end(text: &str, span: Span) -> Option<usize> {
    let reach = text.floor_char_boundary(span.end + REACH_BYTES);
    let after = text.get(span.end..reach)?;
    let (at, word) = after.unicode_word_indices().next()?;
    Some(span.end + at + word.len())
}

/// Where the last word of `span` starts; none if it has only one.
fn last_word_start(text: &str, span: Span) -> Option<usize> {
    let mut words = span.of(text).unicode_word_indices();
    let (last, _) = words.next_back()?;
    words.next().map(|_| span.start + last)
}

/// The start of the last word before `span`.
fn previous_word_start(text: &str, span: Span) -> Option<usize> {
    let reach = text.ceil_char_boundary(span.start.saturating_sub(REACH_BYTES));
    let before = text.get(reach..span.start)?;
    before.unicode_word_indices().next_back().map(|(at, _)| reach + at)
}

/// Where the second word of `span` starts; none if it has only one.
fn second_word_start(text: &str, span: Span) -> Option<usize> {
    span.of(text).unicode_word_indices().nth(1).map(|(at, _)| span.start + at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn borders_fall_on_words() {
        let text = "It hit “about 1,200 people”, she said.";
        let at = |words: &str| {
            let start = text.find(words).unwrap();
            Span::new(start, start + words.len())
        };
        let grown =
            |words| next_word_end(text, at(words)).map(|end| Span::new(at(words).start, end).of(text));
        let shrunk = |words| {
            last_word_start(text, at(words))
                .map(|end| trimmed(text, Span::new(at(words).start, end)).of(text))
        };
        assert_eq!(grown("about"), Some("about 1,200"));
        assert_eq!(grown("1,200 people"), Some("1,200 people”, she"));
        assert_eq!(grown("said"), None);
        assert_eq!(shrunk("about 1,200 people"), Some("about 1,200"));
        assert_eq!(shrunk("people”, she"), Some("people”,"));
        assert_eq!(shrunk("about"), None);
        assert_eq!(trimmed(text, Span::new(2, 7)).of(text), "hit");
        let from = |start: Option<usize>, words| start.map(|start| Span::new(start, at(words).end).of(text));
        assert_eq!(
            from(previous_word_start(text, at("1,200 people")), "1,200 people"),
            Some("about 1,200 people")
        );
        assert_eq!(from(previous_word_start(text, at("It")), "It"), None);
        assert_eq!(from(second_word_start(text, at("about 1,200")), "about 1,200"), Some("1,200"));
        assert_eq!(from(second_word_start(text, at("about")), "about"), None);
    }
}
