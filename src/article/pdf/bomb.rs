//! Streams that unfold to more than a page can need, found before anything unfolds them.
//!
//! Deflate packs a thousandfold at most, so that a short stream is no danger unless it is packed several times over;
//! others are unfolded on trial, a few kilobytes at a time.
//!
//! Invariant: keeps nothing of what it unfolds; looks at bytes alone, so that no table of the file can mislead it.

use std::cell::Cell;
use std::io::{self, Cursor, Read};

use flate2::read::ZlibDecoder;

/// The longest stream that is let pass unseen, in bytes.
const HARMLESS: usize = 64 * 1024;

/// The most bytes that one stream may unfold to.
pub(super) const MOST: usize = 256 * 1024 * 1024;

/// How often a stream may be packed over; programs do it once, and some twice.
const MOST_LAYERS: usize = 6;

const START: &[u8] = b"stream";
const END: &[u8] = b"endstream";

/// Whether a stream of the file unfolds to more than memory should hold.
pub(super) fn holds_bomb(mut bytes: &[u8]) -> bool {
    while let Some((stream, rest)) = next_stream(bytes) {
        if is_packed(stream) && unfolds_too_far(stream) {
            return true;
        }
        bytes = rest;
    }
    false
}

/// The first stream in `bytes`, and what follows it.
fn next_stream(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (_, after) = split_at(bytes, START)?;
    let data = after.strip_prefix(b"\r\n").or_else(|| after.strip_prefix(b"\n")).unwrap_or(after);
    Some(split_at(data, END).unwrap_or((data, &[])))
}

/// What stands before and after `mark`.
fn split_at<'b>(bytes: &'b [u8], mark: &[u8]) -> Option<(&'b [u8], &'b [u8])> {
    let at = memchr::memmem::find(bytes, mark)?;
    Some((bytes.get(..at)?, bytes.get(at + mark.len()..)?))
}

/// Whether bytes begin as those that deflate has packed.
fn is_packed(bytes: &[u8]) -> bool {
    matches!(*bytes, [method, check, ..] if method & 15 == 8 && u16::from_be_bytes([method, check]) % 31 == 0)
}

/// Whether all layers of a stream together unfold too far.
fn unfolds_too_far(stream: &[u8]) -> bool {
    let unfolded = Cell::new(0);
    let mut layer: Box<dyn Read + '_> = Box::new(stream);
    for nth in 0..MOST_LAYERS {
        let mut inside = Counted { inner: ZlibDecoder::new(layer), unfolded: &unfolded };
        let mut head = [0; 2];
        let is_read = inside.read_exact(&mut head).is_ok();
        layer = Box::new(Cursor::new(head).chain(inside));
        if !is_read || !is_packed(&head) {
            let is_harmless = nth == 0 && stream.len() <= HARMLESS;
            return !is_harmless && is_endless(layer, &unfolded);
        }
    }
    true
}

fn is_endless(mut layer: impl Read, unfolded: &Cell<usize>) -> bool {
    let mut scratch = vec![0; 16 * 1024];
    while let Ok(1..) = layer.read(&mut scratch) {}
    unfolded.get() > MOST
}

/// Counts what a layer gives, and ends where all have given too much.
struct Counted<'c, R> {
    inner: R,
    unfolded: &'c Cell<usize>,
}

impl<R: Read> Read for Counted<'_, R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.unfolded.get() > MOST {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        let n = self.inner.read(into)?;
        self.unfolded.set(self.unfolded.get() + n);
        Ok(n)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use flate2::Compression;
    use flate2::write::ZlibEncoder;

    use super::*;

    fn file(unfolded: usize) -> Vec<u8> {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
        let zeros = vec![0; 1024 * 1024];
        for _ in 0..unfolded / zeros.len() {
            encoder.write_all(&zeros).unwrap();
        }
        [&b"%PDF-1.7 1 0 obj <<>> stream\r\n"[..], &encoder.finish().unwrap(), b"\nendstream endobj"].concat()
    }

    #[test]
    fn a_stream_that_unfolds_without_end_is_found() {
        assert!(!holds_bomb(&file(8 * 1024 * 1024)));
        assert!(holds_bomb(&file(MOST + 2 * 1024 * 1024)));
        for (size, is_bomb) in [(8 * 1024 * 1024, false), (MOST + 2 * 1024 * 1024, true)] {
            let mut packed = file(size);
            for _ in 0..2 {
                let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
                encoder.write_all(next_stream(&packed).unwrap().0).unwrap();
                packed = [b"stream\n", &encoder.finish().unwrap()[..], b"endstream"].concat();
            }
            assert!(packed.len() < HARMLESS);
            assert_eq!(holds_bomb(&packed), is_bomb, "packed three times over");
        }
        assert!(!holds_bomb(b"stream"));
        assert!(!holds_bomb(b""));
    }
}
