//! Readings as a person says them: "killed, at least 19", "more than 340 · passenger", "Thu 15 Aug 2024".
//!
//! The list, the card, the hover text and every report use these words, so that a claim reads the same everywhere.
//!
//! Invariant: pure words from a value; knows no text and no language but English.

mod amount;
mod time;

use super::claim::{Kind, Outcome, Reading, Speaker};

impl Reading {
    /// The reading in words; empty where the kind has no value of its own.
    pub fn in_words(&self) -> String {
        match self {
            Self::Casualty { amount, outcome } => {
                format!("{}, {}", outcome.in_words(), amount.in_words())
            }
            Self::Quantity { amount, unit, per: None } => amount.with_unit(unit),
            Self::Quantity { amount, unit, per: Some(per) } => {
                format!("{} per {per}", amount.with_unit(unit))
            }
            Self::Date(timex) => timex.as_date(),
            Self::Duration(timex) => timex.as_length(),
            Self::Quote(speaker) | Self::Attribution(speaker) => speaker.in_words(),
            Self::Identity { name, role } if role.is_empty() => name.clone(),
            Self::Identity { name, role } => format!("{name} · {role}"),
            Self::Comparison {} | Self::Statement {} => String::new(),
        }
    }

    /// Kind and reading on one line: `Figure · more than 340 · passenger`.
    pub fn with_kind(&self) -> String {
        let kind = self.kind().name();
        match self.in_words() {
            words if words.is_empty() => kind.to_owned(),
            words => format!("{kind} · {words}"),
        }
    }

    /// Who is given as the source, for kinds that have one.
    pub fn speaker(&self) -> Option<&Speaker> {
        match self {
            Self::Quote(speaker) | Self::Attribution(speaker) => Some(speaker),
            _ => None,
        }
    }

    /// A reading of `kind` with nothing in it yet, for claims made by hand.
    pub fn blank(kind: Kind) -> Self {
        use super::claim::{Amount, Modifier, Timex};
        let amount = Amount { low: None, high: None, modifier: Modifier::Exact };
        let timex = Timex { timex: String::new(), modifier: None };
        match kind {
            Kind::Casualty => Self::Casualty { amount, outcome: Outcome::Killed },
            Kind::Quantity => Self::Quantity { amount, unit: String::new(), per: None },
            Kind::Date => Self::Date(timex),
            Kind::Duration => Self::Duration(timex),
            Kind::Quote => Self::Quote(Speaker::default()),
            Kind::Attribution => Self::Attribution(Speaker::default()),
            Kind::Identity => Self::Identity { name: String::new(), role: String::new() },
            Kind::Comparison => Self::Comparison {},
            Kind::Statement => Self::Statement {},
        }
    }
}

impl Outcome {
    /// All, in the order lists show them.
    pub const ALL: [Self; 8] = [
        Self::Killed,
        Self::Injured,
        Self::Missing,
        Self::Displaced,
        Self::Captured,
        Self::Freed,
        Self::Casualties,
        Self::Other,
    ];

    /// The name a checker reads.
    pub const fn in_words(self) -> &'static str {
        match self {
            Self::Killed => "killed",
            Self::Injured => "injured",
            Self::Missing => "missing",
            Self::Displaced => "displaced",
            Self::Captured => "held",
            Self::Freed => "freed",
            Self::Casualties => "killed or injured",
            Self::Other => "otherwise harmed",
        }
    }
}

impl Speaker {
    /// The name where the article gives one, else its words; says so where nobody is named.
    pub fn in_words(&self) -> String {
        match (self.resolved.as_ref().or(self.source.as_ref()), self.anonymous) {
            (Some(source), false) => source.clone(),
            (Some(source), true) => format!("{source} · anonymous"),
            (None, true) => "anonymous".to_owned(),
            (None, false) => String::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> String {
        serde_json::from_str::<Reading>(json).expect(json).with_kind()
    }

    #[test]
    fn every_kind_reads_as_a_person_says_it() {
        let cases = [
            (
                r#"{"kind":"casualty","value":{"amount":{"low":19,"high":19,"modifier":"at_least"},"outcome":"killed"}}"#,
                "Casualties · killed, at least 19",
            ),
            (
                r#"{"kind":"quantity","value":{"amount":{"low":340,"high":340,"modifier":"more_than"},"unit":"passenger"}}"#,
                "Figure · more than 340 · passenger",
            ),
            (r#"{"kind":"date","value":{"timex":"2024-08-15","mod":null}}"#, "Date · Thu 15 Aug 2024"),
            (
                r#"{"kind":"duration","value":{"timex":"PT2H","mod":"LESS_THAN"}}"#,
                "Duration · less than 2 hours",
            ),
            (
                r#"{"kind":"quote","value":{"source":"he","resolved":"Tomas Reyle","anonymous":false}}"#,
                "Quote · Tomas Reyle",
            ),
            (
                r#"{"kind":"attribution","value":{"source":"two officials","anonymous":true}}"#,
                "Who said it · two officials · anonymous",
            ),
            (
                r#"{"kind":"identity","value":{"name":"Ines Okafor","role":"Captain"}}"#,
                "Person · Ines Okafor · Captain",
            ),
            (r#"{"kind":"comparison","value":{}}"#, "Comparison"),
        ];
        for (json, words) in cases {
            assert_eq!(read(json), words);
        }
    }

    #[test]
    fn a_blank_reading_is_of_the_kind_asked_for() {
        for kind in Kind::ALL {
            assert_eq!(Reading::blank(kind).kind(), kind);
        }
    }
}
