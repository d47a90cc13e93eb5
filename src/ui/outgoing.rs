//! Reports into files: one to a place of the checker's choice, or many into a folder.
//!
//! Into a folder nothing is written over: a report whose name is taken gets a number behind it.
//!
//! Invariant: each file appears whole or not at all; runs on a thread beside the window.

use std::path::{Path, PathBuf};

use super::files::write_bytes;
use super::session::Outgoing;
use crate::report::{Format, remarks, render};

/// Where reports go.
#[derive(Debug, Clone)]
pub enum Place {
    /// The one report into this file.
    File(PathBuf),
    /// All of them into this folder.
    Folder(PathBuf),
}

/// What became of reports.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Written {
    /// The files.
    pub files: Vec<PathBuf>,
    /// How many there should be.
    pub of: usize,
    /// Files that got a number, since their names were taken.
    pub renamed: usize,
    /// What is to be known of reports and must not stand in them, each with the name of its piece.
    pub remarks: Vec<(String, String)>,
    /// Why there are no more.
    pub failed: Option<String>,
}

impl Written {
    /// Nothing was written.
    pub fn failed(why: &str) -> Self {
        Self { failed: Some(why.to_owned()), ..Self::default() }
    }

    /// What went wrong, with what was written before.
    pub fn problem(&self) -> Option<String> {
        let why = self.failed.as_ref()?;
        Some(match self.files.len() {
            0 => why.clone(),
            some => format!("{why}; {some} of {} reports were written before that", self.of),
        })
    }

    /// What was written, or that it was stopped.
    pub fn in_words(&self) -> String {
        let folder = self.files.first().and_then(|file| file.parent()).map(|it| it.display().to_string());
        match (self.files.as_slice(), folder) {
            ([], _) | (_, None) => "Stopped; no report was written".to_owned(),
            (files, Some(folder)) if files.len() < self.of => {
                format!("Stopped; {} of {} reports were written: {folder}", files.len(), self.of)
            }
            ([file], _) => format!("Report written: {}", file.display()),
            (files, Some(folder)) => {
                let renamed = match self.renamed {
                    0 => String::new(),
                    n => format!(", {n} with a number since the name was taken"),
                };
                format!("{} reports written{renamed}: {folder}", files.len())
            }
        }
    }

    /// What is to be known of them, each remark once; with several pieces, behind the names of those it is about.
    pub fn remarks_in_words(&self) -> Vec<String> {
        let mut told: Vec<(&str, Vec<&str>)> = Vec::new();
        for (piece, remark) in &self.remarks {
            match told.iter_mut().find(|(known, _)| known == remark) {
                Some((_, pieces)) => pieces.push(piece),
                None => told.push((remark, vec![piece])),
            }
        }
        let is_of_one =
            self.remarks.windows(2).all(|pair| matches!(pair, [(one, _), (other, _)] if one == other));
        let told = told.into_iter().map(|(remark, pieces)| {
            if is_of_one { remark.to_owned() } else { format!("{}: {remark}", pieces.join(", ")) }
        });
        told.collect()
    }
}

/// Writes all that is `outgoing`; `goes_on` hears how many are done, and says whether to go on.
pub fn write_all(outgoing: &[Outgoing], place: &Place, goes_on: &mut dyn FnMut(usize) -> bool) -> Written {
    let all = outgoing.iter().flat_map(|piece| piece.forms.iter().map(move |form| (piece, *form)));
    let mut written = Written { of: all.clone().count(), ..Written::default() };
    for (done, (piece, form)) in all.enumerate() {
        if !goes_on(done) {
            break;
        }
        let bytes = render(&piece.desk, form, &piece.options);
        if !goes_on(done) {
            break;
        }
        let file = match place {
            Place::File(file) => file.clone(),
            Place::Folder(folder) => {
                let (file, is_renamed) = free(folder, &piece.stem, form);
                written.renamed += usize::from(is_renamed);
                file
            }
        };
        if let Err(why) = write_bytes(&file, &bytes) {
            written.failed = Some(why);
            break;
        }
        written.files.push(file);
        let remarks = remarks(&piece.desk, form, &piece.options);
        written.remarks.extend(remarks.into_iter().map(|remark| (piece.stem.clone(), remark)));
    }
    written
}

/// A name in `folder` that is not taken, and whether it is another than the usual.
fn free(folder: &Path, stem: &str, form: Format) -> (PathBuf, bool) {
    let usual = folder.join(form.name_for(stem));
    if !usual.exists() {
        return (usual, false);
    }
    let numbered = |n: usize| folder.join(format!("{stem}-{}-{n}.{}", form.word(), form.ending()));
    let free = (2..usize::MAX).map(numbered).find(|file| !file.exists());
    (free.unwrap_or(usual), true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn remarks_name_the_pieces_they_are_about() {
        let told = |remarks: &[(&str, &str)]| {
            let remarks = remarks.iter().map(|(piece, it)| ((*piece).to_owned(), (*it).to_owned())).collect();
            Written { remarks, ..Written::default() }.remarks_in_words()
        };
        assert_eq!(told(&[("bridge", "none"), ("bridge", "one")]), ["none", "one"]);
        assert_eq!(
            told(&[("bridge", "none"), ("tunnel", "none"), ("tunnel", "one")]),
            ["bridge, tunnel: none", "tunnel: one"]
        );
    }
}
