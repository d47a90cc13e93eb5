//! Every rule, in order of trust, and what they find together.
//!
//! A rule that stands earlier knows more: where two claims of one kind overlap, its claim stays.
//!
//! Invariant: holds rules and runs them; knows no words.

mod casualties;
mod comparisons;
mod identities;
mod quantities;
mod speech;
mod statements;
mod times;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::claim::Claim;
use super::context::Context;
use super::overlap;
use super::rule::{Rule, Scanner};
use super::rulebook::Rulebook;

/// Every rule, kind by kind.
pub const RULES: &[&[Rule]] = &[
    casualties::none::RULES,
    casualties::told::RULES,
    casualties::active::RULES,
    casualties::passive::RULES,
    casualties::nominal::RULES,
    casualties::headline::RULES,
    casualties::toll::RULES,
    casualties::apart::RULES,
    casualties::shared::RULES,
    quantities::ages::RULES,
    quantities::tallies::RULES,
    quantities::often::RULES,
    quantities::sides::RULES,
    quantities::strengths::RULES,
    quantities::measures::RULES,
    quantities::counts::RULES,
    quantities::alone::RULES,
    times::RULES,
    speech::RULES,
    identities::RULES,
    comparisons::RULES,
    statements::RULES,
];

/// The layers that find claims without patterns, as stages.
const SCANNERS: &[(&str, Scanner)] = &[
    ("tolls", casualties::toll::scan),
    ("times", times::scan),
    ("speech", super::speech::scan),
    ("identities", super::identity::scan),
    ("comparisons", comparisons::scan),
];

/// The rule called `name`.
pub fn rule_named(name: &str) -> Option<&'static Rule> {
    all().find(|rule| rule.name == name)
}

fn all() -> impl Iterator<Item = &'static Rule> {
    RULES.iter().copied().flatten()
}

static RULEBOOK: LazyLock<Rulebook> = LazyLock::new(|| Rulebook::new(all()));

/// The place of each rule in the rulebook.
static RANKS: LazyLock<BTreeMap<&str, usize>> =
    LazyLock::new(|| all().enumerate().map(|(rank, rule)| (rule.name, rank)).collect());

/// All claims of the eight kinds, settled and in text order; `passed` hears of each stage when it ends.
pub(super) fn claims(context: &Context<'_>, passed: &mut impl FnMut(&'static str)) -> Vec<Claim> {
    let mut claims = RULEBOOK.claims(context);
    passed("patterns");
    for (stage, scan) in SCANNERS {
        claims.extend(scan(context));
        passed(stage);
    }
    claims.extend(casualties::shared::carried(context, &claims));
    passed("carried casualties");
    let claims = overlap::settle(claims, |name| RANKS.get(name).copied().unwrap_or(usize::MAX));
    passed("overlaps");
    claims
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::article::{About, Article, Format, Paragraph, Published, PublishedFrom, Role};
    use crate::extract::Reading;
    use crate::extract::matcher::Set;
    use crate::extract::pattern::Pattern;
    use crate::extract::rule::By;
    use crate::text::{Span, TextIndex};

    /// An article of one paragraph, published on Friday, 16 August 2024.
    fn article(text: &str) -> Article {
        Article {
            name: "example.txt".to_owned(),
            format: Format::Plain,
            text: text.to_owned(),
            index: TextIndex::new(text),
            dateline: None,
            paragraphs: vec![Paragraph { span: Span::new(0, text.len()), role: Role::Body }],
            published: Published { date: jiff::civil::date(2024, 8, 16), from: PublishedFrom::Given },
            about: About::default(),
            annotations: Vec::new(),
            attachments: Vec::new(),
        }
    }

    fn found(text: &str, rule: &Rule) -> Vec<(String, Reading)> {
        let article = article(text);
        let claims = crate::extract::extract(&article).claims;
        let mine = claims.into_iter().filter(|claim| claim.why.rule == rule.name);
        mine.map(|claim| (claim.span.of(text).to_owned(), claim.reading)).collect()
    }

    #[test]
    fn every_rule_finds_its_examples_and_leaves_the_others() {
        let mut wrong = Vec::new();
        for rule in all() {
            for (example, reading) in rule.finds {
                let text: String = example.chars().filter(|c| !"[]".contains(*c)).collect();
                let words = example.split_once('[').and_then(|(_, rest)| rest.split_once(']')).unwrap().0;
                let got = found(&text, rule);
                if !got.iter().any(|(w, r)| w == words && r.to_string() == *reading && r.kind() == rule.kind)
                {
                    let got: Vec<_> = got.iter().map(|(w, r)| format!("[{w}] {r}")).collect();
                    wrong.push(format!("{}: {example} wants {reading}, got {got:?}", rule.name));
                }
            }
            for example in rule.leaves {
                let got = found(example, rule);
                if !got.is_empty() {
                    wrong.push(format!("{}: {example} wants nothing, got {got:?}", rule.name));
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn every_rule_has_evidence_a_name_of_its_own_and_a_pattern_that_compiles() {
        let mut names = BTreeSet::new();
        for rule in all() {
            assert!(!rule.finds.is_empty() && !rule.leaves.is_empty(), "{} lacks evidence", rule.name);
            assert!(names.insert(rule.name), "{} stands twice", rule.name);
            assert!(rule.name.chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{}", rule.name);
            if let By::Pattern(text, _) = rule.by {
                let pattern = Pattern::compile(text).unwrap_or_else(|error| panic!("{}: {error}", rule.name));
                assert!(pattern.roles.len() <= 8, "{} has too many roles", rule.name);
            }
        }
        assert!(RULEBOOK.seeker.patterns.len() <= 8 * size_of::<Set>(), "a set holds a bit for each pattern");
    }
}
