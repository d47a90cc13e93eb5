//! Sources as a whole: two made one, and what is kept of them taken along.

use tickmark::desk::{Confidentiality, Desk, Source, SourceId};

use crate::desk::{desk, record};

/// Two records of one log, each with a place that a claim is linked to, and a report that rests on the second.
const TWICE: [&str; 8] = [
    r#"{"do":"put_source","source":{"id":"s1","kind":"document","title":"Harbour log","publisher":"Port","url":"https://port.example/log","notes":"seen at the desk"}}"#,
    r#"{"do":"put_source","source":{"id":"s2","kind":"web_page","title":"Log of the harbour","publisher":"Port Authority","author":"L. Holm","url":"https://copy.example/log","archive_url":"https://vault.example/log","contact":"+47 555","confidentiality":"background","notes":"two pages missing"}}"#,
    r#"{"do":"put_source","source":{"id":"s3","title":"Agency report","derived_from":"s2"}}"#,
    r#"{"do":"put_citation","citation":{"id":"k1","source":"s1","locator":"p. 2"}}"#,
    r#"{"do":"put_citation","citation":{"id":"k2","source":"s2","locator":"p. 9","passage":"three dead"}}"#,
    r#"{"do":"put_link","link":{"claim":"c1","citation":"k1","relation":"context"}}"#,
    r#"{"do":"put_link","link":{"claim":"c3","citation":"k2","directness":"secondary"}}"#,
    r#"{"do":"put_link","link":{"claim":"c1","citation":"k2"}}"#,
];

fn twice() -> Desk {
    let mut desk = desk();
    record(&mut desk, &TWICE);
    desk
}

fn ids() -> [SourceId; 3] {
    ["s1", "s2", "s3"].map(|id| SourceId(id.to_owned()))
}

/// Makes the edit that merges `from` into `into`.
fn merge(desk: &mut Desk, from: &SourceId, into: &SourceId) {
    let edit = desk.merging(from, into).unwrap();
    let json = serde_json::to_string(&edit).unwrap();
    record(desk, &[&json]);
}

#[test]
fn merging_two_sources_loses_nothing() {
    let (mut desk, [first, second, third]) = (twice(), ids());
    let links = |desk: &Desk| desk.links_to(&first).count() + desk.links_to(&second).count();
    let before = links(&desk);
    merge(&mut desk, &second, &first);
    assert_eq!((links(&desk), desk.links_to(&first).count()), (before, before));
    let places: Vec<&str> = desk.citations_in(&first).map(|citation| citation.locator.as_str()).collect();
    assert_eq!(places, ["p. 2", "p. 9"]);
    assert_eq!(desk.source(&third).unwrap().derived_from.as_ref(), Some(&first));
    assert!(desk.source(&second).is_none());
    let kept = desk.source(&first).unwrap();
    assert_eq!((kept.title.as_str(), kept.publisher.as_str()), ("Harbour log", "Port"));
    assert_eq!((kept.author.as_str(), kept.archive_url.as_str()), ("L. Holm", "https://vault.example/log"));
    assert_eq!(kept.url, "https://port.example/log");
    let notes = "seen at the desk\nMerged with “Log of the harbour”; publisher: Port Authority; \
                 address: https://copy.example/log; kind: Web page\ntwo pages missing";
    assert_eq!(kept.notes, notes);
    assert_eq!(
        (kept.contact.as_str(), kept.confidentiality),
        ("+47 555", Confidentiality::Background),
        "what may not be printed of one may not be printed of both"
    );
}

#[test]
fn merging_is_one_step_to_undo() {
    let (mut desk, [first, second, _]) = (twice(), ids());
    let before: Vec<Source> = desk.sources().cloned().collect();
    merge(&mut desk, &second, &first);
    let (step, words) = desk.undo_step().map(|(id, words)| (id.clone(), words)).unwrap();
    assert_eq!(words, "merge a source into “Harbour log”");
    record(&mut desk, &[&format!(r#"{{"do":"undo","entry":"{step}"}}"#)]);
    assert_eq!(desk.sources().cloned().collect::<Vec<_>>(), before);
    assert_eq!(desk.links_to(&second).count(), 2);
}

#[test]
fn a_source_that_rests_on_the_other_rests_on_nothing_of_its_own_afterwards() {
    let (mut desk, [first, second, third]) = (twice(), ids());
    merge(&mut desk, &second, &third);
    assert_eq!(desk.source(&third).unwrap().derived_from, None);
    assert!(desk.merging(&first, &first).is_none());
    assert!(desk.merging(&second, &first).is_none(), "it is there no more");
}
