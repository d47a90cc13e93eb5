//! While a place in a source is being written down: how its figure and its words stand to those of the article.
//!
//! Invariant: says what it sees as it is typed; records nothing and sets no status.

use eframe::egui::Ui;

use super::Sheet;
use crate::check::{Family, Grade, quoted_words, value_of_source};
use crate::desk::Citation;
use crate::extract::Reading;
use crate::ui::icons::Icon;
use crate::ui::theme::{Face, size, space};
use crate::ui::widgets::{Tint, callout, text, told};

/// Shows what there is to say of `citation` against the selected claim.
pub(super) fn show(ui: &mut Ui, sheet: &Sheet<'_>, citation: &Citation) {
    let (desk, claim) = (sheet.scene.desk, sheet.claim);
    let Some(draft) = desk.draft_numbered(claim.draft) else { return };
    let words = draft.words(claim.span);
    let published = draft.article.published.date;
    if let Some(seen) = value_of_source(words, &claim.reading, &citation.value, published) {
        line(ui, sheet, Family::Hedge, seen);
    }
    let is_quote = matches!(claim.reading, Reading::Quote(_));
    if let Some(seen) = is_quote.then(|| quoted_words(words, &citation.passage)).flatten() {
        line(ui, sheet, Family::Quotation, seen);
    }
}

fn line(ui: &mut Ui, sheet: &Sheet<'_>, family: Family, (grade, formula): (Grade, String)) {
    let theme = sheet.scene.theme;
    let tint = match grade {
        Grade::Conflicts => Tint::Wrong,
        Grade::ToCompare => Tint::Doubt,
        Grade::Agrees => Tint::Offer,
    };
    callout(ui, theme, tint, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            ui.spacing_mut().interact_size.y = 0.0;
            Icon::Grade(grade).show_in_line(ui, 12.0, theme.hue_of(grade));
            ui.label(text(grade.name(), Face::SemiBold, size::BODY, theme.colors.ink));
            ui.label(text(family.name(), Face::Regular, size::LABEL, theme.colors.ink_soft));
        });
        told(ui, theme, &formula, &Face::Regular.at(size::LABEL), theme.colors.ink);
    });
}
