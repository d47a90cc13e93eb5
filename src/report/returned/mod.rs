//! A copy that came back from the editor, into decisions on the claims.
//!
//! Only what the copy says beyond doubt becomes a decision: proposed words that stand in the text now were accepted,
//! words that stand as they were have been kept, other words are the editor's own. What an editor answered goes into the
//! claim's note. Everything else is told and left to the checker.
//!
//! Invariant: decides nothing twice: the same copy read again changes nothing more.

mod place;

use std::collections::BTreeMap;

use super::Options;
use super::build::{self, Maker};
use super::model::{ClaimRow, Report};
use super::words::{day, joined, shortened};
use crate::article::{Returned, Said};
use crate::desk::{ClaimId, Desk, Edit, Resolution};
use place::{Fate, Place, Sent, plain};

/// What the checked copy calls itself.
const FOR_EDITOR: &str = "Checked copy";
/// What a comment says before the words it proposes.
const SUGGESTED: &str = "Suggested: ";
/// Where a decision comes from, as its reason tells.
const FROM: &str = "in the Word copy";
/// Longest words of an article in a line of the summary, in characters.
const MOST_CHARS: usize = 80;

/// What becomes of a copy that came back.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TakenBack {
    /// What changes, to be made at one stroke.
    pub edits: Vec<Edit>,
    /// What was taken over, a line each.
    pub taken: Vec<String>,
    /// What could not be, and why, a line each.
    pub left: Vec<String>,
}

/// Why a document is no copy of the piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotOurs {
    /// It holds no claim's bookmark.
    #[error("this is no copy that Tickmark made: none of the claims is marked in it")]
    NoClaims,
    /// Its words are others.
    #[error("this is a copy of another piece, or of another draft: its claims have other words")]
    OtherPiece,
}

/// What `copy` says of the claims of `desk`.
pub fn take_back(desk: &Desk, copy: &Returned) -> Result<TakenBack, NotOurs> {
    let options = Options::whole();
    let maker = build::maker(desk, &options);
    let report = build::report(&maker, &options);
    let sent = Sent::of(&report, copy.kind == FOR_EDITOR);
    check(&report, &sent, copy)?;
    let reader = Reader { maker: &maker, copy, sent };
    let mut found = TakenBack::default();
    let claims: BTreeMap<usize, &ClaimId> =
        desk.claims().map(|claim| (maker.numbers.claim(&claim.id), &claim.id)).collect();
    for row in &report.claims {
        if let Some(id) = claims.get(&row.number) {
            reader.claim(row, id, &mut found);
        }
    }
    Ok(found)
}

/// Whether the copy is of this piece: most of its claims have the words they had, before or after its changes.
fn check(report: &Report, sent: &Sent<'_>, copy: &Returned) -> Result<(), NotOurs> {
    let known = report.claims.iter().filter(|row| copy.places.contains_key(&row.number));
    let (mut all, mut same) = (0, 0);
    for row in known {
        let own = [plain(&row.text), plain(&row.wording)];
        let is_own = |place: &Place| own.contains(&place.before) || own.contains(&place.after);
        all += 1;
        same += usize::from(
            sent.fate(copy, row).is_some() || Place::readings(copy, row.number).iter().any(is_own),
        );
    }
    match (all, same * 2) {
        (0, _) => Err(NotOurs::NoClaims),
        (all, same) if same < all => Err(NotOurs::OtherPiece),
        _ => Ok(()),
    }
}

/// What the copy says of a claim.
enum Verdict {
    /// Nothing.
    None,
    /// This decision, where other words than the proposed ones were taken with them.
    Decided(Resolution, Option<String>),
    /// Something that only a person can judge.
    Unclear(String),
}

struct Reader<'a> {
    maker: &'a Maker<'a>,
    copy: &'a Returned,
    /// What it said when it left.
    sent: Sent<'a>,
}

impl Reader<'_> {
    fn claim(&self, row: &ClaimRow, id: &ClaimId, found: &mut TakenBack) {
        let is_pending = row.resolution == Resolution::Open && (row.asks_decision || !row.wording.is_empty());
        let own = self.own_comment(row.number);
        let said: Vec<&Said> = self.answers(row.number, own).collect();
        let mut verdict = self.verdict(row, own, is_pending);
        if is_pending && matches!(verdict, Verdict::None) {
            verdict = said.iter().rev().copied().find_map(spoken).unwrap_or(Verdict::None);
        }
        let what = format!("claim {} “{}”", row.number, shortened(&row.text, MOST_CHARS));
        match verdict {
            Verdict::None => {}
            Verdict::Unclear(why) => found.left.push(format!("{what}: {why}")),
            Verdict::Decided(resolution, wording) => {
                let told =
                    wording.as_ref().map(|words| format!(", in the words “{words}”")).unwrap_or_default();
                found.taken.push(format!("{what}: {}{told}", resolution.name()));
                found.edits.extend(wording.map(|wording| Edit::Suggest {
                    claim: id.clone(),
                    wording,
                    reason: format!("the editor’s words {FROM}"),
                }));
                let reason = reason(&said);
                found.edits.push(Edit::Resolve { claim: id.clone(), resolution, reason });
            }
        }
        self.note(id, &what, &said, found);
    }

    fn verdict(&self, row: &ClaimRow, own: Option<&Said>, is_pending: bool) -> Verdict {
        let (old, new) = (plain(&row.text), plain(&row.wording));
        if !self.copy.places.contains_key(&row.number) {
            let gone = "its place is not in the copy any more";
            return if is_pending { Verdict::Unclear(gone.to_owned()) } else { Verdict::None };
        }
        match (self.sent.fate(self.copy, row), is_pending) {
            (Some(Fate::Unproposed | Fate::Open), _) | (Some(Fate::Taken), false) => return Verdict::None,
            (Some(Fate::Taken), true) => return Verdict::Decided(Resolution::Accepted, None),
            (Some(Fate::Rejected), true) => return Self::kept(row, own),
            (Some(Fate::Rejected), false) | (None, _) => {}
        }
        let Place { before, after, is_tracked } = Place::likely(self.copy, row);
        if !is_pending {
            return settled(row, &after);
        }
        let is_put = self.sent.proposes(row.number);
        match (is_tracked, after == old, after == new && !new.is_empty()) {
            (false, false, true) => Verdict::Decided(Resolution::Accepted, None),
            (false, true, _) if is_put => Self::kept(row, own),
            (_, true, _) => Verdict::None,
            (true, _, true) if before == old => Verdict::None,
            (true, ..) if before != old => Verdict::Unclear("its changes were taken over in part".to_owned()),
            _ if after.is_empty() => Verdict::Decided(Resolution::Cut, None),
            _ => Verdict::Decided(Resolution::Accepted, Some(after)),
        }
    }

    /// The words stand as they were: rejected, where the proposal was in this very copy.
    fn kept(row: &ClaimRow, own: Option<&Said>) -> Verdict {
        let told = own.and_then(|own| own.text.lines().find_map(|line| line.strip_prefix(SUGGESTED)));
        match told {
            Some(told) if plain(told) == plain(&row.wording) => Verdict::Decided(Resolution::Stet, None),
            Some(_) => Verdict::Unclear("its wording was proposed after the copy was made".to_owned()),
            None => Verdict::Unclear(
                "it stands as it was, and its comment does not say what was proposed".to_owned(),
            ),
        }
    }

    /// The comment that this claim had when the copy left.
    fn own_comment(&self, claim: usize) -> Option<&Said> {
        self.copy.comments.iter().find(|said| number_of(said) == Some(claim))
    }

    /// What others said of this claim: answers to its comment, and new comments that begin with its words.
    fn answers<'a>(&'a self, claim: usize, own: Option<&'a Said>) -> impl Iterator<Item = &'a Said> {
        let comments = &self.copy.comments;
        let answers_it = move |said: &&Said| {
            let answered = said.answers.and_then(|at| comments.get(at));
            match answered {
                Some(answered) => own.is_some_and(|own| own == answered),
                None => said.on.first() == Some(&claim),
            }
        };
        comments.iter().filter(|said| number_of(said).is_none()).filter(answers_it)
    }

    /// Writes what was said below the claim's note, once.
    fn note(&self, id: &ClaimId, what: &str, said: &[&Said], found: &mut TakenBack) {
        let Some(claim) = self.maker.desk.claim(id) else { return };
        let mut note = claim.note.clone();
        for said in said {
            let line = format!("{}: {}", signed(said), plain(&said.text));
            if note.contains(&line) {
                continue;
            }
            if !note.is_empty() {
                note.push('\n');
            }
            note.push_str(&line);
            found.taken.push(format!("{what}: a word of {}", said.author));
        }
        if note != claim.note {
            found.edits.push(Edit::WriteNote { claim: id.clone(), text: note });
        }
    }
}

/// Words at a claim where nothing was to be decided any more, or ever.
fn settled(row: &ClaimRow, after: &str) -> Verdict {
    let is_known = match row.resolution {
        Resolution::Cut => after.is_empty(),
        Resolution::Accepted => [plain(&row.wording), plain(&row.text)].iter().any(|own| own == after),
        Resolution::Open | Resolution::Stet => plain(&row.text) == after,
    };
    let decided = match row.resolution {
        Resolution::Open => "nothing was to be decided".to_owned(),
        decided => format!("{} already", decided.name()),
    };
    let now = format!("{decided}, and in the copy it reads “{}”", shortened(after, MOST_CHARS));
    if is_known { Verdict::None } else { Verdict::Unclear(now) }
}

/// The claim whose own comment this is: its first line ends in `claim 12`.
fn number_of(said: &Said) -> Option<usize> {
    let (_, last) = said.text.lines().next()?.rsplit_once(" · ")?;
    last.trim().strip_prefix("claim ")?.parse().ok()
}

/// A decision put into words: `Stet: the minister confirmed it`.
fn spoken(said: &Said) -> Option<Verdict> {
    let first = said.text.split(|c: char| !c.is_alphabetic()).find(|word| !word.is_empty())?;
    let resolution = match first.to_lowercase().as_str() {
        "stet" => Resolution::Stet,
        "cut" => Resolution::Cut,
        "accept" | "accepted" => Resolution::Accepted,
        _ => return None,
    };
    Some(Verdict::Decided(resolution, None))
}

/// Who said it and when: `Anna Reyes, Fri 16 Aug 2024`.
fn signed(said: &Said) -> String {
    joined([said.author.as_str(), &said.date.map(day).unwrap_or_default()], ", ")
}

/// Why it was decided: what was said, else where.
fn reason(said: &[&Said]) -> String {
    let told: Vec<String> =
        said.iter().map(|said| format!("{}: {}", said.author, plain(&said.text))).collect();
    if told.is_empty() { FROM.to_owned() } else { format!("{} ({FROM})", told.join("; ")) }
}
