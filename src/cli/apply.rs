//! `tickmark apply`: edits, one JSON object a line, into a project.
//!
//! A line is an edit (`{"do":…}`), an entry (`{"edit":{…},"by":…,"at":…,"id":…}`, all but the edit optional), or a
//! whole line of a journal. Each is answered by one line, in order: `{"ok":N}` once entry number N is on disk, or
//! `{"error":"…","line":L}`, and the next line has its turn. An entry that is in the journal already is answered
//! with its number again, so that a script may simply send everything once more.
//!
//! What waits on the input is written with one `fsync`, but no answer waits for more input.
//!
//! Invariant: knows no edit's meaning; reads no clock, but is given one.

use std::io::{self, BufReader, Read, Write};
use std::path::Path;

use jiff::Timestamp;
use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::lines::{self, Line};
use crate::archive::{Access, ArchiveError, Notice, Opened, Project, most_bytes_of, too_long};
use crate::desk::{Checker, Desk, Edit, EditError, Entry, EntryId};

/// Why edits could not be applied at all.
#[derive(Debug, Error)]
pub enum ApplyError {
    /// The project cannot be used.
    #[error(transparent)]
    Project(#[from] ArchiveError),
    /// The input broke off.
    #[error("the edits cannot be read on ({0}): send the rest again, those answered are safe")]
    Input(io::Error),
    /// Nobody takes the answers.
    #[error("the answers cannot be written ({0}): the edits answered so far are safe")]
    Output(io::Error),
}

/// What there is to say once all edits are answered.
#[derive(Debug, Default)]
pub struct Applied {
    /// What was noticed when the project was opened.
    pub notices: Vec<Notice>,
    /// How many lines were answered with an error.
    pub refused: usize,
}

/// Applies the edits on `input` to the project at `path`, and answers on `output`.
///
/// Where an entry does not say who made it or when, `who` did, at the time that `clock` then says.
pub fn apply(
    path: &Path,
    input: impl Read,
    output: impl Write,
    who: &Checker,
    clock: impl Fn() -> Timestamp,
) -> Result<Applied, ApplyError> {
    apply_to(Project::open(path, who)?, input, output, who, clock)
}

/// Applies the edits on `input` to a project that is open, as [`apply`] does.
pub fn apply_to(
    opened: Opened,
    input: impl Read,
    output: impl Write,
    who: &Checker,
    clock: impl Fn() -> Timestamp,
) -> Result<Applied, ApplyError> {
    let Opened { mut project, mut desk, notices } = opened;
    if *project.access() != Access::Writable {
        // Asking for nothing to be written gives the reason in full.
        project.append::<Entry>(&[])?;
    }
    let mut input = BufReader::with_capacity(INPUT_BYTES, input);
    let mut output = output;
    let mut number = 0;
    let mut refused = 0;
    loop {
        let batch = read_batch(&mut input, &mut number).map_err(ApplyError::Input)?;
        if batch.is_empty() {
            return Ok(Applied { notices, refused });
        }
        let (first, mut room) = (desk.entries().len(), project.room());
        let taken = batch.iter().map(|line| take(&mut desk, &line.line, &mut room, who, &clock));
        let taken = taken.collect::<Vec<_>>();
        refused += taken.iter().filter(|taken| taken.is_err()).count();
        let written = project.append(desk.entries().get(first..).unwrap_or_default());
        let answers = batch.iter().zip(taken).map(|(line, taken)| match taken {
            Ok(index) => match (project.number(index), &written) {
                (None, Err(error)) => Answer::error(error, line.number),
                (number, _) => Answer::Ok { ok: number.unwrap_or_default() },
            },
            Err(error) => Answer::error(&error, line.number),
        });
        answer(&mut output, answers).map_err(ApplyError::Output)?;
        // What could not be written is on no disk, so nothing more can be built on it.
        written?;
    }
}

/// The most that is taken in at once, and so written with one `fsync`.
const INPUT_BYTES: usize = 1 << 20;

struct Numbered {
    /// Its number in the input, from 1.
    number: usize,
    line: Line,
}

/// The most letters of why a line is refused.
const MOST_CHARS: usize = 400;

/// An answer to one line.
#[derive(Serialize)]
#[serde(untagged)]
enum Answer {
    Ok { ok: u64 },
    Error { error: String, line: usize },
}

impl Answer {
    fn error(error: &impl ToString, line: usize) -> Self {
        Self::Error { error: error.to_string(), line }
    }
}

/// Waits for a line, and takes those that came with it; blank ones are left out. Nothing at the end of the input.
fn read_batch(input: &mut BufReader<impl Read>, number: &mut usize) -> io::Result<Vec<Numbered>> {
    let mut batch = Vec::new();
    while batch.is_empty() || input.buffer().contains(&b'\n') {
        let Some(line) = lines::next(input)? else { break };
        *number += 1;
        let is_blank = matches!(&line, Line::Whole(bytes) if bytes.trim_ascii().is_empty());
        if !is_blank {
            batch.push(Numbered { number: *number, line });
        }
    }
    Ok(batch)
}

/// Records the entry on a line, if there is `room` for it in the file; gives its place among the desk's entries.
fn take(
    desk: &mut Desk,
    line: &Line,
    room: &mut u64,
    who: &Checker,
    clock: &impl Fn() -> Timestamp,
) -> Result<usize, String> {
    let Line::Whole(line) = line else { return Err(lines::too_long()) };
    let Incoming { id, at, by, edit, .. } = parse(line)?;
    let entry = Entry {
        id: id.unwrap_or_else(EntryId::fresh),
        at: at.unwrap_or_else(|| desk.moment_after(clock())),
        by: by.unwrap_or_else(|| who.clone()),
        edit,
    };
    let bytes = most_bytes_of(&entry);
    if desk.index_of(&entry.id).is_none() {
        entry.edit.check_reasons().map_err(|refusal| refusal.to_string())?;
        if bytes > *room {
            return Err(too_long());
        }
    }
    match desk.record(entry) {
        Ok(recorded) => {
            *room -= bytes;
            Ok(recorded.index)
        }
        Err(EditError::AlreadyRecorded { index }) => Ok(index),
        Err(refusal) => Err(refusal.to_string()),
    }
}

/// An entry as it may come in.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Incoming {
    id: Option<EntryId>,
    at: Option<Timestamp>,
    by: Option<Checker>,
    edit: Edit,
    /// The journal gives its own numbers and sums.
    #[serde(default, rename = "n")]
    _n: IgnoredAny,
    #[serde(default, rename = "sum")]
    _sum: IgnoredAny,
}

fn parse(line: &[u8]) -> Result<Incoming, String> {
    let value: serde_json::Value = serde_json::from_slice(line).map_err(|error| {
        format!("this is no JSON object: write one edit a line (column {})", error.column())
    })?;
    let parsed = if value.get("do").is_some() {
        serde_json::from_value(value).map(|edit| Incoming {
            id: None,
            at: None,
            by: None,
            edit,
            _n: IgnoredAny,
            _sum: IgnoredAny,
        })
    } else {
        serde_json::from_value(value)
    };
    parsed.map_err(|error| {
        // The words of the line may stand in it, and they may be many.
        let why: String = error.to_string().chars().take(MOST_CHARS).collect();
        format!("this is no edit that the journal knows: {why}")
    })
}

fn answer(output: &mut impl Write, answers: impl Iterator<Item = Answer>) -> io::Result<()> {
    for answer in answers {
        writeln!(output, "{}", serde_json::to_string(&answer)?)?;
    }
    output.flush()
}
