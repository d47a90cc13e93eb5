//! The words at a claim in a copy that came back, and whether they are what the copy said when it left.
//!
//! A claim may lie in another, and the words proposed for one then stand in both. So each claim is held against all
//! that could have become of the changes in it: left as they were, taken over, rejected.
//!
//! Invariant: compares words without regard to blanks; what it does not find explained is the editor's own.

use crate::article::{Returned, Tracked, Words};
use crate::report::change::{Change, changes};
use crate::report::fit::fitted;
use crate::report::model::{ClaimRow, Report};
use crate::text::Span;

/// Proposals that lie over one claim at most, to be told apart; more come from no newsroom.
const MOST_PROPOSALS: usize = 5;

/// What became of a proposal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// There was none.
    Unproposed,
    /// It is still a tracked change.
    Open,
    /// Its words stand in the text.
    Taken,
    /// The words before it stand in the text.
    Rejected,
}

/// What may become of a proposal.
const FATES: [Fate; 3] = [Fate::Open, Fate::Taken, Fate::Rejected];

/// The words at a claim before and after the changes that still lie on them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) before: String,
    pub(super) after: String,
    pub(super) is_tracked: bool,
}

impl Place {
    fn of(words: &[&Words]) -> Self {
        let all_but = |change| {
            let kept = words.iter().filter(|it| it.change != change).map(|it| it.text.as_str());
            plain(&kept.collect::<String>())
        };
        let is_tracked = words.iter().any(|it| it.change != Tracked::No && !it.text.trim().is_empty());
        Self { before: all_but(Tracked::In), after: all_but(Tracked::Out), is_tracked }
    }

    /// The place of a claim as its bookmark has it, and with the letter behind it: LibreOffice moves the ends of
    /// bookmarks that follow a comment to before their last letter.
    pub(super) fn readings(copy: &Returned, claim: usize) -> [Self; 2] {
        let words: Vec<&Words> = copy.places.get(&claim).into_iter().flatten().collect();
        let behind = copy.behind.get(&claim).into_iter();
        let longer: Vec<&Words> = words.iter().copied().chain(behind).collect();
        [Self::of(&words), Self::of(&longer)]
    }

    /// The reading to believe where neither says what was expected: the longer one, where the bookmark ends inside a
    /// word, or before the sign that the claim of these words ends with.
    pub(super) fn likely(copy: &Returned, row: &ClaimRow) -> Self {
        let [short, long] = Self::readings(copy, row.number);
        let (last, next) = (short.after.chars().next_back(), long.after.chars().next_back());
        let is_inside = long.after.len() > short.after.len()
            && last.is_some_and(char::is_alphanumeric)
            && next.is_some_and(char::is_alphanumeric);
        let sign = row.text.chars().next_back().filter(|c| !c.is_alphanumeric());
        let lost_its_sign = sign.is_some() && last != sign && next == sign;
        if is_inside || lost_its_sign { long } else { short }
    }
}

/// Words with single blanks.
pub(super) fn plain(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a copy said when it left.
pub(super) struct Sent<'a> {
    report: &'a Report,
    /// The proposals that stood in its text.
    changes: Vec<Change<'a>>,
}

/// Words of a claim that one proposal changes, or none.
struct Piece<'a> {
    proposal: Option<usize>,
    old: &'a str,
    new: &'a str,
}

impl<'a> Sent<'a> {
    /// The copy of `report`; the checking copy has no proposals in its text.
    pub(super) fn of(report: &'a Report, is_for_editor: bool) -> Self {
        Self { report, changes: if is_for_editor { changes(report) } else { Vec::new() } }
    }

    /// Whether words proposed for that claim stood in its text.
    pub(super) fn proposes(&self, claim: usize) -> bool {
        self.changes.iter().any(|change| change.claim == claim)
    }

    /// What became of the claim's own proposal, where all words at the claim are explained by what became of proposals.
    pub(super) fn fate(&self, copy: &Returned, row: &ClaimRow) -> Option<Fate> {
        let span = fitted(&self.report.article.paragraphs, row.span)?;
        let pieces = self.pieces(span);
        let mut proposals: Vec<usize> = pieces.iter().filter_map(|piece| piece.proposal).collect();
        proposals.dedup();
        if proposals.len() > MOST_PROPOSALS {
            return None;
        }
        let readings = Place::readings(copy, row.number);
        let cases = FATES.len().pow(proposals.len() as u32);
        (0..cases).find_map(|case| {
            let fate = |claim: usize| {
                let at = proposals.iter().position(|it| *it == claim)?;
                FATES.get(case / FATES.len().pow(at as u32) % FATES.len()).copied()
            };
            let expected = expected(&pieces, &fate);
            let fits = readings.iter().any(|it| (&it.before, &it.after) == (&expected.0, &expected.1));
            fits.then(|| fate(row.number).unwrap_or(Fate::Unproposed))
        })
    }

    fn pieces(&self, span: Span) -> Vec<Piece<'a>> {
        let text = &self.report.article.text;
        let whole = |from: usize, to: usize| {
            let words = Span::new(from, to.max(from)).of(text);
            Piece { proposal: None, old: words, new: words }
        };
        let mut pieces = Vec::new();
        let mut at = span.start;
        let stands_in = |out: Span| span.start < out.end && (out.start < span.end || out.end == span.end);
        for change in self.changes.iter().filter(|it| stands_in(it.out)) {
            let out = Span::new(change.out.start.max(span.start), change.out.end.min(span.end));
            // New words stand where the old ones end: before what begins there, behind what ends there.
            let new = if change.out.end <= span.end { change.put } else { "" };
            pieces.push(whole(at, out.start));
            pieces.push(Piece { proposal: Some(change.claim), old: out.of(text), new });
            at = out.end;
        }
        pieces.push(whole(at, span.end));
        pieces
    }
}

/// The words before and after the changes that are still open.
fn expected(pieces: &[Piece<'_>], fate: &impl Fn(usize) -> Option<Fate>) -> (String, String) {
    let (mut before, mut after) = (String::new(), String::new());
    for piece in pieces {
        let (first, then) = match piece.proposal.and_then(fate) {
            Some(Fate::Open) => (piece.old, piece.new),
            Some(Fate::Taken) => (piece.new, piece.new),
            Some(Fate::Rejected | Fate::Unproposed) | None => (piece.old, piece.old),
        };
        before.push_str(first);
        after.push_str(then);
    }
    (plain(&before), plain(&after))
}
