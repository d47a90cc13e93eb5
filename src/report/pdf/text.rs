//! Words with their looks, before they are broken into lines.
//!
//! Invariant: what people wrote is made visible as it comes in, and never becomes anything but words.

use std::rc::Rc;

use super::face::Face;
use super::mark::Ink;
use crate::desk::Status;
use crate::report::address;
use crate::report::words::visible;

/// A face, its size in points, and its ink.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Style {
    pub(super) face: Face,
    pub(super) size: f32,
    pub(super) ink: Ink,
}

impl Style {
    pub(super) const fn new(face: Face, size: f32, ink: Ink) -> Self {
        Self { face, size, ink }
    }

    /// The same in another ink.
    pub(super) const fn in_ink(self, ink: Ink) -> Self {
        Self { ink, ..self }
    }

    /// The same in another face.
    pub(super) const fn in_face(self, face: Face) -> Self {
        Self { face, ..self }
    }
}

/// A place in the document that can be led to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Place {
    /// The words of a claim in the article.
    Words(usize),
    /// A claim in the list of all.
    Claim(usize),
    /// A source in the list of sources.
    Source(usize),
    /// A heading: its number in the document.
    Section(usize),
}

/// Where words lead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Link {
    /// Elsewhere in the document.
    To(Place),
    /// Out of it: an address known to be harmless.
    Out(String),
}

/// The line under the words of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Under {
    pub(super) status: Status,
    /// How far below the words, from 0: claims lie over one another.
    pub(super) level: usize,
    /// Whether its mark no longer holds.
    pub(super) is_stale: bool,
}

/// What is drawn with words beside their letters.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Decor {
    pub(super) under: Vec<Under>,
    /// Words taken out.
    pub(super) is_struck: bool,
    /// Words put in.
    pub(super) is_put: bool,
}

/// The look that letters in a row share.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Look {
    pub(super) style: Style,
    pub(super) link: Option<Link>,
    pub(super) decor: Decor,
    /// Places that begin here.
    pub(super) anchors: Vec<Place>,
}

impl Look {
    /// Nothing but a style.
    pub(super) const fn plain(style: Style) -> Self {
        let decor = Decor { under: Vec::new(), is_struck: false, is_put: false };
        Self { style, link: None, decor, anchors: Vec::new() }
    }
}

/// What stands in a row.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum What {
    /// Letters.
    Words(String),
    /// The sign of a status.
    Sign(Status),
    /// A box to tick, or one that is ticked.
    Tick(bool),
    /// A raised number that is seen and not read: whoever copies the words gets the words alone.
    Number(String),
    /// Room between two things, in points; a line may end there.
    Room(u8),
}

/// A stretch of one look.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Run {
    pub(super) what: What,
    pub(super) look: Rc<Look>,
}

/// Words fit for a document: what nobody sees but changes what is seen becomes a mark, and letters that a PDF may not
/// name become one that it may.
pub(super) fn printable(words: &str) -> String {
    let named = |c: char| match c {
        '\u{FEFF}' => '\u{2060}',
        '\u{FFFE}' | '\u{FFFF}' => '\u{FFFD}',
        c => c,
    };
    visible(words).chars().map(named).collect()
}

/// A paragraph's worth of runs.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Text {
    pub(super) runs: Vec<Run>,
}

impl Text {
    /// `words` in one style.
    pub(super) fn of(words: &str, style: Style) -> Self {
        Self::default().words(words, style)
    }

    /// With `words` after it.
    pub(super) fn words(self, words: &str, style: Style) -> Self {
        self.linked(words, style, None)
    }

    /// With words that lead somewhere after it.
    pub(super) fn linked(self, words: &str, style: Style, link: Option<Link>) -> Self {
        self.with(What::Words(printable(words)), Look { link, ..Look::plain(style) })
    }

    /// With an address after it, as a link where it is one that only leads somewhere.
    pub(super) fn address(self, url: &str, style: Style) -> Self {
        self.linked(url, style, address::target(url).map(|target| Link::Out(address::ascii(&target))))
    }

    /// With the sign of a status after it.
    pub(super) fn sign(self, status: Status, style: Style) -> Self {
        self.plain(What::Sign(status), style.in_ink(Ink::Status(status)))
    }

    /// With a box after it.
    pub(super) fn tick(self, is_on: bool, style: Style) -> Self {
        self.plain(What::Tick(is_on), style)
    }

    /// With room after it.
    pub(super) fn room(self, points: u8, style: Style) -> Self {
        self.plain(What::Room(points), style)
    }

    fn plain(self, what: What, style: Style) -> Self {
        self.with(what, Look::plain(style))
    }

    /// With something in its own look after it.
    pub(super) fn with(mut self, what: What, look: Look) -> Self {
        if what != What::Words(String::new()) || !look.anchors.is_empty() {
            self.runs.push(Run { what, look: Rc::new(look) });
        }
        self
    }

    /// With all of `other` after it.
    pub(super) fn then(mut self, other: Self) -> Self {
        self.runs.extend(other.runs);
        self
    }

    /// Whether nothing stands in it.
    pub(super) fn is_empty(&self) -> bool {
        self.runs.is_empty()
    }

    /// Its words alone.
    pub(super) fn plain_words(&self) -> String {
        let words = |run: &Run| match &run.what {
            What::Words(words) => Some(words.clone()),
            _ => None,
        };
        self.runs.iter().filter_map(words).collect()
    }
}
