//! Who somebody is: names together with the title, post, relation or description that the article gives them.
//!
//! Invariant: one claim for one mention of a name; knows words and phrases of one sentence.

use crate::extract::claim::{Claim, Kind, Reading};
use crate::extract::context::Context;
use crate::extract::rule::{By, Rule};
use crate::text::lexicon::{Class, Classes};
use crate::text::{Shape, Tag, Token, TokenSpan};

/// The claims on who is who in the article.
pub(super) fn scan(context: &Context<'_>) -> Vec<Claim> {
    let mut claims = Vec::new();
    for &sentence in &context.text.sentences {
        let reader = Reader { context, start: sentence.start, end: sentence.end };
        let mut at = sentence.start;
        while at < sentence.end {
            match reader.identity(at) {
                Some(found) => {
                    claims.push(reader.claim(found));
                    at = found.span.end.max(at + 1);
                }
                None => at += 1,
            }
        }
    }
    claims
}

/// A name with what it is said to be.
#[derive(Debug, Clone, Copy)]
struct Identity {
    rule: &'static str,
    span: TokenSpan,
    name: TokenSpan,
    role: TokenSpan,
}

/// Most tokens that a title before a name, or a description behind it, goes over. Longer ones are rare in news.
const REACH: usize = 22;

const TITLES: Classes = Classes::of(Class::Title).and(Classes::of(Class::RankStop));
const ROLES: Classes = Classes::of(Class::Title).and(Classes::of(Class::Body));

/// Small words inside names.
const PARTICLES: [&str; 16] = [
    "de", "la", "le", "du", "da", "dos", "del", "della", "di", "van", "von", "der", "bin", "ibn", "al", "el",
];

struct Reader<'a> {
    context: &'a Context<'a>,
    start: usize,
    end: usize,
}

impl Reader<'_> {
    fn token(&self, at: usize) -> Option<&Token> {
        self.context.text.token(at).filter(|_| self.start <= at && at < self.end)
    }

    fn written(&self, at: usize) -> &str {
        self.token(at).map_or("", |token| token.of(self.context.text.source))
    }

    fn has(&self, at: usize, classes: Classes) -> bool {
        self.token(at).is_some_and(|token| token.classes.meets(classes))
    }

    fn tag(&self, at: usize) -> Tag {
        self.context.tag(at)
    }

    fn is_capital(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| token.is_capital() && token.is_word())
    }

    fn is_space_before(&self, at: usize) -> bool {
        self.token(at).is_some_and(Token::has_space_before)
    }

    /// The identity whose name or title begins at `at`.
    fn identity(&self, at: usize) -> Option<Identity> {
        if let Some(found) = self.title_before(at) {
            return Some(self.with_description(found));
        }
        if let Some(found) = self.marked(at) {
            return Some(self.with_description(found));
        }
        let name = self.name_at(at)?;
        self.described(name).or_else(|| self.equated(name)).or_else(|| self.affiliated(name))
    }

    /// A title whose last word is at `at` or soon behind, and the name after it: "CIA director William Burns".
    fn title_before(&self, at: usize) -> Option<Identity> {
        let start = at;
        let first = self.title_phrase_start(at)?;
        let last = self.title_end(first)?;
        let comma = self.written(last) == "," && self.written(start).eq_ignore_ascii_case("the");
        let name_at = if comma { last + 1 } else { last };
        let name = self.name_at(name_at).filter(|_| self.is_space_before(name_at))?;
        let body = (name.start..name.end).any(|at| self.has(at, Classes::of(Class::Body)));
        if body || matches!(self.written(last - 1), "National" | "Resident" | "Member" | "Head" | "Student") {
            return None;
        }
        if comma && !matches!(self.written(name.end), "," | "." | ")") {
            return None;
        }
        let end = if comma { name.end } else { self.affiliation_end(name).unwrap_or(name.end) };
        let role = TokenSpan::new(start, last);
        Some(Identity { rule: "identity-title", span: TokenSpan::new(start, end), name, role })
    }

    /// "21-year-old Ana Roe of Norland", "Norland-based Saltfish": an age or a seat before a name.
    fn marked(&self, at: usize) -> Option<Identity> {
        let words: [&str; 5] = std::array::from_fn(|n| self.written(at + n));
        let name_at = match words {
            [_, "-", "year" | "month", "-", "old"] if self.tag(at) == Tag::Number => at + 5,
            [_, "-", "based", ..] if self.is_capital(at) => at + 3,
            _ => return None,
        };
        let name = self.name_at(name_at)?;
        let end = self.affiliation_end(name).unwrap_or(name.end);
        let role = TokenSpan::new(at, name_at);
        Some(Identity { rule: "identity-mark", span: TokenSpan::new(at, end), name, role })
    }

    /// Where the title's words begin, with "the" before them left to the span.
    fn title_phrase_start(&self, at: usize) -> Option<usize> {
        let fits_before = at == self.start || !self.continues_title(at - 1);
        let article = self.written(at).eq_ignore_ascii_case("the");
        if article {
            return Some(at + 1);
        }
        let behind_the = at > self.start && self.written(at - 1).eq_ignore_ascii_case("the");
        (fits_before && !behind_the && self.continues_title(at)).then_some(at)
    }

    /// Whether the token can stand within a title: nouns, names, adjectives, "'s", a hyphen.
    fn continues_title(&self, at: usize) -> bool {
        let Some(token) = self.token(at) else { return false };
        if token.classes.has(Class::CalendarName) {
            return false;
        }
        let written = self.written(at);
        matches!(written, "-" | "'s" | "’s")
            || matches!(written, "deputy" | "former" | "acting" | "then" | "ex")
            || (token.is_word()
                && (self.tag(at).is_nominal()
                    || self.tag(at) == Tag::Adjective
                    || token.classes.meets(TITLES)))
    }

    /// One past the last title word from `first` on, where a name can follow.
    fn title_end(&self, first: usize) -> Option<usize> {
        let mut last = None;
        for at in first..(first + 10).min(self.end) {
            if !self.continues_title(at) {
                break;
            }
            if self.has(at, TITLES)
                && !(self.is_capital(at)
                    && last.is_some_and(|end| end < at)
                    && !self.has(at, Classes::of(Class::Title)))
            {
                last = Some(at + 1);
            }
        }
        last
    }

    /// The name that begins at `at`: capitalised words and their particles, no title among the first.
    fn name_at(&self, at: usize) -> Option<TokenSpan> {
        if !self.begins_name(at) {
            return None;
        }
        let mut end = at + 1;
        while end < self.end && end < at + 7 {
            let particle = PARTICLES.contains(&self.written(end))
                && (self.is_capital(end + 1) || PARTICLES.contains(&self.written(end + 1)));
            if self.continues_name(end) || particle {
                end += 1;
            } else if self.written(end) == "-"
                && !self.is_space_before(end)
                && self.token(end + 1).is_some_and(Token::is_word)
                && !self.is_space_before(end + 1)
            {
                end += 2;
            } else {
                break;
            }
        }
        Some(TokenSpan::new(at, end))
    }

    fn begins_name(&self, at: usize) -> bool {
        let arabic =
            matches!(self.written(at), "al" | "el") && self.written(at + 1) == "-" && self.is_capital(at + 2);
        let Some(token) = self.token(at) else { return false };
        let common = token
            .classes
            .meets(Classes::of(Class::CalendarName).and(Classes::of(Class::Starter)).and(TITLES));
        arabic
            || (self.is_capital(at)
                && !common
                && matches!(self.tag(at), Tag::Name | Tag::Noun | Tag::Adjective | Tag::Other | Tag::Plural))
    }

    fn continues_name(&self, at: usize) -> bool {
        self.is_capital(at)
            && self.is_space_before(at)
            && !self.has(at, Classes::of(Class::CalendarName))
            && !self.written(at).starts_with(['\'', '’'])
    }

    /// Adds the description behind a name that a title stands before.
    fn with_description(&self, found: Identity) -> Identity {
        match self.described(found.name) {
            Some(more) => Identity { span: TokenSpan::new(found.span.start, more.span.end), ..found },
            None => found,
        }
    }

    /// "Ana Roe, the head of the agency,": a description behind the name, in commas.
    fn described(&self, name: TokenSpan) -> Option<Identity> {
        let comma = self.behind_abbreviation(name.end);
        if self.written(comma) != "," {
            return None;
        }
        let who = matches!(self.written(comma + 1), "who" | "which");
        let first =
            if who && matches!(self.written(comma + 2), "is" | "was") { comma + 3 } else { comma + 1 };
        let of = self.written(first) == "of" && self.is_person(name);
        let end = self.description_end(first)?;
        if !of && !self.names_a_role(first, end) {
            return None;
        }
        let start = self.with_article(name.start);
        let role = TokenSpan::new(first, end);
        Some(Identity { rule: "identity-apposition", span: TokenSpan::new(start, end), name, role })
    }

    /// Behind "(PMF)", where that stands at `at`.
    fn behind_abbreviation(&self, at: usize) -> usize {
        if self.written(at) == "(" && self.written(at + 2) == ")" { at + 3 } else { at }
    }

    fn with_article(&self, start: usize) -> usize {
        if start > self.start && self.written(start - 1).eq_ignore_ascii_case("the") {
            start - 1
        } else {
            start
        }
    }

    /// Where a description that begins at `first` ends: at a comma, stop or bracket, before any verb.
    fn description_end(&self, first: usize) -> Option<usize> {
        let mut bracket = false;
        for at in first..(first + REACH).min(self.end) {
            match self.written(at) {
                "(" => bracket = true,
                ")" if bracket => bracket = false,
                "," | "." | ";" | ":" | ")" | "\"" | "”" | "–" | "—" | "--" => {
                    return (at > first).then_some(at);
                }
                _ if matches!(
                    self.tag(at),
                    Tag::Past | Tag::Present | Tag::Auxiliary | Tag::Pronoun | Tag::Subordinator
                ) && !self.is_capital(at) =>
                {
                    return None;
                }
                _ => {}
            }
        }
        None
    }

    /// Whether the head of the phrase at `first` says who somebody is.
    fn names_a_role(&self, first: usize, end: usize) -> bool {
        for at in first..end {
            let tag = self.tag(at);
            if tag == Tag::Preposition
                || tag == Tag::Gerund
                || tag == Tag::Coordinator
                || self.written(at) == "("
            {
                return at > first && self.has(at - 1, ROLES);
            }
            if matches!(tag, Tag::Number | Tag::Adverb) && at == first {
                return false;
            }
        }
        end > first && (self.has(end - 1, ROLES) || (self.has(first, ROLES) && self.tag(first).is_nominal()))
    }

    /// "Ana Roe is a Norland national."
    fn equated(&self, name: TokenSpan) -> Option<Identity> {
        let verb = self.behind_abbreviation(name.end);
        if !matches!(self.written(verb), "is" | "was")
            || !matches!(self.written(verb + 1), "a" | "an" | "the")
        {
            return None;
        }
        let phrase = self.context.phrases.starting(verb + 1)?;
        if !self.has(phrase.head, ROLES) {
            return None;
        }
        let start = self.with_article(name.start);
        let role = TokenSpan::new(verb + 1, phrase.span.end);
        let end = if self.written(phrase.span.end) == "(" {
            self.behind_abbreviation(phrase.span.end)
        } else {
            phrase.span.end
        };
        Some(Identity { rule: "identity-is", span: TokenSpan::new(start, end), name, role })
    }

    /// "Mike Roe of the World Fund said", "Norland's Ana Roe was".
    fn affiliated(&self, name: TokenSpan) -> Option<Identity> {
        if self.is_person(name)
            && let Some(end) = self.affiliation_end(name)
            && self.is_finite_verb(end)
        {
            let role = TokenSpan::new(name.end, end);
            return Some(Identity {
                rule: "identity-affiliation",
                span: TokenSpan::new(name.start, end),
                name,
                role,
            });
        }
        if !matches!(self.written(name.end), "'s" | "’s") || name.end - name.start > 2 {
            return None;
        }
        let person = self
            .name_at(name.end + 1)
            .filter(|person| self.is_person(*person) && self.is_finite_verb(person.end))?;
        let span = TokenSpan::new(name.start, person.end);
        Some(Identity { rule: "identity-affiliation", span, name: person, role: name })
    }

    /// Where "of the World Fund (WF)" behind a name ends.
    fn affiliation_end(&self, name: TokenSpan) -> Option<usize> {
        if self.written(name.end) != "of" {
            return None;
        }
        let first = if self.written(name.end + 1) == "the" { name.end + 2 } else { name.end + 1 };
        let mut end = self.name_at(first)?.end;
        while matches!(self.written(end), "of" | "and" | "for") && self.is_capital(end + 1) {
            end = self.name_at(end + 1).map_or(end, |more| more.end).max(end + 1);
        }
        Some(self.behind_abbreviation(end))
    }

    fn is_finite_verb(&self, at: usize) -> bool {
        matches!(self.tag(at), Tag::Past | Tag::Present | Tag::Auxiliary)
            && self.token(at).is_some_and(Token::is_word)
    }

    /// Whether the name can be a person's: two words or three, no organisation's word, not all capitals.
    fn is_person(&self, name: TokenSpan) -> bool {
        let words = (name.start..name.end).filter(|&at| self.is_capital(at)).count();
        let organisation = (name.start..name.end).any(|at| {
            self.has(at, Classes::of(Class::Body).and(Classes::of(Class::SourceNoun)))
                || self.token(at).is_some_and(|token| token.shape.has(Shape::ALL_CAPITALS))
        });
        (2..=4).contains(&words) && !organisation
    }

    fn claim(&self, found: Identity) -> Claim {
        let Identity { rule, span, name, role } = found;
        let words = |span| self.context.words(span).to_owned();
        let reading = Reading::Identity { name: words(name), role: words(role) };
        self.context.claim(span, reading, rule, [("name", name), ("role", role)])
    }
}

const fn identity(
    name: &'static str,
    why: &'static str,
    finds: &'static [(&'static str, &'static str)],
    leaves: &'static [&'static str],
) -> Rule {
    Rule { name, kind: Kind::Identity, by: By::Scanner, why, finds, leaves }
}

pub(super) const RULES: &[Rule] = &[
    identity(
        "identity-title",
        "a post or title stands before a name",
        &[
            ("It was signed by [Health Minister Vera Sund].", "Vera Sund = Health Minister"),
            ("They saw [the coach, Dee Falk], leave.", "Dee Falk = the coach"),
        ],
        &["Mr Falk left.", "The minister left Oslo."],
    ),
    identity(
        "identity-mark",
        "an age or a seat stands before a name",
        &[("They held [21-year-old Vera Sund] there.", "Vera Sund = 21-year-old")],
        &["A 21-year-old was held."],
    ),
    identity(
        "identity-apposition",
        "a description stands behind a name",
        &[("[Lena Falk, head of the agency], left.", "Lena Falk = head of the agency")],
        &["Lena Falk, in tears, left.", "In Norland, the largest city burned."],
    ),
    identity(
        "identity-is",
        "somebody is said to be something",
        &[("[Falk is a Norland national] and lives there.", "Falk = a Norland national")],
        &["Falk is a fool for it."],
    ),
    identity(
        "identity-affiliation",
        "somebody is said to belong somewhere",
        &[("[Mike Falk of the World Fund] said so.", "Mike Falk = of the World Fund")],
        &["The Bank of Norland said so."],
    ),
];
