//! Cuts a stretch of text into tokens, in one pass from left to right.
//!
//! Invariant: total and linear on any input; every character that is no blank lies in exactly one token.

use super::lexicon::{Class, classes_of};
use super::span::Span;
use super::token::{Shape, Token, TokenKind, Word};

/// Appends the tokens of `text` in `within` to `tokens`; the first one begins a paragraph.
pub(super) fn scan(text: &str, within: Span, tokens: &mut Vec<Token>) {
    let mut scanner = Scanner { text, at: within.start, end: within.end.min(text.len()) };
    let mut before = Shape::PARAGRAPH_BEFORE.and(Shape::LINE_BEFORE).and(Shape::SPACE_BEFORE);
    loop {
        before = before.and(scanner.skip_blanks());
        let Some(token) = scanner.next_token(before, tokens.last()) else { break };
        scanner.at = token.span.end;
        tokens.push(token);
        before = Shape::default();
    }
}

struct Scanner<'a> {
    text: &'a str,
    at: usize,
    end: usize,
}

/// Apostrophes as typed and as set.
const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’')
}

/// Blank to a reader: spaces of all widths, and marks that have no width.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}' | '\u{2060}' | '\u{00ad}')
}

/// Spaces that may stand between groups of three digits.
const fn is_digit_space(c: char) -> bool {
    matches!(c, '\u{a0}' | '\u{2009}' | '\u{202f}' | '\u{2007}')
}

/// Letters, and what combines with them.
fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic()
        || (!c.is_ascii()
            && (c.is_alphabetic()
                || matches!(c, '\u{300}'..='\u{36f}' | '\u{200c}'..='\u{200d}' | '\u{fe0f}')))
}

impl Scanner<'_> {
    fn from(&self, offset: usize) -> &str {
        self.text.get(offset..self.end).unwrap_or_default()
    }

    fn char_at(&self, offset: usize) -> Option<char> {
        self.from(offset).chars().next()
    }

    fn skip_blanks(&mut self) -> Shape {
        let mut shape = Shape::default();
        while let Some(c) = self.char_at(self.at).filter(|&c| is_blank(c)) {
            shape = shape.and(Shape::SPACE_BEFORE);
            if c == '\n' || c == '\r' || c == '\u{2028}' {
                shape = shape.and(Shape::LINE_BEFORE);
            }
            self.at += c.len_utf8();
        }
        shape
    }

    fn next_token(&self, before: Shape, last: Option<&Token>) -> Option<Token> {
        let first = self.char_at(self.at)?;
        let starts_decimal = first == '.' && before.has(Shape::SPACE_BEFORE) && self.is_decimal(self.at);
        let (end, kind) = if first.is_ascii_digit() || starts_decimal {
            self.number_end()
        } else if is_letter(first) {
            self.word_end()
        } else if is_apostrophe(first) {
            self.apostrophe_end(before, last)
        } else if first.is_numeric() {
            (self.at + first.len_utf8(), TokenKind::Number)
        } else {
            self.mark_end(first)
        };
        Some(self.token(end, kind, before))
    }

    fn token(&self, end: usize, kind: TokenKind, before: Shape) -> Token {
        let span = Span::new(self.at, end);
        let written = span.of(self.text);
        let word = Word::of(written);
        let mut shape = before;
        if kind == TokenKind::Word {
            shape = shape.and(shape_of(written));
        }
        Token { span, word, classes: classes_of(word), kind, shape }
    }

    fn digit_at(&self, offset: usize) -> bool {
        self.text.as_bytes().get(offset).is_some_and(u8::is_ascii_digit) && offset < self.end
    }

    /// The end of the run of ASCII digits from `offset`.
    fn digits_end(&self, offset: usize) -> usize {
        let digits = self.from(offset).bytes().take_while(u8::is_ascii_digit).count();
        offset + digits
    }

    /// "1,200", "12,34,567", "1 200" with a narrow space, "4.1", "20th", "8chan".
    fn number_end(&self) -> (usize, TokenKind) {
        let mut end = self.digits_end(self.at);
        while let Some(grouped) = self.group_end(end) {
            end = grouped;
        }
        if self.is_decimal(end) && (end == self.at || !self.follows_dotted_digit()) {
            end = self.digits_end(end + 1);
        }
        self.number_tail(end)
    }

    /// Whether the stop at `stop` and the digits behind it are decimals; "12.11.2019" is none: its fields stay apart.
    fn is_decimal(&self, stop: usize) -> bool {
        if self.char_at(stop) != Some('.') || !self.digit_at(stop + 1) {
            return false;
        }
        let end = self.digits_end(stop + 1);
        self.char_at(end) != Some('.') || !self.digit_at(end + 1)
    }

    /// Whether the number at hand is a later field of "12.11.2019".
    fn follows_dotted_digit(&self) -> bool {
        let before = self.text.get(..self.at).unwrap_or_default();
        before.strip_suffix('.').is_some_and(|b| b.ends_with(|c: char| c.is_ascii_digit()))
    }

    /// The end of a group of digits behind a thousands separator at `end`.
    fn group_end(&self, end: usize) -> Option<usize> {
        let mark = self.char_at(end).filter(|&c| c == ',' || is_digit_space(c))?;
        let start = end + mark.len_utf8();
        let stop = self.digits_end(start);
        let indian =
            stop - start == 2 && mark == ',' && self.char_at(stop) == Some(',') && self.digit_at(stop + 1);
        (stop - start == 3 || indian).then_some(stop)
    }

    /// What letters directly behind the digits make of them.
    fn number_tail(&self, end: usize) -> (usize, TokenKind) {
        let letters = self.letters_end(end);
        if letters == end {
            return (end, TokenKind::Number);
        }
        let tail = Span::new(end, letters).of(self.text);
        if ["st", "nd", "rd", "th"].iter().any(|ordinal| tail.eq_ignore_ascii_case(ordinal)) {
            return (letters, TokenKind::Ordinal);
        }
        if classes_of(Word::of(tail)).has(Class::Suffix) {
            return (end, TokenKind::Number);
        }
        (letters, TokenKind::Word)
    }

    /// The end of letters and digits from `offset`.
    fn letters_end(&self, offset: usize) -> usize {
        let rest = self.from(offset);
        let plain = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
        // Most words are plain letters to their end.
        if rest.as_bytes().get(plain).is_none_or(u8::is_ascii) {
            return offset + plain;
        }
        let run = rest.char_indices().find(|&(_, c)| !is_letter(c) && !c.is_ascii_digit());
        run.map_or(self.end, |(at, _)| offset + at)
    }

    /// The end of a currency's code that touches its number, as in "EUR 50m" without the blank.
    fn code_end(&self) -> Option<usize> {
        let letters = self.from(self.at).bytes().take_while(u8::is_ascii_uppercase).count();
        let end = self.at + letters;
        if !(2..=3).contains(&letters) || !self.digit_at(end) {
            return None;
        }
        let code = Span::new(self.at, end).of(self.text);
        let behind_sign = self.text.get(..self.at).is_some_and(|before| before.ends_with('$'));
        let fits = match code {
            "US" | "NZ" | "HK" | "CA" | "AU" => behind_sign,
            "RM" => true,
            // "PS5" is no five pounds.
            "PS" => self.number_is_long(end),
            _ => letters == 3 && classes_of(Word::of(code)).has(Class::CurrencyStart),
        };
        fits.then_some(end)
    }

    /// Whether the number at `offset` has three digits or more, or a mark among them.
    fn number_is_long(&self, offset: usize) -> bool {
        let end = self.digits_end(offset);
        end - offset >= 3 || (matches!(self.char_at(end), Some(',' | '.')) && self.digit_at(end + 1))
    }

    fn word_end(&self) -> (usize, TokenKind) {
        if let Some(end) = self.code_end() {
            return (end, TokenKind::Word);
        }
        let (mut piece, mut end) = (self.at, self.letters_end(self.at));
        while let Some(longer) = self.word_goes_on(piece, end) {
            (piece, end) = (end, longer);
        }
        if self.char_at(end) == Some('.')
            && let Some(stopped) = self.stop_end(end)
        {
            end = stopped;
        }
        if self.from(end).starts_with("://") {
            let blank = self.from(end).find(|c: char| is_blank(c) || matches!(c, ')' | '"' | '”'));
            return (blank.map_or(self.end, |at| end + at), TokenKind::Symbol);
        }
        (end, TokenKind::Word)
    }

    /// The end of the word where it goes on behind a mark at `end`: "don't", "O'Neil", "AT&T", "example.org". Its last
    /// piece begins at `piece`.
    fn word_goes_on(&self, piece: usize, end: usize) -> Option<usize> {
        let mark = self.char_at(end)?;
        let next = end + mark.len_utf8();
        let tail_end = self.letters_end(next);
        let tail = Span::new(next, tail_end).of(self.text);
        let head = Span::new(piece, end).of(self.text);
        let goes_on = match mark {
            '\'' | '’' => !tail.is_empty() && !tail.eq_ignore_ascii_case("s"),
            '&' => {
                !tail.is_empty() && head.ends_with(char::is_uppercase) && tail.starts_with(char::is_uppercase)
            }
            '.' => {
                tail_end - next >= 2
                    && head.chars().nth(1).is_some()
                    && tail.starts_with(|c: char| c.is_ascii_lowercase())
                    && head.is_ascii()
            }
            _ => false,
        };
        goes_on.then_some(tail_end)
    }

    /// The end behind the stop at `end`, where it belongs to the word: "U.S.", "Gen.", "J.", "Oct. 7".
    fn stop_end(&self, end: usize) -> Option<usize> {
        let head = Span::new(self.at, end).of(self.text);
        if head.chars().nth(1).is_none() {
            return self.initials_end(end, head);
        }
        let classes = classes_of(Word::of(Span::new(self.at, end + 1).of(self.text)));
        let before_number = classes.has(Class::NumberStop)
            && self.from(end + 1).trim_start().starts_with(|c: char| c.is_ascii_digit());
        // "la." and "in." end sentences far more often than they stand for a state: such words want a capital.
        let cut = (classes.has(Class::TitleStop) || classes.has(Class::AbbreviationStop))
            && (head.starts_with(char::is_uppercase) || matches!(head, "vs" | "etc" | "al" | "approx"));
        (cut || before_number).then_some(end + 1)
    }

    /// "U.S.", "a.m.", "J.": single letters, each with its stop.
    fn initials_end(&self, first_stop: usize, letter: &str) -> Option<usize> {
        let mut end = first_stop + 1;
        let mut letters = 1;
        loop {
            let stop = self.letters_end(end);
            let one = Span::new(end, stop).of(self.text);
            let single = one.chars().count() == 1 || (letters == 1 && matches!(one, "Va" | "D" | "dr"));
            if !single || self.char_at(stop) != Some('.') {
                break;
            }
            end = stop + 1;
            letters += 1;
        }
        let initial = letter.starts_with(char::is_uppercase) && letter != "I";
        let number_stop = classes_of(Word::of(Span::new(self.at, end).of(self.text))).has(Class::NumberStop)
            && self.from(end).trim_start().starts_with(|c: char| c.is_ascii_digit());
        (letters > 1 || initial || number_stop).then_some(end)
    }

    /// A possessive ending after a word, else the mark alone: "Qatar’s", "officers’".
    fn apostrophe_end(&self, before: Shape, last: Option<&Token>) -> (usize, TokenKind) {
        let mark_end = self.at + self.char_at(self.at).map_or(1, char::len_utf8);
        let after_word = !before.has(Shape::SPACE_BEFORE) && last.is_some_and(|t| t.kind != TokenKind::Punct);
        let tail_end = self.letters_end(mark_end);
        let tail = Span::new(mark_end, tail_end).of(self.text);
        if after_word && tail.eq_ignore_ascii_case("s") {
            return (tail_end, TokenKind::Word);
        }
        (mark_end, TokenKind::Punct)
    }

    /// A mark: runs of stops and of hyphens are one token.
    fn mark_end(&self, first: char) -> (usize, TokenKind) {
        let alone = self.at + first.len_utf8();
        if matches!(first, '.' | '-') {
            let run = self.from(self.at).chars().take_while(|&c| c == first).count();
            return (self.at + run, TokenKind::Punct);
        }
        (alone, if is_punctuation(first) { TokenKind::Punct } else { TokenKind::Symbol })
    }
}

fn is_punctuation(c: char) -> bool {
    let ascii =
        matches!(c, '!' | '"' | '(' | ')' | ',' | '/' | ':' | ';' | '?' | '[' | ']' | '{' | '}' | '*' | '|');
    ascii
        || matches!(c, '¡' | '¿' | '«' | '»' | '·' | '…' | '\u{2010}'..='\u{203e}' | '\u{3000}'..='\u{303f}')
}

fn shape_of(word: &str) -> Shape {
    let mut shape = Shape::default();
    if word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return shape;
    }
    let mut letters = 0;
    let mut all_capitals = true;
    for (n, c) in word.chars().enumerate() {
        if c.is_uppercase() {
            letters += 1;
            if n == 0 {
                shape = shape.and(Shape::CAPITAL);
            }
        } else if is_letter(c) {
            letters += 1;
            all_capitals = false;
        } else if c.is_ascii_digit() {
            shape = shape.and(Shape::DIGIT);
        }
    }
    if all_capitals && letters >= 2 {
        shape = shape.and(Shape::ALL_CAPITALS);
    }
    if word.ends_with('.') {
        shape = shape.and(Shape::STOP);
    }
    shape
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> String {
        let mut tokens = Vec::new();
        scan(text, Span::new(0, text.len()), &mut tokens);
        tokens.iter().map(|t| t.of(text)).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn words_numbers_and_marks_come_apart() {
        for (text, want) in [
            ("a 10-month war", "a 10 - month war"),
            ("Qatar’s plan, the officers’ pay", "Qatar ’s plan , the officers ’ pay"),
            ("don't, O'Neil, d’Or", "don't , O'Neil , d’Or"),
            ("U.S. and a.m. in Oct. 2019", "U.S. and a.m. in Oct. 2019"),
            ("Gen. J. R. Smith", "Gen. J. R. Smith"),
            ("Maj. Gen. Smith's No. 5, no. That", "Maj. Gen. Smith 's No. 5 , no . That"),
            ("1,200 and 12,34,567 or 1\u{202f}200", "1,200 and 12,34,567 or 1\u{202f}200"),
            ("3.5% of $3.2bn", "3.5 % of $ 3.2 bn"),
            ("at 12.30pm, 6am, 10:39 a.m.", "at 12.30 pm , 6 am , 10 : 39 a.m."),
            ("12.11.2019", "12 . 11 . 2019"),
            ("the 20th, the 1990s, 8chan", "the 20th , the 1990 s , 8chan"),
            ("US$14 or €5", "US $ 14 or € 5"),
            ("AT&T on example.org.", "AT&T on example.org ."),
            ("1 – 0, 5-4 ... done--so", "1 – 0 , 5 - 4 ... done -- so"),
            ("see https://example.org/a?b=1 now", "see https://example.org/a?b=1 now"),
            ("“Qué” said 東京", "“ Qué ” said 東京"),
            ("2½ and .08", "2 ½ and .08"),
            ("It ended. I did it in. A", "It ended . I did it in . A"),
        ] {
            assert_eq!(words(text), want, "{text}");
        }
    }

    #[test]
    fn every_visible_character_lies_in_one_token() {
        for text in [
            "",
            "  ",
            "a\u{301}b",
            "'''s",
            "\u{feff}x\u{0}y",
            "₹5 👍🏽!",
            "1,2,3 1,234,5",
            "’s’",
            "A.",
            "A.B.C",
            ".53.5% of3.2bn",
        ] {
            let mut tokens = Vec::new();
            scan(text, Span::new(0, text.len()), &mut tokens);
            let mut at = 0;
            for token in &tokens {
                assert!(token.span.start >= at && !token.span.is_empty(), "{text:?}");
                assert!(Span::new(at, token.span.start).of(text).chars().all(is_blank), "{text:?}");
                at = token.span.end;
            }
            assert!(Span::new(at, text.len()).of(text).chars().all(is_blank), "{text:?}");
        }
    }
}
