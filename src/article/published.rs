//! When the article was or will be published, and how that is known: said by the caller, else by the text, else by
//! the file.
//!
//! Invariant: every guess is told as a [`Warning`]; knows no clock.

use jiff::civil::Date;

use super::calendar::{self, Fields, PrintedDate};
use super::dateline::Dateline;
use super::dayline::{DateLabel, date_line};
use super::page::Stated;
use super::paragraphs::ends_sentence;
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
    /// What stands at the head and foot of its pages.
    pub heads: &'a [String],
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

/// The date the file gives: its head's, else that of a line of its own, else the dateline's, else that at the head of
/// its pages. When a mail was sent or a document changed counts only where none of these gives one.
fn find(printed: &Printed<'_>, filed: Date) -> Option<Found> {
    let order = || day_first(printed.text);
    let stated = |is_late: bool| {
        let stated = printed.stated.filter(|stated| is_late == is_last_resort(stated.from))?;
        Some((calendar::dates_in(&stated.date).first().copied()?, stated.from))
    };
    let in_dateline = || printed.dateline?.date;
    let in_text = || on_a_line(printed).or_else(in_dateline).map(|date| (date, PublishedFrom::Text));
    let on_pages = || in_heads(printed.heads).map(|date| (date, PublishedFrom::PageHead));
    let (date, from) = stated(false).or_else(in_text).or_else(on_pages).or_else(|| stated(true))?;
    let order = if matches!(date.fields, Fields::Numeric { .. }) { order() } else { None };
    let fresh = is_fresh_day_first(date, filed);
    // Where the habit of the text and the time of the file speak against each other neither is sure.
    let order = order.filter(|order| fresh.is_none_or(|fresh| fresh == *order));
    let day_first = order.or(fresh).unwrap_or_else(|| is_likelier_day_first(date, filed));
    let resolved = year::resolve(date, day_first, filed)?;
    let doubt = match from {
        PublishedFrom::Properties => Some(Warning::DateFromProperties { date: resolved }),
        _ => doubt(date, order, resolved),
    };
    Some(Found { date: resolved, from, doubt })
}

/// The date on a line of its own: above the running text before below it, but one of an update only where there is no
/// other; of several lines of one kind the first.
fn on_a_line(printed: &Printed<'_>) -> Option<PrintedDate> {
    let body = printed
        .paragraphs
        .iter()
        .find(|paragraph| paragraph.role == Role::Body && ends_sentence(paragraph.span.of(printed.text)));
    let head_ends = body.map_or(printed.text.len(), |body| body.span.start);
    let bylines = printed.paragraphs.iter().filter(|paragraph| paragraph.role == Role::Byline);
    let lines = bylines.flat_map(|paragraph| {
        let words = paragraph.span.of(printed.text);
        let whole = date_line(words).into_iter();
        let each = words.lines().filter_map(date_line);
        whole.chain(each).map(move |(date, label)| (date, label, paragraph.span.start < head_ends))
    });
    let dated = lines.filter(|(date, label, _)| has_year(*date) || *label != DateLabel::Plain);
    let rank = |label: DateLabel, is_head: bool| (label != DateLabel::Updated, is_head, label);
    // `max_by_key` takes the last, so the order is turned round.
    let best = dated
        .enumerate()
        .max_by_key(|(at, (_, label, is_head))| (rank(*label, *is_head), std::cmp::Reverse(*at)));
    best.map(|(_, (date, ..))| date)
}

/// The date at the head or foot of the pages: on a line of its own, else the first whole one.
fn in_heads(heads: &[String]) -> Option<PrintedDate> {
    let alone =
        heads.iter().find_map(|head| date_line(head)).map(|(date, _)| date).filter(|date| has_year(*date));
    let within = || heads.iter().flat_map(|head| calendar::dates_in(head)).find(|date| has_year(*date));
    alone.or_else(within)
}

const fn is_last_resort(from: PublishedFrom) -> bool {
    matches!(from, PublishedFrom::Mail | PublishedFrom::Properties)
}

/// How many days before or after the file was last changed a date is still that of a fresh draft.
const DAYS_FRESH: i32 = 31;

/// Whether "03/04/2024" is of the days around the file's own with the day first, or with the month first; none where
/// both are or neither is.
fn is_fresh_day_first(date: PrintedDate, filed: Date) -> Option<bool> {
    let is_fresh = |day_first| {
        let read = year::resolve(date, day_first, filed);
        read.and_then(|read| read.until(filed).ok()).is_some_and(|span| span.get_days().abs() <= DAYS_FRESH)
    };
    let (day_first, month_first) = (is_fresh(true), is_fresh(false));
    (day_first != month_first).then_some(day_first)
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
