//! What is left of a panic: a report for whoever mends the program, without a word of any article.
//!
//! ```text
//! place: src/report/table.rs:81:9
//! kind: an index out of bounds
//! functions, the innermost first: …
//! ```
//!
//! What a panic says may hold a piece of the text at hand, so nothing but the sort of mistake is taken from it.
//!
//! Invariant: prints and keeps the program's own words alone; a mistake in here ends in silence.

use std::backtrace::Backtrace;
use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::panic::{self, PanicHookInfo};
use std::path::{Path, PathBuf};

use super::disk;
use super::state::State;
use crate::article::is_caught;

/// What nobody has been told of yet, in Tickmark's own folder.
const NEW: &str = "mishap-new.txt";
/// What somebody was told of last.
const TOLD: &str = "mishap.txt";
/// A file of reports grows no further; the first one says most.
const MOST_BYTES: usize = 256 * 1024;
/// Functions that are listed.
const MOST_FRAMES: usize = 80;

/// How panics begin, and what that says without a word of what was at hand.
const KINDS: [(&str, &str); 12] = [
    ("index out of bounds", "an index out of bounds"),
    ("byte index", "a text cut inside a character"),
    ("start byte index", "a text cut out of bounds or inside a character"),
    ("end byte index", "a text cut out of bounds or inside a character"),
    ("range start index", "a range out of bounds"),
    ("range end index", "a range out of bounds"),
    ("slice index", "a range out of bounds"),
    ("called `Option::unwrap()`", "a value that is not there"),
    ("called `Result::unwrap()`", "an error that nobody expected"),
    ("attempt to", "arithmetic out of bounds"),
    ("already", "a value that is in use"),
    ("internal error: entered unreachable code", "a case that was thought impossible"),
];

/// From now on panics leave a report instead of what they say.
pub fn watch() {
    panic::set_hook(Box::new(|info| {
        if !is_caught() {
            tell(info);
        }
    }));
}

/// The report on the last panics that nobody was told of yet; from now on they count as told.
pub fn last_mishap(state: &State) -> Option<PathBuf> {
    let (new, told) = (state.folder().join(NEW), state.folder().join(TOLD));
    let bytes = disk::read(&new).ok()?;
    disk::replace(&told, &bytes).and_then(|()| disk::remove(&new)).ok()?;
    Some(told)
}

fn tell(info: &PanicHookInfo<'_>) {
    let place = info.location().map(|it| format!("{}:{}:{}", short(it.file()), it.line(), it.column()));
    let place = place.unwrap_or_default();
    let kept = State::find().ok().and_then(|state| keep(state.folder(), &report(info, &place)));
    let kept = kept.map(|file| format!("; a report without a word of any article is in {}", file.display()));
    // Where nobody listens there is nothing left to do.
    _ = writeln!(io::stderr(), "tickmark: a mistake of the program at {place}{}", kept.unwrap_or_default());
}

fn keep(folder: &Path, report: &str) -> Option<PathBuf> {
    disk::make_folder(folder).ok()?;
    let file = folder.join(NEW);
    let held = disk::read(&file).unwrap_or_default();
    let is_told = held.windows(report.len().max(1)).any(|part| part == report.as_bytes());
    if !is_told && held.len() < MOST_BYTES {
        disk::replace(&file, &[&held, report.as_bytes()].concat()).ok()?;
    }
    Some(file)
}

fn report(info: &PanicHookInfo<'_>, place: &str) -> String {
    let thread = std::thread::current();
    let (version, system) = (env!("CARGO_PKG_VERSION"), (std::env::consts::OS, std::env::consts::ARCH));
    let mut report = format!("Tickmark {version} on {} {}, a mistake of the program\n\n", system.0, system.1);
    // Writing to a string cannot fail.
    _ = writeln!(report, "thread: {}", thread.name().filter(|name| is_ours(name)).unwrap_or("another"));
    _ = writeln!(report, "place: {place}");
    _ = writeln!(report, "kind: {}", kind(info.payload_as_str().unwrap_or_default()));
    report.push_str("What the mistake says of itself is left out: it may hold words of the article.\n");
    report.push_str("functions, the innermost first:\n");
    for function in functions(&Backtrace::force_capture().to_string()) {
        _ = writeln!(report, "  {function}");
    }
    report.push('\n');
    report
}

fn is_ours(thread: &str) -> bool {
    thread == "main" || thread.starts_with("tickmark-")
}

fn kind(message: &str) -> &'static str {
    KINDS.iter().find(|(start, _)| message.starts_with(start)).map_or("another", |(_, kind)| kind)
}

/// The names in a backtrace, without the files and folders of the machine it was built on.
fn functions(backtrace: &str) -> impl Iterator<Item = &str> {
    let named = backtrace.lines().filter_map(|line| {
        let (number, name) = line.trim_start().split_once(": ")?;
        number.bytes().all(|byte| byte.is_ascii_digit()).then_some(name)
    });
    named.take(MOST_FRAMES)
}

/// A source file from the name of its crate on: no path of the machine it was built on.
fn short(file: &str) -> &str {
    let behind = |mark: &str| file.rsplit_once(mark).map(|(_, rest)| rest);
    let of_crate = behind("/registry/src/").and_then(|rest| rest.split_once('/')).map(|(_, rest)| rest);
    of_crate.or_else(|| behind("/library/")).unwrap_or(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sort_of_a_mistake_is_told_without_its_words() {
        for (message, told) in [
            ("index out of bounds: the len is 3 but the index is 7", "an index out of bounds"),
            (
                "byte index 1 is not a char boundary; it is inside 'é' (bytes 0..2) of `étude`",
                "a text cut inside a character",
            ),
            ("called `Result::unwrap()` on an `Err` value: \"Vasterby\"", "an error that nobody expected"),
            ("Vasterby said index out of bounds", "another"),
            ("", "another"),
        ] {
            assert_eq!(kind(message), told, "{message}");
        }
    }

    #[test]
    fn no_path_of_the_machine_it_was_built_on_is_told() {
        for (file, told) in [
            ("src/report/mod.rs", "src/report/mod.rs"),
            ("/home/a/.cargo/registry/src/index.crates.io-1/egui-0.37.0/src/ui.rs", "egui-0.37.0/src/ui.rs"),
            ("/rustc/1/library/core/src/str/mod.rs", "core/src/str/mod.rs"),
        ] {
            assert_eq!(short(file), told);
        }
        let backtrace = "   0: tickmark::a::b\n             at /home/a/src/b.rs:1:2\n   1: <x as y>::z\n";
        assert_eq!(functions(backtrace).collect::<Vec<_>>(), ["tickmark::a::b", "<x as y>::z"]);
    }

    #[test]
    fn a_report_is_told_of_once() {
        let folder = tempfile::tempdir().unwrap();
        let state = State::at(folder.path().join("state"));
        assert_eq!(last_mishap(&state), None);
        for report in ["one\n", "two\n", "one\n"] {
            keep(state.folder(), report).unwrap();
        }
        let told = last_mishap(&state).unwrap();
        assert_eq!(std::fs::read_to_string(told).unwrap(), "one\ntwo\n");
        assert_eq!(last_mishap(&state), None);
    }
}
