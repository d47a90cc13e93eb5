//! What comes again and again: "every two weeks", "each day", "daily", "Fridays", "30 per month".
//!
//! Invariant: gives the length between; when it began is not its concern.

use super::super::expr::What;
use super::super::value::{Count, Part, Unit};
use super::super::words::{Key, Sort, TimeWord};
use super::{Found, Grammar};

impl Grammar<'_> {
    /// "every two weeks", "each day", "daily", "Fridays", "24/7".
    pub(super) fn recurring(&self, at: usize) -> Option<Found> {
        let every = |count, unit, end| Some(Found::new(end, What::Every(count, unit), "duration-recurring"));
        let one = Count::exactly(1.0);
        match self.fact(at)? {
            TimeWord::Weekday(day, Sort::Every) => {
                return Some(Found::unsettled(at + 1, What::EveryWeekday(day), "duration-weekdays"));
            }
            TimeWord::Key(Key::Every | Key::Each) => {}
            // "on a daily basis".
            TimeWord::Key(Key::A) => {
                let (count, unit) =
                    period_of(self.key(at + 1)?).filter(|_| self.written(at + 2) == "basis")?;
                return every(Count::exactly(count), unit, at + 3);
            }
            // "five a day, 30 per month".
            TimeWord::Key(Key::Per) => {
                let TimeWord::Unit { unit, many: false } = self.fact(at + 1)? else { return None };
                let what = What::Every(one, unit);
                return (unit >= Unit::Day && unit != Unit::Quarter)
                    .then(|| Found::unsettled(at + 2, what, "duration-rate"));
            }
            TimeWord::Key(key) => {
                let (count, unit) = period_of(key)?;
                let told = self.written(at).ends_with("annually")
                    || matches!(
                        self.written(at + 1),
                        "report" | "reports" | "meeting" | "meetings" | "briefing" | "briefings"
                    );
                let what = What::Every(Count::exactly(count), unit);
                if key == Key::Quarterly && !told {
                    return None;
                }
                return Some(Found { settled: told, ..Found::new(at + 1, what, "duration-recurring") });
            }
            _ => return None,
        }
        if let Some(TimeWord::Weekday(day, Sort::Plain)) = self.fact(at + 1) {
            return Some(Found::new(at + 2, What::EveryWeekday(day), "duration-recurring"));
        }
        if let Some(TimeWord::Part(Part::Morning | Part::Night | Part::Evening | Part::Afternoon)) =
            self.fact(at + 1)
        {
            return every(one, Unit::Day, at + 2);
        }
        if let Some(TimeWord::Unit { unit, many: false }) = self.fact(at + 1) {
            return every(one, unit, at + 2);
        }
        let (count, unit, end) = self.count_of_units(at + 1)?;
        every(count, unit, end)
    }
}

/// The length that an adverb or adjective of recurrence names.
const fn period_of(key: Key) -> Option<(f64, Unit)> {
    Some(match key {
        Key::Hourly => (1.0, Unit::Hour),
        Key::Daily => (1.0, Unit::Day),
        Key::Weekly => (1.0, Unit::Week),
        Key::Fortnightly => (2.0, Unit::Week),
        Key::Monthly => (1.0, Unit::Month),
        Key::Quarterly => (3.0, Unit::Month),
        Key::Yearly => (1.0, Unit::Year),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use crate::text::time::evidence::holds;

    #[test]
    fn what_comes_again_is_read_with_its_length() {
        holds(&[
            ("They sell 30 per month and meet every two weeks.", "per month = P1M; every two weeks = P2W"),
            ("It is paid annually.", "annually = P1Y"),
            ("They met daily and every Friday.", "daily = P1D; every Friday = XXXX-WXX-5"),
            ("Its quarterly profit fell.", ""),
        ]);
    }
}
