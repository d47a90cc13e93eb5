//! The file that the article was read from, as far as its place is known.
//!
//! Invariant: names places; whether the file is there is found out by a job.

use std::path::{Path, PathBuf};

use super::Session;
use crate::article::Attachment;

/// Articles remembered whose projects lie elsewhere.
const MOST_REMEMBERED: usize = 100;

impl Session {
    /// Where the article's file may be, the likeliest place first.
    pub fn places_of_original(&self) -> Vec<PathBuf> {
        let (Some(project), Some(draft)) = (&self.project, self.desk.draft()) else { return Vec::new() };
        let known = project.article.as_ref().map(|article| article.path.clone());
        let remembered = self.settings.originals.iter().find(|(from, _)| *from == project.path);
        let beside = project.path.parent().map(|folder| folder.join(&draft.article.name));
        let mut places: Vec<PathBuf> = Vec::new();
        for place in known.into_iter().chain(remembered.map(|(_, article)| article.clone())).chain(beside) {
            if !places.contains(&place) {
                places.push(place);
            }
        }
        places
    }

    /// A file that came along with the article in front, counted from 0.
    pub fn attachment(&self, number: usize) -> Option<&Attachment> {
        self.desk.draft()?.article.attachments.get(number)
    }

    /// Remembers the article of a project that does not lie beside it.
    pub fn remember_original(&mut self, project: &Path, article: &Path) {
        let originals = &mut self.settings.originals;
        originals.retain(|(known, _)| known != project);
        originals.insert(0, (project.to_owned(), article.to_owned()));
        originals.truncate(MOST_REMEMBERED);
    }
}
