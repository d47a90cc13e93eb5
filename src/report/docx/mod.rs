//! The checking copy and the checked copy as Word documents.
//!
//! The checking copy is the article with a comment on every claim, and the report below it. The checked copy is for the
//! editor alone: proposed words stand in it as tracked changes, and only what is still to be decided has a comment.
//!
//! Markup is escaped by construction. Every claim has a bookmark, `claim12`, and so has the report below the article: a
//! copy that comes back can be read whatever became of its comments.
//!
//! Invariant: lays out the model and adds no fact; the article's words come out unchanged; the same report gives the
//! same bytes.

mod article;
mod checks;
mod comment;
mod drafts;
mod head;
mod lists;
mod look;
mod names;
mod pack;
mod run;
mod sources;
mod table;

use maud::{Markup, html};

use super::change::{Change, changes};
use super::model::{ClaimRow, Report};
use super::told::claims_to_decide;
use crate::article::REPORT_BOOKMARK;

/// The vocabulary of documents.
const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
/// The vocabulary of relations.
const R: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// One document on its way.
struct Copy<'a> {
    report: &'a Report,
    /// What it is called on its pages.
    kind: &'static str,
    /// The claims with a comment, in text order; a comment's id is its place here.
    notes: Vec<&'a ClaimRow>,
    /// Tracked changes, in text order, none over another.
    changes: Vec<Change<'a>>,
    /// Whether the editor is to go through it.
    is_for_editor: bool,
}

/// The checking copy: every claim with its comment, and the whole report.
pub(super) fn checking(report: &Report) -> Vec<u8> {
    let copy = Copy::checking(report);
    pack::document(&copy, &checking_body(&copy))
}

/// The checked copy: proposed words as tracked changes, comments on what is left to decide.
pub(super) fn checked(report: &Report) -> Vec<u8> {
    let copy = Copy::checked(report);
    pack::document(&copy, &checked_body(&copy))
}

/// The text of the checking copy or the checked copy and its comments, as markup.
pub(super) fn parts(report: &Report, is_for_editor: bool) -> (String, String) {
    let copy = if is_for_editor { Copy::checked(report) } else { Copy::checking(report) };
    let body = if is_for_editor { checked_body(&copy) } else { checking_body(&copy) };
    (body.into_string(), comment::comments(&copy).into_string())
}

impl<'a> Copy<'a> {
    fn checking(report: &'a Report) -> Self {
        let notes = report.claims.iter().collect();
        Self { report, kind: "Checking copy", notes, changes: Vec::new(), is_for_editor: false }
    }

    fn checked(report: &'a Report) -> Self {
        let changes = changes(report);
        let notes = claims_to_decide(report).collect();
        Self { report, kind: "Checked copy", notes, changes, is_for_editor: true }
    }
}

fn checking_body(copy: &Copy<'_>) -> Markup {
    let report = copy.report;
    let after = html! {
        (head::summary(report))
        (lists::must_act(copy, report.claims.iter().filter(|claim| claim.must_act())))
        (lists::delicate(copy))
        (lists::lines(copy))
        (names::names(report))
        (checks::checks(report))
        (sources::sources(report))
        (lists::set_aside(report))
        (drafts::removed(copy))
        (drafts::since(copy))
        (lists::log(report))
        (lists::sign_offs(report))
    };
    body(copy, &after)
}

fn checked_body(copy: &Copy<'_>) -> Markup {
    let report = copy.report;
    let after = html! {
        (head::summary(report))
        (lists::must_act(copy, copy.notes.iter().copied()))
        (lists::sign_offs(report))
    };
    body(copy, &after)
}

fn body(copy: &Copy<'_>, after: &Markup) -> Markup {
    html! {
        (article::article(copy))
        w:p {
            w:pPr { w:pStyle w:val="ReportTitle" {} }
            w:bookmarkStart w:id="0" w:name=(REPORT_BOOKMARK) {}
            (run::plain(copy.kind))
            w:bookmarkEnd w:id="0" {}
        }
        (head::head(copy))
        (after)
        w:sectPr {
            w:headerReference w:type="default" r:id="rIdHeader" {}
            w:footerReference w:type="default" r:id="rIdFooter" {}
            w:pgSz w:w="11906" w:h="16838" {}
            w:pgMar w:top="1474" w:right="1247" w:bottom="1361" w:left="1247" w:header="680" w:footer="624" w:gutter="0" {}
        }
    }
}
