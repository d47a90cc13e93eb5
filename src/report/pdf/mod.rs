//! The checking copy and the checked copy as PDF, typeset for paper and tagged for those who hear them.
//!
//! ```text
//! model -> text (words with looks) -> lines -> flow (rows) -> pages -> paint
//! ```
//!
//! Invariant: lays out the model and adds no fact; the article's words come out once and in order; the same report gives
//! the same bytes.

mod about;
mod breaks;
mod cards;
mod checks;
mod contents;
mod drafts;
mod face;
mod flow;
mod galley;
mod head;
mod lines;
mod lists;
mod margin;
mod mark;
mod missing;
mod names;
mod ornaments;
mod pages;
mod paint;
mod read;
mod sign;
mod sources;
mod style;
mod table;
mod text;
mod tree;

use super::Paper;
use super::change::{Change, changes};
use super::model::{ClaimRow, Report};
use super::told::{self, claims_to_decide};
use super::words::moment;
use crate::article::Role;
use crate::text::Span;
use about::Imprint;
use face::Faces;
use flow::Flow;
use galley::Leveled;
use pages::Sheet;

/// One document on its way.
struct Copy<'a> {
    report: &'a Report,
    /// What it is called on its pages.
    kind: &'static str,
    /// The claims that are marked in the article, in text order, each with the level of its line.
    noted: Vec<Leveled<'a>>,
    /// The longest of them, in bytes.
    longest: usize,
    /// Proposed words, in text order, none over another.
    changes: Vec<Change<'a>>,
    /// Whether the editor is to go through it.
    is_for_editor: bool,
    /// Letters that no face has.
    missing: Vec<char>,
}

impl<'a> Copy<'a> {
    fn new(report: &'a Report, is_for_editor: bool) -> Self {
        let kind = if is_for_editor { "Checked copy" } else { "Checking copy" };
        let noted =
            if is_for_editor { leveled(claims_to_decide(report)) } else { leveled(report.claims.iter()) };
        let longest = noted.iter().map(|(claim, _)| claim.span.len()).max().unwrap_or_default();
        let changes = if is_for_editor { changes(report) } else { Vec::new() };
        Self { report, kind, noted, longest, changes, is_for_editor, missing: Vec::new() }
    }

    /// The marked claims that touch `place`.
    fn near(&self, place: Span) -> Vec<Leveled<'a>> {
        let from = self.noted.partition_point(|(claim, _)| claim.span.start + self.longest < place.start);
        let to = self.noted.partition_point(|(claim, _)| claim.span.start < place.end);
        let near = self.noted.get(from..to).unwrap_or_default();
        near.iter().filter(|(claim, _)| claim.span.overlaps(place)).copied().collect()
    }

    /// The claims that ask for something.
    fn to_act(&self) -> Vec<&'a ClaimRow> {
        if self.is_for_editor {
            return claims_to_decide(self.report).collect();
        }
        self.report.claims.iter().filter(|claim| claim.must_act()).collect()
    }

    /// What the editor finds in the article.
    fn for_editor(&self) -> Option<String> {
        self.is_for_editor.then(|| told::for_editor(self.changes.len(), self.noted.len()))
    }

    fn has_headline(&self) -> bool {
        self.report.article.paragraphs.iter().any(|paragraph| paragraph.role == Role::Headline)
    }

    fn compose(&self, flow: &mut Flow<'_>) {
        let first = head::head(flow, self);
        let end_of_head = flow.rows.len();
        flow.new_page();
        galley::galley(flow, self);
        cards::must_act(flow, self);
        if !self.is_for_editor {
            lists::delicate(flow, self.report);
            lists::line_by_line(flow, self.report);
            names::names(flow, self.report);
            checks::checks(flow, self.report);
            sources::sources(flow, self.report);
            lists::set_aside(flow, self.report);
            drafts::removed(flow, self.report);
            drafts::since(flow, self.report);
            sources::log(flow, self.report);
        }
        sources::sign_offs(flow, self.report);
        contents::contents(flow, first, end_of_head);
    }

    fn imprint(&self) -> Imprint {
        let head = &self.report.head;
        Imprint {
            title: head::titled(head),
            kind: self.kind.to_owned(),
            at: head.last,
            date: head.last.map(moment).unwrap_or_default(),
            program: head.program.clone(),
        }
    }
}

/// Each claim with the level of its line: the lowest that no claim over the same words has.
fn leveled<'a>(claims: impl Iterator<Item = &'a ClaimRow>) -> Vec<Leveled<'a>> {
    let mut sorted: Vec<&ClaimRow> = claims.collect();
    sorted.sort_by_key(|claim| (claim.span.start, std::cmp::Reverse(claim.span.end), claim.number));
    let mut ends: Vec<usize> = Vec::new();
    let mut leveled: Vec<Leveled<'a>> = Vec::new();
    for claim in sorted {
        leveled.push((claim, level(&mut ends, claim.span.start, claim.span.end)));
    }
    leveled
}

/// The lowest level that is free from `start` on, where `ends` says where each is taken to.
fn level(ends: &mut Vec<usize>, start: usize, end: usize) -> usize {
    let level = ends.iter().position(|taken| *taken <= start).unwrap_or(ends.len());
    match ends.get_mut(level) {
        Some(taken) => *taken = end,
        None => ends.push(end),
    }
    level
}

/// The checking copy: the article with its marks, and the whole report.
pub(super) fn checking(report: &Report, paper: Paper) -> Vec<u8> {
    document(Copy::new(report, false), &Sheet::of(paper))
}

/// The checked copy: proposed words as changes, and what is left to decide.
pub(super) fn checked(report: &Report, paper: Paper) -> Vec<u8> {
    document(Copy::new(report, true), &Sheet::of(paper))
}

/// What stands on the pages of the checking copy or the checked copy, line by line.
pub(super) fn told(report: &Report, paper: Paper, is_for_editor: bool) -> impl Iterator<Item = super::Line> {
    let faces = Faces::load();
    let pages = faces.map(|faces| {
        let sheet = Sheet::of(paper);
        let mut flow = laid(&mut Copy::new(report, is_for_editor), &faces, &sheet);
        pages::pages(&mut flow, &sheet)
    });
    read::read(pages.unwrap_or_default())
}

fn document(mut copy: Copy<'_>, sheet: &Sheet) -> Vec<u8> {
    // Nothing here can fail but the faces and the library, and tests hold both to it. Should the standard for those who
    // hear it be broken all the same, a document without its seal is better than none.
    let Some(faces) = Faces::load() else { return Vec::new() };
    let mut made = |is_sealed: bool| {
        let mut flow = laid(&mut copy, &faces, sheet);
        let pages = pages::pages(&mut flow, sheet);
        paint::paint(&faces, sheet, &pages, (flow.tree, &flow.bookmarks), &copy.imprint(), is_sealed)
    };
    made(true).or_else(|_| made(false)).unwrap_or_default()
}

/// All rows; once more where letters turned out to be missing, with a word about them on the first page.
fn laid<'a>(copy: &mut Copy<'_>, faces: &'a Faces, sheet: &Sheet) -> Flow<'a> {
    loop {
        let mut flow = Flow::new(faces, sheet.inner_width());
        copy.compose(&mut flow);
        let missing = faces.missing();
        if copy.missing == missing {
            return flow;
        }
        copy.missing = missing;
    }
}

#[cfg(test)]
mod tests {
    use super::level;

    #[test]
    fn lines_of_claims_over_the_same_words_stand_below_one_another() {
        let mut ends = Vec::new();
        let levels = [(0, 10), (2, 5), (4, 12), (5, 6), (11, 13), (12, 14)]
            .map(|(start, end)| level(&mut ends, start, end));
        assert_eq!(levels, [0, 1, 2, 1, 0, 1]);
    }
}
