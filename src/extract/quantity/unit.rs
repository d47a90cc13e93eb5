//! What a quantity is measured in, in its dictionary form: "percentage", "dollar per barrel", "year of age", "voter".
//!
//! Invariant: names units; reads no values.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::text::figure::{Figure, Sort};
use crate::text::lexicon::{Class, entries, singular_of};
use crate::text::unit::measure_at;
use crate::text::{Tag, TokenSpan, words};

use super::{Count, Counted, QuantityKind, Reader};

/// A unit where it stands.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Unit {
    /// Its first token, or the number's where it stands behind it.
    pub(super) start: usize,
    /// One past its last token.
    pub(super) end: usize,
    /// Its dictionary form; `None` for a bare number.
    pub(super) name: Option<String>,
    /// What sort of quantity it makes.
    pub(super) kind: QuantityKind,
}

/// The dictionary names of the units that figures carry.
static NAMES: LazyLock<BTreeMap<&str, (&str, QuantityKind)>> = LazyLock::new(|| {
    let list = include_str!("../../../resources/lexicon/unit_names.tsv");
    let read = |sort: &str| match sort {
        "money" => Some(QuantityKind::Currency),
        "share" => Some(QuantityKind::Percent),
        "heat" => Some(QuantityKind::Temperature),
        "measure" => Some(QuantityKind::Dimension),
        _ => None,
    };
    entries(list).filter_map(|line| Some((line.column(0), (line.column(1), read(line.column(2))?)))).collect()
});

impl Reader<'_> {
    /// What `figure`, part of `count`, is measured in or counts.
    pub(super) fn unit(&self, figure: &Figure, count: Option<&Count>) -> Unit {
        let (start, end) = (figure.number.start, figure.number.end);
        let bare = Unit { start, end, name: None, kind: QuantityKind::Number };
        let unit = match (figure.sort, figure.unit) {
            (Sort::Score, _) => return Unit { kind: QuantityKind::Score, ..bare },
            (_, Some(unit)) => Some(Self::measured(figure, unit)),
            _ => None,
        };
        let unit = unit.or_else(|| self.age(figure)).or_else(|| self.period(figure));
        let unit = unit.or_else(|| self.share(figure, count)).or_else(|| self.counted(figure, count?));
        self.per(figure, unit.unwrap_or(bare))
    }

    /// Money, percent, measures.
    fn measured(figure: &Figure, unit: &'static str) -> Unit {
        let (name, kind) = NAMES.get(unit).copied().unwrap_or((unit, QuantityKind::Dimension));
        let TokenSpan { start, end } = figure.core;
        Unit { start, end, name: Some(name.to_owned()), kind }
    }

    /// "35 years old", "35-year-old", "aged 35", "35 of age".
    fn age(&self, figure: &Figure) -> Option<Unit> {
        let number = figure.number;
        let behind =
            if self.is_joined(number.end) && self.is(number.end, "-") { number.end + 1 } else { number.end };
        if self.has(behind, Class::Period) {
            let hyphen = usize::from(self.is(behind + 1, "-"));
            let old = behind + 1 + hyphen;
            let is_old = self.is_any(old, words!["old", "olds", "older"]);
            let of_age = self.is(old, "of") && self.is(old + 1, "age");
            let under_age =
                number.start.checked_sub(2).is_some_and(|at| self.is(at, "age") && self.is(at + 1, "of"));
            if !is_old && !of_age && !under_age {
                return None;
            }
            let end = if is_old {
                old + 1
            } else if of_age {
                old + 2
            } else {
                behind + 1
            };
            let period = self.singular(behind)?;
            return Some(Unit {
                start: number.start,
                end,
                name: Some(format!("{period} of age")),
                kind: QuantityKind::Age,
            });
        }
        let before = figure.span.start.checked_sub(1)?;
        let aged = self.is_any(before, words!["aged", "age"])
            || (self.is(before, "of") && before.checked_sub(1).is_some_and(|at| self.is(at, "age")));
        let yo = self.is_any(number.end, words!["yo", "y.o."]);
        let end = number.end + usize::from(yo);
        let bare = figure.unit.is_none() && figure.sort == Sort::Count;
        let lives = bare && figure.amount.high.is_some_and(|years| years < 120.0) && self.is_life(figure);
        (aged || yo || lives).then(|| Unit {
            start: number.start,
            end,
            name: Some("year of age".to_owned()),
            kind: QuantityKind::Age,
        })
    }

    /// "Ann Bell, 35,", "she is 35", "he turned 35": a number alone that says how old somebody is.
    fn is_life(&self, figure: &Figure) -> bool {
        let Some(before) = figure.span.start.checked_sub(1) else { return false };
        let end = figure.span.end;
        let stops = !self.tag(end).is_nominal() && !matches!(self.tag(end), Tag::Adjective | Tag::Determiner);
        let is_name =
            |at: usize| self.tag(at) == Tag::Name && self.token(at).is_some_and(|token| token.is_capital());
        let in_commas = figure.span == figure.number
            && self.is(before, ",")
            && self.is_any(end, words![",", "."])
            && before.checked_sub(2).is_some_and(|at| is_name(at) && is_name(at + 1));
        let turned = self.is_any(before, words!["turned", "turns", "turning"]);
        let is_be = self.is_any(before, words!["is", "was", "be", "'s"]);
        let mut subject = before;
        while is_be && subject > 0 && (subject == before || self.tag(subject) == Tag::Auxiliary) {
            subject -= 1;
        }
        let lives = is_be && self.is_any(subject, words!["he", "she", "who", "expectancy", "age"]);
        let expected = is_be
            && before.checked_sub(8).is_some_and(|from| (from..before).any(|at| self.is(at, "expectancy")));
        stops && (in_commas || turned || lives || expected)
    }

    /// "three months", "50 previous years", "two-month".
    fn period(&self, figure: &Figure) -> Option<Unit> {
        let end = figure.number.end;
        // Tokens of a treebank stand apart: "a 30 - year bond".
        let hyphen = usize::from(self.is(end, "-") && self.has(end + 1, Class::Period));
        let skip =
            usize::from(hyphen == 0 && self.tag(end) == Tag::Adjective && self.has(end + 1, Class::Period));
        let of = usize::from(self.is(end, "of"));
        let article =
            usize::from(figure.sort == Sort::Fraction && self.is_any(end + of, words!["a", "an"])) * (1 + of);
        let at = end + hyphen + skip + article;
        let is_period = self.has(at, Class::Period) && !self.is_any(at, words!["season", "seasons"]);
        let name = is_period.then(|| self.singular(at)).flatten()?;
        Some(Unit { start: figure.number.start, end: at + 1, name: Some(name), kind: QuantityKind::Duration })
    }

    /// "a third of voters", "one in five children".
    fn share(&self, figure: &Figure, count: Option<&Count>) -> Option<Unit> {
        if figure.sort != Sort::Fraction {
            return None;
        }
        let (start, end) = (figure.number.start, figure.number.end);
        // "1/4 point" is a measure, "a quarter of the points" a share.
        let written = self.is(start + 1, "/") || figure.number.len() == 1;
        let written = written && self.token(start).is_some_and(|token| token.is_number());
        if written && count.is_some_and(|count| count.counted == Counted::Behind) {
            return self.counted(figure, count?);
        }
        // "half a point".
        if self.is_any(end, words!["a", "an"]) && self.tag(end + 1).is_nominal() {
            return Some(Unit {
                start,
                end: end + 2,
                name: self.singular(end + 1),
                kind: QuantityKind::Number,
            });
        }
        let noun = count.filter(|count| count.head.is_some());
        let words = noun.map(|count| self.words_of(count.noun)).filter(|words| !words.is_empty());
        let name = format!("% {}", words.as_deref().unwrap_or("-"));
        let end = noun.map_or(end, |count| count.noun.end);
        Some(Unit { start, end, name: Some(name), kind: QuantityKind::Fraction })
    }

    /// "12 homes", "dozens of homes", "two of the deputies".
    fn counted(&self, figure: &Figure, count: &Count) -> Option<Unit> {
        if count.head.is_none() || count.counted == Counted::Someone {
            return None;
        }
        let name = self.words_of(count.noun);
        (!name.is_empty()).then_some(Unit {
            start: figure.number.start,
            end: count.noun.end,
            name: Some(name),
            kind: QuantityKind::Number,
        })
    }

    /// `unit` with what it is told for: "per barrel", "a day"; a count with "per day".
    fn per(&self, figure: &Figure, unit: Unit) -> Unit {
        let at = figure
            .rate
            .map(|rate| if self.is(rate.start + 1, "-") { rate.start + 2 } else { rate.start + 1 });
        let Some((end, base)) = at.or_else(|| self.rate_start(&unit)).and_then(|at| self.base(at)) else {
            return unit;
        };
        let name = unit.name.map(|name| format!("{name} per {base}"));
        Unit { end, name, ..unit }
    }

    /// Where the name of what `unit` is told for begins, behind its noun: "tests per day", "gallons of jet fuel a year".
    fn rate_start(&self, unit: &Unit) -> Option<usize> {
        unit.name.as_ref()?;
        let of = self
            .is(unit.end, "of")
            .then(|| (1..4).take_while(|n| self.tag(unit.end + n).is_nominal()).count());
        let at = unit.end + of.filter(|&words| words > 0).map_or(0, |words| words + 1);
        let is_measured = unit.kind == QuantityKind::Dimension && at > unit.end;
        let is_rate =
            is_measured && self.is_any(at, words!["a", "each", "every"]) && self.has(at + 1, Class::Period);
        let is_ago = self.is_any(at + 2, words!["ago", "earlier", "later", "before", "after"]);
        ((self.is(at, "per") || is_rate) && !is_ago).then_some(at + 1)
    }

    /// What a rate is told for: "day", "barrel", "square foot".
    fn base(&self, at: usize) -> Option<(usize, String)> {
        let within = self.text.sentences.get(self.text.sentence_of(at)).copied()?;
        if let Some((len, unit)) = measure_at(self.text, at, within) {
            let name = NAMES.get(unit).map_or(unit, |&(name, _)| name);
            return Some((at + len, name.to_owned()));
        }
        if self.is(at, "annum") {
            return Some((at + 1, "year".to_owned()));
        }
        let is_noun = self.tag(at).is_nominal() || self.has(at, Class::Period);
        is_noun.then(|| self.singular(at)).flatten().map(|name| (at + 1, name))
    }

    fn singular(&self, at: usize) -> Option<String> {
        Some(singular_of(&self.token(at)?.of(self.text.source).to_lowercase()))
    }

    /// The words of a noun phrase in dictionary form, without articles and small words.
    fn words_of(&self, noun: TokenSpan) -> String {
        let mut words = String::new();
        for at in noun.start..noun.end {
            let Some(token) = self.token(at) else { continue };
            let joined = at > noun.start && self.is_joined(at);
            let is_hyphen = token.is("-") && joined;
            let skip = !is_hyphen
                && matches!(
                    self.tag(at),
                    Tag::Determiner
                        | Tag::Preposition
                        | Tag::Coordinator
                        | Tag::Mark
                        | Tag::Particle
                        | Tag::Pronoun
                );
            if skip || token.is("'s") || token.is("’s") || (self.tag(at) == Tag::Adverb && !joined) {
                continue;
            }
            if !words.is_empty() && !joined {
                words.push(' ');
            }
            let written = token.of(self.text.source);
            match self.tag(at) {
                Tag::Name => words.push_str(written),
                Tag::Adjective => words.push_str(&positive_of(&written.to_lowercase())),
                _ => words.push_str(&singular_of(&written.to_lowercase())),
            }
        }
        words
    }
}

/// The plain form of an adjective: "best" is "good", "hottest" is "hot".
fn positive_of(adjective: &str) -> String {
    match adjective {
        "best" | "better" => return "good".to_owned(),
        "worst" | "worse" => return "bad".to_owned(),
        "most" | "more" => return "many".to_owned(),
        _ => {}
    }
    let Some(stem) = adjective.strip_suffix("est").filter(|stem| stem.chars().nth(2).is_some()) else {
        return adjective.to_owned();
    };
    if let Some(stem) = stem.strip_suffix('i') {
        return format!("{stem}y");
    }
    let mut letters = stem.chars().rev();
    let doubled = letters.next().filter(|&last| letters.next() == Some(last) && !matches!(last, 'l' | 's'));
    match doubled.and_then(|last| stem.strip_suffix(last)) {
        Some(short) => short.to_owned(),
        None if stem.ends_with(['g', 'c', 's', 'v', 'u']) && !stem.ends_with("ng") => format!("{stem}e"),
        None => stem.to_owned(),
    }
}
