//! What the fuzz targets in `fuzz/` ask of any bytes, by the name of the target; `tests/replay.rs` asks it again of all
//! that they have found worth keeping.

mod carried;
mod exports;
mod imports;
mod journal;
mod readers;

/// What one target asks.
pub(crate) type Ask = fn(&[u8]);

/// All targets by their names, which are those of their folders of seeds too.
pub(crate) const ALL: [(&str, Ask); 13] = [
    ("article", readers::article),
    ("carry", carried::carry),
    ("docx", readers::docx),
    ("eml", readers::eml),
    ("exports", exports::exports),
    ("extract", readers::extract),
    ("html", readers::html),
    ("import", imports::import),
    ("journal", journal::journal),
    ("odt", readers::odt),
    ("pdf", readers::pdf),
    ("rtf", readers::rtf),
    ("text", readers::text),
];

/// The parts of an input, between zero bytes.
fn parts(bytes: &[u8]) -> impl Iterator<Item = String> {
    bytes.split(|byte| *byte == 0).map(|part| String::from_utf8_lossy(part).into_owned())
}
