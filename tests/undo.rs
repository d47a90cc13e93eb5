//! Undo back to the empty desk and forth again, over long random histories.
//!
//! `TICKMARK_UNDO` says how many edits; ten thousand are made for `RELIABILITY.md`.

use std::time::{Duration, Instant};

use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use sha2::{Digest as _, Sha256};
use tickmark::desk::{Desk, Edit, EntryId};

use crate::desk::{draft, edit, entry};
use crate::journal::{any_edit, view};

fn n_edits() -> usize {
    std::env::var("TICKMARK_UNDO").ok().and_then(|it| it.parse().ok()).unwrap_or(400)
}

/// The state, without the way to it, as bytes; and what they come to.
fn sum_of(desk: &Desk) -> [u8; 32] {
    Sha256::digest(format!("{:?}", view(desk))).into()
}

/// A desk that as many edits were made on, some in groups, with undo and redo among them; those refused do not count.
fn played(runner: &mut TestRunner, n: usize) -> Desk {
    let mut desk = Desk::default();
    let first = Edit::AddDraft { draft: draft(&["“Havørn”", "on Monday", "Three people died"]) };
    desk.record(entry("e0", first)).unwrap();
    let moves = proptest::collection::vec(any_edit(), 1..4);
    let mut tried = 0;
    while desk.entries().len() < n {
        tried += 1;
        assert!(tried < n * 40, "most edits are refused");
        let words = moves.new_tree(runner).unwrap().current();
        let step = match words[0].as_str() {
            r#""undo""# => desk.undo_step(),
            r#""redo""# => desk.redo_step(),
            _ => None,
        };
        let made = match step {
            Some((asked, _)) => Edit::Undo { entry: asked.clone() },
            None => {
                match words.iter().filter(|it| !it.starts_with('"')).map(|it| edit(it)).collect::<Vec<_>>() {
                    edits if edits.len() == 1 => edits.into_iter().next().unwrap(),
                    edits => Edit::Group { edits },
                }
            }
        };
        let id = format!("e{}", desk.entries().len());
        // Refused or not: what is refused changes nothing, and its id is used for the next.
        drop(desk.record(entry(&id, made)));
    }
    desk
}

/// Makes the step if there is one.
fn go(desk: &mut Desk, asked: Option<EntryId>) -> bool {
    let Some(asked) = asked else { return false };
    let id = format!("u{}", desk.entries().len());
    desk.record(entry(&id, Edit::Undo { entry: asked })).unwrap();
    true
}

fn back(desk: &mut Desk) -> bool {
    let asked = desk.undo_step().map(|(entry, _)| entry.clone());
    go(desk, asked)
}

fn forth(desk: &mut Desk) -> bool {
    let asked = desk.redo_step().map(|(entry, _)| entry.clone());
    go(desk, asked)
}

#[test]
fn ten_thousand_edits_are_taken_back_and_made_again_to_the_same_bytes() {
    let seed = [7; 32];
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &seed);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    let n = n_edits();
    let mut desk = played(&mut runner, n);
    while forth(&mut desk) {}
    let mut sums = vec![sum_of(&desk)];
    let mut took = Duration::ZERO;
    let mut timed = |step: fn(&mut Desk) -> bool, desk: &mut Desk| {
        let begin = Instant::now();
        let went = step(desk);
        took += begin.elapsed();
        went
    };
    while timed(back, &mut desk) {
        sums.push(sum_of(&desk));
    }
    let n_steps = sums.len() - 1;
    assert_eq!(sums.pop().unwrap(), sum_of(&Desk::default()), "back to the empty desk");
    while let Some(expected) = sums.pop() {
        assert!(timed(forth, &mut desk));
        assert_eq!(sum_of(&desk), expected, "{} steps from the end", sums.len());
    }
    assert!(desk.redo_step().is_none());
    assert!(n_steps * 3 > n, "most of it can be taken back: {n_steps}");
    // Once more through the journal: what is written down makes the same again.
    let mut again = Desk::default();
    for entry in desk.entries() {
        again.record(entry.as_ref().clone()).unwrap();
    }
    assert!(again == desk);
    println!(
        "{n} edits, {n_steps} steps back and forth, {} µs a step",
        took.as_micros() / (2 * n_steps as u128)
    );
}
