//! The file an article came from: opened outside, its pages beside the text, what is attached to it and noted on it.

use std::fmt::Write as _;
use std::sync::Arc;

use eframe::egui::{Key, Modifiers};
use tempfile::TempDir;
use tickmark::ui::commands::CommandId;
use tickmark::ui::dialogs::Answer;

use egui_kittest::kittest::Queryable as _;
use tickmark::article::Role;
use tickmark::desk::{Edit, Source, SourceId};
use tickmark::ui::actions::{Action, Look};

use crate::formats::pack::docx;
use crate::stage::{ARTICLE, Pretended, Setup, Told, Window};

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
    window.wait_shown("By its ending this is no plain document");
    assert!(desktop.opened.lock().unwrap().is_empty());
}

const FERRY: &[u8] = include_bytes!("formats/ferry.chromium.pdf");

/// Waits until the page of that number is drawn: nothing is asked for any more.
fn settle(window: &mut Window, page: usize) {
    window.wait_shown(&format!("Page {page} of the original"));
    // Frames are drawn only while something comes from the thread that draws.
    for _ in 0..200 {
        std::thread::sleep(std::time::Duration::from_millis(2));
        window.harness.step();
    }
}

#[test]
fn the_page_of_the_selected_claim_stands_beside_the_text_and_follows_it() {
    let (mut window, _) = window(&[("ferry.pdf", FERRY)]);
    let first = window.session().view.claim.clone().unwrap();
    window.press(Key::I);
    settle(&mut window, 1);
    let words = window.session().desk.words(window.session().desk.claim(&first).unwrap()).to_owned();
    assert!(window.shows(&format!("Page 1 of the original, with “{words}”")));
    let last = window.session().desk.claims().next_back().unwrap().clone();
    let words = window.session().desk.words(&last).to_owned();
    window.act(Action::Look(Look::Claim(Some(last.id.clone()))));
    window.wait_shown(&format!("of the original, with “{words}”"));
    window.press(Key::I);
    assert!(!window.shows("of the original"));
}

#[test]
fn nothing_is_drawn_while_the_pages_stand_still_or_are_hidden() {
    let (mut window, _) = window(&[("ferry.pdf", FERRY)]);
    window.press(Key::I);
    settle(&mut window, 1);
    assert!(!window.frame(Vec::new()), "no frame is asked for while nothing changes");
    window.click("Hide the original pages");
    assert!(!window.frame(Vec::new()));
    assert!(!window.session().view.facing);
}

#[test]
fn pages_are_turned_by_key_and_by_button() {
    let (mut window, _) = window(&[("long.pdf", &two_pages())]);
    window.press(Key::I);
    settle(&mut window, 1);
    let now = |window: &Window| {
        let shown = ["1 of 2", "2 of 2"].iter().position(|it| window.shows(&format!("Page {it}")));
        shown.map(|at| at + 1)
    };
    assert_eq!(now(&window), Some(1));
    window.press_with(Modifiers::SHIFT, Key::PageDown);
    assert_eq!(now(&window), Some(2));
    window.click("Page of the original before");
    assert_eq!(now(&window), Some(1));
    window.click("Next page of the original");
    assert_eq!(now(&window), Some(2));
}

#[test]
fn a_project_opened_again_shows_its_pages_or_says_why_not() {
    let (window, _) = window(&[("ferry.pdf", FERRY)]);
    let folder = Arc::clone(&window.folder);
    let project = [folder.path().join("ferry.tickmark")];
    drop(window);
    let (mut again, _) = over(&folder, &project);
    again.run(CommandId::ShowPages);
    settle(&mut again, 1);
    again.run(CommandId::ShowPages);
    std::fs::write(folder.path().join("ferry.pdf"), two_pages()).unwrap();
    again.run(CommandId::ShowPages);
    again.wait_shown("The article’s file has changed: its pages are no longer those of this text");
    again.run(CommandId::ShowPages);
    std::fs::remove_file(folder.path().join("ferry.pdf")).unwrap();
    again.run(CommandId::ShowPages);
    again.wait_shown("The article’s file has gone, so its pages cannot be shown: ferry.pdf");
}

#[test]
fn only_a_pdf_has_pages() {
    let (mut window, _) = window(&[("bridge.txt", ARTICLE.as_bytes())]);
    window.press(Key::I);
    assert!(window.shows("Only a PDF has pages to show"));
    assert!(window.harness.query_by_label("Hide the original pages").is_none());
}

/// A Word document with a comment by Ada Roe of August 15 on its figure, and one by Mia on no words at all.
fn commented() -> Vec<u8> {
    docx(
        "<w:p><w:r><w:t>Ferry fire</w:t></w:r></w:p><w:p><w:r><w:t>On Aug. 16, 2024, </w:t></w:r>\
         <w:commentRangeStart w:id=\"0\"/><w:r><w:t>nineteen people died</w:t></w:r><w:commentRangeEnd w:id=\"0\"/>\
         <w:r><w:commentReference w:id=\"0\"/></w:r><w:r><w:t>, the coast guard said.</w:t></w:r></w:p>",
    )
}

/// The window on that document, with the figure selected.
fn on_figure() -> Window {
    let (mut window, _) = window(&[("ferry.docx", &commented())]);
    let desk = &window.session().desk;
    let figure = desk.claims().find(|claim| desk.words(claim).contains("nineteen")).unwrap().id.clone();
    window.act(Action::Look(Look::Claim(Some(figure))));
    window
}

#[test]
fn a_comment_of_the_writer_is_offered_as_a_source_until_it_is_one() {
    let mut window = on_figure();
    assert!(window.shows("The writer’s note (Ada Roe, 2024-08-15)"));
    assert!(window.shows("From the coast guard’s log"));
    window.press(Key::C);
    assert!(!window.shows("Add as a source: "), "not offered again");
    let desk = &window.session().desk;
    let claim = window.session().claim().unwrap();
    let linked = desk.links_of(&claim.id).next().unwrap();
    assert_eq!((linked.source.author.as_str(), linked.source.published.as_str()), ("Ada Roe", "2024-08-15"));
    assert!(linked.source.title.starts_with("From the coast guard’s log"));
    assert_eq!(desk.entries().len(), 2, "one entry");
    window.press(Key::C);
    assert!(window.shows("The writer noted nothing more on this claim"));
    window.run(CommandId::Undo);
    assert!(window.shows("Add as a source: From the coast guard’s log"));
    assert_eq!(window.session().desk.sources().count(), 0);
}

#[test]
fn a_comment_that_was_added_is_known_again_after_its_source_was_merged() {
    let mut window = on_figure();
    window.harness.get_by_label_contains("Add as a source: ").click();
    window.harness.run_steps(3);
    let note = window.session().desk.sources().next().unwrap().id.clone();
    let log = Source { id: SourceId("log".to_owned()), title: "Log".to_owned(), ..Source::default() };
    window.act(Action::Edit(Box::new(Edit::PutSource { source: Box::new(log) })));
    window.act(Action::MergeSource(note, SourceId("log".to_owned())));
    assert_eq!(window.session().desk.sources().count(), 1);
    assert!(!window.shows("Add as a source: "));
}

/// An e-mail with a draft that can be read and a picture that cannot.
const MAIL: &[u8] = b"From: Ada Roe <ada@coast.example>\r\nTo: desk@coast.example\r\nSubject: Ferry fire\r\n\
    Date: Fri, 16 Aug 2024 09:00:00 +0000\r\nMIME-Version: 1.0\r\n\
    Content-Type: multipart/mixed; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n\
    About 19 people died on Thursday.\r\n--b\r\nContent-Type: text/plain; name=\"tunnel.txt\"\r\n\
    Content-Disposition: attachment; filename=\"tunnel.txt\"\r\n\r\nTunnel opens\n\n\
    March 3, 2024 - Some 40 people came on Friday.\r\n--b\r\nContent-Type: image/png\r\n\
    Content-Disposition: attachment; filename=\"quay.png\"\r\nContent-Transfer-Encoding: base64\r\n\r\n\
    iVBORw0KGgo=\r\n--b--\r\n";

#[test]
fn attachments_are_opened_as_pieces_of_their_own_or_saved_elsewhere() {
    let folder = Arc::new(TempDir::new().unwrap());
    let (mail, saved) = (folder.path().join("ferry.eml"), folder.path().join("saved.png"));
    std::fs::write(&mail, MAIL).unwrap();
    let dialogs = Told::answering([Answer::Chosen(vec![saved.clone()])]);
    let mut window = Window::open(&folder, &[mail], dialogs);
    window.wait("the mail", |session| session.sheets().len() == 1 && session.saved.is_settled());
    window.run(CommandId::AboutPiece);
    assert!(window.shows("with tunnel.txt, quay.png"));
    window.run(CommandId::Attachments);
    assert!(window.harness.query_by_label("Open as a piece quay.png").is_none(), "no article by its name");
    window.click("Save elsewhere… quay.png");
    window.wait_shown("Saved: ");
    assert_eq!(std::fs::read(&saved).unwrap(), b"\x89PNG\r\n\x1a\n");
    window.click("Open as a piece tunnel.txt");
    window
        .wait("the tunnel", |session| session.sheets().len() == 2 && session.desk.title() == "Tunnel opens");
}

#[test]
fn an_attachment_of_an_email_that_has_gone_is_told() {
    let (mut window, _) = window(&[("ferry.eml", MAIL)]);
    std::fs::remove_file(window.path("ferry.eml")).unwrap();
    window.run(CommandId::Attachments);
    window.click("Open as a piece tunnel.txt");
    window.wait_shown("The e-mail’s file has gone, and its attachments with it: tunnel.txt");
}

const PLAIN: &str = "Bridge closed after 12 cars collide\n\nOn Saturday\n\nAt least 12 cars collided on the bridge.\n\n\
    Two drivers were hurt, Mayor Anna Reyes said.";
const RICH: &str = "<meta charset=\"utf-16\"><h1>Bridge closed after 12 cars collide</h1><h2>On Saturday</h2>\
    <p>At least <b>12 cars</b> collided on the bridge.</p><p>Two drivers were hurt, Mayor Anna Reyes said.</p>";

/// Pastes the text while the clipboard also has `rich`; the parts of the paragraphs, once it is open.
fn paste(rich: Option<&str>, press_before: &[&str]) -> Vec<Role> {
    let (mut window, desktop) = window(&[]);
    *desktop.rich.lock().unwrap() = rich.map(str::to_owned);
    window.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::V);
    window.harness.event(eframe::egui::Event::Paste(PLAIN.to_owned()));
    window.harness.run_steps(3);
    if rich.is_some() {
        window.wait_shown("With its formatting");
    }
    for button in press_before {
        window.click(button);
    }
    window.click("Check this text");
    window.wait("the text", |session| session.desk.draft().is_some());
    let article = &window.session().desk.draft().unwrap().article;
    article.paragraphs.iter().map(|paragraph| paragraph.role).collect()
}

#[test]
fn what_is_pasted_with_its_formatting_is_read_by_it() {
    assert_eq!(paste(Some(RICH), &[]), [Role::Headline, Role::Heading, Role::Body, Role::Body]);
    let plain = paste(None, &[]);
    assert_eq!(paste(Some(RICH), &["Take plain text"]), plain);
    let part = "<p>Two drivers were hurt, Mayor Anna Reyes said.</p>";
    assert_eq!(paste(Some(part), &[]), plain, "a page that lacks what was copied is not taken");
}

/// A PDF of two pages, written by hand.
fn two_pages() -> Vec<u8> {
    let line = |words: &str| format!("BT /F1 12 Tf 72 700 Td ({words}) Tj ET");
    let pages = [
        line("Bridge closed after 12 cars collided on Saturday morning."),
        line("Some 40 people were hurt, Mayor Anna Reyes said on Sunday."),
    ];
    let stream = |words: &String| format!("<< /Length {} >>\nstream\n{words}\nendstream", words.len());
    let page = |content: usize| {
        format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {content} 0 R \
             /Resources << /Font << /F1 7 0 R >> >> >>"
        )
    };
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>".to_owned(),
        page(5),
        page(6),
        stream(&pages[0]),
        stream(&pages[1]),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned(),
    ];
    let mut file = "%PDF-1.4\n".to_owned();
    let mut places = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        places.push(file.len());
        write!(file, "{} 0 obj\n{object}\nendobj\n", at + 1).unwrap();
    }
    let start = file.len();
    write!(file, "xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).unwrap();
    for place in &places {
        writeln!(file, "{place:010} 00000 n ").unwrap();
    }
    let trailer =
        format!("trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n", objects.len() + 1);
    file.push_str(&trailer);
    file.into_bytes()
}
