//! Anniversaries against the year they count from.
//!
//! Invariant: an anniversary is one of the year of publication, unless the sentence names another.

use super::super::finding::{Family, Grade};
use super::super::ground::Ground;
use super::super::rule::Rule;
use super::super::told::Verdict;
use super::When;
use crate::extract::Match;

pub(super) const ANNIVERSARY: Rule = Rule {
    name: "anniversary",
    family: Family::Calendar,
    pattern: "nth:( =ordinal | =word ( - =word )? ) anniversary of ..6 year:#day",
    judge: anniversary,
    agrees: &[
        "They marked the 25th anniversary of the 1999 fire.",
        "They marked the tenth anniversary of the fire of July 2014.",
    ],
    conflicts: &[
        "They marked the 25th anniversary of the 1989 fire.",
        "They marked the tenth anniversary of the fire of July 2004.",
    ],
    leaves: &[
        "They marked the anniversary of the 1989 fire.",
        "In 2009 they marked the 20th anniversary of the 1989 fire.",
    ],
};

pub(super) const ANNIVERSARY_BEHIND: Rule = Rule {
    name: "anniversary-behind",
    family: Family::Calendar,
    pattern: "year:#day %nominal{1,3} ( 's | ’s ) nth:( =ordinal | =word ( - =word )? ) anniversary",
    judge: anniversary,
    agrees: &["They marked the 1999 accord’s 25th anniversary."],
    conflicts: &["They marked the 1989 accord’s 25th anniversary."],
    leaves: &["They marked the accord’s 25th anniversary."],
};

pub(super) const MARKS: Rule = Rule {
    name: "anniversary-of-founding",
    family: Family::Calendar,
    pattern: "( founded | opened | established | launched | created | formed | built | born | began | started | set up ) ..2 ( in )? year:#day ..6 ,? ..6 nth:( =ordinal anniversary | =ordinal birthday | =word ( - =word )? anniversary | centenary | centennial | bicentenary | bicentennial )",
    judge: anniversary,
    agrees: &[
        "The lab, which opened in 1994, marks its 30th anniversary this year.",
        "The club, founded in 1924, celebrates its centenary.",
    ],
    conflicts: &[
        "The lab, which opened in 1994, marks its 20th anniversary this year.",
        "The club, founded in 1904, celebrates its centenary.",
    ],
    leaves: &["The lab, which opened in 1994, marked its 20th anniversary in 2014."],
};

/// Ordinals in words, from the first.
const ORDINALS: [&str; 20] = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
];

/// Tens in words, from twenty.
const TENS: [&str; 8] = ["twent", "thirt", "fort", "fift", "sixt", "sevent", "eight", "ninet"];

/// `25th`, `tenth`, `twenty-fifth`, `fiftieth`.
pub(super) fn ordinal(written: &str) -> Option<i16> {
    let digits: String = written.chars().take_while(char::is_ascii_digit).collect();
    if !digits.is_empty() {
        return digits.parse().ok();
    }
    let lower = written.to_lowercase();
    let one = |word: &str| {
        let at = ORDINALS.iter().position(|known| *known == word)?;
        i16::try_from(at + 1).ok()
    };
    let ten = |word: &str, end: &str| {
        let stem = word.strip_suffix(end)?;
        let at = TENS.iter().position(|known| *known == stem)?;
        i16::try_from((at + 2) * 10).ok()
    };
    match lower.split_once('-') {
        Some((tens, ones)) => Some(ten(tens, "y")? + one(ones).filter(|ones| *ones < 10)?),
        None if lower == "hundredth" => Some(100),
        None => one(&lower).or_else(|| ten(&lower, "ieth")),
    }
}

/// How many years an anniversary counts.
fn years(written: &str) -> Option<i16> {
    match written.to_lowercase().as_str() {
        "centenary" | "centennial" => Some(100),
        "bicentenary" | "bicentennial" => Some(200),
        other => ordinal(other.split(' ').next().unwrap_or_default()),
    }
}

fn anniversary(matched: &Match<'_>, ground: &Ground<'_>) -> Option<Verdict> {
    if ground.is_undated() {
        return None;
    }
    let count = years(ground.context.words(matched.role("nth")?)).filter(|count| *count > 0)?;
    let (year, now) = (ground.when(matched, "year")?.year(), ground.published().year());
    let passed = now - year;
    let text = &ground.context.text;
    let sentence = *text.sentences.get(text.sentence_of(matched.span.start))?;
    let others = ground.times.iter().filter(|time| sentence.contains(time.core)).filter_map(When::of);
    let tells_other = others.map(When::year).any(|other| other != year && other != now);
    let grade = match passed - count {
        0 => Grade::Agrees,
        _ if tells_other => return None,
        -1 | 1 => Grade::ToCompare,
        _ if year > now => return None,
        _ => Grade::Conflicts,
    };
    let formula =
        format!("{now} − {year} = {passed} years; the article says {}", ground.quoted(matched, "nth"));
    Some(Verdict::new(grade, formula, format!("{passed} years, or {}", now - count)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinals_are_read() {
        for (written, want) in [("25th", 25), ("tenth", 10), ("twenty-fifth", 25), ("fiftieth", 50)] {
            assert_eq!(ordinal(written), Some(want), "{written}");
        }
        assert_eq!(ordinal("grand"), None);
    }
}
