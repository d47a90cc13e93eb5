//! The form of one line: JSON with a checksum chained to the line before.
//!
//! Invariant: the only place that knows the line form; knows no file and no edit's meaning.

use jiff::Timestamp;
use memchr::memmem;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::desk::{Checker, Edit, Entry, EntryId, fingerprint};

/// The version of the form that this program writes, and the newest it reads.
pub(super) const FORMAT: u32 = 1;

/// What stands between a line's bytes and its sum, and after the sum.
const BEFORE_SUM: &[u8] = b",\"sum\":\"";
const AFTER_SUM: &[u8] = b"\"}";

/// A SHA-256 in hexadecimal digits; in a damaged line any bytes, which then fit no line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Sum([u8; Self::DIGITS]);

impl Sum {
    const DIGITS: usize = 64;

    /// One that comes before all others in order.
    pub(super) const LEAST: Self = Self([0; Self::DIGITS]);

    /// The sum of a line whose bytes up to its sum are `body`; `before` is the sum of the line before it.
    pub(super) fn of(before: Option<Self>, body: &[u8]) -> Self {
        let mut hash = Self::begin(before);
        hash.update(body);
        Self::end(hash)
    }

    /// The hash before a line's own bytes.
    pub(super) fn begin(before: Option<Self>) -> Sha256 {
        let mut hash = Sha256::new();
        if let Some(Self(digits)) = before {
            hash.update(digits);
        }
        hash.update(b"\n");
        hash
    }

    /// The sum once a line's bytes are hashed.
    pub(super) fn end(hash: Sha256) -> Self {
        let mut digits = [b'0'; Self::DIGITS];
        for (pair, byte) in digits.chunks_exact_mut(2).zip(hash.finalize()) {
            pair.copy_from_slice(&[hex(byte >> 4), hex(byte & 15)]);
        }
        Self(digits)
    }

    /// Whether the digits of the two differ in one bit.
    pub(super) fn is_one_bit_from(self, other: Self) -> bool {
        is_one_bit_off(&self.0, &other.0)
    }
}

const fn hex(nibble: u8) -> u8 {
    if nibble < 10 { b'0' + nibble } else { b'a' + nibble - 10 }
}

/// The first line of a project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Header {
    /// The version of the form.
    pub(super) tickmark: u32,
    /// Names the project in whatever copy.
    pub(super) id: String,
    /// When it was begun.
    pub(super) created: Timestamp,
    /// What began it: `tickmark 0.1.0`.
    pub(super) program: String,
}

/// As much of a first line as every version has.
#[derive(Debug, Deserialize)]
pub(super) struct AnyHeader {
    /// The version of the form.
    pub(super) tickmark: u32,
    /// What began it.
    #[serde(default)]
    pub(super) program: String,
}

/// An entry with its number, as it is read.
#[derive(Debug, Deserialize)]
pub(super) struct Numbered {
    /// Its number, from 1.
    pub(super) n: u64,
    id: EntryId,
    at: Timestamp,
    by: Checker,
    edit: Edit,
}

impl Numbered {
    /// Whether it takes in an article.
    pub(super) const fn is_draft(&self) -> bool {
        matches!(self.edit, Edit::AddDraft { .. } | Edit::Carry { .. })
    }

    /// Lets a damaged article pass for what its text is now.
    pub(super) fn with_draft_as_it_stands(mut self) -> Self {
        if let Edit::AddDraft { draft } | Edit::Carry { draft, .. } = &mut self.edit {
            draft.sha256 = fingerprint(&draft.text);
        }
        self
    }

    /// The entry alone.
    pub(super) fn into_entry(self) -> Entry {
        let Self { n: _, id, at, by, edit } = self;
        Entry { id, at, by, edit }
    }
}

/// An entry with its number, as it is written.
#[derive(Serialize)]
struct NumberedRef<'a> {
    n: u64,
    id: &'a EntryId,
    at: Timestamp,
    by: &'a Checker,
    edit: &'a Edit,
}

/// Appends the line of `header` to `out`, and gives its sum.
pub(super) fn write_header(header: &Header, out: &mut Vec<u8>) -> serde_json::Result<Sum> {
    write(header, None, out)
}

/// Appends the line of `entry`, number `n`, to `out`, and gives its sum; `before` is that of the line before.
pub(super) fn write_entry(entry: &Entry, n: u64, before: Sum, out: &mut Vec<u8>) -> serde_json::Result<Sum> {
    let Entry { id, at, by, edit } = entry;
    write(&NumberedRef { n, id, at: *at, by, edit }, Some(before), out)
}

fn write(value: &impl Serialize, before: Option<Sum>, out: &mut Vec<u8>) -> serde_json::Result<Sum> {
    let mut body = serde_json::to_vec(value)?;
    body.pop(); // The closing brace comes after the sum.
    let sum = Sum::of(before, &body);
    for part in [&body, BEFORE_SUM, &sum.0, AFTER_SUM, b"\n"] {
        out.extend_from_slice(part);
    }
    Ok(sum)
}

/// So many bytes at most the line of `entry` has, with its line end.
pub fn most_bytes_of(entry: &Entry) -> u64 {
    struct Count(u64);
    impl std::io::Write for Count {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0 += bytes.len() as u64;
            Ok(bytes.len())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let Entry { id, at, by, edit } = entry;
    let (mut count, around) = (Count(0), BEFORE_SUM.len() + Sum::DIGITS + AFTER_SUM.len() + 1);
    // What cannot be written as JSON is refused where it is written.
    drop(serde_json::to_writer(&mut count, &NumberedRef { n: u64::MAX, id, at: *at, by, edit }));
    count.0 + around as u64
}

/// A line (without its line end) of its bytes up to the sum, and the sum.
pub(super) fn with_sum(body: &[u8], sum: Sum) -> Vec<u8> {
    [body, BEFORE_SUM, &sum.0, AFTER_SUM].concat()
}

/// Takes a line (without its line end) apart into its bytes up to the sum, and the sum it states.
pub(super) fn split(line: &[u8]) -> Option<(&[u8], Sum)> {
    let rest = line.strip_suffix(AFTER_SUM)?;
    let (rest, digits) = rest.split_at_checked(rest.len().checked_sub(Sum::DIGITS)?)?;
    Some((rest.strip_suffix(BEFORE_SUM)?, Sum(digits.try_into().ok()?)))
}

/// The line with the marks around its sum as they are written, where one bit of them is turned.
pub(super) fn with_marks(line: &[u8]) -> Option<Vec<u8>> {
    let tail = BEFORE_SUM.len() + Sum::DIGITS + AFTER_SUM.len();
    let (body, tail) = line.split_at_checked(line.len().checked_sub(tail)?)?;
    let digits = tail.get(BEFORE_SUM.len()..BEFORE_SUM.len() + Sum::DIGITS)?;
    let marked = with_sum(body, Sum(digits.try_into().ok()?));
    is_one_bit_off(&marked, line).then_some(marked)
}

/// Whether two lines as long as each other differ in one bit.
fn is_one_bit_off(one: &[u8], other: &[u8]) -> bool {
    one.iter().zip(other).map(|(one, other)| (one ^ other).count_ones()).sum::<u32>() == 1
}

/// The first line of several that stand in one, by the sum it states: quotes inside strings are escaped, so no text
/// can look like one.
pub(super) fn first_of(bytes: &[u8]) -> Option<&[u8]> {
    let at = memmem::find(bytes, BEFORE_SUM)?;
    let line = bytes.get(..at + BEFORE_SUM.len() + Sum::DIGITS + AFTER_SUM.len())?;
    split(line).map(|_| line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sum_is_what_sha256sum_says() {
        // printf '\n{"a":1' | sha256sum
        let first = Sum::of(None, b"{\"a\":1");
        let words = |sum: Sum| String::from_utf8(sum.0.to_vec()).unwrap();
        assert_eq!(words(first), "b75bee1bd7b8cfbd7ae8e9c56fc3e1a20e2be7a5b2bb1c618bd726dd0631b465");
        // printf '%s\n{"a":2' FIRST | sha256sum
        assert_eq!(
            words(Sum::of(Some(first), b"{\"a\":2")),
            "cd5c533eae1f51b1fa71465f3a100c699373c778995c9606642dfeed6f7d7606"
        );
    }

    #[test]
    fn a_written_line_comes_apart_again() {
        let mut out = Vec::new();
        let header = Header {
            tickmark: FORMAT,
            id: "p".to_owned(),
            created: Timestamp::UNIX_EPOCH,
            program: "tickmark 0".to_owned(),
        };
        let sum = write_header(&header, &mut out).unwrap();
        let line = out.strip_suffix(b"\n").unwrap();
        let (body, stated) = split(line).unwrap();
        assert_eq!((stated, Sum::of(None, body)), (sum, sum));
        assert_eq!(serde_json::from_slice::<Header>(line).unwrap(), header);
        assert_eq!(split(b"{\"n\":1}"), None);
        assert_eq!(split(b""), None);
    }
}
