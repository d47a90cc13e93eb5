//! One turned bit of a line, found by the line's own sum.
//!
//! Disks and memories turn single bits, and the sum tells for each whether turning it back gives the line as it was
//! written. Those that keep the line from being read come first, so that they are found in long lines, too; the others
//! follow while there is allowance, which reaches for every bit of a line of some 10,000 bytes.
//!
//! Invariant: gives nothing that does not fit the sum, and hashes no more bytes than it is allowed.

use memchr::memmem;
use serde::de::IgnoredAny;
use sha2::{Digest as _, Sha256};

use super::line::{self, Numbered, Sum};

/// The most bytes hashed for one file: a second or two.
const MOST_HASHED: u64 = 1 << 29;
/// Between two states of the hash that are kept, so that a try begins near the bit it turns.
const STRIDE: usize = 4096;
/// So many bytes on both sides of the place where reading failed.
const AROUND: usize = 128;
/// Words of an error that are looked for.
const MOST_WORDS: usize = 24;

/// Looks for turned bits while it is allowed to.
pub(super) struct Mender {
    left: u64,
}

impl Default for Mender {
    fn default() -> Self {
        Self { left: MOST_HASHED }
    }
}

impl Mender {
    /// The line (without its line end) as it was written after one whose sum is `before`, where one bit of it is turned.
    pub(super) fn mend(&mut self, before: Option<Sum>, line: &[u8]) -> Option<Vec<u8>> {
        let (body, stated) = line::split(line)?;
        let due = Sum::of(before, body);
        if due.is_one_bit_from(stated) {
            return Some(line::with_sum(body, due));
        }
        self.search(&Trial::of(before, body, stated), suspects(line))
    }

    /// The line with the marks around its sum as they must be, where a turned bit hides the sum.
    pub(super) fn marked(&mut self, before: Option<Sum>, line: &[u8]) -> Option<Vec<u8>> {
        let line = line::with_marks(line)?;
        self.allow(line.len())?;
        fits(before, &line).then_some(line)
    }

    /// Two lines, the first of which ends in a turned bit: how many bytes it has with that, and without.
    pub(super) fn end_turned(&mut self, before: Option<Sum>, line: &[u8]) -> Option<(usize, usize)> {
        let first = line::first_of(line)?;
        let taken = match line.get(first.len()..)? {
            [b'{', ..] => first.len(),
            [_] | [_, b'{', ..] => first.len() + 1,
            _ => return None,
        };
        self.allow(first.len())?;
        fits(before, first).then_some((taken, first.len()))
    }

    /// One line that a turned bit has parted, as it was written.
    pub(super) fn parted(&mut self, before: Option<Sum>, line: &[u8], after: &[u8]) -> Option<Vec<u8>> {
        line::split(after)?;
        self.allow(8 * (line.len() + after.len()))?;
        let whole = |bit: u8| [line, &[b'\n' ^ 1 << bit], after].concat();
        (0..8).map(whole).find(|whole| fits(before, whole))
    }

    fn allow(&mut self, bytes: usize) -> Option<()> {
        self.left = self.left.checked_sub(bytes as u64)?;
        Some(())
    }

    fn search(&mut self, trial: &Trial<'_>, suspects: impl Iterator<Item = usize>) -> Option<Vec<u8>> {
        let suspects = suspects.filter(|&at| at < trial.body.len());
        for (at, bit) in suspects.flat_map(|at| (0..8).map(move |bit| (at, 1 << bit))) {
            self.allow(trial.cost(at))?;
            if let Some(body) = trial.with(at, bit) {
                return Some(line::with_sum(&body, trial.stated));
            }
        }
        None
    }
}

fn fits(before: Option<Sum>, line: &[u8]) -> bool {
    line::split(line).is_some_and(|(body, sum)| Sum::of(before, body) == sum)
}

/// A line's bytes up to its sum, to be tried with one bit turned.
struct Trial<'a> {
    body: &'a [u8],
    stated: Sum,
    /// The state of the hash before every [`STRIDE`] of them.
    states: Vec<Sha256>,
}

impl<'a> Trial<'a> {
    fn of(before: Option<Sum>, body: &'a [u8], stated: Sum) -> Self {
        let states = body.chunks(STRIDE).scan(Sum::begin(before), |hash, chunk| {
            let state = hash.clone();
            hash.update(chunk);
            Some(state)
        });
        Self { body, stated, states: states.collect() }
    }

    const fn cost(&self, at: usize) -> usize {
        self.body.len() - at / STRIDE * STRIDE
    }

    /// The bytes with `bit` of the one at `at` turned, if they fit the sum.
    fn with(&self, at: usize, bit: u8) -> Option<Vec<u8>> {
        let turned = self.body.get(at)? ^ bit;
        let mut hash = self.states.get(at / STRIDE)?.clone();
        hash.update(self.body.get(at / STRIDE * STRIDE..at)?);
        hash.update([turned]);
        hash.update(self.body.get(at + 1..)?);
        (Sum::end(hash) == self.stated).then(|| {
            let mut body = self.body.to_vec();
            body.splice(at..=at, [turned]);
            body
        })
    }
}

/// Where the turned bit may be, the likeliest first.
fn suspects(line: &[u8]) -> impl Iterator<Item = usize> + '_ {
    let not_text = std::str::from_utf8(line).err().map(|error| error.valid_up_to());
    let not_json = serde_json::from_slice::<IgnoredAny>(line).err().map(|error| error.column());
    let around = [not_text, not_json].into_iter().flatten();
    let around = around.flat_map(|at| at.saturating_sub(AROUND)..at + AROUND);
    let why = serde_json::from_slice::<Numbered>(line).err().map(|error| error.to_string());
    around.chain(near_words(line, &why.unwrap_or_default())).chain(digits(line)).chain((0..line.len()).rev())
}

/// Where words stand in the line that an error names between backquotes, as they are or with one bit turned.
fn near_words(line: &[u8], why: &str) -> Vec<usize> {
    let words = why.split('`').skip(1).step_by(2).filter(|word| !word.is_empty()).take(MOST_WORDS);
    let mut near = Vec::new();
    for word in words.map(str::as_bytes) {
        // Keys and names of kinds stand between quotes.
        let starts = memmem::find_iter(line, b"\"").map(|at| at + 1);
        let is_near =
            |at: &usize| line.get(*at..at + word.len()).is_some_and(|there| turned(there, word) <= 1);
        near.extend(starts.filter(is_near).flat_map(|at| at..at + word.len()));
    }
    near
}

/// How many bits of `one` are other than in `other`, which is as long.
fn turned(one: &[u8], other: &[u8]) -> u32 {
    one.iter().zip(other).map(|(one, other)| (one ^ other).count_ones()).sum()
}

/// The digits outside of strings: places in the text, where a wrong one lets the whole article be refused.
fn digits(line: &[u8]) -> impl Iterator<Item = usize> + '_ {
    let (mut is_inside, mut is_escaped) = (false, false);
    line.iter().enumerate().filter_map(move |(at, &byte)| {
        if byte == b'"' && !is_escaped {
            is_inside = !is_inside;
        }
        is_escaped = is_inside && byte == b'\\' && !is_escaped;
        (!is_inside && byte.is_ascii_digit()).then_some(at)
    })
}
