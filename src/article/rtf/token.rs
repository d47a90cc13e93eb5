//! Rich text into its tokens: groups, control words and symbols, and bytes of text.
//!
//! Invariant: total and linear; knows no control word but the one that says how many bytes are no text.

/// One token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// `{`.
    Open,
    /// `}`.
    Close,
    /// A control word with its number: `\par`, `\u8211`.
    Word(&'a str, Option<i32>),
    /// A control symbol: `\~`.
    Symbol(u8),
    /// A byte of text, as it stands or as `\'hh`.
    Byte(u8),
}

/// The tokens of `source`.
pub(super) fn tokens(source: &[u8]) -> impl Iterator<Item = Token<'_>> {
    let mut rest = source;
    std::iter::from_fn(move || {
        loop {
            let (&first, after) = rest.split_first()?;
            rest = after;
            match first {
                b'{' => return Some(Token::Open),
                b'}' => return Some(Token::Close),
                b'\\' => return Some(control(&mut rest)),
                // Line ends are for people who read the source.
                b'\r' | b'\n' | 0 => {}
                byte => return Some(Token::Byte(byte)),
            }
        }
    })
}

/// The longest control word there is, in bytes, and some.
const LONGEST_WORD: usize = 40;

/// What follows a backslash.
fn control<'a>(rest: &mut &'a [u8]) -> Token<'a> {
    let source = *rest;
    let letters = source.iter().take(LONGEST_WORD).take_while(|byte| byte.is_ascii_alphabetic()).count();
    let Some((name, after)) = source.split_at_checked(letters).filter(|_| letters > 0) else {
        return symbol(rest);
    };
    let is_negative = after.first() == Some(&b'-');
    let digits = after.get(usize::from(is_negative)..).unwrap_or_default();
    let len = digits.iter().take(10).take_while(|byte| byte.is_ascii_digit()).count();
    let (digits, mut after) =
        if len == 0 { (&[][..], after) } else { digits.split_at_checked(len).unwrap_or_default() };
    let number = std::str::from_utf8(digits).ok().and_then(|digits| digits.parse::<i32>().ok());
    let number = number.map(|number| if is_negative { -number } else { number });
    after = after.strip_prefix(b" ").unwrap_or(after);
    if name == b"bin" {
        let skipped = usize::try_from(number.unwrap_or_default()).unwrap_or_default();
        after = after.get(skipped..).unwrap_or_default();
    }
    *rest = after;
    Token::Word(std::str::from_utf8(name).unwrap_or_default(), number)
}

fn symbol<'a>(rest: &mut &'a [u8]) -> Token<'a> {
    let Some((&first, after)) = rest.split_first() else { return Token::Symbol(b'\\') };
    *rest = after;
    let hex = |at: usize| char::from(*after.get(at)?).to_digit(16);
    if let (b'\'', Some(high), Some(low)) = (first, hex(0), hex(1)) {
        *rest = after.get(2..).unwrap_or_default();
        return Token::Byte((high * 16 + low) as u8);
    }
    Token::Symbol(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_told_apart() {
        let all = |source: &'static str| tokens(source.as_bytes()).collect::<Vec<_>>();
        use Token::{Byte, Close, Open, Symbol, Word};
        assert_eq!(
            all("{\\b1 A\\u-8211?\\'e9\\~\\*\\par\n}"),
            [
                Open,
                Word("b", Some(1)),
                Byte(b'A'),
                Word("u", Some(-8211)),
                Byte(b'?'),
                Byte(0xE9),
                Symbol(b'~'),
                Symbol(b'*'),
                Word("par", None),
                Close
            ]
        );
        assert_eq!(all("\\bin3 {{{x"), [Word("bin", Some(3)), Byte(b'x')]);
        assert_eq!(all("\\"), [Symbol(b'\\')]);
        assert_eq!(all("\\u99999999999"), [Word("u", None), Byte(b'9')]);
        assert_eq!(all("\\li-x"), [Word("li", None), Byte(b'-'), Byte(b'x')]);
    }
}
