//! A whole data report back into the entries it was made from.
//!
//! Invariant: what it gives makes the same project again, or it gives nothing and says why.

use serde::Deserialize;
use thiserror::Error;

use super::VERSION;
use crate::desk::{Desk, EditError, Entry};

/// Why no project can be made of a text.
#[derive(Debug, Error)]
pub enum NoProject {
    /// It is something else.
    #[error("it is no data report of Tickmark")]
    NoReport,
    /// It is of a later form.
    #[error("it was written by a later Tickmark (form {0}): use that one")]
    Newer(u32),
    /// Its journal was left out.
    #[error(
        "it holds no journal, since it was redacted, filtered or withholds a source: export the whole project"
    )]
    NoJournal,
    /// Its journal cannot be read.
    #[error("its journal is damaged ({0})")]
    Unreadable(serde_json::Error),
    /// Its journal makes no project.
    #[error("its journal is damaged ({0})")]
    Damaged(#[from] EditError),
}

/// The head by which a data report is known, and its journal.
#[derive(Deserialize)]
struct Told {
    tickmark_report: u32,
    journal: Option<serde_json::Value>,
}

/// The entries in the data report `text`, from which the same project can be made again.
pub fn read_journal(text: &str) -> Result<Vec<Entry>, NoProject> {
    let told: Told = serde_json::from_str(text).map_err(|_other| NoProject::NoReport)?;
    if told.tickmark_report > VERSION {
        return Err(NoProject::Newer(told.tickmark_report));
    }
    let journal = told.journal.ok_or(NoProject::NoJournal)?;
    let entries: Vec<Entry> = serde_json::from_value(journal).map_err(NoProject::Unreadable)?;
    let mut desk = Desk::default();
    for entry in &entries {
        desk.record(entry.clone())?;
    }
    Ok(entries)
}
