//! One claim against its sources, and the two questions behind what somebody is said to have said.
//!
//! Invariant: reads the claim, what it is linked to and what stands inside it; sets no status.

use crate::check::{Family, Finding, Grade, quoted_words, value_of_source};
use crate::desk::{ClaimRecord, Desk, Draft, Linked, Relation, Standing};
use crate::extract::Reading;

/// A finding, and what it rests on besides the words of the article.
pub(super) type Own = (Finding, String);

impl Desk {
    /// What there is to notice of `claim` alone.
    pub(super) fn own_findings(&self, draft: &Draft, claim: &ClaimRecord) -> Vec<Own> {
        let links = self.links_of(&claim.id).filter(|linked| linked.link.relation != Relation::Context);
        let mut found: Vec<Own> = links.flat_map(|linked| of_source(draft, claim, &linked)).collect();
        found.extend(self.of_questions(draft, claim));
        found
    }

    /// Whether of the two questions behind "X said that it is so" one alone is settled.
    fn of_questions(&self, draft: &Draft, claim: &ClaimRecord) -> Option<Own> {
        if claim.status.standing() != Standing::Done {
            return None;
        }
        let open = self.said_by(claim).find(|other| claim.span.contains(other.span) && other.is_open())?;
        let words = draft.words(open.span);
        let finding = Finding {
            rule: "said-and-so",
            family: Family::Attribution,
            grade: Grade::ToCompare,
            places: vec![claim.span, open.span],
            formula: format!("that it was said is settled; whether “{words}” is so is open"),
            remedy: "both questions settled: was it said, and is it so".to_owned(),
        };
        Some((finding, String::new()))
    }
}

/// `claim` against the value and the passage of one citation.
fn of_source(draft: &Draft, claim: &ClaimRecord, linked: &Linked<'_>) -> Vec<Own> {
    let words = draft.words(claim.span);
    let (value, passage) = (&linked.citation.value, &linked.citation.passage);
    let told = value_of_source(words, &claim.reading, value, draft.article.published.date);
    let value = told.map(|told| ("value-in-source", Family::Hedge, told, value));
    let is_quote = matches!(claim.reading, Reading::Quote(_));
    let told = is_quote.then(|| quoted_words(words, passage)).flatten();
    let quote = told.map(|told| ("words-in-source", Family::Quotation, told, passage));
    let each = value.into_iter().chain(quote);
    each.map(|(rule, family, (grade, formula), rests_on)| {
        let (places, remedy) = (vec![claim.span], remedy(grade, family).to_owned());
        (Finding { rule, family, grade, places, formula, remedy }, rests_on.clone())
    })
    .collect()
}

const fn remedy(grade: Grade, family: Family) -> &'static str {
    match (grade, family) {
        (Grade::Agrees, _) => "",
        (_, Family::Quotation) => "the words of the source, or marks where words are left out or put in",
        _ => "the figure of the source, or another hedge",
    }
}
