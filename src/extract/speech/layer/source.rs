//! The source of a cue: its subject, or that of the clause it hangs on.
//!
//! Invariant: looks back a bounded number of tokens, never out of the sentence.

use super::super::cue::verb_group;
use super::super::ground::Ground;
use super::super::source::subject;
use crate::text::lexicon::Class;
use crate::text::{Tag, TokenSpan, Word, words};

/// Pronouns that speak, though no claim rests on them.
const LONE: &[Word] = words![
    "i",
    "we",
    "you",
    "this",
    "that",
    "which",
    "one",
    "these",
    "those",
    "who",
    "both",
    "many",
    "some",
    "all",
    "few",
    "most",
    "others",
    "neither",
    "each",
    "everyone",
    "everybody",
    "nobody",
    "none",
    "several",
];

/// What somebody makes that tells for them: "sent a letter urging".
const PAPERS: &[Word] = words![
    "statement",
    "tweet",
    "tweets",
    "letter",
    "email",
    "emails",
    "memo",
    "post",
    "message",
    "speech",
    "paper",
    "papers",
    "brief",
    "briefs",
    "ad",
    "conference",
];

/// Farthest verb, in tokens, whose subject is taken over by a verb without one.
const REACH: usize = 40;

/// The subject of a verb whose words begin at `from`.
pub(in super::super) fn own(ground: &Ground<'_>, from: usize) -> Option<TokenSpan> {
    let floor = ground.sentence(from).start;
    let before = from.checked_sub(1).filter(|&at| at >= floor)?;
    if ground.is_any(before, words!["that"])
        && let Some(antecedent) = ground.phrase_ending(before)
    {
        return Some(antecedent.base);
    }
    if ground.is_any(before, words!["who", "which", "that"]) {
        return Some(TokenSpan::new(before, from));
    }
    if is_contraction(ground, from) {
        return Some(TokenSpan::new(from, from + 1));
    }
    if let Some(phrase) = ground.phrases.holding(from).filter(|phrase| phrase.base.start < from) {
        return Some(TokenSpan::new(phrase.base.start, from));
    }
    let is_time = |at: usize| ground.has(at, Class::CalendarName);
    let found = subject(ground, from)
        .filter(|source| source.start >= floor && source.start < source.end)
        .filter(|source| !(source.start..source.end).all(is_time));
    found.map(|source| widened(ground, source, floor)).or_else(|| {
        if ground.is_any(before, LONE) {
            return Some(TokenSpan::new(before, from));
        }
        if ground.has(before, Class::SourceNoun) {
            let start = ground.phrase_ending(before).map_or(before, |phrase| phrase.base.start);
            return Some(TokenSpan::new(start, from));
        }
        behind_aside(ground, before, floor).or_else(|| run_before(ground, from, floor))
    })
}

/// `source` with the words before it that the tags leave out of its phrase, where a clause begins with them:
/// "fundraising documents".
fn widened(ground: &Ground<'_>, source: TokenSpan, floor: usize) -> TokenSpan {
    let mut start = ground.phrases.holding(source.start).map_or(source.start, |phrase| phrase.base.start);
    while start > floor && matches!(ground.tag(start - 1), Tag::Gerund | Tag::Participle | Tag::Adjective) {
        start -= 1;
    }
    let opens = start <= floor || ground.tag(start - 1) == Tag::Mark;
    if opens && start >= floor { TokenSpan::new(start, source.end) } else { source }
}

/// Whether a pronoun and its auxiliary are one word at `at`: "he’ll", "we’ve".
fn is_contraction(ground: &Ground<'_>, at: usize) -> bool {
    let written = ground.written(at);
    let head = written.split(['\'', '’']).next().unwrap_or_default();
    head.len() < written.len()
        && ["i", "you", "he", "she", "it", "we", "they", "who"]
            .iter()
            .any(|word| head.eq_ignore_ascii_case(word))
}

/// The words of a noun phrase that end before `from` where the tags do not make one: "exit polling", "one official".
fn run_before(ground: &Ground<'_>, from: usize, floor: usize) -> Option<TokenSpan> {
    /// Longest such run, in tokens.
    const LONGEST: usize = 6;
    let fits = |at: &usize| {
        matches!(
            ground.tag(*at),
            Tag::Determiner
                | Tag::Adjective
                | Tag::Noun
                | Tag::Plural
                | Tag::Name
                | Tag::Gerund
                | Tag::Number
        )
    };
    let start = (floor.max(from.saturating_sub(LONGEST))..from).rev().take_while(fits).last()?;
    let opens =
        start == floor || ground.tag(start - 1) == Tag::Mark || ground.tag(start - 1) == Tag::Subordinator;
    opens.then(|| TokenSpan::new(start, from))
}

/// The phrase before an aside that closes with the mark at `close`: "X, only a week later, said".
fn behind_aside(ground: &Ground<'_>, close: usize, floor: usize) -> Option<TokenSpan> {
    /// Longest aside, in tokens.
    const LONGEST: usize = 20;
    let is_mark = |at: usize| matches!(ground.written(at), "," | "—" | "–");
    let open = (floor.max(close.saturating_sub(LONGEST))..close).rev().find(|&at| is_mark(at))?;
    let is_plain = is_mark(close) && !(open + 1..close).any(|at| ground.is_finite(at));
    let phrase = ground.phrase_ending(open).filter(|phrase| is_plain && phrase.base.start >= floor)?;
    Some(phrase.base)
}

/// The subject of a verb whose words begin at `from`, unless it is the paper that a participle reads from, or stands
/// behind the verb of the clause that a participle behind a comma goes on with.
pub(super) fn own_of(ground: &Ground<'_>, from: usize) -> Option<TokenSpan> {
    let is_gerund = ground.tag(from) == Tag::Gerund;
    let behind_comma = is_gerund && from > 0 && ground.written(from - 1) == ",";
    own(ground, from)
        .filter(|source| !is_gerund || !is_medium(ground, *source))
        .filter(|source| !behind_comma || !is_behind_verb(ground, *source))
}

/// The subject behind the participle that a sentence opens with: "After saying no, the mayor left."
fn behind_opener(ground: &Ground<'_>, from: usize) -> Option<TokenSpan> {
    let sentence = ground.sentence(from);
    let lead = from == sentence.start
        || from == sentence.start + 1
            && matches!(ground.tag(sentence.start), Tag::Preposition | Tag::Subordinator);
    let end = sentence.end.min(from + REACH);
    let behind = |at: usize| {
        let phrase = ground.phrase_at(at + 1).filter(|_| ground.written(at) == ",")?;
        let verb = phrase.base.end + usize::from(ground.tag(phrase.base.end) == Tag::Adverb);
        (ground.is_finite(verb) && ground.quotation_at(at).is_none()).then_some(phrase.base)
    };
    if lead && ground.tag(from) == Tag::Gerund { (from..end).find_map(behind) } else { None }
}

/// Whether a verb with a tense stands before `source` in its sentence.
fn is_behind_verb(ground: &Ground<'_>, source: TokenSpan) -> bool {
    let floor = ground.sentence(source.start).start.max(source.start.saturating_sub(REACH));
    (floor..source.start).any(|at| ground.is_finite(at) && ground.quotation_at(at).is_none())
}

/// Whom an infinitive at `from` is asked of: "led the senators to invoke", "needs voters to judge".
fn asked_of(ground: &Ground<'_>, from: usize) -> Option<TokenSpan> {
    let to =
        from.checked_sub(1).filter(|&at| ground.is_any(at, words!["to"]) && ground.tag(from) == Tag::Base)?;
    let object = ground.phrase_ending(to)?;
    let verb = object.base.start.checked_sub(1).filter(|&at| ground.tag(at).is_verb())?;
    let is_someone = ground.tag(object.head) == Tag::Name || ground.has(object.head, Class::SourceNoun);
    (is_someone && ground.sentence(from).holds(verb)).then_some(object.base)
}

/// The source of a verb whose words begin at `from`: its subject, else that of the nearest verb before it that has
/// one, else, for a participle, the first subject behind.
pub(super) fn of_verb(ground: &Ground<'_>, from: usize) -> Option<TokenSpan> {
    behind_opener(ground, from)
        .or_else(|| own_of(ground, from))
        .or_else(|| asked_of(ground, from))
        .or_else(|| taken_over(ground, from))
        .or_else(|| if ground.tag(from) == Tag::Gerund { first_subject(ground, from) } else { None })
}

/// Whether `source` is the day or the paper that something was told on: "issued a statement Tuesday saying".
fn is_medium(ground: &Ground<'_>, source: TokenSpan) -> bool {
    let last = source.end.saturating_sub(1);
    let floor = ground.sentence(last).start;
    let by_verb = (floor..source.start).rev().take(3).any(|at| ground.tag(at).is_verb());
    let is_paper = |at: usize| ground.is_any(at, PAPERS) || ground.has(at, Class::ReportNoun);
    let told_in = by_verb && (source.start..source.end).any(is_paper);
    ground.has(last, Class::CalendarName) || told_in
}

/// The subject of the nearest verb before token `from` that has one: "X met Y and praised …", "X left, saying …".
pub(super) fn taken_over(ground: &Ground<'_>, from: usize) -> Option<TokenSpan> {
    /// Verbs asked for their subject.
    const MOST: usize = 4;
    let floor = ground.sentence(from).start.max(from.saturating_sub(REACH));
    let is_finite = |at: &usize| matches!(ground.tag(*at), Tag::Past | Tag::Present | Tag::Auxiliary);
    (floor..from)
        .rev()
        .filter(|&at| ground.quotation_at(at).is_none())
        .filter(is_finite)
        .take(MOST)
        .find_map(|at| own(ground, verb_group(ground, at).start))
}

/// The first subject in the sentence that holds token `at`.
pub(super) fn first_subject(ground: &Ground<'_>, at: usize) -> Option<TokenSpan> {
    let sentence = ground.sentence(at);
    (sentence.start..sentence.end.min(sentence.start + REACH))
        .filter(|&at| ground.is_finite(at) && ground.quotation_at(at).is_none())
        .take(4)
        .find_map(|at| own(ground, verb_group(ground, at).start))
}

/// The noun phrase that begins with token `at`, with what hangs on it by "of" and the like.
pub(super) fn beginning(ground: &Ground<'_>, at: usize) -> Option<TokenSpan> {
    let found = super::super::source::beginning(ground, at, false);
    found.or_else(|| ground.phrase_at(at).map(|phrase| TokenSpan::new(at, phrase.base.end)))
}
