//! How something was worked out, in words: what the article alone says struck out, what the source alone says underlined.
//!
//! Invariant: shows the words of a check as they come; knows no claim.

use eframe::egui::text::{LayoutJob, TextFormat};
use eframe::egui::{Color32, FontId, Label, Response, Role, Stroke, Ui, WidgetInfo};

use crate::ui::theme::Theme;

/// `words`, in which `[-gone-]` stands in the article alone and `{+new+}` in its source alone.
pub fn told(ui: &mut Ui, theme: &Theme, words: &str, font: &FontId, ink: Color32) -> Response {
    let plain = TextFormat::simple(font.clone(), ink);
    let (wrong, done) = (theme.hues.wrong, theme.hues.done);
    let gone =
        TextFormat { strikethrough: Stroke::new(1.2, wrong), ..TextFormat::simple(font.clone(), wrong) };
    let new = TextFormat { underline: Stroke::new(1.5, done), ..TextFormat::simple(font.clone(), done) };
    let mut job = LayoutJob::default();
    for (mark, part) in parts(words) {
        let format = match mark {
            Mark::Plain => &plain,
            Mark::Gone => &gone,
            Mark::New => &new,
        };
        job.append(part, 0.0, format.clone());
    }
    job.wrap.max_width = ui.available_width();
    let response = ui.add(Label::new(job).wrap());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, spoken(words)));
    response
}

/// `words` with their marks as words, for those who hear them: "told the (article: minister)
/// (source: mayor)".
fn spoken(words: &str) -> String {
    let parts = parts(words).into_iter().map(|(mark, part)| match mark {
        Mark::Plain => part.to_owned(),
        Mark::Gone => format!("(article: {part})"),
        Mark::New => format!("(source: {part})"),
    });
    parts.collect()
}

/// The differences alone, for one line: "the source has “mayor” for “minister”"; `words` as they are where none is marked.
pub fn briefly(words: &str) -> String {
    let parts = parts(words);
    let mut marked =
        parts.iter().filter(|(mark, part)| *mark != Mark::Plain || !part.trim().is_empty()).peekable();
    let mut told = Vec::new();
    while let Some((mark, part)) = marked.next() {
        match mark {
            Mark::Plain => {}
            Mark::New => told.push(format!("“{part}” more")),
            Mark::Gone => match marked.next_if(|(mark, _)| *mark == Mark::New) {
                Some((_, new)) => told.push(format!("“{new}” for “{part}”")),
                None => told.push(format!("no “{part}”")),
            },
        }
    }
    if told.is_empty() { words.to_owned() } else { format!("the source has {}", told.join(", ")) }
}

/// What becomes of a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Plain,
    Gone,
    New,
}

/// The parts of `words` without their marks.
fn parts(words: &str) -> Vec<(Mark, &str)> {
    let mut parts = Vec::new();
    let mut rest = words;
    loop {
        let starts = [("[-", "-]", Mark::Gone), ("{+", "+}", Mark::New)];
        let next = starts.into_iter().filter_map(|(open, close, mark)| {
            let (before, behind) = rest.split_once(open)?;
            let (inside, after) = behind.split_once(close)?;
            Some((before, mark, inside, after))
        });
        let Some((before, mark, inside, after)) = next.min_by_key(|(before, ..)| before.len()) else { break };
        parts.extend([(Mark::Plain, before), (mark, inside)]);
        rest = after;
    }
    parts.push((Mark::Plain, rest));
    parts.retain(|(_, part)| !part.is_empty());
    parts
}

#[cfg(test)]
mod tests {
    use super::{Mark, briefly, parts, spoken};

    #[test]
    fn marks_tell_what_is_gone_and_what_is_new() {
        use Mark::{Gone, New, Plain};
        for (words, expected) in [
            (
                "the harbour is {+not+} safe",
                &[(Plain, "the harbour is "), (New, "not"), (Plain, " safe")][..],
            ),
            (
                "[-minister-] {+mayor+} so",
                &[(Gone, "minister"), (Plain, " "), (New, "mayor"), (Plain, " so")],
            ),
            ("16 days", &[(Plain, "16 days")]),
            ("a [- that never ends", &[(Plain, "a [- that never ends")]),
            ("", &[]),
        ] {
            assert_eq!(parts(words), expected, "{words}");
        }
        for (words, line) in [
            ("source: told the [-minister-] {+mayor+} so", "the source has “mayor” for “minister”"),
            ("is {+not+} [-very-] safe", "the source has “not” more, no “very”"),
            ("16 days", "16 days"),
        ] {
            assert_eq!(briefly(words), line);
        }
        assert_eq!(spoken("[-minister-] {+mayor+} so"), "(article: minister) (source: mayor) so");
    }
}
