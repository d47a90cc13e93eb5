//! What is shown, and finding out.
//!
//! Invariant: data only.

use eframe::egui::Key;

use super::always;
use crate::ui::commands::claims::has_draft;
use crate::ui::commands::{Command, CommandId, Menu};
use crate::ui::keys::Chord;
use crate::ui::state::{Overlay, Tab, ThemeChoice};

pub(super) const ROWS: &[Command] = &[
    Command {
        id: CommandId::Overview,
        name: "Overview",
        hint: "The whole check on one page, and sign-off",
        menu: Menu::View,
        keys: &[Chord::plain(Key::O)],
        enabled: has_draft,
        run: |session| session.turn_page(),
    },
    Command {
        id: CommandId::ShowClaims,
        name: "Claims",
        hint: "In the left panel",
        menu: Menu::View,
        keys: &[Chord::command(Key::Num1)],
        enabled: has_draft,
        run: |session| session.view.tab = Tab::Claims,
    },
    Command {
        id: CommandId::ShowSources,
        name: "Sources",
        hint: "In the left panel",
        menu: Menu::View,
        keys: &[Chord::command(Key::Num2)],
        enabled: has_draft,
        run: |session| session.view.tab = Tab::Sources,
    },
    Command {
        id: CommandId::ShowTray,
        name: "Tray",
        hint: "Claims taken off the list",
        menu: Menu::View,
        keys: &[Chord::command(Key::Num3), Chord::plain(Key::T)],
        enabled: has_draft,
        run: |session| session.view.tab = Tab::Tray,
    },
    Command {
        id: CommandId::BareWords,
        name: "Show bare words",
        hint: "Those that no claim holds; or hide that",
        menu: Menu::View,
        keys: &[Chord::plain(Key::U)],
        enabled: has_draft,
        run: |session| session.view.bare = !session.view.bare,
    },
    Command {
        id: CommandId::MaskSources,
        name: "Cover confidential names",
        hint: "Or show them; for working where others can see",
        menu: Menu::View,
        keys: &[Chord::command_shift(Key::M)],
        enabled: has_draft,
        run: |session| session.view.masked = !session.view.masked,
    },
    Command {
        id: CommandId::ZoomIn,
        name: "Larger",
        hint: "Text and everything else",
        menu: Menu::View,
        keys: &[Chord::command(Key::Plus), Chord::command(Key::Equals)],
        enabled: always,
        run: |session| session.zoom(session.view.zoom.larger()),
    },
    Command {
        id: CommandId::ZoomOut,
        name: "Smaller",
        hint: "Text and everything else",
        menu: Menu::View,
        keys: &[Chord::command(Key::Minus)],
        enabled: always,
        run: |session| session.zoom(session.view.zoom.smaller()),
    },
    Command {
        id: CommandId::ZoomReset,
        name: "Own size",
        hint: "100 %",
        menu: Menu::View,
        keys: &[Chord::command(Key::Num0)],
        enabled: always,
        run: |session| session.zoom(Default::default()),
    },
    Command {
        id: CommandId::ThemeLight,
        name: "Light",
        hint: "Dark ink on light paper",
        menu: Menu::View,
        keys: &[],
        enabled: always,
        run: |session| session.theme(ThemeChoice::Light),
    },
    Command {
        id: CommandId::ThemeDark,
        name: "Dark",
        hint: "Light ink on dark paper",
        menu: Menu::View,
        keys: &[],
        enabled: always,
        run: |session| session.theme(ThemeChoice::Dark),
    },
    Command {
        id: CommandId::ThemeSystem,
        name: "As the desktop",
        hint: "Light or dark as the desktop has it",
        menu: Menu::View,
        keys: &[],
        enabled: always,
        run: |session| session.theme(ThemeChoice::System),
    },
    Command {
        id: CommandId::Palette,
        name: "All commands…",
        hint: "Type a few letters of what you want",
        menu: Menu::Help,
        keys: &[Chord::command(Key::K)],
        enabled: always,
        run: |session| session.lay_over(Some(Overlay::Palette)),
    },
    Command {
        id: CommandId::Help,
        name: "All keys",
        hint: "On one page",
        menu: Menu::Help,
        keys: &[Chord::plain(Key::Questionmark), Chord::plain(Key::F1)],
        enabled: always,
        run: |session| session.lay_over(Some(Overlay::Help)),
    },
];
