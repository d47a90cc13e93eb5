//! Dates and durations: the time expressions that a calendar or clock settles.
//!
//! The grammar stands in `text::time`; here is what each of its rules means to a checker, with its evidence.
//!
//! Invariant: reads no word as a time that the grammar does not; joins, drops and sorts what it read as a checker does.

mod evidence;

use crate::extract::claim::{Claim, Reading, Timex};
use crate::extract::context::Context;
use crate::text::time::{TimeKind, TimeMention, times};
use crate::text::{Tag, TokenSpan};

pub(super) use evidence::RULES;

/// The claims on times in the article.
pub(super) fn scan(context: &Context<'_>) -> Vec<Claim> {
    let mentions = times(&context.text, &context.tags, context.article.published.date);
    let mut claims = Vec::new();
    let mut last: Option<TimeMention> = None;
    for mention in mentions.into_iter().filter(|mention| {
        mention.settled && !means_nowadays(context, mention) && !tells_age(context, mention)
    }) {
        match last.as_mut().and_then(|last| joined(context, last, &mention)) {
            Some(whole) => last = Some(whole),
            None => claims.extend(last.replace(mention).map(|before| claim_of(context, before))),
        }
    }
    claims.extend(last.map(|mention| claim_of(context, mention)));
    claims
}

/// "March 15 to 17", "1980–1987": two days of one month, or two years with a dash, are one stretch of time.
fn joined(context: &Context<'_>, from: &TimeMention, to: &TimeMention) -> Option<TimeMention> {
    let link = context.text.token(from.tokens.end).filter(|_| from.tokens.end + 1 == to.tokens.start)?;
    let (is_to, is_dash) = (link.is("to"), ["-", "–", "—"].iter().any(|dash| link.is(dash)));
    let is_number = context.text.token(to.tokens.start).is_some_and(|token| token.is_number());
    let is_day = from.rule == "date-calendar" && to.rule == "date-calendar" && (is_to || is_dash);
    let is_year = from.rule == "date-year" && to.rule == "date-year" && is_dash;
    let plain = from.modifier.is_none() && to.modifier.is_none() && from.kind == to.kind;
    let (start, end) = (from.values.first()?, to.values.first()?);
    (plain && is_number && (is_day || is_year) && start < end).then(|| {
        let tokens = TokenSpan::new(from.tokens.start, to.tokens.end);
        TimeMention {
            tokens,
            core: tokens,
            values: vec![format!("{start}/{end}")],
            checked: None,
            ..from.clone()
        }
    })
}

/// "It is today a barren place": no day is meant.
fn means_nowadays(context: &Context<'_>, mention: &TimeMention) -> bool {
    let (start, end) = (mention.tokens.start, mention.tokens.end);
    let is = |at: usize, words: &[&str]| {
        context.text.token(at).is_some_and(|token| words.iter().any(|word| token.is(word)))
    };
    let before = start.checked_sub(1).filter(|&before| is(before, &["is", "are", "am"]));
    let acts = matches!(context.tag(end), Tag::Participle | Tag::Gerund);
    let has = is(end, &["has", "have"]) && !matches!(context.tag(end + 1), Tag::Participle | Tag::Past);
    mention.tokens.len() == 1 && is(start, &["today"]) && (before.is_some() && !acts || has)
}

/// "A man in his forties": a decade of a life, and no other.
fn tells_age(context: &Context<'_>, mention: &TimeMention) -> bool {
    let owner = mention.tokens.start.checked_sub(1).and_then(|before| context.text.token(before));
    let is_owned = owner.is_some_and(|owner| ["his", "her", "their"].iter().any(|word| owner.is(word)));
    is_owned && mention.rule == "date-decade"
}

/// "2:14:04": with seconds and no hour of the day, a length of time.
fn stopwatch(words: &str) -> Option<String> {
    let mut parts = words.split(':').map(|part| part.parse::<u32>().ok());
    let (hours, minutes, seconds) = (parts.next()??, parts.next()??, parts.next()??);
    parts.next().is_none().then(|| format!("PT{hours}H{minutes}M{seconds}S"))
}

fn claim_of(context: &Context<'_>, mention: TimeMention) -> Claim {
    let TimeMention { tokens, core, kind, values, checked, modifier, rule, .. } = mention;
    let seconds = stopwatch(context.words(tokens)).filter(|_| rule == "date-clock");
    let checked = seconds.map(|value| (TimeKind::Duration, value)).or(checked);
    let (kind, value) = checked.unwrap_or_else(|| (kind, values.into_iter().next().unwrap_or_default()));
    let timex = Timex { timex: value, modifier };
    let reading = match kind {
        TimeKind::Date | TimeKind::Time => Reading::Date(timex),
        TimeKind::Duration | TimeKind::Set => Reading::Duration(timex),
    };
    let shade = (core.start > tokens.start).then(|| ("shade", TokenSpan::new(tokens.start, core.start)));
    let time = ("time", TokenSpan::new(core.start, tokens.end));
    context.claim(tokens, reading, rule, shade.into_iter().chain([time]))
}
