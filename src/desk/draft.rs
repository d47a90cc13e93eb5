//! One version of the article: as it enters the journal, and as it lies on the desk.
//!
//! Invariant: knows no marks; builds from records alone, never from a file.

use std::collections::BTreeSet;

use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::claim::{ClaimRecord, Finding, Origin, Stamp};
use super::edit::{Edit, NewAnnotation, NewClaim, NewDraft, NewParagraph, NewSentence, NewTie, Piece};
use super::error::EditError;
use super::findings::Kept;
use super::house_rule::HouseRule;
use super::id::{ClaimId, DraftId};
use crate::article::{Annotation, Article, Paragraph, Published, Role};
use crate::extract::{Claim, Extraction, Sentence, rule_named};
use crate::text::{CharSpan, Span, TextIndex};

/// The family of all ids that Tickmark derives from content: made once at random, the same for ever.
pub(super) const FAMILY: Uuid = Uuid::from_u128(0x8f4b_2c1e_6d3a_4e57_9a10_7c5d_2b96_e0f3);

/// A version of the article on the desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Its id.
    pub id: DraftId,
    /// Its number, from 1.
    pub number: usize,
    /// The article as it was read.
    pub article: Article,
    /// Its sentences, in text order.
    pub sentences: Vec<Sentence>,
    /// SHA-256 of the text as UTF-8, in hexadecimal digits.
    pub sha256: String,
    /// Who took it in, and when.
    pub taken_in: Stamp,
    /// What was worked out about it.
    pub(super) worked: Kept,
}

impl Draft {
    /// The words at `span`.
    pub fn words(&self, span: Span) -> &str {
        span.of(&self.article.text)
    }

    /// `span` in code points, the form of every file.
    pub fn chars(&self, span: Span) -> CharSpan {
        self.article.index.chars(&self.article.text, span)
    }

    /// The number of the sentence at byte `offset`; between two sentences the later one.
    pub fn sentence_at(&self, offset: usize) -> usize {
        let after = self.sentences.partition_point(|sentence| sentence.span.end <= offset);
        after.min(self.sentences.len().saturating_sub(1))
    }

    /// Whether sentence `number` stands in page furniture (a byline, a date line), which asks for no check.
    pub fn is_furniture(&self, number: usize) -> bool {
        let Some(sentence) = self.sentences.get(number) else { return false };
        let paragraphs = &self.article.paragraphs;
        let at = paragraphs.partition_point(|paragraph| paragraph.span.end <= sentence.span.start);
        paragraphs
            .get(at)
            .is_some_and(|paragraph| paragraph.role == Role::Byline && paragraph.span.overlaps(sentence.span))
    }

    /// The place in bytes that `span` names, where it is one.
    pub(super) fn place(&self, span: CharSpan) -> Result<Span, EditError> {
        self.article.index.bytes(&self.article.text, span).ok_or_else(|| EditError::BadSpan {
            start: span.start,
            end: span.end,
            draft: self.number,
            chars: self.article.index.len_chars(),
        })
    }

    /// The draft and its claims that `new` describes.
    pub(super) fn build(
        new: &NewDraft,
        number: usize,
        stamp: &Stamp,
    ) -> Result<(Self, Vec<ClaimRecord>), EditError> {
        if fingerprint(&new.text) != new.sha256 {
            return Err(EditError::FingerprintDiffers(new.id.clone()));
        }
        let index = TextIndex::new(&new.text);
        let mut draft = Self {
            id: new.id.clone(),
            number,
            article: Article {
                name: new.name.clone(),
                format: new.format,
                text: new.text.clone(),
                index,
                paragraphs: Vec::with_capacity(new.paragraphs.len()),
                dateline: None,
                published: Published { date: new.published, from: new.published_from },
                about: new.about.clone(),
                annotations: Vec::with_capacity(new.annotations.len()),
                attachments: new.attachments.clone(),
            },
            sentences: Vec::with_capacity(new.sentences.len()),
            sha256: new.sha256.clone(),
            taken_in: stamp.clone(),
            worked: Kept::default(),
        };
        for paragraph in &new.paragraphs {
            let span = draft.place(paragraph.span)?;
            draft.article.paragraphs.push(Paragraph { span, role: paragraph.role });
        }
        for sentence in &new.sentences {
            let span = draft.place(sentence.span)?;
            draft.sentences.push(Sentence { span, checkable: sentence.checkable });
        }
        for NewAnnotation { span, author, date, text } in &new.annotations {
            let (span, author, text) = (draft.place(*span)?, author.clone(), text.clone());
            draft.article.annotations.push(Annotation { span, author, date: *date, text });
        }
        draft.article.dateline = new.dateline.map(|span| draft.place(span)).transpose()?;
        draft.article.paragraphs.sort_by_key(|paragraph| paragraph.span);
        draft.sentences.sort_by_key(|sentence| sentence.span);
        let claims = new.claims.iter().map(|claim| draft.found(claim)).collect::<Result<_, _>>()?;
        Ok((draft, claims))
    }

    fn found(&self, claim: &NewClaim) -> Result<ClaimRecord, EditError> {
        let span = self.place(claim.span)?;
        let origin = Origin::Found(Box::new(Finding {
            rule: claim.rule.clone(),
            why: claim.why.clone(),
            span,
            reading: claim.reading.clone(),
            ties: claim.ties.clone(),
        }));
        let sentence = self.sentence_at(span.start);
        Ok(ClaimRecord::new(claim.id.clone(), self.number, span, sentence, claim.reading.clone(), origin))
    }
}

impl NewDraft {
    /// The edits that begin a piece with this draft under `rule`; the article comes last, and so cannot be undone.
    pub fn begin(self, rule: HouseRule) -> Vec<Edit> {
        let piece = Piece { house_rule: Some(rule), ..Piece::default() };
        let describe = (rule != HouseRule::default()).then_some(Edit::DescribePiece { piece });
        describe.into_iter().chain([Edit::AddDraft { draft: self }]).collect()
    }

    /// The draft that `article` makes, with the claims found in it; the same article always gives the same ids.
    pub fn of(article: &Article, extraction: &Extraction) -> Self {
        let text = &article.text;
        let chars = |span| article.index.chars(text, span);
        let sha256 = fingerprint(text);
        let ids = Uuid::new_v5(&FAMILY, sha256.as_bytes());
        let mut taken = BTreeSet::new();
        let mut claims: Vec<NewClaim> = extraction
            .claims
            .iter()
            .map(|claim| new_claim(claim, text, chars(claim.span), |key| claim_id(&ids, key, &mut taken)))
            .collect();
        for tie in &extraction.ties {
            let to = claims.get(tie.to).map(|claim| claim.id.clone());
            if let (Some(to), Some(claim)) = (to, claims.get_mut(tie.from)) {
                claim.ties.push(NewTie { to, bond: tie.bond });
            }
        }
        Self {
            id: DraftId(Uuid::new_v5(&ids, article.name.as_bytes()).to_string()),
            name: article.name.clone(),
            published: article.published.date,
            published_from: article.published.from,
            format: article.format,
            paragraphs: article
                .paragraphs
                .iter()
                .map(|paragraph| NewParagraph { span: chars(paragraph.span), role: paragraph.role })
                .collect(),
            dateline: article.dateline.map(chars),
            sentences: extraction
                .sentences
                .iter()
                .map(|sentence| NewSentence { span: chars(sentence.span), checkable: sentence.checkable })
                .collect(),
            claims,
            about: article.about.clone(),
            annotations: article
                .annotations
                .iter()
                .map(|Annotation { span, author, date, text }| NewAnnotation {
                    span: chars(*span),
                    author: author.clone(),
                    date: *date,
                    text: text.clone(),
                })
                .collect(),
            attachments: article.attachments.clone(),
            text: text.clone(),
            sha256,
        }
    }
}

fn new_claim(claim: &Claim, text: &str, span: CharSpan, id: impl FnOnce(&str) -> ClaimId) -> NewClaim {
    NewClaim {
        id: id(&format!("{} {} {}", claim.reading.kind().key(), span.start, span.end)),
        span,
        text: claim.span.of(text).to_owned(),
        reading: claim.reading.clone(),
        rule: claim.why.rule.to_owned(),
        why: why(claim, text),
        ties: Vec::new(),
    }
}

/// Why a claim is one, in words: "a number stands before what it counts: number “40”, unit “km”".
fn why(claim: &Claim, text: &str) -> String {
    let reason = rule_named(claim.why.rule).map_or("", |rule| rule.why);
    let told = claim.why.parts.iter().map(|&(part, span)| format!("{part} “{}”", span.of(text)));
    // A part that is the whole claim says nothing new.
    let parts = claim.why.parts.iter().zip(told).filter(|((_, span), _)| *span != claim.span);
    let parts = parts.map(|(_, words)| words).collect::<Vec<_>>().join(", ");
    match (reason, parts.as_str()) {
        ("", parts) => parts.to_owned(),
        (reason, "") => reason.to_owned(),
        (reason, parts) => format!("{reason}: {parts}"),
    }
}

/// The id of the claim called `key`; a second claim of that name gets the next free one.
fn claim_id(ids: &Uuid, key: &str, taken: &mut BTreeSet<Uuid>) -> ClaimId {
    let mut id = Uuid::new_v5(ids, key.as_bytes());
    while !taken.insert(id) {
        id = Uuid::new_v5(&id, b"again");
    }
    ClaimId(id.to_string())
}

/// SHA-256 of `text` as UTF-8, in hexadecimal digits: what `sha256sum` says of a file that holds it.
pub fn fingerprint(text: &str) -> String {
    use std::fmt::Write as _;
    Sha256::digest(text.as_bytes()).iter().fold(String::with_capacity(64), |mut hex, byte| {
        // Writing to a string cannot fail.
        _ = write!(hex, "{byte:02x}");
        hex
    })
}
