//! People told of twice: with other ages, other posts, other spellings.
//!
//! Invariant: two are one where their last names are the same and no other name parts them.

use super::pair;
use crate::check::Ledger;
use crate::check::finding::{Finding, Grade};
use crate::check::ground::Ground;
use crate::extract::{MentionKind, Reading};
use crate::text::{Span, words};

/// Ages, posts and spellings.
pub(super) fn across(ground: &Ground<'_>, found: &mut Vec<Finding>) {
    ages(ground, found);
    posts(ground, found);
    spellings(ground, found);
}

/// Whether two names can be one person's: the last words agree, and all of the shorter stand in the longer.
fn is_one(one: &str, other: &str) -> bool {
    let words = |name: &str| name.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let (one, other) = (words(one), words(other));
    let (short, long) = if one.len() <= other.len() { (&one, &other) } else { (&other, &one) };
    let is_last = short.last() == long.last();
    is_last && (short.iter().all(|word| long.contains(word)) || short.first() == long.first())
}

/// "Ana Roe, 45," and "Roe, 47,".
fn ages(ground: &Ground<'_>, found: &mut Vec<Finding>) {
    let text = &ground.context.text;
    let aged = |figure: &crate::text::figure::Figure| {
        let (start, end) = (figure.span.start, figure.span.end);
        let age = figure.amount.low.filter(|age| *age > 0.0 && *age < 115.0 && figure.unit.is_none())?;
        let comma = start.checked_sub(1).filter(|&at| ground.is_any(at, words![","]))?;
        let name = ground.context.mentions.holding(MentionKind::Name, comma.checked_sub(1)?)?;
        let ends = ground.is_any(end, words![",", "."]) && figure.span.len() == 1;
        let is_person = text.tokens_of(name.span).iter().all(|token| !token.is_number());
        (ends && is_person).then(|| (ground.words(name.span), age, text.span_of(figure.span)))
    };
    let told: Vec<(String, f64, Span)> = ground.context.figures.iter().filter_map(aged).collect();
    for (at, (name, age, place)) in told.iter().enumerate() {
        let behind = told.get(at + 1..).unwrap_or_default();
        let other = behind.iter().find(|(other, ..)| is_one(name, other));
        let Some((other, second, there)) = other else { continue };
        // Two of one family name may be told by it alone.
        let is_full = name.contains(' ') || other.contains(' ');
        let grade = match () {
            () if (age - second).abs() < 1e-9 => Grade::Agrees,
            () if is_full => Grade::Conflicts,
            () => Grade::ToCompare,
        };
        let formula = format!("{name} is {age}, {other} is {second}");
        found.push(pair("age-again", grade, [*place, *there], formula, "one age in both"));
    }
}

/// Posts of which nobody holds two at a time.
const POSTS: &[&[&str]] = &[
    &["president", "prime minister", "chancellor", "premier", "governor", "mayor", "senator"],
    &[
        "foreign minister",
        "finance minister",
        "defence minister",
        "defense minister",
        "interior minister",
        "health minister",
        "justice minister",
        "education minister",
    ],
    &["general", "colonel", "major", "captain", "lieutenant", "sergeant", "corporal"],
    &["judge", "prosecutor", "sheriff"],
];

/// Words that say that a post is another's, or of another time.
const NOT_NOW: &[&str] = &[
    "vice",
    "former",
    "ex",
    "deputy",
    "then",
    "late",
    "candidate",
    "elect",
    "acting",
    "general",
    "assistant",
    "once",
    "past",
    "hopeful",
    "nominee",
    "future",
    "incoming",
    "outgoing",
    "lieutenant",
    "attorney",
    "major",
];

/// The post a role names: its group and its place there.
fn post(role: &str) -> Option<(usize, usize)> {
    let role = role.to_lowercase();
    let words: Vec<&str> =
        role.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let find = POSTS.iter().enumerate().find_map(|(group, posts)| {
        let at = posts.iter().position(|post| role.ends_with(post))?;
        Some((group, at, posts.get(at)?.split(' ').count()))
    });
    let (group, at, length) = find?;
    let before = words.get(..words.len().checked_sub(length)?)?;
    (!before.iter().any(|word| NOT_NOW.contains(word))).then_some((group, at))
}

/// "President Ana Roe" and "Prime Minister Roe".
fn posts(ground: &Ground<'_>, found: &mut Vec<Finding>) {
    let told: Vec<(&str, (usize, usize), &str, Span)> = (ground.found.claims.iter())
        .filter_map(|claim| match &claim.reading {
            Reading::Identity { name, role } => Some((name.as_str(), post(role)?, role.as_str(), claim.span)),
            _ => None,
        })
        .collect();
    for (at, (name, post, role, place)) in told.iter().enumerate() {
        let behind = told.get(at + 1..).unwrap_or_default();
        let other = behind.iter().find(|(other, second, ..)| {
            is_one(name, other)
                && second.0 == post.0
                && second.1 != post.1
                && (name.contains(' ') || other.contains(' '))
        });
        let Some((other, _, second, there)) = other else { continue };
        let formula = format!("{role} {name}, and {second} {other}");
        found.push(pair(
            "post-differs",
            Grade::ToCompare,
            [*place, *there],
            formula,
            "one post, or the time of each",
        ));
    }
}

/// Names a letter or two apart.
fn spellings(ground: &Ground<'_>, found: &mut Vec<Finding>) {
    let ledger = Ledger::of(ground.context.article);
    for (at, name) in ledger.names.iter().enumerate() {
        for other in
            name.alike.iter().filter(|&&other| other > at).filter_map(|&other| ledger.names.get(other))
        {
            let first = |name: &crate::check::LedgerName| {
                name.forms.iter().filter_map(|form| form.places.first().copied()).min()
            };
            let (Some(one), Some(two)) = (first(name), first(other)) else { continue };
            let formula = format!(
                "“{}” {} and “{}” {}",
                name.name,
                times(name.mentions()),
                other.name,
                times(other.mentions())
            );
            found.push(pair(
                "spelling-differs",
                Grade::ToCompare,
                [one, two],
                formula,
                "one spelling, if they are one",
            ));
        }
    }
}

fn times(count: usize) -> String {
    if count == 1 { "once".to_owned() } else { format!("{count} times") }
}

#[cfg(test)]
mod tests {
    use crate::check::rule::tests::told;

    #[test]
    fn people_are_told_of_in_one_way() {
        for (text, want) in [
            (
                "Ana Roe, 45, left. Later Ana Roe, 47, wept.",
                &["conflicts age-again: Ana Roe is 45, Ana Roe is 47"][..],
            ),
            ("Ana Roe, 45, left. In Davel Ben Roe, 47, wept.", &[]),
            (
                "Prime Minister Ana Roe left. It was a blow to President Ana Roe, he said.",
                &["to_compare post-differs: Prime Minister Ana Roe, and President Ana Roe"],
            ),
            ("Prime Minister Ana Roe left. It was a blow to former President Ana Roe, he said.", &[]),
            (
                "The plan of Yahya Sinwar failed. Later Sinwaar fled.",
                &["to_compare spelling-differs: “Yahya Sinwar” once and “Sinwaar” once"],
            ),
        ] {
            assert_eq!(told(text), want, "{text}");
        }
    }
}
