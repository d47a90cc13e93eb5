//! New drafts by known edits, with where every letter of the old one went.

use std::ops::Range;

use tickmark::article::Article;
use tickmark::extract::{Extraction, Kind};
use tickmark::text::Span;

/// What an edit does to the claims it touches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Touch {
    /// They say something else: no mark may be kept.
    Value,
    /// The whole sentence says something else.
    Sentence,
    /// They say the same: marks are kept.
    Retyped,
}

/// Picks a part of some words by chance, and what stands there instead.
type Other = fn(&str, usize) -> Option<(Range<usize>, String)>;

/// A stretch of the new text.
#[derive(Debug, Clone)]
enum Part {
    Old(Range<usize>),
    New { text: String, instead: Range<usize>, touch: Touch },
}

/// A sentence, or a line that holds none.
#[derive(Debug, Clone, Default)]
struct Sentence {
    parts: Vec<Part>,
}

/// A draft under the pen.
pub(super) struct Draft<'a> {
    text: &'a str,
    paragraphs: Vec<Vec<Sentence>>,
    claims: Vec<(Span, Kind)>,
    random: u64,
    /// Sentences beside which a lookalike was put: to take one out then is to edit it.
    twins: Vec<usize>,
    /// Whether one of the two teams was taken out, or a third was put in.
    has_team_edit: bool,
    pub(super) log: Vec<String>,
}

/// The new text, and where everything went.
pub(super) struct Made {
    pub(super) text: String,
    /// By byte of the old text: where it is now.
    pub(super) map: Vec<Option<usize>>,
    /// What was replaced: the old place (empty where something was put in), the new one, and what that does.
    pub(super) replaced: Vec<(Range<usize>, Range<usize>, Touch)>,
}

const SENTENCES: &[&str] = &[
    "The weather stayed dry through the afternoon.",
    "A spokeswoman declined to add anything further.",
    "Critics of the plan had gathered outside the building.",
    "Further details were to be released later in the week.",
    "Local shops along the street stayed closed.",
    "It was the second such notice in a month.",
];

const NAMES: &[&str] = &["Vandermeer", "Okonkwo", "Lindqvist", "Tamura", "Castellanos"];

impl<'a> Draft<'a> {
    pub(super) fn of(article: &'a Article, found: &Extraction, seed: u64) -> Self {
        let mut paragraphs = Vec::new();
        for paragraph in &article.paragraphs {
            let inside = found.sentences.iter().filter(|sentence| paragraph.span.contains(sentence.span));
            let mut sentences: Vec<Sentence> = Vec::new();
            let mut reached = paragraph.span.start;
            for sentence in inside {
                let before = &article.text[reached..sentence.span.start];
                if !before.trim().is_empty() {
                    let start = reached + before.len() - before.trim_start().len();
                    sentences.push(Sentence::of(start..start + before.trim().len()));
                }
                sentences.push(Sentence::of(sentence.span.start..sentence.span.end));
                reached = sentence.span.end;
            }
            let rest = &article.text[reached..paragraph.span.end];
            if !rest.trim().is_empty() {
                let start = reached + rest.len() - rest.trim_start().len();
                sentences.push(Sentence::of(start..start + rest.trim().len()));
            }
            paragraphs.push(sentences);
        }
        let claims = found.claims.iter().map(|claim| (claim.span, claim.reading.kind())).collect();
        let random = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
        Self {
            text: &article.text,
            paragraphs,
            claims,
            random,
            twins: Vec::new(),
            has_team_edit: false,
            log: Vec::new(),
        }
    }

    pub(super) fn below(&mut self, n: usize) -> usize {
        self.random ^= self.random << 13;
        self.random ^= self.random >> 7;
        self.random ^= self.random << 17;
        (self.random >> 11) as usize % n.max(1)
    }

    /// A sentence that no edit has touched, in a paragraph of the body.
    fn pick(&mut self) -> Option<(usize, usize)> {
        for _ in 0..20 {
            let paragraph = self.below(self.paragraphs.len());
            let sentence = self.below(self.paragraphs[paragraph].len());
            if paragraph > 0 && self.paragraphs[paragraph].get(sentence).is_some_and(Sentence::is_whole) {
                return Some((paragraph, sentence));
            }
        }
        None
    }

    /// One edit of a sort chosen by chance, where a sentence allows it.
    pub(super) fn edit(&mut self) {
        let sort = self.below(19);
        let tried = (0..12).any(|_| {
            self.pick().is_some_and(|(paragraph, sentence)| self.edit_there(sort, paragraph, sentence))
        });
        _ = tried;
    }

    #[expect(clippy::too_many_lines, reason = "one arm for each sort of edit")]
    fn edit_there(&mut self, sort: usize, paragraph: usize, sentence: usize) -> bool {
        let old = self.paragraphs[paragraph][sentence].old().unwrap();
        let done = match sort {
            0 => {
                let new = SENTENCES[self.below(SENTENCES.len())];
                self.insert(paragraph, sentence, new)
            }
            1 => {
                let new = Sentence::new(SENTENCES[self.below(SENTENCES.len())]);
                self.paragraphs.insert(paragraph, vec![new]);
                true
            }
            2 | 3 if self.has_twin(paragraph) => false,
            // One of two teams taken out where a third is put in is that one edited.
            2 | 3 | 16 | 17 if self.text[old.clone()].starts_with("Team ") && self.has_team_edit => false,
            // With another name in both, nobody could tell which was the first.
            10 | 11 if self.twins.contains(&old.start) => false,
            2 => {
                self.paragraphs[paragraph].remove(sentence);
                true
            }
            3 if self.paragraphs.len() > 4 => {
                self.paragraphs.remove(paragraph);
                true
            }
            4 => {
                let moved = self.paragraphs[paragraph].remove(sentence);
                let (to, at) = (1 + self.below(self.paragraphs.len() - 1), self.below(4));
                let at = at.min(self.paragraphs[to].len());
                self.paragraphs[to].insert(at, moved);
                true
            }
            5 => {
                let moved = self.paragraphs.remove(paragraph);
                let to = 1 + self.below(self.paragraphs.len());
                self.paragraphs.insert(to.min(self.paragraphs.len()), moved);
                true
            }
            6 => self.split(paragraph, sentence),
            7 => self.merge(paragraph, sentence),
            8 | 9 => self.change(paragraph, sentence, &[Kind::Casualty, Kind::Quantity], other_figure),
            10 => self.change(paragraph, sentence, &[Kind::Date], other_date),
            11 => self.change(paragraph, sentence, &[Kind::Identity, Kind::Attribution], other_name),
            12 => self.change(paragraph, sentence, &[Kind::Quote], other_word),
            13 => self.hedge(paragraph, sentence),
            14 => self.negate(paragraph, sentence),
            15 => self.retype(paragraph, sentence),
            16 => {
                // A lookalike: the same words told of somebody else.
                let words = self.text[old.clone()].to_owned();
                if !is_ended(&words) {
                    return false;
                }
                let Some(name) = last_name(&words) else { return false };
                let new = words.replace(&name, NAMES[self.below(NAMES.len())]);
                self.twins.push(old.start);
                self.insert(paragraph, sentence, &new)
            }
            17 => {
                let words = self.text[old.clone()].to_owned();
                if !is_ended(&words) {
                    return false;
                }
                let Some(name) = last_name(&words) else { return false };
                let new = words.replace(&name, NAMES[self.below(NAMES.len())]);
                let to = 1 + self.below(self.paragraphs.len() - 1);
                if to.abs_diff(paragraph) < 2 {
                    return false;
                }
                let around = [self.paragraphs[to].first(), self.paragraphs[to - 1].last()];
                let around: Vec<usize> =
                    around.into_iter().flatten().filter_map(|it| Some(it.old()?.start)).collect();
                self.twins.extend(around);
                self.insert(to, 0, &new)
            }
            _ => {
                for paragraph in 0..self.paragraphs.len() {
                    for sentence in 0..self.paragraphs[paragraph].len() {
                        if self.paragraphs[paragraph][sentence].is_whole() {
                            self.retype(paragraph, sentence);
                        }
                    }
                }
                true
            }
        };
        if done {
            let is_team = self.text[old.clone()].starts_with("Team ");
            self.has_team_edit |= is_team && matches!(sort, 2 | 3 | 16 | 17);
            self.log.push(format!("{sort} at {:?}", &self.text[old]));
        }
        done
    }

    fn has_twin(&self, paragraph: usize) -> bool {
        self.paragraphs[paragraph]
            .iter()
            .any(|it| it.old().is_some_and(|old| self.twins.contains(&old.start)))
    }

    fn insert(&mut self, paragraph: usize, sentence: usize, text: &str) -> bool {
        self.paragraphs[paragraph].insert(sentence, Sentence::new(text));
        true
    }

    fn split(&mut self, paragraph: usize, sentence: usize) -> bool {
        let old = self.paragraphs[paragraph][sentence].old().unwrap();
        let words = &self.text[old.clone()];
        let Some(at) = words.find(", and ").filter(|at| *at > 25 && words.len() - at > 30) else {
            return false;
        };
        if self.claims.iter().any(|(claim, _)| claim.start < old.start + at + 6 && claim.end > old.start + at)
        {
            return false;
        }
        let (cut, behind) = (old.start + at, old.start + at + 6);
        let Some(first) = self.text[behind..].chars().next().filter(char::is_ascii_lowercase) else {
            return false;
        };
        let mut one = Sentence::of(old.start..cut);
        one.parts.push(Part::New { text: ".".to_owned(), instead: cut..behind, touch: Touch::Retyped });
        let mut other = Sentence::default();
        let capital = first.to_ascii_uppercase().to_string();
        other.parts.push(Part::New { text: capital, instead: behind..behind + 1, touch: Touch::Retyped });
        other.parts.push(Part::Old(behind + 1..old.end));
        self.paragraphs[paragraph][sentence] = one;
        self.paragraphs[paragraph].insert(sentence + 1, other);
        true
    }

    fn merge(&mut self, paragraph: usize, sentence: usize) -> bool {
        let Some(next) = self.paragraphs[paragraph].get(sentence + 1).filter(|next| next.is_whole()) else {
            return false;
        };
        let (one, other) = (self.paragraphs[paragraph][sentence].old().unwrap(), next.old().unwrap());
        if !self.text[one.clone()].ends_with('.')
            || self.claims.iter().any(|(claim, _)| claim.start < one.end && claim.end >= one.end)
        {
            return false;
        }
        let end = one.end - 1;
        let parts = vec![
            Part::Old(one.start..end),
            Part::New { text: "; ".to_owned(), instead: end..one.end, touch: Touch::Retyped },
            Part::Old(other),
        ];
        self.paragraphs[paragraph][sentence] = Sentence { parts };
        self.paragraphs[paragraph].remove(sentence + 1);
        true
    }

    /// Replaces what `other` names of the words of a claim of one of `kinds` in that sentence.
    fn change(&mut self, paragraph: usize, sentence: usize, kinds: &[Kind], other: Other) -> bool {
        let old = self.paragraphs[paragraph][sentence].old().unwrap();
        let inside = |span: &Span| old.start <= span.start && span.end <= old.end;
        let claims: Vec<Span> = self
            .claims
            .iter()
            .filter(|(span, kind)| inside(span) && kinds.contains(kind))
            .map(|(span, _)| *span)
            .collect();
        if claims.is_empty() {
            return false;
        }
        let claim = claims[self.below(claims.len())];
        let chance = self.below(1000);
        let Some((range, text)) = other(claim.of(self.text), chance) else { return false };
        let instead = claim.start + range.start..claim.start + range.end;
        self.put(paragraph, sentence, instead, text, Touch::Value);
        true
    }

    fn put(&mut self, paragraph: usize, sentence: usize, instead: Range<usize>, text: String, touch: Touch) {
        let old = self.paragraphs[paragraph][sentence].old().unwrap();
        let parts = vec![
            Part::Old(old.start..instead.start),
            Part::New { text, instead: instead.clone(), touch },
            Part::Old(instead.end..old.end),
        ];
        self.paragraphs[paragraph][sentence] = Sentence { parts };
    }

    fn hedge(&mut self, paragraph: usize, sentence: usize) -> bool {
        let old = self.paragraphs[paragraph][sentence].old().unwrap();
        let is_figure = |(span, kind): &&(Span, Kind)| {
            matches!(kind, Kind::Casualty | Kind::Quantity)
                && old.start < span.start
                && span.end <= old.end
                && self.text[span.start..].starts_with(|c: char| c.is_ascii_digit())
        };
        let Some((claim, _)) = self.claims.iter().find(is_figure).copied() else { return false };
        self.put(paragraph, sentence, claim.start..claim.start, "about ".to_owned(), Touch::Value);
        true
    }

    fn negate(&mut self, paragraph: usize, sentence: usize) -> bool {
        let old = self.paragraphs[paragraph][sentence].old().unwrap();
        let words = &self.text[old.clone()];
        let verbs = [" was ", " were ", " is ", " are ", " had ", " has ", " have ", " will ", " could "];
        let Some((at, verb)) = verbs.iter().find_map(|verb| Some((words.find(verb)?, verb))) else {
            return false;
        };
        let at = old.start + at + verb.len();
        self.put(paragraph, sentence, at..at, "not ".to_owned(), Touch::Sentence);
        true
    }

    /// Other quotes, dashes and spaces.
    fn retype(&mut self, paragraph: usize, sentence: usize) -> bool {
        let old = self.paragraphs[paragraph][sentence].old().unwrap();
        let mut parts = Vec::new();
        let mut reached = old.start;
        for (at, c) in self.text[old.clone()].char_indices().collect::<Vec<_>>() {
            let at = old.start + at;
            let behind = self.text[at + c.len_utf8()..].chars().next();
            let new = match c {
                '“' | '”' => "\"",
                '"' if behind.is_some_and(char::is_alphanumeric) => "“",
                '"' => "”",
                '’' => "'",
                '—' => "–",
                '–' => "—",
                '…' => "...",
                ' ' if self.below(4) == 0 => "  ",
                _ => continue,
            };
            parts.push(Part::Old(reached..at));
            reached = at + c.len_utf8();
            parts.push(Part::New { text: new.to_owned(), instead: at..reached, touch: Touch::Retyped });
        }
        parts.push(Part::Old(reached..old.end));
        self.paragraphs[paragraph][sentence] = Sentence { parts };
        true
    }

    pub(super) fn make(&self) -> Made {
        let mut made =
            Made { text: String::new(), map: vec![None; self.text.len() + 1], replaced: Vec::new() };
        for paragraph in self.paragraphs.iter().filter(|paragraph| !paragraph.is_empty()) {
            if !made.text.is_empty() {
                made.text.push_str("\n\n");
            }
            for (number, sentence) in paragraph.iter().enumerate() {
                if number > 0 {
                    made.text.push(' ');
                }
                for part in &sentence.parts {
                    let start = made.text.len();
                    match part {
                        Part::Old(old) => {
                            made.text.push_str(&self.text[old.clone()]);
                            for at in old.clone() {
                                made.map[at] = Some(start + at - old.start);
                            }
                        }
                        Part::New { text, instead, touch } => {
                            made.text.push_str(text);
                            made.replaced.push((instead.clone(), start..made.text.len(), *touch));
                        }
                    }
                }
            }
        }
        made
    }
}

impl Sentence {
    fn of(old: Range<usize>) -> Self {
        Self { parts: vec![Part::Old(old)] }
    }

    fn new(text: &str) -> Self {
        let text = text.to_owned();
        Self { parts: vec![Part::New { text, instead: usize::MAX..usize::MAX, touch: Touch::Retyped }] }
    }

    /// Its place in the old text, where no edit has touched it.
    fn old(&self) -> Option<Range<usize>> {
        match self.parts.as_slice() {
            [Part::Old(old)] => Some(old.clone()),
            _ => None,
        }
    }

    fn is_whole(&self) -> bool {
        self.old().is_some()
    }
}

/// Whether what stands behind those words begins a sentence of its own.
fn is_ended(words: &str) -> bool {
    words.trim_end_matches(['"', '”', '’', ')', ']']).ends_with(['.', '!', '?'])
}

fn other_figure(words: &str, chance: usize) -> Option<(Range<usize>, String)> {
    let start = words.find(|c: char| c.is_ascii_digit());
    if let Some(start) = start {
        let len = words[start..].find(|c: char| !c.is_ascii_digit()).unwrap_or(words.len() - start);
        let value: u64 = words[start..start + len].parse().ok()?;
        return Some((start..start + len, (value + 1 + chance as u64 % 7).to_string()));
    }
    let numbers = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "twelve"];
    let lower = words.to_ascii_lowercase();
    let (at, number) = numbers.iter().find_map(|number| {
        let at = lower.find(number)?;
        let is_whole = !lower[..at].ends_with(char::is_alphanumeric)
            && !lower[at + number.len()..].starts_with(char::is_alphanumeric);
        is_whole.then_some((at, *number))
    })?;
    let other = numbers[(chance + 1) % numbers.len()];
    (other != number && at > 0).then(|| (at..at + number.len(), other.to_owned()))
}

fn other_date(words: &str, chance: usize) -> Option<(Range<usize>, String)> {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    for names in [&MONTHS[..], &DAYS[..]] {
        if let Some((at, name)) = names.iter().find_map(|name| Some((words.find(name)?, *name))) {
            let other = names
                [(names.iter().position(|it| *it == name)? + 1 + chance % (names.len() - 1)) % names.len()];
            return Some((at..at + name.len(), other.to_owned()));
        }
    }
    let at = words.find(|c: char| c.is_ascii_digit())?;
    let len = words[at..].find(|c: char| !c.is_ascii_digit()).unwrap_or(words.len() - at);
    let value: u64 = words[at..at + len].parse().ok()?;
    (len == 4).then(|| (at..at + len, (value - 1 - chance as u64 % 5).to_string()))
}

/// The last word of `words` that begins with a capital inside them.
fn last_name(words: &str) -> Option<String> {
    let names = words.split(|c: char| !c.is_alphabetic()).skip(1);
    let is_name = |word: &&str| {
        word.len() > 3
            && word.starts_with(|c: char| c.is_ascii_uppercase())
            && word[1..].chars().all(|c| c.is_ascii_lowercase())
    };
    names.filter(is_name).last().map(str::to_owned)
}

fn other_name(words: &str, chance: usize) -> Option<(Range<usize>, String)> {
    let name = last_name(words)?;
    let at = words.rfind(&name)?;
    Some((at..at + name.len(), NAMES[chance % NAMES.len()].to_owned()))
}

fn other_word(words: &str, chance: usize) -> Option<(Range<usize>, String)> {
    let long: Vec<(usize, &str)> = words
        .split_whitespace()
        .filter(|word| word.len() > 4 && word.chars().all(|c| c.is_ascii_lowercase()))
        .map(|word| (word.as_ptr() as usize - words.as_ptr() as usize, word))
        .collect();
    let (at, word) = *long.get(chance % long.len().max(1))?;
    Some((at..at + word.len(), "gladly".to_owned()))
}
