//! The noun phrase behind a figure: "Mexican nationals", "of the victims", "ten-storey", "those known to be infected".
//!
//! Invariant: one sentence, read forward from one token; knows no figures.

use crate::text::lexicon::Class;
use crate::text::{Tag, Token, TokenKind, TokenSpan};

use super::reader::Reader;

/// Words that may tell apart who is counted: "those known to be infected with Ebola" has six behind "those".
const MOST_TOLD: usize = 8;

/// A noun phrase behind a figure.
#[derive(Debug, Clone, Copy)]
pub(super) struct Noun {
    pub(super) span: TokenSpan,
    pub(super) head: usize,
}

impl Reader<'_> {
    /// "ten-storey", "21-year-old", "six-lane": the words joined behind the hyphen.
    pub(super) fn compound(&self, start: usize) -> Option<Noun> {
        let first = self.token(start)?;
        let wordy = first.is_word() && !matches!(self.tag(start), Tag::Preposition | Tag::Coordinator);
        if !wordy {
            return None;
        }
        let is_age = self.is_hyphen(start + 1) && (self.is(start + 2, "old") || self.is(start + 2, "olds"));
        let end = if is_age { start + 3 } else { start + 1 };
        Some(Noun { span: TokenSpan::new(start, end), head: start })
    }

    /// What stands behind "of": "of the victims", "of homes", "of them".
    pub(super) fn members(&self, start: usize) -> Option<Noun> {
        let mut at = start;
        while matches!(self.tag(at), Tag::Determiner)
            || self.is(at, "its")
            || self.is(at, "their")
            || self.is(at, "all")
        {
            at += 1;
        }
        if let Some(noun) = self.noun(at) {
            return Some(Noun { span: TokenSpan::new(start, noun.span.end), head: noun.head });
        }
        if ["them", "us", "whom"].iter().any(|word| self.is(at, word)) {
            return Some(Noun { span: TokenSpan::new(start, at + 1), head: at });
        }
        let head = at.checked_sub(1).filter(|&last| self.is(last, "those") || self.is(last, "these"))?;
        // "of those known to be infected": what tells them apart belongs to them.
        let apart = self.is(at, "who") || self.tag(at) == Tag::Participle;
        let told = (at..self.within.end).take_while(|&at| self.tag(at) != Tag::Mark).count();
        let end = if apart && told <= MOST_TOLD { at + told } else { head + 1 };
        Some(Noun { span: TokenSpan::new(start, end), head })
    }

    /// The noun phrase that begins at `start`, without articles: "Mexican nationals", "life-saving treatments".
    pub(super) fn noun(&self, start: usize) -> Option<Noun> {
        let mut head = None;
        let mut at = start;
        while let Some(token) = self.token(at) {
            if head.is_some() && self.is_hyphen(at) && self.is(at + 1, "by") {
                // "two passers-by".
                at += 2;
                break;
            }
            if self.joins(at, start, head) {
                head = None;
            } else if !self.goes_on(at, start, head) || !(token.is_word() || token.kind == TokenKind::Ordinal)
            {
                break;
            } else if self.can_head(at, head) {
                head = Some(at);
            }
            at += 1;
        }
        let head = head?;
        let end = if self.is_hyphen(head + 1) { at } else { head + 1 };
        Some(Noun { span: TokenSpan::new(start, end), head })
    }

    /// Whether the hyphen or the "'s" at `at` joins what stands before it to a noun still to come.
    fn joins(&self, at: usize, start: usize, head: Option<usize>) -> bool {
        let is_possessive = self.is(at, "'s") || self.is(at, "’s");
        at > start && self.is_hyphen(at) || head.is_some() && is_possessive && self.leads_to_noun(at + 1)
    }

    /// Whether the phrase from `start`, which hangs on `head` so far, holds the word at `at` too.
    fn goes_on(&self, at: usize, start: usize, head: Option<usize>) -> bool {
        let tag = self.tag(at);
        match head {
            _ if self.has(at, Class::CalendarName) && self.is_capital(at) => false,
            // "two male foreign visitors", "seven die": what the tagger takes for a noun is none.
            Some(last) if self.tells_sex(last) && self.is_modifier(at) => true,
            _ if self.is_end(at) => false,
            None if tag == Tag::Coordinator => {
                at > start && self.is(at, "and") && self.is_modifier(at - 1) && self.is_modifier(at + 1)
            }
            None => tag.is_nominal() || self.is_modifier(at) || self.is_hyphened(at),
            // "Kia and Hyundai vehicles".
            Some(last) if tag == Tag::Coordinator => {
                let are_names = self.tag(last) == Tag::Name && self.tag(at + 1) == Tag::Name;
                self.is(at, "and") && are_names && self.tag(at + 2) == Tag::Plural
            }
            // "seven Native American reservations".
            Some(last) if tag == Tag::Adjective && self.is_capital(at) && self.is_capital(last) => {
                self.leads_to_noun(at + 1)
            }
            Some(last) => tag.is_nominal() && !(tag == Tag::Name && self.tag(last) == Tag::Plural),
        }
    }

    /// Whether the phrase can hang on the word at `at`.
    fn can_head(&self, at: usize, head: Option<usize>) -> bool {
        let is_person = self.tag(at) == Tag::Adjective
            && self.has(at, Class::Person)
            && !self.is_capital(at)
            && !self.leads_to_noun(at + 1);
        self.tag(at).is_nominal() || is_person || self.heads_compound(at, head)
    }

    /// Whether a word behind a hyphen closes its compound as a noun: "ex-marines".
    fn heads_compound(&self, at: usize, head: Option<usize>) -> bool {
        head.is_none() && self.has(at, Class::Person) && !self.is_hyphen(at + 1)
    }

    /// Whether the word at `at` is the first part of a hyphened compound: "co-pilots", "pro-Kremlin".
    fn is_hyphened(&self, at: usize) -> bool {
        self.is_hyphen(at + 1) && self.token(at).is_some_and(Token::is_word)
    }

    fn is_modifier(&self, at: usize) -> bool {
        let ing = matches!(self.tag(at), Tag::Participle | Tag::Gerund) && self.leads_to_noun(at + 1);
        matches!(self.tag(at), Tag::Adjective | Tag::Name) && !self.is_state(at)
            || self.tag(at) == Tag::Noun
            || ing
            || (self.tag(at) == Tag::Adverb
                && self.tag(at + 1) == Tag::Adjective
                && self.leads_to_noun(at + 2))
    }

    /// "12 dead": a state of those counted, no part of what they are called; "12 missing sailors" is.
    fn is_state(&self, at: usize) -> bool {
        self.has(at, Class::HarmState) && !self.leads_to_noun(at + 1)
    }

    fn tells_sex(&self, at: usize) -> bool {
        self.is(at, "male") || self.is(at, "female")
    }

    /// "seven die", "30 hurt": what became of those counted, though it may look like a noun.
    fn is_end(&self, at: usize) -> bool {
        (self.has(at, Class::HarmEnd) || self.has(at, Class::HarmState))
            && !self.has(at, Class::Person)
            && !self.has(at, Class::HarmNoun)
            && !self.leads_to_noun(at + 1)
    }

    fn leads_to_noun(&self, at: usize) -> bool {
        let first = self.tag(at);
        first.is_nominal() && !self.has(at, Class::CalendarName)
            || (first == Tag::Adjective && self.tag(at + 1).is_nominal())
    }
}
