//! Whether the piece may go, and what stands in the way: each line leads there.
//!
//! Invariant: the desk says what is missing; this only shows the way to it.

use eframe::egui::Ui;

use crate::desk::{Filter, Obstacle, Status, Trait};
use crate::ui::actions::{Look, Outbox};
use crate::ui::commands::CommandId;
use crate::ui::icons::Icon;
use crate::ui::state::{Page, Scene};
use crate::ui::theme::{Face, size, space};
use crate::ui::widgets::{link, text};
use crate::ui::words::first_up;

/// Draws the section.
pub(super) fn show(ui: &mut Ui, scene: &Scene<'_>, out: &mut Outbox) {
    let c = &scene.theme.colors;
    let obstacles = scene.summary.obstacles();
    let (status, word) = match obstacles.as_slice() {
        [] => (Status::Confirmed, "Ready"),
        _ => (Status::NotConfirmed, "Not ready yet"),
    };
    ui.add_space(space::M);
    ui.horizontal(|ui| {
        ui.set_min_height(size::HEADLINE);
        Icon::Status(status).show(ui, 16.0, scene.theme.hue(status));
        ui.label(text(word, Face::SemiBold, size::WORDS, c.ink));
    });
    ui.label(text(scene.summary.in_words(), Face::Regular, size::BODY, c.ink_soft));
    for obstacle in obstacles {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            ui.label(text(first_up(&obstacle.to_string()), Face::Regular, size::BODY, c.ink));
            if link(ui, scene.theme, way(obstacle)).clicked() {
                go(obstacle, out);
            }
        });
    }
}

/// Each way has words of its own: who hears the links one by one cannot see which line they stand in.
const fn way(obstacle: Obstacle) -> &'static str {
    match obstacle {
        Obstacle::NoDraft => "Open an article",
        Obstacle::Open(_) => "Next open claim",
        Obstacle::Undecided(_) => "Next claim to act on",
        Obstacle::Uncovered(_) => "Next uncovered sentence",
        Obstacle::Stale(_) => "Show stale marks",
        Obstacle::BelowRule(_) => "Show these claims",
    }
}

fn go(obstacle: Obstacle, out: &mut Outbox) {
    match obstacle {
        Obstacle::NoDraft => out.run(CommandId::Open),
        Obstacle::Open(_) => out.run(CommandId::NextOpen),
        Obstacle::Uncovered(_) => out.run(CommandId::NextUncovered),
        Obstacle::Undecided(_) => out.run(CommandId::NextToAct),
        Obstacle::Stale(_) => show_only(Filter::of(Trait::Stale), out),
        Obstacle::BelowRule(_) => show_only(Filter::of(Trait::BelowRule), out),
    }
}

fn show_only(filter: Filter, out: &mut Outbox) {
    out.look(Look::Filter(filter));
    out.look(Look::Page(Page::Check));
}
