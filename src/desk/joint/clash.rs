//! What two checkers have both set since they parted, and set differently.
//!
//! Invariant: says what each has set and what holds; settles nothing.

use std::collections::{BTreeMap, BTreeSet};

use super::super::claim::{ClaimRecord, Stamp};
use super::super::history::{Before, Change};
use super::super::id::{CitationId, ClaimId, SourceId};
use super::super::mark::Flag;
use crate::desk::{Desk, quoted};

/// What both have set.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// Something of a claim.
    Claim(ClaimId),
    /// A source.
    Source(SourceId),
    /// A place in a source.
    Citation(CitationId),
    /// What is known of the piece as a whole.
    Piece,
}

/// Which part of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Aspect {
    /// Status and its reason.
    Status,
    /// What it says.
    Reading,
    /// Its place in the text.
    Place,
    /// The note.
    Note,
    /// The wording proposed.
    Wording,
    /// The editor's decision.
    Decision,
    /// The day it holds up to.
    Day,
    /// Whether it lies in the tray.
    Tray,
    /// A flag.
    Flag(Flag),
    /// All of it.
    Whole,
}

impl Aspect {
    /// The name a checker reads.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Status => "status",
            Self::Reading => "reading",
            Self::Place => "place",
            Self::Note => "note",
            Self::Wording => "suggested wording",
            Self::Decision => "decision",
            Self::Day => "day it holds up to",
            Self::Tray => "tray",
            Self::Flag(flag) => flag.name(),
            Self::Whole => "all of it",
        }
    }
}

/// What was set, in words, and by whom where that is known.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Value {
    /// In words; empty where it was taken back.
    pub words: String,
    /// Who set it, and when.
    pub by: Option<Stamp>,
}

/// One thing that both have set differently.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clash {
    /// What it is about.
    pub subject: Subject,
    /// Which part of that.
    pub aspect: Aspect,
    /// What the first has set.
    pub ours: Value,
    /// What the second has set.
    pub theirs: Value,
    /// Whether what the first has set holds for now.
    pub ours_holds: bool,
}

impl Clash {
    /// What it is about, in words: those of the claim, the name of the source.
    pub fn about(&self, desk: &Desk) -> String {
        match &self.subject {
            Subject::Claim(id) => {
                let words = desk.claim(id).map_or("", |claim| desk.words(claim));
                quoted(&words.split_whitespace().collect::<Vec<_>>().join(" "))
            }
            Subject::Source(id) => {
                let title = desk.source(id).map_or("", |source| source.title.as_str());
                format!("source {}", quoted(title))
            }
            Subject::Citation(id) => {
                let locator = desk.citation(id).map_or("", |citation| citation.locator.as_str());
                format!("place {}", quoted(locator))
            }
            Subject::Piece => "the piece".to_owned(),
        }
    }
}

/// What differs between `ours` and `theirs` where both differ from what they had in common; `joint` says what holds.
pub(super) fn clashes([common, ours, theirs, joint]: [&Desk; 4]) -> Vec<Clash> {
    let claims = ours.records.claims.values().filter(|claim| theirs.claim(&claim.id).is_some());
    let mut claims: Vec<_> = claims.map(|claim| &claim.id).collect();
    // In the order of the text, as the work of both has it.
    claims.sort_unstable_by_key(|id| joint.claim(id).map(|it| (it.draft, it.span.start, *id)));
    let mut clashes: Vec<Clash> = Vec::new();
    for id in claims {
        for aspect in aspects() {
            let value = |desk: &Desk| desk.claim(id).map_or_else(Value::default, |it| set(desk, it, aspect));
            let subject = || Subject::Claim(id.clone());
            clashes.extend(clash(subject, aspect, [common, ours, theirs, joint].map(value)));
        }
    }
    for id in both(ours.sources().map(|it| &it.id), theirs.sources().map(|it| &it.id)) {
        let value = |desk: &Desk| told(desk.source(id));
        let subject = || Subject::Source(id.clone());
        clashes.extend(clash(subject, Aspect::Whole, [common, ours, theirs, joint].map(value)));
    }
    for id in both(ours.citations().map(|it| &it.id), theirs.citations().map(|it| &it.id)) {
        let value = |desk: &Desk| told(desk.citation(id));
        let subject = || Subject::Citation(id.clone());
        clashes.extend(clash(subject, Aspect::Whole, [common, ours, theirs, joint].map(value)));
    }
    let value = |desk: &Desk| told(Some(desk.piece()));
    clashes.extend(clash(|| Subject::Piece, Aspect::Whole, [common, ours, theirs, joint].map(value)));
    clashes
}

fn both<'a, T: Ord + 'a>(
    ours: impl Iterator<Item = &'a T>,
    theirs: impl Iterator<Item = &'a T>,
) -> BTreeSet<&'a T> {
    let theirs: BTreeSet<&T> = theirs.collect();
    ours.filter(|id| theirs.contains(id)).collect()
}

fn clash(subject: impl Fn() -> Subject, aspect: Aspect, values: [Value; 4]) -> Option<Clash> {
    let [common, mut ours, mut theirs, joint] = values;
    let is_clash = ours.words != theirs.words && ours.words != common.words && theirs.words != common.words;
    let ours_holds = joint.words == ours.words;
    if !is_clash {
        return None;
    }
    if aspect == Aspect::Whole {
        [ours.words, theirs.words] = differing([&ours.words, &theirs.words]);
    }
    Some(Clash { subject: subject(), aspect, ours, theirs, ours_holds })
}

/// The fields in which two records differ, each with what it holds: `title: Logbook · notes: seen`.
fn differing(records: [&str; 2]) -> [String; 2] {
    type Fields = BTreeMap<String, serde_json::Value>;
    let [one, other] = records.map(|it| serde_json::from_str::<Fields>(it).unwrap_or_default());
    let told = |these: &Fields, those: &Fields| {
        let others = these.iter().filter(|(name, value)| those.get(*name) != Some(value));
        let words = others.map(|(name, value)| match value.as_str() {
            Some(words) => format!("{}: {words}", name.replace('_', " ")),
            None => format!("{}: {value}", name.replace('_', " ")),
        });
        words.collect::<Vec<_>>().join(" · ")
    };
    [told(&one, &other), told(&other, &one)]
}

fn aspects() -> impl Iterator<Item = Aspect> {
    use Aspect::{Day, Decision, Note, Place, Reading, Status, Tray, Wording};
    let plain = [Status, Reading, Place, Note, Wording, Decision, Day, Tray];
    plain.into_iter().chain(Flag::ALL.into_iter().map(Aspect::Flag))
}

/// That part of `claim` in words.
pub(super) fn of_claim(desk: &Desk, claim: &ClaimRecord, aspect: Aspect) -> String {
    let joined =
        |parts: [&str; 2]| parts.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(": ");
    match aspect {
        Aspect::Status => joined([claim.status.name(), &claim.reason]),
        Aspect::Reading => claim.reading.with_kind(),
        Aspect::Place => format!("draft {}: {}", claim.draft, desk.words(claim)),
        Aspect::Note => claim.note.clone(),
        Aspect::Wording => {
            claim.suggestion.as_ref().map_or_else(String::new, |it| joined([&it.wording, &it.reason]))
        }
        Aspect::Decision => joined([claim.resolution.name(), &claim.resolution_reason]),
        Aspect::Day => claim.as_of.map_or_else(String::new, |day| day.to_string()),
        Aspect::Tray => {
            claim.set_aside.as_ref().map_or_else(String::new, |it| joined(["in the tray", &it.reason]))
        }
        Aspect::Flag(flag) => claim.flags.get(&flag).map_or_else(String::new, |to| joined([flag.name(), to])),
        Aspect::Whole => String::new(),
    }
}

/// The same with who set it last, and when.
fn set(desk: &Desk, claim: &ClaimRecord, aspect: Aspect) -> Value {
    let words = of_claim(desk, claim, aspect);
    let is_other = |change: &&Change| match change.before() {
        Before::Record(Some(old)) => of_claim(desk, old, aspect) != words,
        Before::Record(None) => true,
        Before::Link(..) => false,
    };
    let changes = desk.changes.get(&claim.id).map_or(&[][..], |changes| changes.as_slice());
    let entry = changes.iter().rev().find(is_other).and_then(|change| desk.entries.get(change.entry()));
    Value { words, by: entry.map(|entry| Stamp { by: entry.by.clone(), at: entry.at }) }
}

fn told(record: Option<&impl serde::Serialize>) -> Value {
    let words = record.and_then(|it| serde_json::to_string(it).ok());
    Value { words: words.unwrap_or_default(), by: None }
}
