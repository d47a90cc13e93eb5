//! What a document holds, in words.
//!
//! Invariant: counts what stands in the model.

use crate::report::Format;
use crate::report::docx;
use crate::report::model::Report;
use crate::report::reviews;
use crate::report::words::{count, left_out};

/// What the document holds, a fact a line.
pub(super) fn contents(report: &Report, format: Format) -> Vec<String> {
    let claims = count(report.claims.len(), "claim", "claims");
    let sources = sources(report);
    let log = count(report.log.len(), "entry of the log", "entries of the log");
    match format {
        Format::Html | Format::Markdown => {
            vec![format!("The article with {claims} marked"), must_act(report), sources, aside(report), log]
        }
        Format::Docx => vec![
            format!("The article with {}", count(report.claims.len(), "comment", "comments")),
            must_act(report),
            sources,
            aside(report),
            log,
        ],
        Format::CheckedDocx => {
            let (changes, comments) = docx::to_decide(report);
            vec![
                count(changes, "tracked change", "tracked changes"),
                count(comments, "comment on what is to be decided", "comments on what is to be decided"),
                "No list of sources, no log".to_owned(),
            ]
        }
        Format::Csv => vec![
            count(report.claims.len() + report.set_aside.len(), "row: a claim each", "rows: a claim each"),
            "Source passages in their cells".to_owned(),
        ],
        Format::Questions => {
            let asked: usize = report.questions.iter().map(|asked| asked.questions.len()).sum();
            let whom = count(report.questions.len(), "person", "people");
            vec![
                format!("{} to {whom}", count(asked, "question", "questions")),
                "No quotation is read out".to_owned(),
            ]
        }
        Format::CallSheets => vec![
            count(report.questions.len(), "page: a person to call each", "pages: a person to call each"),
            "No quotation is read out".to_owned(),
        ],
        Format::Names => {
            let forms: usize = report.names.iter().map(|name| name.forms.len()).sum();
            vec![format!(
                "{} in {}",
                count(report.names.len(), "name", "names"),
                count(forms, "form", "forms")
            )]
        }
        Format::Sources => vec![sources],
        Format::Json => vec![claims, sources, aside(report), log, journal(report)],
        Format::Xlsx => vec![
            format!("A sheet of {}", count(report.claims.len() + report.set_aside.len(), "claim", "claims")),
            format!("a sheet of {}", count(report.sources.len(), "source", "sources")),
            "a sheet on the piece".to_owned(),
        ],
        Format::WebAnnotation => vec![
            count(report.claims.len(), "note on the words of a claim", "notes, each on the words of a claim"),
            "The article’s words around each claim".to_owned(),
        ],
        Format::ClaimReview => vec![reviews::given(report)],
        Format::Csl | Format::Ris | Format::Bibtex => {
            let listed = count(report.sources.len(), "source", "sources");
            vec![listed, "No claim, and no place cited".to_owned()]
        }
    }
    .into_iter()
    .filter(|line| !line.is_empty())
    .collect()
}

fn sources(report: &Report) -> String {
    let places: usize = report.sources.iter().map(|source| source.citations.len()).sum();
    match report.sources.len() {
        0 => "no source".to_owned(),
        n => {
            format!("{} with {}", count(n, "source", "sources"), count(places, "place cited", "places cited"))
        }
    }
}

fn must_act(report: &Report) -> String {
    match report.claims.iter().filter(|claim| claim.must_act()).count() {
        0 => String::new(),
        n => count(n, "claim to act on", "claims to act on"),
    }
}

fn aside(report: &Report) -> String {
    match report.set_aside.len() {
        0 => String::new(),
        n => count(n, "claim set aside", "claims set aside"),
    }
}

fn journal(report: &Report) -> String {
    let told = match report.journal {
        Some(_) => "Every edit: the same project can be made of it again",
        None => "No edits: a project cannot be made of it again",
    };
    told.to_owned()
}

/// What somebody who sends the document on should know.
pub(super) fn cautions(report: &Report, format: Format) -> Vec<String> {
    // Lists of names and of sources are whole, whatever the filter says.
    let filter = report.head.filter.as_ref().filter(|_| lists_claims(format)).map(left_out);
    let unready = (!report.summary.ready).then(|| {
        let why = report.summary.why_not.join("; ");
        format!("The piece is not ready: {why}")
    });
    let unchecked = report.sign_offs.iter().filter(|signed| !signed.unchecked.is_empty());
    let unchecked = unchecked.map(|signed| format!("Not checked: {}", signed.unchecked));
    let remarks = if format == Format::ClaimReview { reviews::remarks(report) } else { Vec::new() };
    filter.into_iter().chain(unready).chain(unchecked).chain(remarks).collect()
}

const fn lists_claims(format: Format) -> bool {
    !matches!(format, Format::Names | Format::Sources | Format::Csl | Format::Ris | Format::Bibtex)
}
