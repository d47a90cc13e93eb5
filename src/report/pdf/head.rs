//! The first page: title, verdict, figures, and the facts of the piece.
//!
//! Invariant: what is left out, withheld or cannot be shown is said before anything else.

use super::Copy;
use super::face::Face;
use super::flow::{Block, Flow, Item, Row, baseline};
use super::lines::{balanced, lines};
use super::mark::Ink;
use super::style::{BODY, LEAD, NAME, QUIET, STRONG, barred, fact, full};
use super::text::{Style, Text, printable};
use super::tree::{Kind, NodeId, Tree};
use crate::desk::Status;
use crate::report::model::{Head, Report, Summary};
use crate::report::told;
use crate::report::words::{count, figure, joined, moment};

/// Width of the names of facts.
const NAMES: f32 = 84.0;

/// The whole head.
pub(super) fn head(flow: &mut Flow<'_>, copy: &Copy<'_>) -> NodeId {
    let report = copy.report;
    let section = flow.tree.add(Tree::ROOT, Kind::Section);
    what(flow, section, copy);
    title(flow, section, &report.head);
    for words in said(copy) {
        remark(flow, section, &words);
    }
    flow.gap(20.0);
    flow.rule(Ink::Hair, 0.6);
    flow.pad(10.0);
    verdict(flow, section, &report.summary);
    flow.gap(14.0);
    bar(flow, &report.summary);
    flow.gap(8.0);
    tally(flow, section, &report.summary);
    flow.gap(16.0);
    facts(flow, section, report);
    section
}

fn what(flow: &mut Flow<'_>, section: NodeId, copy: &Copy<'_>) {
    let head = &copy.report.head;
    let node = flow.tree.add(section, Kind::Paragraph);
    let redacted = if head.redacted { " · redacted for use outside the desk" } else { "" };
    let left = Text::of(copy.kind, STRONG).words(redacted, QUIET);
    let right =
        Text::of(&head.last.map(|last| format!(" as of {}", moment(last))).unwrap_or_default(), QUIET);
    let y = baseline(LEAD, BODY.size);
    let mut items = Vec::new();
    for (text, ends) in [(left, false), (right, true)] {
        let Some(line) = lines(flow.faces, &text, flow.width).into_iter().next() else { continue };
        let x = if ends { flow.width - line.width } else { 0.0 };
        items.push(Item::Line { x, y, line, node: Some(node) });
    }
    items.push(Item::Area { x: 0.0, y: 18.0, width: flow.width, height: 1.3, ink: Ink::Black });
    flow.push(Row { height: 20.0, is_kept: true, items, ..Row::default() });
}

fn title(flow: &mut Flow<'_>, section: NodeId, head: &Head) {
    let words = titled(head);
    let place = flow.bookmark(&words);
    flow.gap(22.0);
    flow.place(place);
    let node = flow.tree.add(section, Kind::Heading(1, words.clone()));
    let size = if words.chars().count() > 90 { 19.0 } else { 24.0 };
    let big = Style::new(Face::SerifBold, size, Ink::Black);
    let block = Block { x: 0.0, width: flow.width * 0.92, lead: size * 1.24, size, is_kept: true };
    let lines = balanced(flow.faces, &Text::of(&words, big), block.width);
    flow.lines(node, lines, block);
    flow.gap(6.0);
    let under = Style { size: 10.0, ..QUIET };
    let block = Block { lead: 15.0, size: 10.0, ..full(flow.width) };
    flow.paragraph(section, &Text::of(&told::under(head), under), block);
}

/// The title on one line; a heading is never empty.
pub(super) fn titled(head: &Head) -> String {
    let title = printable(&head.title).replace('\n', " ");
    if title.trim().is_empty() { "Untitled".to_owned() } else { title }
}

/// What a reader must know before believing the rest.
fn said(copy: &Copy<'_>) -> Vec<String> {
    let mut said = told::said(&copy.report.head);
    said.extend(told::in_part(copy.report));
    said.extend(copy.for_editor());
    said.extend(super::missing::told(&copy.missing));
    said
}

fn remark(flow: &mut Flow<'_>, section: NodeId, words: &str) {
    flow.gap(12.0);
    let from = flow.rows.len();
    let block = Block { x: 12.0, width: flow.width - 12.0, ..full(flow.width) };
    flow.paragraph(section, &Text::of(words, BODY), block);
    barred(flow, from, Ink::Black, 1.8);
}

/// Ready or not, and why, side by side.
fn verdict(flow: &mut Flow<'_>, section: NodeId, summary: &Summary) {
    let big = Style::new(Face::SansBold, 16.0, Ink::Black);
    let verdict = if summary.ready { "Ready" } else { "Not ready" };
    let settled =
        format!("{} of {} settled", figure(summary.settled), count(summary.total, "claim", "claims"));
    let covered = format!("{} % of sentences covered", summary.coverage.percent);
    let half = 160.0;
    let mut items = Vec::new();
    let mut left = 0.0;
    for (words, style, lead) in [(verdict, big, 22.0), (&settled, QUIET, LEAD), (&covered, QUIET, LEAD)] {
        let node = flow.tree.add(section, Kind::Paragraph);
        for line in lines(flow.faces, &Text::of(words, style), half - 12.0) {
            items.push(Item::Line { x: 0.0, y: left + baseline(lead, style.size), line, node: Some(node) });
            left += lead;
        }
    }
    let mut right = 4.0;
    let list = flow.tree.add(section, Kind::List(false));
    let reasons = reasons(summary);
    for reason in &reasons {
        let item = flow.tree.add(list, Kind::Item);
        let node = flow.tree.add(item, Kind::ItemBody);
        let x = if reasons.len() > 1 { half + 12.0 } else { half };
        if reasons.len() > 1 {
            let y = right + LEAD / 2.0;
            items.push(Item::Area { x: half, y, width: 5.0, height: 0.9, ink: Ink::Faint });
        }
        for line in lines(flow.faces, &Text::of(reason, BODY), flow.width - x) {
            items.push(Item::Line { x, y: right + baseline(LEAD, BODY.size), line, node: Some(node) });
            right += LEAD;
        }
    }
    flow.push(Row { height: left.max(right), items, ..Row::default() });
}

fn reasons(summary: &Summary) -> Vec<String> {
    if summary.ready {
        let all = "No claim is open, every mark holds and meets the house rule, every decision is made, and every sentence is covered.";
        return vec![all.to_owned()];
    }
    summary.why_not.clone()
}

/// The progress as one bar: settled, to act on, open.
fn bar(flow: &mut Flow<'_>, summary: &Summary) {
    let counted =
        |status: Status| summary.statuses.get(usize::from(status.digit())).map_or(0, |count| count.n);
    let some: Vec<(Status, usize)> = Status::BY_PROGRESS
        .into_iter()
        .map(|status| (status, counted(status)))
        .filter(|(_, n)| *n > 0)
        .collect();
    let gaps = 1.6 * some.len().saturating_sub(1) as f32;
    let mut x = 0.0;
    let mut items = Vec::new();
    for (status, n) in some {
        let width = (flow.width - gaps) * n as f32 / summary.total.max(1) as f32;
        let (y, height) = (0.0, 7.0);
        items.push(match status {
            Status::Unchecked => Item::Frame { x, y, width, height, ink: Ink::Rule },
            Status::NoCheck => Item::Area { x, y, width, height, ink: Ink::Rule },
            status => Item::Area { x, y, width, height, ink: Ink::Status(status) },
        });
        x += width + 1.6;
    }
    flow.push(Row { height: 7.0, is_kept: true, items, ..Row::default() });
}

/// All eight statuses with their figures, in four columns.
fn tally(flow: &mut Flow<'_>, section: NodeId, summary: &Summary) {
    let list = flow.tree.add(section, Kind::List(false));
    let column = flow.width / 4.0;
    let mut items = Vec::new();
    for (n, (status, count)) in Status::ALL.into_iter().zip(&summary.statuses).enumerate() {
        let item = flow.tree.add(list, Kind::Item);
        let node = Some(flow.tree.add(item, Kind::ItemBody));
        let (x, y) = (column * (n % 4) as f32, 17.0 * (n / 4) as f32 + baseline(17.0, BODY.size));
        let (name, bold) = if count.n == 0 { (NAME, NAME) } else { (BODY, STRONG) };
        let told = Text::default().sign(status, BODY).words(&format!("\u{A0}\u{A0}{} ", status.name()), name);
        let number = Text::of(&figure(count.n), bold);
        for (text, at) in [(told, None), (number, Some(column - 14.0))] {
            if let Some(line) = lines(flow.faces, &text, column).into_iter().next() {
                let x = at.map_or(x, |end| x + end - line.width);
                items.push(Item::Line { x, y, line, node });
            }
        }
    }
    flow.push(Row { height: 34.0, items, ..Row::default() });
}

fn facts(flow: &mut Flow<'_>, section: NodeId, report: &Report) {
    let head = &report.head;
    let draft = head.draft.as_ref();
    let told = [
        ("Checked by", told::checkers(head)),
        ("Worked on", told::worked(head)),
        ("Deadline", head.deadline.clone()),
        ("Notes", head.notes.clone()),
        ("House rule", head.house_rule.clone()),
        ("By kind", unbroken(&told::tallied(&report.summary.kinds))),
        ("Flags", unbroken(&told::tallied(&report.summary.flags))),
        ("File", draft.map(|draft| draft.name.clone()).unwrap_or_default()),
        ("Length", told::length(report)),
        ("SHA-256", draft.map(|draft| draft.sha256.clone()).unwrap_or_default()),
        ("Date from", draft.map(|draft| draft.published_from.in_words().to_owned()).unwrap_or_default()),
        ("Made with", joined([head.program.as_str()], "")),
    ];
    for (name, words) in told {
        fact(flow, section, name, &Text::of(&words, BODY), (0.0, NAMES));
    }
}

/// The same with each part of it on one line.
fn unbroken(parts: &str) -> String {
    parts.split(" · ").map(|part| part.replace(' ', "\u{A0}")).collect::<Vec<_>>().join(" · ")
}
