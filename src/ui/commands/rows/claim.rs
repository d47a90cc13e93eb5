//! What a claim is and what hangs on it.
//!
//! Invariant: data only.

use eframe::egui::Key;

use crate::ui::commands::claims::{self, has_claim, has_selection, is_in_tray, is_on_list, is_single};
use crate::ui::commands::{Command, CommandId, Menu};
use crate::ui::keys::Chord;
use crate::ui::session::Task;
use crate::ui::state::Field;

pub(super) const ROWS: &[Command] = &[
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
        enabled: is_single,
        run: |session| session.open_source_form(),
    },
    Command {
        id: CommandId::ImportSources,
        name: "Import sources…",
        hint: "From a BibTeX, RIS or CSL-JSON file",
        menu: Menu::Claim,
        keys: &[],
        enabled: claims::may_write,
        run: |session| session.tasks.push(Task::AskImport),
    },
    Command {
        id: CommandId::Suggest,
        name: "Suggest other words",
        hint: "For the editor to accept or not",
        menu: Menu::Claim,
        keys: &[Chord::plain(Key::W)],
        enabled: is_single,
        run: |session| session.focus(Field::Wording),
    },
    Command {
        id: CommandId::Reason,
        name: "Say why it has its status",
        hint: "Also where the house rule asks for more sources",
        menu: Menu::Claim,
        keys: &[Chord::plain(Key::Y)],
        enabled: claims::has_status,
        run: |session| session.focus(Field::Reason),
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
        enabled: is_single,
        run: |session| session.move_end(false),
    },
    Command {
        id: CommandId::GrowSpan,
        name: "One word more",
        hint: "At the end of the claim",
        menu: Menu::Claim,
        keys: &[Chord::plain(Key::CloseBracket)],
        enabled: is_single,
        run: |session| session.move_end(true),
    },
    Command {
        id: CommandId::SettleOccurrences,
        name: "Settle all occurrences",
        hint: "Gives claims that say the same its status and sources",
        menu: Menu::Claim,
        keys: &[Chord::shift(Key::G)],
        enabled: claims::may_settle,
        run: |session| session.settle_occurrences(),
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
        id: CommandId::RevertToFound,
        name: "Back to what the machine found",
        hint: "Takes all marks and sources off the claim",
        menu: Menu::Claim,
        keys: &[],
        enabled: claims::can_revert_to_found,
        run: |session| session.revert(session.back_to_found(), "Back to what the machine found"),
    },
    Command {
        id: CommandId::RevertToday,
        name: "Back to how it was before today",
        hint: "Takes back what was done to the claim today",
        menu: Menu::Claim,
        keys: &[],
        enabled: claims::can_revert_today,
        run: |session| session.revert(session.back_to_yesterday(), "Back to how it was before today"),
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
];
