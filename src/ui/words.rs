//! Small turns of phrase that several parts of the window need.
//!
//! Invariant: words in, words out.

/// `words` with a capital letter at the start: what errors and the desk say begins small, since it is quoted in lines too.
pub(super) fn first_up(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// `words` without the signs of statuses and boxes to tick, as our own documents have them: the window's letters have
/// none, and the word stands behind each.
pub(super) fn without_signs(words: &str) -> String {
    words.replace(['○', '◐', '✔', '◉', '✕', '☐'], "")
}

/// `48.2 kB`
pub(super) fn bytes_in_words(bytes: u64) -> String {
    let (value, unit) = match bytes {
        1 => return "1 byte".to_owned(),
        0..1_000 => return format!("{bytes} bytes"),
        1_000..1_000_000 => (bytes as f64 / 1e3, "kB"),
        1_000_000..1_000_000_000 => (bytes as f64 / 1e6, "MB"),
        _ => (bytes as f64 / 1e9, "GB"),
    };
    format!("{value:.1} {unit}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_told_as_people_say_them() {
        let cases =
            [(0, "0 bytes"), (1, "1 byte"), (999, "999 bytes"), (48_213, "48.2 kB"), (5_000_000, "5.0 MB")];
        for (bytes, words) in cases {
            assert_eq!(bytes_in_words(bytes), words);
        }
    }
}
