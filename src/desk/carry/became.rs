//! What a new draft has made of each claim, and of the words of the article.
//!
//! Invariant: worked out from the desk, kept nowhere.

use super::verdict::{Reason, Verdict};
use crate::article::draft::{Alignment, Changes, Version};
use crate::desk::claim::{ClaimRecord, Origin};
use crate::desk::{Desk, Draft};

/// What the current draft has made of a claim, in the order that lists show it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Became {
    /// What it says has changed: its mark no longer holds.
    Stale,
    /// Two places fit it the same: the checker says which.
    Ask,
    /// The draft does not have it.
    Removed,
    /// It says the same among other words.
    Context,
    /// It was found for the first time.
    New,
    /// Its sentence is the same and stands beside others.
    Beside,
    /// It stands as it stood.
    Kept,
}

impl Became {
    /// What a list calls claims that became so.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Stale => Verdict::Stale.name(),
            Self::Ask => Verdict::Ask.name(),
            Self::Removed => "Not in this draft",
            Self::Context => Verdict::Context.name(),
            Self::New => "New",
            Self::Beside => "Beside other sentences",
            Self::Kept => Verdict::Kept.name(),
        }
    }
}

impl From<Verdict> for Became {
    fn from(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Kept => Self::Kept,
            Verdict::Context => Self::Context,
            Verdict::Stale => Self::Stale,
            Verdict::Ask => Self::Ask,
            Verdict::Removed => Self::Removed,
        }
    }
}

impl Desk {
    /// What the current draft has made of `claim`; nothing in the first draft, and of claims that a checker has made in
    /// the current one.
    pub fn became(&self, claim: &ClaimRecord) -> Option<Became> {
        let current = self.current();
        match &claim.carry {
            Some(carry) if carry.to == current && carry.why == [Reason::Neighbours] => Some(Became::Beside),
            Some(carry) if carry.to == current => Some(carry.verdict.into()),
            _ if claim.draft < current => Some(Became::Removed),
            Some(_) => None,
            None => (self.drafts().nth(1).is_some() && matches!(claim.origin, Origin::Found(_)))
                .then_some(Became::New),
        }
    }

    /// Whether `claim` stands in the current draft.
    pub fn is_here(&self, claim: &ClaimRecord) -> bool {
        claim.draft == self.current()
    }

    /// The claims that the current draft has changed, lost or brought, the latest lost ones last.
    pub fn changed(&self) -> impl Iterator<Item = &std::sync::Arc<ClaimRecord>> {
        let current = self.current();
        let is_changed =
            |claim: &&std::sync::Arc<ClaimRecord>| self.became(claim).is_some_and(|it| it != Became::Kept);
        let lost =
            self.removed().filter(move |claim| claim.carry.as_ref().is_some_and(|it| it.to == current));
        self.claims().filter(is_changed).chain(lost)
    }
}

impl Draft {
    /// What differs between this draft and the one before it, word by word.
    pub fn changes_since(&self, before: &Self) -> Changes {
        let (old, new) = (before.version(), self.version());
        let paragraphs = (before.article.paragraphs.as_slice(), self.article.paragraphs.as_slice());
        Changes::of((&old, &new), &Alignment::of(&old, &new), paragraphs)
    }

    /// Its text in the pieces that are aligned with those of another.
    pub(super) fn version(&self) -> Version<'_> {
        Version::read(&self.article.text, self.sentences.iter().map(|sentence| sentence.span))
    }
}
