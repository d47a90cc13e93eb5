//! What has changed since a sign-off that a new draft has voided: each claim with its old words and new, its mark and
//! what that rested on, so that the second look takes minutes.
//!
//! Invariant: shows and leads the way; confidential names are covered where others look on.

use eframe::egui::{Context, CursorIcon, Label, Role, ScrollArea, Sense, Ui, WidgetInfo};

use super::sheet::{HIGH, explain, focus_once, heading, room, sheet_from};
use crate::desk::SignOff;
use crate::desk::carry::{Became, Reason, Row};
use crate::ui::actions::{Look, Outbox};
use crate::ui::frame::Stage;
use crate::ui::icons::Icon;
use crate::ui::panes::source_name;
use crate::ui::state::Scene;
use crate::ui::theme::{Face, size, space};
use crate::ui::widgets::{quiet_button, section_heading, text};
use crate::ui::wording::changed;

/// Height of what stands around the claims.
const AROUND: f32 = 150.0;
/// Claims shown; the rest are counted.
const MOST: usize = 300;

/// The sheet.
#[derive(Debug, Default)]
pub(super) struct ChangedSince {
    focused: bool,
}

impl ChangedSince {
    pub(super) fn ui(&mut self, ctx: &Context, stage: &Stage<'_>, out: &mut Outbox) -> bool {
        let scene = stage.session.scene(stage.theme);
        let Some(signed) = scene.desk.voided().last() else { return false };
        let mut rows = scene.desk.changed_since_draft(signed.draft);
        rows.retain(|row| became(row) != Became::Beside);
        rows.sort_by_key(became);
        sheet_from(ctx, stage, ("Changed since sign-off", 720.0, HIGH), |ui| {
            ui.spacing_mut().item_spacing.y = space::S;
            heading(ui, stage, "Changed since sign-off");
            explain(ui, stage, &told(signed, rows.len()));
            let height = (room(ui.ctx()) - AROUND).max(96.0);
            let mut stays = true;
            ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(ui, |ui| {
                ui.set_max_width(ui.available_width() - space::L);
                for row in rows.iter().take(MOST) {
                    stays &= !claim(ui, &scene, row, out);
                }
                if rows.len() > MOST {
                    let more = format!("and {} more", rows.len() - MOST);
                    ui.label(text(more, Face::Regular, size::BODY, stage.theme.colors.ink_soft));
                }
            });
            ui.add_space(space::M);
            let close = quiet_button(ui, stage.theme, "Close");
            focus_once(&mut self.focused, &close);
            stays && !close.clicked()
        })
    }
}

/// `Anna Reyes signed off draft 1 as editor. Since then 5 claims have changed, come or gone.`
fn told(signed: &SignOff, count: usize) -> String {
    let who = &signed.stamp.by.name;
    let noun = if count == 1 { "claim has" } else { "claims have" };
    let office = signed.office.name().to_lowercase();
    format!(
        "{who} signed off draft {} as {office}. Since then {count} {noun} changed, come or gone.",
        signed.draft
    )
}

/// What has become of the claim; what only stands beside other sentences is left out.
fn became(row: &Row<'_>) -> Became {
    if row.why == [Reason::Neighbours] {
        Became::Beside
    } else {
        row.verdict.map_or(Became::New, Became::from)
    }
}

/// One claim; whether it was chosen.
fn claim(ui: &mut Ui, scene: &Scene<'_>, row: &Row<'_>, out: &mut Outbox) -> bool {
    let c = &scene.theme.colors;
    let became = became(row);
    let words =
        |side: &Option<crate::desk::carry::Side<'_>>| side.as_ref().map_or("", |side| side.words).to_owned();
    let (old, new) = (words(&row.old), words(&row.new));
    section_heading(ui, scene.theme, became.name());
    let job = changed(ui, scene.theme, (&old, &new), size::QUOTED);
    let response = ui.add(Label::new(job).wrap().sense(Sense::click()).selectable(false));
    let said = format!("{}: {old} → {new}", became.name());
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, &said));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        Icon::Status(row.claim.status).show(ui, 12.0, scene.theme.hue(row.claim.status));
        let line = [row.claim.status.name().to_owned(), row.reasons(), sources(scene, row)];
        let line: Vec<String> = line.into_iter().filter(|part| !part.is_empty()).collect();
        ui.label(text(line.join(" · "), Face::Regular, size::LABEL, c.ink_soft));
    });
    let chosen = response.on_hover_cursor(CursorIcon::PointingHand).clicked();
    if chosen {
        out.look(Look::Claim(Some(row.claim.id.clone())));
    }
    chosen
}

/// The sources that its mark rests on.
fn sources(scene: &Scene<'_>, row: &Row<'_>) -> String {
    let mut names: Vec<String> =
        scene.desk.links_of(&row.claim.id).map(|linked| source_name(scene, linked.source)).collect();
    names.dedup();
    names.join(", ")
}
