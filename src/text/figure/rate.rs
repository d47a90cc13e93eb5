//! What a price or measure is told for: "a share", "per barrel", "/cm", "per thousand cubic feet", "-a-share".
//!
//! Invariant: a rate stands directly behind its figure; "$7 billion a year ago" has none.

use super::Reader;
use crate::text::TokenSpan;
use crate::text::lexicon::Class;
use crate::text::unit::measure_at;

/// Words behind "a year" that make a time of it.
const AGO: [&str; 5] = ["ago", "earlier", "later", "before", "after"];

impl Reader<'_> {
    /// What the figure that ends at `end` is told for: the words with their "per" or "a".
    pub(super) fn rate(&self, end: usize) -> Option<TokenSpan> {
        let is_joined = |at| self.token(at).is_some_and(|token| !token.has_space_before());
        let hyphen = usize::from(self.is(end, "-") && is_joined(end) && is_joined(end + 1));
        let link = end + hyphen;
        let base = link + 1 + hyphen;
        let is_slash = self.is(link, "/") && is_joined(link) && is_joined(base);
        let is_article = ["a", "an", "each", "every"].iter().any(|word| self.is(link, word));
        let is_known = |at| {
            self.token(at)
                .is_some_and(|token| token.classes.has(Class::RateBase) || token.classes.has(Class::Period))
        };
        if !(is_slash || self.is(link, "per") || (is_article && is_known(base))) {
            return None;
        }
        let stop = self.base_end(base)?;
        let is_time = AGO.iter().any(|word| self.is(stop, word));
        (!is_time).then_some(TokenSpan::new(link, stop))
    }

    /// Where the name of what a rate is told for ends: "share", "square foot", "thousand cubic feet", "100,000 people".
    fn base_end(&self, at: usize) -> Option<usize> {
        let numeral = self.numerals.at(at, false);
        let name = numeral.map_or(at, |numeral| numeral.end);
        if let Some((len, _)) = measure_at(self.text, name, self.within) {
            return Some(name + len);
        }
        self.token(name).filter(|token| token.is_word()).map(|_| name + 1)
    }
}
