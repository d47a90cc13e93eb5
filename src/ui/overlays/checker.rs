//! Who is checking: the name and initials beside each mark.
//!
//! Invariant: changes the marks to come, never those made.

use eframe::egui::Context;

use super::sheet::{entered, explain, focus_once, heading, sheet};
use crate::desk::Checker;
use crate::ui::actions::{Action, Outbox};
use crate::ui::frame::Stage;
use crate::ui::theme::space;
use crate::ui::widgets::{primary_button, quiet_button, text_field};

/// The name being typed.
#[derive(Debug, Default)]
pub(super) struct CheckerForm {
    name: String,
    initials: String,
    /// Whether the initials were typed by hand; until then they follow the name.
    own_initials: bool,
    focused: bool,
}

impl CheckerForm {
    pub(super) fn of(checker: &Checker) -> Self {
        Self {
            name: checker.name.clone(),
            initials: checker.initials.clone(),
            own_initials: checker.initials != initials_of(&checker.name),
            focused: false,
        }
    }

    pub(super) fn ui(&mut self, ctx: &Context, stage: &Stage<'_>, out: &mut Outbox) -> bool {
        sheet(ctx, stage, ("Who is checking", 400.0), |ui| {
            ui.spacing_mut().item_spacing.y = space::S;
            heading(ui, stage, "Who is checking");
            explain(
                ui,
                stage,
                "Your initials stand in the margin beside each mark, your name in the report.",
            );
            let name = text_field(ui, stage.theme, ("Name", "Maria Keller"), 1, &mut self.name);
            focus_once(&mut self.focused, &name);
            if name.changed() && !self.own_initials {
                self.initials = initials_of(&self.name);
            }
            let initials = text_field(ui, stage.theme, ("Initials", "MK"), 1, &mut self.initials);
            self.own_initials |= initials.changed();
            let done = entered(ui, &name) || entered(ui, &initials);
            ui.add_space(space::XS);
            let mut stays = true;
            ui.horizontal(|ui| {
                if primary_button(ui, stage.theme, "Sign marks so").clicked() || done {
                    out.send(Action::Settle(self.checker()));
                }
                stays = !quiet_button(ui, stage.theme, "Cancel").clicked();
            });
            stays
        })
    }

    fn checker(&self) -> Checker {
        let name = self.name.trim().to_owned();
        let initials = self.initials.trim().to_owned();
        let initials = if initials.is_empty() { initials_of(&name) } else { initials };
        Checker { name, initials }
    }
}

/// The first letters of the words of a name.
fn initials_of(name: &str) -> String {
    let letters = name.split([' ', '-', '\u{a0}']).filter_map(|word| word.chars().next());
    letters.filter(|letter| letter.is_alphanumeric()).flat_map(char::to_uppercase).take(4).collect()
}

#[cfg(test)]
mod tests {
    use super::initials_of;

    #[test]
    fn initials_are_the_first_letters() {
        assert_eq!(initials_of("Maria Keller"), "MK");
        assert_eq!(initials_of("jean-luc de la tour"), "JLDL");
        assert_eq!(initials_of("  Özge "), "Ö");
        assert_eq!(initials_of(""), "");
    }
}
