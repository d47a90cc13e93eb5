//! Names as identities need them: stretches of capitalised words, with the titles in them cut off.
//!
//! Invariant: knows how names are written, nothing of what is said about them.

use super::ground::{Ground, TITLES};
use crate::text::lexicon::{Class, Classes};
use crate::text::tag::is_common;
use crate::text::{PARTICLES, Shape, Tag, TokenSpan, Word, words};

/// Most tokens of a name with its titles.
const LONGEST: usize = 16;

/// Words of names that are no person's: "Bank", "Assembly", "militia".
const BODIES: Classes = Classes::of(Class::Entity).and(Classes::of(Class::Body));

/// Months that are given names and surnames too.
const NAMES_OF_MONTHS: &[Word] = words!["april", "may", "june", "august", "jan", "mar"];

/// Titles that are parts of other names where they have a capital: "Star Line", "National Bank".
const NO_TITLES_IN_CAPITALS: &[Word] = words![
    "national",
    "native",
    "star",
    "fan",
    "guide",
    "pioneer",
    "explorer",
    "challenger",
    "rebel",
    "champion",
    "student",
    "resident",
    "member",
    "friend",
    "victim",
    "player",
    "worker",
    "host",
    "partner",
    "head",
];

/// Titles that are surnames too.
pub(super) const TITLES_AS_SURNAMES: &[Word] = words![
    "king",
    "major",
    "judge",
    "head",
    "bishop",
    "pope",
    "dean",
    "prince",
    "marshal",
    "duke",
    "singer",
    "farmer",
    "carpenter",
    "driver",
    "priest",
    "clerk",
    "constable",
    "star",
    "rider",
    "count",
];

/// Last words of places that are given names or surnames elsewhere.
const LAST_WORDS_OF_PLACES: &[Word] =
    words!["ward", "park", "hall", "hill", "lake", "bridge", "field", "garden", "gardens", "square", "tower"];

/// What may stand behind a name.
const SUFFIXES: &[Word] = words!["jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "esq"];

impl Ground<'_> {
    /// The stretch of capitalised words that begins at `at`, titles and all: "US President Ana de la Cruz".
    pub(super) fn run_at(&self, at: usize) -> Option<TokenSpan> {
        if !self.begins_run(at) {
            return None;
        }
        let mut end = at + 1;
        while end < self.sentence.end && end < at + LONGEST {
            let small = (end..end + 2).take_while(|&at| self.is_any(at, PARTICLES)).count();
            end = if self.continues_run(end) {
                end + 1
            } else if self.is_hyphen(end) && self.is_half_of_name(end + 1) {
                end + 2
            } else if self.is_capital(end + small) && self.is_space_before(end + small) && small > 0 {
                end + small + 1
            } else if small > 0 && self.is_hyphen(end + small) && self.is_capital(end + small + 1) {
                end + small + 2
            } else {
                break;
            };
        }
        Some(TokenSpan::new(at, end))
    }

    /// Whether the word behind a hyphen at `at` belongs to a name: "Ki-moon", but not "Norland-based".
    fn is_half_of_name(&self, at: usize) -> bool {
        self.is_capital(at)
            || !matches!(self.tag(at), Tag::Participle | Tag::Past | Tag::Gerund | Tag::Adjective)
    }

    /// `run` without the titles in it: "Ana de la Cruz". All of it where no name is left behind a title.
    pub(super) fn bare(&self, run: TokenSpan) -> TokenSpan {
        let title = (run.start..run.end.saturating_sub(1)).rev().find(|&at| self.is_title(at));
        let Some(title) = title else { return run };
        let elect = self.is_hyphen(title + 1) && self.is_any(title + 2, words!["elect", "designate"]);
        let name = TokenSpan::new(title + if elect { 3 } else { 1 }, run.end);
        let is_suffix = self.is_any(name.start, SUFFIXES) || self.is_hyphen(name.start);
        let is_post = self.is_mere_title(run);
        let is_small = matches!(self.tag(name.start), Tag::Preposition | Tag::Coordinator | Tag::Determiner);
        let is_suffix = is_suffix || is_small && self.is_capital(name.start);
        if name.start < name.end && !is_suffix && !is_post && self.can_be_person(name) { name } else { run }
    }

    /// Whether the word at `at` is a title and no half of a double name.
    pub(super) fn is_title(&self, at: usize) -> bool {
        let behind_hyphen = at > self.sentence.start && self.is_hyphen(at - 1);
        let fits = !behind_hyphen
            || !self.is_capital(at)
            || self.has(at.saturating_sub(2), TITLES)
            || self.is_any(at.saturating_sub(2), words!["ex", "vice", "co", "sub", "under", "then", "in"]);
        let part = self.is_capital(at)
            && self.is_any(at, NO_TITLES_IN_CAPITALS)
            && !at.checked_sub(1).is_some_and(|before| self.is_capital(before));
        let part = part || self.is_capital(at) && self.is_any(at, words!["national", "native"]);
        // "a major US firm", "his official site": an adjective.
        let quality = self.tag(at) == Tag::Adjective
            && self.is_any(at, words!["major", "general", "official", "principal", "criminal"])
            && at
                .checked_sub(1)
                .is_some_and(|before| self.is_any(before, words!["a", "an", "his", "her", "its"]));
        let part = part || quality;
        let counted = behind_hyphen && self.is_any(at, words!["member"]);
        self.has(at, TITLES) && fits && !part && !counted || self.is_in_law(at)
    }

    /// Whether the token at `at` is the last of "son-in-law".
    pub(super) fn is_in_law(&self, at: usize) -> bool {
        at >= self.sentence.start + 4
            && self.is_any(at, words!["law"])
            && self.is_any(at - 2, words!["in"])
            && self.is_hyphen(at - 1)
            && self.is_hyphen(at - 3)
    }

    /// The person in "the United Nations Ana Roe" or "France Ana Roe", the end of "ambassador to …" or "President of …".
    pub(super) fn split_off_place(&self, run: TokenSpan) -> Option<TokenSpan> {
        let the = usize::from(self.is_any(run.start.checked_sub(1)?, words!["the"]));
        let link = run
            .start
            .checked_sub(1 + the)
            .filter(|&at| self.is_any(at, words!["of", "to", "for", "from"]))?;
        let title = link.checked_sub(1).filter(|&at| self.is_title(at))?;
        let words: Vec<usize> =
            (run.start..run.end).filter(|&at| self.is_capital(at) && self.is_space_before(at)).collect();
        let &[.., place, first, last] = words.as_slice() else {
            let held = self.behind_portfolio(run).filter(|_| the == 0 && self.is_capital(title));
            return held.filter(|&name| self.is_person(name));
        };
        let initial = self.token(first).is_some_and(|token| token.shape.has(Shape::STOP));
        let first = if initial && words.len() > 3 { place } else { first };
        let place = first - 1;
        let name = TokenSpan::new(first, run.end);
        let clear =
            self.has(place, Classes::of(Class::Entity)) || (self.is_capital(title) && words.len() == 3);
        let name = Some(name).filter(|_| clear && last > first);
        let held = || self.behind_portfolio(run).filter(|_| the == 0 && self.is_capital(title));
        name.or_else(held).or_else(|| self.named_again(run)).filter(|&name| self.is_person(name))
    }

    /// The person behind the common words of a post: "Secretary of Justice Ana Maria Roe".
    fn behind_portfolio(&self, run: TokenSpan) -> Option<TokenSpan> {
        let is_field = |at: &usize| {
            self.token(*at).is_some_and(|token| is_common(token.word)) || self.is_any(*at, words!["and"])
        };
        let first = run.start + (run.start..run.end).take_while(is_field).count();
        (first > run.start && first < run.end).then(|| TokenSpan::new(first, run.end))
    }

    /// The person at the end of the run whom the article also names alone: "president of Norland Ana Roe".
    fn named_again(&self, run: TokenSpan) -> Option<TokenSpan> {
        /// Names that are asked: news gives full names early, and a long text must not ask all for each.
        const NAMES: usize = 500;
        let word = |at: usize| self.context.text.token(at).map(|token| token.word);
        let name = TokenSpan::new(run.end.checked_sub(2).filter(|&first| first > run.start)?, run.end);
        let is_same = |other: &TokenSpan| {
            other.len() == 2
                && word(other.start) == word(name.start)
                && word(other.start + 1) == word(name.start + 1)
        };
        self.context.phrases.names.iter().take(NAMES).any(is_same).then_some(name)
    }

    fn begins_run(&self, at: usize) -> bool {
        let small = words!["al", "el", "bin", "de", "van", "von"];
        if self.is_any(at, small) && !self.is_capital(at) {
            return self.is_capital(at + 1) || self.is_hyphen(at + 1) && self.is_capital(at + 2);
        }
        if !self.is_capital(at) || self.has(at, Classes::of(Class::Starter)) && !self.is_hyphen(at + 1) {
            return false;
        }
        if self.has(at, Classes::of(Class::CalendarName)) {
            return self.is_month_in_name(at) && self.continues_run(at + 1);
        }
        matches!(self.tag(at), Tag::Name | Tag::Noun | Tag::Adjective | Tag::Other | Tag::Plural)
            || self.has(at, TITLES)
    }

    fn continues_run(&self, at: usize) -> bool {
        let elided = self.written(at).strip_prefix("d'").or_else(|| self.written(at).strip_prefix("d’"));
        let elided = elided.is_some_and(|rest| rest.starts_with(char::is_uppercase));
        (self.is_capital(at) || elided)
            && self.is_space_before(at)
            && !self.written(at).starts_with(['\'', '’'])
            && (!self.has(at, Classes::of(Class::CalendarName)) || self.is_month_in_name(at))
    }

    /// "Theresa May", "April Roe": a month's name that no number follows and no preposition of time precedes.
    fn is_month_in_name(&self, at: usize) -> bool {
        let before = at.saturating_sub(1);
        let dated = self.tag(at + 1) == Tag::Number
            || self.is_any(
                before,
                words!["in", "on", "by", "since", "until", "of", "last", "next", "this", "from", "to"],
            )
            || self.tag(before) == Tag::Number;
        self.is_any(at, NAMES_OF_MONTHS) && !dated
    }

    /// Whether the name is but a title: "President" in "the incumbent President of Norland".
    pub(super) fn is_mere_title(&self, name: TokenSpan) -> bool {
        let Some(last) = name.end.checked_sub(1) else { return false };
        let is_known = |at: usize| self.token(at).is_some_and(|token| is_common(token.word));
        self.has(last, TITLES)
            && (!self.is_any(last, TITLES_AS_SURNAMES) || name.start < last)
            && (name.start..last)
                .all(|at| self.has(at, TITLES) || is_known(at) || self.is_any(at, words!["prime", "vice"]))
    }

    /// Whether nothing in the name is a sign of something else than a person.
    pub(super) fn can_be_person(&self, name: TokenSpan) -> bool {
        !(name.start..name.end).any(|at| self.is_capital(at) && self.has(at, BODIES))
            && !self.is_any(name.start, words!["no.", "no", "day"])
    }

    /// Whether the name is one word in capitals: "UNESCO".
    pub(super) fn is_acronym(&self, name: TokenSpan) -> bool {
        name.end == name.start + 1
            && self.token(name.start).is_some_and(|token| token.shape.has(Shape::ALL_CAPITALS))
    }

    /// Whether a word of the name is a sign of an organisation.
    pub(super) fn is_body_name(&self, name: TokenSpan) -> bool {
        (name.start..name.end).any(|at| {
            self.is_capital(at)
                && (self.has(at, BODIES)
                    || self.token(at).is_some_and(|token| token.shape.has(Shape::ALL_CAPITALS)))
        })
    }

    /// Whether the name is very likely a person's: two words to four, not all of them common words.
    pub(super) fn is_person(&self, name: TokenSpan) -> bool {
        let words: Vec<usize> = (name.start..name.end).filter(|&at| self.is_capital(at)).collect();
        let organisation = words.iter().any(|&at| {
            self.has(at, Classes::of(Class::SourceNoun))
                || self.token(at).is_some_and(|token| token.shape.has(Shape::ALL_CAPITALS))
        });
        let rare = words.iter().any(|&at| self.token(at).is_some_and(|token| !is_common(token.word)));
        let place = self.is_any(name.end.saturating_sub(1), LAST_WORDS_OF_PLACES);
        (2..=4).contains(&words.len()) && !organisation && !place && rare && self.can_be_person(name)
    }

    /// Whether the article names a person at length whose last name is this: "Roe" beside "Ana Roe".
    pub(super) fn is_known_person(&self, name: TokenSpan) -> bool {
        let word = |at: usize| self.context.text.token(at).map(|token| token.word);
        let last = word(name.end.saturating_sub(1));
        /// Names that are asked: news gives full names early, and a long text must not ask all for each.
        const NAMES: usize = 500;
        let mut names = self.context.phrases.names.iter().take(NAMES);
        names.any(|long| {
            let before = long.end.checked_sub(2).filter(|&at| at >= long.start);
            let is_body =
                |at: usize| self.context.text.token(at).is_some_and(|token| token.classes.meets(BODIES));
            word(long.end - 1) == last && before.is_some_and(|at| !is_body(at))
        })
    }

    /// Whether `name` is but a common word with the capital that opens a sentence: "Police", "Yesterday".
    pub(super) fn is_opener(&self, name: TokenSpan) -> bool {
        name.start == self.sentence.start
            && name.end == name.start + 1
            && self.token(name.start).is_some_and(|token| is_common(token.word))
    }

    /// The start of the name with "the" before it.
    pub(super) fn with_article(&self, start: usize) -> usize {
        start.checked_sub(1).filter(|&before| self.is_any(before, words!["the"])).unwrap_or(start)
    }
}
