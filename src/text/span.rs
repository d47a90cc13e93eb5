//! Places in a text: byte spans for work, code point spans for the outside world, and the map between the two.
//!
//! Invariant: knows nothing of what stands in the text.

use serde::{Deserialize, Serialize};

/// A stretch of a text in bytes, end exclusive; both ends stand on character borders.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The stretch from `start` to `end`; an end before the start gives an empty span.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end: if end < start { start } else { end } }
    }

    /// Length in bytes.
    pub const fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether it holds nothing.
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `other` lies wholly inside.
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the byte at `offset` lies inside.
    pub const fn contains_offset(self, offset: usize) -> bool {
        self.start <= offset && offset < self.end
    }

    /// Whether the two share at least one byte.
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that holds both.
    pub fn cover(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The same stretch after `bytes` were put before it.
    pub const fn moved(self, bytes: usize) -> Self {
        Self { start: self.start + bytes, end: self.end + bytes }
    }

    /// The words at this place of `text`; empty where the span does not fit the text.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }
}

/// A stretch of tokens by number, end exclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct TokenSpan {
    /// First token.
    pub start: usize,
    /// One past the last token.
    pub end: usize,
}

impl TokenSpan {
    /// The stretch from `start` to `end`; an end before the start gives an empty span.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end: if end < start { start } else { end } }
    }

    /// How many tokens.
    pub const fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether it holds none.
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether token number `at` lies inside.
    pub const fn holds(self, at: usize) -> bool {
        self.start <= at && at < self.end
    }

    /// Whether `other` lies wholly inside.
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share a token.
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest stretch that holds both.
    pub fn cover(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

/// A stretch of a text in Unicode code points, end exclusive: the form of every file Tickmark writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub struct CharSpan {
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
}

/// Bytes between two marks of a [`TextIndex`]: a look-up counts at most so many.
const STRIDE_BYTES: usize = 128;

/// Turns byte offsets of one text into code point offsets and back, each in constant time.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TextIndex {
    /// Code points before byte `i * STRIDE_BYTES` (rounded up to a character border); empty for pure ASCII.
    chars_before: Vec<u32>,
    len_bytes: usize,
    len_chars: usize,
}

impl TextIndex {
    /// Builds the map of `text`, in one pass.
    pub fn new(text: &str) -> Self {
        let len_bytes = text.len();
        if text.is_ascii() {
            return Self { chars_before: Vec::new(), len_bytes, len_chars: len_bytes };
        }
        let mut chars_before = Vec::with_capacity(len_bytes / STRIDE_BYTES + 1);
        let mut len_chars = 0;
        for (byte, _) in text.char_indices() {
            while chars_before.len() * STRIDE_BYTES <= byte {
                chars_before.push(len_chars as u32);
            }
            len_chars += 1;
        }
        Self { chars_before, len_bytes, len_chars }
    }

    /// Length of the text in code points.
    pub const fn len_chars(&self) -> usize {
        self.len_chars
    }

    /// The code points before byte `offset` of `text` (the text this map was built from).
    pub fn char_of(&self, text: &str, offset: usize) -> usize {
        let offset = offset.min(self.len_bytes);
        let Some(&before) = self.chars_before.get(offset / STRIDE_BYTES) else {
            return if self.chars_before.is_empty() { offset } else { self.len_chars };
        };
        let mark = text.ceil_char_boundary(offset / STRIDE_BYTES * STRIDE_BYTES).min(offset);
        before as usize + text.get(mark..offset).map_or(0, |s| s.chars().count())
    }

    /// The byte at which code point number `chars` of `text` starts; the text's end for numbers past it.
    pub fn byte_of(&self, text: &str, chars: usize) -> usize {
        if chars >= self.len_chars {
            return self.len_bytes;
        }
        if self.chars_before.is_empty() {
            return chars;
        }
        let block = self.chars_before.partition_point(|&before| before as usize <= chars).saturating_sub(1);
        let mark = text.ceil_char_boundary(block * STRIDE_BYTES);
        let left = chars - self.chars_before.get(block).map_or(0, |&n| n as usize);
        let rest = text.get(mark..).unwrap_or_default();
        rest.char_indices().nth(left).map_or(self.len_bytes, |(byte, _)| mark + byte)
    }

    /// `span` of `text` in code points.
    pub fn chars(&self, text: &str, span: Span) -> CharSpan {
        CharSpan { start: self.char_of(text, span.start), end: self.char_of(text, span.end) }
    }

    /// `span` of `text` in bytes; `None` where it does not fit the text or is empty.
    pub fn bytes(&self, text: &str, span: CharSpan) -> Option<Span> {
        (span.start < span.end && span.end <= self.len_chars)
            .then(|| Span::new(self.byte_of(text, span.start), self.byte_of(text, span.end)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_border_goes_there_and_back() {
        for text in ["", "plain", "“Qué” said 東京’s mayor", &"é“x”".repeat(100), &"a".repeat(300)]
        {
            let index = TextIndex::new(text);
            assert_eq!(index.len_chars(), text.chars().count());
            let borders = text.char_indices().map(|(byte, _)| byte).chain([text.len()]);
            for (chars, byte) in borders.enumerate() {
                assert_eq!(index.char_of(text, byte), chars, "{text:?} byte {byte}");
                assert_eq!(index.byte_of(text, chars), byte, "{text:?} char {chars}");
            }
        }
    }

    #[test]
    fn spans_outside_the_text_are_refused() {
        let index = TextIndex::new("né");
        assert_eq!(index.bytes("né", CharSpan { start: 1, end: 2 }), Some(Span::new(1, 3)));
        assert_eq!(index.bytes("né", CharSpan { start: 1, end: 3 }), None);
        assert_eq!(index.bytes("né", CharSpan { start: 1, end: 1 }), None);
    }
}
