//! One line as people paste it: an address, a DOI, or `Title, Publisher, date`.
//!
//! Invariant: total; where nothing can be told apart, the whole line is the title.

use super::{doi_address, read_list, tidy};
use crate::desk::{Source, SourceKind};

/// Months as references write them.
const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// The source that `line` names; empty for an empty line.
pub fn read_line(line: &str) -> Source {
    let line = line.trim();
    if let Some(source) = read_list(line).into_iter().next() {
        return source;
    }
    if let Some(url) = doi_address(line) {
        let title = format!("DOI {}", url.trim_start_matches("https://doi.org/"));
        return Source { title, url, csl_type: "article-journal".to_owned(), ..Source::default() };
    }
    if is_address(line) {
        return of_address(line);
    }
    match line.split_once("http").filter(|(words, _)| words.trim().chars().count() > 3) {
        Some((words, rest)) if is_address(&format!("http{rest}")) => {
            let url = format!("http{}", rest.trim());
            let words = words.trim().trim_end_matches([',', ':', '<', '(', '-', '–']).trim();
            Source { url, kind: SourceKind::WebPage, csl_type: "webpage".to_owned(), ..of_words(words) }
        }
        _ => of_words(line),
    }
}

fn is_address(line: &str) -> bool {
    let lower = line.to_ascii_lowercase();
    let is_web = ["http://", "https://", "www."].iter().any(|start| lower.starts_with(start));
    is_web && !line.contains(char::is_whitespace) && line.contains('.')
}

/// A page by its address: the last part of its path in words, and the name of the site.
fn of_address(address: &str) -> Source {
    let url = if address.to_ascii_lowercase().starts_with("www.") {
        format!("https://{address}")
    } else {
        address.to_owned()
    };
    let rest = url.split_once("://").map_or(url.as_str(), |(_, rest)| rest);
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let host = host.trim_start_matches("www.").to_owned();
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let title = path.split('/').rev().map(slug_words).find(|words| !words.is_empty());
    Source {
        title: title.unwrap_or_else(|| host.clone()),
        kind: SourceKind::WebPage,
        publisher: host,
        published: day_in_path(path),
        url,
        csl_type: "webpage".to_owned(),
        ..Source::default()
    }
}

/// `ferry-fire-report.html` as `Ferry fire report`; nothing for a number or a single letter.
fn slug_words(part: &str) -> String {
    let part = part.rsplit_once('.').filter(|(_, ending)| ending.len() <= 5).map_or(part, |(name, _)| name);
    let words: Vec<&str> = part.split(['-', '_', '+']).filter(|word| !word.is_empty()).collect();
    let letters = words.iter().flat_map(|word| word.chars()).filter(|c| c.is_alphabetic()).count();
    if words.len() < 2 || letters < 4 || part.contains('%') {
        return String::new();
    }
    let line = tidy(&words.join(" "));
    let mut chars = line.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// `2024/08/16` in a path as a day.
fn day_in_path(path: &str) -> String {
    let parts: Vec<&str> = path.split('/').collect();
    let day = parts.windows(3).find(|three| {
        let number = |at: usize| three.get(at)?.parse::<u16>().ok();
        let fits = |at: usize, most: u16| number(at).is_some_and(|n| (1..=most).contains(&n));
        number(0).is_some_and(|year| (1990..=2100).contains(&year)) && fits(1, 12) && fits(2, 31)
    });
    day.map_or_else(String::new, |day| day.join("-"))
}

/// `Title, Publisher, date`: told apart only where the last part is a date with a year and two others come before it.
fn of_words(words: &str) -> Source {
    let whole = Source { title: tidy(words), ..Source::default() };
    let parts: Vec<&str> = words.split(',').map(str::trim).filter(|part| !part.is_empty()).collect();
    let titled = |title: &[&str], publisher: &str, published: String| {
        let title = title.join(", ");
        let (title, publisher) = if is_name_before(&title, publisher) {
            (publisher, title.as_str())
        } else {
            (title.as_str(), publisher)
        };
        Source {
            title: tidy(title.trim_matches(['“', '”', '"'])),
            publisher: tidy(publisher),
            published: tidy(&published),
            ..whole.clone()
        }
    };
    match parts.as_slice() {
        // `March 12, 2024` has a comma of its own.
        [title @ .., publisher, day, year] if !title.is_empty() && is_day(day) && is_year(year) => {
            titled(title, publisher, format!("{day}, {year}"))
        }
        [title @ .., publisher, day] if !title.is_empty() && is_date(day) && !is_date(publisher) => {
            titled(title, publisher, (*day).to_owned())
        }
        _ => whole,
    }
}

/// Whether `first` is the name of a newsroom before the `second` part, its headline: a name is short, a headline is a
/// sentence.
fn is_name_before(first: &str, second: &str) -> bool {
    first.split_whitespace().count() <= 3 && second.split_whitespace().count() >= 5
}

/// `March 12`, `12 March`
fn is_day(words: &str) -> bool {
    let mut words = words.split_whitespace();
    let (one, other) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    words.next().is_none() && (is_month(one) && is_number(other, 31) || is_number(one, 31) && is_month(other))
}

/// `2024`, `May 2024`, `12 March 2024`, `2024-03-12`, `12/03/2024`
fn is_date(words: &str) -> bool {
    let parts: Vec<&str> = words.split([' ', '-', '/', '.']).filter(|part| !part.is_empty()).collect();
    let years = parts.iter().filter(|part| is_year(part)).count();
    let others = parts.iter().filter(|part| !is_year(part));
    years == 1 && parts.len() <= 3 && others.into_iter().all(|part| is_month(part) || is_number(part, 31))
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.parse::<u16>().is_ok_and(|year| (1500..=2200).contains(&year))
}

fn is_month(word: &str) -> bool {
    let lower = word.to_ascii_lowercase();
    lower.len() <= 9 && lower.get(..3).is_some_and(|start| MONTHS.contains(&start))
}

fn is_number(word: &str, most: u8) -> bool {
    word.parse::<u8>().is_ok_and(|n| (1..=most).contains(&n))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_told_apart_where_it_can_be() {
        let cases = [
            ("Inspection log", ("Inspection log", "", "", "")),
            ("Police log, 2 March", ("Police log, 2 March", "", "", "")),
            ("Ferry log, Port Authority, May 2024", ("Ferry log", "Port Authority", "May 2024", "")),
            (
                "“Fires, and how”, Coastwire, March 12, 2024",
                ("Fires, and how", "Coastwire", "March 12, 2024", ""),
            ),
            (
                "Coastwire, Ferry fire off Port Ellery kills 19, 16 August 2024",
                ("Ferry fire off Port Ellery kills 19", "Coastwire", "16 August 2024", ""),
            ),
            ("Ferry log, 2023, 2024", ("Ferry log, 2023, 2024", "", "", "")),
            ("Lena Brandt, harbour master", ("Lena Brandt, harbour master", "", "", "")),
            (
                "https://www.wire.example/2024/08/16/ferry-fire-kills-19.html?x=1",
                (
                    "Ferry fire kills 19",
                    "wire.example",
                    "2024-08-16",
                    "https://www.wire.example/2024/08/16/ferry-fire-kills-19.html?x=1",
                ),
            ),
            ("www.port.example", ("port.example", "port.example", "", "https://www.port.example")),
            ("doi:10.1000/182", ("DOI 10.1000/182", "", "", "https://doi.org/10.1000/182")),
            (
                "Ferry log, Port Authority, 2024: https://port.example/log",
                ("Ferry log", "Port Authority", "2024", "https://port.example/log"),
            ),
            ("", ("", "", "", "")),
        ];
        for (line, (title, publisher, published, url)) in cases {
            let read = read_line(line);
            let found =
                (read.title.as_str(), read.publisher.as_str(), read.published.as_str(), read.url.as_str());
            assert_eq!(found, (title, publisher, published, url), "{line}");
        }
    }
}
