//! What does not go out: names of confidential sources, and claims that the list does not show; and on what paper the
//! rest does.
//!
//! Invariant: offers a choice only where there is one; changes what is chosen and nothing else.

use std::collections::BTreeSet;

use eframe::egui::Ui;

use super::choices::boxed;
use crate::ui::frame::Stage;
use crate::ui::session::{all_named, confidential, is_redacted};
use crate::ui::state::Exporting;

/// Whether confidential sources stand as codes.
pub(super) fn names(ui: &mut Ui, stage: &Stage<'_>, chosen: &mut Exporting) {
    let desk = &stage.session.desk;
    let words = match confidential(desk).count() {
        0 => return,
        1 => "1 source is confidential".to_owned(),
        n => format!("{n} sources are confidential"),
    };
    let mut redacted = is_redacted(desk, chosen);
    let told = format!("{words}. Each time the piece is opened it begins with codes");
    if boxed(ui, stage, &mut redacted, "Codes in place of names", &told) {
        chosen.named = if redacted { BTreeSet::new() } else { all_named(desk) };
    }
}

/// Whether only the claims that the list shows go out.
pub(super) fn claims(ui: &mut Ui, stage: &Stage<'_>, chosen: &mut Exporting) {
    let session = stage.session;
    let filter = &session.view.filter;
    if filter.is_empty() {
        return;
    }
    let shown = session.desk.shown(filter, session.today());
    let told =
        format!("{} go out, {} are left out, which the report says", shown.claims.len(), shown.left_out);
    boxed(ui, stage, &mut chosen.filtered, "Only the claims the list shows now", &told);
}

/// Which paper the pages are set for.
pub(super) fn paper(ui: &mut Ui, stage: &Stage<'_>, chosen: &mut Exporting) {
    if chosen.shown.is_paged() {
        boxed(ui, stage, &mut chosen.letter, "US Letter", "8½ × 11 inches in place of A4");
    }
}
