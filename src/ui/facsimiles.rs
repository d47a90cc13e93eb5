//! The thread that has the pages of one piece: reads the article's file again, then draws the pages it is asked for.
//!
//! It lives while the pages are shown; when the window lets go of it, the file's bytes go with it.
//!
//! Invariant: tells of pages only where the file still has the words of the piece; draws one page at a time.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};
use std::thread::Builder;

use eframe::egui::ColorImage;
use jiff::civil::Date;

use super::words::first_up;
use crate::archive::read_file;
use crate::article::{self, Dates, Facsimile, Pages, Picture};
use crate::desk::fingerprint;

/// A page that is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wanted {
    /// Its number, from 0.
    pub page: usize,
    /// How wide, in pixels.
    pub width: usize,
}

/// What the thread tells.
pub enum Told {
    /// Where the words stand on the pages.
    Read(Arc<Pages>),
    /// Why no page can be shown, in one line.
    NotRead(String),
    /// A page as it was wanted; none where it cannot be drawn.
    Drawn(Wanted, Option<ColorImage>),
}

/// What the article was when its text was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// Where its file may be, the likeliest place first.
    pub places: Vec<PathBuf>,
    /// Its name.
    pub name: String,
    /// SHA-256 of its text.
    pub sha256: String,
}

/// The window's end of the line to the thread.
pub struct Facsimiles {
    wanted: Sender<Wanted>,
}

impl Facsimiles {
    /// Starts the thread, which reads the file at once.
    pub fn start(known: Known, tell: impl Fn(Told) + Send + 'static) -> Result<Self, String> {
        let (wanted, asked) = channel();
        Builder::new()
            .name("tickmark-pages".to_owned())
            .spawn(move || work(&known, &asked, &tell))
            .map_err(|error| format!("No thread for the pages ({error}); close other programs first"))?;
        Ok(Self { wanted })
    }

    /// Asks for a page.
    pub fn want(&self, wanted: Wanted) {
        // A thread that is gone has said why.
        _ = self.wanted.send(wanted);
    }
}

fn work(known: &Known, asked: &Receiver<Wanted>, tell: &dyn Fn(Told)) {
    let read = read(known, asked);
    let (pages, facsimile) = match read {
        Ok(Some(read)) => read,
        Ok(None) => return,
        Err(why) => return tell(Told::NotRead(why)),
    };
    tell(Told::Read(Arc::new(pages)));
    for wanted in asked {
        let picture = facsimile.draw(wanted.page, wanted.width);
        tell(Told::Drawn(wanted, picture.as_ref().map(image)));
    }
}

/// A page as the window takes it.
pub fn image(picture: &Picture) -> ColorImage {
    ColorImage::from_rgba_premultiplied([picture.width, picture.height], &picture.rgba)
}

/// The places of the words, and the pages to draw; none where nobody waits for them any more.
fn read(known: &Known, asked: &Receiver<Wanted>) -> Result<Option<(Pages, Facsimile)>, String> {
    let gone = || format!("The article’s file has gone, so its pages cannot be shown: {}", known.name);
    let path = known.places.iter().find(|path| path.is_file()).ok_or_else(gone)?;
    let failed = |why: &dyn std::fmt::Display| first_up(&format!("{why}: {}", path.display()));
    let bytes = read_file(path).map_err(|error| failed(&error))?;
    let mut is_left = false;
    // No date of the file matters here: only its words and their places.
    let dates = Dates { given: Some(Date::ZERO), file: Date::ZERO };
    let opened = article::read_watched(&bytes, &name_of(path), dates, &mut |_| {
        is_left = asked.try_recv() == Err(TryRecvError::Disconnected);
        if is_left { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    if is_left {
        return Ok(None);
    }
    let opened = opened.map_err(|error| failed(&error))?;
    let pages = opened.pages.filter(|_| fingerprint(&opened.article.text) == known.sha256);
    let other = "The article’s file has changed: its pages are no longer those of this text";
    let pages = pages.ok_or_else(|| failed(&other))?;
    let facsimile = Facsimile::open(&bytes).map_err(|error| failed(&error))?;
    Ok(Some((pages, facsimile)))
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
