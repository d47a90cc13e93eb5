//! How much of the article has been looked at: by sentences and words, never by the machine's claims alone.
//!
//! A sentence is covered when a claim on the list touches it and none of those is open, or when the checker passed
//! it. What the machine missed stays visible so.
//!
//! Invariant: worked out from the desk, kept nowhere.

use super::Desk;
use super::draft::Draft;
use crate::article::Role;
use crate::text::Span;

/// What the margin shows beside a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SentenceState {
    /// No claim touches it, and nobody has passed it.
    Uncovered,
    /// Claims touch it, and some are open.
    Partly,
    /// All claims that touch it are settled, or it was passed.
    Covered,
    /// A byline or the like: it asks for no check, and counts nowhere.
    Furniture,
}

/// How much of a draft is covered.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Coverage {
    /// The state of every sentence, by its number.
    pub states: Vec<SentenceState>,
    /// Sentences that ask for a check.
    pub sentences: usize,
    /// Of these, covered.
    pub covered: usize,
    /// Of these, touched by no claim and not passed.
    pub uncovered: usize,
}

/// Words that no claim holds: what a reader of the claims alone never sees.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BareWords {
    /// The stretches between claims that hold words, in text order.
    pub stretches: Vec<Span>,
    /// How many words that are.
    pub words: usize,
    /// Of how many.
    pub of: usize,
}

impl Coverage {
    /// Covered sentences in whole per cent, rounded down so that 100 means all; 100 where there is nothing to cover.
    pub fn percent(&self) -> usize {
        (self.covered * 100).checked_div(self.sentences).unwrap_or(100)
    }
}

impl Desk {
    /// How much of the current draft is covered.
    pub fn coverage(&self) -> Coverage {
        self.coverage_by(self.claims().map(|claim| (claim.sentence, claim.span, claim.is_open())))
    }

    /// How much of the current draft is covered by claims that start in a sentence, stand at a place, and may be open.
    pub(super) fn coverage_by(&self, claims: impl Iterator<Item = Touch>) -> Coverage {
        let Some(draft) = self.draft() else { return Coverage::default() };
        let mut states = vec![SentenceState::Uncovered; draft.sentences.len()];
        for claim in claims {
            mark_touched(draft, claim, &mut states);
        }
        for (sentence, _) in self.passed_sentences(draft.number) {
            if let Some(state) = states.get_mut(sentence) {
                *state = SentenceState::Covered;
            }
        }
        mark_furniture(draft, &mut states);
        let count = |wanted| states.iter().filter(|&&state| state == wanted).count();
        Coverage {
            sentences: states.len() - count(SentenceState::Furniture),
            covered: count(SentenceState::Covered),
            uncovered: count(SentenceState::Uncovered),
            states,
        }
    }

    /// The first sentence after byte `offset` that no claim touches and nobody has passed; from the top where none follows.
    pub fn next_uncovered(&self, offset: usize) -> Option<(usize, Span)> {
        let (draft, coverage) = (self.draft()?, self.coverage());
        let uncovered = |number: &usize| coverage.states.get(*number) == Some(&SentenceState::Uncovered);
        let after = draft.sentences.partition_point(|sentence| sentence.span.start <= offset);
        let number = (after..draft.sentences.len()).find(uncovered).or_else(|| (0..after).find(uncovered))?;
        Some((number, draft.sentences.get(number)?.span))
    }

    /// Words of the current draft that stand in no claim and in no passed sentence.
    pub fn words_outside_claims(&self) -> usize {
        self.bare_words().words
    }

    /// The words of the current draft that stand in no claim and in no passed sentence; page furniture counts nowhere.
    pub fn bare_words(&self) -> BareWords {
        let Some(draft) = self.draft() else { return BareWords::default() };
        let passed: Vec<usize> = self.passed_sentences(draft.number).map(|(number, _)| number).collect();
        let mut claims = self.claims().map(|claim| claim.span).peekable();
        let mut bare = BareWords::default();
        let mut reached = 0;
        for (number, sentence) in draft.sentences.iter().enumerate() {
            let is_furniture = draft.is_furniture(number);
            let counts = !is_furniture && passed.binary_search(&number).is_err();
            bare.of += if is_furniture { 0 } else { count_words(draft, sentence.span) };
            reached = reached.max(sentence.span.start);
            while let Some(claim) = claims.next_if(|claim| claim.start < sentence.span.end) {
                if counts {
                    bare.take(draft, Span::new(reached, claim.start));
                }
                reached = reached.max(claim.end);
            }
            if counts {
                bare.take(draft, Span::new(reached, sentence.span.end));
            }
        }
        bare
    }
}

impl BareWords {
    /// Their share of all words, in whole per cent; never 0 while one is left.
    pub fn percent(&self) -> usize {
        (self.words * 100).div_ceil(self.of.max(1))
    }

    fn take(&mut self, draft: &Draft, span: Span) {
        let words = count_words(draft, span);
        if words > 0 {
            self.words += words;
            self.stretches.push(trimmed(draft, span));
        }
    }
}

/// `span` from its first letter or digit to its last.
fn trimmed(draft: &Draft, span: Span) -> Span {
    let words = draft.words(span);
    let start = span.start + (words.len() - words.trim_start_matches(|c: char| !c.is_alphanumeric()).len());
    Span::new(start, span.start + words.trim_end_matches(|c: char| !c.is_alphanumeric()).len())
}

fn count_words(draft: &Draft, span: Span) -> usize {
    let words = draft.words(span).split_whitespace();
    words.filter(|word| word.contains(char::is_alphanumeric)).count()
}

/// The number of the sentence that a claim starts in, its place, and whether it is open.
pub(super) type Touch = (usize, Span, bool);

/// Notes a claim on every sentence it touches; open claims outweigh settled ones.
fn mark_touched(draft: &Draft, (first, span, is_open): Touch, states: &mut [SentenceState]) {
    // Slices from there on: to skip one by one would take longer with every claim.
    let sentences = draft.sentences.get(first..).unwrap_or_default();
    let states = states.get_mut(first..).unwrap_or_default();
    for (_, state) in sentences.iter().zip(states).take_while(|(sentence, _)| sentence.span.overlaps(span)) {
        *state = match *state {
            SentenceState::Partly => SentenceState::Partly,
            _ if is_open => SentenceState::Partly,
            _ => SentenceState::Covered,
        };
    }
}

/// Takes out what stands in page furniture, paragraph by paragraph.
fn mark_furniture(draft: &Draft, states: &mut [SentenceState]) {
    for paragraph in draft.article.paragraphs.iter().filter(|paragraph| paragraph.role == Role::Byline) {
        let first = draft.sentences.partition_point(|sentence| sentence.span.end <= paragraph.span.start);
        let after = draft.sentences.partition_point(|sentence| sentence.span.start < paragraph.span.end);
        for number in first..after {
            if let Some(state) = states.get_mut(number).filter(|_| draft.is_furniture(number)) {
                *state = SentenceState::Furniture;
            }
        }
    }
}
