//! Whether what a time expression belongs to is told as past or as to come.
//!
//! Invariant: looks at the words of one sentence; the nearest word before the expression that tells decides.

use crate::text::{Text, TokenKind, TokenSpan};

use super::words::{Key, TenseWord, TimeWord, tense_word, time_word};

/// How an event is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tense {
    /// As past.
    Past,
    /// As to come.
    Future,
    /// Neither is said.
    Unsaid,
}

/// The tense of what happens at the time expression that begins at token `at` of `sentence`.
pub(super) fn tense_at(text: &Text<'_>, sentence: TokenSpan, at: usize) -> Tense {
    let mut after_to = false;
    for before in (sentence.start..at).rev() {
        match told_by(text, before) {
            Some(TenseWord::Infinitive) => after_to = true,
            Some(TenseWord::Future | TenseWord::Plan) => return Tense::Future,
            Some(TenseWord::Past | TenseWord::Perfect) => {
                return if after_to && is_deadline(text, at) { Tense::Future } else { Tense::Past };
            }
            Some(TenseWord::Present) if after_to => return Tense::Future,
            _ => {}
        }
    }
    for behind in at..sentence.end {
        match told_by(text, behind) {
            Some(TenseWord::Future | TenseWord::Plan) => return Tense::Future,
            Some(TenseWord::Past | TenseWord::Perfect) => return Tense::Past,
            _ => {}
        }
    }
    Tense::Unsaid
}

/// What the token says of the tense: listed words, and regular pasts by their ending.
fn told_by(text: &Text<'_>, at: usize) -> Option<TenseWord> {
    let token = text.token(at)?;
    if token.kind != TokenKind::Word {
        return None;
    }
    tense_word(token.word).or_else(|| {
        let written = token.of(text.source);
        (written.len() > 4 && written.ends_with("ed") && !token.is_capital()).then_some(TenseWord::Past)
    })
}

/// Whether "by" or "until" stands before the expression: "ordered it to leave by Friday".
fn is_deadline(text: &Text<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| text.token(before));
    matches!(
        before.and_then(|token| time_word(token.word)),
        Some(TimeWord::Key(Key::By | Key::To | Key::Before))
    )
}
