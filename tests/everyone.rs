//! What a screen reader and a keyboard without a mouse meet: names, roles and the way from one control to the next.

use std::collections::{BTreeMap, BTreeSet};

use eframe::egui::accesskit::{NodeId, Role};
use eframe::egui::{Event, HoveredFile, Key, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use tickmark::desk::{Edit, Flag, Office, Status};
use tickmark::ui::actions::Action;
use tickmark::ui::commands::CommandId;
use tickmark::ui::hints;

use crate::stage::{ARTICLE, Setup, Told, Window, screen};

/// What stands in the window, for each pane and each sheet over it.
const SCENES: &[(&str, &[CommandId])] = &[
    ("checking", &[CommandId::StatusNext(Status::Confirmed), CommandId::StatusNext(Status::Wrong)]),
    ("several", &[CommandId::ExtendNext, CommandId::ExtendNext]),
    ("a source", &[CommandId::AddSource]),
    ("sources", &[CommandId::ShowSources]),
    ("the tray", &[CommandId::ShowTray]),
    ("finding", &[CommandId::Find]),
    ("overview", &[CommandId::Overview]),
    ("palette", &[CommandId::Palette]),
    ("keys", &[CommandId::Help]),
    ("settings", &[CommandId::Settings]),
    ("own keys", &[CommandId::OwnKeys]),
    ("export", &[CommandId::Export]),
    ("pasting", &[CommandId::PasteArticle]),
    ("who", &[CommandId::WhoChecks]),
];

/// The bridge a day later: another figure, and no word of the mayor.
const SECOND: &str = "Bridge closed after 12 cars collide\n\n\
    LOWFORD, March 3, 2024 (Coastwire) - At least 14 cars collided on the Lowford bridge on Saturday.\n\n\
    “It was the fog,” she told reporters.\n";

/// What stands in the window while a new draft comes in and after.
fn scenes_of_drafts() -> Vec<(&'static str, Window)> {
    let mut asked = Window::with_article(Told::answering([]));
    asked.lay_redraft(SECOND);
    let mut changes = Window::with_article(Told::answering([]));
    changes.run(CommandId::StatusNext(Status::Confirmed));
    changes.redraft(SECOND);
    let mut since = Window::with_article(Told::answering([]));
    let draft = since.session().desk.draft().unwrap().id.clone();
    let signed = Edit::SignOff { office: Office::Checker, draft, unchecked: "all".to_owned() };
    since.act(Action::Edit(Box::new(signed)));
    since.redraft(SECOND);
    // The message about the draft goes with the next edit.
    since.run(CommandId::Flag(Flag::Priority));
    since.run(CommandId::ChangedSince);
    vec![("a new draft", asked), ("changes", changes), ("changed since sign-off", since)]
}

/// Every scene, one after the other.
fn scenes() -> impl Iterator<Item = (&'static str, Window)> {
    let with_commands = SCENES.iter().map(|(name, commands)| (*name, scene(commands)));
    with_commands.chain(scenes_of_drafts())
}

fn scene(commands: &[CommandId]) -> Window {
    let mut window = Window::with_article(Told::answering([]));
    for command in commands {
        window.run(*command);
    }
    window
}

/// A control: its place in the tree, what it is and what it is called.
struct Control {
    id: NodeId,
    parent: Option<NodeId>,
    role: Role,
    name: String,
    usable: bool,
}

fn controls(window: &Window) -> Vec<Control> {
    let is_control = |role: Role| {
        matches!(
            role,
            Role::Button
                | Role::CheckBox
                | Role::RadioButton
                | Role::TextInput
                | Role::MultilineTextInput
                | Role::SearchInput
                | Role::ComboBox
                | Role::Link
                | Role::Tab
                | Role::ListBoxOption
                | Role::DisclosureTriangle
                | Role::MenuItem
        )
    };
    let root = window.harness.root();
    let nodes = root.children_recursive().map(|node| node.accesskit_node());
    nodes
        .filter(|node| is_control(node.role()))
        .map(|node| Control {
            id: node.locate().0,
            parent: node.parent().map(|parent| parent.locate().0),
            role: node.role(),
            name: node.label().unwrap_or_default(),
            usable: !node.is_disabled(),
        })
        .collect()
}

#[test]
fn every_control_has_a_name_that_no_other_beside_it_has() {
    let mut complaints = Vec::new();
    for (scene_name, window) in scenes() {
        let mut seen: BTreeMap<(Option<NodeId>, String, String), usize> = BTreeMap::new();
        for control in controls(&window) {
            let role = format!("{:?}", control.role);
            if control.name.trim().is_empty() {
                complaints.push(format!("{scene_name}: a {role} without a name"));
            }
            *seen.entry((control.parent, role, control.name)).or_default() += 1;
        }
        let twice = seen.into_iter().filter(|(_, count)| *count > 1);
        complaints.extend(
            twice.map(|((_, role, name), count)| format!("{scene_name}: {count} times {role} {name:?}")),
        );
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[test]
fn tab_reaches_every_control() {
    let mut complaints = Vec::new();
    for (scene_name, mut window) in scenes() {
        let mut reached: BTreeSet<NodeId> = BTreeSet::new();
        let mut first = None;
        for _ in 0..400 {
            window.tab();
            let root = window.harness.root();
            let focused = root.children_recursive().find(|node| node.accesskit_node().is_focused());
            let Some(id) = focused.map(|node| node.accesskit_node().locate().0) else { continue };
            if *first.get_or_insert(id) == id && reached.len() > 1 {
                break;
            }
            reached.insert(id);
        }
        let on_sheet = on_sheet(&window);
        let is_there = |id: &NodeId| on_sheet.as_ref().is_none_or(|sheet| sheet.contains(id));
        let under = reached.iter().filter(|id| !is_there(id)).count();
        if under > 0 {
            complaints.push(format!("{scene_name}: {under} reached under the sheet"));
        }
        let wanted = controls(&window).into_iter().filter(|it| it.usable && is_there(&it.id));
        let missed: Vec<_> = wanted.filter(|it| !reached.contains(&it.id)).collect();
        if !missed.is_empty() {
            complaints.push(format!("{scene_name}: {} reached, {} missed", reached.len(), missed.len()));
        }
        complaints.extend(missed.into_iter().map(|it| format!("{scene_name}: {:?} {:?}", it.role, it.name)));
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

/// What stands on the sheet that lies over the window, while one does.
fn on_sheet(window: &Window) -> Option<BTreeSet<NodeId>> {
    let root = window.harness.root();
    let sheet = root.children_recursive().find(|node| node.accesskit_node().role() == Role::Dialog)?;
    Some(sheet.children_recursive().map(|node| node.accesskit_node().locate().0).collect())
}

/// A window of somebody who is here for the first time.
fn first_time() -> Window {
    let mut window = Window::with_article(Told::answering([]));
    window.act(tickmark::ui::actions::Action::HintAgain);
    window
}

fn hint(window: &Window) -> Option<&'static str> {
    window.session().hint().map(|hint| hint.word)
}

#[test]
fn one_hint_at_a_time_goes_for_good_once_the_thing_is_done_or_it_is_put_away() {
    let mut window = first_time();
    window.run(CommandId::NextClaim);
    assert_eq!(hint(&window), Some("status"));
    assert!(window.shows("set the status; with Shift they go on to the next open claim"));
    assert!(!window.shows("adds a source"), "one at a time");
    window.run(CommandId::StatusNext(Status::Confirmed));
    assert_eq!(hint(&window), Some("source"));
    window.click("Put the hint away");
    assert_eq!(hint(&window), Some("overview"));
    window.press(Key::O);
    window.press(Key::O);
    assert_eq!(hint(&window), Some("keys"));
    window.press(Key::Questionmark);
    window.press(Key::Escape);
    assert_eq!(hint(&window), None);
    let done = window.session().settings.hints_done.clone();
    assert_eq!(done.len(), hints::words().count(), "all are remembered");

    window.run(CommandId::Settings);
    window.click("Show the hints again");
    assert!(window.session().settings.hints_done.is_empty());
}

#[test]
fn hints_that_were_put_away_stay_away_the_next_day() {
    let window = Window::empty();
    assert_eq!(hint(&window), None, "somebody who has been here before");
    let folder = window.folder.clone();
    let mut setup = Setup::of(&folder, &[]);
    setup.settings.hints_done.remove("keys");
    let mut window = setup.open();
    window.run(CommandId::OpenSample);
    window.wait("the sample", |session| session.desk.draft().is_some());
    assert_eq!(hint(&window), Some("keys"));
}

#[test]
fn a_file_that_hovers_is_told_where_it_would_go() {
    let mut window = Window::with_article(Told::answering([]));
    window.run(CommandId::NextClaim);
    assert!(!window.shows("Drop it here"));
    window.harness.input_mut().hovered_files = vec![HoveredFile::default()];
    window.harness.step();
    assert!(window.shows("Drop it here to open it"));
    assert!(window.shows("Drop it here as evidence for this claim"));
    window.harness.input_mut().hovered_files.clear();
    window.harness.run_steps(2);
    assert!(!window.shows("Drop it here"));
}

#[test]
fn the_undo_of_a_message_takes_back_what_the_message_says_or_is_gone() {
    let mut window = Window::with_article(Told::answering([]));
    window.run(CommandId::NextClaim);
    let claims = window.session().desk.claims().count();
    window.run(CommandId::SetAside);
    assert_eq!(window.session().desk.claims().count(), claims - 1);
    assert!(window.shows("Put into the tray"));
    window.click("Undo");
    assert_eq!(window.session().desk.claims().count(), claims);

    window.run(CommandId::SetAside);
    window.run(CommandId::Status(Status::Waiting));
    assert!(!window.shows("Put into the tray"), "undo would take back the status now");
}

#[test]
fn a_small_window_shows_one_pane_beside_the_manuscript() {
    let mut window = Window::with_article(Told::answering([]));
    window.harness.set_size(vec2(576.0, 360.0));
    window.harness.run_steps(4);
    window.press(Key::Escape);
    assert!(window.shows("Group and sort"), "no claim: the list");
    window.run(CommandId::NextClaim);
    assert!(!window.shows("Group and sort") && window.shows("Confirmed, key 2"), "a claim: its card");
    window.run(CommandId::ShowSources);
    assert!(window.shows("No sources yet"));
    window.run(CommandId::ShowClaims);
    window.run(CommandId::Overview);
    assert!(window.shows("Not ready yet") && !window.shows("Group and sort"));
}

#[test]
fn the_keys_that_turn_pages_turn_those_of_the_overview_too() {
    let folder = std::sync::Arc::new(tempfile::TempDir::new().unwrap());
    let path = folder.path().join("bridge.txt");
    std::fs::write(&path, ARTICLE).unwrap();
    let mut window = Setup::of(&folder, &[path]).open_on(screen().with_size([1000.0, 420.0]));
    window.wait("the article", |session| session.desk.draft().is_some());
    window.run(CommandId::Overview);
    let top = |window: &Window| window.harness.get_by_label_contains("Not ready yet").rect().top();
    let first = top(&window);
    window.press(Key::PageDown);
    assert!(top(&window) < first - 50.0, "{first} {}", top(&window));
    window.press(Key::Home);
    assert!((top(&window) - first).abs() < 0.5);
}

#[test]
fn covered_words_are_covered_in_fields_too() {
    use tickmark::desk::{Confidentiality, Edit, Source, SourceId};
    use tickmark::ui::actions::Action;
    let mut window = Window::with_article(Told::answering([]));
    window.run(CommandId::NextClaim);
    let claim = window.session().claim().unwrap().id.clone();
    let source = Source {
        id: SourceId("s".to_owned()),
        title: "Lena Brandt".to_owned(),
        confidentiality: Confidentiality::Anonymous,
        ..Source::default()
    };
    window.act(Action::Edit(Box::new(Edit::PutSource { source: Box::new(source) })));
    let text = "Lena Brandt says so".to_owned();
    window.act(Action::Edit(Box::new(Edit::WriteNote { claim, text })));
    let shown = |window: &Window| {
        let nodes = window.harness.root().children_recursive().map(|node| node.accesskit_node());
        nodes.filter_map(|node| node.value()).any(|value| value.contains("Lena Brandt"))
    };
    assert!(shown(&window));
    window.run(CommandId::MaskSources);
    assert!(!shown(&window) && window.shows("Note, covered: •••• says so"));
    window.harness.event(Event::Text("x".to_owned()));
    window.run(CommandId::MaskSources);
    assert!(shown(&window), "and nothing of it is lost");
}
