//! Figures in words: 1,200; 3.2 billion; about 40 %.
//!
//! Invariant: digits are grouped by commas, and no value is rounded.

use crate::extract::claim::{Amount, Modifier};

impl Amount {
    /// `more than 340`, `10 to 15`, `no exact number`.
    pub fn in_words(&self) -> String {
        let (Some(low), Some(high)) = (self.low, self.high) else {
            return "no exact number".to_owned();
        };
        let number = grouped(low);
        match self.modifier {
            Modifier::Exact | Modifier::Vague => number,
            Modifier::Range => format!("{number} to {}", grouped(high)),
            Modifier::NoneOf => "none".to_owned(),
            Modifier::About => format!("about {number}"),
            Modifier::MoreThan => format!("more than {number}"),
            Modifier::AtLeast => format!("at least {number}"),
            Modifier::LessThan => format!("less than {number}"),
            Modifier::AtMost => format!("at most {number}"),
        }
    }

    /// The figure with what it counts: `12 %`, `3.2 billion USD`, `more than 340 · passenger`.
    pub fn with_unit(&self, unit: &str) -> String {
        let number = self.in_words();
        let is_code = unit.len() == 3 && unit.chars().all(|c| c.is_ascii_uppercase());
        match unit {
            "" => number,
            "%" => format!("{number} %"),
            "score" => self.as_score().unwrap_or(number),
            unit if is_code => format!("{number} {unit}"),
            unit => format!("{number} · {unit}"),
        }
    }

    fn as_score(&self) -> Option<String> {
        Some(format!("{}–{}", grouped(self.low?), grouped(self.high?)))
    }
}

impl Modifier {
    /// All, in the order lists show them.
    pub const ALL: [Self; 9] = [
        Self::Exact,
        Self::About,
        Self::MoreThan,
        Self::AtLeast,
        Self::LessThan,
        Self::AtMost,
        Self::Range,
        Self::Vague,
        Self::NoneOf,
    ];

    /// The name a checker reads.
    pub const fn in_words(self) -> &'static str {
        match self {
            Self::Exact => "exactly",
            Self::About => "about",
            Self::MoreThan => "more than",
            Self::AtLeast => "at least",
            Self::LessThan => "less than",
            Self::AtMost => "at most",
            Self::Range => "range",
            Self::Vague => "vague",
            Self::NoneOf => "none",
        }
    }
}

/// From a million on, a number is said by its largest name where that loses nothing.
const NAMES: [(f64, &str); 3] = [(1e12, "trillion"), (1e9, "billion"), (1e6, "million")];

fn grouped(value: f64) -> String {
    for (size, name) in NAMES {
        let share = value / size;
        if share.abs() >= 1.0 && (share * 1000.0).fract() == 0.0 {
            return format!("{} {name}", digits(share));
        }
    }
    digits(value)
}

/// Digits with commas between thousands.
fn digits(value: f64) -> String {
    let printed = format!("{value}");
    let (whole, fraction) = printed.split_once('.').unwrap_or((&printed, ""));
    let (sign, whole) = whole.strip_prefix('-').map_or(("", whole), |rest| ("−", rest));
    let mut out = sign.to_owned();
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    if !fraction.is_empty() {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn amount(low: f64, high: f64, modifier: Modifier) -> Amount {
        Amount { low: Some(low), high: Some(high), modifier }
    }

    #[test]
    fn figures_read_as_printed_in_a_newspaper() {
        let cases = [
            (1200.0, "", "1,200"),
            (340.0, "passenger", "340 · passenger"),
            (3_200_000_000.0, "USD", "3.2 billion USD"),
            (1_234_567.0, "", "1,234,567"),
            (4.1, "%", "4.1 %"),
            (-2.5, "°C", "−2.5 · °C"),
            (0.3333, "of voters", "0.3333 · of voters"),
        ];
        for (value, unit, words) in cases {
            assert_eq!(amount(value, value, Modifier::Exact).with_unit(unit), words);
        }
    }

    #[test]
    fn ranges_scores_and_vague_counts_have_their_own_form() {
        assert_eq!(amount(10.0, 15.0, Modifier::Range).in_words(), "10 to 15");
        assert_eq!(amount(5.0, 4.0, Modifier::Exact).with_unit("score"), "5–4");
        assert_eq!(amount(0.0, 0.0, Modifier::NoneOf).in_words(), "none");
        let vague = Amount { low: None, high: None, modifier: Modifier::Vague };
        assert_eq!(vague.with_unit("home"), "no exact number · home");
    }
}
