//! Comments on claims: what was found, on what it rests, who found it.
//!
//! Invariant: a comment per claim that has one, in text order; ids count from 0.

use jiff::Timestamp;
use maud::{Markup, html};

use super::{Copy, R, W, run};
use crate::report::model::{ClaimRow, LinkRow, Sign};
use crate::report::told;
use crate::report::words::{day, joined, reference, signed};

/// Stands for nobody in particular: what the machine found and no person has touched.
const NOBODY: &str = "Tickmark";

/// Word keeps nine letters of initials.
const MOST_INITIALS: usize = 9;

/// The part with all comments.
pub(super) fn comments(copy: &Copy<'_>) -> Markup {
    html! {
        (run::DECLARATION)
        w:comments xmlns:w=(W) xmlns:r=(R) {
            @for (id, claim) in copy.notes.iter().enumerate() { (comment(copy, id, claim)) }
        }
    }
}

fn comment(copy: &Copy<'_>, id: usize, claim: &ClaimRow) -> Markup {
    let (name, initials) = &author(claim);
    // Of a comment without a date LibreOffice makes one of the year 0, which Word refuses.
    let date = claim.marked.as_ref().map(|sign| sign.at).or(copy.report.head.last).map(day_and_time);
    let (first, rest) = (title(copy, claim), facts(claim));
    html! {
        w:comment w:id=(id) w:author=(who(name)) w:date=[date] w:initials=(initials) {
            w:p {
                w:pPr { w:pStyle w:val="CommentText" {} }
                w:r { w:rPr { w:rStyle w:val="CommentReference" {} } w:annotationRef {} }
                (run::styled("Name", &first))
            }
            @for (name, text) in rest { (run::fact("CommentText", name, &text)) }
        }
    }
}

/// Name and initials of who marked the claim.
fn author(claim: &ClaimRow) -> (String, String) {
    let Some(Sign { name, initials, .. }) = &claim.marked else {
        return (NOBODY.to_owned(), "TM".to_owned());
    };
    let name = if name.trim().is_empty() { initials } else { name };
    (name.clone(), run::shown(initials).chars().take(MOST_INITIALS).collect())
}

/// A name as the author of something; Word refuses an empty one.
pub(super) fn who(name: &str) -> String {
    let name = run::shown(name).replace(['\n', '\t'], " ");
    if name.trim().is_empty() { NOBODY.to_owned() } else { name }
}

/// A time as Word has it: without parts of a second.
pub(super) fn day_and_time(at: Timestamp) -> String {
    at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

fn title(copy: &Copy<'_>, claim: &ClaimRow) -> String {
    let ask = if copy.is_for_editor { "To decide" } else { "" };
    let status = format!("{} {}", claim.status.glyph(), claim.status.name());
    joined([ask, &status, &format!("claim {}", claim.number)], " · ")
}

/// What there is to say of a claim, each with its name.
fn facts(claim: &ClaimRow) -> Vec<(&'static str, String)> {
    let as_of = claim.as_of.map(|date| format!("as of {}", day(date))).unwrap_or_default();
    let mut facts = vec![
        ("Not ready", claim.in_the_way()),
        ("Suggested", claim.wording.clone()),
        ("Why", told::why(claim)),
        ("Decision", told::decision(claim)),
    ];
    facts.extend(claim.sources.iter().map(|link| ("Source", source(link))));
    facts.extend([
        ("Note", claim.note.clone()),
        ("Flags", told::flags(claim)),
        (claim.kind.name(), joined([claim.reading.as_str(), &as_of], ", ")),
        ("Checked", claim.marked.as_ref().map(signed).unwrap_or_default()),
    ]);
    facts
}

/// `[2.1] Passenger manifest, p. 2, “331 aboard” = 331 (primary, contradicts, read)`
pub(super) fn source(link: &LinkRow) -> String {
    format!("{} {}", reference(link), told::source(link))
}
