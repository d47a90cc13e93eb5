//! The state of the work: drafts, claims with their marks, sources, undo.
//!
//! Invariant: changes only by edits; knows no file, clock, thread or window.

mod edit;
mod id;
mod mark;
mod source;

pub use edit::{Checker, Edit, Entry, NewClaim, NewDraft, NewParagraph, NewSentence, Piece};
pub use id::{CitationId, ClaimId, DraftId, EntryId, SourceId};
pub use mark::{Flag, Resolution, Standing, Status};
pub use source::{Citation, Confidentiality, Directness, Link, Method, Relation, Source, SourceKind};
