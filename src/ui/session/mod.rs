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
mod evidence;
mod exporting;
mod group;
mod listing;
mod moving;
mod notices;
mod occurrences;
mod original;
mod own_keys;
mod pieces;
mod reckoned;
mod revert;
mod spans;
mod tasks;

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::actions::{Action, Look, Outbox};
use super::commands::CommandId;
use super::cover::cover;
use super::keymap::{Keymap, System};
use super::state::{
    Field, Find, Form, Overlay, Page, SaveState, Scene, Scroll, Step, ThemeChoice, View, Zoom,
};
use super::theme::Theme;
use crate::archive::state::Settings;
use crate::desk::{Checker, ClaimId, ClaimRecord, Desk, Edit, Entry, EntryId, Flag, Stale, Status, Today};
use crate::report::Format;
use crate::text::Span;

pub use arriving::Arrival;
pub use exporting::{Previewed, Wanted, all_named, confidential, is_redacted};
pub(in crate::ui) use group::in_words as claims_in_words;
pub use notices::{Banner, Notices, Toast, Tone};
pub use pieces::Sheet;
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

/// Where the open project lives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Project {
    /// The file.
    pub path: PathBuf,
    /// The article it was opened from, where it was opened from one.
    pub article: Option<ArticleFile>,
    /// Why it does not live beside its article, where it does not.
    pub elsewhere: Option<String>,
}

/// An article's file, and what tells whether it has changed since.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArticleFile {
    /// Where it is.
    pub path: PathBuf,
    /// Its length in bytes and when it was changed.
    pub stamp: (u64, Option<SystemTime>),
}

impl Project {
    /// The folder that dialogs start in: the article's, else the project's.
    pub fn folder(&self) -> Option<&Path> {
        self.article.as_ref().map_or(&self.path, |article| &article.path).parent()
    }

    /// Its file's name.
    pub fn name(&self) -> String {
        self.path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned())
    }
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
        let entry =
            Entry { id: EntryId::fresh(), at: (self.clock)(), by: self.settings.checker.clone(), edit };
        match self.desk.record(entry) {
            Ok(recorded) => {
                self.made += 1;
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
        if self.marked.take().is_some() {
            self.notices.withdraw(CommandId::SettleOccurrences);
        }
        self.view.claim = id;
        self.take_place();
        self.asked.reveal = self.claim().map(|claim| claim.span);
    }

    /// Puts the keyboard focus into a field of the next frame.
    pub fn focus(&mut self, field: Field) {
        self.asked.focus = Some(field);
    }

    /// Opens the find bar, with the selected words where some are.
    pub fn find(&mut self) {
        /// More is a passage, not what somebody looks for.
        const MOST_BYTES: usize = 100;
        let draft = self.desk.draft();
        let words = draft.zip(self.view.words).map(|(draft, span)| draft.words(span).to_owned());
        let known = self.view.find.take().map(|find| find.words);
        let words = words.filter(|words| words.len() <= MOST_BYTES).or(known).unwrap_or_default();
        self.view.find = Some(Find { words, at: None });
        self.view.page = Page::Check;
        self.focus(Field::Find);
    }

    /// Goes on among the places found; asks what to look for first.
    pub fn find_on(&mut self, step: Step) {
        if self.view.find.as_ref().is_none_or(|find| find.words.is_empty()) {
            self.find();
        } else {
            self.asked.step = Some(step);
        }
    }

    /// Shows the pages of the original beside the text, or hides them.
    pub fn turn_facing(&mut self) {
        self.view.facing = !self.view.facing || self.view.page != Page::Check;
        self.view.page = Page::Check;
    }

    /// Turns the pages of the original in the next frame.
    pub fn turn_leaf(&mut self, step: Step) {
        self.asked.leaf = Some(step);
    }

    /// Turns the pages of the manuscript in the next frame.
    pub fn scroll(&mut self, scroll: Scroll) {
        self.asked.scroll = Some(scroll);
    }

    /// Sets the status of the selected claim, or of all chosen ones.
    pub fn mark(&mut self, status: Status) {
        if !self.view.chosen.is_empty() {
            self.mark_all(status);
            return;
        }
        let Some(claim) = self.claim() else { return };
        let id = claim.id.clone();
        let Some(edit) = self.marking(claim, status) else { return };
        if !self.record(edit) {
            return;
        }
        if let Some(claim) = self.desk.claim(&id)
            && let Some(gap) = self.desk.gap(claim)
        {
            self.notices.say(gap.to_string());
        }
        self.offer_occurrences(&id);
    }

    /// The edit that gives `claim` the status, where it has not; a stale mark is made anew, with its reason.
    fn marking(&self, claim: &ClaimRecord, status: Status) -> Option<Edit> {
        let same = claim.status == status && claim.marked.is_some();
        // A source that was withdrawn is answered beside the source: another mark would say nothing of it.
        let is_answer = |why: &Stale| *why != Stale::Withdrawn;
        if same && !self.desk.staleness(claim, self.today()).iter().any(is_answer) {
            return None;
        }
        let reason = if same { claim.reason.clone() } else { String::new() };
        Some(Edit::SetStatus { claim: claim.id.clone(), status, reason })
    }

    /// Sets the selected claim's status and goes to the next open claim.
    pub fn mark_and_go(&mut self, status: Status) {
        self.mark(status);
        let marked = self.marked.take();
        self.go_next_open();
        self.marked = marked;
    }

    /// Raises or lowers a flag of the selected claim, or of all chosen ones.
    pub fn flip(&mut self, flag: Flag) {
        if !self.view.chosen.is_empty() {
            self.flip_all(flag);
            return;
        }
        let Some(claim) = self.claim() else { return };
        let (claim, on) = (claim.id.clone(), !claim.flags.contains_key(&flag));
        self.record(Edit::SetFlag { claim, flag, on, detail: String::new() });
    }

    /// The entry that undo would take back, and what it did. The taking in of the article stays: an empty window
    /// is no step back.
    pub fn undo_step(&self) -> Option<(EntryId, String)> {
        let (id, what) = self.desk.undo_step()?;
        let entry = self.desk.entries().get(self.desk.index_of(id)?)?;
        (!matches!(entry.edit, Edit::AddDraft { .. })).then(|| (id.clone(), self.covered(what)))
    }

    /// The entry that redo would do again, and what it did.
    pub fn redo_step(&self) -> Option<(EntryId, String)> {
        self.desk.redo_step().map(|(id, what)| (id.clone(), self.covered(what)))
    }

    /// `words` as they may be seen where others look on.
    fn covered(&self, words: String) -> String {
        if self.view.masked { cover(&self.desk, &words) } else { words }
    }

    /// Takes a step back or does it again.
    pub fn step(&mut self, step: Option<(EntryId, String)>, verb: &str) {
        let Some((entry, what)) = step else { return };
        if self.record(Edit::Undo { entry }) {
            self.notices.say(format!("{verb}: {what}"));
        }
    }

    /// Sets the size of everything.
    pub fn zoom(&mut self, zoom: Zoom) {
        self.view.zoom = zoom;
        self.settings.zoom_percent = zoom.0;
        self.tasks.push(Task::KeepSettings);
    }

    /// Chooses the colours.
    pub fn theme(&mut self, choice: ThemeChoice) {
        self.view.theme = choice;
        choice.key().clone_into(&mut self.settings.theme);
        self.tasks.push(Task::KeepSettings);
    }

    /// Says who is checking from now on.
    fn settle(&mut self, checker: Checker) {
        self.settings.checker = checker;
        if self.view.overlay == Some(Overlay::Checker) {
            self.view.overlay = None;
        }
        self.tasks.push(Task::KeepSettings);
    }

    /// Opens the source form for the selected claim.
    pub fn open_source_form(&mut self) {
        self.view.form = Some(Form::AddSource);
        self.focus(Field::Source);
    }

    /// Takes away what lies on top: an overlay, a form, the overview, the find bar, selected words, all but one of the
    /// chosen claims, then that one.
    pub fn step_out(&mut self) {
        if self.view.overlay.is_some() {
            self.lay_over(None);
            return;
        }
        if self.view.form.take().is_some() {
            return;
        }
        if std::mem::take(&mut self.view.page) != Page::Check {
            return;
        }
        if self.view.find.take().is_some() {
            return;
        }
        if self.view.words.take().is_some() || self.choose_one() {
            return;
        }
        self.view.claim = None;
    }

    /// Shows the overview, or goes back to the manuscript.
    pub fn turn_page(&mut self) {
        self.view.page = match self.view.page {
            Page::Check | Page::Export => Page::Overview,
            Page::Overview => Page::Check,
        };
    }

    /// Lays something over the window, or takes it away.
    pub fn lay_over(&mut self, overlay: Option<Overlay>) {
        self.view.overlay = overlay;
        if overlay != Some(Overlay::Arrival) {
            self.arrival = None;
        }
        self.view.problem = None;
        self.view.rich = None;
        self.view.rebinding = None;
    }

    /// The path that a path field starts with.
    pub fn proposed_path(&self, overlay: Overlay) -> String {
        let Some(project) = &self.project else { return String::new() };
        let place = match overlay {
            Overlay::CopyPath => project.path.with_extension("copy.tickmark"),
            Overlay::ExportPath => {
                let folder = project.folder().unwrap_or(&project.path);
                self.view
                    .placing
                    .one()
                    .map_or_else(|| folder.to_owned(), |form| folder.join(self.report_name(form)))
            }
            Overlay::AttachmentPath(number) => {
                let folder = project.folder().unwrap_or(&project.path);
                folder.join(self.attachment(number).map_or("", |attachment| &attachment.name))
            }
            _ => return String::new(),
        };
        place.display().to_string()
    }

    /// The name proposed for a report.
    pub fn report_name(&self, format: Format) -> String {
        format.name_for(&self.stem())
    }

    /// What files made of the piece in front begin with.
    fn stem(&self) -> String {
        stem_of(self.project.as_ref())
    }
}

/// What files made of a piece begin with.
fn stem_of(project: Option<&Project>) -> String {
    let stem = project.and_then(|project| project.path.file_stem());
    stem.map_or_else(|| "report".to_owned(), |stem| stem.to_string_lossy().into_owned())
}
