//! A rule that compares what stands in one sentence: a value with its own evidence.
//!
//! Invariant: knows no particular rule; a match that is not fully specified is left.

use super::finding::{Family, Finding, Grade};
use super::ground::Ground;
use super::told::Verdict;
use crate::extract::Match;

/// A rule.
#[derive(Debug, Clone, Copy)]
#[cfg_attr(not(test), expect(dead_code, reason = "its examples are read by tests"))]
pub(super) struct Rule {
    /// Its name in kebab case, stable for ever.
    pub(super) name: &'static str,
    /// What sort of check.
    pub(super) family: Family,
    /// Where it looks; `docs/rules.md` lists the signs. The finding rests on the words that play its roles, but for
    /// roles whose names begin with a small x.
    pub(super) pattern: &'static str,
    /// What it makes of a match; `None` where the words do not say enough.
    pub(super) judge: Judge,
    /// Texts in which it finds that the words fit. Never empty.
    pub(super) agrees: &'static [&'static str],
    /// Texts in which it finds that they do not. Never empty.
    pub(super) conflicts: &'static [&'static str],
    /// Texts that only look like it.
    pub(super) leaves: &'static [&'static str],
}

/// Judges a match.
pub(super) type Judge = fn(&Match<'_>, &Ground<'_>) -> Option<Verdict>;

impl Rule {
    /// The finding of `matched`, which matches the pattern.
    pub(super) fn judged(&self, ground: &Ground<'_>, matched: &Match<'_>) -> Option<Finding> {
        let verdict = (self.judge)(matched, ground)?;
        let roles = matched.roles().filter(|(role, _)| !role.starts_with('x'));
        let places = roles.map(|(_, span)| ground.context.text.span_of(span)).collect();
        Some(Finding {
            rule: self.name,
            family: self.family,
            grade: verdict.grade,
            places,
            formula: verdict.formula,
            remedy: if verdict.grade == Grade::Agrees { String::new() } else { verdict.remedy },
        })
    }
}

#[cfg(test)]
pub(super) mod tests {
    use jiff::civil::date;

    use super::Grade;
    use crate::article::{Article, Dates, read};
    use crate::check::{Finding, findings};

    /// The article `text`, published on Friday, 16 August 2024.
    pub(in crate::check) fn article(text: &str) -> Article {
        let dates = Dates { given: Some(date(2024, 8, 16)), file: date(2024, 8, 16) };
        read(text.as_bytes(), "a.txt", dates).unwrap().article
    }

    /// The gravest grade that `rule` gives in `text`.
    pub(in crate::check) fn graded(text: &str, rule: &str) -> Option<Grade> {
        let found = findings(&article(text));
        found.iter().filter(|finding| finding.rule == rule).map(|finding| finding.grade).max()
    }

    /// `grade rule: formula` of all findings in `text`.
    pub(in crate::check) fn told(text: &str) -> Vec<String> {
        let line = |it: &Finding| format!("{} {}: {}", it.grade.key(), it.rule, it.formula);
        findings(&article(text)).iter().map(line).collect()
    }
}
