//! What would go out, before it does: what is withheld, what the document holds, and its first page.
//!
//! The page is read out of the rendered document itself, so that it cannot say anything else than the document will.
//!
//! Invariant: shows the model and its renderings; whoever looks at it sits at the desk and may know every source.

mod contents;
mod page;
mod redaction;
mod web;
mod word;

pub use page::{Line, LineKind, Mark, Part};
pub use redaction::{Redaction, Taken, Withheld};

use super::model::Report;
use super::{
    Format, Options, Paper, annotations, build, docx, html, json, markdown, pdf, references, reviews, sheet,
    table,
};
use crate::desk::Desk;
use page::{MOST_LINES, Page};

/// Columns of a table that fit on a page.
const MOST_COLUMNS: usize = 6;

/// What would go out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Preview {
    /// What the reader of the document will not learn.
    pub redaction: Redaction,
    /// What the document holds, a fact a line.
    pub contents: Vec<String>,
    /// What somebody who sends it on should know: a filter, a piece that is not ready.
    pub cautions: Vec<String>,
    /// The first page.
    pub page: Vec<Line>,
    /// Whether the document goes on behind that page.
    pub goes_on: bool,
}

/// What [`super::render`] would make of the same.
pub fn preview(desk: &Desk, format: Format, options: &Options) -> Preview {
    let options = options.fit_for(format);
    let maker = build::maker(desk, &options);
    let report = build::report(&maker, &options);
    let Page { lines, goes_on, .. } = first_page(&report, format, options.paper);
    Preview {
        redaction: redaction::of(&maker, &report, format),
        contents: contents::contents(&report, format),
        cautions: contents::cautions(&report, format),
        page: lines,
        goes_on,
    }
}

fn first_page(report: &Report, format: Format, paper: Paper) -> Page {
    match format {
        Format::Html => web::page(&html::render(report)),
        Format::CheckedHtml => web::page(&html::checked(report)),
        Format::Questions => web::page(&html::questions(report)),
        Format::CallSheets => web::page(&html::call_sheets(report)),
        Format::Names => web::page(&html::names(report)),
        Format::Sources => web::page(&html::sources(report)),
        Format::Docx | Format::CheckedDocx => {
            let (body, comments) = docx::parts(report, format == Format::CheckedDocx);
            word::page(&body, &comments)
        }
        Format::Pdf => Page::of(pdf::told(report, paper, false)),
        Format::CheckedPdf => Page::of(pdf::told(report, paper, true)),
        Format::Csv => rows(&table::render(report)),
        Format::Xlsx => table_of(sheet::first_rows(report)),
        Format::Markdown => raw(&markdown::render(report)),
        Format::Json => program_text(&json(report)),
        Format::WebAnnotation => program_text(&annotations::render(report)),
        Format::ClaimReview => program_text(&reviews::render(report)),
        Format::Csl => program_text(&references::csl::render(report)),
        Format::Ris => raw(&references::ris::render(report)),
        Format::Bibtex => raw(&references::bibtex::render(report)),
    }
}

fn program_text(bytes: &[u8]) -> Page {
    raw(&String::from_utf8_lossy(bytes))
}

/// Text as it stands, without its empty lines.
fn raw(text: &str) -> Page {
    let mut page = Page::default();
    for line in text.lines().filter(|line| !line.trim().is_empty()).take(MOST_LINES + 1) {
        page.begin(LineKind::Raw);
        page.add(line, Mark::None);
    }
    page.end();
    page
}

/// The first rows of a table in CSV.
fn rows(text: &str) -> Page {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let row = |row: csv::StringRecord| row.iter().map(str::to_owned).collect();
    table_of(reader.records().flatten().map(row))
}

/// The first rows and columns of a table.
fn table_of(rows: impl Iterator<Item = Vec<String>>) -> Page {
    let mut page = Page::default();
    for (at, row) in rows.take(MOST_LINES + 1).enumerate() {
        page.begin(if at == 0 { LineKind::Heading } else { LineKind::Text });
        for cell in row.iter().take(MOST_COLUMNS) {
            page.cell();
            page.add(if cell.is_empty() { "–" } else { cell }, Mark::None);
        }
        let more = row.len().saturating_sub(MOST_COLUMNS);
        if more > 0 {
            page.cell();
            page.add(&if at == 0 { format!("and {more} more") } else { "…".to_owned() }, Mark::None);
        }
    }
    page.end();
    page
}
