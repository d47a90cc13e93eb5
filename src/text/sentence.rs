//! Where one sentence ends and the next begins, within a paragraph.
//!
//! Invariant: knows words and marks, no news; every token of a paragraph falls into exactly one sentence.

use super::lexicon::Class;
use super::span::TokenSpan;
use super::token::{Shape, Token, TokenKind};

/// Appends the sentences of the paragraph `within` to `sentences`.
pub(super) fn split(tokens: &[Token], source: &str, within: TokenSpan, sentences: &mut Vec<TokenSpan>) {
    let paragraph = Paragraph { tokens, source, end: within.end };
    let mut start = within.start;
    let mut at = within.start;
    while at < within.end {
        let cut = Some(at + 1).filter(|end| end - start >= LONGEST);
        match paragraph.sentence_end(at).or(cut) {
            Some(end) => {
                sentences.push(TokenSpan::new(start, end));
                start = end;
                at = end;
            }
            None => at += 1,
        }
    }
    if start < within.end {
        sentences.push(TokenSpan::new(start, within.end));
    }
}

/// Tokens after which a sentence is cut. The longest in 264 news articles has 95; lists and noise without a stop may have
/// a million, and readers of a sentence look at all of it from each of its words.
const LONGEST: usize = 256;

/// Tokens between a question and the verb that says it is somebody's: `"Why?" the mayor of Norland asked.`
const SPEECH_REACH: usize = 6;

struct Paragraph<'a> {
    tokens: &'a [Token],
    source: &'a str,
    end: usize,
}

impl Paragraph<'_> {
    fn at(&self, at: usize) -> Option<&Token> {
        self.tokens.get(at).filter(|_| at < self.end)
    }

    fn written(&self, at: usize) -> &str {
        self.at(at).map_or("", |token| token.of(self.source))
    }

    /// One past the sentence's last token, where the mark or abbreviation at `at` ends it.
    fn sentence_end(&self, at: usize) -> Option<usize> {
        let token = self.at(at)?;
        if token.shape.has(Shape::STOP) && token.is_word() {
            return self.end_after_abbreviation(at, token);
        }
        let mark = self.written(at);
        let ends =
            matches!(mark, "." | "?" | "!" | "…" | "‽") || (mark.starts_with("..") && !mark.is_empty());
        if !ends || token.kind == TokenKind::Word {
            return None;
        }
        let end = self.behind_closing_marks(at + 1);
        let next = self.at(end)?;
        if mark == "." && end == at + 1 && !next.has_space_before() && !next.is_capital() {
            return None;
        }
        (self.can_begin(end) && !self.is_speech_clause(mark, at, end)).then_some(end)
    }

    /// Skips the quotation marks and brackets that close behind a stop, and further stops.
    fn behind_closing_marks(&self, mut at: usize) -> usize {
        while let Some(token) = self.at(at) {
            let mark = token.of(self.source);
            let closes = match mark {
                "”" | "’" | "»" | ")" | "]" | "." | "?" | "!" | "…" => true,
                "\"" | "'" | "“" => !token.has_space_before(),
                _ => mark.starts_with(".."),
            };
            if !closes || (token.has_space_before() && !matches!(mark, "”" | "»")) {
                break;
            }
            at += 1;
        }
        at
    }

    /// Whether a sentence can begin with token `at`.
    fn can_begin(&self, at: usize) -> bool {
        let Some(token) = self.at(at) else { return false };
        match token.kind {
            TokenKind::Word => token.is_capital() || self.is_caseless(at) || self.is_styled_name(at),
            TokenKind::Number | TokenKind::Ordinal | TokenKind::Symbol => true,
            TokenKind::Punct => match self.written(at) {
                "\"" | "“" | "‘" | "'" | "«" | "(" | "[" | "„" => {
                    self.at(at + 1).is_some_and(|next| next.kind != TokenKind::Word || next.is_capital())
                        || self.written(at + 1) == "["
                }
                "—" | "–" | "-" | "*" | "•" => self.at(at + 1).is_some_and(Token::is_capital),
                _ => false,
            },
        }
    }

    /// Whether the word has no letter with a case: scripts without capitals.
    fn is_caseless(&self, at: usize) -> bool {
        self.written(at).chars().next().is_some_and(|c| !c.is_lowercase() && !c.is_uppercase())
    }

    /// "al-Muhandis", "iPhone", "eBay": a name that keeps its small letter.
    fn is_styled_name(&self, at: usize) -> bool {
        let inner_capital = self.written(at).chars().skip(1).any(char::is_uppercase);
        let hyphenated = self.written(at + 1) == "-" && self.at(at + 2).is_some_and(Token::is_capital);
        inner_capital || hyphenated
    }

    /// `"Why?" asked the mayor`, `"Stop!" Keller shouted`: the sentence goes on behind the quotation.
    fn is_speech_clause(&self, mark: &str, at: usize, end: usize) -> bool {
        if end == at + 1 || mark == "." {
            return false;
        }
        let closed = (at + 1..end).any(|n| matches!(self.written(n), "\"" | "”" | "’" | "'" | "»"));
        closed
            && (end..end + SPEECH_REACH)
                .map_while(|n| self.at(n).filter(|token| token.kind != TokenKind::Punct))
                .any(|token| token.classes.has(Class::Speech))
    }

    /// Behind an abbreviation a sentence ends only where the next word has its capital from that.
    fn end_after_abbreviation(&self, at: usize, token: &Token) -> Option<usize> {
        let end = self.behind_closing_marks(at + 1);
        let next = self.at(end)?;
        if token.classes.has(Class::TitleStop) || token.classes.has(Class::NumberStop) {
            return None;
        }
        let opens = matches!(self.written(end), "\"" | "“") && end > at;
        let closed = end > at + 1 && self.can_begin(end);
        let starter =
            next.is_capital() && next.classes.has(Class::Starter) && !next.shape.has(Shape::ALL_CAPITALS);
        (closed || starter || (opens && self.can_begin(end))).then_some(end)
    }
}

#[cfg(test)]
mod tests {
    use crate::text::Text;

    #[test]
    fn a_stretch_without_any_stop_is_cut() {
        let text = "word ".repeat(super::LONGEST * 2 + 3);
        let lengths: Vec<usize> = Text::of(&text).sentences.iter().map(|sentence| sentence.len()).collect();
        assert_eq!(lengths, [super::LONGEST, super::LONGEST, 3]);
    }

    #[test]
    fn sentences_end_where_a_reader_ends_them() {
        for (text, want) in [
            ("It burned. Nobody knows why.", vec!["It burned.", "Nobody knows why."]),
            (
                "“It burned,” she said. “Why?” asked Keller.",
                vec!["“It burned,” she said.", "“Why?” asked Keller."],
            ),
            ("\"Stop!\" Keller shouted. He ran.", vec!["\"Stop!\" Keller shouted.", "He ran."]),
            (
                "At 5 p.m. Friday U.S. Officials met. Done.",
                vec!["At 5 p.m. Friday U.S. Officials met.", "Done."],
            ),
            ("He left at 5 p.m. The rest stayed.", vec!["He left at 5 p.m.", "The rest stayed."]),
            (
                "Gen. J. Smith and Dr. Ng of Acme Inc. met.",
                vec!["Gen. J. Smith and Dr. Ng of Acme Inc. met."],
            ),
            ("\"Yes. No.\" He left.", vec!["\"Yes.", "No.\"", "He left."]),
            ("It is here[...] That is met.", vec!["It is here[...]", "That is met."]),
            ("He met al-Hadi. al-Hadi left.", vec!["He met al-Hadi.", "al-Hadi left."]),
            ("No stop here", vec!["No stop here"]),
            ("Prices rose 3.5%. In 2019 they fell.", vec!["Prices rose 3.5%.", "In 2019 they fell."]),
            (
                "They said \"[t]his [is] it.\" [They] left.",
                vec!["They said \"[t]his [is] it.\"", "[They] left."],
            ),
        ] {
            let read = Text::of(text);
            let got: Vec<&str> = read.sentences.iter().map(|&s| read.words_of(s)).collect();
            assert_eq!(got, want);
        }
    }
}
