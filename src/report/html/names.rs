//! The names ledger: as a section of the checking copy and as a page to tick on.
//!
//! Invariant: shows rows as they are given; no name is called right or wrong.

use maud::{Markup, html};

use crate::report::model::{NameRow, Report};
use crate::report::told;
use crate::report::words::{listed, visible};

/// The ledger as a section.
pub(super) fn section(report: &Report) -> Markup {
    html! {
        section #names {
            h2 { "Names" small { (report.names.len()) } }
            @if report.names.is_empty() { p.quiet { "The article names nobody." } }
            @else { (table(report)) }
        }
    }
}

/// The ledger as a page, with room to write down what confirmed each spelling.
pub(super) fn page(report: &Report) -> Markup {
    html! {
        (super::answers::page_head(report, "Names"))
        p.under { "Tick a name when its spelling is confirmed letter by letter, and write down from what." }
        @if report.names.is_empty() { p { "The article names nobody." } } @else { (table(report)) }
    }
}

fn table(report: &Report) -> Markup {
    html! {
        table.wide.names {
            thead { tr { th {} th { "Name" } th { "Also written" } th { "Sentences" } th { "Spelling confirmed from" } } }
            tbody { @for name in &report.names { (row(name)) } }
        }
    }
}

fn row(name: &NameRow) -> Markup {
    let others = name.forms.get(1..).unwrap_or_default();
    html! {
        tr {
            td.tick { @if name.confirmed.is_empty() { i {} } @else { "✓" } }
            td {
                b { (visible(&name.name)) }
                @if !name.titles.is_empty() { p.quiet { (visible(&name.titles.join(", "))) } }
                @if !name.alike.is_empty() { p { "Looks like " (visible(&name.alike.join(", "))) } }
                @if !name.claims.is_empty() { p.quiet { "who it is: " (claims(&name.claims)) } }
            }
            td { @for form in others { p { (visible(&form.words)) " " span.faint { "×" (form.n) } } } }
            td.faint { (told::places(name)) }
            td.answer { (visible(&name.confirmed)) }
        }
    }
}

fn claims(numbers: &[usize]) -> String {
    let word = if numbers.len() == 1 { "claim" } else { "claims" };
    format!("{word} {}", listed(numbers))
}
