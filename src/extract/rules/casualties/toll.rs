//! Tolls: "the death toll rose from 14 to 31", "the number of injured has reached 200".
//!
//! Invariant: a noun that is a tally of people, and every number that its clause gives for it.

use crate::extract::claim::{Claim, Kind, Outcome};
use crate::extract::context::Context;
use crate::extract::count::{Count, Counted};
use crate::extract::harm;
use crate::extract::rule::Rule;
use crate::text::figure::Sort;
use crate::text::lexicon::Class;
use crate::text::{Tag, Token, TokenSpan, Word, words};

use super::casualty;

const TOLL: &str = "casualty-toll";
const NUMBER_OF: &str = "casualty-number-of";

pub(in crate::extract::rules) const RULES: &[Rule] = &[
    Rule::scanned(
        Kind::Casualty,
        TOLL,
        "a number stands with a toll",
        &[
            ("The death toll rose to [19] on Friday.", "killed 19"),
            ("The fire had a death toll of [at least 22 people].", "killed >=22"),
            ("The fire raised the death toll from fourteen to [31].", "killed 31"),
            ("The death toll, which stood at [14] on Monday, rose to 19.", "killed 14"),
            ("Some death tolls, given in private, [exceeded 100].", "killed >100"),
            ("Toll in mill fire rises to [31]", "killed 31"),
            ("The mayor raised the toll to [31].", "killed 31"),
            ("They fear that the toll could [exceed 100].", "killed >100"),
        ],
        &["The toll of $5 is too high.", "Some road tolls, given in private, exceeded 100."],
    ),
    Rule::scanned(
        Kind::Casualty,
        NUMBER_OF,
        "a number stands with how many came to harm",
        &[
            ("The number of dead stood at [88].", "killed 88"),
            ("The number of people injured has reached [200].", "injured 200"),
            ("The number of refugees rose to the [4,000 mark].", "displaced 4000"),
        ],
        &["The number of guests stood at 88."],
    ),
];

/// Words that carry a tally to its number.
const LINKS: &[Word] = words![
    "to", "at", "of", "is", "was", "past", "above", "beyond", "reached", "reaches", "reaching", "reach",
    "hit", "hits", "hitting", "passed", "passes", "passing", "tops", "topped", "now", "from", "by", "be",
    "been", ":", "as", "in",
];

/// Tokens of a clause in which a tally still looks for its number.
const REACH: usize = 22;

/// The numbers given for tolls.
pub(in crate::extract::rules) fn scan(context: &Context<'_>) -> Vec<Claim> {
    let mut claims = Vec::new();
    // What the sentence before told of a tally, which "it" or "the figure" may go on with.
    let mut last = None;
    for &sentence in &context.text.sentences {
        let reader = Reader { context, sentence };
        let mut told = last.take().and_then(|(rule, outcome)| Some((rule, reader.goes_on()?, outcome)));
        let mut at = sentence.start;
        while at < sentence.end || told.is_some() {
            let tally = told.take().or_else(|| reader.tally(at));
            at += 1;
            let Some((rule, end, outcome)) = tally else { continue };
            last = Some((rule, outcome));
            claims.extend(reader.numbers(end).into_iter().map(|count| {
                let parts = [("toll", TokenSpan::new(end - 1, end)), ("number", count.span)];
                context.claim(count.span, casualty(count.amount, outcome), rule, parts)
            }));
        }
    }
    claims
}

struct Reader<'a> {
    context: &'a Context<'a>,
    sentence: TokenSpan,
}

impl<'a> Reader<'a> {
    fn token(&self, at: usize) -> Option<&'a Token> {
        self.context.text.token(at).filter(|_| self.sentence.holds(at))
    }

    fn is_any(&self, at: usize, words: &[Word]) -> bool {
        self.token(at).is_some_and(|token| words.contains(&token.word))
    }

    /// The tally at token `at`: its rule, its end, and what befell those it counts.
    fn tally(&self, at: usize) -> Option<(&'static str, usize, Outcome)> {
        let token = self.token(at)?;
        if token.is("toll") || token.is("tolls") || token.is("count") {
            let before = at.checked_sub(1).filter(|&before| self.sentence.holds(before));
            let told = before.and_then(|before| self.token(before));
            let outcome = match told {
                Some(word) if word.is("death") || word.is("body") || word.is("fatality") => Outcome::Killed,
                Some(word) if word.is("casualty") => Outcome::Casualties,
                Some(word) if word.is("injury") => Outcome::Injured,
                // A toll that rises is one of deaths, where nothing is paid.
                _ if token.is("toll") && (self.rises(at + 1) || self.is_raised(at)) => Outcome::Killed,
                _ => return None,
            };
            return Some((TOLL, at + 1, outcome));
        }
        // "deaths surpassing 100,000", "infections rose to 40": the noun is the tally, where nothing counts it.
        let is_tally = token.classes.has(Class::HarmNoun)
            && self.context.tag(at) == Tag::Plural
            && self.context.counts_of(at).is_none()
            && self.climbs(at + 1);
        if is_tally {
            return Some((NUMBER_OF, at + 1, harm::NOUNS.get(token.word)?));
        }
        let counts = (token.is("number") || token.is("numbers")) && self.is_any(at + 1, words!["of"]);
        let (end, outcome) = counts.then(|| self.those_harmed(at + 2)).flatten()?;
        Some((NUMBER_OF, end, outcome))
    }

    /// Whether the next word says that a tally rose, stood or went past a number.
    fn climbs(&self, at: usize) -> bool {
        let has = words!["have", "has", "had", "now", "are", "is"];
        let at = at + usize::from(self.is_any(at, has));
        let climbs = words![
            "surpassing",
            "surpassed",
            "exceeding",
            "exceeded",
            "exceed",
            "topping",
            "topped",
            "reached",
            "reaching",
            "hit",
            "passed",
            "passing",
            "stood",
            "stand",
            "stands",
            "totaled",
            "totalled",
            "nearing",
        ];
        self.is_any(at, climbs) || self.token(at).is_some_and(|token| token.classes.has(Class::Change))
    }

    /// "Raised the toll to 31".
    fn is_raised(&self, toll: usize) -> bool {
        let raised = words![
            "raised",
            "raise",
            "raising",
            "lowered",
            "lowering",
            "revised",
            "brought",
            "bringing",
            "took",
            "taking",
            "pushed",
            "pushing",
            "increased",
            "increasing",
        ];
        let verb = toll.checked_sub(2).filter(|&verb| self.sentence.holds(verb));
        self.is_any(toll + 1, words!["to"]) && verb.is_some_and(|verb| self.is_any(verb, raised))
    }

    /// Whether a verb of change follows close behind.
    fn rises(&self, at: usize) -> bool {
        let place = (at..at + 8).find(|&at| {
            let stands = self.is_any(
                at,
                words![
                    "stands", "stood", "reached", "reaches", "reach", "at", "passes", "passed", "exceeds",
                    "exceeded", "exceed",
                ],
            );
            stands || self.token(at).is_none_or(|token| token.classes.has(Class::Change))
        });
        place.is_some_and(|at| self.token(at).is_some())
    }

    /// "confirmed dead", "people killed", "injured": where they end, and what befell them.
    fn those_harmed(&self, start: usize) -> Option<(usize, Outcome)> {
        (start..start + 6).find_map(|at| {
            let token = self.token(at)?;
            let of_disease = self.context.tells_of_disease && token.is("cases");
            if let Some(outcome) =
                harm::NOUNS.get(token.word).or_else(|| of_disease.then_some(Outcome::Other))
            {
                return Some((at + 1, outcome));
            }
            let harm = self.context.harm_at(at)?;
            Some((harm.span.end, harm.outcome))
        })
    }

    /// The numbers that the clause from `start` gives for its tally.
    fn numbers(&self, start: usize) -> Vec<&'a Count> {
        let mut found = Vec::new();
        let mut at = start;
        while at < self.sentence.end.min(start + REACH) && !self.turns_away(at) {
            match self.context.count_at(at) {
                Some(count) if self.is_linked(at, start) && is_tally(count, self.context) => {
                    found.push(count);
                    at = count.span.end;
                }
                // Another number of people with what befell it: the tally is told.
                Some(count) if count.is_people && count.head.is_some() => break,
                _ => at += 1,
            }
        }
        found
    }

    /// Whether something else is told from `at` on; "but surged to 2,000" goes on with the tally.
    fn turns_away(&self, at: usize) -> bool {
        let goes_on = || self.token(at + 1).is_some_and(|token| token.classes.has(Class::Change));
        self.is_any(at, words![";", "while", "number", "toll"])
            || (self.is_any(at, words!["but"]) && !goes_on())
    }

    /// Whether a sentence begins here that goes on with a tally: "It dropped to …", "The figure stood at …".
    fn goes_on(&self) -> Option<usize> {
        let first = self.sentence.start;
        if self.is_any(first, words!["it"]) {
            return Some(first + 1);
        }
        let is_figure = self.is_any(first + 1, words!["figure", "number", "total"])
            && !self.is_any(first + 2, words!["of"]);
        (self.is_any(first, words!["the", "that"]) && is_figure).then_some(first + 2)
    }

    /// Whether the number at `at` hangs on the tally that ends at `start`: by a link, or by a hedge that is a verb.
    fn is_linked(&self, at: usize, start: usize) -> bool {
        let before = at - usize::from(self.is_any(at - 1, words!["the"]));
        let rises = |at: usize| self.token(at).is_some_and(|token| token.classes.has(Class::Change));
        before > start
            && (self.is_any(before - 1, LINKS) || rises(before - 1) || self.is_any(at, words!["at"]))
            || matches!(self.context.tag(at), Tag::Past | Tag::Present | Tag::Base | Tag::Gerund)
    }
}

/// Whether `count` can be how many people: no sum, no year.
fn is_tally(count: &Count, context: &Context<'_>) -> bool {
    let counts = count.unit.is_none() && matches!(count.sort, Sort::Count | Sort::Vague);
    let bare = count.counted == Counted::Nothing;
    let is_year = bare
        && count.span.len() == 1
        && context.words(count.span).len() == 4
        && count.amount.low.is_some_and(|low| (1800.0..2100.0).contains(&low));
    // "rose to the 4,000 mark".
    let is_mark = count.head.and_then(|head| context.text.token(head));
    let is_mark = is_mark.is_some_and(|head| head.is("mark") || head.is("level"));
    counts && !is_year && (count.is_people || bare || is_mark)
}
