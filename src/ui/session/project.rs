//! Where the open piece lives, and what files made of it are called.
//!
//! Invariant: names files, touches none.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::Session;
use crate::report::Format;
use crate::ui::state::Overlay;

/// Where the open project lives.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Project {
    /// The file.
    pub path: PathBuf,
    /// The article it was opened from, where it was opened from one.
    pub article: Option<ArticleFile>,
    /// Why it does not live beside its article, where it does not.
    pub elsewhere: Option<String>,
    /// Another copy of it, with work that is not in here.
    pub parted: Option<PathBuf>,
    /// Whether another window has it open, so that it can only be read here until that lets go.
    pub is_held: bool,
    /// So many bytes may still be written to it; none: as many as anybody asks for.
    pub room: Option<u64>,
}

/// An article's file, and what tells whether it has changed since.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArticleFile {
    /// Where it is.
    pub path: PathBuf,
    /// Its length in bytes and when it was changed.
    pub stamp: (u64, Option<SystemTime>),
}

impl Project {
    /// Whether so many bytes more can be written to it.
    pub(super) fn has_room_for(&self, bytes: u64) -> bool {
        self.room.is_none_or(|room| bytes <= room)
    }

    /// So many bytes are being written to it.
    pub(super) fn take_room(&mut self, bytes: u64) {
        self.room = self.room.map(|room| room.saturating_sub(bytes));
    }

    /// The folder that dialogs start in: the article's, else the project's.
    pub fn folder(&self) -> Option<&Path> {
        self.article.as_ref().map_or(&self.path, |article| &article.path).parent()
    }

    /// Its file's name.
    pub fn name(&self) -> String {
        self.path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned())
    }
}

impl Session {
    /// The path that a path field starts with.
    pub fn proposed_path(&self, overlay: Overlay) -> String {
        let Some(project) = &self.project else { return String::new() };
        let place = match overlay {
            Overlay::CopyPath => project.path.with_extension("copy.tickmark"),
            Overlay::ExportPath => {
                let folder = project.folder().unwrap_or(&project.path);
                self.view
                    .placing
                    .one()
                    .map_or_else(|| folder.to_owned(), |form| folder.join(self.report_name(form)))
            }
            Overlay::AttachmentPath(number) => {
                let folder = project.folder().unwrap_or(&project.path);
                folder.join(self.attachment(number).map_or("", |attachment| &attachment.name))
            }
            _ => return String::new(),
        };
        place.display().to_string()
    }

    /// The name proposed for a report.
    pub fn report_name(&self, format: Format) -> String {
        format.name_for(&self.stem())
    }

    /// What files made of the piece in front begin with.
    pub(super) fn stem(&self) -> String {
        stem_of(self.project.as_ref())
    }
}

/// What files made of a piece begin with.
pub(super) fn stem_of(project: Option<&Project>) -> String {
    let stem = project.and_then(|project| project.path.file_stem());
    stem.map_or_else(|| "report".to_owned(), |stem| stem.to_string_lossy().into_owned())
}
