//! Readings in a few signs, for rule examples, snapshots and the command line: `killed >40000`, `2024-08-16 END`.
//!
//! Invariant: one short line from a value, stable for ever; knows no text.

use std::fmt;

use super::claim::{Amount, Modifier, Outcome, Reading, Speaker, TimeMod, Timex};

/// The reading in short: `killed >40000`, `5 store`, `2024-08-16 END`, `Josh Bash`.
impl fmt::Display for Reading {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Casualty { amount, outcome } => write!(f, "{} {}", outcome.key(), InShort(*amount)),
            Self::Quantity { amount, unit, per } => {
                write!(f, "{}", InShort(*amount))?;
                if !unit.is_empty() {
                    write!(f, " {unit}")?;
                }
                per.as_ref().map_or(Ok(()), |per| write!(f, " per {per}"))
            }
            Self::Date(Timex { timex, modifier }) | Self::Duration(Timex { timex, modifier }) => {
                let modifier = modifier.map(|modifier| format!(" {}", modifier.key())).unwrap_or_default();
                write!(f, "{timex}{modifier}")
            }
            Self::Quote(speaker) | Self::Attribution(speaker) => write!(f, "{speaker}"),
            Self::Identity { name, role } => write!(f, "{name} = {role}"),
            Self::Comparison {} => f.write_str("comparison"),
            Self::Statement {} => f.write_str("statement"),
        }
    }
}

/// An amount in signs: `~50`, `>50`, `>=50`, `<50`, `<=50`, `10..15`, `many`, `none`.
struct InShort(Amount);

impl fmt::Display for InShort {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Amount { low, high, modifier } = self.0;
        let sign = match modifier {
            Modifier::About => "~",
            Modifier::MoreThan => ">",
            Modifier::AtLeast => ">=",
            Modifier::LessThan => "<",
            Modifier::AtMost => "<=",
            Modifier::NoneOf => return f.write_str("none"),
            Modifier::Exact | Modifier::Range | Modifier::Vague => "",
        };
        match (low, high) {
            (Some(low), Some(high)) if (low - high).abs() > f64::EPSILON => write!(f, "{sign}{low}..{high}"),
            (Some(low), _) => write!(f, "{sign}{low}"),
            _ => f.write_str("many"),
        }
    }
}

impl fmt::Display for Speaker {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.source.as_deref().unwrap_or("nobody"))?;
        if let Some(resolved) = &self.resolved {
            write!(f, " = {resolved}")?;
        }
        if self.anonymous { f.write_str(" (anonymous)") } else { Ok(()) }
    }
}

impl Outcome {
    /// The name used in files: `killed`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Killed => "killed",
            Self::Injured => "injured",
            Self::Missing => "missing",
            Self::Displaced => "displaced",
            Self::Captured => "captured",
            Self::Freed => "freed",
            Self::Casualties => "casualties",
            Self::Other => "other",
        }
    }

    /// The outcome called `key` in files and lists.
    pub fn named(key: &str) -> Option<Self> {
        const ALL: [Outcome; 8] = [
            Outcome::Killed,
            Outcome::Injured,
            Outcome::Missing,
            Outcome::Displaced,
            Outcome::Captured,
            Outcome::Freed,
            Outcome::Casualties,
            Outcome::Other,
        ];
        ALL.into_iter().find(|outcome| outcome.key() == key)
    }
}

impl TimeMod {
    /// `TimeML`'s name: `EQUAL_OR_MORE`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Start => "START",
            Self::Mid => "MID",
            Self::End => "END",
            Self::Approx => "APPROX",
            Self::Before => "BEFORE",
            Self::After => "AFTER",
            Self::MoreThan => "MORE_THAN",
            Self::LessThan => "LESS_THAN",
            Self::EqualOrMore => "EQUAL_OR_MORE",
            Self::EqualOrLess => "EQUAL_OR_LESS",
        }
    }
}
