//! Lengths of time and their TIMEX3 form.
//!
//! Invariant: a length that no number tells has `X` for it.

use super::Unit;

/// How many units: a number, or no number at all ("several", "days").
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::text::time) struct Count {
    /// Least; `None` where no number is told.
    pub(in crate::text::time) low: Option<f64>,
    /// Greatest; differs from `low` in a range.
    pub(in crate::text::time) high: Option<f64>,
}

impl Count {
    /// No number told.
    pub(in crate::text::time) const VAGUE: Self = Self { low: None, high: None };

    /// Exactly `n`.
    pub(in crate::text::time) const fn exactly(n: f64) -> Self {
        Self { low: Some(n), high: Some(n) }
    }

    /// A broken number of units as whole ones and the rest in a finer unit: "a year and a half" is a year and 6 months.
    pub(in crate::text::time) fn broken(self, unit: Unit) -> Option<(Self, Self, Unit)> {
        let n = self.low.filter(|n| self.high == self.low && n.fract() != 0.0 && *n > 1.0)?;
        let (rest, finer) = finer(n.fract(), unit);
        (finer != unit).then_some((Self::exactly(n.trunc()), Self { low: rest, high: rest }, finer))
    }

    /// The number, where it is one and the same and whole.
    pub(in crate::text::time) fn whole(self) -> Option<i64> {
        (self.low == self.high).then_some(self.low?).filter(|n| n.fract() == 0.0).map(|n| n as i64)
    }
}

/// The TIMEX3 value of `count` `unit`: `P2W`, `PT30M`, `PXY`, `P6M/P9M`.
pub(in crate::text::time) fn write_length(count: Count, unit: Unit) -> String {
    match (count.low, count.high) {
        (Some(low), Some(high)) if low < high => {
            format!("{}/{}", write_one(Some(low), unit), write_one(Some(high), unit))
        }
        (low, _) => write_one(low, unit),
    }
}

fn write_one(n: Option<f64>, unit: Unit) -> String {
    let (n, unit) = match n {
        Some(n) if n.fract() != 0.0 => finer(n, unit),
        _ => (n, unit),
    };
    let (t, code, factor) = match unit {
        Unit::Second => ("T", "S", 1.0),
        Unit::Minute => ("T", "M", 1.0),
        Unit::Hour => ("T", "H", 1.0),
        Unit::Day => ("", "D", 1.0),
        Unit::Week => ("", "W", 1.0),
        Unit::Fortnight => ("", "W", 2.0),
        Unit::Weekend => ("", "WE", 1.0),
        Unit::Month => ("", "M", 1.0),
        Unit::Quarter => ("", "Q", 1.0),
        Unit::Season => ("", "SN", 1.0),
        Unit::Year => ("", "Y", 1.0),
        Unit::Decade => ("", "DE", 1.0),
        Unit::Century => ("", "CE", 1.0),
        Unit::Millennium => ("", "ML", 1.0),
    };
    n.map_or_else(|| format!("P{t}X{code}"), |n| format!("P{t}{}{code}", n * factor))
}

/// A broken number of units in whole ones of a finer unit, where that comes out even.
fn finer(n: f64, unit: Unit) -> (Option<f64>, Unit) {
    let (factor, finer) = match unit {
        Unit::Minute => (60.0, Unit::Second),
        Unit::Hour => (60.0, Unit::Minute),
        Unit::Day => (24.0, Unit::Hour),
        Unit::Year => (12.0, Unit::Month),
        Unit::Decade => (10.0, Unit::Year),
        Unit::Century => (100.0, Unit::Year),
        Unit::Millennium => (1000.0, Unit::Year),
        _ => return (Some(n), unit),
    };
    let fine = n * factor;
    if fine.fract() == 0.0 { (Some(fine), finer) } else { (Some(n), unit) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_written_as_timex3_has_them() {
        for (low, high, unit, value) in [
            (Some(10.0), Some(10.0), Unit::Month, "P10M"),
            (Some(30.0), Some(30.0), Unit::Minute, "PT30M"),
            (Some(1.5), Some(1.5), Unit::Year, "P18M"),
            (Some(2.5), Some(2.5), Unit::Hour, "PT150M"),
            (Some(6.0), Some(9.0), Unit::Month, "P6M/P9M"),
            (None, None, Unit::Decade, "PXDE"),
            (Some(1.0), Some(1.0), Unit::Fortnight, "P2W"),
        ] {
            assert_eq!(write_length(Count { low, high }, unit), value);
        }
    }
}
