//! Tables of a Word document: fixed columns, a head that comes again on every page, rows that no page break parts.
//!
//! Invariant: every cell holds at least one paragraph, as Word demands.

use maud::{Markup, html};

use super::run;

/// The width of the text on a page, in twentieths of a point.
pub(super) const WIDTH: usize = 9412;

/// A column: its head and its share of the width, in hundredths.
pub(super) type Column = (&'static str, usize);

/// A table of `rows`; nothing where there is none.
pub(super) fn table<const N: usize>(columns: &[Column; N], rows: &[Markup]) -> Markup {
    html! {
        @if !rows.is_empty() {
            w:tbl {
                w:tblPr {
                    w:tblStyle w:val="ReportTable" {}
                    w:tblW w:w=(WIDTH) w:type="dxa" {}
                    w:tblLayout w:type="fixed" {}
                    w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="0" w:noVBand="1" {}
                }
                w:tblGrid { @for (_, share) in columns { w:gridCol w:w=(share * WIDTH / 100) {} } }
                w:tr {
                    w:trPr { w:cantSplit {} w:tblHeader {} }
                    @for (head, share) in columns { (cell(*share, &run::paragraph("CellHead", &run::plain(head)))) }
                }
                @for row in rows { (row) }
            }
            (run::paragraph("AfterTable", &html! {}))
        }
    }
}

/// A row with a cell for each column.
pub(super) fn row<const N: usize>(columns: &[Column; N], cells: &[Markup; N]) -> Markup {
    html! {
        w:tr {
            w:trPr { w:cantSplit {} }
            @for ((_, share), words) in columns.iter().zip(cells) { (cell(*share, words)) }
        }
    }
}

/// A row that is one cell over all columns.
pub(super) fn whole_row<const N: usize>(words: &Markup) -> Markup {
    html! {
        w:tr {
            w:trPr { w:cantSplit {} }
            w:tc {
                w:tcPr {
                    w:tcW w:w=(WIDTH) w:type="dxa" {}
                    w:gridSpan w:val=(N) {}
                    w:shd w:val="clear" w:color="auto" w:fill="F4F3F0" {}
                }
                (words)
            }
        }
    }
}

fn cell(share: usize, words: &Markup) -> Markup {
    html! { w:tc { w:tcPr { w:tcW w:w=(share * WIDTH / 100) w:type="dxa" {} } (words) } }
}

/// The paragraph of a cell.
pub(super) fn text(words: &str) -> Markup {
    cell_of(&run::plain(words))
}

/// The paragraph of a cell, in small gray letters.
pub(super) fn quiet(words: &str) -> Markup {
    html! { @if !words.trim().is_empty() { (cell_of(&run::styled("Quiet", words))) } }
}

/// The paragraph of a cell around runs.
pub(super) fn cell_of(runs: &Markup) -> Markup {
    run::paragraph("Cell", runs)
}

/// `words`, or an empty paragraph where there are none.
pub(super) fn filled(words: Markup) -> Markup {
    if words.0.is_empty() { text("") } else { words }
}
