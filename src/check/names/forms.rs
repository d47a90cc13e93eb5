//! Which forms are written for one name: "Okafor" for "Maria Okafor", "NHA" for "Norland Harbour Authority".
//!
//! Invariant: a form that could stand for two names is kept apart from both.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::{LedgerName, NameForm};
use crate::text::{PARTICLES, Span, Word};

/// Where a form stands, and the titles before it.
#[derive(Debug, Default)]
pub(super) struct Written<'a> {
    pub(super) places: Vec<Span>,
    pub(super) titles: Vec<&'a str>,
}

/// Names with more words than this are told in full or by their letters: none is known again by a part.
const MOST_WORDS: usize = 5;

/// One entry for each name, with its forms.
pub(super) fn entries(written: BTreeMap<Vec<&str>, Written<'_>>) -> Vec<LedgerName> {
    let mut written: Vec<_> = written.into_iter().collect();
    written.sort_by_key(|(words, form)| (Reverse(words.len()), form.places.first().map(|place| place.start)));
    let mut entries: Vec<(Vec<&str>, LedgerName)> = Vec::new();
    // Where the names lie that a form ending in this word, or written in these letters, can stand for.
    let mut by_key = BTreeMap::<String, Vec<usize>>::new();
    for (words, form) in written {
        let last = words.last().map(|last| last.to_lowercase()).unwrap_or_default();
        let near = by_key.get(&last).map(Vec::as_slice).unwrap_or_default();
        let mut fitting = near.iter().copied().filter(|&at| {
            entries.get(at).is_some_and(|(long, _)| is_part(&words, long) || is_letters(&words, long))
        });
        match (fitting.next(), fitting.next()) {
            (Some(at), None) => {
                if let Some((_, entry)) = entries.get_mut(at) {
                    add(entry, &words, form);
                }
            }
            _ => {
                let at = entries.len();
                by_key.entry(last).or_default().push(at);
                by_key.entry(letters(&words).to_lowercase()).or_default().push(at);
                let (name, forms) = (words.join(" "), Vec::new());
                let mut entry = LedgerName { name, forms, titles: Vec::new(), alike: Vec::new() };
                add(&mut entry, &words, form);
                entries.push((words, entry));
            }
        }
    }
    entries.into_iter().map(|(_, entry)| entry).collect()
}

fn add(entry: &mut LedgerName, words: &[&str], form: Written<'_>) {
    for title in form.titles {
        if !entry.titles.iter().any(|known| known == title) {
            entry.titles.push(title.to_owned());
        }
    }
    entry.forms.push(NameForm { words: words.join(" "), places: form.places });
}

/// Whether `short` leaves words of `long` out, but not its last.
fn is_part(short: &[&str], long: &[&str]) -> bool {
    let mut rest = long.iter();
    short.len() < long.len()
        && long.len() <= MOST_WORDS
        && short.last() == long.last()
        && short.iter().all(|word| rest.any(|other| other == word))
}

/// Whether `short` is the first letters of `long`.
fn is_letters(short: &[&str], long: &[&str]) -> bool {
    matches!(short, [one] if long.len() > 1 && one.trim_matches('.').replace('.', "") == letters(long))
}

/// `NHA` of "Norland Harbour Authority"; small words are passed over.
fn letters(words: &[&str]) -> String {
    let is_small = |word: &&&str| PARTICLES.contains(&Word::of(word)) || word.chars().all(char::is_lowercase);
    words.iter().filter(|word| !is_small(word)).filter_map(|word| word.chars().next()).collect()
}
