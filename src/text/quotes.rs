//! Pairs quotation marks: straight, curly, low, reversed, single and angled, nested, and over paragraphs.
//!
//! A mark that has no partner never swallows more than its own paragraph. A quotation that runs over paragraphs repeats
//! its opening mark at each; it is one stretch.
//!
//! Invariant: linear and total; knows marks and spaces, not who speaks.

use super::token::{Token, TokenKind};
use super::{Text, TokenSpan};

/// A stretch between quotation marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quotation {
    /// Its tokens, marks included.
    pub span: TokenSpan,
    /// Whether its closing mark was found; otherwise it ends with the paragraph.
    pub is_closed: bool,
}

impl Quotation {
    /// The tokens between the marks.
    pub const fn inside(self) -> TokenSpan {
        TokenSpan::new(
            self.span.start + 1,
            if self.is_closed { self.span.end.saturating_sub(1) } else { self.span.end },
        )
    }
}

/// The outermost quotations of `text`, in text order.
pub fn quotations(text: &Text<'_>) -> Vec<Quotation> {
    let mut all: Vec<Quotation> = Vec::new();
    for &paragraph in &text.paragraphs {
        let marks = Marks { text, paragraph };
        let doubles: Vec<(usize, Side)> =
            (paragraph.start..paragraph.end).filter_map(|at| Some((at, marks.double(at)?))).collect();
        let mut found = nested(&doubles).unwrap_or_else(|| flat(&doubles, paragraph.end));
        marks.singles(&mut found);
        found.sort_by_key(|quotation| quotation.span.start);
        let mut found = found.into_iter().peekable();
        if let Some(last) = all.last_mut().filter(|last| !last.is_closed && last.span.end == paragraph.start)
            && let Some(first) = found.next_if(|quotation| quotation.span.start == paragraph.start)
        {
            *last = Quotation { span: TokenSpan::new(last.span.start, first.span.end), ..first };
        }
        all.extend(found);
    }
    all
}

/// What a mark does, as far as its form and the spaces beside it tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Opens,
    Closes,
    Either,
}

/// Pairs marks that may lie in each other; `None` where some mark has no partner.
fn nested(marks: &[(usize, Side)]) -> Option<Vec<Quotation>> {
    let (mut found, mut open) = (Vec::new(), Vec::new());
    for &(at, side) in marks {
        if side == Side::Opens || side == Side::Either && open.is_empty() {
            open.push(at);
        } else {
            let start = open.pop()?;
            if open.is_empty() {
                found.push(Quotation { span: TokenSpan::new(start, at + 1), is_closed: true });
            }
        }
    }
    open.is_empty().then_some(found)
}

/// Pairs marks one after another, letting go of those without a partner; the last may stay open until `end`.
fn flat(marks: &[(usize, Side)], end: usize) -> Vec<Quotation> {
    let (mut found, mut open) = (Vec::new(), None);
    for &(at, side) in marks {
        match (side, open) {
            (Side::Opens, _) | (Side::Either, None) => open = Some(at),
            (_, Some(start)) => {
                found.push(Quotation { span: TokenSpan::new(start, at + 1), is_closed: true });
                open = None;
            }
            (Side::Closes, None) => {}
        }
    }
    found.extend(open.map(|start| Quotation { span: TokenSpan::new(start, end), is_closed: false }));
    found
}

/// Words that begin with an apostrophe, which opens nothing.
const ELISIONS: [&str; 9] = ["em", "til", "tis", "twas", "cause", "n", "bout", "round", "cos"];

struct Marks<'a> {
    text: &'a Text<'a>,
    paragraph: TokenSpan,
}

impl Marks<'_> {
    fn token(&self, at: usize) -> Option<&Token> {
        self.text.token(at).filter(|_| self.paragraph.start <= at && at < self.paragraph.end)
    }

    fn written(&self, at: usize) -> &str {
        self.token(at).map_or("", |token| token.of(self.text.source))
    }

    /// Whether something stands close before token `at`, such that an opening mark could not stand there.
    fn is_tied_back(&self, at: usize) -> bool {
        let glued = self.token(at).is_some_and(|token| !token.has_space_before());
        glued
            && at > self.paragraph.start
            && !matches!(self.written(at - 1), "(" | "[" | "{" | "“" | "‘" | "«" | "'")
    }

    /// Whether something stands close behind token `at`.
    fn is_tied_on(&self, at: usize) -> bool {
        let next = self.token(at + 1).filter(|token| !token.has_space_before());
        next.is_some_and(|next| {
            !matches!(next.of(self.text.source), "," | "." | ";" | ":" | "!" | "?" | ")" | "]")
        })
    }

    fn side(&self, at: usize, straight: bool) -> Side {
        let dash_before = at
            .checked_sub(1)
            .is_some_and(|before| matches!(self.written(before), "—" | "–" | "-" | "--" | "/"));
        match (self.is_tied_back(at), self.is_tied_on(at)) {
            (true, true) if dash_before => Side::Either,
            (true, true) if straight && self.token(at + 1).is_some_and(Token::is_word) => Side::Either,
            (true, _) => Side::Closes,
            (false, true) => Side::Opens,
            (false, false) => Side::Either,
        }
    }

    /// What token `at` does, where it is a double or angled mark.
    fn double(&self, at: usize) -> Option<Side> {
        Some(match self.written(at) {
            "\"" | "＂" => self.side(at, true),
            "“" | "«" | "»" | "”" if self.is_tied_back(at) != self.is_tied_on(at) => {
                self.side(at, false)
            }
            "“" | "«" | "„" | "‟" | "❝" => Side::Opens,
            "”" | "»" | "❞" => Side::Closes,
            _ => return None,
        })
    }

    /// Adds the quotations in single marks that lie in no other.
    fn singles(&self, found: &mut Vec<Quotation>) {
        let outer = std::mem::take(found);
        let mut gaps = outer.iter().peekable();
        let mut at = self.paragraph.start;
        while at < self.paragraph.end {
            while gaps.next_if(|quotation| quotation.span.end <= at).is_some() {}
            if let Some(inside) = gaps.peek().filter(|quotation| quotation.span.start <= at) {
                at = inside.span.end;
                continue;
            }
            if !self.opens_single(at) {
                at += 1;
                continue;
            }
            let limit = gaps.peek().map_or(self.paragraph.end, |quotation| quotation.span.start);
            let stop = (at + 1..limit).find(|&next| self.opens_single(next)).unwrap_or(limit);
            let close = self.single_close(at, stop);
            found.extend(close.map(|end| Quotation { span: TokenSpan::new(at, end + 1), is_closed: true }));
            at = close.map_or(stop, |end| end + 1).max(at + 1);
        }
        found.extend(outer);
    }

    fn opens_single(&self, at: usize) -> bool {
        let next = self.token(at + 1);
        matches!(self.written(at), "'" | "‘" | "‚" | "‹" | "`")
            && !self.is_tied_back(at)
            && self.is_tied_on(at)
            && next.is_some_and(|next| {
                next.kind != TokenKind::Number && !ELISIONS.iter().any(|word| next.is(word))
            })
    }

    fn closes_single(&self, at: usize) -> bool {
        matches!(self.written(at), "'" | "’" | "›" | "´") && self.is_tied_back(at)
    }

    /// The mark that closes the single mark at `open`, before `stop`: one beside punctuation before any other, since
    /// a plural's apostrophe ("the miners’ strike") looks the same.
    fn single_close(&self, open: usize, stop: usize) -> Option<usize> {
        let is_sure = |at: usize| {
            let before = self.token(at - 1).is_some_and(|token| token.kind == TokenKind::Punct);
            let behind = self.token(at + 1).is_none_or(|token| token.kind == TokenKind::Punct);
            before || behind || !self.written(at - 1).ends_with(['s', 'S'])
        };
        let closes = || (open + 2..stop).filter(|&at| self.closes_single(at));
        closes().find(|&at| is_sure(at)).or_else(|| closes().next_back())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    fn found(source: &str) -> Vec<&str> {
        let mut paragraphs = Vec::new();
        let mut start = 0;
        for line in source.split('\n') {
            paragraphs.push(Span::new(start, start + line.len()));
            start += line.len() + 1;
        }
        let text = Text::read(source, &paragraphs);
        quotations(&text).into_iter().map(|quotation| text.words_of(quotation.span)).collect()
    }

    #[test]
    fn marks_of_all_forms_are_paired() {
        for (source, want) in [
            ("She said, \"We won,\" and left.", &["\"We won,\""][..]),
            ("“We won,” she said. “Twice.”", &["“We won,”", "“Twice.”"]),
            ("„Wir gewannen“, she said.", &["„Wir gewannen“"]),
            ("»Wir gewannen«, she said.", &["»Wir gewannen«"]),
            ("« Non », he said.", &["« Non »"]),
            ("”Ja,” he said.", &["”Ja,”"]),
            ("‘We won,’ she said.", &["‘We won,’"]),
            ("'We won,' she said.", &["'We won,'"]),
            ("\"The 'new' rules,\" she said.", &["\"The 'new' rules,\""]),
            ("\"The \"new\" rules are bad,\" she said.", &["\"The \"new\" rules are bad,\""]),
            ("He called it (\"a sham\") again.", &["\"a sham\""]),
            ("He called it—\"a sham\"—again.", &["\"a sham\""]),
        ] {
            assert_eq!(found(source), want, "{source}");
        }
    }

    #[test]
    fn apostrophes_and_inches_are_no_quotes() {
        for source in [
            "The miners’ strike and the owners’ offer.",
            "In the '90s they didn't.",
            "A 6'2\" man.",
            "Rock 'n' roll.",
        ] {
            assert_eq!(found(source), [""; 0], "{source}");
        }
        assert_eq!(found("‘The miners’ strike is over,’ she said."), ["‘The miners’ strike is over,’"]);
    }

    #[test]
    fn a_quotation_runs_over_paragraphs_that_repeat_its_opening_mark() {
        assert_eq!(found("“One.\n“Two.\n“Three,” he said.\nFour."), ["“One.\n“Two.\n“Three,”"]);
    }

    #[test]
    fn a_mark_without_a_partner_keeps_to_its_paragraph() {
        assert_eq!(found("He said: \"We go.\nThey left.\n\"Yes,\" he said."), ["\"We go.", "\"Yes,\""]);
        assert_eq!(found("They left.\" He stayed."), [""; 0]);
    }
}
