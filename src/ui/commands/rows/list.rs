//! Which claims the list shows, in which order, and several chosen together.
//!
//! Invariant: data only.

use eframe::egui::Key;

use crate::desk::{Grouping, Order, Trait};
use crate::ui::commands::claims::{self, group_by, has_draft, sort_by};
use crate::ui::commands::{Command, CommandId, Menu};
use crate::ui::keys::Chord;
use crate::ui::session::Session;

/// A row without a key.
const fn row(id: CommandId, name: &'static str, hint: &'static str, run: fn(&mut Session)) -> Command {
    Command { id, name, hint, menu: Menu::List, keys: &[], enabled: has_draft, run }
}

/// What the headings of the list are.
const fn group(grouping: Grouping, name: &'static str, hint: &'static str, run: fn(&mut Session)) -> Command {
    row(CommandId::GroupBy(grouping), name, hint, run)
}

/// The order of the list.
const fn sort(order: Order, name: &'static str, hint: &'static str, run: fn(&mut Session)) -> Command {
    row(CommandId::SortBy(order), name, hint, run)
}

/// A filter by one trait.
const fn only(asked: Trait, name: &'static str, run: fn(&mut Session)) -> Command {
    row(CommandId::Only(asked), name, asked.meaning(), run)
}

pub(super) const ROWS: &[Command] = &[
    Command {
        id: CommandId::ExtendNext,
        name: "Choose the next claim too",
        hint: "One mark is then made on all chosen",
        menu: Menu::List,
        keys: &[Chord::shift(Key::J), Chord::shift(Key::ArrowDown)],
        enabled: has_draft,
        run: |session| session.extend(true),
    },
    Command {
        id: CommandId::ExtendPrevious,
        name: "Choose the previous claim too",
        hint: "One mark is then made on all chosen",
        menu: Menu::List,
        keys: &[Chord::shift(Key::K), Chord::shift(Key::ArrowUp)],
        enabled: has_draft,
        run: |session| session.extend(false),
    },
    Command {
        id: CommandId::ChooseAll,
        name: "Choose all claims shown",
        hint: "Esc leaves only one of them chosen",
        menu: Menu::List,
        keys: &[Chord::command(Key::A)],
        enabled: has_draft,
        run: |session| session.choose_all(),
    },
    group(Grouping::Sentence, "Group by sentence", "Headings of the list", |s| {
        group_by(s, Grouping::Sentence);
    }),
    group(Grouping::Kind, "Group by kind", "Headings of the list", |s| group_by(s, Grouping::Kind)),
    group(Grouping::Status, "Group by status", "Headings of the list", |s| group_by(s, Grouping::Status)),
    group(Grouping::Nothing, "No groups", "One list without headings", |s| group_by(s, Grouping::Nothing)),
    sort(Order::Text, "Sort as in the text", "Within each group", |s| sort_by(s, Order::Text)),
    sort(Order::Status, "Sort by status", "Within each group", |s| sort_by(s, Order::Status)),
    sort(Order::Kind, "Sort by kind", "Within each group", |s| sort_by(s, Order::Kind)),
    sort(
        Order::Doubt,
        "Sort the least certain first",
        "Priorities, then what waits for a decision, is open, or rests on few sources",
        |s| sort_by(s, Order::Doubt),
    ),
    Command {
        enabled: claims::has_groups,
        ..row(CommandId::FoldAll, "Fold all groups", "Or unfold them", |s| s.fold_all())
    },
    only(Trait::Untouched, "Only untouched claims", |s| s.narrow(Trait::Untouched)),
    only(Trait::ByHand, "Only claims made by hand", |s| s.narrow(Trait::ByHand)),
    only(Trait::NoSource, "Only claims without a source", |s| s.narrow(Trait::NoSource)),
    only(Trait::Stale, "Only stale marks", |s| s.narrow(Trait::Stale)),
    only(Trait::BelowRule, "Only claims below the house rule", |s| s.narrow(Trait::BelowRule)),
    only(Trait::Noticed, "Only claims with a finding", |s| s.narrow(Trait::Noticed)),
    Command {
        id: CommandId::ClearFilter,
        name: "Show all claims",
        hint: "Clear filter and search",
        menu: Menu::List,
        keys: &[Chord::plain(Key::A)],
        enabled: claims::is_filtered,
        run: claims::clear_filter,
    },
];
