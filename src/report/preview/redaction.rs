//! What a document withholds, for whoever is about to send it.
//!
//! Invariant: tells of exactly those sources that the report withholds, and where its words would have stood.

use crate::desk::Confidentiality;
use crate::report::Format;
use crate::report::build::Maker;
use crate::report::model::Report;
use crate::report::told::claims_to_decide;

/// What the reader of a document will not learn, and what there might still be to learn.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Redaction {
    /// Whether no source is told of at all, so that none can be withheld or named.
    pub tells_no_source: bool,
    /// The sources that stand as codes.
    pub withheld: Vec<Withheld>,
    /// Confidential sources that stand by name.
    pub named: Vec<String>,
    /// What people wrote that loses words.
    pub taken: Vec<Taken>,
    /// The sentences of the article, from 1, in which words of a withheld source stay: the article stays as it is.
    pub stays: Vec<usize>,
}

/// A source that stands as a code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Withheld {
    /// `Source A`.
    pub code: String,
    /// What it is called at the desk.
    pub name: String,
    /// Whether nothing could make it stand by name.
    pub always: bool,
    /// The claims that rest on it, by their numbers.
    pub claims: Vec<usize>,
}

/// Words people wrote that come out with a code in them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// The number of the claim.
    pub claim: usize,
    /// `note`, `reason`.
    pub what: &'static str,
}

/// What the `report` that `maker` made withholds in the form `format`.
pub(super) fn of(maker: &Maker<'_>, report: &Report, format: Format) -> Redaction {
    let tells_no_source = matches!(format, Format::Names | Format::ClaimReview);
    let mut found = Redaction { tells_no_source, ..Redaction::default() };
    if !tells_no_source {
        sources(maker, &mut found);
    }
    if !maker.withheld.is_empty() {
        found.taken = taken(maker);
        found.taken.retain(|it| holds(report, format, it));
        found.stays = if tells_the_article(format) { stays(maker) } else { Vec::new() };
    }
    found
}

fn sources(maker: &Maker<'_>, found: &mut Redaction) {
    for source in maker.numbers.sources().into_iter().filter_map(|id| maker.desk.source(id)) {
        let name = [&source.title, &source.author].into_iter().find(|name| !name.is_empty());
        let name = name.cloned().unwrap_or_else(|| "a source without a name".to_owned());
        let Some(code) = maker.withheld.code(&source.id) else {
            if source.confidentiality.is_confidential() {
                found.named.push(name);
            }
            continue;
        };
        let linked = maker.desk.links_to(&source.id);
        let mut claims: Vec<usize> = linked.map(|linked| maker.numbers.claim(&linked.claim.id)).collect();
        claims.sort_unstable();
        claims.dedup();
        let always = source.confidentiality == Confidentiality::NeverPrint;
        found.withheld.push(Withheld { code: code.to_owned(), name, always, claims });
    }
}

/// Whether words of the article stand in that form.
const fn tells_the_article(format: Format) -> bool {
    !matches!(format, Format::Sources | Format::Csl | Format::Ris | Format::Bibtex)
}

/// Whether that form holds what lost words.
fn holds(report: &Report, format: Format, taken: &Taken) -> bool {
    match format {
        Format::Names
        | Format::Sources
        | Format::ClaimReview
        | Format::Csl
        | Format::Ris
        | Format::Bibtex => false,
        Format::Questions | Format::CallSheets => {
            let mut asked = report.questions.iter().flat_map(|asked| &asked.questions);
            taken.what == "note" && asked.any(|question| question.claim == taken.claim)
        }
        Format::CheckedHtml | Format::CheckedPdf | Format::CheckedDocx => {
            claims_to_decide(report).any(|claim| claim.number == taken.claim)
        }
        _ => report.claims.iter().chain(&report.set_aside).any(|claim| claim.number == taken.claim),
    }
}

fn taken(maker: &Maker<'_>) -> Vec<Taken> {
    let mut taken = Vec::new();
    for claim in maker.desk.claims() {
        let wording = claim.suggestion.as_ref();
        let written = [
            ("note", Some(&claim.note)),
            ("reason", Some(&claim.reason)),
            ("suggested wording", wording.map(|it| &it.wording)),
            ("reason of the wording", wording.map(|it| &it.reason)),
            ("decision", Some(&claim.resolution_reason)),
        ];
        let flags = claim.flags.values().map(|detail| ("flag", Some(detail)));
        let number = maker.numbers.claim(&claim.id);
        for (what, text) in written.into_iter().chain(flags) {
            if text.is_some_and(|text| maker.clean(text) != *text) {
                taken.push(Taken { claim: number, what });
            }
        }
    }
    taken
}

fn stays(maker: &Maker<'_>) -> Vec<usize> {
    let Some(draft) = maker.desk.draft() else { return Vec::new() };
    let sentences = draft.sentences.iter().enumerate();
    let told = sentences.filter(|(_, sentence)| {
        let words = draft.words(sentence.span);
        maker.clean(words) != words
    });
    told.map(|(at, _)| at + 1).collect()
}
