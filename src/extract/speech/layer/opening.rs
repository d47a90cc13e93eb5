//! Cues before what they tell: verbs, nouns and adjectives with their complements, labels before a colon.
//!
//! Invariant: reads from left to right; the content of a cue is closed to the cues in it.

use super::super::cue::verb_group;
use super::Layer;
use super::content::is_base;
use super::frame::{Frames, frames_of};
use super::source;
use crate::text::lexicon::Class;
use crate::text::{Tag, Token, TokenSpan, Word, words};

/// Prepositions between a noun and what it is about.
const NOUN_ABOUT: &[Word] =
    words!["of", "about", "on", "for", "against", "to", "over", "toward", "towards", "with"];

/// Words between a verb and the noun that is told: "laid out her plans", "is doubling down on his attacks".
const VERB_LINKS: &[Word] = words!["out", "up", "down", "off", "on", "in", "at", "about", "after", "with"];

/// Verbs whose subject is what seems so, not whom it seems so to.
const SEEMING: &[Word] =
    words!["seem", "seems", "seemed", "appear", "appears", "appeared", "sound", "sounds", "sounded"];

impl Layer<'_> {
    /// Finds them in every sentence.
    pub(super) fn find_opening(&mut self) {
        for number in 0..self.ground.text.sentences.len() {
            let sentence = self.ground.text.sentences.get(number).copied().unwrap_or_default();
            self.label(sentence);
            let is_headline = self.is_headline(sentence);
            for at in sentence.start..sentence.end {
                if !self.is_free(at) {
                    continue;
                }
                let Some(classes) = self.ground.token(at).map(|token| token.classes) else { continue };
                let _kept = classes.has(Class::CueVerb) && self.verb(at, sentence, is_headline)
                    || classes.has(Class::CueNoun) && self.noun(at)
                    || classes.has(Class::CueAdjective) && self.adjective(at);
            }
        }
    }

    /// "X: …" at the start of a paragraph.
    fn label(&mut self, sentence: TokenSpan) {
        /// Longest label, in tokens.
        const LONGEST: usize = 8;
        let ground = self.ground;
        let paragraph = ground.paragraph(sentence.start);
        let Some(colon) = (sentence.start..sentence.end.min(sentence.start + LONGEST))
            .find(|&at| ground.written(at) == ":")
        else {
            return;
        };
        let quoted = usize::from(ground.quotation_at(sentence.start).is_some());
        let source = TokenSpan::new(sentence.start + quoted, colon);
        let is_transcript = self.is_transcript(source);
        let end = if is_transcript { paragraph.end } else { self.clause_end(colon + 1, sentence.end) };
        let content = TokenSpan::new(colon + 1, end);
        let is_free = !self.is_taken(colon) && !self.is_taken(content.start);
        let is_free = is_free && (is_transcript || ground.quotation_at(colon).is_none());
        let opens = paragraph.start == sentence.start && (is_transcript || self.is_label(source));
        if opens && is_free && content.len() > 2 {
            self.keep("label", Some(source), TokenSpan::new(colon, colon + 1), vec![content]);
        }
    }

    /// Whether these words end with a name and have no verb: "the Norland Herald".
    fn is_label(&self, source: TokenSpan) -> bool {
        let ground = self.ground;
        let last = source.end.saturating_sub(1);
        let named = ground.tag(last) == Tag::Name || ground.written(last) == ")";
        named && (source.start..source.end).all(|at| !ground.tag(at).is_verb())
    }

    /// Whether a transcript gives the word to somebody with this label: "HOLT".
    fn is_transcript(&self, source: TokenSpan) -> bool {
        /// Longest such label, in tokens.
        const LONGEST: usize = 3;
        let is_loud = |at: usize| self.ground.written(at).chars().all(char::is_uppercase);
        !source.is_empty() && source.len() <= LONGEST && (source.start..source.end).all(is_loud)
    }

    /// A verb with its complement.
    fn verb(&mut self, at: usize, sentence: TokenSpan, is_headline: bool) -> bool {
        let ground = self.ground;
        let is_verb = ground.tag(at).is_verb()
            || is_headline && at > sentence.start && self.is_headline_verb(at)
            || self.is_hidden_verb(at)
            || at == sentence.start && ground.has(at, Class::Speech);
        let Some(token) = ground.token(at).filter(|_| is_verb) else { return false };
        let frames = frames_of(token.word, Class::CueVerb);
        let group = verb_group(ground, at);
        if group.is_passive && ground.tag(at) == Tag::Participle {
            return self.passive(at, group.start, sentence);
        }
        if ground.tag(at) == Tag::Participle && group.start == at && ground.is_any(at + 1, words!["by"]) {
            return self.reduced(at);
        }
        if self.inverted(at, frames, sentence) {
            return true;
        }
        let cue_end = self.particle_end(at);
        let rest = || TokenSpan::new(cue_end, self.clause_end(cue_end, sentence.end));
        let relative = || self.relative(source::own(ground, group.start)?, frames);
        let content = self.behind(cue_end, frames).or_else(|| is_headline.then(rest)).or_else(relative);
        let Some(content) = content.filter(|content| !content.is_empty()) else { return false };
        let source = source::own_of(ground, group.start)
            .or_else(|| self.shared(sentence, group.start))
            .or_else(|| source::of_verb(ground, group.start))
            .filter(|_| !ground.is_any(at, SEEMING));
        let start = source.map_or(group.start, |source| group.start.max(source.end)).min(at);
        self.keep("opening-verb", source, TokenSpan::new(start, cue_end), vec![content]);
        true
    }

    /// The source of the report before this one in the sentence, for a verb without a subject of its own that is
    /// joined to it: "X said …, adding …".
    fn shared(&self, sentence: TokenSpan, from: usize) -> Option<TokenSpan> {
        let joined = from > sentence.start
            && (matches!(self.ground.tag(from - 1), Tag::Coordinator | Tag::Mark)
                || self.ground.tag(from) == Tag::Gerund);
        let last = self.found.last().filter(|found| joined && sentence.contains(found.cue))?;
        last.source.filter(|_| last.cue.start < from)
    }

    /// "Said X, “…”": the verb opens the sentence and its subject follows.
    fn inverted(&mut self, at: usize, frames: Frames, sentence: TokenSpan) -> bool {
        let ground = self.ground;
        if at != sentence.start || !frames.has(Frames::CLAUSE) || ground.tag(at) == Tag::Gerund {
            return false;
        }
        let named = || ground.phrases.holding(at).map(|phrase| TokenSpan::new(at + 1, phrase.base.end));
        let source = source::beginning(ground, at + 1).or_else(named).filter(|source| !source.is_empty());
        let Some(source) = source else { return false };
        if !matches!(ground.written(source.end), "," | ":") {
            return false;
        }
        let start = source.end + 1;
        if ground.quotation_from(start, 0).is_none() || self.is_taken(start) {
            return false;
        }
        let content = TokenSpan::new(start, self.clause_end(start, sentence.end));
        self.keep("inverted-verb", Some(source), TokenSpan::new(at, at + 1), vec![content]);
        true
    }

    /// Whether all longer words of a sentence begin with capitals.
    fn is_headline(&self, sentence: TokenSpan) -> bool {
        /// Letters from which on a word has its capital in a headline.
        const LONG: usize = 5;
        /// Words below which capitals tell nothing.
        const FEWEST: usize = 4;
        let long = || {
            self.ground
                .text
                .tokens_of(sentence)
                .iter()
                .filter(|token| token.is_word() && token.span.len() >= LONG)
        };
        long().all(Token::is_capital) && long().count() >= FEWEST
    }

    /// Whether a word of a headline, where capitals hide what is a name, has a verb's form.
    fn is_headline_verb(&self, at: usize) -> bool {
        let written = self.ground.written(at);
        let inflected = ["s", "ed", "ing"].iter().any(|end| written.ends_with(end))
            || self.ground.is_any(at, words!["said", "told"]);
        inflected && !self.ground.has(at, Class::CueNoun) || written.ends_with("ing")
    }

    /// Whether the tags took a verb for a plural noun: "often mentions her", "he backs Norland".
    fn is_hidden_verb(&self, at: usize) -> bool {
        let ground = self.ground;
        let noun_before = at > 0
            && (matches!(ground.tag(at - 1), Tag::Name | Tag::Noun | Tag::Pronoun)
                || ground.tag(at - 1) == Tag::Adverb && at > 1 && ground.tag(at - 2).is_nominal());
        let object_behind = matches!(ground.tag(at + 1), Tag::Determiner | Tag::Pronoun)
            || ground.is_any(at + 1, words!["that"]);
        ground.tag(at) == Tag::Plural && noun_before && object_behind
    }

    /// One past a verb's particle: "pointed out", "called for".
    fn particle_end(&self, at: usize) -> usize {
        if self.ground.is_any(at + 1, words!["out", "off", "up", "down"]) { at + 2 } else { at + 1 }
    }

    /// "Y was criticised by X", "Y is expected to …".
    fn passive(&mut self, at: usize, start: usize, sentence: TokenSpan) -> bool {
        let ground = self.ground;
        let Some(subject) = source::own(ground, start) else { return false };
        let agent = ground.is_any(at + 1, words!["by"]).then(|| source::beginning(ground, at + 2)).flatten();
        if self.is_taken(subject.start) {
            return false;
        }
        let mut content = vec![subject];
        let from = agent.map_or(at + 1, |agent| agent.end);
        let goes_on = ground.is_any(from, words!["to", "as", "that", "for", "a", "the"]);
        if !goes_on && agent.is_none() {
            return false;
        }
        if goes_on && from < sentence.end && !self.is_taken(from) {
            content.push(TokenSpan::new(from, self.clause_end(from, sentence.end)));
        }
        content.retain(|part| !part.is_empty());
        let cue = TokenSpan::new(start.max(subject.end).min(at), at + 1);
        self.keep("passive-verb", agent, cue, content);
        true
    }

    /// "the plan, criticised by X".
    fn reduced(&mut self, at: usize) -> bool {
        let ground = self.ground;
        let Some(agent) = source::beginning(ground, at + 2) else { return false };
        let end = if at > 0 && ground.written(at - 1) == "," { at - 1 } else { at };
        let Some(phrase) = ground.phrase_ending(end).map(|phrase| phrase.base) else { return false };
        if self.is_taken(phrase.start) {
            return false;
        }
        self.keep("reduced-passive", Some(agent), TokenSpan::new(at, at + 1), vec![phrase]);
        true
    }

    /// "the claim that …", "X's criticism of …".
    fn noun(&mut self, at: usize) -> bool {
        let ground = self.ground;
        if !ground.tag(at).is_nominal() {
            return false;
        }
        let Some(token) = ground.token(at) else { return false };
        let frames = frames_of(token.word, Class::CueNoun);
        let end = ground.sentence(at).end;
        let opens_that = frames.has(Frames::THAT) && ground.is_any(at + 1, words!["that"]);
        let opens_to =
            frames.has(Frames::INFINITIVE) && ground.is_any(at + 1, words!["to"]) && is_base(ground, at + 2);
        let content = if self.is_taken(at + 1) {
            None
        } else if opens_that || opens_to {
            Some(TokenSpan::new(at + 1, self.clause_end(at + 1, end)))
        } else if frames.has(Frames::PREPOSITION) && ground.is_any(at + 1, NOUN_ABOUT) {
            self.behind(at + 1, Frames::PREPOSITION)
        } else {
            None
        };
        let Some(content) = content else { return false };
        let owner = self.owner(at);
        let is_named = owner.is_some_and(|owner| ground.tag(owner.start) != Tag::Pronoun && owner.end < at);
        let (source, start) = match self.governor(at).filter(|_| !is_named) {
            Some((source, verb)) => (Some(source), verb),
            None => (owner, at),
        };
        self.keep("noun", source, TokenSpan::new(start, at + 1), vec![content]);
        true
    }

    /// The verb whose object a noun is, with its subject: "X raised questions".
    fn governor(&self, at: usize) -> Option<(TokenSpan, usize)> {
        let ground = self.ground;
        let start = ground.phrases.holding(at)?.base.start;
        let is_link = |at: &usize| ground.is_any(*at, VERB_LINKS);
        let before = start.checked_sub(1).filter(is_link).unwrap_or(start);
        let before = before.checked_sub(1).filter(is_link).unwrap_or(before);
        let verb = before.checked_sub(1).filter(|&verb| ground.tag(verb).is_verb() && self.is_free(verb))?;
        let group = verb_group(ground, verb);
        if group.is_passive {
            return None;
        }
        Some((source::of_verb(ground, group.start)?, verb))
    }

    /// Whose a noun is: "X's criticism", "his claim".
    fn owner(&self, at: usize) -> Option<TokenSpan> {
        let ground = self.ground;
        let phrase = ground.phrases.holding(at)?;
        if ground.is_any(phrase.base.start, words!["his", "her", "their", "my", "our", "your", "its"]) {
            return Some(TokenSpan::new(phrase.base.start, phrase.base.start + 1));
        }
        let genitive = (phrase.base.start..at)
            .find(|&at| ground.tag(at) == Tag::Particle && ground.written(at).starts_with(['\'', '’']))?;
        Some(TokenSpan::new(phrase.base.start, genitive)).filter(|owner| !owner.is_empty())
    }

    /// "X is skeptical of …".
    fn adjective(&mut self, at: usize) -> bool {
        /// Tokens between a form of "be" and the adjective.
        const NEAR: usize = 3;
        let ground = self.ground;
        let Some(token) = ground.token(at) else { return false };
        let floor = ground.sentence(at).start.max(at.saturating_sub(NEAR));
        let be = (floor..at).rev().find(|&at| {
            ground.is_any(
                at,
                words![
                    "is", "was", "are", "were", "be", "been", "’s", "'s", "am", "being", "feel", "felt",
                    "feels",
                ],
            )
        });
        let Some(content) = self.behind(at + 1, frames_of(token.word, Class::CueAdjective)) else {
            return false;
        };
        let start = be.map_or(at, |be| verb_group(ground, be).start);
        let bare = || {
            let noun = (floor..at).rev().find(|&at| ground.tag(at) != Tag::Adverb)?;
            ground.phrase_ending(noun + 1).map(|phrase| phrase.base)
        };
        let source = be
            .and_then(|_| source::of_verb(ground, start))
            .or_else(bare)
            .or_else(|| source::taken_over(ground, at))
            .filter(|source| !ground.is_any(source.start, words!["it", "this", "that", "what"]));
        let start = source.map_or(start, |source| start.max(source.end)).min(at);
        self.keep("adjective", source, TokenSpan::new(start, at + 1), vec![content]);
        true
    }
}
