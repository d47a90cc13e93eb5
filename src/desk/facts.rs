//! What lists and counts ask of a claim, in a few bytes: ten thousand claims are gone through in microseconds.
//!
//! Invariant: a copy of what the desk says of one claim on one day.

use super::carry::Became;
use super::findings::Noted;
use super::mark::{Flag, Standing, Status};
use super::stale::Today;
use super::traits::Trait;
use super::{ClaimRecord, Desk};
use crate::extract::Kind;
use crate::text::Span;

/// What lists and counts ask of one claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facts {
    /// Its kind.
    pub kind: Kind,
    /// The checker's finding.
    pub status: Status,
    /// The number of the sentence it starts in, from 0.
    pub sentence: usize,
    /// Its place, in bytes of the draft's text.
    pub span: Span,
    /// How many places it is linked to.
    pub sources: usize,
    /// Whether it asks for a decision that has not been made.
    pub awaits_decision: bool,
    /// What the current draft has made of it.
    pub became: Option<Became>,
    /// Whether a checker has looked at what the draft has made of it.
    pub is_seen: bool,
    /// Whether it stands in the current draft; the sentence and the place of one that does not are those of an earlier.
    pub is_here: bool,
    /// What was noticed about it.
    pub noted: Noted,
    /// A bit for each flag raised, and for each trait it has.
    flags: u8,
    traits: u8,
}

impl Facts {
    /// Whether work on it is left.
    pub fn is_open(&self) -> bool {
        self.status.standing() == Standing::Open
    }

    /// Whether the current draft asks something of the checker that has not been answered: a mark on other words, a
    /// place to choose, a claim that is new.
    pub fn is_unanswered(&self) -> bool {
        match self.became {
            Some(Became::Stale) => !self.is_open() && !self.is_seen,
            Some(Became::Ask) => true,
            Some(Became::New) => self.is_open() && !self.is_seen,
            _ => false,
        }
    }

    /// Whether that flag is raised.
    pub const fn has(&self, flag: Flag) -> bool {
        self.flags & (1 << flag as u8) != 0
    }

    /// Whether the claim is so.
    pub const fn is(&self, asked: Trait) -> bool {
        self.traits & (1 << asked as u8) != 0
    }
}

impl Desk {
    /// What lists and counts ask of `claim`, as it is today.
    pub fn facts(&self, claim: &ClaimRecord, today: Today) -> Facts {
        let noted = self.noted(claim);
        // What was just worked out is not worked out again.
        let is_so = |asked: &Trait| match asked {
            Trait::Noticed => noted.gravest.is_some(),
            asked => self.is(claim, *asked, today),
        };
        Facts {
            kind: claim.kind(),
            status: claim.status,
            sentence: claim.sentence,
            span: claim.span,
            sources: self.links_of(&claim.id).count(),
            awaits_decision: claim.awaits_decision(),
            became: self.became(claim),
            is_seen: claim.carry.as_ref().map_or(claim.touched, |carry| carry.is_seen),
            is_here: self.is_here(claim),
            noted,
            flags: claim.flags.keys().fold(0, |bits, &flag| bits | 1 << flag as u8),
            traits: Trait::ALL.into_iter().filter(is_so).fold(0, |bits, asked| bits | 1 << asked as u8),
        }
    }
}
