//! Stretches told from another: "last week", "the summer", "the third quarter", "Easter".
//!
//! Invariant: only reads what was spoken of; remembers nothing.

use jiff::civil::Date;

use super::super::expr::{Shift, Year};
use super::super::feast::feast_day;
use super::super::tense::Tense;
use super::super::value::{Place, Season, Unit, days_between, moved};
use super::{Memory, SLACK_DAYS, Telling};

impl Memory {
    pub(super) fn shifted(&self, unit: Unit, shift: Shift, telling: Telling) -> Option<Place> {
        let (steps, from_spoken) = shift.steps();
        if unit == Unit::Day {
            let told = match self.day.or(self.event) {
                // "were shown the same day", after a plan for a day to come.
                Some(day) if day > self.published && telling.tense == Tense::Past => self.past.or(Some(day)),
                told => told,
            };
            let base = match told {
                told if from_spoken => told?,
                Some(told) if self.narrative => told,
                _ => self.today(telling),
            };
            return moved(base, steps, unit).map(Place::Day);
        }
        // "the previous week" after "at the start of the year": before that of publication.
        let fine = self.narrative || self.spoken.is_none_or(|place| place.unit() <= unit);
        let base = if from_spoken && fine { self.then() } else { self.now() };
        let base = moved(base, steps, unit)?;
        if unit == Unit::Weekend
            && shift == Shift::This
            && telling.tense != Tense::Future
            && base.weekday().to_monday_one_offset() < 6
        {
            return moved(base, -1, Unit::Week).map(Place::weekend_of);
        }
        Some(Place::holding(base, unit))
    }

    pub(super) fn season(&self, season: Season, year: Year, telling: Telling) -> Option<Place> {
        let of = |year| Place::Season(year, season);
        let begun = |year: i16| of(year).first_day().is_some_and(|first| first <= self.published);
        let over = |year: i16| {
            of(year)
                .first_day()
                .and_then(|d| moved(d, 3, Unit::Month))
                .is_some_and(|end| end <= self.published)
        };
        let now = self.published.year();
        let latest =
            |test: &dyn Fn(i16) -> bool| [now, now - 1, now - 2].into_iter().find(|&year| test(year));
        let year = match year {
            Year::Is(year) => year,
            Year::Shifted(Shift::Last) => latest(&over)?,
            Year::Shifted(Shift::Next) => [now - 1, now, now + 1].into_iter().find(|&year| !begun(year))?,
            Year::Shifted(Shift::This) => {
                now - i16::from(season == Season::Winter && self.published.month() <= 2)
            }
            Year::Shifted(_) => self.then().year(),
            Year::Unsaid if self.narrative => self.then().year(),
            Year::Unsaid if telling.tense == Tense::Future => {
                [now - 1, now, now + 1].into_iter().find(|&year| !over(year))?
            }
            Year::Unsaid => latest(&begun)?,
        };
        Some(of(year))
    }

    pub(super) fn quarter(&self, n: u8, year: Year, telling: Telling) -> Option<Place> {
        if n == 0 {
            return self.reported(year, telling);
        }
        if let Some(year) = self.told_year(year) {
            return Some(Place::Quarter(year, n));
        }
        let now = self.now();
        let first = Place::Quarter(now.year(), n).first_day()?;
        let ahead = days_between(now, first);
        let last_year = ahead > 100 || (ahead > 0 && telling.tense == Tense::Past && ahead > 70);
        Some(Place::Quarter(now.year() - i16::from(last_year), n))
    }

    /// "the quarter", "the year-earlier period": the quarter reported on, or the last that was over.
    fn reported(&self, year: Year, telling: Telling) -> Option<Place> {
        let back = if telling.tense == Tense::Future { 0 } else { -1 };
        let latest = Place::holding(moved(self.now(), back, Unit::Quarter)?, Unit::Quarter);
        let (of, n) = match (self.report, latest) {
            (Some(report), _) => report,
            (None, Place::Quarter(year, n)) => (year, n),
            _ => return None,
        };
        Some(match year {
            Year::Is(year) => Place::Quarter(year, n),
            Year::Shifted(shift) => Place::Quarter(of.saturating_add(shift.steps().0 as i16), n),
            Year::Unsaid => Place::Quarter(of, n),
        })
    }

    pub(super) fn feast(&self, rule: &str, year: Year, telling: Telling) -> Option<Place> {
        if let Year::Is(year) = year {
            return feast_day(rule, year).map(Place::Day);
        }
        let now = self.now();
        let in_year = |year| feast_day(rule, year);
        let candidates: Vec<Date> =
            [now.year() - 1, now.year(), now.year() + 1].into_iter().filter_map(in_year).collect();
        let ahead = |day: &&Date| days_between(now, **day);
        let chosen = match (year, telling.tense) {
            (Year::Shifted(Shift::Last), _) => candidates.iter().rev().find(|day| ahead(day) < 0),
            (Year::Shifted(Shift::Next), _) => candidates.iter().find(|day| ahead(day) > 0),
            (Year::Shifted(_), _) => candidates.get(1),
            (_, Tense::Past) => candidates.iter().rev().find(|day| ahead(day) <= SLACK_DAYS),
            (_, Tense::Future) => candidates.iter().find(|day| ahead(day) >= 0),
            _ => candidates.iter().min_by_key(|day| ahead(day).abs()),
        };
        chosen.or_else(|| candidates.first()).map(|day| Place::Day(*day))
    }
}
