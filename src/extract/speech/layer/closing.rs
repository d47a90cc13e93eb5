//! Cues behind or within what they tell: "…, X said", "“…,” said X", "…, according to X".
//!
//! Invariant: what lies before such a cue is content whatever other cues stand in it.

use super::super::cue::verb_group;
use super::Layer;
use super::frame::{Frames, frames_of};
use super::source;
use crate::text::lexicon::Class;
use crate::text::{Tag, TokenSpan, words};

impl Layer<'_> {
    /// Finds them in every sentence.
    pub(super) fn find_closing(&mut self) {
        for number in 0..self.ground.text.sentences.len() {
            let sentence = self.ground.text.sentences.get(number).copied().unwrap_or_default();
            let mut floor = sentence.start;
            for at in sentence.start..sentence.end {
                if !self.is_free(at) {
                    continue;
                }
                let kept = self.closing_verb(at, floor, sentence) || self.according(at, floor, sentence);
                if kept {
                    floor = at + 1;
                }
            }
        }
    }

    /// "…, X said", "“…,” said X".
    fn closing_verb(&mut self, at: usize, floor: usize, sentence: TokenSpan) -> bool {
        let ground = self.ground;
        let Some(token) = ground.token(at).filter(|token| token.classes.has(Class::CueVerb)) else {
            return false;
        };
        let ends_clause = ground.tag(at) == Tag::Plural && matches!(ground.written(at + 1), "." | "," | "");
        if !ends_clause && !matches!(ground.tag(at), Tag::Past | Tag::Present | Tag::Participle | Tag::Base)
            || !frames_of(token.word, Class::CueVerb).has(Frames::CLAUSE)
        {
            return false;
        }
        let group = verb_group(ground, at);
        if group.is_passive {
            return false;
        }
        let before = source::own(ground, group.start).filter(|source| self.closes_at(source.start, floor));
        let (source, border, behind) = match before {
            Some(source) => (source, source.start, self.behind_addressee(at + 1)),
            None if group.start == at && self.closes_at(at, floor) => {
                let start = if ground.tag(at + 1) == Tag::Adverb { at + 2 } else { at + 1 };
                let Some(source) = source::beginning(ground, start)
                    .filter(|source| source.end <= sentence.end && !ground.is_finite(source.end))
                    .filter(|source| !ground.is_any(source.start, words!["me", "us", "him", "them"]))
                else {
                    return false;
                };
                (source, at, source.end)
            }
            None => return false,
        };
        let Some(before) = self.before(border, floor) else { return false };
        let quoted = ground.quotation_ending(border).is_some()
            || border > 0 && ground.quotation_ending(border - 1).is_some();
        let Some(stop) = self.adjuncts_end(behind, sentence.end, quoted) else { return false };
        let is_whole = quoted || (before.start..before.end).any(|at| ground.is_finite(at));
        let is_whole = is_whole && (quoted || !self.opens_aside(before.start));
        if !is_whole && ground.written(stop) != "," {
            return false;
        }
        let mut content = vec![before];
        content.extend(self.after(stop, sentence.end, is_whole));
        if !is_whole && (content.len() < 2 || !self.splits(before)) {
            return false;
        }
        let cue = TokenSpan::new(if border == at { at } else { group.start.max(source.end) }, at + 1);
        self.keep("closing-verb", Some(source), cue, content);
        true
    }

    /// Whether what somebody said may end before token `at`.
    fn closes_at(&self, at: usize, floor: usize) -> bool {
        let ground = self.ground;
        at > floor
            && (ground.quotation_ending(at).is_some()
                || matches!(ground.written(at - 1), "," | "—" | "–" | "--")
                || ground.written(at - 1) == "-"
                    && ground.token(at - 1).is_some_and(|t| t.has_space_before()))
    }

    /// Whether a clause beginning here is an aside to the cue: "when asked, he said", "in May, he said".
    fn opens_aside(&self, start: usize) -> bool {
        let ground = self.ground;
        ground.is_any(
            start,
            words![
                "as", "when", "while", "after", "before", "asked", "although", "though", "since", "if",
                "because",
            ],
        ) || matches!(ground.tag(start), Tag::Gerund | Tag::Participle)
    }

    /// Whether a clause can be parted behind `before`: "the plan, he said, failed", but not "on Monday, he said, …".
    fn splits(&self, before: TokenSpan) -> bool {
        let ground = self.ground;
        !ground.is_any(before.start, words!["asked", "when", "while"])
            && !matches!(ground.tag(before.start), Tag::Gerund | Tag::Participle)
    }

    /// What stands before `border`, from the clause's start or the quotation's.
    fn before(&self, border: usize, floor: usize) -> Option<TokenSpan> {
        /// Longest such content, in tokens: longer runs without a stop are lists or noise.
        const LONGEST: usize = 300;
        let ground = self.ground;
        let closes_quotation = ground.quotation_ending(border).is_some();
        let end = if closes_quotation && ground.written(border - 1) != "," { border } else { border - 1 };
        let quotation = ground.quotation_ending(end).or_else(|| ground.quotation_ending(border));
        let alone = |span: &TokenSpan| span.start <= floor || self.is_taken(span.start.saturating_sub(1));
        if let Some(span) = quotation.map(|quotation| quotation.span).filter(alone) {
            return Some(span).filter(|span| !self.is_taken(span.start));
        }
        let floor = floor.max(end.saturating_sub(LONGEST));
        let last_taken = (floor..end).rev().find(|&at| self.is_taken(at));
        let opens = |at: &usize| {
            ground.quotation_at(*at).is_some() || !matches!(ground.tag(*at), Tag::Mark | Tag::Coordinator)
        };
        let start = (last_taken.map_or(floor, |at| at + 1)..end).find(opens)?;
        Some(TokenSpan::new(start, end))
    }

    /// Where the words of when, where and to whom end behind a cue; `None` where the cue's own content follows.
    fn adjuncts_end(&self, from: usize, end: usize, quoted: bool) -> Option<usize> {
        /// Tokens of such words.
        const LONGEST: usize = 30;
        let ground = self.ground;
        let mut at = from;
        while at < end && at < from + LONGEST {
            if ground.quotation_from(at, 0).is_some()
                || matches!(ground.written(at), "," | "." | ";" | ":" | "—" | "–" | "?" | "!" | ")")
            {
                return Some(at);
            }
            if !quoted
                && (ground.is_finite(at)
                    || ground.is_any(at, words!["that", "to"])
                    || at == from && !self.opens_adjunct(at))
                || quoted && at == from && ground.is_any(at, words!["that"])
            {
                return None;
            }
            at += 1;
        }
        Some(at)
    }

    /// Whether words of when, where or how begin at `at`.
    fn opens_adjunct(&self, at: usize) -> bool {
        let ground = self.ground;
        matches!(ground.tag(at), Tag::Preposition | Tag::Adverb | Tag::Subordinator | Tag::Coordinator)
            || ground.has(at, Class::CalendarName)
            || ground.is_any(at, words!["last", "this", "early", "late", "yesterday", "earlier"])
    }

    /// What goes on behind a cue within the sentence.
    fn after(&self, stop: usize, end: usize, is_whole: bool) -> Option<TokenSpan> {
        let ground = self.ground;
        let start = if matches!(ground.written(stop), "," | ":" | "—" | "–") { stop + 1 } else { stop };
        if start >= end || self.is_taken(start) {
            return None;
        }
        if let Some(quotation) = ground.quotation_from(start, 0) {
            let end = self.clause_end(start, end.max(quotation.span.end));
            return Some(TokenSpan::new(start, end));
        }
        let goes_on = start > stop && !is_whole && ground.tag(start) != Tag::Gerund;
        goes_on.then(|| TokenSpan::new(start, self.clause_end(start, end))).filter(|part| !part.is_empty())
    }

    /// "according to X, …" and "…, according to X".
    fn according(&mut self, at: usize, floor: usize, sentence: TokenSpan) -> bool {
        let ground = self.ground;
        if !(ground.is_any(at, words!["according"]) && ground.is_any(at + 1, words!["to"])) {
            return false;
        }
        let found = super::super::source::beginning(ground, at + 2, true);
        let Some(source) = found.or_else(|| source::beginning(ground, at + 2)) else { return false };
        let rest = || {
            let start = if ground.written(source.end) == "," { source.end + 1 } else { source.end };
            let start = ground.quotation_from(start, 0).map_or(start, |quotation| quotation.span.start);
            TokenSpan::new(start, self.clause_end(start, sentence.end))
        };
        let before = (at > floor).then(|| self.before(at, floor)).flatten();
        let content = match before {
            Some(before) if before.len() > 1 => vec![before],
            _ => vec![rest()],
        };
        if content.iter().any(|part| part.is_empty()) {
            return false;
        }
        self.keep("according-to", Some(source), TokenSpan::new(at, at + 2), content);
        true
    }
}
