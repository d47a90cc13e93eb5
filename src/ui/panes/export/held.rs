//! What is withheld, and what the document holds: read before it goes out.
//!
//! Invariant: tells what the report's own model tells; confidential names are covered where others look on.

use eframe::egui::{Label, Ui};

use super::limits;
use crate::report::{Preview, Redaction, Taken, Withheld};
use crate::ui::frame::Stage;
use crate::ui::session::confidential;
use crate::ui::state::Exporting;
use crate::ui::theme::{Face, size, space};
use crate::ui::widgets::{Tint, callout, section_heading, text};
use crate::ui::words::first_up;

/// Places told one by one.
const MOST_TOLD: usize = 8;

/// What the document holds, and what whoever sends it on should know.
pub(super) fn contents(ui: &mut Ui, stage: &Stage<'_>, chosen: &mut Exporting, preview: &Preview) {
    section_heading(ui, stage.theme, "What it holds");
    limits::claims(ui, stage, chosen);
    line(ui, stage, &preview.contents.join(" · "));
    limits::paper(ui, stage, chosen);
    if !preview.cautions.is_empty() {
        callout(ui, stage.theme, Tint::Doubt, |ui| {
            for caution in &preview.cautions {
                line(ui, stage, caution);
            }
        });
    }
}

/// What the document withholds, and what it gives away.
pub(super) fn redaction(ui: &mut Ui, stage: &Stage<'_>, chosen: &mut Exporting, redaction: &Redaction) {
    let Redaction { tells_no_source, withheld, named, taken, stays } = redaction;
    section_heading(ui, stage.theme, "What it withholds");
    limits::names(ui, stage, chosen);
    if withheld.is_empty() && named.is_empty() {
        let none = confidential(&stage.session.desk).next().is_none();
        line(
            ui,
            stage,
            match (none, *tells_no_source) {
                (true, _) => "Nothing: no source is confidential",
                (false, true) => "All sources: it tells of none",
                (false, false) => "Nothing",
            },
        );
    }
    for source in withheld {
        line(ui, stage, &told(stage, source));
    }
    if !taken.is_empty() {
        line(ui, stage, &format!("Codes also stand in {}", places(taken)));
    }
    if !named.is_empty() {
        let names: Vec<String> = named.iter().map(|name| stage.session.covered(name)).collect();
        let told = format!("Confidential, and named in it: {}", names.join("; "));
        callout(ui, stage.theme, Tint::Wrong, |ui| line(ui, stage, &told));
    }
    if !stays.is_empty() {
        let told = format!(
            "The article stays as it is, and has words of a withheld source in {}. Look before it leaves",
            numbered("sentence", stays)
        );
        callout(ui, stage.theme, Tint::Wrong, |ui| line(ui, stage, &told));
    }
}

/// `Source A stands for Harbour pilot, on claims 2 and 5`
fn told(stage: &Stage<'_>, source: &Withheld) -> String {
    let Withheld { code, name, always, claims } = source;
    let on = if claims.is_empty() {
        ", on no claim".to_owned()
    } else {
        format!(", on {}", numbered("claim", claims))
    };
    let never = if *always { "; it is never to be printed" } else { "" };
    format!("{code} stands for {}{on}{never}", stage.session.covered(name))
}

/// `the note on claim 2, the reason on claim 5 and 3 more places`
fn places(taken: &[Taken]) -> String {
    let told = taken.iter().take(MOST_TOLD).map(|it| format!("the {} on claim {}", it.what, it.claim));
    let told = told.collect::<Vec<_>>().join(", ");
    match taken.len().saturating_sub(MOST_TOLD) {
        0 => told,
        1 => format!("{told} and 1 more place"),
        n => format!("{told} and {n} more places"),
    }
}

/// `sentence 3`, `sentences 3, 8 and 2 more`
fn numbered(what: &str, numbers: &[usize]) -> String {
    let told: Vec<String> = numbers.iter().take(MOST_TOLD).map(ToString::to_string).collect();
    let many = if numbers.len() == 1 { "" } else { "s" };
    let more = match numbers.len().saturating_sub(MOST_TOLD) {
        0 => String::new(),
        n => format!(" and {n} more"),
    };
    format!("{what}{many} {}{more}", told.join(", "))
}

fn line(ui: &mut Ui, stage: &Stage<'_>, words: &str) {
    ui.spacing_mut().item_spacing.y = space::XS;
    let words = text(first_up(words), Face::Regular, size::BODY, stage.theme.colors.ink);
    ui.add(Label::new(words).wrap());
}
