//! Which productions can begin with a word: most words begin none, so that the grammar passes over them at once.
//!
//! Invariant: knows the part a word plays, not the word.

use super::super::words::{Key, TimeWord};
use Production::{
    Calendar, Clock, Counted, Feast, Numeric, Period, Reach, Recurring, Shifted, Today, Vague, Year,
};

/// A sort of time expression.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Production {
    /// "10:39 a.m."
    Clock,
    /// "16/08/2024".
    Numeric,
    /// "Friday, Oct. 7".
    Calendar,
    /// "2019".
    Year,
    /// "yesterday".
    Today,
    /// "last week".
    Shifted,
    /// "Christmas".
    Feast,
    /// "the third quarter".
    Period,
    /// "the next two weeks".
    Reach,
    /// "10 days", "two weeks ago".
    Counted,
    /// "every week".
    Recurring,
    /// "now".
    Vague,
}

/// What can begin with digits.
pub(super) const NUMBER: &[Production] = &[Clock, Numeric, Calendar, Year, Feast, Period, Counted];

/// What can begin with an ordinal.
pub(super) const ORDINAL: &[Production] = &[Calendar, Feast, Period, Reach, Counted];

/// The productions that can begin with a word of that part.
pub(super) const fn productions_of(fact: TimeWord) -> &'static [Production] {
    match fact {
        TimeWord::Month(..) => &[Calendar, Feast],
        TimeWord::Weekday(..) => &[Calendar, Recurring],
        TimeWord::Unit { .. } => &[Period, Counted],
        TimeWord::Part(_) | TimeWord::Season(_) | TimeWord::DecadeName(_) => &[Period],
        TimeWord::Hour(_) => &[Clock],
        TimeWord::Cardinal(_) => &[Clock, Calendar, Year, Period, Counted],
        TimeWord::Ordinal(_) => ORDINAL,
        TimeWord::Zone(_) => &[],
        TimeWord::Phrase => &[Feast, Vague],
        TimeWord::Key(key) => productions_of_key(key),
    }
}

const fn productions_of_key(key: Key) -> &'static [Production] {
    match key {
        Key::The => &[Calendar, Year, Today, Shifted, Feast, Period, Reach, Counted, Vague],
        Key::A => &[Counted, Recurring],
        Key::Another
        | Key::Several
        | Key::Few
        | Key::Many
        | Key::Couple
        | Key::Half
        | Key::Dozen
        | Key::Dozens
        | Key::Hundreds
        | Key::Thousands => &[Counted],
        Key::These | Key::Those => &[Counted, Vague],
        Key::Last | Key::Past | Key::Latest | Key::Next | Key::Coming | Key::Previous | Key::Following => {
            &[Shifted, Feast, Reach, Vague]
        }
        Key::This | Key::That | Key::Same | Key::Current => &[Shifted, Feast, Vague],
        Key::Today | Key::Yesterday | Key::Tomorrow | Key::Tonight => &[Today],
        Key::Q1 | Key::Q2 | Key::Q3 | Key::Q4 | Key::H1 | Key::H2 | Key::Fiscal | Key::YearEnd => &[Period],
        Key::Ad => &[Year],
        Key::Every
        | Key::Each
        | Key::Per
        | Key::Hourly
        | Key::Daily
        | Key::Weekly
        | Key::Fortnightly
        | Key::Monthly
        | Key::Quarterly
        | Key::Yearly => &[Recurring],
        Key::Now => &[Vague],
        _ => &[],
    }
}
