//! Cells that no spreadsheet runs, and what they were before.
//!
//! A spreadsheet takes a cell that begins with `=`, `+`, `-` or `@`, also in their wide form, for a formula and may run
//! it. An apostrophe before such a sign makes the cell plain text: at the start, and where a spreadsheet that parts
//! columns by semicolons or tabs would see one, which is behind those and behind a line end.
//!
//! Invariant: what one puts in, the other takes out.

/// Signs that a formula may begin with.
const SIGNS: [char; 12] = [
    '=', '+', '-', '@', '\u{FF1D}', '\u{FF0B}', '\u{FF0D}', '\u{FF20}', '\u{FE62}', '\u{FE63}', '\u{FE66}',
    '\u{FE6B}',
];

/// Whether a cell may begin behind `c`. Blanks and quotation marks before a formula do not save from it.
fn is_start(was_start: bool, c: char) -> bool {
    matches!(c, '\n' | '\r' | '\t' | ';') || (was_start && (c.is_whitespace() || c == '"'))
}

/// `cell` so that no spreadsheet takes it, or a part of it, for a formula.
pub fn guarded(cell: &str) -> String {
    let mut out = String::with_capacity(cell.len() + 1);
    let mut at_start = true;
    for c in cell.chars() {
        if at_start && SIGNS.contains(&c) {
            out.push('\'');
        }
        at_start = is_start(at_start, c);
        out.push(c);
    }
    out
}

/// What `cell` was before it was guarded.
pub(super) fn unguarded(cell: &str) -> String {
    let mut out = String::with_capacity(cell.len());
    let mut at_start = true;
    let mut chars = cell.chars().peekable();
    while let Some(c) = chars.next() {
        let is_guard = at_start && c == '\'' && chars.peek().is_some_and(|next| SIGNS.contains(next));
        if !is_guard {
            out.push(c);
        }
        at_start = is_start(at_start, c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_that_a_spreadsheet_would_run_are_plain_text_and_come_back() {
        for (cell, shown) in [
            ("=1+1", "'=1+1"),
            ("+47 900", "'+47 900"),
            ("-5", "'-5"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "\t'=1"),
            (" \"=1", " \"'=1"),
            ("\u{FF1D}1", "'\u{FF1D}1"),
            ("a;=1\n@b\nc = d", "a;'=1\n'@b\nc = d"),
            ("12 dead", "12 dead"),
            ("'tis so", "'tis so"),
            ("", ""),
        ] {
            assert_eq!(guarded(cell), shown);
            assert_eq!(unguarded(shown), cell);
        }
    }
}
