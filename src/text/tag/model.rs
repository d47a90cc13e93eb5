//! The tagger's weights as they lie in the file: read in place, nothing is unpacked.
//!
//! The file is `TAGGER1` and a byte for the bits of each table, then three tables: words with the tag they mostly have,
//! fingerprints of features in buckets of eight, and a row of weights for each fingerprint. A feature that is not
//! in its bucket weighs nothing.
//!
//! Invariant: knows nothing of what the features mean.

use super::Tag;

/// First bytes of the file.
pub const MAGIC: &[u8; 7] = b"TAGGER1";
/// Fingerprints in a bucket.
pub const BUCKET: usize = 8;
/// Columns of a row of weights: one for each tag.
pub const COLUMNS: usize = Tag::ALL.len();
/// Bytes of a line of the word table: four of fingerprint, one of tag.
pub const WORD_BYTES: usize = 5;
/// Added to the tag of a word that needs no scoring.
pub const SURE: u8 = 0x80;

/// Scores of all tags for one word: some twenty weights of a byte each, so they fit.
pub type Score = [i16; COLUMNS];

/// The tables of a model.
#[derive(Debug, Clone, Copy, Default)]
pub struct Model {
    words: &'static [[u8; WORD_BYTES]],
    marks: &'static [[[u8; 2]; BUCKET]],
    rows: &'static [[[u8; COLUMNS]; BUCKET]],
}

impl Model {
    /// The model that lies in `bytes`; `None` where they are none.
    pub fn read(bytes: &'static [u8]) -> Option<Self> {
        let rest = bytes.strip_prefix(MAGIC)?;
        let (&[word_bits, bucket_bits], rest) = rest.split_first_chunk()?;
        let n_words = 1_usize.checked_shl(word_bits.into())?;
        let n_buckets = 1_usize.checked_shl(bucket_bits.into())?;
        let (words, rest) = rest.split_at_checked(n_words.checked_mul(WORD_BYTES)?)?;
        let (marks, rows) = rest.split_at_checked(n_buckets.checked_mul(BUCKET * 2)?)?;
        let rows = rows.as_chunks().0.as_chunks().0;
        (rows.len() == n_buckets).then_some(Self {
            words: words.as_chunks().0,
            marks: marks.as_chunks().0.as_chunks().0,
            rows,
        })
    }

    /// The tag that the word with this hash mostly has, and whether always; `None` for an unknown word.
    pub fn guess(&self, word: u64) -> Option<(Tag, bool)> {
        let mask = self.words.len().checked_sub(1)?;
        let (mut slot, mark) = word_slot(word, mask);
        loop {
            let &[a, b, c, d, tag] = self.words.get(slot)?;
            match u32::from_le_bytes([a, b, c, d]) {
                0 => return None,
                found if found == mark => return Some((Tag::at(tag & !SURE), tag & SURE != 0)),
                _ => slot = (slot + 1) & mask,
            }
        }
    }

    /// The tag that `features` speak for most; the first of equals.
    pub fn best(&self, features: &[u64]) -> Tag {
        let mut score: Score = [0; COLUMNS];
        for &feature in features {
            self.add(feature, &mut score);
        }
        let most = score.iter().max();
        let best = score.iter().position(|sum| Some(sum) == most);
        Tag::at(best.unwrap_or_default() as u8)
    }

    fn add(&self, feature: u64, score: &mut Score) {
        let (bucket, mark) = bucket_of(feature, self.marks.len());
        let (Some(marks), Some(rows)) = (self.marks.get(bucket), self.rows.get(bucket)) else { return };
        let place = place_of(mark, marks);
        // The row of a feature that is not in its bucket is masked away: adding nothing costs less than a wrong guess of
        // the processor whether to add.
        let mask = ((place / BUCKET) as u8).wrapping_sub(1);
        for (sum, weight) in score.iter_mut().zip(&rows[place % BUCKET]) {
            *sum = sum.wrapping_add(i16::from((weight & mask).cast_signed()));
        }
    }
}

/// Where in its bucket a fingerprint stands, [`BUCKET`] where it does not: all eight are compared at once, as one number
/// whose lane turns to zero where they are equal.
fn place_of(mark: [u8; 2], marks: &[[u8; 2]; BUCKET]) -> usize {
    const ONES: u128 = u128::MAX / 0xFFFF;
    const LANE_BITS: u32 = 16;
    let lanes = marks.as_flattened().first_chunk().map_or(ONES, |bytes| u128::from_le_bytes(*bytes));
    let unequal = lanes ^ (u128::from(u16::from_le_bytes(mark)) * ONES);
    let zeros = unequal.wrapping_sub(ONES) & !unequal & (ONES << (LANE_BITS - 1));
    (zeros.trailing_zeros() / LANE_BITS) as usize
}

/// Where a word's line is looked for first in a table of `mask + 1` lines, and its fingerprint, which is never 0.
///
/// The upper bits of short words are alike, so that the fingerprint is mixed before it says the place.
pub fn word_slot(word: u64, mask: usize) -> (usize, u32) {
    let mark = (word >> 32) as u32 | 1;
    let mixed = u64::from(mark).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    ((mixed >> 48) as usize & mask, mark)
}

/// The bucket of a feature in a table of `n_buckets` (a power of two), and its fingerprint, which is never 0.
pub fn bucket_of(feature: u64, n_buckets: usize) -> (usize, [u8; 2]) {
    let mark = (feature >> 16) as u16;
    ((feature >> 36) as usize & n_buckets.wrapping_sub(1), mark.max(1).to_le_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_that_are_no_model_are_refused() {
        for bytes in [&b""[..], b"TAGGER1", b"TAGGER1\x00\x00", b"TAGGER1\xFF\xFF", b"TAGGER1\x3F\x3F...."] {
            assert!(Model::read(bytes).is_none(), "{bytes:?}");
        }
    }

    #[test]
    fn a_fingerprint_is_found_in_its_bucket() {
        let marks = [[1, 0], [0, 1], [255, 255], [0, 128], [7, 7], [1, 1], [2, 0], [9, 9]];
        for (at, &mark) in marks.iter().enumerate() {
            assert_eq!(place_of(mark, &marks), at);
        }
        assert_eq!(place_of([3, 3], &marks), BUCKET);
        assert_eq!(place_of([0, 0], &marks), BUCKET);
    }

    #[test]
    fn an_empty_model_knows_nothing() {
        let model = Model::default();
        assert_eq!(model.guess(7), None);
        assert_eq!(model.best(&[1, 2, 3]), Tag::Noun);
    }
}
