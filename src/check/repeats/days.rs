//! One event on two days: "the July 31 attack" and "the July 13 attack".
//!
//! Invariant: only days that stand right before their event's noun, and look alike.

use super::pair;
use crate::check::calendar::When;
use crate::check::finding::{Finding, Grade};
use crate::check::ground::Ground;
use crate::extract::MentionKind;
use crate::text::{Span, Word};

/// Events that are told with two days.
pub(super) fn across(ground: &Ground<'_>, found: &mut Vec<Finding>) {
    let mut told: Vec<(Word, When, Span)> = Vec::new();
    for find in ground.context.mentions.of(MentionKind::Day) {
        let Some(when) =
            ground.times.get(find.index).and_then(When::of).filter(|when| when.is_day() || when.is_year())
        else {
            continue;
        };
        let text = &ground.context.text;
        let end = find.span.end;
        let noun = text
            .token(end)
            .filter(|token| token.is_word() && ground.context.tag(end).is_nominal() && !token.is_capital());
        let the =
            find.span.start.checked_sub(1).is_some_and(|at| ground.is_any(at, crate::text::words!["the"]));
        let last = !ground.context.tag(end + 1).is_nominal();
        let Some(noun) = noun.filter(|_| the && last) else { continue };
        let place = text.span_of(crate::text::TokenSpan::new(find.span.start, end + 1));
        let before = told.iter().find(|(event, ..)| *event == noun.word);
        let same_words = |there: Span| there.of(text.source) == place.of(text.source);
        let differs = before.filter(|(_, other, there)| look_alike(*other, when) && !same_words(*there));
        if let Some((.., there)) = differs {
            let words = |span: Span| crate::check::on_one_line(text.source, span);
            let formula = format!("“{}” and “{}”", words(*there), words(place));
            found.push(pair(
                "day-differs",
                Grade::ToCompare,
                [*there, place],
                formula,
                "one day, if it is one event",
            ));
        }
        told.push((noun.word, when, place));
    }
}

/// Whether two days differ and one may be a slip for the other.
pub(super) fn look_alike(one: When, other: When) -> bool {
    let (a, b) = (one.first, other.first);
    if one.is_day() != other.is_day() || a == b {
        return false;
    }
    let close = (a.year() - b.year()).abs() <= 1;
    if !one.is_day() {
        return close;
    }
    close && (a.month() == b.month() || a.day() == b.day())
}

#[cfg(test)]
mod tests {
    use crate::check::rule::tests::told;

    #[test]
    fn an_event_has_one_day() {
        for (text, want) in [
            (
                "Falk survived the July 31 attack. Roe died in the July 13 attack.",
                &["to_compare day-differs: “July 31 attack” and “July 13 attack”"][..],
            ),
            ("Falk survived the July 31 attack. Roe died in the July 31 attack.", &[]),
            ("Falk survived the July 31 attack. Roe died in the July 13 fire.", &[]),
        ] {
            assert_eq!(told(text), want, "{text}");
        }
    }
}
