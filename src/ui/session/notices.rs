//! Messages to the checker: toasts that go by themselves, banners that stay until they are put away.
//!
//! None of them takes the focus or stands in the way of a mark.
//!
//! Invariant: words only; knows no widget and no clock.

use crate::ui::commands::CommandId;
use crate::ui::words::first_up;

/// How serious a message is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tone {
    /// For information.
    Plain,
    /// Something did not go through.
    Warning,
}

/// A message that goes by itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Toast {
    /// What it says, in one line.
    pub text: String,
    /// How serious it is.
    pub tone: Tone,
    /// A command offered beside it.
    pub offer: Option<CommandId>,
    /// When it goes, in seconds of the window's clock; set when it is first shown.
    pub until: Option<f64>,
}

/// A message that stays until it is put away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Banner {
    /// What it says, in one line.
    pub text: String,
    /// How serious it is.
    pub tone: Tone,
    /// Commands offered beside it.
    pub offers: Vec<CommandId>,
    /// The piece it is about, with which it comes and goes; none: it is about the window.
    pub piece: Option<u64>,
}

impl Banner {
    /// A banner that says `text`.
    pub fn new(text: impl Into<String>, tone: Tone) -> Self {
        Self { text: text.into(), tone, offers: Vec::new(), piece: None }
    }

    /// The same with `command` beside it, which answers it.
    pub fn answered_by(mut self, command: CommandId) -> Self {
        self.offers.push(command);
        self
    }
}

/// All messages.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Notices {
    /// Those that go by themselves, oldest first.
    pub toasts: Vec<Toast>,
    /// Those that stay.
    pub banners: Vec<Banner>,
    /// The piece in front.
    pub front: u64,
}

/// Toasts on screen at once.
const MOST_TOASTS: usize = 3;

/// How long a toast stays: longer for more words, in seconds.
fn lasts(text: &str) -> f64 {
    3.0 + text.chars().count() as f64 / 25.0
}

impl Notices {
    /// Says something in passing.
    pub fn say(&mut self, text: impl Into<String>) {
        self.toast(&text.into(), Tone::Plain, None);
    }

    /// Says that something did not go through.
    pub fn warn(&mut self, text: impl Into<String>) {
        self.toast(&text.into(), Tone::Warning, None);
    }

    /// Says something in passing, with a command beside it.
    pub fn say_with(&mut self, text: impl Into<String>, offer: CommandId) {
        self.toast(&text.into(), Tone::Plain, Some(offer));
    }

    /// Says something about the piece in front that stays until it is put away, or the piece is.
    pub fn post(&mut self, text: impl Into<String>, tone: Tone) {
        self.post_on(self.front, Banner::new(text, tone));
    }

    /// Puts a banner up that is about that piece.
    pub fn post_on(&mut self, piece: u64, banner: Banner) {
        self.put_up(Banner { piece: Some(piece), ..banner });
    }

    /// Puts away what `command` has answered for the piece in front.
    pub fn answered(&mut self, command: CommandId) {
        let front = Some(self.front);
        self.banners.retain(|banner| banner.piece != front || !banner.offers.contains(&command));
    }

    /// Says something that stays until it is put away.
    pub fn keep(&mut self, text: impl Into<String>, tone: Tone) {
        self.put_up(Banner::new(text, tone));
    }

    /// The banners to be seen now, with their numbers.
    pub fn in_sight(&self) -> impl Iterator<Item = (usize, &Banner)> {
        let numbered = self.banners.iter().enumerate();
        numbered.filter(|(_, banner)| banner.piece.is_none_or(|piece| piece == self.front))
    }

    /// Puts away what was said about a piece.
    pub fn forget_piece(&mut self, piece: u64) {
        self.banners.retain(|banner| banner.piece != Some(piece));
    }

    /// Turns to another piece: what was offered for the one before is not for this one.
    pub fn turn_to(&mut self, piece: u64) {
        self.front = piece;
        self.toasts.retain(|toast| toast.offer.is_none());
    }

    /// Takes back what was said with `command` beside it: that would do something else by now.
    pub fn withdraw(&mut self, command: CommandId) {
        self.toasts.retain(|toast| toast.offer != Some(command));
    }

    /// Puts a banner up, once.
    pub fn put_up(&mut self, banner: Banner) {
        if !self.banners.contains(&banner) {
            self.banners.push(banner);
        }
    }

    /// Puts banner number `at` away.
    pub fn dismiss(&mut self, at: usize) {
        if at < self.banners.len() {
            self.banners.remove(at);
        }
    }

    /// Starts the time of new toasts and drops those whose time is over; gives the seconds until the next one goes.
    pub fn pass_time(&mut self, now: f64) -> Option<f64> {
        for toast in &mut self.toasts {
            let end = now + lasts(&toast.text);
            toast.until.get_or_insert(end);
        }
        self.toasts.retain(|toast| toast.until.is_none_or(|until| until > now));
        let left = self.toasts.iter().filter_map(|toast| toast.until).map(|until| until - now);
        left.min_by(f64::total_cmp)
    }

    /// The newest takes the place of those of its kind: what was said in passing, and what offered the same. Warnings
    /// stand beside each other.
    fn toast(&mut self, text: &str, tone: Tone, offer: Option<CommandId>) {
        let text = first_up(text);
        let is_replaced = |toast: &Toast| {
            toast.text == text || (tone == Tone::Plain && (toast.tone, toast.offer) == (tone, offer))
        };
        self.toasts.retain(|toast| !is_replaced(toast));
        self.toasts.push(Toast { text, tone, offer, until: None });
        let surplus = self.toasts.len().saturating_sub(MOST_TOASTS);
        self.toasts.drain(..surplus);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn toasts_go_and_banners_stay() {
        let mut notices = Notices::default();
        notices.say("Undone: set a status");
        notices.post("The folder cannot be written", Tone::Warning);
        assert!(notices.pass_time(10.0).is_some_and(|left| left > 3.0));
        assert_eq!(notices.pass_time(60.0), None);
        assert_eq!((notices.toasts.len(), notices.banners.len()), (0, 1));
    }

    #[test]
    fn the_newest_of_a_kind_stands_and_warnings_stand_together() {
        let mut notices = Notices::default();
        notices.say("Copied");
        notices.say("It occurs only once");
        notices.say_with("Split", CommandId::Undo);
        notices.say_with("Put into the tray", CommandId::Undo);
        let texts = |notices: &Notices| notices.toasts.iter().map(|it| it.text.clone()).collect::<Vec<_>>();
        assert_eq!(texts(&notices), ["It occurs only once", "Put into the tray"]);
        notices.warn("The disk is full");
        notices.warn("The file has gone");
        assert_eq!(texts(&notices), ["Put into the tray", "The disk is full", "The file has gone"]);
        notices.withdraw(CommandId::Undo);
        assert_eq!(notices.toasts.len(), 2);
    }

    #[test]
    fn the_same_words_twice_make_one_toast() {
        let mut notices = Notices::default();
        notices.say("It occurs only once");
        notices.say("It occurs only once");
        assert_eq!(notices.toasts.len(), 1);
    }
}
