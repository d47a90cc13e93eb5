//! Dates as datelines and page heads print them: "Aug. 16, 2024", "16 August", "2024-08-16", "16/08/2024".
//!
//! The wide grammar of time in running text is the extractor's; this one knows whole days only.
//!
//! Invariant: pure; knows no clock, and nothing of where on the page a date stands.

use jiff::civil::Weekday;

use crate::text::Span;

/// A day as printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct PrintedDate {
    /// Its place.
    pub span: Span,
    /// Its fields.
    pub fields: Fields,
    /// The weekday printed before it.
    pub weekday: Option<Weekday>,
}

/// The fields of a day as printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fields {
    /// The month is named, or the year stands first.
    Plain {
        /// Four digits, where printed.
        year: Option<i16>,
        /// 1 to 12.
        month: i8,
        /// 1 to 31.
        day: i8,
        /// "16 August" rather than "August 16"; none for "2024-08-16".
        day_first: Option<bool>,
    },
    /// Two small numbers and a year: "03/04/2024".
    Numeric {
        /// The first number.
        first: i8,
        /// The second number.
        second: i8,
        /// Four digits; two are taken for 1969 to 2068.
        year: i16,
    },
}

/// All dates printed in `text`, in order.
pub(super) fn dates_in(text: &str) -> Vec<PrintedDate> {
    let words = words(text);
    let mut dates = Vec::new();
    let mut at = 0;
    while let Some(rest) = words.get(at..).filter(|rest| !rest.is_empty()) {
        match date_at(rest) {
            Some((fields, len)) => {
                dates.push(place(&words, at, len, fields));
                at += len;
            }
            None => at += 1,
        }
    }
    dates
}

fn place(words: &[Word<'_>], at: usize, len: usize, fields: Fields) -> PrintedDate {
    let span_of = |index: usize| words.get(index).map(|word| word.span).unwrap_or_default();
    let mut before = at;
    let comma_before = at > 0 && words.get(at - 1).is_some_and(|word| matches!(word.text, "," | "."));
    before -= usize::from(comma_before);
    let weekday =
        before.checked_sub(1).and_then(|index| words.get(index)).and_then(|word| weekday(word.text));
    PrintedDate { span: span_of(at).cover(span_of(at + len - 1)), fields, weekday }
}

/// A run of letters, a run of digits, or one mark.
struct Word<'a> {
    text: &'a str,
    span: Span,
}

fn words(text: &str) -> Vec<Word<'_>> {
    let mut words: Vec<Word<'_>> = Vec::new();
    let mut start = 0;
    let mut kind = 0_u8;
    let mut push = |start: usize, end: usize, kind: u8| {
        if kind != 0 && start < end {
            let span = Span::new(start, end);
            words.push(Word { text: span.of(text), span });
        }
    };
    for (at, c) in text.char_indices() {
        let next = match c {
            _ if c.is_ascii_digit() => 1,
            _ if c.is_alphabetic() => 2,
            _ if c.is_whitespace() => 0,
            _ => 3,
        };
        if next != kind || next == 3 {
            push(start, at, kind);
            (start, kind) = (at, next);
        }
    }
    push(start, text.len(), kind);
    words
}

/// The date that starts at the first of `words`, and how many words it takes.
fn date_at(words: &[Word<'_>]) -> Option<(Fields, usize)> {
    let first = words.first()?;
    if first.text.starts_with(|c: char| c.is_ascii_digit()) {
        year_first(words).or_else(|| numeric(words)).or_else(|| day_first(words))
    } else {
        month_first(words)
    }
}

fn year_first(words: &[Word<'_>]) -> Option<(Fields, usize)> {
    let [year, dash, month, dash2, day, ..] = words else { return None };
    let marks = is_date_mark(dash.text) && dash.text == dash2.text;
    let fields = Fields::Plain {
        year: Some(four_digits(year.text)?),
        month: small(month.text, 12)?,
        day: small(day.text, 31)?,
        day_first: None,
    };
    marks.then_some((fields, 5))
}

fn numeric(words: &[Word<'_>]) -> Option<(Fields, usize)> {
    let [first, mark, second, mark2, year, ..] = words else { return None };
    let marks = is_date_mark(mark.text) && mark.text == mark2.text;
    let year = four_digits(year.text).or_else(|| two_digits(year.text))?;
    let (first, second) = (small(first.text, 31)?, small(second.text, 31)?);
    // Who puts full stops between them puts the day first.
    let fields = if mark.text == "." && second <= 12 {
        Fields::Plain { year: Some(year), month: second, day: first, day_first: Some(true) }
    } else {
        Fields::Numeric { first, second, year }
    };
    (marks && first.min(second) <= 12).then_some((fields, 5))
}

fn day_first(words: &[Word<'_>]) -> Option<(Fields, usize)> {
    let day = small(words.first()?.text, 31)?;
    let mut len = 1 + ordinal_ending(words, 1);
    len += usize::from(words.get(len).is_some_and(|word| word.text == "of" || word.text == "-"));
    let month = month(words.get(len)?.text)?;
    len += 1;
    len += usize::from(words.get(len).is_some_and(|word| word.text == "."));
    let (year, more) = year_after(words, len);
    Some((Fields::Plain { year, month, day, day_first: Some(true) }, len + more))
}

fn month_first(words: &[Word<'_>]) -> Option<(Fields, usize)> {
    let month = month(words.first()?.text)?;
    let mut len = 1;
    len += usize::from(words.get(len).is_some_and(|word| word.text == "."));
    let day = small(words.get(len)?.text, 31)?;
    len += 1;
    len += ordinal_ending(words, len);
    let (year, more) = year_after(words, len);
    let (year, more) = if year.is_some() { (year, more) } else { year_after_clock(words, len) };
    Some((Fields::Plain { year, month, day, day_first: Some(false) }, len + more))
}

fn ordinal_ending(words: &[Word<'_>], at: usize) -> usize {
    usize::from(words.get(at).is_some_and(|word| matches!(word.text, "st" | "nd" | "rd" | "th")))
}

/// The year at `at`, after a comma or a dash or nothing, and how many words it takes.
fn year_after(words: &[Word<'_>], at: usize) -> (Option<i16>, usize) {
    let mark = usize::from(words.get(at).is_some_and(|word| matches!(word.text, "," | "-")));
    let year = words.get(at + mark).and_then(|word| four_digits(word.text));
    (year, if year.is_some() { mark + 1 } else { 0 })
}

/// The year behind a clock's time, as some programs write the day of a mail: "Aug 16 10:00:00 2024".
fn year_after_clock(words: &[Word<'_>], at: usize) -> (Option<i16>, usize) {
    let part = |nth: usize| words.get(at + nth).map_or("", |word| word.text);
    let is_clock = part(1) == ":" && part(3) == ":" && [0, 2, 4].iter().all(|nth| part(*nth).len() == 2);
    let year = if is_clock { four_digits(part(5)) } else { None };
    (year, if year.is_some() { 6 } else { 0 })
}

fn is_date_mark(text: &str) -> bool {
    matches!(text, "-" | "/" | "." | "‑" | "–")
}

fn small(text: &str, most: i8) -> Option<i8> {
    (text.len() <= 2).then(|| text.parse().ok()).flatten().filter(|n| (1..=most).contains(n))
}

/// A year that an article can be of: printing began, and the future is near.
fn four_digits(text: &str) -> Option<i16> {
    (text.len() == 4).then(|| text.parse().ok()).flatten().filter(|year| (1450..=2199).contains(year))
}

fn two_digits(text: &str) -> Option<i16> {
    let year: i16 = (text.len() == 2).then(|| text.parse().ok()).flatten()?;
    Some(if year < 69 { 2000 + year } else { 1900 + year })
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The number of the month that `word` names in full or cut to three or four letters, in any case but all small:
/// "may" and "march" are verbs.
fn month(word: &str) -> Option<i8> {
    if !word.starts_with(char::is_uppercase) {
        return None;
    }
    let word = word.to_ascii_lowercase();
    let names = |name: &str| {
        name == word
            || (word.len() == 3 && name.starts_with(&word))
            || (word == "sept" && name == "september")
    };
    MONTHS.iter().position(|name| names(name)).map(|at| at as i8 + 1)
}

/// The weekday that `word` names in full or cut to three or four letters.
pub(super) fn weekday(word: &str) -> Option<Weekday> {
    const NAMES: [(&str, Weekday); 7] = [
        ("monday", Weekday::Monday),
        ("tuesday", Weekday::Tuesday),
        ("wednesday", Weekday::Wednesday),
        ("thursday", Weekday::Thursday),
        ("friday", Weekday::Friday),
        ("saturday", Weekday::Saturday),
        ("sunday", Weekday::Sunday),
    ];
    let word = word.to_ascii_lowercase();
    let is_it = |name: &str| name == word || ((3..=5).contains(&word.len()) && name.starts_with(&word));
    NAMES.iter().find(|(name, _)| is_it(name)).map(|(_, day)| *day)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::super::year::resolve;
    use super::*;

    /// Each date of `text` in a file of August 2024, with the day first.
    fn days(text: &str) -> Vec<String> {
        let filed = date(2024, 8, 16);
        dates_in(text)
            .into_iter()
            .map(|printed| format!("{} {:?}", resolve(printed, true, filed).unwrap(), printed.span.of(text)))
            .collect()
    }

    #[test]
    fn dates_are_read_as_printed() {
        for (text, day) in [
            ("Aug. 16, 2024", "2024-08-16 \"Aug. 16, 2024\""),
            ("Sept 3rd 2019", "2019-09-03 \"Sept 3rd 2019\""),
            ("on 16 August 2024.", "2024-08-16 \"16 August 2024\""),
            ("3rd of March, 2020", "2020-03-03 \"3rd of March, 2020\""),
            ("MARCH 3", "2024-03-03 \"MARCH 3\""),
            ("16-Aug-2024", "2024-08-16 \"16-Aug-2024\""),
            ("date 2024-08-16 (B)", "2024-08-16 \"2024-08-16\""),
            ("2024/08/16T10:00", "2024-08-16 \"2024/08/16\""),
            ("16.08.24", "2024-08-16 \"16.08.24\""),
            ("03/04/2024", "2024-04-03 \"03/04/2024\""),
            ("Fri Aug 16 10:00:00 2024", "2024-08-16 \"Aug 16 10:00:00 2024\""),
            ("04/13/2024", "2024-04-13 \"04/13/2024\""),
            ("Wednesday, January 2", "2019-01-02 \"January 2\""),
            ("Dec. 30", "2023-12-30 \"Dec. 30\""),
            ("Sept. 5", "2024-09-05 \"Sept. 5\""),
            ("Monday, Aug. 15", "2024-08-15 \"Aug. 15\""),
        ] {
            assert_eq!(days(text), [day], "{text}");
        }
    }

    #[test]
    fn what_is_no_day_is_left() {
        for text in
            ["August 2024", "march 3 miles", "45/46/2024", "2024-13-01", "the 16th", "1.2.3.4567", "May", ""]
        {
            assert!(days(text).is_empty(), "{text}: {:?}", days(text));
        }
        let filed = date(2024, 8, 16);
        assert_eq!(resolve(dates_in("June 31, 2024")[0], true, filed), None);
    }
}
