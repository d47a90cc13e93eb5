//! Who answers for the piece: checker, second reader, editor, legal, one after the other.
//!
//! A sign-off stands for the draft as it lay on the desk at that moment. It says in words what was not checked, keeps
//! count of the marks changed since, and falls when an earlier one is reopened or another draft comes in.
//!
//! Invariant: worked out from the desk and kept as records; judges nothing but the order.

use serde::{Deserialize, Serialize};

use super::Desk;
use super::claim::Stamp;
use super::mark::Flag;

/// Whose word it is, in the order in which they give it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Office {
    /// Who checked the claims.
    Checker,
    /// Who read behind the checker; may be left out.
    SecondReader,
    /// Who decided on the text.
    Editor,
    /// Who looked at it for the law; needed where a claim has the flag for it.
    Legal,
}

impl Office {
    /// All four, in their order.
    pub const ALL: [Self; 4] = [Self::Checker, Self::SecondReader, Self::Editor, Self::Legal];

    /// The name people read.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Checker => "Checker",
            Self::SecondReader => "Second reader",
            Self::Editor => "Editor",
            Self::Legal => "Legal",
        }
    }

    /// Whose sign-off must stand before this one.
    pub const fn after(self) -> Option<Self> {
        match self {
            Self::Checker => None,
            Self::SecondReader | Self::Editor => Some(Self::Checker),
            Self::Legal => Some(Self::Editor),
        }
    }
}

/// One sign-off as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignOff {
    /// Whose word it is.
    pub office: Office,
    /// Who gave it, and when.
    pub stamp: Stamp,
    /// The number of the draft it is about.
    pub draft: usize,
    /// SHA-256 of that draft's text.
    pub sha256: String,
    /// What was not checked, in words; empty: everything was.
    pub unchecked: String,
    /// How many entries the desk held when it was given.
    pub(super) entries: usize,
}

impl Desk {
    /// The sign-offs of the current draft, in their order.
    pub fn sign_offs(&self) -> impl Iterator<Item = &SignOff> {
        let current = self.current();
        self.records.signed.values().map(|signed| &**signed).filter(move |signed| signed.draft == current)
    }

    /// The sign-off of that office for the current draft.
    pub fn sign_off(&self, office: Office) -> Option<&SignOff> {
        self.sign_offs().find(|signed| signed.office == office)
    }

    /// How many claims of the draft have changed since that sign-off.
    pub fn changed_since(&self, signed: &SignOff) -> usize {
        let is_later =
            |id| self.changes.get(id).is_some_and(|all| all.iter().any(|it| it.is_from(signed.entries)));
        self.claims().chain(self.tray()).filter(|claim| is_later(&claim.id)).count()
    }

    /// The offices still to sign: the second reader may be left out, legal is asked only where a claim has that flag.
    pub fn unsigned(&self) -> Vec<Office> {
        let needs_legal = self.claims().any(|claim| claim.flags.contains_key(&Flag::Legal));
        let asked = |office: &Office| match office {
            Office::SecondReader => false,
            Office::Legal => needs_legal,
            Office::Checker | Office::Editor => true,
        };
        Office::ALL.into_iter().filter(|office| asked(office) && self.sign_off(*office).is_none()).collect()
    }
}
