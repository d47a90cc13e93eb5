//! "Ten years later, in 1994" against the day told before it.
//!
//! Invariant: conflicts only where one day stands before it in its own sentence; else which day is meant is a guess.

use super::super::finding::{Family, Finding, Grade};
use super::super::ground::{Ground, Length};
use super::When;
use super::length::verdict;
use crate::extract::{Mention, MentionKind};
use crate::text::{TokenSpan, Word, words};

/// Words that count from a day told before.
const LATER: &[Word] = words!["later", "afterwards", "afterward"];

/// Lengths behind which a day is told, against the day they count from.
pub(super) fn across(ground: &Ground<'_>, found: &mut Vec<Finding>) {
    let lengths = ground.context.figures.iter().filter_map(|figure| ground.length_at(figure.span.start));
    found.extend(lengths.filter_map(|length| counted(ground, &length)));
}

fn when(ground: &Ground<'_>, find: &Mention) -> Option<When> {
    When::of(ground.times.get(find.index)?)
}

/// The finding on `length`, if it is told as "later".
fn counted(ground: &Ground<'_>, length: &Length) -> Option<Finding> {
    let text = &ground.context.text;
    let later = length.span.end;
    if !ground.is_any(later, LATER) {
        return None;
    }
    let end = day_at(ground, length.span)?;
    let sentence = text.sentence_of(later);
    let within = *text.sentences.get(sentence)?;
    let days = || ground.context.mentions.of(MentionKind::Day).iter();
    let first = end.span.start.min(length.span.start);
    let before: Vec<&Mention> =
        days().filter(|find| within.contains(find.span) && find.span.end <= first).collect();
    let (start, is_sure) = match before.as_slice() {
        [only] => (*only, true),
        [.., last] => (*last, false),
        [] => {
            let last = *text.sentences.get(sentence.checked_sub(1)?)?;
            let told: Vec<&Mention> = days().filter(|find| last.contains(find.span)).collect();
            (*told.last()?, false)
        }
    };
    let (from, to) = (when(ground, start)?, when(ground, &end)?);
    // What the day before it tells of may be later still.
    let is_forward = from.first <= to.last;
    let words = TokenSpan::new(length.span.start, later + 1);
    let verdict = verdict(length, from, to, &format!("“{}”", ground.words(words)))?;
    let grade = match (is_forward, verdict.grade) {
        (true, Grade::Agrees) => Grade::Agrees,
        (true, Grade::Conflicts) if is_sure => Grade::Conflicts,
        (false, _) if !is_sure => return None,
        _ => Grade::ToCompare,
    };
    let mut places = vec![text.span_of(start.span), text.span_of(words), text.span_of(end.span)];
    places.sort_unstable();
    let remedy = if grade == Grade::Agrees { String::new() } else { verdict.remedy };
    let family = Family::Calendar;
    Some(Finding { rule: "length-later", family, grade, places, formula: verdict.formula, remedy })
}

/// The day that stands beside a length: "ten years later, in 1994", "in 1994, ten years later".
fn day_at(ground: &Ground<'_>, length: TokenSpan) -> Option<Mention> {
    let between = words![",", "in", "on", "("];
    let mut at = length.end + 1;
    while ground.is_any(at, between) && at < length.end + 4 {
        at += 1;
    }
    let behind = ground.context.mentions.at(MentionKind::Day, at);
    let mark = length.start.checked_sub(1).filter(|&at| ground.is_any(at, words![",", "(", "–", "—"]));
    let before = || {
        let last = mark?.checked_sub(1)?;
        ground.context.mentions.holding(MentionKind::Day, last)
    };
    behind.or_else(before)
}

#[cfg(test)]
mod tests {
    use super::super::super::rule::tests::graded;
    use super::Grade;

    #[test]
    fn later_days_are_counted_from_those_before() {
        for (text, grade) in [
            ("She joined it in 2006 and led it 12 years later, in 2018.", Some(Grade::Agrees)),
            ("She joined it in 2006 and led it eight years later, in 2018.", Some(Grade::Conflicts)),
            ("They wed in 1950; he died in 1996, 36 years later.", Some(Grade::Conflicts)),
            ("He left on 2 July. Ten days later, on 22 July, he was back.", Some(Grade::ToCompare)),
            ("He left on 2 July. Twenty days later, on 22 July, he was back.", Some(Grade::Agrees)),
            ("It was built in 1990 and sold in 1995. Two years later it burned.", None),
        ] {
            assert_eq!(graded(text, "length-later"), grade, "{text}");
        }
    }
}
