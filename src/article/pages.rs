//! Where the words of an article are printed, for formats that have pages: which page, and which place on it.
//!
//! Invariant: words stand in text order; every place lies on a page that there is. Kept in tenths of a point, twenty
//! bytes a word.

use crate::text::Span;

/// A rectangle on a page, in points from its top left corner as it is shown.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Frame {
    /// Its left edge.
    pub left: f32,
    /// Its top.
    pub top: f32,
    /// Its right edge.
    pub right: f32,
    /// Its bottom.
    pub bottom: f32,
}

impl Frame {
    /// The least frame around both.
    #[must_use]
    pub const fn around(self, other: Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }

    /// The part of it between two shares of its width.
    fn part(self, from: f32, to: f32) -> Self {
        let width = self.right - self.left;
        Self { left: self.left + width * from, right: self.left + width * to, ..self }
    }

    /// Whether `next` goes on in the same line.
    fn is_followed_by(self, next: Self) -> bool {
        let middle = f32::midpoint(next.top, next.bottom);
        (self.top..=self.bottom).contains(&middle) && next.left >= self.left
    }
}

/// Where some words are printed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place {
    /// The page, counted from 0.
    pub page: usize,
    /// Its place there.
    pub frame: Frame,
}

/// The pages of an article and where its words stand on them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Pages {
    sizes: Vec<[u16; 2]>,
    words: Vec<Printed>,
}

/// One word, or the part of one that stands on one line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Printed {
    start: u32,
    end: u32,
    page: u16,
    frame: [u16; 4],
}

/// Places are kept in tenths of a point.
const PER_POINT: f32 = 10.0;

impl Pages {
    /// Pages of these widths and heights, in points, without words yet.
    pub(super) fn new(sizes: impl IntoIterator<Item = (f32, f32)>) -> Self {
        let sizes = sizes.into_iter().map(|(width, height)| [tenths(width), tenths(height)]).collect();
        Self { sizes, words: Vec::new() }
    }

    /// Adds the next word of the text.
    pub(super) fn push(&mut self, span: Span, place: Place) {
        let Frame { left, top, right, bottom } = place.frame;
        self.words.push(Printed {
            start: span.start as u32,
            end: span.end as u32,
            page: place.page as u16,
            frame: [tenths(left), tenths(top), tenths(right), tenths(bottom)],
        });
    }

    /// Ends the last word where the text now ends.
    pub(super) fn shorten(&mut self, end: usize) {
        if let Some(last) = self.words.last_mut() {
            last.end = last.end.min(end as u32);
        }
    }

    /// How many pages there are.
    pub const fn count(&self) -> usize {
        self.sizes.len()
    }

    /// Width and height of a page, in points.
    pub fn size(&self, page: usize) -> Option<(f32, f32)> {
        self.sizes.get(page).map(|&[width, height]| (points(width), points(height)))
    }

    /// The places where the words at `span` are printed, one for each line they run over, in reading order.
    pub fn places(&self, span: Span) -> Vec<Place> {
        let first = self.words.partition_point(|word| word.end as usize <= span.start);
        let words = self.words.iter().skip(first).take_while(|word| (word.start as usize) < span.end);
        let mut places: Vec<Place> = Vec::new();
        for place in words.map(|word| word.within(span)) {
            match places.last_mut() {
                Some(last) if last.page == place.page && last.frame.is_followed_by(place.frame) => {
                    last.frame = last.frame.around(place.frame);
                }
                _ => places.push(place),
            }
        }
        places
    }

    /// The page that the text at `at` stands on, or the one the text before it stands on.
    pub fn page_of(&self, at: usize) -> Option<usize> {
        let after = self.words.partition_point(|word| word.start as usize <= at);
        self.words.get(after.saturating_sub(1)).map(|word| usize::from(word.page))
    }
}

impl Printed {
    /// The place of the part of this word that lies in `span`; its letters are taken to be equally wide.
    fn within(&self, span: Span) -> Place {
        let [left, top, right, bottom] = self.frame.map(points);
        let (start, end) = (self.start as usize, self.end as usize);
        let share =
            |at: usize| at.clamp(start, end).saturating_sub(start) as f32 / (end - start).max(1) as f32;
        let frame = Frame { left, top, right, bottom }.part(share(span.start), share(span.end));
        Place { page: usize::from(self.page), frame }
    }
}

fn tenths(points: f32) -> u16 {
    (points * PER_POINT).round() as u16
}

fn points(tenths: u16) -> f32 {
    f32::from(tenths) / PER_POINT
}

#[cfg(test)]
mod tests {
    use super::*;

    /// "The ferry burned": "The" and "ferry" on one line, "burned" on the next page.
    fn pages() -> Pages {
        let mut pages = Pages::new([(595.0, 842.0), (595.0, 842.0)]);
        let frame = |left, right| Frame { left, top: 100.0, right, bottom: 110.0 };
        pages.push(Span::new(0, 3), Place { page: 0, frame: frame(50.0, 65.0) });
        pages.push(Span::new(4, 9), Place { page: 0, frame: frame(70.0, 95.0) });
        pages.push(Span::new(10, 16), Place { page: 1, frame: frame(50.0, 80.0) });
        pages
    }

    #[test]
    fn words_of_one_line_make_one_place() {
        let places = pages().places(Span::new(0, 16));
        assert_eq!(places.len(), 2);
        assert_eq!(places[0].frame, Frame { left: 50.0, top: 100.0, right: 95.0, bottom: 110.0 });
        assert_eq!((places[0].page, places[1].page), (0, 1));
    }

    #[test]
    fn part_of_a_word_has_its_share_of_the_place() {
        let places = pages().places(Span::new(6, 8));
        assert_eq!(places.len(), 1);
        assert_eq!((places[0].frame.left, places[0].frame.right), (80.0, 90.0));
    }

    #[test]
    fn text_between_words_has_no_place_but_a_page() {
        assert_eq!(pages().places(Span::new(9, 10)), []);
        assert_eq!(pages().page_of(9), Some(0));
        assert_eq!(pages().page_of(12), Some(1));
        assert_eq!(Pages::default().page_of(0), None);
    }
}
