//! A colleague's project before it is merged with the piece: what it would bring, and what both have set differently.
//!
//! Invariant: shows and asks; merges nothing itself; confidential names are covered where others look on.

use eframe::egui::{Context, FocusDirection, Grid, Key, Label, ScrollArea, Ui, vec2};

use super::joining_row::clash_ui;
use super::sheet::{HIGH, explain, focus_once, heading, room, sheet_from};
use crate::ui::actions::{Action, Outbox};
use crate::ui::frame::Stage;
use crate::ui::session::{Joining, Side, Task};
use crate::ui::theme::{Face, size, space};
use crate::ui::widgets::{primary_button, quiet_button, section_heading, small_link, text};

/// Height of what stands around the lines.
const AROUND: f32 = 190.0;
/// Height of a row that was not laid out yet.
const USUAL_HEIGHT: f32 = 122.0;

/// What was chosen so far.
#[derive(Debug, Default)]
pub(super) struct JoiningForm {
    focused: bool,
    sides: Vec<Side>,
    /// The clash that the keys settle.
    at: usize,
    /// Whether it has just been gone to by a key.
    went: bool,
    /// The height of every row as it was laid out last.
    heights: Vec<f32>,
}

impl JoiningForm {
    pub(super) fn ui(&mut self, ctx: &Context, stage: &Stage<'_>, out: &mut Outbox) -> bool {
        let Some(joining) = stage.session.joining() else { return false };
        self.sides.resize(joining.joint.clashes.len(), Side::default());
        self.heights.resize(self.sides.len(), USUAL_HEIGHT);
        self.take_keys(ctx);
        sheet_from(ctx, stage, ("Merge two projects", 660.0, HIGH), |ui| {
            ui.spacing_mut().item_spacing.y = space::S;
            heading(ui, stage, &format!("Merge with “{}”", stage.session.covered(&name_of(&joining.path))));
            explain(ui, stage, &about(joining));
            let height = (room(ui.ctx()) - AROUND).max(96.0);
            ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(ui, |ui| {
                ui.set_max_width(ui.available_width() - space::L);
                brings_ui(ui, stage, joining);
                self.clashes_ui(ui, stage, joining);
            });
            ui.add_space(space::M);
            ui.horizontal_wrapped(|ui| self.acts(ui, stage, joining, out)).inner
        })
    }

    /// J and K go from clash to clash; O, T and L settle the one gone to and go on.
    fn take_keys(&mut self, ctx: &Context) {
        let last = self.sides.len().saturating_sub(1);
        let pressed = |keys: [Key; 2]| ctx.input(|input| keys.iter().any(|key| input.key_pressed(*key)));
        let before = self.at;
        if pressed([Key::J, Key::ArrowDown]) {
            self.at = (self.at + 1).min(last);
        }
        if pressed([Key::K, Key::ArrowUp]) {
            self.at = self.at.saturating_sub(1);
        }
        for (key, side) in [(Key::O, Side::Ours), (Key::T, Side::Theirs), (Key::L, Side::Later)] {
            if pressed([key, key])
                && let Some(chosen) = self.sides.get_mut(self.at)
            {
                *chosen = side;
                self.at = (self.at + 1).min(last);
            }
        }
        self.went = self.at != before;
        if pressed([Key::ArrowDown, Key::ArrowUp]) && !self.sides.is_empty() {
            // egui has taken the arrow for a wish to move the focus.
            ctx.memory_mut(|memory| memory.move_focus(FocusDirection::None));
        }
    }

    fn clashes_ui(&mut self, ui: &mut Ui, stage: &Stage<'_>, joining: &Joining) {
        let clashes = &joining.joint.clashes;
        section_heading(ui, stage.theme, &format!("Set differently by both: {}", clashes.len()));
        if clashes.is_empty() {
            line(ui, stage, "Nothing. Whatever one of the two has set stands.");
            return;
        }
        line(ui, stage, "J and K go up and down; O takes ours, T theirs, L leaves the later.");
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = space::L;
            for (side, name) in
                [(Side::Ours, "All ours"), (Side::Theirs, "All theirs"), (Side::Later, "All the later")]
            {
                if small_link(ui, stage.theme, name).clicked() {
                    self.sides.fill(side);
                }
            }
        });
        self.rows_ui(ui, stage, joining);
    }

    /// The rows in sight, and the one just gone to; of the others nothing is laid out but their room.
    fn rows_ui(&mut self, ui: &mut Ui, stage: &Stage<'_>, joining: &Joining) {
        let (sight, gap, mut passed) = (ui.clip_rect(), ui.spacing().item_spacing.y, 0.0);
        let rows = joining.joint.clashes.iter().zip(&mut self.sides).zip(&mut self.heights).enumerate();
        for (at, ((clash, side), height)) in rows {
            let (top, is_here) = (ui.cursor().top() + passed, at == self.at);
            let is_in_sight = top < sight.bottom() && top + *height > sight.top();
            let is_gone_to = is_here && self.went;
            if !is_in_sight && !is_gone_to {
                passed += *height + gap;
                continue;
            }
            ui.add_space(std::mem::take(&mut passed));
            let about = stage.session.covered(&clash.about(&joining.joint.desk));
            let row = clash_ui(ui, stage, (clash, &about), is_here, side);
            *height = row.rect.height();
            if is_gone_to {
                row.scroll_to_me(None);
            }
        }
        if passed > 0.0 {
            ui.add_space(passed - gap);
        }
    }

    /// The buttons; whether the sheet stays.
    fn acts(&mut self, ui: &mut Ui, stage: &Stage<'_>, joining: &Joining, out: &mut Outbox) -> bool {
        ui.spacing_mut().item_spacing.x = space::L;
        let words = if joining.is_ahead { "Go on in it" } else { "Merge" };
        let go = primary_button(ui, stage.theme, words);
        focus_once(&mut self.focused, &go);
        if go.clicked() {
            out.send(Action::Task(Task::Join(self.sides.clone())));
        }
        let opens = joining.is_dropped && quiet_button(ui, stage.theme, "Open as another piece").clicked();
        if opens {
            out.send(Action::Task(Task::Open(vec![joining.path.clone()])));
        }
        !opens && !quiet_button(ui, stage.theme, "Cancel").clicked()
    }
}

/// What becomes of the two.
fn about(joining: &Joining) -> String {
    if joining.is_ahead {
        return "It holds all that is here, and more. Work goes on in it; the file that is open now stays as it is."
            .to_owned();
    }
    format!(
        "The work of both goes into a new file, “{}”, and goes on there. Neither of the two files is changed.",
        name_of(&joining.out)
    )
}

fn brings_ui(ui: &mut Ui, stage: &Stage<'_>, joining: &Joining) {
    let c = &stage.theme.colors;
    section_heading(ui, stage.theme, "It brings");
    if joining.brings.is_empty() {
        line(
            ui,
            stage,
            "Nothing that would show: only steps that were taken back, or are done here already.",
        );
    }
    Grid::new("what it brings").num_columns(2).spacing(vec2(space::M, space::XS)).show(ui, |ui| {
        for brought in &joining.brings {
            ui.label(text(brought.count.to_string(), Face::SemiBold, size::BODY, c.ink));
            ui.label(text(brought.name(), Face::Regular, size::BODY, c.ink));
            ui.end_row();
        }
    });
    let left = joining.joint.left_out.len();
    if left > 0 {
        let noun = if left == 1 { "step is" } else { "steps are" };
        line(ui, stage, &format!("{left} {noun} left out, for what they rest on is gone or still in use."));
    }
    for noticed in &joining.noticed {
        line(ui, stage, &stage.session.covered(noticed));
    }
}

fn line(ui: &mut Ui, stage: &Stage<'_>, words: &str) {
    ui.add(Label::new(text(words, Face::Regular, size::LABEL, stage.theme.colors.ink_soft)).wrap());
}

fn name_of(path: &std::path::Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
