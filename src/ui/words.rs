//! Small turns of phrase that several parts of the window need.
//!
//! Invariant: words in, words out.

/// `words` with a capital letter at the start: what errors and the desk say begins small, since it is quoted in lines too.
pub(super) fn first_up(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
