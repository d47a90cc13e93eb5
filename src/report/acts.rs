//! What a checker did, told without the words that checkers write: for reports that withhold sources.
//!
//! Invariant: of free text only the article's own words and codes come out.

use super::build::Maker;
use crate::desk::{CitationId, ClaimId, Edit, Flag, SourceId};

/// The name of a flag in files.
pub(super) const fn flag_key(flag: Flag) -> &'static str {
    match flag {
        Flag::Legal => "legal",
        Flag::Sensitive => "sensitive",
        Flag::Recheck => "recheck",
        Flag::Query => "query",
        Flag::Priority => "priority",
    }
}

/// `edit` in words, without what people wrote.
pub(super) fn plainly(maker: &Maker<'_>, edit: &Edit) -> String {
    match edit {
        Edit::AddDraft { draft } => format!("take in {}", maker.clean(&draft.name)),
        Edit::Carry { draft, .. } => format!("bring the marks over to {}", maker.clean(&draft.name)),
        Edit::Suggest { claim, .. } => format!("suggest a wording for {}", claim_words(maker, claim)),
        Edit::PutSource { source } => format!("write down {}", source_words(maker, &source.id)),
        Edit::DropSource { source } => format!("take out {}", source_words(maker, source)),
        Edit::PutCitation { citation } => format!("cite {}", source_words(maker, &citation.source)),
        Edit::DropCitation { citation } => format!("take out a place in {}", citation_words(maker, citation)),
        Edit::PutLink { link } => {
            let (claim, source) = (claim_words(maker, &link.claim), citation_words(maker, &link.citation));
            format!("link {claim} to {source}")
        }
        Edit::DropLink { claim, citation } => {
            let (claim, source) = (claim_words(maker, claim), citation_words(maker, citation));
            format!("cut the link of {claim} to {source}")
        }
        Edit::SetFindingAside { .. } => "set a finding aside".to_owned(),
        Edit::TakeFindingBack { .. } => "look again at a finding".to_owned(),
        Edit::ConfirmName { .. } => "confirm the spelling of a name".to_owned(),
        Edit::UnconfirmName { .. } => "take back the spelling of a name".to_owned(),
        Edit::SignOff { office, .. } => format!("sign off as {}", office.name()),
        Edit::Group { edits } => {
            edits.last().map_or_else(|| "do nothing".to_owned(), |edit| plainly(maker, edit))
        }
        Edit::Undo { .. } => "take back an earlier act, or do it again".to_owned(),
        Edit::SetStatus { claim, .. }
        | Edit::SetFlag { claim, .. }
        | Edit::SetAsOf { claim, .. }
        | Edit::WriteNote { claim, .. }
        | Edit::Resolve { claim, .. }
        | Edit::CorrectReading { claim, .. }
        | Edit::AddClaim { claim, .. }
        | Edit::MoveSpan { claim, .. }
        | Edit::Place { claim, .. }
        | Edit::SetAside { claim, .. }
        | Edit::BringBack { claim, .. }
            if !is_in_article(maker, claim) =>
        {
            format!("work on {}", claim_words(maker, claim))
        }
        Edit::PassSentence { draft, .. } if maker.desk.draft().is_none_or(|it| it.id != *draft) => {
            "pass a sentence of an earlier draft, or take that back".to_owned()
        }
        Edit::SetStatus { .. }
        | Edit::SetFlag { .. }
        | Edit::SetAsOf { .. }
        | Edit::WriteNote { .. }
        | Edit::Resolve { .. }
        | Edit::CorrectReading { .. }
        | Edit::AddClaim { .. }
        | Edit::MoveSpan { .. }
        | Edit::Place { .. }
        | Edit::SetAside { .. }
        | Edit::BringBack { .. }
        | Edit::PassSentence { .. }
        | Edit::Reopen { .. }
        | Edit::DescribePiece { .. }
        | Edit::Redate { .. } => maker.desk.describe(edit),
    }
}

/// Whether the claim stands in the article as it is: what an earlier draft says may have been taken out with reason.
fn is_in_article(maker: &Maker<'_>, claim: &ClaimId) -> bool {
    let current = maker.desk.draft().map(|draft| draft.number);
    maker.desk.claim(claim).is_some_and(|claim| Some(claim.draft) == current)
}

fn claim_words(maker: &Maker<'_>, claim: &ClaimId) -> String {
    format!("claim {}", maker.numbers.claim(claim))
}

fn source_words(maker: &Maker<'_>, source: &SourceId) -> String {
    let number = maker.numbers.source(source);
    maker.withheld.code(source).map_or_else(|| format!("source {number}"), str::to_owned)
}

fn citation_words(maker: &Maker<'_>, citation: &CitationId) -> String {
    let versions = &maker.numbers.citation_versions;
    let last = versions.iter().rev().find(|version| version.id == *citation);
    last.map_or_else(|| "a source".to_owned(), |version| source_words(maker, &version.source))
}
