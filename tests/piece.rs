//! The piece as a whole: what is written down about it, and the day its dates are counted from.

use std::sync::Arc;

use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use tempfile::TempDir;
use tickmark::desk::{HouseRule, Stale, Status};
use tickmark::ui::commands::CommandId;
use tickmark::ui::state::{Overlay, Page};

use crate::stage::{Told, Window};

/// Types `words` in place of what the field of that name holds.
fn retype(window: &mut Window, field: &str, words: &str) {
    window.harness.get_by_label(field).focus();
    window.harness.run_steps(2);
    window.press_with(Modifiers::COMMAND, Key::A);
    window.type_text(words);
}

fn form() -> Window {
    let mut window = Window::with_article(Told::answering([]));
    window.run(CommandId::AboutPiece);
    assert_eq!(window.session().view.overlay, Some(Overlay::Piece));
    window
}

#[test]
fn the_form_says_where_the_day_was_read() {
    let mut window = form();
    assert!(window.shows("Day from the article itself."));
    retype(&mut window, "Published", "2024-03-05");
    assert!(window.shows("Day from the checker."));
}

/// What the machine reads in the words.
fn reading(window: &Window, words: &str) -> String {
    let desk = &window.session().desk;
    desk.claims().find(|claim| desk.words(claim).contains(words)).unwrap().reading.in_words()
}

#[test]
fn what_is_known_of_the_piece_is_written_down_at_one_stroke() {
    let mut window = form();
    for (field, words) in [
        ("Headline or slug", "BRIDGE"),
        ("Author", "Ina Roe"),
        ("Outlet or desk", "Coastwire"),
        ("Deadline", "Sunday noon"),
        ("Notes on the whole piece", "the fog worries the writer"),
    ] {
        retype(&mut window, field, words);
    }
    window.click("One primary or two secondary");
    let before = window.session().desk.entries().len();
    window.click("Save");
    let desk = &window.session().desk;
    assert_eq!((desk.entries().len(), window.session().view.overlay), (before + 1, None));
    let piece = desk.piece();
    let told =
        [&piece.title, &piece.author, &piece.outlet, &piece.deadline, &piece.notes].map(String::as_str);
    assert_eq!(told, ["BRIDGE", "Ina Roe", "Coastwire", "Sunday noon", "the fog worries the writer"]);
    assert_eq!(desk.rule(), HouseRule { asks: true, secondary_needed: 2 });
    window.run(CommandId::Overview);
    assert!(window.shows("BRIDGE · by Ina Roe · Coastwire · due Sunday noon"));
    assert!(window.shows("the fog worries the writer"));
    window.click("About this piece…");
    assert_eq!(
        (window.session().view.overlay, window.session().view.page),
        (Some(Overlay::Piece), Page::Overview)
    );
    window.press(Key::Escape);
    window.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.session().desk.piece().title, "");
}

#[test]
fn a_form_left_as_it_was_writes_nothing() {
    let mut window = form();
    let before = window.session().desk.entries().len();
    window.click("Save");
    assert_eq!(window.session().desk.entries().len(), before);
}

#[test]
fn another_day_of_publication_reads_the_dates_anew_and_makes_their_marks_stale() {
    let mut window = Window::with_article(Told::answering([]));
    let (id, first) = {
        let desk = &window.session().desk;
        let claim = desk.claims().find(|claim| desk.words(claim).contains("Saturday")).unwrap();
        (claim.id.clone(), claim.reading.in_words())
    };
    window.act(tickmark::ui::actions::Action::Look(tickmark::ui::actions::Look::Claim(Some(id))));
    window.run(CommandId::Status(Status::Wrong));
    window.run(CommandId::AboutPiece);
    retype(&mut window, "Published", "next week");
    window.click("Save");
    assert!(window.shows("That is no day: write year, month and day"), "and the form stays");
    retype(&mut window, "Published", "2024-03-17");
    window.click("Save");
    assert_ne!(reading(&window, "Saturday"), first);
    let session = window.session();
    assert_eq!(session.desk.draft().unwrap().article.published.date, jiff::civil::date(2024, 3, 17));
    assert_eq!(session.desk.staleness(session.claim().unwrap(), session.today()), [Stale::Changed]);
    assert!(window.shows("Dated 2024-03-17: "));
    window.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(reading(&window, "Saturday"), first);
    let session = window.session();
    assert_eq!(session.desk.staleness(session.claim().unwrap(), session.today()), []);
}

#[test]
fn the_day_once_given_is_no_longer_asked_for() {
    let folder = Arc::new(TempDir::new().unwrap());
    let path = folder.path().join("bridge.txt");
    std::fs::write(&path, "Bridge closed\n\nThe bridge was closed on Saturday after 12 cars collided.\n")
        .unwrap();
    let mut window = Window::open(&folder, &[path], Told::answering([]));
    window.wait("the paper", |session| session.desk.draft().is_some());
    assert!(window.shows("No publication date found in the text"));
    window.click("About this piece…");
    retype(&mut window, "Published", "2024-03-17");
    window.press_with(Modifiers::COMMAND, Key::Enter);
    assert!(!window.shows("No publication date found in the text"));
}
