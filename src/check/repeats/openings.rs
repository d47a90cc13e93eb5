//! What begins or ends once, on two days: "the festival opens on August 23", "the festival opens on August 24".
//!
//! Invariant: subject and verb must be the same, and the days look alike.

use super::days::look_alike;
use super::pair;
use crate::check::calendar::When;
use crate::check::finding::{Finding, Grade};
use crate::check::ground::Ground;
use crate::extract::MentionKind;
use crate::text::{Span, TokenSpan, Word, words};

/// What happens to a thing once.
const ONCE: &[Word] = words![
    "opens",
    "opened",
    "begins",
    "began",
    "starts",
    "started",
    "ends",
    "ended",
    "closes",
    "closed",
    "died",
    "resigned",
    "sank",
    "collapsed",
    "crashed",
    "exploded",
    "launched",
    "founded",
    "married",
    "elected"
];

/// Words between such a verb and its day.
const REACH: usize = 3;

/// Things that happen on two days.
pub(super) fn across(ground: &Ground<'_>, found: &mut Vec<Finding>) {
    let mut told: Vec<(String, Word, When, Span)> = Vec::new();
    let text = &ground.context.text;
    for find in ground.context.mentions.of(MentionKind::Day) {
        let when = ground.times.get(find.index).and_then(When::of).filter(|when| when.is_day());
        let is_dated = text.tokens_of(find.span).iter().any(crate::text::Token::is_number);
        let verb = (find.span.start.saturating_sub(REACH)..find.span.start)
            .rev()
            .find(|&at| ground.is_any(at, ONCE));
        let (Some(when), Some(verb)) = (when.filter(|_| is_dated), verb) else { continue };
        let Some(subject) = verb.checked_sub(1).filter(|&at| ground.context.tag(at).is_nominal()) else {
            continue;
        };
        let Some(word) = text.token(verb).map(|token| token.word) else { continue };
        let noun = ground.singular(subject);
        let place = text.span_of(TokenSpan::new(subject, find.span.end));
        let before = told.iter().find(|(other, known, ..)| *other == noun && *known == word);
        if let Some((.., there)) = before.filter(|(_, _, other, _)| look_alike(*other, when)) {
            let words = |span: Span| crate::check::on_one_line(text.source, span);
            let formula = format!("“{}” and “{}”", words(*there), words(place));
            let remedy = "one day, if it is one thing";
            found.push(pair("day-again", Grade::ToCompare, [*there, place], formula, remedy));
        }
        told.push((noun, word, when, place));
    }
}

#[cfg(test)]
mod tests {
    use crate::check::rule::tests::told;

    #[test]
    fn what_happens_once_has_one_day() {
        for (text, want) in [
            (
                "The festival opens on August 23. Shops fear for trade when the festival opens on August 24.",
                &["to_compare day-again: “festival opens on August 23” and “festival opens on August 24”"][..],
            ),
            ("The festival opens on August 23. The museum opens on August 24.", &[]),
        ] {
            assert_eq!(told(text), want, "{text}");
        }
    }
}
