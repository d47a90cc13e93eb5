//! Comparisons: superlatives, firsts and lasts, rises and falls with a figure, and what is told beside something else.
//!
//! Invariant: one sentence at a time; opinion within quotation marks is left out; gives no value.

use crate::extract::claim::{Claim, Kind, Reading};
use crate::extract::context::Context;
use crate::extract::mention::MentionKind;
use crate::extract::rule::{By, Rule};
use crate::text::lexicon::{Class, Classes};
use crate::text::{Tag, Token, TokenSpan};

/// The comparisons of the article.
pub(super) fn scan(context: &Context<'_>) -> Vec<Claim> {
    let mut claims = Vec::new();
    for &sentence in &context.text.sentences {
        let reader = Reader { context, start: sentence.start, end: sentence.end };
        let mut at = sentence.start;
        while at < sentence.end {
            let Some((rule, span)) = reader.comparison(at).filter(|(_, span)| span.end > at) else {
                at += 1;
                continue;
            };
            claims.push(context.claim(span, Reading::Comparison {}, rule, []));
            at = span.end;
        }
    }
    claims
}

/// Adjectives in -est that are no superlatives.
const NO_SUPERLATIVES: [&str; 22] = [
    "west", "east", "rest", "guest", "test", "request", "forest", "interest", "protest", "harvest", "arrest",
    "contest", "honest", "modest", "quest", "invest", "suggest", "midwest", "manifest", "chest", "nest",
    "unrest",
];

/// Words that carry a rank or a superlative to what it is ranked among.
const LINKS: [&str; 12] =
    ["of", "in", "since", "to", "that", "ever", "for", "at", "among", "on", "from", "with"];

/// Tokens between a verb of change and its figure: "increasing the confirmed death toll from fourteen to 31".
const CHANGE_REACH: usize = 8;

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

    fn is_quoted(&self, at: usize) -> bool {
        self.context.quotation_at(at).is_some()
    }

    fn is_before(&self, at: usize, words: &[&str]) -> bool {
        at > self.start && words.contains(&self.written(at - 1))
    }

    /// The comparison that begins at `at`, with its rule.
    fn comparison(&self, at: usize) -> Option<(&'static str, TokenSpan)> {
        self.token(at).filter(|token| token.is_word() || token.is_number())?;
        let found = self
            .rank(at)
            .map(|span| ("comparison-rank", span))
            .or_else(|| self.superlative(at).map(|span| ("comparison-superlative", span)))
            .or_else(|| self.compared(at).map(|span| ("comparison-compared", span)))
            .or_else(|| self.than(at).filter(|_| !self.is_quoted(at)).map(|span| ("comparison-than", span)))
            .or_else(|| self.times(at).map(|span| ("comparison-times", span)))
            .or_else(|| self.change(at).map(|span| ("comparison-change", span)))?;
        Some(found)
    }

    /// The end of the clause from `at`: a comma, stop, bracket, quotation mark or dash.
    fn clause_end(&self, at: usize) -> usize {
        let stops = |at: &usize| {
            matches!(
                self.written(*at),
                "," | "."
                    | ";"
                    | ":"
                    | "("
                    | ")"
                    | "\""
                    | "”"
                    | "“"
                    | "—"
                    | "–"
                    | "?"
                    | "!"
                    | "but"
                    | "while"
            )
        };
        (at..self.end).find(stops).unwrap_or(self.end)
    }

    /// "the first game of the day", "the fifth time", "the only".
    fn rank(&self, at: usize) -> Option<TokenSpan> {
        let word = match self.written(at) {
            "the" | "The" => at + 1,
            "first" | "last" | "only" if self.is_before(at, &["'s", "’s", "its", "his", "her", "their"]) => {
                at
            }
            _ => return None,
        };
        let counted = matches!(self.written(word), "first" | "last" | "only");
        let ordinal = matches!(
            self.written(word),
            "second" | "third" | "fourth" | "fifth" | "sixth" | "seventh" | "eighth" | "ninth" | "tenth"
        );
        let noun = self.noun_behind(word + 1)?;
        let next = self.written(noun + 1);
        let repeated = matches!(self.written(noun), "time" | "straight" | "consecutive");
        let label = matches!(
            self.written(noun),
            "phase" | "half" | "round" | "stage" | "part" | "leg" | "quarter" | "name"
        );
        let period = label || self.token(noun).is_some_and(|token| token.classes.has(Class::Period));
        let linked = matches!(next, "of" | "in" | "since" | "to" | "ever") && counted && !period;
        let time = repeated && (counted || ordinal);
        (time || linked).then(|| TokenSpan::new(at, self.ranked_end(noun + 1)))
    }

    /// The head of the noun phrase at `at`.
    fn noun_behind(&self, at: usize) -> Option<usize> {
        let fits =
            |at: usize| self.context.tag(at).is_nominal() || matches!(self.context.tag(at), Tag::Adjective);
        let last = (at..(at + 4).min(self.end)).take_while(|&at| fits(at)).last()?;
        self.context.tag(last).is_nominal().then_some(last)
    }

    fn ranked_end(&self, at: usize) -> usize {
        let end = self.clause_end(at);
        // "the first game of the day began": the verb of the sentence ends it, where no clause of its own began.
        let clause = matches!(self.written(at), "that" | "to")
            || self.context.tag(at) == Tag::Pronoun
            || self.context.tag(at) == Tag::Adverb;
        if clause {
            return end;
        }
        (at..end)
            .find(|&at| matches!(self.context.tag(at), Tag::Past | Tag::Present | Tag::Auxiliary))
            .unwrap_or(end)
    }

    /// "the deadliest since …", "the world's largest bank", "the most expensive city in …".
    fn superlative(&self, at: usize) -> Option<TokenSpan> {
        if !matches!(self.written(at), "the" | "The") {
            return None;
        }
        let possessed = (at + 1..(at + 4).min(self.end)).find(|&at| matches!(self.written(at), "'s" | "’s"));
        let word = possessed.map_or(at + 1, |mark| mark + 1);
        let after = if matches!(self.written(word), "most" | "least")
            && self.context.tag(word + 1) == Tag::Adjective
        {
            word + 2
        } else if self.is_superlative(word) {
            word + 1
        } else {
            return None;
        };
        let noun = self.noun_behind(after).map_or(after, |noun| noun + 1);
        let linked = LINKS.contains(&self.written(noun));
        if self.is_quoted(at) && self.written(noun) != "since" {
            return None;
        }
        (linked || possessed.is_some())
            .then(|| TokenSpan::new(at, if linked { self.ranked_end(noun) } else { noun }))
    }

    fn is_superlative(&self, at: usize) -> bool {
        let written = self.written(at);
        let best = matches!(written, "best" | "worst" | "biggest");
        best || (written.len() > 5
            && written != "latest"
            && written.ends_with("est")
            && !NO_SUPERLATIVES.contains(&written)
            && !self.token(at).is_some_and(Token::is_capital))
    }

    /// "compared with 7% in Norland".
    fn compared(&self, at: usize) -> Option<TokenSpan> {
        let fits = matches!(self.written(at), "compared" | "Compared")
            && matches!(self.written(at + 1), "to" | "with");
        fits.then(|| TokenSpan::new(at, self.clause_end(at)))
    }

    /// "quicker than expected", "less benefit than sought".
    fn than(&self, at: usize) -> Option<TokenSpan> {
        let written = self.written(at);
        let comparative = matches!(written, "more" | "less" | "fewer" | "better" | "worse")
            || (written.len() > 4
                && written.ends_with("er")
                && (matches!(self.context.tag(at), Tag::Adjective | Tag::Adverb)
                    || matches!(self.written(at + 1), "than" | "then")));
        if !comparative || matches!(written, "rather" | "other" | "later" | "earlier" | "further") {
            return None;
        }
        let than = (at + 1..(at + 5).min(self.end)).find(|&at| {
            self.written(at) == "than" || (self.written(at) == "then" && self.written(at + 1) == "expected")
        })?;
        let hedge = than == at + 1 && matches!(written, "more" | "less" | "fewer");
        let figure = self.context.mentions.holding(MentionKind::Number, at);
        let hedged = figure.is_some_and(|figure| figure.span.holds(than));
        let counted = hedge
            && (self.context.tag(than + 1) == Tag::Number
                || matches!(self.written(than + 1), "a" | "an" | "half" | "one"));
        let plain = (at + 1..than).all(|at| !matches!(self.written(at), "," | "."));
        (plain && !hedged && !counted).then(|| TokenSpan::new(at, self.clause_end(than)))
    }

    /// "doubled the lead", "halving its staff", "twice as many as …".
    fn times(&self, at: usize) -> Option<TokenSpan> {
        match self.written(at) {
            "doubled" | "doubling" | "tripled" | "tripling" | "halved" | "halving" | "quadrupled"
            | "quadrupling" => {
                let object = self.context.phrases.starting(at + 1).map_or(at + 1, |phrase| phrase.base.end);
                Some(TokenSpan::new(at, object))
            }
            "twice" | "times" if self.written(at + 1) == "as" || self.written(at + 1) == "the" => {
                let start = if self.written(at) == "times" && at > self.start { at - 1 } else { at };
                Some(TokenSpan::new(start, self.clause_end(at + 1)))
            }
            _ => None,
        }
    }

    /// "rose 3% from a year ago", "increasing the toll from 14 to 31", "down from a peak of …".
    fn change(&self, at: usize) -> Option<TokenSpan> {
        let verb = self.token(at).is_some_and(|token| token.classes.meets(Classes::of(Class::Change)));
        let adverb = matches!(self.written(at), "up" | "down")
            && (self.written(at + 1) == "from" || self.written(at + 1) == "by");
        let percent_behind = matches!(self.written(at), "up" | "down")
            && self.figure_from(at + 1).is_some_and(|end| self.is_rate(end));
        if (!verb && !adverb && !percent_behind) || (verb && self.is_before(at, &["the", "a", "an", "The"])) {
            return None;
        }
        let limit = self.clause_end(at).min(at + CHANGE_REACH);
        let (figure, mut end) = (at + 1..limit).find_map(|at| Some((at, self.figure_from(at)?)))?;
        let told = self.written(figure - 1);
        if !matches!(told, "by" | "to" | "from" | "of") && figure > at + 2 {
            return None;
        }
        if told == "from" && self.written(end) == "to" {
            end = self.figure_from(end + 1).unwrap_or(end);
        }
        let clause = self.clause_end(end);
        if matches!(self.written(end), "from" | "since") || (told == "of" && adverb) {
            end = clause;
        }
        Some(TokenSpan::new(at, end))
    }

    fn is_rate(&self, end: usize) -> bool {
        end > self.start && matches!(self.written(end - 1), "%" | "percent" | "points")
    }

    /// The end of the figure that begins at `at`, its noun included.
    fn figure_from(&self, at: usize) -> Option<usize> {
        let place = self.context.figures.binary_search_by_key(&at, |figure| figure.span.start).ok()?;
        let figure = self.context.figures.get(place)?;
        let end = figure.span.end;
        let noun = self.context.tag(end).is_nominal()
            && self.token(end).is_some_and(|token| token.is_word() && !token.is_capital());
        Some(if noun { end + 1 } else { end })
    }
}

const fn comparison(
    name: &'static str,
    why: &'static str,
    finds: &'static [(&'static str, &'static str)],
    leaves: &'static [&'static str],
) -> Rule {
    Rule { name, kind: Kind::Comparison, by: By::Scanner, why, finds, leaves }
}

pub(super) const RULES: &[Rule] = &[
    comparison(
        "comparison-rank",
        "something is the first, last or only one of its sort",
        &[("It was [the first case of this type in history].", "comparison")],
        &["They won in the first half.", "He left last year."],
    ),
    comparison(
        "comparison-superlative",
        "something is the most of its sort",
        &[("It was [the deadliest since the war].", "comparison")],
        &["They went to the west.", "The guest of honour left."],
    ),
    comparison(
        "comparison-compared",
        "something is told beside something else",
        &[("It sold 9%, [compared with 7% in Norland].", "comparison")],
        &["He compared them."],
    ),
    comparison(
        "comparison-than",
        "something is more or less than something else",
        &[("The work went [quicker than expected].", "comparison")],
        &["More than 40 people left.", "He left rather than wait."],
    ),
    comparison(
        "comparison-times",
        "something is so many times something else",
        &[("The firm is [halving its staff].", "comparison")],
        &["He called twice."],
    ),
    comparison(
        "comparison-change",
        "something rose or fell by a figure",
        &[("Its debt [increased by 7 percent] in May.", "comparison")],
        &["Bond prices rose.", "The rise was slow."],
    ),
];
