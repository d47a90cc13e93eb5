//! Streams that unfold to more than a page can need, found before anything unfolds them.
//!
//! Deflate packs a thousandfold at most, so that a short stream is never a danger; long ones are unfolded on trial,
//! a few kilobytes at a time.
//!
//! Invariant: keeps nothing of what it unfolds; looks at bytes alone, so that no table of the file can mislead it.

use std::io::Read as _;

use flate2::read::ZlibDecoder;

/// The longest stream that is let pass unseen, in bytes.
const HARMLESS: usize = 64 * 1024;

/// The most bytes that one stream may unfold to.
const MOST: usize = 256 * 1024 * 1024;

const START: &[u8] = b"stream";
const END: &[u8] = b"endstream";

/// Whether a stream of the file unfolds to more than memory should hold.
pub(super) fn holds_bomb(mut bytes: &[u8]) -> bool {
    while let Some((stream, rest)) = next_stream(bytes) {
        if stream.len() > HARMLESS && unfolds_too_far(stream) {
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

fn unfolds_too_far(stream: &[u8]) -> bool {
    let mut decoder = ZlibDecoder::new(stream);
    let mut scratch = vec![0; 16 * 1024];
    let mut unfolded = 0_usize;
    while let Ok(n @ 1..) = decoder.read(&mut scratch) {
        unfolded += n;
        if unfolded > MOST {
            return true;
        }
    }
    false
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
        assert!(!holds_bomb(b"stream"));
        assert!(!holds_bomb(b""));
    }
}
