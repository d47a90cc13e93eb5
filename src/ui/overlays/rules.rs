//! The house rules on offer, as chips: in the settings for new pieces, and for the piece itself.
//!
//! Invariant: offers; knows not whom the rule is for.

use eframe::egui::{Ui, vec2};

use crate::desk::HouseRule;
use crate::ui::frame::Stage;
use crate::ui::theme::space;
use crate::ui::widgets::chip;

/// Numbers as words.
const NUMBERS: [&str; 4] = ["no", "one", "two", "three"];

/// The chips; the rule that was clicked.
pub(in crate::ui::overlays) fn rules_ui(
    ui: &mut Ui,
    stage: &Stage<'_>,
    rule: HouseRule,
) -> Option<HouseRule> {
    let asking = [1, 2, 3].map(|secondary_needed| HouseRule { asks: true, secondary_needed });
    let options = asking.into_iter().chain([HouseRule { asks: false, ..rule }]);
    let mut chosen = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::S, space::S);
        for option in options {
            let word = words(option);
            let on = option == rule;
            if chip(ui, stage.theme, (None, &word), &word, on).clicked() && !on {
                chosen = Some(option);
            }
        }
    });
    chosen
}

fn words(rule: HouseRule) -> String {
    match rule {
        HouseRule { asks: false, .. } => "Nothing: do not ask".to_owned(),
        HouseRule { secondary_needed: 1, .. } => "One source of any kind".to_owned(),
        HouseRule { secondary_needed, .. } => {
            format!("One primary or {} secondary", NUMBERS.get(secondary_needed).unwrap_or(&"several"))
        }
    }
}
