//! Where a line may end, letter by letter.
//!
//! Invariant: knows letters alone; no look of theirs makes a difference.

/// Whether a line may end between two letters that are no blanks; `is_inner`: a letter or figure stands before the first.
pub(super) fn ends_between(left: char, right: char, is_inner: bool) -> bool {
    match left {
        '-' | '/' | '–' | '\u{AD}' | '\u{2010}' => is_inner && right.is_alphabetic(),
        '—' => right.is_alphanumeric(),
        '\u{200B}' => true,
        _ => right == '—' || (is_ideograph(left) && is_ideograph(right)),
    }
}

/// A blank at which a line may end.
pub(super) const fn is_blank(letter: char) -> bool {
    matches!(letter, ' ' | '\t' | '\u{1680}' | '\u{2000}'..='\u{2006}' | '\u{2008}'..='\u{200A}' | '\u{2028}' | '\u{2029}' | '\u{205F}' | '\u{3000}')
}

/// Letters of scripts that are written without blanks: a line may end between any two.
const fn is_ideograph(letter: char) -> bool {
    matches!(letter, '\u{E00}'..='\u{EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{2E80}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7AF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}
