//! Words proposed, as tracked changes to the article.
//!
//! Invariant: changes stand in text order and none over another; what a report withholds is never put into the article.

use jiff::Timestamp;

use super::fit::fitted;
use crate::desk::Resolution;
use crate::report::model::{ClaimRow, Report};
use crate::text::Span;

/// What the history of a claim calls its wording.
const WORDING: &str = "Suggested wording";

/// Words taken out, others put in their place.
pub(super) struct Change<'a> {
    /// The number of the claim.
    pub(super) claim: usize,
    /// The words taken out; empty where words are only added.
    pub(super) out: Span,
    /// The words put in after them.
    pub(super) put: &'a str,
    /// Who proposed it, or took it over.
    pub(super) by: String,
    /// When.
    pub(super) at: Option<Timestamp>,
}

/// The changes that `report` proposes; where two overlap, what is decided goes first, then what comes first.
pub(super) fn changes(report: &Report) -> Vec<Change<'_>> {
    let mut wanted: Vec<(&ClaimRow, Span, &str)> =
        report.claims.iter().filter_map(|claim| wanted(report, claim)).collect();
    wanted.sort_by_key(|(claim, ..)| claim.resolution == Resolution::Open);
    let mut taken: Vec<(&ClaimRow, Span, &str)> = Vec::new();
    for new in wanted {
        if !taken.iter().any(|(_, span, _)| span.overlaps(new.1)) {
            taken.push(new);
        }
    }
    taken.sort_by_key(|(_, span, _)| *span);
    taken.into_iter().map(|(claim, span, put)| change(report, claim, span, put)).collect()
}

fn wanted<'a>(report: &'a Report, claim: &'a ClaimRow) -> Option<(&'a ClaimRow, Span, &'a str)> {
    let put = match claim.resolution {
        Resolution::Cut => "",
        Resolution::Open | Resolution::Accepted if !claim.wording.is_empty() && !claim.wording_withheld => {
            claim.wording.trim()
        }
        _ => return None,
    };
    let span = fitted(&report.article.paragraphs, claim.span)?;
    (span.of(&report.article.text) != put).then_some((claim, span, put))
}

fn change<'a>(report: &Report, claim: &ClaimRow, span: Span, put: &'a str) -> Change<'a> {
    let text = &report.article.text;
    let (out, put) = if put.is_empty() { (with_blank(text, span), put) } else { narrowed(text, span, put) };
    let (by, at) = author(report, claim);
    let at = at.or(report.head.last);
    Change { claim: claim.number, out, put, by, at }
}

/// Who stands for a change: the one who decided, else the one who proposed it.
fn author(report: &Report, claim: &ClaimRow) -> (String, Option<Timestamp>) {
    let decided = claim.resolved.as_ref().filter(|_| claim.resolution != Resolution::Open);
    if let Some(sign) = decided {
        return (sign.name.clone(), Some(sign.at));
    }
    let Some(row) = claim.history.iter().rev().find(|row| row.what == WORDING) else {
        return claim
            .marked
            .as_ref()
            .map_or_else(Default::default, |sign| (sign.name.clone(), Some(sign.at)));
    };
    let named = report.head.checkers.iter().find(|checker| checker.initials == row.by);
    (named.map_or_else(|| row.by.clone(), |checker| checker.name.clone()), Some(row.at))
}

/// `span` with the blank that would be one too many once its words are gone.
fn with_blank(text: &str, span: Span) -> Span {
    let before = text.get(..span.start).unwrap_or_default();
    let after = text.get(span.end..).unwrap_or_default();
    let parts = |c: char| c.is_whitespace() || matches!(c, ',' | '.' | ';' | ':' | '!' | '?');
    if before.ends_with(' ') && after.chars().next().is_none_or(parts) {
        Span::new(span.start - 1, span.end)
    } else if after.starts_with(' ') && before.chars().next_back().is_none_or(char::is_whitespace) {
        Span::new(span.start, span.end + 1)
    } else {
        span
    }
}

/// The words of `span` and of `put` that differ: whole words, without those both begin or end with.
pub(super) fn narrowed<'a>(text: &str, span: Span, put: &'a str) -> (Span, &'a str) {
    let (old, new) = (words_of(span.of(text)), words_of(put));
    let most = old.len().min(new.len());
    let head = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let same = old.iter().rev().zip(new.iter().rev()).take_while(|(a, b)| a == b).count();
    let tail = same.min(most - head);
    let from: usize = old.iter().take(head).map(|word| word.len()).sum();
    let to: usize = old.iter().rev().take(tail).map(|word| word.len()).sum();
    let out = Span::new(span.start + from, span.end - to);
    (out, put.get(from..put.len() - to).unwrap_or(put))
}

/// Words and the blanks between them, each for itself.
fn words_of(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let end = rest.find(|c: char| c.is_whitespace() != first.is_whitespace()).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        words.push(word);
        rest = after;
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_words_that_differ_change() {
        for (old, new, out, put) in [
            ("more than 40,000 people", "more than 39,965 people", "40,000", "39,965"),
            ("Three people died", "Four people died", "Three", "Four"),
            ("19 died", "at least 19 died", "", "at least "),
            ("a a", "a a a", "", " a"),
            ("he said", "they wrote", "he said", "they wrote"),
            ("said so on Monday", "on Monday", "said so ", ""),
        ] {
            let (span, words) = narrowed(old, Span::new(0, old.len()), new);
            assert_eq!((span.of(old), words), (out, put), "{old} -> {new}");
        }
    }

    #[test]
    fn a_cut_takes_the_blank_along() {
        for (text, cut, left) in [
            ("He died, aged 43, today.", "aged 43", "He died,, today."),
            ("It cost 5 dollars a head.", "a head", "It cost 5 dollars."),
            ("Monday it sank", "Monday", "it sank"),
        ] {
            let start = text.find(cut).unwrap();
            let out = with_blank(text, Span::new(start, start + cut.len()));
            let (before, after) = (Span::new(0, out.start), Span::new(out.end, text.len()));
            assert_eq!(format!("{}{}", before.of(text), after.of(text)), left);
        }
    }
}
