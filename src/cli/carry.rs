//! `tickmark carry`: a new draft into a project, with all marks, and what became of each claim.
//!
//! Invariant: all of it is one step, or nothing happens; a dry run writes nothing.

use std::io::{self, ErrorKind, Write as _};

use jiff::Timestamp;
use serde::Serialize;

use super::arguments::Carry;
use super::output::shown;
use super::{Failure, tell, who};
use crate::archive::{Project, load_article};
use crate::desk::carry::{Counts, NoCarry, Outcome, Reason, Row, Side};
use crate::desk::{ClaimRecord, Entry, EntryId, Status};
use crate::extract::{Kind, Reading, extract};
use crate::text::CharSpan;

/// Brings the marks of the project over to the draft that `arguments` name.
pub(super) fn run(arguments: &Carry, now: Timestamp) -> Result<(), Failure> {
    let by = who::checker(&arguments.by);
    let draft = load_article(&arguments.draft, arguments.published)?;
    let mut opened = Project::open(&arguments.project, &by)?;
    for notice in &opened.notices {
        tell(&format!("note: {notice}"));
    }
    for warning in &draft.warnings {
        tell(&format!("note: {warning}"));
    }
    let article = opened.desk.as_new_draft(draft.article);
    let no_carry = |why: NoCarry| Failure::NoCarry { path: arguments.draft.clone(), why };
    let edit = opened.desk.carrying(&article, &extract(&article)).map_err(no_carry)?;
    let entry = Entry { id: EntryId::fresh(), at: now, by, edit };
    opened.desk.record(entry.clone())?;
    if !arguments.dry_run {
        opened.project.append(&[entry])?;
    }
    let number = opened.desk.drafts().count();
    let told = opened.desk.outcome(number).map(|outcome| {
        if arguments.json { in_json(&outcome) } else { shown(&in_words(&outcome)).into_owned() }
    });
    match io::stdout().lock().write_all(told.unwrap_or_default().as_bytes()) {
        // A reader that has enough ("| head") is no failure.
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Failure::Output(error)),
        _ => Ok(()),
    }
}

/// A claim a line, in columns parted by tabs: what became of it, its status, old words, new words, why; then the counts.
fn in_words(outcome: &Outcome<'_>) -> String {
    let mut lines: String = outcome.rows.iter().map(line).collect();
    lines.push_str(&outcome.counts().in_words());
    lines.push('\n');
    lines
}

fn line(row: &Row<'_>) -> String {
    let words =
        |side: &Option<Side<'_>>| side.as_ref().map_or_else(|| "–".to_owned(), |side| one_line(side.words));
    let became = row.verdict.map_or("new", |verdict| verdict.key());
    let (status, why) = (row.claim.status.name(), row.reasons());
    format!("{became}\t{status}\t{}\t{}\t{why}\n", words(&row.old), words(&row.new))
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[derive(Serialize)]
struct Told<'a> {
    from: usize,
    to: usize,
    counts: Counts,
    claims: Vec<Claim<'a>>,
}

#[derive(Serialize)]
struct Claim<'a> {
    #[serde(rename = "claim")]
    id: &'a str,
    #[serde(rename = "as")]
    became: &'a str,
    kind: Kind,
    status: Status,
    #[serde(skip_serializing_if = "<[Reason]>::is_empty")]
    why: &'a [Reason],
    #[serde(skip_serializing_if = "Option::is_none")]
    old: Option<Place<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    new: Option<Place<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    places: Vec<Place<'a>>,
}

#[derive(Serialize)]
struct Place<'a> {
    #[serde(flatten)]
    span: CharSpan,
    text: &'a str,
    sentence: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    reading: Option<&'a Reading>,
}

fn in_json(outcome: &Outcome<'_>) -> String {
    let claims = outcome.rows.iter().map(|row| {
        let record: &ClaimRecord = row.claim;
        Claim {
            id: &record.id.0,
            became: row.verdict.map_or("new", |verdict| verdict.key()),
            kind: record.kind(),
            status: record.status,
            why: row.why,
            old: row.old.as_ref().map(Place::of),
            new: row.new.as_ref().map(Place::of),
            places: row.places.iter().map(Place::of).collect(),
        }
    });
    let told = Told {
        from: outcome.from.number,
        to: outcome.to.number,
        counts: outcome.counts(),
        claims: claims.collect(),
    };
    let mut json = serde_json::to_string(&told).unwrap_or_default();
    json.push('\n');
    json
}

impl<'a> Place<'a> {
    fn of(side: &Side<'a>) -> Self {
        Self {
            span: side.draft.chars(side.span),
            text: side.words,
            sentence: side.around,
            reading: side.reading,
        }
    }
}
