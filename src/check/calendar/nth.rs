//! "A second day of talks" against the day on which they are said to have begun.
//!
//! Invariant: which sentence tells of the beginning is a guess, so that nothing here ever conflicts.

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::super::finding::{Family, Finding, Grade};
use super::super::ground::Ground;
use super::When;
use super::anniversary::ordinal;
use super::tie::tie;
use crate::extract::MentionKind;
use crate::text::{TokenSpan, Word, words};

/// Verbs that say that something begins on the day behind them.
const BEGINS: &[Word] =
    words!["began", "begun", "started", "opened", "resumed", "launched", "erupted", "convened", "kicked"];

/// Words between such a verb and its day.
const REACH: usize = 9;

/// Later days than this are no longer counted.
const MOST: i16 = 60;

/// Days that are looked at: more tell nothing.
const DAYS: usize = 200;

/// "A second day of talks".
#[derive(Debug)]
struct Nth {
    span: TokenSpan,
    count: i16,
    /// What goes on: "talks".
    noun: Option<String>,
}

/// Days by their number against the first.
pub(super) fn across(ground: &Ground<'_>, found: &mut Vec<Finding>) {
    if ground.is_undated() {
        return;
    }
    let told: Vec<Nth> =
        (0..ground.context.text.tokens.len()).filter_map(|at| nth(ground, at)).take(DAYS).collect();
    if told.is_empty() {
        return;
    }
    let first = beginnings(ground);
    for nth in told {
        let all = first.iter().filter_map(|(span, day)| compared(ground, &nth, *span, *day));
        found.extend(all.min_by_key(|finding| finding.grade));
    }
}

/// The numbered day whose number is token `at`.
fn nth(ground: &Ground<'_>, at: usize) -> Option<Nth> {
    let text = &ground.context.text;
    let count = ordinal(text.token(at)?.of(text.source)).filter(|count| (2..=MOST).contains(count))?;
    let adds = usize::from(ground.is_any(at + 1, words!["straight", "consecutive", "successive", "full"]));
    let day = at + 1 + adds;
    let before = at
        .checked_sub(1)
        .is_some_and(|at| ground.is_any(at, words!["a", "the", "its", "their", "his", "her", "for", "into"]));
    if !before || !ground.is_any(day, words!["day", "night"]) {
        return None;
    }
    let of = ground.is_any(day + 1, words!["of"]);
    let noun = (day + 2..day + 5).find(|&at| of && ground.context.tag(at).is_nominal());
    let end = noun.map_or(day, |noun| noun) + 1;
    Some(Nth { span: TokenSpan::new(at, end), count, noun: noun.map(|at| ground.singular(at)) })
}

/// Days on which something is said to have begun.
fn beginnings(ground: &Ground<'_>) -> Vec<(TokenSpan, Date)> {
    let text = &ground.context.text;
    let mentions = ground.context.mentions.of(MentionKind::Day).iter();
    let told = mentions.filter_map(|find| {
        let when = When::of(ground.times.get(find.index)?).filter(|when| when.is_day())?;
        let within = *text.sentences.get(text.sentence_of(find.span.start))?;
        let start = find.span.start.saturating_sub(REACH).max(within.start);
        let begins = (start..find.span.start).any(|at| ground.is_any(at, BEGINS));
        (begins && when.first <= ground.published()).then_some((find.span, when.first))
    });
    told.take(DAYS).collect()
}

/// How the day `first`, told at `span`, fits the numbered day.
fn compared(ground: &Ground<'_>, nth: &Nth, span: TokenSpan, first: Date) -> Option<Finding> {
    let text = &ground.context.text;
    let (own, other) = (text.sentence_of(nth.span.start), text.sentence_of(span.start));
    let day = first.checked_add((nth.count - 1).days()).ok()?;
    let within = *text.sentences.get(own)?;
    let told = ground.context.mentions.of(MentionKind::Day).iter();
    let own_day = told
        .filter(|find| within.contains(find.span) && find.span != span)
        .filter_map(|find| When::of(ground.times.get(find.index)?).filter(|when| when.is_day()))
        .map(|when| when.first)
        .next();
    let today = ground.published();
    // What is printed in the morning tells of the day before.
    let is_now = day == today || day.checked_add(1.days()).ok() == Some(today);
    let fits = own_day.map_or(is_now, |own| own == day);
    let theirs = *text.sentences.get(other)?;
    let holds = nth
        .noun
        .as_ref()
        .is_some_and(|noun| (theirs.start..theirs.end).any(|at| ground.singular(at) == *noun));
    let tied = own == other || holds || fits && tie(ground, own, other).names > 0;
    if !tied || own == other && own_day.is_none() {
        return None;
    }
    let mut places = vec![text.span_of(nth.span), text.span_of(span)];
    places.sort_unstable();
    let formula = format!(
        "{} + {} = {}; the article says “{}”{}",
        first.strftime("%A %-d %B %Y"),
        if nth.count == 2 { "1 day".to_owned() } else { format!("{} days", nth.count - 1) },
        day.strftime("%A %-d %B %Y"),
        ground.words(nth.span),
        own_day.filter(|_| !fits).map(|own| format!(" on {}", own.strftime("%A %-d %B"))).unwrap_or_default(),
    );
    Some(Finding {
        rule: "nth-day",
        family: Family::Calendar,
        grade: if fits { Grade::Agrees } else { Grade::ToCompare },
        places,
        formula,
        remedy: if fits { String::new() } else { "another count, or another first day".to_owned() },
    })
}

#[cfg(test)]
mod tests {
    use super::super::super::rule::tests::told;

    #[test]
    fn days_are_counted_from_the_first() {
        for (text, want) in [
            (
                "Mediators hold a second day of talks in Davel. The talks with Norland began on Thursday.",
                &[
                    "agrees nth-day: Thursday 15 August 2024 + 1 day = Friday 16 August 2024; the article says “second day of talks”",
                ][..],
            ),
            (
                "Mediators hold a third day of talks in Davel. The talks with Norland began on August 11.",
                &[
                    "to_compare nth-day: Sunday 11 August 2024 + 2 days = Tuesday 13 August 2024; the article says “third day of talks”",
                ],
            ),
            ("Mediators hold a third day of talks in Davel. The rains began on August 11.", &[]),
        ] {
            assert_eq!(told(text), want, "{text}");
        }
    }
}
