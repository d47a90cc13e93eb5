//! `tickmark report`: a project, or an article as it stands, into a document.
//!
//! Invariant: changes neither; the document appears whole or not at all.

use std::io::{self, ErrorKind, Write as _};
use std::path::Path;

use jiff::Timestamp;
use jiff::civil::Date;

use super::arguments::{As, By, OnPaper, Report};
use super::{Failure, new, tell, who};
use crate::archive::{LoadFailure, Project, export, load_article};
use crate::article::ReadError;
use crate::desk::{Checker, Desk, Today};
use crate::report::{Format, Options, Paper, remarks, render};

/// Writes the report that `arguments` ask for.
pub(super) fn run(arguments: &Report, now: Timestamp) -> Result<(), Failure> {
    let desk = desk(&arguments.piece, arguments.published, &arguments.by, now)?;
    let today = arguments.today.map(Today::on);
    let paper = arguments.paper.into();
    let options = Options { redacted: arguments.redacted, today, paper, ..Options::whole() };
    let form = arguments.form.into();
    let bytes = render(&desk, form, &options);
    for remark in remarks(&desk, form, &options) {
        tell(&format!("note: {remark}"));
    }
    match &arguments.out {
        Some(path) => Ok(export(path, &bytes)?),
        None => match io::stdout().lock().write_all(&bytes) {
            // A reader that has enough ("| head") is no failure.
            Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Failure::Output(error)),
            _ => Ok(()),
        },
    }
}

/// The desk of the project that is named, or of the article with nothing checked yet.
pub(super) fn desk(piece: &Path, published: Option<Date>, by: &By, now: Timestamp) -> Result<Desk, Failure> {
    let by = who::checker(by);
    if piece.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("tickmark")) {
        return project(piece, &by);
    }
    let opened = match load_article(piece, published) {
        // A project under another name is known by its first bytes.
        Err(error) if matches!(error.why, LoadFailure::NoArticle(ReadError::Project)) => {
            return project(piece, &by);
        }
        opened => opened?,
    };
    let mut desk = Desk::default();
    for entry in new::take_in(&opened, &by, now) {
        desk.record(entry)?;
    }
    Ok(desk)
}

fn project(path: &Path, by: &Checker) -> Result<Desk, Failure> {
    let opened = Project::open(path, by)?;
    for notice in &opened.notices {
        tell(&format!("note: {notice}"));
    }
    Ok(opened.desk)
}

impl From<OnPaper> for Paper {
    fn from(paper: OnPaper) -> Self {
        match paper {
            OnPaper::A4 => Self::A4,
            OnPaper::Letter => Self::Letter,
        }
    }
}

impl From<As> for Format {
    fn from(form: As) -> Self {
        match form {
            As::Html => Self::Html,
            As::Pdf => Self::Pdf,
            As::CheckedHtml => Self::CheckedHtml,
            As::CheckedPdf => Self::CheckedPdf,
            As::Docx => Self::Docx,
            As::CheckedDocx => Self::CheckedDocx,
            As::Md => Self::Markdown,
            As::Csv => Self::Csv,
            As::Xlsx => Self::Xlsx,
            As::Questions => Self::Questions,
            As::Calls => Self::CallSheets,
            As::Names => Self::Names,
            As::Sources => Self::Sources,
            As::Json => Self::Json,
            As::WebAnnotation => Self::WebAnnotation,
            As::ClaimReview => Self::ClaimReview,
            As::Csl => Self::Csl,
            As::Ris => Self::Ris,
            As::Bibtex => Self::Bibtex,
        }
    }
}
