//! The table itself, in the order of the menus.
//!
//! Invariant: data only; what commands do stands in `claims` and `window`.

use eframe::egui::Key;

use super::claims::{self, has_claim, has_draft, has_selection, is_in_tray, is_on_list};
use super::window;
use super::{Command, CommandId, Menu};
use crate::desk::{Flag, Status};
use crate::ui::keys::Chord;
use crate::ui::session::{Session, Task};
use crate::ui::state::{Field, Overlay, Tab, ThemeChoice};

#[expect(clippy::unnecessary_wraps, reason = "the form of every row")]
const fn always(_: &Session) -> Result<(), &'static str> {
    Ok(())
}

/// One status, set with its digit.
const fn status(status: Status, keys: &'static [Chord], run: fn(&mut Session)) -> Command {
    Command {
        id: CommandId::Status(status),
        name: status.name(),
        hint: status.meaning(),
        menu: Menu::Mark,
        keys,
        enabled: is_on_list,
        run,
    }
}

/// One status, set with Shift and its digit, and on to the next open claim.
const fn status_next(
    status: Status,
    name: &'static str,
    keys: &'static [Chord],
    run: fn(&mut Session),
) -> Command {
    Command {
        id: CommandId::StatusNext(status),
        name,
        hint: "Set it and go to the next open claim",
        menu: Menu::Mark,
        keys,
        enabled: is_on_list,
        run,
    }
}

/// One flag, raised and lowered with its letter.
const fn flag(
    flag: Flag,
    name: &'static str,
    hint: &'static str,
    keys: &'static [Chord],
    run: fn(&mut Session),
) -> Command {
    Command { id: CommandId::Flag(flag), name, hint, menu: Menu::Mark, keys, enabled: is_on_list, run }
}

/// All commands, in the order of the menus.
pub const COMMANDS: &[Command] = &[
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
        id: CommandId::Export,
        name: "Export report…",
        hint: "The checking copy as a page, a table or data",
        menu: Menu::File,
        keys: &[Chord::command(Key::E)],
        enabled: has_draft,
        run: |session| session.lay_over(Some(Overlay::Export)),
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
        id: CommandId::Search,
        name: "Search",
        hint: "In claims, notes and sources",
        menu: Menu::Edit,
        keys: &[Chord::plain(Key::Slash), Chord::command(Key::F)],
        enabled: has_draft,
        run: |session| session.focus(Field::Search),
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
    status(Status::Unchecked, &[Chord::plain(Key::Num0)], |s| s.mark(Status::Unchecked)),
    status(Status::Waiting, &[Chord::plain(Key::Num1)], |s| s.mark(Status::Waiting)),
    status(Status::Confirmed, &[Chord::plain(Key::Num2)], |s| s.mark(Status::Confirmed)),
    status(Status::OnAuthor, &[Chord::plain(Key::Num3)], |s| s.mark(Status::OnAuthor)),
    status(Status::Wrong, &[Chord::plain(Key::Num4)], |s| s.mark(Status::Wrong)),
    status(Status::Disputed, &[Chord::plain(Key::Num5)], |s| s.mark(Status::Disputed)),
    status(Status::NotConfirmed, &[Chord::plain(Key::Num6)], |s| s.mark(Status::NotConfirmed)),
    status(Status::NoCheck, &[Chord::plain(Key::Num7)], |s| s.mark(Status::NoCheck)),
    status_next(Status::Unchecked, "Unchecked, next", &[Chord::shift(Key::Num0)], |s| {
        s.mark_and_go(Status::Unchecked);
    }),
    status_next(Status::Waiting, "Waiting, next", &[Chord::shift(Key::Num1)], |s| {
        s.mark_and_go(Status::Waiting);
    }),
    status_next(Status::Confirmed, "Confirmed, next", &[Chord::shift(Key::Num2)], |s| {
        s.mark_and_go(Status::Confirmed);
    }),
    status_next(Status::OnAuthor, "On author, next", &[Chord::shift(Key::Num3)], |s| {
        s.mark_and_go(Status::OnAuthor);
    }),
    status_next(Status::Wrong, "Wrong, next", &[Chord::shift(Key::Num4)], |s| s.mark_and_go(Status::Wrong)),
    status_next(Status::Disputed, "Disputed, next", &[Chord::shift(Key::Num5)], |s| {
        s.mark_and_go(Status::Disputed);
    }),
    status_next(Status::NotConfirmed, "Not confirmed, next", &[Chord::shift(Key::Num6)], |s| {
        s.mark_and_go(Status::NotConfirmed);
    }),
    status_next(Status::NoCheck, "No check needed, next", &[Chord::shift(Key::Num7)], |s| {
        s.mark_and_go(Status::NoCheck);
    }),
    flag(Flag::Legal, "Flag: legal", "For the lawyers", &[Chord::plain(Key::L)], |s| s.flip(Flag::Legal)),
    flag(
        Flag::Sensitive,
        "Flag: sensitive",
        "Or rests on an anonymous source",
        &[Chord::plain(Key::S)],
        |s| s.flip(Flag::Sensitive),
    ),
    flag(
        Flag::Recheck,
        "Flag: re-check at publication",
        "May be different by then",
        &[Chord::plain(Key::R)],
        |s| s.flip(Flag::Recheck),
    ),
    flag(Flag::Query, "Flag: query", "A question to somebody", &[Chord::plain(Key::Q)], |s| {
        s.flip(Flag::Query);
    }),
    flag(Flag::Priority, "Flag: priority", "First things first", &[Chord::plain(Key::P)], |s| {
        s.flip(Flag::Priority);
    }),
    Command {
        id: CommandId::OpenCard,
        name: "Write a note",
        hint: "On the selected claim",
        menu: Menu::Claim,
        keys: &[Chord::plain(Key::Enter)],
        enabled: has_claim,
        run: |session| session.focus(Field::Note),
    },
    Command {
        id: CommandId::AddSource,
        name: "Add a source",
        hint: "To the selected claim",
        menu: Menu::Claim,
        keys: &[Chord::plain(Key::E)],
        enabled: is_on_list,
        run: |session| session.open_source_form(),
    },
    Command {
        id: CommandId::Suggest,
        name: "Suggest other words",
        hint: "For the editor to accept or not",
        menu: Menu::Claim,
        keys: &[Chord::plain(Key::W)],
        enabled: is_on_list,
        run: |session| session.focus(Field::Wording),
    },
    Command {
        id: CommandId::MarkWords,
        name: "Mark words as a claim",
        hint: "The words selected in the article",
        menu: Menu::Claim,
        keys: &[Chord::plain(Key::M)],
        enabled: has_selection,
        run: |session| session.mark_words(),
    },
    Command {
        id: CommandId::ShrinkSpan,
        name: "One word less",
        hint: "Off the end of the claim",
        menu: Menu::Claim,
        keys: &[Chord::plain(Key::OpenBracket)],
        enabled: is_on_list,
        run: |session| session.move_end(false),
    },
    Command {
        id: CommandId::GrowSpan,
        name: "One word more",
        hint: "At the end of the claim",
        menu: Menu::Claim,
        keys: &[Chord::plain(Key::CloseBracket)],
        enabled: is_on_list,
        run: |session| session.move_end(true),
    },
    Command {
        id: CommandId::PassSentence,
        name: "Nothing to check in this sentence",
        hint: "Or take that back",
        menu: Menu::Claim,
        keys: &[Chord::plain(Key::X)],
        enabled: claims::has_sentence,
        run: |session| session.pass_sentence(),
    },
    Command {
        id: CommandId::SetAside,
        name: "Put into the tray",
        hint: "Not a claim; it can be brought back",
        menu: Menu::Claim,
        keys: &[Chord::command(Key::Delete), Chord::command(Key::Backspace)],
        enabled: is_on_list,
        run: claims::set_aside,
    },
    Command {
        id: CommandId::BringBack,
        name: "Bring back from the tray",
        hint: "With its marks and sources",
        menu: Menu::Claim,
        keys: &[Chord::plain(Key::B)],
        enabled: is_in_tray,
        run: claims::bring_back,
    },
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
        id: CommandId::NextUncovered,
        name: "Next uncovered sentence",
        hint: "No claim touches it and nobody has passed it",
        menu: Menu::Go,
        keys: &[Chord::shift(Key::N)],
        enabled: has_draft,
        run: |session| session.go_next_uncovered(),
    },
    Command {
        id: CommandId::NextOccurrence,
        name: "Next occurrence",
        hint: "The same words or the same reading",
        menu: Menu::Go,
        keys: &[Chord::plain(Key::G)],
        enabled: has_claim,
        run: |session| session.go_next_occurrence(),
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
        id: CommandId::ClearFilter,
        name: "Show all claims",
        hint: "Clear filter and search",
        menu: Menu::View,
        keys: &[Chord::plain(Key::A)],
        enabled: claims::is_filtered,
        run: claims::clear_filter,
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
