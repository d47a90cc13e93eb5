//! Where an article's project is looked for, found and made.

use std::fs;
use std::path::Path;

use jiff::Timestamp;
use tickmark::archive::state::State;
use tickmark::archive::{Found, Home, open_article, open_text};
use tickmark::desk::{Checker, HouseRule, NewDraft, fingerprint};

use crate::desk::draft;

/// The draft that the file `name` would be read as; `more` is added to its text.
fn read_as(name: &str, more: &str) -> NewDraft {
    let draft = draft(&["on Monday"]);
    let text = [&draft.text, more].concat();
    NewDraft { name: name.to_owned(), sha256: fingerprint(&text), text, ..draft }
}

fn open(article: &Path, draft: &NewDraft, state: &State) -> Found {
    open_article(
        article,
        draft.clone(),
        state,
        &Checker::default(),
        HouseRule::default(),
        Timestamp::UNIX_EPOCH,
    )
    .unwrap()
}

fn place(found: &Found) -> String {
    found.opened.project.path().file_name().unwrap().to_str().unwrap().to_owned()
}

#[test]
fn a_project_is_made_beside_its_article_and_found_again() {
    let folder = tempfile::tempdir().unwrap();
    let (article, state) = (folder.path().join("ferry.txt"), State::at(folder.path().join("state")));
    let draft = read_as("ferry.txt", "");
    let made = open(&article, &draft, &state);
    assert_eq!((place(&made).as_str(), made.home, made.is_new), ("ferry.tickmark", Home::Beside, true));
    drop(made);
    let found = open(&article, &draft, &state);
    assert_eq!((place(&found).as_str(), found.is_new, found.has_changed), ("ferry.tickmark", false, false));
    assert!(!state.folder().exists(), "the state directory is made when it is needed");
}

#[test]
fn a_changed_article_opens_its_project_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let (article, state) = (folder.path().join("ferry.txt"), State::at(folder.path().join("state")));
    let made = open(&article, &read_as("ferry.txt", ""), &state);
    let before = made.opened.desk.clone();
    drop(made);
    let found = open(&article, &read_as("ferry.txt", " Later."), &state);
    assert!(found.has_changed && !found.is_new);
    assert_eq!(found.opened.desk, before);
}

#[test]
fn articles_of_one_stem_and_foreign_files_do_not_get_in_each_others_way() {
    let folder = tempfile::tempdir().unwrap();
    let state = State::at(folder.path().join("state"));
    let names = ["ferry.txt", "ferry.md"];
    for _ in 0..2 {
        let found = names.map(|name| open(&folder.path().join(name), &read_as(name, ""), &state));
        assert_eq!(found.each_ref().map(place), ["ferry.tickmark", "ferry.md.tickmark"]);
    }
    fs::write(folder.path().join("fog.tickmark"), "mine").unwrap();
    let found = open(&folder.path().join("fog.txt"), &read_as("fog.txt", ""), &state);
    assert_eq!(place(&found), "fog.txt.tickmark");
    assert_eq!(fs::read(folder.path().join("fog.tickmark")).unwrap(), b"mine");
}

#[test]
fn where_nothing_can_be_written_the_state_directory_takes_the_project() {
    let folder = tempfile::tempdir().unwrap();
    let state = State::at(folder.path().join("state"));
    let article = folder.path().join("gone").join("ferry.txt");
    for is_new in [true, false] {
        let found = open(&article, &read_as("ferry.txt", ""), &state);
        assert_eq!((found.home, found.is_new), (Home::StateFolder, is_new));
        assert!(found.opened.project.path().starts_with(state.projects()));
    }
    let other = folder.path().join("elsewhere").join("ferry.txt");
    assert!(
        open(&other, &read_as("ferry.txt", ""), &state).is_new,
        "another folder's article is another article"
    );
}

#[test]
fn a_pasted_text_finds_its_project_again() {
    let folder = tempfile::tempdir().unwrap();
    let state = State::at(folder.path());
    for (more, is_new) in [("", true), (" Later.", true), ("", false)] {
        let draft = read_as("Pasted text", more);
        let found = open_text(
            draft.clone(),
            &state,
            &Checker::default(),
            HouseRule::default(),
            Timestamp::UNIX_EPOCH,
        )
        .unwrap();
        assert_eq!((found.is_new, found.has_changed, found.home), (is_new, false, Home::StateFolder));
    }
}
