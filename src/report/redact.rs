//! Words that must not leave the desk, and codes in their place.
//!
//! A confidential source is hidden twice: its own record is left empty, and everything people wrote elsewhere (notes,
//! reasons, wordings, the log) is searched for its words. Rather too much is taken out than too little. The search
//! knows names by each of their parts, other texts by any three words in a row. The article's own words stay: they
//! are what will be printed.
//!
//! Invariant: strings in, strings out; knows no record.

use std::collections::{BTreeMap, BTreeSet};

/// Words that name nobody, though a title may begin with them.
const COMMON: &[&str] = &[
    "about",
    "after",
    "all",
    "an",
    "and",
    "are",
    "as",
    "at",
    "be",
    "before",
    "but",
    "by",
    "call",
    "document",
    "for",
    "from",
    "had",
    "has",
    "he",
    "her",
    "his",
    "in",
    "interview",
    "is",
    "it",
    "its",
    "my",
    "no",
    "not",
    "notes",
    "of",
    "on",
    "or",
    "our",
    "she",
    "that",
    "the",
    "their",
    "they",
    "this",
    "to",
    "two",
    "was",
    "we",
    "were",
    "what",
    "who",
    "with",
    "you",
];

/// Runs of so many words betray a passage; shorter ones occur by chance.
const RUN: usize = 3;

/// Numbers of at least so many digits (telephone, account, passport) betray by themselves.
const LONG_NUMBER: usize = 5;

/// Finds the words of withheld sources in other texts.
#[derive(Debug, Default)]
pub(super) struct Redactor {
    /// Runs of one to three words in lower case, with the code that stands for them.
    runs: BTreeMap<Vec<String>, String>,
    /// Words of two letters that count only as they are written: "Li", not "li".
    exact: BTreeMap<String, String>,
    /// All first words, so that most words cost one look.
    first: BTreeSet<String>,
}

/// One word of a text and its place.
struct Word<'a> {
    text: &'a str,
    lower: String,
    start: usize,
}

impl Redactor {
    /// Withholds a name or title: the whole, and each part of it that names somebody.
    pub(super) fn hide_name(&mut self, code: &str, text: &str) {
        let words = words_of(text);
        self.hide_runs(code, &words, 2);
        for word in &words {
            let letters = word.text.chars().count();
            let is_name = word.text.chars().next().is_some_and(|c| !c.is_lowercase() && !c.is_numeric());
            if !is_name || COMMON.contains(&word.lower.as_str()) {
                continue;
            }
            match letters {
                0 | 1 => {}
                2 => {
                    self.exact.insert(word.text.to_owned(), code.to_owned());
                }
                _ => self.insert(code, vec![word.lower.clone()]),
            }
        }
    }

    /// Withholds a passage: any three words of it in a row, or the whole where it is shorter.
    pub(super) fn hide_text(&mut self, code: &str, text: &str) {
        let words = words_of(text);
        let letters: usize = text.chars().filter(|c| c.is_alphabetic()).count();
        if words.len() >= RUN || letters >= 2 * RUN {
            self.hide_runs(code, &words, RUN);
        }
    }

    /// Withholds a way to reach somebody: any two words of it in a row, and each long number.
    pub(super) fn hide_contact(&mut self, code: &str, text: &str) {
        let words = words_of(text);
        self.hide_runs(code, &words, 2);
        let is_long_number = |word: &&Word<'_>| {
            word.text.len() >= LONG_NUMBER && word.text.bytes().all(|b| b.is_ascii_digit())
        };
        for word in words.iter().filter(is_long_number) {
            self.insert(code, vec![word.lower.clone()]);
        }
    }

    /// Withholds an address: the place it leads to, and what stands before its last part.
    pub(super) fn hide_address(&mut self, code: &str, text: &str) {
        let bare = text.split_once("://").map_or(text, |(_, rest)| rest);
        let bare = bare.strip_prefix("www.").unwrap_or(bare);
        let host = bare.split(['/', '?', '#']).next().unwrap_or_default();
        self.hide_runs(code, &words_of(host), RUN);
        self.hide_runs(code, &words_of(bare), RUN);
    }

    /// Whether nothing is withheld.
    pub(super) fn is_idle(&self) -> bool {
        self.runs.is_empty() && self.exact.is_empty()
    }

    /// `text` with a code wherever it uses withheld words.
    pub(super) fn clean(&self, text: &str) -> String {
        if self.is_idle() {
            return text.to_owned();
        }
        let words = words_of(text);
        let codes = self.codes_of(&words);
        let mut out = String::with_capacity(text.len());
        let mut copied = 0;
        let mut at = 0;
        while let Some(code) = codes.get(at) {
            let Some(code) = code else {
                at += 1;
                continue;
            };
            let run = codes.iter().skip(at).take_while(|other| other.as_ref() == Some(code)).count();
            let (Some(from), Some(to)) = (words.get(at), words.get(at + run - 1)) else { break };
            out.push_str(text.get(copied..from.start).unwrap_or_default());
            out.push_str(code);
            copied = to.start + to.text.len();
            at += run;
        }
        out.push_str(text.get(copied..).unwrap_or_default());
        out
    }

    /// For each word the code that must stand for it.
    fn codes_of(&self, words: &[Word<'_>]) -> Vec<Option<String>> {
        let mut codes: Vec<Option<String>> = vec![None; words.len()];
        for (at, word) in words.iter().enumerate() {
            if let Some(code) = self.exact.get(word.text) {
                hide(&mut codes, at, 1, code);
            }
            if !self.first.contains(&word.lower) {
                continue;
            }
            for length in (1..=RUN).rev() {
                let Some(run) = words.get(at..at + length) else { continue };
                let run: Vec<String> = run.iter().map(|word| word.lower.clone()).collect();
                if let Some(code) = self.runs.get(&run) {
                    hide(&mut codes, at, length, code);
                }
            }
        }
        codes
    }

    /// Withholds every run of `length` words, or all the words where there are fewer.
    fn hide_runs(&mut self, code: &str, words: &[Word<'_>], length: usize) {
        for run in words.windows(length.min(words.len()).max(1)) {
            let is_common =
                run.iter().all(|word| COMMON.contains(&word.lower.as_str()) || word.lower.len() < 2);
            if !is_common {
                self.insert(code, run.iter().map(|word| word.lower.clone()).collect());
            }
        }
    }

    fn insert(&mut self, code: &str, run: Vec<String>) {
        if let Some(first) = run.first() {
            self.first.insert(first.clone());
            self.runs.entry(run).or_insert_with(|| code.to_owned());
        }
    }
}

fn hide(codes: &mut [Option<String>], at: usize, length: usize, code: &str) {
    for slot in codes.iter_mut().skip(at).take(length) {
        slot.get_or_insert_with(|| code.to_owned());
    }
}

/// The words of a text; where a script writes no spaces, each character counts as one.
fn words_of(text: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        let stands_alone = is_unspaced(c);
        if c.is_alphanumeric() && !stands_alone {
            start.get_or_insert(at);
            continue;
        }
        if start.is_some() && is_within(c) {
            continue;
        }
        if let Some(from) = start.take() {
            push_word(&mut words, text, from, at);
        }
        if stands_alone {
            push_word(&mut words, text, at, at + c.len_utf8());
        }
    }
    words
}

fn push_word<'a>(words: &mut Vec<Word<'a>>, text: &'a str, start: usize, end: usize) {
    if let Some(word) = text.get(start..end) {
        words.push(Word { text: word, lower: bare(word), start });
    }
}

/// Whether `c` within a word parts no words: an accent that follows its letter, or what nobody sees.
const fn is_within(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{0300}'..='\u{036F}' | '\u{061C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}')
}

/// Letters with accents, behind the letter that a hurried hand writes for them.
const ACCENTED: [&str; 22] = [
    "aàáâãäåāăąǎ",
    "cçćĉċč",
    "dďđð",
    "eèéêëēĕėęěẽ",
    "gĝğġģ",
    "hĥħ",
    "iìíîïĩīĭįıǐ",
    "jĵ",
    "kķ",
    "lĺļľŀł",
    "nñńņňŉ",
    "oòóôõöøōŏőǒ",
    "rŕŗř",
    "sśŝşšșſ",
    "tţťŧț",
    "uùúûüũūŭůűųǔ",
    "wŵ",
    "yýÿŷ",
    "zźżž",
    "её",
    "иѝй",
    "υύϋΰ",
];

/// `word` in lower case without accents, however they are written.
fn bare(word: &str) -> String {
    let plain = |c: char| {
        let row = if c.is_ascii() { None } else { ACCENTED.iter().find(|row| row.contains(c)) };
        row.and_then(|row| row.chars().next()).unwrap_or(c)
    };
    word.to_lowercase().chars().filter(|c| !is_within(*c)).map(plain).collect()
}

/// Whether `c` belongs to a script written without spaces: Thai, Lao, Khmer, Burmese, kana, Han.
const fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{0E00}'..='\u{0EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}'
        | '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{20000}'..='\u{3FFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn redactor() -> Redactor {
        let mut redactor = Redactor::default();
        redactor.hide_name("Source A", "Call with Tomas Reyle");
        redactor.hide_name("Source B", "Li Wei");
        redactor.hide_text("Source A", "331 souls embarked before the gate was shut");
        redactor.hide_text("Source B", "331");
        redactor.hide_address("Source A", "https://www.reyle.example/notes/ferry");
        redactor.hide_contact("Source A", "+47 900 12345");
        redactor.hide_text("Source A", "40000");
        redactor.hide_name("Source C", "張三");
        redactor.hide_name("Source D", "André");
        redactor
    }

    #[test]
    fn words_of_withheld_sources_become_their_codes() {
        let redactor = redactor();
        for (written, shown) in [
            ("Tomas Reyle saw it", "Source A saw it"),
            ("REYLE's brother", "Source A's brother"),
            ("ask tomas, then the line", "ask Source A, then the line"),
            ("he said “souls embarked before” noon", "he said “Source A” noon"),
            ("see reyle.example", "see Source A"),
            ("ring 12345 at noon", "ring Source A at noon"),
            ("Li saw it, Wei too", "Source B saw it, Source B too"),
            ("問張三說", "問Source C說"),
            ("Re\u{AD}yle and RE\u{301}YLE", "Source A and Source A"),
            ("André was there, so was Andre\u{301}", "Source D was there, so was Source D"),
        ] {
            assert_eq!(redactor.clean(written), shown);
        }
    }

    #[test]
    fn other_words_stay_as_they_are() {
        let redactor = redactor();
        for text in [
            "331 passengers",
            "40000 dead",
            "a call with the line",
            "before the fire",
            "li is a unit",
            "",
            "“é” – 5 %",
        ] {
            assert_eq!(redactor.clean(text), text);
        }
        assert_eq!(Redactor::default().clean("Tomas Reyle"), "Tomas Reyle");
    }
}
