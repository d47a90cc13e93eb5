//! Evidence in the window: two sources made one, and a copy of the project with its kept files.

use eframe::egui::{Key, Modifiers};
use tickmark::archive::{attach, attached_folder};
use tickmark::desk::{Edit, Source, SourceFile, SourceId};
use tickmark::ui::actions::{Action, Look};
use tickmark::ui::commands::CommandId;
use tickmark::ui::session::Task;
use tickmark::ui::state::{Overlay, Tab};

use crate::stage::{Told, Window};

fn id(name: &str) -> SourceId {
    SourceId(name.to_owned())
}

/// A window with two sources, the second of them selected.
fn two_sources() -> Window {
    let mut window = Window::with_article(Told::answering([]));
    for (name, title) in [("s1", "Harbour log"), ("s2", "Log of the harbour")] {
        let source = Source { id: id(name), title: title.to_owned(), ..Source::default() };
        window.act(Action::Edit(Box::new(Edit::PutSource { source: Box::new(source) })));
    }
    window.act(Action::Look(Look::Tab(Tab::Sources)));
    window.act(Action::Look(Look::Source(Some(id("s2")))));
    window
}

#[test]
fn a_source_is_merged_into_another_from_its_row_and_undo_parts_them() {
    let mut window = two_sources();
    window.click("Merge into…");
    assert!(window.shows("Merge “Log of the harbour” into"));
    window.type_text("harbour l");
    window.press(Key::Enter);
    let sources = |window: &Window| window.session().desk.sources().count();
    assert_eq!((sources(&window), window.session().view.overlay), (1, None));
    assert_eq!(window.session().view.source, Some(id("s1")), "the one that stays is shown");
    window.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(sources(&window), 2);
}

#[test]
fn merging_asks_for_a_source_and_esc_leaves_both() {
    let mut window = two_sources();
    window.act(Action::Look(Look::Source(None)));
    window.run(CommandId::MergeSource);
    assert_eq!(window.session().view.overlay, None, "no source is selected");
    window.act(Action::Look(Look::Source(Some(id("s2")))));
    window.run(CommandId::MergeSource);
    assert_eq!(window.session().view.overlay, Some(Overlay::Merge));
    window.press(Key::Escape);
    assert_eq!((window.session().desk.sources().count(), window.session().view.overlay), (2, None));
}

const ABC: &str = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

#[test]
fn a_copy_whose_kept_files_were_away_says_so_and_so_does_opening_it() {
    let mut window = two_sources();
    let file = SourceFile { name: "log.pdf".to_owned(), sha256: ABC.to_owned(), size: 3, kept: true };
    let title = "Harbour log".to_owned();
    let source = Box::new(Source { id: id("s1"), title, file: Some(file), ..Source::default() });
    window.act(Action::Edit(Box::new(Edit::PutSource { source })));
    window.wait_saved();
    let (log, from) = (window.path("log.pdf"), window.session().project.as_ref().unwrap().path.clone());
    std::fs::write(&log, "abc").unwrap();
    attach(&from, &log, ABC, &|_, _| true).unwrap();
    let copy_to = |window: &mut Window, name: &str| {
        let to = window.path(name);
        window.act(Action::Task(Task::CopyTo(to.clone())));
        let wanted = to.clone();
        window.wait("the copy", move |session| session.project.as_ref().unwrap().path == wanted);
        window.wait_saved();
        to
    };
    let whole = copy_to(&mut window, "whole.tickmark");
    const TOLD: &str = "1 kept file of a source is not beside the project, log.pdf: bring their folder back";
    assert!(!window.shows(TOLD), "the copy has it");
    // As with a disk that was taken out.
    std::fs::rename(attached_folder(&whole), window.path("away")).unwrap();
    let alone = copy_to(&mut window, "alone.tickmark");
    assert!(window.shows(TOLD), "{:?}", window.session().notices);
    assert!(window.shows(&attached_folder(&alone).display().to_string()), "with the place it belongs in");
    let folder = std::sync::Arc::clone(&window.folder);
    drop(window);
    for (path, is_lacking) in [(&alone, true), (&from, false)] {
        let mut window = Window::open(&folder, std::slice::from_ref(path), Told::answering([]));
        window.wait("the project", |session| session.desk.draft().is_some());
        assert_eq!(window.shows(TOLD), is_lacking, "{}", path.display());
    }
}

#[test]
fn a_copy_of_the_project_takes_the_kept_files_along() {
    let mut window = two_sources();
    window.wait_saved();
    let (log, from) = (window.path("log.pdf"), window.session().project.as_ref().unwrap().path.clone());
    std::fs::write(&log, "abc").unwrap();
    attach(&from, &log, ABC, &|_, _| true).unwrap();
    let to = window.path("elsewhere.tickmark");
    window.act(Action::Task(Task::CopyTo(to.clone())));
    let wanted = to.clone();
    window.wait("the copy", move |session| session.project.as_ref().unwrap().path == wanted);
    assert_eq!(std::fs::read_to_string(attached_folder(&to).join(ABC)).unwrap(), "abc");
    assert!(attached_folder(&from).join(ABC).is_file(), "the copies stay where they were, too");
}
