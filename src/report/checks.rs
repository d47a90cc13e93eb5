//! The computed checks: what was worked out from the article's own words, and from what its sources are noted to say.
//!
//! Invariant: what rests on a source that is withheld is told without its words and figures.

use super::build::{Maker, sign};
use super::model::FindingRow;
use super::words::joined;
use crate::check::{Family, Grade};
use crate::desk::{ClaimId, Draft, Noticed, Relation};

/// Everything that was worked out: what conflicts first, what was set aside and what agrees last, each in text order.
pub(super) fn checks(maker: &Maker<'_>) -> Vec<FindingRow> {
    let Some(draft) = maker.desk.draft() else { return Vec::new() };
    let mut rows: Vec<FindingRow> =
        maker.desk.findings().iter().map(|noticed| row(maker, draft, noticed)).collect();
    rows.sort_by_key(|row| (row.agrees(), row.set_aside.is_some(), std::cmp::Reverse(row.grade)));
    rows
}

fn row(maker: &Maker<'_>, draft: &Draft, noticed: &Noticed) -> FindingRow {
    let finding = &noticed.finding;
    let rests_on_source = matches!(finding.family, Family::Hedge | Family::Quotation);
    let codes = if rests_on_source { withheld(maker, &noticed.claims) } else { Vec::new() };
    let is_withheld = !codes.is_empty();
    let aside = noticed.set_aside.as_deref();
    let on_one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let sentences = finding.places.iter().map(|place| draft.sentence_at(place.start) + 1);
    let mut sentences: Vec<usize> = sentences.collect();
    sentences.dedup();
    FindingRow {
        // The id is made of the source's words too.
        id: if is_withheld { String::new() } else { noticed.id.0.clone() },
        rule: finding.rule,
        family: finding.family,
        grade: finding.grade,
        words: finding.places.iter().map(|place| on_one_line(draft.words(*place))).collect(),
        places: finding.places.iter().map(|place| draft.chars(*place)).collect(),
        sentences,
        claims: noticed.claims.iter().map(|claim| maker.numbers.claim(claim)).collect(),
        formula: if is_withheld {
            format!("held against {}, whose words are withheld", joined(codes.iter().copied(), " and "))
        } else {
            maker.clean(&finding.formula)
        },
        remedy: maker.clean(&finding.remedy),
        set_aside: aside.map(|aside| sign(&aside.stamp)),
        // The reason may give the figure that is withheld.
        reason: aside.filter(|_| !is_withheld).map(|aside| maker.clean(&aside.reason)).unwrap_or_default(),
    }
}

/// The codes of the withheld sources that `claims` are held against; which of several it was is not told.
fn withheld<'m>(maker: &'m Maker<'_>, claims: &[ClaimId]) -> Vec<&'m str> {
    let links = claims.iter().flat_map(|claim| maker.desk.links_of(claim));
    let told = links.filter(|linked| linked.link.relation != Relation::Context);
    let mut codes: Vec<&str> = told.filter_map(|linked| maker.withheld.code(&linked.source.id)).collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}

/// How many conflict, are to compare, agree: `1 conflicts · 2 to compare · 3 agree · 1 set aside`.
pub(super) fn counted(rows: &[FindingRow]) -> String {
    let of = |grade: Grade| rows.iter().filter(|row| row.set_aside.is_none() && row.grade == grade).count();
    let aside = rows.iter().filter(|row| row.set_aside.is_some()).count();
    let told = [
        (of(Grade::Conflicts), if of(Grade::Conflicts) == 1 { "conflicts" } else { "conflict" }),
        (of(Grade::ToCompare), "to compare"),
        (of(Grade::Agrees), if of(Grade::Agrees) == 1 { "agrees" } else { "agree" }),
        (aside, "set aside"),
    ];
    let parts = told.iter().filter(|(n, _)| *n > 0).map(|(n, name)| format!("{n} {name}"));
    parts.collect::<Vec<_>>().join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grades_are_counted() {
        let row = |grade: Grade| FindingRow {
            id: String::new(),
            rule: "weekday-of-date",
            family: Family::Calendar,
            grade,
            words: Vec::new(),
            places: Vec::new(),
            sentences: Vec::new(),
            claims: Vec::new(),
            formula: String::new(),
            remedy: String::new(),
            set_aside: None,
            reason: String::new(),
        };
        let rows = [Grade::Agrees, Grade::Conflicts, Grade::Agrees].map(row);
        assert_eq!(counted(&rows), "1 conflicts · 2 agree");
        assert_eq!(counted(&[]), "");
    }
}
