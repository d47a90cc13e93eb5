//! What the window shows at this moment, and what panels may look at while they draw.
//!
//! Nothing here is journaled: closing the window may lose all of it but the settings.
//!
//! Invariant: plain values; knows no widget, file or thread.

use std::collections::BTreeSet;
use std::path::PathBuf;

use jiff::Timestamp;

use super::board::{Board, Glance};
use super::commands::CommandId;
use super::cover::cover;
use super::hints::Hint;
use super::keymap::Keymap;
use super::session::Export;
use super::theme::Theme;
use crate::article::draft::Changes;
use crate::desk::{
    Arrangement, BareWords, Checker, ClaimId, Desk, Filter, FindingId, Grouping, Heading, Noticed, Order,
    SourceFile, SourceId, Summary, Today,
};
use crate::report::Format;
use crate::text::Span;

/// Everything a panel may look at. It changes nothing: what it wants done goes into an [`super::actions::Outbox`].
#[derive(Clone, Copy)]
pub struct Scene<'a> {
    /// The state of the work.
    pub desk: &'a Desk,
    /// The claims as they are shown.
    pub board: &'a Board,
    /// The work at a glance.
    pub summary: &'a Summary,
    /// What the overview shows, while it lies open.
    pub glance: Option<&'a Glance>,
    /// The words that no claim holds, while somebody looks at them.
    pub bare: Option<&'a BareWords>,
    /// The words that have come and gone since the draft before, while somebody looks at them.
    pub changes: Option<&'a Changes>,
    /// All findings, while somebody goes through them.
    pub findings: &'a [Noticed],
    /// What the window shows.
    pub view: &'a View,
    /// Colours of this frame.
    pub theme: &'a Theme,
    /// Who works here.
    pub checker: &'a Checker,
    /// The keys as this checker has them.
    pub keys: &'a Keymap,
    /// What is hinted at, if anything.
    pub hint: Option<&'static Hint>,
    /// Now.
    pub now: Timestamp,
    /// The day of today.
    pub today: Today,
    /// Whether every mark is on disk.
    pub saved: &'a SaveState,
    /// Grows with every entry of the journal and every project opened: the key of what panels keep between frames.
    pub revision: u64,
}

impl Scene<'_> {
    /// `words` as they may be seen: without those of confidential sources while these are covered.
    pub fn cover(&self, words: &str) -> String {
        self.view.covered(self.desk, words)
    }
}

/// What the window shows: selection, filter, overlays.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each switches something of its own on or off")]
pub struct View {
    /// The selected claim.
    pub claim: Option<ClaimId>,
    /// The claims chosen together, the selected one among them; empty unless there are several.
    pub chosen: BTreeSet<ClaimId>,
    /// Where a stretch of chosen claims began.
    pub anchor: Option<ClaimId>,
    /// The claims that stood before and after the selected one when it was selected: a mark may move it away.
    pub beside: [Option<ClaimId>; 2],
    /// The selected source (tab Sources).
    pub source: Option<SourceId>,
    /// The finding gone to last.
    pub finding: Option<FindingAt>,
    /// The selected name (tab Names), as the article writes it.
    pub name: Option<String>,
    /// What stands beside the left panel.
    pub page: Page,
    /// The tab of the left panel.
    pub tab: Tab,
    /// Which claims the list shows.
    pub filter: Filter,
    /// Under which headings and in which order it shows them.
    pub arrangement: Arrangement,
    /// The headings whose claims are folded away.
    pub folded: BTreeSet<Heading>,
    /// The words selected in the manuscript, in bytes of the draft's text.
    pub words: Option<Span>,
    /// Asked for this frame only: bring this place of the draft into sight.
    pub reveal: Option<Span>,
    /// Asked for this frame only: put the keyboard focus here.
    pub focus: Option<Field>,
    /// Asked for this frame only: turn the pages of the manuscript.
    pub scroll: Option<Scroll>,
    /// Asked for this frame only: go on among the places found.
    pub step: Option<Step>,
    /// Asked for this frame only: turn the pages of the original.
    pub leaf: Option<Step>,
    /// The pages of the original are shown beside the text.
    pub facing: bool,
    /// Words that no claim holds are shown.
    pub bare: bool,
    /// Words that have come and gone since the draft before are shown.
    pub differences: bool,
    /// What is being looked for, while the find bar is open.
    pub find: Option<Find>,
    /// What is being added or changed in the claim card, if a form is open there.
    pub form: Option<Form>,
    /// A file that was dropped on the claim card, until the form has taken it.
    pub offer: Option<Offer>,
    /// What is to go out.
    pub export: Exporting,
    /// What a place is being asked for.
    pub placing: Export,
    /// What lies over the window.
    pub overlay: Option<Overlay>,
    /// What was pasted as an article last, as a page with its formatting, where it was copied with any.
    pub rich: Option<String>,
    /// The command whose key is being changed in the settings.
    pub rebinding: Option<Rebinding>,
    /// Why what was asked for in the overlay did not go through.
    pub problem: Option<String>,
    /// Light, dark, or as the desktop has it.
    pub theme: ThemeChoice,
    /// Size of everything, 1 for 100 %.
    pub zoom: Zoom,
    /// Names of confidential sources are covered, for working where others can look on.
    pub masked: bool,
}

/// A finding, and where in bytes it begins: two that say the same stand in two places.
pub type FindingAt = (FindingId, usize);

/// A command whose key is being changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rebinding {
    /// The command.
    pub command: CommandId,
    /// Whether the next press is its key and runs nothing.
    pub waits: bool,
    /// Why the last wish was refused.
    pub refused: Option<String>,
}

/// What stands beside the left panel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Page {
    /// The manuscript and the card.
    #[default]
    Check,
    /// The whole check at a glance.
    Overview,
    /// What goes out, before it does.
    Export,
}

impl View {
    /// `words` as they may be seen where others look on.
    pub fn covered(&self, desk: &Desk, words: &str) -> String {
        if self.masked { cover(desk, words) } else { words.to_owned() }
    }

    /// How the list is grouped and sorted: in the tab of changes, by what became of the claims.
    pub fn arranged(&self) -> Arrangement {
        match self.tab {
            Tab::Changes => Arrangement { grouping: Grouping::Change, order: Order::Text },
            Tab::Claims | Tab::Findings | Tab::Names | Tab::Sources | Tab::Tray => self.arrangement,
        }
    }
}

/// What is to go out of a piece.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exporting {
    /// The forms.
    pub forms: BTreeSet<Format>,
    /// The form whose first page is shown.
    pub shown: Format,
    /// The confidential sources that are knowingly named.
    pub named: BTreeSet<SourceId>,
    /// Whether only the claims of the list go out.
    pub filtered: bool,
    /// Whether PDFs are set on US Letter, not on A4.
    pub letter: bool,
}

impl Default for Exporting {
    fn default() -> Self {
        let shown = Format::default();
        Self { forms: [shown].into(), shown, named: BTreeSet::new(), filtered: false, letter: false }
    }
}

/// A file offered as evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// Where it is.
    pub path: PathBuf,
    /// What proves which file it is.
    pub file: SourceFile,
}

/// The tabs of the left panel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Tab {
    /// The claims.
    #[default]
    Claims,
    /// What the machine noticed.
    Findings,
    /// The names.
    Names,
    /// The sources.
    Sources,
    /// Claims taken off the list.
    Tray,
    /// Claims that the current draft has changed, lost or brought.
    Changes,
}

/// Ways to turn the pages of the manuscript.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scroll {
    /// To the page before.
    PageUp,
    /// To the page after.
    PageDown,
    /// To the first line.
    Start,
    /// To the last line.
    End,
}

/// What is being looked for in everything written on the piece.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Find {
    /// The words.
    pub words: String,
    /// The place being shown, counted over all that were found.
    pub at: Option<usize>,
}

/// Ways to go on among the places found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// To the next.
    On,
    /// To the one before.
    Back,
}

/// Fields that a command can put the focus into.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// The search in the top bar.
    Search,
    /// The find bar.
    Find,
    /// The note on the selected claim.
    Note,
    /// The suggested wording.
    Wording,
    /// The reading of the selected claim.
    Reading,
    /// Why the selected claim has its status.
    Reason,
    /// Why the words of the selected claim are to stand.
    Stet,
    /// The first field of the source form.
    Source,
    /// The button that sends the report out.
    Export,
    /// Why the finding on the card is set aside.
    Aside,
    /// From what the spelling of the selected name was confirmed.
    Spelling,
}

/// The form open in the claim card.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// A new source, or a citation of a known one, for the selected claim.
    AddSource,
    /// The citation with this id, with its source and link.
    EditCitation(crate::desk::CitationId),
}

/// What can lie over the window. None of them stops a mark: Esc or a click beside it takes it away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Overlay {
    /// The list of commands to search and run.
    Palette,
    /// All keys.
    Help,
    /// A path typed or pasted instead of the desktop's file dialog.
    OpenPath,
    /// A place for the report, typed instead of the desktop's dialog.
    ExportPath,
    /// What colleagues sent back, its path typed instead of the desktop's dialog.
    ImportPath,
    /// What would be taken over of it.
    Arrival,
    /// A new draft, its path typed instead of the desktop's dialog.
    DraftPath,
    /// What a new draft would make of the piece.
    Redraft,
    /// A colleague's project, its path typed instead of the desktop's dialog.
    MergePath,
    /// What merging with it would bring.
    Joining,
    /// The backups of all projects.
    Backups,
    /// What has changed since the sign-offs that a new draft has voided.
    ChangedSince,
    /// A place for a copy of the project, typed instead of the desktop's dialog.
    CopyPath,
    /// A place for the attachment of that number, typed instead of the desktop's dialog.
    AttachmentPath(usize),
    /// Text pasted as an article.
    Paste,
    /// Name and initials of the checker.
    Checker,
    /// Who checks, how things look, what the house asks for.
    Settings,
    /// The keys of all commands, to change.
    OwnKeys,
    /// The source that the selected one is to be merged into.
    Merge,
    /// What is known of the piece as a whole.
    Piece,
    /// The files that came along with it.
    Attachments,
}

/// Light, dark, or as the desktop has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum ThemeChoice {
    /// As the desktop has it.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl ThemeChoice {
    /// The name used in the settings.
    pub const fn key(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The choice of that name; anything unknown is the desktop's.
    pub fn from_key(key: &str) -> Self {
        [Self::Light, Self::Dark].into_iter().find(|choice| choice.key() == key).unwrap_or_default()
    }
}

/// Size of everything, in percent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Zoom(pub u16);

impl Default for Zoom {
    fn default() -> Self {
        Self(100)
    }
}

impl Zoom {
    /// The sizes on offer, in percent.
    pub const STEPS: [u16; 10] = [70, 80, 90, 100, 110, 125, 150, 175, 200, 250];

    /// The step nearest to `percent`, for a number somebody else wrote.
    pub fn of_percent(percent: u16) -> Self {
        Self(Self::STEPS.into_iter().min_by_key(|step| step.abs_diff(percent)).unwrap_or(100))
    }

    /// The next larger size, or the largest.
    pub fn larger(self) -> Self {
        Self(Self::STEPS.into_iter().find(|&step| step > self.0).unwrap_or(self.0))
    }

    /// The next smaller size, or the smallest.
    pub fn smaller(self) -> Self {
        Self(Self::STEPS.into_iter().rev().find(|&step| step < self.0).unwrap_or(self.0))
    }

    /// As a factor, 1 for 100 %.
    pub fn factor(self) -> f32 {
        f32::from(self.0) / 100.0
    }
}

/// Whether every mark is on disk.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum SaveState {
    /// All of them.
    #[default]
    Saved,
    /// Some are on their way.
    Saving,
    /// They could not be written: why and what to do, in one line. Work goes on in memory.
    Failed(String),
    /// Somebody else holds the project: it can be read, nothing is written.
    ReadOnly(String),
}

impl SaveState {
    /// Whether nothing is on its way to disk or kept from it.
    pub const fn is_settled(&self) -> bool {
        matches!(self, Self::Saved | Self::ReadOnly(_))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zooming_in_and_out_comes_back_and_stops_at_the_ends() {
        assert_eq!(Zoom::default().larger().smaller(), Zoom(100));
        assert_eq!((Zoom(250).larger(), Zoom(70).smaller()), (Zoom(250), Zoom(70)));
        assert_eq!((Zoom(105).larger(), Zoom(105).smaller()), (Zoom(110), Zoom(100)));
    }
}
