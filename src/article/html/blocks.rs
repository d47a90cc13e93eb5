//! The elements of a page into blocks of text.
//!
//! Invariant: walks the tree without recursion, however deep it is; what a browser does not show is not read.

use dom_query::NodeRef;

use super::super::Role;
use super::super::page::Writer;

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
    let mut preformatted = 0_usize;
    let mut at = Some(*root);
    let mut is_down = true;
    while let Some(node) = at {
        let kind = kind_of(&node);
        if is_down {
            enter(&node, kind, preformatted > 0, writer);
            preformatted += usize::from(kind == Kind::Preformatted);
        }
        let child = node.first_child().filter(|_| is_down && kind != Kind::Hidden);
        if let Some(child) = child {
            at = Some(child);
            continue;
        }
        leave(kind, writer);
        preformatted -= usize::from(kind == Kind::Preformatted);
        let sibling = node.next_sibling().filter(|_| node.id != root.id);
        is_down = sibling.is_some();
        at = sibling.or_else(|| node.parent().filter(|_| node.id != root.id));
    }
    writer.close();
}

fn kind_of(node: &NodeRef<'_>) -> Kind {
    let Some(name) = node.node_name().filter(|_| node.is_element()) else { return Kind::Inline };
    let style = node.attr("style").unwrap_or_default().to_ascii_lowercase().replace(' ', "");
    let is_hidden = node.has_attr("hidden")
        || style.contains("display:none")
        || style.contains("visibility:hidden")
        || INSERTED.contains(&short_text(node).trim().to_lowercase().as_str());
    if is_hidden { Kind::Hidden } else { kind(&name) }
}

/// The words right in a node, where it holds no elements and they are few.
fn short_text(node: &NodeRef<'_>) -> String {
    let only = node.first_child().filter(|child| child.is_text() && child.next_sibling().is_none());
    only.map(|text| text.text())
        .filter(|text| text.len() < 60)
        .map(|text| text.to_string())
        .unwrap_or_default()
}

fn enter(node: &NodeRef<'_>, kind: Kind, is_preformatted: bool, writer: &mut Writer) {
    match kind {
        Kind::Inline if node.is_text() => {
            let text = node.text();
            if is_preformatted { preformatted(&text, writer) } else { writer.flow(&text) }
        }
        Kind::Block | Kind::Preformatted => writer.end_block(),
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

fn leave(kind: Kind, writer: &mut Writer) {
    match kind {
        Kind::Block | Kind::Preformatted | Kind::Heading(_) | Kind::Caption => writer.end_block(),
        Kind::Cell => {
            writer.end_block();
            writer.end_cell();
        }
        Kind::Row => writer.end_row(),
        Kind::Inline | Kind::Break | Kind::Hidden => {}
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
