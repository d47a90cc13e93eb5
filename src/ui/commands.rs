//! Everything a person can ask for by name.
//!
//! Invariant: the only place that spells a key.

use crate::desk::{Flag, Status};

/// Names a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CommandId {
    /// Opens an article or a project.
    Open,
    /// Writes a report.
    Export,
    /// Writes the project to another place.
    SaveCopy,
    /// Closes the window.
    Quit,
    /// Takes the last change back.
    Undo,
    /// Does it again.
    Redo,
    /// Puts the focus into the search field.
    Search,
    /// Selects the next claim.
    NextClaim,
    /// Selects the claim before.
    PreviousClaim,
    /// Selects the next open claim.
    NextOpen,
    /// Goes to the next sentence that is not covered.
    NextUncovered,
    /// Selects the next claim with the same words or reading.
    NextOccurrence,
    /// Puts the focus into the note of the claim.
    OpenCard,
    /// Opens the source form.
    AddSource,
    /// Makes the words selected in the manuscript a claim.
    MarkWords,
    /// Takes a word off the end of the claim.
    ShrinkSpan,
    /// Takes one more word into the claim.
    GrowSpan,
    /// Marks the sentence as holding nothing to check, or takes that back.
    PassSentence,
    /// Takes the claim off the list.
    SetAside,
    /// Brings a claim back from the tray.
    BringBack,
    /// Sets a status.
    Status(Status),
    /// Sets a status and goes to the next open claim.
    StatusNext(Status),
    /// Raises or lowers a flag.
    Flag(Flag),
    /// Shows the claims.
    ShowClaims,
    /// Shows the sources.
    ShowSources,
    /// Shows the tray.
    ShowTray,
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
    /// Shows the palette.
    Palette,
    /// Shows all keys.
    Help,
    /// Takes away what lies over the window, or the selection.
    Escape,
    /// Opens text from the clipboard as an article.
    PasteArticle,
    /// Opens the sample article.
    OpenSample,
}
