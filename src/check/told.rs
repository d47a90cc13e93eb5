//! A figure as printed, with how exactly it is printed, and whether another figure fits it.
//!
//! Invariant: a figure stands for all that would be printed so: 40 for 39.5 to 40.5, "3.2 million" for 3.15 to 3.25.

use super::finding::Grade;
use crate::text::{Amount, Modifier};

/// What a rule makes of a match.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Verdict {
    pub(super) grade: Grade,
    pub(super) formula: String,
    pub(super) remedy: String,
}

impl Verdict {
    /// The verdict of `grade`.
    pub(super) fn new(grade: Grade, formula: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { grade, formula: formula.into(), remedy: remedy.into() }
    }
}

/// All that a printed figure can stand for, from least to most.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Bounds {
    pub(super) low: f64,
    pub(super) high: f64,
}

impl Bounds {
    /// From the lesser of two to the greater.
    pub(super) const fn of(one: f64, other: f64) -> Self {
        Self { low: one.min(other), high: one.max(other) }
    }

    /// What `work` makes of the corners of both.
    pub(super) fn with(self, other: Self, work: impl Fn(f64, f64) -> f64) -> Option<Self> {
        let corners = [
            work(self.low, other.low),
            work(self.low, other.high),
            work(self.high, other.low),
            work(self.high, other.high),
        ];
        let all = Self {
            low: corners.iter().copied().fold(f64::INFINITY, f64::min),
            high: corners.iter().copied().fold(f64::NEG_INFINITY, f64::max),
        };
        (all.low.is_finite() && all.high.is_finite()).then_some(all)
    }

    /// What `work` makes of both ends.
    pub(super) fn map(self, work: impl Fn(f64) -> f64) -> Self {
        Self::of(work(self.low), work(self.high))
    }
}

/// A figure as printed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Told {
    /// Its value; of a range the lower end.
    pub(super) value: f64,
    /// The upper end of a range, else the value.
    pub(super) top: f64,
    /// How exact it is said to be.
    pub(super) modifier: Modifier,
    /// One in its last printed place: 1 in 40, 0.1 million in "3.2 million".
    pub(super) step: f64,
    /// One in the last place that is no nought: 10 in 40, 100,000 in "3.2 million".
    pub(super) round: f64,
    /// Whether hedges say that it is near: "nearly", "almost", "about".
    pub(super) is_near: bool,
}

/// By how much a hedged figure may be off, of itself.
const NEAR: f64 = 0.1;

/// How far "more than" and its like reach above a figure before a checker would ask, of itself.
const FAR: f64 = 0.5;

impl Told {
    /// What it can stand for, to its last printed place.
    pub(super) const fn bounds(&self) -> Bounds {
        let half = self.step / 2.0;
        Bounds { low: self.value - half, high: self.top + half }
    }

    /// What it can stand for where noughts at its end may be rounding.
    pub(super) const fn wide(&self) -> Bounds {
        let half = self.round / 2.0;
        Bounds { low: self.value - half, high: self.top + half }
    }

    /// A fraction in percent: "a third" of what is 32 or 35 percent is near enough for nobody to ask.
    pub(super) fn in_percent(self) -> Self {
        Self { value: self.value * 100.0, top: self.top * 100.0, step: 4.0, round: 4.0, ..self }
    }

    /// Whether nothing hedges it.
    pub(super) fn is_exact(&self) -> bool {
        self.modifier == Modifier::Exact
    }

    /// How `actual`, as worked out, fits what is printed.
    pub(super) fn fits(&self, actual: Bounds) -> Grade {
        let own = self.bounds();
        let slack = self.step.max(self.value.abs() * 1e-9) * 0.01;
        let meets = actual.low <= own.high + slack && actual.high >= own.low - slack;
        let near = self.value.abs() * NEAR;
        let is_near = actual.low <= own.high + near && actual.high >= own.low - near;
        let fits = match self.modifier {
            Modifier::MoreThan | Modifier::AtLeast => actual.high >= self.value - self.step * 0.01,
            Modifier::LessThan | Modifier::AtMost => actual.low <= self.top + self.step * 0.01,
            Modifier::About => meets || is_near,
            _ => meets,
        };
        let is_far = match self.modifier {
            Modifier::MoreThan | Modifier::AtLeast => actual.low > self.value * (1.0 + FAR),
            Modifier::LessThan | Modifier::AtMost if self.is_near => actual.high < self.top * (1.0 - FAR),
            _ => false,
        };
        match (fits, is_far) {
            (true, false) => Grade::Agrees,
            (true, true) => Grade::ToCompare,
            (false, _) if self.modifier == Modifier::Vague => Grade::ToCompare,
            // "nearly 50" of what is 51, "more than 50" of what is 49.6: rounding.
            (false, _) if meets => Grade::ToCompare,
            (false, _) => Grade::Conflicts,
        }
    }

    /// The same, where the noughts at its end may be rounding: 1,200 for 1,183.
    pub(super) fn fits_rounded(&self, actual: Bounds) -> Grade {
        let rounded = Self { step: self.round, ..*self };
        match (self.fits(actual), rounded.fits(actual)) {
            (Grade::Conflicts, Grade::Conflicts) => Grade::Conflicts,
            (Grade::Conflicts, _) => Grade::Agrees,
            (grade, _) => grade,
        }
    }
}

/// The printed figure `written`, whose value is `amount` and whose last scale is `scale`.
pub(super) fn told(
    written: &str,
    amount: Amount,
    hedge: Modifier,
    scale: f64,
    is_near: bool,
) -> Option<Told> {
    let (low, high) = (amount.low?, amount.high?);
    let decimals = i32::try_from(decimals_of(written)).ok()?;
    let step = scale.max(1.0) * 10_f64.powi(-decimals);
    let modifier = if amount.modifier == Modifier::Range { hedge } else { amount.modifier };
    Some(Told {
        value: low,
        top: high,
        modifier,
        step,
        round: round_of(low.abs().max(high.abs()), step),
        is_near,
    })
}

/// Digits behind the decimal point of the last number in `written`.
fn decimals_of(written: &str) -> usize {
    let Some((_, behind)) = written.rsplit_once('.') else {
        return if written.contains(['½', '¼', '¾']) { 2 } else { 0 };
    };
    behind.chars().take_while(char::is_ascii_digit).count()
}

/// One in the last place of `value` that is no nought.
fn round_of(value: f64, step: f64) -> f64 {
    let mut place = step;
    // A nought that would be a guess by more than this is a digit: 40 is not 35 to 45.
    const MOST: f64 = 0.09;
    // No figure has more places than this.
    for _ in 0..15 {
        let parts = value / (place * 10.0);
        if value == 0.0 || (parts - parts.round()).abs() > 1e-9 || place * 10.0 > value * MOST {
            break;
        }
        place *= 10.0;
    }
    place
}

/// A number as a newsroom writes it: 1,234.5; at most two decimals.
pub(super) fn number(value: f64) -> String {
    let rounded = if value.abs() >= 1000.0 { value.round() } else { (value * 100.0).round() / 100.0 };
    let plain = format!("{rounded}");
    let (sign, digits) = plain.strip_prefix('-').map_or(("", plain.as_str()), |rest| ("−", rest));
    let (whole, part) = digits.split_once('.').map_or((digits, ""), |(whole, part)| (whole, part));
    let mut grouped = String::new();
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    if part.is_empty() { format!("{sign}{grouped}") } else { format!("{sign}{grouped}.{part}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(written: &str, value: f64, modifier: Modifier) -> Told {
        told(written, Amount::of(value, modifier), modifier, 1.0, false).unwrap()
    }

    #[test]
    fn a_figure_stands_for_all_that_would_be_printed_so() {
        for (written, value, modifier, actual, grade) in [
            ("25", 25.0, Modifier::Exact, 25.4, Grade::Agrees),
            ("25", 25.0, Modifier::Exact, 26.0, Grade::Conflicts),
            ("2.5", 2.5, Modifier::Exact, 2.56, Grade::Conflicts),
            ("40,000", 40000.0, Modifier::MoreThan, 40005.0, Grade::Agrees),
            ("40,000", 40000.0, Modifier::MoreThan, 39965.0, Grade::Conflicts),
            ("40,000", 40000.0, Modifier::MoreThan, 90000.0, Grade::ToCompare),
            ("50", 50.0, Modifier::About, 53.0, Grade::Agrees),
            ("50", 50.0, Modifier::About, 61.0, Grade::Conflicts),
        ] {
            assert_eq!(
                of(written, value, modifier).fits(Bounds::of(actual, actual)),
                grade,
                "{written} {actual}"
            );
        }
        assert_eq!(
            of("1,200", 1200.0, Modifier::Exact).fits_rounded(Bounds::of(1183.0, 1183.0)),
            Grade::Agrees
        );
    }

    #[test]
    fn numbers_are_grouped_and_rounded() {
        for (value, want) in [(1234567.0, "1,234,567"), (25.456, "25.46"), (-5.0, "−5"), (0.5, "0.5")] {
            assert_eq!(number(value), want);
        }
    }
}
