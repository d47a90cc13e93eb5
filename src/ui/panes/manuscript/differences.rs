//! Words that have come and gone since the draft before: the new ones on a ground of their own, the gone ones struck out
//! between those that stand there now.
//!
//! Invariant: a place in the text is never one among the words that are gone.

use std::ops::Range;

use eframe::egui::text::{LayoutJob, LayoutSection, TextFormat};
use eframe::egui::{CornerRadius, Pos2, Stroke, Ui, vec2};

use super::Frame;
use super::laid::{Laid, characters, strip};
use super::marks::tinted;
use crate::article::Paragraph;
use crate::ui::theme::{Face, size};

/// What is set between the characters of a paragraph, by where it stands before.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Ghosts(Vec<Ghost>);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Ghost {
    /// The character of the paragraph that it stands before.
    at: usize,
    /// How many characters it has.
    length: usize,
}

impl Ghosts {
    /// Where character `text` of the paragraph is set.
    pub(super) fn set(&self, text: usize) -> usize {
        text + self.0.iter().take_while(|ghost| ghost.at <= text).map(|ghost| ghost.length).sum::<usize>()
    }

    /// Where what ends before character `text` of the paragraph ends.
    pub(super) fn set_end(&self, text: usize) -> usize {
        text.checked_sub(1).map_or(0, |last| self.set(last) + 1)
    }

    /// The character of the paragraph that is set at `set`, or the next after the words that are gone.
    pub(super) fn text(&self, set: usize) -> usize {
        let mut before = 0;
        for ghost in &self.0 {
            let first = ghost.at + before;
            if set < first {
                break;
            }
            if set < first + ghost.length {
                return ghost.at;
            }
            before += ghost.length;
        }
        set - before
    }

    /// The character of the paragraph that is set at `set`, where that is one.
    pub(super) fn text_at(&self, set: usize) -> Option<usize> {
        let text = self.text(set);
        (self.set(text) == set).then_some(text)
    }
}

/// A paragraph with the words that are gone between its own.
pub(super) struct Haunted {
    /// All words as they are set.
    pub(super) text: String,
    /// Where those stand that are gone.
    pub(super) ghosts: Ghosts,
    /// Where they stand in `text`, in bytes.
    pub(super) styled: Vec<Range<usize>>,
}

/// `text`, the characters of `paragraph`, with the words that are gone from it while these are shown.
pub(super) fn haunted(frame: &Frame<'_>, paragraph: Paragraph, text: String) -> Haunted {
    let number = frame.draft.article.paragraphs.partition_point(|it| it.span.start < paragraph.span.start);
    let gone = frame.scene.changes.map_or(&[][..], |changes| changes.gone_in(number));
    let before = frame.draft.number.checked_sub(1).and_then(|number| frame.scene.desk.draft_numbered(number));
    let Some(before) = before.filter(|_| !gone.is_empty()) else {
        return Haunted { text, ghosts: Ghosts::default(), styled: Vec::new() };
    };
    let own = frame.draft.words(paragraph.span);
    let mut letters = text.chars();
    let mut haunted = Haunted { text: String::new(), ghosts: Ghosts::default(), styled: Vec::new() };
    let mut reached = 0;
    for it in gone {
        let at = it.at.clamp(paragraph.span.start, paragraph.span.end) - paragraph.span.start;
        let at = own.get(..at).map_or(reached, |head| head.chars().count()).max(reached);
        haunted.text.extend(letters.by_ref().take(at - reached));
        reached = at;
        let words = characters(before.words(it.words)).split_whitespace().collect::<Vec<_>>().join(" ");
        let words = match (it.is_apart, at) {
            (true, 0) => format!("{words}\n"),
            (true, _) => format!("\n{words}"),
            _ => spaced(&haunted.text, &words, letters.as_str()),
        };
        let start = haunted.text.len();
        let blank = words.len() - words.trim_start().len();
        haunted.text.push_str(&words);
        haunted.styled.push(start + blank..start + words.trim_end().len());
        haunted.ghosts.0.push(Ghost { at, length: words.chars().count() });
    }
    haunted.text.extend(letters);
    haunted
}

/// `words` with the blanks that they need between `before` and `after`.
fn spaced(before: &str, words: &str, after: &str) -> String {
    let opens = |text: &str| text.starts_with(|c: char| c.is_alphanumeric() || "“‘\"'(—–[".contains(c));
    let is_apart = before.is_empty() || before.ends_with(char::is_whitespace);
    let head = if opens(words) && !is_apart { " " } else { "" };
    let tail = if opens(after) { " " } else { "" };
    format!("{head}{words}{tail}")
}

/// Strikes the words out that are gone.
pub(super) fn restyle(job: &mut LayoutJob, gone: &[Range<usize>], frame: &Frame<'_>) {
    if gone.is_empty() {
        return;
    }
    let ink = frame.scene.theme.hues.wrong;
    let mut sections = Vec::new();
    for section in std::mem::take(&mut job.sections) {
        let (mut at, end) = (section.byte_range.start.0, section.byte_range.end.0);
        let mut put = |to: usize, is_gone: bool| {
            if at < to {
                let mut format = section.format.clone();
                if is_gone {
                    format = TextFormat { color: ink, strikethrough: Stroke::new(1.2, ink), ..format };
                }
                let byte_range = at.into()..to.into();
                sections.push(LayoutSection { leading_space: 0.0, byte_range, format });
                at = to;
            }
        };
        for range in gone {
            put(range.start.min(end), false);
            put(range.end.min(end), true);
        }
        put(end, false);
    }
    job.sections = sections;
}

/// Lays a ground under the words that are new, and another under sentences that stood elsewhere.
pub(super) fn paint(ui: &Ui, laid: &Laid, frame: &Frame<'_>) {
    let Some(changes) = frame.scene.changes else { return };
    let (sight, colors) = (laid.bytes_in_sight(frame.draft), &frame.scene.theme.colors);
    let moved = changes.moved_in(sight).iter().map(|span| (span, colors.chip));
    for (span, fill) in moved.chain(changes.new_in(sight).iter().map(|span| (span, colors.found))) {
        let chars = frame.draft.chars(*span);
        for (line, x) in laid.parts(chars.start, chars.end) {
            let (top, bottom) = tinted(&line);
            ui.painter().rect_filled(strip(x.expand(1.0), top - 2.0, bottom), CornerRadius::same(2), fill);
        }
    }
}

/// What the grounds and the line through words mean, at `corner`, while differences are shown.
pub(super) fn legend(ui: &Ui, corner: Pos2, frame: &Frame<'_>) {
    let (Some(changes), Some(before)) = (frame.scene.changes, frame.draft.number.checked_sub(1)) else {
        return;
    };
    let (c, wrong) = (&frame.scene.theme.colors, frame.scene.theme.hues.wrong);
    let font = Face::Regular.at(size::SMALL);
    let plain = |ink| TextFormat::simple(font.clone(), ink);
    let on = |fill| TextFormat { background: fill, expand_bg: 2.0, ..plain(c.ink) };
    let mut job = LayoutJob::default();
    let since = format!("since draft {before}:  ");
    if changes.is_empty() {
        job.append(&format!("no word differs from draft {before}"), 0.0, plain(c.ink_faint));
    } else {
        job.append(&since, 0.0, plain(c.ink_faint));
        job.append("new", 0.0, on(c.found));
        job.append("gone", 10.0, TextFormat { strikethrough: Stroke::new(1.0, wrong), ..plain(wrong) });
        if !changes.moved.is_empty() {
            job.append("moved", 10.0, on(c.chip));
        }
    }
    let galley = ui.painter().layout_job(job);
    let left = frame.geometry.left + frame.geometry.column - galley.size().x;
    ui.painter().galley(corner + vec2(left, 0.0), galley, c.ink_faint);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_gone_stands_apart_from_the_words_beside_it() {
        for (before, words, after, expected) in [
            ("were injured", ", nine of them", ", and three", ", nine of them"),
            ("He was", "95", " 96.", " 95"),
            ("", "Late that day", "he came", "Late that day "),
            ("He came", "late", "", " late"),
            ("he said ", "once", "“No”", "once "),
        ] {
            assert_eq!(spaced(before, words, after), expected, "{before}|{words}|{after}");
        }
    }

    #[test]
    fn every_character_keeps_its_place_around_what_is_gone() {
        // "ab[xyz]cd[uv]": three gone after the second character, two at the end.
        let ghosts = Ghosts(vec![Ghost { at: 2, length: 3 }, Ghost { at: 4, length: 2 }]);
        for (text, set) in [(0, 0), (1, 1), (2, 5), (3, 6)] {
            assert_eq!((ghosts.set(text), ghosts.text(set), ghosts.text_at(set)), (set, text, Some(text)));
        }
        assert_eq!(ghosts.set_end(2), 2);
        assert_eq!(ghosts.set_end(4), 7);
        assert_eq!([2, 3, 4].map(|set| (ghosts.text(set), ghosts.text_at(set))), [(2, None); 3]);
        assert_eq!([7, 8].map(|set| (ghosts.text(set), ghosts.text_at(set))), [(4, None); 2]);
        assert_eq!(ghosts.text(9), 4);
    }
}
