//! One checker at one desk: what is open, what the window shows, and what commands and panels can have done to both.
//!
//! Work that needs a file, a thread or the window itself is left in [`Session::tasks`] for `app` to start, so that all of
//! this runs the same in a test.
//!
//! Invariant: knows no widget, file or thread.

mod arriving;
mod choosing;
mod copying;
mod cutting;
mod deciding;
mod describing;
mod drafts;
mod evidence;
mod exporting;
mod group;
mod joining;
mod listing;
mod marking;
mod moving;
mod notices;
mod noticing;
mod occurrences;
mod original;
mod own_keys;
mod pieces;
mod project;
mod reckoned;
mod revert;
mod showing;
mod spans;
mod steps;
mod tasks;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::actions::{Action, Look, Outbox};
use super::commands::CommandId;
use super::keymap::{Keymap, System};
use super::state::{Field, Overlay, Page, SaveState, Scene, Scroll, Step, ThemeChoice, View, Zoom};
use super::theme::Theme;
use super::words::first_up;
use crate::archive::state::Settings;
use crate::archive::{self, Kept};
use crate::desk::{Checker, ClaimId, ClaimRecord, Desk, Edit, Entry, EntryId, Today};
use crate::text::Span;

pub use arriving::Arrival;
pub use drafts::{Compared, LEAST_LIKENESS, Redraft};
pub use exporting::{Previewed, Wanted, all_named, confidential, is_redacted};
pub(in crate::ui) use group::in_words as claims_in_words;
pub use joining::{Joining, Side};
pub use notices::{Banner, Notices, Toast, Tone};
pub(in crate::ui) use noticing::in_groups;
pub use pieces::Sheet;
pub use project::{ArticleFile, Project};
pub use tasks::{Export, Outgoing, Task};

/// One checker at one desk.
pub struct Session {
    /// What the window shows.
    pub view: View,
    /// The state of the work; empty on the start page.
    pub desk: Desk,
    /// Where the open project lives.
    pub project: Option<Project>,
    /// Whether every mark is on disk.
    pub saved: SaveState,
    /// What is remembered from one day to the next.
    pub settings: Settings,
    /// The keys as this checker has them.
    pub keys: Keymap,
    /// The desktop whose own keys are left to it.
    pub system: System,
    /// Messages to the checker.
    pub notices: Notices,
    /// What `app` has to start.
    pub tasks: Vec<Task>,
    /// Asked for the next frame.
    asked: Asked,
    /// The claim marked last, while nothing else has been selected: others may say the same.
    marked: Option<ClaimId>,
    /// The overlay that the frame under way shows.
    drawn_overlay: Option<Overlay>,
    /// Whether a checker without a name has been asked for one; once is enough.
    asked_who: bool,
    /// The number of the piece in front, and the next to be given: nothing kept from one is taken for another's.
    front: u64,
    next: u64,
    /// Entries made since the window opened.
    made: usize,
    /// The other open pieces.
    behind: Vec<pieces::Waiting>,
    reckoned: reckoned::Reckoned,
    /// What the export page shows, once it is worked out.
    pub previewed: Option<Previewed>,
    /// What came back from colleagues, until it is decided what becomes of it.
    arrival: Option<Arrival>,
    /// A new draft, until it is decided what becomes of it.
    redraft: Option<Redraft>,
    /// A colleague's project, until it is decided what becomes of it.
    joining: Option<Joining>,
    /// The backups there are, while they are shown.
    backups: Option<Vec<Kept>>,
    /// What differs between the current draft and the one before it, once it is worked out.
    compared: Option<Compared>,
    clock: fn() -> Timestamp,
}

/// What commands want of one frame alone.
#[derive(Debug, Default, PartialEq, Eq)]
struct Asked {
    reveal: Option<Span>,
    focus: Option<Field>,
    scroll: Option<Scroll>,
    step: Option<Step>,
    leaf: Option<Step>,
}

impl Session {
    /// An empty desk. `clock` dates the entries.
    pub fn new(settings: Settings, clock: fn() -> Timestamp) -> Self {
        let view = View {
            theme: ThemeChoice::from_key(&settings.theme),
            zoom: Zoom::of_percent(settings.zoom_percent),
            arrangement: listing::arrangement_of(&settings),
            ..View::default()
        };
        Self {
            view,
            desk: Desk::default(),
            project: None,
            saved: SaveState::Saved,
            settings,
            keys: Keymap::default(),
            system: System::default(),
            notices: Notices::default(),
            tasks: Vec::new(),
            asked: Asked::default(),
            marked: None,
            drawn_overlay: None,
            asked_who: false,
            front: 0,
            next: 1,
            made: 0,
            behind: Vec::new(),
            reckoned: reckoned::Reckoned::default(),
            previewed: None,
            arrival: None,
            redraft: None,
            joining: None,
            backups: None,
            compared: None,
            clock,
        }
    }

    /// What panels may look at.
    pub fn scene<'a>(&'a self, theme: &'a Theme) -> Scene<'a> {
        Scene {
            desk: &self.desk,
            board: self.board(),
            summary: self.summary(),
            glance: self.glance(),
            bare: self.bare_words(),
            changes: self.changes(),
            findings: self.findings(),
            view: &self.view,
            theme,
            checker: &self.settings.checker,
            keys: &self.keys,
            hint: self.hint(),
            now: (self.clock)(),
            today: self.today(),
            saved: &self.saved,
            revision: self.revision(),
        }
    }

    /// The day of today, as the desktop has it.
    pub fn today(&self) -> Today {
        Today::at((self.clock)(), TimeZone::system())
    }

    /// Changes with every entry, and is another one for every piece.
    pub fn revision(&self) -> u64 {
        (self.front << 32) + self.desk.revision() as u64
    }

    /// Takes what was asked for the coming frame into the view. Call once before the panels are drawn.
    pub fn begin_frame(&mut self) {
        let Asked { reveal, focus, scroll, step, leaf } = std::mem::take(&mut self.asked);
        (self.view.reveal, self.view.focus) = (reveal, focus);
        (self.view.scroll, self.view.step, self.view.leaf) = (scroll, step, leaf);
        self.drawn_overlay = self.view.overlay;
        self.reckon();
    }

    /// Whether a command of this frame has opened a field that has not been drawn yet.
    pub fn opens_field(&self) -> bool {
        self.asked.focus.is_some() || self.drawn_overlay != self.view.overlay
    }

    /// Whether the next frame has something to bring into sight or to focus.
    pub fn asks_for_a_frame(&self) -> bool {
        self.asked != Asked::default()
    }

    /// Does all that the panels asked for, in order; whether there was anything.
    pub fn take_all(&mut self, outbox: &mut Outbox) -> bool {
        let actions = outbox.drain();
        let acted = !actions.is_empty();
        for action in actions {
            self.take(action);
        }
        acted
    }

    /// Does one thing that was asked for.
    pub fn take(&mut self, action: Action) {
        match action {
            Action::Run(id) => self.run(id),
            Action::Edit(edit) => {
                self.record(*edit);
            }
            Action::Told(edit, told) => self.record_told(*edit, &told),
            Action::Look(look) => self.look(look),
            Action::Open(paths) => self.open_all(paths),
            Action::TakeIn(sources) => self.take_in(sources),
            Action::TakeOver => self.take_over(),
            Action::TakeDraftIn => self.take_draft_in(),
            Action::Place(claim, span) => self.place(claim, span, false),
            Action::AddNote(claim, note) => self.add_note(&claim, &note),
            Action::Describe(piece, published) => self.describe(*piece, published),
            Action::MergeSource(from, into) => self.merge_source(&from, into),
            Action::Settle(checker) => self.settle(checker),
            Action::NoteOn(claims, note) => self.note_on(&claims, &note),
            Action::Keys(wish) => self.change_keys(wish),
            Action::HouseRule(rule) => {
                self.settings.house_rule = rule;
                self.tasks.push(Task::KeepSettings);
            }
            Action::Export { every } => self.ask_export(every),
            Action::Task(task) => self.tasks.push(task),
            Action::PutHintAway(word) => self.put_hint_away(word),
            Action::HintAgain => self.hint_again(),
            Action::Dismiss(notice) => self.notices.dismiss(notice),
        }
    }

    /// Runs a command if it can run now; says why not otherwise.
    pub fn run(&mut self, id: CommandId) {
        let Some(command) = id.command() else { return };
        match (command.enabled)(self) {
            Ok(()) => {
                (command.run)(self);
                self.learn(id);
            }
            Err(why) => self.notices.say(why),
        }
    }

    fn look(&mut self, look: Look) {
        match look {
            Look::Claim(claim) => self.select(claim),
            Look::Choose(claim) => self.choose(claim),
            Look::ChooseTo(claim) => self.choose_to(claim),
            Look::Source(source) => self.view.source = source,
            Look::Finding(at) => self.go_to_finding(&at),
            Look::Name(name) => self.select_name(name),
            Look::Page(page) => self.view.page = page,
            Look::Export(exporting) => self.choose_export(*exporting),
            Look::Tab(tab) => self.view.tab = tab,
            Look::Filter(filter) => self.filter(filter),
            Look::Arrange(arrangement) => self.arrange(arrangement),
            Look::Fold(heading) => self.fold(heading),
            Look::Words(words) => self.view.words = words,
            Look::Find(find) => self.view.find = find,
            Look::Reveal(span) => self.asked.reveal = Some(span),
            Look::Focus(field) => self.focus(field),
            Look::Form(form) => self.view.form = form,
            Look::Taken => self.view.offer = None,
            Look::PlainText => self.view.rich = None,
            Look::Overlay(overlay) => self.lay_over(overlay),
            Look::Problem(problem) => self.view.problem = problem,
        }
    }

    /// Makes an edit, dates it, and hands it on to be stored; a refused edit changes nothing and is told.
    pub fn record(&mut self, edit: Edit) -> bool {
        if let SaveState::ReadOnly(why) = &self.saved {
            let why = why.clone();
            self.notices.warn(why);
            return false;
        }
        if let Err(error) = edit.check_reasons() {
            self.notices.warn(error.to_string());
            return false;
        }
        let at = self.desk.moment_after((self.clock)());
        let entry = Entry { id: EntryId::fresh(), at, by: self.settings.checker.clone(), edit };
        let bytes = archive::most_bytes_of(&entry);
        if self.project.as_ref().is_some_and(|project| !project.has_room_for(bytes)) {
            self.notices.warn(first_up(&archive::too_long()));
            return false;
        }
        match self.desk.record(entry) {
            Ok(recorded) => {
                self.made += 1;
                self.project.iter_mut().for_each(|project| project.take_room(bytes));
                // The step back that was offered would take this one back instead.
                self.notices.withdraw(CommandId::Undo);
                self.reckon_entry();
                if self.settings.checker.name.is_empty() && !std::mem::replace(&mut self.asked_who, true) {
                    self.notices.say_with("Your marks carry no name yet", CommandId::WhoChecks);
                }
                if let Some(entry) = self.desk.entries().get(recorded.index) {
                    self.tasks.push(Task::Store(self.front, Box::new(Entry::clone(entry))));
                }
                true
            }
            Err(error) => {
                self.notices.warn(error.to_string());
                false
            }
        }
    }

    /// Makes an edit, and says so with the way back beside it.
    fn record_told(&mut self, edit: Edit, told: &str) {
        if self.record(edit) {
            self.notices.say_with(told, CommandId::Undo);
        }
    }

    /// How many entries have been made since the window opened, in all pieces.
    pub const fn made(&self) -> usize {
        self.made
    }

    /// The selected claim, while there is one.
    pub fn claim(&self) -> Option<&ClaimRecord> {
        self.desk.claim(self.view.claim.as_ref()?).map(|claim| &**claim)
    }

    /// Selects a claim and brings it into sight.
    pub fn select(&mut self, id: Option<ClaimId>) {
        self.view.words = None;
        self.view.page = Page::Check;
        if self.view.claim != id {
            self.view.form = None;
        }
        self.view.chosen.clear();
        self.view.anchor = None;
        (self.view.finding, self.view.name) = (None, None);
        if self.marked.take().is_some() {
            self.notices.withdraw(CommandId::SettleOccurrences);
        }
        self.view.claim = id;
        self.take_place();
        self.asked.reveal = self.claim().and_then(|claim| self.place_here(claim));
    }

    /// Says who is checking from now on.
    fn settle(&mut self, checker: Checker) {
        self.settings.checker = checker;
        if self.view.overlay == Some(Overlay::Checker) {
            self.view.overlay = None;
        }
        self.tasks.push(Task::KeepSettings);
    }
}
