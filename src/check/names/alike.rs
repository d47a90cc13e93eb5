//! Names that differ by a letter or two: one of them may be a slip of the pen.
//!
//! Invariant: names the pair; which of them is right is for the checker.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use super::LedgerName;
use crate::text::lexicon::entries;

/// Letters of a word from which one other letter is no longer another word, and from which two are not.
const LONG: usize = 5;
const VERY_LONG: usize = 9;

/// What makes a word of another: "Israel", "Israeli", "Israelis".
const ENDINGS: [&str; 9] = ["s", "n", "i", "is", "an", "ns", "ian", "ese", "ish"];

/// Shows names that look alike to each other.
pub(super) fn mark(names: &mut [LedgerName]) {
    let mut near = BTreeMap::<char, Vec<usize>>::new();
    let mut pairs = Vec::new();
    for (at, name) in names.iter().enumerate() {
        let words: Vec<&str> = name.name.split_whitespace().collect();
        // A slip seldom falls on the first letter.
        let Some(first) = words.last().and_then(|last| last.chars().next()) else { continue };
        let others = near.entry(first).or_default();
        for &other in others.iter() {
            let known: Vec<&str> =
                names.get(other).into_iter().flat_map(|it| it.name.split_whitespace()).collect();
            if are_alike(&known, &words) {
                pairs.push((other, at));
            }
        }
        others.push(at);
    }
    for (one, other) in pairs {
        for (name, alike) in [(one, other), (other, one)] {
            if let Some(name) = names.get_mut(name) {
                name.alike.push(alike);
            }
        }
    }
}

/// Names of countries and the words made of them.
static COUNTRIES: LazyLock<BTreeSet<&'static str>> = LazyLock::new(|| {
    let list = include_str!("../../../resources/lexicon/capitals.tsv");
    entries(list).flat_map(|line| line.column(1).split(' ').chain([line.column(0)])).collect()
});

/// Whether the two are a country and its people, or both: "Sweden" and "Swedes", "Argentina" and "Argentine".
fn are_of_a_country(one: &str, other: &str) -> bool {
    let same = one.chars().zip(other.chars()).take_while(|(one, other)| one == other).count();
    let longer = one.chars().count().max(other.chars().count());
    same + 2 >= longer && (COUNTRIES.contains(one) || COUNTRIES.contains(other))
}

fn are_alike(one: &[&str], other: &[&str]) -> bool {
    let (Some((last, before)), Some((other_last, other_before))) = (one.split_last(), other.split_last())
    else {
        return false;
    };
    let is_same_before = before == other_before || before.is_empty() || other_before.is_empty();
    (is_slip(last, other_last, LONG) && is_same_before)
        || (last == other_last && matches!((before, other_before), ([a], [b]) if is_slip(a, b, 3)))
}

/// The letters of a word in lower case: what has no width makes no other spelling.
fn letters_of(word: &str) -> String {
    word.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The same without the marks of letters, which are often left out: "Sørensen" and "Sorenson" are one letter apart.
fn plain_letters_of(word: &str) -> String {
    let plain = |c: char| match c {
        'à'..='å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'è'..='ë' | 'ē' | 'ę' | 'ě' => 'e',
        'ğ' => 'g',
        'ì'..='ï' | 'ı' | 'ī' => 'i',
        'ł' => 'l',
        'ñ' | 'ń' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ō' | 'ő' => 'o',
        'ř' => 'r',
        'ś' | 'š' | 'ş' | 'ș' => 's',
        'ù'..='ü' | 'ū' | 'ů' | 'ű' => 'u',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ž' | 'ż' => 'z',
        other => other,
    };
    letters_of(word).chars().map(plain).collect()
}

/// Whether one of the words can be a slip for the other; words of fewer than `least` letters are too short to tell.
fn is_slip(one: &str, other: &str, least: usize) -> bool {
    // "NBC" is no slip for "ABC".
    let is_initials = |word: &str| word.chars().count() > 1 && word.chars().all(char::is_uppercase);
    if is_initials(one) || is_initials(other) || are_of_a_country(one, other) {
        return false;
    }
    let (one, other) = (letters_of(one), letters_of(other));
    let (shorter, longer) = if one.len() < other.len() { (&one, &other) } else { (&other, &one) };
    let letters = shorter.chars().count();
    let is_made = longer.strip_prefix(shorter.as_str()).is_some_and(|end| ENDINGS.contains(&end));
    let most = if letters >= VERY_LONG { 2 } else { 1 };
    one != other
        && letters >= least
        && !is_made
        && longer.chars().count().abs_diff(letters) <= most
        && strsim::damerau_levenshtein(&plain_letters_of(&one), &plain_letters_of(&other)) <= most
}

#[cfg(test)]
mod tests {
    use super::{LONG, is_slip};

    #[test]
    fn a_letter_more_less_or_other_may_be_a_slip() {
        for (one, other, expected) in [
            ("Solberg", "Solburg", true),
            ("Solberg", "Solberg", false),
            ("Israel", "Israeli", false),
            ("Sweden", "Swedes", false),
            ("Germany", "Germnay", true),
            ("Oslo", "Osla", false),
            ("ASEAN", "Asian", false),
            ("O’Rourke", "O'Rourke", false),
            // As long in letters, longer in bytes, and the other way round.
            ("Müller", "Muller", true),
            ("Sørensen", "Sorenson", true),
            ("Ελένη", "Helena", false),
            ("\u{3BB}\u{3BB}\u{3BB}\u{3BB}\u{3BB}", "lambdas", false),
        ] {
            assert_eq!(is_slip(one, other, LONG), expected, "{one} {other}");
            assert_eq!(is_slip(other, one, LONG), expected, "{other} {one}");
        }
    }
}
