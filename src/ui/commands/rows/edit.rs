//! Back and forth, and finding.
//!
//! Invariant: data only.

use eframe::egui::Key;

use super::always;
use crate::ui::commands::claims::{self, has_draft};
use crate::ui::commands::{Command, CommandId, Menu};
use crate::ui::keys::Chord;
use crate::ui::state::{Field, Overlay, Step};

pub(super) const ROWS: &[Command] = &[
    Command {
        id: CommandId::Undo,
        name: "Undo",
        hint: "Take back the last change, of whatever kind",
        menu: Menu::Edit,
        keys: &[Chord::command(Key::Z)],
        enabled: claims::may_undo,
        run: claims::undo,
    },
    Command {
        id: CommandId::Redo,
        name: "Redo",
        hint: "Do again what was taken back",
        menu: Menu::Edit,
        keys: &[Chord::command_shift(Key::Z), Chord::command(Key::Y)],
        enabled: claims::may_redo,
        run: claims::redo,
    },
    Command {
        id: CommandId::CopyWords,
        name: "Copy the words",
        hint: "Those selected, or those of the claim",
        menu: Menu::Edit,
        keys: &[Chord::command(Key::C)],
        enabled: claims::has_words,
        run: |session| session.copy_words(),
    },
    Command {
        id: CommandId::CopyClaim,
        name: "Copy the claim",
        hint: "With its status, note and sources",
        menu: Menu::Edit,
        keys: &[Chord::command_shift(Key::C)],
        enabled: claims::has_claim,
        run: |session| session.copy_claim(),
    },
    Command {
        id: CommandId::Search,
        name: "Filter the list",
        hint: "By words of claims, notes and sources",
        menu: Menu::Edit,
        keys: &[Chord::plain(Key::Slash)],
        enabled: has_draft,
        run: |session| session.focus(Field::Search),
    },
    Command {
        id: CommandId::Find,
        name: "Find in everything",
        hint: "In the article, claims, notes and sources",
        menu: Menu::Edit,
        keys: &[Chord::command(Key::F)],
        enabled: has_draft,
        run: |session| session.find(),
    },
    Command {
        id: CommandId::FindNext,
        name: "Next place found",
        hint: "Of the words looked for",
        menu: Menu::Edit,
        keys: &[Chord::plain(Key::F3)],
        enabled: has_draft,
        run: |session| session.find_on(Step::On),
    },
    Command {
        id: CommandId::FindPrevious,
        name: "Place found before",
        hint: "Of the words looked for",
        menu: Menu::Edit,
        keys: &[Chord::shift(Key::F3)],
        enabled: has_draft,
        run: |session| session.find_on(Step::Back),
    },
    Command {
        id: CommandId::WhoChecks,
        name: "Who is checking…",
        hint: "The name and initials beside each mark",
        menu: Menu::Edit,
        keys: &[],
        enabled: always,
        run: |session| session.lay_over(Some(Overlay::Checker)),
    },
    Command {
        id: CommandId::Settings,
        name: "Settings…",
        hint: "Who checks, colours, size, house rule, keys",
        menu: Menu::Edit,
        keys: &[Chord::command(Key::Comma)],
        enabled: always,
        run: |session| session.lay_over(Some(Overlay::Settings)),
    },
    Command {
        id: CommandId::OwnKeys,
        name: "Change keys…",
        hint: "Give commands keys of your own",
        menu: Menu::Edit,
        keys: &[],
        enabled: always,
        run: |session| session.lay_over(Some(Overlay::OwnKeys)),
    },
];
