//! The whole window, driven by its accessible names and keys, without a display.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use eframe::egui::{Event, Key, Modifiers, ViewportId, vec2};
use egui_kittest::kittest::Queryable as _;
use tempfile::TempDir;
use tickmark::desk::Status;
use tickmark::ui::actions::Action;
use tickmark::ui::commands::{Command, CommandId, Menu, commands};
use tickmark::ui::dialogs::Answer;
use tickmark::ui::session::Session;
use tickmark::ui::state::{Overlay, SaveState};

use crate::stage::{ARTICLE, Setup, Told, Window, stroke};

#[test]
fn a_whole_check_is_done_from_the_keyboard_and_nothing_is_lost() {
    let folder;
    {
        let dir = Arc::new(TempDir::new().unwrap());
        std::fs::write(dir.path().join("bridge.txt"), ARTICLE).unwrap();
        let report = dir.path().join("bridge-checked.html");
        let dialogs = Told::answering([Answer::Chosen(vec![report.clone()])]);
        let mut window = Window::open(&dir, &[dir.path().join("bridge.txt")], dialogs);
        window.wait("the article", |session| session.desk.draft().is_some());

        window.make_claim();
        let claim = window.session().view.claim.clone().unwrap();
        window.press(Key::Num2);
        window.press(Key::Q);
        window.press(Key::Num4);
        let status = |window: &Window| window.session().desk.claim(&claim).unwrap().status;
        assert_eq!(status(&window), Status::Wrong);
        window.press_with(Modifiers::COMMAND, Key::Z);
        assert_eq!(status(&window), Status::Confirmed);
        window.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
        assert_eq!(status(&window), Status::Wrong);

        window.press(Key::E);
        window.type_text("Police log, 2 March");
        window.press(Key::Enter);
        assert_eq!(window.session().desk.sources().count(), 1);
        window.wait_saved();

        window.press_with(Modifiers::COMMAND, Key::E);
        window.press(Key::Enter);
        window.wait_shown("Report written");
        let html = std::fs::read_to_string(report).unwrap();
        for part in ["Police log, 2 March", "reporters", "MK", "Wrong"] {
            assert!(html.contains(part), "the report lacks {part}");
        }
        folder = dir;
    }
    let project = folder.path().join("bridge.tickmark");
    let mut window = Window::open(&folder, &[project], Told::answering([]));
    window.wait("the project", |session| session.desk.draft().is_some());
    let desk = &window.session().desk;
    assert_eq!(desk.claims().filter(|claim| claim.status == Status::Wrong).count(), 1);
    assert_eq!(desk.sources().next().map(|source| source.title.as_str()), Some("Police log, 2 March"));
    assert!(desk.entries().iter().all(|entry| entry.by.initials == "MK"));
}

#[test]
fn keys_move_mark_and_tidy() {
    let mut window = Window::with_article(Told::answering([]));
    window.make_claim();
    let first = window.session().view.claim.clone();
    let end = |window: &Window| window.session().claim().unwrap().span.end;
    let before = end(&window);
    window.press(Key::OpenBracket);
    assert_eq!(end(&window), before, "one word is the least");
    window.press(Key::OpenBracket);
    window.select("told reporters");
    window.press(Key::M);
    window.press(Key::OpenBracket);
    assert_eq!(window.selected(), "told");
    window.press(Key::CloseBracket);
    assert_eq!(end(&window), before, "] takes the word in again");
    let first = window.session().view.claim.clone().or(first);

    window.press_with(Modifiers::COMMAND, Key::Delete);
    assert_eq!(window.session().desk.tray().count(), 1);
    window.press(Key::T);
    window.press(Key::J);
    assert_eq!(window.session().view.claim, first, "J walks the tray while it is shown");
    window.press(Key::B);
    assert_eq!(window.session().desk.tray().count(), 0);

    window.press_with(Modifiers::SHIFT, Key::Num7);
    let marked = window.session().desk.claim(first.as_ref().unwrap()).unwrap();
    assert_eq!(marked.status, Status::NoCheck);
    window.press(Key::Escape);
    assert_eq!(window.session().view.claim, None);
    window.press(Key::J);
    assert!(window.session().view.claim.is_some());
    window.press(Key::Slash);
    window.type_text("fog");
    assert_eq!(window.session().view.filter.text, "fog", "letters go into the field, not to commands");
}

#[test]
fn a_sentence_is_passed_and_taken_back() {
    let mut window = Window::with_article(Told::answering([]));
    window.select("It was the fog");
    let passed = |window: &Window| window.session().desk.passed_sentences(1).count();
    window.press(Key::X);
    assert_eq!(passed(&window), 1);
    window.press(Key::X);
    assert_eq!(passed(&window), 0);
}

fn title(window: &Window) -> String {
    window.session().desk.title()
}

#[test]
fn several_files_become_tabs_and_what_cannot_be_opened_is_told() {
    let mut window = Window::with_two_articles(Told::answering([]));
    assert_eq!(title(&window), "Tunnel opens");
    assert!(window.shows("missing.txt"), "{:?}", window.session().notices);
    window.press_with(Modifiers::COMMAND, Key::PageDown);
    assert_eq!(title(&window), "Bridge closed after 12 cars collide");
    window.click("Piece: Tunnel opens");
    assert_eq!(title(&window), "Tunnel opens");
    window.press_with(Modifiers::COMMAND, Key::W);
    window.wait("the other piece", |session| session.sheets().len() == 1);
    assert_eq!(title(&window), "Bridge closed after 12 cars collide");
}

#[test]
fn each_piece_keeps_its_marks_its_place_and_what_was_being_typed() {
    let mut window = Window::with_two_articles(Told::answering([]));
    let tunnel = window.session().claim().unwrap().id.clone();
    window.press(Key::Enter);
    window.type_text("asked the mayor");
    window.press_with(Modifiers::COMMAND, Key::PageUp);
    window.wait("the bridge", |session| session.desk.title().starts_with("Bridge"));
    window.press(Key::Num2);
    let bridge = window.session().claim().unwrap().id.clone();
    window.press_with(Modifiers::COMMAND, Key::PageDown);
    window.wait_saved();
    let session = window.session();
    assert_eq!(session.claim().unwrap().id, tunnel);
    assert_eq!(session.claim().unwrap().note, "asked the mayor");
    window.press_with(Modifiers::COMMAND, Key::PageDown);
    assert_eq!(window.session().desk.claim(&bridge).unwrap().status, Status::Confirmed);
    drop(window.harness);
    for (file, words) in [("bridge", "set_status"), ("tunnel", "asked the mayor")] {
        let journal = std::fs::read_to_string(window.folder.path().join(file).with_extension("tickmark"));
        assert!(journal.unwrap().contains(words), "{file}");
    }
}

#[test]
fn what_lay_open_is_open_again_next_time() {
    let window = Window::with_two_articles(Told::answering([]));
    let folder = Arc::clone(&window.folder);
    let settings = window.close();
    assert_eq!(
        settings.open,
        ["bridge", "tunnel"].map(|name| folder.path().join(name).with_extension("tickmark"))
    );
    let mut again = Setup { settings, ..Setup::of(&folder, &[]) }.open();
    again.wait("both", |session| session.sheets().len() == 2);
    assert_eq!(title(&again), "Tunnel opens");
}

#[test]
fn panes_are_as_wide_as_they_were_drawn_another_day() {
    let mut window = Window::with_article(Told::answering([]));
    let folder = Arc::clone(&window.folder);
    for (pane, way) in [("claims", 52.0), ("card", -24.0)] {
        let edge = window.harness.get_by_label(&format!("Width of the {pane}")).rect().center();
        let steps: [&dyn Fn(&Window); 4] = [
            &|window| window.harness.hover_at(edge),
            &|window| window.harness.drag_at(edge),
            &|window| window.harness.hover_at(edge + vec2(way, 0.0)),
            &|window| window.harness.drop_at(edge + vec2(way, 0.0)),
        ];
        for step in steps {
            step(&window);
            window.harness.run_steps(2);
        }
    }
    for _ in 1..=3 {
        let settings = window.close();
        let widths: Vec<_> = settings.columns.iter().map(|(pane, width)| (pane.as_str(), *width)).collect();
        assert_eq!(widths, [("card", 378.0), ("claims", 390.0)]);
        window = Setup { settings, ..Setup::of(&folder, &[]) }.open();
        window.wait("the piece", |session| session.desk.draft().is_some());
    }
}

#[test]
fn a_file_asked_for_twice_is_opened_once() {
    let mut window = Window::with_two_articles(Told::answering([]));
    for _ in 0..2 {
        window.run(CommandId::OpenSample);
        window.wait("the sample", |session| session.desk.title().starts_with("Ferry"));
    }
    window.wait_saved();
    assert_eq!(window.session().sheets().len(), 3);
    let dropped = window.path("third.txt");
    std::fs::write(&dropped, ARTICLE.replace("Lowford", "Highford")).unwrap();
    window.act(Action::Open(vec![dropped.clone(), dropped]));
    window.wait("the third", |session| session.sheets().len() == 4);
    window.harness.run_steps(20);
    assert_eq!((window.session().sheets().len(), &window.session().saved), (4, &SaveState::Saved));
}

#[test]
fn a_file_that_is_open_already_comes_to_the_front() {
    let mut window = Window::with_two_articles(Told::answering([]));
    let bridge = window.path("bridge.txt");
    window.act(Action::Open(vec![bridge]));
    window.wait("the bridge", |session| session.desk.title().starts_with("Bridge"));
    assert_eq!(window.session().sheets().len(), 2);
}

#[test]
fn a_note_being_typed_is_kept_when_the_project_is_closed() {
    let mut window = Window::with_article(Told::answering([]));
    window.make_claim();
    window.press(Key::Enter);
    window.type_text("ask the mayor");
    window.press_with(Modifiers::COMMAND, Key::W);
    window.wait("the start page", |session| session.desk.draft().is_none());
    let project = window.path("bridge.tickmark");
    let mut again = Window::open(&window.folder, &[project], Told::answering([]));
    again.wait("the project", |session| session.desk.draft().is_some());
    assert!(again.session().desk.claims().any(|claim| claim.note == "ask the mayor"));
}

#[test]
fn bad_input_gets_one_line_in_the_window() {
    let folder = Arc::new(TempDir::new().unwrap());
    let at = |name: &str| folder.path().join(name);
    std::fs::write(at("empty.txt"), " \n").unwrap();
    std::fs::write(at("picture.txt"), b"\x89PNG\r\n\x1a\n\0\0\0").unwrap();
    std::fs::write(at("newer.tickmark"), "{\"tickmark\":99,\"program\":\"tickmark 9.0\"}\n").unwrap();
    std::fs::write(at("garbled.tickmark"), b"\0\xff\xfe nothing of ours").unwrap();
    std::fs::write(at("long.txt"), "a line of text\n".repeat(1_400_000)).unwrap();
    let cases = [
        ("empty.txt", "empty"),
        ("picture.txt", "picture.txt"),
        ("newer.tickmark", "tickmark 9.0"),
        ("garbled.tickmark", "garbled.tickmark"),
        ("long.txt", "longer than"),
        (".", "folder"),
        ("gone.txt", "no such file"),
    ];
    for (name, words) in cases {
        let mut window = Window::open(&folder, &[at(name)], Told::answering([]));
        window.wait(name, |session| !session.notices.banners.is_empty());
        let told = &window.session().notices.banners[0].text;
        assert!(told.contains(words), "{name}: {told}");
        assert!(!told.contains('\n'), "{name}: {told}");
        window.click("Dismiss");
        assert!(window.session().notices.banners.is_empty());
    }
}

#[test]
fn a_torn_project_opens_and_tells() {
    let mut window = Window::with_article(Told::answering([]));
    window.make_claim();
    window.wait_saved();
    let (project, folder) = (window.path("bridge.tickmark"), Arc::clone(&window.folder));
    drop(window);
    let whole = std::fs::read(&project).unwrap();
    std::fs::write(&project, &whole[..whole.len() - 30]).unwrap();
    let mut window = Window::open(&folder, &[project], Told::answering([]));
    window.wait("the project", |session| session.desk.draft().is_some());
    window.wait_shown("cut short");
}

#[test]
fn where_there_is_no_dialog_a_path_is_typed() {
    let mut window = Window::empty();
    std::fs::write(window.path("bridge.txt"), ARTICLE).unwrap();
    window.press_with(Modifiers::COMMAND, Key::O);
    window.wait_shown("This desktop offers no file dialog");
    let typed = window.path("brigde.txt").display().to_string();
    window.type_text(&typed);
    window.press(Key::Enter);
    window.wait_shown("no such file");
    window.press_with(Modifiers::COMMAND, Key::A);
    let right = window.path("bridge.txt").display().to_string();
    window.type_text(&right);
    window.press(Key::Enter);
    window.wait("the article", |session| session.desk.draft().is_some());
    assert_eq!(window.session().view.overlay, None);
}

#[test]
fn a_file_dropped_on_the_card_is_evidence_and_a_copy_is_kept() {
    let mut window = Window::with_article(Told::answering([]));
    window.make_claim();
    window.press(Key::E);
    let path = window.path("passenger list.csv");
    std::fs::write(&path, "abc").unwrap();
    window.drop_file(path);
    window.harness.step();
    window.wait_shown("SHA-256 ba7816bf");
    window.click("Keep a copy beside the project");
    window.click("Save source");
    let is_kept = |session: &Session| {
        session.desk.sources().any(|source| source.file.as_ref().is_some_and(|file| file.kept))
    };
    window.wait("the copy", is_kept);
    let sha256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    let copy = window.path("bridge.tickmark-files").join(sha256);
    assert_eq!(std::fs::read_to_string(copy).unwrap(), "abc");
    let source = window.session().desk.sources().next().unwrap();
    assert_eq!((source.title.as_str(), source.kind.name()), ("passenger list.csv", "Data set"));
    window.wait_saved();
}

#[test]
fn a_list_of_references_is_imported_from_a_file() {
    let list = tempfile::tempdir().unwrap();
    let path = list.path().join("refs.ris");
    std::fs::write(&path, "TY  - NEWS\nTI  - Fog on the bridge\nER  - \nTY  - BOOK\nTI  - Bridges\nER  - \n")
        .unwrap();
    let mut window = Window::with_article(Told::answering([Answer::Chosen(vec![path])]));
    window.run(CommandId::ImportSources);
    window.wait_shown("Would be taken over · 2");
    assert!(window.shows("Fog on the bridge"));
    assert_eq!(window.session().desk.sources().count(), 0);
    window.press(Key::Enter);
    window.wait("the sources", |session| session.desk.sources().count() == 2);
    assert!(window.shows("2 sources taken over"));
}

#[test]
fn files_dropped_and_text_pasted_are_opened() {
    let mut window = Window::empty();
    let path = window.path("bridge.txt");
    std::fs::write(&path, ARTICLE).unwrap();
    window.drop_file(path);
    window.harness.step();
    window.wait("the article", |session| session.desk.draft().is_some());

    let mut window = Window::empty();
    window.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::V);
    window.type_text(ARTICLE);
    window.click("Check this text");
    window.wait("the text", |session| session.desk.draft().is_some());
    let project = window.session().project.clone().unwrap();
    assert!(project.path.starts_with(window.path("state")));
    assert!(project.elsewhere.is_some(), "the window says where the project is kept");
}

#[test]
fn a_pdf_opens_with_its_claims_and_a_locked_one_says_what_to_do() {
    let folder = Arc::new(TempDir::new().unwrap());
    let at = |name: &str| folder.path().join(name);
    let made = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/formats");
    for (file, name) in [("ferry.libreoffice.pdf", "ferry.pdf"), ("locked.pdf", "locked.pdf")] {
        std::fs::copy(made.join(file), at(name)).unwrap();
    }
    let mut window = Window::open(&folder, &[at("ferry.pdf")], Told::answering([]));
    window.wait("the paper", |session| session.desk.draft().is_some());
    let draft = window.session().desk.draft().unwrap().article.text.clone();
    let plain = std::fs::read_to_string(made.join("ferry.txt")).unwrap();
    assert!(plain.split_whitespace().take(6).all(|word| draft.contains(word)), "{draft}");
    window.press(Key::Num2);
    window.wait_saved();
    window.act(Action::Open(vec![at("locked.pdf")]));
    window
        .wait("the refusal", |session| session.notices.banners.iter().any(|it| it.text.contains("password")));
    assert_eq!(window.session().sheets().len(), 1);
}

#[test]
fn marks_the_disk_refuses_stay_in_memory_and_go_into_a_copy() {
    let mut window = Window::with_article(Told::answering([]));
    window.wait_saved();
    std::fs::remove_file(window.path("bridge.tickmark")).unwrap();
    window.make_claim();
    window.press(Key::Num2);
    window.wait("the refusal", |session| matches!(session.saved, SaveState::Failed(_)));
    assert!(window.shows("NOT saved"));
    window.press(Key::Num5);
    assert_eq!(window.session().claim().unwrap().status, Status::Disputed, "work goes on in memory");

    window.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
    window.wait("the field", |session| session.view.overlay == Some(Overlay::CopyPath));
    window.press_with(Modifiers::COMMAND, Key::A);
    let copy = window.path("rescued.tickmark");
    window.type_text(&copy.display().to_string());
    window.press(Key::Enter);
    window.wait_saved();
    let folder = Arc::clone(&window.folder);
    drop(window);
    let mut window = Window::open(&folder, &[copy], Told::answering([]));
    window.wait("the copy", |session| session.desk.draft().is_some());
    let disputed = window.session().desk.claims().filter(|claim| claim.status == Status::Disputed).count();
    assert_eq!(disputed, 1);
}

#[test]
fn a_project_open_elsewhere_is_read_only_here() {
    let first = Window::with_article(Told::answering([]));
    let project = first.path("bridge.tickmark");
    let mut second = Window::open(&first.folder, &[project], Told::answering([]));
    second.wait("the project", |session| matches!(session.saved, SaveState::ReadOnly(_)));
    second.select("fog");
    let entries = second.session().desk.entries().len();
    second.press(Key::M);
    second.press(Key::Num2);
    assert_eq!(second.session().desk.entries().len(), entries);
    assert!(second.shows("reading only"));
}

#[test]
fn nothing_is_drawn_while_nothing_changes() {
    let mut window = Window::with_article(Told::answering([]));
    window.make_claim();
    window.wait_saved();
    window.wait("toasts to go", |session| session.notices.toasts.is_empty());
    window.harness.run();
    let output = window.harness.output();
    let delay = output.viewport_output[&ViewportId::ROOT].repaint_delay;
    assert_eq!(delay, Duration::MAX);
}

#[test]
fn every_overlay_opens_by_a_command_and_closes_by_escape() {
    let mut window = Window::with_article(Told::answering([]));
    for (modifiers, key, title) in [
        (Modifiers::COMMAND, Key::K, "All commands"),
        (Modifiers::NONE, Key::Questionmark, "All keys"),
        (Modifiers::COMMAND | Modifiers::SHIFT, Key::V, "Paste text"),
    ] {
        window.press_with(modifiers, key);
        assert!(window.session().view.overlay.is_some(), "{title}");
        window.wait_shown(title);
        window.harness.run();
        window.press(Key::Escape);
        assert_eq!(window.session().view.overlay, None, "{title}");
    }
}

#[test]
fn nothing_that_lies_under_an_overlay_is_changed_by_a_key() {
    let mut window = Window::with_article(Told::answering([]));
    window.press(Key::Num2);
    let entries = window.session().desk.entries().len();
    window.press_with(Modifiers::COMMAND, Key::Comma);
    for (modifiers, key) in [
        (Modifiers::COMMAND, Key::Delete),
        (Modifiers::COMMAND, Key::Z),
        (Modifiers::COMMAND | Modifiers::SHIFT, Key::X),
        (Modifiers::NONE, Key::Num4),
    ] {
        window.press_with(modifiers, key);
        assert_eq!(window.session().desk.entries().len(), entries, "{key:?}");
    }
    window.press(Key::Escape);
    window.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.session().desk.entries().len(), entries + 1);
}

#[test]
fn the_palette_runs_what_is_typed() {
    let mut window = Window::with_article(Told::answering([]));
    window.press_with(Modifiers::COMMAND, Key::K);
    window.type_text("dark");
    window.press(Key::Enter);
    assert_eq!(window.session().settings.theme, "dark");
    assert_eq!(window.session().view.overlay, None);
}

#[test]
fn keys_typed_faster_than_the_field_appears_reach_the_field() {
    let mut window = Window::with_article(Told::answering([]));
    window.make_claim();
    let entries = window.session().desk.entries().len();
    let modifiers = Modifiers::COMMAND;
    window.harness.event_modifiers(stroke(Key::K, true, modifiers), modifiers);
    for (key, letter) in [(Key::D, "d"), (Key::A, "a"), (Key::R, "r"), (Key::K, "k")] {
        window.harness.event(stroke(key, true, Modifiers::NONE));
        window.harness.event(Event::Text(letter.to_owned()));
    }
    window.harness.run_steps(4);
    window.press(Key::Enter);
    assert_eq!(window.session().settings.theme, "dark");
    assert_eq!(window.session().desk.entries().len(), entries, "no letter was taken for a command");
}

#[test]
fn who_is_checking_is_said_once_and_signs_the_marks() {
    let mut window = Window::with_article(Told::answering([]));
    window.click("Checking: Maria Keller");
    window.press_with(Modifiers::COMMAND, Key::A);
    window.type_text("Jonas Brandt");
    window.press(Key::Enter);
    assert_eq!(window.session().settings.checker.initials, "JB");
    window.make_claim();
    window.press(Key::Num3);
    assert_eq!(window.session().desk.entries().last().unwrap().by.name, "Jonas Brandt");
}

#[test]
fn names_and_keys_of_commands_are_theirs_alone() {
    for (at, command) in commands().enumerate() {
        for other in commands().skip(at + 1) {
            assert_ne!(command.id, other.id);
            assert_ne!(command.name, other.name);
            for chord in command.keys {
                assert!(!other.keys.contains(chord), "{} and {} share a key", command.name, other.name);
            }
        }
    }
}

#[test]
fn commands_are_written_in_sentence_case_and_end_as_they_act() {
    let asks = [
        CommandId::Open,
        CommandId::PasteArticle,
        CommandId::Export,
        CommandId::ExportAll,
        CommandId::PrintQuestions,
        CommandId::SaveCopy,
        CommandId::ImportSources,
        CommandId::TakeOverCopy,
        CommandId::NewDraft,
        CommandId::TakeInFile,
        CommandId::MergeFile,
        CommandId::MergeCopy,
        CommandId::Backups,
        CommandId::MergeSource,
        CommandId::AboutPiece,
        CommandId::Attachments,
        CommandId::WhoChecks,
        CommandId::Settings,
        CommandId::OwnKeys,
        CommandId::Palette,
    ];
    for Command { id, name, hint, menu, .. } in commands() {
        assert_eq!(name.ends_with('…'), asks.contains(id), "{name}");
        for words in [*name, *hint] {
            let first = words.chars().next().unwrap();
            assert!(first.is_uppercase() || first.is_numeric(), "{words}");
            assert!(!words.ends_with('.'), "{words}");
        }
        assert!(Menu::ALL.contains(menu));
    }
}

#[test]
fn every_command_runs_or_says_why_not_on_an_empty_and_on_a_full_desk() {
    let mut empty = Window::empty();
    for command in commands() {
        if matches!(command.id, CommandId::Quit | CommandId::QuitUnsaved) {
            continue;
        }
        if run_from_palette(&mut empty, command) {
            empty = Window::empty();
        }
    }
    let mut full = Window::with_article(Told::answering([]));
    full.make_claim();
    for command in commands() {
        if matches!(command.id, CommandId::Quit | CommandId::QuitUnsaved | CommandId::CloseProject) {
            continue;
        }
        run_from_palette(&mut full, command);
    }
}

/// Runs `command` as it is found by its name; whether it could.
fn run_from_palette(window: &mut Window, command: &Command) -> bool {
    let before = window.session().desk.entries().len();
    let can = (command.enabled)(window.session());
    window.press_with(Modifiers::COMMAND, Key::K);
    window.type_text(command.name);
    window.press(Key::Enter);
    window.harness.run_steps(3);
    if let Err(why) = &can {
        assert!(!why.is_empty());
        assert_eq!(window.session().desk.entries().len(), before, "{} is disabled", command.name);
    }
    for _ in 0..3 {
        if window.session().view.overlay.is_some() {
            window.press(Key::Escape);
        }
    }
    can.is_ok()
}

#[test]
fn the_start_page_offers_the_ways_in_and_work_begun_before() {
    let mut window = Window::with_article(Told::answering([]));
    window.wait_saved();
    window.press_with(Modifiers::COMMAND, Key::W);
    window.wait("the start page", |session| session.desk.draft().is_none());
    for label in ["Open… Open an article or a project", "Sample article Try it on an invented story"] {
        assert!(window.shows(label), "{label}");
    }
    window.wait_shown("Open bridge");
    window.click("Open bridge");
    window.wait("the project", |session| session.desk.draft().is_some());
}

#[test]
fn the_sample_opens_from_the_start_page() {
    let mut window = Window::empty();
    window.click("Sample article Try it on an invented story");
    window.wait("the sample", |session| session.desk.draft().is_some());
    window.harness.run();
    assert!(window.session().desk.draft().unwrap().article.text.len() > 4000);
}
