//! Which sentences can be checked, and the statement each checkable one without another claim makes.
//!
//! Invariant: reads the claims that were found, and changes none.

use crate::text::lexicon::Class;
use crate::text::{Span, Tag, TokenSpan};

use super::Sentence;
use super::claim::{Claim, Kind, Reading};
use super::context::Context;

/// The rule whose name statements bear.
const STATEMENT: &str = "statement-sentence";

/// The sentences of the article, each with whether it can be checked; `claims` stand in text order.
pub(super) fn sentences(context: &Context<'_>, claims: &[Claim]) -> Vec<Sentence> {
    let quotes: Vec<Span> =
        claims.iter().filter(|claim| claim.reading.kind() == Kind::Quote).map(|claim| claim.span).collect();
    let claimed = claimed(context, claims);
    let read = |(at, &tokens): (usize, &TokenSpan)| {
        let span = context.text.span_of(tokens);
        let is_claimed = claimed.get(at).copied().unwrap_or_default().0;
        let checkable = is_claimed || can_be_checked(context, tokens, is_inside(&quotes, span));
        Sentence { span, checkable: checkable && !asserts_nothing(context, tokens) }
    };
    context.text.sentences.iter().enumerate().map(read).collect()
}

/// A question, a credit below a picture, or words of another language that are given beside a translation.
fn asserts_nothing(context: &Context<'_>, tokens: TokenSpan) -> bool {
    let words = context.text.tokens_of(tokens);
    let asks = words.last().is_some_and(|token| token.is("?"));
    let credit = words.windows(2).any(|pair| (pair[0].is("image") || pair[0].is("photo")) && pair[1].is(":"));
    let gloss = words.iter().position(|token| token.is("language")).is_some_and(|at| {
        words.first().is_some_and(|token| token.is("("))
            && words.get(at + 1).is_some_and(|token| token.is(":"))
    });
    let verbless = || !(tokens.start..tokens.end).any(|at| context.tag(at).is_verb());
    asks || gloss || (credit && verbless())
}

/// A statement for each checkable sentence that holds no other claim.
pub(super) fn statements(context: &Context<'_>, claims: &[Claim], sentences: &[Sentence]) -> Vec<Claim> {
    let claimed = claimed(context, claims);
    let bare = |at: usize| claimed.get(at).is_none_or(|(is_claimed, is_quoted)| !is_claimed && !is_quoted);
    let each = context.text.sentences.iter().zip(sentences).enumerate();
    each.filter(|(at, (_, sentence))| sentence.checkable && bare(*at))
        .map(|(_, (&tokens, _))| context.claim(tokens, Reading::Statement {}, STATEMENT, []))
        .collect()
}

/// For each sentence whether a claim other than a quotation begins or lies in it, and whether a quotation does.
fn claimed(context: &Context<'_>, claims: &[Claim]) -> Vec<(bool, bool)> {
    let spans: Vec<Span> =
        context.text.sentences.iter().map(|&tokens| context.text.span_of(tokens)).collect();
    let mut claimed = vec![(false, false); spans.len()];
    for claim in claims {
        let reached = spans.iter().enumerate().skip(claim.sentence);
        for (at, _) in reached.take_while(|(_, span)| span.start < claim.span.end) {
            let Some(mark) = claimed.get_mut(at) else { continue };
            if claim.reading.kind() == Kind::Quote { mark.1 = true } else { mark.0 = true }
        }
    }
    claimed
}

/// Whether `span` lies wholly inside one of `quotes`, which stand in text order.
fn is_inside(quotes: &[Span], span: Span) -> bool {
    let before = quotes.partition_point(|quote| quote.start <= span.start);
    before.checked_sub(1).and_then(|at| quotes.get(at)).is_some_and(|quote| span.end <= quote.end + 1)
}

/// Whether a sentence that holds no figure, date or name asserts something all the same.
fn can_be_checked(context: &Context<'_>, tokens: TokenSpan, is_quoted: bool) -> bool {
    let words = context.text.tokens_of(tokens);
    let is_question = words.iter().rev().take(3).any(|token| token.is("?"));
    let has_verb =
        (tokens.start..tokens.end).any(|at| context.tag(at).is_verb() || context.tag(at) == Tag::Auxiliary);
    if is_question || !(has_verb || is_telling_headline(context, tokens)) {
        return false;
    }
    let judges = words.iter().any(|token| token.classes.has(Class::Opinion));
    if !is_quoted {
        return !is_mere_possibility(context, tokens);
    }
    let opens_with_if = words.iter().find(|token| token.is_word()).is_some_and(|token| token.is("if"));
    let foretells = (tokens.start + 1..tokens.end).any(|at| {
        let who = context.text.token(at - 1);
        let said_by_speaker = who.is_some_and(|token| token.is("we") || token.is("i"));
        context.text.token(at).is_some_and(|token| token.is("will") || token.is("would")) && !said_by_speaker
    });
    !(judges || opens_with_if || foretells)
}

/// "Man sets himself on fire": a headline of some words tells an event, though its verb may look like a noun.
fn is_telling_headline(context: &Context<'_>, tokens: TokenSpan) -> bool {
    const WORDS: usize = 4;
    let is_headline =
        context.headline.is_some_and(|headline| headline.contains(context.text.span_of(tokens)));
    is_headline && context.text.tokens_of(tokens).iter().filter(|token| token.is_word()).count() >= WORDS
}

/// "This might ease tensions": nothing told but what may come.
fn is_mere_possibility(context: &Context<'_>, tokens: TokenSpan) -> bool {
    let mut verbs = (tokens.start..tokens.end)
        .filter(|&at| context.tag(at).is_verb() || context.tag(at) == Tag::Auxiliary)
        .filter_map(|at| context.text.token(at));
    let possible =
        verbs.next().is_some_and(|first| first.is("might") || first.is("may") || first.is("could"));
    // "They could not be reached": that is so.
    let denied =
        context.text.tokens_of(tokens).windows(2).any(|pair| pair[0].is("could") && pair[1].is("not"));
    possible && !denied
}
