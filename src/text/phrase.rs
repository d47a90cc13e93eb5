//! Noun phrases and names, by the tags of their words, in one pass.
//!
//! "the finance ministry of Norland" is a phrase with the base "the finance ministry" and the head "ministry"; "Ana de
//! la Cruz" is a name.
//!
//! Invariant: linear and total; knows words and tags, no news.

use super::tag::Tag;
use super::token::words;
use super::token::{Shape, Token, TokenKind};
use super::{Starts, Text, TokenSpan};
use crate::text::Word;

/// A noun phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Phrase {
    /// Its core, up to the head: "the finance ministry".
    pub base: TokenSpan,
    /// The token its number and sort hang on: "ministry".
    pub head: usize,
    /// The core with what follows by "of": "the finance ministry of Norland".
    pub span: TokenSpan,
    /// The core with all that follows by prepositions: "health officials in the north of Norland".
    pub reach: TokenSpan,
}

/// The noun phrases and names of a text, each in text order without overlap of cores.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[expect(clippy::struct_field_names, reason = "the phrases and the names are told apart")]
pub struct Phrases {
    /// Noun phrases by their cores.
    pub phrases: Vec<Phrase>,
    /// Runs of capitalised name words with their particles: "Ana de la Cruz", "World Bank".
    pub names: Vec<TokenSpan>,
    /// Where the cores begin.
    starts: Starts,
}

impl Phrases {
    /// Finds the phrases of `text`, whose tokens have the tags `tags`.
    pub fn of(text: &Text<'_>, tags: &[Tag]) -> Self {
        let mut all = Self::default();
        for &sentence in &text.sentences {
            let scan = Scan { text, tags, end: sentence.end.min(tags.len()) };
            let mut at = sentence.start;
            while at < scan.end {
                match scan.phrase(at) {
                    Some(phrase) => {
                        at = phrase.base.end;
                        all.phrases.push(phrase);
                    }
                    None => at += 1,
                }
            }
            let mut at = sentence.start;
            while at < scan.end {
                let end = scan.name_end(at);
                if end > at {
                    all.names.push(TokenSpan::new(at, end));
                }
                at = end.max(at + 1);
            }
        }
        all.attach(text);
        all.starts = Starts::of(all.phrases.iter().map(|phrase| phrase.base.start));
        all
    }

    /// The phrase whose core begins with token `at`.
    pub fn starting(&self, at: usize) -> Option<&Phrase> {
        self.phrases.get(self.starts.number(at)?)
    }

    /// The phrase whose core ends before token `end`.
    pub fn ending(&self, end: usize) -> Option<&Phrase> {
        self.holding(end.checked_sub(1)?).filter(|phrase| phrase.base.end == end)
    }

    /// The phrase whose core holds token `at`.
    pub fn holding(&self, at: usize) -> Option<&Phrase> {
        self.phrases.get(self.starts.last(at)?).filter(|phrase| at < phrase.base.end)
    }

    /// Lets phrases reach over the prepositions behind them, from the last to the first.
    fn attach(&mut self, text: &Text<'_>) {
        for at in (0..self.phrases.len().saturating_sub(1)).rev() {
            let Some(&[this, next]) = self.phrases.get(at..at + 2).and_then(|pair| pair.first_chunk()) else {
                continue;
            };
            let link = text.token(this.base.end).filter(|_| this.base.end + 1 == next.base.start);
            let Some(link) = link else { continue };
            let Some(this) = self.phrases.get_mut(at) else { continue };
            if link.is("of") {
                this.span.end = next.span.end;
                this.reach.end = next.reach.end;
            } else if LINKS.contains(&link.word) {
                this.reach.end = next.reach.end;
            }
        }
    }
}

/// Tokens after which the core of a phrase is cut: longer ones are lists or noise, and each is tried from every word.
const LONGEST: usize = 32;

/// Prepositions that tie a phrase to the noun before it.
const LINKS: &[Word] =
    words!["in", "for", "from", "at", "on", "with", "near", "within", "inside", "across", "against", "to"];

/// Small words inside names.
pub const PARTICLES: &[Word] = words![
    "de", "la", "le", "du", "da", "do", "dos", "del", "della", "di", "van", "von", "der", "den", "ten",
    "bin", "ibn", "al", "el", "y", "dela",
];

/// What may stand behind a name, after a comma or not.
const SUFFIXES: &[Word] = words!["jr", "jr.", "sr", "sr.", "ii", "iii"];

struct Scan<'a> {
    text: &'a Text<'a>,
    tags: &'a [Tag],
    end: usize,
}

impl Scan<'_> {
    fn tag(&self, at: usize) -> Option<Tag> {
        self.tags.get(at).copied().filter(|_| at < self.end)
    }

    fn token(&self, at: usize) -> Option<&Token> {
        self.text.token(at).filter(|_| at < self.end)
    }

    /// Whether token `at` is a hyphen or the like without space on either side.
    fn is_joint(&self, at: usize) -> bool {
        let is_dash = self.token(at).is_some_and(|t| {
            !t.has_space_before()
                && matches!(t.of(self.text.source), "-" | "‐" | "‑" | "–" | "/" | "&" | "'" | "’")
        });
        is_dash && self.token(at + 1).is_some_and(|t| !t.has_space_before() && t.kind != TokenKind::Punct)
    }

    fn is_genitive(&self, at: usize) -> bool {
        self.tag(at) == Some(Tag::Particle)
            && self.token(at).is_some_and(|t| t.of(self.text.source).starts_with(['\'', '’']))
    }

    /// The phrase that begins with token `at`.
    fn phrase(&self, at: usize) -> Option<Phrase> {
        if self.tag(at)? == Tag::Pronoun {
            let base = TokenSpan::new(at, at + 1);
            return Some(Phrase { base, head: at, span: base, reach: base });
        }
        let (mut next, mut head) = (at, None);
        while let Some(tag) = self.tag(next).filter(|_| next < at + LONGEST) {
            let fits = match tag {
                Tag::Noun | Tag::Plural | Tag::Name | Tag::Number => {
                    head = Some(next);
                    true
                }
                Tag::Determiner => {
                    next == at || self.is_genitive(next - 1) || self.tag(next - 1) == Some(Tag::Determiner)
                }
                Tag::Adjective => true,
                Tag::Adverb => self.tag(next + 1) == Some(Tag::Adjective),
                Tag::Participle | Tag::Gerund => next > at && self.leads_to_noun(next + 1),
                Tag::Particle => head.is_some_and(|head| head + 1 == next) && self.is_genitive(next),
                Tag::Mark => next > at && self.is_joint(next) || self.is_percent(next),
                _ if self.is_capital_inside(next) => true,
                // "rebel-run ports": whatever the word behind the hyphen is by itself, here it tells the noun apart.
                _ if next > at && self.is_joint(next - 1) && self.leads_to_noun(next + 1) => true,
                _ => self.is_joint(next + 1) && self.token(next).is_some_and(Token::is_word) && next == at,
            };
            if !fits {
                break;
            }
            next += 1;
        }
        let head =
            head.or_else(|| (self.tag(at) == Some(Tag::Determiner) && next == at + 1).then_some(at))?;
        let base = TokenSpan::new(at, head + 1);
        Some(Phrase { base, head, span: base, reach: base })
    }

    /// Whether token `at` is a capitalised word within a sentence, before a name: "United" in "the United Nations".
    fn is_capital_inside(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.tag(before));
        before.is_some_and(|tag| tag == Tag::Determiner || tag == Tag::Name || tag == Tag::Adjective)
            && self.token(at).is_some_and(|t| t.is_capital() && !t.shape.has(Shape::PARAGRAPH_BEFORE))
            && self.tag(at + 1) == Some(Tag::Name)
    }

    fn is_percent(&self, at: usize) -> bool {
        self.token(at).is_some_and(|t| matches!(t.of(self.text.source), "%" | "$" | "€" | "£"))
    }

    /// Whether a noun follows at `at`, perhaps after an adjective.
    fn leads_to_noun(&self, at: usize) -> bool {
        match self.tag(at) {
            Some(Tag::Adjective) => self.tag(at + 1).is_some_and(Tag::is_nominal),
            Some(tag) => tag.is_nominal(),
            None => false,
        }
    }

    /// Whether token `at` is a capitalised word of a name.
    fn is_name_word(&self, at: usize) -> bool {
        self.token(at).is_some_and(|t| t.is_word() && t.is_capital()) && self.tag(at) == Some(Tag::Name)
    }

    /// One past the last token of the name that begins with token `at`; `at` where none does.
    fn name_end(&self, at: usize) -> usize {
        let is_small = |at: usize, list: &[Word]| self.token(at).is_some_and(|t| list.contains(&t.word));
        if !self.is_name_word(at) {
            return at;
        }
        let mut end = at + 1;
        loop {
            let small = (end..end + 3).take_while(|&at| is_small(at, PARTICLES) || self.is_joint(at)).count();
            let glued = self.is_joint(end) && self.token(end + 1).is_some_and(Token::is_word);
            end = if self.is_name_word(end) || is_small(end, SUFFIXES) {
                end + 1
            } else if self.is_name_word(end + small) {
                end + small + 1
            } else if glued && self.tag(end + 1).is_some_and(|tag| tag == Tag::Noun || tag == Tag::Name) {
                end + 2
            } else {
                return end;
            };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tags_of;

    fn found(sentence: &str) -> (Vec<String>, Vec<String>) {
        let text = Text::of(sentence);
        let all = Phrases::of(&text, &tags_of(&text));
        let words = |span: TokenSpan| text.words_of(span).to_owned();
        (
            all.phrases.iter().map(|p| words(p.reach)).collect(),
            all.names.iter().map(|&name| words(name)).collect(),
        )
    }

    #[test]
    fn phrases_reach_over_their_prepositions() {
        for (sentence, phrase) in [
            ("The finance ministry of Norland raised taxes.", "The finance ministry of Norland"),
            ("Health officials in the north said so.", "Health officials in the north"),
            ("Norland's foreign minister resigned.", "Norland's foreign minister"),
            ("A Norhaven-based group was blamed.", "A Norhaven-based group"),
            ("Health officials in militia-run Norhaven said so.", "Health officials in militia-run Norhaven"),
        ] {
            assert_eq!(found(sentence).0.first().map(String::as_str), Some(phrase));
        }
    }

    #[test]
    fn names_hold_their_particles_and_initials() {
        for (sentence, name) in [
            ("Yesterday Ana de la Cruz resigned.", "Ana de la Cruz"),
            ("Then Abdel Fattah el-Tahari spoke.", "Abdel Fattah el-Tahari"),
            ("Later John J. Holt Jr. spoke.", "John J. Holt Jr."),
        ] {
            assert_eq!(found(sentence).1, [name], "{sentence}");
        }
    }

    #[test]
    fn a_phrase_is_found_by_each_of_its_ends() {
        let text = Text::of("The old mayor met them.");
        let all = Phrases::of(&text, &tags_of(&text));
        let whole = Some(TokenSpan::new(0, 3));
        assert_eq!(all.starting(0).map(|p| p.base), whole);
        assert_eq!(all.ending(3).map(|p| p.base), whole);
        assert_eq!(all.holding(1).map(|p| p.base), whole);
        assert_eq!(all.holding(3), None);
    }
}
