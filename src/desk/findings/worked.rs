//! What was worked out about one draft by itself: its findings and its names, kept with the draft once somebody has
//! asked.
//!
//! A long article takes longer than a frame: the window asks on a thread of its own, and looks until then at nothing.
//!
//! Invariant: the same article gives the same; two drafts are equal whether or not it was asked for.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use uuid::Uuid;

use crate::check::{Finding, Ledger, findings};
use crate::desk::Draft;
use crate::desk::draft::FAMILY;
use crate::desk::id::FindingId;
use crate::text::Span;

/// What can be worked out about an article without asking anybody.
#[derive(Debug, Clone, Default)]
pub struct WorkedOut {
    /// Its findings, in text order, each with its id.
    pub findings: Vec<(FindingId, Finding)>,
    /// Its names.
    pub names: Ledger,
    /// The words that findings rest on, by their start, each with the number of its finding.
    places: Vec<(Span, usize)>,
    /// Length of the longest of them.
    longest: usize,
}

/// The place where it is kept: no part of what a draft is.
#[derive(Debug, Clone, Default)]
pub(in crate::desk) struct Kept(OnceLock<Box<WorkedOut>>);

impl PartialEq for Kept {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Kept {}

impl WorkedOut {
    fn of(draft: &Draft) -> Self {
        let found = findings(&draft.article);
        let with_id = |finding: Finding| (id_of(draft, &finding, ""), finding);
        let findings: Vec<_> = found.into_iter().map(with_id).collect();
        let each = findings.iter().enumerate();
        let mut places: Vec<(Span, usize)> = each
            .flat_map(|(number, (_, finding))| finding.places.iter().map(move |place| (*place, number)))
            .collect();
        places.sort_unstable_by_key(|(place, number)| (place.start, place.end, *number));
        let longest = places.iter().map(|(place, _)| place.len()).max().unwrap_or_default();
        Self { findings, names: Ledger::of(&draft.article), places, longest }
    }

    /// The findings that rest on words which overlap `span`, in text order, each once.
    pub fn touching(&self, span: Span) -> impl Iterator<Item = &(FindingId, Finding)> {
        let earliest = span.start.saturating_sub(self.longest);
        let first = self.places.partition_point(|(place, _)| place.start < earliest);
        let near = self.places.iter().skip(first).take_while(|(place, _)| place.start < span.end);
        let numbers: BTreeSet<usize> =
            near.filter(|(place, _)| place.overlaps(span)).map(|(_, number)| *number).collect();
        numbers.into_iter().filter_map(|number| self.findings.get(number))
    }
}

impl Draft {
    /// What can be worked out about the article: at the first asking, and kept from then on.
    pub fn worked_out(&self) -> &WorkedOut {
        self.worked.0.get_or_init(|| Box::new(WorkedOut::of(self)))
    }

    /// The same, where it was asked for before.
    pub fn worked_out_before(&self) -> Option<&WorkedOut> {
        self.worked.0.get().map(|worked| &**worked)
    }
}

/// The id of `finding`: its rule, its grade and the words of the sentences it rests on name it, and what else it
/// rests on. So it is the same in a new draft that says the same there, and another one once a word of them is another.
pub(super) fn id_of(draft: &Draft, finding: &Finding, told: &str) -> FindingId {
    let numbers: BTreeSet<usize> =
        finding.places.iter().map(|place| draft.sentence_at(place.start)).collect();
    let sentences = numbers.into_iter().filter_map(|number| draft.sentences.get(number));
    let mut key = format!("finding\n{}\n{}\n{}", finding.rule, finding.grade.key(), plainly(told));
    for span in finding.places.iter().copied().chain(sentences.map(|sentence| sentence.span)) {
        key.push('\n');
        key += &plainly(draft.words(span));
    }
    FindingId(Uuid::new_v5(&FAMILY, key.as_bytes()).to_string())
}

/// Words however they are set: blanks, and which marks of a kind are used, make no difference.
fn plainly(words: &str) -> String {
    let set = |c: char| match c {
        '’' | '‘' => '\'',
        '“' | '”' => '"',
        '–' | '—' => '-',
        other => other,
    };
    words.split_whitespace().collect::<Vec<_>>().join(" ").chars().map(set).collect()
}
