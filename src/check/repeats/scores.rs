//! The result in the headline against those of the running text.
//!
//! Invariant: only where headline and sentence name the same side.

use std::collections::BTreeSet;

use super::pair;
use crate::article::Role;
use crate::check::finding::{Finding, Grade};
use crate::check::ground::Ground;
use crate::text::figure::{Figure, Sort};

/// Results told in the headline and otherwise below.
pub(super) fn across(ground: &Ground<'_>, found: &mut Vec<Finding>) {
    let text = &ground.context.text;
    let scores = ground.context.figures.iter().filter(|figure| figure.sort == Sort::Score);
    let role = |figure: &Figure| ground.role_at(text.span_of(figure.number));
    let (body, above): (Vec<&Figure>, Vec<&Figure>) = scores.partition(|it| role(it) == Some(Role::Body));
    for head in above.into_iter().filter(|it| role(it) == Some(Role::Headline)) {
        let own = names(ground, head);
        let same: Vec<&&Figure> =
            body.iter().filter(|it| names(ground, it).intersection(&own).count() > 1).collect();
        let equals = |it: &&&Figure| {
            let swapped = (it.amount.high, it.amount.low);
            (it.amount.low, it.amount.high) == (head.amount.low, head.amount.high)
                || swapped == (head.amount.low, head.amount.high)
        };
        let told = same.iter().find(|it| equals(it)).or_else(|| same.first());
        let Some(other) = told else { continue };
        let grade = if equals(other) { Grade::Agrees } else { Grade::ToCompare };
        let words = |figure: &Figure| format!("“{}”", ground.words(figure.number));
        let formula = format!("headline {}, text {}", words(head), words(other));
        let places = [text.span_of(head.number), text.span_of(other.number)];
        found.push(pair("headline-score", grade, places, formula, "one result in both, if it is one match"));
    }
}

/// Words with a capital in the sentence of `figure`.
fn names<'t>(ground: &'t Ground<'_>, figure: &Figure) -> BTreeSet<&'t str> {
    let text = &ground.context.text;
    let within = text.sentences.get(text.sentence_of(figure.span.start)).copied().unwrap_or_default();
    let tokens = text.tokens_of(within).iter().filter(|token| token.is_capital() && token.span.len() > 3);
    tokens.map(|token| token.of(text.source)).collect()
}

#[cfg(test)]
mod tests {
    use crate::check::finding::Grade;
    use crate::check::rule::tests::graded;

    #[test]
    fn the_headline_has_the_result_of_the_text() {
        for (text, grade) in [
            ("Davel beat Lowford 3-1\n\nOn Thursday Davel beat Lowford 3-2 at home.", Some(Grade::ToCompare)),
            ("Davel beat Lowford 3-1\n\nOn Thursday Davel beat Lowford 3-1 at home.", Some(Grade::Agrees)),
            ("Davel beat Lowford 3-1\n\nOn Thursday Sudham beat Harrow 3-2 at home.", None),
        ] {
            assert_eq!(graded(text, "headline-score"), grade, "{text}");
        }
    }
}
