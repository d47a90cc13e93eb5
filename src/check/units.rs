//! A figure told again in other units: "five miles (eight km)", "20 °C, or 68 °F".
//!
//! Invariant: the second figure is held against the first as printed; money is left, for its rates change by the day.

use super::finding::{Family, Grade};
use super::ground::Ground;
use super::rule::Rule;
use super::told::{Bounds, Told, Verdict, number};
use crate::extract::Match;

/// The rules of units.
pub(super) const RULES: &[Rule] = &[PAIR, FEET, FEET_BEHIND];

const PAIR: Rule = Rule {
    name: "other-units",
    family: Family::Units,
    pattern: "one:#number ( \\( | \\[ | , or | or | / | , ) ( or | about | equal to )? two:#number",
    judge: pair,
    agrees: &[
        "It lies five miles (eight km) off.",
        "It was 20 °C, or 68 °F.",
        "The fire burned 100 acres (40 hectares).",
        "It weighs 12 ounces (340 grams).",
        "It holds 10 gallons, or 38 litres.",
        "It went 60 mph (97 km/h).",
        "It was 86 degrees Fahrenheit (30 Celsius).",
        "A 3.5 million square foot (325,000 square metre) hall.",
    ],
    conflicts: &[
        "It lies eight miles (five km) off.",
        "It was 20 °C, or 78 °F.",
        "The fire burned 100 acres (400 hectares).",
        "It weighs 12 ounces (430 grams).",
        "It holds 10 gallons, or 83 litres.",
        "It went 60 mph (79 km/h).",
        "It lies 100 km (82 miles) off.",
    ],
    leaves: &[
        "It lies five miles (a record) off.",
        "It costs £5 ($50).",
        "It is 5 km (3 hours) off.",
        "Run 5 km or 10 miles to win.",
    ],
};

const FEET: Rule = Rule {
    name: "feet-and-inches",
    family: Family::Units,
    pattern: "one:#number ( , | and )? more:#number ( \\( | , or | or ) two:#number",
    judge: feet,
    agrees: &["He stands 6 feet 2 inches (1.88 metres) tall."],
    conflicts: &["He stands 6 feet 2 inches (1.78 metres) tall."],
    leaves: &["He saw 6 cats 2 dogs (1.8 metres)."],
};

const FEET_BEHIND: Rule = Rule {
    name: "metres-and-feet",
    family: Family::Units,
    pattern: "two:#number ( , or | \\( | or ) one:#number ( , | and )? more:#number",
    judge: feet,
    agrees: &["He is 1.88 metres (6 feet 2 inches) tall."],
    conflicts: &["He is 1.78 metres (6 feet 2 inches) tall."],
    leaves: &["He saw 1.8 metres (6 cats 2 dogs)."],
};

/// Units by what they measure, and how many of that measure's own unit each is.
const UNITS: &[(&str, char, f64)] = &[
    ("mm", 'l', 0.001),
    ("cm", 'l', 0.01),
    ("m", 'l', 1.0),
    ("km", 'l', 1000.0),
    ("inch", 'l', 0.0254),
    ("foot", 'l', 0.3048),
    ("yard", 'l', 0.9144),
    ("mile", 'l', 1609.344),
    ("nautical mile", 'l', 1852.0),
    ("m²", 'a', 1.0),
    ("km²", 'a', 1.0e6),
    ("hectare", 'a', 1.0e4),
    ("acre", 'a', 4046.856),
    ("square foot", 'a', 0.092_903),
    ("square yard", 'a', 0.836_127),
    ("square mile", 'a', 2.589_988e6),
    ("g", 'w', 0.001),
    ("mg", 'w', 1.0e-6),
    ("kg", 'w', 1.0),
    ("tonne", 'w', 1000.0),
    ("short ton", 'w', 907.185),
    ("ounce", 'w', 0.028_349_5),
    ("lb", 'w', 0.453_592),
    ("stone", 'w', 6.350_29),
    ("ml", 'v', 0.001),
    ("cl", 'v', 0.01),
    ("l", 'v', 1.0),
    ("m³", 'v', 1000.0),
    ("gallon", 'v', 3.785_41),
    ("quart", 'v', 0.946_353),
    ("cubic foot", 'v', 28.316_8),
    ("km/h", 's', 1.0),
    ("mph", 's', 1.609_344),
    ("knot", 's', 1.852),
    ("m/s", 's', 3.6),
];

/// The other sizes of units that go by one name: the imperial gallon, the long and the metric ton, the fluid ounce.
const OTHER_SIZES: &[(&str, char, f64)] = &[
    ("gallon", 'v', 4.546_09),
    ("ton", 'w', 907.185),
    ("ton", 'w', 1016.05),
    ("ton", 'w', 1000.0),
    ("ounce", 'v', 0.029_573_5),
];

/// `value` of `from` in `to`, in every way it can be meant.
fn converted(value: Bounds, from: &str, to: &str) -> Vec<Bounds> {
    match (from, to) {
        ("°C", "°F" | "degree") => vec![value.map(|heat| heat * 1.8 + 32.0)],
        ("°F", "°C" | "degree") => vec![value.map(|heat| (heat - 32.0) / 1.8)],
        ("degree", "°C") => vec![value.map(|heat| (heat - 32.0) / 1.8)],
        ("degree", "°F") => vec![value.map(|heat| heat * 1.8 + 32.0)],
        _ => {
            let sizes = |unit: &str| {
                let known = UNITS.iter().chain(OTHER_SIZES).filter(|(name, ..)| *name == unit);
                known.map(|&(_, sort, size)| (sort, size)).collect::<Vec<_>>()
            };
            let (ones, others) = (sizes(from), sizes(to));
            let pairs = ones.iter().flat_map(|one| others.iter().map(move |other| (one, other)));
            let fitting = pairs.filter(|(one, other)| one.0 == other.0);
            fitting.map(|(one, other)| value.map(|value| value * one.1 / other.1)).collect()
        }
    }
}

fn pair(matched: &Match<'_>, ground: &Ground<'_>) -> Option<Verdict> {
    let (one, two) = (ground.figure(matched, "one")?, ground.figure(matched, "two")?);
    let (from, to) = (one.unit?, two.unit?);
    let mark = ground.context.text.token(one.span.end)?;
    // "5 km or 10 miles" may be a choice, "5 km, 10 miles" a list.
    let is_bracket = mark.is("(") || mark.is("[") || mark.is("/");
    // "1.88 metres (6 feet 2 inches)": the inches belong to it.
    let small = [("foot", "inch"), ("lb", "ounce"), ("stone", "lb")];
    let goes_on = (0..2).any(|gap| {
        let next = ground.figure_at(two.span.end + gap);
        next.is_some_and(|next| small.contains(&(to, next.unit.unwrap_or_default())))
    });
    if goes_on || from == to || one.rate.is_some() != two.rate.is_some() {
        return None;
    }
    let verdict = compared(ground.told_of(one)?, ground.told_of(two)?, (from, to), (matched, ground))?;
    let comma = mark.is(",") && !ground.is_any(one.span.end + 1, crate::text::words!["or"]);
    let is_choice = !is_bracket && (mark.is("or") || comma) && verdict.grade != Grade::Agrees;
    (!is_choice).then_some(verdict)
}

fn compared(
    one: Told,
    two: Told,
    (from, to): (&str, &str),
    seen: (&Match<'_>, &Ground<'_>),
) -> Option<Verdict> {
    let as_printed = Bounds::of(one.value, one.top);
    let exact = converted(as_printed, from, to);
    let wide = converted(one.wide(), from, to);
    // Both are rounded and hedged alike: the second is held against the figure itself.
    let plain = Told { modifier: crate::text::Modifier::Exact, ..two };
    let strictly = exact.iter().any(|actual| plain.fits_rounded(*actual) == Grade::Agrees);
    let loosely = wide.iter().any(|actual| plain.fits_rounded(*actual) == Grade::Agrees);
    let is_about = two.modifier == crate::text::Modifier::About || two.is_near;
    let near = exact.iter().any(|actual| {
        let slack = two.value.abs() * if is_about { 0.06 } else { 0.04 };
        actual.low <= two.top + slack
            && actual.high >= two.value - slack
            && !matches!(from, "°C" | "°F" | "degree")
    });
    let (actual, (matched, ground)) = (exact.first()?, seen);
    let grade = match (strictly, loosely, near) {
        (true, ..) | (_, true, true) => Grade::Agrees,
        // "185 mph (about 295 km/h)" says itself that it is rounded.
        (.., true) if is_about => Grade::Agrees,
        (_, true, _) | (.., true) => Grade::ToCompare,
        _ => Grade::Conflicts,
    };
    let known = if (actual.low - actual.high).abs() > f64::EPSILON * actual.high.abs() {
        format!("{} to {}", number(actual.low), number(actual.high))
    } else {
        number(actual.low)
    };
    let formula = format!(
        "{} = {known} {to}; the article says {}",
        ground.quoted(matched, "one"),
        ground.quoted(matched, "two")
    );
    Some(Verdict::new(grade, formula, format!("{known} {to}")))
}

fn feet(matched: &Match<'_>, ground: &Ground<'_>) -> Option<Verdict> {
    let (whole, from) = in_two(matched, ground)?;
    let two = ground.figure(matched, "two")?;
    compared(whole, ground.told_of(two)?, (from, two.unit?), (matched, ground))
}

/// "6 feet 2 inches" in feet.
fn in_two(matched: &Match<'_>, ground: &Ground<'_>) -> Option<(Told, &'static str)> {
    let (one, more) = (ground.figure(matched, "one")?, ground.figure(matched, "more")?);
    let small = match (one.unit?, more.unit?) {
        ("foot", "inch") => 12.0,
        ("lb", "ounce") => 16.0,
        ("stone", "lb") => 14.0,
        _ => return None,
    };
    let (feet, inches) = (ground.told_of(one)?, ground.told_of(more)?);
    let value = feet.value + inches.value / small;
    let step = inches.step / small;
    Some((Told { value, top: value, step, round: step, ..feet }, one.unit?))
}
