//! Quotations that stand without a cue of their own.
//!
//! Invariant: a quotation that goes on where another ended belongs to the same attribution.

use super::super::ground::Ground;
use super::super::quoted::is_speech;
use super::super::source::signature;
use super::{Attribution, Layer, source};
use crate::text::{Tag, TokenKind, TokenSpan};

impl Layer<'_> {
    /// Gives each quotation that lies in no content yet to the attribution before it, or keeps it without a source.
    pub(super) fn find_quotations(&mut self) {
        let ground = self.ground;
        let mut last = 0;
        for quotation in ground.quotations.iter() {
            let span = quotation.span;
            let is_sentence = matches!(ground.written(span.end.saturating_sub(2)), "." | "?" | "!");
            let is_alone = !(span.start..span.end).any(|at| self.is_taken(at));
            if !is_alone || !is_sentence && !is_speech(ground, span, false) {
                continue;
            }
            while self.found.get(last + 1).is_some_and(|found| found.first() < span.start) {
                last += 1;
            }
            if let Some(name) = signature(ground, span.end) {
                self.keep("signature", Some(name), TokenSpan::new(span.end, name.start), vec![span]);
                continue;
            }
            let paragraph = ground.paragraph(span.start);
            let opens = ground.sentence(span.start).start == span.start;
            let before = self.found.get_mut(last).filter(|found| found.first() < span.start && opens);
            let before = before.filter(|found| goes_on(ground, found, paragraph));
            if let Some(found) = before {
                found.content.push(span);
                self.taken.get_mut(span.start..span.end).unwrap_or_default().fill(true);
            } else if is_speech(ground, span, false) {
                let source = self.near_source(span, last);
                self.keep("quotation", source, TokenSpan::new(span.start, span.start), vec![span]);
            }
        }
    }
}

impl Layer<'_> {
    /// Who most likely speaks in a quotation without a cue: who is told to speak in its sentence, else the name before
    /// its colon, the subject of its sentence, or the last source in its paragraph, the attribution number `last` asked.
    fn near_source(&self, span: TokenSpan, last: usize) -> Option<TokenSpan> {
        let ground = self.ground;
        let paragraph = ground.paragraph(span.start);
        let told = || self.found.get(last).filter(|found| found.first() < span.start)?.source;
        let before = || {
            let end = ground.sentence(span.start).start;
            (end > paragraph.start).then(|| source::first_subject(ground, end - 1)).flatten()
        };
        let colon = span.start.checked_sub(1).filter(|&at| ground.written(at) == ":");
        let named =
            |colon: usize| ground.phrase_ending(colon).filter(|phrase| ground.tag(phrase.head) == Tag::Name);
        let announcer = |colon: usize| {
            named(colon).map(|name| name.base).or_else(|| source::first_subject(ground, colon))
        };
        let sentence = ground.sentence(span.start);
        told()
            .filter(|source| sentence.contains(*source))
            .or_else(|| colon.and_then(announcer))
            .or_else(|| source::taken_over(ground, span.start))
            .or_else(|| told().filter(|source| paragraph.contains(*source)))
            .or_else(before)
            .or_else(told)
    }
}

/// Whether a quotation in `paragraph` goes on with what `found` tells.
fn goes_on(ground: &Ground<'_>, found: &Attribution, paragraph: TokenSpan) -> bool {
    let Some(end) = found.content.last().map(|part| part.end.max(found.cue.end)) else { return false };
    let quoted = found.content.iter().any(|part| ground.quotation_ending(part.end).is_some());
    quoted
        && (paragraph.holds(end.saturating_sub(1))
            || ground.paragraph(end.saturating_sub(1)).end == paragraph.start)
}

/// Whether nearly all letters of `content` stand in quotation marks.
pub(super) fn is_direct(ground: &Ground<'_>, content: &[TokenSpan]) -> bool {
    /// Share of the letters, in percent.
    const SHARE: usize = 95;
    let (mut all, mut quoted) = (0, 0);
    for at in content.iter().flat_map(|part| part.start..part.end) {
        let Some(token) = ground.token(at).filter(|token| token.kind != TokenKind::Punct) else { continue };
        all += token.span.len();
        let inside = ground.quotation_at(at).is_some_and(|quotation| !quotation.is_single);
        quoted += if inside { token.span.len() } else { 0 };
    }
    all > 0 && quoted * 100 >= all * SHARE
}
