//! What happened to one claim: when, who, what, old and new.
//!
//! Every entry leaves the claim's record as it was before and after; the words are made from the two when somebody
//! asks, so that an undo reads as what it does.
//!
//! Invariant: reads records, changes none.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::carry::reasons_in_words;
use super::claim::{ClaimRecord, Stamp};
use super::describe::one_line;
use super::edit::{Edit, Entry};
use super::id::{CitationId, ClaimId};
use super::mark::Resolution;
use super::records::{Image, Records};
use super::source::Link;
use super::{Desk, Origin};

/// What one entry did to one claim.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Change {
    entry: usize,
    what: Changed,
}

impl Change {
    /// Whether entry number `first` or one after it made the change.
    pub(super) const fn is_from(&self, first: usize) -> bool {
        self.entry >= first
    }

    /// The number of the entry that made the change.
    pub(super) const fn entry(&self) -> usize {
        self.entry
    }

    /// What there was before.
    pub(super) fn before(&self) -> Before<'_> {
        match &self.what {
            Changed::Record { old, .. } => Before::Record(old.as_deref()),
            Changed::Link { citation, old, .. } => Before::Link(citation, old.as_deref()),
        }
    }
}

/// What a change replaced.
pub(super) enum Before<'a> {
    Record(Option<&'a ClaimRecord>),
    Link(&'a CitationId, Option<&'a Link>),
}

#[derive(Debug, Clone, PartialEq)]
enum Changed {
    Record { old: Option<Arc<ClaimRecord>>, new: Option<Arc<ClaimRecord>> },
    Link { citation: CitationId, old: Option<Arc<Link>>, new: Option<Arc<Link>> },
}

/// One line of a claim's history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HistoryRow {
    /// Who and when.
    pub stamp: Stamp,
    /// Whether the entry took an earlier one back, or did it again.
    pub is_undo: bool,
    /// What changed: `Status`.
    pub what: &'static str,
    /// As it was; empty where there was nothing.
    pub old: String,
    /// As it is since; empty where there is nothing.
    pub new: String,
}

/// Notes what entry number `entry` did to claims, from the images it left.
pub(super) fn note<'a>(
    changes: &mut BTreeMap<ClaimId, Vec<Change>>,
    records: &Records,
    before: impl Iterator<Item = &'a Image>,
    entry: usize,
) {
    for image in before {
        let (id, what) = match image {
            Image::Claim(id, old) => {
                (id, Changed::Record { old: old.clone(), new: records.claims.get(id).cloned() })
            }
            Image::Link(ends, old) => {
                let (citation, new) = (ends.1.clone(), records.links.get(ends).cloned());
                (&ends.0, Changed::Link { citation, old: old.clone(), new })
            }
            _ => continue,
        };
        let changes = changes.entry(id.clone()).or_default();
        // A group may change one record twice: the first image is the one from before the entry.
        if !changes.iter().rev().take_while(|c| c.entry == entry).any(|c| c.what.is_of_same_record(&what)) {
            changes.push(Change { entry, what });
        }
    }
}

impl Changed {
    fn is_of_same_record(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Record { .. }, Self::Record { .. }) => true,
            (Self::Link { citation, .. }, Self::Link { citation: other, .. }) => citation == other,
            _ => false,
        }
    }
}

impl Desk {
    /// Who linked a claim to a citation, or looked at it again, and when.
    pub fn linked_by(&self, claim: &ClaimId, citation: &CitationId) -> Option<Stamp> {
        let mut changes = self.changes.get(claim)?.iter().rev();
        let change = changes.find(|change| {
            matches!(&change.what, Changed::Link { citation: to, new: Some(_), .. } if to == citation)
        })?;
        self.entries.get(change.entry).map(|entry| Stamp { by: entry.by.clone(), at: entry.at })
    }

    /// What checkers did to a claim, oldest first.
    pub fn history(&self, claim: &ClaimId) -> Vec<HistoryRow> {
        let changes = self.changes.get(claim).map(Vec::as_slice).unwrap_or_default();
        changes.iter().flat_map(|change| self.rows(change)).collect()
    }

    fn rows(&self, change: &Change) -> Vec<HistoryRow> {
        let Some(entry) = self.entries.get(change.entry) else { return Vec::new() };
        let mut rows = Rows { entry, rows: Vec::new() };
        match &change.what {
            Changed::Record { old: Some(old), new: Some(new) } => self.compare(old, new, &mut rows),
            Changed::Record { old, new } => {
                rows.add("Claim", existence(old.as_ref()), existence(new.as_ref()));
            }
            Changed::Link { citation, old, new } => {
                let words = |link: &Option<Arc<Link>>| {
                    link.as_ref().map_or_else(String::new, |link| self.link_words(link, citation))
                };
                rows.add("Source", words(old), words(new));
            }
        }
        rows.rows
    }

    fn compare(&self, old: &ClaimRecord, new: &ClaimRecord, rows: &mut Rows<'_>) {
        if old.draft != new.draft || old.carry != new.carry {
            rows.add("Draft", draft(old), draft(new));
        }
        rows.add("Status", status(old), status(new));
        rows.add("Flags", flags(old), flags(new));
        rows.add("As of", as_of(old), as_of(new));
        rows.add("Note", old.note.clone(), new.note.clone());
        rows.add("Suggested wording", suggestion(old), suggestion(new));
        rows.add("Resolution", resolution(old), resolution(new));
        if old.reading != new.reading {
            rows.rows.push(rows.row("Reading", reading(old), reading(new)));
        }
        if old.draft != new.draft {
            rows.add("Words", one_line(self.words(old)), one_line(self.words(new)));
        } else if old.span != new.span {
            rows.rows.push(rows.row("Words", one_line(self.words(old)), one_line(self.words(new))));
        }
        rows.add("List", list(old), list(new));
        // The same finding made again, by a second checker or later, is worth a line of its own.
        if rows.rows.is_empty() && old.marked != new.marked {
            rows.rows.push(rows.row("Status", status(old), status(new)));
        }
    }

    fn link_words(&self, link: &Link, citation: &CitationId) -> String {
        let citation = self.citation(citation);
        let source = citation.and_then(|citation| self.source(&citation.source));
        let title = source.map_or("a source no longer here", |source| source.title.as_str());
        let locator = citation.map_or("", |citation| citation.locator.as_str());
        let comma = if locator.is_empty() { "" } else { ", " };
        format!("{title}{comma}{locator} ({}, {})", link.relation.name(), link.directness.name())
    }
}

struct Rows<'a> {
    entry: &'a Entry,
    rows: Vec<HistoryRow>,
}

impl Rows<'_> {
    fn add(&mut self, what: &'static str, old: String, new: String) {
        if old != new {
            self.rows.push(self.row(what, old, new));
        }
    }

    fn row(&self, what: &'static str, old: String, new: String) -> HistoryRow {
        HistoryRow {
            stamp: Stamp { by: self.entry.by.clone(), at: self.entry.at },
            is_undo: matches!(self.entry.edit, Edit::Undo { .. }),
            what,
            old,
            new,
        }
    }
}

fn existence(claim: Option<&Arc<ClaimRecord>>) -> String {
    let words = claim.map(|claim| match claim.origin {
        Origin::Hand(_) => "added by hand",
        Origin::Found(_) => "found by the machine",
    });
    words.unwrap_or_default().to_owned()
}

/// `2, stale: a figure is another`
fn draft(claim: &ClaimRecord) -> String {
    let Some(carry) = claim.carry.as_deref() else { return claim.draft.to_string() };
    let verdict = carry.verdict.name().to_lowercase();
    with_reason(&format!("{}, {verdict}", carry.to), &reasons_in_words(&carry.why))
}

fn with_reason(words: &str, reason: &str) -> String {
    if reason.is_empty() { words.to_owned() } else { format!("{words}: {}", one_line(reason)) }
}

fn status(claim: &ClaimRecord) -> String {
    with_reason(claim.status.name(), &claim.reason)
}

fn flags(claim: &ClaimRecord) -> String {
    let flags = claim.flags.iter().map(|(flag, detail)| with_reason(flag.name(), detail));
    flags.collect::<Vec<_>>().join(", ")
}

fn as_of(claim: &ClaimRecord) -> String {
    claim.as_of.map_or_else(String::new, |day| day.to_string())
}

fn suggestion(claim: &ClaimRecord) -> String {
    claim.suggestion.as_ref().map_or_else(String::new, |it| with_reason(&it.wording, &it.reason))
}

fn resolution(claim: &ClaimRecord) -> String {
    if claim.resolution == Resolution::Open && claim.resolution_reason.is_empty() {
        return String::new();
    }
    with_reason(claim.resolution.name(), &claim.resolution_reason)
}

fn reading(claim: &ClaimRecord) -> String {
    claim.reading.with_kind()
}

fn list(claim: &ClaimRecord) -> String {
    claim.set_aside.as_ref().map_or_else(String::new, |aside| with_reason("set aside", &aside.reason))
}
