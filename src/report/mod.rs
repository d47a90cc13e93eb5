//! A desk into documents: one report model, several renderings.
//!
//! ```text
//! desk -> build (numbers, withhold, redact) -> model -> html | docx | markdown | csv | json
//! ```
//!
//! Invariant: pure bytes out; knows no file, clock or window.

mod acts;
mod answers;
mod build;
mod docx;
mod format;
mod html;
mod markdown;
mod model;
mod names;
mod numbers;
mod records;
mod redact;
mod table;
mod withhold;
mod words;

pub use format::Format;

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
    /// Program and version, as the report names them: `Tickmark 0.1.0`.
    pub program: String,
}

impl Options {
    /// A report of everything, by this version of Tickmark.
    pub fn whole() -> Self {
        let program = concat!("Tickmark ", env!("CARGO_PKG_VERSION")).to_owned();
        Self { redacted: false, filter: Filter::default(), today: None, program }
    }
}

/// The report on `desk` in the form `format`; the same desk gives the same bytes.
pub fn render(desk: &Desk, format: Format, options: &Options) -> Vec<u8> {
    let report = build::build(desk, options);
    match format {
        Format::Html => html::render(&report).into_bytes(),
        Format::Docx => docx::checking(&report),
        Format::CheckedDocx => docx::checked(&report),
        Format::Markdown => markdown::render(&report).into_bytes(),
        Format::Csv => table::render(&report).into_bytes(),
        Format::Questions => html::questions(&report).into_bytes(),
        Format::CallSheets => html::call_sheets(&report).into_bytes(),
        Format::Names => html::names(&report).into_bytes(),
        Format::Sources => html::sources(&report).into_bytes(),
        Format::Json => json(&report).into_bytes(),
    }
}

/// The model as it stands, as indented JSON with a line end.
fn json(report: &model::Report) -> String {
    // Strings, numbers and lists alone: nothing in the model can fail to be written.
    let mut text = serde_json::to_string_pretty(report).unwrap_or_default();
    text.push('\n');
    text
}
