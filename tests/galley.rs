//! The manuscript and its keys in the whole window: turning pages, and what a key costs.

use std::sync::Arc;

use eframe::egui::{Event, Key, Modifiers, OutputCommand, vec2};
use egui_kittest::kittest::Queryable as _;
use tempfile::TempDir;
use tickmark::desk::{Citation, ClaimId, Edit, Link, Source, Status};
use tickmark::extract::Kind;
use tickmark::ui::actions::{Action, Look};
use tickmark::ui::commands::CommandId;
use tickmark::ui::state::Tab;

use crate::stage::{Setup, Told, Window, screen, stroke};

fn on(article: &str) -> Window {
    Window::on(article, Told::answering([]))
}

impl Window {
    /// Where on the screen a paragraph that holds `words` begins.
    fn top_of(&self, words: &str) -> Option<f32> {
        self.harness.query_all_by_label_contains(words).map(|node| node.rect().top()).next()
    }
}

/// An article of `paragraphs` numbered paragraphs, each a claim or two.
fn long(paragraphs: usize) -> String {
    use std::fmt::Write as _;
    let mut text = "Ferries collide off Port Ellery\n\n".to_owned();
    for number in 1..=paragraphs {
        writeln!(
            text,
            "Paragraph {number}: at least {} people were hurt on Tuesday, the harbour master said, and the quay stayed \
             closed while divers looked for what had gone down with the second ferry.\n",
            number + 20
        )
        .unwrap();
    }
    text
}

/// An article on a machine without fonts for what it quotes: no test may rest on which fonts are installed.
fn without_fonts(article: &str) -> Window {
    let folder = Arc::new(TempDir::new().unwrap());
    let path = folder.path().join("fire.txt");
    std::fs::write(&path, article).unwrap();
    let mut window = Setup::of(&folder, &[path]).open_on(screen().allow_missing_glyphs());
    window.wait("the article", |session| session.desk.draft().is_some());
    window
}

#[test]
fn scripts_that_stand_otherwise_are_told_once_over_the_article() {
    let said = "The minister said “قُتل 12 شخصا” on Friday, and 12 people were killed, Kan said “ไฟ”.";
    let window = without_fonts(&format!("Fire\n\n{said}\n"));
    assert!(window.shows("No font here shows all of Arabic and Thai: the text is kept as it is"));
    assert!(window.shows(said), "screen readers get the text as it is");
    let window = without_fonts("Fire\n\nThe mayor said “Пожар” and “πυρ” on Friday.\n");
    assert!(!window.shows("No font here"));
}

#[test]
fn pages_are_turned_by_keys_and_nothing_else_is_touched() {
    let mut window = on(&long(40));
    let claim = window.session().view.claim.clone();
    let first = |window: &Window| {
        (1..=40).find(|n| window.top_of(&format!("Paragraph {n}:")).is_some_and(|y| y > 90.0))
    };
    assert_eq!(first(&window), Some(1));
    window.press(Key::PageDown);
    let second = first(&window);
    assert!(second > Some(3), "{second:?}");
    window.press(Key::Space);
    assert!(first(&window) > second);
    window.press_with(Modifiers::SHIFT, Key::Space);
    assert_eq!(first(&window), second);
    window.press(Key::End);
    assert!(window.top_of("Paragraph 40:").is_some());
    window.press(Key::PageUp);
    assert!(window.top_of("Paragraph 33:").is_some());
    window.press(Key::Home);
    assert_eq!(first(&window), Some(1));
    assert_eq!(window.session().view.claim, claim);
}

#[test]
fn the_words_being_read_stay_where_they_are_when_the_size_changes() {
    let mut window = on(&long(60));
    window.press(Key::PageDown);
    window.press(Key::PageDown);
    window.press(Key::PageDown);
    let read = |window: &Window| {
        (1..=60_u32).find(|n| window.top_of(&format!("Paragraph {n}:")).is_some_and(|y| y > 60.0))
    };
    let before = read(&window).unwrap();
    for command in [CommandId::ZoomIn, CommandId::ZoomIn, CommandId::ZoomIn, CommandId::ZoomReset] {
        window.run(command);
        let now = read(&window).unwrap();
        assert!(now.abs_diff(before) <= 1, "{command:?}: paragraph {now} after {before}");
    }
}

#[test]
fn a_key_costs_one_frame_going_down_and_one_coming_up() {
    let mut window = on(&long(10));
    window.harness.run_steps(4);
    let none = Modifiers::NONE;
    for key in [Key::PageDown, Key::PageUp, Key::End, Key::T] {
        assert!(!window.frame(vec![stroke(key, true, none)]), "{key:?} going down");
        assert!(!window.frame(vec![stroke(key, false, none)]), "{key:?} coming up");
    }
    assert!(!window.frame(vec![Event::ModifiersChanged(Modifiers::SHIFT)]));
    assert!(!window.frame(vec![stroke(Key::Space, true, Modifiers::SHIFT)]));
    assert!(!window.frame(vec![stroke(Key::Space, false, Modifiers::SHIFT)]));
    assert!(!window.frame(vec![Event::ModifiersChanged(none)]));
    assert!(!window.frame(Vec::new()));
}

#[test]
fn what_is_typed_still_reaches_its_field_when_keys_are_sifted_before_the_frame() {
    let mut window = on(&long(3));
    let text = |letter: &str| Event::Text(letter.to_owned());
    window.frame(vec![
        stroke(Key::Slash, true, Modifiers::NONE),
        text("/"),
        stroke(Key::Slash, false, Modifiers::NONE),
        stroke(Key::T, true, Modifiers::NONE),
        text("t"),
        stroke(Key::T, false, Modifiers::NONE),
    ]);
    window.frame(vec![text("o")]);
    window.frame(vec![
        stroke(Key::J, true, Modifiers::NONE),
        text("j"),
        stroke(Key::J, false, Modifiers::NONE),
    ]);
    window.frame(Vec::new());
    assert_eq!(window.session().view.filter.text, "toj");
}

#[test]
fn words_are_found_in_everything_written_and_walked_by_keys() {
    let mut window = on(&long(40));
    window.press(Key::PageDown);
    let read = window.top_of("Paragraph 6:");
    window.press_with(Modifiers::COMMAND, Key::F);
    window.type_text("paragraph 3");
    assert!(window.shows("article 11"), "3 and 30 to 39");
    assert!(window.shows("11 found") && window.shows("notes 0") && window.shows("sources 0"));
    assert_eq!(window.top_of("Paragraph 6:"), read, "typing moves nothing");
    window.press(Key::Enter);
    assert!(window.shows("2 of 11"), "the first from what is being read on");
    assert!(window.top_of("Paragraph 30:").is_some());
    window.press(Key::F3);
    assert!(window.shows("3 of 11"));
    window.press_with(Modifiers::SHIFT, Key::Enter);
    assert!(window.shows("2 of 11"));
    let read = window.top_of("Paragraph 30:");
    window.press(Key::Escape);
    assert!(!window.shows("of 11"));
    assert_eq!(window.top_of("Paragraph 30:"), read, "closing leaves the place");
}

#[test]
fn a_note_and_a_source_are_found_and_gone_to() {
    let mut window = on(&long(3));
    let claim = window.session().claim().unwrap().id.clone();
    window.act(Action::Edit(Box::new(Edit::WriteNote {
        claim: claim.clone(),
        text: "Ask the Coastguard".to_owned(),
    })));
    let source = Box::new(Source { id: "s".into(), title: "Coastguard log".to_owned(), ..Source::default() });
    window.act(Action::Edit(Box::new(Edit::PutSource { source })));
    window.act(Action::Look(Look::Claim(None)));
    window.press_with(Modifiers::COMMAND, Key::F);
    window.type_text("coastguard");
    for counted in ["article 0", "claims 0", "notes 1", "sources 1"] {
        assert!(window.shows(counted), "{counted}");
    }
    window.press(Key::Enter);
    assert_eq!(window.session().view.claim, Some(claim));
    window.press(Key::Enter);
    assert_eq!(window.session().view.source, Some("s".into()));
    assert_eq!(window.session().view.tab, Tab::Sources);
    window.click("Close the find bar");
    assert_eq!(window.session().view.find, None);
}

#[test]
fn the_selected_words_are_looked_for() {
    let mut window = on(&long(5));
    window.select("divers");
    window.press_with(Modifiers::COMMAND, Key::F);
    assert!(window.shows("article 5"));
    window.press(Key::Escape);
    window.press(Key::F3);
    assert!(window.session().view.find.is_some(), "F3 asks what to look for");
}

#[test]
fn words_in_no_claim_are_shown_and_counted_on_demand() {
    let mut window = on(&long(3));
    assert!(!window.shows("words in no claim"));
    window.press(Key::U);
    let before = window.session().desk.bare_words();
    assert!(before.words > 0 && before.words < before.of);
    let told = |words: usize, of: usize| format!("{words} of {of} words in no claim");
    assert!(window.shows(&told(before.words, before.of)));
    window.select("looked for what");
    window.press(Key::M);
    assert!(window.shows(&told(before.words - 3, before.of)), "a claim made by hand holds three of them");
    // While marks are on their way the words before it are shorter, and it would move from under the pointer.
    window.wait_saved();
    window.click("Hide");
    assert!(!window.shows("words in no claim"));
}

const BRIDGE: &str = "Bridge closed\n\nLOWFORD, March 3, 2024 (Coastwire) - At least 12 cars collided and 46 people were \
                      hurt on Saturday, the mayor said.\n";

/// Marks `words` as a claim, which is selected then.
fn mark(window: &mut Window, words: &str) -> ClaimId {
    window.select(words);
    window.press(Key::M);
    window.session().claim().unwrap().id.clone()
}

#[test]
fn marked_words_get_the_kind_of_what_they_say() {
    let mut window = on(BRIDGE);
    mark(&mut window, "12 cars");
    assert_eq!(window.session().claim().unwrap().kind(), Kind::Quantity);
    mark(&mut window, "people were hurt");
    mark(&mut window, "on Saturday");
    assert_eq!(window.session().claim().unwrap().kind(), Kind::Date);
    mark(&mut window, "cars collided and");
    assert_eq!(window.session().claim().unwrap().kind(), Kind::Statement);
}

#[test]
fn brackets_move_both_ends_of_a_claim() {
    let mut window = on(BRIDGE);
    mark(&mut window, "cars collided");
    window.press_with(Modifiers::SHIFT, Key::OpenCurlyBracket);
    assert_eq!(window.selected(), "12 cars collided");
    window.press_with(Modifiers::SHIFT, Key::CloseCurlyBracket);
    window.press_with(Modifiers::SHIFT, Key::CloseCurlyBracket);
    assert_eq!(window.selected(), "collided");
    window.press(Key::CloseBracket);
    assert_eq!(window.selected(), "collided and");
    window.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.selected(), "collided");
}

#[test]
fn a_claim_is_split_where_words_of_it_are_selected_and_one_step_takes_that_back() {
    let mut window = on(BRIDGE);
    let claim = mark(&mut window, "12 cars collided and 46 people were hurt");
    window.press(Key::Num4);
    window.press(Key::D);
    assert!(window.shows("Select the words of the claim"), "without a selection nothing is cut");
    let before = window.session().desk.clone();
    window.select("46");
    window.press(Key::D);
    let session = window.session();
    let first = session.desk.claim(&claim).unwrap();
    assert_eq!((session.desk.words(first), first.status), ("12 cars collided and", Status::Wrong));
    let second = session.claim().unwrap();
    assert_eq!(session.desk.words(second), "46 people were hurt");
    assert_eq!((second.status, second.kind()), (Status::Unchecked, Kind::Casualty));
    window.press_with(Modifiers::COMMAND, Key::Z);
    assert!(window.session().desk.claims().eq(before.claims()));
}

#[test]
fn two_claims_are_merged_with_their_sources_and_one_step_takes_that_back() {
    let mut window = on("Bridge\n\nSome people stood there and others did not.\n");
    let second = mark(&mut window, "others did not");
    window.press(Key::Num4);
    let source = Box::new(Source { id: "s".into(), title: "Police log".to_owned(), ..Source::default() });
    let citation = Citation { id: "c".into(), source: "s".into(), ..Citation::default() };
    let link = Link {
        claim: second.clone(),
        citation: "c".into(),
        relation: Default::default(),
        directness: Default::default(),
        method: Default::default(),
        withdrawn_seen: Default::default(),
    };
    let note = Edit::WriteNote { claim: second.clone(), text: "Ask".to_owned() };
    for edit in [Edit::PutSource { source }, Edit::PutCitation { citation }, Edit::PutLink { link }, note] {
        window.act(Action::Edit(Box::new(edit)));
    }
    let first = mark(&mut window, "stood there");
    window.press(Key::Num2);
    let before = window.session().desk.clone();
    window.press_with(Modifiers::SHIFT, Key::D);
    let session = window.session();
    let claim = session.desk.claim(&first).unwrap();
    assert_eq!(session.desk.words(claim), "stood there and others did not");
    assert_eq!(claim.status, Status::Confirmed, "the selected one's status stays");
    assert_eq!(claim.note, "Ask\n“others did not” was marked “Wrong” before both were merged.");
    assert_eq!(session.desk.links_of(&first).count(), 1);
    let aside = session.desk.claim(&second).unwrap().set_aside.clone().unwrap();
    assert_eq!(aside.reason, "Merged into “stood there and others did not”");
    window.press_with(Modifiers::COMMAND, Key::Z);
    assert!(window.session().desk.claims().eq(before.claims()));
    assert_eq!(window.session().desk.links_of(&first).count(), 0);
}

#[test]
fn words_and_a_claim_with_its_sources_are_copied_as_text() {
    let mut window = on(BRIDGE);
    mark(&mut window, "cars collided and");
    window.press(Key::Num4);
    let copied = |window: &mut Window, events: Vec<Event>| {
        window.frame(events);
        let commands = &window.harness.output().platform_output.commands;
        commands.iter().find_map(|command| match command {
            OutputCommand::CopyText(text) => Some(text.clone()),
            _ => None,
        })
    };
    assert_eq!(copied(&mut window, vec![Event::Copy]).as_deref(), Some("cars collided and"));
    let both = Modifiers::COMMAND | Modifiers::SHIFT;
    let whole = copied(&mut window, vec![stroke(Key::C, true, both)]).unwrap();
    assert!(whole.starts_with("“cars collided and”\nStatement\nWrong (Maria Keller)\n"), "{whole}");
    window.select("LOWFORD, March");
    assert_eq!(copied(&mut window, vec![Event::Copy]).as_deref(), Some("LOWFORD, March"));
}

#[test]
fn resting_on_claims_tells_what_all_of_them_say() {
    let mut window = on(BRIDGE);
    mark(&mut window, "cars collided and");
    mark(&mut window, "12 cars collided and 46 people");
    let rect = window.harness.get_by_label_contains("LOWFORD").rect();
    // Somewhere in the middle of the line, wherever these fonts put it.
    let tells = (18..30).any(|at| {
        window.harness.hover_at(rect.left_top() + vec2(at as f32 * 20.0, 14.0));
        window.harness.run_steps(60);
        window.shows("Click again for the next one outward")
    });
    assert!(tells, "{rect:?}");
    assert!(window.shows("no source"), "the hint tells how many sources there are");
}
