//! The dateline: where and when a story was filed, and by which agency, before its first sentence.
//!
//! "PARIS, March 3 (Reuters) -", "CANBERRA, Australia (AP)_", "KABUL —", "date 2024-08-16 (Bloomberg) --".
//!
//! Invariant: looks at one paragraph alone; reads no date it does not find there.

use super::calendar::{self, PrintedDate};

/// A dateline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Dateline {
    /// Its length in bytes from the start of the paragraph, with its closing dash.
    pub len: usize,
    /// The date printed in it, as a place in the paragraph.
    pub date: Option<PrintedDate>,
}

/// The longest dateline, in bytes: two places with their countries, a date and an agency.
const LONGEST_BYTES: usize = 160;

/// The dateline at the start of `paragraph`.
pub(super) fn dateline(paragraph: &str) -> Option<Dateline> {
    let head = paragraph.get(..paragraph.floor_char_boundary(LONGEST_BYTES))?;
    let (filed, len) = before_dash(head).or_else(|| before_colon(head))?;
    let after = paragraph.get(len..)?.trim_start();
    // After a dash that only parts a sentence the words go on small: "NASA — the agency that …".
    let opens_sentence = !after.starts_with(char::is_lowercase);
    let date_of = |filed| calendar::dates_in(filed).first().copied();
    let in_brackets = filed.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')).unwrap_or_default();
    let is_one = is_filing(filed, date_of(filed)) || is_filing(in_brackets, date_of(in_brackets));
    (opens_sentence && is_one).then(|| Dateline { len, date: date_of(filed) })
}

/// What stands before the first closing dash of `head`, and where that dash ends.
fn before_dash(head: &str) -> Option<(&str, usize)> {
    head.char_indices().find_map(|(at, c)| {
        let (before, from) = head.split_at_checked(at)?;
        let dash_len = if from.starts_with("--") { 2 } else { c.len_utf8() };
        let after = from.get(dash_len..)?;
        let is_apart = before.ends_with(|c: char| c.is_whitespace() || c == ')');
        let closes = match c {
            '—' | '―' | '⸺' => true,
            '-' if dash_len == 2 => true,
            '-' | '–' | '−' | '_' => {
                is_apart && (after.is_empty() || after.starts_with(char::is_whitespace))
            }
            _ => false,
        };
        closes.then(|| (before.trim_end(), at + dash_len))
    })
}

/// A place in capitals before a colon, as South Asian papers have it: "ISLAMABAD: The ministry said".
fn before_colon(head: &str) -> Option<(&str, usize)> {
    let (place, after) = head.split_once(':')?;
    let fits = place.split_whitespace().count() <= 3 && place.split_whitespace().all(is_capitals);
    (fits && after.starts_with(' ')).then_some((place, place.len() + 1))
}

/// Whether `filed` names a place, a date or an agency, and nothing else.
fn is_filing(filed: &str, date: Option<PrintedDate>) -> bool {
    let (rest, agency) = without_agency(filed);
    let place = match date {
        Some(date) if date.span.end <= rest.len() => {
            let before = rest.get(..date.span.start).unwrap_or_default();
            let after = rest.get(date.span.end..).unwrap_or_default();
            if !after.trim_matches([',', '.', ' ', '|']).is_empty() {
                return false;
            }
            before
        }
        _ => rest,
    };
    let place = place.trim_matches(|c: char| c.is_whitespace() || c == ',');
    let leads_with_capitals = place.split([',', '/', '(']).next().is_some_and(|town| {
        town.split_whitespace().all(is_capitals) && town.chars().filter(|c| c.is_alphabetic()).count() >= 3
    });
    let is_dated = date.is_some_and(|date| date.span.end <= rest.len());
    if place.is_empty() || place.eq_ignore_ascii_case("date") {
        return is_dated || agency.is_some_and(is_known_agency);
    }
    is_place(place) && (leads_with_capitals || is_dated || agency.is_some_and(is_known_agency))
}

/// `filed` without the agency that closes it: "(Reuters)", or between strokes.
fn without_agency(filed: &str) -> (&str, Option<&str>) {
    let enclosed = |open: char, close: char| {
        let inner = filed.strip_suffix(close)?;
        let (before, agency) = inner.rsplit_once(open)?;
        (agency.chars().count() <= 48).then_some((before.trim_end(), Some(agency)))
    };
    enclosed('(', ')').or_else(|| enclosed('/', '/')).unwrap_or((filed, None))
}

/// Agencies and wires whose name in brackets makes a dateline even after a place in small letters.
const AGENCIES: [&str; 34] = [
    "AFP",
    "AKI",
    "ANI",
    "ANSA",
    "AP",
    "APA",
    "ATS",
    "BBC",
    "Bloomberg",
    "Business Wire",
    "CNN",
    "CNS",
    "CP",
    "DPA",
    "EFE",
    "GLOBE NEWSWIRE",
    "IANS",
    "Interfax",
    "JTA",
    "Kyodo",
    "PA",
    "PAP",
    "PRNewswire",
    "PTI",
    "Reuters",
    "RIA",
    "RNS",
    "SDA",
    "TASS",
    "UPI",
    "VOA",
    "WAFA",
    "Xinhua",
    "Yonhap",
];

fn is_known_agency(name: &str) -> bool {
    let known =
        |agency: &&str| name.get(..agency.len()).is_some_and(|start| start.eq_ignore_ascii_case(agency));
    let ends_word =
        |agency: &&str| name.get(agency.len()..).is_some_and(|rest| !rest.starts_with(char::is_alphabetic));
    AGENCIES.iter().any(|agency| known(agency) && ends_word(agency))
        || ["Press", "News", "Agency", "Press Canada"].iter().any(|ending| name.ends_with(ending))
}

/// At most so many words make up a place: "ADDIS ABABA, Ethiopia/ASMARA, Eritrea", "WINSTON-SALEM, N.C.".
const MOST_PLACE_WORDS: usize = 8;

fn is_place(place: &str) -> bool {
    let words: Vec<&str> = place.split([' ', ',', '/', '\u{A0}']).filter(|word| !word.is_empty()).collect();
    let is_name = |word: &&str| {
        word.starts_with(char::is_uppercase)
            || matches!(
                *word,
                "de" | "la" | "el" | "al" | "do" | "da" | "of" | "the" | "and" | "upon" | "on" | "du" | "des"
            )
    };
    words.len() <= MOST_PLACE_WORDS
        && words.first().is_some_and(|word| word.starts_with(char::is_uppercase))
        && words.iter().all(is_name)
}

/// "KABUL", "O'SMACH", "D.C.": letters, and no small ones.
fn is_capitals(word: &str) -> bool {
    word.chars().any(char::is_uppercase)
        && !word.chars().any(char::is_lowercase)
        && !word.contains(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn datelines_are_found_to_their_dash() {
        for text in [
            "date 2024-08-16 (Bloomberg) --| International mediators met.",
            "PARIS, March 3 (Reuters) -| The government fell.",
            "(Port Ellery, August 16, 2024) –| The ferry burned.",
            "CANBERRA, Australia (AP)_| Qantas will double its flights.",
            "NAIROBI, Kenya (AP) _|",
            "WASHINGTON (AP) —| The Latest on the race:",
            "FLINT, Mich., Oct. 4 (UPI) —| Former President Bill Clinton spoke.",
            "O'SMACH, Cambodia (AP)_| The top commander said so.",
            "KYOTO –| A service was held.",
            "WASHINGTON ―| Donald Trump’s obsession is an insult.",
            "KABUL —| At least 12 people died.",
            "Moscow, 12 May –| The rouble fell.",
            "Paris (Reuters) -| Shares rose.",
            "MOSCOW/KYIV, Feb 3 (Reuters) -| Both sides met.",
            "WINSTON-SALEM, N.C. (AP) --| A factory burned.",
            "NEW YORK, Jan. 5, 2019 /PRNewswire/ --| A firm has news.",
            "ISLAMABAD:| The ministry said so.",
            "(Reuters) -| Shares rose.",
            "SÃO PAULO, 3 de Abril (AFP) -",
        ] {
            let expected = text.find('|');
            let paragraph = text.replacen('|', "", 1);
            assert_eq!(dateline(&paragraph).map(|d| d.len), expected, "{text}");
        }
    }

    #[test]
    fn dashes_in_sentences_are_no_datelines() {
        for text in [
            "NASA — the agency that runs it — said no.",
            "Yesterday — a Friday — the ferry burned.",
            "The ferry – one of three – burned.",
            "A 12-year-old boy was found - alive.",
            "Smoke — Thick and black — hung over the harbour.",
            "In March 2019 - The year of the storm - it sank.",
            "It was a mess: The port was shut.",
            "Officials in Paris (Reuters correspondents among them) - The list is long.",
            "",
        ] {
            assert_eq!(dateline(text), None, "{text}");
        }
    }

    #[test]
    fn the_date_of_a_dateline_is_found() {
        let date = |text: &str| dateline(text).and_then(|d| d.date).map(|date| date.span.of(text).to_owned());
        assert_eq!(date("PARIS, March 3 (Reuters) - X").as_deref(), Some("March 3"));
        assert_eq!(date("date 2024-08-16 (Bloomberg) -- X").as_deref(), Some("2024-08-16"));
        assert_eq!(date("KABUL — On March 3 it"), None);
    }
}
