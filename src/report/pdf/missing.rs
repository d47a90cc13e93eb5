//! Letters that no face of the document has, by the names of their scripts.
//!
//! Invariant: says it of every such letter; the letters themselves are in the document for who copies or hears it.

use crate::report::words::count;

/// Scripts that our faces lack, by the first and the last of their letters.
const SCRIPTS: [(u32, u32, &str); 24] = [
    (0x0590, 0x05FF, "Hebrew"),
    (0x0600, 0x06FF, "Arabic"),
    (0x0700, 0x074F, "Syriac"),
    (0x0750, 0x077F, "Arabic"),
    (0x0900, 0x097F, "Devanagari"),
    (0x0980, 0x09FF, "Bengali"),
    (0x0A00, 0x0A7F, "Gurmukhi"),
    (0x0A80, 0x0AFF, "Gujarati"),
    (0x0B80, 0x0BFF, "Tamil"),
    (0x0C00, 0x0C7F, "Telugu"),
    (0x0E00, 0x0E7F, "Thai"),
    (0x0F00, 0x0FFF, "Tibetan"),
    (0x1000, 0x109F, "Burmese"),
    (0x10A0, 0x10FF, "Georgian"),
    (0x1100, 0x11FF, "Korean"),
    (0x1200, 0x137F, "Ethiopic"),
    (0x1780, 0x17FF, "Khmer"),
    (0x3040, 0x30FF, "Japanese"),
    (0x2E80, 0x9FFF, "Chinese characters"),
    (0xAC00, 0xD7AF, "Korean"),
    (0xF900, 0xFAFF, "Chinese characters"),
    (0xFB1D, 0xFB4F, "Hebrew"),
    (0xFB50, 0xFEFC, "Arabic"),
    (0x1F000, 0x1FAFF, "emoji"),
];

/// That letters are missing, how many and of what; nothing where none is.
pub(super) fn told(missing: &[char]) -> Option<String> {
    let mut names: Vec<String> = Vec::new();
    for letter in missing {
        let name = name(*letter);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let letters = count(missing.len(), "character", "characters");
    let more = names.len().saturating_sub(8);
    names.truncate(8);
    if more > 0 {
        names.push(format!("{more} more"));
    }
    (!missing.is_empty()).then(|| {
        format!(
            "The typefaces of this document lack {letters} ({}): a box stands for each. Their text is in the document all \
             the same, to copy and to search; the web page and the Word document show it.",
            names.join(", ")
        )
    })
}

fn name(letter: char) -> String {
    let code = u32::from(letter);
    let known = SCRIPTS.iter().find(|(first, last, _)| (*first..=*last).contains(&code));
    known.map_or_else(|| format!("U+{code:04X}"), |(.., name)| (*name).to_owned())
}

#[cfg(test)]
mod tests {
    use super::told;

    #[test]
    fn missing_letters_are_told_by_their_scripts() {
        assert_eq!(told(&[]), None);
        let words = told(&['\u{5D0}', '\u{5D1}', '\u{3042}', '\u{6F22}', '\u{1F525}', '\u{E000}']).unwrap();
        assert!(
            words.contains("6 characters (Hebrew, Japanese, Chinese characters, emoji, U+E000)"),
            "{words}"
        );
    }
}
