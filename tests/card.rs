//! The claim card by its accessible names: the house rule, the way back, ties, addresses.

use eframe::egui::Key;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use tickmark::desk::{
    Citation, CitationId, Edit, Flag, HouseRule, Link, Piece, Resolution, Source, SourceId, Status,
};
use tickmark::ui::commands::CommandId;
use tickmark::ui::session::{Session, Task};

use crate::panes::{Desk, desk, entries, select, story, window};

type Window = Harness<'static, Desk>;

fn crane() -> Window {
    window(desk(story()))
}

fn session(window: &mut Window) -> &mut Session {
    &mut window.state_mut().session
}

fn click(window: &mut Window, label: &str) {
    window.get_by_label(label).click();
    window.run();
}

/// Types into the field that has the keyboard.
fn type_into(window: &mut Window, label: &str, words: &str) {
    window.get_all_by_label(label).next().unwrap().click();
    window.run();
    window.get_all_by_label(label).find(|node| node.is_focused()).unwrap().type_text(words);
    window.run();
}

/// Links the selected claim to `source`, supporting it at first hand.
fn link(window: &mut Window, source: Source) {
    let claim = session(window).claim().unwrap().id.clone();
    let citation =
        Citation { id: CitationId("place".to_owned()), source: source.id.clone(), ..Citation::default() };
    let link = Link {
        claim,
        citation: citation.id.clone(),
        relation: Default::default(),
        directness: Default::default(),
        method: Default::default(),
        withdrawn_seen: false,
    };
    let source = Box::new(source);
    let edits = vec![Edit::PutSource { source }, Edit::PutCitation { citation }, Edit::PutLink { link }];
    session(window).record(Edit::Group { edits });
    window.run();
}

fn source(title: &str) -> Source {
    Source { id: SourceId(title.to_owned()), title: title.to_owned(), ..Source::default() }
}

#[test]
fn the_house_rule_asks_on_the_card_and_the_mark_stands() {
    let mut window = crane();
    select(&mut window, "2019");
    session(&mut window).run(CommandId::Status(Status::Confirmed));
    window.run();
    assert_eq!(session(&mut window).claim().unwrap().status, Status::Confirmed);
    window.get_by_label("Confirmed on what?");
    window.get_by_label_contains("No source supports this yet: add a primary one, or 3 independent");
    session(&mut window).run(CommandId::Reason);
    window.run();
    let field = "Why it is confirmed all the same";
    window.get_all_by_label(field).find(|node| node.is_focused()).unwrap().type_text("I saw the log");
    window.run();
    window.key_press(Key::Enter);
    window.run();
    assert_eq!(session(&mut window).claim().unwrap().reason, "I saw the log");
    window.get_by_label("Confirmed all the same");
    window.get_by_label_contains("Confirmed: I saw the log");
}

#[test]
fn a_reason_can_be_given_for_any_status() {
    let mut window = crane();
    select(&mut window, "2019");
    session(&mut window).run(CommandId::Status(Status::Disputed));
    window.run();
    assert!(window.query_by_label("Reason").is_none());
    session(&mut window).run(CommandId::Reason);
    window.run();
    window.run();
    let is_focused = |node: &egui_kittest::Node<'_>| node.is_focused();
    window.get_all_by_label("Reason").find(is_focused).unwrap().type_text("The log says 2018");
    window.run();
    window.key_press(Key::Enter);
    window.run();
    assert_eq!(session(&mut window).claim().unwrap().reason, "The log says 2018");
}

#[test]
fn a_source_answers_the_house_rule_and_the_outlet_says_how_many_it_takes() {
    let mut window = crane();
    select(&mut window, "2019");
    session(&mut window).run(CommandId::Status(Status::Confirmed));
    link(&mut window, source("Inspection log"));
    assert!(window.query_by_label("Confirmed on what?").is_none());
    session(&mut window).step_back();
    window.run();
    window.get_by_label("Confirmed on what?");
    let house_rule = Some(HouseRule { asks: false, ..HouseRule::default() });
    session(&mut window).record(Edit::DescribePiece { piece: Piece { house_rule, ..Piece::default() } });
    window.run();
    assert!(window.query_by_label("Confirmed on what?").is_none(), "an outlet need not ask");
}

trait StepBack {
    fn step_back(&mut self);
}

impl StepBack for Session {
    fn step_back(&mut self) {
        self.run(CommandId::Undo);
    }
}

#[test]
fn a_withdrawn_source_is_told_on_every_claim_until_it_is_kept_for_that_claim() {
    let mut window = crane();
    select(&mut window, "2019");
    let withdrawn = Source {
        withdrawn: "the port took it back".to_owned(),
        withdrawn_on: "2024-08-20".to_owned(),
        ..source("Inspection log")
    };
    link(&mut window, withdrawn);
    window.get_by_label("Withdrawn or superseded 2024-08-20");
    window.get_by_label("the port took it back");
    click(&mut window, "Keep it for this claim Inspection log");
    assert!(window.query_by_label("the port took it back").is_none());
    session(&mut window).step_back();
    window.run();
    window.get_by_label("the port took it back");
}

#[test]
fn a_stale_mark_is_told_on_the_card_and_made_anew_by_its_own_key() {
    let mut window = crane();
    select(&mut window, "2019");
    let claim = session(&mut window).claim().unwrap().id.clone();
    session(&mut window).run(CommandId::Status(Status::Wrong));
    session(&mut window).run(CommandId::Flag(Flag::Recheck));
    // A day before the one on which the clock of these windows stands still.
    let as_of = Some(jiff::civil::date(1969, 12, 30));
    session(&mut window).record(Edit::SetAsOf { claim, as_of });
    window.run();
    window.get_by_label("This mark is stale");
    window.get_by_label_contains("It was to be checked again once 1969-12-30 had come");
    assert!(window.query_all_by_label_contains("· stale").next().is_some(), "the row says so too");
    let before = entries(&window);
    click(&mut window, "Still wrong: mark it anew");
    assert_eq!(entries(&window), before + 1);
    assert!(window.query_by_label("This mark is stale").is_none());
    session(&mut window).step_back();
    window.run();
    window.get_by_label("This mark is stale");
}

#[test]
fn stet_is_recorded_once_its_reason_is_given() {
    let mut window = crane();
    select(&mut window, "2019");
    session(&mut window).run(CommandId::Status(Status::Wrong));
    window.run();
    let resolution = |window: &mut Window| session(window).claim().unwrap().resolution;
    let field = "Reason for the decision";
    for (typed, decided) in [("", Resolution::Open), ("the port’s own figure", Resolution::Stet)] {
        let before = entries(&window);
        click(&mut window, "Decision Stet");
        assert_eq!((entries(&window), resolution(&mut window)), (before, Resolution::Open));
        window.get_by_label("Stet is recorded once its reason is given");
        window.get_all_by_label(field).find(|node| node.is_focused()).unwrap().type_text(typed);
        window.run();
        window.key_press(Key::Enter);
        window.run();
        assert_eq!(resolution(&mut window), decided, "{typed:?}");
    }
    assert_eq!(session(&mut window).claim().unwrap().resolution_reason, "the port’s own figure");
    session(&mut window).step_back();
    assert_eq!(resolution(&mut window), Resolution::Open);
}

#[test]
fn what_is_typed_for_stet_goes_to_its_own_claim() {
    let mut window = crane();
    select(&mut window, "2019");
    let claim = session(&mut window).claim().unwrap().id.clone();
    session(&mut window).run(CommandId::Status(Status::Wrong));
    window.run();
    click(&mut window, "Decision Stet");
    let field = "Reason for the decision";
    window.get_all_by_label(field).find(|node| node.is_focused()).unwrap().type_text("seen on the deed");
    window.run();
    select(&mut window, "Nineteen dockers");
    let claim = session(&mut window).desk.claim(&claim).unwrap();
    assert_eq!((claim.resolution, claim.resolution_reason.as_str()), (Resolution::Stet, "seen on the deed"));
}

#[test]
fn one_source_is_linked_to_all_chosen_claims_at_one_stroke() {
    let mut window = crane();
    select(&mut window, "2019");
    session(&mut window).run(CommandId::ChooseAll);
    let chosen = session(&mut window).view.chosen.clone();
    assert!(chosen.len() > 2);
    session(&mut window).run(CommandId::AddSource);
    window.run();
    let before = entries(&window);
    window.get_all_by_label("Source").find(|node| node.is_focused()).unwrap().type_text("Harbour log");
    window.run();
    window.key_press(Key::Enter);
    window.run();
    assert_eq!(entries(&window), before + 1);
    let desk = &session(&mut window).desk;
    assert_eq!((desk.sources().count(), desk.citations().count()), (1, 1));
    assert!(chosen.iter().all(|claim| desk.links_of(claim).count() == 1));
    let told = format!("Linked {} claims to Harbour log", chosen.len());
    let toast = session(&mut window).notices.toasts.last().unwrap().clone();
    assert_eq!((toast.text, toast.offer), (told, Some(CommandId::Undo)));
    session(&mut window).step_back();
    let desk = &session(&mut window).desk;
    assert_eq!(
        (desk.sources().count(), chosen.iter().map(|id| desk.links_of(id).count()).sum()),
        (0, 0_usize)
    );
}

#[test]
fn an_address_is_shown_whole_before_it_is_opened() {
    let mut window = crane();
    select(&mut window, "2019");
    let url = "https://port.example@elsewhere.example/log".to_owned();
    link(&mut window, Source { url: url.clone(), ..source("Inspection log") });
    let opened = |window: &mut Window| {
        let tasks = &session(window).tasks;
        tasks.iter().filter(|task| matches!(task, Task::OpenAddress(_))).cloned().collect::<Vec<_>>()
    };
    click(&mut window, "Address Inspection log");
    window.get_by_label(&url);
    assert_eq!(opened(&mut window), [], "showing opens nothing");
    click(&mut window, "Open in the browser");
    assert_eq!(opened(&mut window), [Task::OpenAddress(url)]);
}

#[test]
fn an_address_that_is_no_web_page_cannot_be_opened() {
    let mut window = crane();
    select(&mut window, "2019");
    link(&mut window, Source { url: "file:///etc/passwd".to_owned(), ..source("Inspection log") });
    click(&mut window, "Address Inspection log");
    assert!(window.query_by_label("Open in the browser").is_none());
    window.get_by_label("Only plain http and https addresses are opened");
}

#[test]
fn covered_names_are_covered_in_the_history_and_in_what_undo_says() {
    let mut window = crane();
    select(&mut window, "2019");
    let confidentiality = tickmark::desk::Confidentiality::Anonymous;
    link(&mut window, Source { confidentiality, ..source("Lena Brandt") });
    assert!(window.query_all_by_label_contains("Lena Brandt").next().is_some());
    session(&mut window).run(CommandId::MaskSources);
    window.run();
    assert!(window.query_all_by_label_contains("Lena Brandt").next().is_none());
    let (_, undo) = session(&mut window).undo_step().unwrap();
    assert!(!undo.contains("Lena"), "{undo}");
}

#[test]
fn a_claim_goes_back_to_what_the_machine_found_and_forth_again() {
    let mut window = crane();
    select(&mut window, "Nineteen dockers");
    let found = session(&mut window).claim().unwrap().clone();
    session(&mut window).run(CommandId::Status(Status::Wrong));
    session(&mut window).run(CommandId::Flag(Flag::Legal));
    link(&mut window, source("Hospital list"));
    session(&mut window).run(CommandId::ShrinkSpan);
    let changed = session(&mut window).claim().unwrap().clone();
    let before = entries(&window);
    window.run();
    click(&mut window, "what the machine found");
    let back = session(&mut window).claim().unwrap().clone();
    assert_eq!((back.status, back.span, back.flags.len()), (found.status, found.span, 0));
    assert_eq!(session(&mut window).desk.links_of(&found.id).count(), 0);
    assert_eq!(entries(&window), before + 1, "one step");
    session(&mut window).step_back();
    assert_eq!(*session(&mut window).claim().unwrap(), changed);
    session(&mut window).run(CommandId::RevertToday);
    let back = session(&mut window).claim().unwrap();
    assert_eq!((back.status, back.span, back.flags.len()), (found.status, found.span, 0));
}

#[test]
fn what_a_reading_becomes_is_shown_while_it_is_typed() {
    let mut window = crane();
    select(&mut window, "Nineteen dockers");
    click(&mut window, "Correct the reading");
    window.get_by_label("Reads: Figure · 19 · docker");
    window.get_by_label("Unit").click();
    window.run();
    window.key_press(Key::End);
    type_into(&mut window, "Unit", "s");
    window.get_by_label("Reads: Figure · 19 · dockers");
}

/// Opens the form for a new source and pastes `words` into its one field.
fn paste(window: &mut Window, words: &str) {
    session(window).run(CommandId::AddSource);
    window.run();
    window.get_all_by_label("Source").find(|node| node.is_focused()).unwrap().type_text(words);
    window.run();
}

fn only_source(window: &mut Window) -> Source {
    let sources: Vec<Source> = session(window).desk.sources().cloned().collect();
    assert_eq!(sources.len(), 1);
    sources.into_iter().next().unwrap()
}

#[test]
fn a_pasted_link_fills_the_fields_and_enter_saves() {
    let mut window = crane();
    select(&mut window, "2019");
    paste(&mut window, "https://port.example/2024/05/07/inspection-log-2019");
    window.get_by_label("Title");
    window.get_by_label("Archived on");
    window.get_all_by_label("Source").find(|node| node.is_focused()).unwrap();
    window.key_press(Key::Enter);
    window.run();
    let source = only_source(&mut window);
    assert_eq!(source.title, "Inspection log 2019");
    assert_eq!((source.publisher.as_str(), source.published.as_str()), ("port.example", "2024-05-07"));
    assert_eq!(source.kind, tickmark::desk::SourceKind::WebPage);
}

#[test]
fn a_field_that_was_filled_by_hand_is_not_overwritten_by_what_is_pasted_later() {
    let mut window = crane();
    select(&mut window, "2019");
    paste(&mut window, "Inspection log, Port Authority, May 2024");
    type_into(&mut window, "Author or speaker", "Lena Brandt");
    window.get_all_by_label("Source").next().unwrap().click();
    window.run();
    window.key_press(Key::End);
    window.get_all_by_label("Source").find(|node| node.is_focused()).unwrap().type_text(" ");
    window.run();
    click(&mut window, "Save source");
    let source = only_source(&mut window);
    assert_eq!((source.title.as_str(), source.publisher.as_str()), ("Inspection log", "Port Authority"));
    assert_eq!((source.author.as_str(), source.published.as_str()), ("Lena Brandt", "May 2024"));
}

#[test]
fn a_call_asks_who_and_when_and_a_contact_is_covered_once_it_is_kept() {
    let mut window = crane();
    select(&mut window, "2019");
    let call = Source {
        kind: tickmark::desk::SourceKind::Call,
        contact: "+1 555 0100".to_owned(),
        ..source("Harbour master")
    };
    link(&mut window, call);
    window.get_by_label("Harbour master: change this source").click();
    window.run();
    window.get_by_label("Who was asked");
    assert!(window.query_by_label("Address").is_none());
    assert!(window.query_all_by_value("+1 555 0100").next().is_none());
    click(&mut window, "Asked just now");
    click(&mut window, "Show the contact");
    assert!(window.query_all_by_value("+1 555 0100").next().is_some());
    click(&mut window, "Save source");
    assert!(only_source(&mut window).retrieved.ends_with(", MK"));
}

#[test]
fn a_pasted_list_is_written_down_at_one_stroke_and_nothing_twice() {
    let mut window = crane();
    select(&mut window, "2019");
    let list = "@book{a, title={Cranes}, year=2019} @misc{b, title={Log}, url={https://port.example/log}}";
    paste(&mut window, list);
    window.get_by_label("2 references in what was pasted");
    click(&mut window, "Write all of them down");
    assert_eq!(session(&mut window).desk.sources().count(), 2);
    session(&mut window).take_in(tickmark::desk::reference::read_list(list));
    assert_eq!(session(&mut window).desk.sources().count(), 2);
    session(&mut window).step_back();
    assert_eq!(session(&mut window).desk.sources().count(), 0, "one step");
}

#[test]
fn a_known_source_is_found_by_what_is_typed_and_the_second_step_comes_next() {
    let mut window = crane();
    select(&mut window, "Tuesday");
    link(&mut window, Source { publisher: "Port Authority".to_owned(), ..source("Inspection log") });
    select(&mut window, "2019");
    paste(&mut window, "port auth");
    click(&mut window, "Inspection log");
    type_into(&mut window, "Where in it", "p. 3");
    window.key_press(Key::Enter);
    window.run();
    let session = session(&mut window);
    let claim = session.claim().unwrap().id.clone();
    let linked: Vec<_> = session.desk.links_of(&claim).collect();
    assert_eq!((linked.len(), linked[0].citation.locator.as_str()), (1, "p. 3"));
    assert_eq!(session.desk.sources().count(), 1);
}

#[test]
fn a_reading_is_typed_in_words() {
    let mut window = crane();
    select(&mut window, "Nineteen dockers");
    click(&mut window, "Correct the reading");
    type_into(&mut window, "In words", "about 25 dockers");
    window.get_by_label("Reads: Figure · about 25 · docker");
    click(&mut window, "Save reading");
    assert_eq!(session(&mut window).claim().unwrap().reading.in_words(), "about 25 · docker");
}
