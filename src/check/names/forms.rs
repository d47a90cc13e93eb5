//! Which forms are written for one name: "Okafor" for "Maria Okafor", "NHA" for "Norland Harbour Authority".
//!
//! Invariant: a form that could stand for two names is kept apart from both.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::runs::BODIES;
use super::{LedgerName, NameForm};
use crate::text::lexicon::classes_of;
use crate::text::{PARTICLES, Span, Word};

/// Where a form stands, and the titles before it.
#[derive(Debug, Default)]
pub(super) struct Written<'a> {
    pub(super) places: Vec<Span>,
    pub(super) titles: Vec<&'a str>,
}

impl Written<'_> {
    fn take(&mut self, other: Self) {
        self.places.extend(other.places);
        self.titles.extend(other.titles);
    }
}

/// Names with more words than this are told in full or by their letters: none is known again by a part.
const MOST_WORDS: usize = 5;

/// Takes "Norland Ana Roe" of a headline apart where the article writes "Norland" and "Ana Roe" by themselves.
pub(super) fn parted<'a>(
    written: BTreeMap<Vec<&'a str>, Written<'a>>,
) -> BTreeMap<Vec<&'a str>, Written<'a>> {
    let two_names = |words: &Vec<&str>| {
        let (first, rest) = words.split_at_checked(1)?;
        (rest.len() > 1 && written.contains_key(first) && written.contains_key(rest)).then_some(())
    };
    let mut parted = BTreeMap::<Vec<&str>, Written<'_>>::new();
    let glued: Vec<Vec<&str>> = written.keys().filter(|words| two_names(words).is_some()).cloned().collect();
    for (words, form) in written {
        if !glued.contains(&words) {
            parted.entry(words).or_default().take(form);
            continue;
        }
        let Some((first, rest)) = words.split_at_checked(1) else { continue };
        let first_len = first.iter().map(|word| word.len()).sum::<usize>();
        let rest_len = rest.iter().map(|word| word.len() + 1).sum::<usize>().saturating_sub(1);
        for place in form.places {
            let head = Span::new(place.start, place.start + first_len);
            let tail = Span::new(place.end.saturating_sub(rest_len).max(head.end), place.end);
            parted.entry(first.to_vec()).or_default().places.push(head);
            parted.entry(rest.to_vec()).or_default().places.push(tail);
        }
    }
    for form in parted.values_mut() {
        form.places.sort_by_key(|place| place.start);
    }
    parted
}

/// One entry for each name, with its forms.
pub(super) fn entries(written: BTreeMap<Vec<&str>, Written<'_>>) -> Vec<LedgerName> {
    let mut written: Vec<_> = written.into_iter().collect();
    written.sort_by_key(|(words, form)| (Reverse(words.len()), form.places.first().map(|place| place.start)));
    let mut entries = Entries::default();
    for (words, form) in written {
        let at = entries.fitting(&words).unwrap_or_else(|| entries.begin(words.clone()));
        if let Some((_, entry)) = entries.all.get_mut(at) {
            add(entry, &words, form);
        }
    }
    entries.all.into_iter().map(|(_, entry)| entry).collect()
}

/// The names so far, the longest first.
#[derive(Default)]
struct Entries<'a> {
    all: Vec<(Vec<&'a str>, LedgerName)>,
    /// Where the names lie that a form ending in this word, or written in these letters, can stand for.
    by_key: BTreeMap<String, Vec<usize>>,
}

impl<'a> Entries<'a> {
    /// The one name that `words` can stand for.
    fn fitting(&self, words: &[&str]) -> Option<usize> {
        let near = self.by_key.get(&words.last()?.to_lowercase())?;
        let mut fitting = near.iter().copied().filter(|&at| {
            self.all.get(at).is_some_and(|(long, _)| is_part(words, long) || is_letters(words, long))
        });
        fitting.next().filter(|_| fitting.next().is_none())
    }

    fn begin(&mut self, words: Vec<&'a str>) -> usize {
        let at = self.all.len();
        let last = words.last().map(|last| last.to_lowercase()).unwrap_or_default();
        for key in [last, letters(&words).to_lowercase()] {
            self.by_key.entry(key).or_default().push(at);
        }
        let name =
            LedgerName { name: words.join(" "), forms: Vec::new(), titles: Vec::new(), alike: Vec::new() };
        self.all.push((words, name));
        at
    }
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
    let is_body = long.iter().any(|word| classes_of(Word::of(word)).meets(BODIES));
    short.len() < long.len()
        && long.len() <= MOST_WORDS
        && !is_body
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
