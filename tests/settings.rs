//! The settings, driven by accessible names and keys: who checks, how things look, and own keys.

use std::sync::Arc;

use eframe::egui::{Event, Key, Modifiers};
use tempfile::TempDir;
use tickmark::archive::state::{Settings, State};
use tickmark::desk::Status;
use tickmark::ui::actions::Action;
use tickmark::ui::commands::{CommandId, commands};
use tickmark::ui::state::{Overlay, ThemeChoice, Zoom};

use crate::stage::{Told, Window};

/// A window on an article, with the settings open at the keys.
fn at_the_keys() -> Window {
    let mut window = Window::with_article(Told::answering([]));
    window.press_with(Modifiers::COMMAND, Key::Comma);
    assert_eq!(window.session().view.overlay, Some(Overlay::Settings));
    window.click("Keys");
    assert_eq!(window.session().view.overlay, Some(Overlay::OwnKeys));
    window
}

/// Looks for the row and clicks it.
fn choose(window: &mut Window, row: &str) {
    window.click("Find a command or a key");
    window.press_with(Modifiers::COMMAND, Key::A);
    window.type_text(row.split(", key").next().unwrap());
    window.click(row);
}

/// Gives the command of that row the key.
fn give(window: &mut Window, row: &str, modifiers: Modifiers, key: Key) {
    choose(window, row);
    assert!(window.session().waits_for_key(), "{row}");
    window.press_with(modifiers, key);
}

fn key_of(window: &Window, id: CommandId) -> Option<String> {
    window.session().keys.label(id, false)
}

fn refusal(window: &Window) -> Option<String> {
    window.session().view.rebinding.as_ref()?.refused.clone()
}

#[test]
fn a_new_key_works_at_once_and_the_old_one_no_longer() {
    let mut window = at_the_keys();
    give(&mut window, "Next open claim, key N", Modifiers::NONE, Key::F8);
    assert!(!window.session().waits_for_key());
    assert!(window.shows("Next open claim, key F8, own key"));
    window.press(Key::Escape);
    assert_eq!(window.session().view.overlay, None);

    window.press(Key::Escape);
    assert_eq!(window.session().view.claim, None);
    window.press(Key::N);
    assert_eq!(window.session().view.claim, None, "the old key is free");
    window.press(Key::F8);
    assert!(window.session().view.claim.is_some());
    assert!(window.shows("key F8"), "the hints of the status bar follow");
    window.press(Key::Questionmark);
    assert!(window.shows("key F8"), "and the page of keys");
}

#[test]
fn a_press_that_is_waited_for_runs_no_command_and_is_written_nowhere() {
    let mut window = at_the_keys();
    let before = window.session().desk.entries().len();
    let overlay = window.session().view.overlay;
    for (modifiers, key, text) in [
        (Modifiers::NONE, Key::Num2, Some("2")),
        (Modifiers::COMMAND, Key::K, None),
        (Modifiers::COMMAND, Key::Q, None),
        (Modifiers::NONE, Key::J, Some("j")),
    ] {
        choose(&mut window, "Undo, key Ctrl+Z");
        window.press_with(modifiers, key);
        if let Some(text) = text {
            window.type_text(text);
        }
        assert!(refusal(&window).is_some_and(|why| why.contains("is taken by")), "{key:?}");
        window.press(Key::Escape);
        assert_eq!(window.session().view.rebinding, None, "Esc leaves");
        assert_eq!(window.session().view.overlay, overlay, "and closes nothing");
    }
    assert_eq!(window.session().desk.entries().len(), before);
    assert_eq!(key_of(&window, CommandId::Undo).as_deref(), Some("Ctrl+Z"));
    assert!(window.session().tasks.is_empty(), "nothing was quit");
}

#[test]
fn refusals_are_told_beside_the_row() {
    let mut window = at_the_keys();
    give(&mut window, "Next open claim, key N", Modifiers::NONE, Key::J);
    assert!(window.shows("J is taken by “Next claim”"));
    window.press_with(Modifiers::NONE, Key::Tab);
    assert!(window.shows("Tab walks from field to field"));
    window.press_with(Modifiers::ALT, Key::U);
    assert!(window.shows("Keys with Alt write signs"));
    window.harness.event(Event::Paste("text".to_owned()));
    window.harness.run_steps(2);
    assert!(window.shows("Ctrl+V is needed in text fields"));
    window.press(Key::F8);
    assert_eq!(
        key_of(&window, CommandId::NextOpen).as_deref(),
        Some("F8"),
        "it goes on waiting after a refusal"
    );
    choose(&mut window, "Back, key Esc");
    assert_eq!(refusal(&window).as_deref(), Some("Esc always leads back"));
}

#[test]
fn keys_are_taken_away_and_restored_one_by_one_and_all() {
    let mut window = at_the_keys();
    give(&mut window, "Next open claim, key N", Modifiers::NONE, Key::Backspace);
    assert_eq!(key_of(&window, CommandId::NextOpen), None);
    give(&mut window, "Next claim, key J or Down", Modifiers::NONE, Key::N);
    window.click("Find a command or a key");
    window.press_with(Modifiers::COMMAND, Key::A);
    window.type_text("claim");
    window.click("Restore the key of Next open claim");
    assert_eq!(refusal(&window).as_deref(), Some("N is taken by “Next claim”: change that first"));
    window.click("Restore the key of Next claim");
    window.click("Restore the key of Next open claim");
    assert_eq!(window.session().keys, Default::default());
    give(&mut window, "Next open claim, key N", Modifiers::NONE, Key::F8);
    window.click("Restore all keys");
    assert_eq!(window.session().keys, Default::default());
    assert!(window.session().settings.keys.is_empty());
}

#[test]
fn a_row_is_found_and_chosen_from_the_keyboard() {
    let mut window = at_the_keys();
    window.type_text("cover conf");
    assert!(
        window.shows("Cover confidential names, key Ctrl+Shift+M") && !window.shows("Next open claim, key N")
    );
    // Past what stands between the field and the only row.
    for _ in 0..3 {
        let focused = window.harness.ctx.memory(|memory| memory.focused());
        window.press(Key::Tab);
        assert_ne!(window.harness.ctx.memory(|memory| memory.focused()), focused, "the focus is stuck");
        window.press(Key::Enter);
        if window.session().waits_for_key() {
            break;
        }
    }
    assert!(window.session().waits_for_key());
    window.press(Key::F8);
    assert_eq!(key_of(&window, CommandId::MaskSources).as_deref(), Some("F8"));
}

#[test]
fn own_keys_are_there_the_next_day() {
    let folder = Arc::new(TempDir::new().unwrap());
    {
        let mut window = Window::open(&folder, &[], Told::answering([]));
        window.press_with(Modifiers::COMMAND, Key::Comma);
        window.click("Keys");
        give(&mut window, "Export report…, key Ctrl+E", Modifiers::COMMAND | Modifiers::SHIFT, Key::E);
    }
    let (kept, _) = State::at(folder.path().join("state")).load();
    assert_eq!(kept.keys.get("Export"), Some(&vec!["Ctrl+Shift+E".to_owned()]));
    assert_eq!(kept.keys.len(), Settings::default().keys.len() + 1);
}

#[test]
fn who_checks_is_taken_over_when_the_field_is_left() {
    let mut window = Window::with_article(Told::answering([]));
    window.press_with(Modifiers::COMMAND, Key::Comma);
    window.click("Initials");
    window.press_with(Modifiers::COMMAND, Key::A);
    window.type_text("MKE");
    window.press(Key::Escape);
    assert_eq!(window.session().view.overlay, None);
    assert_eq!(window.session().settings.checker.initials, "MKE", "closing the sheet leaves the field");
    window.make_claim();
    window.press(Key::Num2);
    let claim = window.session().claim().unwrap();
    assert_eq!(
        (claim.status, claim.marked.as_ref().unwrap().by.initials.as_str()),
        (Status::Confirmed, "MKE")
    );
}

#[test]
fn colours_and_size_change_at_once() {
    let mut window = Window::empty();
    window.press_with(Modifiers::COMMAND, Key::Comma);
    window.click("Dark");
    assert_eq!(window.session().view.theme, ThemeChoice::Dark);
    window.click("Larger");
    assert_eq!(window.session().view.zoom, Zoom(110));
    window.click("110 %");
    assert_eq!(window.session().view.zoom, Zoom(100));
    assert_eq!(window.session().settings.theme, "dark");
}

#[test]
fn the_house_rule_of_the_settings_is_that_of_new_pieces() {
    let mut window = Window::with_article(Told::answering([]));
    let begun = window.session().desk.rule();
    window.press_with(Modifiers::COMMAND, Key::Comma);
    window.click("Nothing: do not ask");
    assert!(!window.session().settings.house_rule.asks);
    window.click("One primary or two secondary");
    let rule = window.session().settings.house_rule;
    assert!(rule.asks && rule.secondary_needed == 2);
    assert_eq!(window.session().desk.rule(), begun, "a piece keeps the rule it was begun with");
    let path = window.path("second.txt");
    std::fs::write(&path, "Ferry late\n\nThe ferry came two hours late on Monday.\n").unwrap();
    window.harness.state_mut().as_mut().unwrap().act(Action::Open(vec![path]));
    window.wait("the second piece", |session| session.desk.title() == "Ferry late");
    assert_eq!(window.session().desk.rule(), rule);
    assert!(window.session().undo_step().is_none(), "the rule is no step to take back");
}

#[test]
fn the_page_of_keys_leads_to_the_settings_and_names_every_command_whole() {
    let mut window = Window::with_article(Told::answering([]));
    window.press(Key::Questionmark);
    for command in commands().filter(|command| !command.keys.is_empty()) {
        let is_told_once = matches!(command.id, CommandId::StatusNext(_));
        assert!(is_told_once || window.shows(command.name), "{} is missing", command.name);
    }
    window.click("Change keys…");
    assert_eq!(window.session().view.overlay, Some(Overlay::OwnKeys));
}
