//! The words the machine knows: lists in `resources/lexicon/`, each a class or a table of values.
//!
//! A list is tab-separated: the word or phrase, then its columns as its header names them. Upper and lower case are
//! one; the forms of nouns and verbs follow from [`Forms`], and irregular ones stand in the list.
//!
//! Invariant: the lists are read once and never change; a line that cannot be read is left out (a test reads all).

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::LazyLock;

use super::token::Word;

/// Declares the classes once: their names in patterns, their lists, the forms each line stands for.
macro_rules! classes {
    ($($(#[doc = $doc:literal])+ $class:ident $name:literal $file:literal $forms:ident;)+) => {
        /// A class of words, by the list that holds them.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Class { $($(#[doc = $doc])+ $class,)+ }

        /// Every class: its name in patterns, its list, and the forms each line stands for.
        const LISTS: &[(Class, &str, &str, Forms)] = &[$((
            Class::$class,
            $name,
            include_str!(concat!("../../resources/lexicon/", $file, ".tsv")),
            Forms::$forms,
        ),)+];
    };
}

classes! {
    /// "Gen.", "Mr.": an abbreviation that a name follows; never ends a sentence.
    TitleStop "title-stop" "abbreviations_titles" Plain;
    /// "U.S.", "Inc.": an abbreviation that may end a sentence.
    AbbreviationStop "abbreviation-stop" "abbreviations" Plain;
    /// "No.", "Sun.": keeps its stop only before a number.
    NumberStop "number-stop" "abbreviations_numbers" Plain;
    /// "the", "he", "but": a capital on it means that a sentence begins.
    Starter "starter" "sentence_starters" Plain;
    /// "km", "bn", "am": may stand behind digits without space.
    Suffix "suffix" "number_suffixes" Plain;
    /// Names of months and weekdays, whole and cut short.
    CalendarName "calendar-name" "calendar_names" Plain;
    /// "two", "million", "bn": what numbers in words are made of.
    NumberWord "number-word" "number_words" Plain;
    /// "half", "third", "quarters".
    FractionWord "fraction-word" "fraction_words" Plain;
    /// First words of figures without a value: "dozens", "several", "no".
    VagueStart "vague-start" "vague_numbers" First;
    /// First words and signs of currencies.
    CurrencyStart "currency-start" "currencies" First;
    /// "won", "beat", "vote", "lead": figures with a dash beside them are results.
    Contest "contest" "contest_words" Plain;
    /// "kill", "arrest", in all forms: verbs that do something to people.
    HarmVerb "harm-verb" "harm_verbs" Verb;
    /// "killed", "missing", "held": what people counted can be.
    HarmState "harm-state" "harm_states" Plain;
    /// "die", "flee", in all forms: verbs that say what became of their subject.
    HarmEnd "harm-end" "harm_ends" Verb;
    /// First words of phrases of harm: "shot dead", "in critical condition".
    HarmPhrase "harm-phrase" "harm_phrases" First;
    /// "was", "got", "remain": what stands before a participle that was done to its subject.
    Being "being" "being_verbs" Plain;
    /// "measles", "virus": what people fall ill with.
    Disease "disease" "diseases" Noun;
    /// "death", "hostage": nouns that count what befell people.
    HarmNoun "harm-noun" "harm_nouns" Noun;
    /// "soldier", "people": nouns for people.
    Person "person" "people" Noun;
    /// "was", "have", "could": forms that stand before a participle.
    Helping "helping" "helping_verbs" Plain;
    /// "feared", "confirmed", "seriously": what stands between "was" and "dead".
    Presumed "presumed" "presumed_words" Plain;
    /// "category", "day": a number behind one names it.
    Label "label" "label_words" Plain;
    /// "must", "hopefully", "mistake": words of judgement, wish and possibility.
    Opinion "opinion" "opinion_words" Plain;
    /// "day", "months": lengths of time.
    Period "period" "periods" Noun;
    /// "barrel", "share": what "a" or "per" tells a price or rate for.
    RateBase "rate-base" "rate_bases" Noun;
    /// "loss", "deal": nouns that name a sum of money.
    MoneyNoun "money-noun" "money_nouns" Noun;
    /// "sides", "countries": nouns of which "the two" says nothing new.
    PlainSide "plain-side" "plain_sides" Noun;
    /// "president", "coach", "lawyer": nouns that say who somebody is.
    Title "title" "titles" Noun;
    /// "Gen.", "Sen.": titles cut short before a name.
    RankStop "rank-stop" "rank_stops" Plain;
    /// "militia", "agency": nouns that say what an organisation is.
    Body "body" "bodies" Noun;
    /// "first", "record", "than": words that a comparison can hang on.
    Comparing "comparing" "comparing_words" Plain;
    /// "bank", "assembly", "street": words in names that are no person's.
    Entity "entity" "entity_words" Plain;
    /// "rise", "fall", in all forms: verbs of more and less.
    Change "change" "change_verbs" Verb;
    /// "say", "tell", "ask", in all forms: the verbs of speech.
    Speech "speech" "speech_verbs" Verb;
    /// "add", "continue": verbs of speech that also mean other things.
    Doubtful "doubtful" "doubtful_verbs" Verb;
    /// "deny", "blame": verbs by which a source takes a stand.
    Stance "stance" "stance_verbs" Verb;
    /// "believe", "find": verbs that tell who holds something to be so.
    Belief "belief" "belief_verbs" Verb;
    /// "official", "ministry": people and bodies that speak to the press.
    SourceNoun "source-noun" "source_nouns" Noun;
    /// "report", "footage": things that tell something.
    ReportNoun "report-noun" "report_nouns" Noun;
    /// "officials", "witnesses": nouns that, standing bare, hide who speaks.
    UnnamedSource "unnamed-source" "unnamed_sources" Noun;
    /// "say", "hope", "criticise": verbs whose subject is the source of what follows.
    CueVerb "cue-verb" "cue_verbs" Verb;
    /// "tell", "assure": verbs that name whom something is told to before what is told.
    Telling "telling" "telling_verbs" Verb;
    /// "criticism", "claim": nouns that report what somebody tells or thinks.
    CueNoun "cue-noun" "cue_nouns" Noun;
    /// "skeptical", "eager": adjectives that report what somebody thinks.
    CueAdjective "cue-adjective" "cue_adjectives" Plain;
}

/// The forms one line of a list stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Forms {
    /// The word as written.
    Plain,
    /// The first word of a phrase alone.
    First,
    /// Singular and plural; an irregular plural stands in the second column.
    Noun,
    /// A verb in all its forms; irregular ones stand in the second column, with blanks between.
    Verb,
}

/// A set of word classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct Classes(u64);

impl Classes {
    /// The set that holds nothing.
    pub const NONE: Self = Self(0);

    /// The set of `class` alone.
    pub const fn of(class: Class) -> Self {
        Self(1 << class as u64)
    }

    /// Whether `class` is in it.
    pub const fn has(self, class: Class) -> bool {
        self.0 & (1 << class as u64) != 0
    }

    /// Whether the two share a class.
    pub const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Both together.
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The classes in both.
    pub const fn common(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// A bit for each class in it.
    pub const fn bits(self) -> u64 {
        self.0
    }

    /// The classes in it, by number.
    pub fn numbers(self) -> impl Iterator<Item = u32> {
        let mut bits = self.0;
        std::iter::from_fn(move || {
            let class = (bits != 0).then(|| bits.trailing_zeros())?;
            bits &= bits - 1;
            Some(class)
        })
    }
}

impl Class {
    /// The class that patterns call `name`.
    pub fn named(name: &str) -> Option<Self> {
        LISTS.iter().find(|list| list.1 == name).map(|list| list.0)
    }
}

/// Words by number, looked up with the number itself as the hash.
pub(crate) type ByWord<V> = HashMap<Word, V, BuildHasherDefault<WordHasher>>;

/// A set of words, looked up likewise.
pub(crate) type WordSet = HashSet<Word, BuildHasherDefault<WordHasher>>;

/// A word is a hash already.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct WordHasher(u64);

impl Hasher for WordHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 = bytes.iter().fold(self.0, |hash, &byte| hash.rotate_left(8) ^ u64::from(byte));
    }

    fn write_u64(&mut self, word: u64) {
        self.0 = word;
    }
}

/// The classes of `word`.
pub fn classes_of(word: Word) -> Classes {
    static CLASSES: LazyLock<ByWord<Classes>> = LazyLock::new(|| {
        let mut classes = ByWord::<Classes>::default();
        for &(class, _, list, forms) in LISTS {
            for entry in entries(list) {
                for form in forms_of(entry, forms) {
                    let known = classes.entry(Word::of(&form)).or_default();
                    *known = known.and(Classes::of(class));
                }
            }
        }
        classes
    });
    CLASSES.get(&word).copied().unwrap_or_default()
}

/// Words in all their forms, each with a value.
#[derive(Debug, Clone)]
pub struct WordTable<V>(ByWord<V>);

impl<V: Copy> WordTable<V> {
    /// The words of `lists` for which `read` gives a value.
    pub fn read(lists: &[(&'static str, Forms)], read: impl Fn(Entry<'static>) -> Option<V>) -> Self {
        let mut values = ByWord::<V>::default();
        for &(list, forms) in lists {
            for entry in entries(list) {
                let Some(value) = read(entry) else { continue };
                for form in forms_of(entry, forms) {
                    values.entry(Word::of(&form)).or_insert(value);
                }
            }
        }
        Self(values)
    }

    /// The value of `word`; of lists that both hold it, the first counts.
    pub fn get(&self, word: Word) -> Option<V> {
        self.0.get(&word).copied()
    }
}

/// The lines of a list as their columns, without its header, comments and empty lines.
pub fn entries(list: &str) -> impl Iterator<Item = Entry<'_>> {
    list.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(Entry)
}

/// One line of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry<'a>(&'a str);

impl<'a> Entry<'a> {
    /// Column number `n`, from 0; empty where the line has fewer.
    pub fn column(self, n: usize) -> &'a str {
        self.0.split('\t').nth(n).unwrap_or_default().trim()
    }
}

/// The forms that a line stands for.
pub fn forms_of(entry: Entry<'_>, forms: Forms) -> Vec<String> {
    let word = entry.column(0);
    let irregular: Vec<String> = entry.column(1).split_whitespace().map(str::to_owned).collect();
    let mut all = vec![word.to_owned()];
    match forms {
        Forms::Plain => {}
        Forms::First => all = word.split_whitespace().take(1).map(str::to_owned).collect(),
        Forms::Noun if irregular.is_empty() => all.push(plural_of(word)),
        Forms::Verb if irregular.is_empty() => all.extend([plural_of(word), past_of(word), gerund_of(word)]),
        Forms::Noun | Forms::Verb => all.extend(irregular),
    }
    all
}

/// The regular plural of a noun, which is also the third person of a verb.
pub fn plural_of(word: &str) -> String {
    let ends = |endings: &[&str]| endings.iter().any(|ending| word.ends_with(ending));
    match word.strip_suffix('y') {
        Some(stem) if !ends(&["ay", "ey", "oy", "uy"]) => format!("{stem}ies"),
        _ if ends(&["s", "x", "z", "ch", "sh"]) => format!("{word}es"),
        _ => format!("{word}s"),
    }
}

/// The singular of a noun in lower case, as the lists or the regular endings have it.
pub fn singular_of(plural: &str) -> String {
    static IRREGULAR: LazyLock<WordTable<&'static str>> = LazyLock::new(|| {
        let lists = [
            (include_str!("../../resources/lexicon/people.tsv"), Forms::Noun),
            (include_str!("../../resources/lexicon/odd_plurals.tsv"), Forms::Noun),
        ];
        WordTable::read(&lists, |line| (!line.column(1).is_empty()).then(|| line.column(0)))
    });
    if let Some(singular) = IRREGULAR.get(Word::of(plural)) {
        return singular.to_owned();
    }
    for (ending, singular) in [("men", "man"), ("women", "woman"), ("ies", "y")] {
        if let Some(stem) = plural.strip_suffix(ending).filter(|stem| stem.chars().nth(1).is_some()) {
            return format!("{stem}{singular}");
        }
    }
    let hissing = ["sses", "xes", "ches", "shes", "zzes"].iter().any(|ending| plural.ends_with(ending));
    let stem = plural.strip_suffix(if hissing { "es" } else { "s" });
    let stem = stem.filter(|stem| !["s", "u", "i"].iter().any(|end| stem.ends_with(end) && !hissing));
    stem.unwrap_or(plural).to_owned()
}

/// The regular past of a verb; doubled consonants stand in the list.
fn past_of(word: &str) -> String {
    match word.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'o']) => format!("{stem}ied"),
        _ if word.ends_with('e') => format!("{word}d"),
        _ => format!("{word}ed"),
    }
}

/// The regular gerund of a verb.
fn gerund_of(word: &str) -> String {
    match word.strip_suffix('e') {
        Some(stem) if !stem.ends_with('e') => format!("{stem}ing"),
        _ => format!("{word}ing"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_says_what_it_is_and_is_sorted() {
        for (_, name, list, _) in LISTS {
            assert!(list.starts_with("# "), "{name} has no header");
            let words: Vec<&str> = entries(list).map(|entry| entry.column(0)).collect();
            assert!(!words.is_empty(), "{name} is empty");
            assert!(words.is_sorted(), "{name} is not sorted");
        }
    }

    #[test]
    fn regular_forms_follow_from_the_word() {
        assert_eq!(plural_of("body"), "bodies");
        assert_eq!(plural_of("bus"), "buses");
        assert_eq!(plural_of("boy"), "boys");
        assert_eq!(past_of("rescue"), "rescued");
        assert_eq!(past_of("bury"), "buried");
        for (plural, singular) in [
            ("stores", "store"),
            ("gunmen", "gunman"),
            ("countries", "country"),
            ("boxes", "box"),
            ("losses", "loss"),
            ("buses", "bus"),
            ("police", "police"),
            ("aircraft", "aircraft"),
            ("lives", "life"),
        ] {
            assert_eq!(singular_of(plural), singular);
        }
        assert_eq!(gerund_of("rescue"), "rescuing");
        assert_eq!(gerund_of("free"), "freeing");
    }
}
