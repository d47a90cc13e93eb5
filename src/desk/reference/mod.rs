//! References as other programs write them, into sources: BibTeX, RIS, CSL-JSON, an address, a line of text.
//!
//! ```text
//! https://port.example/log            -> Web page, port.example
//! Ferry log, Port Authority, May 2024 -> title, publisher, date
//! @book{a, title = {Ferries}}         -> Book, Ferries
//! ```
//!
//! Every reader is total: any text gives sources, or none. What it does not know it leaves out, and no text, however
//! long or deep, takes more than its length in time.
//!
//! Invariant: strings in, records out; knows no file, desk or window. Ids are left empty: who keeps a source names it.

mod bibtex;
mod csl;
mod line;
pub mod own;
mod ris;

use super::source::{Source, SourceKind};

pub use line::read_line;

/// Sources read from one text at most: what is longer is no list for one article.
pub const MOST_SOURCES: usize = 5_000;
/// Longest value kept, in characters; abstracts are longer and are left out anyway.
const MOST_CHARS: usize = 2_000;

/// The sources in `text`, in whatever form it is written; none where it is no list of references.
pub fn read_list(text: &str) -> Vec<Source> {
    let text = text.trim_start_matches('\u{FEFF}').trim();
    let mut sources = match text.chars().next() {
        Some('{' | '[') => csl::read(text),
        _ if ris::is_ris(text) => ris::read(text),
        _ if text.contains('@') => bibtex::read(text),
        _ => Vec::new(),
    };
    sources.retain(|source| !source.title.is_empty() || !source.url.is_empty());
    for source in &mut sources {
        if source.title.is_empty() {
            source.title.clone_from(&source.url);
        }
    }
    sources.truncate(MOST_SOURCES);
    sources
}

/// Whether two records say the same source: the same address, or the same title by the same author at the same time.
pub fn is_same(one: &Source, other: &Source) -> bool {
    let same = |a: &str, b: &str| a.trim().eq_ignore_ascii_case(b.trim());
    if !one.url.trim().is_empty() && same(&one.url, &other.url) {
        return true;
    }
    let Source { title, author, published, .. } = one;
    same(title, &other.title) && same(author, &other.author) && same(published, &other.published)
}

/// `words` on one line, without blanks around it, at most as long as a value may be.
pub fn tidy(words: &str) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    line.chars().filter(|c| !c.is_control()).take(MOST_CHARS).collect()
}

/// Puts `value` into `place` where that is still empty.
fn fill(place: &mut String, value: &str) {
    if place.is_empty() {
        *place = tidy(value);
    }
}

/// Adds `name` to the names in `place`.
fn add_name(place: &mut String, name: &str) {
    let name = tidy(name);
    if name.is_empty() || place.len() > MOST_CHARS {
        return;
    }
    if !place.is_empty() {
        place.push_str("; ");
    }
    place.push_str(&name);
}

/// `Brandt, Lena` as people say it: `Lena Brandt`.
fn in_order(name: &str) -> String {
    match name.split_once(',') {
        Some((last, first)) if !first.contains(',') && !first.trim().is_empty() => {
            tidy(&format!("{} {}", first.trim(), last.trim()))
        }
        _ => tidy(name),
    }
}

/// The address of a DOI, however it is written: `10.1000/182`, `doi:10.1000/182`, `https://doi.org/10.1000/182`.
fn doi_address(written: &str) -> Option<String> {
    let written = written.trim();
    let lower = written.to_ascii_lowercase();
    let starts =
        ["https://doi.org/", "http://doi.org/", "https://dx.doi.org/", "http://dx.doi.org/", "doi:", "doi "];
    let skipped = starts.iter().find(|start| lower.starts_with(**start)).map_or(0, |start| start.len());
    let name = written.get(skipped..)?.trim();
    let (registrant, rest) = name.strip_prefix("10.")?.split_once('/')?;
    let is_doi = (4..=9).contains(&registrant.len())
        && registrant.bytes().all(|b| b.is_ascii_digit())
        && !rest.is_empty()
        && !rest.contains(char::is_whitespace);
    is_doi.then(|| format!("https://doi.org/{name}"))
}

/// What sort of source a CSL type is; other types are documents.
fn kind_of_csl(csl: &str) -> SourceKind {
    match csl {
        "webpage" | "post" | "post-weblog" => SourceKind::WebPage,
        "article-newspaper" | "article-magazine" | "broadcast" => SourceKind::NewsReport,
        "book" | "chapter" | "classic" | "entry-dictionary" | "entry-encyclopedia" => SourceKind::Book,
        "dataset" | "software" => SourceKind::DataSet,
        "legal_case" | "legislation" | "bill" | "regulation" | "treaty" | "hearing" => SourceKind::Law,
        "interview" => SourceKind::Interview,
        "personal_communication" => SourceKind::Email,
        "speech" | "song" | "motion_picture" | "performance" => SourceKind::Recording,
        _ => SourceKind::Document,
    }
}

/// Gives `source` its sort by its CSL type.
fn set_type(source: &mut Source, csl: &str) {
    csl.clone_into(&mut source.csl_type);
    source.kind = kind_of_csl(csl);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dois_become_addresses() {
        let cases = [
            ("10.1000/182", Some("https://doi.org/10.1000/182")),
            ("doi:10.1000/182", Some("https://doi.org/10.1000/182")),
            ("DOI: 10.5281/zenodo.1", Some("https://doi.org/10.5281/zenodo.1")),
            ("https://dx.doi.org/10.1000/a(b)", Some("https://doi.org/10.1000/a(b)")),
            ("10.5/2024", None),
            ("10.1000/", None),
            ("10.1000/a b", None),
            ("page 10.2", None),
            ("é", None),
        ];
        for (written, address) in cases {
            assert_eq!(doi_address(written).as_deref(), address, "{written}");
        }
    }

    #[test]
    fn the_form_is_told_by_the_text() {
        let cases = [
            ("@misc{a, title={Log}}", 1),
            ("TY  - RPRT\nTI  - Log\nER  - \n", 1),
            ("\u{FEFF}[{\"id\":1,\"title\":\"Log\"}]", 1),
            ("{\"id\":1,\"title\":\"Log\"}", 1),
            ("Ferry log, Port Authority, May 2024", 0),
            ("someone@port.example", 0),
            ("[not json", 0),
            ("", 0),
        ];
        for (text, count) in cases {
            assert_eq!(read_list(text).len(), count, "{text}");
        }
    }

    #[test]
    fn hostile_text_gives_nothing_and_takes_no_time() {
        for text in ["@".repeat(200_000), "@a{".repeat(60_000), "[".repeat(100_000), "{\"a\":".repeat(50_000)]
        {
            assert!(read_list(&text).is_empty());
        }
        let open = format!("@misc{{a, title = {}", "{".repeat(100_000));
        assert!(read_list(&open).len() <= 1);
        let tags = "TY  - ".repeat(50_000);
        assert!(read_list(&tags).is_empty());
    }

    #[test]
    fn a_source_is_the_same_by_address_or_by_title_author_and_date() {
        let source = |title: &str, url: &str| Source {
            title: title.to_owned(),
            url: url.to_owned(),
            ..Source::default()
        };
        assert!(is_same(&source("a", "https://x.example"), &source("b", "https://X.example ")));
        assert!(is_same(&source("Log", ""), &source(" log", "https://x.example")));
        assert!(!is_same(&source("Log", ""), &source("Blog", "")));
    }
}
