//! Powers: "2.5 × 10^8", "10⁻⁵", "3 x 10−5" as a superscript copied flat leaves it.
//!
//! Invariant: reads what stands behind a number; knows no words.

use super::Numerals;
use crate::text::token::{Token, TokenKind};

/// Powers beyond which no number holds them.
const MOST: i32 = 300;

impl Numerals<'_> {
    /// What the signs from `end` make of the number `value` before them, and where they end.
    pub(super) fn power(&self, value: f64, end: usize) -> Option<(f64, usize)> {
        if let Some((exponent, behind)) = self.raised(end).or_else(|| self.superscript(end)) {
            return Some((value.powi(exponent), behind));
        }
        let times = ["×", "x", "*", "·"].iter().any(|sign| self.is(end, sign));
        let ten = end + 1;
        if !times || !self.is(ten, "10") {
            return None;
        }
        let flat = || self.signed(ten + 1).filter(|&(exponent, _)| exponent < 0 && self.joined(ten + 1));
        let (exponent, behind) = self.raised(ten + 1).or_else(|| self.superscript(ten + 1)).or_else(flat)?;
        Some((value * 10_f64.powi(exponent), behind))
    }

    /// "^8", "^-5".
    fn raised(&self, at: usize) -> Option<(i32, usize)> {
        (self.is(at, "^") && self.joined(at)).then(|| self.signed(at + 1))?
    }

    /// "8", "-5".
    fn signed(&self, at: usize) -> Option<(i32, usize)> {
        let minus = ["-", "–", "\u{2212}"].iter().any(|sign| self.is(at, sign));
        let digits = at + usize::from(minus);
        let token =
            self.token(digits).filter(|token| token.kind == TokenKind::Number && self.joined(digits))?;
        let exponent: i32 = token.of(self.text.source).parse().ok()?;
        (exponent <= MOST).then_some((if minus { -exponent } else { exponent }, digits + 1))
    }

    /// "⁸", "⁻⁵".
    fn superscript(&self, at: usize) -> Option<(i32, usize)> {
        let mut plain = String::new();
        let mut end = at;
        while let Some(token) = self.token(end).filter(|_| self.joined(end)) {
            let Some(digits) = token.of(self.text.source).chars().map(plain_of).collect::<Option<String>>()
            else {
                break;
            };
            plain.push_str(&digits);
            end += 1;
        }
        let exponent: i32 = plain.parse().ok()?;
        (exponent.abs() <= MOST).then_some((exponent, end))
    }

    fn joined(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token: &Token| !token.has_space_before())
    }
}

/// The plain form of a superscript digit or minus.
const fn plain_of(sign: char) -> Option<char> {
    Some(match sign {
        '⁰' => '0',
        '¹' => '1',
        '²' => '2',
        '³' => '3',
        '⁴' => '4',
        '⁵' => '5',
        '⁶' => '6',
        '⁷' => '7',
        '⁸' => '8',
        '⁹' => '9',
        '⁻' => '-',
        _ => return None,
    })
}
