//! Ages against years of birth and death, wherever they are told of one person.
//!
//! Invariant: whoever is born in a year is two ages old in another, as the birthday falls; who "he" is, is a guess.

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::super::finding::{Family, Finding, Grade};
use super::super::ground::Ground;
use super::When;
use crate::extract::MentionKind;
use crate::text::figure::{Figure, Sort};
use crate::text::{Span, TokenSpan, Word, words};

/// What is told of one person's life.
#[derive(Debug, Clone)]
struct Told {
    name: Option<Word>,
    span: Span,
    sentence: usize,
}

/// An age.
#[derive(Debug, Clone)]
struct Age {
    told: Told,
    years: f64,
    /// Whether it is the age of death.
    at_death: bool,
    /// Whether it may well be another's: "the 63-year-old".
    is_loose: bool,
}

/// Words between "born" and its day.
const REACH: usize = 9;

/// Words between "was born" and its year: "was born Ana Maria Roe in Davel, Norland, in 1922".
const FAR: usize = 18;

/// Days before publication within which somebody has died who "has died".
const LATELY: i64 = 45;

/// Ages, births and deaths against each other.
pub(super) fn across(ground: &Ground<'_>, found: &mut Vec<Finding>) {
    let births = births(ground);
    if births.is_empty() {
        return;
    }
    let ages: Vec<Age> = ground.context.figures.iter().filter_map(|figure| age(ground, figure)).collect();
    for (at, (born, birth)) in births.iter().enumerate() {
        let death = death(ground, born.sentence);
        if let Some((death, place)) = death {
            found.extend(order(born, *birth, death, place));
        }
        found.extend(ages.iter().filter_map(|age| aging(ground, born, *birth, age)));
        let mut others = births.get(at + 1..).unwrap_or_default().iter();
        found.extend(others.find_map(|other| births_differ((born, *birth), (&other.0, other.1))));
    }
}

/// Whether `aged` is told of who was born, and whether that is sure.
fn link(ground: &Ground<'_>, born: &Told, aged: &Told) -> Option<bool> {
    let same = born.name.is_some() && born.name == aged.name;
    let is_open = aged.name.is_none() || born.name.is_none();
    if same || born.sentence == aged.sentence && is_open {
        return Some(true);
    }
    // "Roe was born in 1950. He died at 74."
    let (first, second) = (born.sentence.min(aged.sentence), born.sentence.max(aged.sentence));
    let start = ground.context.text.sentences.get(second)?.start;
    let is_told_on = second == first + 1 && ground.is_any(start, words!["he", "she"]);
    is_told_on.then_some(false)
}

/// Whether `age` fits a life from `birth`.
fn aging(ground: &Ground<'_>, born: &Told, birth: When, age: &Age) -> Option<Finding> {
    let is_sure = link(ground, born, &age.told)?;
    let sentences = [age.told.sentence, born.sentence, age.told.sentence.saturating_sub(1)];
    let end = if age.at_death {
        let day = sentences.iter().take(2).find_map(|&sentence| death(ground, sentence));
        let lately = sentences.iter().any(|&sentence| has_died(ground, sentence));
        day.map(|(day, _)| day).or_else(|| lately.then(|| lately_at(ground)).flatten())?
    } else if ground.is_undated() {
        return None;
    } else {
        When::day(ground.published())
    };
    let (low, high) = (years(birth.last, end.first), years(birth.first, end.last));
    let fits = f64::from(low) <= age.years && age.years <= f64::from(high);
    let grade = match () {
        () if fits => Grade::Agrees,
        () if is_sure && !age.is_loose => Grade::Conflicts,
        () => Grade::ToCompare,
    };
    let known = if low < high { format!("{low} or {high}") } else { format!("{low}") };
    let when = if end.is_day() || end.is_year() {
        end.in_words()
    } else {
        end.last.strftime("%-d %B %Y").to_string()
    };
    let on = if end.is_day() { "on" } else { "in" };
    let formula = format!("born {}, {known} {on} {when}; the article says {}", birth.in_words(), age.years);
    let mut places = vec![born.span, age.told.span];
    places.sort_unstable();
    (high >= 0).then(|| Finding {
        rule: "age-of-birth",
        family: Family::Calendar,
        grade,
        places,
        formula,
        remedy: if fits { String::new() } else { format!("{known}, or another year of birth") },
    })
}

/// Whole years from `birth` to `day`.
fn years(birth: Date, day: Date) -> i16 {
    let is_ahead = (day.month(), day.day()) < (birth.month(), birth.day());
    day.year() - birth.year() - i16::from(is_ahead)
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

/// Nobody is born twice.
fn births_differ((one, first): (&Told, When), (other, second): (&Told, When)) -> Option<Finding> {
    let apart = first.last < second.first || second.last < first.first;
    let same = one.name.is_some() && one.name == other.name;
    (apart && same).then(|| Finding {
        rule: "births-differ",
        family: Family::Repeats,
        // Two of one name may be mother and son.
        grade: Grade::ToCompare,
        places: vec![one.span, other.span],
        formula: format!("born {}, and born {}", first.in_words(), second.in_words()),
        remedy: "one day of birth, if it is one person".to_owned(),
    })
}

/// Where somebody's day or year of birth is told: "born in 1950", "(1950–2024)".
fn births(ground: &Ground<'_>) -> Vec<(Told, When)> {
    let text = &ground.context.text;
    let told = (0..text.tokens.len()).filter_map(|at| {
        let sentence = || text.sentence_of(at);
        if let Some((birth, _, span)) = lifespan(ground, at) {
            let name = last_name_before(ground, at);
            return Some((Told { name, span: text.span_of(span), sentence: sentence() }, birth));
        }
        if !ground.is_any(at, words!["born"]) {
            return None;
        }
        let (when, day) = day_behind(ground, at, FAR)?;
        let name = last_name_before(ground, at);
        Some((Told { name, span: text.span_of(TokenSpan::new(at, day.end)), sentence: sentence() }, when))
    });
    told.collect()
}

/// "(1950–2024)" behind the bracket at token `at`: birth, death and the words.
fn lifespan(ground: &Ground<'_>, at: usize) -> Option<(When, When, TokenSpan)> {
    let text = &ground.context.text;
    let [bracket, first, dash, last, end] = text.tokens_of(TokenSpan::new(at, at + 5)) else { return None };
    let marks = bracket.is("(") && (dash.is("-") || dash.is("–")) && end.is(")");
    let year = |token: &crate::text::Token| {
        When::named(token.of(text.source)).filter(|_| token.is_number() && token.span.len() == 4)
    };
    let is_name = at
        .checked_sub(1)
        .is_some_and(|before| ground.context.mentions.holding(MentionKind::Name, before).is_some());
    let (birth, death) = (year(first)?, year(last)?);
    let age = death.year() - birth.year();
    // "Olympia (1972–1976)" is no life.
    (marks && is_name && (30..=115).contains(&age)).then_some((birth, death, TokenSpan::new(at + 1, at + 4)))
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

/// Words that somebody died.
const DIES: &[Word] = words!["died", "dies", "killed"];

/// The day of death told in sentence number `sentence`.
fn death(ground: &Ground<'_>, sentence: usize) -> Option<(When, Span)> {
    let text = &ground.context.text;
    let within = *text.sentences.get(sentence)?;
    if let Some((_, death, span)) = (within.start..within.end).find_map(|at| lifespan(ground, at)) {
        return Some((death, text.span_of(span)));
    }
    let died = (within.start..within.end).find(|&at| ground.is_any(at, DIES))?;
    let (when, span) = day_behind(ground, died, REACH)?;
    Some((when, text.span_of(TokenSpan::new(died, span.end))))
}

/// Whether sentence number `sentence` tells of a death.
fn has_died(ground: &Ground<'_>, sentence: usize) -> bool {
    let within = ground.context.text.sentences.get(sentence).copied().unwrap_or_default();
    (within.start..within.end).any(|at| ground.is_any(at, DIES))
}

/// When somebody has died of whom that is news.
fn lately_at(ground: &Ground<'_>) -> Option<When> {
    let last = ground.published();
    let first = last.checked_sub(LATELY.days()).ok()?;
    (!ground.is_undated()).then_some(When { first, last })
}

/// The last word of the last name before token `at` in its sentence.
fn last_name_before(ground: &Ground<'_>, at: usize) -> Option<Word> {
    let text = &ground.context.text;
    let start = text.sentences.get(text.sentence_of(at))?.start;
    let last = (start..at).rev().find_map(|at| ground.context.mentions.holding(MentionKind::Name, at))?;
    text.token(last.span.end.checked_sub(1)?).map(|token| token.word)
}

/// The age that `figure` tells: "Roe, 45,", "aged 91", "is 54", "the 63-year-old".
fn age(ground: &Ground<'_>, figure: &Figure) -> Option<Age> {
    let text = &ground.context.text;
    let (start, end) = (figure.span.start, figure.number.end);
    let years = figure.amount.low.filter(|age| *age > 0.0 && *age < 120.0 && age.fract() == 0.0)?;
    let before = start.checked_sub(1)?;
    let at =
        |back: usize, words: &[Word]| before.checked_sub(back).is_some_and(|at| ground.is_any(at, words));
    let is_name = before
        .checked_sub(1)
        .is_some_and(|at| ground.context.mentions.holding(MentionKind::Name, at).is_some());
    let within = *text.sentences.get(text.sentence_of(start))?;
    let stops = end >= within.end
        || ground.is_any(end, words![",", ".", ";", ")", "in", "on", "after", "from", "of", "and", "when"]);
    let apart = at(0, words![","]) && is_name && ground.is_any(end, words![",", "."]);
    let sentence = text.sentence_of(start);
    let dies = has_died(ground, sentence) || sentence > 0 && has_died(ground, sentence - 1);
    let aged =
        at(0, words!["aged"]) || at(0, words!["age", "at"]) || at(0, words!["of"]) && at(1, words!["age"]);
    let is_at = at(0, words!["is", "was", "turned"]);
    let old = (end..end + 5).any(|at| ground.is_any(at, words!["old"])) && ground.is_any(end, words!["-"]);
    let plain = figure.unit.is_none() && figure.sort == Sort::Count;
    let tells = apart || stops && (aged && dies || is_at) || old;
    (plain && tells).then(|| Age {
        told: Told {
            name: last_name_before(ground, before).filter(|_| !old && !is_at),
            span: text.span_of(figure.span),
            sentence,
        },
        years,
        at_death: !apart && !old && dies,
        is_loose: old || is_at && sentence > 0 && dies,
    })
}

#[cfg(test)]
mod tests {
    use super::super::super::rule::tests::told;

    #[test]
    fn ages_are_held_against_years_of_birth() {
        for (text, want) in [
            (
                "Ana Roe, 45, left. Roe was born in Davel in 1979.",
                &["agrees age-of-birth: born 1979, 44 or 45 on 16 August 2024; the article says 45"][..],
            ),
            (
                "Ana Roe, 47, left. Roe was born in Davel in 1979.",
                &["conflicts age-of-birth: born 1979, 44 or 45 on 16 August 2024; the article says 47"],
            ),
            (
                "Ben Falk was born in 1950 and died in 2010 at the age of 71.",
                &["conflicts age-of-birth: born 1950, 59 or 60 in 2010; the article says 71"],
            ),
            (
                "Ben Falk was born in 1950 and died in 1940.",
                &["conflicts death-before-birth: born 1950, died 1940"],
            ),
            (
                "Ana Roe, who has died aged 91, was born on 4 June 1930.",
                &["conflicts age-of-birth: born 4 June 1930, 94 in 2024; the article says 91"],
            ),
            (
                "Born in 1951, the 63-year-old singer still tours.",
                &["to_compare age-of-birth: born 1951, 72 or 73 on 16 August 2024; the article says 63"],
            ),
            (
                "Ben Falk (1938–2024), the painter, died on Monday. He was 76.",
                &["to_compare age-of-birth: born 1938, 85 or 86 in 2024; the article says 76"],
            ),
            (
                "Ana Roe was born in 1950. Roe, born in 1951, left.",
                &["to_compare births-differ: born 1950, and born 1951"],
            ),
            ("Ana Roe, 47, left. Ben Falk was born in 1979.", &[]),
        ] {
            assert_eq!(told(text), want, "{text}");
        }
    }
}
