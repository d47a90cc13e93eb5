//! Other words for the claim, shown against its own, and what the editor made of them.
//!
//! Invariant: proposes; the article itself is never changed.

use eframe::egui::{Label, Ui};

use super::{Sheet, covered, focus_on};
use crate::desk::{ClaimRecord, Edit, Resolution};
use crate::ui::actions::Outbox;
use crate::ui::panes::moment;
use crate::ui::state::Field;
use crate::ui::theme::{Face, size, space};
use crate::ui::widgets::{Entry, chip, covered_field, headed_field, section_heading, text, text_field};
use crate::ui::wording::changed;

/// The wording and its reason, being typed.
#[derive(Default)]
pub(super) struct Wording {
    proposed: Entry,
    reason: Entry,
    decision: Entry,
    /// Why the words stand, until it is said: without a reason that is no decision.
    stet: Option<String>,
    /// Whether the field for that has still to be given the keyboard.
    asks_why: bool,
}

impl Wording {
    pub(super) fn show(&mut self, ui: &mut Ui, sheet: &Sheet<'_>, out: &mut Outbox) {
        let (claim, theme) = (sheet.claim, sheet.scene.theme);
        let heading = section_heading(ui, theme, "Suggested wording");
        let (wording, reason) = stored(claim);
        if let Some(covered) = covered(sheet, &format!("{wording} {reason}")) {
            covered_field(ui, theme, "Suggested wording", covered.trim());
            return;
        }
        if !wording.is_empty() {
            let own = sheet.scene.desk.words(claim);
            ui.add(Label::new(changed(ui, theme, (own, &wording), size::QUOTED)));
        }
        let hint = (&heading, "what it should say");
        let (response, changed) =
            self.proposed.show(&wording, |typed| headed_field(ui, theme, hint, 1, typed));
        focus_on(&response, sheet.scene, Field::Wording);
        if let Some(wording) = changed {
            out.edit(suggest(claim, wording, reason.clone()));
        }
        if !wording.is_empty() {
            let (_, changed) =
                self.reason.show(&reason, |typed| text_field(ui, theme, ("Why", ""), 1, typed));
            if let Some(reason) = changed {
                out.edit(suggest(claim, wording, reason));
            }
        }
        if claim.is_for_the_editor() {
            self.decision(ui, sheet, out);
        }
    }

    /// Commits what was being typed for `claim`.
    pub(super) fn commit(&mut self, claim: &ClaimRecord, out: &mut Outbox) {
        let (wording, reason) = stored(claim);
        let typed = (self.proposed.take(&wording), self.reason.take(&reason));
        if typed != (None, None) {
            out.edit(suggest(claim, typed.0.unwrap_or(wording), typed.1.unwrap_or(reason)));
        }
        if let Some(reason) = self.stet.take() {
            decide(claim, Resolution::Stet, reason, out);
        } else if let Some(reason) = self.decision.take(&claim.resolution_reason) {
            decide(claim, claim.resolution, reason, out);
        }
    }

    /// What the editor decided.
    fn decision(&mut self, ui: &mut Ui, sheet: &Sheet<'_>, out: &mut Outbox) {
        let (claim, theme) = (sheet.claim, sheet.scene.theme);
        section_heading(ui, theme, "Editor’s decision");
        if sheet.scene.view.focus == Some(Field::Stet) {
            self.choose(claim, Resolution::Stet, out);
        }
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            for resolution in Resolution::ALL {
                let name = format!("Decision {}", resolution.name());
                let on = if self.stet.is_some() { Resolution::Stet } else { claim.resolution } == resolution;
                if chip(ui, theme, (None, resolution.name()), &name, on).clicked() && !on {
                    self.choose(claim, resolution, out);
                }
            }
        });
        if self.stet.is_some() {
            self.why_it_stands(ui, sheet, out);
            return;
        }
        if claim.resolution == Resolution::Open {
            return;
        }
        if let Some(stamp) = &claim.resolved {
            let told = format!("{} · {}", stamp.by.name, moment(stamp.at));
            ui.label(text(told, Face::Regular, size::SMALL, theme.colors.ink_faint));
        }
        if let Some(covered) = covered(sheet, &claim.resolution_reason) {
            covered_field(ui, theme, "Reason for the decision", &covered);
            return;
        }
        let hint = match claim.resolution {
            Resolution::Stet => "why it stands as it is",
            Resolution::Cut => "why it goes",
            _ => "",
        };
        let field = (REASON, hint);
        let (_, changed) =
            self.decision.show(&claim.resolution_reason, |typed| text_field(ui, theme, field, 1, typed));
        if let Some(reason) = changed {
            decide(claim, claim.resolution, reason, out);
        }
    }

    fn choose(&mut self, claim: &ClaimRecord, resolution: Resolution, out: &mut Outbox) {
        self.stet = (resolution == Resolution::Stet).then(String::new);
        self.asks_why = self.stet.is_some();
        if self.stet.is_none() && claim.resolution != resolution {
            decide(claim, resolution, String::new(), out);
        }
    }

    /// Asks why the words stand; left without a word, nothing has been decided.
    fn why_it_stands(&mut self, ui: &mut Ui, sheet: &Sheet<'_>, out: &mut Outbox) {
        let theme = sheet.scene.theme;
        let Some(reason) = &mut self.stet else { return };
        let response = text_field(ui, theme, (REASON, "why it stands as it is"), 1, reason);
        let help = "Stet is recorded once its reason is given";
        ui.label(text(help, Face::Regular, size::SMALL, theme.colors.ink_faint));
        if std::mem::take(&mut self.asks_why) {
            response.request_focus();
            response.scroll_to_me(None);
        } else if response.lost_focus()
            && let Some(reason) = self.stet.take()
        {
            decide(sheet.claim, Resolution::Stet, reason, out);
        }
    }
}

/// What the field for the reason is called.
const REASON: &str = "Reason for the decision";

fn stored(claim: &ClaimRecord) -> (String, String) {
    claim.suggestion.as_ref().map_or_else(Default::default, |it| (it.wording.clone(), it.reason.clone()))
}

fn suggest(claim: &ClaimRecord, wording: String, reason: String) -> Edit {
    Edit::Suggest { claim: claim.id.clone(), wording, reason }
}

/// Records a decision; words that are to stand without a reason stay as they were.
fn decide(claim: &ClaimRecord, resolution: Resolution, reason: String, out: &mut Outbox) {
    if resolution != Resolution::Stet || !reason.trim().is_empty() {
        out.edit(Edit::Resolve { claim: claim.id.clone(), resolution, reason });
    }
}
