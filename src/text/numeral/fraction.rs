//! Parts of a whole: "½", "3/4", "two thirds", "one in five", "nine out of 10", "half a million", "two and a half".
//!
//! Invariant: reads a fraction where it stands; knows nothing of what it is a part of.

use std::sync::LazyLock;

use super::value::{sign_value, value_of};
use super::{Numeral, Numerals, Part};
use crate::text::lexicon::{ByWord, Class, entries};
use crate::text::token::{TokenKind, Word};

static FRACTION_WORDS: LazyLock<ByWord<f64>> = LazyLock::new(|| {
    let lines = entries(include_str!("../../../resources/lexicon/fraction_words.tsv"));
    lines.filter_map(|line| Some((Word::of(line.column(0)), line.column(1).parse().ok()?))).collect()
});

impl Numerals<'_> {
    pub(super) fn fraction(&self, at: usize) -> Option<f64> {
        let token = self.token(at).filter(|token| token.classes.has(Class::FractionWord))?;
        FRACTION_WORDS.get(&token.word).copied()
    }

    /// "½" behind digits, or "1/2" behind digits and a blank.
    pub(super) fn vulgar_fraction(&self, at: usize) -> Option<(f64, usize)> {
        let token = self.token(at).filter(|token| token.kind == TokenKind::Number)?;
        let sign = token.of(self.text.source);
        if let Some(part) = sign_value(sign).filter(|part| *part < 1.0) {
            return Some((part, at + 1));
        }
        self.slash_fraction(at)
    }

    /// "3/4": a part of a whole, in the denominators news uses.
    pub(super) fn slash_fraction(&self, at: usize) -> Option<(f64, usize)> {
        let is_fraction_slash = self.is(at + 1, "⁄");
        if !(is_fraction_slash || self.is(at + 1, "/")) || self.token(at + 1)?.has_space_before() {
            return None;
        }
        let above = value_of(self.token(at)?.of(self.text.source))?;
        let below = value_of(self.token(at + 2)?.of(self.text.source))?;
        const TOLD: [f64; 9] = [2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 16.0, 32.0, 64.0];
        let is_part = above < below && (is_fraction_slash || TOLD.contains(&below));
        (is_part && !self.is(at + 3, "/")).then_some((above / below, at + 3))
    }

    /// "two and a half million", "three-and-a-half".
    pub(super) fn and_a_half(&self, value: f64, scale: f64, end: usize) -> Option<Numeral> {
        let and = self.behind_hyphen(end);
        let article = self.behind_hyphen(and + 1);
        let half = self.behind_hyphen(article + 1);
        let part = self.fraction(half).filter(|_| self.is(and, "and") && self.is_article(article))?;
        if scale > 1.0 {
            return Some(Numeral { end: half + 1, value: value + part * scale, scale, is_fraction: false });
        }
        Some(self.scaled(value + part, half + 1))
    }

    /// "one and two thirds".
    pub(super) fn and_a_share(&self, value: f64, end: usize) -> Option<Numeral> {
        let count = self.part(end + 1).filter(|_| self.is(end, "and")).map(|(count, _)| count)?;
        let part =
            self.fraction(self.behind_hyphen(end + 2)).filter(|part| count * part < 1.0 && count > 0.0)?;
        let end = self.behind_hyphen(end + 2) + 1;
        Some(Numeral { end, value: value + count * part, scale: 1.0, is_fraction: false })
    }

    /// "half a million", "half a dozen", "a quarter of a million".
    pub(super) fn half_of_scale(&self, at: usize) -> Option<Numeral> {
        let start = if self.is_article(at) { at + 1 } else { at };
        let part = self.fraction(start)?;
        let article = if self.is(start + 1, "of") { start + 2 } else { start + 1 };
        // "half million" needs no article.
        let place = if self.is_article(article) {
            article + 1
        } else {
            Some(start + 1).filter(|_| self.is(start, "half") || start > at)?
        };
        let scale = self.scale(place)?;
        Some(Numeral { end: place + 1, value: part * scale, scale, is_fraction: false })
    }

    /// "a third of", "two thirds", "one-quarter", "one in five", "nine out of 10".
    pub(super) fn share(&self, at: usize) -> Option<Numeral> {
        if let Some(share) = self.one_in(at) {
            return Some(share);
        }
        let fraction = |end, value| Numeral { end, value, scale: 1.0, is_fraction: value < 1.0 };
        if let Some((count, Part::Unit)) = self.part(at) {
            let spaced = self.is(at + 1, "-") && self.fraction(at + 2).is_some();
            let place = if spaced { at + 2 } else { self.behind_hyphen(at + 1) };
            let part = self.fraction(place).filter(|_| count > 0.0)?;
            let is_whole = place > at + 1 || count > 1.0 || self.is(place + 1, "of");
            return is_whole.then(|| fraction(place + 1, count * part));
        }
        let start = if self.is_article(at) { at + 1 } else { at };
        let part = self.fraction(start)?;
        let is_half = self.is(start, "half") && start == at;
        let of = self.is(start + 1, "of") && !(self.is(start + 2, "the") && self.is(start + 3, "time"));
        let of_all = is_half
            && ["the", "its", "their", "his", "her", "our", "a", "an"]
                .iter()
                .any(|word| self.is(start + 1, word));
        ((of && (start > at || is_half)) || of_all).then(|| fraction(start + 1, part))
    }

    /// "one in five", "one in every 10", "nine out of 10".
    pub(super) fn one_in(&self, at: usize) -> Option<Numeral> {
        let small = |at: usize| {
            let token = self.token(at)?;
            match token.kind {
                TokenKind::Number => value_of(token.of(self.text.source)),
                _ => self
                    .part(at)
                    .filter(|(_, part)| !matches!(part, Part::Suffix | Part::MoneySuffix))
                    .map(|(v, _)| v),
            }
        };
        let above = small(at)?;
        let mut place = at + 1;
        if self.is(place, "out") && self.is(place + 1, "of") {
            place += 2;
        } else if self.is(place, "in") && above < 10.0 {
            place += 1;
        } else {
            return None;
        }
        if self.is(place, "every") {
            place += 1;
        }
        let below = small(place).filter(|&below| below > above && below <= 100_000.0)?;
        let is_ratio =
            self.is(place - 1, "of") || self.is(place - 1, "every") || (above < 4.0 && below <= 100.0);
        let scale = self.scale(place + 1);
        (is_ratio && scale.is_none()).then_some(Numeral {
            end: place + 1,
            value: above / below,
            scale: 1.0,
            is_fraction: true,
        })
    }
}
