//! Letters into words: those that stand close together on one baseline.
//!
//! Invariant: keeps the order letters were drawn in; no word is empty.

use super::glyph::Glyph;
use crate::article::pages::Frame;

/// Letters that stand together.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Word {
    /// What they say.
    pub text: String,
    /// Left edge.
    pub left: f32,
    /// Right edge.
    pub right: f32,
    /// Baseline, from the top.
    pub baseline: f32,
    /// Size of the type, of the first letter.
    pub size: f32,
    /// Whether all letters are bold.
    pub is_bold: bool,
    /// Whether a blank was printed after it.
    pub has_blank: bool,
}

/// The widest gap inside a word, in its type's size. TeX squeezes the blanks of a line to 0.22.
const WIDEST_GAP: f32 = 0.17;

/// How far letters may be pushed back over those before them.
const WIDEST_LAP: f32 = 0.6;

/// How far apart baselines of one word may lie: raised and lowered letters.
const WIDEST_STEP: f32 = 0.5;

/// The size of a raised figure beside its word's.
const RAISED_SIZE: f32 = 0.86;

impl Word {
    fn new(glyph: &Glyph) -> Self {
        Self {
            text: glyph.letter.to_string(),
            left: glyph.left.min(glyph.right),
            right: glyph.right.max(glyph.left),
            baseline: glyph.baseline,
            size: glyph.size,
            is_bold: glyph.is_bold,
            has_blank: false,
        }
    }

    /// How far `left` lies behind its end, in its type's size.
    fn gap_to(&self, left: f32) -> f32 {
        (left - self.right) / self.size
    }

    fn is_followed_by(&self, glyph: &Glyph) -> bool {
        let step = (glyph.baseline - self.baseline).abs() / self.size.max(glyph.size);
        let is_level = step < 0.1 || (step < WIDEST_STEP && !is_like(glyph.size, self.size));
        is_level && (-WIDEST_LAP..WIDEST_GAP).contains(&self.gap_to(glyph.left))
    }

    fn push(&mut self, glyph: &Glyph) {
        let is_raised =
            glyph.size < self.size * RAISED_SIZE && glyph.baseline < self.baseline - self.size * 0.15;
        // A raised figure must not become a digit of the number it is a note to.
        self.text.push(if is_raised { raised(glyph.letter) } else { glyph.letter });
        self.right = self.right.max(glyph.right);
        self.is_bold &= glyph.is_bold;
        // A small capital after a large one, a letter after its opening quote: the larger type is the word's.
        if glyph.size > self.size {
            (self.size, self.baseline) = (glyph.size, glyph.baseline);
        }
    }

    /// Where it stands: from the tops of its capitals to the ends of its tails.
    pub(super) fn frame(&self) -> Frame {
        Frame {
            left: self.left,
            top: self.baseline - self.size * 0.75,
            right: self.right,
            bottom: self.baseline + self.size * 0.22,
        }
    }
}

/// Whether two sizes of type are one to the eye.
pub(super) fn is_like(one: f32, other: f32) -> bool {
    (one - other).abs() <= one.max(other) * 0.06
}

/// A digit as it is written raised.
const fn raised(letter: char) -> char {
    match letter {
        '0' => '⁰',
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        '4' => '⁴',
        '5' => '⁵',
        '6' => '⁶',
        '7' => '⁷',
        '8' => '⁸',
        '9' => '⁹',
        other => other,
    }
}

/// The words that `glyphs` make, in the order they were drawn.
pub(super) fn words(glyphs: &[Glyph]) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut is_open = false;
    for glyph in glyphs {
        if glyph.letter.is_whitespace() {
            if let Some(word) = words.last_mut().filter(|_| is_open) {
                word.has_blank = true;
            }
            is_open = false;
            continue;
        }
        match words.last_mut().filter(|word| is_open && word.is_followed_by(glyph)) {
            Some(word) => word.push(glyph),
            None => words.push(Word::new(glyph)),
        }
        is_open = true;
    }
    words
}
