//! The shape of the source: who may import whom, what the core may not touch, and how long a file may be.
//!
//! A single package has no crate borders, so these tests read the source and hold them.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The modules in layers; a module may use those of lower layers and itself.
const LAYERS: &[&[&str]] = &[
    &["fonts"],
    &["text"],
    &["article"],
    &["extract"],
    &["check"],
    &["desk"],
    &["report", "archive"],
    &["cli", "ui"],
];

/// Modules that do no I/O, ask no clock and start no thread.
const CORE: &[&str] = &["text", "article", "extract", "check", "desk", "report"];

/// What the core may not name, and why a reader should care.
const FORBIDDEN_IN_CORE: &[(&str, &str)] = &[
    ("std::fs", "the core opens no file"),
    ("std::net", "nothing leaves the machine"),
    ("std::process", "the core starts nothing"),
    ("std::thread", "the core runs where it is called"),
    ("std::env", "the same input gives the same output everywhere"),
    ("SystemTime", "time is an argument"),
    ("Instant::now", "time is an argument"),
    ("Timestamp::now", "time is an argument"),
    ("Zoned::now", "time is an argument"),
];

/// Crates that draw or open dialogs: for `ui` alone.
const WINDOW_CRATES: &[&str] = &["egui", "eframe", "rfd"];

/// Crates that could carry a draft off the machine: those that `deny.toml` bans.
fn network_crates() -> BTreeSet<String> {
    let rules = fs::read_to_string(root().join("deny.toml")).unwrap();
    let banned = rules.split("\ndeny = [").nth(1).unwrap().split("\n]").next().unwrap();
    banned.lines().filter_map(|line| Some(line.split('"').nth(1)?.to_owned())).collect()
}

/// One source file: its path below `src/`, and its code without the tests at its end.
struct Source {
    path: String,
    code: String,
    whole: String,
}

impl Source {
    /// The top-level module it belongs to; empty for `lib.rs` and `main.rs`.
    fn module(&self) -> &str {
        match self.path.split_once('/') {
            Some((module, _)) => module,
            None => self
                .path
                .strip_suffix(".rs")
                .filter(|name| !matches!(*name, "lib" | "main"))
                .unwrap_or_default(),
        }
    }

    /// Lines of code without comments, with their numbers.
    fn code_lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.code
            .lines()
            .enumerate()
            .map(|(number, line)| (number + 1, line))
            .filter(|(_, line)| !line.trim_start().starts_with("//"))
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn files_below(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut files = Vec::new();
    for path in entries.map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            files.extend(files_below(&path, extension));
        } else if path.extension().is_some_and(|e| e == extension) {
            files.push(path);
        }
    }
    files.sort();
    files
}

fn sources() -> Vec<Source> {
    let folder = root().join("src");
    let files = files_below(&folder, "rs");
    assert!(files.len() > 10, "the source was not found below {}", folder.display());
    let mut sources = Vec::new();
    for file in files {
        let path = file.strip_prefix(&folder).unwrap().to_string_lossy().replace('\\', "/");
        if path.ends_with("/tests.rs") || path.contains("/tests/") {
            continue;
        }
        let whole = fs::read_to_string(&file).unwrap();
        let code = whole.split("\n#[cfg(test)]\nmod ").next().unwrap().to_owned();
        sources.push(Source { path, code, whole });
    }
    sources
}

/// The top-level modules named after `crate::` in one line, also inside `crate::{a, b::c}`.
fn modules_named(line: &str, prefix: &str) -> Vec<String> {
    let word = |s: &str| s.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let mut found = Vec::new();
    for rest in line.split(prefix).skip(1) {
        let Some(group) = rest.strip_prefix('{') else {
            found.push(word(rest));
            continue;
        };
        let mut depth = 0;
        let mut start = true;
        for (at, c) in group.char_indices() {
            match c {
                '{' => depth += 1,
                '}' if depth == 0 => break,
                '}' => depth -= 1,
                ',' if depth == 0 => start = true,
                c if start && !c.is_whitespace() => {
                    found.push(word(&group[at..]));
                    start = false;
                }
                _ => {}
            }
        }
    }
    found.retain(|name| !name.is_empty());
    found
}

fn layer_of(module: &str) -> Option<usize> {
    LAYERS.iter().position(|layer| layer.contains(&module))
}

/// Fails with all complaints at once, so that one run shows the whole list.
fn hold(complaints: &[String]) {
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
}

#[test]
fn the_reader_of_imports_reads_imports() {
    assert_eq!(modules_named("use crate::text::Span;", "crate::"), ["text"]);
    assert_eq!(
        modules_named("use crate::{desk::{Desk, Edit}, text, ui::run};", "crate::"),
        ["desk", "text", "ui"]
    );
    assert_eq!(
        modules_named("let x = crate::extract::extract(&crate::article::y());", "crate::"),
        ["extract", "article"]
    );
}

#[test]
fn each_module_uses_only_those_above_it_in_the_pipeline() {
    let mut complaints = Vec::new();
    for source in sources() {
        let module = source.module();
        let Some(layer) = layer_of(module) else { continue };
        // In the file that is the module itself, `super` is the crate.
        let is_top = source.path == format!("{module}/mod.rs") || source.path == format!("{module}.rs");
        let joined = source.code_lines().map(|(_, line)| line.trim()).collect::<Vec<_>>().join(" ");
        let mut named = modules_named(&joined, "crate::");
        if is_top {
            named.extend(modules_named(&joined, "super::"));
        }
        for used in named.into_iter().collect::<BTreeSet<_>>() {
            if used != module && layer_of(&used).is_some_and(|other| other >= layer) {
                complaints.push(format!("src/{}: {module} may not use {used}", source.path));
            }
        }
    }
    hold(&complaints);
}

#[test]
fn every_module_has_its_place_in_the_pipeline() {
    let modules: BTreeSet<String> =
        sources().iter().map(|s| s.module().to_owned()).filter(|module| !module.is_empty()).collect();
    let unplaced: Vec<String> = modules
        .into_iter()
        .filter(|module| layer_of(module).is_none() && module != "jobs")
        .map(|module| format!("src/{module}: say in tests/layers.rs and ARCHITECTURE.md where it stands"))
        .collect();
    hold(&unplaced);
}

#[test]
fn the_core_touches_no_file_clock_thread_or_window() {
    let mut complaints = Vec::new();
    for source in sources().iter().filter(|s| CORE.contains(&s.module())) {
        for (number, line) in source.code_lines() {
            for (word, reason) in FORBIDDEN_IN_CORE.iter().filter(|(word, _)| line.contains(word)) {
                complaints.push(format!("src/{}:{number}: {word}: {reason}", source.path));
            }
        }
    }
    hold(&complaints);
}

#[test]
fn only_the_window_knows_the_window_crates() {
    let mut complaints = Vec::new();
    for source in sources().iter().filter(|s| s.module() != "ui") {
        for (number, line) in source.code_lines() {
            for name in WINDOW_CRATES {
                if line.contains(&format!("{name}::")) || line.contains(&format!("use {name};")) {
                    complaints.push(format!("src/{}:{number}: {name} belongs to ui", source.path));
                }
            }
        }
    }
    hold(&complaints);
}

#[test]
fn every_file_says_what_it_does_and_what_it_knows_nothing_of() {
    let mut complaints = Vec::new();
    for source in sources() {
        if !source.whole.starts_with("//! ") {
            complaints.push(format!("src/{}: begins without `//!`", source.path));
        }
        let is_entry = matches!(source.path.as_str(), "lib.rs" | "main.rs");
        let has_invariant = source.whole.lines().any(|line| line.starts_with("//! Invariant: "));
        if !is_entry && !has_invariant {
            complaints.push(format!("src/{}: has no `//! Invariant:` line", source.path));
        }
    }
    hold(&complaints);
}

#[test]
fn files_stay_short_enough_to_read_at_one_sitting() {
    let mut lengths: Vec<(usize, String)> =
        sources().into_iter().map(|source| (source.code.lines().count(), source.path)).collect();
    lengths.sort();
    let long: Vec<String> = lengths
        .iter()
        .filter(|(lines, _)| *lines > 600)
        .map(|(lines, path)| format!("src/{path}: {lines} lines without tests, at most 600"))
        .collect();
    hold(&long);
    let (p90, path) = &lengths[lengths.len() * 9 / 10];
    assert!(*p90 <= 400, "a tenth of the files is longer than 400 lines, from src/{path} on ({p90})");
}

#[test]
fn no_crate_that_could_send_a_draft_away_is_in_the_tree() {
    let lock = fs::read_to_string(root().join("Cargo.lock")).unwrap();
    let banned = network_crates();
    assert!(banned.len() > 20 && banned.contains("tokio"), "{banned:?}");
    let mut found = Vec::new();
    let mut seen = 0;
    for package in lock.split("[[package]]").skip(1) {
        let name = package.lines().find_map(|l| l.strip_prefix("name = \"")?.strip_suffix('"')).unwrap();
        seen += 1;
        // Only browsers build this one, and of tokio it takes the channel types without runtime or network.
        if name == "wasm-bindgen-futures" {
            continue;
        }
        // A dependency stands as `"name",`, or as `"name 1.2.3",` where two versions are in the tree.
        let needs = package.lines().filter_map(|l| l.strip_prefix(" \"")?.split(['"', ' ']).next());
        for used in needs.filter(|used| banned.contains(*used)) {
            found.push(format!("Cargo.lock: {name} brings in {used}, which can open connections"));
        }
    }
    assert!(seen > 100, "Cargo.lock was not read");
    hold(&found);
}

#[test]
fn every_crate_of_ours_forbids_unsafe_code_and_has_none() {
    for file in ["src/lib.rs", "src/main.rs", "tests/painter/src/lib.rs"] {
        let source = fs::read_to_string(root().join(file)).unwrap();
        assert!(source.lines().any(|line| line == "#![forbid(unsafe_code)]"), "{file} does not say so");
    }
    assert!(fs::read_to_string(root().join("Cargo.toml")).unwrap().contains("\nunsafe_code = \"forbid\"\n"));
    let named = |source: &Source| source.code_lines().any(|(_, line)| line.contains(concat!("unsafe", " ")));
    assert!(!sources().iter().any(named), "unsafe code");
}

#[test]
fn nothing_of_ours_opens_a_connection() {
    let mut complaints = Vec::new();
    for source in sources() {
        for (number, line) in source.code_lines() {
            let words = ["std::net", "TcpStream", "UdpSocket", "UnixStream", "ToSocketAddrs"];
            if words.iter().any(|word| line.contains(word)) {
                complaints.push(format!("src/{}:{number}: {line}", source.path));
            }
            // What is started beside the window opens documents, and is asked for in one place.
            if line.contains("process::Command") && source.path != "ui/desktop.rs" {
                complaints.push(format!("src/{}:{number}: starts a program", source.path));
            }
        }
    }
    hold(&complaints);
}

#[test]
fn every_dependency_gives_its_reason() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let mut in_dependencies = false;
    let mut complaints = Vec::new();
    let mut seen = 0;
    for line in manifest.lines() {
        if line.starts_with('[') {
            in_dependencies = line.ends_with("dependencies]");
        } else if in_dependencies && line.contains(" = ") && !line.starts_with('#') {
            seen += 1;
            if line.rsplit_once(" # ").is_none_or(|(_, reason)| reason.trim().is_empty()) {
                complaints.push(format!("Cargo.toml: no reason given for: {line}"));
            }
        }
    }
    assert!(seen > 5, "the dependencies were not found");
    hold(&complaints);
}
