//! What is told of a piece and of a claim in whole phrases, the same in every rendering.
//!
//! Invariant: says what the model says; adds no fact.

use super::model::{
    ChangedRow, ClaimRow, Count, FindingRow, Head, LinkRow, NameRow, Report, SignOffRow, SinceRow,
};
use super::words::{bearing, count, day, figure, joined, left_out, listed, moment, prefixed, signed};
use crate::desk::Resolution;

/// `by R. Lund · The Ellery Courier · Draft 2 · published Fri 16 Aug 2024`
pub(super) fn under(head: &Head) -> String {
    let by = prefixed("by ", &head.author);
    let draft = head.draft.as_ref().map_or_else(String::new, |draft| format!("Draft {}", draft.number));
    let published =
        head.draft.as_ref().map_or_else(String::new, |draft| format!("published {}", day(draft.published)));
    joined([by.as_str(), &head.outlet, &draft, &published], " · ")
}

/// What a reader must know before believing the rest: what is left out or withheld.
pub(super) fn said(head: &Head) -> Vec<String> {
    let mut said = Vec::new();
    said.extend(head.filter.as_ref().map(left_out));
    if head.withheld > 0 {
        let sources = count(head.withheld, "source stands", "sources stand");
        said.push(format!("{sources} here as a code. The project file alone says who they are."));
    }
    said
}

/// That the piece was checked in part, in the words of those who signed.
pub(super) fn in_part(report: &Report) -> Vec<String> {
    let signed = report.sign_offs.iter().filter(|row| !row.unchecked.trim().is_empty());
    signed.map(|row| format!("Checked in part. {}: {}", row.office, row.unchecked)).collect()
}

/// `Maria Keller (MK), 12 acts; …`
pub(super) fn checkers(head: &Head) -> String {
    let told = head.checkers.iter().map(|checker| {
        let name = if checker.name.is_empty() { "unnamed" } else { &checker.name };
        let initials =
            if checker.initials.is_empty() { String::new() } else { format!("({})", checker.initials) };
        format!("{}, {}", joined([name, &initials], " "), count(checker.acts, "act", "acts"))
    });
    told.collect::<Vec<_>>().join("; ")
}

/// `16 Aug 2024, 07:50 UTC to 16 Aug 2024, 10:12 UTC`
pub(super) fn worked(head: &Head) -> String {
    match (head.first, head.last) {
        (Some(first), Some(last)) => format!("{} to {}", moment(first), moment(last)),
        _ => String::new(),
    }
}

/// `812 words in 40 sentences; 38 of 40 sentences covered, 120 words in no claim`
pub(super) fn length(report: &Report) -> String {
    let (Some(draft), coverage) = (&report.head.draft, &report.summary.coverage) else {
        return String::new();
    };
    format!(
        "{} in {}; {} of {} sentences covered, {} in no claim",
        count(draft.words, "word", "words"),
        count(draft.sentences, "sentence", "sentences"),
        figure(coverage.covered),
        figure(coverage.sentences),
        count(coverage.words_in_no_claim, "word", "words"),
    )
}

/// `Casualty 4 · Date 12`
pub(super) fn tallied(counts: &[Count]) -> String {
    counts.iter().map(|count| format!("{} {}", count.name, count.n)).collect::<Vec<_>>().join(" · ")
}

/// What the computed checks are.
pub(super) const CHECKS: &str = "Worked out by the program from the article’s own words and from what its sources are noted to say. A grade says how words stand to each other; it is no verdict.";

/// That there are none.
pub(super) const NO_CHECKS: &str = "The program found nothing in the article that it could work out.";

/// `sentence 4`, `sentences 4, 11`
pub(super) fn sentences(finding: &FindingRow) -> String {
    let word = if finding.sentences.len() == 1 { "sentence" } else { "sentences" };
    format!("{word} {}", listed(&finding.sentences))
}

/// `4, 11`
pub(super) fn sentence_numbers(finding: &FindingRow) -> String {
    listed(&finding.sentences)
}

/// `4, 11 · claims 2, 7`
pub(super) fn places_of(finding: &FindingRow) -> String {
    joined([sentence_numbers(finding).as_str(), &claim_numbers(finding)], " · ")
}

/// `claims 2, 7`; nothing where there are none.
pub(super) fn claim_numbers(finding: &FindingRow) -> String {
    let word = if finding.claims.len() == 1 { "claim " } else { "claims " };
    prefixed(word, &listed(&finding.claims))
}

/// `Set aside: two ships` of what was set aside, else nothing.
pub(super) fn aside(finding: &FindingRow) -> String {
    match (&finding.set_aside, finding.reason.as_str()) {
        (None, _) => String::new(),
        (Some(_), "") => "Set aside".to_owned(),
        (Some(_), reason) => format!("Set aside: {reason}"),
    }
}

/// The claims that the editor has something to decide about.
pub(super) fn claims_to_decide(report: &Report) -> impl Iterator<Item = &ClaimRow> {
    report.claims.iter().filter(|claim| is_to_decide(claim))
}

/// Whether the editor has something to decide: a finding without an act, or words proposed and not taken over.
pub(super) fn is_to_decide(claim: &ClaimRow) -> bool {
    let cannot_take_over = claim.resolution == Resolution::Accepted && claim.wording_withheld;
    (claim.resolution == Resolution::Open && (claim.asks_decision || !claim.wording.is_empty()))
        || cannot_take_over
}

/// Why these words, and why this status.
pub(super) fn why(claim: &ClaimRow) -> String {
    let withheld =
        if claim.wording_withheld { "The wording names a withheld source: it is not put in." } else { "" };
    joined([claim.wording_reason.as_str(), &claim.reason, withheld], " ")
}

/// `Stet · as the minister said it · AB, 16 Aug 2024, 10:12 UTC`; empty while nothing is decided.
pub(super) fn decision(claim: &ClaimRow) -> String {
    if claim.resolution == Resolution::Open {
        return String::new();
    }
    let sign = claim.resolved.as_ref().map(signed).unwrap_or_default();
    joined([claim.resolution.name(), &claim.resolution_reason, &sign], " · ")
}

/// A place in a source without its number.
pub(super) fn source(link: &LinkRow) -> String {
    let passage = if link.passage.is_empty() { String::new() } else { format!("“{}”", link.passage) };
    let told = joined([link.label.as_str(), &link.locator, &passage, &prefixed("= ", &link.value)], ", ");
    format!("{told} ({})", bearing(link))
}

/// `Legal: names a minor, Query`
pub(super) fn flags(claim: &ClaimRow) -> String {
    let told = claim.flags.iter().map(|flag| joined([flag.flag.name(), &flag.detail], ": "));
    told.collect::<Vec<_>>().join(", ")
}

/// How often and in which sentences a name stands: `3 times in 1, 5, 9`
pub(super) fn places(name: &NameRow) -> String {
    let mut sentences: Vec<usize> =
        name.forms.iter().flat_map(|form| form.sentences.iter().copied()).collect();
    sentences.sort_unstable();
    sentences.dedup();
    let times = name.forms.iter().map(|form| form.n).sum();
    format!("{} in {}", count(times, "time", "times"), listed(&sentences))
}

/// The claims that say who `name` is.
pub(super) fn who_it_is(name: &NameRow) -> String {
    let claims = if name.claims.len() == 1 { "who it is: claim " } else { "who it is: claims " };
    prefixed(claims, &listed(&name.claims))
}

/// What the editor finds in the article, with so many changes and so many decisions to make.
pub(super) fn for_editor(changes: usize, decisions: usize) -> String {
    let changes = match changes {
        0 => "No change is proposed".to_owned(),
        n => format!(
            "{} in the article, the old words struck out",
            count(n, "proposed change stands", "proposed changes stand")
        ),
    };
    let decisions = match decisions {
        0 => "no decision is asked for".to_owned(),
        n => format!("{} asked for", count(n, "decision is", "decisions are")),
    };
    format!("{changes}; {decisions}.")
}

/// `Draft 1 was signed by Maria Keller (checker, 16 Aug 2024, 10:12 UTC). Another draft has come in, so it is to be signed anew.`
pub(super) fn voided(since: &SinceRow) -> String {
    let signed = |row: &SignOffRow| {
        let sign = row.signed.as_ref()?;
        Some(format!("{} ({}, {})", sign.name, row.office.to_lowercase(), moment(sign.at)))
    };
    let all: Vec<String> = since.signed.iter().filter_map(signed).collect();
    format!(
        "Draft {} was signed by {}. Another draft has come in, so it is to be signed anew.",
        since.draft,
        all.join(", ")
    )
}

/// What the rest of the claims are, beside those that have changed.
pub(super) fn unchanged(since: &SinceRow) -> String {
    match since.beside_others {
        0 => String::new(),
        n => format!(
            "{} the same words beside another sentence.",
            count(n, "more claim has", "more claims have")
        ),
    }
}

/// `Stale: a figure is another`
pub(super) fn became(row: &ChangedRow) -> String {
    joined([row.became_in_words, &row.why], ": ")
}
