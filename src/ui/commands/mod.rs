//! Everything a person can ask for by name: one table that feeds menu, keys, palette, help and the README.
//!
//! Three words, three meanings: a *command* is what a person can ask for by name, an *edit* is what changes the
//! record, an *event* is what a job reports.
//!
//! Invariant: no other place spells a key; commands change a [`Session`] and know no widget.

mod claims;
mod rows;
mod window;

use super::keys::Chord;
use super::session::Session;
use crate::desk::{Flag, Grouping, Order, Status, Trait};

pub use rows::commands;

/// One thing a person can ask for.
pub struct Command {
    /// Names it.
    pub id: CommandId,
    /// What menus and the palette call it; ends in `…` exactly when more is asked before anything happens.
    pub name: &'static str,
    /// What it is good for, in one phrase.
    pub hint: &'static str,
    /// The menu it stands in.
    pub menu: Menu,
    /// Keys that run it unless the checker has changed them (see [`super::keymap`]); the first is shown.
    pub keys: &'static [Chord],
    /// Whether it can run now, or why not.
    pub enabled: fn(&Session) -> Result<(), &'static str>,
    /// Runs it.
    pub run: fn(&mut Session),
}

/// The menus, in the order of the menu button.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Menu {
    /// Files in and out.
    File,
    /// Back and forth.
    Edit,
    /// Statuses and flags.
    Mark,
    /// What a claim is and what hangs on it.
    Claim,
    /// Moving about.
    Go,
    /// Which claims the list shows, and in which order.
    List,
    /// What is shown.
    View,
    /// Finding out.
    Help,
}

impl Menu {
    /// All menus, in order.
    pub const ALL: [Self; 8] =
        [Self::File, Self::Edit, Self::Mark, Self::Claim, Self::Go, Self::List, Self::View, Self::Help];

    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::File => "File",
            Self::Edit => "Edit",
            Self::Mark => "Mark",
            Self::Claim => "Claim",
            Self::Go => "Go",
            Self::List => "List",
            Self::View => "View",
            Self::Help => "Help",
        }
    }
}

/// Names a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CommandId {
    /// Opens an article or a project.
    Open,
    /// Opens text from the clipboard as an article.
    PasteArticle,
    /// Opens the sample article.
    OpenSample,
    /// Asks what is known of the piece as a whole.
    AboutPiece,
    /// Lists the files that came along with the article.
    Attachments,
    /// Opens the article's file in the program that the desktop has for it.
    OpenOriginal,
    /// Takes over what an editor did in a Word copy.
    TakeOverCopy,
    /// Merges the piece with a colleague's project of it.
    MergeFile,
    /// Merges the piece with another copy of its project.
    MergeCopy,
    /// Shows the backups of all projects.
    Backups,
    /// Takes in a new draft of the piece.
    NewDraft,
    /// Takes in the article's own file as the new draft.
    TakeInFile,
    /// Writes a report.
    Export,
    /// Exports all open pieces.
    ExportAll,
    /// Writes the project to another place.
    SaveCopy,
    /// Tries again to save what the disk refused.
    RetrySave,
    /// Closes the piece in front.
    CloseProject,
    /// Shows the page after.
    PageDown,
    /// Shows the page before.
    PageUp,
    /// Shows the first line.
    ToStart,
    /// Shows the last line.
    ToEnd,
    /// Brings the next open piece to the front.
    NextPiece,
    /// Brings the open piece before to the front.
    PreviousPiece,
    /// Closes the window.
    Quit,
    /// Closes the window though the disk has refused the latest marks.
    QuitUnsaved,
    /// Takes the last change back.
    Undo,
    /// Does it again.
    Redo,
    /// Puts the focus into the search field.
    Search,
    /// Opens the find bar.
    Find,
    /// Goes to the next place found.
    FindNext,
    /// Goes to the place found before.
    FindPrevious,
    /// Selects the next claim.
    NextClaim,
    /// Selects the claim before.
    PreviousClaim,
    /// Selects the next open claim.
    NextOpen,
    /// Selects the next claim that awaits a decision.
    NextToAct,
    /// Selects the next claim of which the new draft asks something.
    NextChange,
    /// Goes to the next sentence that is not covered.
    NextUncovered,
    /// Goes to the next words that no claim holds.
    NextBare,
    /// Goes to the next finding that stands.
    NextFinding,
    /// Selects the next claim that says the same.
    NextOccurrence,
    /// Settles the claims that say the same like the selected one.
    SettleOccurrences,
    /// Puts the focus into the note of the claim.
    OpenCard,
    /// Opens the source form.
    AddSource,
    /// Adds what the writer noted on the claim to its sources.
    AddNote,
    /// Reads sources from a list of references.
    ImportSources,
    /// Asks which source the selected one is to be merged into.
    MergeSource,
    /// Puts the focus into the suggested wording.
    Suggest,
    /// Takes the suggested wording over.
    Accept,
    /// Lets the words stand, once it is said why.
    Stet,
    /// Cuts the words.
    Cut,
    /// Opens the decision again.
    Undecide,
    /// Makes the words selected in the manuscript a claim.
    MarkWords,
    /// Gives a claim that the draft had no place for the selected words.
    PlaceHere,
    /// Takes a word off the end of the claim.
    ShrinkSpan,
    /// Takes one more word into the claim.
    GrowSpan,
    /// Takes a word off the start of the claim.
    ShrinkStart,
    /// Takes the word before into the claim.
    GrowStart,
    /// Cuts the claim in two.
    Split,
    /// Makes one claim of this and the next.
    Merge,
    /// Copies the selected words.
    CopyWords,
    /// Copies the claim with what was found out.
    CopyClaim,
    /// Marks the sentence as holding nothing to check, or takes that back.
    PassSentence,
    /// Takes the claim off the list.
    SetAside,
    /// Brings a claim back from the tray.
    BringBack,
    /// Puts the focus into the reason of the claim's status.
    Reason,
    /// Sets the finding on the card aside, once it is said why.
    SetFindingAside,
    /// Takes that back.
    TakeFindingBack,
    /// Confirms the spelling of the selected name, once it is said from what.
    ConfirmName,
    /// Makes the claim again what the machine found.
    RevertToFound,
    /// Makes the claim again what it was before today.
    RevertToday,
    /// Sets a status.
    Status(Status),
    /// Sets a status and goes to the next open claim.
    StatusNext(Status),
    /// Raises or lowers a flag.
    Flag(Flag),
    /// Shows the whole check on one page, or goes back.
    Overview,
    /// Writes the open questions down, to print.
    PrintQuestions,
    /// Shows the claims.
    ShowClaims,
    /// Shows the findings.
    ShowFindings,
    /// Shows the names.
    ShowNames,
    /// Shows the sources.
    ShowSources,
    /// Shows the tray.
    ShowTray,
    /// Shows what the current draft has changed.
    ShowChanges,
    /// Shows the words that have come and gone, or hides that.
    Differences,
    /// Shows what has changed since the sign-offs that a new draft has voided.
    ChangedSince,
    /// Takes the next claim of the list among the chosen ones.
    ExtendNext,
    /// Takes the claim before among the chosen ones.
    ExtendPrevious,
    /// Chooses all claims that the list shows.
    ChooseAll,
    /// Puts the claims under other headings.
    GroupBy(Grouping),
    /// Puts the claims in another order.
    SortBy(Order),
    /// Folds all groups away, or out.
    FoldAll,
    /// Shows only claims that are so.
    Only(Trait),
    /// Shows all claims again.
    ClearFilter,
    /// Shows the pages of the original beside the text, or hides them.
    ShowPages,
    /// Shows the next page of the original.
    NextLeaf,
    /// Shows the page of the original before.
    PreviousLeaf,
    /// Shows the words that no claim holds, or hides that.
    BareWords,
    /// Everything larger.
    ZoomIn,
    /// Everything smaller.
    ZoomOut,
    /// Everything in its own size.
    ZoomReset,
    /// Light colours.
    ThemeLight,
    /// Dark colours.
    ThemeDark,
    /// The desktop's colours.
    ThemeSystem,
    /// Covers the names of confidential sources, or shows them.
    MaskSources,
    /// Says who is checking.
    WhoChecks,
    /// Shows the settings.
    Settings,
    /// Shows the keys of all commands, to change.
    OwnKeys,
    /// Shows the palette.
    Palette,
    /// Shows all keys.
    Help,
    /// Takes away what lies over the window, or the selection.
    Escape,
}

impl CommandId {
    /// The name in the settings, which stays the same whatever the menus call it: `NextOpen`.
    pub fn word(self) -> String {
        format!("{self:?}")
    }

    /// Whether it runs again and again while its key is held down. What marks, opens or closes runs once a press.
    pub const fn repeats(self) -> bool {
        matches!(
            self,
            Self::PageDown
                | Self::PageUp
                | Self::NextPiece
                | Self::NextLeaf
                | Self::PreviousLeaf
                | Self::PreviousPiece
                | Self::Undo
                | Self::Redo
                | Self::FindNext
                | Self::FindPrevious
                | Self::NextClaim
                | Self::PreviousClaim
                | Self::NextOpen
                | Self::NextToAct
                | Self::NextChange
                | Self::NextUncovered
                | Self::NextBare
                | Self::NextFinding
                | Self::NextOccurrence
                | Self::ShrinkSpan
                | Self::GrowSpan
                | Self::ShrinkStart
                | Self::GrowStart
                | Self::ExtendNext
                | Self::ExtendPrevious
                | Self::ZoomIn
                | Self::ZoomOut
        )
    }

    /// Its row of the table.
    pub fn command(self) -> Option<&'static Command> {
        commands().find(|command| command.id == self)
    }
}

impl Command {
    /// The name, with what exactly will be undone or done again.
    pub fn name_now(&self, session: &Session) -> String {
        let step = match self.id {
            CommandId::Undo => session.undo_step(),
            CommandId::Redo => session.redo_step(),
            _ => None,
        };
        step.map_or_else(|| self.name.to_owned(), |(_, what)| format!("{}: {what}", self.name))
    }
}
