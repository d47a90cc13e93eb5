//! What others said and the check has rated, as schema.org's `ClaimReview`: for the page that was published.
//!
//! ```text
//! “31 people drowned, the coast guard said.”, marked Wrong -> author: the coast guard; rating 1: False
//! ```
//!
//! Only what somebody with a name said goes out. A mark on a quotation says whether the words were said, not whether
//! they hold; so what is rated are the claims inside a quotation, and those in a sentence with one speaker.
//!
//! Invariant: nothing of a source, a note or a checker goes out; each claim left out has its reason.

use serde_json::{Value, json};

use super::json as written;
use super::model::{ClaimRow, Report};
use super::words::{count, is_safe_link};
use crate::desk::{Resolution, Status};
use crate::extract::{Kind, Speaker};

/// Said with every export.
const PHASING_OUT: &str = "Google is phasing ClaimReview out of its search results; its Fact Check Explorer still \
    reads it. The page itself must say each rating in the same words";

/// Verbs that say something is so. What somebody denies, disputes or promises is no claim of theirs.
const SAYING: [&str; 14] = [
    "said",
    "says",
    "say",
    "told",
    "tells",
    "according",
    "reported",
    "reports",
    "wrote",
    "writes",
    "stated",
    "states",
    "announced",
    "confirmed",
];

/// Words that stand for a name that somebody has to look up.
const PRONOUNS: [&str; 8] = ["he", "she", "it", "they", "who", "we", "i", "you"];

/// The reviews as a list in one JSON-LD graph; empty where none may go out.
pub(super) fn render(report: &Report) -> Vec<u8> {
    let reviews: Vec<Value> = report.claims.iter().filter_map(|claim| review(report, claim).ok()).collect();
    written(&json!({ "@context": "https://schema.org", "@graph": reviews }))
}

/// What is said about the reviews rather than in them: why each claim that is not among them was left out.
pub(super) fn remarks(report: &Report) -> Vec<String> {
    let mut left_out: Vec<(String, Vec<String>)> = Vec::new();
    for claim in &report.claims {
        let Err(why) = review(report, claim) else { continue };
        let number = claim.number.to_string();
        match left_out.iter_mut().find(|(known, _)| *known == why) {
            Some((_, numbers)) => numbers.push(number),
            None => left_out.push((why, vec![number])),
        }
    }
    let mut remarks = vec![PHASING_OUT.to_owned(), given(report)];
    match unpublished(report) {
        Some(why) => remarks.push(why),
        None => remarks.extend(left_out.iter().map(|(why, numbers)| {
            let noun = if numbers.len() == 1 { "claim" } else { "claims" };
            format!("left out, since {why}: {noun} {}", numbers.join(", "))
        })),
    }
    remarks
}

/// How many of the claims are reviewed.
pub(super) fn given(report: &Report) -> String {
    let given = report.claims.iter().filter(|claim| review(report, claim).is_ok()).count();
    format!("{} of {} as ClaimReview", count(given, "claim", "claims"), report.claims.len())
}

/// Why nothing may go out yet.
fn unpublished(report: &Report) -> Option<String> {
    let head = &report.head;
    if !is_safe_link(&head.url) || head.url.starts_with("mailto:") {
        return Some("none goes out before the piece says the address it was published at".to_owned());
    }
    let day = head.draft.as_ref()?.published;
    (day > head.today).then(|| format!("none goes out before the piece is published on {day}"))
}

/// The review of `claim`, or why there is none.
fn review(report: &Report, claim: &ClaimRow) -> Result<Value, String> {
    if let Some(why) = unpublished(report) {
        return Err(why);
    }
    let rating = rating(claim)?;
    let speaker = speaker(report, claim)?;
    let head = &report.head;
    let page = head.url.trim();
    // A fragment of its own tells several reviews of one page apart; the checking copy has it too.
    let url = if page.contains('#') { page.to_owned() } else { format!("{page}#c{}", claim.number) };
    let mut review = json!({
        "@type": "ClaimReview",
        "url": url,
        "claimReviewed": reviewed(report, claim),
        "reviewRating": rating,
        "itemReviewed": { "@type": "Claim", "author": speaker },
    });
    if let (Some(fields), Some(draft)) = (review.as_object_mut(), &head.draft) {
        fields.insert("datePublished".to_owned(), draft.published.to_string().into());
        if !head.outlet.trim().is_empty() {
            fields.insert("author".to_owned(), json!({ "@type": "Organization", "name": head.outlet }));
        }
    }
    Ok(review)
}

/// The rating on the scale of 5, True, to 1, False.
fn rating(claim: &ClaimRow) -> Result<Value, String> {
    let (value, name) = match claim.status {
        Status::Confirmed => (Some(5), "True"),
        Status::Disputed => (Some(3), "Disputed"),
        Status::Wrong => (Some(1), "False"),
        Status::NotConfirmed => (None, "Unproven"),
        status @ (Status::Unchecked | Status::Waiting | Status::OnAuthor | Status::NoCheck) => {
            return Err(format!("“{}” is no rating", status.name()));
        }
    };
    match claim.resolution {
        Resolution::Cut => return Err("it was cut".to_owned()),
        Resolution::Accepted => return Err("its words were changed".to_owned()),
        Resolution::Open | Resolution::Stet => {}
    }
    let in_the_way = claim.in_the_way();
    if !in_the_way.is_empty() {
        return Err(in_the_way);
    }
    Ok(match value {
        Some(value) => json!({
            "@type": "Rating", "ratingValue": value, "bestRating": 5, "worstRating": 1, "alternateName": name,
        }),
        None => json!({ "@type": "Rating", "alternateName": name }),
    })
}

/// Who said what `claim` says, by name.
fn speaker(report: &Report, claim: &ClaimRow) -> Result<Value, String> {
    if matches!(claim.kind, Kind::Quote | Kind::Attribution) {
        return Err("its mark says whether the words were said, not whether they hold".to_owned());
    }
    let quote = of_kind(report, Kind::Quote).find(|quote| quote.span.contains(claim.span));
    let mut sayings = of_kind(report, Kind::Attribution).filter(|it| it.sentence == claim.sentence);
    let row = match (quote, sayings.next()) {
        (Some(quote), _) => quote,
        (None, None) => return Err("the article says it itself".to_owned()),
        (None, Some(_)) if sayings.next().is_some() => {
            return Err("its sentence has several speakers".to_owned());
        }
        (None, Some(saying)) if !is_plain(&saying.text) => {
            return Err(format!("“{}” need not say that it is so", saying.text));
        }
        (None, Some(saying)) => saying,
    };
    let speaker: Speaker = serde_json::from_value(row.value.clone()).unwrap_or_default();
    let name = speaker.resolved.or(speaker.source).unwrap_or_default();
    let is_named =
        !speaker.anonymous && !name.is_empty() && !PRONOUNS.contains(&name.to_lowercase().as_str());
    if is_named { Ok(author(report, &name)) } else { Err("whoever said it has no name".to_owned()) }
}

fn of_kind(report: &Report, kind: Kind) -> impl Iterator<Item = &ClaimRow> {
    report.claims.iter().filter(move |row| row.kind == kind)
}

/// Whether the words say that somebody told something as a fact.
fn is_plain(words: &str) -> bool {
    let lower = words.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let denies = lower.contains("n’t")
        || lower.contains("n't")
        || words.clone().any(|word| matches!(word, "not" | "never"));
    words.any(|word| SAYING.contains(&word)) && !denies
}

/// Somebody of whom the article says who that is, by first and last name, is a person; all others stand as bodies.
fn author(report: &Report, name: &str) -> Value {
    let told = |row: &ClaimRow, part: &str| {
        row.value.get(part).and_then(Value::as_str).unwrap_or_default().to_owned()
    };
    let mut known = of_kind(report, Kind::Identity).map(|row| (row, told(row, "name")));
    match known.find(|(row, known)| (known == name || row.text == name) && known.contains(' ')) {
        Some((row, name)) => json!({ "@type": "Person", "name": name, "jobTitle": told(row, "role") }),
        None => json!({ "@type": "Organization", "name": name }),
    }
}

/// The words rated, and where they are not all of it the sentence they stand in.
fn reviewed(report: &Report, claim: &ClaimRow) -> String {
    let sentence = report.article.sentences.get(claim.sentence.saturating_sub(1));
    let sentence = sentence.map_or("", |it| it.span.of(&report.article.text));
    let line = |words: &str| words.split_whitespace().collect::<Vec<_>>().join(" ");
    let (words, sentence) = (line(&claim.text), line(sentence));
    if sentence.is_empty() || sentence.trim_end_matches('.') == words {
        words
    } else {
        format!("{words}: “{sentence}”")
    }
}

#[cfg(test)]
mod tests {
    use super::is_plain;

    #[test]
    fn only_plain_words_say_that_something_is_so() {
        for (words, plain) in [
            ("the port authority said", true),
            ("according to the coast guard", true),
            ("Solberg told reporters", true),
            ("The Dall Line denied", false),
            ("it would not say", false),
            ("The government promised", false),
            ("she didn’t say", false),
        ] {
            assert_eq!(is_plain(words), plain, "{words}");
        }
    }
}
