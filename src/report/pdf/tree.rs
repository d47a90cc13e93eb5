//! The structure that those hear who do not see the page: headings, paragraphs, lists, tables, links.
//!
//! Invariant: what is painted hangs on one node, in the order in which it is read.

use std::num::{NonZeroU16, NonZeroU32};

use krilla::tagging::{Identifier, ListNumbering, TableHeaderScope, Tag, TagGroup, TagKind, TagTree};

/// A node by its place in the tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NodeId(usize);

/// What a node is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    /// A part of the document with its heading.
    Section,
    /// The article.
    Article,
    /// Things that belong together.
    Group,
    /// A paragraph.
    Paragraph,
    /// A remark beside a paragraph.
    Aside,
    /// Words of somebody else.
    Quote,
    /// A heading of a level, with its words.
    Heading(u16, String),
    /// A list whose items are numbered, or are not.
    List(bool),
    /// An item of a list.
    Item,
    /// What an item says.
    ItemBody,
    /// What stands on which page.
    Contents,
    /// One line of that.
    ContentsLine,
    /// A table.
    Table,
    /// Its head.
    TableHead,
    /// Its rows.
    TableBody,
    /// A row.
    Row,
    /// The head of a column.
    ColumnHead,
    /// A cell over so many columns.
    Cell(u32),
    /// Words that lead somewhere.
    Link,
}

impl Kind {
    fn tag(&self) -> TagKind {
        match self {
            Self::Section => Tag::Section.into(),
            Self::Article => Tag::Article.into(),
            Self::Group | Self::Aside => Tag::Div.into(),
            Self::Paragraph => Tag::P.into(),
            Self::Quote => Tag::BlockQuote.into(),
            Self::Heading(level, words) => {
                let level = NonZeroU16::new(*level).unwrap_or(NonZeroU16::MIN);
                Tag::Hn(level, Some(words.clone())).into()
            }
            Self::List(is_numbered) => {
                let numbering = if *is_numbered { ListNumbering::Decimal } else { ListNumbering::None };
                Tag::L(numbering).into()
            }
            Self::Item => Tag::LI.into(),
            Self::ItemBody => Tag::LBody.into(),
            Self::Contents => Tag::TOC.into(),
            Self::ContentsLine => Tag::TOCI.into(),
            Self::Table => Tag::Table.into(),
            Self::TableHead => Tag::THead.into(),
            Self::TableBody => Tag::TBody.into(),
            Self::Row => Tag::TR.into(),
            Self::ColumnHead => Tag::TH(TableHeaderScope::Column).into(),
            Self::Cell(1) => Tag::TD.into(),
            Self::Cell(columns) => Tag::TD.with_col_span(NonZeroU32::new(*columns)).into(),
            Self::Link => Tag::Link.into(),
        }
    }
}

enum Child {
    Node(usize),
    Leaf(Identifier),
}

/// All nodes.
pub(super) struct Tree {
    nodes: Vec<(Kind, Vec<Child>)>,
}

impl Tree {
    /// The node that holds all others.
    pub(super) const ROOT: NodeId = NodeId(0);

    /// A tree with nothing in it.
    pub(super) fn new() -> Self {
        Self { nodes: vec![(Kind::Group, Vec::new())] }
    }

    /// A new node, the last child of `parent`.
    pub(super) fn add(&mut self, parent: NodeId, kind: Kind) -> NodeId {
        let id = self.nodes.len();
        self.nodes.push((kind, Vec::new()));
        if let Some((_, children)) = self.nodes.get_mut(parent.0) {
            children.push(Child::Node(id));
        }
        NodeId(id)
    }

    /// Hangs painted content on `node`.
    pub(super) fn leaf(&mut self, node: NodeId, leaf: Identifier) {
        if let Some((_, children)) = self.nodes.get_mut(node.0) {
            children.push(Child::Leaf(leaf));
        }
    }

    /// Hangs the area that is clicked on `node`, where it is looked for: before what is seen.
    pub(super) fn area(&mut self, node: NodeId, area: Identifier) {
        if let Some((_, children)) = self.nodes.get_mut(node.0) {
            children.insert(0, Child::Leaf(area));
        }
    }

    /// The tree as the document takes it in.
    pub(super) fn finish(self) -> TagTree {
        let mut tree = TagTree::new();
        for child in self.nodes.first().map_or(&[][..], |(_, children)| children) {
            match child {
                Child::Node(id) => tree.push(self.group(*id)),
                Child::Leaf(leaf) => tree.push(*leaf),
            }
        }
        tree
    }

    fn group(&self, id: usize) -> TagGroup {
        let Some((kind, children)) = self.nodes.get(id) else { return TagGroup::new(Tag::Div) };
        let mut group = TagGroup::new(kind.tag());
        for child in children {
            match child {
                Child::Node(id) => group.push(self.group(*id)),
                Child::Leaf(leaf) => group.push(*leaf),
            }
        }
        group
    }
}
