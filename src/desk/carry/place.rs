//! Where a claim's words stand in the new draft: inside the sentences that its own sentences have become.
//!
//! Invariant: never looks outside those sentences; what is not there is gone, what could be in two places is in doubt.

use super::verdict::Reason;
use crate::article::draft::{Alignment, Fate, Sort, Version, followed};
use crate::text::{Span, TokenSpan};

/// Words that the machine may add to a claim when it finds it anew: "as many as", "a total of".
const MOST_ADDED: usize = 4;

/// How many times as many words may replace some without it being open which stands for which.
const MOST_GROWN: usize = 2;

/// Both drafts and how they hang together.
pub(super) struct Drafts<'a> {
    pub(super) old: Version<'a>,
    pub(super) new: Version<'a>,
    pub(super) alignment: Alignment,
}

/// Where a claim has come to stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Landing {
    /// There.
    At(Lane),
    /// In one of those places.
    Any(Vec<Span>),
    /// Nowhere.
    Gone(Reason),
}

/// The tokens of a claim in both drafts, and its place in the new one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Lane {
    pub(super) old: TokenSpan,
    pub(super) new: TokenSpan,
    pub(super) span: Span,
}

impl<'a> Drafts<'a> {
    pub(super) fn new(old: Version<'a>, new: Version<'a>) -> Self {
        let alignment = Alignment::of(&old, &new);
        Self { old, new, alignment }
    }

    /// Where the words at `span` of the earlier draft stand in the new one.
    pub(super) fn land(&self, span: Span) -> Landing {
        let tokens = self.old.touched(span);
        if tokens.is_empty() {
            return Landing::Gone(Reason::NoWords);
        }
        let pieces = self.old.piece_of(tokens.start)..=self.old.piece_of(tokens.end - 1);
        let fates: Vec<&Fate> = pieces.clone().filter_map(|piece| self.alignment.fates.get(piece)).collect();
        if let Some(Fate::Doubtful(candidates)) = fates.iter().find(|fate| matches!(fate, Fate::Doubtful(_)))
        {
            return Landing::Any(self.candidates(tokens, *pieces.start(), candidates));
        }
        if fates.iter().all(|fate| **fate == Fate::Gone) {
            return Landing::Gone(Reason::NoSentence);
        }
        match self.tokens_there(tokens).filter(|there| self.says_something(tokens, *there)) {
            Some(new) => Landing::At(Lane { old: tokens, new, span: self.bytes(span, tokens, new) }),
            None => Landing::Gone(Reason::NoWords),
        }
    }

    /// The lane with the borders that the machine gives the claim there, as long as they take in no other words of the
    /// earlier draft and stay in the claim's sentences, leave none of its words out, and add a few at most.
    pub(super) fn lane(&self, own: Lane, span: Span) -> Lane {
        let new = self.new.touched(span);
        let more: Vec<usize> =
            (new.start..new.end).filter(|&at| !own.new.holds(at) && self.counts_new(at)).collect();
        let less = (own.new.start..own.new.end).filter(|&at| !new.holds(at) && self.counts_new(at));
        let pieces =
            |span: TokenSpan| self.new.piece_of(span.start)..=self.new.piece_of(span.end.saturating_sub(1));
        let is_fair = pieces(own.new).contains(pieces(new).start())
            && pieces(own.new).contains(pieces(new).end())
            && more.len() <= MOST_ADDED
            && more.iter().all(|&at| self.is_new(at))
            && less.into_iter().all(|at| self.is_new(at));
        if is_fair { Lane { old: own.old, new, span } } else { own }
    }

    fn candidates(&self, tokens: TokenSpan, piece: usize, candidates: &[usize]) -> Vec<Span> {
        let from = self.old.tokens(piece);
        let place = |candidate: &usize| {
            let to = self.new.tokens(*candidate);
            let kept = followed(self.old.marks_of(piece), self.new.marks_of(*candidate));
            let inside =
                kept.iter().filter(|(was, _)| tokens.holds(from.start + was)).map(|(_, is)| to.start + is);
            let (first, last) = (inside.clone().min()?, inside.max()?);
            Some(self.new.text.span_of(TokenSpan::new(first, last + 1)))
        };
        candidates.iter().filter_map(place).collect()
    }

    fn there(&self, at: usize) -> Option<usize> {
        self.alignment.forward.get(at).copied().flatten()
    }

    /// The token there that `at` has become by staying in its order.
    fn steady(&self, at: usize) -> Option<usize> {
        self.there(at).filter(|_| !self.alignment.moved.contains(&at))
    }

    fn is_new(&self, at: usize) -> bool {
        self.alignment.back.get(at) == Some(&None)
    }

    fn counts_new(&self, at: usize) -> bool {
        self.new.marks.get(at).is_some_and(|mark| mark.counts())
    }

    fn counts_old(&self, at: usize) -> bool {
        self.old.marks.get(at).is_some_and(|mark| mark.counts())
    }

    fn tokens_there(&self, tokens: TokenSpan) -> Option<TokenSpan> {
        let weigh = |at: &usize| self.old.marks.get(*at).map_or(0, |mark| mark.sort.weight());
        let kept: Vec<usize> = (tokens.start..tokens.end).filter(|&at| self.there(at).is_some()).collect();
        let (moved, steady): (Vec<usize>, Vec<usize>) =
            kept.into_iter().partition(|at| self.alignment.moved.contains(at));
        let is_moved = moved.iter().map(weigh).sum::<u32>() > steady.iter().map(weigh).sum();
        let kept = self.without_stray_points(if is_moved { moved } else { steady });
        if !kept.iter().any(|&at| self.counts_old(at)) {
            return self.replaced(tokens);
        }
        let (first, last) = (*kept.first()?, *kept.last()?);
        let there = TokenSpan::new(self.there(first)?, self.there(last)? + 1);
        let there = self.in_own_pieces(tokens, there, &kept)?;
        if is_moved {
            return Some(there);
        }
        let there =
            TokenSpan::new(self.start_before(tokens, first, there), self.end_behind(tokens, last, there));
        Some(self.with_quotes(tokens, there))
    }

    /// `kept` without punctuation at its ends that has come to stand apart from the words.
    fn without_stray_points(&self, kept: Vec<usize>) -> Vec<usize> {
        let mut words = kept.iter().copied().filter(|&at| self.counts_old(at));
        let Some(first) = words.next() else { return kept };
        let last = words.next_back().unwrap_or(first);
        let is_beside = |at: usize, word: usize| {
            let (Some(point), Some(word)) = (self.there(at), self.there(word)) else { return false };
            !(point.min(word) + 1..point.max(word)).any(|between| self.counts_new(between))
        };
        let stays = |at: &usize| match *at {
            at if at < first => is_beside(at, first),
            at if at > last => is_beside(at, last),
            _ => true,
        };
        kept.into_iter().filter(stays).collect()
    }

    /// `there` with the quotation marks beside it, where the claim had its own and lost them to other punctuation.
    fn with_quotes(&self, tokens: TokenSpan, there: TokenSpan) -> TokenSpan {
        let is_quote =
            |version: &Version<'_>, at: usize| version.marks.get(at).is_some_and(|mark| mark.is_quote());
        let (mut start, mut end) = (there.start, there.end);
        if is_quote(&self.old, tokens.start) && !is_quote(&self.new, start) {
            let piece = self.new.tokens(self.new.piece_of(start));
            let before = start.checked_sub(1).filter(|&at| piece.holds(at) && is_quote(&self.new, at));
            start = before.unwrap_or(start);
        }
        if is_quote(&self.old, tokens.end - 1) && !is_quote(&self.new, end - 1) {
            let piece = self.new.tokens(self.new.piece_of(end - 1));
            let mut behind = (end..piece.end).take_while(|&at| !self.counts_new(at)).take(2);
            end = behind.find(|&at| is_quote(&self.new, at)).map_or(end, |at| at + 1);
        }
        TokenSpan::new(start, end)
    }

    /// `there`, or the part of it that stands in one piece, where foreign sentences stand between.
    fn in_own_pieces(&self, tokens: TokenSpan, there: TokenSpan, kept: &[usize]) -> Option<TokenSpan> {
        let own = self.old.piece_of(tokens.start)..=self.old.piece_of(tokens.end - 1);
        let is_own = |piece: usize| {
            self.alignment.origins.get(piece).is_some_and(|origins| origins.iter().any(|it| own.contains(it)))
        };
        let pieces = self.new.piece_of(there.start)..=self.new.piece_of(there.end.checked_sub(1)?);
        if pieces.clone().all(is_own) {
            return Some(there);
        }
        let most = pieces.max_by_key(|&piece| {
            let here = self.new.tokens(piece);
            kept.iter().filter(|&&at| self.there(at).is_some_and(|is| here.holds(is))).count()
        })?;
        let here = self.new.tokens(most);
        let inside = kept.iter().filter_map(|&at| self.there(at)).filter(|is| here.holds(*is));
        Some(TokenSpan::new(inside.clone().min()?, inside.max()? + 1))
    }

    /// Where the claim begins, with the words that replace its first ones.
    fn start_before(&self, tokens: TokenSpan, first: usize, there: TokenSpan) -> usize {
        let inside = (tokens.start..first).filter(|&at| self.counts_old(at)).count();
        let piece = self.new.tokens(self.new.piece_of(there.start));
        let run: Vec<usize> = (piece.start..there.start).rev().take_while(|&at| self.is_new(at)).collect();
        let floor = self.old.tokens(self.old.piece_of(tokens.start)).start;
        let outside = (floor..tokens.start).rev().take_while(|&at| self.there(at).is_none());
        let outside = outside.filter(|&at| self.counts_old(at)).count();
        let taken = self.taken(&run, inside, outside);
        run.get(taken.wrapping_sub(1)).copied().unwrap_or(there.start)
    }

    /// Where the claim ends, with the words that replace its last ones.
    fn end_behind(&self, tokens: TokenSpan, last: usize, there: TokenSpan) -> usize {
        let inside = (last + 1..tokens.end).filter(|&at| self.counts_old(at)).count();
        let piece = self.new.tokens(self.new.piece_of(there.end - 1));
        let run: Vec<usize> = (there.end..piece.end).take_while(|&at| self.is_new(at)).collect();
        let ceiling = self.old.tokens(self.old.piece_of(tokens.end - 1)).end;
        let outside = (tokens.end..ceiling).take_while(|&at| self.there(at).is_none());
        let outside = outside.filter(|&at| self.counts_old(at)).count();
        let taken = self.taken(&run, inside, outside);
        run.get(taken.wrapping_sub(1)).map_or(there.end, |at| at + 1)
    }

    /// How many tokens of `run`, the nearest first, stand for `inside` words of the claim and not for `outside` others.
    fn taken(&self, run: &[usize], inside: usize, outside: usize) -> usize {
        let words = run.iter().filter(|&&at| self.counts_new(at)).count();
        let wanted = match (inside, outside) {
            (0, _) => return 0,
            (_, 0) => words,
            _ => inside.min(words),
        };
        let mut left = wanted;
        let until = run.iter().position(|&at| {
            left -= usize::from(self.counts_new(at) && left > 0);
            left == 0
        });
        if wanted == 0 { 0 } else { until.map_or(run.len(), |at| at + 1) }
    }

    /// The words that replace all of the claim's.
    fn replaced(&self, tokens: TokenSpan) -> Option<TokenSpan> {
        let piece = self.old.tokens(self.old.piece_of(tokens.start));
        let before = (piece.start..tokens.start).rev().find(|&at| self.steady(at).is_some());
        let behind = (tokens.end..piece.end).find(|&at| self.steady(at).is_some());
        let (before_there, behind_there) =
            (before.and_then(|at| self.steady(at)), behind.and_then(|at| self.steady(at)));
        let home = self.new.tokens(self.new.piece_of(before_there.or(behind_there)?));
        let from = before_there.map_or(home.start, |at| at + 1);
        let to = behind_there.unwrap_or(home.end).min(home.end);
        let run: Vec<usize> = (from..to).filter(|&at| self.is_new(at) && self.counts_new(at)).collect();
        let gap = TokenSpan::new(before.map_or(piece.start, |at| at + 1), behind.unwrap_or(piece.end));
        if let Some(there) = self.slot(tokens, gap, &run) {
            return Some(there);
        }
        let counted = |span: std::ops::Range<usize>| span.filter(|&at| self.counts_old(at)).count();
        let left = counted(gap.start..tokens.start);
        let own = counted(tokens.start..tokens.end);
        let right = counted(tokens.end..gap.end);
        let all = left + own + right;
        if run.len() > MOST_GROWN * all + 1 {
            return None;
        }
        let at = |n: usize| (n * run.len() + all / 2) / all.max(1);
        let (first, end) = (at(left), at(left + own));
        Some(TokenSpan::new(*run.get(first)?, run.get(end.checked_sub(1)?)? + 1))
    }

    /// Where a figure replaces the claim's, or a name its name: as many stand in the `gap` and in the `run` of new tokens.
    fn slot(&self, tokens: TokenSpan, gap: TokenSpan, run: &[usize]) -> Option<TokenSpan> {
        let sort_old = |at: usize| self.old.marks.get(at).map(|mark| mark.sort);
        let sort = [Sort::Number, Sort::Name]
            .into_iter()
            .find(|sort| (tokens.start..tokens.end).any(|at| sort_old(at) == Some(*sort)))?;
        let olds: Vec<usize> = (gap.start..gap.end).filter(|&at| sort_old(at) == Some(sort)).collect();
        let is_such = |at: usize| self.new.marks.get(at).is_some_and(|mark| mark.sort == sort);
        let news: Vec<usize> =
            (0..run.len()).filter(|&n| run.get(n).is_some_and(|&at| is_such(at))).collect();
        if olds.len() != news.len() {
            return None;
        }
        let own = olds.iter().position(|&at| tokens.holds(at))?;
        let found = *news.get(own)?;
        let counted = |span: std::ops::Range<usize>| span.filter(|&at| self.counts_old(at)).count();
        let at = *olds.get(own)?;
        let first = found.saturating_sub(counted(tokens.start..at));
        let last = (found + counted(at + 1..tokens.end)).min(run.len() - 1);
        Some(TokenSpan::new(*run.get(first)?, run.get(last)? + 1))
    }

    /// Whether more than little words is left, unless the claim has no other.
    fn says_something(&self, tokens: TokenSpan, there: TokenSpan) -> bool {
        let sort = |marks: &[crate::article::draft::Mark], span: TokenSpan| {
            marks.get(span.start..span.end).into_iter().flatten().map(|mark| mark.sort).max()
        };
        let told = sort(&self.new.marks, there);
        told > Some(Sort::Little) || told.is_some() && sort(&self.old.marks, tokens) <= Some(Sort::Little)
    }

    /// The bytes of `new`, cut as `span` cuts its first and last token.
    fn bytes(&self, span: Span, old: TokenSpan, new: TokenSpan) -> Span {
        let whole = self.new.text.span_of(new);
        let inset = |from: usize, to: usize| {
            let (was, is) = (self.old.text.token(from)?, self.new.text.token(to)?);
            let same = was.of(self.old.text.source) == is.of(self.new.text.source);
            same.then_some((was.span, is.span))
        };
        let start =
            inset(old.start, new.start).map(|(was, is)| is.start + span.start.saturating_sub(was.start));
        let end = inset(old.end - 1, new.end - 1).map(|(was, is)| is.end - was.end.saturating_sub(span.end));
        let cut = Span::new(start.unwrap_or(whole.start), end.unwrap_or(whole.end));
        if cut.of(self.new.text.source).is_empty() { whole } else { cut }
    }
}
