//! A desk into documents: one report model, several renderings.
//!
//! ```text
//! desk -> build (numbers, withhold, redact) -> model -> html | pdf | docx | markdown | csv | xlsx | json | …
//! ```
//!
//! Invariant: pure bytes out; knows no file, clock or window.

mod acts;
mod address;
mod annotations;
mod answers;
mod build;
mod change;
mod checks;
mod docx;
mod drafts;
mod fit;
mod format;
mod html;
mod incoming;
mod journal;
mod markdown;
mod model;
mod names;
mod numbers;
mod pdf;
mod preview;
mod records;
mod redact;
mod references;
mod returned;
mod reviews;
mod sheet;
mod table;
mod told;
mod withhold;
mod words;

pub use format::{Format, Group, Paper};
pub use incoming::{Found, Incoming, NoIncoming, incoming};
pub use journal::{NoProject, read_journal};
pub use preview::{Line, LineKind, Mark, Part, Preview, Redaction, Taken, Withheld, preview};
pub use returned::{NotOurs, TakenBack, take_back};
pub use withhold::{covered, masked};

use serde::Serialize;

use crate::desk::{Desk, Filter, Today};

/// The number of the JSON form; it grows when a field changes its meaning or goes.
const VERSION: u32 = 1;

/// What a report is to hold.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Options {
    /// Whether confidential sources stand as codes.
    pub redacted: bool,
    /// Which claims it shows; what it leaves out is counted in every form.
    pub filter: Filter,
    /// The day it is made; none: that of the project's last entry, so that the same project gives the same bytes.
    pub today: Option<Today>,
    /// The paper of a PDF.
    pub paper: Paper,
    /// Program and version, as the report names them: `Tickmark 0.1.0`.
    pub program: String,
}

impl Options {
    /// A report of everything, by this version of Tickmark.
    pub fn whole() -> Self {
        let program = concat!("Tickmark ", env!("CARGO_PKG_VERSION")).to_owned();
        Self { redacted: false, filter: Filter::default(), today: None, paper: Paper::A4, program }
    }

    /// The same, as the form `format` is made.
    fn fit_for(&self, format: Format) -> Self {
        // What is made for publication names nobody who is not to be named.
        Self { redacted: self.redacted || format == Format::ClaimReview, ..self.clone() }
    }
}

/// The report on `desk` in the form `format`; the same desk gives the same bytes.
pub fn render(desk: &Desk, format: Format, options: &Options) -> Vec<u8> {
    let report = model(desk, format, options);
    match format {
        Format::Html => html::render(&report).into_bytes(),
        Format::CheckedHtml => html::checked(&report).into_bytes(),
        Format::Docx => docx::checking(&report),
        Format::CheckedDocx => docx::checked(&report),
        Format::Pdf => pdf::checking(&report, options.paper),
        Format::CheckedPdf => pdf::checked(&report, options.paper),
        Format::Markdown => markdown::render(&report).into_bytes(),
        Format::Csv => table::render(&report).into_bytes(),
        Format::Questions => html::questions(&report).into_bytes(),
        Format::CallSheets => html::call_sheets(&report).into_bytes(),
        Format::Names => html::names(&report).into_bytes(),
        Format::Sources => html::sources(&report).into_bytes(),
        Format::Xlsx => sheet::render(&report),
        Format::Json => json(&report),
        Format::WebAnnotation => annotations::render(&report),
        Format::ClaimReview => reviews::render(&report),
        Format::Csl => references::csl::render(&report),
        Format::Ris => references::ris::render(&report).into_bytes(),
        Format::Bibtex => references::bibtex::render(&report).into_bytes(),
    }
}

/// What is to be known of the report in the form `format` before it is handed on, and must not stand in it.
pub fn remarks(desk: &Desk, format: Format, options: &Options) -> Vec<String> {
    match format {
        Format::ClaimReview => reviews::remarks(&model(desk, format, options)),
        _ => Vec::new(),
    }
}

fn model(desk: &Desk, format: Format, options: &Options) -> model::Report {
    build::build(desk, &options.fit_for(format))
}

/// What can be written as JSON, indented, with a line end.
fn json(value: &impl Serialize) -> Vec<u8> {
    // Strings, numbers and lists alone: nothing in a report can fail to be written.
    let mut text = serde_json::to_string_pretty(value).unwrap_or_default();
    text.push('\n');
    text.into_bytes()
}
