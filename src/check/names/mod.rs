//! The names of an article, each with the forms it is written in, its titles and its places: what a checker confirms the
//! spelling of, once for all.
//!
//! ```text
//! article -> names in text order (titles cut off) -> one entry for the forms of one name -> entries that look alike
//! ```
//!
//! Invariant: knows how names are written; who bears them is for the checker.

mod alike;
mod forms;
mod runs;

use std::collections::BTreeMap;

use crate::article::{Article, Role};
use crate::text::lexicon::{Class, Classes};
use crate::text::{Phrases, Span, Text, TokenSpan, Word, tags_of, words};
use forms::Written;

/// Words before a name that are no part of it.
const TITLES: Classes = Classes::of(Class::Title).and(Classes::of(Class::TitleStop));

/// Titles that are written without a stop as well.
const FORMS_OF_ADDRESS: &[Word] = words!["mr", "mrs", "ms", "dr", "prof", "sir", "dame", "lord", "lady"];

/// Every name of an article, in the order of first mention.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Ledger {
    /// The names.
    pub names: Vec<LedgerName>,
}

/// One name with all that is written for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LedgerName {
    /// Its longest form.
    pub name: String,
    /// All its forms, the longest first.
    pub forms: Vec<NameForm>,
    /// The titles before it, each once, in text order.
    pub titles: Vec<String>,
    /// Other names of the ledger, by number from 0, from which it differs by a letter or two.
    pub alike: Vec<usize>,
}

impl LedgerName {
    /// How often the article writes it.
    pub fn mentions(&self) -> usize {
        self.forms.iter().map(|form| form.places.len()).sum()
    }

    /// Where it stands first, in bytes.
    fn first(&self) -> usize {
        let firsts = self.forms.iter().filter_map(|form| form.places.first());
        firsts.map(|place| place.start).min().unwrap_or_default()
    }
}

/// One way in which a name is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameForm {
    /// Its words.
    pub words: String,
    /// Where it stands, in bytes of the article's text, in order.
    pub places: Vec<Span>,
}

impl Ledger {
    /// The numbers of the names in the order of first mention, but each beside the one it looks like.
    pub fn in_pairs(&self) -> Vec<usize> {
        let mut order = Vec::new();
        let mut is_there = vec![false; self.names.len()];
        for start in 0..self.names.len() {
            let mut next = vec![start];
            while let Some(at) = next.pop() {
                if is_there.get(at) != Some(&false) {
                    continue;
                }
                if let Some(is_there) = is_there.get_mut(at) {
                    *is_there = true;
                }
                order.push(at);
                next.extend(self.names.get(at).iter().flat_map(|name| name.alike.iter().rev()));
            }
        }
        order
    }

    /// The names of `article`.
    pub fn of(article: &Article) -> Self {
        let told = article.paragraphs.iter().filter(|paragraph| paragraph.role != Role::Byline);
        let paragraphs: Vec<Span> = told.map(|paragraph| paragraph.span).collect();
        let text = Text::read(&article.text, &paragraphs);
        let tags = tags_of(&text);
        let phrases = Phrases::of(&text, &tags);
        let mut written = BTreeMap::<Vec<&str>, Written<'_>>::new();
        for name in runs::runs(&text, &tags, &phrases.names) {
            let (title, bare) = without_title(&text, name);
            if is_name(&text, bare) {
                let form = written.entry(words_of(&text, bare)).or_default();
                form.places.push(text.span_of(bare));
                form.titles.extend(title.filter(|title| !form.titles.contains(title)));
            }
        }
        let mut names = forms::entries(forms::parted(written));
        names.sort_by_key(LedgerName::first);
        alike::mark(&mut names);
        Self { names }
    }
}

/// `President Ana Roe` as its title and `Ana Roe`; a name that is all title keeps it.
fn without_title<'a>(text: &Text<'a>, name: TokenSpan) -> (Option<&'a str>, TokenSpan) {
    let is_title = |at: &usize| {
        text.token(*at)
            .is_some_and(|token| token.classes.meets(TITLES) || FORMS_OF_ADDRESS.contains(&token.word))
    };
    let is_body =
        text.token(name.end.saturating_sub(1)).is_some_and(|token| token.classes.meets(runs::BODIES));
    // "U.S. District Judge Ben Falk"; but the Justice Ministry is no ministry called Justice.
    let last = (name.start..name.end.saturating_sub(1)).rev().find(is_title).filter(|_| !is_body);
    last.map_or((None, name), |at| {
        let title = text.words_of(TokenSpan::new(name.start, at + 1));
        (Some(title), TokenSpan::new(at + 1, name.end))
    })
}

/// Months, weekdays, bare titles and single letters are no names.
fn is_name(text: &Text<'_>, name: TokenSpan) -> bool {
    let no_name = TITLES.and(Classes::of(Class::CalendarName));
    text.tokens_of(name)
        .iter()
        .any(|token| !token.classes.meets(no_name) && token.of(text.source).chars().count() > 1)
}

fn words_of<'a>(text: &Text<'a>, name: TokenSpan) -> Vec<&'a str> {
    text.words_of(name).split_whitespace().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Dates, read};
    use jiff::civil::date;

    fn ledger(text: &str) -> Vec<String> {
        let dates = Dates { given: Some(date(2024, 8, 16)), file: date(2024, 8, 16) };
        let article = read(text.as_bytes(), "a.txt", dates).unwrap().article;
        let ledger = Ledger::of(&article);
        let line = |name: &LedgerName| {
            let forms: Vec<String> =
                name.forms.iter().map(|form| format!("{}×{}", form.words, form.places.len())).collect();
            let alike: Vec<&str> =
                name.alike.iter().map(|&other| ledger.names[other].name.as_str()).collect();
            format!("{} [{}] {}", forms.join(", "), name.titles.join(", "), alike.join(", "))
                .trim_end()
                .to_owned()
        };
        ledger.names.iter().map(line).collect()
    }

    #[test]
    fn the_forms_of_a_name_stand_together() {
        for (text, names) in [
            (
                "The harbour burned, President Maria Okafor said. Okafor spoke in Lowford.",
                &["Maria Okafor×1, Okafor×1 [President]", "Lowford×1 []"][..],
            ),
            (
                "The ferry of the Norland Harbour Authority (NHA) sank. The NHA was told of it.",
                &["Norland Harbour Authority×1, NHA×2 []"],
            ),
            ("He met Ana Roe and Ben Roe. Roe left.", &["Ana Roe×1 []", "Ben Roe×1 []", "Roe×1 []"]),
            (
                "District Judge Ben Falk sued the Justice Ministry.",
                &["Ben Falk×1 [District Judge]", "Justice Ministry×1 []"],
            ),
            (
                "Critics of the Ministry of Foreign Affairs met Mr Ben Falk. The Movement for Democratic Change agreed.",
                &[
                    "Ministry of Foreign Affairs×1 []",
                    "Ben Falk×1 [Mr]",
                    "Movement for Democratic Change×1 []",
                ],
            ),
            (
                "Leader of Norland Ana Roe dies\n\nLOWFORD, Aug. 16, 2024 (Coastwire) - Ana Roe of Norland has died. Norland mourns.",
                &["Norland×3 []", "Ana Roe×2 []", "LOWFORD×1 []", "Coastwire×1 []"],
            ),
            ("The fire began on Friday, and in November it rained.", &[]),
        ] {
            assert_eq!(ledger(text), names, "{text}");
        }
    }

    #[test]
    fn names_that_differ_by_a_letter_are_shown_to_each_other() {
        for (text, names) in [
            (
                "The plan of Yahya Sinwar failed. Later Sinwaar fled.",
                &["Yahya Sinwar×1 [] Sinwaar", "Sinwaar×1 [] Yahya Sinwar"][..],
            ),
            (
                "He wrote to Jon Falkner in Lowford. She knew John Falkner from Lowford.",
                &["Jon Falkner×1 [] John Falkner", "Lowford×2 []", "John Falkner×1 [] Jon Falkner"],
            ),
            ("He left Norland for Lowland.", &["Norland×1 []", "Lowland×1 []"]),
        ] {
            assert_eq!(ledger(text), names, "{text}");
        }
    }
}
