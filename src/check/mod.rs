//! What can be worked out about an article without asking anybody: its names, and whether its figures, dates and
//! repeats agree with each other.
//!
//! | module | works out |
//! |---|---|
//! | `names` | every name with all its forms |
//! | `calendar` | weekdays against dates, spans of time against their ends, ages, anniversaries |
//! | `sums` | changes, shares, rates, totals, averages, scores |
//! | `units` | a figure told again in other units |
//! | `repeats` | one thing told twice in different ways |
//! | `source` | a claim against what its source says |
//!
//! Invariant: reads the article, and what a source is said to hold; judges no claim and changes nothing.

mod calendar;
mod finding;
mod ground;
mod names;
mod repeats;
mod rule;
mod source;
mod sums;
mod told;
mod units;

use std::sync::LazyLock;

pub use finding::{Family, Finding, Grade};
pub use names::{Ledger, LedgerName, NameForm};
pub use source::{quoted_words, value_of_source};

use crate::article::Article;
use crate::extract::Seeker;
use crate::text::Span;
use ground::Ground;
use rule::Rule;

/// Every rule that compares what stands in one sentence.
const RULES: &[&[Rule]] = &[
    calendar::RULES,
    sums::change::RULES,
    sums::share::RULES,
    sums::parts::RULES,
    sums::rate::RULES,
    sums::gap::RULES,
    sums::score::RULES,
    units::RULES,
];

fn rules() -> impl Iterator<Item = &'static Rule> {
    RULES.iter().copied().flatten()
}

/// The patterns of all rules; a test compiles each.
static SEEKER: LazyLock<Option<Seeker>> =
    LazyLock::new(|| Seeker::new(rules().map(|rule| rule.pattern)).ok());

/// All that can be worked out about `article`, in text order.
pub fn findings(article: &Article) -> Vec<Finding> {
    let ground = Ground::of(article);
    let mut found = Vec::new();
    if let Some(seeker) = &*SEEKER {
        seeker.each(&ground.context, |number, matched| {
            let rule = rules().nth(number);
            found.extend(rule.and_then(|rule| rule.judged(&ground, matched)));
        });
    }
    calendar::across(&ground, &mut found);
    sums::list::across(&ground, &mut found);
    repeats::across(&ground, &mut found);
    in_order(found)
}

/// In text order, each set of words once: of two findings on the same words the graver stays.
fn in_order(mut found: Vec<Finding>) -> Vec<Finding> {
    found.sort_by(|one, other| {
        let key = |finding: &Finding| (finding.place(), std::cmp::Reverse(finding.grade), finding.rule);
        key(one).cmp(&key(other))
    });
    let mut kept: Vec<Finding> = Vec::new();
    for finding in found {
        let again = |other: &Finding| {
            other.family == finding.family && (other.covers(&finding.places) || finding.covers(&other.places))
        };
        match kept.iter().position(again) {
            Some(at) => {
                if let Some(before) = kept.get_mut(at).filter(|before| finding.says_more_than(before)) {
                    *before = finding;
                }
            }
            None => kept.push(finding),
        }
    }
    kept.sort_by_key(Finding::place);
    kept
}

/// The words at `span` on one line.
fn on_one_line(text: &str, span: Span) -> String {
    span.of(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::rule::tests::graded;
    use super::*;

    #[test]
    fn every_pattern_compiles() {
        let wrong: Vec<_> =
            rules().filter(|rule| Seeker::new([rule.pattern]).is_err()).map(|rule| rule.name).collect();
        assert_eq!(wrong, [""; 0]);
    }

    #[test]
    fn every_rule_grades_its_examples() {
        let mut wrong = Vec::new();
        for rule in rules() {
            for (grade, texts) in [
                (Some(Grade::Agrees), rule.agrees),
                (Some(Grade::Conflicts), rule.conflicts),
                (None, rule.leaves),
            ] {
                for text in texts {
                    let found = graded(text, rule.name);
                    if found != grade {
                        wrong.push(format!("{}: {text}: {found:?}", rule.name));
                    }
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
