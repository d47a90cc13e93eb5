//! The container of .docx and .odt: a ZIP archive whose parts are XML.
//!
//! Invariant: unpacks no more than [`MOST_UNPACKED_BYTES`] of one file, however small it is packed.

use std::io::{Cursor, Read as _};

use zip::ZipArchive;
use zip::result::ZipError;

use super::{ReadError, encoding};

/// The most bytes of XML unpacked of one file: a text as long as can be, with the markup around it.
const MOST_UNPACKED_BYTES: u64 = 96 * 1024 * 1024;

/// An open container.
pub(super) struct Pack<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// What may still be unpacked.
    left: u64,
    /// What the file is, for words about it.
    what: &'static str,
}

impl<'a> Pack<'a> {
    /// The container that `bytes` hold, which is `what`.
    pub(super) fn open(bytes: &'a [u8], what: &'static str) -> Result<Self, ReadError> {
        let damaged = |_| ReadError::Damaged { what };
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
        Ok(Self { zip, left: MOST_UNPACKED_BYTES, what })
    }

    /// The names of its parts.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.zip.file_names()
    }

    /// The text of the part `name`, where there is one.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<String>, ReadError> {
        let damage = self.damage();
        let part = match self.zip.by_name(name) {
            Ok(part) => part,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => {
                return Err(ReadError::Protected);
            }
            Err(_) => return Err(damage),
        };
        let mut bytes = Vec::new();
        let read = part.take(self.left + 1).read_to_end(&mut bytes);
        self.left = self.left.checked_sub(bytes.len() as u64).ok_or(ReadError::TooLong)?;
        if read.is_err() {
            return Err(damage);
        }
        Ok(Some(encoding::decode(&bytes).text))
    }

    /// The text of the part `name`; without it the file is damaged.
    pub(super) fn needed_part(&mut self, name: &str) -> Result<String, ReadError> {
        self.part(name)?.ok_or_else(|| self.damage())
    }

    /// That the file is damaged.
    pub(super) const fn damage(&self) -> ReadError {
        ReadError::Damaged { what: self.what }
    }
}
