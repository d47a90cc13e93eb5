//! What befell some befell those listed with them: "killed three soldiers, two nurses and a child", "44 were hurt, 36
//! in Davel", "19 died, including four children".
//!
//! Invariant: reads the casualties already found, and lends what befell them to their neighbours in the sentence.

use crate::extract::claim::{Claim, Kind, Outcome, Reading};
use crate::extract::context::Context;
use crate::extract::count::{Count, Counted};
use crate::extract::rule::Rule;
use crate::text::figure::Sort;
use crate::text::lexicon::Class;
use crate::text::{Amount, Tag, Token, TokenSpan, Word, words};

use super::casualty;

const LIST_BEHIND: &str = "casualty-list-after";
const LIST_BEFORE: &str = "casualty-list-before";
const INCLUDING: &str = "casualty-including";
const ELSEWHERE: &str = "casualty-noun-elsewhere";

pub(in crate::extract::rules) const RULES: &[Rule] = &[
    Rule::scanned(
        Kind::Casualty,
        LIST_BEHIND,
        "several numbers of people share what befell them",
        &[
            ("He was blamed for the deaths of five soldiers and [two nurses].", "killed 2"),
            ("It killed five soldiers, two nurses and [a child].", "killed 1"),
        ],
        &["It killed five soldiers and two towers fell.", "It killed five soldiers, a spokesman said."],
    ),
    Rule::scanned(
        Kind::Casualty,
        LIST_BEFORE,
        "several numbers of people share what befell them",
        &[
            ("[150 soldiers], 95 civilians, and hundreds of rebels killed", "killed 150"),
            ("Three soldiers, [two nurses] and a child were killed.", "killed 2"),
        ],
        &["150 soldiers and 95 civilians met.", "The king met 20 villagers and two soldiers were killed."],
    ),
    Rule::scanned(
        Kind::Casualty,
        INCLUDING,
        "some of those who came to harm are told apart",
        &[
            ("19 people were killed in the fire, including [four children].", "killed 4"),
            ("19 people were hurt, among them [two nurses].", "injured 2"),
            ("19 people were hurt, including the mayor and [two nurses].", "injured 2"),
            ("Four of the dead were from abroad; they were [two nurses] and two clerks.", "killed 2"),
        ],
        &["19 people were killed in the fire, including Ann Bell."],
    ),
    Rule::scanned(
        Kind::Casualty,
        ELSEWHERE,
        "what this number counts stands with the one before",
        &[
            ("44 were hurt, [36] in Davel and eight in Norhaven.", "injured 36"),
            ("44 were hurt, 36 in Davel and [eight] in Norhaven.", "injured 8"),
            ("19 people were killed, [four of them] children.", "killed 4"),
            ("19 people were killed, [four of whom] were children.", "killed 4"),
            (
                "It shelters two million refugees, down from a peak of [over three million] in the war.",
                "displaced >3000000",
            ),
        ],
        &["44 were hurt, 36 hours later.", "44 were hurt in May 2019, 2018 in part."],
    ),
];

/// Numbers one claim lends its outcome to, at most.
const MOST: usize = 8;

/// Tokens between a claim and the "including" that tells some of its people apart: an agent, a place and a day fit.
const REACH: usize = 18;

/// The claims that share an outcome with those of `claims`.
pub(in crate::extract::rules) fn carried(context: &Context<'_>, claims: &[Claim]) -> Vec<Claim> {
    let mut harmed: Vec<&Claim> =
        claims.iter().filter(|claim| claim.reading.kind() == Kind::Casualty).collect();
    harmed.sort_by_key(|claim| (claim.sentence, claim.span));
    let mut found = Vec::new();
    for claims in harmed.chunk_by(|a, b| a.sentence == b.sentence) {
        let mut taken: Vec<TokenSpan> = claims.iter().map(|claim| context.tokens_of(claim.span)).collect();
        for claim in claims {
            for lent in lends(context, claim, &taken) {
                taken.push(context.tokens_of(lent.span));
                found.push(lent);
            }
        }
    }
    found
}

/// What `claim` lends to its neighbours that are not among those `taken`.
fn lends(context: &Context<'_>, claim: &Claim, taken: &[TokenSpan]) -> Vec<Claim> {
    let Reading::Casualty { outcome, amount } = claim.reading else { return Vec::new() };
    let part = |role| claim.why.parts.iter().find(|(known, _)| *known == role);
    let number = part("number").map(|&(_, span)| context.tokens_of(span));
    let sentence = context.text.sentences.get(claim.sentence);
    let (Some(number), Some(&sentence)) = (number.filter(|_| amount != Amount::none()), sentence) else {
        return Vec::new();
    };
    let span = context.tokens_of(claim.span);
    // "were killed" behind the number: those before it share it, and those behind are some of them.
    let is_behind = part("harm").is_some_and(|&(_, harm)| context.tokens_of(harm).start >= number.end);
    let reader = Reader { context, sentence, taken, is_behind };
    let mut mine = reader.behind(span.end);
    if is_behind {
        mine.extend(reader.before(span.start));
    }
    mine.into_iter().map(|(rule, count)| lend(context, claim, outcome, rule, count)).collect()
}

/// The claim that `count` makes with what befell the people of `claim`.
fn lend(context: &Context<'_>, claim: &Claim, outcome: Outcome, rule: &'static str, count: &Count) -> Claim {
    // "one member of the coast guard": a member alone is nobody.
    let is_member = count.head.and_then(|head| context.text.token(head));
    let is_member = is_member.is_some_and(|head| head.is("member") || head.is("members"));
    let phrase = count.head.filter(|_| is_member).and_then(|head| context.phrases.holding(head));
    let end = phrase.map_or(count.span.end, |phrase| phrase.span.end.max(count.span.end));
    let span = TokenSpan::new(count.span.start, end);
    let mut lent = context.claim(span, casualty(count.amount, outcome), rule, [("number", count.span)]);
    lent.why.parts.push(("beside", claim.span));
    lent.why.parts.sort_by_key(|part| part.1);
    lent
}

struct Reader<'a> {
    context: &'a Context<'a>,
    sentence: TokenSpan,
    /// The places of the claims there are.
    taken: &'a [TokenSpan],
    /// Whether what befell them stands behind the number.
    is_behind: bool,
}

/// What parts the members of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Joint {
    Comma,
    And,
    Dash,
    Including,
    /// "3,000 cases in all, with 198 recorded on Monday": of bare numbers only.
    With,
    /// "14 died, as did three of the crew".
    AsDid,
}

impl<'a> Reader<'a> {
    fn token(&self, at: usize) -> Option<&'a Token> {
        self.context.text.token(at).filter(|_| self.sentence.holds(at))
    }

    #[inline]
    fn is(&self, at: usize, word: &str) -> bool {
        self.token(at).is_some_and(|token| token.is(word))
    }

    fn is_any(&self, at: usize, words: &[Word]) -> bool {
        self.token(at).is_some_and(|token| words.contains(&token.word))
    }

    /// The joint at `at`, and where it ends.
    fn joint(&self, at: usize) -> Option<(Joint, usize)> {
        let comma = usize::from(self.is_any(at, words![",", "(", ";"]));
        let dash = usize::from(self.is_any(at, words!["-", "–", "—", ":"]));
        let next = at + comma + dash;
        if self.is_any(next, words!["including", "includes", "mostly", "mainly"]) {
            return Some((Joint::Including, self.behind_aside(next + 1)));
        }
        if comma == 1
            && self.is(next, "they")
            && self.is_any(next + 1, words!["were", "are", "include", "included"])
        {
            return Some((Joint::Including, next + 2));
        }
        if self.is_any(next, words!["among", "amongst"])
            && self.is_any(next + 1, words!["them", "whom", "those"])
        {
            return Some((Joint::Including, next + 2));
        }
        if self.is(next, "as") && self.is_any(next + 1, words!["were", "was", "did", "have", "had"]) {
            return Some((Joint::AsDid, next + 2));
        }
        let together = self.is(next, "as") && self.is(next + 1, "well") && self.is(next + 2, "as");
        if together || (self.is(next, "along") && self.is(next + 1, "with")) {
            return Some((Joint::And, next + if together { 3 } else { 2 }));
        }
        if self.is_any(next, words!["and", "plus", "or"]) {
            return Some((Joint::And, next + 1));
        }
        if self.is(next, "with") {
            return Some((Joint::With, next + 1));
        }
        if self.is_any(next, words!["down", "up"]) && self.is(next + 1, "from") {
            let peak = self.is_any(next + 3, words!["peak", "high", "low"]) && self.is(next + 4, "of");
            return Some((Joint::With, next + if peak { 5 } else { 2 }));
        }
        match comma + dash {
            0 => None,
            _ if dash == 1 => Some((Joint::Dash, next)),
            _ => Some((Joint::Comma, next)),
        }
    }

    /// The place behind an aside at `at`: "including, by one count, four"; else `at`.
    fn behind_aside(&self, at: usize) -> usize {
        const ASIDE: usize = 8;
        let close = (at + 1..at + ASIDE).find(|&close| self.is(at, ",") && self.is(close, ","));
        close.map_or(at, |close| close + 1)
    }

    /// The people counted at `at`, perhaps behind "his" or "another".
    fn people(&self, at: usize) -> Option<&'a Count> {
        let small = words!["his", "her", "their", "its", "the", "another", "at"];
        let start = at + usize::from(self.is_any(at, small));
        let count = [at, start].into_iter().find_map(|at| self.context.count_at(at))?;
        let counts = count.is_people
            && matches!(count.sort, Sort::Count | Sort::Vague | Sort::Few)
            && count.counted != Counted::Hyphen
            && self.sentence.holds(count.span.start);
        let is_free = |taken: &TokenSpan| taken.end <= count.span.start || count.span.end <= taken.start;
        (counts && self.taken.iter().all(is_free)).then_some(count)
    }

    /// Those listed behind the claim that ends at `end`.
    fn behind(&self, end: usize) -> Vec<(&'static str, &'a Count)> {
        let mut found = Vec::new();
        let mut at = end;
        while found.len() < MOST {
            let Some((joint, start)) = self.next_joint(at, found.is_empty()) else { break };
            let Some(count) = self.people(start) else { break };
            let Some(rule) = self.rule_behind(joint, count, found.last().map(|&(rule, _)| rule)) else {
                break;
            };
            found.push((rule, count));
            at = count.span.end;
        }
        found
    }

    /// The joint that follows `at`: at once, behind a place ("36 in Davel and …"), or an "including" further on.
    fn next_joint(&self, at: usize, is_first: bool) -> Option<(Joint, usize)> {
        let joint = self.joint(at);
        if joint.is_some_and(|(_, start)| self.people(start).is_some()) {
            return joint;
        }
        let mut place = at;
        while place < at + 8 && self.is_of_place(place) {
            place += 1;
        }
        let joint = self.joint(place).filter(|(_, start)| self.people(*start).is_some());
        if joint.is_some() || !is_first {
            return joint;
        }
        (at..self.sentence.end.min(at + REACH))
            .take_while(|&at| {
                let ends = self.is_any(at, words![";", ".", "but", "while"]) && !self.is(at + 1, "they");
                !ends && self.context.harm_at(at).is_none()
            })
            .find_map(|at| {
                let (joint, start) = self.joint(at)?;
                let start = match joint {
                    Joint::Including => self.behind_named(start)?,
                    Joint::With => start,
                    _ => return None,
                };
                self.people(start).is_some().then_some((joint, start))
            })
    }

    /// Where people are counted among those told apart from `start` on: "including Ann Bell and two nurses".
    fn behind_named(&self, start: usize) -> Option<usize> {
        const NAMED: usize = 9;
        if self.people(start).is_some() {
            return Some(start);
        }
        let told = (start..start + NAMED).take_while(|&at| {
            let acts = matches!(self.context.tag(at), Tag::Past | Tag::Present | Tag::Auxiliary);
            self.token(at).is_some() && !acts && self.context.harm_at(at).is_none()
        });
        told.filter_map(|at| self.joint(at))
            .find(|&(joint, behind)| joint == Joint::And && self.people(behind).is_some())
            .map(|(_, behind)| behind)
    }

    /// Whether the token at `at` can belong to where those counted were.
    fn is_of_place(&self, at: usize) -> bool {
        let tag = self.context.tag(at);
        let acts = matches!(tag, Tag::Past | Tag::Present | Tag::Auxiliary | Tag::Coordinator);
        self.token(at).is_some_and(Token::is_word) && !acts
    }

    /// The rule by which `count`, behind `joint`, shares what befell the one before; `None` where it does not.
    fn rule_behind(&self, joint: Joint, count: &Count, last: Option<&'static str>) -> Option<&'static str> {
        let is_of_them =
            count.counted == Counted::Of && self.is_any(count.span.end - 1, words!["them", "whom"]);
        // "12 of whom were children".
        let says_what = is_of_them && self.is_any(count.span.end, words!["were", "are", "was"]);
        if !says_what && self.does_something(count.span.end) {
            return None;
        }
        let next = self.context.tag(count.span.end);
        let is_apart = count.counted == Counted::Nothing
            && (matches!(next, Tag::Preposition | Tag::Participle) || self.is(count.span.end, "each"))
            || is_of_them;
        let lists = matches!(joint, Joint::Comma | Joint::And | Joint::Dash);
        match joint {
            Joint::Including => Some(INCLUDING),
            Joint::AsDid if count.head.is_some() => Some(LIST_BEHIND),
            _ if last == Some(INCLUDING) && count.counted != Counted::Nothing => Some(INCLUDING),
            _ if is_apart => Some(ELSEWHERE),
            Joint::Dash if count.head.is_some() => Some(INCLUDING),
            _ if lists && !self.is_behind && count.counted != Counted::Nothing => Some(LIST_BEHIND),
            _ => None,
        }
    }

    /// Whether a verb follows that makes those counted the subject of something else.
    fn does_something(&self, at: usize) -> bool {
        const CLAUSE: usize = 10;
        if self.is_any(at, words!["who", "that", "whose"]) {
            return false;
        }
        let inside = |at: &usize| {
            self.token(*at).is_some_and(|token| token.is_word() || token.is_number() || token.is("-"))
                && !self.is_any(
                    *at,
                    words!["who", "that", "when", "after", "as", "and", "while", "which", "where"],
                )
        };
        (at..at + CLAUSE).take_while(inside).any(|at| {
            let said = self.token(at).is_some_and(|token| token.classes.has(Class::Speech));
            matches!(self.context.tag(at), Tag::Past | Tag::Present | Tag::Auxiliary)
                || (said && self.context.tag(at).is_verb())
        })
    }

    /// Those listed before the claim that starts at `start`.
    fn before(&self, start: usize) -> Vec<(&'static str, &'a Count)> {
        let mut found = Vec::new();
        let mut at = start;
        while let Some(count) = self.listed_before(at).filter(|_| found.len() < MOST) {
            found.push((LIST_BEFORE, count));
            at = count.span.start;
        }
        // "The king met 20 villagers and two soldiers were killed": the list is an object, and ends a clause.
        let before = at.checked_sub(1).filter(|&before| self.sentence.holds(before));
        let is_object = before.is_some_and(|before| {
            let said = self.token(before).is_some_and(|token| token.classes.has(Class::Speech));
            let opens = words!["as", "after", "when", "that", "where", "with", "before", "since"];
            (self.context.tag(before).is_verb() && !said)
                || (self.context.tag(before) == Tag::Preposition && !self.is_any(before, opens))
        });
        if is_object { Vec::new() } else { found }
    }

    /// The people counted right before the joint that ends at `at`.
    fn listed_before(&self, at: usize) -> Option<&'a Count> {
        let mut end = at;
        if self.is_any(end.checked_sub(1)?, words!["his", "her", "their", "its", "another"]) {
            end -= 1;
        }
        let joined = end;
        while end > self.sentence.start && self.is_any(end - 1, words![",", "and", "as", "well", "plus"]) {
            end -= 1;
        }
        if end == joined {
            return None;
        }
        let counts = &self.context.counts;
        let place = counts.partition_point(|count| count.span.start < end);
        let count = counts.get(place.checked_sub(1)?).filter(|count| count.span.end == end)?;
        self.people(count.span.start).filter(|count| count.counted != Counted::Nothing)
    }
}
