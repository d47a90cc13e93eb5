//! What the other of two journals brings, counted as checkers count: marks, notes, sources.
//!
//! Invariant: compares two desks; what neither shows is not counted.

use super::super::claim::ClaimRecord;
use crate::desk::Desk;

/// So many things of one kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Brought {
    /// How many.
    pub count: usize,
    /// What one of them is called, and what several are.
    pub names: [&'static str; 2],
}

impl Brought {
    /// What they are called, as many as they are.
    pub const fn name(self) -> &'static str {
        let [one, many] = self.names;
        if self.count == 1 { one } else { many }
    }
}

/// What `joint` has that `ours` has not, or has otherwise; nothing of what does not occur.
pub(super) fn brought(ours: &Desk, joint: &Desk) -> Vec<Brought> {
    type Differs = fn(&ClaimRecord, &ClaimRecord) -> bool;
    const OF_CLAIMS: [(Differs, [&str; 2]); 7] = [
        (|a, b| (a.status, &a.reason) != (b.status, &b.reason), ["mark", "marks"]),
        (|a, b| a.note != b.note, ["note", "notes"]),
        (|a, b| a.suggestion != b.suggestion, ["suggested wording", "suggested wordings"]),
        (
            |a, b| (a.resolution, &a.resolution_reason) != (b.resolution, &b.resolution_reason),
            ["decision", "decisions"],
        ),
        (
            |a, b| (&a.flags, a.as_of) != (&b.flags, b.as_of),
            ["claim with other flags", "claims with other flags"],
        ),
        (
            |a, b| a.reading != b.reading || (a.draft == b.draft && a.span != b.span),
            ["other reading", "other readings"],
        ),
        (
            |a, b| a.set_aside.is_some() != b.set_aside.is_some(),
            ["move to or from the tray", "moves to or from the tray"],
        ),
    ];
    let both = || joint.records.claims.values().filter_map(|it| Some((ours.claim(&it.id)?, it)));
    let of_claims = OF_CLAIMS.into_iter().map(|(differs, names)| Brought {
        count: both().filter(|(ours, joint)| differs(ours, joint)).count(),
        names,
    });
    let drafts = joint.drafts().count().saturating_sub(ours.drafts().count());
    let claims = joint.records.claims.keys().filter(|id| ours.claim(id).is_none()).count();
    let sources = joint.sources().filter(|it| ours.source(&it.id) != Some(it)).count();
    let citations = joint.citations().filter(|it| ours.citation(&it.id) != Some(it)).count();
    let links = joint.records.links.iter().filter(|(ends, link)| ours.records.links.get(ends) != Some(link));
    let records = [
        (drafts, ["new draft", "new drafts"]),
        (claims, ["claim", "claims"]),
        (sources, ["source", "sources"]),
        (citations, ["place in a source", "places in sources"]),
        (links.count(), ["link to a source", "links to sources"]),
    ];
    let of_records = records.into_iter().map(|(count, names)| Brought { count, names });
    of_claims.chain(of_records).filter(|it| it.count > 0).collect()
}
