//! From what a time expression says to the day, by the publication date, the tense, and what was spoken of before.
//!
//! News counts from the day of publication; a history ("narrative") from the date last told.
//!
//! Invariant: the same expressions in the same order give the same values; it looks back, never ahead.

use jiff::civil::Date;

use super::expr::{Expr, Fields, Origin, Shift, What, When, Year};
use super::feast::feast_day;
use super::tense::Tense;
use super::value::{Clock, Count, Place, Season, TimeOfDay, Unit, day, moved, write_length};
use super::{TimeKind, TimeMod};

/// Days by which a date "in the past" may lie after publication: editions and time zones differ.
const SLACK_DAYS: i64 = 2;

/// The rule of a length between two events where the article does not tell when the first was.
const APART: &str = "duration-apart";

/// What was spoken of so far.
#[derive(Debug, Clone)]
pub(super) struct Memory {
    /// The day of publication.
    pub(super) published: Date,
    /// Whether the text tells a history, so that times count from the date last told.
    pub(super) narrative: bool,
    /// The place last told.
    spoken: Option<Place>,
    /// The day last told.
    day: Option<Date>,
    /// The first day told: most often that of the event.
    event: Option<Date>,
    /// The clock time last told.
    clock: Option<(Date, Clock)>,
    /// The quarter last told.
    quarter: Option<Place>,
    /// The first year of the fiscal year last told.
    fiscal: Option<i16>,
}

/// How the sentence tells an expression.
#[derive(Debug, Clone, Copy)]
pub(super) struct Telling {
    /// Past or future.
    pub(super) tense: Tense,
    /// Whether it stands within quotation marks.
    pub(super) quoted: bool,
}

/// The values of an expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Resolved {
    pub(super) kind: TimeKind,
    /// The rule that read it, or that of a length where a date could not be had.
    pub(super) rule: &'static str,
    /// The right values, the best first.
    pub(super) values: Vec<String>,
    pub(super) shade: Option<TimeMod>,
    pub(super) settled: bool,
}

impl Memory {
    pub(super) const fn new(published: Date, narrative: bool) -> Self {
        Self {
            published,
            narrative,
            spoken: None,
            day: None,
            event: None,
            clock: None,
            quarter: None,
            fiscal: None,
        }
    }

    /// Reads `expr`, and remembers what it speaks of.
    pub(super) fn resolve(&mut self, expr: &Expr, telling: Telling) -> Resolved {
        let plain = |kind, value| Resolved {
            kind,
            rule: expr.rule,
            values: vec![value],
            shade: expr.shade,
            settled: expr.settled,
        };
        match &expr.what {
            What::Vague(value) => plain(TimeKind::Date, (*value).to_owned()),
            What::Length(count, unit, extra) => plain(TimeKind::Duration, length(*count, *unit, *extra)),
            What::Every(count, unit) => plain(TimeKind::Set, write_length(*count, *unit)),
            What::EveryWeekday(day) => plain(TimeKind::Set, format!("XXXX-WXX-{day}")),
            What::At(When::Offset(count, unit, sign, origin), None) => {
                self.offset(expr, (*count, *unit, *sign), origin, telling)
            }
            What::At(when, time) => self.at(expr, when, *time, telling),
        }
    }

    fn at(&mut self, expr: &Expr, when: &When, time: Option<TimeOfDay>, telling: Telling) -> Resolved {
        let kind = if time.is_some() { TimeKind::Time } else { TimeKind::Date };
        let place = self.place(when, telling);
        if let Some(place) = place {
            self.remember(place, time);
        }
        let place = place.unwrap_or(Place::PartDay(None, None, None));
        let mut place = place;
        if let (When::Shifted(Unit::Year, _), Some(TimeMod::End), "date-year-end") =
            (when, Some(TimeMod::End), expr.rule)
        {
            place = place.year().and_then(|y| day(y, 12, 31)).map_or(place, Place::Day);
        }
        Resolved {
            kind,
            rule: expr.rule,
            values: vec![place.write_with(time)],
            shade: expr.shade,
            settled: expr.settled,
        }
    }

    /// Remembers `place` as what was last spoken of.
    fn remember(&mut self, place: Place, time: Option<TimeOfDay>) {
        self.spoken = Some(place);
        if let Place::Quarter(..) = place {
            self.quarter = Some(place);
        }
        if let Some(day) = place.as_day() {
            self.day = Some(day);
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

    /// The place that `when` names.
    fn place(&mut self, when: &When, telling: Telling) -> Option<Place> {
        match when {
            When::Fields(fields) if *fields == Fields::default() => Some(self.day_of_clock()),
            When::Fields(fields) => self.fields(*fields, telling),
            When::Today(days) => {
                let near = |day: &Date| (0..=7).contains(&days_between(*day, self.published));
                let said = self.day.filter(near).filter(|_| telling.quoted);
                moved(said.unwrap_or(self.published), *days, Unit::Day).map(Place::Day)
            }
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
            When::DayOfMonth(day) => Some(Place::PartDay(None, None, Some(*day))),
            When::Feast(rule, year) => self.feast(rule, *year, telling),
            When::Offset(count, unit, sign, origin) => {
                self.offset_place((*count, *unit, *sign), origin, telling)
            }
        }
    }

    /// The day of a clock time told without one.
    fn day_of_clock(&self) -> Place {
        match (self.clock, self.spoken) {
            (Some((day, _)), _) => Place::Day(day),
            (None, Some(Place::Month(year, month))) => Place::PartDay(Some(year), Some(month), None),
            (None, Some(Place::Year(year))) => Place::PartDay(Some(year), None, None),
            _ => Place::Day(self.event.unwrap_or(self.published)),
        }
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

    fn fields(&self, fields: Fields, telling: Telling) -> Option<Place> {
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
            Tense::Future => candidates.iter().find(|day| ahead(day) >= 0).or_else(|| candidates.first()),
            Tense::Unsaid => candidates.iter().min_by_key(|day| ahead(day).abs()),
        };
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
            Tense::Unsaid if month > now && month - now > 4 => year - 1,
            _ => year,
        };
        Place::Month(year, month)
    }

    /// The year of a month told in a history: that last spoken of, or the next where the story has come round.
    fn narrative_year(&self, month: u8) -> i16 {
        let then = self.then();
        let spoken_month = match self.spoken {
            Some(Place::Month(_, month)) => month,
            Some(Place::Day(day)) => day.month() as u8,
            _ => return then.year(),
        };
        then.year() + i16::from(spoken_month >= 10 && month + 8 < spoken_month)
    }

    fn weekday(&self, weekday: u8, telling: Telling) -> Option<Place> {
        let base = self.now();
        let back = (i64::from(base.weekday().to_monday_one_offset()) - i64::from(weekday)).rem_euclid(7);
        let days = match telling.tense {
            Tense::Future => (7 - back) % 7,
            Tense::Past | Tense::Unsaid => -back,
        };
        moved(base, days, Unit::Day).map(Place::Day)
    }

    fn weekday_shifted(&self, weekday: u8, shift: Shift) -> Option<Place> {
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

    fn month_shifted(&self, month: u8, shift: Shift) -> Place {
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

    fn shifted(&self, unit: Unit, shift: Shift, telling: Telling) -> Option<Place> {
        let (steps, from_spoken) = shift.steps();
        if unit == Unit::Day {
            let base = if from_spoken { self.day.or(self.event)? } else { self.published };
            return moved(base, steps, unit).map(Place::Day);
        }
        let base = if from_spoken { self.then() } else { self.now() };
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

    fn season(&self, season: Season, year: Year, telling: Telling) -> Option<Place> {
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

    fn quarter(&self, n: u8, year: Year, telling: Telling) -> Option<Place> {
        if let Some(year) = self.told_year(year) {
            return Some(Place::Quarter(year, n));
        }
        let now = self.now();
        let first = Place::Quarter(now.year(), n).first_day()?;
        let ahead = days_between(now, first);
        let last_year = ahead > 100 || (ahead > 0 && telling.tense == Tense::Past && ahead > 70);
        Some(Place::Quarter(now.year() - i16::from(last_year), n))
    }

    fn feast(&self, rule: &str, year: Year, telling: Telling) -> Option<Place> {
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

    /// "two weeks ago", "six minutes later", "the day before the blast": a date where it is known what they count
    /// from, else a length.
    fn offset(
        &mut self,
        expr: &Expr,
        (count, unit, sign): (Count, Unit, i64),
        origin: &Origin,
        telling: Telling,
    ) -> Resolved {
        let shade = offset_shade(expr.shade, sign);
        if count.low.is_none() {
            let past = sign < 0 && *origin == Origin::Published;
            let value = if past { "PAST_REF".to_owned() } else { write_length(count, unit) };
            let kind = if past { TimeKind::Date } else { TimeKind::Duration };
            let rule = if past { expr.rule } else { APART };
            return Resolved {
                kind,
                rule,
                values: vec![value],
                shade: if past { shade } else { expr.shade },
                settled: expr.settled && !past,
            };
        }
        if unit < Unit::Day && *origin != Origin::Published {
            if let Some(value) = self.clock_later(count, unit, sign) {
                return Resolved {
                    kind: TimeKind::Time,
                    rule: expr.rule,
                    values: vec![value],
                    shade,
                    settled: expr.settled,
                };
            }
        } else if let Some(place) = self.offset_place((count, unit, sign), origin, telling) {
            let mut values = vec![place.write()];
            if unit == Unit::Week
                && *origin == Origin::Published
                && let Some(day) = offset_day(self.now(), count, unit, sign)
            {
                values.push(Place::Day(day).write());
            }
            if *origin != Origin::Published {
                self.remember(place, None);
            }
            return Resolved { kind: TimeKind::Date, rule: expr.rule, values, shade, settled: expr.settled };
        }
        let value = write_length(count, unit);
        Resolved {
            kind: TimeKind::Duration,
            rule: APART,
            values: vec![value],
            shade: expr.shade,
            settled: expr.settled,
        }
    }

    /// The clock time `count` units from the one last told.
    fn clock_later(&self, count: Count, unit: Unit, sign: i64) -> Option<String> {
        let (day, clock) = self.clock?;
        let minutes = match unit {
            Unit::Hour => count.low? * 60.0,
            Unit::Minute => count.low?,
            _ => return None,
        };
        // Longer than that, nobody counts in hours.
        let minutes = Some(minutes).filter(|minutes| *minutes < 1.0e6)? as i64;
        let total = clock.minutes() + sign * minutes;
        let day = moved(day, total.div_euclid(24 * 60), Unit::Day)?;
        let within = total.rem_euclid(24 * 60);
        let clock =
            Clock { hour: (within / 60) as u8, minute: Some((within % 60) as u8), second: None, zone: "" };
        Some(Place::Day(day).write_with(Some(TimeOfDay::Clock(clock))))
    }

    fn offset_place(
        &mut self,
        (count, unit, sign): (Count, Unit, i64),
        origin: &Origin,
        telling: Telling,
    ) -> Option<Place> {
        let base = match origin {
            Origin::Published => self.now(),
            Origin::Event => self.event?,
            Origin::Spoken if unit == Unit::Day => self.day?,
            Origin::Spoken => self.spoken.filter(|place| place.unit() <= unit)?.first_day()?,
            Origin::Place(when) => self.place(when, telling)?.first_day()?,
        };
        if unit == Unit::Year
            && let (Origin::Spoken, Some(Place::Quarter(year, n))) =
                (origin, self.quarter.filter(|_| self.spoken == self.quarter))
        {
            return Some(Place::Quarter(
                i16::try_from(i64::from(year) + sign * count.whole().filter(|n| *n < 9_000)?).ok()?,
                n,
            ));
        }
        let day = offset_day(base, count, unit, sign)?;
        let from_day = matches!(origin, Origin::Spoken | Origin::Event | Origin::Place(_));
        if unit == Unit::Week && from_day && count != Count::exactly(0.0) {
            return Some(Place::Day(day));
        }
        let unit = if count.whole().is_none() && unit == Unit::Year { Unit::Month } else { unit };
        Some(Place::holding(day, unit))
    }
}

/// The day `count` units from `base`.
fn offset_day(base: Date, count: Count, unit: Unit, sign: i64) -> Option<Date> {
    let low = count.low?;
    if low.fract() != 0.0 && unit == Unit::Year {
        return moved(base, sign * (low * 12.0) as i64, Unit::Month);
    }
    moved(base, sign * low as i64, unit)
}

/// "more than two weeks ago" is before that day; "less than thirteen hours later" too.
const fn offset_shade(shade: Option<TimeMod>, sign: i64) -> Option<TimeMod> {
    match (shade, sign < 0) {
        (Some(TimeMod::MoreThan | TimeMod::EqualOrMore), true)
        | (Some(TimeMod::LessThan | TimeMod::EqualOrLess), false) => Some(TimeMod::Before),
        (Some(TimeMod::LessThan | TimeMod::EqualOrLess), true)
        | (Some(TimeMod::MoreThan | TimeMod::EqualOrMore), false) => Some(TimeMod::After),
        (shade, _) => shade,
    }
}

fn length(count: Count, unit: Unit, extra: Option<(Count, Unit)>) -> String {
    let main = write_length(count, unit);
    let Some((count, finer)) = extra else { return main };
    let tail = write_length(count, finer);
    let tail = tail.strip_prefix('P').unwrap_or_default();
    let tail = if unit < Unit::Day { tail.strip_prefix('T').unwrap_or(tail) } else { tail };
    format!("{main}{tail}")
}

fn full_day(year: i16, month: u8, of_month: u8) -> Place {
    day(year, month, of_month).map_or(Place::PartDay(Some(year), Some(month), Some(of_month)), Place::Day)
}

/// Days from `from` to `to`.
fn days_between(from: Date, to: Date) -> i64 {
    i64::from(from.until(to).map_or(i32::MAX, |span| span.get_days()))
}
