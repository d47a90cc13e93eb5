//! Two journals of one piece made one: whichever is named first, however often, in whatever pairs.

use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;
use tickmark::article::{Dates, read};
use tickmark::desk::joint::{Aspect, NotJoint, join};
use tickmark::desk::{Checker, ClaimId, Desk, Edit, Entry, EntryId, Stale, Status, Today};
use tickmark::extract::extract;

use crate::desk::{draft, edit};
use crate::journal::{any_edit, view};

/// A journal that goes on.
#[derive(Clone)]
struct Journal {
    desk: Desk,
    name: &'static str,
    at: Timestamp,
}

impl Journal {
    fn begun() -> Self {
        let at = Timestamp::constant(1_723_800_000, 0);
        let mut journal = Self { desk: Desk::default(), name: "base", at };
        let draft = draft(&["“Havørn”", "on Monday", "Three people died"]);
        assert!(journal.make(Edit::AddDraft { draft }));
        journal
    }

    /// A copy that `name` goes on in, `after` so many seconds.
    fn copied(&self, name: &'static str, after: i64) -> Self {
        Self { desk: self.desk.clone(), name, at: self.at + SignedDuration::from_secs(after) }
    }

    fn make(&mut self, edit: Edit) -> bool {
        self.at += SignedDuration::from_secs(10);
        let id = EntryId(format!("{} {}", self.name, self.desk.revision()));
        let by = Checker { name: self.name.to_owned(), initials: self.name[..1].to_owned() };
        self.desk.record(Entry { id, at: self.at, by, edit }).is_ok()
    }

    fn do_all(&mut self, edits: &[&str]) {
        for json in edits {
            assert!(self.make(edit(json)), "{json}");
        }
    }

    /// Random edits; those that are refused are left out.
    fn play(&mut self, moves: &[String]) {
        for word in moves {
            let step = match word.as_str() {
                r#""undo""# => self.desk.undo_step(),
                r#""redo""# => self.desk.redo_step(),
                _ => {
                    self.make(edit(word));
                    continue;
                }
            };
            // The article itself is not taken back.
            let first = &self.desk.entries()[0].id;
            if let Some(entry) = step.map(|(entry, _)| entry.clone()).filter(|entry| entry != first) {
                self.make(Edit::Undo { entry });
            }
        }
    }
}

fn moves(most: usize) -> impl Strategy<Value = Vec<String>> {
    proptest::collection::vec(any_edit(), 0..most)
}

fn joined(one: &Desk, other: &Desk) -> Desk {
    join(one, other).unwrap().desk
}

/// What is on a desk, and how many claims have changed since each sign-off.
fn gist(desk: &Desk) -> (impl PartialEq + std::fmt::Debug + use<>, Vec<usize>) {
    (view(desk), desk.sign_offs().map(|signed| desk.changed_since(signed)).collect())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(96) })]

    #[test]
    fn the_order_of_merging_makes_no_difference(
        (base, ours, theirs, third) in (moves(12), moves(12), moves(12), moves(8)),
    ) {
        let mut begun = Journal::begun();
        begun.play(&base);
        let [mut a, mut b, mut c] = [("a", 1), ("b", 2), ("c", 3)].map(|(name, after)| begun.copied(name, after));
        a.play(&ours);
        b.play(&theirs);
        c.play(&third);
        let (a, b, c) = (a.desk, b.desk, c.desk);
        let same = joined(&a, &a);
        prop_assert_eq!(gist(&same), gist(&a));
        let ab = join(&a, &b).unwrap();
        prop_assert_eq!(&ab.desk, &joined(&b, &a));
        // Of steps taken back by both a journal cannot tell all, so that it may differ where the desk does not.
        for again in [joined(&ab.desk, &b), joined(&a, &ab.desk)] {
            prop_assert_eq!(gist(&again), gist(&ab.desk), "the same again changes nothing");
        }
        // What one merge has left out, and told, may fit into the next: then it matters who is merged first.
        let bc = join(&b, &c).unwrap();
        let (one, other) = (join(&ab.desk, &c).unwrap(), join(&a, &bc.desk).unwrap());
        if [&ab, &bc, &one, &other].iter().all(|joint| joint.left_out.is_empty()) {
            prop_assert_eq!(gist(&one.desk), gist(&other.desk));
        }
    }
}

#[test]
fn marks_of_both_are_there_and_what_both_set_differently_is_told() {
    let begun = Journal::begun();
    let id = begun.desk.claims().next().unwrap().id.0.clone();
    let other = begun.desk.claims().nth(1).unwrap().id.0.clone();
    let (mut a, mut b) = (begun.copied("anna", 0), begun.copied("ben", 5));
    let status =
        |claim: &str, status: &str| format!(r#"{{"do":"set_status","claim":"{claim}","status":"{status}"}}"#);
    let note =
        |claim: &str, text: &str| format!(r#"{{"do":"write_note","claim":"{claim}","text":"{text}"}}"#);
    a.do_all(&[&status(&id, "confirmed"), &note(&other, "asked the mayor")]);
    b.do_all(&[&status(&id, "wrong"), &status(&other, "waiting")]);
    let joint = join(&a.desk, &b.desk).unwrap();
    let claim = joint.desk.claim(&ClaimId(other)).unwrap();
    assert_eq!((claim.status.name(), claim.note.as_str()), ("Waiting", "asked the mayor"));
    let clashes: Vec<_> = joint
        .clashes
        .iter()
        .map(|it| (it.aspect, it.ours.words.as_str(), it.theirs.words.as_str(), it.ours_holds))
        .collect();
    assert_eq!(clashes, [(Aspect::Status, "Confirmed", "Wrong", false)]);
    assert_eq!(joint.own, [2, 2]);
    assert!(joint.left_out.is_empty());
}

#[test]
fn a_source_that_one_takes_out_and_the_other_cites_stays() {
    let mut begun = Journal::begun();
    let id = begun.desk.claims().next().unwrap().id.0.clone();
    begun.do_all(&[r#"{"do":"put_source","source":{"id":"s1","title":"Log"}}"#]);
    let (mut a, mut b) = (begun.copied("anna", 0), begun.copied("ben", 5));
    a.do_all(&[r#"{"do":"drop_source","source":"s1"}"#]);
    b.do_all(&[
        r#"{"do":"put_citation","citation":{"id":"k1","source":"s1","locator":"p. 3"}}"#,
        &format!(r#"{{"do":"put_link","link":{{"claim":"{id}","citation":"k1"}}}}"#),
    ]);
    let joint = join(&a.desk, &b.desk).unwrap();
    let linked = joint.desk.links_of(&ClaimId(id)).map(|it| it.citation.locator.clone()).collect::<Vec<_>>();
    assert_eq!(linked, ["p. 3"]);
    let told: Vec<String> = joint.left_out.iter().map(|(_, why)| why.to_string()).collect();
    assert!(told.len() == 1 && told[0].contains("still cited"), "{told:?}");
}

#[test]
fn what_both_set_differently_is_settled_by_either_and_nothing_else_changes() {
    let begun = Journal::begun();
    let id = begun.desk.claims().next().unwrap().id.0.clone();
    let of = |name: &str, status: &str| {
        [
            format!(r#"{{"do":"set_status","claim":"{id}","status":"{status}","reason":"{name}"}}"#),
            format!(r#"{{"do":"write_note","claim":"{id}","text":"{name}"}}"#),
            format!(r#"{{"do":"suggest","claim":"{id}","wording":"{name}"}}"#),
            format!(r#"{{"do":"set_flag","claim":"{id}","flag":"query","on":true,"detail":"{name}"}}"#),
            format!(r#"{{"do":"set_aside","claim":"{id}","reason":"{name}"}}"#),
            format!(r#"{{"do":"put_source","source":{{"id":"s1","kind":"document","title":"{name}"}}}}"#),
            format!(r#"{{"do":"put_citation","citation":{{"id":"k1","source":"s1","locator":"{name}"}}}}"#),
            format!(r#"{{"do":"describe_piece","piece":{{"author":"{name}"}}}}"#),
        ]
    };
    let (mut a, mut b) = (begun.copied("anna", 0), begun.copied("ben", 5));
    a.do_all(&of("anna", "wrong").each_ref().map(String::as_str));
    b.do_all(&of("ben", "disputed").each_ref().map(String::as_str));
    let joint = join(&a.desk, &b.desk).unwrap();
    assert_eq!(joint.clashes.len(), 8, "{:?}", joint.clashes);
    for side in [&a.desk, &b.desk] {
        let mut settled = Journal { desk: joint.desk.clone(), name: "settled", at: b.at };
        for clash in &joint.clashes {
            let edit = clash.settling(&settled.desk, side);
            let is_ours = std::ptr::eq(side, &raw const a.desk);
            assert_eq!(edit.is_some(), is_ours != clash.ours_holds, "what holds needs no edit: {clash:?}");
            assert!(edit.is_none_or(|edit| settled.make(edit)), "{clash:?}");
            assert_eq!(clash.settling(&settled.desk, side), None, "once is enough: {clash:?}");
        }
        let left = joint.clashes.iter().filter(|clash| clash.settling(&settled.desk, side).is_some());
        assert_eq!(left.count(), 0);
    }
}

#[test]
fn what_one_takes_back_stays_taken_back() {
    let mut begun = Journal::begun();
    let id = begun.desk.claims().next().unwrap().id.0.clone();
    begun.do_all(&[&format!(r#"{{"do":"set_status","claim":"{id}","status":"confirmed"}}"#)]);
    let (mut a, mut b) = (begun.copied("anna", 0), begun.copied("ben", 5));
    a.play(&[r#""undo""#.to_owned()]);
    b.do_all(&[&format!(r#"{{"do":"write_note","claim":"{id}","text":"seen"}}"#)]);
    let joint = join(&a.desk, &b.desk).unwrap();
    let claim = joint.desk.claim(&ClaimId(id)).unwrap();
    assert_eq!((claim.status.name(), claim.note.as_str()), ("Unchecked", "seen"));
    assert_eq!(joined(&joint.desk, &b.desk), joint.desk);
}

#[test]
fn what_one_takes_back_stays_where_the_other_has_gone_on_with_it() {
    const ADD: &str = r#"{"do":"add_claim","claim":"hand","draft":"d1","span":{"start":0,"end":10},"reading":{"kind":"statement","value":{}}}"#;
    const SOURCE: &str = r#"{"do":"put_source","source":{"id":"s1","title":"Log"}}"#;
    const CITATION: &str = r#"{"do":"put_citation","citation":{"id":"k1","source":"s1","locator":"p. 3"}}"#;
    for (made, gone_on, kept, why) in [
        (SOURCE, vec![CITATION], "s1", "still cited"),
        (
            ADD,
            vec![r#"{"do":"set_status","claim":"hand","status":"wrong"}"#],
            "hand",
            "gone on with the claim",
        ),
        // A second edit of the same is the one that was taken back.
        (SOURCE, vec![SOURCE, CITATION], "s1", ""),
    ] {
        let mut begun = Journal::begun();
        begun.do_all(&[made]);
        let (mut a, mut b) = (begun.copied("anna", 0), begun.copied("ben", 5));
        a.play(&[r#""undo""#.to_owned()]);
        b.do_all(&gone_on);
        let joint = join(&a.desk, &b.desk).unwrap();
        let told: Vec<String> = joint.left_out.iter().map(|(_, why)| why.to_string()).collect();
        if why.is_empty() {
            assert_eq!(told, [""; 0], "{gone_on:?}");
        } else {
            assert!(told.len() == 1 && told[0].contains(why), "{told:?}");
        }
        let is_there = joint.desk.sources().any(|it| it.id.0 == kept)
            || joint.desk.claim(&ClaimId(kept.to_owned())).is_some_and(|it| it.status == Status::Wrong);
        assert!(is_there, "{kept}");
        assert_eq!(joined(&joint.desk, &a.desk), joint.desk);
        assert_eq!(joined(&b.desk, &a.desk), joint.desk);
    }
}

#[test]
fn what_a_checker_took_back_with_all_that_rested_on_it_is_not_told_as_left_out() {
    let mut a = Journal::begun();
    a.do_all(&[
        r#"{"do":"put_source","source":{"id":"s1","title":"Log"}}"#,
        r#"{"do":"put_source","source":{"id":"s2","title":"Copy","derived_from":"s1"}}"#,
    ]);
    a.play(&[r#""undo""#.to_owned(), r#""undo""#.to_owned()]);
    let joint = join(&a.desk, &a.desk).unwrap();
    assert!(joint.left_out.is_empty(), "{:?}", joint.left_out);
    assert_eq!(view(&joint.desk), view(&a.desk));
}

#[test]
fn projects_of_two_pieces_are_not_merged() {
    let (a, b) = (Journal::begun(), Desk::default());
    assert_eq!(join(&a.desk, &b).unwrap_err(), NotJoint::AnotherPiece);
}

#[test]
fn marks_made_on_the_draft_before_are_judged_by_the_draft_that_came_meanwhile() {
    let mut begun = Journal::begun();
    let status = |claim: &str| format!(r#"{{"do":"set_status","claim":"{claim}","status":"confirmed"}}"#);
    begun.do_all(&[]);
    let text = begun.desk.draft().unwrap().article.text.replace("Three people died", "Four people died");
    let (mut a, mut b) = (begun.copied("anna", 0), begun.copied("ben", 100));
    let dates = Dates { given: Some(jiff::civil::date(2024, 8, 16)), file: jiff::civil::date(2024, 8, 16) };
    let article = read(text.as_bytes(), "ferry 2.txt", dates).unwrap().article;
    assert!(a.make(a.desk.carrying(&article, &extract(&article)).unwrap()));
    let dead = begun.desk.claims().find(|claim| begun.desk.words(claim) == "Three people died").unwrap();
    let place = begun.desk.draft().unwrap().chars(dead.span);
    b.do_all(&[
        &status(&dead.id.0),
        r#"{"do":"add_claim","claim":"hand","draft":"d1","span":{"start":0,"end":10},"reading":{"kind":"statement","value":{}}}"#,
        &status("hand"),
    ]);
    let joint = join(&a.desk, &b.desk).unwrap();
    assert!(joint.left_out.is_empty(), "{:?}", joint.left_out);
    let today = Today::on(jiff::civil::date(2024, 8, 17));
    let dead = joint.desk.claim(&dead.id).unwrap();
    assert_eq!(joint.desk.words(dead), "Four people died", "{place:?}");
    assert_eq!(joint.desk.staleness(dead, today), [Stale::Redrafted], "the mark was made on other words");
    let hand = joint.desk.claim(&ClaimId("hand".to_owned())).unwrap();
    assert!(
        hand.status == Status::Confirmed && joint.desk.removed().any(|it| it.id == hand.id),
        "to be placed"
    );
}
