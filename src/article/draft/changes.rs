//! What an eye sees of two drafts: the words that are new, and those that are gone, where they stood.
//!
//! Invariant: every word of the new draft is in it or was followed from the earlier one; every word of that is gone or
//! was followed.

use super::{Alignment, Version};
use crate::article::Paragraph;
use crate::text::{Span, TokenSpan};

/// The words that differ between two drafts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Changes {
    /// Words that the earlier draft has not, in the order of the new text.
    pub new: Vec<Span>,
    /// Words that the new draft has not, in the order of the places where they stood.
    pub gone: Vec<Gone>,
    /// Sentences that stand elsewhere than they did, in the order of the new text.
    pub moved: Vec<Span>,
}

/// Words that the new draft has not.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Gone {
    /// The number of the new draft's paragraph that they are shown with, from 0.
    pub paragraph: usize,
    /// Where they stood, in bytes of the new text.
    pub at: usize,
    /// Whether they were a paragraph of their own.
    pub is_apart: bool,
    /// Their place in the earlier text, in bytes.
    pub words: Span,
}

impl Changes {
    /// What `alignment` says differs between `old`, whose paragraphs are `paragraphs.0`, and `new` with `paragraphs.1`.
    pub fn of(
        (old, new): (&Version<'_>, &Version<'_>),
        alignment: &Alignment,
        paragraphs: (&[Paragraph], &[Paragraph]),
    ) -> Self {
        let added = runs(&alignment.back, |at| paragraph_at(paragraphs.1, start(new, at)));
        let lost = runs(&alignment.forward, |at| paragraph_at(paragraphs.0, start(old, at)));
        let place = |run: &TokenSpan| Seam { old, new, alignment, paragraphs }.gone(*run);
        let mut gone: Vec<Gone> = lost.iter().map(place).collect();
        gone.sort();
        let moved = moved(&alignment.origins).into_iter().map(|piece| new.text.span_of(new.tokens(piece)));
        let (new, moved) = (added.into_iter().map(|run| new.text.span_of(run)).collect(), moved.collect());
        Self { new, gone, moved }
    }

    /// Where in the new text the words stood that were at byte `at` of the earlier one, if they are gone.
    pub fn place_of(&self, at: usize) -> Option<usize> {
        self.gone.iter().find(|gone| gone.words.contains_offset(at)).map(|gone| gone.at)
    }

    /// The gone words that are shown with that paragraph of the new text.
    pub fn gone_in(&self, paragraph: usize) -> &[Gone] {
        let first = self.gone.partition_point(|gone| gone.paragraph < paragraph);
        let rest = self.gone.get(first..).unwrap_or_default();
        rest.get(..rest.partition_point(|gone| gone.paragraph == paragraph)).unwrap_or_default()
    }

    /// The new words that touch `span`.
    pub fn new_in(&self, span: Span) -> &[Span] {
        touching(&self.new, span)
    }

    /// The moved sentences that touch `span`.
    pub fn moved_in(&self, span: Span) -> &[Span] {
        touching(&self.moved, span)
    }

    /// Whether nothing differs.
    pub fn is_empty(&self) -> bool {
        let Self { new, gone, moved } = self;
        new.is_empty() && gone.is_empty() && moved.is_empty()
    }
}

fn touching(spans: &[Span], span: Span) -> &[Span] {
    let first = spans.partition_point(|it| it.end <= span.start);
    let rest = spans.get(first..).unwrap_or_default();
    rest.get(..rest.partition_point(|it| it.start < span.end)).unwrap_or_default()
}

/// The pieces of the new draft that stand elsewhere than they did: all but the longest row that kept its order.
fn moved(origins: &[Vec<usize>]) -> Vec<usize> {
    let known: Vec<(usize, usize)> =
        origins.iter().enumerate().filter_map(|(piece, was)| Some((piece, *was.iter().min()?))).collect();
    // For each length the row of that length with the earliest end, and for each piece the one before it in its row.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(known.len());
    let origin = |at: usize| known.get(at).map_or(0, |(_, was)| *was);
    for at in 0..known.len() {
        let length = ends.partition_point(|end| origin(*end) <= origin(at));
        before.push(length.checked_sub(1).and_then(|it| ends.get(it).copied()));
        match ends.get_mut(length) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let row = std::iter::successors(ends.last().copied(), |at| before.get(*at).copied().flatten());
    let in_row: std::collections::BTreeSet<usize> = row.collect();
    let is_moved = |(at, _): &(usize, &(usize, usize))| !in_row.contains(at);
    known.iter().enumerate().filter(is_moved).map(|(_, (piece, _))| *piece).collect()
}

/// Tokens side by side that have no counterpart, each run within one paragraph.
fn runs(counterparts: &[Option<usize>], paragraph_of: impl Fn(usize) -> usize) -> Vec<TokenSpan> {
    let mut runs: Vec<TokenSpan> = Vec::new();
    for (at, _) in counterparts.iter().enumerate().filter(|(_, is)| is.is_none()) {
        match runs.last_mut() {
            Some(run) if run.end == at && paragraph_of(run.start) == paragraph_of(at) => run.end = at + 1,
            _ => runs.push(TokenSpan::new(at, at + 1)),
        }
    }
    runs
}

fn start(version: &Version<'_>, token: usize) -> usize {
    version.text.token(token).map_or(0, |token| token.span.start)
}

/// The number of the paragraph at byte `at`; before the first it is that.
fn paragraph_at(paragraphs: &[Paragraph], at: usize) -> usize {
    paragraphs.partition_point(|paragraph| paragraph.span.start <= at).saturating_sub(1)
}

/// Where two drafts are held side by side.
struct Seam<'a> {
    old: &'a Version<'a>,
    new: &'a Version<'a>,
    alignment: &'a Alignment,
    paragraphs: (&'a [Paragraph], &'a [Paragraph]),
}

impl Seam<'_> {
    /// Behind the words that stood before them, or before those that stood behind them in their paragraph; a paragraph
    /// that is gone as a whole stands behind the one before it.
    fn gone(&self, run: TokenSpan) -> Gone {
        let words = self.old.text.span_of(run);
        let own = paragraph_at(self.paragraphs.0, words.start);
        let is_own = |at: &usize| paragraph_at(self.paragraphs.0, start(self.old, *at)) == own;
        let before = (0..run.start).rev().find(|at| self.there(*at).is_some());
        let behind = (run.end..self.alignment.forward.len()).find(|at| self.there(*at).is_some());
        if let Some(there) = before.filter(is_own).and_then(|at| self.there(at)) {
            return self.at(there.end, words);
        }
        if let Some(there) = behind.filter(is_own).and_then(|at| self.there(at)) {
            return self.at(there.start, words);
        }
        let there = before.and_then(|at| self.there(at)).map_or(0, |there| there.start);
        let paragraph = paragraph_at(self.paragraphs.1, there);
        let end = self.paragraphs.1.get(paragraph).map_or(0, |paragraph| paragraph.span.end);
        Gone { paragraph, at: if before.is_some() { end } else { 0 }, is_apart: true, words }
    }

    fn at(&self, at: usize, words: Span) -> Gone {
        let paragraph = paragraph_at(self.paragraphs.1, at.saturating_sub(1));
        Gone { paragraph, at, is_apart: false, words }
    }

    /// Where a token of the earlier draft stands in the new one, unless it was moved within its sentence.
    fn there(&self, at: usize) -> Option<Span> {
        let is = (*self.alignment.forward.get(at)?).filter(|_| !self.alignment.moved.contains(&at))?;
        self.new.text.token(is).map(|token| token.span)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Role;

    /// Sentences, one a line, each of them a paragraph.
    fn lines(text: &str) -> Vec<Paragraph> {
        let mut at = 0;
        let lines = text.split_inclusive('\n').map(|line| {
            let span = Span::new(at, at + line.trim_end().len());
            at += line.len();
            Paragraph { span, role: Role::Body }
        });
        lines.collect()
    }

    /// The new text with what is new in `[+…+]` and what is gone in `[-…-]`, a paragraph of its own behind a `/`.
    fn shown(old: &str, new: &str) -> String {
        let paragraphs = (lines(old), lines(new));
        let version = |text, lines: &[Paragraph]| -> Version<'_> {
            Version::read(text, lines.iter().map(|line| line.span).collect::<Vec<_>>().into_iter())
        };
        let versions = (version(old, &paragraphs.0), version(new, &paragraphs.1));
        let alignment = Alignment::of(&versions.0, &versions.1);
        let changes = Changes::of((&versions.0, &versions.1), &alignment, (&paragraphs.0, &paragraphs.1));
        let gone = changes.gone.iter().map(|it| {
            let words = it.words.of(old);
            (it.at, if it.is_apart { format!("/[-{words}-]") } else { format!("[-{words}-]") })
        });
        let new_words =
            changes.new.iter().flat_map(|it| [(it.start, "[+".to_owned()), (it.end, "+]".to_owned())]);
        let mut signs: Vec<(usize, String)> = gone.chain(new_words).collect();
        signs.sort_by_key(|(at, _)| *at);
        let mut shown = String::new();
        let mut at = 0;
        for (place, sign) in signs {
            shown.push_str(Span::new(at, place).of(new));
            shown.push_str(&sign);
            at = place;
        }
        shown.push_str(new.get(at..).unwrap_or_default());
        shown
    }

    #[test]
    fn what_moved_is_the_least_that_accounts_for_the_order() {
        let row = |order: &[usize]| order.iter().map(|was| vec![*was]).collect::<Vec<_>>();
        for (order, expected) in
            [(&[0, 1, 2, 3][..], &[][..]), (&[3, 0, 1, 2], &[0]), (&[1, 2, 0], &[2]), (&[0, 0, 1], &[])]
        {
            assert_eq!(moved(&row(order)), expected, "{order:?}");
        }
        assert_eq!(moved(&[vec![1], vec![], vec![0]]).len(), 1);
    }

    #[test]
    fn words_are_shown_where_they_came_and_went() {
        let cases = [
            ("It killed 40,000 people.", "It killed 4,000 people.", "It killed[-40,000-] [+4,000+] people."),
            ("The ferry burned.", "The ferry burned.", "The ferry burned."),
            ("He came on Friday, late.", "He came on Friday.", "He came on Friday[-, late-]."),
            ("Late that day he came to town.", "He came to town.", "[-Late that day-]He came to town."),
            (
                "The ferry burned on Monday.\nNobody knows why.\nIt sank.",
                "The ferry burned on Monday.\nIt sank.",
                "The ferry burned on Monday./[-Nobody knows why.-]\nIt sank.",
            ),
            (
                "Nobody knows why.\nThe ferry burned on Monday.",
                "The ferry burned on Monday.",
                "/[-Nobody knows why.-]The ferry burned on Monday.",
            ),
            ("It sank.", "It sank.\nThree people died.", "It sank.\n[+Three people died.+]"),
        ];
        for (old, new, expected) in cases {
            assert_eq!(shown(old, new), expected);
        }
    }
}
