//! The bytes of a web page into text: by its mark, by what it declares, else by guess.
//!
//! Invariant: total; a declared encoding that does not fit is not believed.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::super::encoding::{self, Decoded};

/// How many bytes at its start may declare a page's encoding.
const HEAD_BYTES: usize = 2048;

/// The text that the bytes of a page hold.
pub(super) fn decode(bytes: &[u8]) -> Decoded {
    let head = bytes.get(..HEAD_BYTES).unwrap_or(bytes);
    let declared = declared(&String::from_utf8_lossy(head)).filter(|_| Encoding::for_bom(bytes).is_none());
    match declared {
        Some(declared) if declared != UTF_8 => encoding::decode_as(declared, bytes, None),
        _ => encoding::decode(bytes),
    }
}

/// The encoding that the head of a page declares.
fn declared(head: &str) -> Option<&'static Encoding> {
    let head = head.to_ascii_lowercase();
    let after = |mark: &str| head.split_once(mark).map(|(_, after)| after);
    let after = after("charset=").or_else(|| after("encoding="))?;
    let label = after.trim_start_matches(['"', '\'', ' ']);
    let label = label.split(|c: char| !(c.is_ascii_alphanumeric() || "-_:".contains(c))).next()?;
    let encoding = Encoding::for_label(label.as_bytes())?;
    // A page that could be read up to here is in no encoding of two bytes a letter.
    let is_wide = encoding == UTF_16LE || encoding == UTF_16BE;
    Some(if is_wide { UTF_8 } else { encoding })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_read_as_they_declare() {
        for (head, bytes, text) in [
            (&b"<meta charset=windows-1252>"[..], &b"caf\xE9 \x93so\x94"[..], "café “so”"),
            (b"<META http-equiv='Content-Type' content='text/html; charset=ISO-8859-2'>", b"\xB9", "š"),
            (b"<?xml version='1.0' encoding=\"windows-1251\"?>", b"\xE0", "а"),
            (b"<meta charset=\"utf-8\">", "café".as_bytes(), "café"),
            (b"<meta charset=utf-16>", "café".as_bytes(), "café"),
            (b"<meta charset=klingon>", "café".as_bytes(), "café"),
            (b"\xEF\xBB\xBF<meta charset=windows-1252>", "café".as_bytes(), "café"),
        ] {
            let decoded = decode(&[head, bytes].concat());
            assert!(decoded.text.ends_with(text), "{:?}", decoded.text);
            assert_eq!(decoded.guessed, None);
        }
    }
}
