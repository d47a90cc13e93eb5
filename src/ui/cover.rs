//! Words of confidential sources covered up, for working where others can look on.
//!
//! ```text
//! linked to Lena Brandt, p. 2   ->   linked to ••••, ••••
//! ```
//!
//! Invariant: what is stored stays as it is; only what is shown changes.

use crate::desk::{Desk, Source};
use crate::report::covered;

/// What stands in the place of covered words.
pub const COVER: &str = "••••";
/// Shorter words are no name to hide, and would be found everywhere.
const LEAST_CHARS: usize = 3;

/// `words` without what names or gives away a confidential source of `desk`.
pub fn cover(desk: &Desk, words: &str) -> String {
    let hidden = desk.sources().filter(|source| source.confidentiality.is_confidential());
    let mut parts: Vec<&str> = hidden.flat_map(|source| parts(desk, source)).collect();
    // The longest first, or a name inside another would leave the rest of it.
    parts.sort_by_key(|part| std::cmp::Reverse(part.len()));
    let words = parts.into_iter().fold(words.to_owned(), |words, part| words.replace(part, COVER));
    covered(desk, &words, COVER)
}

fn parts<'a>(desk: &'a Desk, source: &'a Source) -> Vec<&'a str> {
    let own = [&source.title, &source.author, &source.role, &source.publisher, &source.contact];
    let more = [&source.url, &source.archive_url, &source.interest, &source.withdrawn, &source.notes];
    let file = source.file.iter().flat_map(|file| [&file.name, &file.sha256]);
    let cited =
        desk.citations_in(&source.id).flat_map(|it| [&it.locator, &it.passage, &it.value, &it.snapshot]);
    let all = own.into_iter().chain(more).chain(file).chain(cited).map(|part| part.trim());
    all.filter(|part| part.chars().count() >= LEAST_CHARS).collect()
}
