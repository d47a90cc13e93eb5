//! The bytes of rich text into letters, by the code page of the file and of the font they are set in.
//!
//! Invariant: total; bytes without a meaning are counted.

use std::collections::BTreeMap;

use encoding_rs::{Encoding, WINDOWS_1252};

/// Turns bytes and numbers into letters.
#[derive(Debug)]
pub(super) struct Letters {
    /// The code page of the file.
    page: &'static Encoding,
    /// Those of its fonts.
    fonts: BTreeMap<i32, &'static Encoding>,
    /// Bytes that wait for the rest of their letter.
    bytes: Vec<u8>,
    /// The code page they are in.
    open: &'static Encoding,
    /// The first half of a letter outside the first 65,536.
    half: Option<u16>,
    /// How many letters could not be read.
    pub undecodable: usize,
}

impl Default for Letters {
    fn default() -> Self {
        Self {
            page: WINDOWS_1252,
            fonts: BTreeMap::new(),
            bytes: Vec::new(),
            open: WINDOWS_1252,
            half: None,
            undecodable: 0,
        }
    }
}

impl Letters {
    /// Sets the code page of the file.
    pub(super) fn set_page(&mut self, number: i32) {
        self.page = encoding(&format!("windows-{number}"))
            .or_else(|| encoding(&format!("cp{number}")))
            .or_else(|| match number {
                932 => encoding("shift_jis"),
                936 => encoding("gbk"),
                949 => encoding("euc-kr"),
                950 => encoding("big5"),
                10000 => encoding("macintosh"),
                65001 => encoding("utf-8"),
                _ => None,
            })
            .unwrap_or(WINDOWS_1252);
    }

    /// Says which character set a font has.
    pub(super) fn set_font(&mut self, font: i32, charset: i32) {
        let label = match charset {
            77 => "macintosh",
            128 => "shift_jis",
            129 | 130 => "euc-kr",
            134 => "gbk",
            136 => "big5",
            161 => "windows-1253",
            162 => "windows-1254",
            163 => "windows-1258",
            177 => "windows-1255",
            178 => "windows-1256",
            186 => "windows-1257",
            204 => "windows-1251",
            222 => "windows-874",
            238 => "windows-1250",
            _ => return,
        };
        if let Some(encoding) = encoding(label) {
            self.fonts.insert(font, encoding);
        }
    }

    /// Takes a byte set in `font`.
    pub(super) fn byte(&mut self, byte: u8, font: Option<i32>) {
        let encoding = font.and_then(|font| self.fonts.get(&font)).copied().unwrap_or(self.page);
        if encoding != self.open && self.bytes.is_empty() {
            self.open = encoding;
        }
        self.bytes.push(byte);
    }

    /// Whether a byte set in `font` cannot join those that wait.
    pub(super) fn parts(&self, font: Option<i32>) -> bool {
        let encoding = font.and_then(|font| self.fonts.get(&font)).copied().unwrap_or(self.page);
        !self.bytes.is_empty() && encoding != self.open
    }

    /// The letters of the bytes that wait.
    pub(super) fn flush(&mut self) -> Option<String> {
        if self.bytes.is_empty() {
            return None;
        }
        let (text, had_errors) = self.open.decode_without_bom_handling(&self.bytes);
        let text = text.into_owned();
        self.undecodable += if had_errors { text.matches('\u{FFFD}').count() } else { 0 };
        self.bytes.clear();
        Some(text)
    }

    /// The letter of a number in UTF-16, which may be written as a negative one.
    pub(super) fn unit(&mut self, number: i32) -> Option<char> {
        let whole = u32::try_from(number).ok().filter(|number| *number > 0xFFFF).and_then(char::from_u32);
        if whole.is_some() {
            return whole;
        }
        let unit = number as u16;
        let units = self.half.take().into_iter().chain([unit]);
        let letter = char::decode_utf16(units).last().and_then(Result::ok);
        if letter.is_none() && (0xD800..0xDC00).contains(&unit) {
            self.half = Some(unit);
        }
        letter
    }
}

fn encoding(label: &str) -> Option<&'static Encoding> {
    Encoding::for_label(label.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_come_from_bytes_and_numbers() {
        let mut letters = Letters::default();
        letters.set_page(1251);
        letters.set_font(2, 128);
        letters.byte(0xE0, None);
        assert!(letters.parts(Some(2)));
        assert_eq!(letters.flush().as_deref(), Some("а"));
        letters.byte(0x93, Some(2));
        letters.byte(0x8C, Some(2));
        assert_eq!(letters.flush().as_deref(), Some("東"));
        assert_eq!(letters.flush(), None);
        let units = [8211, -9, -10179, -8704, 0x1F600].map(|number| letters.unit(number));
        assert_eq!(units, [Some('–'), Some('\u{FFF7}'), None, Some('😀'), Some('😀')]);
    }
}
