//! The elements of a page into blocks of text.
//!
//! Invariant: walks the tree without recursion, however deep it is; what a browser does not show is not read.

use dom_query::NodeRef;

use super::super::Role;
use super::super::warning::LeftOut;
use super::super::writer::Writer;

/// What an element makes of the words in it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Words that go on in the block.
    Inline,
    /// A block of its own.
    Block,
    Heading(usize),
    Caption,
    Cell,
    Row,
    Break,
    /// Words that stand as they are.
    Preformatted,
    /// Words that a browser puts in quotation marks.
    Quoted,
    /// Footnotes.
    Notes,
    /// Words struck out by an editor.
    Deleted,
    /// Nothing a reader sees, or no words.
    Hidden,
}

fn kind(name: &str) -> Kind {
    match name {
        "h1" => Kind::Heading(1),
        "h2" => Kind::Heading(2),
        "h3" | "h4" | "h5" | "h6" => Kind::Heading(3),
        "figcaption" | "caption" => Kind::Caption,
        "td" | "th" => Kind::Cell,
        "tr" => Kind::Row,
        "br" => Kind::Break,
        "pre" => Kind::Preformatted,
        "q" => Kind::Quoted,
        "del" => Kind::Deleted,
        "script" | "style" | "noscript" | "template" | "head" | "title" | "svg" | "math" | "select"
        | "button" | "input" | "textarea" | "iframe" | "object" | "audio" | "video" | "canvas" | "dialog"
        | "datalist" | "map" => Kind::Hidden,
        "p" | "div" | "section" | "article" | "header" | "footer" | "main" | "aside" | "nav" | "li"
        | "ul" | "ol" | "dl" | "dt" | "dd" | "blockquote" | "figure" | "hr" | "address" | "details"
        | "summary" | "center" | "fieldset" | "form" | "table" | "tbody" | "thead" | "tfoot" | "body"
        | "html" | "hgroup" | "legend" => Kind::Block,
        _ => Kind::Inline,
    }
}

/// Lines that stand between the paragraphs of an article and are no part of it.
const INSERTED: [&str; 9] = [
    "advertisement",
    "advertisements",
    "advertising",
    "sponsored",
    "sponsored content",
    "article continues below",
    "story continues below",
    "story continues below advertisement",
    "skip advertisement",
];

/// Writes the words below `root` into `writer`.
pub(super) fn write(root: &NodeRef<'_>, writer: &mut Writer) {
    let mut inside = Inside::default();
    let mut at = Some(*root);
    let mut is_down = true;
    while let Some(node) = at {
        let kind = kind_of(&node);
        if is_down {
            enter(&node, kind, &inside, writer);
            inside.step(kind, 1);
        }
        let child = node.first_child().filter(|_| is_down && !matches!(kind, Kind::Hidden | Kind::Deleted));
        if let Some(child) = child {
            at = Some(child);
            continue;
        }
        leave(kind, &inside, writer);
        inside.step(kind, -1);
        let sibling = node.next_sibling().filter(|_| node.id != root.id);
        is_down = sibling.is_some();
        at = sibling.or_else(|| node.parent().filter(|_| node.id != root.id));
    }
    writer.close();
}

/// How many elements of these kinds are open.
#[derive(Default)]
struct Inside {
    preformatted: isize,
    notes: isize,
}

impl Inside {
    const fn step(&mut self, kind: Kind, by: isize) {
        match kind {
            Kind::Preformatted => self.preformatted += by,
            Kind::Notes => self.notes += by,
            _ => {}
        }
    }
}

fn kind_of(node: &NodeRef<'_>) -> Kind {
    let Some(name) = node.node_name().filter(|_| node.is_element()) else { return Kind::Inline };
    let style = node.attr("style").unwrap_or_default().to_ascii_lowercase().replace(' ', "");
    let is_hidden = node.has_attr("hidden")
        || style.contains("display:none")
        || style.contains("visibility:hidden")
        || INSERTED.contains(&short_text(node).trim().to_lowercase().as_str());
    match kind(&name) {
        _ if is_hidden || (&*name == "a" && is_note_mark(node)) => Kind::Hidden,
        Kind::Block if holds_notes(node) => Kind::Notes,
        kind => kind,
    }
}

/// Whether a link is only the number of a note, or leads back from one.
fn is_note_mark(link: &NodeRef<'_>) -> bool {
    let words = link.text();
    let words = words.trim();
    let is_within = link.attr("href").is_some_and(|to| to.contains('#'));
    is_within && words.chars().count() <= 5 && !words.contains(char::is_alphabetic) && !words.is_empty()
}

/// Whether a block holds the notes of the text, as word processors mark them.
fn holds_notes(block: &NodeRef<'_>) -> bool {
    let id = block.id_attr().unwrap_or_default();
    id.starts_with("sdfootnote")
        || id.starts_with("sdendnote")
        || block.has_class("footnotes")
        || block.attr("role").is_some_and(|role| matches!(&*role, "doc-endnotes" | "doc-footnote"))
}

/// The words right in a node, where it holds no elements and they are few.
fn short_text(node: &NodeRef<'_>) -> String {
    let only = node.first_child().filter(|child| child.is_text() && child.next_sibling().is_none());
    only.map(|text| text.text())
        .filter(|text| text.len() < 60)
        .map(|text| text.to_string())
        .unwrap_or_default()
}

fn enter(node: &NodeRef<'_>, kind: Kind, inside: &Inside, writer: &mut Writer) {
    match kind {
        Kind::Inline if node.is_text() => {
            let text = node.text();
            if inside.preformatted > 0 { preformatted(&text, writer) } else { writer.flow(&text) }
        }
        Kind::Block | Kind::Preformatted | Kind::Notes => writer.end_block(),
        Kind::Heading(level) => {
            writer.end_block();
            writer.set_heading(level);
        }
        Kind::Caption => {
            writer.end_block();
            writer.set_role(Role::Caption);
        }
        Kind::Cell => writer.start_cell(),
        Kind::Row => writer.end_row(),
        Kind::Break => writer.break_line(),
        Kind::Quoted => writer.push("“"),
        Kind::Deleted => writer.leave_out(LeftOut::Deletion, 1),
        Kind::Inline | Kind::Hidden => {}
    }
}

/// Words that stand as they are; a blank line parts them.
fn preformatted(text: &str, writer: &mut Writer) {
    for (number, line) in text.lines().enumerate() {
        if line.trim().is_empty() && number > 0 {
            writer.end_block();
        }
        writer.push(line);
        writer.push("\n");
    }
}

fn leave(kind: Kind, inside: &Inside, writer: &mut Writer) {
    match kind {
        Kind::Block | Kind::Preformatted | Kind::Notes | Kind::Heading(_) | Kind::Caption => {
            if inside.notes > 0 {
                writer.set_role(Role::Note);
            }
            writer.end_block();
        }
        Kind::Cell => {
            writer.end_block();
            writer.end_cell();
        }
        Kind::Row => writer.end_row(),
        Kind::Quoted => writer.push("”"),
        Kind::Inline | Kind::Break | Kind::Hidden | Kind::Deleted => {}
    }
}

/// How deep elements stand in one another below `root`.
pub(super) fn depth(root: &NodeRef<'_>) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    let mut at = Some(*root);
    let mut is_down = true;
    while let Some(node) = at {
        if let Some(child) = node.first_child().filter(|_| is_down) {
            depth += 1;
            deepest = deepest.max(depth);
            at = Some(child);
            continue;
        }
        let sibling = node.next_sibling().filter(|_| node.id != root.id);
        is_down = sibling.is_some();
        if !is_down {
            depth = depth.saturating_sub(1);
        }
        at = sibling.or_else(|| node.parent().filter(|_| node.id != root.id));
    }
    deepest
}
