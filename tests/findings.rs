//! Findings, names and what sources say against the article, by accessible names and keys.

use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use tickmark::check::Grade;
use tickmark::desk::{
    Citation, CitationId, Edit, Filter, Link, Noticed, NoticedGroup, Source, SourceId, Status, Trait,
};
use tickmark::ui::actions::{Action, Look};
use tickmark::ui::commands::CommandId;
use tickmark::ui::state::{Page, Tab};

use crate::stage::{Told, Window};

/// A weekday that is wrong, one that is right, a distance that is wrong, a name spelled in two ways, and a quotation.
pub(crate) const ARTICLE: &str = "Ferry burns off Lowford\n\n\
    LOWFORD, March 3, 2024 (Coastwire) - At least 12 people died on Friday, March 1, 2024, Mayor Anna Solberg said.\n\n\
    The ferry had left on Tuesday, Feb. 26, 2024. It burned 8 miles (5 km) from the harbour.\n\n\
    \u{201c}We have told the minister about 40 boats,\u{201d} Solburg told reporters.\n";

fn window() -> Window {
    let mut window = Window::on(ARTICLE, Told::answering([]));
    window.wait("the findings", |session| session.board().is_worked_out());
    window
}

fn standing(window: &Window) -> Vec<Noticed> {
    window.session().desk.findings().into_iter().filter(Noticed::stands).collect()
}

/// Links the claim of these words to a source that gives `value` and `passage`.
pub(crate) fn cite(window: &mut Window, words: &str, value: &str, passage: &str) {
    let desk = &window.session().desk;
    let claim = desk.claims().find(|claim| desk.words(claim).contains(words)).unwrap().id.clone();
    let source =
        Source { id: SourceId("log".to_owned()), title: "Harbour log".to_owned(), ..Source::default() };
    let citation = Citation {
        id: CitationId(format!("place of {words}")),
        source: source.id.clone(),
        value: value.to_owned(),
        passage: passage.to_owned(),
        ..Citation::default()
    };
    let link = Link {
        claim: claim.clone(),
        citation: citation.id.clone(),
        relation: Default::default(),
        directness: Default::default(),
        method: Default::default(),
        withdrawn_seen: false,
    };
    let edits = vec![
        Edit::PutSource { source: Box::new(source) },
        Edit::PutCitation { citation },
        Edit::PutLink { link },
    ];
    window.act(Action::Edit(Box::new(Edit::Group { edits })));
    window.act(Action::Look(Look::Claim(Some(claim))));
}

#[test]
fn f_goes_through_what_stands_and_the_card_says_how_it_was_worked_out() {
    let mut window = window();
    let gone_to = |window: &mut Window| {
        window.press(Key::F);
        (window.selected().to_owned(), window.shows("Dates and times"), window.shows("Units"))
    };
    let seen: Vec<_> = (0..3).map(|_| gone_to(&mut window)).collect();
    assert_eq!(standing(&window).len(), 3);
    assert!(seen[0].0.contains("Anna Solberg"), "a name spelled in two ways: {seen:?}");
    assert!(seen[1].0.contains("Feb. 26") && seen[1].1, "a weekday: {seen:?}");
    assert!(seen[2].0.contains("miles") && seen[2].2, "a distance: {seen:?}");
    assert_eq!(gone_to(&mut window), seen[0], "after the last comes the first again");
}

#[test]
fn a_finding_is_set_aside_with_a_reason_taken_back_and_undone() {
    let mut window = window();
    let before = standing(&window).len();
    window.press(Key::F);
    window.press(Key::H);
    window.press(Key::Enter);
    assert_eq!(standing(&window).len(), before, "without a reason nothing is set aside");
    window.press(Key::H);
    window.type_text("two ferries");
    window.press(Key::Enter);
    assert_eq!(standing(&window).len(), before - 1);
    assert!(window.shows("Set aside: two ferries"));
    window.click("Take back");
    assert_eq!(standing(&window).len(), before);
    window.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(standing(&window).len(), before - 1, "undo of taking back");
    window.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(standing(&window).len(), before);
    window.wait_saved();
    let journal = std::fs::read_to_string(window.path("bridge.tickmark")).unwrap();
    assert!(journal.contains(r#""do":"set_finding_aside""#), "it is in the project file");
    assert!(journal.contains("two ferries"));
}

#[test]
fn all_findings_stand_together_by_grade_and_lead_to_their_places() {
    let mut window = window();
    window.press_with(Modifiers::SHIFT, Key::F);
    assert_eq!(window.session().view.tab, Tab::Findings);
    window.harness.run_steps(3);
    let groups: Vec<NoticedGroup> = window.session().findings().iter().map(Noticed::group).collect();
    assert!(groups.is_sorted(), "{groups:?}");
    assert!(window.shows("Conflicts, "));
    assert!(window.shows("Agrees, "));
    window.press(Key::J);
    let first = window.session().findings()[0].clone();
    assert_eq!(window.session().view.finding, Some(first.at()));
    window.press(Key::J);
    assert_eq!(window.session().view.finding, Some(window.session().findings()[1].at()));
    window.press(Key::K);
    assert_eq!(window.session().view.finding, Some(first.at()));
    let node = window.harness.get_all_by_label_contains("Agrees: ").next().unwrap();
    node.click();
    window.harness.run_steps(3);
    assert!(window.shows("Agrees: "));
    window.press_with(Modifiers::COMMAND, Key::Num1);
    assert_eq!(window.session().view.tab, Tab::Claims);
}

#[test]
fn the_list_is_narrowed_to_claims_with_a_finding() {
    let mut window = window();
    window.run(CommandId::Only(Trait::Noticed));
    let shown = window.session().board().shown();
    assert!(shown > 0 && shown < window.session().desk.claims().count(), "{shown}");
    assert!(window.shows("finding: Conflicts"));
    window.act(Action::Look(Look::Filter(Filter::default())));
    assert_eq!(window.session().board().shown(), window.session().desk.claims().count());
}

#[test]
fn the_figure_of_a_source_is_held_against_the_hedge_and_its_words_against_the_quotation() {
    let mut window = window();
    cite(&mut window, "At least 12 people", "11", "");
    assert!(window.shows("Figure in the source"));
    let grades = |window: &Window| {
        let session = window.session();
        session
            .desk
            .findings_on(session.claim().unwrap())
            .iter()
            .map(|it| it.finding.grade)
            .collect::<Vec<_>>()
    };
    assert!(grades(&window).contains(&Grade::Conflicts));
    cite(&mut window, "told the minister", "", "We have told the mayor about 40 boats.");
    assert!(window.shows("Words in the source"));
    assert!(grades(&window).contains(&Grade::Conflicts), "{:?}", grades(&window));
}

#[test]
fn a_quotation_is_two_questions() {
    let mut window = window();
    let desk = &window.session().desk;
    let quote =
        desk.claims().find(|claim| desk.words(claim).contains("told the minister")).unwrap().id.clone();
    window.act(Action::Look(Look::Claim(Some(quote.clone()))));
    assert!(window.shows("Was it said?"));
    assert!(window.shows("Is it so? 0 of 1 settled"));
    window.press(Key::Num2);
    let is_told = |window: &Window| {
        let session = window.session();
        session.desk.findings_on(session.claim().unwrap()).iter().any(|it| it.finding.rule == "said-and-so")
    };
    assert!(is_told(&window), "that it was said says not that it is so");
    let inner = window.session().desk.said_by(window.session().claim().unwrap()).next().unwrap().id.clone();
    window.act(Action::Look(Look::Claim(Some(inner))));
    assert!(window.shows("In a quotation. Was it said? Confirmed"));
    window.press(Key::Num2);
    window.act(Action::Look(Look::Claim(Some(quote))));
    assert!(!is_told(&window));
    assert!(window.shows("Is it so? 1 of 1 settled"));
}

#[test]
fn one_tick_confirms_the_spelling_of_a_name() {
    let mut window = window();
    window.press_with(Modifiers::COMMAND, Key::Num6);
    window.harness.run_steps(3);
    assert!(window.shows("Looks like Solburg"), "slips stand beside each other");
    let name = window.harness.get_all_by_label_contains("Anna Solberg, ").next().unwrap();
    name.click();
    window.harness.run_steps(3);
    assert!(window.shows("Differs by a letter or two from"));
    window.press(Key::Z);
    window.type_text("the crew list, p. 2");
    window.press(Key::Enter);
    let spelling = window.session().desk.spelling("Anna Solberg").unwrap();
    assert_eq!((spelling.from.as_str(), spelling.stamp.by.initials.as_str()), ("the crew list, p. 2", "MK"));
    assert!(window.shows("Confirmed from the crew list, p. 2"));
    window.click("Take back the tick");
    assert!(window.session().desk.spelling("Anna Solberg").is_none());
    window.press(Key::J);
    assert_eq!(window.session().view.name.as_deref(), Some("Solburg"), "the next is the one it looks like");
    window.press(Key::F);
    assert!(window.session().view.name.is_none(), "the card shows the finding");
    assert_eq!(window.session().view.page, Page::Check);
    assert_eq!(window.session().claim().map(|claim| claim.status), Some(Status::Unchecked));
}

#[test]
fn an_article_without_findings_says_so() {
    let mut window =
        Window::on("Nothing adds up\n\nThe boats are old, and the sea is wide.\n", Told::answering([]));
    window.wait("the findings", |session| session.board().is_worked_out());
    window.run(CommandId::ShowFindings);
    assert!(window.shows("No findings"));
    window.press(Key::F);
    assert!(window.shows("No finding stands"));
}

#[test]
fn words_and_sentences_without_a_claim_are_gone_through() {
    let mut window = window();
    window.press_with(Modifiers::SHIFT, Key::U);
    let words = |window: &Window| {
        let session = window.session();
        session.desk.draft().unwrap().words(session.view.words.unwrap()).to_owned()
    };
    let first = words(&window);
    assert!(window.session().view.bare && window.session().view.claim.is_none());
    window.press_with(Modifiers::SHIFT, Key::U);
    assert_ne!(words(&window), first);
    let all = window.session().desk.bare_words().stretches.len();
    for _ in 1..all {
        window.press_with(Modifiers::SHIFT, Key::U);
    }
    assert_eq!(words(&window), first, "after the last come the first again");
    let mut window = Window::on("It was foggy\n\nThe harbour is old. Why so?\n", Told::answering([]));
    let uncovered = window.session().summary().coverage.uncovered;
    window.press(Key::O);
    assert!(uncovered > 0 && window.shows("“Why so?”"), "{uncovered}");
    window.harness.get_all_by_label_contains("“Why so?”").next().unwrap().click();
    window.harness.run_steps(3);
    assert_eq!((window.session().view.page, words(&window).as_str()), (Page::Check, "Why so?"));
}
