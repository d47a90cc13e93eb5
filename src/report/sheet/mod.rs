//! The claims as a workbook: one row a claim, a second sheet for the sources, a third for what
//! was worked out, a fourth for the piece.
//!
//! Numbers are numbers and days are days, so that a spreadsheet can sort and count them. Everything else is text that
//! no spreadsheet runs, whatever it begins with.
//!
//! Invariant: the same report gives the same bytes; no cell holds a formula or a link.

mod cell;
mod checks;
mod claims;
mod piece;
mod sources;

use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

use super::model::Report;
use crate::desk::Status;
use cell::{Cell, Looks, moment};

/// A column: its name in the first row, and its width in letters.
type Column = (&'static str, f64);

/// The report as a workbook.
pub(super) fn render(report: &Report) -> Vec<u8> {
    // Cells are cut to what a workbook can hold, and sheets to its rows: nothing is left that could be refused.
    workbook(report).unwrap_or_default()
}

fn workbook(report: &Report) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let properties =
        DocProperties::new().set_title(cell::cut(&report.head.title)).set_author(&report.head.program);
    // Made when the last entry was: the clock would give other bytes each time.
    let made = report.head.last.and_then(moment).map_or_else(|| ExcelDateTime::from_ymd(2000, 1, 1), Ok)?;
    book.set_properties(&properties.set_creation_datetime(&made));
    let looks = Looks::new();
    let shown = report.claims.iter().chain(&report.set_aside);
    table(book.add_worksheet(), ("Claims", &claims::COLUMNS), shown.map(claims::row), &looks)?;
    table(
        book.add_worksheet(),
        ("Sources", &sources::COLUMNS),
        report.sources.iter().map(sources::row),
        &looks,
    )?;
    table(
        book.add_worksheet(),
        ("Computed checks", &checks::COLUMNS),
        report.checks.iter().map(checks::row),
        &looks,
    )?;
    table(book.add_worksheet(), ("Piece", &piece::COLUMNS), piece::rows(report).into_iter(), &looks)?;
    book.save_to_buffer()
}

/// The first sheet as words, its head first.
pub(super) fn first_rows(report: &Report) -> impl Iterator<Item = Vec<String>> {
    let head = claims::COLUMNS.iter().map(|(title, _)| (*title).to_owned()).collect();
    let rows = report.claims.iter().chain(&report.set_aside).map(claims::row);
    std::iter::once(head).chain(rows.map(|row| row.iter().map(Cell::words).collect()))
}

/// Most rows of a sheet.
const MOST_ROWS: u32 = 1_048_575;

/// A sheet with a frozen head, a filter over each column, and `rows`.
fn table<const N: usize>(
    sheet: &mut Worksheet,
    (name, columns): (&str, &[Column; N]),
    rows: impl Iterator<Item = [Cell; N]>,
    looks: &Looks,
) -> Result<(), XlsxError> {
    sheet.set_name(name)?;
    let head = Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::Top)
        .set_border_bottom(FormatBorder::Thin)
        .set_border_bottom_color(Color::RGB(0x6D_69_62));
    for (at, (title, width)) in (0_u16..).zip(columns) {
        sheet.set_column_width(at, *width)?;
        sheet.write_string_with_format(0, at, *title, &head)?;
    }
    let mut last = 0;
    for (row, cells) in (1..=MOST_ROWS).zip(rows) {
        for (column, cell) in (0_u16..).zip(cells) {
            cell.write(sheet, (row, column), looks)?;
        }
        last = row;
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet.autofilter(0, 0, last.max(1), N.saturating_sub(1) as u16)?;
    // Printed, it takes three sheets of A4 side by side, each with the heads and the numbers.
    sheet.set_landscape().set_paper_size(9).set_print_scale(60).set_page_order(true);
    sheet.set_repeat_rows(0, 0)?.set_repeat_columns(0, 0)?;
    Ok(())
}

/// The ink and the ground of a status, as on the printed page.
const fn colors(status: Status) -> (u32, u32) {
    match status {
        Status::Unchecked | Status::NoCheck => (0x5C_5C_5C, 0xF1_F1_F1),
        Status::Waiting => (0x00_5F_9E, 0xE0_F1_FC),
        Status::Confirmed | Status::OnAuthor => (0x2D_00_C3, 0xE9_E4_FA),
        Status::Wrong | Status::Disputed => (0x87_1E_00, 0xF5_E4_DF),
        Status::NotConfirmed => (0x8A_49_00, 0xFB_EE_DD),
    }
}
