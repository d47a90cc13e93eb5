//! The source's words: the phrase to the left of a verb of telling, or to the right of a cue.
//!
//! Invariant: gives stretches of tokens; says nothing of whom they stand for.

use super::ground::Ground;
use crate::extract::trade::is_trade;
use crate::text::lexicon::Class;
use crate::text::tag::is_common;
use crate::text::{Phrase, Tag, TokenSpan, Word, words};

/// Farthest comma, in tokens, from which a subject's apposition is still followed: longer ones lose the reader too.
const APPOSITION_REACH: usize = 45;

/// Prepositions that tie a phrase to a source before it: "officials in the north", "a spokesman for the army".
const LINKS: &[Word] =
    words!["of", "in", "for", "from", "at", "with", "within", "inside", "on", "to", "across", "near"];

/// Prepositions behind a word that describes a source: "released by", "briefed on", "familiar with".
const PARTICIPLE_LINKS: &[Word] = words!["by", "on", "with", "in", "to", "from", "of", "over", "for", "at"];

/// What a source is said to have told something in, which is no part of its name.
const MEDIA: &[Word] = words![
    "statement",
    "interview",
    "tweet",
    "email",
    "e-mail",
    "letter",
    "speech",
    "briefing",
    "conference",
    "twitter",
];

/// Words that stand for things, not for speakers.
const NO_SPEAKERS: &[Word] = words![
    "i",
    "you",
    "this",
    "that",
    "these",
    "those",
    "there",
    "what",
    "nothing",
    "something",
    "everything",
    "we",
    "which",
    "one",
];

/// The words that the subject of the verb at `verb` consists of, where the verb's own words begin at `from`.
pub(super) fn subject(ground: &Ground<'_>, from: usize) -> Option<TokenSpan> {
    let sentence = ground.sentence(from);
    let end = before_time(ground, from);
    let before = end.checked_sub(1).filter(|&at| at >= sentence.start)?;
    if ground.is_any(before, words!["who", "which", "that"]) {
        let end = if ground.written(before - usize::from(before > 0)) == "," { before - 1 } else { before };
        let is_person = ground.is_any(before, words!["who"]);
        return ending(ground, before_age(ground, end))
            .filter(|source| is_person || is_speaker(ground, *source));
    }
    if matches!(ground.written(before), "," | "—" | "–") {
        let start = behind_apposition(ground, before, sentence);
        return start.map(|start| TokenSpan::new(start, before)).or_else(|| {
            let close = ending(ground, before)?;
            (is_clause_start(ground, close.start) && is_speaker(ground, close)).then_some(close)
        });
    }
    let source = ending(ground, end)?;
    let source = titled_before(ground, source, sentence).unwrap_or(source);
    Some(TokenSpan::new(list_start(ground, source.start), source.end))
}

/// Where those begin who speak together, the last of whom begins at `start`: "Norland, Sund, and Davel have said", "both
/// Norland and Davel".
fn list_start(ground: &Ground<'_>, start: usize) -> usize {
    /// Most who speak together.
    const MOST: usize = 5;
    let floor = ground.sentence(start).start;
    let before = |at: usize, word: &str| at > floor && ground.written(at - 1) == word;
    let mut first = start;
    if before(start, "and") && before(start - 1, ",") {
        first = start - 1;
        for _ in 0..MOST {
            let Some(comma) = first.checked_sub(1).filter(|_| before(first, ",")) else { break };
            let Some(one) = ground.phrase_ending(comma) else { break };
            first = one.base.start;
        }
        if first != floor || !is_named(ground, floor) {
            first = start;
        }
    }
    first - usize::from(first > floor && ground.is_any(first - 1, words!["both"]))
}

/// `end`, moved before an age between commas: "Ana Holt, 24, who said".
fn before_age(ground: &Ground<'_>, end: usize) -> usize {
    let is_age = end >= 3
        && ground.tag(end - 1) == Tag::Number
        && ground.written(end - 2) == ","
        && ground.written(end) == ",";
    if is_age { end - 2 } else { end }
}

/// A name and a post side by side with one comma between, where a clause begins with them: "The party's leader, Ana
/// Holt said", "“…,” Ana Holt, the party's leader told".
fn titled_before(ground: &Ground<'_>, source: TokenSpan, sentence: TokenSpan) -> Option<TokenSpan> {
    let comma = source.start.checked_sub(1).filter(|&at| ground.written(at) == ",")?;
    let start = ending(ground, comma)?.start;
    let first = ground.phrases.holding(start)?;
    let second = ground.phrase_at(source.start).filter(|phrase| phrase.base.end == source.end)?;
    let opens = start == sentence.start || ground.quotation_ending(start).is_some();
    let is_post = |head: usize| ground.has(head, Class::SourceNoun) && ground.tag(head) == Tag::Noun;
    let is_name = |head: usize| ground.tag(head) == Tag::Name && !ground.has(head, Class::CalendarName);
    let pair = is_post(first.head) && is_name(second.head) || is_name(first.head) && is_post(second.head);
    (opens && pair).then(|| TokenSpan::new(start, source.end))
}

/// `end`, moved before a day that stands between a subject and its verb: "the ministry on Friday said".
fn before_time(ground: &Ground<'_>, end: usize) -> usize {
    let last = end.saturating_sub(1);
    if ground.is_any(last, words!["yesterday", "today"]) && ground.phrase_ending(last).is_some() {
        return last;
    }
    let is_period = ground.is_any(last, words!["week", "month", "year", "weekend"])
        && ground.is_any(last.saturating_sub(1), words!["this", "last"]);
    if is_period && ground.phrase_ending(last - 1).is_some() {
        return last - 1;
    }
    let Some(day) = ground.phrase_ending(end).map(|phrase| phrase.base) else { return end };
    let is_day = (day.start..day.end).all(|at| ground.has(at, Class::CalendarName));
    let is_year = day.len() == 1 && ground.tag(day.start) == Tag::Number;
    let marked = day.start.checked_sub(1).filter(|&at| {
        ground.is_any(at, words!["in"]) || is_day && ground.is_any(at, words!["on", "late", "early"])
    });
    if is_day || is_year { marked.unwrap_or(end) } else { end }
}

/// The source whose words end before token `end`, with what hangs on it by prepositions.
fn ending(ground: &Ground<'_>, end: usize) -> Option<TokenSpan> {
    let phrase = ground.phrase_ending(behind_brackets(ground, end))?;
    if ground.is_any(phrase.head, NO_SPEAKERS) {
        return None;
    }
    let name = name_start(ground, phrase);
    let name = behind_day(ground, name, phrase.head);
    let first = if name > phrase.base.start { name } else { first_of(ground, name) };
    Some(TokenSpan::new(with_purpose(ground, first), end))
}

/// `first`, moved behind a day before a name: "On Friday Norland Motors said".
fn behind_day(ground: &Ground<'_>, first: usize, head: usize) -> usize {
    let is_day = first < head
        && ground.has(first, Class::CalendarName)
        && first > ground.sentence(first).start
        && ground.is_any(first - 1, words!["on"]);
    first + usize::from(is_day)
}

/// `first`, moved before the purpose in a name: "the Committee to Protect Birds".
fn with_purpose(ground: &Ground<'_>, first: usize) -> usize {
    let is_capital = |at: usize| ground.token(at).is_some_and(|token| token.is_capital());
    let Some(to) = first.checked_sub(2).filter(|&to| ground.is_any(to, words!["to"]) && is_capital(to + 1))
    else {
        return first;
    };
    let body = ground.phrase_ending(to).filter(|body| is_capital(body.head));
    body.map_or(first, |body| body.base.start)
}

/// Where the name at the end of `phrase` begins, where a noun that is no title stands before it ("after the sale
/// Norcorp said"); else the start of the phrase.
fn name_start(ground: &Ground<'_>, phrase: &Phrase) -> usize {
    let is_noun = |at: &usize| {
        let capital = ground.token(*at).is_some_and(|token| token.is_capital());
        !capital && matches!(ground.tag(*at), Tag::Noun | Tag::Plural | Tag::Number)
    };
    let last = (phrase.base.start..phrase.base.end).rev().find(is_noun).filter(|&at| at < phrase.head);
    let names = [Class::SourceNoun, Class::Title, Class::Person, Class::Body];
    let is_title =
        |at: usize| names.into_iter().any(|class| ground.has(at, class)) || is_trade(ground.written(at));
    match last {
        Some(at) if !is_title(at) && ground.tag(at + 1) == Tag::Name => at + 1,
        _ => phrase.base.start,
    }
}

/// Where the words before a closing bracket that ends before `end` end; `end` where there is none.
fn behind_brackets(ground: &Ground<'_>, end: usize) -> usize {
    /// Longest bracket that still counts as a part of the source: a short form, a party, known works.
    const LONGEST: usize = 12;
    if ground.written(end.saturating_sub(1)) != ")" {
        return end;
    }
    (end.saturating_sub(LONGEST)..end).rev().find(|&at| ground.written(at) == "(").unwrap_or(end)
}

/// The first token of a source whose last core begins with token `start`.
fn first_of(ground: &Ground<'_>, start: usize) -> usize {
    /// Links after which a source is no longer read on: nobody names one so long.
    const MOST_LINKS: usize = 12;
    let mut first = start;
    let mut joined_at = None;
    for _ in 0..MOST_LINKS {
        let Some(link) = first.checked_sub(1) else { break };
        let Some(before) = linked_before(ground, link) else { break };
        if ground.is_any(link, words!["and"]) {
            joined_at = joined_at.or(Some(first));
        }
        first = before;
    }
    // "X and Y" is one source only where a clause begins with X.
    joined_at.filter(|_| !is_clause_start(ground, first)).unwrap_or(first)
}

/// The first token of the phrase that the word at `link` ties to the one behind it, in the same sentence.
fn linked_before(ground: &Ground<'_>, link: usize) -> Option<usize> {
    let is_described = ground.is_any(link, PARTICIPLE_LINKS) && is_describing(ground, link.checked_sub(1)?);
    let is_linked = ground.is_any(link, words!["and", "during", "on", "from"])
        || ground.is_any(link, LINKS) && !ground.has(link + 1, Class::CalendarName);
    if ground.tag(link) == Tag::Gerund {
        let owner = ground.phrase_ending(link).filter(|owner| ground.has(owner.head, Class::SourceNoun))?;
        return is_clause_start(ground, owner.base.start).then_some(owner.base.start);
    }
    let end = behind_brackets(ground, if is_described { link - 1 } else { link });
    let before = ground.phrase_ending(end).filter(|_| is_described || is_linked)?;
    let fits = before.base.start >= ground.sentence(link).start && ground.tag(before.head) != Tag::Pronoun;
    fits.then_some(before.base.start)
}

/// Whether token `at` describes the noun before it: "released" by, "presiding" over, "familiar" with.
fn is_describing(ground: &Ground<'_>, at: usize) -> bool {
    matches!(ground.tag(at), Tag::Participle | Tag::Past | Tag::Gerund) && !ground.has(at, Class::Speech)
        || ground.is_any(at, words!["familiar", "close", "aware"])
}

/// Whether a clause begins with token `at`.
fn is_clause_start(ground: &Ground<'_>, at: usize) -> bool {
    let sentence = ground.sentence(at);
    at == sentence.start
        || matches!(ground.written(at - 1), "," | "—" | "–" | "--" | ";" | ":" | "\"" | "”" | "“" | ")")
        || matches!(ground.tag(at - 1), Tag::Subordinator | Tag::Coordinator)
        || ground.has(at - 1, Class::CalendarName)
        || ground.is_any(at - 1, words!["yesterday", "today"])
        || ground.is_any(at - 1, words!["that", "while", "when", "where", "as", "after", "before", "with"])
}

/// The first token of a subject that is followed by appositions, the last of which closes with the mark at `close`.
fn behind_apposition(ground: &Ground<'_>, close: usize, sentence: TokenSpan) -> Option<usize> {
    let floor = sentence.start.max(close.saturating_sub(APPOSITION_REACH));
    let mut best = None;
    let mut end = close;
    for at in (floor..close).rev() {
        if !matches!(ground.written(at), "," | "—" | "–") || ground.quotation_at(at).is_some() {
            continue;
        }
        if !is_apposition(ground, TokenSpan::new(at + 1, end)) {
            break;
        }
        end = at;
        let Some(source) = ending(ground, at) else { continue };
        let is_person = ground.is_any(at + 1, words!["who"]);
        if is_clause_start(ground, source.start) && (is_person || is_speaker(ground, source)) {
            best = Some(source.start);
            if source.start == sentence.start {
                break;
            }
        }
    }
    best
}

/// Whether `span` can stand between commas behind a name: no clause of its own but a relative one.
fn is_apposition(ground: &Ground<'_>, span: TokenSpan) -> bool {
    let opens = |words: &[Word]| ground.is_any(span.start, words);
    let relative = opens(words!["who", "which", "whose", "where"]);
    let leads = matches!(ground.tag(span.start), Tag::Preposition | Tag::Gerund | Tag::Participle);
    let finite = (span.start..span.end)
        .any(|at| ground.is_finite(at) && !(at > 0 && ground.is_any(at - 1, words!["who", "which", "that"])));
    !span.is_empty() && (relative || leads || !finite)
}

/// Whether token `at` belongs to a name: as the tagger sees it, or by a capital inside the sentence.
fn is_named(ground: &Ground<'_>, at: usize) -> bool {
    let by_capital = ground.tag(at).is_nominal()
        && ground.token(at).is_some_and(|token| {
            token.is_capital() && (at > ground.sentence(at).start || !is_common(token.word))
        });
    (ground.tag(at) == Tag::Name || by_capital) && !ground.has(at, Class::CalendarName)
}

/// Whether `source` can speak: a name, a person or body, a thing that tells, or a pronoun.
pub(super) fn is_speaker(ground: &Ground<'_>, source: TokenSpan) -> bool {
    let pronoun = source.end == source.start + 1
        && ground.is_any(
            source.start,
            words!["he", "she", "they", "it", "both", "some", "many", "others", "who", "another"],
        );
    pronoun
        || (source.start..source.end).any(|at| {
            is_named(ground, at) || ground.has(at, Class::SourceNoun) || ground.has(at, Class::ReportNoun)
        })
}

/// Whether the noun that `source` hangs on can speak, and not only one behind it: "the mayor", but not "the death of
/// the mayor".
pub(super) fn is_headed(ground: &Ground<'_>, source: TokenSpan) -> bool {
    let speaks = [
        Class::SourceNoun,
        Class::ReportNoun,
        Class::UnnamedSource,
        Class::Person,
        Class::Title,
        Class::Body,
    ];
    let heads = |at: usize| speaks.into_iter().any(|class| ground.has(at, class)) || is_named(ground, at);
    let Some(phrase) = ground.phrase_at(source.start) else { return is_speaker(ground, source) };
    ground.tag(phrase.head) == Tag::Pronoun
        || heads(phrase.head)
        || ground.is_any(phrase.head, words!["both", "some", "one"])
}

/// The source that begins with token `at`, with what hangs on it; with an apposition where `full`.
pub(super) fn beginning(ground: &Ground<'_>, at: usize, full: bool) -> Option<TokenSpan> {
    /// Words that may stand before the phrase proper: "newly released data".
    const LEAD: usize = 2;
    let phrase = (at..=at + LEAD).find_map(|start| ground.phrase_at(start))?;
    let lead_fits = (at..phrase.base.start)
        .all(|at| matches!(ground.tag(at), Tag::Adverb | Tag::Participle | Tag::Gerund | Tag::Preposition));
    let sentence_end = ground.sentence(at).end;
    if !lead_fits || phrase.base.start >= sentence_end || ground.is_any(phrase.head, NO_SPEAKERS) {
        return None;
    }
    let mut end = end_of(ground, phrase);
    if full {
        end = with_bracket(ground, end);
        end = with_apposition(ground, phrase, end);
    }
    Some(TokenSpan::new(at, end))
}

/// One past the last token that hangs on `phrase` by prepositions.
fn end_of(ground: &Ground<'_>, phrase: &Phrase) -> usize {
    let mut end = phrase.base.end;
    let is_told = ground.tag(end) == Tag::Past && !ground.is_any(end + 1, words!["by"]);
    if !is_told && is_describing(ground, end) && ground.is_any(end + 1, PARTICIPLE_LINKS) {
        end = ground.phrase_at(end + 2).map_or(end, |next| next.base.end);
    }
    let is_report = ground.has(phrase.head, Class::ReportNoun);
    let links = |at: usize| ground.is_any(at, LINKS) || is_report && ground.is_any(at, words!["by"]);
    let limit = ground.sentence(phrase.head).end;
    while let Some(next) = ground.phrase_at(end + 1).filter(|_| end < limit && links(end)) {
        let aside = !ground.is_any(end, words!["of"])
            && (ground.is_any(next.head, MEDIA) || ground.has(next.base.start, Class::CalendarName));
        if aside || ground.is_any(end, words!["to", "on"]) {
            break;
        }
        end = next.base.end;
    }
    end
}

/// The name that signs what ends before token `end`: "“It is safe.” — Ana Holt".
pub(super) fn signature(ground: &Ground<'_>, end: usize) -> Option<TokenSpan> {
    /// Longest signature, in tokens.
    const LONGEST: usize = 12;
    let quoted = ground.quotation_ending(end)?;
    let is_dash = matches!(ground.written(end), "—" | "–" | "―" | "--" | "-");
    let name = ground.phrase_at(end + 1).filter(|phrase| is_dash && is_named(ground, phrase.head))?;
    let paragraph = ground.paragraph(quoted.span.start);
    let limit = paragraph.end.min(name.base.end + LONGEST);
    let stop = (name.base.end..limit).find(|&at| ground.quotation_at(at).is_some()).unwrap_or(limit);
    let closes = stop == paragraph.end || stop < limit;
    let clear = (name.base.start..stop).all(|at| !ground.is_finite(at));
    (closes && clear && paragraph.holds(name.base.start)).then_some(name.base)
}

fn with_bracket(ground: &Ground<'_>, end: usize) -> usize {
    let short_form =
        ground.written(end) == "(" && ground.written(end + 2) == ")" && ground.tag(end + 1) == Tag::Name;
    if short_form { end + 3 } else { end }
}

/// `end`, moved behind an apposition that the sentence or a comma closes.
fn with_apposition(ground: &Ground<'_>, phrase: &Phrase, end: usize) -> usize {
    let named = |at: usize| is_named(ground, at);
    if ground.written(end) != "," {
        return end;
    }
    let is_of = ground.is_any(end + 1, words!["of"]) && named(phrase.head);
    let Some(next) = ground.phrase_at(end + 1 + usize::from(is_of)) else { return end };
    let posted = (next.base.start..next.base.end).any(|at| ground.has(at, Class::SourceNoun));
    let counts = (next.base.start..next.base.end).any(|at| ground.tag(at) == Tag::Number);
    let fits = is_of || !counts && (named(phrase.head) != named(next.head) || posted);
    let behind = end_of(ground, next);
    let closes =
        matches!(ground.written(behind), "," | "." | ";" | ")" | "") || behind >= ground.sentence(end).end;
    if fits && closes && ground.tag(next.head) != Tag::Pronoun { behind } else { end }
}
