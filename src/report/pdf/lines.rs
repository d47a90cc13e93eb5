//! Words into lines: shaped once, broken where a line may end, nothing hyphenated.
//!
//! Invariant: every letter stands in one line, in order; no line is wider than it may be, but for a single letter.

use std::ops::Range;
use std::rc::Rc;

use krilla::text::KrillaGlyph;

use super::breaks::{ends_between, is_blank};
use super::face::{Face, Faces};
use super::text::{Look, Text, What};
use crate::desk::Status;

/// Part of the size by which a raised number is smaller.
pub(super) const RAISED: f32 = 0.6;

/// Part of the size by which it is raised.
pub(super) const RISE: f32 = 0.42;

/// What a piece of a line is drawn as.
#[derive(Debug, Clone)]
pub(super) enum Body {
    /// Letters of one face.
    Letters { face: Face, text: String, glyphs: Vec<KrillaGlyph> },
    /// The sign of a status.
    Sign(Status),
    /// A box, ticked or not.
    Tick(bool),
    /// A raised number.
    Number { face: Face, text: String, glyphs: Vec<KrillaGlyph> },
}

/// A stretch of a line in one look.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    /// Its left edge, from the line's own.
    pub(super) x: f32,
    /// Its width without blanks at the end of the line.
    pub(super) width: f32,
    pub(super) look: Rc<Look>,
    pub(super) body: Body,
}

/// A line of pieces.
#[derive(Debug, Clone, Default)]
pub(super) struct Line {
    pub(super) pieces: Vec<Piece>,
    pub(super) width: f32,
}

/// The smallest thing that is not broken: a letter with its marks, a sign, a room.
struct Unit {
    run: usize,
    face: Face,
    glyphs: Vec<KrillaGlyph>,
    range: Range<usize>,
    advance: f32,
    kind: UnitKind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum UnitKind {
    Letter(char),
    Sign,
    Room,
    Break,
}

impl Unit {
    fn is_blank(&self) -> bool {
        match self.kind {
            UnitKind::Letter(letter) => is_blank(letter),
            UnitKind::Room | UnitKind::Break => true,
            UnitKind::Sign => false,
        }
    }
}

/// `text` in lines of at most `width` points.
pub(super) fn lines(faces: &Faces, text: &Text, width: f32) -> Vec<Line> {
    let units = units(faces, text);
    let mut lines = Vec::new();
    let mut start = 0;
    while start < units.len() {
        let end = line_end(&units, start, width);
        lines.push(line(text, units.get(start..end).unwrap_or_default()));
        start = end;
    }
    lines
}

/// `text` in as few lines as fit, all about as long: a heading whose last line is one short word looks like a mistake.
pub(super) fn balanced(faces: &Faces, text: &Text, width: f32) -> Vec<Line> {
    let mut best = lines(faces, text, width);
    let count = best.len();
    let (mut low, mut high) = (width / 2.0, width);
    while count > 1 && high - low > 2.0 {
        let middle = f32::midpoint(low, high);
        let tried = lines(faces, text, middle);
        if tried.len() > count {
            low = middle;
        } else {
            (best, high) = (tried, middle);
        }
    }
    best
}

fn units(faces: &Faces, text: &Text) -> Vec<Unit> {
    let mut units = Vec::new();
    for (number, run) in text.runs.iter().enumerate() {
        let style = run.look.style;
        let single = |kind, advance| {
            let face = style.face;
            Unit { run: number, face, glyphs: Vec::new(), range: 0..0, advance, kind }
        };
        match &run.what {
            What::Words(words) => letters(faces, words, style.face, style.size, number, &mut units),
            What::Sign(_) | What::Tick(_) => units.push(single(UnitKind::Sign, style.size * 1.02)),
            What::Room(points) => units.push(single(UnitKind::Room, f32::from(*points))),
            What::Number(words) => {
                for shaped in faces.shape(style.face, words) {
                    let advance: f32 = shaped.glyphs.iter().map(|glyph| glyph.x_advance).sum();
                    let advance = advance * style.size * RAISED + style.size * 0.08;
                    units.push(Unit {
                        glyphs: shaped.glyphs,
                        face: shaped.face,
                        ..single(UnitKind::Sign, advance)
                    });
                }
            }
        }
    }
    units
}

fn letters(faces: &Faces, words: &str, face: Face, size: f32, run: usize, units: &mut Vec<Unit>) {
    let mut from = 0;
    for (at, row) in words.split('\n').enumerate() {
        if at > 0 {
            units.push(Unit {
                run,
                face,
                glyphs: Vec::new(),
                range: from - 1..from,
                advance: 0.0,
                kind: UnitKind::Break,
            });
        }
        let plain = row.replace('\t', " ");
        for shaped in faces.shape(face, &plain) {
            for glyph in shaped.glyphs {
                let range = from + glyph.text_range.start..from + glyph.text_range.end;
                let advance = glyph.x_advance * size;
                let letter = words.get(range.clone()).and_then(|it| it.chars().next()).unwrap_or(' ');
                match units.last_mut() {
                    // The marks on a letter, and the rest of a cluster.
                    Some(last) if last.run == run && last.range == range && !last.glyphs.is_empty() => {
                        last.glyphs.push(glyph);
                        last.advance += advance;
                    }
                    _ => units.push(Unit {
                        run,
                        face: shaped.face,
                        glyphs: vec![glyph],
                        range,
                        advance,
                        kind: UnitKind::Letter(letter),
                    }),
                }
            }
        }
        from += row.len() + 1;
    }
}

/// Where the line that begins at `start` ends.
fn line_end(units: &[Unit], start: usize, width: f32) -> usize {
    let mut x = 0.0;
    let mut last_break = None;
    for (at, unit) in units.iter().enumerate().skip(start) {
        if unit.kind == UnitKind::Break {
            return at + 1;
        }
        if at > start && may_break(units, at) {
            last_break = Some(at);
        }
        x += unit.advance;
        // A hundredth of a point is no reason to break a line.
        if x > width + 0.01 && !unit.is_blank() && at > start {
            return last_break.unwrap_or(at);
        }
    }
    units.len()
}

/// Whether a line may end before the unit at `at`.
fn may_break(units: &[Unit], at: usize) -> bool {
    let (Some(before), Some(after)) = (at.checked_sub(1).and_then(|it| units.get(it)), units.get(at)) else {
        return false;
    };
    if after.is_blank() {
        return false;
    }
    if before.is_blank() {
        return true;
    }
    let (UnitKind::Letter(left), UnitKind::Letter(right)) = (before.kind, after.kind) else { return false };
    let before_that = at.checked_sub(2).and_then(|it| units.get(it)).map(|unit| unit.kind);
    let is_inner = matches!(before_that, Some(UnitKind::Letter(it)) if it.is_alphanumeric());
    ends_between(left, right, is_inner)
}

fn line(text: &Text, units: &[Unit]) -> Line {
    let seen = units.iter().rposition(|unit| !unit.is_blank()).map_or(0, |last| last + 1);
    let mut line = Line::default();
    let mut x = 0.0;
    let mut from = 0;
    while let Some(first) = units.get(from) {
        let same = |unit: &Unit| unit.run == first.run && unit.face == first.face;
        let to = units.iter().skip(from).position(|unit| !same(unit)).map_or(units.len(), |n| from + n);
        let row = units.get(from..to).unwrap_or_default();
        let shown = units.get(from..to.min(seen).max(from)).unwrap_or_default();
        let width: f32 = shown.iter().map(|unit| unit.advance).sum();
        if let Some(run) = text.runs.get(first.run)
            && let Some(body) = body(&run.what, row)
        {
            line.pieces.push(Piece { x, width, look: Rc::clone(&run.look), body });
        }
        x += row.iter().map(|unit| unit.advance).sum::<f32>();
        line.width = line.width.max(if shown.is_empty() { 0.0 } else { x.min(line_width(units, seen)) });
        from = to;
    }
    line
}

fn line_width(units: &[Unit], seen: usize) -> f32 {
    units.iter().take(seen).map(|unit| unit.advance).sum()
}

fn body(what: &What, row: &[Unit]) -> Option<Body> {
    let face = row.first()?.face;
    let glyphs = || row.iter().flat_map(|unit| unit.glyphs.iter().cloned()).collect::<Vec<_>>();
    match what {
        What::Words(words) => {
            let letters = row.iter().filter(|unit| !unit.glyphs.is_empty());
            let start = letters.clone().map(|unit| unit.range.start).min()?;
            let end = letters.map(|unit| unit.range.end).max()?;
            // A tab was shaped as a blank, and is one for who copies it.
            let text = words.get(start..end)?.replace('\t', " ");
            let mut glyphs = glyphs();
            for (glyph, unit) in
                glyphs.iter_mut().zip(row.iter().flat_map(|unit| unit.glyphs.iter().map(move |_| unit)))
            {
                glyph.text_range = unit.range.start - start..unit.range.end - start;
            }
            Some(Body::Letters { face, text, glyphs })
        }
        What::Sign(status) => Some(Body::Sign(*status)),
        What::Tick(is_on) => Some(Body::Tick(*is_on)),
        What::Number(text) => Some(Body::Number { face, text: text.clone(), glyphs: glyphs() }),
        What::Room(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::pdf::mark::Ink;
    use crate::report::pdf::text::Style;

    const STYLE: Style = Style::new(Face::Serif, 10.0, Ink::Black);

    fn words(lines: &[Line]) -> Vec<String> {
        let letters = |piece: &Piece| match &piece.body {
            Body::Letters { text, .. } => text.clone(),
            _ => String::new(),
        };
        lines.iter().map(|line| line.pieces.iter().map(letters).collect()).collect()
    }

    fn broken(text: &str, width: f32) -> Vec<String> {
        let faces = Faces::load().unwrap();
        words(&lines(&faces, &Text::of(text, STYLE), width))
    }

    #[test]
    fn lines_end_where_readers_expect_it() {
        for (text, width, expected) in [
            ("", 100.0, &[][..]),
            ("one two", 100.0, &["one two"]),
            ("one two three", 40.0, &["one two ", "three"]),
            ("one\ntwo", 100.0, &["one", "two"]),
            ("one\u{A0}two three", 48.0, &["one\u{A0}two ", "three"]),
            ("well-known", 36.0, &["well-", "known"]),
            ("word—word", 40.0, &["word—", "word"]),
            ("5 % -5", 22.0, &["5 % ", "-5"]),
        ] {
            assert_eq!(broken(text, width), expected, "{text}");
        }
    }

    #[test]
    fn a_word_wider_than_its_column_is_broken_anywhere_and_loses_nothing() {
        for text in ["https://example.org/a/very/long/address?with=much", &"x".repeat(500), "שלום עולם"]
        {
            assert_eq!(broken(text, 20.0).concat(), text);
            assert_eq!(broken(text, 0.0).concat(), text);
        }
    }

    #[test]
    fn a_change_of_look_inside_a_word_is_no_place_to_break() {
        let faces = Faces::load().unwrap();
        let text = Text::of("nine", STYLE).words("teen people", STYLE.in_face(Face::SerifBold));
        assert_eq!(words(&lines(&faces, &text, 50.0)), ["nineteen ", "people"]);
    }

    #[test]
    fn headings_have_lines_of_about_one_length() {
        let faces = Faces::load().unwrap();
        let text = Text::of("Ferry fire off Port Ellery kills at least 19", STYLE);
        let lines = balanced(&faces, &text, 150.0);
        assert_eq!(lines.len(), 2);
        assert!(lines.iter().all(|line| line.width > 60.0), "{:?}", words(&lines));
    }
}
