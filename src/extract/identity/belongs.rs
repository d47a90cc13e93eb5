//! Where somebody belongs: "Ana Roe of the World Fund", "Norland's Ana Roe".
//!
//! Invariant: an affiliation alone counts only for what is very likely a person's name.

use super::Identity;
use super::ground::Ground;
use crate::text::lexicon::{Class, Classes};
use crate::text::{Shape, Tag, TokenSpan, words};

impl Ground<'_> {
    /// The affiliation that stands beside `name`.
    pub(super) fn belonging(&self, name: TokenSpan) -> Option<Identity> {
        if !self.is_person(name) || self.with_article(name.start) != name.start {
            return None;
        }
        let spoken = name.start.checked_sub(1).is_some_and(|at| self.has(at, Classes::of(Class::Speech)));
        let rule = "identity-affiliation";
        let of = self.is_any(name.end, words!["of"]);
        let is_whole = |&end: &usize| spoken || of || self.is_finite(end);
        if let Some(end) = self.seat_end(name).filter(is_whole) {
            return Some(Identity {
                rule,
                span: TokenSpan::new(name.start, end),
                name,
                role: TokenSpan::new(name.end, end),
            });
        }
        let genitive = name.start.checked_sub(1).filter(|&at| self.is_genitive(at))?;
        let owner = self.context.phrases.names.partition_point(|owner| owner.end < genitive);
        let owner = self.context.phrases.names.get(owner).filter(|owner| owner.end == genitive)?;
        let short = owner.end <= owner.start + 6 && owner.start >= self.sentence.start;
        (short && (spoken || self.is_finite(name.end) || self.is_pause(name.end))).then_some(Identity {
            rule,
            span: TokenSpan::new(owner.start, name.end),
            name,
            role: *owner,
        })
    }

    /// Where "of the power authority" ends, whose body has a lower-case name that begins at `first`.
    fn plain_seat_end(&self, link: usize, first: usize) -> Option<usize> {
        let phrase = self.context.phrases.holding(first)?;
        let sorts = Classes::of(Class::Body).and(Classes::of(Class::SourceNoun));
        let is_body = self.has(phrase.head, sorts) && !self.is_capital(phrase.head);
        let is_owned = self.is_capital(phrase.head) && (first..phrase.head).any(|at| self.is_genitive(at));
        let end = if self.is_capital(phrase.reach.end - 1) { phrase.reach.end } else { phrase.span.end };
        ((is_body || is_owned) && self.is_any(link, words!["of"])).then(|| self.behind_bracket(end))
    }

    /// Where "of the World Fund(WF)", "from the University of Norland" behind a name ends.
    pub(super) fn seat_end(&self, name: TokenSpan) -> Option<usize> {
        let link = name.end;
        if !self.is_any(link, words!["of", "from", "at", "with"]) {
            return None;
        }
        let first = link + 1 + usize::from(self.is_any(link + 1, words!["the"]));
        let Some(run) = self.run_at(first) else { return self.plain_seat_end(link, first) };
        let mut end = run.end;
        if (self.is_genitive(end) || self.tag(end) == Tag::Noun)
            && let Some(plain) = self.plain_seat_end(link, first)
        {
            return Some(plain);
        }
        while self.is_any(end, words!["of", "and", "for"]) || self.is_genitive(end) {
            let the = usize::from(self.is_any(end + 1, words!["the"]));
            let Some(more) = self.run_at(end + 1 + the) else { break };
            let is_whole = !self.is_body_name(TokenSpan::new(first, end));
            if self.is_any(end, words!["and"]) && is_whole && self.is_person(more) {
                break;
            }
            end = more.end;
        }
        let is_body = (first..end).any(|at| {
            self.has(at, Classes::of(Class::Body).and(Classes::of(Class::Entity)))
                || self.token(at).is_some_and(|token| token.shape.has(Shape::ALL_CAPITALS))
        });
        (is_body || self.is_any(link, words!["of"])).then(|| self.behind_bracket(end))
    }
}
