//! What a checker can do to a project: the only words a journal is written in.
//!
//! The JSON form is public: `{"do": "set_status", "claim": "…", "status": "confirmed"}`.
//!
//! Invariant: says what was done, not how; knows no file, clock or window.

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use super::carry::{Carried, PassedOn};
use super::error::EditError;
use super::house_rule::HouseRule;
use super::id::{CitationId, ClaimId, DraftId, EntryId, FindingId, SourceId};
use super::mark::{Flag, Resolution, Status};
use super::sign_off::Office;
use super::source::{Citation, Link, Source};
use crate::article::{About, Attachment, Format, PublishedFrom, Role};
use crate::extract::{Bond, Reading};
use crate::text::CharSpan;

/// One change to the record.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case", deny_unknown_fields)]
pub enum Edit {
    /// Takes in a version of the article, whole, with the claims found in it.
    AddDraft {
        /// The draft.
        draft: NewDraft,
    },
    /// Takes in the next version of the article, and says what became of each claim of the one before.
    Carry {
        /// The draft; a claim in it that was there before has the id it had.
        draft: NewDraft,
        /// What became of each claim of the draft before, on the list and in the tray.
        claims: Vec<Carried>,
        /// The passed sentences that stand in it with the same words.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        passed: Vec<PassedOn>,
    },
    /// Gives a claim that a new draft left without a place the one it has there.
    Place {
        /// The claim.
        claim: ClaimId,
        /// Its place, in code points of the current draft.
        span: CharSpan,
        /// Whether it says something else there than it did.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        differs: bool,
    },
    /// Sets a claim's status; a reason may say why the house rule is overridden or why no check is needed.
    SetStatus {
        /// The claim.
        claim: ClaimId,
        /// The finding.
        status: Status,
        /// Why, where that is not plain.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        reason: String,
    },
    /// Raises or lowers a flag.
    SetFlag {
        /// The claim.
        claim: ClaimId,
        /// The flag.
        flag: Flag,
        /// Up or down.
        on: bool,
        /// For a query: to whom.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        detail: String,
    },
    /// Says up to which day a claim holds.
    SetAsOf {
        /// The claim.
        claim: ClaimId,
        /// The day; none takes it back.
        as_of: Option<Date>,
    },
    /// Replaces the note on a claim.
    WriteNote {
        /// The claim.
        claim: ClaimId,
        /// The note.
        text: String,
    },
    /// Proposes other words for a claim.
    Suggest {
        /// The claim.
        claim: ClaimId,
        /// The wording; empty takes the proposal back.
        wording: String,
        /// Why.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        reason: String,
    },
    /// Records the editor's decision.
    Resolve {
        /// The claim.
        claim: ClaimId,
        /// The decision.
        resolution: Resolution,
        /// Why.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        reason: String,
    },
    /// Corrects what the machine read; the kind may change with it.
    CorrectReading {
        /// The claim.
        claim: ClaimId,
        /// The right reading.
        reading: Reading,
    },
    /// Adds a claim by hand.
    AddClaim {
        /// Its id.
        claim: ClaimId,
        /// The draft it stands in.
        draft: DraftId,
        /// Its place, in code points of the draft's text.
        span: CharSpan,
        /// Its kind and value.
        reading: Reading,
    },
    /// Moves a claim's borders.
    MoveSpan {
        /// The claim.
        claim: ClaimId,
        /// The new place, in code points of the draft's text.
        span: CharSpan,
    },
    /// Takes a claim off the list, into the tray, with all that hangs on it.
    SetAside {
        /// The claim.
        claim: ClaimId,
        /// Why.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        reason: String,
    },
    /// Brings a claim back from the tray.
    BringBack {
        /// The claim.
        claim: ClaimId,
    },
    /// Marks a sentence as holding nothing to check, or takes that back.
    PassSentence {
        /// The draft.
        draft: DraftId,
        /// The sentence's number, from 0.
        sentence: usize,
        /// Passed or not.
        on: bool,
    },
    /// Writes down a source, or changes it.
    PutSource {
        /// The source, whole.
        source: Box<Source>,
    },
    /// Takes a source out; refused while a citation rests on it.
    DropSource {
        /// The source.
        source: SourceId,
    },
    /// Writes down a place in a source, or changes it.
    PutCitation {
        /// The citation, whole.
        citation: Citation,
    },
    /// Takes a citation out; refused while a claim is linked to it.
    DropCitation {
        /// The citation.
        citation: CitationId,
    },
    /// Links a claim to a citation, or changes the link.
    PutLink {
        /// The link, whole.
        link: Link,
    },
    /// Cuts the link between a claim and a citation.
    DropLink {
        /// The claim.
        claim: ClaimId,
        /// The citation.
        citation: CitationId,
    },
    /// Writes the notes on the whole piece, its author and its desk.
    DescribePiece {
        /// What is known of the piece.
        piece: Piece,
    },
    /// Gives a draft another publication date, with what the machine reads otherwise since.
    Redate {
        /// The draft.
        draft: DraftId,
        /// The date.
        published: Date,
        /// The readings that change with it; where a checker has corrected one, the correction stays.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        readings: Vec<NewReading>,
    },
    /// Sets aside what the machine noticed: it asks for no more looks.
    SetFindingAside {
        /// The finding.
        finding: FindingId,
        /// The words it rests on, for whoever reads the journal.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        about: String,
        /// Why.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        reason: String,
    },
    /// Takes back that a finding was set aside.
    TakeFindingBack {
        /// The finding.
        finding: FindingId,
    },
    /// Confirms how a name is spelled, from a source or in words that say from what.
    ConfirmName {
        /// The name, as the article writes it.
        name: String,
        /// The source.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        source: Option<SourceId>,
        /// From what, in words.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        from: String,
    },
    /// Takes that back.
    UnconfirmName {
        /// The name.
        name: String,
    },
    /// Answers for the current draft in an office.
    SignOff {
        /// The office.
        office: Office,
        /// The draft.
        draft: DraftId,
        /// What was not checked, in words; the window asks for it while the piece is not ready.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        unchecked: String,
    },
    /// Takes a sign-off back, and with it those that came after.
    Reopen {
        /// The office.
        office: Office,
        /// Why.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        reason: String,
    },
    /// Several edits made by one gesture: all of them or none, and one step to undo.
    Group {
        /// The edits, in order.
        edits: Vec<Self>,
    },
    /// Takes back an earlier entry (or, where that was itself an undo, does it again).
    Undo {
        /// The entry taken back.
        entry: EntryId,
    },
}

impl Edit {
    /// Whether all is said that must be said with it. Journals from before that was asked for are read all the same,
    /// so that it is for those who take in new edits to ask.
    pub fn check_reasons(&self) -> Result<(), EditError> {
        match self {
            Self::Resolve { claim, resolution: Resolution::Stet, reason } if reason.trim().is_empty() => {
                Err(EditError::StetWithoutReason(claim.clone()))
            }
            Self::SetFindingAside { finding, reason, .. } if reason.trim().is_empty() => {
                Err(EditError::AsideWithoutReason(finding.clone()))
            }
            Self::Group { edits } => edits.iter().try_for_each(Self::check_reasons),
            _ => Ok(()),
        }
    }
}

/// What is known of the piece as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Piece {
    /// Slug or working title; empty: the article's headline stands for it.
    pub title: String,
    /// The writer.
    pub author: String,
    /// The outlet or desk.
    pub outlet: String,
    /// The deadline, as the checker wrote it.
    pub deadline: String,
    /// Notes on the piece.
    pub notes: String,
    /// The address it was published at; empty until then.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub url: String,
    /// What a claim of the piece needs before it may be called confirmed; none: what newsrooms usually ask for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub house_rule: Option<HouseRule>,
}

/// A version of the article as it enters the journal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewDraft {
    /// Its id.
    pub id: DraftId,
    /// File name without its folder.
    pub name: String,
    /// SHA-256 of `text` as UTF-8, in hexadecimal digits.
    pub sha256: String,
    /// The whole text.
    pub text: String,
    /// Publication date.
    pub published: Date,
    /// Where that was read.
    pub published_from: PublishedFrom,
    /// The format it was read from.
    pub format: Format,
    /// Paragraphs, in code points.
    pub paragraphs: Vec<NewParagraph>,
    /// The dateline, in code points, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dateline: Option<CharSpan>,
    /// Sentences, in code points.
    pub sentences: Vec<NewSentence>,
    /// The claims the machine found.
    pub claims: Vec<NewClaim>,
    /// What the file says of itself.
    #[serde(default, skip_serializing_if = "About::is_empty")]
    pub about: About,
    /// Comments in the file's margin.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub annotations: Vec<NewAnnotation>,
    /// Files sent along.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attachments: Vec<Attachment>,
}

/// A comment in the file's margin as it enters the journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewAnnotation {
    /// The words it stands on.
    #[serde(flatten)]
    pub span: CharSpan,
    /// Who wrote it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub author: String,
    /// When.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// What it says.
    pub text: String,
}

/// A paragraph as it enters the journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewParagraph {
    /// Its place.
    #[serde(flatten)]
    pub span: CharSpan,
    /// Its part on the page.
    pub role: Role,
}

/// A sentence as it enters the journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewSentence {
    /// Its place.
    #[serde(flatten)]
    pub span: CharSpan,
    /// Whether it asserts something checkable.
    pub checkable: bool,
}

/// A machine-found claim as it enters the journal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NewClaim {
    /// Its id.
    pub id: ClaimId,
    /// Its place.
    #[serde(flatten)]
    pub span: CharSpan,
    /// Its words, for people who read the file without Tickmark.
    pub text: String,
    /// Kind and value.
    #[serde(flatten)]
    pub reading: Reading,
    /// The rule that found it.
    pub rule: String,
    /// Why it is a claim, in a checker's words: `hedge + number + counted noun`.
    pub why: String,
    /// What it has to do with other claims of the draft.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ties: Vec<NewTie>,
}

/// What the machine reads in a claim since its draft has another date.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewReading {
    /// The claim.
    pub claim: ClaimId,
    /// Kind and value.
    pub reading: Reading,
}

/// What a machine-found claim has to do with another of its draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewTie {
    /// The other claim.
    pub to: ClaimId,
    /// What this one has to do with it.
    #[serde(rename = "as")]
    pub bond: Bond,
}

/// Who works at the desk.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Checker {
    /// Full name.
    pub name: String,
    /// Initials as they stand in the margin.
    pub initials: String,
}

/// One entry of the journal: an edit with who and when.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// Its id.
    pub id: EntryId,
    /// When.
    pub at: Timestamp,
    /// Who.
    pub by: Checker,
    /// What.
    pub edit: Edit,
}
