//! What colleagues send back, in the window: shown before it is taken over, taken over at one stroke.

use std::fs;

use eframe::egui::Key;
use tickmark::desk::{Desk, Edit, Resolution, Status};
use tickmark::report::{Format, Options, render};
use tickmark::ui::actions::Action;
use tickmark::ui::commands::CommandId;
use tickmark::ui::dialogs::Answer;
use tickmark::ui::state::Overlay;

use crate::formats::pack::docx;
use crate::returned::settled;
use crate::stage::{Told, Window};

/// A window on a piece with one wording proposed, and the checked copy of it with that accepted.
fn proposed() -> (Window, Vec<u8>) {
    let mut window = Window::with_article(Told::answering([]));
    window.run(CommandId::Status(Status::Wrong));
    let claim = window.session().view.claim.clone().unwrap();
    let (wording, reason) = ("after 13 cars collide".to_owned(), "the police log".to_owned());
    window.act(Action::Edit(Box::new(Edit::Suggest { claim, wording, reason })));
    let sent = render(&window.session().desk, Format::CheckedDocx, &Options::whole());
    (window, settled(&sent, true))
}

fn decision(desk: &Desk) -> Resolution {
    desk.claims().next().unwrap().resolution
}

#[test]
fn a_word_copy_dropped_on_its_piece_is_shown_then_taken_over_at_one_stroke() {
    let (mut window, back) = proposed();
    let path = window.path("for-editor (2).docx");
    fs::write(&path, back).unwrap();
    window.drop_file(path);
    window.wait_shown("Would be taken over · 1");
    assert!(window.shows("Take over “for-editor (2).docx”") && window.shows("Accepted"));
    assert_eq!(decision(&window.session().desk), Resolution::Open);
    window.press(Key::Enter);
    window.wait_shown("1 act of the editor taken over");
    assert_eq!(decision(&window.session().desk), Resolution::Accepted);
    window.run(CommandId::Undo);
    assert_eq!(decision(&window.session().desk), Resolution::Open);
}

#[test]
fn a_word_copy_is_chosen_by_its_command_and_esc_leaves_all_as_it_was() {
    let (window, back) = proposed();
    let (folder, project) = (window.folder.clone(), window.session().project.clone().unwrap().path);
    let path = window.path("back.docx");
    fs::write(&path, back).unwrap();
    drop(window);
    let mut window = Window::open(&folder, &[project], Told::answering([Answer::Chosen(vec![path])]));
    window.wait("the project", |session| session.desk.draft().is_some());
    window.run(CommandId::TakeOverCopy);
    window.wait_shown("Would be taken over · 1");
    assert!(!window.shows("Open as an article"), "it was chosen to be taken over");
    window.press(Key::Escape);
    assert_eq!(window.session().view.overlay, None);
    assert_eq!(decision(&window.session().desk), Resolution::Open);
}

#[test]
fn what_is_left_to_the_checker_stays_in_sight() {
    let (mut window, _) = proposed();
    window.run(CommandId::NextClaim);
    let path = window.path("facts.csv");
    fs::write(&path, "fact,status\nAt least 12 cars collided,confirmed\nno such words,wrong\n").unwrap();
    window.drop_file(path);
    window.wait_shown("Left to you · 1");
    window.click("Take over");
    window.wait_shown("Left to you of what came back: 1");
    assert!(window.shows("Row 3 “no such words”: its words are not in the article"));
}

#[test]
fn our_own_tables_come_back_with_nothing_new() {
    let (mut window, _) = proposed();
    for format in [Format::Xlsx, Format::Csv, Format::Csl, Format::Ris, Format::Bibtex] {
        window.act(Action::Edit(Box::new(
            serde_json::from_str(r#"{"do":"put_source","source":{"id":"s1","title":"Police log"}}"#).unwrap(),
        )));
        let path = window.path(&format.name_for("bridge"));
        fs::write(&path, render(&window.session().desk, format, &Options::whole())).unwrap();
        window.drop_file(path);
        window.wait("what came back", |session| session.view.overlay == Some(Overlay::Arrival));
        assert!(window.shows("There is nothing new in it"), "{format:?}");
        assert!(!window.shows("Would be taken over"), "{format:?}");
        window.click("Close");
    }
}

#[test]
fn another_article_that_is_dropped_is_opened() {
    let (mut window, _) = proposed();
    let path = window.path("tunnel.docx");
    fs::write(&path, docx("<w:p><w:r><w:t>Some 40 people came on Friday.</w:t></w:r></w:p>")).unwrap();
    window.drop_file(path);
    window.wait("the article", |session| session.sheets().len() == 2);
    assert_eq!(window.session().view.overlay, None);
}

#[test]
fn a_copy_may_be_opened_all_the_same() {
    let (mut window, back) = proposed();
    let path = window.path("back.docx");
    fs::write(&path, back).unwrap();
    window.drop_file(path);
    window.wait_shown("Would be taken over · 1");
    window.click("Open as an article");
    window.wait("the article", |session| session.sheets().len() == 2);
}
