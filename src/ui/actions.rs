//! What panels ask for while they draw. `app` does it once all of them are drawn; nothing else changes anything.
//!
//! Invariant: says what is wanted, not how it is done.

use std::collections::BTreeSet;
use std::path::PathBuf;

use jiff::civil::Date;

use super::commands::CommandId;
use super::session::Task;
use super::state::{Exporting, Field, Find, FindingAt, Form, Overlay, Page, Tab};
use crate::article::Annotation;
use crate::desk::{Arrangement, Checker, ClaimId, Edit, Filter, Heading, HouseRule, Piece, Source, SourceId};
use crate::text::{CharSpan, Span};

/// One thing a panel asks for.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// Runs a command of the table, if it is enabled.
    Run(CommandId),
    /// Changes the record: one gesture, one edit (several in an [`Edit::Group`]).
    Edit(Box<Edit>),
    /// The same, and says so in passing, with the way back beside it.
    Told(Box<Edit>, String),
    /// Writes a note on several claims, below those that stand there.
    NoteOn(BTreeSet<ClaimId>, String),
    /// Changes what the window shows.
    Look(Look),
    /// Opens articles or projects.
    Open(Vec<PathBuf>),
    /// Writes down sources that are not there yet.
    TakeIn(Vec<Source>),
    /// Takes over what came back from colleagues, as it is shown.
    TakeOver,
    /// Takes the new draft in, as it is shown.
    TakeDraftIn,
    /// Gives a claim that the current draft had no place for this one, in code points.
    Place(ClaimId, CharSpan),
    /// Adds a note in the margin of the file to the sources of a claim.
    AddNote(ClaimId, Box<Annotation>),
    /// Writes down what is known of the piece as a whole, and its publication date where that is another.
    Describe(Box<Piece>, Option<Date>),
    /// Merges the first source into the second.
    MergeSource(SourceId, SourceId),
    /// Says who is checking from now on.
    Settle(Checker),
    /// Changes the keys of commands.
    Keys(KeyWish),
    /// Says what a confirmed claim needs from now on.
    HouseRule(HouseRule),
    /// Says the hint of that name no more.
    PutHintAway(&'static str),
    /// Says all hints again.
    HintAgain,
    /// Puts a banner away, by its number.
    Dismiss(usize),
    /// Asks where the chosen forms should go: of this piece, or of all that are open.
    Export {
        /// Of all that are open.
        every: bool,
    },
    /// Leaves `app` something that needs a file or a thread.
    Task(Task),
}

/// One change to the keys of commands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyWish {
    /// Waits for the press that becomes the command's key.
    Ask(CommandId),
    /// Waits no longer.
    Leave,
    /// Gives the command the keys of the table back.
    Restore(CommandId),
    /// Gives all commands the keys of the table back.
    RestoreAll,
}

/// One change to what the window shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Look {
    /// Selects a claim, or none. The manuscript and the list come to it.
    Claim(Option<ClaimId>),
    /// Takes a claim among those chosen together, or out of them.
    Choose(ClaimId),
    /// Chooses all claims of the list from where the choice began to this one.
    ChooseTo(ClaimId),
    /// Selects a source, or none.
    Source(Option<SourceId>),
    /// Goes to a finding: its claim, or its words.
    Finding(FindingAt),
    /// Selects a name, or none.
    Name(Option<String>),
    /// Shows a page beside the left panel.
    Page(Page),
    /// Chooses what is to go out.
    Export(Box<Exporting>),
    /// Shows a tab of the left panel.
    Tab(Tab),
    /// Narrows the list of claims.
    Filter(Filter),
    /// Groups and sorts the list of claims.
    Arrange(Arrangement),
    /// Folds the claims of a heading away, or out.
    Fold(Heading),
    /// Selects words of the manuscript, or none.
    Words(Option<Span>),
    /// Looks for words, or stops looking.
    Find(Option<Find>),
    /// Brings a place of the draft into sight.
    Reveal(Span),
    /// Puts the keyboard focus into a field.
    Focus(Field),
    /// Opens a form in the claim card, or closes it.
    Form(Option<Form>),
    /// The form has taken the file that was offered.
    Taken,
    /// The formatting of what was pasted is not wanted.
    PlainText,
    /// Lays something over the window, or takes it away.
    Overlay(Option<Overlay>),
    /// Says why what was asked for in the overlay did not go through, or that this is over.
    Problem(Option<String>),
}

/// Where panels put what they ask for, in order.
#[derive(Debug, Default)]
pub struct Outbox {
    actions: Vec<Action>,
}

impl Outbox {
    /// Asks for `action`.
    pub fn send(&mut self, action: Action) {
        self.actions.push(action);
    }

    /// Asks for a command.
    pub fn run(&mut self, command: CommandId) {
        self.send(Action::Run(command));
    }

    /// Asks for a change to the record.
    pub fn edit(&mut self, edit: Edit) {
        self.send(Action::Edit(Box::new(edit)));
    }

    /// The same, to be told in passing in these words.
    pub fn edit_told(&mut self, edit: Edit, told: impl Into<String>) {
        self.send(Action::Told(Box::new(edit), told.into()));
    }

    /// Asks for a change to what the window shows.
    pub fn look(&mut self, look: Look) {
        self.send(Action::Look(look));
    }

    /// A name for a record that is about to be made; no two are alike.
    pub fn fresh_id() -> String {
        uuid::Uuid::new_v4().to_string()
    }

    /// Takes out all that was asked for.
    pub fn drain(&mut self) -> Vec<Action> {
        std::mem::take(&mut self.actions)
    }
}
