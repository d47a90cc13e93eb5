//! The cues that are no verbs: "according to", "citing", "by early reports", "made the announcement".
//!
//! Invariant: finds attributions by words and tags; knows nothing of what is told.

use super::Told;
use super::cue::verb_group;
use super::ground::Ground;
use super::layer::own;
use super::source::{beginning, is_speaker, subject};
use crate::text::lexicon::Class;
use crate::text::{Tag, TokenSpan, Word, words};

/// What is told in numbers and set anew: "edged up its forecast".
const FORECASTS: &[Word] =
    words!["forecast", "forecasts", "outlook", "outlooks", "projection", "projections"];

/// What a source is told to have said, where the source owns it: "Varn's claims".
const OWNED: &[Word] = words![
    "claim",
    "claims",
    "estimate",
    "estimates",
    "allegation",
    "allegations",
    "assertion",
    "assertions",
    "argument",
    "counter-argument",
    "warning",
    "warnings",
];

/// What somebody makes by telling.
const MADE_BY_TELLING: &[Word] = words!["announcement", "statement", "accusation"];

/// The attribution whose cue, which is no verb of telling, stands at `at`.
pub(super) fn by_phrase(ground: &Ground<'_>, at: usize) -> Option<Told> {
    /// What such a cue begins with where it is no noun.
    const OPENERS: &[Word] = words!["according", "citing", "quoting", "per", "by", "via", "based"];
    if ground.is_any(at, OPENERS) {
        return by_preposition(ground, at).or_else(|| by_reports(ground, at));
    }
    by_news(ground, at).or_else(|| by_noun(ground, at))
}

/// "the news came from X", "rumours circulated", "the first reports were of a fire".
fn by_news(ground: &Ground<'_>, at: usize) -> Option<Told> {
    let comes = ground.is_any(at, words!["came", "comes"]) && ground.is_any(at + 1, words!["from"]);
    let spreads = ground.is_any(at, words!["circulated", "emerged", "surfaced", "varied", "vary"]);
    let is_of = ground.is_any(at, words!["were", "are"]) && ground.is_any(at + 1, words!["of"]);
    if !(comes || spreads || is_of) {
        return None;
    }
    let news = ground.phrase_ending(at)?;
    let is_news = ground.is_any(news.head, words!["news", "announcement", "confirmation", "word"]);
    let are_reports = ground.is_any(news.head, words!["reports", "rumors", "rumours", "accounts"]);
    let source = match () {
        () if comes && is_news => {
            beginning(ground, at + 2, true).filter(|source| is_speaker(ground, *source))?
        }
        () if !comes && are_reports => news.base,
        () => return None,
    };
    let end = source.end.max(at + 1);
    Some(Told {
        rule: "attribution-noun",
        span: TokenSpan::new(news.base.start, end),
        source,
        cue: TokenSpan::new(at, at + if comes { 2 } else { 1 }),
    })
}

/// "according to X", "per X", "citing X".
fn by_preposition(ground: &Ground<'_>, at: usize) -> Option<Told> {
    let (cue_end, rule) = if ground.is_any(at, words!["according"]) && ground.is_any(at + 1, words!["to"]) {
        (at + 2, "attribution-according-to")
    } else if ground.is_any(at, words!["citing", "quoting"])
        || ground.is_any(at, words!["per"])
            && (at == ground.sentence(at).start || is_named_behind(ground, at))
    {
        (at + 1, "attribution-citing")
    } else {
        return None;
    };
    let source = beginning(ground, cue_end, true).or_else(|| run_of(ground, cue_end))?;
    let strict = cue_end == at + 1;
    (!strict || is_speaker(ground, source)).then(|| Told {
        rule,
        span: TokenSpan::new(at, source.end),
        source,
        cue: TokenSpan::new(at, cue_end),
    })
}

/// Whether a name that ends the clause stands behind "per" at `at`: "…, per Norpress."
fn is_named_behind(ground: &Ground<'_>, at: usize) -> bool {
    let is_capital = |at: usize| ground.token(at).is_some_and(|token| token.is_capital());
    let name = ground.phrase_at(at + 1).filter(|name| is_capital(name.head));
    name.is_some_and(|name| matches!(ground.written(name.base.end), "." | "," | "" | ";"))
}

/// The words up to the next mark behind a cue, where they begin with a source that the tags make no phrase of:
/// "according to witness accounts and authorities".
fn run_of(ground: &Ground<'_>, at: usize) -> Option<TokenSpan> {
    /// Longest such run, in tokens.
    const LONGEST: usize = 9;
    let named = [Class::SourceNoun, Class::ReportNoun, Class::UnnamedSource];
    let opens = named.into_iter().any(|class| ground.has(at, class))
        && !ground.has(at.saturating_sub(2), Class::ReportNoun);
    let limit = ground.sentence(at).end.min(at + LONGEST);
    let end = (at..limit).find(|&at| {
        let is_name = ground.token(at).is_some_and(|token| token.is_capital());
        ground.tag(at) == Tag::Mark || ground.tag(at) == Tag::Auxiliary && !is_name
    });
    end.filter(|&end| opens && end > at).map(|end| TokenSpan::new(at, end))
}

/// "by early reports", "based on unconfirmed reports", "via the news agency X".
fn by_reports(ground: &Ground<'_>, at: usize) -> Option<Told> {
    let opens = at == ground.sentence(at).start || ground.written(at.saturating_sub(1)) == ",";
    let cue_end = if ground.is_any(at, words!["by"]) && opens || ground.is_any(at, words!["via"]) {
        at + 1
    } else if ground.is_any(at, words!["based"]) && ground.is_any(at + 1, words!["on"]) {
        at + 2
    } else {
        return None;
    };
    let source = beginning(ground, cue_end, false)?;
    let words: &[Word] = if ground.is_any(at, words!["via"]) {
        words!["agency", "newspaper", "broadcaster"]
    } else {
        words!["reports", "accounts", "sources"]
    };
    (source.start..source.end).any(|at| ground.is_any(at, words)).then(|| Told {
        rule: "attribution-citing",
        span: TokenSpan::new(at, source.end),
        source,
        cue: TokenSpan::new(at, cue_end),
    })
}

/// "made the announcement", "edged up its forecast", "gave no details": what the source's own verb has for its object.
fn by_noun(ground: &Ground<'_>, at: usize) -> Option<Told> {
    /// Tokens between a source's "its" and its forecast.
    const LONGEST: usize = 4;
    let can_be_noun = matches!(
        ground.tag(at),
        Tag::Noun | Tag::Plural | Tag::Base | Tag::Present | Tag::Past | Tag::Participle
    );
    if !can_be_noun {
        return None;
    }
    let told = ground.is_any(at, MADE_BY_TELLING);
    let owned = ground.is_any(at, OWNED);
    let details = ground.is_any(at, words!["details", "detail"]);
    let forecast = ground.is_any(at, FORECASTS);
    if owned {
        return owner_of(ground, at);
    }
    if !(told || details || forecast) || leads_on(ground, at + 1) && !details {
        return None;
    }
    let start = if forecast {
        (at.saturating_sub(LONGEST)..at)
            .rev()
            .find(|&at| ground.is_any(at, words!["its", "his", "her", "their", "the"]))
    } else {
        ground.phrases.holding(at).map(|object| object.base.start)
    }?;
    let verb = verb_before(ground, start)?;
    let fits = match () {
        () if told => {
            let opens_that = ground.is_any(at + 1, words!["that"]);
            ground.is_any(verb, words!["issued", "issues", "released"])
                || ground.is_any(verb, words!["made", "makes", "make"]) && !opens_that
        }
        () if details => ground.is_any(verb, words!["gave", "give", "gives", "provided", "provide"]),
        () => ground.tag(verb) == Tag::Past,
    };
    let from = verb_group(ground, verb).start;
    let source = subject(ground, from)
        .or_else(|| own(ground, from))
        .or_else(|| is_pair(ground, from).then(|| TokenSpan::new(from, from + 1)))
        .filter(|source| fits && (is_speaker(ground, *source) || is_pair(ground, source.start)))?;
    Some(Told {
        rule: "attribution-noun",
        span: TokenSpan::new(source.start, at + 1),
        source,
        cue: TokenSpan::new(verb, at + 1),
    })
}

/// Whether the word at `at` goes on with what a statement says or is of: "a statement saying", "the announcement of".
fn leads_on(ground: &Ground<'_>, at: usize) -> bool {
    let says = ground.has(at, Class::Speech) || ground.has(at, Class::Stance);
    ground.is_any(at, words!["of"]) || ground.tag(at) == Tag::Gerund && says
}

/// Whose telling a noun with its owner before it is: "the bank's estimate", "Varn's claims".
fn owner_of(ground: &Ground<'_>, at: usize) -> Option<Told> {
    let mark = at.checked_sub(1).filter(|&at| matches!(ground.written(at), "'s" | "’s" | "'" | "’"))?;
    let phrase = ground.phrases.holding(at)?;
    let start = ground.phrase_ending(mark).map_or(phrase.base.start, |owner| owner.base.start);
    let source = TokenSpan::new(start, mark);
    (!source.is_empty() && is_speaker(ground, source)).then(|| Told {
        rule: "attribution-noun",
        span: TokenSpan::new(start, at + 1),
        source,
        cue: TokenSpan::new(at, at + 1),
    })
}

/// The verb before an object that begins with token `start`, perhaps with its particle: "edged up its forecast".
fn verb_before(ground: &Ground<'_>, start: usize) -> Option<usize> {
    let before = start.checked_sub(1)?;
    let verb = if ground.is_any(before, words!["up", "down"]) { before.checked_sub(1)? } else { before };
    let fits = ground.tag(verb).is_verb() && ground.sentence(start).holds(verb);
    (fits && !matches!(ground.tag(verb), Tag::Gerund | Tag::Participle)).then_some(verb)
}

/// Whether two that were named before tell: "neither gave details".
fn is_pair(ground: &Ground<'_>, at: usize) -> bool {
    ground.is_any(at, words!["neither", "both"])
}
