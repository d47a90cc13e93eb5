//! Who somebody is: names together with the post, title, relation or description that the article gives them.
//!
//! `name` reads the names; `before` finds what stands to the left of one ("CIA director …", "his brother, …"), `behind`
//! what stands to the right ("…, head of the agency"), `said` what a sentence says outright ("… is a lawyer"), `belongs`
//! where somebody comes from ("… of the World Fund"); `full` gives short names their long form.
//!
//! Invariant: one claim for one mention of a name; knows no other kind of claim.

mod before;
mod behind;
mod belongs;
mod full;
mod ground;
mod name;
mod said;

use super::claim::{Claim, Reading};
use super::context::Context;
use crate::text::TokenSpan;
use crate::text::words;
use ground::Ground;

/// A name with what it is said to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Identity {
    /// The rule that found it.
    rule: &'static str,
    /// Name and role together.
    span: TokenSpan,
    /// The name, without its title.
    name: TokenSpan,
    /// The words that say who it is.
    role: TokenSpan,
}

impl Identity {
    /// Whether `inner` is but a part of what is said here: "ally of ousted leader Ana Roe".
    fn holds(&self, inner: &Self) -> bool {
        self.role.contains(inner.name) && self.span.contains(inner.span) && self.span != inner.span
    }
}

/// What stands on one side of a name and says who it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Side {
    /// The rule that found it.
    rule: &'static str,
    /// The words that say who it is.
    role: TokenSpan,
    /// Where it ends that is farther from the name: a start on the left side, an end on the right.
    edge: usize,
}

/// How many identities away another can be that holds one: a description has few names in it.
const NEAR: usize = 6;

/// The claims on who is who in the article.
pub(super) fn scan(context: &Context<'_>) -> Vec<Claim> {
    let mut found = Vec::new();
    for &sentence in &context.text.sentences {
        let first = found.len();
        Ground { context, sentence }.identities(&mut found);
        let all = found.split_off(first);
        let is_inside = |(at, inner): &(usize, &Identity)| {
            let near = all.get(at.saturating_sub(NEAR)..(at + NEAR).min(all.len())).unwrap_or_default();
            near.iter().any(|outer| outer.holds(inner))
        };
        found.extend(all.iter().enumerate().filter(|inner| !is_inside(inner)).map(|(_, identity)| *identity));
    }
    let full = full::Full::new(context, &found);
    let claim = |identity: Identity| {
        let Identity { rule, span, name, role } = identity;
        let words = |span| context.words(span).to_owned();
        let reading = Reading::Identity { name: words(full.form(context, name)), role: words(role) };
        context.claim(span, reading, rule, [("name", name), ("role", role)])
    };
    found.into_iter().map(claim).collect()
}

impl Ground<'_> {
    /// Adds the identities of the sentence to `found`.
    fn identities(&self, found: &mut Vec<Identity>) {
        let mut at = self.sentence.start;
        while at < self.sentence.end {
            let Some(run) = self.run_at(at) else {
                at += 1;
                continue;
            };
            self.identify(run, found);
            at = run.end;
        }
    }

    /// Adds who the name in `run`, a stretch of capitalised words, is said to be.
    fn identify(&self, run: TokenSpan, found: &mut Vec<Identity>) {
        let bare = self.bare(run);
        if found
            .iter()
            .rev()
            .take_while(|last| last.span.end > run.start)
            .any(|last| last.name.overlaps(bare))
        {
            return;
        }
        let name = self.split_off_place(bare).unwrap_or(bare);
        if self.is_mere_title(name) {
            return;
        }
        let before =
            self.before(name).filter(|side| !found.last().is_some_and(|last| self.owns(last, side.role)));
        let behind = self.behind(name, before.is_some());
        let aged = before.is_some_and(|side| self.is_any(side.role.end.saturating_sub(1), words!["old"]));
        if aged && behind.is_none() {
            return;
        }
        if let Some(side) = before.or(behind) {
            let name = behind.map_or(name, |side| self.with_partner(name, side));
            let start =
                before.map_or_else(|| self.with_article(name.start), |side| side.edge.min(name.start));
            let end = behind.map_or(name.end, |side| side.edge);
            let identity =
                Identity { rule: side.rule, span: TokenSpan::new(start, end), name, role: side.role };
            if !repeats(found, identity) {
                found.push(identity);
            }
            if before.is_some() {
                self.others_of_the_title(identity, found);
            }
        } else if let Some(identity) = self.said(name).or_else(|| self.belonging(name)) {
            found.push(identity);
        }
    }

    /// `name` with the one before it, where `side` is said of both: "Ana Roe and Dee Falk, both from Norland".
    fn with_partner(&self, name: TokenSpan, side: Side) -> TokenSpan {
        let and = name.start.checked_sub(1).filter(|&at| self.is_any(at, words!["and"]));
        let and = and.filter(|_| self.is_any(side.role.start, words!["both"]));
        let first =
            and.and_then(|and| (self.sentence.start..and).rev().take_while(|&at| self.is_capital(at)).last());
        TokenSpan::new(first.unwrap_or(name.start), name.end)
    }

    /// Whether `role` is the description of the person named before: "Ana Roe, the mayor of Norhaven, …".
    fn owns(&self, last: &Identity, role: TokenSpan) -> bool {
        last.role.start == role.start && last.span.start < role.start && self.is_person(last.name)
    }

    /// "Senators Ana Roe and Dee Falk":those who share the plural title of the first.
    fn others_of_the_title(&self, first: Identity, found: &mut Vec<Identity>) {
        /// Most names under one title.
        const MOST: usize = 6;
        let title = first.role.end.saturating_sub(1);
        if !self.is_plural(title.saturating_sub(usize::from(self.written(title) == ","))) {
            return;
        }
        let mut last = first;
        for _ in 0..MOST {
            let Some(name) = self.behind_link(last.span.end).and_then(|at| self.run_at(at)) else { return };
            if self.bare(name) != name || !self.can_be_person(name) {
                return;
            }
            let end = self.seat_end(name).unwrap_or(name.end);
            last = Identity { name, span: TokenSpan::new(name.start, end), ..first };
            found.push(last);
        }
    }

    /// Behind "and", a comma or both at `at`.
    fn behind_link(&self, at: usize) -> Option<usize> {
        match (self.written(at), self.written(at + 1)) {
            (",", "and") => Some(at + 2),
            ("," | "and" | "&", _) => Some(at + 1),
            _ => None,
        }
    }
}

/// Whether the description of `identity` is that of the name before it: "Ana Roe of Norland, the mayor".
fn repeats(found: &[Identity], identity: Identity) -> bool {
    found.last().is_some_and(|last| last.span.end == identity.span.end && last.span.contains(identity.name))
}
