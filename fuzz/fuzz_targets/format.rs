//! Any words as the body of a document: the first byte chooses the format.
#![no_main]

#[path = "../../tests/invariants.rs"]
#[allow(dead_code, reason = "each target asks some of the questions, the tests ask all")]
mod invariants;
#[path = "../../tests/formats/pack.rs"]
mod pack;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Some((format, bytes)) = bytes.split_first() else { return };
    let body = String::from_utf8_lossy(bytes);
    let (file, name) = match format % 5 {
        0 => (pack::docx(&body), "a.docx"),
        1 => (pack::odt(&body), "a.odt"),
        2 => ([&b"{\\rtf1 "[..], bytes].concat(), "a.rtf"),
        3 => ([&b"<html>"[..], bytes].concat(), "a.html"),
        _ => (bytes.to_vec(), "a.eml"),
    };
    invariants::check_article(&file, name);
});
