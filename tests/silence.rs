//! What the machine keeps to itself: files that their owner alone can read, programs that are never started, and panics
//! that tell no word of an article.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use tempfile::TempDir;
use tickmark::archive::state::State;
use tickmark::archive::{attach, export, fingerprint_file, last_mishap, unpack, watch};
use tickmark::desk::{Edit, Status};
use tickmark::report::Format;
use tickmark::ui::actions::Action;
use tickmark::ui::commands::CommandId;
use tickmark::ui::dialogs::Answer;
use tickmark::ui::files::open_original;

use crate::stage::{ARTICLE, Pretended, Setup, Told};

/// Everything below `folder`, with what may be done with it.
#[cfg(unix)]
fn modes(folder: &Path, into: &mut Vec<(PathBuf, u32, bool)>) {
    use std::os::unix::fs::PermissionsExt as _;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let metadata = path.symlink_metadata().unwrap();
        into.push((path.clone(), metadata.permissions().mode() & 0o777, metadata.is_dir()));
        if metadata.is_dir() {
            modes(&path, into);
        }
    }
}

/// Fails where anybody but the owner could read what lies below `folder`; how many files and folders there are.
#[cfg(unix)]
fn hold_private(folder: &Path, but: &[&Path]) -> usize {
    let mut found = Vec::new();
    modes(folder, &mut found);
    let open = found.iter().filter(|(path, mode, is_folder)| {
        !but.contains(&path.as_path()) && *mode != if *is_folder { 0o700 } else { 0o600 }
    });
    let open: Vec<_> = open.map(|(path, mode, _)| format!("{mode:o} {}", path.display())).collect();
    assert!(open.is_empty(), "{open:#?}");
    found.len()
}

#[cfg(unix)]
#[test]
fn whatever_a_session_in_the_window_leaves_can_be_read_by_its_owner_alone() {
    let folder = Arc::new(TempDir::new().unwrap());
    let (article, out) = (folder.path().join("bridge.txt"), folder.path().join("out"));
    fs::write(&article, ARTICLE).unwrap();
    fs::create_dir(&out).unwrap();
    let dialogs = Told::answering([Answer::Chosen(vec![out.clone()])]);
    let mut window = Setup { dialogs, ..Setup::of(&folder, std::slice::from_ref(&article)) }.open();
    window.wait("the article", |session| session.desk.draft().is_some() && session.saved.is_settled());
    window.run(CommandId::Status(Status::Confirmed));
    window.run(CommandId::ThemeDark);
    window.wait_saved();
    let mut page = window.session().view.export.clone();
    page.forms = Format::ALL.into();
    window.act(Action::Look(tickmark::ui::actions::Look::Export(Box::new(page))));
    window.run(CommandId::Export);
    window.run(CommandId::Export);
    window.wait_shown("19 reports written");
    let state = State::at(folder.path().join("state"));
    unpack(&state, "mail.docx", b"abc").unwrap();
    let project = folder.path().join("bridge.tickmark");
    let file = fingerprint_file(&article, &|_, _| true).unwrap();
    attach(&project, &article, &file.sha256, &|_, _| true).unwrap();
    // While it is open its lock is there as well, once it is closed a backup.
    assert!(folder.path().join("bridge.tickmark.lock").exists());
    assert!(hold_private(folder.path(), &[&article, &out]) > 25);
    drop(window);
    assert!(state.folder().join("backups").exists());
    assert!(hold_private(folder.path(), &[&article, &out]) > 25);
}

#[cfg(unix)]
#[test]
fn whatever_a_command_writes_can_be_read_by_its_owner_alone_even_where_all_may_read_by_habit() {
    let folder = TempDir::new().unwrap();
    let article = folder.path().join("bridge.txt");
    fs::write(&article, ARTICLE).unwrap();
    let program = env!("CARGO_BIN_EXE_tickmark");
    let forms = Format::ALL
        .map(|form| format!("'{program}' report a.tickmark --as {} -o {}\n", form.key(), form.name_for("a")));
    let commands = format!(
        "umask 0\nset -e\n'{program}' new bridge.txt -o a.tickmark --published 2024-03-03 --by 'Ada Roe'\n{}cp a.tickmark b.tickmark\n",
        forms.concat()
    );
    let done = Command::new("sh")
        .args(["-c", &commands])
        .current_dir(folder.path())
        .env("TICKMARK_STATE_DIR", folder.path().join("state"))
        .output()
        .unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    fs::remove_file(folder.path().join("b.tickmark")).unwrap();
    assert!(hold_private(folder.path(), &[&article]) >= 21);
}

#[cfg(unix)]
#[test]
fn a_report_that_is_replaced_stays_readable_for_whom_it_was() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("report.html");
    fs::write(&path, "old").unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o664)).unwrap();
    export(&path, b"new").unwrap();
    assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o664);
}

#[test]
fn nothing_that_could_be_run_is_given_to_the_desktop() {
    let folder = TempDir::new().unwrap();
    let desktop = Pretended::default();
    let endings = "desktop sh bash command exe com bat cmd scr pif msi jar js vbs ps1 hta lnk url appimage run py deb rpm \
        apk app workflow scpt reg cpl iso svg docm xlsm";
    for name in endings
        .split_whitespace()
        .map(|ending| format!("ferry.docx.{ending}"))
        .chain(["ferry", "ferry.exe.", "ferry.txt.exe ", "-ferry", ".desktop"].map(str::to_owned))
    {
        let path = folder.path().join(&name);
        fs::write(&path, "#!/bin/sh\n").unwrap();
        let told = open_original(&desktop, &[path], &name).expect_err(&name);
        assert!(told.starts_with("By its ending this is no plain document"), "{told}");
    }
    assert!(desktop.opened.lock().unwrap().is_empty());
}

/// Words of the article that a panic may hold.
const SECRET: &str = "Quillon Vasterby rang twice";
/// Set for the child that is to panic: where it works.
const CHILD: &str = "TICKMARK_TEST_PANIC_IN";

/// In a process of its own: a session that makes an entry and then meets a mistake.
#[test]
fn a_session_that_meets_a_mistake() {
    let Some(folder) = std::env::var_os(CHILD).map(PathBuf::from) else { return };
    watch();
    let article = folder.join("bridge.txt");
    fs::write(&article, ARTICLE).unwrap();
    let mut window = Setup::of(&Arc::new(TempDir::new().unwrap()), &[article]).open();
    window.wait("the article", |session| session.desk.draft().is_some() && session.saved.is_settled());
    let claim = window.session().desk.claims().next().unwrap().id.clone();
    for n in 0..50 {
        let edit = Edit::WriteNote { claim: claim.clone(), text: format!("note {n} before the mistake") };
        window.shell().act(Action::Edit(Box::new(edit)));
        window.harness.step();
    }
    let words = format!("byte index 3 is not a char boundary; it is inside 'é' (bytes 2..4) of `{SECRET}`");
    let thread = std::thread::Builder::new().name(SECRET.to_owned()).spawn(|| panic!("{SECRET}")).unwrap();
    assert!(thread.join().is_err());
    panic!("{words}");
}

#[test]
fn a_panic_tells_no_word_of_the_article_and_loses_no_entry() {
    let folder = TempDir::new().unwrap();
    let state = State::at(folder.path().join("state"));
    let child = Command::new(std::env::current_exe().unwrap())
        .args(["silence::a_session_that_meets_a_mistake", "--exact", "--nocapture"])
        .env(CHILD, folder.path())
        .env("TICKMARK_STATE_DIR", state.folder())
        .env("RUST_BACKTRACE", "full")
        .output()
        .unwrap();
    assert!(!child.status.success());
    let said = [child.stdout, child.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    let report = last_mishap(&state).expect("no report");
    let report_words = fs::read_to_string(&report).unwrap();
    for (what, words) in
        [("standard output", &said[0]), ("standard error", &said[1]), ("the report", &report_words)]
    {
        for word in ["Quillon", "Vasterby", "rang twice", "before the mistake", "cars collided"] {
            assert!(!words.contains(word), "{what} tells {word}: {words}");
        }
    }
    assert!(said[1].contains("tickmark: a mistake of the program at tests/silence.rs:"), "{}", said[1]);
    for words in [
        "place: tests/silence.rs:",
        "kind: a text cut inside a character",
        "thread: another",
        "a_session_that_meets",
    ] {
        assert!(report_words.contains(words), "no {words}: {report_words}");
    }
    let home = std::env::var("HOME").unwrap_or_default();
    assert!(home.len() < 3 || !report_words.contains(&home), "{report_words}");
    let project = fs::read_to_string(folder.path().join("bridge.tickmark")).unwrap();
    assert!(project.contains("note 49 before the mistake"), "the last entry is not on disk");
    #[cfg(unix)]
    hold_private(state.folder(), &[]);
    assert_eq!(last_mishap(&state), None, "told once");
}
