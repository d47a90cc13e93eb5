//! Pairs quotation marks: straight, curly, low, reversed, single and angled, nested, and over paragraphs.
//!
//! A mark that has no partner never swallows more than its own paragraph. A quotation that runs over paragraphs repeats
//! its opening mark at each; it is one stretch.
//!
//! Invariant: linear and total; knows marks and spaces, not who speaks.

use super::token::{Token, TokenKind};
use super::{Starts, Text, TokenSpan};

/// A stretch between quotation marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quotation {
    /// Its tokens, marks included.
    pub span: TokenSpan,
    /// Whether its marks are single ones.
    pub is_single: bool,
    /// Whether its closing mark was found; otherwise it ends with the paragraph.
    pub is_closed: bool,
}

impl Quotation {
    const fn double(start: usize, end: usize, is_closed: bool) -> Self {
        Self { span: TokenSpan::new(start, end), is_single: false, is_closed }
    }
}

/// The outermost quotations of a text, in text order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Quotations {
    all: Vec<Quotation>,
    starts: Starts,
}

impl Quotations {
    /// Finds those of `text`.
    pub fn of(text: &Text<'_>) -> Self {
        let all = paired(text);
        let starts = Starts::of(all.iter().map(|quotation| quotation.span.start));
        Self { all, starts }
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Quotation> {
        self.all.iter()
    }

    /// The one whose marks enclose token `at`, marks included.
    pub fn holding(&self, at: usize) -> Option<&Quotation> {
        self.all.get(self.starts.last(at)?).filter(|quotation| quotation.span.holds(at))
    }

    /// The first that begins with token `at` or behind it.
    pub fn next(&self, at: usize) -> Option<&Quotation> {
        self.all.get(self.starts.before(at))
    }
}

/// The outermost quotations of `text`, in text order.
fn paired(text: &Text<'_>) -> Vec<Quotation> {
    let mut all: Vec<Quotation> = Vec::new();
    for &paragraph in &text.paragraphs {
        let marks = Marks { text, paragraph };
        let doubles = marks.doubles();
        let mut found = nested(&doubles).unwrap_or_else(|| flat(&doubles, paragraph.end));
        marks.singles(&mut found);
        found.sort_by_key(|quotation| quotation.span.start);
        let mut found = found.into_iter().peekable();
        if let Some(last) = all.last_mut().filter(|last| !last.is_closed && last.span.end == paragraph.start)
            && let Some(first) = found.next_if(|quotation| quotation.span.start == paragraph.start)
        {
            *last = Quotation { span: last.span.cover(first.span), ..first };
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
fn nested(marks: &[(TokenSpan, Side)]) -> Option<Vec<Quotation>> {
    let (mut found, mut open) = (Vec::new(), Vec::new());
    for &(mark, side) in marks {
        if side == Side::Opens || side == Side::Either && open.is_empty() {
            open.push(mark.start);
        } else {
            let start = open.pop()?;
            if open.is_empty() {
                found.push(Quotation::double(start, mark.end, true));
            }
        }
    }
    open.is_empty().then_some(found)
}

/// Pairs marks one after another, letting go of those without a partner; the last may stay open until `end`.
fn flat(marks: &[(TokenSpan, Side)], end: usize) -> Vec<Quotation> {
    let (mut found, mut open) = (Vec::new(), None);
    for &(mark, side) in marks {
        match (side, open) {
            (Side::Opens, _) | (Side::Either, None) => open = Some(mark.start),
            (_, Some(start)) => {
                found.push(Quotation::double(start, mark.end, true));
                open = None;
            }
            (Side::Closes, None) => {}
        }
    }
    found.extend(open.map(|start| Quotation::double(start, end, false)));
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

    /// What token `at` is, unless it is a word or number, as most are.
    fn sign(&self, at: usize) -> Option<&str> {
        let is_sign = |token: &&Token| matches!(token.kind, TokenKind::Punct | TokenKind::Symbol);
        self.token(at).filter(is_sign).map(|token| token.of(self.text.source))
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

    /// What a mark does that takes up the tokens `mark`.
    fn side(&self, mark: TokenSpan, straight: bool) -> Side {
        let dash_before = mark
            .start
            .checked_sub(1)
            .is_some_and(|before| matches!(self.written(before), "—" | "–" | "-" | "--" | "/"));
        match (self.is_tied_back(mark.start), self.is_tied_on(mark.end - 1)) {
            (true, true) if dash_before => Side::Either,
            (true, true) if straight && self.token(mark.end).is_some_and(Token::is_word) => Side::Either,
            (true, _) => Side::Closes,
            (false, true) => Side::Opens,
            (false, false) => Side::Either,
        }
    }

    /// The double and angled marks of the paragraph, two single ones close together among them.
    fn doubles(&self) -> Vec<(TokenSpan, Side)> {
        let mut marks = Vec::new();
        let mut at = self.paragraph.start;
        while at < self.paragraph.end {
            let end = if self.is_pair(at) { at + 2 } else { at + 1 };
            let mark = TokenSpan::new(at, end);
            let side = if end == at + 2 { Some(self.side(mark, true)) } else { self.double(mark) };
            marks.extend(side.map(|side| (mark, side)));
            at = end;
        }
        marks
    }

    /// Whether two single marks stand close together at `at`, which is how some write a double one.
    fn is_pair(&self, at: usize) -> bool {
        let first = self.sign(at).unwrap_or_default();
        matches!(first, "'" | "‘" | "’" | "`" | "´")
            && self.written(at + 1) == first
            && self.token(at + 1).is_some_and(|next| !next.has_space_before())
    }

    /// What a double or angled mark does.
    fn double(&self, mark: TokenSpan) -> Option<Side> {
        let at = mark.start;
        Some(match self.sign(at)? {
            "\"" | "＂" => self.side(mark, true),
            "“" | "«" | "»" | "”" if self.is_tied_back(at) != self.is_tied_on(at) => {
                self.side(mark, false)
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
            let span = close.map(|end| TokenSpan::new(at, end + 1));
            found.extend(span.map(|span| Quotation { span, is_single: true, is_closed: true }));
            at = close.map_or(stop, |end| end + 1).max(at + 1);
        }
        found.extend(outer);
    }

    fn opens_single(&self, at: usize) -> bool {
        matches!(self.sign(at), Some("'" | "‘" | "‚" | "‹" | "`"))
            && !self.is_tied_back(at)
            && self.is_tied_on(at)
            && !self.is_pair(at)
            && self.token(at + 1).is_some_and(|next| {
                next.kind != TokenKind::Number && !ELISIONS.iter().any(|word| next.is(word))
            })
    }

    fn closes_single(&self, at: usize) -> bool {
        matches!(self.sign(at), Some("'" | "’" | "›" | "´")) && self.is_tied_back(at)
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
        Quotations::of(&text).iter().map(|quotation| text.words_of(quotation.span)).collect()
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
            ("''We won,'' she said. ''Twice.''", &["''We won,''", "''Twice.''"]),
            ("''The 'new' rules,'' she said.", &["''The 'new' rules,''"]),
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
