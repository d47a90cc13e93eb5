//! Any string: tokens, sentences and tags.
#![no_main]

#[path = "../../tests/invariants.rs"]
#[expect(dead_code, reason = "each target asks some of the questions, the tests ask all")]
mod invariants;

libfuzzer_sys::fuzz_target!(|text: &str| invariants::check_text(text));
