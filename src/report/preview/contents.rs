//! What a document holds, in words.
//!
//! Invariant: counts what stands in the model.

use crate::report::change::changes;
use crate::report::model::Report;
use crate::report::reviews;
use crate::report::told::claims_to_decide;
use crate::report::words::{count, left_out};
use crate::report::{Format, Group};

/// What the document holds, a fact a line.
pub(super) fn contents(report: &Report, format: Format) -> Vec<String> {
    let mut facts = match format.group() {
        Group::CheckingCopy => whole(report, format),
        Group::CheckedCopy => to_decide(report, format),
        Group::Printed => printed(report, format),
        Group::Data => data(report, format),
        Group::References => {
            let sources = count(report.sources.len(), "source", "sources");
            vec![sources, "No claim, and no place cited".to_owned()]
        }
    };
    facts.retain(|fact| !fact.is_empty());
    facts
}

fn whole(report: &Report, format: Format) -> Vec<String> {
    let article = match format {
        Format::Docx => count(report.claims.len(), "comment", "comments"),
        _ => format!("{} marked", claims(report)),
    };
    vec![
        format!("The article with {article}"),
        must_act(report),
        sources(report),
        aside(report),
        removed(report),
        since(report),
        log(report),
    ]
}

fn to_decide(report: &Report, format: Format) -> Vec<String> {
    let (changes, open) = (changes(report).len(), claims_to_decide(report).count());
    let (changes, open) = if format == Format::CheckedPdf {
        let boxes = count(open, "decision with boxes to tick", "decisions with boxes to tick");
        (count(changes, "change shown", "changes shown"), boxes)
    } else if format == Format::CheckedHtml {
        (
            count(changes, "change shown", "changes shown"),
            count(open, "decision to make", "decisions to make"),
        )
    } else {
        let comments = count(open, "comment on what is to be decided", "comments on what is to be decided");
        (count(changes, "tracked change", "tracked changes"), comments)
    };
    vec![changes, open, "No list of sources, no log".to_owned()]
}

fn printed(report: &Report, format: Format) -> Vec<String> {
    let unsaid = "No quotation is read out".to_owned();
    match format {
        Format::Names => {
            let forms: usize = report.names.iter().map(|name| name.forms.len()).sum();
            let names = count(report.names.len(), "name", "names");
            vec![format!("{names} in {}", count(forms, "form", "forms"))]
        }
        Format::Sources => vec![sources(report)],
        Format::CallSheets => {
            let pages = report.questions.len();
            vec![count(pages, "page: a person to call", "pages: a person to call each"), unsaid]
        }
        _ => {
            let asked: usize = report.questions.iter().map(|asked| asked.questions.len()).sum();
            let whom = count(report.questions.len(), "person", "people");
            vec![format!("{} to {whom}", count(asked, "question", "questions")), unsaid]
        }
    }
}

fn data(report: &Report, format: Format) -> Vec<String> {
    let rows = report.claims.len() + report.set_aside.len();
    match format {
        Format::Csv => vec![
            count(rows, "row: a claim each", "rows: a claim each"),
            "Source passages in their cells".to_owned(),
        ],
        Format::Xlsx => vec![
            format!("A sheet of {}", count(rows, "claim", "claims")),
            format!("a sheet of {}", count(report.sources.len(), "source", "sources")),
            "a sheet on the piece".to_owned(),
        ],
        Format::WebAnnotation => {
            let notes = count(report.claims.len(), "note", "notes");
            vec![format!("{notes} on the words of the article"), "A few words around each claim".to_owned()]
        }
        Format::ClaimReview => vec![reviews::given(report)],
        _ => vec![
            claims(report),
            sources(report),
            aside(report),
            removed(report),
            since(report),
            log(report),
            journal(report),
        ],
    }
}

fn claims(report: &Report) -> String {
    count(report.claims.len(), "claim", "claims")
}

fn log(report: &Report) -> String {
    count(report.log.len(), "entry of the log", "entries of the log")
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

fn removed(report: &Report) -> String {
    match report.removed.len() {
        0 => String::new(),
        n => count(n, "claim that this draft does not have", "claims that this draft does not have"),
    }
}

fn since(report: &Report) -> String {
    let changed = |n| count(n, "claim changed since sign-off", "claims changed since sign-off");
    report.since.as_ref().map(|since| changed(since.claims.len())).unwrap_or_default()
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
