//! Pages that have been drawn: kept while they are in sight, and a few more for going back and forth.
//!
//! Invariant: what is not in sight takes up to [`MOST_PIXELS`] pixels, whatever was looked at.

use std::collections::BTreeSet;

use eframe::egui::{ColorImage, Context, TextureHandle, TextureOptions};

use crate::ui::facsimiles::Wanted;

/// The most pixels kept, of four bytes each: some ten pages on a usual screen.
const MOST_PIXELS: usize = 12_000_000;

/// A page that has been drawn.
pub(super) struct Leaf {
    drawn: Wanted,
    /// Its picture.
    pub(super) texture: TextureHandle,
}

/// The pages that have been drawn, the one seen last at the end.
#[derive(Default)]
pub(super) struct Leaves {
    kept: Vec<Leaf>,
    arrived: Vec<(Wanted, ColorImage)>,
    /// What has been asked for and has not come.
    asked: Option<Wanted>,
    undrawable: BTreeSet<usize>,
}

impl Leaves {
    /// Takes what was drawn.
    pub(super) fn take(&mut self, wanted: Wanted, image: Option<ColorImage>) {
        self.asked = None;
        match image {
            Some(image) => self.arrived.push((wanted, image)),
            None => {
                self.undrawable.insert(wanted.page);
            }
        }
    }

    /// Hands what has come to the graphics card.
    pub(super) fn unpack(&mut self, ctx: &Context) {
        for (drawn, image) in std::mem::take(&mut self.arrived) {
            self.kept.retain(|leaf| leaf.drawn.page != drawn.page);
            let name = format!("page {}", drawn.page + 1);
            let texture = ctx.load_texture(name, image, TextureOptions::LINEAR);
            self.kept.push(Leaf { drawn, texture });
        }
    }

    /// The page, however wide it was drawn.
    pub(super) fn leaf(&self, page: usize) -> Option<&Leaf> {
        self.kept.iter().find(|leaf| leaf.drawn.page == page)
    }

    /// Whether the page cannot be drawn.
    pub(super) fn is_undrawable(&self, page: usize) -> bool {
        self.undrawable.contains(&page)
    }

    /// The next page in sight to ask for, one at a time; those in sight are kept.
    pub(super) fn next(
        &mut self,
        in_sight: impl Iterator<Item = usize> + Clone,
        width: usize,
    ) -> Option<Wanted> {
        for page in in_sight.clone() {
            if let Some(at) = self.kept.iter().position(|leaf| leaf.drawn.page == page) {
                let leaf = self.kept.remove(at);
                self.kept.push(leaf);
            }
        }
        self.forget_all_but(in_sight.clone().count());
        if self.asked.is_some() {
            return None;
        }
        let is_there = |wanted: &Wanted| self.kept.iter().any(|leaf| leaf.drawn == *wanted);
        let mut wanted = in_sight.map(|page| Wanted { page, width });
        self.asked = wanted.find(|wanted| !is_there(wanted) && !self.is_undrawable(wanted.page));
        self.asked
    }

    /// Lets go of those not seen for the longest time, while there are too many; not of the last `n_seen`.
    fn forget_all_but(&mut self, n_seen: usize) {
        let pixels = |leaf: &Leaf| leaf.texture.size().iter().product::<usize>();
        let mut total: usize = self.kept.iter().map(pixels).sum();
        while total > MOST_PIXELS && self.kept.len() > n_seen {
            total -= pixels(&self.kept.remove(0));
        }
    }
}
