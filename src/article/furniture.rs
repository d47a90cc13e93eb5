//! Lines that belong to the page rather than the article: bylines, agencies, dates standing alone, notices.
//!
//! The words are data: `resources/lexicon/furniture.tsv`.
//!
//! Invariant: looks at one line alone; knows nothing of where on the page it stands.

use std::sync::LazyLock;

use super::calendar::{self, PrintedDate};
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

/// Whether `line` says who wrote it: "By" and then names, desks and dates only.
fn is_byline(line: &str) -> bool {
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

/// How a line that holds little but a date speaks of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum DateLabel {
    /// "Updated", "Last modified": later than publication.
    Updated,
    /// No label.
    Plain,
    /// "Published", "Posted".
    Published,
}

/// Words that may stand beside the date in a line of its own: labels, clock times and zones.
const DATE_LINE_WORDS: [&str; 41] = [
    "published",
    "posted",
    "issued",
    "released",
    "created",
    "first",
    "updated",
    "modified",
    "edited",
    "last",
    "on",
    "at",
    "date",
    "dated",
    "of",
    "the",
    "time",
    "a",
    "p",
    "m",
    "am",
    "pm",
    "gmt",
    "utc",
    "bst",
    "cet",
    "cest",
    "est",
    "edt",
    "cst",
    "cdt",
    "mst",
    "mdt",
    "pst",
    "pdt",
    "et",
    "pt",
    "ist",
    "jst",
    "z",
    "t",
];

/// The date of a line that says nothing else, and how it is labelled: "Published 16 August 2024, 14:05 BST". A byline
/// may stand before it.
pub(super) fn date_line(line: &str) -> Option<(PrintedDate, DateLabel)> {
    if line.chars().count() > LONGEST_BYLINE_CHARS {
        return None;
    }
    let printed = *calendar::dates_in(line).first()?;
    let before =
        line.get(..printed.span.start)?.trim_end_matches(['·', '|', '•', '-', '–', '—', ' ', ',', ':']);
    let after = line.get(printed.span.end..)?;
    let only_date = |part: &str| words_of(part).all(|word| is_date_line_word(&word));
    if !(only_date(before) || is_byline(before) || is_furniture(before)) {
        return None;
    }
    // What follows may also be a note after a mark of its own: "· 812 words", "| Reuters".
    let note = after.trim_start().starts_with(['·', '|', '•']) || is_furniture(after.trim());
    (note || only_date(after)).then(|| (printed, label(line)))
}

fn words_of(part: &str) -> impl Iterator<Item = String> {
    part.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).map(str::to_lowercase)
}

fn is_date_line_word(word: &str) -> bool {
    DATE_LINE_WORDS.contains(&word) || calendar::weekday(word).is_some()
}

fn label(line: &str) -> DateLabel {
    let has = |labels: &[&str]| words_of(line).any(|word| labels.contains(&word.as_str()));
    if has(&["published", "posted", "issued", "released", "created"]) {
        DateLabel::Published
    } else if has(&["updated", "modified", "edited"]) {
        DateLabel::Updated
    } else {
        DateLabel::Plain
    }
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
        ] {
            assert!(is_furniture(line), "{line}");
        }
        for line in [
            "By Thursday, 40 people had been found.",
            "By morning the fire was out",
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

    #[test]
    fn lines_of_a_date_alone_are_told_with_their_label() {
        for (line, label) in [
            ("Wednesday, January 2, 2019", DateLabel::Plain),
            ("2024-08-16", DateLabel::Plain),
            ("Date: Fri, 16 Aug 2024 10:12:00 +0200", DateLabel::Plain),
            ("Published 16 August 2024, 14:05 BST", DateLabel::Published),
            ("Last updated: Aug. 16, 2024 at 3:05 p.m. EDT", DateLabel::Updated),
            ("By Ada Roe · 16 August 2024 · 812 words", DateLabel::Plain),
            ("16 August 2024 | The Ellery Courier", DateLabel::Plain),
            ("Reuters, August 16, 2024", DateLabel::Plain),
        ] {
            assert_eq!(date_line(line).map(|(_, label)| label), Some(label), "{line}");
        }
        for line in [
            "The fire of 16 August 2024",
            "On August 16, 2024 the ferry burned",
            "August 16 was dry",
            "August",
        ] {
            assert_eq!(date_line(line), None, "{line}");
        }
    }
}
