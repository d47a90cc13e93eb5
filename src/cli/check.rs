//! `tickmark check`: what can be worked out about articles and projects, one finding a block.
//!
//! Invariant: changes nothing; one file that cannot be read never keeps the others from being listed.

use std::fmt::Write as _;
use std::io::{self, BufWriter, Write as _};
use std::path::Path;

use jiff::Timestamp;
use serde_json::json;

use super::arguments::Check;
use super::extract::articles_at;
use super::output::shown;
use super::{Ending, report};
use crate::check::Grade;
use crate::desk::{Desk, Noticed};

/// Lists the findings of all files that `arguments` name.
pub(super) fn run(arguments: &Check, now: Timestamp) -> Ending {
    let mut ending = Ending::Done;
    let mut out = BufWriter::new(io::stdout().lock());
    let inputs = arguments.files.iter().flat_map(|file| articles_at(file));
    for input in inputs {
        let listing = input.map_err(|error| error.to_string()).and_then(|path| {
            let desk = report::desk(&path, arguments.published, &arguments.by, now);
            let desk = desk.map_err(|failure| failure.to_string())?;
            Ok(if arguments.json { as_json(&path, &desk) } else { as_text(&path, &desk) })
        });
        if ending.put(listing, &mut out).is_break() {
            break;
        }
    }
    match out.flush() {
        Ok(()) => ending,
        Err(error) => ending.after_write(&error),
    }
}

/// The words that a finding rests on, each on one line.
fn words(desk: &Desk, noticed: &Noticed) -> Vec<String> {
    let words = |draft: &crate::desk::Draft| {
        let places = noticed.finding.places.iter();
        places.map(|place| draft.words(*place).split_whitespace().collect::<Vec<_>>().join(" ")).collect()
    };
    desk.draft().map(words).unwrap_or_default()
}

/// Blocks for people: the gravest first, then in text order.
fn as_text(path: &Path, desk: &Desk) -> String {
    let found = desk.findings();
    let count = |grade: Grade| found.iter().filter(|it| it.finding.grade == grade).count();
    let counts: Vec<String> =
        Grade::ALL.iter().map(|&grade| format!("{} {}", count(grade), grade.name().to_lowercase())).collect();
    let mut text = format!("{}: {}\n", path.display(), counts.join(", "));
    for grade in Grade::ALL {
        for noticed in found.iter().filter(|it| it.finding.grade == grade) {
            text += &block(desk, noticed);
        }
    }
    text.push('\n');
    shown(&text).into_owned()
}

fn block(desk: &Desk, noticed: &Noticed) -> String {
    let finding = &noticed.finding;
    let quoted: Vec<String> = words(desk, noticed).iter().map(|words| format!("“{words}”")).collect();
    let sentence = desk.draft().map_or(0, |draft| draft.sentence_at(finding.place().start) + 1);
    let mut block = format!(
        "\n{} · {} · sentence {sentence}\n  {}\n  {}\n",
        finding.grade.name(),
        finding.family.name(),
        quoted.join(" · "),
        finding.formula
    );
    if !finding.remedy.is_empty() {
        // Writing to a string cannot fail.
        _ = writeln!(block, "  right would be: {}", finding.remedy);
    }
    if let Some(aside) = &noticed.set_aside {
        _ = writeln!(block, "  set aside: {}", aside.reason);
    }
    _ = writeln!(block, "  {} {}", finding.rule, noticed.id);
    block
}

/// One object on one line.
fn as_json(path: &Path, desk: &Desk) -> String {
    let row = |noticed: &Noticed| {
        let finding = &noticed.finding;
        let chars = |place: &crate::text::Span| desk.draft().map(|draft| draft.chars(*place));
        json!({
            "id": noticed.id,
            "rule": finding.rule,
            "family": finding.family,
            "grade": finding.grade,
            "words": words(desk, noticed),
            "places": finding.places.iter().filter_map(chars).collect::<Vec<_>>(),
            "claims": noticed.claims,
            "formula": finding.formula,
            "remedy": finding.remedy,
            "set_aside": noticed.set_aside.as_ref().map(|aside| &aside.reason),
        })
    };
    let findings: Vec<_> = desk.findings().iter().map(row).collect();
    format!("{}\n", json!({ "file": path.to_string_lossy(), "findings": findings }))
}
