//! RIS: one tag a line, `TY  - ` first, `ER  - ` last.
//!
//! A field of one line turns breaks into blanks, so a tag is also known in the middle of a line.
//!
//! Invariant: total; unknown tags are left out.

use super::{MOST_SOURCES, add_name, doi_address, fill, in_order, set_type};
use crate::desk::Source;

/// Whether `text` is RIS.
pub(super) fn is_ris(text: &str) -> bool {
    text.starts_with("TY  - ")
}

/// The sources in `text`.
pub(super) fn read(text: &str) -> Vec<Source> {
    let mut sources = Vec::new();
    let mut source = Source::default();
    // The last tag of all may have lost the blank behind its dash.
    let text = text.trim_end();
    let text = text.strip_suffix("ER  -").unwrap_or(text);
    for (tag, value) in tags(text) {
        if sources.len() >= MOST_SOURCES {
            break;
        }
        match tag {
            "TY" => {
                source = Source::default();
                set_type(&mut source, csl_type(value));
            }
            "ER" => sources.push(std::mem::take(&mut source)),
            _ => take(&mut source, tag, value),
        }
    }
    if source != Source::default() {
        sources.push(source);
    }
    sources
}

/// Tags with their values, which go on to the next tag.
fn tags(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let starts = || text.match_indices("  - ").filter_map(|(at, _)| start_of_tag(text, at));
    let ends = starts().skip(1).chain([text.len()]);
    let parts = starts().zip(ends).filter_map(|(start, end)| text.get(start..end));
    parts.filter_map(|part| Some((part.get(..2)?, part.get(6..)?.trim())))
}

/// Where the tag before the dash at `at` starts: two capitals or a capital and a digit, at a line's start or after a blank.
fn start_of_tag(text: &str, at: usize) -> Option<usize> {
    let start = at.checked_sub(2)?;
    let tag = text.get(start..at)?.as_bytes();
    let is_tag = tag.first()?.is_ascii_uppercase()
        && (tag.get(1)?.is_ascii_uppercase() || tag.get(1)?.is_ascii_digit());
    let is_free = text.get(..start)?.chars().next_back().is_none_or(char::is_whitespace);
    (is_tag && is_free).then_some(start)
}

fn take(source: &mut Source, tag: &str, value: &str) {
    match tag {
        "TI" | "T1" | "CT" => fill(&mut source.title, value),
        "AU" | "A1" | "A2" => add_name(&mut source.author, &in_order(value)),
        "PB" | "JO" | "JF" | "T2" => fill(&mut source.publisher, value),
        // The day says more than the year, whichever comes first.
        "DA" => source.published = day(value),
        "PY" | "Y1" if source.published.is_empty() => source.published = day(value),
        "Y2" => fill(&mut source.retrieved, &day(value)),
        "UR" | "L1" | "L2" => fill(&mut source.url, value),
        "DO" if source.url.is_empty() => source.url = doi_address(value).unwrap_or_default(),
        "N1" => fill(&mut source.notes, value),
        "C1" => super::own::take_line(source, value),
        _ => {}
    }
}

/// `2024/05/07/` as `2024-05-07`.
fn day(value: &str) -> String {
    let parts: Vec<&str> = value.split('/').map(str::trim).filter(|part| !part.is_empty()).collect();
    let is_day = parts.iter().take(3).all(|part| part.bytes().all(|b| b.is_ascii_digit()));
    let parts = if is_day { parts.get(..3).unwrap_or(&parts) } else { &parts };
    super::tidy(&parts.join("-"))
}

fn csl_type(ris: &str) -> &'static str {
    match ris {
        "JOUR" | "JFULL" | "EJOUR" | "ABST" => "article-journal",
        "NEWS" => "article-newspaper",
        "MGZN" => "article-magazine",
        "BOOK" | "EBOOK" | "EDBOOK" => "book",
        "CHAP" | "ECHAP" => "chapter",
        "ELEC" | "WEB" | "ICOMM" => "webpage",
        "BLOG" => "post-weblog",
        "DATA" | "AGGR" => "dataset",
        "CASE" => "legal_case",
        "STAT" | "BILL" | "LEGAL" => "legislation",
        "HEAR" => "hearing",
        "PCOMM" => "personal_communication",
        "SOUND" | "VIDEO" | "MPCT" => "motion_picture",
        "RPRT" | "GOVDOC" => "report",
        _ => "document",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::SourceKind;

    #[test]
    fn a_record_is_read_whole_also_when_its_breaks_are_gone() {
        let text = "TY  - NEWS\r\nTI  - Ferry burns - again\r\nAU  - Brandt, Lena\r\nAU  - Okafor, Ines\r\nPY  - 2024\r\n\
            DA  - 2024/05/07/\r\nPB  - Coastwire\r\nUR  - https://wire.example/1\r\nY2  - 2024/08/16\r\nER  - \r\n";
        for text in [text.to_owned(), text.replace("\r\n", " ")] {
            let sources = read(&text);
            assert_eq!(sources.len(), 1);
            let source = &sources[0];
            assert_eq!((source.kind, source.title.as_str()), (SourceKind::NewsReport, "Ferry burns - again"));
            assert_eq!(source.author, "Lena Brandt; Ines Okafor");
            assert_eq!((source.published.as_str(), source.retrieved.as_str()), ("2024-05-07", "2024-08-16"));
            assert_eq!(
                (source.publisher.as_str(), source.url.as_str()),
                ("Coastwire", "https://wire.example/1")
            );
        }
    }

    #[test]
    fn the_last_tag_is_known_without_its_blank() {
        for end in ["ER  - ", "ER  -", "ER  - \r\n\r\n", ""] {
            let titles: Vec<_> =
                read(&format!("TY  - BOOK\nTI  - One\n{end}")).into_iter().map(|it| it.title).collect();
            assert_eq!(titles, ["One"], "{end:?}");
        }
    }

    #[test]
    fn a_record_that_never_ends_is_read_as_far_as_it_goes() {
        let sources = read("TY  - BOOK\nTI  - One\nER  - \nTY  - RPRT\nTI  - Two\nDO  - 10.1000/2");
        let titles: Vec<_> =
            sources.iter().map(|source| (source.title.as_str(), source.url.as_str())).collect();
        assert_eq!(titles, [("One", ""), ("Two", "https://doi.org/10.1000/2")]);
    }
}
