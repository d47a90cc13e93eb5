//! Characters that a reader does not see as they are stored.
//!
//! Invariant: tells of them, changes none.

use super::Warning;
use crate::text::Span;

/// Warnings about characters that a reader does not see as they are.
pub(super) fn strange_characters(text: &str, undecodable: usize) -> Vec<Warning> {
    let find = |is_strange: fn(char) -> bool| {
        let mut found = text.char_indices().filter(|(_, c)| is_strange(*c));
        let first = found.next().map(|(at, c)| Span::new(at, at + c.len_utf8()));
        first.map(|first| (first, 1 + found.count()))
    };
    let replaced = (undecodable > 0).then(|| find(|c| c == char::REPLACEMENT_CHARACTER)).flatten();
    let controls = find(is_stray_control);
    let turning = find(|c| matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}'));
    let right_to_left = find(is_right_to_left);
    [
        replaced.map(|(first, count)| Warning::Undecodable { count, first }),
        controls.map(|(first, count)| Warning::ControlCharacters { count, first }),
        turning.map(|(first, count)| Warning::DirectionControls { count, first }),
        right_to_left.map(|(first, count)| Warning::RightToLeft { count, first }),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Letters of the blocks that Unicode sets apart for scripts written from right to left.
const fn is_right_to_left(c: char) -> bool {
    matches!(
        c,
        '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' | '\u{10800}'..='\u{10FFF}'
            | '\u{1E800}'..='\u{1EFFF}'
    )
}

/// Control characters that are no blanks or line ends, so have no business in an article.
pub(super) fn is_stray_control(c: char) -> bool {
    c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}')
}
