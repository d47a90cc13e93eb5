//! Nouns for somebody's work, known by how they are built, beside those that the lexicon lists.
//!
//! Invariant: looks at one word's letters; knows no sentence.

/// Letters below which an ending tells nothing: "list", "later".
const SHORTEST: usize = 7;

/// Endings of nouns for somebody's work.
const ENDS: [&str; 8] = ["ist", "ician", "grapher", "writer", "maker", "player", "keeper", "woman"];

/// Whether `word`, in small letters, is built like one: "geochemist", "sportswriter", "filmmaker".
pub(super) fn is_trade(word: &str) -> bool {
    word.len() >= SHORTEST && ENDS.iter().any(|end| word.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::is_trade;

    #[test]
    fn trades_are_known_by_their_ends() {
        for word in ["arborist", "geochemist", "sportswriter", "filmmaker", "goalkeeper"] {
            assert!(is_trade(word), "{word}");
        }
        for word in ["list", "later", "harbour", "mist"] {
            assert!(!is_trade(word), "{word}");
        }
    }
}
