//! Files in and out.
//!
//! Invariant: data only.

use eframe::egui::Key;

use super::always;
use crate::ui::commands::claims::{has_draft, may_write};
use crate::ui::commands::window;
use crate::ui::commands::{Command, CommandId, Menu};
use crate::ui::keys::Chord;
use crate::ui::session::{Session, Task};
use crate::ui::state::Overlay;

pub(super) const ROWS: &[Command] = &[
    Command {
        id: CommandId::Open,
        name: "Open…",
        hint: "An article, or a project begun before",
        menu: Menu::File,
        keys: &[Chord::command(Key::O)],
        enabled: always,
        run: window::open,
    },
    Command {
        id: CommandId::PasteArticle,
        name: "Paste text…",
        hint: "Check text that has no file yet",
        menu: Menu::File,
        keys: &[Chord::command_shift(Key::V)],
        enabled: always,
        run: |session| session.lay_over(Some(Overlay::Paste)),
    },
    Command {
        id: CommandId::OpenSample,
        name: "Sample article",
        hint: "Try everything out on an invented story",
        menu: Menu::File,
        keys: &[],
        enabled: always,
        run: window::open_sample,
    },
    Command {
        id: CommandId::NewDraft,
        name: "New draft…",
        hint: "The next version of this article: all marks come along, shown before anything changes",
        menu: Menu::File,
        keys: &[Chord::command_shift(Key::D)],
        enabled: may_write,
        run: |session| session.tasks.push(Task::AskDraft),
    },
    Command {
        id: CommandId::TakeInFile,
        name: "Take in the changed file…",
        hint: "The article’s own file, as the new draft",
        menu: Menu::File,
        keys: &[],
        enabled: may_write,
        run: |session| session.tasks.push(Task::DraftAgain),
    },
    Command {
        id: CommandId::AboutPiece,
        name: "About this piece…",
        hint: "Author, outlet, deadline, day of publication, notes, house rule",
        menu: Menu::File,
        keys: &[],
        enabled: may_write,
        run: |session| session.lay_over(Some(Overlay::Piece)),
    },
    Command {
        id: CommandId::OpenOriginal,
        name: "Open original",
        hint: "In the program that the desktop has for its kind",
        menu: Menu::File,
        keys: &[Chord::command_shift(Key::O)],
        enabled: has_draft,
        run: |session| session.tasks.push(Task::OpenOriginal),
    },
    Command {
        id: CommandId::Attachments,
        name: "Attachments…",
        hint: "Files that came with the e-mail, to open or to save",
        menu: Menu::File,
        keys: &[],
        enabled: window::has_attachments,
        run: |session| session.lay_over(Some(Overlay::Attachments)),
    },
    Command {
        id: CommandId::Export,
        name: "Export report…",
        hint: "The checking copy, the checked copy, pages to print, data: shown before they go out",
        menu: Menu::File,
        keys: &[Chord::command(Key::E)],
        enabled: has_draft,
        run: Session::export,
    },
    Command {
        id: CommandId::ExportAll,
        name: "Export all open pieces…",
        hint: "In the forms chosen on the export page, into one folder",
        menu: Menu::File,
        keys: &[],
        enabled: window::has_pieces_and_forms,
        run: |session| session.ask_export(true),
    },
    Command {
        id: CommandId::TakeOverCopy,
        name: "Take over a Word copy…",
        hint: "What an editor accepted, rejected and answered in it",
        menu: Menu::File,
        keys: &[],
        enabled: may_write,
        run: |session| session.tasks.push(Task::AskReturned),
    },
    Command {
        id: CommandId::PrintQuestions,
        name: "Print open questions…",
        hint: "Grouped by whom to ask, with room for the answers",
        menu: Menu::File,
        keys: &[],
        enabled: has_draft,
        run: window::print_questions,
    },
    Command {
        id: CommandId::SaveCopy,
        name: "Save a copy elsewhere…",
        hint: "The whole project, with its history, in another place",
        menu: Menu::File,
        keys: &[Chord::command_shift(Key::S)],
        enabled: has_draft,
        run: window::save_copy,
    },
    Command {
        id: CommandId::RetrySave,
        name: "Try saving again",
        hint: "After the disk refused",
        menu: Menu::File,
        keys: &[],
        enabled: window::save_failed,
        run: window::retry_save,
    },
    Command {
        id: CommandId::CloseProject,
        name: "Close the piece",
        hint: "Everything is saved; after the last one comes the start page",
        menu: Menu::File,
        keys: &[Chord::command(Key::W)],
        enabled: has_draft,
        run: window::close_project,
    },
    Command {
        id: CommandId::Quit,
        name: "Quit",
        hint: "Everything is saved as you work",
        menu: Menu::File,
        keys: &[Chord::command(Key::Q)],
        enabled: always,
        run: window::quit,
    },
    Command {
        id: CommandId::QuitUnsaved,
        name: "Quit without the unsaved marks",
        hint: "What the disk refused is lost",
        menu: Menu::File,
        keys: &[],
        enabled: window::save_failed,
        run: |session| session.tasks.push(Task::QuitUnsaved),
    },
];
