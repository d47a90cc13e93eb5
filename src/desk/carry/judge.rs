//! What has changed about a claim: in its words, in the machine's reading of them, and in the rest of its sentence.
//!
//! A change in the rest of the sentence makes a mark stale where it turns what is said: a negation always, a name unless it
//! belongs to who said it, a figure, date or hedge unless another claim holds it and so raises the alarm itself.
//!
//! Invariant: says what differs; when unsure it says that something does.

use std::collections::{BTreeMap, BTreeSet};

use super::differs::differs;
use super::place::{Drafts, Lane};
use super::sense::{Way, sense, way};
use super::verdict::{Reason, Verdict};
use crate::article::draft::{Fate, Version};
use crate::extract::{Kind, Reading};
use crate::text::figure::{Figure, figures};
use crate::text::{Modifier, Span, Text, TokenSpan};

/// The claims of one draft, by the pieces they touch.
pub(super) type Standing = BTreeMap<usize, Vec<(TokenSpan, Kind)>>;

/// The claims at `places` by piece.
pub(super) fn standing(version: &Version<'_>, places: impl Iterator<Item = (Span, Kind)>) -> Standing {
    let mut standing = Standing::new();
    for (span, kind) in places {
        let tokens = version.touched(span);
        for piece in version.piece_of(tokens.start)..=version.piece_of(tokens.end.saturating_sub(1)) {
            standing.entry(piece).or_default().push((tokens, kind));
        }
    }
    standing
}

/// What a claim is judged by.
pub(super) struct Judge<'a> {
    pub(super) drafts: &'a Drafts<'a>,
    pub(super) old_claims: Standing,
    pub(super) new_claims: Standing,
}

/// The machine's readings of a claim in both drafts, and its kind.
pub(super) struct Readings<'a> {
    pub(super) kind: Kind,
    pub(super) old: Option<&'a Reading>,
    pub(super) new: Option<&'a Reading>,
}

impl Judge<'_> {
    /// What became of a claim that stands in `lane`.
    pub(super) fn judge(&self, lane: Lane, readings: &Readings<'_>) -> (Verdict, BTreeSet<Reason>) {
        let inside = self.inside(lane, readings.kind);
        let mut stale: BTreeSet<Reason> = inside.iter().copied().filter(|it| !is_harmless(*it)).collect();
        let is_same = self.is_same(lane);
        stale.extend(self.by_reading(lane, readings, is_same));
        if !is_same {
            stale.extend(self.outside(lane));
        }
        if !stale.is_empty() {
            return (Verdict::Stale, stale);
        }
        let mut around: BTreeSet<Reason> = inside;
        if !is_same {
            around.insert(Reason::Sentence);
        } else if !self.are_neighbours_same(lane) {
            around.insert(Reason::Neighbours);
        }
        (if around.is_empty() { Verdict::Kept } else { Verdict::Context }, around)
    }

    fn pieces(&self, lane: Lane) -> (std::ops::RangeInclusive<usize>, std::ops::RangeInclusive<usize>) {
        let Drafts { old, new, .. } = self.drafts;
        let range = |version: &Version<'_>, span: TokenSpan| {
            version.piece_of(span.start)..=version.piece_of(span.end.saturating_sub(1))
        };
        (range(old, lane.old), range(new, lane.new))
    }

    /// Whether all sentences the claim touches have the same words, in the same order.
    fn is_same(&self, lane: Lane) -> bool {
        let (olds, news) = self.pieces(lane);
        let fates = olds.map(|piece| self.drafts.alignment.fates.get(piece).cloned());
        fates.eq(news.map(|piece| Some(Fate::Same(piece))))
    }

    fn are_neighbours_same(&self, lane: Lane) -> bool {
        let (olds, news) = self.pieces(lane);
        let fate = |piece: usize| self.drafts.alignment.fates.get(piece);
        let (olds_last, news_last) = (self.drafts.old.pieces().len(), self.drafts.new.pieces().len());
        let before = match (olds.start().checked_sub(1), news.start().checked_sub(1)) {
            (Some(was), Some(is)) => fate(was) == Some(&Fate::Same(is)),
            (None, None) => true,
            _ => false,
        };
        let (was, is) = (olds.end() + 1, news.end() + 1);
        let behind = match (was < olds_last, is < news_last) {
            (true, true) => fate(was) == Some(&Fate::Same(is)),
            (false, false) => true,
            _ => false,
        };
        before && behind
    }

    /// The tokens that count and stand in `within` of the earlier draft, but not in `there` of the new one.
    fn gone(&self, within: TokenSpan, there: impl Fn(usize) -> bool) -> Vec<usize> {
        let Drafts { old, alignment, .. } = self.drafts;
        let stays = |at: usize| alignment.forward.get(at).copied().flatten().is_some_and(&there);
        let counts = |at: &usize| old.marks.get(*at).is_some_and(|mark| mark.counts());
        (within.start..within.end).filter(counts).filter(|&at| !stays(at)).collect()
    }

    fn come(&self, within: TokenSpan, there: impl Fn(usize) -> bool) -> Vec<usize> {
        let Drafts { new, alignment, .. } = self.drafts;
        let stays = |at: usize| alignment.back.get(at).copied().flatten().is_some_and(&there);
        let counts = |at: &usize| new.marks.get(*at).is_some_and(|mark| mark.counts());
        (within.start..within.end).filter(counts).filter(|&at| !stays(at)).collect()
    }

    /// What has changed among the claim's own words.
    fn inside(&self, lane: Lane, kind: Kind) -> BTreeSet<Reason> {
        let Drafts { old, new, .. } = self.drafts;
        let gone = self.gone(lane.old, |is| lane.new.holds(is));
        let come = self.come(lane.new, |was| lane.old.holds(was));
        if gone.is_empty() && come.is_empty() {
            if !self.is_in_order(lane) {
                return [Reason::Words].into();
            }
            return if self.are_capitals_same(lane) { BTreeSet::new() } else { [Reason::Capitals].into() };
        }
        let softens = |version: &Version<'_>, tokens: &[usize]| {
            tokens.iter().any(|&at| matches!(sense(version, at), Some(Reason::Hedge | Reason::Direction)))
        };
        // "About 200 or so" adds nothing to "200 or so", but a hedge came.
        let has_hedge_for_hedge = softens(old, &gone) == softens(new, &come);
        if has_hedge_for_hedge && said(old, lane.old) == said(new, lane.new) {
            return [Reason::Reworded].into();
        }
        let ways = |version: &Version<'_>, tokens: &[usize]| {
            let mut ways: Vec<Way> = tokens.iter().filter_map(|&at| way(version, at)).collect();
            ways.sort_unstable();
            ways
        };
        let is_same_way = ways(old, &gone) == ways(new, &come);
        let told = |version: &Version<'_>, at: usize| {
            sense(version, at).filter(|_| !is_same_way || way(version, at).is_none())
        };
        let gone = gone.iter().filter_map(|&at| told(old, at));
        let told: BTreeSet<Reason> = gone.chain(come.iter().filter_map(|&at| told(new, at))).collect();
        let is_time = matches!(kind, Kind::Date | Kind::Duration);
        let told: BTreeSet<Reason> = told
            .into_iter()
            .map(|it| if it == Reason::Value && is_time { Reason::Date } else { it })
            .collect();
        if told.is_empty() { [Reason::Words].into() } else { told }
    }

    /// Whether the claim's words follow one another as before: "Lunde beat Vik" is not "Vik beat Lunde".
    fn is_in_order(&self, lane: Lane) -> bool {
        let Drafts { old, alignment, .. } = self.drafts;
        let words =
            (lane.old.start..lane.old.end).filter(|&at| old.marks.get(at).is_some_and(|mark| mark.counts()));
        let mut last = None;
        words
            .filter_map(|at| alignment.forward.get(at).copied().flatten())
            .all(|is| last.replace(is).is_none_or(|before| before < is))
    }

    /// Whether words are written with the same capitals as before: "us" is not "US", nor "Reid" "REID". The first
    /// letter of a sentence says nothing.
    fn are_capitals_same(&self, lane: Lane) -> bool {
        let Drafts { old, new, alignment } = self.drafts;
        let opens = |version: &Version<'_>, at: usize| version.tokens(version.piece_of(at)).start == at;
        (lane.old.start..lane.old.end).all(|at| {
            let Some(is) = alignment.forward.get(at).copied().flatten() else { return true };
            let (Some(one), Some(other)) = (old.text.token(at), new.text.token(is)) else { return true };
            let skipped = usize::from(opens(old, at) || opens(new, is));
            let (one, other) = (capitals(one.of(old.text.source)), capitals(other.of(new.text.source)));
            one.skip(skipped).eq(other.skip(skipped))
        })
    }

    /// What the machine reads otherwise.
    fn by_reading(&self, lane: Lane, readings: &Readings<'_>, is_same: bool) -> Option<Reason> {
        match (readings.old, readings.new) {
            (Some(old), Some(new)) => differs(old, new),
            (Some(_), None) if readings.kind == Kind::Quote => (self.is_quoted(&self.drafts.old, lane.old)
                && !self.is_quoted(&self.drafts.new, lane.new))
            .then_some(Reason::Quotation),
            (Some(_), None) if !is_same => {
                let has_value =
                    !matches!(readings.kind, Kind::Comparison | Kind::Statement | Kind::Attribution);
                has_value.then_some(Reason::Reading)
            }
            _ => None,
        }
    }

    /// Whether a quotation mark stands in or beside the words.
    #[expect(clippy::unused_self, reason = "reads as one of the questions asked here")]
    fn is_quoted(&self, version: &Version<'_>, tokens: TokenSpan) -> bool {
        let around = tokens.start.saturating_sub(1)..(tokens.end + 1).min(version.marks.len());
        around.filter_map(|at| version.marks.get(at)).any(|mark| mark.is_quote())
    }

    /// What has changed in the rest of the claim's sentences that turns what it says.
    fn outside(&self, lane: Lane) -> BTreeSet<Reason> {
        let Drafts { old, new, alignment } = self.drafts;
        let (olds, news) = self.pieces(lane);
        let forward = |at: usize| alignment.forward.get(at).copied().flatten();
        let back = |at: usize| alignment.back.get(at).copied().flatten();
        let stays = |is: usize| back(is).is_some_and(|was| !alignment.moved.contains(&was));
        let mut gone = Vec::new();
        for piece in olds.clone() {
            let tokens = old.tokens(piece);
            let apart =
                |at: usize| is_apart(tokens, at, |at| forward(at).map(|is| news.contains(&new.piece_of(is))));
            let words = self.gone(tokens, stays).into_iter().filter(|&at| !lane.old.holds(at) && !apart(at));
            gone.extend(words.filter_map(|at| turn(old, at, lane.old, (&self.old_claims, piece))));
        }
        let mut come = Vec::new();
        for piece in news {
            let tokens = new.tokens(piece);
            let apart =
                |at: usize| is_apart(tokens, at, |at| back(at).map(|was| olds.contains(&old.piece_of(was))));
            let stays = |at: usize| !alignment.moved.contains(&at);
            let words = self.come(tokens, stays).into_iter().filter(|&at| !lane.new.holds(at) && !apart(at));
            come.extend(words.filter_map(|at| turn(new, at, lane.new, (&self.new_claims, piece))));
        }
        turned(&gone, &come)
    }
}

/// A word that changes what is said.
struct Turn {
    changes: Reason,
    way: Option<Way>,
    /// Whether it stands right before the claim.
    is_before: bool,
}

/// What a change of token `at` changes for the claim `own`; none where that is the business of another claim of its piece.
fn turn(
    version: &Version<'_>,
    at: usize,
    own: TokenSpan,
    (claims, piece): (&Standing, usize),
) -> Option<Turn> {
    let changes = sense(version, at).filter(|it| !is_elsewhere(claims, piece, at, own, *it))?;
    Some(Turn { changes, way: way(version, at), is_before: at + 1 == own.start })
}

/// What those that went and those that came change; "rose" for "climbed" changes nothing, and "after" only where it stands
/// before the claim or for "before".
fn turned(gone: &[Turn], come: &[Turn]) -> BTreeSet<Reason> {
    let ways = |turns: &[Turn], is_order: bool| {
        let ways = turns.iter().filter_map(|turn| turn.way).filter(|way| way.is_order() == is_order);
        let mut ways: Vec<Way> = ways.collect();
        ways.sort_unstable();
        ways
    };
    let is_same_way = ways(gone, false) == ways(come, false);
    let (left, right) = (ways(gone, true), ways(come, true));
    let is_other_order = !left.is_empty() && !right.is_empty() && left != right;
    let tells = |turn: &&Turn| match turn.way {
        None => true,
        Some(way) if way.is_order() => turn.is_before || is_other_order,
        Some(_) => !is_same_way,
    };
    gone.iter().chain(come).filter(tells).map(|turn| turn.changes).collect()
}

/// Whether the word at `at` stands, within the piece `tokens`, among words that are in other sentences now; `is_own` says
/// of a word that stayed whether it is in the claim's.
fn is_apart(tokens: TokenSpan, at: usize, is_own: impl Fn(usize) -> Option<bool>) -> bool {
    let before = (tokens.start..at).rev().find_map(&is_own);
    let behind = (at + 1..tokens.end).find_map(&is_own);
    (before.is_some() || behind.is_some()) && before != Some(true) && behind != Some(true)
}

/// Of each letter of `word` whether it is a capital.
fn capitals(word: &str) -> impl Iterator<Item = bool> {
    word.chars().filter(|c| c.is_alphabetic()).map(char::is_uppercase)
}

const fn is_harmless(reason: Reason) -> bool {
    matches!(reason, Reason::Reworded | Reason::Capitals)
}

/// Whether the change of token `at` is the business of another claim that stands apart from `own`.
fn is_elsewhere(claims: &Standing, piece: usize, at: usize, own: TokenSpan, change: Reason) -> bool {
    let holds = |kind: Kind| match change {
        Reason::Negation => false,
        Reason::Name => matches!(kind, Kind::Attribution | Kind::Quote),
        _ => kind != Kind::Statement,
    };
    let mut here = claims.get(&piece).into_iter().flatten();
    here.any(|(tokens, kind)| tokens.holds(at) && !tokens.overlaps(own) && holds(*kind))
}

/// One thing that words say: a figure by its value, or a word.
#[derive(Debug, PartialEq)]
enum Said {
    Figure(Option<f64>, Option<f64>, [Modifier; 2], Option<&'static str>),
    Word(u64),
}

/// What the words of `tokens` say, however figures are written; articles say nothing.
fn said(version: &Version<'_>, tokens: TokenSpan) -> Vec<Said> {
    let first = version.tokens(version.piece_of(tokens.start)).start;
    let last = version.tokens(version.piece_of(tokens.end.saturating_sub(1))).end;
    let words = version.text.words_of(TokenSpan::new(first, last));
    let text = Text::of(words);
    let figures = figures(&text);
    let (from, to) = (tokens.start - first, tokens.end - first);
    let mut said = Vec::new();
    let mut at = from;
    while at < to {
        let figure = figures.iter().find(|figure| figure.span.holds(at) || figure.span.start == at);
        match figure {
            Some(Figure { span, amount, unit, hedge, .. }) if span.end > at => {
                // A range keeps its hedge beside it.
                said.push(Said::Figure(amount.low, amount.high, [amount.modifier, *hedge], *unit));
                at = span.end;
            }
            _ => {
                let mark = version.marks.get(first + at).filter(|mark| mark.counts());
                let is_article =
                    text.token(at).is_some_and(|token| token.is("a") || token.is("an") || token.is("the"));
                said.extend(mark.filter(|_| !is_article).map(|mark| Said::Word(mark.id)));
                at += 1;
            }
        }
    }
    said
}
