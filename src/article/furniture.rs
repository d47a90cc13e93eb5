//! Lines that belong to the page rather than the article: bylines, agencies, notices.
//!
//! The words are data: `resources/lexicon/furniture.tsv`.
//!
//! Invariant: looks at one line alone; knows nothing of where on the page it stands.

use std::sync::LazyLock;

use crate::text::lexicon;

/// The longest line taken for furniture, in characters; copyright notices are the longest of their kind.
const LONGEST_CHARS: usize = 400;

/// The longest byline or date line, in characters: three names with their desks.
const LONGEST_BYLINE_CHARS: usize = 160;

/// Whether `line` is a byline, an agency, or a notice of the page.
pub(super) fn is_furniture(line: &str) -> bool {
    let chars = line.chars().count();
    if chars > LONGEST_CHARS {
        return false;
    }
    let small = line.to_lowercase();
    let bare = small
        .trim_matches(|c: char| matches!(c, '(' | ')' | '[' | ']' | '.' | '*' | '|') || c.is_whitespace());
    let matches = |(phrase, part): &(&str, Part)| match part {
        Part::Whole => bare == *phrase,
        Part::Start => starts_with_phrase(&small, phrase),
        Part::Within => small.contains(phrase),
    };
    (chars <= LONGEST_BYLINE_CHARS && is_byline(line)) || PHRASES.iter().any(matches)
}

/// Whether `line` starts with the words of `phrase`, and not with a longer word.
fn starts_with_phrase(line: &str, phrase: &str) -> bool {
    let rest = line.strip_prefix(phrase);
    let ends_open = phrase.ends_with(|c: char| !c.is_alphabetic());
    rest.is_some_and(|rest| ends_open || !rest.starts_with(char::is_alphabetic))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Start,
    Within,
    Whole,
}

static PHRASES: LazyLock<Vec<(&str, Part)>> = LazyLock::new(|| {
    let part = |name| match name {
        "start" => Part::Start,
        "within" => Part::Within,
        _ => Part::Whole,
    };
    let list = include_str!("../../resources/lexicon/furniture.tsv");
    lexicon::entries(list).map(|entry| (entry.column(0), part(entry.column(1)))).collect()
});

/// Words of a byline that are not names.
const BYLINE_WORDS: [&str; 21] = [
    "and",
    "of",
    "for",
    "in",
    "at",
    "the",
    "our",
    "staff",
    "a",
    "with",
    "from",
    "correspondent",
    "correspondents",
    "reporter",
    "reporters",
    "writer",
    "writers",
    "editor",
    "agencies",
    "de",
    "von",
];

/// What may stand before "by".
const BEFORE_BY: [&str; 6] = ["Article ", "Story ", "Report ", "Analysis ", "Interview ", "Text "];

/// Whether `line` says who wrote it: "By" and then names, desks and dates only.
pub(super) fn is_byline(line: &str) -> bool {
    let line = BEFORE_BY.iter().find_map(|before| line.strip_prefix(before)).unwrap_or(line);
    let mut words = line.split(|c: char| c.is_whitespace() || matches!(c, ',' | '·' | '|' | '/' | '•'));
    let by = words.next().unwrap_or_default();
    let named: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let is_name = |word: &&str| {
        let word = word.trim_end_matches('.');
        !word.starts_with(char::is_lowercase) || BYLINE_WORDS.contains(&word) || is_name_particle(word)
    };
    // A sentence that happens to start with "By" and to be all names ends in a stop, a byline does not.
    let ends_open =
        !line.ends_with(['.', '?', '!', ':', '”', '"']) || line.ends_with("Jr.") || line.ends_with("Sr.");
    (by.eq_ignore_ascii_case("by") || by.eq_ignore_ascii_case("by:"))
        && !named.is_empty()
        && ends_open
        && named.iter().all(is_name)
}

/// "van", "al-Rashid", "d'Arc": parts of names that are written small.
fn is_name_particle(word: &str) -> bool {
    matches!(
        word,
        "van"
            | "der"
            | "den"
            | "di"
            | "da"
            | "del"
            | "du"
            | "la"
            | "le"
            | "el"
            | "al"
            | "bin"
            | "ben"
            | "dos"
            | "ten"
    ) || word.split(['-', '\'', '’']).nth(1).is_some_and(|rest| rest.starts_with(char::is_uppercase))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn furniture_is_told_from_prose() {
        for line in [
            "By Maria Keller",
            "By Maria Keller and Jonas van der Berg in Port Ellery",
            "By our correspondent",
            "BY ADA ROE, STAFF WRITER",
            "(Reporting by Ada Roe; Editing by John Doe)",
            "Reporting by Ada Roe and Mia al-Rashid",
            "Additional reporting by Mia Falk.",
            "© 2024 The Ellery Courier",
            "The Ellery Courier Ltd. All rights reserved.",
            "(Reuters)",
            "Read more: what we know of the ferry",
            "By Ada Roe · 16 August 2024",
            "Analysis by Ada Roe, Port Ellery",
        ] {
            assert!(is_furniture(line), "{line}");
        }
        for line in [
            "By Thursday, 40 people had been found.",
            "By morning the fire was out",
            "Analysis by the ministry found 12 faults",
            "Reuters reported the fire first.",
            "Copyrighted works were lost in the fire.",
            "Shares fell",
            "Reporting bypassed the ministry",
            "Share prices fell by 3 percent.",
            "Smoke over the harbour on Friday. © Ada Roe",
            "",
        ] {
            assert!(!is_furniture(line), "{line}");
        }
    }
}
