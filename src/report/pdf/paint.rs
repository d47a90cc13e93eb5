//! Pages into a PDF: letters with their meaning, ornaments without, links, bookmarks, and what the document says of itself.
//!
//! Invariant: everything painted hangs on the structure or is an ornament; nothing depends on clock or machine.

use krilla::Document;
use krilla::action::{Action, LinkAction};
use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::configure::Configuration;
use krilla::geom::{Point, Rect};
use krilla::page::PageSettings;
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Identifier, SpanTag};
use krilla::{SerializeSettings, error::KrillaError};

use super::about::{Imprint, accessible, destination, metadata, outline};
use super::face::{Face, Faces};
use super::flow::{Bookmark, Item, baseline};
use super::lines::{Body, Line, Piece, RAISED, RISE, lines};
use super::mark::{self, Ink};
use super::ornaments::{below, strike, tick};
use super::pages::{Page, Pages, Sheet};
use super::sign;
use super::text::{Link, Place, Style, Text};
use super::tree::{Kind, NodeId, Tree};

/// A link that waits for its page to be painted.
struct Area {
    node: NodeId,
    rect: (f32, f32, f32, f32),
    link: Link,
    words: String,
}

struct Painter<'a> {
    faces: &'a Faces,
    sheet: &'a Sheet,
    pages: &'a Pages,
    tree: Tree,
    areas: Vec<Area>,
}

/// The document, with the seal of its standard or without; none where the library refuses it, which a test rules out.
pub(super) fn paint(
    faces: &Faces,
    sheet: &Sheet,
    pages: &Pages,
    (tree, bookmarks): (Tree, &[Bookmark]),
    imprint: &Imprint,
    is_sealed: bool,
) -> Result<Vec<u8>, KrillaError> {
    let mut document = Document::new_with(SerializeSettings {
        configuration: if is_sealed { accessible() } else { Configuration::default() },
        ..SerializeSettings::default()
    });
    document.set_metadata(metadata(imprint));
    let mut painter = Painter { faces, sheet, pages, tree, areas: Vec::new() };
    let count = pages.all.len();
    for (number, page) in pages.all.iter().enumerate() {
        let Some(settings) = PageSettings::from_wh(sheet.width, sheet.height) else { continue };
        let mut paper = document.start_page_with(settings);
        let mut surface = paper.surface();
        painter.page(&mut surface, page);
        painter.running(&mut surface, imprint, number, count);
        surface.finish();
        for area in std::mem::take(&mut painter.areas) {
            if let Some(annotation) = painter.annotation(&area) {
                let id = paper.add_tagged_annotation(annotation);
                painter.tree.area(area.node, id);
            }
        }
        paper.finish();
    }
    document.set_outline(outline(bookmarks, pages, sheet));
    document.set_tag_tree(painter.tree.finish());
    document.finish()
}

fn ornament(surface: &mut Surface<'_>, kind: ArtifactType, draw: impl FnOnce(&mut Surface<'_>)) {
    surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(kind)));
    draw(surface);
    surface.end_tagged();
}

impl Painter<'_> {
    fn page(&mut self, surface: &mut Surface<'_>, page: &Page) {
        let left = self.sheet.left;
        ornament(surface, ArtifactType::Layout, |surface| {
            for (y, row) in &page.rows {
                for item in &row.items {
                    below(surface, item, (left, *y));
                }
            }
        });
        for (top, row) in &page.rows {
            for item in &row.items {
                match item {
                    Item::Line { x, y, line, node } => {
                        self.line(surface, line, (left + x, top + y), *node);
                    }
                    Item::PageOf { x, y, place, style, node } => {
                        self.page_of(surface, *place, *style, (left + x, top + y), *node);
                    }
                    _ => {}
                }
            }
        }
        let beside = left + super::galley::NOTES_AT;
        for (top, note) in &page.notes {
            for (n, line) in note.lines.iter().enumerate() {
                let y = top + n as f32 * note.lead + baseline(note.lead, note.size);
                self.line(surface, line, (beside, y), Some(note.node));
            }
        }
    }

    /// The number of the page that `place` is on, ending at a point.
    fn page_of(
        &mut self,
        surface: &mut Surface<'_>,
        place: Place,
        style: Style,
        (x, y): (f32, f32),
        node: NodeId,
    ) {
        let Some((page, _)) = self.pages.places.get(&place) else { return };
        let number = Text::default().linked(&(page + 1).to_string(), style, Some(Link::To(place)));
        for line in lines(self.faces, &number, self.sheet.inner_width()) {
            self.line(surface, &line, (x - line.width, y), Some(node));
        }
    }

    /// The letters of a line: those of one link together, everything else together.
    fn line(&mut self, surface: &mut Surface<'_>, line: &Line, at: (f32, f32), node: Option<NodeId>) {
        let mut rest = line.pieces.as_slice();
        while let Some(first) = rest.first() {
            let n = rest.iter().position(|piece| piece.look.link != first.look.link).unwrap_or(rest.len());
            let (same, after) = rest.split_at(n);
            rest = after;
            match (node, &first.look.link) {
                (None, _) => ornament(surface, ArtifactType::PaginationOther, |surface| {
                    for piece in same {
                        self.piece(surface, piece, at);
                    }
                }),
                (Some(node), None) => self.meaning(surface, same, at, node),
                (Some(node), Some(link)) => self.link(surface, same, at, node, link),
            }
        }
    }

    fn link(
        &mut self,
        surface: &mut Surface<'_>,
        pieces: &[Piece],
        at: (f32, f32),
        node: NodeId,
        link: &Link,
    ) {
        let leads = match link {
            Link::To(place) => self.pages.places.contains_key(place),
            Link::Out(_) => true,
        };
        if !leads {
            return self.meaning(surface, pieces, at, node);
        }
        let inner = self.tree.add(node, Kind::Link);
        self.meaning(surface, pieces, at, inner);
        let (Some(first), Some(last)) = (pieces.first(), pieces.last()) else { return };
        let size = pieces.iter().map(|piece| piece.look.style.size).fold(0.0, f32::max);
        let rect = (at.0 + first.x, at.1 - size * 0.95, at.0 + last.x + last.width, at.1 + size * 0.3);
        self.areas.push(Area { node: inner, rect, link: link.clone(), words: told(pieces) });
    }

    /// Pieces with what they mean: signs are told by their names, raised numbers not at all.
    fn meaning(&mut self, surface: &mut Surface<'_>, pieces: &[Piece], at: (f32, f32), node: NodeId) {
        let mut rest = pieces;
        while let Some(first) = rest.first() {
            let is_letters = |piece: &Piece| matches!(piece.body, Body::Letters { .. });
            let n = rest.iter().position(|piece| !is_letters(piece)).unwrap_or(rest.len()).max(1);
            let (same, after) = rest.split_at(n);
            rest = after;
            let name = match &first.body {
                Body::Number { .. } => {
                    ornament(surface, ArtifactType::Layout, |surface| self.piece(surface, first, at));
                    continue;
                }
                Body::Sign(status) => Some(status.name()),
                Body::Tick(true) => Some("chosen"),
                Body::Tick(false) => Some("not chosen"),
                Body::Letters { .. } => None,
            };
            let id: Identifier = surface.start_tagged(ContentTag::Span(SpanTag::empty().with_alt_text(name)));
            for piece in same {
                self.piece(surface, piece, at);
            }
            surface.end_tagged();
            self.tree.leaf(node, id);
            if same.iter().any(|piece| piece.look.decor.is_struck) {
                ornament(surface, ArtifactType::Layout, |surface| {
                    for piece in same {
                        strike(surface, piece, at);
                    }
                });
            }
        }
    }

    fn piece(&self, surface: &mut Surface<'_>, piece: &Piece, (x, y): (f32, f32)) {
        let style = piece.look.style;
        let x = x + piece.x;
        surface.set_stroke(None);
        surface.set_fill(Some(style.ink.fill()));
        match &piece.body {
            Body::Letters { face, text, glyphs } => {
                if let Some(font) = self.faces.font(*face) {
                    surface.draw_glyphs(Point::from_xy(x, y), glyphs, font, text, style.size, false);
                }
            }
            Body::Number { face, text, glyphs } => {
                if let Some(font) = self.faces.font(*face) {
                    let raised = Point::from_xy(x + style.size * 0.06, y - style.size * RISE);
                    surface.draw_glyphs(raised, glyphs, font, text, style.size * RAISED, true);
                }
            }
            Body::Sign(status) => sign::sign(surface, *status, (x, y - style.size * 0.86), style.size),
            Body::Tick(is_on) => tick(surface, *is_on, (x, y - style.size * 0.82), style.size * 0.92),
        }
    }

    fn annotation(&self, area: &Area) -> Option<Annotation> {
        let (left, top, right, bottom) = area.rect;
        let rect = Rect::from_ltrb(left, top, right, bottom)?;
        let (target, told) = match &area.link {
            Link::To(place) => {
                let destination = destination(self.pages, self.sheet, *place)?;
                (Target::Destination(destination.into()), leads_to(*place))
            }
            Link::Out(url) => (Target::Action(Action::Link(LinkAction::new(url.clone()))), url.clone()),
        };
        let told = if area.words.is_empty() { told } else { format!("{}: {told}", area.words) };
        Some(Annotation::new_link(LinkAnnotation::new(rect, target), Some(told)))
    }

    /// The head and the foot of a page.
    fn running(&self, surface: &mut Surface<'_>, imprint: &Imprint, number: usize, count: usize) {
        let style = Style::new(Face::Sans, 7.5, Ink::Faint);
        let (left, right) = (self.sheet.left, self.sheet.width - self.sheet.right);
        let foot = self.sheet.height - self.sheet.bottom + 30.0;
        ornament(surface, ArtifactType::Footer, |surface| {
            self.aside(surface, &imprint.program, style, (left, foot), false);
            self.aside(surface, &format!("{} of {count}", number + 1), style, (right, foot), true);
        });
        if number > 0 {
            let head = self.sheet.top - 24.0;
            let title = crate::report::words::shortened(&imprint.title, 70);
            ornament(surface, ArtifactType::Header, |surface| {
                self.aside(surface, &title, style.in_face(Face::SansMedium), (left, head), false);
                self.aside(
                    surface,
                    &format!("{} · {}", imprint.kind, imprint.date),
                    style,
                    (right, head),
                    true,
                );
                mark::rule(surface, Ink::Hair, (left, head + 6.0), right - left, 0.5);
            });
        }
    }

    fn aside(&self, surface: &mut Surface<'_>, words: &str, style: Style, (x, y): (f32, f32), ends: bool) {
        let lines = lines(self.faces, &Text::of(words, style), self.sheet.inner_width());
        let Some(line) = lines.first() else { return };
        let x = if ends { x - line.width } else { x };
        for piece in &line.pieces {
            self.piece(surface, piece, (x, y));
        }
    }
}

fn told(pieces: &[Piece]) -> String {
    let words = |piece: &Piece| match &piece.body {
        Body::Letters { text, .. } => text.clone(),
        Body::Sign(status) => format!("{} ", status.name()),
        _ => String::new(),
    };
    pieces.iter().map(words).collect::<String>().trim().to_owned()
}

fn leads_to(place: Place) -> String {
    match place {
        Place::Words(number) => format!("claim {number} in the article"),
        Place::Claim(number) => format!("claim {number} line by line"),
        Place::Source(number) => format!("source {number}"),
        Place::Section(_) => "the section".to_owned(),
    }
}
