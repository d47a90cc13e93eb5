//! What a file says of the article beside its text: title, author, outlet, language, comments, attachments.
//!
//! Invariant: holds what was found, decides nothing.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::text::Span;

/// What a file says of itself; a field is empty where it says nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct About {
    /// Its title, which need not be the headline on the page.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// Who wrote or sent it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub byline: String,
    /// Who publishes it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub outlet: String,
    /// Its language as a tag: "en", "en-GB".
    #[serde(skip_serializing_if = "String::is_empty")]
    pub language: String,
}

impl About {
    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        let Self { title, byline, outlet, language } = self;
        [title, byline, outlet, language].iter().all(|field| field.is_empty())
    }
}

/// A comment in the file's margin: what its writer or editor noted on a stretch of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Annotation {
    /// The words it stands on.
    pub span: Span,
    /// Who wrote it; empty where the file does not say.
    pub author: String,
    /// When.
    pub date: Option<Date>,
    /// What it says.
    pub text: String,
}

impl Annotation {
    /// Whose note it is, and of which day: `The writer’s note (Ines Keller, 2024-08-15)`.
    pub fn signature(&self) -> String {
        let date = self.date.map(|date| date.to_string());
        let author = (!self.author.trim().is_empty()).then(|| self.author.trim().to_owned());
        let known: Vec<String> = author.into_iter().chain(date).collect();
        let known = if known.is_empty() { String::new() } else { format!(" ({})", known.join(", ")) };
        format!("The writer’s note{known}")
    }
}

/// A file sent along with the article, which is not read with it; [`super::attachment`] takes it out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attachment {
    /// Its name, without any folder.
    pub name: String,
    /// Its length.
    pub bytes: usize,
}
