//! Another publication date: what "Thursday" and "last year" are counted from, and what they are read as then.
//!
//! Invariant: reads the article anew, by the same rules; changes nothing itself.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::claim::Origin;
use super::edit::{Edit, NewReading};
use super::{Desk, Draft};
use crate::article::{Article, Published, PublishedFrom};
use crate::extract::{Kind, Reading, extract};
use crate::text::Span;

impl Desk {
    /// The edit that gives the current draft another publication date, with the readings that change with it; none where
    /// it has that date already.
    pub fn redating(&self, published: Date) -> Option<Edit> {
        let draft = self.draft().filter(|draft| draft.article.published.date != published)?;
        let read = read_as_of(draft, published);
        let claims = self.claims().chain(self.tray());
        let readings = claims.filter_map(|claim| {
            let Origin::Found(finding) = &claim.origin else { return None };
            let reading = read.get(&(finding.reading.kind(), finding.span))?;
            let new = NewReading { claim: claim.id.clone(), reading: reading.clone() };
            (*reading != finding.reading).then_some(new)
        });
        Some(Edit::Redate { draft: draft.id.clone(), published, readings: readings.collect() })
    }
}

/// What the machine reads in the draft as of another date, by kind and place.
fn read_as_of(draft: &Draft, date: Date) -> BTreeMap<(Kind, Span), Reading> {
    let published = Published { date, from: PublishedFrom::Given };
    let claims = extract(&Article { published, ..draft.article.clone() }).claims;
    claims.into_iter().map(|claim| ((claim.reading.kind(), claim.span), claim.reading)).collect()
}
