//! A verb of telling before its source: "…, said X", "“…,” read the statement".
//!
//! Invariant: one verb, and the words right behind it.

use crate::extract::speech::Told;
use crate::extract::speech::ground::Ground;
use crate::extract::speech::source::{beginning, is_headed};
use crate::extract::speech::telling::takes_lives;
use crate::text::lexicon::Class;
use crate::text::{Tag, TokenSpan, words};

/// "…, said X".
pub(super) fn inverted(ground: &Ground<'_>, at: usize) -> Option<Told> {
    let start = if ground.tag(at + 1) == Tag::Adverb { at + 2 } else { at + 1 };
    let addresses = ground.is_any(at, words!["told", "tells", "tell"]);
    let speaks = ground.has(at, Class::Speech) && !takes_lives(ground, at);
    // "wrote of Ana Holt": she is written of.
    let is_of = ground.is_any(start, words!["of", "about", "to"]);
    if !speaks || ground.tag(at) == Tag::Gerund || addresses || is_of {
        return None;
    }
    let source = beginning(ground, start, true).filter(|source| is_headed(ground, *source))?;
    let goes_on = ground.is_finite(source.end) && !ground.has(source.end, Class::CalendarName);
    (!goes_on).then(|| Told {
        rule: "attribution-inverted",
        span: TokenSpan::new(at, source.end),
        source,
        cue: TokenSpan::new(at, at + 1),
    })
}

/// "“…,” read the statement".
pub(super) fn read_out(ground: &Ground<'_>, at: usize) -> Option<Told> {
    let source = beginning(ground, at + 1, false)?;
    let paper = (source.start..source.end).any(|at| ground.has(at, Class::ReportNoun));
    paper.then(|| Told {
        rule: "attribution-inverted",
        span: TokenSpan::new(at, source.end),
        source,
        cue: TokenSpan::new(at, at + 1),
    })
}
