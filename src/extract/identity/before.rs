//! What stands before a name and says who it is: titles, ages and seats, appositions.
//!
//! Invariant: looks to the left of a name, within its sentence.

use super::Side;
use super::ground::{Ground, TITLES};
use crate::text::lexicon::{Class, Classes};
use crate::text::{Phrase, Tag, TokenSpan, Word, words};

/// Most tokens that a title goes over.
const REACH: usize = 14;

/// Words before a title that the tagger takes for verbs or adverbs.
const MODIFIERS: &[Word] = words![
    "former",
    "acting",
    "then",
    "ex",
    "deputy",
    "retired",
    "sitting",
    "incoming",
    "outgoing",
    "ousted",
    "deposed",
    "exiled",
    "jailed",
    "late",
    "fellow",
    "interim",
    "longtime",
    "elected",
    "convicted",
    "suspected",
    "disgraced",
    "ruling",
    "leading",
    "accused",
    "newly",
    "exiting",
    "accredited",
    "second",
];

/// What opens a phrase for one definite thing.
const OPENERS: &[Word] = words![
    "the", "a", "an", "his", "her", "its", "their", "our", "my", "another", "one", "whose", "your", "this"
];

/// What a team can be in the plural: "champions Norland".
const SIDES: &[Word] = words![
    "champions",
    "hosts",
    "rivals",
    "neighbours",
    "neighbors",
    "leaders",
    "winners",
    "finalists",
    "debutants",
];

/// Bodies that are no sort before a name: in "told the court Ana Roe" nobody is described.
const NO_SORTS: &[Word] = words![
    "court",
    "government",
    "parliament",
    "legislature",
    "administration",
    "army",
    "union",
    "body",
    "side",
    "wing",
    "arm",
    "unit",
    "force",
    "council",
    "committee",
    "department",
    "authority",
    "university",
    "site",
];

/// Titles that are adjectives too: "the Republican Norhaven caucus".
const PARTISANS: &[Word] = words!["republican", "democrat", "socialist", "islamist"];

/// What is headed, inlower case: "chief of staff", "head of state".
const HEADED: &[Word] = words![
    "staff",
    "state",
    "mission",
    "operations",
    "police",
    "security",
    "communications",
    "government",
    "parliament",
    "affairs",
];

impl Ground<'_> {
    /// Who the words before `name` say it is.
    pub(super) fn before(&self, name: TokenSpan) -> Option<Side> {
        if name.start == self.sentence.start {
            return None;
        }
        let title = self.title(name).or_else(|| self.mark(name));
        let pointed = self.pointed_at(TokenSpan::new(title.map_or(name.start, |title| title.edge), name.end));
        pointed.or(title).or_else(|| self.called(name))
    }

    /// "the CIA director Ana Roe", "news agency Norwire", "ambassador to the United Nations Ana Roe".
    fn title(&self, name: TokenSpan) -> Option<Side> {
        let is_side = self.is_any(name.start - 1, SIDES);
        let fits = self.can_be_person(name) || self.is_sort(name.start - 1) || is_side;
        if !self.is_space_before(name.start) || !fits {
            return None;
        }
        let elect = name.start.checked_sub(3).filter(|&title| {
            self.is_any(title + 2, words!["elect", "designate"]) && self.is_hyphen(title + 1)
        });
        let last = elect.unwrap_or(name.start - 1);
        let last = if self.is_title(last) || self.is_sort(last) {
            last
        } else {
            self.title_with_place(name).or_else(|| self.is_plain_person(last, name).then_some(last))?
        };
        let is_adjective = (self.tag(name.start) == Tag::Adjective || self.is_any(last, PARTISANS))
            && name.end == name.start + 1;
        if is_adjective && self.tag(name.end).is_nominal() {
            return None;
        }
        if self.is_plural(last) && !self.is_capital(last) && !is_side && !self.goes_on(name) {
            return None;
        }
        let start = self.title_start(last);
        let rule = "identity-title";
        Some(Side { rule, role: TokenSpan::new(start, name.start), edge: start })
    }

    /// Whether a lower-case noun for a sort of organisation stands at `at`.
    fn is_sort(&self, at: usize) -> bool {
        self.has(at, Classes::of(Class::Body))
            && !self.is_capital(at)
            && self.tag(at) == Tag::Noun
            && !self.is_any(at, NO_SORTS)
    }

    /// Whether a noun for any person stands at `at` before a full name: "motorcyclist Ana Roe", "Norhaven man Ivo Roe".
    fn is_plain_person(&self, at: usize, name: TokenSpan) -> bool {
        self.has(at, Classes::of(Class::Person))
            && !self.is_capital(at)
            && !self.tag(at).is_verb()
            && !self.is_plural(at)
            && self.is_person(name)
            || self.is_profession(at) && !self.is_capital(at) && self.is_person(name)
    }

    /// Whether more names follow under one plural title.
    fn goes_on(&self, name: TokenSpan) -> bool {
        let end = self.seat_end(name).unwrap_or(name.end);
        matches!(self.written(end), "and" | "," | "&")
            && self.behind_link(end).is_some_and(|at| self.is_capital(at))
    }

    /// The title in "ambassador to the United Nations Ana Roe", "chief of staff Ana Roe".
    fn title_with_place(&self, name: TokenSpan) -> Option<usize> {
        /// Most words of what is headed.
        const PLACE: usize = 7;
        let first = name.start.saturating_sub(PLACE).max(self.sentence.start);
        let link =
            (first..name.start).rev().find(|&at| self.is_any(at, words!["of", "to", "for", "from"]))?;
        let title = link.checked_sub(1).filter(|&at| self.is_title(at))?;
        let place = name.start - 1;
        let the = usize::from(self.is_any(link + 1, words!["the"]));
        let capitals =
            (link + 1 + the..name.start).all(|at| self.is_capital(at) || self.is_any(at, words!["and"]));
        let is_field = |at: usize| self.tag(at).is_nominal() || self.is_any(at, words!["and", "the"]);
        let headed = self.is_any(place, HEADED) && (link + 1..place).all(is_field) && self.is_person(name);
        (capitals && self.is_capital(place) && place > link + the || headed).then_some(title)
    }

    /// Where the title's words begin whose last is at `last`, with the article.
    fn title_start(&self, last: usize) -> usize {
        let floor = last.saturating_sub(REACH).max(self.sentence.start);
        let mut start = if self.is_in_law(last) { last - 2 } else { last };
        let mut is_list = false;
        while start > floor {
            if self.continues_title(start - 1) {
                start -= 1;
            } else if let Some(open) = self.before_bracket(start - 1) {
                start = open;
            } else if let Some(owner) = self.before_of(start) {
                start = owner;
            } else if let Some(joined) = self.before_and(start - 1) {
                start = joined;
                is_list = true;
            } else if let Some(listed) = self.before_comma(start - 1).filter(|_| is_list) {
                start = listed;
            } else {
                break;
            }
        }
        while start < last && (self.is_genitive(start) || self.is_hyphen(start)) {
            start += 1;
        }
        let opened = start > floor && self.is_any(start - 1, OPENERS);
        if opened { start - 1 } else { start }
    }

    /// The body or post whose "of" stands before the capitalised word at `start`: "House of Commons Speaker".
    fn before_of(&self, start: usize) -> Option<usize> {
        let the = usize::from(start > 0 && self.is_any(start - 1, words!["the"]));
        let of = start.checked_sub(1 + the).filter(|&at| self.is_any(at, words!["of"]))?;
        let owner = of.checked_sub(1)?;
        let heads = self.has(owner, TITLES.and(Classes::of(Class::Entity)).and(Classes::of(Class::Body)));
        // "members of the House of Representatives Ana Roe and Dee Falk"
        let is_house = self.has(start, Classes::of(Class::Entity).and(Classes::of(Class::Body)));
        let of_many = the > 0 && is_house && self.is_plural(owner) && self.has(owner, TITLES);
        (heads && (self.is_capital(owner) || of_many) && self.is_capital(start)).then_some(owner)
    }

    /// The opening of the bracket that closes at `at`: "the World Fund (WF) president".
    fn before_bracket(&self, at: usize) -> Option<usize> {
        /// Most tokens in the bracket.
        const WORDS: usize = 6;
        let first = at.saturating_sub(WORDS).max(self.sentence.start);
        let open = (first..at).rev().find(|&open| self.written(open) == "(")?;
        let named = open.checked_sub(1).is_some_and(|before| self.is_capital(before));
        (self.written(at) == ")" && named).then_some(open)
    }

    /// The title before the comma at `at`, in a list of them: "singer, actor and writer Ana Roe".
    fn before_comma(&self, at: usize) -> Option<usize> {
        let title = at.checked_sub(1).filter(|_| self.written(at) == ",")?;
        (self.is_title(title) && !self.is_capital(title) && !self.is_plural(title)).then_some(title)
    }

    /// The token before the "and" at `at`, where it belongs to the title behind: "party leader and …", "trade and …".
    fn before_and(&self, at: usize) -> Option<usize> {
        let first = at.checked_sub(1).filter(|_| self.is_any(at, words!["and"]))?;
        let first = self.before_comma(first).unwrap_or(first);
        let twin =
            self.has(first, Classes::of(Class::Entity)) && self.has(at + 1, Classes::of(Class::Entity));
        let post = self.is_title(first) && !self.is_plural(first) && first > self.sentence.start;
        let twin = twin && self.is_capital(first) == self.is_capital(at + 1);
        // "met writer and activist Ana Roe": a post without an article is one with the post behind it.
        let bare = || {
            let before = self.tag(first - 1);
            let opens = before.is_verb() || before == Tag::Mark;
            opens && !self.is_capital(first) && !self.is_capital(at + 1)
        };
        (twin || post && (self.continues_title(first - 1) || bare())).then_some(first)
    }

    /// Whether the token can stand within a title: nouns, names, adjectives, "'s", a hyphen.
    fn continues_title(&self, at: usize) -> bool {
        let tied = self.is_hyphen(at + 1) || at > self.sentence.start && self.is_hyphen(at - 1);
        if self.has(at, Classes::of(Class::CalendarName)) || self.has(at, Classes::of(Class::Period)) && !tied
        {
            return false;
        }
        // "President Roe ousts minister Falk": a headline's verb, which looks like a noun in the plural.
        let is_verb = at >= self.sentence.start + 2
            && self.written(at).ends_with('s')
            && !self.is_capital(at)
            && self.is_capital(at - 1)
            && (self.is_title(at - 1) || self.is_title(at - 2));
        if is_verb {
            return false;
        }
        self.is_genitive(at)
            || self.is_hyphen(at)
            || self.is_any(at, MODIFIERS)
            || (self.tag(at) == Tag::Number && self.is_hyphen(at + 1))
            || (self.is_word(at)
                && (tied
                    || self.tag(at).is_nominal()
                    || self.tag(at) == Tag::Adjective
                    || self.tag(at) == Tag::Base && at > self.sentence.start && self.is_genitive(at - 1)
                    || self.has(at, TITLES))
                && !self.has(at, Classes::of(Class::Starter)))
    }

    /// "21-year-old Ana Roe", "Norland-based Saltfish": an age or a seat before a name.
    fn mark(&self, name: TokenSpan) -> Option<Side> {
        let last = name.start - 1;
        let aged = self.is_any(last, words!["old"])
            && self.is_hyphen(last.checked_sub(1)?)
            && self.is_any(last.checked_sub(2)?, words!["year", "month"]);
        // "Norland-led Davel" may be a town; a body it is by a word of its name.
        let is_body = || self.is_body_name(name) || self.written(name.end) == "(";
        let seated = self.is_any(last, words!["based"])
            || self.is_any(last, words!["led", "backed", "run", "aligned", "linked", "allied"]) && is_body();
        let seated = seated && self.is_hyphen(last.checked_sub(1)?) && self.is_capital(last.checked_sub(2)?);
        let is_adjective = self.tag(name.end).is_nominal() && !self.is_capital(name.end);
        if !(aged && self.can_be_person(name) || seated) || is_adjective || !self.is_space_before(name.start)
        {
            return None;
        }
        let start = self.title_start(last);
        Some(Side { rule: "identity-mark", role: TokenSpan::new(start, name.start), edge: start })
    }

    /// "the El Paso mayor, Ana Roe,": a phrase for one person or body, a comma, the name, a pause.
    fn pointed_at(&self, name: TokenSpan) -> Option<Side> {
        let comma = self.with_article(name.start).checked_sub(1).filter(|&at| self.written(at) == ",")?;
        let end = self.seat_end(name).unwrap_or(name.end);
        let may_be_place = self.is_capital(comma.checked_sub(1)?) && !self.is_person(name);
        let several =
            self.is_plural(comma.saturating_sub(1)) && self.is_any(end, words!["and"]) && self.goes_on(name);
        let opens = self.is_person(name) && self.is_finite(end) && self.written(end + 1) != ",";
        if !several && !opens && !self.is_pause(self.behind_bracket(end)) {
            return None;
        }
        let floor = comma.saturating_sub(REACH).max(self.sentence.start);
        let mut phrases = (floor..comma).filter_map(|at| self.context.phrases.starting(at));
        // "the police in Norhaven, South Norland": the town's region rather than a person.
        let in_town =
            comma >= 2 && self.is_capital(comma - 1) && self.is_any(comma - 2, words!["in", "near", "from"]);
        let may_be_place = (may_be_place || in_town) && self.with_article(name.start) == name.start;
        let is_place = |base: TokenSpan| may_be_place && base.end < comma;
        let fits = |phrase: &&Phrase| {
            !is_place(phrase.base) && self.is_one_role(phrase.base.start, phrase.head, name)
        };
        let whole = phrases.clone().find(|phrase| phrase.span.end == comma && fits(phrase));
        let phrase = whole.or_else(|| phrases.rfind(|phrase| phrase.reach.end == comma && fits(phrase)));
        let Some(phrase) = phrase else {
            return self.opened_by(comma, name).or_else(|| self.titled(comma, name));
        };
        if opens && phrase.base.start > self.sentence.start {
            return None;
        }
        let role = TokenSpan::new(phrase.base.start, comma);
        Some(Side { rule: "identity-title", role, edge: role.start })
    }

    /// "the judge presiding over the case, Ana Roe,": the sentence opens with a description of somebody.
    fn opened_by(&self, comma: usize, name: TokenSpan) -> Option<Side> {
        let first = self.sentence.start;
        let phrase = self.context.phrases.starting(first)?;
        let person = Classes::of(Class::Person).and(TITLES);
        let head = [phrase.head, comma - 1].into_iter().find(|&at| {
            self.has(at, person) && !self.is_plural(at) && (at == phrase.head || !self.is_capital(at))
        })?;
        let is_named = self.is_person(name) || self.is_known_person(name) && self.can_be_person(name);
        // "A resident of Norhaven, Norland, Roe": a comma before the one word of a region.
        let is_region = |at: usize| self.is_capital(at + 1) && at + 2 == comma;
        let clear = (phrase.base.end..comma).all(|at| {
            let is_verb = self.tag(at).is_verb() && self.tag(at) != Tag::Gerund;
            !is_verb && (!matches!(self.written(at), "," | ";" | ":") || is_region(at))
        });
        let opened = self.is_any(first, OPENERS) || head == phrase.head;
        let role = TokenSpan::new(first, comma);
        (is_named && clear && opened && comma <= first + REACH).then_some(Side {
            rule: "identity-title",
            role,
            edge: first,
        })
    }

    /// "his brother-in-law, Ana Roe,": a title with its owner or article ends before the comma.
    fn titled(&self, comma: usize, name: TokenSpan) -> Option<Side> {
        let last = comma.checked_sub(1).filter(|&at| self.is_title(at) && !self.is_capital(at))?;
        let first = self.title_start(last);
        let opened = self.is_any(first, OPENERS) || (first..last).any(|at| self.is_genitive(at));
        let fits = opened && !self.is_plural(last) && self.is_person(name);
        let role = TokenSpan::new(first, comma);
        fits.then_some(Side { rule: "identity-title", role, edge: first })
    }

    /// Whether the phrase from `first` to the head at `head` is one definite person or body that `name` can be.
    fn is_one_role(&self, first: usize, head: usize, name: TokenSpan) -> bool {
        let of_many = self.is_any(first, words!["one"]) && self.is_any(first + 1, words!["of"]);
        let head =
            if of_many { self.context.phrases.starting(first + 2).map_or(head, |of| of.head) } else { head };
        let titled = first == self.sentence.start && self.has(head, TITLES) && self.is_person(name);
        let opened = titled || self.is_any(first, OPENERS) || (first..head).any(|at| self.is_genitive(at));
        opened
            && (of_many || self.goes_on(name) || !self.is_plural(head))
            && self.fits_role(head, name)
            && !self.is_capital_body(head)
    }

    fn is_capital_body(&self, at: usize) -> bool {
        self.is_capital(at) && self.has(at, Classes::of(Class::Body))
    }

    /// "a boy called Ivan", "a man, identified only as Ivan".
    fn called(&self, name: TokenSpan) -> Option<Side> {
        /// Words between "identified" and "as".
        const BETWEEN: usize = 4;
        let last = name.start - 1;
        let verb = if self.is_any(last, words!["named", "called", "nicknamed"]) {
            last
        } else if self.is_any(last, words!["as"]) {
            let first = last.saturating_sub(BETWEEN).max(self.sentence.start);
            (first..last).rev().find(|&at| self.is_any(at, words!["identified", "named", "known"]))?
        } else {
            return None;
        };
        let mut end = verb;
        while end > self.sentence.start
            && (self.written(end - 1) == ","
                || self.tag(end - 1) == Tag::Auxiliary
                || self.tag(end - 1) == Tag::Adverb)
        {
            end -= 1;
        }
        let head = end.checked_sub(1)?;
        let phrase = self.context.phrases.holding(head)?;
        // "the man, identified as …" goes back to somebody told of before.
        let is_back = self.is_any(phrase.base.start, words!["the"]) && phrase.base.start + 1 == head;
        let fits = self.fits_role(head, name) && !self.is_plural(head) && !is_back;
        let role = TokenSpan::new(phrase.base.start, end);
        (fits && phrase.base.start >= self.sentence.start).then_some(Side {
            rule: "identity-called",
            role,
            edge: role.start,
        })
    }
}
