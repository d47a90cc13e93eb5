//! What stands behind a name and says who it is: descriptions in commas and brackets, relative clauses.
//!
//! Invariant: looks to the right of a name, within its sentence.

use super::Side;
use super::ground::Ground;
use super::name::TITLES_AS_SURNAMES;
use crate::extract::trade::is_trade;
use crate::text::lexicon::{Class, Classes};
use crate::text::{Tag, TokenSpan, Word, words};

/// Most tokens that a description goes over. Longer ones are rare in news.
const REACH: usize = 24;

/// Nouns for people and posts, and for sorts of organisations.
const PEOPLE: Classes = Classes::of(Class::Title).and(Classes::of(Class::Person));
const BODIES: Classes = Classes::of(Class::Body);

/// Roles that countries and firms have too.
const SHARED: &[Word] = words![
    "ally",
    "foe",
    "member",
    "host",
    "champion",
    "winner",
    "partner",
    "rival",
    "neighbor",
    "neighbour",
    "opponent",
    "heir",
    "pioneer",
    "leader",
    "owner",
    "supporter",
];

/// Words between the comma and a description.
const ASIDES: &[Word] = words![
    "once",
    "formerly",
    "now",
    "then",
    "currently",
    "also",
    "himself",
    "herself",
    "itself",
    "previously",
    "reportedly",
    "both",
];

/// Verbs of posts: "who heads the agency".
const POSTS: &[Word] = words![
    "heads",
    "headed",
    "leads",
    "led",
    "chairs",
    "chaired",
    "runs",
    "ran",
    "represents",
    "represented",
    "commands",
    "commanded",
    "founded",
    "succeeded",
    "edits",
    "coaches",
    "owns",
    "owned",
    "own",
    "joined",
    "plays",
    "played",
    "hosts",
    "hosted",
    "directs",
    "directed",
    "manages",
    "managed",
    "presents",
    "presented",
    "teaches",
    "taught",
];

/// What ties a body or a person to others: "which is linked to the Front".
const TIED: &[Word] = words!["linked", "affiliated", "allied", "aligned", "tied", "loyal"];

/// What bodies do: "which oversees the banks".
const OFFICES: &[Word] =
    words!["oversees", "governs", "rules", "includes", "represents", "monitors", "regulates", "controls"];

impl Ground<'_> {
    /// Who the words behind `name` say it is; where a title stands before it, where it belongs is enough.
    pub(super) fn behind(&self, name: TokenSpan, is_titled: bool) -> Option<Side> {
        let seat = self.seat_end(name);
        let is_place = self.is_opener(name) || self.is_any(name.start.wrapping_sub(1), words!["a", "an"]);
        let described = self.described(name, seat.unwrap_or(name.end)).filter(|_| !is_place || is_titled);
        let described = described.or_else(|| self.sort_behind(name, seat.unwrap_or(name.end)));
        let party = || self.party_end(name.end).map(|edge| self.side("identity-affiliation", name.end, edge));
        let seated = || {
            let edge = seat.filter(|_| is_titled)?;
            Some(self.side("identity-affiliation", name.end, edge))
        };
        described.or_else(party).or_else(seated)
    }

    fn side(&self, rule: &'static str, first: usize, edge: usize) -> Side {
        let first = if self.written(first) == "," { first + 1 } else { first };
        Side { rule, role: TokenSpan::new(first, edge), edge }
    }

    /// "Ana Roe (WF), 45, the head of the agency,": a description behind the name, which ends at `end`.
    fn described(&self, name: TokenSpan, end: usize) -> Option<Side> {
        let pause = self.behind_age(self.behind_bracket(end));
        let in_bracket = self.written(pause) == "(";
        if !(in_bracket || matches!(self.written(pause), "," | "–" | "—" | "--")) {
            return None;
        }
        let is_dash = !in_bracket && self.written(pause) != ",";
        if is_dash && !self.is_person(name) && !self.is_body_name(name) {
            return None;
        }
        let role = self.relative(pause + 1, name).or_else(|| self.apposition(pause + 1, name))?;
        if in_bracket && self.written(role.end) != ")" {
            return None;
        }
        let role = if in_bracket { role } else { TokenSpan::new(role.start, self.with_region(role)) };
        let edge = role.end + usize::from(in_bracket);
        Some(Side { rule: "identity-apposition", role, edge })
    }

    /// The end of `role`, moved behind the region of a town that it ends with: "the mayor of Norhaven, Norland".
    fn with_region(&self, role: TokenSpan) -> usize {
        /// Regions one within the other: "Norhaven, Norland, Westland".
        const MOST: usize = 2;
        let town = (role.start..role.end).rev().find(|&at| !self.is_capital(at) && !self.is_hyphen(at));
        let placed = town
            .is_some_and(|at| at + 1 < role.end && self.is_any(at, words!["of", "in", "from", "at", "near"]));
        let mut end = role.end;
        for _ in 0..MOST {
            let region = self.run_at(end + 1).filter(|_| placed && self.written(end) == ",");
            let Some(region) = region.filter(|run| run.len() <= 2 && !self.is_title(run.start)) else {
                break;
            };
            let closes = self.is_pause(region.end) || self.is_any(region.end, words!["that", "who"]);
            if !closes || self.is_person(region) && region.len() == 2 && end == role.end {
                break;
            }
            end = region.end;
        }
        end
    }

    /// "the head of the agency", "himself once a lawyer", "one of the leaders".
    fn apposition(&self, first: usize, name: TokenSpan) -> Option<TokenSpan> {
        let head = self.role_head(self.behind_asides(first), name)?;
        let end = self.description_end(head + 1).or_else(|| self.told_end(head + 1, name))?;
        let kin = self.is_any(first, words!["his", "her", "their"]);
        let is_list = kin && self.written(end) == "," && self.is_any(end + 1, words!["and", "or"]);
        (!is_list).then_some(TokenSpan::new(first, end))
    }

    /// Where a description from `from` on ends before a verb of speech: "Ana Roe, the club's director told the paper".
    fn told_end(&self, from: usize, name: TokenSpan) -> Option<usize> {
        let led = name.start.checked_sub(1).is_some_and(|at| self.tag(at) == Tag::Preposition);
        let verb = (from..(from + REACH).min(self.sentence.end)).find(|&at| self.is_finite(at))?;
        let clear = (from..verb).all(|at| !self.is_pause(at));
        let tells = self.has(verb, Classes::of(Class::Speech)) || name.start == self.sentence.start;
        (clear && tells && !led && self.is_person(name)).then_some(verb)
    }

    /// "who is the head of the agency", "which waspreviously known as the Front", "of the World Fund".
    fn relative(&self, first: usize, name: TokenSpan) -> Option<TokenSpan> {
        let to_end = |from: usize| Some(TokenSpan::new(from, self.description_end(from + 1)?));
        if self.is_any(first, words!["of", "from"])
            && self.is_person(name)
            && self.tag(first + 1) != Tag::Gerund
        {
            return to_end(first);
        }
        // "Ana Roe, both from Norland", "Ana Roe, speaking for the agency".
        let both = self.is_any(first, words!["both", "also"])
            && self.is_any(first + 1, words!["of", "from"])
            && self.is_capital(first + 2);
        let speaks = self.is_any(first, words!["speaking", "presiding"])
            && self.is_any(first + 1, words!["for", "in", "over"]);
        if (both || speaks) && self.can_be_person(name) {
            return to_end(first);
        }
        let is_who = self.is_any(first, words!["who"]);
        if !is_who && !self.is_any(first, words!["which"]) {
            return self.known_as(first, name);
        }
        let verb = self.behind_auxiliaries(first + 1);
        let (acts, fits) =
            if is_who { (POSTS, self.can_be_person(name)) } else { (OFFICES, self.is_body_name(name)) };
        if fits && self.is_any(verb, acts) {
            return to_end(verb);
        }
        let at = verb
            + match [verb, verb + 1].map(|at| self.written(at)) {
                ["is" | "was", "from"] if self.is_person(name) => return to_end(verb + 1),
                ["works" | "worked", "at" | "for" | "as" | "with"]
                | ["contributes" | "contributed", "to"]
                    if self.can_be_person(name) =>
                {
                    return to_end(verb);
                }
                ["is" | "was", "running"] | ["holds" | "held", "the"] if self.can_be_person(name) => {
                    let is_post = self.is_any(verb + 1, words!["running"])
                        || self.is_any(verb + 2, words!["post", "position", "office", "seat", "title"]);
                    return if is_post { to_end(verb) } else { None };
                }
                ["is" | "was", _] if self.is_any(verb + 1, TIED) => return to_end(verb + 1),
                ["is" | "was" | "became" | "remains", _] => 1,
                ["has" | "had", "been"] | ["serves" | "served", "as"] => 2,
                _ => return None,
            };
        self.known_as(at, name).or_else(|| self.apposition(at, name))
    }

    /// Behind "had just", "used to" and the like at `at`.
    fn behind_auxiliaries(&self, at: usize) -> usize {
        const AUXILIARIES: &[Word] = words!["has", "had", "used", "to", "just", "recently", "both", "also"];
        let is_been = |at: usize| self.is_any(at, words!["been"]);
        let skips =
            |at: &usize| (self.is_any(*at, AUXILIARIES) || self.tag(*at) == Tag::Adverb) && !is_been(*at + 1);
        at + (at..at + 3).take_while(skips).count()
    }

    /// "also known as Jimmy", "formerly known as the Front", "known online as Jimmy", "nicknamed Jimmy".
    fn known_as(&self, first: usize, name: TokenSpan) -> Option<TokenSpan> {
        let renamed = self.is_any(first, words!["formerly", "previously", "also"]);
        let known =
            first + usize::from(renamed || self.is_any(first, words!["better", "originally", "once"]));
        /// Words between "known" and "as": "known to his fans as".
        const BETWEEN: usize = 4;
        let link = (known + 1..known + 1 + BETWEEN).find(|&at| self.is_any(at, words!["as"]));
        let link = link.filter(|_| self.is_any(known, words!["known"]));
        let nicknamed = || Some(known).filter(|&at| self.is_any(at, words!["nicknamed"]));
        let link = link.or_else(nicknamed)?;
        if !renamed && (!self.can_be_person(name) || self.is_placed(name)) {
            return None;
        }
        let the = usize::from(self.is_any(link + 1, words!["the"]));
        let quoted = usize::from(matches!(self.written(link + 1 + the), "\"" | "“"));
        let from = link + 1 + the + quoted;
        let end = self.description_end(from).filter(|&end| end > from)?;
        let inside = matches!(self.written(end.saturating_sub(1)), "\"" | "”");
        let closed = quoted > 0 && !inside && matches!(self.written(end), "\"" | "”" | ",");
        let end = if closed && self.written(end) == "," { end + 2 } else { end + usize::from(closed) };
        Some(TokenSpan::new(first, end.min(self.sentence.end)))
    }

    /// Behind "(PMF)" or "(D-Ohio)", where that stands at `at`.
    pub(super) fn behind_bracket(&self, at: usize) -> usize {
        /// Most words in the bracket.
        const WORDS: usize = 4;
        if self.written(at) != "(" {
            return at;
        }
        let close = (at + 2..at + 2 + WORDS).find(|&at| self.written(at) == ")");
        let role = self.has(at + 1, PEOPLE) || self.is_any(at + 1, words!["the", "a", "an"]);
        close.filter(|_| !role).map_or(at, |close| close + 1)
    }

    /// Behind ", 45" or ", aged 45", where that stands at `at` before another comma.
    fn behind_age(&self, at: usize) -> usize {
        let number = at + 1 + usize::from(self.is_any(at + 1, words!["aged", "age"]));
        let aged =
            self.written(at) == "," && self.tag(number) == Tag::Number && self.written(number + 1) == ",";
        if aged { number + 1 } else { at }
    }

    fn behind_asides(&self, at: usize) -> usize {
        at + (at..at + 2).take_while(|&at| self.is_any(at, ASIDES)).count()
    }

    /// Where "(D-Ohio)" or ", D-Ohio" at `at` ends.
    fn party_end(&self, at: usize) -> Option<usize> {
        let first = Some(at + 1).filter(|_| matches!(self.written(at), "(" | ","))?;
        let party = matches!(self.written(first), "R" | "D" | "I") && self.is_hyphen(first + 1);
        let end = if self.written(at) == "(" { first + 4 } else { first + 3 };
        (party && self.is_pause(first + 3)).then_some(end)
    }

    /// The noun that a description which begins at `first` hangs on, if it says who `name` is.
    pub(super) fn role_head(&self, first: usize, name: TokenSpan) -> Option<usize> {
        if self.is_any(first, words!["one", "some"]) && self.is_any(first + 1, words!["of"]) {
            return self.head(first + 2).filter(|&head| self.fits_role(head, name));
        }
        let head = self.head(first)?;
        if self.is_any(first, words!["the"]) && self.is_capital(first) {
            return None;
        }
        let opened = self.is_any(first, words!["a", "an", "the", "his", "her", "their", "its", "another"])
            || (first..head).any(|at| self.is_genitive(at));
        let is_role = self.has(head, PEOPLE.and(BODIES));
        if self.is_any(first, words!["a", "an"]) && self.is_capital(head) && head == first + 1 && !is_role {
            return self.is_person(name).then_some(head);
        }
        // "Norhaven, Norland mayor …": the region of a town, rather than a description.
        if !opened && self.is_capital(first) && !self.has(first, PEOPLE) && !self.is_person(name) {
            return None;
        }
        if !opened
            && self.is_capital(head)
            && self.is_any(head, TITLES_AS_SURNAMES)
            && self.is_pause(head + 1)
        {
            return None;
        }
        let is_name = self.is_capital(head) && !self.has(head, Classes::of(Class::Title)) && !opened;
        (self.fits_role(head, name) && !self.is_plural(head) && !is_name).then_some(head)
    }

    /// The last token of the phrase that begins at `first`, before any preposition or conjunction.
    fn head(&self, first: usize) -> Option<usize> {
        for at in first..(first + REACH).min(self.sentence.end) {
            let tag = self.tag(at);
            let verbal = matches!(tag, Tag::Gerund | Tag::Participle | Tag::Past | Tag::Adverb)
                || tag == Tag::Adjective && self.tag(at + 1) == Tag::Preposition;
            let bounded =
                matches!(tag, Tag::Preposition | Tag::Coordinator | Tag::Subordinator | Tag::Pronoun)
                    || self.is_pause(at)
                    || self.written(at) == "("
                    || self.is_any(at, words!["who", "which", "that"])
                    || verbal && at > first && self.has(at - 1, PEOPLE.and(BODIES)) && !self.is_capital(at)
                    || matches!(tag, Tag::Present | Tag::Auxiliary) && !self.is_capital(at);
            let told = tag == Tag::Past
                && (at == first || !self.is_any(at - 1, words!["a", "an", "the", "his", "her"]));
            let bounded = bounded || told && !self.is_capital(at);
            let doing =
                tag == Tag::Gerund && !self.is_capital(at) && !self.is_any(at, words!["acting", "leading"]);
            if at == first && (doing || matches!(tag, Tag::Number | Tag::Past)) {
                return None;
            }
            if bounded && !self.is_genitive(at) {
                return at.checked_sub(1).filter(|&head| head >= first);
            }
        }
        self.sentence.end.checked_sub(1).filter(|&head| head >= first && head < first + REACH)
    }

    /// Whether the noun at `head` says who somebody of that name can be.
    pub(super) fn fits_role(&self, head: usize, name: TokenSpan) -> bool {
        let nominal =
            self.tag(head).is_nominal() || self.tag(head) == Tag::Adjective || self.is_capital(head);
        let person = (self.has(head, PEOPLE) || self.is_profession(head))
            && self.can_be_person(name)
            && !self.is_acronym(name)
            && (!self.is_placed(name) && !self.is_any(head, SHARED)
                || self.is_person(name)
                || self.is_known_person(name));
        nominal && (person || self.has(head, BODIES))
    }

    /// "the Reuters news agency", "YPG militia": the sort of a body behind its name.
    fn sort_behind(&self, name: TokenSpan, end: usize) -> Option<Side> {
        let qualified =
            self.is_any(end, words!["news", "militant", "rebel", "terrorist", "terror", "rights"]);
        let sort = end + usize::from(qualified);
        let is_sort = self.has(sort, BODIES) && !self.is_capital(sort) && self.tag(sort) == Tag::Noun;
        let clear = qualified
            || self.is_any(sort, words!["newspaper", "magazine", "militia"]) && !self.is_opener(name);
        let whole = !self.tag(sort + 1).is_nominal() && !self.is_genitive(sort + 1);
        let is_part = self.is_placed(name) && name.start.checked_sub(2).is_some_and(|at| self.is_capital(at));
        if !is_sort || !clear || !whole || is_part {
            return None;
        }
        let role = TokenSpan::new(end, sort + 1);
        let clause =
            self.is_any(sort + 1, words!["which", "that"]).then(|| self.description_end(sort + 1)).flatten();
        Some(Side { rule: "identity-sort", role, edge: clause.unwrap_or(role.end) })
    }

    /// Whether the word at `head` looks like a noun for somebody's work or belief: "arborist", "anarchist".
    pub(super) fn is_profession(&self, head: usize) -> bool {
        let word = self.written(head);
        self.tag(head) == Tag::Noun && is_trade(word) && !word.ends_with("list")
    }

    /// Whether a preposition of place stands before the name.
    fn is_placed(&self, name: TokenSpan) -> bool {
        let before = name.start.checked_sub(1);
        before.is_some_and(|at| {
            self.is_any(at, words!["of", "in", "at", "near", "into", "outside", "across", "around"])
        })
    }

    /// Where a description goes on to, from `from` behind its head: to a comma, stop or bracket, before any verb.
    pub(super) fn description_end(&self, from: usize) -> Option<usize> {
        let (mut bracket, mut is_clause) = (false, false);
        for at in from..(from + REACH).min(self.sentence.end) {
            match self.written(at) {
                "(" => bracket = true,
                ")" if bracket && self.is_capital(at + 1) => return None,
                ")" if bracket => bracket = false,
                "and" | "but" | "or" if self.is_finite(at + 1) || self.tag(at + 1) == Tag::Adverb => {
                    return Some(at);
                }
                "who" | "which" | "that" if self.is_finite(at + 1) => is_clause = true,
                "whom" | "which" if self.tag(at - 1) == Tag::Preposition => is_clause = true,
                "who" | "which" | "that" | "whose" | "where" | "when" | "while" | "because" | "after"
                | "before" => return Some(at),
                _ if self.is_pause(at) => return Some(at),
                _ if is_clause || self.is_capital(at) => {}
                _ if self.is_finite(at) && !self.is_any(at - 1, words!["to"]) => return None,
                _ if self.tag(at) == Tag::Pronoun => return None,
                _ => {}
            }
        }
        (self.sentence.end < from + REACH).then_some(self.sentence.end)
    }
}
