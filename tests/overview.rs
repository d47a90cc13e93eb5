//! The overview: what it says, where it leads, and the sign-offs made on it.

use eframe::egui::Key;
use egui_kittest::kittest::Queryable as _;
use tickmark::desk::{Office, Status};
use tickmark::ui::state::Page;

use crate::stage::{Told, Window};

/// The overview of the test's article, with no claim that needs a check and every sentence covered.
fn ready() -> Window {
    let mut window = Window::with_article(Told::answering([]));
    for _ in 0..window.session().desk.claims().count() {
        window.press_with(eframe::egui::Modifiers::SHIFT, Key::Num7);
    }
    while window.session().desk.next_uncovered(0).is_some() {
        window.press_with(eframe::egui::Modifiers::SHIFT, Key::N);
        window.press(Key::X);
    }
    window.press(Key::O);
    window
}

#[test]
fn what_stands_in_the_way_leads_there() {
    let mut window = Window::with_article(Told::answering([]));
    window.press_with(eframe::egui::Modifiers::SHIFT, Key::Num4);
    window.press(Key::O);
    assert!(window.shows("Not ready yet"));
    window.harness.get_by_label("Next claim to act on").click();
    window.harness.run_steps(3);
    let status = |window: &Window| window.session().claim().unwrap().status;
    assert_eq!((window.session().view.page, status(&window)), (Page::Check, Status::Wrong));
    window.press(Key::N);
    assert_eq!(status(&window), Status::Unchecked);
    window.press(Key::V);
    assert_eq!(status(&window), Status::Wrong);
    window.press(Key::O);
    window.press(Key::Escape);
    assert_eq!(window.session().view.page, Page::Check);
}

#[test]
fn a_piece_that_is_not_ready_is_signed_in_part_only() {
    let mut window = Window::with_article(Told::answering([]));
    window.press(Key::O);
    window.click("Sign off in part as checker");
    assert!(window.session().desk.sign_off(Office::Checker).is_none(), "nothing was said of what is missing");
    window.harness.get_by_label("Not ready: what was not checked?").focus();
    window.harness.run_steps(2);
    window.type_text("the dates");
    window.click("Sign off in part as checker");
    assert_eq!(window.session().desk.sign_off(Office::Checker).unwrap().unchecked, "the dates");
    assert!(window.shows("In part. Not checked: the dates"));
}

#[test]
fn offices_sign_in_order_and_a_sign_off_is_reopened_with_a_reason() {
    let mut window = ready();
    assert!(window.shows("Ready"));
    assert!(window.shows("after checker"));
    window.click("Sign off as checker");
    window.click("Sign off as editor");
    let signed = |window: &Window| window.session().desk.sign_offs().map(|it| it.office).collect::<Vec<_>>();
    assert_eq!(signed(&window), [Office::Checker, Office::Editor]);
    window.harness.get_all_by_label("Reopen").next().unwrap().click();
    window.harness.run_steps(3);
    window.click("Take the sign-off back");
    assert_eq!(signed(&window), []);
    window.press_with(eframe::egui::Modifiers::COMMAND, Key::Z);
    assert_eq!(signed(&window), [Office::Checker, Office::Editor]);
}

#[test]
fn open_questions_lead_to_their_claims() {
    let mut window = Window::with_article(Told::answering([]));
    window.press(Key::Num5);
    let claim = window.session().claim().unwrap().id.clone();
    window.press(Key::J);
    window.press(Key::O);
    assert!(window.shows("The editor · 1"));
    let row = window.harness.get_all_by_label_contains("sources differ: which stands?").next().unwrap();
    row.click();
    window.harness.run_steps(3);
    assert_eq!(window.session().claim().unwrap().id, claim);
    assert_eq!(window.session().view.page, Page::Check);
}
