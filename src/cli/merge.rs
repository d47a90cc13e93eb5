//! `tickmark merge`: two checkers' projects on one piece into a new one, and what both have set differently.
//!
//! Invariant: neither project is changed; a dry run writes nothing.

use std::io::{self, Write as _};
use std::path::Path;

use jiff::Timestamp;
use serde::Serialize;

use super::arguments::Merge;
use super::output::shown;
use super::{Failure, tell};
use crate::archive::{Viewed, create_joint, lacking, view};
use crate::desk::joint::{Clash, Joint, Subject, Value, join};

/// Merges the projects that `arguments` name.
pub(super) fn run(arguments: &Merge, now: Timestamp) -> Result<(), Failure> {
    let (ours, theirs) = (open(&arguments.ours)?, open(&arguments.theirs)?);
    let not_joint = |why| Failure::NotJoint { path: arguments.theirs.clone(), why };
    let joint = join(&ours.desk, &theirs.desk).map_err(not_joint)?;
    if let Some(out) = arguments.out.as_ref().filter(|_| !arguments.dry_run) {
        create_joint(out, [&arguments.ours, &arguments.theirs], &joint.desk, now, &|_, _| true)?;
        if let Some(notice) = lacking(out, &joint.desk) {
            tell(&format!("note: {notice}"));
        }
    }
    let told = if arguments.json { in_json(&joint) } else { shown(&in_words(&joint)).into_owned() };
    match io::stdout().lock().write_all(told.as_bytes()) {
        // A reader that has enough ("| head") is no failure.
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Failure::Output(error)),
        _ => Ok(()),
    }
}

fn open(path: &Path) -> Result<Viewed, Failure> {
    let opened = view(path)?;
    for notice in &opened.notices {
        tell(&format!("note: {notice}: {}", path.display()));
    }
    Ok(opened)
}

/// A line for each thing that both have set differently, in columns parted by tabs; then what was left out; then the
/// counts.
fn in_words(joint: &Joint) -> String {
    let clashes = joint.clashes.iter().map(|it| {
        let holds = if it.ours_holds { "ours holds" } else { "theirs holds" };
        let (what, aspect) = (it.about(&joint.desk), it.aspect.name());
        format!("both\t{what}\t{aspect}\t{}\t{}\t{holds}\n", value(&it.ours), value(&it.theirs))
    });
    let left = joint.left_out.iter().map(|(entry, why)| format!("left out\tentry {entry}\t{why}\n"));
    clashes.chain(left).chain([counts(joint)]).collect()
}

/// `12 entries of ours and 8 of theirs · 1 thing set by both · 0 left out`
fn counts(joint: &Joint) -> String {
    let [ours, theirs] = joint.own;
    let (both, left) = (joint.clashes.len(), joint.left_out.len());
    let noun = if both == 1 { "thing" } else { "things" };
    format!("{ours} entries of ours and {theirs} of theirs · {both} {noun} set by both · {left} left out\n")
}

fn value(value: &Value) -> String {
    let words = value.words.split_whitespace().collect::<Vec<_>>().join(" ");
    let words = if words.is_empty() { "–".to_owned() } else { words };
    match &value.by {
        Some(stamp) => format!("{words} ({}, {})", stamp.by.name, stamp.at),
        None => words,
    }
}

#[derive(Serialize)]
struct Told<'a> {
    own: [usize; 2],
    both: Vec<Both<'a>>,
    left_out: Vec<LeftOut<'a>>,
}

#[derive(Serialize)]
struct Both<'a> {
    subject: &'static str,
    id: &'a str,
    words: String,
    aspect: &'static str,
    ours: &'a str,
    theirs: &'a str,
    holds: &'static str,
}

#[derive(Serialize)]
struct LeftOut<'a> {
    entry: &'a str,
    why: String,
}

fn in_json(joint: &Joint) -> String {
    let both = joint.clashes.iter().map(|it: &Clash| {
        let (kind, id) = match &it.subject {
            Subject::Claim(id) => ("claim", id.0.as_str()),
            Subject::Source(id) => ("source", id.0.as_str()),
            Subject::Citation(id) => ("citation", id.0.as_str()),
            Subject::Piece => ("piece", ""),
        };
        Both {
            subject: kind,
            id,
            words: it.about(&joint.desk),
            aspect: it.aspect.name(),
            ours: &it.ours.words,
            theirs: &it.theirs.words,
            holds: if it.ours_holds { "ours" } else { "theirs" },
        }
    });
    let left_out =
        joint.left_out.iter().map(|(entry, why)| LeftOut { entry: &entry.0, why: why.to_string() });
    let told = Told { own: joint.own, both: both.collect(), left_out: left_out.collect() };
    let mut json = serde_json::to_string(&told).unwrap_or_default();
    json.push('\n');
    json
}
