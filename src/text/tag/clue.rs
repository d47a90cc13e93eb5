//! What the tagger looks at: hashes of each word and its ends, its capitals, and what stands around it.
//!
//! The same code serves learning and tagging, so that both see the same features.
//!
//! Invariant: a pure function of the words; knows no weights.

use super::Tag;
use crate::text::Word;

/// How many features describe one word in its place.
pub const FEATURES: usize = 21;

/// How a word is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[repr(u8)]
pub enum Letters {
    /// "bridge".
    #[default]
    Lower,
    /// "Norland".
    Capitalised,
    /// "NATO".
    Capitals,
    /// `McGill`, `iPhone`.
    Mixed,
    /// "A", "J.".
    Initial,
    /// Starts with a digit.
    Digits,
    /// Has neither letter nor digit.
    None,
}

/// What is known of one word before its neighbours are looked at.
#[derive(Debug, Clone, Copy, Default)]
pub struct Clue {
    /// The word's number.
    pub word: u64,
    /// Hashes of its last two and three bytes.
    ends: [u64; 2],
    /// Hash of its first three bytes.
    start: u64,
    /// How it is written.
    pub letters: Letters,
    /// How it is written, whether it opens the sentence, and how the whole sentence is written, in one number.
    shape: u8,
    /// The tag it mostly has (its column), or [`NO_GUESS`].
    guess: u8,
    /// Whether that guess needs no scoring.
    is_sure: bool,
}

/// Stands for "never seen".
const NO_GUESS: u8 = 31;

impl Clue {
    /// The tag that needs no scoring, if there is one.
    pub fn sure(&self) -> Option<Tag> {
        self.is_sure.then(|| Tag::at(self.guess))
    }

    /// Makes it a word that was never seen: only its ends, its capitals and its place speak for it.
    pub fn forget(&mut self) {
        (self.word, self.guess, self.is_sure) = (1, NO_GUESS, false);
    }
}

const FACTOR: u64 = 0x9E37_79B9_7F4A_7C15;

const fn step(hash: u64, byte: u8) -> u64 {
    (hash.rotate_left(5) ^ byte as u64).wrapping_mul(FACTOR)
}

fn hash<'b>(bytes: impl IntoIterator<Item = &'b u8>) -> u64 {
    bytes.into_iter().fold(1, |hash, byte| step(hash, byte.to_ascii_lowercase()))
}

fn letters_of(word: &str) -> Letters {
    // Most words are plain small letters, perhaps behind one capital.
    if let Some((first, rest)) = word.as_bytes().split_first()
        && first.is_ascii_alphabetic()
        && rest.iter().all(u8::is_ascii_lowercase)
    {
        return match (first.is_ascii_uppercase(), rest.is_empty()) {
            (false, _) => Letters::Lower,
            (true, true) => Letters::Initial,
            (true, false) => Letters::Capitalised,
        };
    }
    let mut chars = word.chars();
    let Some(first) = chars.next() else { return Letters::None };
    if first.is_ascii_digit() {
        return Letters::Digits;
    }
    if !word.chars().any(char::is_alphanumeric) {
        return Letters::None;
    }
    let rest = chars.as_str();
    let rest_upper = rest.chars().any(char::is_uppercase);
    let rest_lower = rest.chars().any(char::is_lowercase);
    match (first.is_uppercase(), rest_upper, rest_lower) {
        (true, false, false) => Letters::Initial,
        (true, true, false) => Letters::Capitals,
        (true, false, true) => Letters::Capitalised,
        (_, true, _) => Letters::Mixed,
        (false, false, _) => Letters::Lower,
    }
}

/// How a whole sentence is written, which says how much a capital means: 0 as usual, 1 like a title, 2 in capitals.
fn style(clues: &[Clue]) -> u8 {
    let mut count = [0_usize; Letters::None as usize + 1];
    for clue in clues {
        count[clue.letters as usize] += 1;
    }
    let of = |letters: Letters| count[letters as usize];
    let (lower, capitals) = (of(Letters::Lower), of(Letters::Capitals));
    let all = lower + capitals + of(Letters::Capitalised) + of(Letters::Mixed);
    match all {
        3.. if capitals * 4 >= all * 3 => 2,
        4.. if lower * 10 <= all * 3 => 1,
        _ => 0,
    }
}

/// Appends the clues of one sentence's `words`; `guess` gives the tag that a word mostly has, and whether always.
pub fn clues<'t>(
    words: impl IntoIterator<Item = (&'t str, Word)>,
    guess: impl Fn(u64) -> Option<(Tag, bool)>,
    out: &mut Vec<Clue>,
) {
    let first = out.len();
    for (word, Word(number)) in words {
        let bytes = word.as_bytes();
        // Two or three bytes are hashed without a loop; only a word that has fewer is taken as a whole.
        let whole = || hash(bytes);
        out.push(Clue {
            word: number,
            ends: [
                bytes.last_chunk::<2>().map_or_else(whole, hash),
                bytes.last_chunk::<3>().map_or_else(whole, hash),
            ],
            start: bytes.first_chunk::<3>().map_or_else(whole, hash),
            letters: letters_of(word),
            ..Clue::default()
        });
    }
    let sentence = out.get_mut(first..).unwrap_or_default();
    let style = style(sentence);
    let mut opens = true;
    for clue in sentence {
        finish(clue, opens, style, &guess);
        opens = opens && clue.letters == Letters::None;
    }
}

/// Fills in what depends on the sentence and on the word list.
fn finish(clue: &mut Clue, opens: bool, style: u8, guess: impl Fn(u64) -> Option<(Tag, bool)>) {
    clue.shape = clue.letters as u8 | u8::from(opens) << 3 | style << 4;
    let (tag, is_sure) = match clue.letters {
        Letters::Digits => (Some(Tag::Number), true),
        Letters::None => (Some(Tag::Mark), true),
        _ => guess(clue.word).map_or((None, false), |(tag, sure)| (Some(tag), sure)),
    };
    match tag {
        Some(tag) => clue.guess = tag as u8,
        None => clue.forget(),
    }
    // A capital inside a sentence may make a name of any word, so only the model can tell.
    let as_listed = opens || style > 0 || !matches!(clue.letters, Letters::Capitalised | Letters::Capitals);
    clue.is_sure = is_sure && as_listed;
}

/// The features of word number `at`, when the words before it have the tags `done`.
pub fn features(clues: &[Clue], at: usize, done: &[Tag]) -> [u64; FEATURES] {
    /// Stands before the first and after the last word.
    const EDGE: Clue = Clue {
        word: 0x5EED,
        ends: [0; 2],
        start: 0,
        letters: Letters::None,
        shape: 0x7F,
        guess: NO_GUESS - 1,
        is_sure: false,
    };
    let near = |index: Option<usize>| index.and_then(|i| clues.get(i)).unwrap_or(&EDGE);
    let done_at = |back: usize| {
        let tag = done.len().checked_sub(back).and_then(|i| done.get(i));
        tag.map_or_else(|| u64::from(NO_GUESS), |&tag| tag as u64)
    };
    let (this, next, next2) = (near(Some(at)), near(Some(at + 1)), near(Some(at + 2)));
    let (last, last2) = (near(at.checked_sub(1)), near(at.checked_sub(2)));
    let (t1, t2) = (done_at(1), done_at(2));
    let (shape, guess) = (u64::from(this.shape), u64::from(this.guess));
    let (g1, g2) = (u64::from(next.guess), u64::from(next2.guess));
    let pairs = [
        (this.word, 0),
        (this.ends[0], shape),
        (this.ends[1], 0),
        (this.start, this.ends[0]),
        (shape, guess),
        (t1, 0),
        (t1, t2 + 1),
        (t1, this.word),
        (last.word, 0),
        (last2.word, 0),
        (next.word, 0),
        (next2.word, 0),
        (next.ends[1], guess),
        (g1, g2 + 1),
        (t1, g1 + 1),
        (t1, shape),
        (this.word, g1 + 1),
        (u64::from(next.shape), shape + 1),
        (u64::from(last.shape), shape + 1),
        (t1, this.ends[1]),
        (t1 * 32 + t2, guess * 32 + g1 + 1),
    ];
    let mut template = 0;
    pairs.map(|(a, b)| {
        template += 1;
        let mixed = (a ^ b.rotate_left(32).wrapping_mul(FACTOR)).wrapping_add(template).wrapping_mul(FACTOR);
        (mixed ^ mixed >> 29).wrapping_mul(0xBF58_476D_1CE4_E5B9)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_a_word_is_written_is_seen() {
        for (word, want) in [
            ("bridge", Letters::Lower),
            ("Norland", Letters::Capitalised),
            ("NATO", Letters::Capitals),
            ("U.S.", Letters::Capitals),
            ("McGill", Letters::Mixed),
            ("J.", Letters::Initial),
            ("1,200", Letters::Digits),
            ("Évian", Letters::Capitalised),
            ("—", Letters::None),
            ("", Letters::None),
        ] {
            assert_eq!(letters_of(word), want, "{word}");
        }
    }

    #[test]
    fn a_headline_is_known_by_its_capitals() {
        let style_of = |sentence: &str| {
            let mut all = Vec::new();
            clues(sentence.split(' ').map(|word| (word, Word::of(word))), |_| None, &mut all);
            style(&all)
        };
        assert_eq!(style_of("The mayor met Anna Holt in Norhaven"), 0);
        assert_eq!(style_of("Mayor Meets Holt After Bridge Collapse in Norhaven"), 1);
        assert_eq!(style_of("MAYOR MEETS HOLT"), 2);
    }
}
