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
mod change;
mod comment;
mod fit;
mod head;
mod lists;
mod look;
mod pack;
mod run;
mod sources;
mod table;

use maud::{Markup, html};

use super::model::{ClaimRow, Report};
use crate::article::REPORT_BOOKMARK;
use crate::desk::Resolution;
use change::Change;

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
    let notes = report.claims.iter().collect();
    let copy = Copy { report, kind: "Checking copy", notes, changes: Vec::new(), is_for_editor: false };
    let after = html! {
        (head::summary(report))
        (lists::must_act(&copy, report.claims.iter().filter(|claim| claim.must_act())))
        (lists::delicate(&copy))
        (lists::lines(&copy))
        (sources::sources(report))
        (lists::set_aside(report))
        (lists::log(report))
        (lists::sign_offs(report))
    };
    pack::document(&copy, &body(&copy, &after))
}

/// The checked copy: proposed words as tracked changes, comments on what is left to decide.
pub(super) fn checked(report: &Report) -> Vec<u8> {
    let changes = change::changes(report);
    let notes = report.claims.iter().filter(|claim| is_to_decide(claim)).collect();
    let copy = Copy { report, kind: "Checked copy", notes, changes, is_for_editor: true };
    let after = html! {
        (head::summary(report))
        (lists::must_act(&copy, copy.notes.iter().copied()))
        (lists::sign_offs(report))
    };
    pack::document(&copy, &body(&copy, &after))
}

/// Whether the editor has something to decide: a finding without an act, or words proposed and not taken over.
fn is_to_decide(claim: &ClaimRow) -> bool {
    let can_take_over = claim.resolution == Resolution::Accepted && claim.wording_withheld;
    (claim.resolution == Resolution::Open && (claim.asks_decision || !claim.wording.is_empty()))
        || can_take_over
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
