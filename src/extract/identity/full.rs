//! The long form of a short name: "Roe" is the "Ana Roe" whom the article names elsewhere.
//!
//! Invariant: only the article's own words are asked; where two long names end alike, neither is taken.

use super::Identity;
use crate::extract::context::Context;
use crate::text::lexicon::ByWord;
use crate::text::{TokenSpan, Word};

/// The names of two words or more that identities bear, by their last words.
pub(super) struct Full {
    by_last_word: ByWord<Option<TokenSpan>>,
}

impl Full {
    pub(super) fn new(context: &Context<'_>, found: &[Identity]) -> Self {
        let mut by_last_word = ByWord::<Option<TokenSpan>>::default();
        for name in found.iter().map(|identity| identity.name).filter(|name| name.end > name.start + 1) {
            let Some(last) = last_word(context, name) else { continue };
            by_last_word
                .entry(last)
                .and_modify(|known| {
                    *known = known.filter(|known| is_form_of(context, *known, name));
                })
                .or_insert(Some(name));
        }
        Self { by_last_word }
    }

    /// The long form of `name`, or `name` itself.
    pub(super) fn form(&self, context: &Context<'_>, name: TokenSpan) -> TokenSpan {
        let is_small = context.text.token(name.start).is_some_and(|token| !token.is_capital());
        let is_short = name.end == name.start + 1 || is_small;
        let full = last_word(context, name).and_then(|last| self.by_last_word.get(&last).copied().flatten());
        full.filter(|_| is_short).unwrap_or(name)
    }
}

fn last_word(context: &Context<'_>, name: TokenSpan) -> Option<Word> {
    context.text.token(name.end.checked_sub(1)?).map(|token| token.word)
}

/// Whether two long names with one last word have the same first word too.
fn is_form_of(context: &Context<'_>, one: TokenSpan, other: TokenSpan) -> bool {
    let first = |name: TokenSpan| context.text.token(name.start).map(|token| token.word);
    first(one) == first(other)
}
