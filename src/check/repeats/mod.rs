//! One thing told twice in different ways: in the headline and below, with other figures, ages, titles, spellings.
//!
//! Invariant: what is one thing is a guess but for headlines and names, so that most is for the checker to compare.

mod days;
mod deals;
mod figures;
mod headline;
mod magnitude;
mod openings;
mod people;
mod scores;
mod tolls;

use super::finding::{Family, Finding, Grade};
use super::ground::Ground;
use super::told::Told;
use crate::extract::{Claim, Outcome, Reading};
use crate::text::figure::Figure;
use crate::text::lexicon::singular_of;
use crate::text::{Amount, Modifier, Span};

/// Figures that are held against each other: in a longer article only the first so many.
const MOST: usize = 2000;

/// All that is told twice.
pub(super) fn across(ground: &Ground<'_>, found: &mut Vec<Finding>) {
    let told: Vec<Figured<'_>> =
        ground.found.claims.iter().filter_map(|claim| Figured::of(ground, claim)).take(MOST).collect();
    headline::across(ground, &told, found);
    figures::across(ground, &told, found);
    magnitude::across(ground, &told, found);
    deals::across(ground, &told, found);
    scores::across(ground, found);
    tolls::across(ground, &told, found);
    people::across(ground, found);
    days::across(ground, found);
    openings::across(ground, found);
}

/// What a figure tells of.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Of {
    /// What befell people.
    People(Outcome),
    /// Money, a share or a measure.
    Unit(String),
    /// Things counted, by their noun.
    Things(String),
}

/// A claim with a figure.
#[derive(Debug)]
struct Figured<'c> {
    claim: &'c Claim,
    of: Of,
    told: Told,
    scale: f64,
    /// The noun counted, of people too: "passenger".
    noun: Option<String>,
    figure: &'c Figure,
}

impl<'c> Figured<'c> {
    fn of(ground: &'c Ground<'_>, claim: &'c Claim) -> Option<Self> {
        let (amount, of) = match &claim.reading {
            Reading::Casualty { amount, outcome } => (amount, Of::People(*outcome)),
            Reading::Quantity { amount, unit, per: None } if !unit.is_empty() && unit != "score" => {
                (amount, if is_unit(unit) { Of::Unit(measured(unit)) } else { Of::Things(noun(unit)) })
            }
            _ => return None,
        };
        let place =
            claim.why.parts.iter().find(|(role, _)| *role == "number").map_or(claim.span, |part| part.1);
        let tokens = ground.context.text.tokens_in(place);
        let figure = (tokens.start..tokens.end).find_map(|at| ground.context.figure_at(at))?;
        let told = ground.told_of(figure).filter(|told| Some(told.value) == amount.low)?;
        // Ages are told of many.
        let is_age = matches!(&of, Of::Things(noun) if noun.starts_with("year"));
        let told = Told { modifier: of_amount(*amount, told.modifier), ..told };
        let head = ground.context.count_at(figure.span.start).and_then(|count| count.head);
        let noun = head.map(|head| ground.singular(head));
        (!is_age).then_some(Self { claim, of, told, scale: figure.scale, noun, figure })
    }

    fn words(&self, ground: &Ground<'_>) -> String {
        format!("“{}”", super::on_one_line(ground.context.text.source, self.claim.span))
    }

    /// Whether the two can both be right of one thing.
    fn fits(&self, other: &Self) -> bool {
        let (one, two) = (reach(&self.told), reach(&other.told));
        one.0 <= two.1 && two.0 <= one.1
    }

    /// Whether both say the same value.
    fn equals(&self, other: &Self) -> bool {
        (self.told.value - other.told.value).abs() < 1e-9 && (self.told.top - other.told.top).abs() < 1e-9
    }
}

const fn of_amount(amount: Amount, hedge: Modifier) -> Modifier {
    match amount.modifier {
        Modifier::Range => hedge,
        other => other,
    }
}

/// What a hedged figure may stand for.
fn reach(told: &Told) -> (f64, f64) {
    let wide = told.wide();
    let (low, high) = (told.value, told.top);
    match told.modifier {
        Modifier::MoreThan | Modifier::AtLeast => (low.min(wide.low), high * 1.3),
        Modifier::LessThan | Modifier::AtMost => (low * 0.7, high.max(wide.high)),
        Modifier::About => (wide.low.min(low * 0.93), wide.high.max(high * 1.07)),
        // A count that is not round stands for itself.
        _ if told.round <= 1.0 => (low, high),
        _ => (wide.low, wide.high),
    }
}

/// Whether a unit is money, a share or a measure, of which articles tell many.
fn is_unit(unit: &str) -> bool {
    let is_code = unit.len() == 3 && unit.bytes().all(|byte| byte.is_ascii_uppercase());
    is_code
        || !unit.chars().all(|c| c.is_alphabetic() || c == ' ' || c == '-')
        || crate::text::unit::is_measure(unit)
}

/// A unit without what it is of: "barrel of oil" is a barrel.
fn measured(unit: &str) -> String {
    unit.split(" of ").next().unwrap_or(unit).to_owned()
}

/// The noun a unit hangs on.
fn noun(unit: &str) -> String {
    singular_of(&unit.rsplit(' ').next().unwrap_or_default().to_lowercase())
}

/// Whether two figures are a slip of the pen apart: digits changed places, or one digit is another.
fn look_alike(one: f64, other: f64) -> bool {
    let digits = |value: f64| format!("{value}").into_bytes();
    let (a, b) = (digits(one), digits(other));
    if a.len() != b.len() || a.len() < 2 {
        return false;
    }
    let off = a.iter().zip(&b).filter(|(one, other)| one != other).count();
    are_swapped(one, other) || a.len() > 2 && off == 1
}

/// Whether two figures have the same digits in another order.
fn are_swapped(one: f64, other: f64) -> bool {
    let sorted = |value: f64| {
        let mut digits = format!("{value}").into_bytes();
        digits.sort_unstable();
        digits
    };
    let (a, b) = (sorted(one), sorted(other));
    a == b && a.len() > 1 && (one - other).abs() > 1e-9
}

/// A finding on two places.
fn pair(rule: &'static str, grade: Grade, places: [Span; 2], formula: String, remedy: &str) -> Finding {
    let mut places = places.to_vec();
    places.sort_unstable();
    let remedy = if grade == Grade::Agrees { String::new() } else { remedy.to_owned() };
    Finding { rule, family: Family::Repeats, grade, places, formula, remedy }
}
