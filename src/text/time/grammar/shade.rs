//! Words before a time expression that shade it: "early", "the end of", "more than", "as late as".
//!
//! Invariant: reads only what stands before the core.

use crate::text::time::TimeMod;

use super::super::expr::{Fields, What, When};
use super::super::words::Key;
use super::Grammar;

/// Shading words read before a core.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Shaded {
    /// Where the core begins.
    pub(super) end: usize,
    /// Where readers begin who leave out "as early as" and the like.
    pub(super) core: usize,
    /// The shade.
    pub(super) shade: Option<TimeMod>,
    /// Whether it makes a claim of what is none by itself: "the end of the year".
    pub(super) settles: bool,
    /// Whether only a place on the calendar can follow.
    calendar: bool,
}

impl Shaded {
    /// Whether the shade goes with `what`.
    pub(super) fn suits(&self, what: &What) -> bool {
        match what {
            What::Length(..) | What::Every(..) | What::EveryWeekday(_) | What::At(When::Offset(..), _) => {
                !self.calendar
            }
            // "get around Wednesday's ruling": a weekday is not about.
            What::At(When::Fields(Fields { weekday: Some(_), day: None, .. }), None)
                if self.shade == Some(TimeMod::Approx) =>
            {
                false
            }
            What::At(..) => {
                !matches!(self.shade, Some(TimeMod::MoreThan | TimeMod::LessThan | TimeMod::EqualOrLess))
                    || self.core != self.end
            }
            What::Vague(_) => false,
        }
    }
}

impl Grammar<'_> {
    /// Shading words from `at`; `None` where there are none.
    pub(super) fn shaded(&self, at: usize) -> Option<Shaded> {
        self.edge(at).or_else(|| self.early_or_late(at)).or_else(|| self.bound(at))
    }

    /// "the end of", "the beginning of", "the latter part of".
    fn edge(&self, at: usize) -> Option<Shaded> {
        let noun = if self.is(at, Key::The) { at + 1 } else { at };
        let noun = if self.is(noun, Key::Very) { noun + 1 } else { noun };
        let (shade, of) = match self.key(noun)? {
            Key::End | Key::Close => (TimeMod::End, noun + 1),
            Key::Beginning => (TimeMod::Start, noun + 1),
            Key::Middle => (TimeMod::Mid, noun + 1),
            Key::Latter | Key::Late if matches!(self.written(noun + 1), "part" | "half" | "stages") => {
                (TimeMod::End, noun + 2)
            }
            Key::Early if matches!(self.written(noun + 1), "part" | "stages") => (TimeMod::Start, noun + 2),
            _ => return None,
        };
        let end = if self.is(of, Key::Of) { of + 1 } else { return None };
        Some(Shaded { end, core: at, shade: Some(shade), settles: true, calendar: true })
    }

    /// "early", "the late", "mid-", "later", "late on".
    fn early_or_late(&self, at: usize) -> Option<Shaded> {
        let word = if self.is(at, Key::The) { at + 1 } else { at };
        let (shade, settles) = match self.key(word)? {
            Key::Early => (Some(TimeMod::Start), true),
            Key::Late => (Some(TimeMod::End), true),
            Key::Mid | Key::Middle => (Some(TimeMod::Mid), true),
            Key::Earlier if word == at => (Some(TimeMod::Start), false),
            Key::Later if word == at => (Some(TimeMod::End), false),
            _ => return None,
        };
        let mut end = word + 1;
        if self.is_hyphen(end) || self.is_one_of(end, &[Key::On, Key::In]) {
            end += 1;
        }
        Some(Shaded { end, core: at, shade, settles, calendar: true })
    }

    /// "more than", "about", "nearly", "as early as", "no later than".
    fn bound(&self, at: usize) -> Option<Shaded> {
        if let Some(shaded) = self.as_so_as(at) {
            return Some(shaded);
        }
        let (shade, length) = match (self.key(at)?, self.key(at + 1)) {
            (Key::No, Some(Key::Later)) if self.is(at + 2, Key::Than) => (Some(TimeMod::EqualOrLess), 3),
            (Key::No, Some(Key::Earlier)) if self.is(at + 2, Key::Than) => (Some(TimeMod::EqualOrMore), 3),
            (Key::More, Some(Key::Than)) | (Key::Just | Key::Well, Some(Key::Over)) => {
                (Some(TimeMod::MoreThan), 2)
            }
            (Key::Less, Some(Key::Than)) | (Key::Just, Some(Key::Under)) => (Some(TimeMod::LessThan), 2),
            (Key::At, Some(Key::Least)) => (Some(TimeMod::EqualOrMore), 2),
            (Key::At, Some(Key::Most)) | (Key::Up, Some(Key::To)) => (Some(TimeMod::EqualOrLess), 2),
            (Key::Over, _) if self.over_is_more_than(at) => (Some(TimeMod::MoreThan), 1),
            (Key::Under | Key::Nearly, _) => (Some(TimeMod::LessThan), 1),
            (Key::About | Key::Some, _) => (Some(TimeMod::Approx), 1),
            _ => return None,
        };
        let end = at + length;
        // "less than the day before" compares.
        if matches!(self.key(at), Some(Key::More | Key::Less)) && self.is(end, Key::The) {
            return None;
        }
        let calendar = length == 3;
        Some(Shaded { end, core: if calendar { end } else { at }, shade, settles: false, calendar })
    }

    /// "as early as" before a date, "as long as" before a length: `TimeML` leaves them out.
    fn as_so_as(&self, at: usize) -> Option<Shaded> {
        if !self.is(at, Key::As) || !self.is(at + 2, Key::As) {
            return None;
        }
        let (shade, calendar) = match self.written(at + 1) {
            "early" | "late" | "soon" | "recently" => (None, true),
            "long" | "much" | "many" => (Some(TimeMod::EqualOrLess), false),
            "little" | "few" | "short" => (Some(TimeMod::EqualOrMore), false),
            _ => return None,
        };
        Some(Shaded { end: at + 3, core: at + 3, shade, settles: false, calendar })
    }

    /// Whether "over" means "more than", not "in the course of": "for over 30 hours", "took over a year".
    fn over_is_more_than(&self, at: usize) -> bool {
        matches!(self.key_before(at), Some(Key::For | Key::In | Key::After | Key::Of | Key::Take))
    }
}

#[cfg(test)]
mod tests {
    use crate::text::time::evidence::holds;

    #[test]
    fn shades_are_read_with_the_time() {
        holds(&[
            ("It closed at the end of May.", "the end of May = 2024-05"),
            ("It could take as long as two years.", "two years = P2Y"),
            ("It could start as early as Monday.", "Monday = 2024-08-19"),
            ("They want to get around Wednesday's ruling.", "Wednesday = 2024-08-14"),
            ("He waited more than 30 hours.", "more than 30 hours = PT30H"),
        ]);
    }
}
