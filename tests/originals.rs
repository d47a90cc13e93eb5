//! The file an article came from: opened outside, its pages beside the text, what is attached to it and noted on it.

use std::sync::Arc;

use eframe::egui::{Key, Modifiers};
use tempfile::TempDir;
use tickmark::ui::commands::CommandId;

use crate::stage::{ARTICLE, Pretended, Setup, Window};

/// A window on these files, over a desktop that only writes down what it is asked.
fn window(files: &[(&str, &[u8])]) -> (Window, Arc<Pretended>) {
    let folder = Arc::new(TempDir::new().unwrap());
    let paths: Vec<_> = files.iter().map(|(name, _)| folder.path().join(name)).collect();
    for (path, (_, bytes)) in paths.iter().zip(files) {
        std::fs::write(path, bytes).unwrap();
    }
    over(&folder, &paths)
}

/// A window on these files of `folder`.
fn over(folder: &Arc<TempDir>, paths: &[std::path::PathBuf]) -> (Window, Arc<Pretended>) {
    let desktop = Arc::new(Pretended::default());
    let pretended = Arc::clone(&desktop);
    let mut window = Setup { desktop, ..Setup::of(folder, paths) }.open();
    let count = paths.len();
    window.wait("the pieces", |session| session.sheets().len() == count && session.saved.is_settled());
    (window, pretended)
}

#[test]
fn the_original_is_opened_outside_on_request_only() {
    let (mut window, desktop) = window(&[("bridge.txt", ARTICLE.as_bytes())]);
    assert!(desktop.opened.lock().unwrap().is_empty());
    window.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::O);
    window.wait_shown("Opened in its own program: bridge.txt");
    assert_eq!(*desktop.opened.lock().unwrap(), [window.path("bridge.txt")]);
}

#[test]
fn a_project_opened_again_knows_the_article_beside_it_and_says_when_it_has_gone() {
    let (window, _) = window(&[("bridge.txt", ARTICLE.as_bytes())]);
    let folder = Arc::clone(&window.folder);
    let project = folder.path().join("bridge.tickmark");
    drop(window);
    let (mut window, desktop) = over(&folder, std::slice::from_ref(&project));
    window.run(CommandId::OpenOriginal);
    window.wait_shown("Opened in its own program");
    std::fs::remove_file(window.path("bridge.txt")).unwrap();
    window.run(CommandId::OpenOriginal);
    window.wait_shown("The article’s file has gone, or the text never had one: bridge.txt");
    assert_eq!(desktop.opened.lock().unwrap().len(), 1);
}

#[test]
fn what_could_be_run_is_not_opened() {
    let (mut window, desktop) = window(&[("bridge.bat", ARTICLE.as_bytes())]);
    window.run(CommandId::OpenOriginal);
    window.wait_shown("By its ending this is no document");
    assert!(desktop.opened.lock().unwrap().is_empty());
}
