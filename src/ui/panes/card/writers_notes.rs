//! What the writer noted on the words of the claim in the file, offered as a source.
//!
//! Invariant: shows and asks; a note that has been added is among the sources and not here.

use eframe::egui::{Label, Role, Ui, WidgetInfo};

use super::Sheet;
use crate::article::Annotation;
use crate::ui::actions::{Action, Outbox};
use crate::ui::commands::CommandId;
use crate::ui::panes::key_of;
use crate::ui::theme::{Face, size, space};
use crate::ui::widgets::{Tint, callout, keycap, small_link, text};
use crate::ui::words::without_signs;

/// Notes shown at once; the next follow as these are added.
const MOST: usize = 3;

/// Draws the notes that are offered.
pub(super) fn show(ui: &mut Ui, sheet: &Sheet<'_>, out: &mut Outbox) {
    if sheet.claim.set_aside.is_some() {
        return;
    }
    for (at, note) in sheet.scene.desk.notes_offered(sheet.claim).take(MOST).enumerate() {
        callout(ui, sheet.scene.theme, Tint::Offer, |ui| offer(ui, sheet, (at, note), out));
    }
}

fn offer(ui: &mut Ui, sheet: &Sheet<'_>, (at, note): (usize, &Annotation), out: &mut Outbox) {
    let theme = sheet.scene.theme;
    let signed = sheet.scene.cover(&note.signature());
    ui.add(Label::new(text(&signed, Face::Regular, size::LABEL, theme.colors.ink_faint)).wrap());
    let words = without_signs(&sheet.scene.cover(note.text.trim()));
    ui.add(Label::new(text(&words, Face::Regular, size::BODY, theme.colors.ink)).wrap());
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        let add = small_link(ui, theme, "Add as a source");
        add.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("Add as a source: {words}")));
        if add.clicked() {
            out.send(Action::AddNote(sheet.claim.id.clone(), Box::new(note.clone())));
        }
        if let Some(key) = key_of(ui, sheet.scene, CommandId::AddNote).filter(|_| at == 0) {
            keycap(ui, theme, &key);
        }
    });
}
