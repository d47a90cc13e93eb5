//! The computed checks of a Word document: what asks for a look, what was set aside with its reason, what agrees.
//!
//! Invariant: shows rows as they are given; a grade is no verdict.

use maud::{Markup, html};

use super::run;
use super::table::{self, Column};
use crate::report::checks::counted;
use crate::report::model::{FindingRow, Report};
use crate::report::told;
use crate::report::words::{prefixed, signed};

const CHECKS: [Column; 4] = [("Grade", 17), ("Words", 29), ("How it was worked out", 42), ("Sentence", 12)];

/// The checks.
pub(super) fn checks(report: &Report) -> Markup {
    let rows = &report.checks;
    let shown: Vec<Markup> = rows.iter().filter(|row| !row.agrees()).map(row_of).collect();
    html! {
        (run::paragraph("ReportHeading", &run::plain("Computed checks")))
        @if rows.is_empty() { (run::paragraph("Report", &run::plain(told::NO_CHECKS))) }
        @else { (run::paragraph("Report", &html! { (run::styled("Strong", &counted(rows))) (run::plain(&format!(". {}", told::CHECKS))) })) }
        (table::table(&CHECKS, &shown))
        @for row in rows.iter().filter(|row| row.agrees()) {
            (run::paragraph("Report", &html! {
                (run::plain(&format!("Agrees: {}", row.formula)))
                (run::styled("Quiet", &format!(" ({})", told::sentences(row))))
            }))
        }
    }
}

fn row_of(row: &FindingRow) -> Markup {
    let grade = html! {
        (table::cell_of(&run::styled("Strong", row.grade.name())))
        (table::quiet(row.family.name()))
    };
    let aside = row.set_aside.as_ref().map(signed).unwrap_or_default();
    let told = html! {
        (table::text(&row.formula))
        (table::quiet(&prefixed("Right would be: ", &row.remedy)))
        @if row.set_aside.is_some() { (table::text(&told::aside(row))) (table::quiet(&aside)) }
    };
    let cells = [
        grade,
        table::filled(html! { @for words in &row.words { (table::text(&format!("“{words}”"))) } }),
        told,
        html! { (table::text(&told::sentence_numbers(row))) (table::quiet(&told::claim_numbers(row))) },
    ];
    table::row(&CHECKS, &cells)
}
