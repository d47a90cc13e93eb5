//! Which source the selected one is to be merged into.
//!
//! Invariant: asks; the desk says what becomes of the two.

use eframe::egui::{Context, Ui};

use super::sheet::{entered, explain, focus_once, heading, sheet};
use crate::desk::{Source, SourceId};
use crate::ui::actions::{Action, Outbox};
use crate::ui::frame::Stage;
use crate::ui::panes::source_name;
use crate::ui::theme::{Face, size, space};
use crate::ui::widgets::{link, quiet_button, text, text_field};

/// Sources offered at once; more are found by typing.
const OFFERED: usize = 8;

/// The words typed to find the other source.
#[derive(Debug, Default)]
pub(super) struct MergeForm {
    typed: String,
    focused: bool,
}

impl MergeForm {
    pub(super) fn ui(&mut self, ctx: &Context, stage: &Stage<'_>, out: &mut Outbox) -> bool {
        let session = stage.session;
        let from = session.view.source.as_ref().and_then(|id| session.desk.source(id));
        let Some(from) = from else { return false };
        sheet(ctx, stage, ("Merge sources", 480.0), |ui| {
            ui.spacing_mut().item_spacing.y = space::S;
            let scene = session.scene(stage.theme);
            heading(ui, stage, &format!("Merge “{}” into", source_name(&scene, from)));
            explain(
                ui,
                stage,
                "All places cited, links and addresses go to the other source, which keeps its own fields. What differs goes to its notes.",
            );
            let field = text_field(ui, stage.theme, ("Find a source", ""), 1, &mut self.typed);
            focus_once(&mut self.focused, &field);
            let chosen = self.others(ui, stage, from, entered(ui, &field));
            if let Some(into) = chosen {
                out.send(Action::MergeSource(from.id.clone(), into));
                return false;
            }
            !quiet_button(ui, stage.theme, "Cancel").clicked()
        })
    }

    /// The other sources that the words find; the one that was chosen, by a click or, the first, by Enter.
    fn others(&self, ui: &mut Ui, stage: &Stage<'_>, from: &Source, enter: bool) -> Option<SourceId> {
        let (desk, scene) = (&stage.session.desk, stage.session.scene(stage.theme));
        let typed = self.typed.trim().to_lowercase();
        let name = |source: &Source| source_name(&scene, source);
        let is_meant =
            |source: &&Source| source.id != from.id && name(source).to_lowercase().contains(&typed);
        let mut others: Vec<&Source> = desk.sources().filter(is_meant).collect();
        others.sort_by_cached_key(|source| name(source).to_lowercase());
        let mut chosen =
            others.first().filter(|_| enter && !typed.is_empty()).map(|source| source.id.clone());
        for source in others.iter().take(OFFERED) {
            ui.horizontal_wrapped(|ui| {
                if link(ui, stage.theme, &name(source)).clicked() {
                    chosen = Some(source.id.clone());
                }
                let claims = desk.links_to(&source.id).count();
                let about = format!(
                    "{} · {claims} {}",
                    source.kind.name(),
                    if claims == 1 { "claim" } else { "claims" }
                );
                ui.label(text(about, Face::Regular, size::LABEL, stage.theme.colors.ink_faint));
            });
        }
        let told = match others.len() {
            0 => "No other source is called so".to_owned(),
            n if n > OFFERED => format!("and {} more: type to find them", n - OFFERED),
            _ => String::new(),
        };
        if !told.is_empty() {
            explain(ui, stage, &told);
        }
        chosen
    }
}
