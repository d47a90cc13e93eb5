//! Days and months by name and number, and which year, month or week they lie in.
//!
//! Invariant: only reads what was spoken of; remembers nothing.

use jiff::civil::Date;

use super::super::expr::{Fields, Shift};
use super::super::tense::Tense;
use super::super::value::{Place, Unit, day, days_between, moved};
use super::{Memory, SLACK_DAYS, Telling};

/// Days ahead from which on a plan without a year is more likely one of last year.
const FAR_DAYS: i64 = 300;
/// The year of a month in what was said or decided in month `now`: the nearest, but rather past than to come.
const fn year_of_reported(year: i16, month: u8, now: u8) -> i16 {
    let ahead = (month + 12 - now) % 12;
    let ago = (now + 12 - month) % 12;
    match (month > now, 2 * ahead <= ago) {
        (true, false) => year - 1,
        (false, true) if ago > 0 => year + 1,
        _ => year,
    }
}

/// Days from publication, where the past is likelier than what is to come.
const fn distance(ahead: i64) -> i64 {
    if ahead > 0 { 3 * ahead } else { -ahead }
}

/// Months ahead of the one last told that a history goes without naming the year.
const NEXT_MONTHS: i16 = 3;

impl Memory {
    pub(super) fn fields(&self, fields: Fields, telling: Telling) -> Option<Place> {
        let Fields { year, month, day: of_month, weekday } = fields;
        let told = self.told_year(year);
        match (told, month, of_month, weekday) {
            (Some(year), Some(month), Some(d), _) => Some(full_day(year, month, d)),
            (Some(year), Some(month), None, _) => Some(Place::Month(year, month)),
            (Some(year), None, ..) => Some(Place::Year(year)),
            (None, Some(month), Some(d), _) => Some(self.day_without_year(month, d, telling)),
            (None, Some(month), None, _) => Some(self.month_without_year(month, telling)),
            (None, None, Some(d), _) => Some(full_day(self.now().year(), self.now().month() as u8, d)),
            (None, None, None, Some(weekday)) => self.weekday(weekday, telling),
            (None, None, None, None) => None,
        }
    }

    /// "July 31": the latest such day for something past, the next for something to come, else the nearest.
    fn day_without_year(&self, month: u8, of_month: u8, telling: Telling) -> Place {
        let in_year = |year: i16| day(year, month, of_month);
        if self.narrative {
            return full_day(self.narrative_year(month), month, of_month);
        }
        let year = self.published.year();
        let candidates: Vec<Date> = [year - 1, year, year + 1].into_iter().filter_map(in_year).collect();
        let ahead = |day: &&Date| days_between(self.published, **day);
        let chosen = match telling.tense {
            Tense::Past => candidates.iter().rev().find(|day| ahead(day) <= SLACK_DAYS),
            // "was to end on December 15", said in January: the plan is past.
            Tense::Future => candidates.iter().find(|day| (0..FAR_DAYS).contains(&ahead(day))),
            Tense::Reported => candidates.iter().min_by_key(|day| distance(ahead(day))),
            Tense::Unsaid => candidates.iter().min_by_key(|day| ahead(day).abs()),
        };
        let chosen = chosen.or_else(|| candidates.iter().min_by_key(|day| ahead(day).abs()));
        chosen.map_or(Place::PartDay(None, Some(month), Some(of_month)), |day| Place::Day(*day))
    }

    fn month_without_year(&self, month: u8, telling: Telling) -> Place {
        if self.narrative {
            return Place::Month(self.narrative_year(month), month);
        }
        let (year, now) = (self.published.year(), self.published.month() as u8);
        let year = match telling.tense {
            Tense::Future if month < now => year + 1,
            Tense::Past if month > now => year - 1,
            Tense::Reported => year_of_reported(year, month, now),
            Tense::Unsaid if month > now && month - now > 4 => year - 1,
            _ => year,
        };
        Place::Month(year, month)
    }

    /// The year of a month told in a history, which goes on from the month last told.
    fn narrative_year(&self, month: u8) -> i16 {
        let told = self.then().year();
        let Some((year, last)) = self.month else { return told };
        let turned = month < last;
        let ahead = i16::from(month) + if turned { 12 } else { 0 } - i16::from(last);
        let next = year + i16::from(turned);
        // A year told since then counts, but not before the very next days: "planned for 1976. On March 11".
        if ahead <= NEXT_MONTHS && (told <= next || ahead == 0) { next } else { told }
    }

    fn weekday(&self, weekday: u8, telling: Telling) -> Option<Place> {
        let base = self.now();
        let back = (i64::from(base.weekday().to_monday_one_offset()) - i64::from(weekday)).rem_euclid(7);
        let days = match telling.tense {
            Tense::Future => (7 - back) % 7,
            Tense::Past | Tense::Reported | Tense::Unsaid => -back,
        };
        moved(base, days, Unit::Day).map(Place::Day)
    }

    pub(super) fn weekday_shifted(&self, weekday: u8, shift: Shift) -> Option<Place> {
        let (steps, from_spoken) = shift.steps();
        let base = if from_spoken { self.then() } else { self.now() };
        let back = (i64::from(base.weekday().to_monday_one_offset()) - i64::from(weekday)).rem_euclid(7);
        let days = match (steps, back) {
            (-1, 0) => -7,
            (-1, back) => -back,
            (1, back) => 7 - back,
            _ => i64::from(weekday) - i64::from(base.weekday().to_monday_one_offset()),
        };
        moved(base, days, Unit::Day).map(Place::Day)
    }

    pub(super) fn month_shifted(&self, month: u8, shift: Shift) -> Place {
        let (steps, from_spoken) = shift.steps();
        let base = if from_spoken { self.then() } else { self.now() };
        let (year, now) = (base.year(), base.month() as u8);
        let year = match steps {
            -1 => year - i16::from(month >= now),
            1 => year + i16::from(month <= now),
            _ => year,
        };
        Place::Month(year, month)
    }
}

fn full_day(year: i16, month: u8, of_month: u8) -> Place {
    day(year, month, of_month).map_or(Place::PartDay(Some(year), Some(month), Some(of_month)), Place::Day)
}

#[cfg(test)]
mod tests {
    use crate::text::time::evidence::holds;

    #[test]
    fn tense_and_distance_choose_the_year_and_the_week() {
        holds(&[
            ("Gunmen attacked the town on Oct. 7.", "Oct. 7 = 2023-10-07"),
            ("The fair will open on Oct. 7.", "Oct. 7 = 2024-10-07"),
            ("The dividend is payable Jan. 2.", "Jan. 2 = 2025-01-02"),
            ("The increased dividend will be paid Dec. 14.", "Dec. 14 = 2024-12-14"),
            ("They agreed to sell the mill in October.", "October = 2024-10"),
            ("They announced the plan Aug. 2.", "Aug. 2 = 2024-08-02"),
            ("The Sept. 5 vote is near.", "Sept. 5 = 2024-09-05"),
            ("The vote was put off until Tuesday.", "Tuesday = 2024-08-13"),
            ("They postponed the vote until Tuesday.", "Tuesday = 2024-08-20"),
            ("It closed due to a slide on Wednesday.", "Wednesday = 2024-08-14"),
            ("He is held until his next hearing on Sept. 5.", "Sept. 5 = 2024-09-05"),
            ("The judge had him held until his next hearing on Sept. 5.", "Sept. 5 = 2024-09-05"),
            ("It is to grow, though by Wednesday it had not.", "Wednesday = 2024-08-14"),
            ("She has given them until Monday.", "Monday = 2024-08-19"),
            ("They look for ways around Monday's ruling.", "Monday = 2024-08-12"),
            ("The court has set Nov. 4 as the deadline.", "Nov. 4 = 2024-11-04"),
            ("It had been scheduled to expire on Monday.", "Monday = 2024-08-12"),
            ("The fair opens Tuesday and he leaves Monday.", "Tuesday = 2024-08-20; Monday = 2024-08-19"),
            ("They have searched since the Feb. 20 blast.", "Feb. 20 = 2024-02-20"),
            ("She has told them to report on Monday.", "Monday = 2024-08-19"),
            ("The planned launch on Wednesday was called off.", "Wednesday = 2024-08-14"),
        ]);
    }
}
