//! The faces of a document: which letters they have, and the shapes that a run of letters becomes.
//!
//! A letter that a face lacks is borrowed from another; one that none has becomes a box, and is told of.
//!
//! Invariant: every letter gets a shape; the same letters always get the same ones.

use std::cell::RefCell;
use std::ops::Range;

use harfrust::{Direction, Script, ShapeOptions, ShapePlan, ShaperData, UnicodeBuffer, script};
use krilla::text::{Font, GlyphId, KrillaGlyph};
use skrifa::charmap::Charmap;
use skrifa::{FontRef, MetadataProvider as _};

use crate::fonts;

/// Stands where no face has a letter.
const BOX: char = '□';

/// One cut of a family.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Face {
    /// Tables and labels.
    Sans,
    /// Heads of tables.
    SansMedium,
    /// Headings.
    SansBold,
    /// The article.
    Serif,
    /// Headlines.
    SerifBold,
    /// Passages of sources, captions.
    SerifItalic,
}

impl Face {
    const ALL: [Self; 6] =
        [Self::Sans, Self::SansMedium, Self::SansBold, Self::Serif, Self::SerifBold, Self::SerifItalic];

    fn file(self) -> &'static [u8] {
        match self {
            Self::Sans => fonts::SANS,
            Self::SansMedium => fonts::SANS_MEDIUM,
            Self::SansBold => fonts::SANS_BOLD,
            Self::Serif => fonts::SERIF,
            Self::SerifBold => fonts::SERIF_BOLD,
            Self::SerifItalic => fonts::SERIF_ITALIC,
        }
    }

    /// The faces that are asked for a letter, in this order.
    const fn chain(self) -> [Self; 3] {
        match self {
            Self::Sans | Self::SansMedium | Self::SansBold => [self, Self::Sans, Self::Serif],
            Self::Serif | Self::SerifBold | Self::SerifItalic => [self, Self::Serif, Self::Sans],
        }
    }
}

/// A face that was read.
struct Loaded {
    font: Font,
    file: FontRef<'static>,
    letters: Charmap<'static>,
    shaper: ShaperData,
    per_em: f32,
}

/// Letters of one face in a row, shaped.
pub(super) struct Shaped {
    /// The face that has them.
    pub(super) face: Face,
    /// Their shapes, with advances in parts of an em and places in bytes of the text that was given.
    pub(super) glyphs: Vec<KrillaGlyph>,
}

/// All faces, and the letters that none of them has.
pub(super) struct Faces {
    loaded: Vec<Loaded>,
    plans: RefCell<Vec<(Face, Script, ShapePlan)>>,
    missing: RefCell<Vec<char>>,
}

impl Faces {
    /// Reads the faces; none where one of them is no font, which a test rules out.
    pub(super) fn load() -> Option<Self> {
        let load = |face: Face| {
            let file = FontRef::new(face.file()).ok()?;
            let font = Font::new(face.file().into(), 0)?;
            let per_em = f32::from(
                file.metrics(skrifa::instance::Size::unscaled(), skrifa::instance::LocationRef::default())
                    .units_per_em,
            );
            Some(Loaded { font, letters: file.charmap(), shaper: ShaperData::new(&file), file, per_em })
        };
        let loaded = Face::ALL.into_iter().map(load).collect::<Option<_>>()?;
        Some(Self { loaded, plans: RefCell::default(), missing: RefCell::default() })
    }

    /// The face as the document takes it in.
    pub(super) fn font(&self, face: Face) -> Option<Font> {
        self.loaded.get(face as usize).map(|loaded| loaded.font.clone())
    }

    /// The letters met that no face has, each once, in the order of their numbers.
    pub(super) fn missing(&self) -> Vec<char> {
        let mut missing = self.missing.borrow().clone();
        missing.sort_unstable();
        missing.dedup();
        missing
    }

    /// `text` as shapes: a stretch for each face that has its letters.
    pub(super) fn shape(&self, face: Face, text: &str) -> Vec<Shaped> {
        let stretches = self.stretches(face, text);
        stretches.into_iter().map(|(owner, range)| self.stretch(owner, face, text, range)).collect()
    }

    /// Which face sets which bytes of `text`; none where no face can.
    fn stretches(&self, face: Face, text: &str) -> Vec<(Option<Face>, Range<usize>)> {
        let mut stretches: Vec<(Option<Face>, Range<usize>)> = Vec::new();
        for (at, letter) in text.char_indices() {
            let owner = self.owner(face, letter);
            let end = at + letter.len_utf8();
            match stretches.last_mut() {
                // What nobody sees stays with its neighbour, and so does a mark with the letter it stands on.
                Some((last, range)) if *last == owner || (is_unseen(letter) && last.is_some()) => {
                    range.end = end;
                }
                _ => stretches.push((if is_unseen(letter) { Some(face) } else { owner }, at..end)),
            }
        }
        stretches
    }

    fn owner(&self, face: Face, letter: char) -> Option<Face> {
        let has =
            |face: &Face| self.loaded.get(*face as usize).is_some_and(|it| it.letters.map(letter).is_some());
        face.chain().into_iter().find(has)
    }

    fn stretch(&self, owner: Option<Face>, face: Face, text: &str, range: Range<usize>) -> Shaped {
        let words = text.get(range.clone()).unwrap_or_default();
        let Some(owner) = owner else { return self.boxes(face, words, range.start) };
        let glyphs = self.glyphs(owner, words, range.start).unwrap_or_default();
        Shaped { face: owner, glyphs }
    }

    /// A box for each letter, which is still the letter to who copies or hears it.
    fn boxes(&self, face: Face, words: &str, start: usize) -> Shaped {
        self.missing.borrow_mut().extend(words.chars());
        let owner = self.owner(face, BOX).unwrap_or(face);
        let shape = self.glyphs(owner, BOX.encode_utf8(&mut [0; 4]), 0).unwrap_or_default();
        let boxed = |(at, letter): (usize, char)| {
            let text_range = start + at..start + at + letter.len_utf8();
            shape.first().map(|glyph| KrillaGlyph { text_range, ..glyph.clone() })
        };
        Shaped { face: owner, glyphs: words.char_indices().filter_map(boxed).collect() }
    }

    fn glyphs(&self, face: Face, words: &str, start: usize) -> Option<Vec<KrillaGlyph>> {
        let loaded = self.loaded.get(face as usize)?;
        let script = script_of(words);
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(words);
        buffer.set_direction(Direction::LeftToRight);
        buffer.set_script(script);
        let shaper = loaded.shaper.shaper(&loaded.file).build();
        let mut plans = self.plans.borrow_mut();
        if !plans.iter().any(|(its, of, _)| (*its, *of) == (face, script)) {
            let plan = ShapePlan::new(&shaper, Direction::LeftToRight, Some(script), None, &[]);
            plans.push((face, script, plan));
        }
        let plan = plans.iter().find(|(its, of, _)| (*its, *of) == (face, script)).map(|(.., plan)| plan);
        let shaped = shaper.shape(buffer, ShapeOptions::new().plan(plan));
        let starts: Vec<usize> = shaped.glyph_infos().iter().map(|info| info.cluster as usize).collect();
        let glyph = |(at, (info, place)): (usize, (&harfrust::GlyphInfo, &harfrust::GlyphPosition))| {
            let cluster = info.cluster as usize;
            let after = starts.iter().skip(at).find(|next| **next > cluster).copied().unwrap_or(words.len());
            let part = |units: i32| units as f32 / loaded.per_em;
            KrillaGlyph {
                glyph_id: GlyphId::new(info.glyph_id),
                text_range: start + cluster..start + after,
                x_advance: part(place.x_advance),
                x_offset: part(place.x_offset),
                y_offset: part(place.y_offset),
                y_advance: 0.0,
                location: None,
            }
        };
        let all = shaped.glyph_infos().iter().zip(shaped.glyph_positions());
        Some(all.enumerate().map(glyph).collect())
    }
}

/// Whether a letter has no shape of its own: joiners, selectors, marks of direction.
const fn is_unseen(letter: char) -> bool {
    matches!(letter, '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{E0100}'..='\u{E01EF}')
}

/// The script that decides how the letters join; those of our faces do it all alike but for local forms.
fn script_of(words: &str) -> Script {
    let of = |letter: char| match letter {
        '\u{370}'..='\u{3FF}' | '\u{1F00}'..='\u{1FFF}' => Some(script::GREEK),
        '\u{400}'..='\u{52F}' | '\u{2DE0}'..='\u{2DFF}' | '\u{A640}'..='\u{A69F}' => Some(script::CYRILLIC),
        letter if letter.is_alphabetic() => Some(script::LATIN),
        _ => None,
    };
    words.chars().find_map(of).unwrap_or(script::LATIN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_faces_that_ship_are_read_and_have_what_reports_are_written_with() {
        let faces = Faces::load().unwrap();
        for face in Face::ALL {
            for shaped in faces.shape(face, "“Ærø” – ‘é’ … → € ½ § · Ωμέγα Волга □ \u{FFFD}")
            {
                assert!(shaped.glyphs.iter().all(|glyph| glyph.glyph_id.to_u32() != 0), "{face:?}");
            }
        }
        assert!(faces.missing().is_empty(), "{:?}", faces.missing());
    }

    #[test]
    fn a_letter_that_no_face_has_is_told_of_and_keeps_its_place() {
        let faces = Faces::load().unwrap();
        let shaped = faces.shape(Face::Serif, "a שב c");
        let places: Vec<_> =
            shaped.iter().flat_map(|it| &it.glyphs).map(|glyph| glyph.text_range.clone()).collect();
        assert_eq!(places, [0..1, 1..2, 2..4, 4..6, 6..7, 7..8]);
        assert_eq!(faces.missing(), ['\u{5D1}', '\u{5E9}']);
    }
}
