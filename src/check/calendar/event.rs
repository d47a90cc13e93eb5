//! "More than two weeks ago" and "the 10-month war" against a day that another sentence gives to the same event.
//!
//! Invariant: which sentence tells of the same event is a guess, so that nothing here ever conflicts.

use super::super::finding::{Family, Finding, Grade};
use super::super::ground::{Ground, Length, Unit};
use super::When;
use super::length::{until_now, verdict};
use super::tie::{Tie, tie};
use crate::text::{TokenSpan, Word, words};

/// A length of time that counts back from publication.
#[derive(Debug)]
struct Back {
    length: Length,
    span: TokenSpan,
    /// The noun that lasts: "war"; none behind "ago".
    noun: Option<Word>,
}

/// Words that say that something begins.
const BEGINS: &[Word] = words![
    "since",
    "began",
    "begun",
    "beginning",
    "started",
    "starting",
    "launched",
    "erupted",
    "broke",
    "triggered",
    "sparked",
    "opened",
    "start",
    "outbreak",
    "invaded",
    "attacked",
    "stormed",
    "took",
    "elected",
    "appointed",
    "attack",
    "invasion",
    "burst"
];

/// Shared words that make it likely that two sentences tell of one event.
const LIKELY: usize = 3;

/// So many times as long, a stretch of time is another and no slip.
const SLIP: f64 = 4.0;

/// Lengths that count back, and the sentences, that are looked at: more tell nothing.
const MOST: usize = 200;

/// Lengths against days told elsewhere.
pub(super) fn across(ground: &Ground<'_>, found: &mut Vec<Finding>) {
    let backs: Vec<Back> = backs(ground).into_iter().take(MOST).collect();
    if backs.is_empty() || ground.is_undated() {
        return;
    }
    let days = days(ground);
    for back in backs {
        found.extend(compared(ground, &back, &days));
    }
}

/// "two weeks ago", "the 10-month war".
fn backs(ground: &Ground<'_>) -> Vec<Back> {
    let text = &ground.context.text;
    let of = |at: usize| {
        let length = ground.length_at(at)?;
        let end = length.span.end;
        let ago = ground.is_any(end, words!["ago"]);
        let hyphen = text.token(end - 1).is_some_and(|token| !token.has_space_before());
        let noun = text.token(end).filter(|_| hyphen && ground.context.tag(end).is_nominal());
        let span = TokenSpan::new(length.span.start, end + 1);
        let lasts = noun.filter(|noun| LASTS.contains(&noun.word));
        (ago || lasts.is_some()).then_some(Back {
            length,
            span,
            noun: lasts.map(|noun| noun.word).filter(|_| !ago),
        })
    };
    ground.context.figures.iter().filter_map(|figure| of(figure.span.start)).collect()
}

/// What goes on to the day of publication.
const LASTS: &[Word] = words![
    "war",
    "conflict",
    "siege",
    "strike",
    "occupation",
    "blockade",
    "offensive",
    "standoff",
    "stand-off",
    "campaign",
    "invasion",
    "insurgency",
    "uprising",
    "drought",
    "shutdown",
    "lockdown",
    "crisis",
    "boycott",
    "walkout",
    "protest",
    "crackdown",
    "search",
    "hunt",
    "fighting",
    "bombardment",
    "assault"
];

/// Whether the noun at token `at` goes on to the day of publication.
pub(super) fn lasts(ground: &Ground<'_>, at: usize) -> bool {
    ground.is_any(at, LASTS)
}

/// Every day told, with its sentence's words.
fn days(ground: &Ground<'_>) -> Vec<(TokenSpan, When, usize)> {
    let text = &ground.context.text;
    let mentions = ground.context.mentions.of(crate::extract::MentionKind::Day).iter().take(MOST);
    let told = mentions.filter_map(|find| {
        let when = When::of(ground.times.get(find.index)?)?;
        let is_past = when.first <= ground.published();
        // A weekday is no day that anything is counted from.
        let is_dated = text.tokens_of(find.span).iter().any(crate::text::Token::is_number);
        (is_past && is_dated).then_some((find.span, when, text.sentence_of(find.span.start)))
    });
    told.collect()
}

/// The finding on `back` and the day that fits it best.
fn compared(ground: &Ground<'_>, back: &Back, days: &[(TokenSpan, When, usize)]) -> Option<Finding> {
    let content = ground.content_of(back.span.start);
    let mut best: Option<(Grade, usize, Finding)> = None;
    for &(span, when, sentence) in days {
        let Some(link) = link(ground, back, &content, (span, when, sentence)) else { continue };
        let Some(finding) = judged(ground, back, (span, when), &link) else { continue };
        let grade = finding.grade;
        let is_better = best.as_ref().is_none_or(|(old, near, _)| {
            (grade, std::cmp::Reverse(link.close)) < (*old, std::cmp::Reverse(*near))
        });
        if is_better {
            best = Some((grade, link.close, finding));
        }
    }
    best.map(|(_, _, finding)| finding)
}

/// Why a day may be that of a length.
#[derive(Debug)]
struct Link {
    /// How much is the same.
    close: usize,
    /// Whether that is enough to ask about what does not fit.
    is_likely: bool,
    /// What had to be read for it.
    reading: String,
}

/// How `back`, whose sentence has `content`, hangs together with the day at `span` in sentence number `sentence`.
fn link(
    ground: &Ground<'_>,
    back: &Back,
    content: &[(Word, bool)],
    (span, when, sentence): (TokenSpan, When, usize),
) -> Option<Link> {
    let text = &ground.context.text;
    let own = text.sentence_of(back.span.start);
    let precise =
        when.is_day() || (!when.is_year() && back.length.unit != Unit::Day) || back.length.unit == Unit::Year;
    if !precise || (sentence == own && back.noun.is_none()) {
        return None;
    }
    let other = ground.content_of(span.start);
    let shared = content.iter().filter(|word| other.contains(word)).count();
    let names = content.iter().filter(|word| word.1 && other.contains(word)).count();
    let within = text.sentences.get(sentence).copied()?;
    let begins = (within.start..span.end).any(|at| ground.is_any(at, BEGINS));
    let holds = back.noun.is_some_and(|noun| {
        (within.start..within.end)
            .any(|at| !ground.singular(at).is_empty() && Word::of(&ground.singular(at)) == noun)
    });
    let tie = if back.noun.is_none() { tie(ground, own, sentence) } else { Tie::default() };
    let is_same_sort = tie.same_sort && tie.names > 0;
    let by_words = if back.noun.is_some() { begins && (holds || names > 0) } else { names > 0 && shared > 1 };
    let close = shared + usize::from(holds) + usize::from(begins) + usize::from(is_same_sort);
    (by_words || is_same_sort).then_some(Link {
        close,
        is_likely: close >= LIKELY || names > 1 || is_same_sort,
        reading: if by_words { String::new() } else { tie.reading },
    })
}

/// The finding on `back` and the day at `span`, which `link` ties to it.
fn judged(ground: &Ground<'_>, back: &Back, (span, when): (TokenSpan, When), link: &Link) -> Option<Finding> {
    let text = &ground.context.text;
    let words = format!("“{}”", ground.words(back.span));
    let verdict = verdict(&back.length, when, until_now(when, ground), &words)?;
    let agrees = verdict.grade == Grade::Agrees;
    let told = back.length.told.value * back.length.unit.days();
    let ratio = super::when::days(when.first, ground.published()) / told.max(1.0);
    // What fits speaks for itself; what does not only where much else is the same.
    if !agrees && (!link.is_likely || !(1.0 / SLIP..=SLIP).contains(&ratio)) {
        return None;
    }
    let mut places = vec![text.span_of(back.span), text.span_of(span)];
    places.sort_unstable();
    let reading = if link.reading.is_empty() { String::new() } else { format!("; {}", link.reading) };
    Some(Finding {
        rule: "length-of-event",
        family: Family::Calendar,
        grade: if agrees { Grade::Agrees } else { Grade::ToCompare },
        places,
        formula: format!("{}{reading}", verdict.formula),
        remedy: if agrees { String::new() } else { format!("{}, if both tell of one event", verdict.remedy) },
    })
}

#[cfg(test)]
mod tests {
    use super::super::super::rule::tests::told;

    #[test]
    fn lengths_are_held_against_days_told_elsewhere() {
        for (text, want) in [
            (
                "Okafor was killed in Davel on July 31. The killing of Okafor in Davel more than two weeks ago shook Norland.",
                &[
                    "agrees length-of-event: 31 July 2024 to 16 August 2024 = 2.3 weeks (16 days); the article says “more than two weeks ago”",
                ][..],
            ),
            (
                "The more than 10-month war goes on. The war began when Norland attacked Sudham on October 7, 2023.",
                &[
                    "agrees length-of-event: 7 October 2023 to 16 August 2024 = 10.3 months (314 days); the article says “more than 10-month war”",
                ],
            ),
            (
                "Okafor was killed in Davel on July 13. The killing of Okafor in Davel more than two weeks ago shook Norland.",
                &[
                    "to_compare length-of-event: 13 July 2024 to 16 August 2024 = 4.9 weeks (34 days); the article says “more than two weeks ago”",
                ],
            ),
            (
                "Norland mourns the killings in Beirut and Nairobi more than two weeks ago. Okafor was killed in the Kenyan capital on July 31.",
                &[
                    "agrees length-of-event: 31 July 2024 to 16 August 2024 = 2.3 weeks (16 days); the article says “more than two weeks ago”; reads “Kenyan capital” as Nairobi",
                ],
            ),
            (
                "Norland mourns the killings in Beirut and Nairobi more than two weeks ago. Okafor was killed in the Kenyan capital on July 13.",
                &[
                    "to_compare length-of-event: 13 July 2024 to 16 August 2024 = 4.9 weeks (34 days); the article says “more than two weeks ago”; reads “Kenyan capital” as Nairobi",
                ],
            ),
            ("It rained on July 13. The killing of Okafor more than two weeks ago shook Norland.", &[]),
        ] {
            assert_eq!(told(text), want, "{text}");
        }
    }
}
