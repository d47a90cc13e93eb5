//! Any bytes as a file: the first byte chooses the format.
#![no_main]

#[path = "../../tests/invariants.rs"]
#[expect(dead_code, reason = "each target asks some of the questions, the tests ask all")]
mod invariants;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if let Some((format, bytes)) = bytes.split_first() {
        invariants::check_article(bytes, ["a.txt", "a.md"][usize::from(format % 2)]);
    }
});
