//! What the machine noticed in the current draft, with the claims it rests on: its own words against each other, and
//! claims against what their sources are said to hold.
//!
//! Invariant: sets no status; the same desk gives the same findings in the same order, each with an id that stays as
//! long as its rule, its words and its reckoning do.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::draft::FAMILY;
use super::{ClaimId, ClaimRecord, Desk, Draft, Relation, Standing};
use crate::check::{Family, Finding, Grade, findings, quoted_words, value_of_source};
use crate::extract::Reading;

/// A finding as it lies on the desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Noticed {
    /// Names it in every copy of the project, and in a later draft that says the same.
    pub id: String,
    /// What was noticed.
    pub finding: Finding,
    /// The claims it rests on, in text order.
    pub claims: Vec<ClaimId>,
}

impl Desk {
    /// All that can be worked out about the current draft, in text order.
    pub fn findings(&self) -> Vec<Noticed> {
        let Some(draft) = self.draft() else { return Vec::new() };
        let mut found: Vec<(Finding, Vec<ClaimId>)> =
            findings(&draft.article).into_iter().map(|finding| (finding, Vec::new())).collect();
        for claim in self.claims() {
            let own = self.of_sources(draft, claim).into_iter().chain(self.of_questions(draft, claim));
            found.extend(own.map(|finding| (finding, vec![claim.id.clone()])));
        }
        found.sort_by_key(|(finding, _)| finding.place());
        let mut known = BTreeMap::new();
        let noticed = found.into_iter().map(|(finding, claims)| Noticed {
            id: id_of(draft, &finding, &mut known),
            claims: if claims.is_empty() { self.under(&finding) } else { claims },
            finding,
        });
        noticed.collect()
    }

    /// The claims whose words `finding` rests on.
    fn under(&self, finding: &Finding) -> Vec<ClaimId> {
        let rests = |claim: &ClaimRecord| {
            !matches!(claim.reading, Reading::Quote(_) | Reading::Attribution(_) | Reading::Statement {})
                && finding.places.iter().any(|place| place.overlaps(claim.span))
        };
        self.claims().filter(|claim| rests(claim)).map(|claim| claim.id.clone()).collect()
    }

    /// `claim` against the values and passages of its citations.
    fn of_sources(&self, draft: &Draft, claim: &ClaimRecord) -> Vec<Finding> {
        let words = draft.words(claim.span);
        let published = draft.article.published.date;
        let mut found = Vec::new();
        for linked in self.links_of(&claim.id).filter(|linked| linked.link.relation != Relation::Context) {
            let value = value_of_source(words, &claim.reading, &linked.citation.value, published)
                .map(|told| ("value-in-source", Family::Hedge, told));
            let quote = matches!(claim.reading, Reading::Quote(_))
                .then(|| quoted_words(words, &linked.citation.passage))
                .flatten()
                .map(|told| ("words-in-source", Family::Quotation, told));
            for (rule, family, (grade, formula)) in value.into_iter().chain(quote) {
                let remedy = match (grade, family) {
                    (Grade::Agrees, _) => "",
                    (_, Family::Quotation) => {
                        "the words of the source, or marks where words are left out or put in"
                    }
                    _ => "the figure of the source, or another hedge",
                };
                let (places, remedy) = (vec![claim.span], remedy.to_owned());
                found.push(Finding { rule, family, grade, places, formula, remedy });
            }
        }
        found
    }

    /// Whether of the two questions behind "X said that it is so" one alone is settled.
    fn of_questions(&self, draft: &Draft, claim: &ClaimRecord) -> Option<Finding> {
        if !matches!(claim.reading, Reading::Quote(_) | Reading::Attribution(_)) {
            return None;
        }
        let settled = |claim: &ClaimRecord| claim.status.standing() == Standing::Done;
        let inside = |other: &&std::sync::Arc<ClaimRecord>| {
            other.id != claim.id
                && claim.span.contains(other.span)
                && matches!(
                    other.reading,
                    Reading::Casualty { .. }
                        | Reading::Quantity { .. }
                        | Reading::Date(_)
                        | Reading::Comparison {}
                )
        };
        let open = self.claims().filter(inside).find(|other| other.is_open())?;
        settled(claim).then(|| Finding {
            rule: "said-and-so",
            family: Family::Attribution,
            grade: Grade::ToCompare,
            places: vec![claim.span],
            formula: format!(
                "that it was said is settled; whether “{}” is so is open",
                draft.words(open.span)
            ),
            remedy: "both questions settled: was it said, and is it so".to_owned(),
        })
    }
}

/// The id of `finding`; a second one that says the same gets the next.
fn id_of(draft: &Draft, finding: &Finding, known: &mut BTreeMap<String, usize>) -> String {
    let words: Vec<&str> = finding.places.iter().map(|place| draft.words(*place)).collect();
    let key = format!("finding\n{}\n{}\n{}", finding.rule, finding.formula, words.join("\n"));
    let number = known.entry(key.clone()).or_default();
    *number += 1;
    Uuid::new_v5(&FAMILY, format!("{key}\n{number}").as_bytes()).to_string()
}
