//! Any string: tokens, sentences and tags.
#![no_main]

#[path = "../../tests/invariants.rs"]
#[allow(dead_code, reason = "one of three")]
mod invariants;

libfuzzer_sys::fuzz_target!(|text: &str| invariants::check_text(text));
