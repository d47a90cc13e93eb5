//! The edit that settles what both have set differently, by taking what one of the two has.
//!
//! Invariant: takes a whole value from one side; mixes nothing.

use super::clash::{Aspect, Clash, Subject, of_claim};
use crate::desk::Desk;
use crate::desk::claim::ClaimRecord;
use crate::desk::edit::Edit;
use crate::desk::id::ClaimId;
use crate::desk::mark::Flag;

impl Clash {
    /// The edit on `joint` that gives it what `side`, one of the two, has; none where it has that already, or cannot.
    pub fn settling(&self, joint: &Desk, side: &Desk) -> Option<Edit> {
        match &self.subject {
            Subject::Claim(id) => {
                let (now, wanted) = (joint.claim(id)?, side.claim(id)?);
                let is_so = of_claim(joint, now, self.aspect) == of_claim(side, wanted, self.aspect);
                if is_so { None } else { as_claimed(self.aspect, joint, now, wanted) }
            }
            Subject::Source(id) => {
                let (now, wanted) = (joint.source(id)?, side.source(id)?);
                (now != wanted).then(|| Edit::PutSource { source: Box::new(wanted.clone()) })
            }
            Subject::Citation(id) => {
                let (now, wanted) = (joint.citation(id)?, side.citation(id)?);
                (now != wanted).then(|| Edit::PutCitation { citation: wanted.clone() })
            }
            Subject::Piece => {
                let piece = side.piece();
                (joint.piece() != piece).then(|| Edit::DescribePiece { piece: piece.clone() })
            }
        }
    }
}

/// The edit that gives the claim `now` what `wanted` has.
fn as_claimed(aspect: Aspect, joint: &Desk, now: &ClaimRecord, wanted: &ClaimRecord) -> Option<Edit> {
    let claim = now.id.clone();
    Some(match aspect {
        Aspect::Status => Edit::SetStatus { claim, status: wanted.status, reason: wanted.reason.clone() },
        Aspect::Reading => Edit::CorrectReading { claim, reading: wanted.reading.clone() },
        // A place in another draft is none in this one.
        Aspect::Place if now.draft == wanted.draft => {
            Edit::MoveSpan { claim, span: joint.draft_numbered(now.draft)?.chars(wanted.span) }
        }
        Aspect::Note => Edit::WriteNote { claim, text: wanted.note.clone() },
        Aspect::Wording => {
            let parts = wanted.suggestion.as_ref().map(|it| (it.wording.clone(), it.reason.clone()));
            let (wording, reason) = parts.unwrap_or_default();
            Edit::Suggest { claim, wording, reason }
        }
        Aspect::Decision => {
            let reason = wanted.resolution_reason.clone();
            Edit::Resolve { claim, resolution: wanted.resolution, reason }
        }
        Aspect::Day => Edit::SetAsOf { claim, as_of: wanted.as_of },
        Aspect::Tray => in_tray(claim, now, wanted)?,
        Aspect::Flag(flag) => flagged(claim, flag, wanted),
        Aspect::Place | Aspect::Whole => return None,
    })
}

fn in_tray(claim: ClaimId, now: &ClaimRecord, wanted: &ClaimRecord) -> Option<Edit> {
    match (&now.set_aside, &wanted.set_aside) {
        (None, Some(aside)) => Some(Edit::SetAside { claim, reason: aside.reason.clone() }),
        (Some(_), None) => Some(Edit::BringBack { claim }),
        (Some(_), Some(aside)) => {
            let again = Edit::SetAside { claim: claim.clone(), reason: aside.reason.clone() };
            Some(Edit::Group { edits: vec![Edit::BringBack { claim }, again] })
        }
        (None, None) => None,
    }
}

fn flagged(claim: ClaimId, flag: Flag, wanted: &ClaimRecord) -> Edit {
    let detail = wanted.flags.get(&flag).cloned();
    Edit::SetFlag { claim, flag, on: detail.is_some(), detail: detail.unwrap_or_default() }
}
