//! Any article: its claims. One text in eight is read again and again, so that what looks back too far meets the
//! fuzzer's own limit of time.
#![no_main]

#[path = "../../tests/invariants.rs"]
mod invariants;

/// Bytes of a text that is repeated.
const LONG: usize = 16_384;

libfuzzer_sys::fuzz_target!(|text: &str| {
    invariants::check_all(text);
    if !text.is_empty() && text.len() % 8 == 0 {
        invariants::check_all(&text.repeat(LONG / text.len() + 1));
    }
});
