//! The layer of attributions: every report of what somebody says, thinks, feels or wants, as source, cue and content.
//!
//! It is broader than the claims: "hopes to win" and "criticised the plan" are attributions, and no claims. `closing`
//! finds the cues behind or within what they tell, `opening` those before it, `quotes` the quotations that go on
//! without a cue; the earlier find's content is closed to the later ones, so that only the outermost is told.
//!
//! Invariant: knows no claims and no article; total on any text, and linear but for a bounded look back.

mod closing;
mod content;
mod frame;
mod opening;
mod quotes;
mod source;

pub(super) use source::own;

use super::ground::Ground;
use crate::text::lexicon::Class;
use crate::text::{Phrases, Quotations, Text, TokenSpan, tags_of};

/// Whether the verb at `at` may have quoted words for its content: "proposed “…”", but not "focused on “…”".
pub(super) fn may_quote(ground: &Ground<'_>, at: usize) -> bool {
    let frames =
        ground.token(at).map(|token| frame::frames_of(token.word, Class::CueVerb)).unwrap_or_default();
    frames.has(frame::Frames::CLAUSE) || frames.has(frame::Frames::OBJECT)
}

/// What somebody says, thinks, feels or wants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribution {
    /// Who does, where the sentence says it.
    pub source: Option<TokenSpan>,
    /// The words that tell of the telling.
    pub cue: TokenSpan,
    /// What is told, in text order; several pieces where other words part it.
    pub content: Vec<TokenSpan>,
    /// Whether all of the content stands in quotation marks.
    pub is_direct: bool,
    /// The rule that found it.
    pub rule: &'static str,
}

/// The attributions of `text`, in the order of their contents; none lies in the content of another.
pub fn attributions(text: &Text<'_>) -> Vec<Attribution> {
    let tags = tags_of(text);
    let phrases = Phrases::of(text, &tags);
    let quotations = Quotations::of(text);
    let ground = Ground { text, tags: &tags, phrases: &phrases, quotations: &quotations };
    let mut layer = Layer { ground: &ground, taken: vec![false; text.tokens.len()], found: Vec::new() };
    layer.find_closing();
    layer.find_opening();
    layer.found.sort_by_key(|found| (found.first(), found.cue));
    layer.find_quotations();
    let Layer { mut found, .. } = layer;
    for attribution in &mut found {
        attribution.is_direct = quotes::is_direct(&ground, &attribution.content);
    }
    found.sort_by_key(|found| (found.first(), found.cue));
    found
}

impl Attribution {
    /// Its content's first token.
    fn first(&self) -> usize {
        self.content.first().map_or(self.cue.start, |part| part.start)
    }
}

/// The layer while it is being found.
struct Layer<'a> {
    ground: &'a Ground<'a>,
    /// For every token whether it is some attribution's cue, or content.
    taken: Vec<bool>,
    found: Vec<Attribution>,
}

impl Layer<'_> {
    fn is_taken(&self, at: usize) -> bool {
        self.taken.get(at).copied().unwrap_or_default()
    }

    /// Whether token `at` may be a cue: no content of another, and not inside a quotation.
    fn is_free(&self, at: usize) -> bool {
        !self.is_taken(at) && self.ground.quotation_at(at).is_none()
    }

    /// Keeps an attribution, and closes its content and cue to others.
    fn keep(
        &mut self,
        rule: &'static str,
        source: Option<TokenSpan>,
        cue: TokenSpan,
        content: Vec<TokenSpan>,
    ) {
        for part in content.iter().chain([&cue]) {
            self.taken.get_mut(part.start..part.end).unwrap_or_default().fill(true);
        }
        self.found.push(Attribution { source, cue, content, is_direct: false, rule });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The attributions of `source`, each as "source | cue | content".
    fn found(source: &str) -> Vec<String> {
        let text = Text::of(source);
        let words = |span: TokenSpan| text.words_of(span);
        attributions(&text)
            .into_iter()
            .map(|found| {
                let content: Vec<&str> = found.content.iter().map(|&part| words(part)).collect();
                let source = found.source.map_or("nobody", words);
                format!("{source} | {} | {}", words(found.cue), content.join(" … "))
            })
            .collect()
    }

    #[test]
    fn cues_stand_before_behind_and_within_what_they_tell() {
        for (text, want) in [
            ("Ana Holt said the bridge was safe.", "Ana Holt | said | the bridge was safe."),
            ("The bridge was safe, the mayor said.", "the mayor | said | The bridge was safe"),
            ("“We won,” said Ana Holt. “Twice.”", "Ana Holt | said | “We won,” … “Twice.”"),
            ("The plan, she said, was dead.", "she | said | The plan … was dead."),
            (
                "The bridge is safe, according to the ministry.",
                "the ministry | according to | The bridge is safe",
            ),
            ("According to Ana Holt, it is safe.", "Ana Holt | According to | it is safe."),
            ("Said Holt, “It is a good plan.”", "Holt | Said | “It is a good plan.”"),
            ("''We won,'' Holt said.", "Holt | said | ''We won,''"),
            ("“It is a good plan.” — Ana Holt", "Ana Holt | — | “It is a good plan.”"),
            ("HOLT: It is safe. Go home.", "HOLT | : | It is safe. Go home."),
        ] {
            assert_eq!(found(text), [want], "{text}");
        }
    }

    #[test]
    fn wishes_stances_nouns_and_adjectives_are_reports_too() {
        for (text, want) in [
            ("The mayor hopes to win again.", "The mayor | hopes | to win again."),
            ("She criticised the plan.", "She | criticised | the plan."),
            ("The plan was criticised by the union.", "the union | was criticised | The plan"),
            ("Holt was sceptical of the new plan.", "Holt | was sceptical | the new plan."),
            (
                "Holt's claim that the bridge was safe was news.",
                "Holt | claim | that the bridge was safe was news.",
            ),
        ] {
            assert_eq!(found(text), [want], "{text}");
        }
    }

    #[test]
    fn the_source_is_looked_for_where_the_clause_has_it() {
        for (text, want) in [
            ("Holt sent the board a letter urging it to stay.", "Holt | urging | it to stay."),
            ("Ana Holt walked out with Ivo Varn, saying it was safe.", "Ana Holt | saying | it was safe."),
            ("After saying no for a year, the mayor left.", "the mayor | saying | no for a year"),
            ("The fire led Ivo Varn to call for help.", "Ivo Varn | call | help."),
            ("Holt in April said it was safe.", "Holt | said | it was safe."),
            ("Holt laid out her plans for the bridge.", "Holt | laid out her plans | the bridge."),
            ("They fear groups that oppose the plan.", "They | fear | groups that oppose the plan."),
        ] {
            assert_eq!(found(text), [want], "{text}");
        }
    }

    #[test]
    fn only_the_outermost_is_told_and_a_second_verb_shares_the_subject() {
        for (text, want) in [
            ("She said he wants to leave.", &["She | said | he wants to leave."][..]),
            ("“He wants to leave,” she said.", &["she | said | “He wants to leave,”"]),
            (
                "Some said it was bad, while others argued that it was good.",
                &["Some | said | it was bad", "others | argued | that it was good."],
            ),
            ("What she believes is a riddle.", &["she | believes | What"]),
            (
                "Holt praised the plan, calling it a gift.",
                &["Holt | praised | the plan", "Holt | calling | it a gift."],
            ),
        ] {
            assert_eq!(found(text), want, "{text}");
        }
    }

    #[test]
    fn text_without_reports_has_none() {
        assert_eq!(found("The bridge opened on Friday. About 200 people crossed it."), [""; 0]);
    }
}
