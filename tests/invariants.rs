//! What holds of any text, any file and any extraction: asked by the tests here and by the fuzz targets in `fuzz/`.

use std::cmp::Reverse;

use tickmark::article::{self, Article, Dates};
use tickmark::extract::{Extraction, Kind, extract};
use tickmark::text::{Span, Text, tags_of};

/// The day every article here is published on.
const DAY: jiff::civil::Date = jiff::civil::date(2024, 8, 16);

/// Reads `text` as one paragraph: tokens and sentences stand in order, apart, on the borders of characters, and each
/// token lies in one sentence.
pub(crate) fn check_text(text: &str) {
    let read = Text::of(text);
    assert_apart(text, read.tokens.iter().map(|token| token.span));
    let mut at = 0;
    for sentence in &read.sentences {
        assert!(sentence.start == at && sentence.end > at, "a token lies in no sentence, or in two");
        at = sentence.end;
    }
    assert_eq!(at, read.tokens.len(), "a token lies in no sentence");
    assert_eq!(tags_of(&read).len(), read.tokens.len(), "a token has no tag");
}

/// Reads `bytes` as the file `name`, where that can be done: paragraphs stand in order and hold words.
pub(crate) fn check_article(bytes: &[u8], name: &str) -> Option<Article> {
    let dates = Dates { given: Some(DAY), file: DAY };
    let article = article::read(bytes, name, dates).ok()?.article;
    let text = article.text.as_str();
    assert_apart(text, article.paragraphs.iter().map(|paragraph| paragraph.span));
    if let Some(dateline) = article.dateline {
        assert!(text.get(dateline.start..dateline.end).is_some(), "the dateline splits a character");
    }
    assert_eq!(article.index.len_chars(), text.chars().count());
    for annotation in &article.annotations {
        let words = text.get(annotation.span.start..annotation.span.end);
        assert!(words.is_some_and(|words| !words.trim().is_empty()), "a comment on no words: {annotation:?}");
    }
    Some(article)
}

/// Extracts the claims of `article`: they hold words, stand in text order, do not overlap within one kind (but for
/// descriptions of people) and lie in the sentences they name.
pub(crate) fn check_extract(article: &Article) -> Extraction {
    let found = extract(article);
    let text = article.text.as_str();
    assert_apart(text, found.sentences.iter().map(|sentence| sentence.span));
    let place = |claim: &tickmark::extract::Claim| {
        (claim.span.start, Reverse(claim.span.len()), claim.reading.kind())
    };
    assert!(found.claims.is_sorted_by_key(place), "claims do not stand in text order");
    let mut last = std::collections::BTreeMap::new();
    for claim in &found.claims {
        let kind = claim.reading.kind();
        let words = text.get(claim.span.start..claim.span.end);
        assert!(words.is_some_and(|words| !words.trim().is_empty()), "{kind:?} without words: {claim:?}");
        for (role, part) in &claim.why.parts {
            assert!(text.get(part.start..part.end).is_some(), "{role} splits a character: {claim:?}");
        }
        let sentence = found.sentences.get(claim.sentence);
        assert!(
            sentence.is_some_and(|sentence| sentence.span.contains_offset(claim.span.start)),
            "a claim begins outside its sentence: {claim:?}"
        );
        let end = last.insert(kind, claim.span.end).unwrap_or_default();
        // A description may name somebody who has one of their own: "President Biden's adviser Jake Sullivan".
        assert!(
            end <= claim.span.start || kind == Kind::Identity,
            "two claims of one kind overlap: {claim:?}"
        );
    }
    let count = found.claims.len();
    assert!(found.ties.is_sorted(), "ties do not stand in order");
    assert!(
        found.ties.iter().all(|tie| tie.from < count && tie.to < count && tie.from != tie.to),
        "a claim is tied to none, or to itself"
    );
    found
}

/// All three, over `text` as a plain text file; and a second extraction finds the same.
pub(crate) fn check_all(text: &str) {
    check_text(text);
    if let Some(article) = check_article(text.as_bytes(), "a.txt") {
        let found = check_extract(&article);
        assert!(extract(&article) == found, "a second pass finds something else");
    }
}

/// Each of `spans` holds something of `text`, and ends before the next begins.
fn assert_apart(text: &str, spans: impl Iterator<Item = Span>) {
    let mut at = 0;
    for span in spans {
        assert!(span.start >= at, "{span:?} overlaps the one before it");
        let words = text.get(span.start..span.end);
        assert!(words.is_some_and(|words| !words.trim().is_empty()), "{span:?} is no stretch of words");
        at = span.end;
    }
}
