//! The numbered list of sources, and the links that lead out of the document.
//!
//! Invariant: only addresses known to be harmless become links; all others stand as words.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use maud::{Markup, html};

use super::run;
use crate::report::model::{CitationRow, Report, SourceRow};
use crate::report::words::{is_safe_link, joined, prefixed, provenance};

/// Bookmarks of sources count from here, those of claims below it.
const FIRST_MARK: usize = 1_000_000;

/// Every source with the places cited in it and the claims that rest on it.
pub(super) fn sources(report: &Report) -> Markup {
    html! {
        (run::paragraph("ReportHeading", &run::plain("Sources")))
        @if report.sources.is_empty() {
            (run::paragraph("Report", &run::plain("No source has been written down.")))
        }
        @let shown = report.claims.iter().map(|claim| claim.number).collect();
        @for source in &report.sources { (entry(source, &shown)) }
    }
}

fn entry(source: &SourceRow, shown: &BTreeSet<usize>) -> Markup {
    let mark = FIRST_MARK + source.number;
    html! {
        w:p {
            w:pPr { w:pStyle w:val="SourceHead" {} }
            w:bookmarkStart w:id=(mark) w:name={ "source" (source.number) } {}
            (run::styled("Strong", &format!("[{}]  {}", source.number, source.label)))
            w:bookmarkEnd w:id=(mark) {}
            (run::styled("Quiet", &prefixed("  ", &tags(source))))
        }
        @let told = provenance(source);
        @if !told.is_empty() { (run::paragraph("SourceFact", &run::plain(&told))) }
        (address("Address", &source.url, &link_id(source, "")))
        (address("Archived", &source.archive_url, &link_id(source, "A")))
        (fact("Contact", &source.contact))
        (fact("Withdrawn or superseded", &source.withdrawn))
        (fact("File", &source.file))
        (fact("Interest", &source.interest))
        (fact("Notes", &source.notes))
        @for citation in &source.citations { (place(source.number, citation)) }
        @if !source.claims.is_empty() { (claims(&source.claims, shown)) }
    }
}

fn fact(name: &str, text: &str) -> Markup {
    run::fact("SourceFact", name, text)
}

fn tags(source: &SourceRow) -> String {
    let confidential = source.confidentiality.is_confidential();
    let rests = source.derived_from.map(|origin| format!("rests on {origin}, counts with it as one"));
    joined(
        [
            source.kind,
            if confidential { source.confidentiality.name() } else { "" },
            rests.as_deref().unwrap_or_default(),
        ],
        " · ",
    )
}

fn place(source: usize, citation: &CitationRow) -> Markup {
    let passage =
        if citation.passage.is_empty() { String::new() } else { format!("“{}”", citation.passage) };
    let told = joined([citation.locator.as_str(), &passage, &prefixed("= ", &citation.value)], ", ");
    html! {
        (run::paragraph("SourceFact", &html! {
            (run::styled("Quiet", &format!("[{source}.{}]  ", citation.number)))
            (run::plain(&told))
        }))
    }
}

/// The claims that rest on a source; those that are shown are led to.
fn claims(numbers: &[usize], shown: &BTreeSet<usize>) -> Markup {
    run::paragraph(
        "SourceFact",
        &html! {
            (run::styled("Name", if numbers.len() == 1 { "Claim " } else { "Claims " }))
            @for (at, number) in numbers.iter().enumerate() {
                @if at > 0 { (run::plain(", ")) }
                @if shown.contains(number) {
                    (run::jump(&format!("claim{number}"), &number.to_string()))
                } @else {
                    (run::plain(&number.to_string()))
                }
            }
        },
    )
}

fn address(name: &str, url: &str, link: &str) -> Markup {
    html! {
        @if !url.trim().is_empty() {
            (run::paragraph("SourceFact", &html! {
                (run::styled("Name", &format!("{name}: ")))
                @if target(url).is_some() {
                    w:hyperlink r:id=(link) w:history="1" { (run::styled("Hyperlink", url)) }
                } @else {
                    (run::plain(url))
                }
            }))
        }
    }
}

fn link_id(source: &SourceRow, which: &str) -> String {
    format!("rIdSource{}{which}", source.number)
}

/// The links of the list by their ids.
pub(super) fn links(report: &Report) -> Vec<(String, String)> {
    let of = |source: &SourceRow| {
        [(link_id(source, ""), target(&source.url)), (link_id(source, "A"), target(&source.archive_url))]
    };
    let all = report.sources.iter().flat_map(of);
    all.filter_map(|(id, target)| Some((id, target?))).collect()
}

/// The address as the target of a link, where it may be one: Word calls a document damaged over a target that is no URI.
fn target(url: &str) -> Option<String> {
    let url = url.trim();
    if !is_safe_link(url) {
        return None;
    }
    let (scheme, rest) = url.split_once(':')?;
    if !scheme.eq_ignore_ascii_case("mailto") {
        let host = rest.trim_start_matches('/').split(['/', '?', '#']).next().unwrap_or_default();
        let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_');
        let (name, port) = host.split_once(':').unwrap_or((host, "80"));
        if name.is_empty() || !name.chars().all(is_plain) || !port.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
    }
    let mut out = format!("{}:", scheme.to_ascii_lowercase());
    let mut chars = rest.chars();
    let mut has_fragment = false;
    while let Some(c) = chars.next() {
        let is_code = c == '%' && chars.clone().take(2).filter(char::is_ascii_hexdigit).count() == 2;
        let is_first_hash = c == '#' && !has_fragment;
        has_fragment |= c == '#';
        if c.is_alphanumeric() || "-._~/?:@!$&'()*+,;=".contains(c) || is_code || is_first_hash {
            out.push(c);
        } else {
            for byte in c.encode_utf8(&mut [0; 4]).bytes() {
                // Writing to a string cannot fail.
                _ = write!(out, "%{byte:02X}");
            }
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::target;

    #[test]
    fn only_addresses_that_word_can_follow_become_links() {
        for (url, link) in [
            ("https://example.org/a?b=c#d", Some("https://example.org/a?b=c#d")),
            (" HTTP://example.org:8080 ", Some("http://example.org:8080")),
            ("mailto:desk@example.org", Some("mailto:desk@example.org")),
            ("https://example.org/a{b}|c\\d\"e#f#g", Some("https://example.org/a%7Bb%7D%7Cc%5Cd%22e#f%23g")),
            ("https://example.org/100%", Some("https://example.org/100%25")),
            ("https://zürich.example/é", Some("https://zürich.example/é")),
            ("javascript:alert(1)", None),
            ("file:///etc/passwd", None),
            ("https://", None),
            ("https://[::1", None),
            ("https://a:b/", None),
            ("example.org", None),
        ] {
            assert_eq!(target(url).as_deref(), link, "{url}");
        }
    }
}
