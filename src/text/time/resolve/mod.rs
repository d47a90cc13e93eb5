//! From what a time expression says to the day, by the publication date, the tense, and what was spoken of before.
//!
//! News counts from the day of publication; a history ("narrative") from the date last told.
//!
//! Invariant: the same expressions in the same order give the same values; it looks back, never ahead.

use jiff::civil::Date;

mod clock;
mod dates;
mod offset;
mod stretches;

use super::expr::{Expr, Fields, Shift, What, When, Year};
use super::tense::Tense;
use super::value::{Clock, Place, TimeOfDay, Unit, day, days_between, moved, write_length};
use super::{TimeKind, TimeMod};
use offset::measured;

/// Days by which a date "in the past" may lie after publication: editions and time zones differ.
const SLACK_DAYS: i64 = 2;

/// Years back, and ahead towards its own day, beyond which a history only looks aside.
const ASIDE_YEARS: i16 = 12;

/// Days before publication that news tells of.
const NEWS_DAYS: i64 = 7;

fn is_news(day: Date, published: Date) -> bool {
    (0..=NEWS_DAYS).contains(&days_between(day, published))
}

/// What was spoken of so far.
#[derive(Debug, Clone)]
pub(super) struct Memory {
    /// The day of publication.
    pub(super) published: Date,
    /// Whether the text tells a history, so that times count from the date last told.
    pub(super) narrative: bool,
    /// The place last told.
    spoken: Option<Place>,
    /// The year and month last told.
    month: Option<(i16, u8)>,
    /// The day last told.
    day: Option<Date>,
    /// The last day told that was not still to come.
    past: Option<Date>,
    /// The day last told in this sentence.
    here: Option<Date>,
    /// The day of the news first told in this paragraph.
    passage: Option<Date>,
    /// The first day told: most often that of the event.
    event: Option<Date>,
    /// The clock time last told.
    clock: Option<(Date, Clock)>,
    /// The year and quarter that the text reports on: the latest one told that was over.
    report: Option<(i16, u8)>,
    /// The first year of the fiscal year last told.
    fiscal: Option<i16>,
}

/// How the sentence tells an expression.
#[derive(Debug, Clone, Copy)]
#[expect(clippy::struct_excessive_bools, reason = "each is told or not, whatever the others are")]
pub(super) struct Telling {
    /// Past or future.
    pub(super) tense: Tense,
    /// Whether it stands within quotation marks.
    pub(super) quoted: bool,
    /// Whether a history only looks aside to it: "until 1945", "(1879)".
    pub(super) aside: bool,
    /// Whether it stands beside the expression before it, set off: "on Friday, two days after the blast".
    pub(super) apposed: bool,
    /// Whether it tells a clock time that comes again every day: "a curfew from 10 p.m. to 5 a.m."
    pub(super) daily: bool,
}

/// The values of an expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Resolved {
    pub(super) kind: TimeKind,
    /// The rule that read it, or that of a length where a date could not be had.
    pub(super) rule: &'static str,
    /// The right values, the best first.
    pub(super) values: Vec<String>,
    /// What a checker takes it for, where that differs.
    pub(super) checked: Option<(TimeKind, String)>,
    pub(super) shade: Option<TimeMod>,
    pub(super) settled: bool,
}

impl Resolved {
    /// One value for `expr` as it stands.
    fn of(expr: &Expr, kind: TimeKind, value: String) -> Self {
        Self {
            kind,
            rule: expr.rule,
            values: vec![value],
            checked: None,
            shade: expr.shade,
            settled: expr.settled,
        }
    }
}

impl Memory {
    pub(super) const fn new(published: Date, narrative: bool) -> Self {
        Self {
            published,
            narrative,
            spoken: None,
            month: None,
            day: None,
            past: None,
            here: None,
            passage: None,
            event: None,
            clock: None,
            report: None,
            fiscal: None,
        }
    }

    /// Goes on to the next sentence, maybe of the next paragraph.
    pub(super) const fn begin_sentence(&mut self, paragraph: bool) {
        self.here = None;
        if paragraph {
            self.passage = None;
        }
    }

    /// Reads `expr`, and remembers what it speaks of.
    pub(super) fn resolve(&mut self, expr: &Expr, telling: Telling) -> Resolved {
        match &expr.what {
            What::Vague(value) => Resolved::of(expr, TimeKind::Date, (*value).to_owned()),
            What::Length(count, unit, extra) => {
                if *unit == Unit::Month && matches!(count.whole(), Some(6 | 9)) {
                    // Half and nine months are reported on too: what follows is compared with their year.
                    self.report = None;
                }
                measured(expr, (*count, *unit, *extra))
            }
            What::Every(count, unit) => Resolved::of(expr, TimeKind::Set, write_length(*count, *unit)),
            What::EveryWeekday(day) => Resolved::of(expr, TimeKind::Set, format!("XXXX-WXX-{day}")),
            What::At(When::Offset(count, unit, sign, origin), None) => {
                self.offset(expr, (*count, *unit, *sign), origin, telling)
            }
            What::At(when, time) => self.at(expr, when, *time, telling),
        }
    }

    fn at(&mut self, expr: &Expr, when: &When, time: Option<TimeOfDay>, telling: Telling) -> Resolved {
        let kind = if time.is_some() { TimeKind::Time } else { TimeKind::Date };
        let had_day = self.here.is_some() && !self.narrative;
        let unknown = Place::PartDay(None, None, None);
        let mut place = match (when, time) {
            (When::Fields(fields), Some(TimeOfDay::Clock(clock))) if *fields == Fields::default() => {
                if telling.daily {
                    unknown
                } else {
                    self.day_of_clock(clock)
                }
            }
            _ => self.place(when, telling).unwrap_or(unknown),
        };
        if self.tells_story(when, place, telling) {
            self.remember(place, time);
        }
        if let When::Quarter(1.., Year::Unsaid) = when {
            self.report_on(place, telling);
        }
        if expr.rule == "date-year-end" {
            place = place.year().and_then(|y| day(y, 12, 31)).map_or(place, Place::Day);
        }
        // "the quarter" is told where the text reports on one.
        let reported = matches!(when, When::Quarter(0, _)) && self.report.is_some();
        // "at 7:40 p.m. in the evening", "after his arrest on Friday he was held overnight": its day is told.
        let of_day = matches!(when, When::Shifted(Unit::Day, Shift::That)) && had_day;
        Resolved {
            settled: expr.settled || reported || of_day,
            ..Resolved::of(expr, kind, place.write_with(time))
        }
    }

    /// Whether what follows counts from `place`: a history that looks aside, or to its own day, goes on where it was.
    fn tells_story(&self, when: &When, place: Place, telling: Telling) -> bool {
        let Some(told) = self.spoken.and_then(Place::year).filter(|_| self.narrative) else {
            return place != Place::PartDay(None, None, None);
        };
        let Some(year) = place.year() else { return false };
        let near_own_day = year > self.published.year() - ASIDE_YEARS;
        let jumps = year < told - ASIDE_YEARS || (year > told + ASIDE_YEARS && near_own_day);
        let points_back = matches!(when, When::Today(_) | When::Shifted(_, Shift::Previous));
        !telling.aside && !points_back && !jumps
    }

    /// Remembers the quarter that the text reports on, if it is over; book years run ahead of the calendar's, so that
    /// what was earned in a "fourth quarter" may be told of in November.
    fn report_on(&mut self, place: Place, telling: Telling) {
        let over = place.first_day().and_then(|first| moved(first, 1, Unit::Quarter));
        if let Place::Quarter(year, n) = place
            && (over.is_some_and(|over| over <= self.published)
                || (self.report.is_none() && telling.tense == Tense::Past))
        {
            self.report = self.report.max(Some((year, n)));
        }
    }

    /// Remembers `place` as what was last spoken of.
    fn remember(&mut self, place: Place, time: Option<TimeOfDay>) {
        self.spoken = Some(place);
        self.month = place.month().or(self.month);
        if place.unit() > Unit::Day {
            (self.here, self.passage) = (None, None);
        }
        if let Some(day) = place.as_day() {
            self.day = Some(day);
            self.here = Some(day);
            if day <= self.published {
                self.past = Some(day);
            }
            if is_news(day, self.published) {
                self.passage = self.passage.or(Some(day));
            }
            self.event = self.event.or(Some(day));
            if let Some(TimeOfDay::Clock(clock)) =
                time.filter(|time| matches!(time, TimeOfDay::Clock(c) if c.zone.is_empty()))
            {
                self.clock = Some((day, clock));
            }
        }
    }

    /// The day that "ago", "last" and "this" count from.
    fn now(&self) -> Date {
        match self.spoken.and_then(Place::first_day) {
            Some(day) if self.narrative => day,
            _ => self.published,
        }
    }

    /// The day last spoken of, or what stands for it.
    fn then(&self) -> Date {
        self.spoken.and_then(Place::first_day).unwrap_or(self.published)
    }

    /// The day of what the text tells: news is of one event, a history goes on from day to day.
    fn event_day(&self) -> Option<Date> {
        if self.narrative { self.day } else { self.event }
    }

    /// The place that `when` names.
    fn place(&mut self, when: &When, telling: Telling) -> Option<Place> {
        match when {
            When::Fields(fields) => self.fields(*fields, telling),
            When::Today(days) => moved(self.today(telling), *days, Unit::Day).map(Place::Day),
            When::Shifted(unit, shift) => self.shifted(*unit, *shift, telling),
            When::Month(month, shift) => Some(self.month_shifted(*month, *shift)),
            When::Weekday(weekday, shift) => self.weekday_shifted(*weekday, *shift),
            When::Season(season, year) => self.season(*season, *year, telling),
            When::Quarter(n, year) => self.quarter(*n, *year, telling),
            When::Half(n, year) => Some(Place::Half(self.told_year(*year)?, *n)),
            When::Decade(n) => Some(Place::Decade(*n)),
            When::Century(n) => Some(Place::Century(*n)),
            When::FiscalYear(year) => {
                let known = year.or(self.fiscal);
                self.fiscal = known;
                Some(known.map_or_else(|| Place::Year(self.published.year()), Place::FiscalYear))
            }
            When::DayOfMonth(day) => Some(Place::PartDay(None, None, Some(*day).filter(|day| *day > 0))),
            When::Feast(rule, year) => self.feast(rule, *year, telling),
            When::Offset(count, unit, sign, origin) => {
                self.offset_place((*count, *unit, *sign), origin, telling)
            }
        }
    }

    /// The day that "today" means: in a quotation, that of what was just told.
    fn today(&self, telling: Telling) -> Date {
        let said = self.day.filter(|day| telling.quoted && is_news(*day, self.published));
        said.unwrap_or(self.published)
    }

    /// The year told, where one is.
    fn told_year(&self, year: Year) -> Option<i16> {
        match year {
            Year::Unsaid => None,
            Year::Is(year) => Some(year),
            Year::Shifted(shift) => {
                let (steps, from_spoken) = shift.steps();
                let base = if from_spoken { self.then() } else { self.published };
                i16::try_from(i64::from(base.year()) + steps).ok()
            }
        }
    }
}
