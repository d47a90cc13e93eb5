//! Plain text into paragraphs: parted by blank lines, one a line, or wrapped by hand at some width.
//!
//! Whether a line end is one inside a paragraph is told by the text itself: a line was wrapped where the first word
//! of the next one would not have fitted any more.
//!
//! Invariant: total and linear; knows nothing of what the paragraphs say.

use crate::text::Span;

/// The paragraphs of `text`, without outer blanks, in order; every character that is not blank lies in one.
pub(super) fn paragraphs(text: &str) -> Vec<Span> {
    let wrapped_at = wrap_width(text);
    let mut paragraphs: Vec<Span> = Vec::new();
    let mut before: Option<Line> = None;
    for line in lines(text) {
        let goes_on = before
            .is_some_and(|last| last.number + 1 == line.number && goes_on(text, last, line, wrapped_at));
        match paragraphs.last_mut() {
            Some(paragraph) if goes_on => paragraph.end = line.span.end,
            _ => paragraphs.push(line.span),
        }
        before = Some(line);
    }
    paragraphs
}

/// One line that is not blank.
#[derive(Clone, Copy)]
struct Line {
    /// Its place, without outer blanks.
    span: Span,
    /// Its number among all lines, blank ones counted.
    number: usize,
    /// Blanks before it, in characters.
    indent: usize,
    /// Its length without outer blanks, in characters.
    chars: usize,
}

/// The lines of `text` that are not blank.
fn lines(text: &str) -> impl Iterator<Item = Line> {
    let mut start = 0;
    let all = std::iter::from_fn(move || {
        let rest = text.get(start..).filter(|rest| !rest.is_empty())?;
        let (line, end_len) = first_line(rest);
        let at = start;
        start += line.len() + end_len;
        Some((at, line))
    });
    all.enumerate().filter(|(_, (_, line))| !line.trim().is_empty()).map(|(number, (at, line))| {
        let trimmed = line.trim();
        let indent = line.len() - line.trim_start().len();
        Line {
            span: Span::new(at + indent, at + indent + trimmed.len()),
            number,
            indent: line.get(..indent).unwrap_or_default().chars().count(),
            chars: trimmed.chars().count(),
        }
    })
}

/// The first line of `rest`, and the length of the line end after it.
fn first_line(rest: &str) -> (&str, usize) {
    let is_end = |c: char| matches!(c, '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}');
    let Some((line, end)) = rest.find(is_end).and_then(|at| rest.split_at_checked(at)) else {
        return (rest, 0);
    };
    let end_len = if end.starts_with("\r\n") { 2 } else { end.chars().next().map_or(0, char::len_utf8) };
    (line, end_len)
}

/// The widest line, in characters, that somebody would wrap by hand. Mail and type scripts stay below 100.
const WIDEST_WRAP_CHARS: usize = 130;

/// The shortest line that could have been wrapped rather than ended, in characters: a narrow newspaper column.
const NARROWEST_WRAP_CHARS: usize = 28;

/// How many lines tell whether a file was wrapped.
const TELLING_LINES: usize = 5000;

/// The width at which lines were wrapped by hand, where most of them were.
fn wrap_width(text: &str) -> Option<usize> {
    let following = lines(text).skip(1);
    let pairs = lines(text).zip(following).take(TELLING_LINES);
    let pairs: Vec<(Line, Line)> = pairs.filter(|(line, next)| line.number + 1 == next.number).collect();
    let mut lengths: Vec<usize> = pairs.iter().map(|(line, _)| line.chars).collect();
    lengths.sort_unstable();
    // One long address or table row must not widen the measure for all: nearly the longest will do.
    let width = *lengths.get(lengths.len().saturating_sub(1 + lengths.len() / 20))?;
    let full = pairs.iter().filter(|(line, next)| is_full(text, *line, *next, width)).count();
    let stopped = pairs.iter().filter(|(line, _)| ends_sentence(line.span.of(text))).count();
    let is_wrapped = pairs.len() >= 2
        && (NARROWEST_WRAP_CHARS..=WIDEST_WRAP_CHARS).contains(&width)
        && full * 4 >= pairs.len() * 3
        && stopped * 2 < pairs.len();
    is_wrapped.then_some(width)
}

/// Whether the first word of `next` would not have fitted on `line`.
fn is_full(text: &str, line: Line, next: Line, width: usize) -> bool {
    let first_word = next.span.of(text).split_whitespace().next().unwrap_or_default();
    line.chars + 1 + first_word.chars().count() > width
}

/// Whether `next`, the very next line, belongs to the same paragraph as `line`.
fn goes_on(text: &str, line: Line, next: Line, wrapped_at: Option<usize>) -> bool {
    if next.indent > line.indent + 1 || starts_item(next.span.of(text)) {
        return false;
    }
    let in_midsentence = (NARROWEST_WRAP_CHARS..=WIDEST_WRAP_CHARS).contains(&line.chars)
        && next.span.of(text).starts_with(char::is_lowercase)
        && !ends_sentence(line.span.of(text));
    in_midsentence || wrapped_at.is_some_and(|width| is_full(text, line, next, width))
}

/// Whether a line ends where a sentence may end.
pub(super) fn ends_sentence(line: &str) -> bool {
    line.trim_end_matches(['”', '"', '’', '\'', ')', '»']).ends_with(['.', '?', '!', '…', ':'])
}

/// Whether a line starts an item of a list.
pub(super) fn starts_item(line: &str) -> bool {
    let after_bullet = line.strip_prefix(['*', '•', '-', '–', '—', '·', '▪', '◦']);
    if after_bullet.is_some_and(|rest| rest.starts_with([' ', '\t'])) {
        return true;
    }
    let after_digits = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = line.len() - after_digits.len();
    (1..=3).contains(&digits) && [". ", ") "].iter().any(|end| after_digits.starts_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        paragraphs(text).iter().map(|span| span.of(text)).collect()
    }

    #[test]
    fn blank_lines_part_paragraphs_whatever_the_line_ends() {
        for end in ["\n", "\r\n", "\r", "\u{2028}", "\u{85}"] {
            let text = format!("{end}One two.{end}{end} \t{end}Three four.{end}");
            assert_eq!(split(&text), ["One two.", "Three four."], "{end:?}");
        }
    }

    #[test]
    fn one_line_is_one_paragraph_where_lines_are_not_wrapped() {
        let text = "Ferry fire kills nineteen\nBy Ada Roe\nThe ferry burned for six hours on Thursday night.\nIt had \
                    left the island late, the port authority said, with more than three hundred people aboard.";
        assert_eq!(split(text).len(), 4);
    }

    #[test]
    fn lines_wrapped_by_hand_are_joined() {
        let text = "The ferry burned for six hours on Thursday\nnight before tugs could come alongside, the\nport \
                    authority said. Nobody aboard had been\ntold to leave.\nA second ship took up survivors from \
                    the\nwater and brought them to Port Ellery.";
        let joined = split(text);
        assert_eq!(joined.len(), 2, "{joined:#?}");
        assert!(joined[1].starts_with("A second ship"));
    }

    #[test]
    fn a_line_that_breaks_off_in_midsentence_goes_on() {
        assert_eq!(split("The harbour master said that the fire had\nbeen put out.\n").len(), 1);
        assert_eq!(split("Short line\nlower case").len(), 2);
    }

    #[test]
    fn items_and_indented_lines_begin_paragraphs() {
        assert_eq!(split("The dead include:\n- two cooks\n- a steward\n1. And one more").len(), 4);
        let indented = "   The ferry burned for six hours on Thursday\nnight before tugs could come alongside it.\n   \
                        A second ship took survivors out of the sea\nand landed them on the quay at Port Ellery.";
        assert_eq!(split(indented).len(), 2);
    }

    #[test]
    fn every_character_that_is_not_blank_lies_in_a_paragraph() {
        for text in ["", "\n\n", "a", "a\r\r\nb\u{2029}c\n \n d ", "é\n\u{A0}\n“x”"] {
            let inside: usize =
                split(text).iter().map(|p| p.split_whitespace().map(str::len).sum::<usize>()).sum();
            assert_eq!(inside, text.split_whitespace().map(str::len).sum::<usize>(), "{text:?}");
        }
    }
}
