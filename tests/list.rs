//! The list of claims by its accessible names, keys and clicks: grouping, filters, several claims chosen together.

use std::fmt::Write as _;
use std::sync::Arc;

use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use tickmark::archive::state::State;
use tickmark::desk::{
    Citation, CitationId, Directness, Edit, Filter, Grouping, Link, Method, Order, Relation, Source,
    SourceId, Status, Trait,
};
use tickmark::ui::actions::{Action, Look};
use tickmark::ui::commands::CommandId;

use crate::stage::{Setup, Told, Window};

const ARTICLE: &str = "Lowford bridge closed after 70 trucks crash\n\n\
    LOWFORD, March 3, 2024 (Coastwire) - The 112 cars collided on the Lowford bridge on Saturday.\n\n\
    Two drivers were hurt, Mayor Anna Reyes said. The bridge is 4,315 metres long and opened in 1987.\n\n\
    The pile-up of 112 cars was the worst since 2009. A tow costs $250, and clearing took nine hours. \
    The owners of the 112 cars wait.\n";

fn on(article: &str) -> Window {
    Window::on(article, Told::answering([]))
}

impl Window {
    /// The words that J walks, from the first to the last.
    fn walked(&mut self) -> Vec<String> {
        self.act(Action::Look(Look::Claim(None)));
        let (mut words, mut last) = (Vec::new(), None);
        for _ in 0..100 {
            self.press(Key::J);
            if last == self.session().view.claim {
                break;
            }
            last.clone_from(&self.session().view.claim);
            words.push(self.selected().to_owned());
        }
        words
    }

    fn select_claim(&mut self, words: &str) {
        let session = self.session();
        let id = session.desk.claims().find(|claim| session.desk.words(claim) == words).unwrap().id.clone();
        self.act(Action::Look(Look::Claim(Some(id))));
    }

    fn status(&self, words: &str) -> Status {
        let desk = &self.session().desk;
        desk.claims().find(|claim| desk.words(claim) == words).unwrap().status
    }

    fn count(&self, status: Status) -> usize {
        self.session().desk.claims().filter(|claim| claim.status == status).count()
    }
}

#[test]
fn j_walks_the_list_in_the_order_shown() {
    let mut window = on(ARTICLE);
    let by_text = window.walked();
    assert_eq!(by_text.len(), window.session().desk.claims().count());
    window.run(CommandId::GroupBy(Grouping::Kind));
    let by_kind = window.walked();
    assert_ne!(by_kind, by_text);
    let kinds: Vec<_> = by_kind
        .iter()
        .map(|words| {
            let desk = &window.session().desk;
            desk.claims().find(|claim| desk.words(claim) == words).unwrap().kind()
        })
        .collect();
    assert!(kinds.is_sorted(), "{kinds:?}");
    window.run(CommandId::GroupBy(Grouping::Nothing));
    window.run(CommandId::SortBy(Order::Doubt));
    window.select_claim("1987");
    window.press(Key::P);
    assert_eq!(window.walked()[0], "1987", "priorities come first");
}

#[test]
fn a_mark_that_moves_the_claim_moves_neither_the_list_nor_the_next_claim() {
    let mut window = on(ARTICLE);
    window.run(CommandId::GroupBy(Grouping::Status));
    let walked = window.walked();
    window.select_claim(&walked[2]);
    window.press(Key::Num2);
    assert_eq!(window.selected(), walked[2], "the claim stays selected though it has gone to another group");
    window.press(Key::J);
    assert_eq!(window.selected(), walked[3]);
    window.press(Key::Num2);
    window.press(Key::K);
    assert_eq!(window.selected(), walked[1]);
}

#[test]
fn headings_say_how_many_stand_under_them_and_fold_away() {
    let mut window = on(ARTICLE);
    window.run(CommandId::GroupBy(Grouping::Status));
    let all = window.session().desk.claims().count();
    window.click(&format!("Unchecked, {all} claims"));
    assert!(!window.shows("1987, Unchecked"));
    window.select_claim("1987");
    assert!(window.shows("1987, Unchecked"), "selecting a claim unfolds its group");
    window.run(CommandId::FoldAll);
    window.run(CommandId::FoldAll);
    assert!(window.shows("1987, Unchecked"));
}

#[test]
fn the_order_of_the_list_is_remembered() {
    let mut window = on(ARTICLE);
    window.run(CommandId::GroupBy(Grouping::Kind));
    window.run(CommandId::SortBy(Order::Status));
    let folder = Arc::clone(&window.folder);
    drop(window);
    let (settings, _) = State::at(folder.path().join("state")).load();
    let window = Setup { settings, ..Setup::of(&folder, &[folder.path().join("bridge.txt")]) }.open();
    let arrangement = window.session().view.arrangement;
    assert_eq!((arrangement.grouping, arrangement.order), (Grouping::Kind, Order::Status));
}

#[test]
fn a_filter_says_what_it_leaves_out_and_one_click_clears_it() {
    let mut window = on(ARTICLE);
    let all = window.session().desk.claims().count();
    window.select_claim("1987");
    window.press(Key::Num2);
    window.click(&format!("Untouched, {}", all - 1));
    assert!(window.shows(&format!("1 of {all} hidden")));
    window.run(CommandId::Only(Trait::ByHand));
    assert!(window.shows(&format!("{all} of {all} hidden")) && window.shows("Nothing matches"));
    window.click("Clear all filters");
    assert_eq!(window.session().view.filter, Filter::default());
    window.press(Key::CloseBracket);
    window.harness.get_by_label_contains("More filters").click();
    window.harness.run_steps(3);
    window.click("Stale, 1");
    assert!(window.shows(&format!("{} of {all} hidden", all - 1)), "its borders moved after the mark");
}

#[test]
fn rows_tell_a_screen_reader_where_they_stand_and_whether_they_are_chosen() {
    let mut window = on(ARTICLE);
    window.select_claim("1987");
    let all = window.session().desk.claims().count();
    let row = window.harness.get_by_label_contains("1987, Unchecked");
    let node = row.accesskit_node();
    assert_eq!((node.is_selected(), node.size_of_set()), (Some(true), Some(all)));
    assert_eq!(node.role_description(), Some("suggested claim"));
}

#[test]
fn one_digit_marks_all_chosen_claims_and_one_undo_takes_it_back() {
    let mut window = on(ARTICLE);
    let walked = window.walked();
    window.select_claim(&walked[1]);
    window.press_with(Modifiers::SHIFT, Key::J);
    window.press_with(Modifiers::SHIFT, Key::ArrowDown);
    assert_eq!(window.session().view.chosen.len(), 3);
    window.press_with(Modifiers::SHIFT, Key::K);
    assert_eq!(window.session().view.chosen.len(), 2, "the stretch goes back");
    window.press_with(Modifiers::SHIFT, Key::J);
    let entries = window.session().desk.entries().len();
    window.press(Key::Num2);
    assert_eq!((window.count(Status::Confirmed), window.session().desk.entries().len()), (3, entries + 1));
    assert!(window.shows("Confirmed 3 claims"));
    window.press(Key::L);
    assert!(window.shows("Flagged 3 claims: Legal"));
    window.press_with(Modifiers::COMMAND, Key::Z);
    window.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.count(Status::Confirmed), 0);
    window.press(Key::Escape);
    assert!(window.session().view.chosen.is_empty());
    assert_eq!(window.selected(), walked[3], "Esc leaves the one that was chosen last");
}

#[test]
fn clicks_with_shift_and_ctrl_choose() {
    let mut window = on(ARTICLE);
    let walked = window.walked();
    let click = |window: &mut Window, words: &str, modifiers| {
        let row = format!("{words}, Unchecked");
        window.harness.get_by_label_contains(&row).click_modifiers(modifiers);
        window.harness.run_steps(3);
    };
    window.select_claim(&walked[0]);
    click(&mut window, "1987", Modifiers::SHIFT);
    let stretch = walked.iter().position(|words| words == "1987").unwrap() + 1;
    assert_eq!(window.session().view.chosen.len(), stretch);
    click(&mut window, "4,315 metres", Modifiers::COMMAND);
    assert_eq!(window.session().view.chosen.len(), stretch - 1);
    click(&mut window, "4,315 metres", Modifiers::COMMAND);
    assert_eq!(window.session().view.chosen.len(), stretch);
    click(&mut window, "1987", Modifiers::NONE);
    assert!(window.session().view.chosen.is_empty());
    assert_eq!(window.status("1987"), Status::Unchecked);
}

#[test]
fn chosen_claims_out_of_sight_are_told_of() {
    let mut window = on(ARTICLE);
    let all = window.session().desk.claims().count();
    window.press_with(Modifiers::COMMAND, Key::A);
    assert_eq!(window.session().view.chosen.len(), all);
    window.run(CommandId::Only(Trait::ByHand));
    window.press(Key::Num7);
    assert!(
        window.shows(&format!("Marked {all} claims: No check needed; {all} of those chosen are not shown"))
    );
    window.press_with(Modifiers::COMMAND, Key::Delete);
    assert_eq!(window.session().desk.tray().count(), all);
    window.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.session().desk.tray().count(), 0);
}

#[test]
fn the_card_of_several_claims_says_how_they_stand_and_notes_go_on_all() {
    let mut window = on(ARTICLE);
    let walked = window.walked();
    window.select_claim(&walked[0]);
    window.press(Key::Num2);
    window.press_with(Modifiers::SHIFT, Key::J);
    window.press_with(Modifiers::SHIFT, Key::J);
    for label in ["3 claims selected", "Confirmed: 1", "Unchecked: 2"] {
        assert!(window.shows(label), "{label}");
    }
    window.click("Wrong, key 4");
    assert_eq!(window.count(Status::Wrong), 3);
    window.press(Key::Enter);
    window.type_text("ask the mayor");
    window.press(Key::Escape);
    let noted = |window: &Window| {
        window.session().desk.claims().filter(|claim| claim.note == "ask the mayor").count()
    };
    assert_eq!(noted(&window), 3);
    window.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(noted(&window), 0);
    let one = window.session().desk.entries().len();
    window.press(Key::W);
    assert_eq!(window.session().desk.entries().len(), one);
    assert!(window.shows("Several claims are chosen"));
}

#[test]
fn one_fact_told_several_times_is_settled_at_once_but_never_silently() {
    let mut window = on(ARTICLE);
    let (desk, first) = (&window.session().desk, "112 cars");
    let figures: Vec<_> = desk.claims().filter(|claim| desk.words(claim).contains(first)).collect();
    let (id, count) = (figures[0].id.clone(), figures.len());
    assert!(count >= 3, "the figure stands in the lead and twice at the end");
    window.act(Action::Look(Look::Claim(Some(id.clone()))));
    assert!(window.shows(&format!("said {count} times")));
    window.press(Key::G);
    assert_ne!(window.session().claim().unwrap().id, id);
    assert!(window.shows(&format!("{count} claims say the same")));
    window.act(Action::Look(Look::Claim(Some(id))));
    window.press_with(Modifiers::SHIFT, Key::Num3);
    assert_eq!(window.count(Status::OnAuthor), 1, "the others are only spoken of");
    assert!(window.shows(&format!("{} others say the same", count - 1)));
    let entries = window.session().desk.entries().len();
    window.press_with(Modifiers::SHIFT, Key::G);
    assert_eq!((window.count(Status::OnAuthor), window.session().desk.entries().len()), (count, entries + 1));
    assert!(window.shows(&format!("Settled {} claims that say the same: On author", count - 1)));
    window.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.count(Status::OnAuthor), 1);
}

/// An article with so many claims.
fn long(claims: usize) -> String {
    let mut text = String::from("Many numbers\n\nMarch 3, 2024\n\n");
    for i in 0..claims {
        _ = write!(text, "Some {} people came to town {i}. ", 1000 + i);
        if i % 5 == 4 {
            text.push_str("\n\n");
        }
    }
    text
}

/// How many shapes a frame of the window with `claims` claims is painted with, however it is grouped.
fn shapes(claims: usize) -> usize {
    let mut window = on(&long(claims));
    assert!(window.session().desk.claims().count() >= claims);
    let mut most = 0;
    for grouping in Grouping::ALL {
        window.run(CommandId::GroupBy(grouping));
        most = most.max(window.harness.output().shapes.len());
    }
    window.run(CommandId::ChooseAll);
    most.max(window.harness.output().shapes.len())
}

#[test]
fn only_the_rows_in_sight_are_painted() {
    let (few, many) = (shapes(60), shapes(3000));
    assert!(many as f64 <= few as f64 * 1.2, "{few} shapes for 60 claims, {many} for 3000");
}

/// Writes down so many sources, and links the selected claim to the last of them.
fn write_sources(window: &mut Window, count: usize) {
    let claim = window.session().view.claim.clone().unwrap();
    let mut edits = Vec::new();
    for i in 0..count {
        let source = Source {
            id: SourceId(format!("s{i:04}")),
            title: format!("Police log {i:04}"),
            ..Source::default()
        };
        edits.push(Edit::PutSource { source: Box::new(source) });
    }
    let (source, citation) = (SourceId(format!("s{:04}", count - 1)), CitationId("c1".to_owned()));
    edits.push(Edit::PutCitation {
        citation: Citation { id: citation.clone(), source, ..Citation::default() },
    });
    let link = Link {
        claim,
        citation,
        relation: Relation::Supports,
        directness: Directness::Primary,
        method: Method::Read,
        withdrawn_seen: false,
    };
    edits.push(Edit::PutLink { link });
    window.act(Action::Edit(Box::new(Edit::Group { edits })));
}

#[test]
fn only_the_sources_in_sight_are_painted_and_the_selected_one_is_brought_there() {
    let mut window = on(ARTICLE);
    write_sources(&mut window, 2000);
    window.run(CommandId::ShowSources);
    let rows = window.harness.query_all_by_label_contains("Police log").count();
    assert!((5..100).contains(&rows), "{rows} rows are painted");
    window.act(Action::Look(Look::Source(Some(SourceId("s1999".to_owned())))));
    window.harness.run_steps(3);
    assert!(window.shows("Police log 1999"));
    let words = window.selected().to_owned();
    window.act(Action::Look(Look::Claim(None)));
    window.click(&format!("{words}, Unchecked"));
    assert_eq!(window.selected(), words, "the claims of the source can be gone to");
}

#[test]
fn settling_gives_the_sources_too() {
    let mut window = on(ARTICLE);
    window.select_claim("112 cars");
    write_sources(&mut window, 1);
    window.press(Key::Num2);
    window.run(CommandId::SettleOccurrences);
    let desk = &window.session().desk;
    let same: Vec<_> = desk.claims().filter(|claim| desk.words(claim) == "112 cars").collect();
    assert_eq!(same.len(), 3);
    assert!(same.iter().all(|claim| desk.links_of(&claim.id).count() == 1));
    window.press_with(Modifiers::COMMAND, Key::Z);
    let desk = &window.session().desk;
    assert_eq!(desk.claims().filter(|claim| desk.links_of(&claim.id).count() == 1).count(), 1);
    window.run(CommandId::Only(Trait::NoSource));
    let all = window.session().desk.claims().count();
    assert!(window.shows(&format!("1 of {all} hidden")));
}
