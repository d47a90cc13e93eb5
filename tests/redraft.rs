//! A new draft in the window: noticed, shown before it is taken in, taken in with all marks, walked through, taken back.

use eframe::egui::{Event, Key, Modifiers};
use tickmark::desk::carry::Became;
use tickmark::desk::{ClaimRecord, Status};
use tickmark::ui::actions::{Action, Look};
use tickmark::ui::commands::CommandId;
use tickmark::ui::state::{Overlay, Tab};

use crate::stage::{ARTICLE, Told, Window};

/// The article with other figures of cars, and no word of the fog.
fn second() -> String {
    ARTICLE
        .replace("At least 12 cars", "At least 14 cars")
        .replace(" \u{201c}It was the fog,\u{201d} she told reporters.", "")
}

/// A window on the article, all of its claims marked.
fn marked() -> Window {
    let mut window = Window::with_article(Told::answering([]));
    for _ in 0..window.session().desk.claims().count() {
        window.press_with(Modifiers::SHIFT, Key::Num3);
    }
    assert!(window.session().desk.claims().all(|claim| claim.status == Status::OnAuthor));
    window
}

fn claims_that(window: &Window, became: Became) -> Vec<String> {
    let desk = &window.session().desk;
    let is_so = |claim: &&std::sync::Arc<ClaimRecord>| desk.became(claim) == Some(became);
    desk.claims().chain(desk.removed()).filter(is_so).map(|claim| desk.words(claim).to_owned()).collect()
}

#[test]
fn a_changed_file_is_noticed_and_taken_in_with_all_marks_at_one_stroke() {
    let mut window = marked();
    let before: Vec<_> = window.session().desk.claims().cloned().collect();
    std::fs::write(window.path("bridge.txt"), second()).unwrap();
    window.harness.event(Event::WindowFocused(true));
    window.wait_shown("file has changed");
    window.click("Take in the changed file…");
    window.wait("the new draft", |session| session.view.overlay == Some(Overlay::Redraft));
    assert!(window.shows("their marks have to be made anew"), "it is shown before anything changes");
    assert_eq!(window.session().desk.drafts().count(), 1);
    window.press(Key::Enter);
    let session = window.session();
    assert_eq!((session.desk.drafts().count(), session.view.tab), (2, Tab::Changes));
    assert!(!window.shows("file has changed"), "that is answered");
    assert_eq!(claims_that(&window, Became::Stale), ["At least 14 cars"]);
    assert_eq!(window.selected(), "At least 14 cars", "the walk begins with what asks most");
    assert!(window.shows("It says something else") && window.shows("This mark is stale"));
    let lost = claims_that(&window, Became::Removed);
    assert!(lost.iter().any(|words| words.contains("fog")), "{lost:?}");
    assert_eq!(window.session().desk.claims().count() + lost.len(), before.len());
    assert!(window.session().desk.removed().all(|claim| claim.status == Status::OnAuthor));

    window.press(Key::Num3);
    assert!(!window.shows("This mark is stale"), "the mark is made anew by its key");
    window.press(Key::Period);
    window.wait_shown("left to answer");
    window.press_with(Modifiers::COMMAND, Key::Z);
    window.press_with(Modifiers::COMMAND, Key::Z);
    let session = window.session();
    assert_eq!((session.desk.drafts().count(), session.view.tab), (1, Tab::Claims));
    assert!(before.iter().eq(session.desk.claims()), "one step takes the draft back with everything");
}

#[test]
fn a_file_that_has_changed_is_told_when_its_project_is_opened() {
    let mut window = marked();
    window.wait_saved();
    let folder = std::sync::Arc::clone(&window.folder);
    drop(window);
    std::fs::write(folder.path().join("bridge.txt"), second()).unwrap();
    let project = folder.path().join("bridge.tickmark");
    let mut window = Window::open(&folder, &[project], Told::answering([]));
    window.wait_shown("file has changed");
    window.click("Take in the changed file…");
    window.wait("the new draft", |session| session.redraft().is_some());
}

#[test]
fn j_and_k_walk_through_the_changes_and_what_is_gone_is_shown_where_it_stood() {
    let mut window = marked();
    window.redraft(&second());
    window.press(Key::J);
    let lost = window.session().claim().unwrap();
    assert_eq!(window.session().desk.became(lost), Some(Became::Removed));
    let place = window.session().place_here(lost).expect("the text has a place for it");
    assert!(window.session().desk.draft().unwrap().words(place).is_empty() || place.start > 0);
    assert!(window.shows("Draft 2 does not have it"));
    window.press(Key::B);
    window.wait_shown("select words and place it there");
    window.select("on Saturday");
    let id = window.session().view.claim.clone().unwrap();
    window.press_with(Modifiers::SHIFT, Key::M);
    let desk = &window.session().desk;
    let placed = desk.claim(&id).unwrap();
    assert_eq!((desk.words(placed), placed.draft), ("on Saturday", 2));
    assert_eq!(placed.status, Status::OnAuthor, "with its mark");
    window.press(Key::Comma);
    assert!(window.session().changes().is_none(), "a key hides the differences");
}

#[test]
fn a_claim_that_fits_two_places_is_asked_for() {
    let sentence = "Team Alpha trained for 12 weeks.";
    let mut window = Window::on(&format!("It rained.\n\n{sentence}\n\nIt was late.\n"), Told::answering([]));
    let weeks = window.session().desk.claims().find(|claim| window.session().desk.words(claim) == "12 weeks");
    let weeks = weeks.unwrap().id.clone();
    window.act(Action::Look(Look::Claim(Some(weeks))));
    window.press(Key::Num3);
    window.redraft(&format!("Nobody came.\n\n{sentence}\n\nAll went home.\n\n{sentence}\n\nSo it ended.\n"));
    assert_eq!(claims_that(&window, Became::Ask), ["12 weeks"]);
    assert!(window.shows("2 places fit it the same"));
    window.click("It is sentence 4");
    let session = window.session();
    let placed = session.claim().unwrap();
    assert_eq!(session.desk.draft().unwrap().sentence_at(placed.span.start) + 1, 4);
    assert_eq!(placed.status, Status::OnAuthor, "with its mark");
    assert!(claims_that(&window, Became::Ask).is_empty());
}

#[test]
fn a_dropped_file_is_a_new_draft_where_it_is_like_the_piece_and_another_piece_where_it_is_not() {
    let mut window = marked();
    let (draft, other) = (window.path("bridge second.md"), window.path("tunnel.txt"));
    std::fs::write(&draft, second()).unwrap();
    std::fs::write(&other, "Tunnel opens\n\nMarch 3, 2024 - Some 40 people came on Friday.\n").unwrap();
    window.drop_file(draft);
    window.wait("the new draft", |session| session.view.overlay == Some(Overlay::Redraft));
    window.click("Cancel");
    assert_eq!(window.session().desk.drafts().count(), 1);
    window.drop_file(other);
    window.wait("the other piece", |session| session.sheets().len() == 2);
}

#[test]
fn the_same_text_changes_nothing() {
    let mut window = marked();
    window.run(CommandId::TakeInFile);
    window.wait_shown("nothing to bring over");
    assert_eq!(window.session().view.overlay, None);
}
