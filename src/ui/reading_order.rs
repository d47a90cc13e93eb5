//! Words of scripts written from right to left, brought into the order they are read in.
//!
//! egui joins and turns the letters of an Arabic or Hebrew word, but sets the words side by side from left to right, and
//! keeps too many glyphs for each, so that every place behind it would be off. Here the words of a line change places by
//! the Unicode Bidirectional Algorithm, and each character of the text gets the place where it stands.
//!
//! Invariant: for looking at only; moves what is drawn, never the text.

use std::ops::Range;
use std::sync::Arc;

use eframe::egui::epaint::text::{Glyph, Row};
use eframe::egui::text::{LayoutJob, TextFormat};
use eframe::egui::{Galley, Rangef, Rect, vec2};
use unicode_bidi::{BidiClass, BidiInfo, Level, bidi_class};

/// Where one character stands on its line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cell {
    /// From its left edge to its right one.
    pub x: Rangef,
    /// Whether it is read from right to left.
    pub turned: bool,
}

/// Lines in the order they are read in, and where each of their characters stands.
pub struct Ordered {
    /// What is drawn.
    pub galley: Arc<Galley>,
    /// The characters of each line, in the order of the text.
    pub lines: Vec<Vec<Cell>>,
}

/// Whether words of `text` are read from right to left.
pub fn has_turned_words(text: &str) -> bool {
    text.chars().any(is_turned)
}

/// `text` in one format, such that egui shapes a word of a right-to-left script by itself: beside others it would turn
/// their figures too.
pub fn job(text: &str, format: &TextFormat) -> LayoutJob {
    if !has_turned_words(text) {
        return LayoutJob::single_section(text.to_owned(), format.clone());
    }
    // egui joins parts of one format; room around a background that is not there tells them apart.
    let turned = TextFormat { expand_bg: format.expand_bg + 1.0, ..format.clone() };
    let format_of = |in_word: bool| if in_word { turned.clone() } else { format.clone() };
    let mut job = LayoutJob::default();
    let levels = levels(text);
    let mut part = String::new();
    let mut in_word = false;
    for (c, level) in text.chars().zip(levels) {
        let is_of_word = continues_word(in_word, c);
        if is_of_word != in_word && !part.is_empty() {
            job.append(&std::mem::take(&mut part), 0.0, format_of(in_word));
        }
        in_word = is_of_word;
        part.push(if level.is_rtl() { mirrored(c) } else { c });
    }
    job.append(&part, 0.0, format_of(in_word));
    job
}

/// `galley`, laid out from a [`job`] of `text`, with its words where they are read; none where no word has to move.
/// Lines of a text that is read from right to left end at `width`.
pub fn ordered(galley: &Arc<Galley>, text: &str, width: f32) -> Option<Ordered> {
    if !has_turned_words(text) {
        return None;
    }
    let levels = levels(text);
    let chars: Vec<char> = text.chars().collect();
    let base = base_level(text);
    let mut ordered = Galley::clone(galley);
    let mut lines = Vec::new();
    let mut start = 0;
    let mut bounds = Rect::NOTHING;
    for placed in &mut ordered.rows {
        let items = items(&placed.row.glyphs, chars.get(start..).unwrap_or_default());
        let end = items.last().map_or(start, |item| (start + item.chars.end).min(chars.len()));
        let mut shown: Vec<Level> = levels.get(start..end).unwrap_or_default().to_vec();
        // A blank at the end of a line hangs over that end, and nothing is marked there.
        let line = chars.get(start..end).unwrap_or_default();
        let blanks = line.iter().rev().take_while(|c| c.is_whitespace()).count();
        let words = line.len() - blanks;
        shown.iter_mut().skip(words).for_each(|level| *level = base);
        let left = if base.is_rtl() && width.is_finite() { width - placed.row.size.x } else { 0.0 };
        let (row, mut cells) = moved(&placed.row, &items, &shown, left, galley.pixels_per_point);
        cells.iter_mut().skip(words).for_each(|cell| cell.x = Rangef::point(cell.x.min));
        bounds |= row.visuals.mesh_bounds.translate(placed.pos.to_vec2());
        placed.row = Arc::new(row);
        lines.push(cells);
        start = end + usize::from(placed.ends_with_newline);
    }
    ordered.mesh_bounds = bounds;
    ordered.rect |= bounds.intersect(ordered.rect.with_max_x(f32::INFINITY));
    Some(Ordered { galley: Arc::new(ordered), lines })
}

/// `galley` of `text` with its words where they are read, for a label.
pub fn in_order(galley: Arc<Galley>, text: &str) -> Arc<Galley> {
    ordered(&galley, text, f32::INFINITY).map_or(galley, |ordered| ordered.galley)
}

/// Glyphs that move together: one of a character, or all of a word that egui has turned.
struct Item {
    chars: Range<usize>,
    glyphs: Range<usize>,
    turned: bool,
}

/// What stands on a line, whose first character is the first of `chars`.
fn items(glyphs: &[Glyph], chars: &[char]) -> Vec<Item> {
    let mut items = Vec::new();
    let (mut glyph, mut char) = (0, 0);
    while let Some(next) = glyphs.get(glyph) {
        let turned = is_turned(next.chr);
        let rest = glyphs.iter().skip(glyph);
        let many = if turned { rest.take_while(|it| continues_word(true, it.chr)).count() } else { 1 };
        let letters = chars.iter().skip(char).take_while(|c| continues_word(true, **c)).count();
        // The end of a word that a line was broken in has its letters on the line before.
        let of = if turned { letters } else { 1 };
        items.push(Item { chars: char..char + of, glyphs: glyph..glyph + many, turned });
        glyph += many;
        char += of;
    }
    items
}

/// The line with its items in the order they are read in, from `left` on; and the places of its characters.
fn moved(row: &Row, items: &[Item], levels: &[Level], left: f32, scale: f32) -> (Row, Vec<Cell>) {
    let mut row = row.clone();
    let level_of = |item: &Item| levels.get(item.chars.start).copied().unwrap_or_else(Level::ltr);
    let item_levels: Vec<Level> = items.iter().map(level_of).collect();
    let nowhere = Cell { x: Rangef::point(left), turned: false };
    let mut cells = vec![nowhere; levels.len()];
    let mut x = left;
    for at in BidiInfo::reorder_visual(&item_levels) {
        let Some(item) = items.get(at) else { continue };
        let glyphs = row.glyphs.get_mut(item.glyphs.clone()).unwrap_or_default();
        let width: f32 = glyphs.iter().map(|glyph| glyph.advance_width).sum();
        let was = glyphs.first().map_or(x, |glyph| glyph.pos.x);
        // By whole pixels: letters stay as sharp as they are.
        let by = ((x - was) * scale).round() / scale;
        for glyph in glyphs {
            glyph.pos.x += by;
            let corners = if glyph.uv_rect.is_nothing() { 0 } else { 4 };
            let vertices = row.visuals.mesh.vertices.iter_mut().skip(glyph.first_vertex as usize);
            vertices.take(corners).for_each(|vertex| vertex.pos += vec2(by, 0.0));
        }
        place(&mut cells, item, Rangef::new(x, x + width));
        x += width;
    }
    row.visuals.mesh_bounds = row.visuals.mesh.calc_bounds();
    (row, cells)
}

/// Gives the characters of `item` their places; the letters of a turned word get equal shares of it, from the right.
fn place(cells: &mut [Cell], item: &Item, x: Rangef) {
    let count = item.chars.len().max(1) as f32;
    for (at, cell) in cells.get_mut(item.chars.clone()).unwrap_or_default().iter_mut().enumerate() {
        let share = x.span() / count;
        let x = if item.turned {
            Rangef::new(x.max - (at as f32 + 1.0) * share, x.max - at as f32 * share)
        } else {
            x
        };
        *cell = Cell { x, turned: item.turned };
    }
}

/// The embedding level of every character.
fn levels(text: &str) -> Vec<Level> {
    // A sign that turns what follows could make one figure look like another: it counts as nothing here.
    let text: String = text.chars().map(|c| if turns_others(c) { '\u{200B}' } else { c }).collect();
    let info = BidiInfo::new(&text, Some(base_level(&text)));
    text.char_indices().map(|(at, _)| info.levels.get(at).copied().unwrap_or_else(Level::ltr)).collect()
}

/// Whether `c` says in which direction the characters around it run, whatever they are. Each takes as many bytes as the
/// blank without width that stands for it.
const fn turns_others(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// A text is read from right to left when most of its letters are.
fn base_level(text: &str) -> Level {
    let count = |is: fn(char) -> bool| text.chars().filter(|c| is(*c)).count();
    if count(is_turned) > count(|c| bidi_class(c) == BidiClass::L) { Level::rtl() } else { Level::ltr() }
}

fn is_turned(c: char) -> bool {
    c >= '\u{590}' && matches!(bidi_class(c), BidiClass::R | BidiClass::AL)
}

/// Whether `c` belongs to a turned word: a letter of it, or a mark on one.
fn continues_word(in_word: bool, c: char) -> bool {
    is_turned(c) || (in_word && c >= '\u{300}' && bidi_class(c) == BidiClass::NSM)
}

/// The bracket that closes what `c` opens, or the other way round.
const fn mirrored(c: char) -> char {
    match c {
        '(' => ')',
        ')' => '(',
        '[' => ']',
        ']' => '[',
        '{' => '}',
        '}' => '{',
        '<' => '>',
        '>' => '<',
        '«' => '»',
        '»' => '«',
        '‹' => '›',
        '›' => '‹',
        other => other,
    }
}

/// The cell at `x`, or the nearest to it.
pub fn nearest(cells: &[Cell], x: f32) -> Option<(usize, Cell)> {
    let away = |cell: &Cell| (cell.x.clamp(x) - x).abs();
    let numbered = cells.iter().copied().enumerate().filter(|(_, cell)| cell.x.span() > 0.0);
    numbered.min_by(|(_, a), (_, b)| away(a).total_cmp(&away(b)))
}

/// The places of the characters from `first` to `end`, those that touch taken together.
pub fn stretches(cells: &[Cell], first: usize, end: usize) -> Vec<Rangef> {
    let mut places: Vec<Rangef> =
        cells.get(first..end).unwrap_or_default().iter().map(|cell| cell.x).collect();
    places.retain(|x| x.span() > 0.0);
    places.sort_by(|a, b| a.min.total_cmp(&b.min));
    let mut joined: Vec<Rangef> = Vec::new();
    for x in places {
        match joined.last_mut() {
            Some(last) if x.min <= last.max + 0.5 => last.max = last.max.max(x.max),
            _ => joined.push(x),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use eframe::egui::{Context, FontId};

    use super::*;

    /// `text` laid out in a column of `width` points, without any font of its script.
    fn lines(text: &str, width: f32) -> Vec<Vec<Cell>> {
        let ctx = Context::default();
        crate::ui::theme::install_fonts(&ctx);
        let mut lines = Vec::new();
        let mut output = ctx.run_ui(Default::default(), |ui| {
            let format = TextFormat::simple(FontId::proportional(16.0), eframe::egui::Color32::PLACEHOLDER);
            let mut job = job(text, &format);
            job.wrap.max_width = width;
            let galley = ui.painter().layout_job(job);
            lines = ordered(&galley, text, width).map(|ordered| ordered.lines).unwrap_or_default();
        });
        output.textures_delta.clear();
        lines
    }

    /// The characters of one line from left to right.
    fn seen(text: &str, cells: &[Cell]) -> String {
        let mut placed: Vec<(f32, char)> =
            cells.iter().map(|cell| cell.x.center()).zip(text.chars()).collect();
        placed.sort_by(|(a, _), (b, _)| a.total_cmp(b));
        placed.into_iter().map(|(_, c)| c).collect()
    }

    #[test]
    fn text_that_is_read_from_left_to_right_is_left_alone() {
        assert!(lines("Nineteen “Пожар” 火災 19", 900.0).is_empty());
    }

    #[test]
    fn words_stand_where_they_are_read_and_figures_are_never_turned() {
        for (text, expected) in [
            ("said “אב 12 גד” on 3", "said “דג 12 בא” on 3"),
            ("as in قتل 1,200 شخص now", "as in صخش 1,200 لتق now"),
            ("אב 19 גד (7) הו", "וה )7( דג 19 בא"),
        ] {
            let lines = lines(text, 900.0);
            assert_eq!(lines.len(), 1, "{text}");
            assert_eq!(seen(text, &lines[0]), expected, "{text}");
        }
    }

    #[test]
    fn each_character_has_one_place_on_one_line() {
        let text = "The minister said “قُتل 12 شخصا في الحريق يوم 15 أغسطس 2024” on Friday, an official said.";
        for width in [900.0, 300.0, 120.0] {
            let lines = lines(text, width);
            assert_eq!(lines.iter().map(Vec::len).sum::<usize>(), text.chars().count(), "{width}");
        }
    }

    #[test]
    fn what_is_marked_across_a_turn_is_marked_in_two_stretches() {
        let text = "seen on אב 12 גד";
        let lines = lines(text, 900.0);
        // Of "seen on אב" the last word stands at the far end.
        assert_eq!(stretches(&lines[0], 0, 10).len(), 2);
        assert_eq!(stretches(&lines[0], 0, text.chars().count()).len(), 1);
    }
}
