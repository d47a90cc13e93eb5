//! The computed checks as a section: what asks for a look in full, what was set aside with its reason, what agrees in
//! a line each.
//!
//! Invariant: shows rows as they are given; a grade is no verdict, and is told in words, not by its hue alone.

use maud::{Markup, html};

use crate::report::checks::counted;
use crate::report::model::{FindingRow, Report};
use crate::report::told;
use crate::report::words::{signed, visible};

/// The section; nothing where nothing was worked out.
pub(super) fn section(report: &Report) -> Markup {
    let rows = &report.checks;
    html! {
        section #checks {
            h2 { "Computed checks" small { (counted(rows)) } }
            @if rows.is_empty() { p.quiet { (told::NO_CHECKS) } }
            @else { p.lead { (told::CHECKS) } }
            @if rows.iter().any(FindingRow::stands) {
                div.wide { table.checks {
                    thead { tr { th { "Grade" } th { "Words" } th { "How it was worked out" } th { "Sentence" } } }
                    tbody { @for row in rows.iter().filter(|row| row.stands()) { (standing(row)) } }
                } }
            }
            @if rows.iter().any(|row| row.set_aside.is_some()) {
                h3 { "Set aside" }
                table.checks {
                    thead { tr { th { "Grade" } th { "Words" } th { "Why set aside" } th { "Sentence" } } }
                    tbody { @for row in rows.iter().filter(|row| row.set_aside.is_some()) { (aside(row)) } }
                }
            }
            @if rows.iter().any(FindingRow::agrees) {
                h3 { "Agrees" }
                ul.agrees { @for row in rows.iter().filter(|row| row.agrees()) { (agreeing(row)) } }
            }
        }
    }
}

fn grade(row: &FindingRow) -> Markup {
    html! { td.grade.(row.grade.key()) { b { (row.grade.name()) } p.quiet { (row.family.name()) } } }
}

fn standing(row: &FindingRow) -> Markup {
    html! {
        tr {
            (grade(row))
            td.serif { (words(row)) }
            td {
                (visible(&row.formula))
                @if !row.remedy.is_empty() { p.quiet { "Right would be: " (visible(&row.remedy)) } }
            }
            (places(row))
        }
    }
}

fn aside(row: &FindingRow) -> Markup {
    html! {
        tr {
            (grade(row))
            td.serif { (words(row)) }
            td {
                (visible(&row.reason))
                p.quiet { (visible(&row.formula)) }
                @if let Some(sign) = &row.set_aside { p.faint { (visible(&signed(sign))) } }
            }
            (places(row))
        }
    }
}

fn agreeing(row: &FindingRow) -> Markup {
    html! {
        li {
            span { (visible(&row.formula)) }
            span.faint { (told::sentences(row)) }
        }
    }
}

fn words(row: &FindingRow) -> Markup {
    html! { @for words in &row.words { p { "“" (visible(words)) "”" } } }
}

/// The sentences, and the claims in them with the way there.
fn places(row: &FindingRow) -> Markup {
    html! {
        td.faint {
            (told::sentence_numbers(row))
            @if !row.claims.is_empty() {
                p { @for (at, claim) in row.claims.iter().enumerate() {
                    @if at > 0 { ", " } @else { (if row.claims.len() == 1 { "claim " } else { "claims " }) }
                    a href={ "#c" (claim) } { (claim) }
                } }
            }
        }
    }
}
