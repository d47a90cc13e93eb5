//! When the article was or will be published, and how that is known: said by the caller, else by the text, else by
//! the file.
//!
//! Invariant: every guess is told as a [`Warning`]; knows no clock.

use jiff::civil::Date;

use super::calendar::{self, Fields, PrintedDate};
use super::dateline::Dateline;
use super::furniture::{DateLabel, date_line};
use super::page::Stated;
use super::{Paragraph, Published, PublishedFrom, Role, Warning, year};

/// The dates known before the text is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dates {
    /// What the caller says; it is believed.
    pub given: Option<Date>,
    /// When the file was last changed: the last resort.
    pub file: Date,
}

/// What the text prints about its own date.
pub(super) struct Printed<'a> {
    /// The whole text.
    pub text: &'a str,
    /// Its paragraphs.
    pub paragraphs: &'a [Paragraph],
    /// Its dateline.
    pub dateline: Option<Dateline>,
    /// A date that the file states outside the text.
    pub stated: Option<&'a Stated>,
}

/// The publication date, and warnings about how it was found.
pub(super) fn published(printed: &Printed<'_>, dates: Dates) -> (Published, Vec<Warning>) {
    let found = find(printed, dates.file);
    let in_text = found.as_ref().map(|found| found.date);
    if let Some(given) = dates.given {
        let in_text =
            in_text.filter(|_| !matches!(&found, Some(Found { from: PublishedFrom::Properties, .. })));
        let differs = found.is_some_and(|found| found.is_sure() && found.date != given);
        let warning = in_text.filter(|_| differs).map(|in_text| Warning::OtherDate { given, in_text });
        return (Published { date: given, from: PublishedFrom::Given }, warning.into_iter().collect());
    }
    match found {
        Some(found) => (Published { date: found.date, from: found.from }, found.doubt.into_iter().collect()),
        None => (
            Published { date: dates.file, from: PublishedFrom::FileTime },
            vec![Warning::DateFromFile { date: dates.file }],
        ),
    }
}

struct Found {
    date: Date,
    from: PublishedFrom,
    doubt: Option<Warning>,
}

impl Found {
    const fn is_sure(&self) -> bool {
        self.doubt.is_none()
    }
}

/// The date the file gives: its head's, else that of a line of its own ("Published" before unlabelled before
/// "Updated"), else the dateline's. When a mail was sent or a document changed counts only where the text gives none.
fn find(printed: &Printed<'_>, filed: Date) -> Option<Found> {
    let order = || day_first(printed.text);
    let stated = |is_late: bool| {
        let stated = printed.stated.filter(|stated| is_late == is_last_resort(stated.from))?;
        Some((calendar::dates_in(&stated.date).first().copied()?, stated.from))
    };
    let on_a_line = || {
        let bylines = printed.paragraphs.iter().filter(|paragraph| paragraph.role == Role::Byline);
        let lines = bylines.flat_map(|paragraph| paragraph.span.of(printed.text).lines());
        let dated =
            lines.filter_map(date_line).filter(|(date, label)| has_year(*date) || *label != DateLabel::Plain);
        // Of several with the same label the first counts, so the order is turned round for `max`.
        dated
            .enumerate()
            .max_by_key(|(at, (_, label))| (*label, std::cmp::Reverse(*at)))
            .map(|(_, (date, _))| date)
    };
    let in_dateline = || printed.dateline?.date;
    let in_text = || on_a_line().or_else(in_dateline).map(|date| (date, PublishedFrom::Text));
    let (date, from) = stated(false).or_else(in_text).or_else(|| stated(true))?;
    let order = if matches!(date.fields, Fields::Numeric { .. }) { order() } else { None };
    let resolved = year::resolve(date, order.unwrap_or_else(|| is_likelier_day_first(date, filed)), filed)?;
    let doubt = match from {
        PublishedFrom::Properties => Some(Warning::DateFromProperties { date: resolved }),
        _ => doubt(date, order, resolved),
    };
    Some(Found { date: resolved, from, doubt })
}

const fn is_last_resort(from: PublishedFrom) -> bool {
    matches!(from, PublishedFrom::Mail | PublishedFrom::Properties)
}

/// Whether "03/04/2024", with nothing in the text to tell, is nearer to the file's date with the day first.
fn is_likelier_day_first(date: PrintedDate, filed: Date) -> bool {
    let distance = |day_first| {
        let read = year::resolve(date, day_first, filed)?;
        Some(read.until(filed).ok()?.get_days().abs())
    };
    distance(true).unwrap_or(i32::MAX) <= distance(false).unwrap_or(i32::MAX)
}

const fn has_year(date: PrintedDate) -> bool {
    !matches!(date.fields, Fields::Plain { year: None, .. })
}

fn doubt(printed: PrintedDate, order: Option<bool>, date: Date) -> Option<Warning> {
    match printed.fields {
        Fields::Plain { year: None, .. } => Some(Warning::YearFromFile { date }),
        Fields::Numeric { first, second, .. }
            if order.is_none() && first <= 12 && second <= 12 && first != second =>
        {
            Some(Warning::DoubtfulOrder { date })
        }
        _ => None,
    }
}

/// How many bytes of the text are searched for its habit of writing dates.
const HABIT_BYTES: usize = 64 * 1024;

/// Whether the text writes the day before the month, by the dates in it that can be read one way only; none where it
/// has none, or as many of either.
fn day_first(text: &str) -> Option<bool> {
    let sample = text.get(..text.floor_char_boundary(HABIT_BYTES))?;
    let votes: i32 = calendar::dates_in(sample).iter().map(|date| vote(date.fields)).sum();
    (votes != 0).then_some(votes > 0)
}

/// One for the day first, minus one for the month first.
const fn vote(fields: Fields) -> i32 {
    match fields {
        Fields::Plain { day_first: Some(true), .. } => 1,
        Fields::Plain { day_first: Some(false), .. } => -1,
        Fields::Numeric { first, second, .. } if first > 12 && second <= 12 => 1,
        Fields::Numeric { first, second, .. } if second > 12 && first <= 12 => -1,
        _ => 0,
    }
}
