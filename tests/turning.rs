//! Marks meant for one piece or one claim that could land on another: keys held down, offers gone stale, answers and
//! files that come when another piece lies in front.

use std::path::Path;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};

use eframe::egui::{Event, Key, Modifiers};
use tickmark::desk::Status;
use tickmark::ui::actions::{Action, Look};
use tickmark::ui::commands::CommandId;
use tickmark::ui::dialogs::{Answer, Dialogs};
use tickmark::ui::session::Task;

use crate::stage::{Told, Window, stroke};

/// Dialogs that stay open until the test answers them.
struct Slow(Mutex<Receiver<Answer>>);

impl Slow {
    fn new() -> (Sender<Answer>, Arc<Self>) {
        let (answer, answers) = channel();
        (answer, Arc::new(Self(Mutex::new(answers))))
    }

    fn wait(&self) -> Answer {
        self.0.lock().unwrap().recv().unwrap_or(Answer::Cancelled)
    }
}

impl Dialogs for Slow {
    fn open(&self, _: &str, _: &[(&str, &[&str])], _: Option<&Path>) -> Answer {
        self.wait()
    }

    fn folder(&self, _: &str, _: Option<&Path>) -> Answer {
        Answer::Missing
    }

    fn save(&self, _: &str, _: &str, _: Option<&Path>) -> Answer {
        self.wait()
    }
}

impl Window {
    /// Holds a key down while the keyboard repeats it.
    fn hold(&mut self, modifiers: Modifiers, key: Key) {
        for _ in 0..4 {
            self.harness.event_modifiers(stroke(key, true, modifiers), modifiers);
            self.harness.run_steps(2);
        }
        self.harness.event_modifiers(stroke(key, false, modifiers), modifiers);
        self.harness.run_steps(2);
    }

    fn marked(&self, status: Status) -> usize {
        self.session().desk.claims().filter(|claim| claim.status == status).count()
    }

    fn offers(&self, command: CommandId) -> usize {
        self.session().notices.toasts.iter().filter(|toast| toast.offer == Some(command)).count()
    }

    fn in_front(&self) -> String {
        self.session().desk.title()
    }
}

#[test]
fn a_key_held_down_marks_once_and_goes_on_and_on() {
    let mut window = Window::with_article(Told::answering([]));
    window.hold(Modifiers::SHIFT, Key::Num2);
    assert_eq!(window.marked(Status::Confirmed), 1);
    window.press_with(Modifiers::SHIFT, Key::Num2);
    assert_eq!(window.marked(Status::Confirmed), 2, "pressed again, it marks again");
    window.act(Action::Look(Look::Claim(None)));
    window.hold(Modifiers::NONE, Key::J);
    let fourth = window.session().desk.claims().nth(3).map(|claim| claim.id.clone());
    assert_eq!(window.session().view.claim, fourth);
}

#[test]
fn a_key_let_go_in_another_window_is_down_no_longer() {
    let mut window = Window::with_article(Told::answering([]));
    let modifiers = Modifiers::SHIFT;
    window.harness.event_modifiers(stroke(Key::Num2, true, modifiers), modifiers);
    window.harness.event(Event::WindowFocused(false));
    window.harness.run_steps(2);
    window.press_with(modifiers, Key::Num2);
    assert_eq!(window.marked(Status::Confirmed), 2);
}

#[test]
fn undo_is_offered_for_the_last_step_only() {
    let mut window = Window::with_article(Told::answering([]));
    window.run(CommandId::ChooseAll);
    window.press(Key::Num7);
    assert_eq!(window.offers(CommandId::Undo), 1);
    let first = window.session().desk.claims().next().map(|claim| claim.id.clone());
    window.act(Action::Look(Look::Claim(first)));
    window.press(Key::Num4);
    assert_eq!(window.offers(CommandId::Undo), 0, "it would take back the other step");
}

#[test]
fn settling_is_offered_for_the_claim_just_marked_only() {
    let text =
        "Cars\n\nMarch 3, 2024 - Some 112 cars burned. The 112 cars were new. In all 70 trucks came.\n";
    let mut window = Window::on(text, Told::answering([]));
    let claims: Vec<_> = window.session().desk.claims().map(|claim| claim.id.clone()).collect();
    let cars = |window: &Window| {
        let desk = &window.session().desk;
        claims.iter().find(|id| desk.words(desk.claim(id).unwrap()).contains("112")).cloned()
    };
    let first = cars(&window);
    window.act(Action::Look(Look::Claim(first)));
    window.press_with(Modifiers::SHIFT, Key::Num3);
    assert_eq!(window.offers(CommandId::SettleOccurrences), 1, "also once the next claim is selected");
    window.act(Action::Look(Look::Claim(claims.last().cloned())));
    assert_eq!(window.offers(CommandId::SettleOccurrences), 0);
}

#[test]
fn an_offer_goes_with_its_piece() {
    let mut window = Window::with_two_articles(Told::answering([]));
    window.run(CommandId::ChooseAll);
    window.press(Key::Num7);
    assert!(window.offers(CommandId::Undo) > 0 || window.marked(Status::NoCheck) == 1);
    window.run(CommandId::PreviousPiece);
    assert_eq!(window.offers(CommandId::Undo), 0);
}

#[test]
fn a_dialog_answered_late_is_answered_for_the_piece_that_asked() {
    let (answer, dialogs) = Slow::new();
    let mut window = Window::with_two_articles(dialogs);
    window.run(CommandId::SaveCopy);
    window.run(CommandId::PreviousPiece);
    assert!(window.in_front().starts_with("Bridge"));
    let copy = window.path("copy.tickmark");
    answer.send(Answer::Chosen(vec![copy.clone()])).unwrap();
    window.wait("the copy", |session| session.project.as_ref().is_some_and(|project| project.path == copy));
    assert_eq!(window.in_front(), "Tunnel opens");
}

#[test]
fn references_read_while_their_piece_lay_behind_are_written_down_there() {
    let mut window = Window::with_two_articles(Told::answering([]));
    let list = window.path("refs.ris");
    let references: Vec<_> = (0..2000).map(|n| format!("TY  - NEWS\nTI  - Log {n}\nER  - \n")).collect();
    std::fs::write(&list, references.concat()).unwrap();
    window.shell().act(Action::Task(Task::ImportFrom(list)));
    window.run(CommandId::PreviousPiece);
    window.wait("the list", |session| session.tasks.is_empty() && session.desk.title().starts_with("Bridge"));
    window.run(CommandId::NextPiece);
    window.wait_shown("Would be taken over · 2000");
    window.click("Take over");
    window.wait("the sources", |session| session.desk.sources().count() == 2000);
    window.run(CommandId::PreviousPiece);
    assert_eq!(window.session().desk.sources().count(), 0);
}

#[test]
fn the_piece_that_was_to_be_closed_is_closed_though_another_comes_to_the_front() {
    let mut window = Window::with_two_articles(Told::answering([]));
    window.press(Key::Num2);
    window.shell().act(Action::Run(CommandId::CloseProject));
    window.run(CommandId::PreviousPiece);
    window.wait("the end of it", |session| session.sheets().len() == 1);
    assert!(window.in_front().starts_with("Bridge"));
    let journal = std::fs::read_to_string(window.path("tunnel.tickmark")).unwrap();
    assert!(journal.contains("set_status"));
}

#[test]
fn a_file_that_opens_while_a_note_is_typed_lies_behind() {
    let mut window = Window::with_article(Told::answering([]));
    let late = window.path("late.txt");
    std::fs::write(&late, "Late news\n\nMarch 3, 2024 - Some 40 people came.\n").unwrap();
    window.press(Key::Enter);
    window.type_text("seen by");
    window.shell().act(Action::Open(vec![late]));
    window.type_text(" 2 of");
    window.wait("the late piece", |session| session.sheets().len() == 2);
    window.type_text(" them");
    window.press(Key::Escape);
    assert!(window.in_front().starts_with("Bridge") && window.shows("Opened behind this piece: Late news"));
    assert_eq!(window.session().claim().map(|claim| claim.note.as_str()), Some("seen by 2 of them"));
    window.run(CommandId::NextPiece);
    assert_eq!(window.in_front(), "Late news");
}
