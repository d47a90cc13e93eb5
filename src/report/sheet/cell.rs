//! One cell: text, a number, a day, a moment or a status.
//!
//! Invariant: text is written as text, never as a formula; what a cell cannot hold is cut, or becomes text.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use rust_xlsxwriter::{Color, ExcelDateTime, Format, FormatAlign, Worksheet, XlsxError};

use super::colors;
use crate::desk::Status;
use crate::report::words::visible;

/// Letters that a cell can hold, by the workbook's own count: UTF-16.
const MOST_UNITS: usize = 32_767;

/// What a cell says.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Cell {
    Text(String),
    Number(f64),
    Day(Date),
    Moment(Timestamp),
    Status(Status),
    Empty,
}

impl Cell {
    /// `words`, or nothing.
    pub(super) fn text(words: impl Into<String>) -> Self {
        let words = words.into();
        if words.is_empty() { Self::Empty } else { Self::Text(words) }
    }

    /// A count.
    pub(super) const fn count(n: usize) -> Self {
        Self::Number(n as f64)
    }

    /// A date as somebody wrote it: a day where it is one, else the words.
    pub(super) fn written_day(words: &str) -> Self {
        let is_day = words.len() == "2024-08-16".len();
        words.parse().ok().filter(|_| is_day).map_or_else(|| Self::text(words), Self::Day)
    }

    /// What it says, as a spreadsheet shows it.
    pub(super) fn words(&self) -> String {
        match self {
            Self::Text(words) => words.clone(),
            Self::Number(number) => number.to_string(),
            Self::Day(date) => date.to_string(),
            Self::Moment(at) => at.strftime("%Y-%m-%d %H:%M").to_string(),
            Self::Status(status) => status.name().to_owned(),
            Self::Empty => String::new(),
        }
    }

    /// Puts it into `sheet`.
    pub(super) fn write(
        self,
        sheet: &mut Worksheet,
        (row, column): (u32, u16),
        looks: &Looks,
    ) -> Result<(), XlsxError> {
        match self {
            Self::Empty => return Ok(()),
            Self::Number(number) => sheet.write_number_with_format(row, column, number, &looks.number),
            Self::Status(status) => {
                let format = looks.status(status);
                sheet.write_string_with_format(row, column, status.name(), &format)
            }
            Self::Text(words) => sheet.write_string_with_format(row, column, cut(&words), &looks.text),
            Self::Day(date) => match day(date) {
                Some(day) => sheet.write_datetime_with_format(row, column, &day, &looks.day),
                None => sheet.write_string_with_format(row, column, date.to_string(), &looks.text),
            },
            Self::Moment(at) => match moment(at) {
                Some(moment) => sheet.write_datetime_with_format(row, column, &moment, &looks.moment),
                None => sheet.write_string_with_format(row, column, at.to_string(), &looks.text),
            },
        }?;
        Ok(())
    }
}

/// How cells look.
#[derive(Debug)]
pub(super) struct Looks {
    text: Format,
    number: Format,
    day: Format,
    moment: Format,
}

impl Looks {
    pub(super) fn new() -> Self {
        let top = Format::new().set_align(FormatAlign::Top);
        let at_left = top.clone().set_align(FormatAlign::Left);
        Self {
            text: top.clone().set_text_wrap().set_num_format("@"),
            number: top,
            day: at_left.clone().set_num_format("yyyy-mm-dd"),
            moment: at_left.set_num_format("yyyy-mm-dd hh:mm"),
        }
    }

    fn status(&self, status: Status) -> Format {
        let (ink, ground) = colors(status);
        let format =
            self.text.clone().set_font_color(Color::RGB(ink)).set_background_color(Color::RGB(ground));
        format.set_bold()
    }
}

/// `words` as far as a cell can hold them, with what nobody sees made visible.
pub(super) fn cut(words: &str) -> String {
    let mut units = 0;
    let fits = |c: &char| {
        units += c.len_utf16();
        units <= MOST_UNITS
    };
    visible(words).chars().take_while(fits).collect()
}

/// A day of a workbook, whose calendar begins in 1900.
fn day(date: Date) -> Option<ExcelDateTime> {
    let year = u16::try_from(date.year()).ok().filter(|year| *year >= 1900)?;
    ExcelDateTime::from_ymd(year, date.month().unsigned_abs(), date.day().unsigned_abs()).ok()
}

/// A moment in UTC, to the second.
pub(super) fn moment(at: Timestamp) -> Option<ExcelDateTime> {
    let at = at.to_zoned(TimeZone::UTC).datetime();
    let (hour, minute, second) =
        (at.hour().unsigned_abs(), at.minute().unsigned_abs(), at.second().unsigned_abs());
    day(at.date())?.and_hms(u16::from(hour), minute, f64::from(second)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_days_are_days() {
        for (written, cell) in [
            ("2024-08-16", Cell::Day(jiff::civil::date(2024, 8, 16))),
            ("2024-08", Cell::Text("2024-08".to_owned())),
            ("May 2024", Cell::Text("May 2024".to_owned())),
            ("2024-02-31", Cell::Text("2024-02-31".to_owned())),
            ("", Cell::Empty),
        ] {
            assert_eq!(Cell::written_day(written), cell, "{written}");
        }
        assert!(day(jiff::civil::date(1899, 12, 31)).is_none());
    }

    #[test]
    fn long_words_are_cut_where_a_cell_ends() {
        assert_eq!(cut(&"é".repeat(40_000)).chars().count(), MOST_UNITS);
        assert_eq!(cut(&"😀".repeat(40_000)).chars().count(), MOST_UNITS / 2);
    }
}
