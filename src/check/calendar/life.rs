//! Ages against years of birth, and anniversaries.
//!
//! Invariant: whoever is born in a year is two ages old in another, as the birthday falls.

use super::super::finding::{Family, Finding, Grade};
use super::super::ground::Ground;
use super::super::rule::Rule;
use super::super::told::Verdict;
use super::When;
use crate::extract::{Match, MentionKind};
use crate::text::{Span, TokenSpan, Word, words};

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

fn anniversary(matched: &Match<'_>, ground: &Ground<'_>) -> Option<Verdict> {
    if ground.is_undated() {
        return None;
    }
    let count = ordinal(ground.context.words(matched.role("nth")?)).filter(|count| *count > 0)?;
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

/// What is told of one person's life.
#[derive(Debug, Clone)]
struct Told {
    name: Option<Word>,
    span: Span,
    sentence: usize,
}

/// Ages against years of birth and death, wherever they are told of one name.
pub(super) fn across(ground: &Ground<'_>, found: &mut Vec<Finding>) {
    let ages = ages(ground);
    for (born, birth) in births(ground) {
        if let Some((death, place)) = death(ground, born.sentence) {
            found.extend(order(&born, birth, death, place));
        }
        for (aged, age, at_death) in &ages {
            let together = aged.sentence == born.sentence;
            let same = born.name.is_some() && born.name == aged.name;
            let is_open = aged.name.is_none() || born.name.is_none();
            if !(same || together && is_open) {
                continue;
            }
            let death = death(ground, aged.sentence).map(|(death, _)| death);
            let end = match (at_death, death) {
                (true, Some(death)) => death,
                (true, None) => continue,
                (false, _) if ground.is_undated() => continue,
                (false, _) => When::day(ground.published()),
            };
            found.extend(aging(&born, birth, aged, *age, end, same));
        }
    }
}

/// Whether `age` fits a life from `birth` to `end`.
fn aging(born: &Told, birth: When, aged: &Told, age: f64, end: When, same: bool) -> Option<Finding> {
    let days = birth.days_to(end);
    let years = days.map(|days| (days / 365.2425 + 1e-3).floor());
    let fits = years.low <= age && age <= years.high;
    let grade = match () {
        () if fits => Grade::Agrees,
        () if same || born.sentence == aged.sentence => Grade::Conflicts,
        () => Grade::ToCompare,
    };
    let known = if years.low < years.high {
        format!("{} or {}", years.low, years.high)
    } else {
        format!("{}", years.low)
    };
    let formula =
        format!("born {}, {} in {}; the article says {age}", birth.in_words(), known, end.in_words());
    let mut places = vec![born.span, aged.span];
    places.sort_unstable();
    (days.high > 0.0).then(|| Finding {
        rule: "age-of-birth",
        family: Family::Calendar,
        grade,
        places,
        formula,
        remedy: if fits { String::new() } else { format!("{known}, or another year of birth") },
    })
}

/// Nobody dies before being born.
fn order(born: &Told, birth: When, death: When, place: Span) -> Option<Finding> {
    (death.last < birth.first).then(|| Finding {
        rule: "death-before-birth",
        family: Family::Calendar,
        grade: Grade::Conflicts,
        places: vec![born.span, place],
        formula: format!("born {}, died {}", birth.in_words(), death.in_words()),
        remedy: "the later day for the death".to_owned(),
    })
}

/// Words between "born" and its day.
const REACH: usize = 9;

/// Where somebody's day or year of birth is told.
fn births(ground: &Ground<'_>) -> Vec<(Told, When)> {
    let text = &ground.context.text;
    let born = (0..text.tokens.len()).filter(|&at| ground.is_any(at, words!["born"]));
    let told = born.filter_map(|at| {
        let (when, day) = day_behind(ground, at, REACH)?;
        let sentence = text.sentence_of(at);
        let name = last_name_before(ground, at);
        Some((Told { name, span: text.span_of(TokenSpan::new(at, day.end)), sentence }, when))
    });
    told.collect()
}

/// The day told behind token `at` in its sentence, before any full verb of another event.
fn day_behind(ground: &Ground<'_>, at: usize, reach: usize) -> Option<(When, TokenSpan)> {
    let text = &ground.context.text;
    let end = text.sentences.get(text.sentence_of(at))?.end.min(at + reach);
    let verb =
        (at + 1..end).find(|&at| ground.context.tag(at).is_verb() || ground.is_any(at, words!["and", "("]));
    let find =
        (at + 1..verb.unwrap_or(end)).find_map(|at| ground.context.mentions.at(MentionKind::Day, at))?;
    let time = ground.times.get(find.index)?;
    // A weekday or a month alone says nothing of a life.
    let has_year = text.tokens_of(time.core).iter().any(|it| it.is_number() && it.span.len() == 4);
    has_year.then(|| When::of(time)).flatten().map(|when| (when, find.span))
}

/// The day of death told in sentence number `sentence`.
fn death(ground: &Ground<'_>, sentence: usize) -> Option<(When, Span)> {
    let text = &ground.context.text;
    let within = *text.sentences.get(sentence)?;
    let died = (within.start..within.end).find(|&at| ground.is_any(at, words!["died", "dies", "killed"]))?;
    let (when, span) = day_behind(ground, died, REACH)?;
    Some((when, text.span_of(TokenSpan::new(died, span.end))))
}

/// The last word of the last name before token `at` in its sentence.
fn last_name_before(ground: &Ground<'_>, at: usize) -> Option<Word> {
    let text = &ground.context.text;
    let start = text.sentences.get(text.sentence_of(at))?.start;
    let last = (start..at).rev().find_map(|at| ground.context.mentions.holding(MentionKind::Name, at))?;
    text.token(last.span.end.checked_sub(1)?).map(|token| token.word)
}

/// Ages with whose they are, and whether they are the age of death.
fn ages(ground: &Ground<'_>) -> Vec<(Told, f64, bool)> {
    let text = &ground.context.text;
    let told = ground.context.figures.iter().filter_map(|figure| {
        let (start, end) = (figure.span.start, figure.span.end);
        let value = figure.amount.low.filter(|age| *age > 0.0 && *age < 120.0 && age.fract() == 0.0)?;
        let before = start.checked_sub(1)?;
        let is_name = before
            .checked_sub(1)
            .is_some_and(|at| ground.context.mentions.holding(MentionKind::Name, at).is_some());
        let apart = ground.is_any(before, words![","]) && is_name && ground.is_any(end, words![",", "."]);
        let dies = ground.is_any(before, words!["aged"])
            || (ground.is_any(before, words!["age", "of", "at"])
                && (before.saturating_sub(3)..=before).any(|at| ground.is_any(at, words!["age", "at"])));
        let stops = ground.is_any(end, words![",", ".", ";", ")", "in", "on", "after", "from", "of"]);
        let sentence = text.sentence_of(start);
        let death = dies && stops && death(ground, sentence).is_some();
        let died =
            (text.sentences.get(sentence)?.start..start).any(|at| ground.is_any(at, words!["died", "dies"]));
        (figure.unit.is_none() && (apart || death && died)).then(|| {
            let told =
                Told { name: last_name_before(ground, before), span: text.span_of(figure.span), sentence };
            (told, value, !apart)
        })
    });
    told.collect()
}

#[cfg(test)]
mod tests {
    use super::super::super::rule::tests::told;
    use super::*;

    #[test]
    fn ages_are_held_against_years_of_birth() {
        for (text, want) in [
            (
                "Ana Roe, 45, left. Roe was born in Davel in 1979.",
                &["agrees age-of-birth: born 1979, 44 or 45 in 16 August 2024; the article says 45"][..],
            ),
            (
                "Ana Roe, 47, left. Roe was born in Davel in 1979.",
                &["conflicts age-of-birth: born 1979, 44 or 45 in 16 August 2024; the article says 47"],
            ),
            (
                "Ben Falk was born in 1950 and died in 2010 at the age of 71.",
                &["conflicts age-of-birth: born 1950, 59 or 60 in 2010; the article says 71"],
            ),
            (
                "Ben Falk was born in 1950 and died in 1940.",
                &["conflicts death-before-birth: born 1950, died 1940"],
            ),
            ("Ana Roe, 47, left. Ben Falk was born in 1979.", &[]),
        ] {
            assert_eq!(told(text), want, "{text}");
        }
    }

    #[test]
    fn ordinals_are_read() {
        for (written, want) in [("25th", 25), ("tenth", 10), ("twenty-fifth", 25), ("fiftieth", 50)] {
            assert_eq!(ordinal(written), Some(want), "{written}");
        }
        assert_eq!(ordinal("grand"), None);
    }
}
