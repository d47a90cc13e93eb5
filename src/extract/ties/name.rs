//! The people and bodies that claims name: "Maria Okafor, the transport minister", "Okafor said", "the minister said".
//!
//! Invariant: only the article's own words are asked; where two could be meant, a claim is tied to neither.

use std::collections::BTreeMap;

use super::{Bond, Tie, part};
use crate::extract::claim::{Claim, Reading, Speaker};
use crate::extract::context::Context;
use crate::text::lexicon::{ByWord, Class, Classes, classes_of};
use crate::text::{Tag, TokenSpan, Word, words};

/// Long names with one last word that are told apart; of more of them none is known again by its last word.
const MOST: usize = 8;

/// Words before a name that are no part of it.
const TITLES: Classes =
    Classes::of(Class::Title).and(Classes::of(Class::TitleStop)).and(Classes::of(Class::SourceNoun));

/// Words of names that are no person's.
const BODIES: Classes =
    Classes::of(Class::Entity).and(Classes::of(Class::Body)).and(Classes::of(Class::SourceNoun));

/// The ties of claims that name the same person or body, each to the first that does.
pub(super) fn ties(context: &Context<'_>, claims: &[Claim]) -> Vec<Tie> {
    let names: Vec<Option<Name>> = claims.iter().map(|claim| name_of(context, claim)).collect();
    let cast = Cast::of(names.iter().flatten());
    let mut first = BTreeMap::<&[Word], usize>::new();
    let mut posts = Posts::default();
    let mut ties = Vec::new();
    for (at, (claim, name)) in claims.iter().zip(&names).enumerate() {
        let known = name.as_ref().and_then(|name| cast.long_form(name));
        if let (Some(name), Some(role)) = (known, part(context, claim, "role")) {
            posts.learn(context, role, name);
        }
        let Some(name) = known.or_else(|| posts.holder(context, source_of(context, claim)?)) else {
            continue;
        };
        let to = *first.entry(name).or_insert(at);
        if to != at {
            ties.push(Tie { from: at, to, bond: Bond::SameName });
        }
    }
    ties
}

/// The words of a name, without titles and the article.
type Name = Vec<Word>;

/// The name that `claim` gives, or that its source bears.
fn name_of(context: &Context<'_>, claim: &Claim) -> Option<Name> {
    match &claim.reading {
        Reading::Identity { name, .. }
        | Reading::Quote(Speaker { resolved: Some(name), .. })
        | Reading::Attribution(Speaker { resolved: Some(name), .. }) => Some(words_of(name)),
        Reading::Quote(_) | Reading::Attribution(_) => {
            let name = name_in(context, source_of(context, claim)?)?;
            Some(words_of(context.words(name)))
        }
        _ => None,
    }
    .filter(|name| !name.is_empty())
}

/// The words of the source of `claim`.
fn source_of(context: &Context<'_>, claim: &Claim) -> Option<TokenSpan> {
    part(context, claim, "source").or_else(|| part(context, claim, "speaker"))
}

fn words_of(name: &str) -> Name {
    let bare = name.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    let mut words: Name = bare.filter(|word| !word.is_empty()).map(Word::of).collect();
    if words.len() > 1 && words.first() == words!["the"].first() {
        words.remove(0);
    }
    words
}

/// The name that a source is: not that of whom it belongs to or speaks for.
fn name_in(context: &Context<'_>, source: TokenSpan) -> Option<TokenSpan> {
    let is_any =
        |at: usize, words: &[Word]| context.text.token(at).is_some_and(|token| words.contains(&token.word));
    let names = &context.phrases.names;
    let mut inside = names.iter().skip(names.partition_point(|name| name.start < source.start));
    // "Okafor's aide Ben Falk": the aide speaks.
    let &name = inside.find(|name| !is_any(name.end, words!["'s", "’s", "'", "’"]))?;
    let bound = (source.start..name.start).any(|at| context.tag(at) == Tag::Preposition);
    // "Norland police", "Okafor and Falk": somebody else speaks, or two do.
    let goes_on = name.end < source.end
        && context.text.token(name.end).is_some_and(|next| next.is_word() || next.is("-"))
        && (context.tag(name.end) != Tag::Preposition || is_any(name.end, words!["and"]));
    if !source.contains(name) || bound || goes_on {
        return None;
    }
    let is_title = |at: &usize| context.text.token(*at).is_some_and(|token| token.classes.meets(TITLES));
    let title = (name.start..name.end.saturating_sub(1)).rev().find(is_title);
    Some(title.map_or(name, |at| TokenSpan::new(at + 1, name.end)))
}

/// The long names of the article, by their last words.
struct Cast {
    by_last_word: ByWord<Vec<Name>>,
}

impl Cast {
    fn of<'n>(names: impl Iterator<Item = &'n Name>) -> Self {
        let mut by_last_word = ByWord::<Vec<Name>>::default();
        for name in names {
            let Some(last) = name.last() else { continue };
            let forms = by_last_word.entry(*last).or_default();
            let is_full = forms.len() > MOST;
            match forms.iter_mut().find(|form| is_form(form, name) || is_form(name, form)) {
                Some(form) if form.len() < name.len() => form.clone_from(name),
                None if !is_full => forms.push(name.clone()),
                _ => {}
            }
        }
        Self { by_last_word }
    }

    /// The one long form that `name` can stand for; itself where it is long.
    fn long_form(&self, name: &Name) -> Option<&[Word]> {
        let forms = self.by_last_word.get(name.last()?)?;
        let mut fitting = forms.iter().filter(|form| is_form(name, form));
        fitting.next().filter(|_| fitting.next().is_none() && forms.len() <= MOST).map(Vec::as_slice)
    }
}

/// Whether `short` can be written for `long`: "Okafor" or "Maria Okafor" for "Maria Ann Okafor".
fn is_form(short: &Name, long: &Name) -> bool {
    if short == long {
        return true;
    }
    let is_body = long.iter().any(|word| classes_of(*word).meets(BODIES));
    let mut rest = long.iter();
    !is_body
        && short.len() < long.len()
        && short.last() == long.last()
        && (short.len() == 1 || short.first() == long.first())
        && short.iter().all(|word| rest.any(|other| other == word))
}

/// Who holds which post, as far as one name alone is said to.
#[derive(Default)]
struct Posts<'n> {
    by_noun: ByWord<Option<&'n [Word]>>,
}

impl<'n> Posts<'n> {
    /// Whoever bears `name` is what `role` says.
    fn learn(&mut self, context: &Context<'_>, role: TokenSpan, name: &'n [Word]) {
        let post = (role.start..role.end).take_while(|&at| context.tag(at) != Tag::Preposition);
        for token in post.filter_map(|at| context.text.token(at)) {
            if is_post(token.classes) {
                let holder = self.by_noun.entry(token.word).or_insert(Some(name));
                *holder = holder.filter(|holder| *holder == name);
            }
        }
    }

    /// The one person whom "the minister" stands for.
    fn holder(&self, context: &Context<'_>, source: TokenSpan) -> Option<&'n [Word]> {
        /// Words of a post with its article: "the transport minister".
        const LONGEST: usize = 3;
        let is_definite = context.text.token(source.start).is_some_and(|token| token.is("the"));
        let noun = context.text.token(source.end.checked_sub(1)?).filter(|token| is_post(token.classes))?;
        let fits = is_definite && (2..=LONGEST).contains(&source.len());
        self.by_noun.get(&noun.word).copied().flatten().filter(|_| fits)
    }
}

/// Whether a word says what somebody is.
fn is_post(classes: Classes) -> bool {
    classes.has(Class::Title) && !classes.has(Class::Body)
}

#[cfg(test)]
mod tests {
    use super::super::tests::tied;

    #[test]
    fn one_person_is_known_by_name_short_name_and_post() {
        for (source, want) in [
            (
                "Transport Minister Maria Okafor opened the line. “It is late,” Okafor said.\n\nThe minister said it cost more.",
                &[
                    "“It is late,” > Transport Minister Maria Okafor",
                    "Okafor said > Transport Minister Maria Okafor",
                    "The minister said > Transport Minister Maria Okafor",
                ][..],
            ),
            (
                "The mayor, Ana Roe, left. Okafor's aide Ben Falk said so. The minister said no.",
                &["Okafor's aide Ben Falk > Okafor's aide Ben Falk said"][..],
            ),
            ("Norhaven mayor Ana Roe and Davel mayor Dee Falk met. The mayor said it was late.", &[]),
            ("The minister said yes. The Davel Bank said no. The Norhaven Bank said so.", &[]),
            (
                "The World Fund said so on Monday. Nothing changed. The World Fund said so again.",
                &["The World Fund said > The World Fund said"],
            ),
        ] {
            assert_eq!(tied(source, "same_name"), want, "{source}");
        }
    }
}
