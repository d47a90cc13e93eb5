//! The export page: what is chosen, what is shown before it goes out, what is written and what is remembered.

use std::fs;
use std::path::PathBuf;

use eframe::egui::{Key, Modifiers};
use tickmark::desk::{Confidentiality, Edit, Filter, Source, SourceId, Status};
use tickmark::report::Format;
use tickmark::ui::actions::{Action, Look};
use tickmark::ui::commands::CommandId;
use tickmark::ui::dialogs::Answer;
use tickmark::ui::session::Session;
use tickmark::ui::state::{Overlay, Page};

use crate::stage::{Setup, Told, Window};

/// The page, with what it shows worked out.
fn page(dialogs: std::sync::Arc<Told>) -> Window {
    let mut window = Window::with_article(dialogs);
    window.press_with(Modifiers::COMMAND, Key::E);
    look(&mut window);
    window
}

fn look(window: &mut Window) {
    window.wait("the first page", Session::is_previewed);
}

fn confide(window: &mut Window, id: &str, title: &str) {
    let source = Source {
        id: SourceId(id.to_owned()),
        title: title.to_owned(),
        confidentiality: Confidentiality::Anonymous,
        ..Source::default()
    };
    window.act(Action::Edit(Box::new(Edit::PutSource { source: Box::new(source) })));
}

fn names(folder: &PathBuf) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|it| it.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn the_page_shows_what_goes_out_and_enter_asks_for_the_place() {
    let mut window = page(Told::answering([]));
    assert_eq!(window.session().view.page, Page::Export);
    for words in [
        "Checked copy, for the editor",
        "Nothing: no source is confidential",
        "The article with",
        "Not ready",
    ] {
        assert!(window.shows(words), "{words}");
    }
    window.press(Key::Enter);
    window.wait("the path field", |session| session.view.overlay == Some(Overlay::ExportPath));
    let place = window.path("copy.html");
    window.press_with(Modifiers::COMMAND, Key::A);
    window.type_text(&place.display().to_string());
    window.press(Key::Enter);
    window.wait_shown("Report written");
    assert!(fs::read_to_string(place).unwrap().contains("Checking copy"));
    window.press(Key::Escape);
    assert_eq!(window.session().view.page, Page::Check);
}

#[test]
fn the_page_follows_every_mark_and_every_choice() {
    let mut window = page(Told::answering([]));
    window.click("Table (CSV)");
    look(&mut window);
    assert!(window.shows("rows: a claim each"));
    window.click("Show the Web page");
    look(&mut window);
    assert!(window.shows("0 of"));
    window.run(CommandId::Status(Status::Wrong));
    look(&mut window);
    assert!(window.shows("1 of") && window.shows("To act on"));
    window.click("Web page");
    window.click("Table (CSV)");
    assert!(window.shows("Choose a form to see its first page"));
}

#[test]
fn confidential_sources_are_codes_until_they_are_named_and_codes_again_for_the_next() {
    let mut window = page(Told::answering([]));
    confide(&mut window, "s1", "Harbour pilot");
    look(&mut window);
    assert!(window.session().options().redacted);
    assert!(window.shows("Source A stands for Harbour pilot, on no claim"));
    window.click("Codes in place of names");
    look(&mut window);
    assert!(!window.session().options().redacted);
    assert!(window.shows("Confidential, and named in it: Harbour pilot"));
    window.run(CommandId::MaskSources);
    window.harness.run_steps(2);
    assert!(!window.shows("Harbour pilot"), "covered where others look on");
    window.run(CommandId::MaskSources);
    confide(&mut window, "s2", "Crew member");
    look(&mut window);
    assert!(window.session().options().redacted, "the new one was not named knowingly");
}

#[test]
fn a_narrowed_list_goes_out_only_where_that_is_chosen() {
    let mut window = page(Told::answering([]));
    let filter = Filter { statuses: [Status::Wrong].into(), ..Filter::default() };
    window.run(CommandId::Status(Status::Wrong));
    window.act(Action::Look(Look::Filter(filter)));
    assert!(window.session().options().filter.is_empty());
    window.click("Only the claims the list shows now");
    look(&mut window);
    assert!(!window.session().options().filter.is_empty());
    assert!(window.shows("Filtered: status Wrong"));
}

#[test]
fn several_forms_go_into_a_folder_and_nothing_is_written_over() {
    let folder = std::sync::Arc::new(tempfile::TempDir::new().unwrap());
    let into = folder.path().join("out");
    fs::create_dir(&into).unwrap();
    let article = folder.path().join("bridge.txt");
    fs::write(&article, crate::stage::ARTICLE).unwrap();
    let chosen = || Answer::Chosen(vec![into.clone()]);
    let mut window = Window::open(&folder, &[article], Told::answering([chosen(), chosen()]));
    window.wait("the article", |session| session.desk.draft().is_some() && session.saved.is_settled());
    window.run(CommandId::Export);
    window.click("Word, checked copy");
    window.click("Choose a folder…");
    window.wait_shown("2 reports written");
    assert_eq!(names(&into), ["bridge-checked.html", "bridge-for-editor.docx"]);
    window.click("Choose a folder…");
    window.wait_shown("2 with a number");
    assert_eq!(names(&into).len(), 4);
    assert!(names(&into).contains(&"bridge-checked-2.html".to_owned()));
}

#[test]
fn all_open_pieces_go_out_each_with_its_own_sources_hidden() {
    let folder = std::sync::Arc::new(tempfile::TempDir::new().unwrap());
    let into = folder.path().join("out");
    fs::create_dir(&into).unwrap();
    let files = ["bridge.txt", "tunnel.txt"].map(|it| folder.path().join(it));
    fs::write(&files[0], crate::stage::ARTICLE).unwrap();
    fs::write(&files[1], "Tunnel opens\n\nMarch 3, 2024 - Some 40 people came on Friday.\n").unwrap();
    let mut window = Window::open(&folder, &files, Told::answering([Answer::Chosen(vec![into.clone()])]));
    window.wait("both", |session| session.sheets().len() == 2);
    confide(&mut window, "s1", "Harbour pilot");
    window.run(CommandId::NextPiece);
    window.harness.run_steps(4);
    window.run(CommandId::Export);
    window.click("Export all 2 open pieces…");
    window.wait_shown("2 reports written");
    assert_eq!(names(&into), ["bridge-checked.html", "tunnel-checked.html"]);
    let all: String = names(&into).iter().map(|name| fs::read_to_string(into.join(name)).unwrap()).collect();
    assert!(!all.contains("Harbour pilot") && all.contains("Source A"));
}

#[test]
fn pages_are_shown_as_they_are_printed_on_the_paper_of_the_house() {
    let mut window = page(Told::answering([]));
    let of = |window: &Window| window.session().first_pages().map(|(_, pages)| pages.to_vec()).unwrap();
    assert!(of(&window).is_empty(), "a web page has no pages");
    window.click("PDF, checking copy");
    look(&mut window);
    let [first, second] = of(&window).try_into().unwrap();
    assert!(first.size[1] as f32 / first.size[0] as f32 > 1.4 && first != second);
    assert!(window.shows("Not ready"), "the words on them can be heard");
    window.click("US Letter");
    look(&mut window);
    let letter = of(&window).remove(0).size;
    assert!((letter[1] as f32 / letter[0] as f32) < 1.3, "{letter:?}");
    assert!(window.session().settings.letter);
}

#[test]
fn the_forms_are_remembered_for_the_piece_and_names_are_not() {
    let mut window = page(Told::answering([]));
    confide(&mut window, "s1", "Harbour pilot");
    window.click("Codes in place of names");
    window.click("Data (JSON)");
    window.click("Web page");
    window.wait_saved();
    let settings = window.session().settings.clone();
    let kept = serde_json::to_string(&settings.exports).unwrap();
    assert!(!kept.contains("s1") && !kept.contains("bridge"), "{kept}");
    let (folder, project) = (window.folder.clone(), window.session().project.clone().unwrap().path);
    drop(window);
    let mut again = Setup { settings, ..Setup::of(&folder, &[project]) }.open();
    again.wait("the project", |session| session.desk.draft().is_some());
    let export = &again.session().view.export;
    assert_eq!(
        (export.forms.iter().copied().collect::<Vec<_>>(), export.shown),
        (vec![Format::Json], Format::Json)
    );
    assert!(again.session().options().redacted);
}
