//! README and the program say the same: the table of keys, the first command, the files it names.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use tickmark::ui::commands::{Command, CommandId, commands};

const BEGIN: &str =
    "<!-- keys: written by the test `the_table_of_keys_is_up_to_date`, with UPDATE_DOCS=1 -->\n";
const END: &str = "<!-- end of keys -->";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn readme() -> String {
    fs::read_to_string(root().join("README.md")).unwrap()
}

/// One row a command that has a key; setting a status and going on is told in one row for all eight.
fn table_of_keys() -> String {
    let mut table = String::from("| Keys | Command | |\n|---|---|---|\n");
    let goes_on: Vec<&Command> =
        commands().filter(|command| matches!(command.id, CommandId::StatusNext(_))).collect();
    for command in commands().filter(|command| !command.keys.is_empty()) {
        let is_first = goes_on.first().is_some_and(|first| first.id == command.id);
        if is_first {
            let ends: Vec<String> = [goes_on[0], goes_on[goes_on.len() - 1]].map(keys).into();
            _ = writeln!(table, "| {} | The same, then the next open claim | |", ends.join(" to "));
        }
        if !matches!(command.id, CommandId::StatusNext(_)) {
            _ = writeln!(table, "| {} | {} | {} |", keys(command), command.name, command.hint);
        }
    }
    table
}

fn keys(command: &Command) -> String {
    let labels: Vec<String> = command.keys.iter().map(|chord| format!("`{}`", chord.label(false))).collect();
    labels.join(", ")
}

#[test]
fn the_table_of_keys_is_up_to_date() {
    let readme = readme();
    let (before, rest) = readme.split_once(BEGIN).unwrap();
    let (table, after) = rest.split_once(END).unwrap();
    let right = table_of_keys();
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(root().join("README.md"), format!("{before}{BEGIN}{right}{END}{after}")).unwrap();
    } else {
        assert_eq!(table, right, "run UPDATE_DOCS=1 cargo test readme");
    }
}

#[test]
fn every_file_that_readme_names_is_there() {
    let readme = readme();
    let links = readme.split("](").skip(1).filter_map(|rest| rest.split_once(')')).map(|(to, _)| to);
    // Pictures are taken by scripts/e2e.sh.
    let mut named: Vec<&str> =
        links.filter(|to| !to.starts_with("http") && !to.starts_with("screenshots/")).collect();
    named.extend(readme.split_whitespace().filter(|word| word.starts_with("resources/samples/")));
    assert!(named.len() >= 5, "the links were not found");
    for file in named {
        assert!(root().join(file).exists(), "README names {file}, which is not there");
    }
}
