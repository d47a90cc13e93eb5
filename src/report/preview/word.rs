//! The first page of a Word document, with its comments beside the lines they stand on.
//!
//! Invariant: reads what our own rendering wrote.

use std::collections::BTreeMap;

use super::page::{LineKind, Mark, Page, Tag, tags};

/// The first page of the document with this body and these comments.
pub(super) fn page(body: &str, comments: &str) -> Page {
    let comments = told(comments);
    let mut page = Page::default();
    let mut reader = Reader::default();
    for tag in tags(body) {
        if page.is_full() {
            break;
        }
        reader.read(&mut page, &tag, &comments);
    }
    page.end();
    page
}

#[derive(Default)]
struct Reader {
    /// How many comments lie over the words.
    noted: usize,
    change: Mark,
    is_in_row: bool,
}

impl Reader {
    fn read(&mut self, page: &mut Page, tag: &Tag<'_>, comments: &BTreeMap<&str, String>) {
        match tag.name {
            "w:p" if !self.is_in_row => page.begin(LineKind::Text),
            "w:p" => page.add(" ", Mark::None),
            "/w:p" if !self.is_in_row => page.end(),
            "w:pStyle" if !self.is_in_row => page.begin(kind(tag.attribute("w:val").unwrap_or_default())),
            "w:tr" => {
                page.begin(LineKind::Text);
                self.is_in_row = true;
            }
            "/w:tr" => {
                page.end();
                self.is_in_row = false;
            }
            "w:tc" | "w:tab" => page.cell(),
            "w:br" => page.add(" ", self.mark()),
            "w:ins" => self.change = Mark::In,
            "w:del" => self.change = Mark::Out,
            "/w:ins" | "/w:del" => self.change = Mark::None,
            "w:commentRangeStart" => self.noted += 1,
            "w:commentRangeEnd" => self.noted = self.noted.saturating_sub(1),
            "w:commentReference" => {
                let told = tag.attribute("w:id").and_then(|id| comments.get(id));
                page.put_beside(told.map_or("", String::as_str));
            }
            "w:t" | "w:delText" => page.add(&tag.text(), self.mark()),
            _ => {}
        }
    }

    const fn mark(&self) -> Mark {
        match (self.change, self.noted) {
            (Mark::None, 0) => Mark::None,
            (Mark::None, _) => Mark::Claim,
            (change, _) => change,
        }
    }
}

fn kind(style: &str) -> LineKind {
    match style {
        "Title" | "ReportTitle" => LineKind::Title,
        "Heading2" | "ReportHeading" => LineKind::Heading,
        _ => LineKind::Text,
    }
}

/// What the comments say, by their ids.
fn told(comments: &str) -> BTreeMap<&str, String> {
    let mut told: BTreeMap<&str, String> = BTreeMap::new();
    let mut at = "";
    for tag in tags(comments) {
        match tag.name {
            "w:comment" => {
                at = tag.attribute("w:id").unwrap_or_default();
                let by = tag.attribute("w:initials").unwrap_or_default();
                told.insert(at, format!("{by}: "));
            }
            "/w:p" => told.entry(at).or_default().push_str(" · "),
            "w:t" => told.entry(at).or_default().push_str(&tag.text()),
            _ => {}
        }
    }
    for words in told.values_mut() {
        words.truncate(words.trim_end_matches(" · ").len());
    }
    told
}
