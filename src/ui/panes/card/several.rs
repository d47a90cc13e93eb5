//! The card of several claims chosen together: what they have in common, and marks for all of them.
//!
//! Invariant: every mark is meant for all of them, in one step; keeps only the note being typed.

use std::collections::{BTreeMap, BTreeSet};

use eframe::egui::{Frame, Margin, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use super::sources::Sources;
use super::{Sheet, focus_on};
use crate::desk::{ClaimId, Flag, Heading, Status};
use crate::ui::actions::{Action, Outbox};
use crate::ui::commands::CommandId;
use crate::ui::icons::Icon;
use crate::ui::panes::key_of;
use crate::ui::state::{Field, Scene};
use crate::ui::theme::{Face, size, space};
use crate::ui::widgets::{chip, headed_field, keycap, link, plain, section_heading, status_button, text};

/// Below this width the names of the statuses have no room in two columns.
const LEAST_FOR_TWO: f32 = 250.0;
/// Height of a line of counts.
const LINE: f32 = 20.0;

/// The card, with the note being typed and the claims it is meant for.
#[derive(Default)]
pub(super) struct Several {
    note: String,
    claims: BTreeSet<ClaimId>,
    /// What they have in common, as of a turn of the board and of what is folded away.
    known: Option<([u64; 2], BTreeSet<Heading>)>,
    common: Common,
}

/// What claims have in common.
#[derive(Default)]
struct Common {
    count: usize,
    /// Of these, not shown in the list.
    hidden: usize,
    in_tray: usize,
    /// Marked as unchecked by hand: a claim nobody has looked at bears no mark.
    unmarked: usize,
    by_status: BTreeMap<Status, usize>,
    by_flag: BTreeMap<Flag, usize>,
}

impl Common {
    fn of(claims: &BTreeSet<ClaimId>, scene: &Scene<'_>) -> Self {
        let mut common = Self { hidden: scene.board.out_of_sight(scene.view), ..Self::default() };
        for claim in claims.iter().filter_map(|id| scene.desk.claim(id)) {
            common.count += 1;
            common.in_tray += usize::from(claim.set_aside.is_some());
            common.unmarked += usize::from(claim.marked.is_none());
            *common.by_status.entry(claim.status).or_default() += 1;
            for &flag in claim.flags.keys() {
                *common.by_flag.entry(flag).or_default() += 1;
            }
        }
        common
    }

    /// Whether all of them have the status, and have been given it.
    fn are_all(&self, status: Status) -> bool {
        let have = self.by_status.get(&status) == Some(&self.count);
        have && (status != Status::Unchecked || self.unmarked == 0)
    }
}

impl Several {
    /// Commits what was being typed, where other claims have been chosen since.
    pub(super) fn turn_to(&mut self, chosen: &BTreeSet<ClaimId>, out: &mut Outbox) {
        if self.claims != *chosen {
            self.commit(out);
            self.claims.clone_from(chosen);
            self.known = None;
        }
    }

    fn commit(&mut self, out: &mut Outbox) {
        let note = std::mem::take(&mut self.note);
        if !note.trim().is_empty() {
            out.send(Action::NoteOn(self.claims.clone(), note));
        }
    }

    pub(super) fn show(&mut self, ui: &mut Ui, sheet: &Sheet<'_>, sources: &mut Sources, out: &mut Outbox) {
        let scene = sheet.scene;
        self.refresh(scene);
        ScrollArea::vertical().id_salt("several").auto_shrink(false).show(ui, |ui| {
            Frame::new().inner_margin(Margin { left: 20, right: 20, top: 18, bottom: 24 }).show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.spacing_mut().item_spacing.y = space::S;
                head(ui, scene, &self.common);
                section_heading(ui, scene.theme, "Status of all");
                statuses(ui, scene, &self.common, out);
                section_heading(ui, scene.theme, "Flags of all");
                flags(ui, scene, &self.common, out);
                sources.show_for_all(ui, sheet, out);
                self.note(ui, scene, out);
                way_out(ui, scene, &self.common, out);
            });
        });
    }

    fn refresh(&mut self, scene: &Scene<'_>) {
        let folded = &scene.view.folded;
        if self
            .known
            .as_ref()
            .is_none_or(|(turn, known)| *turn != [scene.board.turn(), scene.revision] || known != folded)
        {
            self.known = Some(([scene.board.turn(), scene.revision], folded.clone()));
            self.common = Common::of(&self.claims, scene);
        }
    }

    fn note(&mut self, ui: &mut Ui, scene: &Scene<'_>, out: &mut Outbox) {
        let heading = section_heading(ui, scene.theme, "Note on all");
        let field = headed_field(ui, scene.theme, (&heading, "added to the note of each"), 2, &mut self.note);
        focus_on(&field, scene, Field::Note);
        if field.lost_focus() {
            self.commit(out);
        }
    }
}

/// How many there are, how many of them the list does not show, and how they stand.
fn head(ui: &mut Ui, scene: &Scene<'_>, common: &Common) {
    let c = &scene.theme.colors;
    let title = format!("{} claims selected", common.count);
    ui.label(plain(&title, Face::Serif.at(size::WORDS), c.ink));
    let hidden = common.hidden;
    if hidden > 0 {
        let (noun, verb) = if hidden == 1 { ("claim", "is") } else { ("claims", "are") };
        let told = format!("{hidden} {noun} of these {verb} not shown in the list now");
        ui.label(text(told, Face::Medium, size::LABEL, scene.theme.hues.wrong));
    }
    ui.add_space(space::XS);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (&status, &count) in &common.by_status {
            count_line(ui, scene, status, count);
        }
    });
    if let Some(key) = key_of(ui, scene, CommandId::Escape) {
        ui.horizontal(|ui| {
            keycap(ui, scene.theme, &key);
            ui.label(text("leaves one of them selected", Face::Regular, size::LABEL, c.ink_soft));
        });
    }
}

fn count_line(ui: &mut Ui, scene: &Scene<'_>, status: Status, count: usize) {
    let c = &scene.theme.colors;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), LINE), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{}: {count}", status.name())));
    let middle = rect.center().y;
    Icon::Status(status).paint(ui.painter(), pos2(rect.left() + 7.0, middle), 12.0, scene.theme.hue(status));
    let line = |words: String, left: f32, face: Face| {
        let galley = ui.painter().layout_no_wrap(words, face.at(size::BODY), c.ink);
        ui.painter().galley(pos2(rect.left() + left, middle - galley.size().y / 2.0), galley, c.ink);
    };
    line(count.to_string(), 22.0, Face::SemiBold);
    line(status.name().to_owned(), 54.0, Face::Regular);
}

fn statuses(ui: &mut Ui, scene: &Scene<'_>, common: &Common, out: &mut Outbox) {
    let columns = if ui.available_width() < LEAST_FOR_TWO { 1 } else { 2 };
    let width = (ui.available_width() - space::S * (columns - 1) as f32) / columns as f32;
    for pair in Status::ALL.chunks(columns) {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            for &status in pair {
                let key = key_of(ui, scene, CommandId::Status(status));
                let shown = (status, key.as_deref());
                if status_button(ui, scene.theme, shown, common.are_all(status), width).clicked() {
                    out.run(CommandId::Status(status));
                }
            }
        });
    }
}

fn flags(ui: &mut Ui, scene: &Scene<'_>, common: &Common, out: &mut Outbox) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::XS, space::S);
        ui.spacing_mut().interact_size.y = 0.0;
        for flag in Flag::ALL {
            let count = common.by_flag.get(&flag).copied().unwrap_or_default();
            let is_mixed = count > 0 && count < common.count;
            let short = if flag == Flag::Recheck { "Re-check" } else { flag.name() };
            let word = if is_mixed { format!("{short} {count}") } else { short.to_owned() };
            let name = format!("Flag {}, key {}, on {count} of {}", flag.name(), flag.letter(), common.count);
            let chip = chip(ui, scene.theme, (None, &word), &name, count == common.count);
            if chip.on_hover_text(format!("{} ({})", flag.name(), flag.letter())).clicked() {
                out.run(CommandId::Flag(flag));
            }
        }
    });
}

/// Off the list, or back on it.
fn way_out(ui: &mut Ui, scene: &Scene<'_>, common: &Common, out: &mut Outbox) {
    ui.add_space(space::L);
    let in_tray = common.in_tray == common.count;
    let (words, command) = if in_tray {
        ("Bring all back from the tray", CommandId::BringBack)
    } else {
        ("Set all aside", CommandId::SetAside)
    };
    if link(ui, scene.theme, words).clicked() {
        out.run(command);
    }
}
