//! `tickmark import`: what colleagues send back, into the project: a Word copy that an editor went through, claims out
//! of a spreadsheet, sources out of a list of references.
//!
//! Invariant: all of it is one entry, or nothing happens; what could not be taken over is told, line by line.

use std::io::{self, Write as _};

use jiff::Timestamp;

use super::arguments::Import;
use super::output::shown_on_one_line;
use super::{Failure, tell, who};
use crate::archive::{Access, LoadError, LoadFailure, Project, read_file};
use crate::desk::{ClaimId, Entry, EntryId};
use crate::report::{Found, Incoming, incoming};

/// Brings what `arguments` name into the project.
pub(super) fn run(arguments: &Import, now: Timestamp) -> Result<(), Failure> {
    let by = who::checker(&arguments.by);
    let opened = Project::open(&arguments.project, &by)?;
    for notice in &opened.notices {
        tell(&format!("note: {notice}"));
    }
    let (mut project, mut desk) = (opened.project, opened.desk);
    let incoming = read(arguments)?;
    let found = incoming.found(&desk, &mut || ClaimId::fresh().0)?;
    let told = lines(&found);
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
    told.iter().try_for_each(|line| writeln!(out, "{}", shown_on_one_line(line))).map_err(Failure::Output)?;
    match incoming {
        // What an editor left open is no mistake; a row that nobody finds is.
        Incoming::Claims(_) if !found.left.is_empty() => Err(Failure::Unplaced(found.left.len())),
        _ => Ok(()),
    }
}

fn read(arguments: &Import) -> Result<Incoming, Failure> {
    let path = &arguments.file;
    let failed = |why: io::Error| LoadError { path: path.clone(), why: LoadFailure::from(why) };
    let bytes = read_file(path).map_err(failed)?;
    incoming(&bytes).map_err(|why| Failure::NoImport { path: path.clone(), why })
}

fn lines(found: &Found) -> Vec<String> {
    let taken = found.taken.iter().map(|line| format!("taken over: {line}"));
    let left = found.left.iter().map(|line| format!("left to you: {line}"));
    let known = (found.known > 0).then(|| format!("known already: {}", found.known));
    let nothing = found.edit.is_none().then(|| "nothing in it is new".to_owned());
    taken.chain(left).chain(known).chain(nothing).collect()
}
