//! `tickmark import`: claims out of a spreadsheet, or sources out of a list of references, into a project.
//!
//! Invariant: all of it is one step, or nothing happens; a row that finds no place is told.

use std::fs;
use std::path::Path;

use jiff::Timestamp;

use super::arguments::Import;
use super::{Failure, tell, who};
use crate::archive::{LoadError, LoadFailure, Project};
use crate::desk::reference::{is_same, read_list};
use crate::desk::{ClaimId, Desk, Edit, Entry, EntryId, Source, SourceId, sheet};

/// Brings what `arguments` name into the project.
pub(super) fn run(arguments: &Import, now: Timestamp) -> Result<(), Failure> {
    let by = who::checker(&arguments.by);
    let text = read(&arguments.list)?;
    let mut opened = Project::open(&arguments.project, &by)?;
    for notice in &opened.notices {
        tell(&format!("note: {notice}"));
    }
    let sources = read_list(&text);
    let (edit, lost) = if sources.is_empty() {
        claims(&opened.desk, &text).map_err(|why| Failure::NoList { path: arguments.list.clone(), why })?
    } else {
        (new_sources(&opened.desk, sources), 0)
    };
    if let Some(edit) = edit {
        let entry = Entry { id: EntryId::fresh(), at: now, by, edit };
        opened.desk.record(entry.clone())?;
        opened.project.append(&[entry])?;
    } else {
        tell("note: nothing in it is new");
    }
    if lost > 0 { Err(Failure::Unplaced(lost)) } else { Ok(()) }
}

fn read(path: &Path) -> Result<String, Failure> {
    let bytes =
        fs::read(path).map_err(|why| LoadError { path: path.to_owned(), why: LoadFailure::from(why) })?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// What the rows of a sheet bring, and how many of them have no place.
fn claims(desk: &Desk, text: &str) -> Result<(Option<Edit>, usize), sheet::NoSheet> {
    let taken = desk.taking_in(&sheet::read(text)?, &mut || ClaimId::fresh().0);
    for untaken in &taken.untaken {
        tell(&format!("note: row {} is left out, {}: {}", untaken.row, untaken.why, untaken.words));
    }
    tell(&format!("note: {} rows found their place", taken.placed));
    Ok((taken.edit, taken.untaken.len()))
}

/// The sources that are not there yet.
fn new_sources(desk: &Desk, sources: Vec<Source>) -> Option<Edit> {
    let mut new: Vec<Source> = Vec::new();
    for source in sources {
        if !desk.sources().chain(&new).any(|known| is_same(known, &source)) {
            new.push(Source { id: SourceId::fresh(), ..source });
        }
    }
    let edits: Vec<Edit> =
        new.into_iter().map(|source| Edit::PutSource { source: Box::new(source) }).collect();
    tell(&format!("note: {} new sources", edits.len()));
    (!edits.is_empty()).then_some(Edit::Group { edits })
}
