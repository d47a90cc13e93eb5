//! The claims as notes on the article, by the W3C's Web Annotation model.
//!
//! Each claim is an annotation on its words: by their place in code points, and by the words with those around them. Its
//! bodies say what sort of claim it is, what was found out about it, and what it rests on.
//!
//! Invariant: every address is one; places count code points; the same report gives the same bytes.

use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::json as written;
use super::model::{ClaimRow, LinkRow, Report, SourceRow};
use super::words::{bearing, is_safe_link, joined, left_out, reference};

/// Words before and after a claim, in code points: what tells it from the same words elsewhere.
const AROUND: usize = 32;

/// All claims on the list as one collection of annotations.
pub(super) fn render(report: &Report) -> Vec<u8> {
    let article = article_id(report);
    let text: Vec<char> = report.article.text.chars().collect();
    let items: Vec<Value> =
        report.claims.iter().map(|claim| annotation(report, claim, &article, &text)).collect();
    let remark = report.head.filter.as_ref().map(left_out).unwrap_or_default();
    let name = |part: &str| urn(&format!("{article} {part} {}", report.log.len()));
    written(&json!({
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": name("collection"),
        "type": "AnnotationCollection",
        "label": joined([report.head.title.as_str(), &remark], ". "),
        "generator": { "type": "Software", "name": report.head.program },
        "total": items.len(),
        "first": { "id": name("page"), "type": "AnnotationPage", "startIndex": 0, "items": items },
    }))
}

/// The address of the article: where it was published, else the fingerprint of its text.
fn article_id(report: &Report) -> String {
    let url = report.head.url.trim();
    let sha256 = report.head.draft.as_ref().map_or("", |draft| &draft.sha256);
    if is_safe_link(url) { url.to_owned() } else { format!("nih:sha-256;{sha256}") }
}

/// A name for `what` that is an address.
fn urn(what: &str) -> String {
    let id = Uuid::parse_str(what).unwrap_or_else(|_| Uuid::new_v5(&Uuid::NAMESPACE_URL, what.as_bytes()));
    id.urn().to_string()
}

fn annotation(report: &Report, claim: &ClaimRow, article: &str, text: &[char]) -> Value {
    let mut annotation = Map::new();
    let mut put = |name: &str, value: Value| annotation.insert(name.to_owned(), value);
    put("id", urn(&claim.id).into());
    put("type", "Annotation".into());
    put("motivation", "assessing".into());
    if let Some(sign) = &claim.marked {
        put("created", sign.at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string().into());
        put("creator", json!({ "type": "Person", "name": sign.name, "nickname": sign.initials }));
    }
    put("body", bodies(report, claim).into());
    put("target", json!({ "source": article, "selector": selectors(claim, text) }));
    annotation.into()
}

/// The claim by its words and by its place.
fn selectors(claim: &ClaimRow, text: &[char]) -> Value {
    let (start, end) = (claim.place.start, claim.place.end);
    let part = |from: usize, to: usize| -> String {
        text.get(from..to.min(text.len())).unwrap_or_default().iter().collect()
    };
    json!([
        {
            "type": "TextQuoteSelector",
            "exact": part(start, end),
            "prefix": part(start.saturating_sub(AROUND), start),
            "suffix": part(end, end + AROUND),
        },
        { "type": "TextPositionSelector", "start": start, "end": end },
    ])
}

fn bodies(report: &Report, claim: &ClaimRow) -> Vec<Value> {
    let found = joined([claim.status.name(), &claim.reason, &claim.in_the_way()], "; ");
    let decided = if claim.asks_decision { claim.resolution.name() } else { "" };
    let wording = joined([claim.wording.as_str(), &claim.wording_reason], " — ");
    let mut bodies = vec![
        words("assessing", &found),
        words("classifying", claim.kind.key()),
        words("describing", &claim.reading),
        words("commenting", &claim.note),
        words("editing", &wording),
        words("moderating", &joined([decided, &claim.resolution_reason], ": ")),
    ];
    let flags = claim.flags.iter().map(|it| words("tagging", &joined([it.flag.name(), &it.detail], ": ")));
    bodies.extend(flags);
    bodies.extend(claim.sources.iter().map(|link| source(report, link)));
    bodies.into_iter().flatten().collect()
}

/// A body of words; nothing where there are none.
fn words(purpose: &str, value: &str) -> Option<Value> {
    let body = json!({ "type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": value });
    (!value.trim().is_empty()).then_some(body)
}

/// What the claim rests on: a link where there is an address, with the passage and the archived copy; else words.
fn source(report: &Report, link: &LinkRow) -> Option<Value> {
    let row = report.sources.iter().find(|row| row.number == link.source);
    let place = joined([link.label.as_str(), &link.locator], ", ");
    let told = format!("{} {place} ({})", reference(link), bearing(link));
    let told = joined([told.as_str(), &link.passage, &link.value], ": ");
    match row.filter(|row| is_safe_link(&row.url)) {
        Some(row) => Some(page(row, link, &told)),
        None => words("linking", &told),
    }
}

fn page(row: &SourceRow, link: &LinkRow, told: &str) -> Value {
    let mut page = json!({
        "type": "SpecificResource", "purpose": "linking", "source": row.url.trim(), "label": told,
    });
    let Some(fields) = page.as_object_mut() else { return page };
    if !link.passage.trim().is_empty() {
        fields.insert("selector".to_owned(), json!({ "type": "TextQuoteSelector", "exact": link.passage }));
    }
    if is_safe_link(&row.archive_url) {
        fields.insert("state".to_owned(), json!({ "type": "TimeState", "cached": row.archive_url.trim() }));
    }
    page
}
