//! What the targets ask, shared with the tests: `tests/targets/`.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a target that cannot go on has found something"
)]

#[path = "../../tests/invariants.rs"]
mod invariants;
#[path = "../../tests/formats/pack.rs"]
mod pack;
#[path = "../../tests/targets/mod.rs"]
mod targets;

/// Asks of `bytes` what the target of this name asks.
pub fn ask(name: &str, bytes: &[u8]) {
    for (_, ask) in targets::ALL.iter().filter(|(known, _)| *known == name) {
        ask(bytes);
    }
}
