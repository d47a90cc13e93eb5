//! Marks that no longer hold: what has changed, was withdrawn or has run out since they were made.
//!
//! Invariant: worked out from the desk and a day that comes from outside; kept nowhere.

use std::fmt;

use jiff::civil::Date;
use jiff::tz::{Offset, TimeZone};
use jiff::{Timestamp, Zoned};

use super::Desk;
use super::claim::ClaimRecord;
use super::mark::{Flag, Standing};
use super::source::Relation;

/// The day on which the work is looked at, and the clock by which days begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Today {
    date: Date,
    offset: Offset,
}

impl Today {
    /// That day, as days begin in UTC.
    pub const fn on(date: Date) -> Self {
        Self { date, offset: Offset::UTC }
    }

    /// The day at that moment, as days begin in `zone`.
    pub fn at(now: Timestamp, zone: TimeZone) -> Self {
        let now = Zoned::new(now, zone);
        Self { date: now.date(), offset: now.offset() }
    }

    /// The day.
    pub const fn date(self) -> Date {
        self.date
    }

    fn day_of(self, moment: Timestamp) -> Date {
        self.offset.to_datetime(moment).date()
    }
}

/// Why a mark is stale.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stale {
    /// The claim's words or its reading are others than when it was marked.
    Changed,
    /// A new draft says otherwise than what was marked.
    Redrafted,
    /// A source that bears it out was withdrawn or superseded.
    Withdrawn,
    /// It was to be looked at again on that day, which has come.
    Due(Date),
}

impl fmt::Display for Stale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Changed => f.write_str("words or reading have changed since the mark"),
            Self::Redrafted => f.write_str("the new draft says otherwise than what was marked"),
            Self::Withdrawn => f.write_str("a source it rests on was withdrawn or superseded"),
            Self::Due(day) => write!(f, "it was to be checked again once {day} had come"),
        }
    }
}

impl Desk {
    /// Why the mark that settled `claim` no longer holds; nothing while it does.
    pub fn staleness(&self, claim: &ClaimRecord, today: Today) -> Vec<Stale> {
        if claim.marked.is_none() || claim.status.standing() == Standing::Open {
            return Vec::new();
        }
        let is_off = claim.ground.as_ref().is_some_and(|ground| ground.is_off);
        let changed =
            if is_off { Some(Stale::Redrafted) } else { has_changed(claim).then_some(Stale::Changed) };
        let withdrawn = self.rests_on_withdrawn(claim).then_some(Stale::Withdrawn);
        let due = due(claim, today).map(Stale::Due);
        changed.into_iter().chain(withdrawn).chain(due).collect()
    }

    fn rests_on_withdrawn(&self, claim: &ClaimRecord) -> bool {
        self.links_of(&claim.id).any(|linked| {
            let (link, source) = (linked.link, linked.source);
            link.relation == Relation::Supports && !link.withdrawn_seen && !source.withdrawn.is_empty()
        })
    }
}

fn has_changed(claim: &ClaimRecord) -> bool {
    claim.ground.as_ref().is_some_and(|then| then.span != claim.span || then.reading != claim.reading)
}

/// The day on which `claim` was to be checked again, where it has come and nobody has marked the claim since.
fn due(claim: &ClaimRecord, today: Today) -> Option<Date> {
    let day = claim.as_of.filter(|day| *day <= today.date)?;
    let marked = claim.marked.as_ref().filter(|_| claim.flags.contains_key(&Flag::Recheck))?;
    // A mark made before the day was written down cannot have heeded it.
    let has_heeded = claim.ground.as_ref().is_some_and(|then| then.as_of == Some(day));
    (today.day_of(marked.at) < day || !has_heeded).then_some(day)
}
