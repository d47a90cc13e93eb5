//! What a session cannot do by itself, since it needs a file, a thread or the window.
//!
//! Invariant: says what is wanted; `app` knows how.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::Side;
use crate::desk::{Desk, Entry, SourceId};
use crate::report::{Format, Options};

/// One thing for `app` to start.
#[derive(Debug, Clone, PartialEq)]
pub enum Task {
    /// Shows the dialog for opening.
    AskOpen,
    /// Opens articles and projects, each as a piece of its own.
    Open(Vec<PathBuf>),
    /// Opens text without a file.
    OpenText(String),
    /// Looks whether what is being pasted has formatting.
    ReadRichText,
    /// Opens a page off the clipboard, or the text that was pasted with it where too little of it can be read.
    OpenPage(String, String),
    /// Opens the sample article.
    OpenSample,
    /// Puts an entry of the piece of that number on disk.
    Store(u64, Box<Entry>),
    /// Tries again what the disk refused.
    RetrySave,
    /// Asks where a copy of the project should go.
    AskCopy,
    /// Writes a copy of the project there and goes on in it.
    CopyTo(PathBuf),
    /// Asks where the report should go.
    AskExport(Export),
    /// Writes the report there.
    ExportTo(Export, PathBuf),
    /// Goes back to the start page.
    CloseProject,
    /// Closes the window.
    Quit,
    /// Closes the window and gives up what the disk refused.
    QuitUnsaved,
    /// Writes the settings down.
    KeepSettings,
    /// Shows a field for the path in place of the dialog that is open.
    TypePath,
    /// Opens a web address in the browser; only after the checker has seen it whole and said so.
    OpenAddress(String),
    /// Opens the article's file in the program that the desktop has for it.
    OpenOriginal,
    /// Opens the attachment of that number as a piece of its own.
    OpenAttachment(usize),
    /// Asks where the attachment of that number should go.
    AskAttachment(usize),
    /// Writes the attachment of that number there.
    SaveAttachment(usize, PathBuf),
    /// Reads the pages of the article's file again.
    ReadPages,
    /// Draws the page of that number so many pixels wide.
    DrawPage(usize, usize),
    /// Looks at the file there, as evidence for a claim of the piece in front.
    TakeFile(PathBuf),
    /// Keeps a copy of the file there beside the project, for the source whose file it is.
    KeepFile(PathBuf, SourceId),
    /// Asks for a Word copy that came back.
    AskReturned,
    /// Asks for a list of references, or a sheet of claims.
    AskImport,
    /// Reads what colleagues sent back.
    ImportFrom(PathBuf),
    /// The same with a file that was dropped: what is nothing of that kind is opened.
    TakeDropped(PathBuf),
    /// Asks for a new draft of the piece in front.
    AskDraft,
    /// Reads a new draft of the piece in front.
    DraftFrom(PathBuf),
    /// The same with a file that was dropped: what has little in common with the piece is opened.
    DraftDropped(PathBuf),
    /// Reads the file of the article in front again, as a new draft.
    DraftAgain,
    /// Asks for a colleague's project of the piece in front.
    AskMerge,
    /// Reads a colleague's project of the piece in front.
    MergeFrom(PathBuf),
    /// The same with a file that was dropped: a project of another piece is opened.
    MergeDropped(PathBuf),
    /// Makes one project of the two that lie side by side, settled so.
    Join(Vec<Side>),
    /// Looks for backups and shows them.
    ListBackups,
    /// Puts the first, a backup of the second, down as a file of its own and opens it.
    Restore(PathBuf, PathBuf),
    /// Puts text on the clipboard.
    CopyText(String),
    /// Stops the jobs at work.
    StopJobs,
    /// Brings the piece of that number to the front.
    TurnTo(u64),
    /// Brings the piece so many tabs to the right to the front.
    TurnBy(isize),
}

/// Which reports are to be written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Export {
    /// Their forms.
    pub forms: BTreeSet<Format>,
    /// Whether of all open pieces.
    pub every: bool,
}

impl Export {
    /// The form, where it is a single document.
    pub fn one(&self) -> Option<Format> {
        self.forms.first().copied().filter(|_| !self.every && self.forms.len() == 1)
    }
}

/// What is to be written of one piece.
#[derive(Debug, Clone)]
pub struct Outgoing {
    /// The piece.
    pub desk: Desk,
    /// What its reports hold.
    pub options: Options,
    /// What their files' names begin with.
    pub stem: String,
    /// Their forms.
    pub forms: Vec<Format>,
}
