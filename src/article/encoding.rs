//! Bytes into text, in whatever encoding a draft arrives.
//!
//! A byte order mark settles the encoding and is no part of the text. Without one UTF-16 is told by its
//! pattern of zero bytes, UTF-8 is taken where it fits, also with a few broken characters, and any other encoding is
//! guessed.
//!
//! Invariant: total; knows nothing of what the text says.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// Text and how it was come by.
pub(super) struct Decoded {
    /// The text, without a byte order mark.
    pub text: String,
    /// Name of the encoding, where it was guessed.
    pub guessed: Option<&'static str>,
    /// How many times bytes had no meaning in the encoding; each stands as U+FFFD in the text.
    pub undecodable: usize,
}

/// The text that `bytes` hold.
pub(super) fn decode(bytes: &[u8]) -> Decoded {
    if let Some(big_endian) = utf32_mark(bytes) {
        return decode_utf32(bytes.get(4..).unwrap_or_default(), big_endian);
    }
    if let Some((encoding, mark_len)) = Encoding::for_bom(bytes) {
        return decode_as(encoding, bytes.get(mark_len..).unwrap_or_default(), None);
    }
    // UTF-16 of Western words is well-formed UTF-8 too, if one takes the zero bytes for characters.
    if let Some(encoding) = utf16_by_zero_bytes(bytes) {
        return decode_as(encoding, bytes, Some(encoding.name()));
    }
    let has_escapes = bytes.contains(&0x1B);
    if (!has_escapes && std::str::from_utf8(bytes).is_ok()) || is_damaged_utf8(bytes) {
        return decode_as(UTF_8, bytes, None);
    }
    let encoding = guess(bytes);
    decode_as(encoding, bytes, (encoding != UTF_8).then(|| encoding.name()))
}

/// Bytes of the file the guess is made from, counted from its first byte outside ASCII: a guess does not get better
/// with more, and the detector takes longer than decoding does.
const SAMPLE_BYTES: usize = 256 * 1024;

fn guess(bytes: &[u8]) -> &'static Encoding {
    let from = bytes.iter().position(|&b| !b.is_ascii() || b == 0x1B).unwrap_or(0);
    let sample = bytes.get(from..).unwrap_or_default();
    let sample = sample.get(..SAMPLE_BYTES).unwrap_or(sample);
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(sample, true);
    detector.guess(None, Utf8Detection::Allow)
}

/// The text that `bytes` hold in `encoding`.
pub(super) fn decode_as(encoding: &'static Encoding, bytes: &[u8], guessed: Option<&'static str>) -> Decoded {
    let (text, had_errors) = encoding.decode_without_bom_handling(bytes);
    let undecodable = if had_errors { text.matches('\u{FFFD}').count() } else { 0 };
    Decoded { text: text.into_owned(), guessed, undecodable }
}

/// Whether this is UTF-8 with a few broken characters (a cut-off end, a bad paste), which any other reading would
/// turn into gibberish throughout: at least four whole characters outside ASCII for each broken one.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (mut whole, mut broken) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    broken > 0 && whole >= 4 * broken
}

/// UTF-16 without a mark, told by its zero bytes: in Western text nearly every other byte is one.
fn utf16_by_zero_bytes(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = bytes.get(..4096).unwrap_or(bytes);
    let pairs = sample.len() / 2;
    let zeros = |offset: usize| sample.iter().skip(offset).step_by(2).filter(|&&b| b == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let most = |zeros: usize, others: usize| pairs >= 4 && zeros * 10 >= pairs * 6 && others * 20 <= pairs;
    match () {
        () if most(odd, even) => Some(UTF_16LE),
        () if most(even, odd) => Some(UTF_16BE),
        () => None,
    }
}

/// Whether a UTF-32 byte order mark leads, and then whether it is the big-endian one. UTF-16's little-endian mark is
/// the start of UTF-32's: the two zero bytes after it would be a NUL, which no text starts with.
fn utf32_mark(bytes: &[u8]) -> Option<bool> {
    match bytes {
        [0xFF, 0xFE, 0, 0, ..] => Some(false),
        [0, 0, 0xFE, 0xFF, ..] => Some(true),
        _ => None,
    }
}

/// Decodes UTF-32, which the Web's encodings do not know.
fn decode_utf32(bytes: &[u8], big_endian: bool) -> Decoded {
    let mut undecodable = 0;
    let text = bytes
        .chunks(4)
        .map(|unit| {
            let number = <[u8; 4]>::try_from(unit).ok();
            let number = number.map(if big_endian { u32::from_be_bytes } else { u32::from_le_bytes });
            number.and_then(char::from_u32).unwrap_or_else(|| {
                undecodable += 1;
                char::REPLACEMENT_CHARACTER
            })
        })
        .collect();
    Decoded { text, guessed: None, undecodable }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Long enough for a guess, with letters that tell Western encodings apart.
    const WESTERN: &str = "Der Bürgermeister von Gräfental sagte, die Fähre sei „überfüllt“ gewesen; fünf Männer hätten \
                           später erklärt, größere Schäden müßten befürchtet werden. Ein Café blieb geöffnet.";

    fn utf16(text: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(to_bytes).collect()
    }

    fn utf32(text: &str, to_bytes: fn(u32) -> [u8; 4]) -> Vec<u8> {
        text.chars().flat_map(|c| to_bytes(u32::from(c))).collect()
    }

    #[test]
    fn every_encoding_gives_the_same_text() {
        let marked = |mark: &[u8], rest: Vec<u8>| [mark, &rest].concat();
        let files: [(&str, Vec<u8>, Option<&str>); 9] = [
            ("UTF-8", WESTERN.into(), None),
            ("UTF-8 with a mark", marked(b"\xEF\xBB\xBF", WESTERN.into()), None),
            ("UTF-16 LE with a mark", marked(b"\xFF\xFE", utf16(WESTERN, u16::to_le_bytes)), None),
            ("UTF-16 BE with a mark", marked(b"\xFE\xFF", utf16(WESTERN, u16::to_be_bytes)), None),
            ("UTF-16 LE", utf16(WESTERN, u16::to_le_bytes), Some("UTF-16LE")),
            ("UTF-16 BE", utf16(WESTERN, u16::to_be_bytes), Some("UTF-16BE")),
            ("UTF-32 LE with a mark", marked(b"\xFF\xFE\0\0", utf32(WESTERN, u32::to_le_bytes)), None),
            ("UTF-32 BE with a mark", marked(b"\0\0\xFE\xFF", utf32(WESTERN, u32::to_be_bytes)), None),
            ("windows-1252", encoding_rs::WINDOWS_1252.encode(WESTERN).0.into(), Some("windows-1252")),
        ];
        for (name, bytes, guessed) in files {
            let decoded = decode(&bytes);
            assert_eq!(decoded.text, WESTERN, "{name}");
            assert_eq!(decoded.guessed, guessed, "{name}");
            assert_eq!(decoded.undecodable, 0, "{name}");
        }
    }

    #[test]
    fn other_scripts_are_guessed() {
        for (encoding, text) in [
            (encoding_rs::WINDOWS_1251, "Губернатор заявил, что в городе погибли двенадцать человек."),
            (encoding_rs::SHIFT_JIS, "港の火災で十二人が死亡したと当局が発表した。"),
            (
                encoding_rs::WINDOWS_1250,
                "Při požáru přívozu v přístavu zemřelo dvanáct lidí, řekl starosta města.",
            ),
        ] {
            let decoded = decode(&encoding.encode(text).0);
            assert_eq!(decoded.text, text);
            assert_eq!(decoded.guessed, Some(encoding.name()));
        }
    }

    #[test]
    fn a_few_broken_bytes_do_not_turn_utf8_into_gibberish() {
        let mut bytes = WESTERN.as_bytes().to_vec();
        bytes.extend_from_slice(b" ends in half a letter: \xC3");
        let decoded = decode(&bytes);
        assert!(decoded.text.starts_with(WESTERN));
        assert_eq!((decoded.guessed, decoded.undecodable), (None, 1));
    }

    #[test]
    fn a_curly_quote_of_windows_is_not_called_broken() {
        let decoded = decode(b"\x93We saw smoke,\x94 she said, \x96 and it wasn\x92t ours.");
        assert_eq!(decoded.text, "“We saw smoke,” she said, – and it wasn’t ours.");
        assert_eq!((decoded.guessed, decoded.undecodable), (Some("windows-1252"), 0));
    }

    #[test]
    fn any_bytes_give_some_text() {
        for bytes in
            [&b""[..], b"\0", b"\xFF\xFE", b"\xFF\xFE\0", b"\xFF\xFE\0\0\x41", b"\x1B$B", b"\xEF\xBB"]
        {
            decode(bytes);
        }
    }
}
