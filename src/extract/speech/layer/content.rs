//! How far a cue's content reaches: to the right by what may follow the cue, to the left by the clause before it.
//!
//! Invariant: reads tokens only; keeps nothing.

use super::super::ground::Ground;
use super::super::quoted::is_speech;
use super::Layer;
use super::frame::Frames;
use crate::text::lexicon::Class;
use crate::text::{Tag, TokenSpan, Word, words};

/// Words that open a clause as content.
const CLAUSE_OPENERS: &[Word] = words!["that", "whether", "how", "why", "what", "if", "who", "where", "when"];

/// Prepositions between a cue and what it is about.
const ABOUT: &[Word] = words![
    "about",
    "of",
    "on",
    "for",
    "against",
    "to",
    "with",
    "at",
    "in",
    "over",
    "towards",
    "toward",
    "regarding",
    "as",
    "upon",
];

impl Layer<'_> {
    /// The content behind a cue that ends before token `from`, where `frames` may follow it.
    pub(super) fn behind(&self, from: usize, frames: Frames) -> Option<TokenSpan> {
        let ground = self.ground;
        let end = ground.sentence(from.saturating_sub(1)).end;
        if frames.has(Frames::CLAUSE)
            && let Some(start) = self.clause_behind(from, end).or_else(|| self.that_behind(from, end))
        {
            return self.part(start, self.clause_end(start, end));
        }
        let at = self.behind_adverbs(from, end);
        if at >= end || self.is_taken(at) {
            return None;
        }
        if frames.has(Frames::INFINITIVE) && ground.is_any(at, words!["to"]) && is_base(ground, at + 1) {
            return self.part(at, self.clause_end(at, end));
        }
        if frames.has(Frames::OBJECT) && self.opens_object(at) {
            return self.part(at, self.object_end(at, end));
        }
        let is_about = frames.has(Frames::PREPOSITION) && ground.is_any(at, ABOUT);
        if is_about && (self.opens_object(at + 1) || ground.is_any(at + 1, CLAUSE_OPENERS)) {
            return self.part(at + 1, self.object_end(at + 1, end));
        }
        None
    }

    /// The content that a relative clause takes its verb's object from: "what she believes", "a plan which many oppose".
    pub(super) fn relative(&self, source: TokenSpan, frames: Frames) -> Option<TokenSpan> {
        let ground = self.ground;
        let pronoun = source.start.checked_sub(1).filter(|&at| !self.is_taken(at))?;
        let takes_object = frames.has(Frames::OBJECT) || frames.has(Frames::CLAUSE);
        let is_relative = ground.is_any(pronoun, words!["what", "which", "whom", "who", "that"]);
        (takes_object && is_relative).then(|| TokenSpan::new(pronoun, pronoun + 1))
    }

    fn part(&self, start: usize, end: usize) -> Option<TokenSpan> {
        let mut end = end;
        while end > start && matches!(self.ground.written(end - 1), "," | ";" | "—" | "–" | "-" | ":") {
            end -= 1;
        }
        (start < end && !self.is_taken(start)).then(|| TokenSpan::new(start, end))
    }

    pub(super) fn opens_object(&self, at: usize) -> bool {
        let ground = self.ground;
        ground.phrase_at(at).is_some()
            || ground.quotation_from(at, 0).is_some()
            || matches!(ground.tag(at), Tag::Gerund | Tag::Determiner | Tag::Number | Tag::Adjective)
            || matches!(ground.tag(at), Tag::Participle) && ground.phrase_at(at + 1).is_some()
    }

    fn behind_adverbs(&self, mut at: usize, end: usize) -> usize {
        while at < end
            && matches!(self.ground.tag(at), Tag::Adverb)
            && !self.ground.is_any(at, words!["how", "why"])
        {
            at += 1;
        }
        at
    }

    /// Past whom something was told to, where the verb before `at` names them first.
    pub(super) fn behind_addressee(&self, at: usize) -> usize {
        let ground = self.ground;
        if at == 0 || !ground.has(at - 1, Class::Telling) {
            return at;
        }
        let programme =
            ground.quotation_from(at, 0).filter(|quotation| !is_speech(ground, quotation.span, false));
        let phrase = ground.phrase_at(at).map(|phrase| phrase.base.end);
        programme.map(|quotation| quotation.span.end).or(phrase).unwrap_or(at)
    }

    /// Where "that" opens a clause behind words of when and where: "told a hall in Norhaven, Norland, that".
    fn that_behind(&self, from: usize, end: usize) -> Option<usize> {
        /// Tokens of such words.
        const LONGEST: usize = 14;
        let ground = self.ground;
        (from..end.min(from + LONGEST))
            .take_while(|&at| {
                !self.is_taken(at) && !ground.is_finite(at) && ground.quotation_at(at).is_none()
            })
            .find(|&at| ground.is_any(at, words!["that"]))
    }

    /// Where a clause or quotation begins behind `from`, past whom it was told to, when and where.
    fn clause_behind(&self, from: usize, end: usize) -> Option<usize> {
        /// Adjuncts between a cue and its clause: "told reporters on Monday in Norhaven that".
        const ADJUNCTS: usize = 6;
        let ground = self.ground;
        let mut at = self.behind_addressee(from);
        for _ in 0..ADJUNCTS {
            if at >= end || self.is_taken(at) {
                return None;
            }
            if ground.quotation_from(at, 0).is_some() {
                return Some(at);
            }
            match ground.written(at) {
                ":" => return Some(at + 1),
                "," => {
                    let quoted = ground.quotation_from(at + 1, 0).is_some();
                    let opens = quoted || ground.is_any(at + 1, words!["that"]);
                    if opens {
                        return Some(at + 1);
                    }
                    at += 1;
                    if ground.tag(at) != Tag::Preposition {
                        return None;
                    }
                }
                _ => {}
            }
            if ground.is_any(at, CLAUSE_OPENERS) || is_subject(ground, at) || is_existential(ground, at) {
                return Some(at);
            }
            at = match ground.phrase_at(at) {
                Some(phrase) => phrase.reach.end,
                None if matches!(
                    ground.tag(at),
                    Tag::Preposition | Tag::Gerund | Tag::Adverb | Tag::Particle
                ) =>
                {
                    at + 1
                }
                None => return None,
            };
        }
        None
    }

    /// One past the last token of the clause that begins at `start`.
    ///
    /// What a colon announces may be the quotation that the next paragraph begins with.
    pub(super) fn clause_end(&self, start: usize, end: usize) -> usize {
        let end = self.ground.quotation_at(start).map_or(end, |quotation| end.max(quotation.span.end));
        self.reach(start, end, |at| self.parts_clauses(at))
    }

    /// One past the last token of the object that begins at `start`.
    fn object_end(&self, start: usize, end: usize) -> usize {
        self.reach(start, end, |at| {
            let ground = self.ground;
            self.parts_clauses(at)
                || matches!(ground.written(at), "," | "—" | "–" | ":")
                || ground.is_any(
                    at,
                    words!["because", "while", "after", "before", "although", "though", "since", "when"],
                )
                || at > start && matches!(ground.tag(at), Tag::Coordinator) && self.goes_on_with_verb(at + 1)
        })
    }

    /// Walks from `start` to the first token where `stops`, over whole quotations.
    fn reach(&self, start: usize, end: usize, stops: impl Fn(usize) -> bool) -> usize {
        let mut at = start;
        while at < end {
            if let Some(quotation) = self.ground.quotation_at(at) {
                at = quotation.span.end.max(at + 1);
                continue;
            }
            if self.is_taken(at) || at > start && stops(at) {
                break;
            }
            at += 1;
        }
        at
    }

    /// Whether a new clause that is no part of the content begins at the mark or word at `at`.
    fn parts_clauses(&self, at: usize) -> bool {
        let ground = self.ground;
        match ground.written(at) {
            ";" | ")" => true,
            "," | "—" | "–" => {
                let next = if ground.is_any(at + 1, words!["and"]) { at + 2 } else { at + 1 };
                ground.is_any(
                    at + 1,
                    words!["but", "while", "though", "although", "whereas", "according", "even"],
                ) || ground.tag(next) == Tag::Gerund && ground.has(next, Class::CueVerb)
                    || ground.is_finite(at + 1)
                    || next == at + 2 && (self.goes_on_with_verb(next) || self.opens_report(next))
            }
            _ if self.is_behind_mark(at) => {
                ground.tag(at) == Tag::Gerund && ground.has(at, Class::CueVerb)
                    || ground.is_any(at, words!["but", "while", "though", "although", "whereas"])
            }
            _ => {
                ground.tag(at) == Tag::Coordinator && self.goes_on_with_verb(at + 1) && self.is_speech(at + 1)
            }
        }
    }

    /// Whether token `at` stands behind a comma that may close a quotation.
    fn is_behind_mark(&self, at: usize) -> bool {
        let ground = self.ground;
        at > 0 && (ground.written(at - 1) == "," || ground.quotation_ending(at).is_some())
    }

    /// Whether a clause of its own begins at `at`, with a cue for its verb: "and he says".
    fn opens_report(&self, at: usize) -> bool {
        let ground = self.ground;
        let verb = ground.phrase_at(at).map(|phrase| phrase.base.end);
        verb.is_some_and(|verb| ground.is_finite(verb) && ground.has(verb, Class::CueVerb))
    }

    fn is_speech(&self, at: usize) -> bool {
        let at = if self.ground.tag(at) == Tag::Adverb { at + 1 } else { at };
        self.ground.has(at, Class::Speech) || self.ground.has(at, Class::Stance)
    }

    /// Whether a verb with a tense and the cue class stands at `at`, perhaps behind adverbs and auxiliaries.
    fn goes_on_with_verb(&self, at: usize) -> bool {
        let ground = self.ground;
        let skip = |at: &usize| matches!(ground.tag(*at), Tag::Adverb | Tag::Auxiliary | Tag::Particle);
        let verb = (at..at + 3).find(|at| !skip(at)).unwrap_or(at);
        matches!(ground.tag(verb), Tag::Past | Tag::Present)
            || verb > at && ground.tag(verb).is_verb()
            || ground.tag(verb) == Tag::Participle && ground.has(verb, Class::CueVerb)
    }
}

pub(super) fn is_base(ground: &Ground<'_>, at: usize) -> bool {
    let at = if ground.tag(at) == Tag::Adverb { at + 1 } else { at };
    matches!(ground.tag(at), Tag::Base | Tag::Auxiliary | Tag::Present | Tag::Past | Tag::Noun)
}

/// Whether the subject of a verb with a tense begins at `at`.
fn is_subject(ground: &Ground<'_>, at: usize) -> bool {
    /// Tokens from the subject's first core to its verb.
    const REACH: usize = 12;
    let both =
        usize::from(ground.is_any(at, words!["both", "either", "neither"]) && ground.phrase_at(at).is_none());
    let Some(phrase) = ground.phrase_at(at + both) else { return false };
    let end = ground.sentence(at).end.min(phrase.base.end + REACH);
    (phrase.base.end..end)
        .take_while(|&at| ground.tag(at) != Tag::Mark || matches!(ground.written(at), "-" | "(" | ")"))
        .any(|at| ground.is_finite(at))
}

fn is_existential(ground: &Ground<'_>, at: usize) -> bool {
    ground.is_any(at, words!["there"]) && ground.is_finite(at + 1)
}
