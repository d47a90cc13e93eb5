//! Statuses and flags.
//!
//! Invariant: data only.

use eframe::egui::Key;

use crate::desk::{Flag, Status};
use crate::ui::commands::claims::is_on_list;
use crate::ui::commands::{Command, CommandId, Menu};
use crate::ui::keys::Chord;
use crate::ui::session::Session;

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

pub(super) const ROWS: &[Command] = &[
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
];
