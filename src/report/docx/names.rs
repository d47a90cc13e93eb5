//! The names ledger of a Word document: every name with its forms, and room to write down what confirmed its spelling.
//!
//! Invariant: shows rows as they are given; no name is called right or wrong.

use maud::{Markup, html};

use super::run;
use super::table::{self, Column};
use crate::report::model::{NameRow, Report};
use crate::report::told;

const NAMES: [Column; 5] =
    [("Done", 7), ("Name", 32), ("Also written", 22), ("Sentences", 18), ("Spelling confirmed from", 21)];

/// The ledger.
pub(super) fn names(report: &Report) -> Markup {
    let rows: Vec<Markup> = report.names.iter().map(row).collect();
    html! {
        (run::paragraph("ReportHeading", &run::plain("Names")))
        @if rows.is_empty() { (run::paragraph("Report", &run::plain("The article names nobody."))) }
        (table::table(&NAMES, &rows))
    }
}

fn row(name: &NameRow) -> Markup {
    let told = html! {
        (table::cell_of(&run::styled("Strong", &name.name)))
        (table::quiet(&name.titles.join(", ")))
        @if !name.alike.is_empty() { (table::text(&format!("Looks like {}", name.alike.join(", ")))) }
        (table::quiet(&told::who_it_is(name)))
    };
    let others = name.forms.iter().skip(1).map(|form| format!("{} ×{}", form.words, form.n));
    let cells = [
        table::text(if name.confirmed.is_empty() { "☐" } else { "☑" }),
        told,
        table::filled(html! { @for form in others { (table::text(&form)) } }),
        table::quiet(&told::places(name)),
        if name.confirmed.is_empty() { table::filled(html! {}) } else { table::text(&name.confirmed) },
    ];
    table::row(&NAMES, &cells)
}
