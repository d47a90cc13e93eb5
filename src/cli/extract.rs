//! `tickmark extract`: the claims of many articles, read in parallel and listed in the order they were named.
//!
//! Invariant: one article that cannot be read never keeps the others from being listed.

use std::io::{self, BufWriter, Write as _};
use std::path::{Path, PathBuf};

use jiff::civil::Date;

use super::arguments::{Extract, Form};
use super::in_order::in_order;
use super::output::shown;
use super::{Ending, STANDARD_INPUT, form};
use crate::archive::{LoadError, LoadFailure, load_article, read_at_most};
use crate::article::{self, Dates, Format, Opened};
use crate::extract::extract;

/// Lists the claims of all articles that `arguments` name.
pub(super) fn run(arguments: &Extract, today: Date) -> Ending {
    let mut ending = Ending::Done;
    let mut inputs = Vec::new();
    for file in &arguments.files {
        inputs.extend(articles_at(file));
    }
    let mut out = BufWriter::new(io::stdout().lock());
    let list = |input: &Result<PathBuf, LoadError>| match input {
        Ok(path) => listing(path, arguments, today).map_err(|error| error.to_string()),
        Err(error) => Err(error.to_string()),
    };
    in_order(&inputs, list, |listing| ending.put(listing, &mut out));
    match out.flush() {
        Ok(()) => ending,
        Err(error) => ending.after_write(&error),
    }
}

fn listing(path: &Path, arguments: &Extract, today: Date) -> Result<Vec<u8>, LoadError> {
    let opened = open(path, arguments.published, today)?;
    let extraction = extract(&opened.article);
    let file = path.to_string_lossy();
    let listing = match arguments.format {
        Form::Json | Form::Jsonl => form::json(&file, &opened, &extraction).map_err(io::Error::from),
        Form::Text => Ok(shown(&form::lines(&file, &opened, &extraction)).as_bytes().to_vec()),
    };
    listing.map_err(|error| LoadError { path: path.to_owned(), why: LoadFailure::System(error) })
}

fn open(path: &Path, given: Option<Date>, today: Date) -> Result<Opened, LoadError> {
    if path.as_os_str() != STANDARD_INPUT {
        return load_article(path, given);
    }
    let from_input = || -> Result<Opened, LoadFailure> {
        let bytes = read_at_most(io::stdin().lock())?;
        Ok(article::read(&bytes, STANDARD_INPUT, Dates { given, file: today })?)
    };
    from_input().map_err(|why| LoadError { path: "standard input".into(), why })
}

/// The article at `path`, or those in that folder and the folders in it, by name; hidden ones are left out.
pub(super) fn articles_at(path: &Path) -> Vec<Result<PathBuf, LoadError>> {
    if path.as_os_str() == STANDARD_INPUT || !path.is_dir() {
        return vec![Ok(path.to_owned())];
    }
    let mut found = Vec::new();
    if let Err(error) = articles_in(path, &mut found) {
        found.push(Err(LoadError { path: path.to_owned(), why: error.into() }));
    }
    if found.is_empty() {
        found.push(Err(LoadError { path: path.to_owned(), why: LoadFailure::NothingInFolder }));
    }
    found
}

fn articles_in(folder: &Path, found: &mut Vec<Result<PathBuf, LoadError>>) -> io::Result<()> {
    let mut entries = folder.read_dir()?.collect::<io::Result<Vec<_>>>()?;
    entries.sort_by_key(|entry| entry.file_name());
    for entry in entries.iter().filter(|entry| !entry.file_name().to_string_lossy().starts_with('.')) {
        let path = entry.path();
        // A link to a folder is not followed: it may lead back up.
        if entry.file_type()?.is_dir() {
            if let Err(error) = articles_in(&path, found) {
                found.push(Err(LoadError { path, why: error.into() }));
            }
        } else if Format::is_named_by(&path.to_string_lossy()) {
            found.push(Ok(path));
        }
    }
    Ok(())
}
