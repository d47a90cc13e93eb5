//! Lines that say little but a day: "Published 16 August 2024, 14:05 BST", "By Ada Roe | Aug. 16, 2024".
//!
//! Everything beside the days of such a line is of a few kinds: words that go with a day, a byline, a paper's name, or
//! a note after a mark of its own.
//!
//! Invariant: looks at one line alone; knows nothing of where on the page it stands.

use super::calendar::{self, PrintedDate};
use super::furniture::{is_byline, is_furniture};

/// The longest such line, in characters: two days with their times and zones, and three names.
const LONGEST_CHARS: usize = 200;

/// How a line that holds little but a day speaks of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum DateLabel {
    /// "Updated", "Last modified": later than publication.
    Updated,
    /// No label.
    Plain,
    /// "Published", "Posted", "Embargoed until".
    Published,
}

const PUBLISHED: [&str; 12] = [
    "published",
    "posted",
    "issued",
    "released",
    "release",
    "created",
    "publication",
    "embargo",
    "embargoed",
    "run",
    "runs",
    "filed",
];
const UPDATED: [&str; 7] = ["updated", "modified", "edited", "corrected", "amended", "reviewed", "changed"];

/// Words that may stand beside a day: what it is of, which edition and page, clock times and zones.
const BESIDE: [&str; 59] = [
    "first",
    "originally",
    "last",
    "on",
    "at",
    "date",
    "dated",
    "day",
    "of",
    "the",
    "time",
    "and",
    "for",
    "not",
    "until",
    "till",
    "before",
    "from",
    "strictly",
    "immediate",
    "hold",
    "draft",
    "version",
    "web",
    "online",
    "print",
    "edition",
    "late",
    "final",
    "early",
    "issue",
    "page",
    "pages",
    "pg",
    "section",
    "vol",
    "no",
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
];

/// Words of the sentence that some papers make of it: "This article was first published on 16 August 2024."
const OF_SENTENCE: [&str; 13] =
    ["this", "article", "story", "column", "piece", "post", "page", "was", "were", "is", "has", "been", "in"];

/// Words in the names of papers and agencies.
const PAPERS: [&str; 30] = [
    "Agency",
    "Bulletin",
    "Chronicle",
    "Courier",
    "Daily",
    "Dispatch",
    "Echo",
    "Evening",
    "Examiner",
    "Express",
    "Gazette",
    "Globe",
    "Guardian",
    "Herald",
    "Independent",
    "Inquirer",
    "Journal",
    "Magazine",
    "Mail",
    "Monitor",
    "News",
    "Observer",
    "Post",
    "Press",
    "Review",
    "Standard",
    "Telegraph",
    "Times",
    "Tribune",
    "Weekly",
];

/// The longest name of a paper, or of who wrote where, in words.
const LONGEST_NAME: usize = 8;

/// Marks after which another thing is said.
const STROKES: [char; 5] = ['|', '·', '•', '/', '\n'];

/// The day of a line that says nothing else, and how it is labelled; of several the one of publication.
pub(super) fn date_line(line: &str) -> Option<(PrintedDate, DateLabel)> {
    if line.chars().count() > LONGEST_CHARS {
        return None;
    }
    let dates = calendar::dates_in(line);
    let last = dates.last()?;
    let after = line.get(last.span.end..)?;
    let setting = Setting::of(line, last.span.end);
    let mut start = 0;
    let mut found: Vec<(PrintedDate, DateLabel)> = Vec::new();
    for date in &dates {
        let before = line.get(start..date.span.start)?;
        // After a day, a mark of its own may part it from any note: "· 812 words · updated".
        let is_note = start > 0 && before.trim_start().starts_with(STROKES);
        if !is_note && !before.split(STROKES).all(|part| is_beside(part, setting)) {
            return None;
        }
        let own = if start == 0 && dates.len() == 1 {
            label(before).or_else(|| label(after))
        } else {
            label(before)
        };
        found.push((*date, own.unwrap_or(DateLabel::Plain)));
        start = date.span.end;
    }
    let is_note = after.trim_start().starts_with(STROKES);
    if !is_note && !after.split(STROKES).all(|part| is_beside(part, setting)) {
        return None;
    }
    // Of several with the same label the first counts.
    found.into_iter().rev().max_by_key(|(_, label)| *label)
}

/// What the whole line allows its parts to be.
#[derive(Clone, Copy)]
struct Setting {
    /// It speaks of the article itself: a report of which the article says when it was published is none.
    is_sentence: bool,
    /// Any name may stand in it: it says at what time, on which page, or which draft it is.
    has_names: bool,
}

impl Setting {
    /// The setting of `line`, whose last day ends at `end`.
    fn of(line: &str, end: usize) -> Self {
        let after = line.get(end..).unwrap_or_default();
        let has_page = words_of(after).any(|word| matches!(word.as_str(), "page" | "pg" | "section"));
        let has_draft = words_of(line).any(|word| matches!(word.as_str(), "draft" | "version"));
        Self {
            is_sentence: words_of(line).next().is_some_and(|word| word == "this"),
            has_names: has_page || has_draft || has_clock(line),
        }
    }
}

/// Whether a clock's time stands in `line`: "14:05", "14.05 BST", "6:00am".
fn has_clock(line: &str) -> bool {
    let is_clock = |word: &str| {
        let small = |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        word.split_once([':', '.'])
            .is_some_and(|(hour, minute)| small(hour) && minute.get(..2).is_some_and(small))
    };
    line.split_whitespace().any(|word| is_clock(word.trim_matches(|c: char| !c.is_alphanumeric())))
}

/// Whether `part` of a line may stand beside its day.
fn is_beside(part: &str, setting: Setting) -> bool {
    let part =
        part.trim_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | ',' | ':' | ';'));
    let goes_along = |word: &str| {
        BESIDE.contains(&word)
            || PUBLISHED.contains(&word)
            || UPDATED.contains(&word)
            || matches!(word, "z" | "t")
            || calendar::weekday(word).is_some()
            || (setting.is_sentence && OF_SENTENCE.contains(&word))
    };
    words_of(part).all(|word| goes_along(&word))
        || is_byline(part)
        || is_furniture(part)
        || is_name(part, setting.has_names)
}

/// Whether `part` is the name of a paper, "Published in" before it or not; or any name, where there may be one.
fn is_name(part: &str, has_names: bool) -> bool {
    let part = part.strip_prefix("Published in ").unwrap_or(part);
    let words: Vec<&str> = part.split_whitespace().collect();
    let is_part = |word: &&str| {
        !word.starts_with(char::is_lowercase)
            || word.contains(|c: char| c.is_ascii_digit())
            || matches!(*word, "of" | "and" | "the" | "in")
            || words_of(word).all(|word| BESIDE.contains(&word.as_str()))
    };
    words.len() <= LONGEST_NAME
        && words.iter().all(is_part)
        && (has_names || words.iter().any(|word| PAPERS.contains(word)))
}

fn words_of(part: &str) -> impl Iterator<Item = String> {
    part.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).map(str::to_lowercase)
}

/// The label in `part`; of several the one nearest to the day behind it.
fn label(part: &str) -> Option<DateLabel> {
    let labels = words_of(part).filter_map(|word| {
        if PUBLISHED.contains(&word.as_str()) {
            Some(DateLabel::Published)
        } else {
            UPDATED.contains(&word.as_str()).then_some(DateLabel::Updated)
        }
    });
    labels.last()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_a_day_alone_are_told_with_their_label() {
        for (line, day, label) in [
            ("Wednesday, January 2, 2019", "January 2, 2019", DateLabel::Plain),
            ("2024-08-16", "2024-08-16", DateLabel::Plain),
            ("Date: Fri, 16 Aug 2024 10:12:00 +0200", "16 Aug 2024", DateLabel::Plain),
            ("Published 16 August 2024, 14:05 BST", "16 August 2024", DateLabel::Published),
            ("16 August 2024 (updated)", "16 August 2024", DateLabel::Updated),
            ("Last updated: Aug. 16, 2024 at 3:05 p.m. EDT", "Aug. 16, 2024", DateLabel::Updated),
            ("By Ada Roe · 16 August 2024 · 812 words", "16 August 2024", DateLabel::Plain),
            ("16 August 2024 | The Ellery Courier", "16 August 2024", DateLabel::Plain),
            ("Reuters, August 16, 2024", "August 16, 2024", DateLabel::Plain),
            ("Ellery Courier, 16 August 2024", "16 August 2024", DateLabel::Plain),
            ("Port and Sea, 16 August 2024, p. 4, Section B", "16 August 2024", DateLabel::Plain),
            (
                "PUBLISHED: August 16, 2024 at 6:00 a.m. | UPDATED: August 17, 2024 at 9:12 a.m.",
                "August 16, 2024",
                DateLabel::Published,
            ),
            (
                "Updated 9:12 AM EDT, August 17, 2024\nPublished 6:00 AM EDT, Fri August 16, 2024",
                "August 16, 2024",
                DateLabel::Published,
            ),
            ("August 17, 2024, updated August 18, 2024", "August 17, 2024", DateLabel::Plain),
            ("EMBARGOED UNTIL 00:01 Friday 16 August 2024", "16 August 2024", DateLabel::Published),
            ("FOR IMMEDIATE RELEASE: August 16, 2024", "August 16, 2024", DateLabel::Published),
            ("Draft 3, for publication 16 August 2024", "16 August 2024", DateLabel::Published),
            ("Run date: Aug. 16, 2024", "Aug. 16, 2024", DateLabel::Published),
            ("August 16, 2024 / 6:00 AM EDT / Ellery Radio", "August 16, 2024", DateLabel::Plain),
            (
                "Ada Roe in Port Ellery\nFri 16 Aug 2024 14.05 BST\nLast modified on 17 August 2024 09.12 BST",
                "16 Aug 2024",
                DateLabel::Plain,
            ),
            ("Article by Ada Roe, August 16, 2024", "August 16, 2024", DateLabel::Plain),
            ("Ferry draft v2 – 16 Aug 2024 – AR", "16 Aug 2024", DateLabel::Plain),
            ("Published in The Ellery Courier, 16 August 2024", "16 August 2024", DateLabel::Published),
            ("This article was first published on 16 August 2024.", "16 August 2024", DateLabel::Published),
        ] {
            let found = date_line(line).map(|(date, label)| (date.span.of(line), label));
            assert_eq!(found, Some((day, label)), "{line}");
        }
        for line in [
            "The fire of 16 August 2024",
            "On August 16, 2024 the ferry burned",
            "The report was published on 16 August 2024.",
            "Port and Sea, 16 August 2024",
            "The shares fell by 3.5 percent on 16 August 2024",
            "August 16 was dry",
            "August",
        ] {
            assert_eq!(date_line(line), None, "{line}");
        }
    }
}
