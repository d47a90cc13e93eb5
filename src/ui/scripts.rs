//! The scripts an article is written in, and what has to be said of them: that no font here shows one, or that words of
//! one stand otherwise in fields.
//!
//! Invariant: tells; the text stays as it is whatever can be shown of it.

use std::collections::{BTreeMap, BTreeSet};

use unicode_script::{Script, UnicodeScript as _};

use super::reading_order::has_turned_words;

/// The letters of a text by the names of their scripts, but for those of the Latin one.
pub fn scripts(text: &str) -> BTreeMap<String, BTreeSet<char>> {
    let mut scripts: BTreeMap<String, BTreeSet<char>> = BTreeMap::new();
    for c in text.chars().filter(|c| !c.is_ascii()) {
        let script = c.script();
        let is_shared = matches!(script, Script::Common | Script::Inherited | Script::Unknown);
        if script != Script::Latin && !is_shared {
            scripts.entry(name(script)).or_default().insert(c);
        }
    }
    scripts
}

/// What people call it.
fn name(script: Script) -> String {
    match script {
        Script::Han => "Chinese".to_owned(),
        Script::Hangul => "Korean".to_owned(),
        Script::Hiragana | Script::Katakana => "Japanese".to_owned(),
        other => other.full_name().replace('_', " "),
    }
}

/// What is said of `scripts` under the name of the piece; nothing where all is shown as it should be. `is_shown` knows
/// whether a font has a letter.
pub fn remark(scripts: &BTreeMap<String, BTreeSet<char>>, mut is_shown: impl FnMut(char) -> bool) -> String {
    let missing: Vec<&str> = scripts
        .iter()
        .filter(|(_, letters)| !letters.iter().all(|letter| is_shown(*letter)))
        .map(|(name, _)| name.as_str())
        .collect();
    let is_turned = |letters: &BTreeSet<char>| has_turned_words(&letters.iter().collect::<String>());
    let turned: Vec<&str> = scripts
        .iter()
        .filter(|(name, letters)| !missing.contains(&name.as_str()) && is_turned(letters))
        .map(|(name, _)| name.as_str())
        .collect();
    let mut said = Vec::new();
    if !missing.is_empty() {
        said.push(format!("No font here shows all of {}: the text is kept as it is", and(&missing)));
    }
    if !turned.is_empty() {
        said.push(format!("{}: read from right to left here, but not in fields", and(&turned)));
    }
    said.join(" · ")
}

/// `Arabic, Hebrew and Thai`.
fn and(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const QUOTES: &str = "Café “Пожар” “πυρ” “قُتل 12” “בני אדם” “火災” “화재” “ไฟ” ✓ 19";

    #[test]
    fn scripts_are_told_by_the_names_people_use() {
        let names: Vec<String> = scripts(QUOTES).into_keys().collect();
        assert_eq!(names, ["Arabic", "Chinese", "Cyrillic", "Greek", "Hebrew", "Korean", "Thai"]);
        assert_eq!(scripts("Plain words, 1,200 of them – “naïve” ones ✓").len(), 0);
    }

    #[test]
    fn what_cannot_be_shown_is_said_and_nothing_else() {
        assert_eq!(remark(&scripts("Café “Пожар”"), |_| true), "");
        assert_eq!(
            remark(&scripts("“ไฟ” “火災”"), |c| c == '火'),
            "No font here shows all of Chinese and Thai: the text is kept as it is"
        );
        let said = remark(&scripts(QUOTES), |c| !('\u{E00}'..='\u{E7F}').contains(&c));
        assert_eq!(
            said,
            "No font here shows all of Thai: the text is kept as it is · Arabic and Hebrew: read from right to left \
             here, but not in fields"
        );
    }
}
