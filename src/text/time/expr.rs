//! A time expression as the grammar reads it, before any date is known.
//!
//! Invariant: knows nothing of the publication date.

use super::super::TokenSpan;
use super::TimeMod;
use super::value::{Count, Season, TimeOfDay, Unit};

/// A time expression in a sentence: where it stands and what it says.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Expr {
    /// Its first token.
    pub(super) start: usize,
    /// One past its last token.
    pub(super) end: usize,
    /// What of it `TimeML` marks: without "as early as" before it and "after the blast" behind.
    pub(super) core: TokenSpan,
    /// What it says.
    pub(super) what: What,
    /// How it shades what it says.
    pub(super) shade: Option<TimeMod>,
    /// The rule that read it.
    pub(super) rule: &'static str,
    /// Whether a calendar or clock can settle it, so that it is a claim.
    pub(super) settled: bool,
}

/// What a time expression says.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum What {
    /// A place on the calendar or clock.
    At(When, Option<TimeOfDay>),
    /// A length of time, maybe with a second, finer one: "two hours and 30 minutes".
    Length(Count, Unit, Option<(Count, Unit)>),
    /// Again after each such length.
    Every(Count, Unit),
    /// Again on each such day of the week.
    EveryWeekday(u8),
    /// No calendar settles it: the TIMEX3 value.
    Vague(&'static str),
}

/// A place on the calendar as the words tell it.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum When {
    /// The fields of a date, those that are told.
    Fields(Fields),
    /// So many days after the day of publication.
    Today(i64),
    /// "last week", "this year", "the following month".
    Shifted(Unit, Shift),
    /// "last April".
    Month(u8, Shift),
    /// "next Friday".
    Weekday(u8, Shift),
    /// "the summer of 2019", "last summer".
    Season(Season, Year),
    /// "the third quarter"; 0 for the one the text reports on.
    Quarter(u8, Year),
    /// "the first half of 2020".
    Half(u8, Year),
    /// "the 1990s", by three digits.
    Decade(i16),
    /// "the 19th century", by two digits.
    Century(i16),
    /// "fiscal 2019", "the 2019/20 fiscal year" by its first year.
    FiscalYear(Option<i16>),
    /// "the 11th of the month"; 0 for any day: "at night".
    DayOfMonth(u8),
    /// A feast by its line in the list.
    Feast(&'static str, Year),
    /// So many units (negative: before) from a moment.
    Offset(Count, Unit, i64, Origin),
}

/// The fields of a date that are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Fields {
    /// The year.
    pub(super) year: Year,
    /// The month.
    pub(super) month: Option<u8>,
    /// The day of the month.
    pub(super) day: Option<u8>,
    /// The day of the week.
    pub(super) weekday: Option<u8>,
}

/// A year as it is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Year {
    /// Not at all.
    #[default]
    Unsaid,
    /// By number; negative before Christ.
    Is(i16),
    /// By its place before or after another.
    Shifted(Shift),
}

/// Which of several like it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shift {
    /// The one before publication.
    Last,
    /// The one of publication.
    This,
    /// The one after publication.
    Next,
    /// The one last spoken of.
    That,
    /// The one before that.
    Previous,
    /// The one after that.
    Following,
}

impl Shift {
    /// How many units it lies from its origin, and whether that is what was last spoken of.
    pub(super) const fn steps(self) -> (i64, bool) {
        match self {
            Self::Last => (-1, false),
            Self::This => (0, false),
            Self::Next => (1, false),
            Self::That => (0, true),
            Self::Previous => (-1, true),
            Self::Following => (1, true),
        }
    }
}

/// The moment an offset counts from.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Origin {
    /// The day of publication: "ago".
    Published,
    /// The moment last spoken of: "later".
    Spoken,
    /// An event the article tells: "after the blast".
    Event,
    /// A place that the expression names itself: "before Tuesday".
    Place(Box<When>),
}
