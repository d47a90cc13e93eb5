//! What else there is to know of a source: publisher, dates, contact, what it rests on, whether it still stands.
//!
//! Invariant: fields only; the form they belong to saves them.

use eframe::egui::Ui;

use super::Sheet;
use crate::desk::{Source, SourceId};
use crate::ui::panes::source_name;
use crate::ui::widgets::{pick, text_field};

/// Draws the fields.
pub(super) fn show(ui: &mut Ui, sheet: &Sheet<'_>, source: &mut Source) {
    let theme = sheet.scene.theme;
    ui.columns(2, |columns| {
        let [left, right] = columns else { return };
        text_field(left, theme, ("Role or affiliation", ""), 1, &mut source.role);
        text_field(right, theme, ("Publisher", ""), 1, &mut source.publisher);
        text_field(left, theme, ("Published", "2024-08-16"), 1, &mut source.published);
        text_field(right, theme, ("Retrieved or asked", "2024-08-16 10:12"), 1, &mut source.retrieved);
    });
    text_field(ui, theme, ("Archived copy", "https://"), 1, &mut source.archive_url);
    text_field(ui, theme, ("Contact, never printed", ""), 1, &mut source.contact);
    origin(ui, sheet, source);
    text_field(ui, theme, ("Withdrawn, because", ""), 1, &mut source.withdrawn);
    text_field(ui, theme, ("Interest, bias, anything else", ""), 2, &mut source.notes);
}

/// The source it copies or rests on: both count as one.
fn origin(ui: &mut Ui, sheet: &Sheet<'_>, source: &mut Source) {
    let desk = sheet.scene.desk;
    let others: Vec<&Source> = desk.sources().filter(|other| other.id != source.id).collect();
    if others.is_empty() {
        return;
    }
    let name = |id: &Option<SourceId>| {
        let origin = id.as_ref().and_then(|id| desk.source(id));
        origin.map_or_else(|| "nothing else".to_owned(), |origin| source_name(sheet.scene, origin))
    };
    let chosen = name(&source.derived_from);
    pick(ui, sheet.scene.theme, ("Rests on", &chosen), |ui| {
        ui.selectable_value(&mut source.derived_from, None, name(&None));
        for other in others {
            let id = Some(other.id.clone());
            let words = name(&id);
            ui.selectable_value(&mut source.derived_from, id, words);
        }
    });
}
