//! `tickmark import`: what colleagues send back, into the project: a Word copy that an editor went through, claims out
//! of a spreadsheet, sources out of a list of references.
//!
//! Invariant: all of it is one entry, or nothing happens; what could not be taken over is told, line by line.

use std::fs::File;
use std::io::{self, Write as _};

use jiff::Timestamp;

use super::arguments::Import;
use super::{Failure, tell, who};
use crate::archive::{Access, LoadError, LoadFailure, Project, read_at_most};
use crate::desk::reference::is_same;
use crate::desk::sheet::{Row, Untaken};
use crate::desk::{ClaimId, Desk, Edit, Entry, EntryId, Source, SourceId};
use crate::report::{Incoming, NotOurs, TakenBack, incoming, take_back};

/// What an import brings, and what is to be said of it.
#[derive(Debug, Default)]
struct Found {
    edit: Option<Edit>,
    lines: Vec<String>,
    /// Rows of a sheet that have no place.
    lost: usize,
}

/// Brings what `arguments` name into the project.
pub(super) fn run(arguments: &Import, now: Timestamp) -> Result<(), Failure> {
    let by = who::checker(&arguments.by);
    let opened = Project::open(&arguments.project, &by)?;
    for notice in &opened.notices {
        tell(&format!("note: {notice}"));
    }
    let (mut project, mut desk) = (opened.project, opened.desk);
    let mut found = found(&desk, read(arguments)?)?;
    if found.edit.is_none() {
        found.lines.push("nothing in it is new".to_owned());
    }
    if let Some(edit) = found.edit.filter(|_| !arguments.dry_run) {
        if *project.access() != Access::Writable {
            // Asking for nothing to be written gives the reason in full.
            project.append::<Entry>(&[])?;
        }
        let entry = Entry { id: EntryId::fresh(), at: now, by, edit };
        desk.record(entry.clone())?;
        project.append(&[entry])?;
    }
    let mut out = io::stdout().lock();
    found.lines.iter().try_for_each(|line| writeln!(out, "{line}")).map_err(Failure::Output)?;
    if found.lost > 0 { Err(Failure::Unplaced(found.lost)) } else { Ok(()) }
}

fn read(arguments: &Import) -> Result<Incoming, Failure> {
    let path = &arguments.file;
    let failed = |why: io::Error| LoadError { path: path.clone(), why: LoadFailure::from(why) };
    let bytes = File::open(path).and_then(read_at_most).map_err(failed)?;
    incoming(&bytes).map_err(|why| Failure::NoImport { path: path.clone(), why })
}

fn found(desk: &Desk, incoming: Incoming) -> Result<Found, NotOurs> {
    Ok(match incoming {
        Incoming::Copy(copy) => decisions(take_back(desk, &copy)?),
        Incoming::Sources(sources) => new_sources(desk, sources),
        Incoming::Claims(rows) => claims(desk, &rows),
    })
}

/// What an editor did in a copy.
fn decisions(found: TakenBack) -> Found {
    let TakenBack { edits, taken, left } = found;
    let taken = taken.into_iter().map(|line| format!("taken over: {line}"));
    let left = left.into_iter().map(|line| format!("left to you: {line}"));
    let edit = (!edits.is_empty()).then_some(Edit::Group { edits });
    Found { edit, lines: taken.chain(left).collect(), lost: 0 }
}

/// What the rows of a sheet bring.
fn claims(desk: &Desk, rows: &[Row]) -> Found {
    let taken = desk.taking_in(rows, &mut || ClaimId::fresh().0);
    let told = |it: &Untaken| format!("row {} is left out, {}: {}", it.row, it.why, it.words);
    let mut lines: Vec<String> = taken.untaken.iter().map(told).collect();
    lines.push(format!("{} of {} rows found their place", taken.placed, rows.len()));
    Found { edit: taken.edit, lines, lost: taken.untaken.len() }
}

/// The sources that are not there yet.
fn new_sources(desk: &Desk, sources: Vec<Source>) -> Found {
    let all = sources.len();
    let mut new: Vec<Source> = Vec::new();
    for source in sources {
        if !desk.sources().chain(&new).any(|known| is_same(known, &source)) {
            new.push(Source { id: SourceId::fresh(), ..source });
        }
    }
    let edits: Vec<Edit> =
        new.into_iter().map(|source| Edit::PutSource { source: Box::new(source) }).collect();
    let lines = vec![format!("{} of {all} sources are new", edits.len())];
    Found { edit: (!edits.is_empty()).then_some(Edit::Group { edits }), lines, lost: 0 }
}
