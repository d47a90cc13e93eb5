//! Moving about.
//!
//! Invariant: data only.

use eframe::egui::Key;

use super::always;
use crate::ui::commands::claims::{has_claim, has_draft, has_drafts};
use crate::ui::commands::window;
use crate::ui::commands::{Command, CommandId, Menu};
use crate::ui::keys::Chord;
use crate::ui::session::Task;
use crate::ui::state::Scroll;

pub(super) const ROWS: &[Command] = &[
    Command {
        id: CommandId::NextClaim,
        name: "Next claim",
        hint: "In the order of the text",
        menu: Menu::Go,
        keys: &[Chord::plain(Key::J), Chord::plain(Key::ArrowDown)],
        enabled: has_draft,
        run: |session| session.go_next(),
    },
    Command {
        id: CommandId::PreviousClaim,
        name: "Previous claim",
        hint: "In the order of the text",
        menu: Menu::Go,
        keys: &[Chord::plain(Key::K), Chord::plain(Key::ArrowUp)],
        enabled: has_draft,
        run: |session| session.go_previous(),
    },
    Command {
        id: CommandId::NextOpen,
        name: "Next open claim",
        hint: "Unchecked or waiting",
        menu: Menu::Go,
        keys: &[Chord::plain(Key::N)],
        enabled: has_draft,
        run: |session| session.go_next_open(),
    },
    Command {
        id: CommandId::NextToAct,
        name: "Next claim to act on",
        hint: "Undecided, stale, or confirmed on too little",
        menu: Menu::Go,
        keys: &[Chord::plain(Key::V)],
        enabled: has_draft,
        run: |session| session.go_next_to_act(),
    },
    Command {
        id: CommandId::NextChange,
        name: "Next change to answer",
        hint: "In a new draft: a stale mark, a place to choose, a new claim",
        menu: Menu::Go,
        keys: &[Chord::plain(Key::Period)],
        enabled: has_drafts,
        run: |session| session.go_next_change(),
    },
    Command {
        id: CommandId::NextUncovered,
        name: "Next uncovered sentence",
        hint: "No claim touches it and nobody has passed it",
        menu: Menu::Go,
        keys: &[Chord::shift(Key::N)],
        enabled: has_draft,
        run: |session| session.go_next_uncovered(),
    },
    Command {
        id: CommandId::NextBare,
        name: "Next bare words",
        hint: "Those that no claim holds",
        menu: Menu::Go,
        keys: &[Chord::shift(Key::U)],
        enabled: has_draft,
        run: |session| session.go_next_bare(),
    },
    Command {
        id: CommandId::NextFinding,
        name: "Next finding",
        hint: "Dates, sums or repeats that conflict or are to be compared",
        menu: Menu::Go,
        keys: &[Chord::plain(Key::F)],
        enabled: has_draft,
        run: |session| session.go_next_finding(),
    },
    Command {
        id: CommandId::NextOccurrence,
        name: "Next occurrence",
        hint: "Of the same fact, else of what it is tied to",
        menu: Menu::Go,
        keys: &[Chord::plain(Key::G)],
        enabled: has_claim,
        run: |session| session.go_next_occurrence(),
    },
    Command {
        id: CommandId::PageDown,
        name: "Page down",
        hint: "In the manuscript or the overview",
        menu: Menu::Go,
        keys: &[Chord::plain(Key::PageDown), Chord::plain(Key::Space)],
        enabled: has_draft,
        run: |session| session.scroll(Scroll::PageDown),
    },
    Command {
        id: CommandId::PageUp,
        name: "Page up",
        hint: "In the manuscript or the overview",
        menu: Menu::Go,
        keys: &[Chord::plain(Key::PageUp), Chord::shift(Key::Space)],
        enabled: has_draft,
        run: |session| session.scroll(Scroll::PageUp),
    },
    Command {
        id: CommandId::ToStart,
        name: "First line",
        hint: "Of the manuscript or the overview",
        menu: Menu::Go,
        keys: &[Chord::plain(Key::Home)],
        enabled: has_draft,
        run: |session| session.scroll(Scroll::Start),
    },
    Command {
        id: CommandId::ToEnd,
        name: "Last line",
        hint: "Of the manuscript or the overview",
        menu: Menu::Go,
        keys: &[Chord::plain(Key::End)],
        enabled: has_draft,
        run: |session| session.scroll(Scroll::End),
    },
    Command {
        id: CommandId::NextPiece,
        name: "Next piece",
        hint: "Of those that are open",
        menu: Menu::Go,
        keys: &[Chord::command(Key::PageDown), Chord::command(Key::Tab)],
        enabled: window::has_pieces,
        run: |session| session.tasks.push(Task::TurnBy(1)),
    },
    Command {
        id: CommandId::PreviousPiece,
        name: "Previous piece",
        hint: "Of those that are open",
        menu: Menu::Go,
        keys: &[Chord::command(Key::PageUp), Chord::command_shift(Key::Tab)],
        enabled: window::has_pieces,
        run: |session| session.tasks.push(Task::TurnBy(-1)),
    },
    Command {
        id: CommandId::Escape,
        name: "Back",
        hint: "Close what lies on top, or select nothing",
        menu: Menu::Go,
        keys: &[Chord::plain(Key::Escape)],
        enabled: always,
        run: |session| session.step_out(),
    },
];
