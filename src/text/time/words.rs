//! The words of time expressions, from `resources/lexicon/`: what part each plays.
//!
//! Invariant: the lists are read once and never change; a line that cannot be read is left out (a test reads all).

use std::sync::LazyLock;

use crate::text::Word;
use crate::text::lexicon::{ByWord, Entry, entries};

use super::value::{Part, Season, Unit};

/// The part a word plays in time expressions.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum TimeWord {
    /// "August", "Aug."
    Month(u8, Sort),
    /// "Friday", "Fri.", "Fridays"; Monday is 1.
    Weekday(u8, Sort),
    /// "week", "weeks" (`many`).
    Unit { unit: Unit, many: bool },
    /// "morning".
    Part(Part),
    /// "noon", "midnight": the hour.
    Hour(u8),
    /// "summer".
    Season(Season),
    /// "twelve".
    Cardinal(u32),
    /// "third".
    Ordinal(u8),
    /// "nineties".
    DecadeName(u8),
    /// "EDT": the offset.
    Zone(&'static str),
    /// The first word of a listed phrase: "Christmas", "recently".
    Phrase,
    /// Any other word the grammar names.
    Key(Key),
}

/// How a calendar name is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// In full.
    Plain,
    /// Cut short.
    Short,
    /// In full, and an everyday word too: "March".
    AlsoWord,
    /// The plural, for every such day.
    Every,
}

/// Declares the words the grammar names: each by the part it plays in `time_words.tsv`.
macro_rules! keys {
    ($($key:ident $name:literal)+) => {
        /// A word the grammar names.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(super) enum Key { $($key,)+ }

        impl Key {
            fn named(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$key),)+ _ => None }
            }
        }
    };
}

keys! {
    The "the" A "a" Of "of" In "in" On "on" At "at" To "to" And "and" Or "or" Through "through" Until "until" From "from"
    Between "between" For "for" Within "within" Since "since" By "by" Before "before" After "after"
    Ago "ago" Earlier "earlier" Later "later" Hence "hence"
    Last "last" Past "past" Previous "previous" Next "next" Coming "coming" Following "following" This "this"
    That "that" Same "same" Current "current" These "these" Those "those" Latest "latest"
    Every "every" Each "each" Per "per"
    Early "early" Late "late" Mid "mid" Middle "middle" Beginning "beginning" End "end" Close "close" Latter "latter"
    About "about" Some "some" Nearly "nearly" Over "over" Under "under" More "more" Less "less" Than "than"
    Least "least" Most "most" Up "up" As "as" Just "just" Only "only" Another "another" Well "well" No "no"
    Full "full" Long "long" Old "old"
    Several "several" Few "few" Couple "couple" Many "many" Half "half" Dozen "dozen" Dozens "dozens"
    Hundreds "hundreds" Thousands "thousands"
    Today "today" Yesterday "yesterday" Tomorrow "tomorrow" Tonight "tonight"
    Daily "daily" Weekly "weekly" Monthly "monthly" Yearly "yearly" Quarterly "quarterly" Hourly "hourly"
    Fortnightly "fortnightly"
    Fiscal "fiscal" Q1 "q1" Q2 "q2" Q3 "q3" Q4 "q4" H1 "h1" H2 "h2" YearEnd "year-end"
    Am "am" Pm "pm" Oclock "oclock" Local "local" ZoneName "zone-name" ZoneWord "zone-word" Time "time"
    Bc "bc" Ad "ad" Very "very" Take "take" Now "now"
}

macro_rules! list {
    ($file:literal) => {
        include_str!(concat!("../../../resources/lexicon/", $file, ".tsv"))
    };
}

/// Reads one line of a list.
type Reader = fn(Entry<'static>) -> Option<TimeWord>;

/// The lists, each with the reader of one line; where a word stands in two, the earlier list wins.
const LISTS: &[(&str, Reader)] = &[
    (list!("months"), |e| Some(TimeWord::Month(e.column(1).parse().ok()?, sort_named(e.column(2))?))),
    (list!("weekdays"), |e| Some(TimeWord::Weekday(e.column(1).parse().ok()?, sort_named(e.column(2))?))),
    (list!("calendar_numbers"), number),
    (list!("time_units"), |e| {
        Some(TimeWord::Unit { unit: unit_named(e.column(1))?, many: e.column(2) == "many" })
    }),
    (list!("day_parts"), part),
    (list!("seasons"), |e| Some(TimeWord::Season(season_named(e.column(1))?))),
    (list!("time_words"), |e| Some(TimeWord::Key(Key::named(e.column(1))?))),
    (list!("time_zones"), |e| Some(TimeWord::Zone(e.column(1)))),
];

/// The part `word` plays in time expressions, if any.
pub(super) fn time_word(word: Word) -> Option<&'static TimeWord> {
    static WORDS: LazyLock<ByWord<TimeWord>> = LazyLock::new(|| {
        let mut words = ByWord::default();
        for (list, read) in LISTS {
            for entry in entries(list) {
                if let Some(part) = read(entry) {
                    words.entry(Word::of(entry.column(0))).or_insert(part);
                }
            }
        }
        for &first in FEASTS.keys().chain(VAGUE.keys()) {
            words.entry(first).or_insert(TimeWord::Phrase);
        }
        words
    });
    WORDS.get(&word)
}

/// A phrase and what it stands for.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Phrase {
    /// Its words, one for each token.
    pub(super) words: Vec<Word>,
    /// Its second column.
    pub(super) value: &'static str,
    /// Whether it is a time in histories only.
    pub(super) history: bool,
}

/// Phrases by their first word, the longest first.
type Phrases = ByWord<Vec<Phrase>>;

fn phrases(list: &'static str) -> Phrases {
    let mut phrases = Phrases::default();
    for entry in entries(list) {
        let words: Vec<Word> = entry.column(0).split(' ').map(Word::of).collect();
        if let Some(&first) = words.first() {
            let same = phrases.entry(first).or_default();
            let place = same.partition_point(|known| known.words.len() >= words.len());
            same.insert(
                place,
                Phrase { words, value: entry.column(1), history: entry.column(2) == "history" },
            );
        }
    }
    phrases
}

static FEASTS: LazyLock<Phrases> = LazyLock::new(|| phrases(list!("holidays")));
static VAGUE: LazyLock<Phrases> = LazyLock::new(|| phrases(list!("vague_times")));

/// Feasts whose name begins with `word`, the longest first.
pub(super) fn feasts(word: Word) -> &'static [Phrase] {
    FEASTS.get(&word).map_or(&[], Vec::as_slice)
}

/// Vague times that begin with `word`, the longest first.
pub(super) fn vague_times(word: Word) -> &'static [Phrase] {
    VAGUE.get(&word).map_or(&[], Vec::as_slice)
}

/// What a word says of the tense of its clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TenseWord {
    /// "said", "was".
    Past,
    /// "has", "been".
    Perfect,
    /// "is", "says".
    Present,
    /// "will", "expects".
    Future,
    /// "may", "could".
    Modal,
    /// "said", "agreed": what was said or decided may lie ahead.
    Said,
    /// "set": with "to" or "for" a plan.
    Set,
    /// "to".
    Infinitive,
    /// "scheduled".
    Plan,
}

/// What `word` says of the tense of its clause; `None` for words that say nothing.
pub(super) fn tense_word(word: Word) -> Option<TenseWord> {
    static WORDS: LazyLock<ByWord<TenseWord>> = LazyLock::new(|| {
        let known = |e: Entry<'static>| Some((Word::of(e.column(0)), tense_named(e.column(1))?));
        entries(list!("tense_words")).filter_map(known).collect()
    });
    WORDS.get(&word).copied()
}

fn tense_named(name: &str) -> Option<TenseWord> {
    Some(match name {
        "past" => TenseWord::Past,
        "perfect" => TenseWord::Perfect,
        "present" => TenseWord::Present,
        "future" => TenseWord::Future,
        "modal" => TenseWord::Modal,
        "said" => TenseWord::Said,
        "set" => TenseWord::Set,
        "infinitive" => TenseWord::Infinitive,
        "plan" => TenseWord::Plan,
        _ => return None,
    })
}

fn number(entry: Entry<'static>) -> Option<TimeWord> {
    Some(match entry.column(2) {
        "cardinal" => TimeWord::Cardinal(entry.column(1).parse().ok()?),
        "ordinal" => TimeWord::Ordinal(entry.column(1).parse().ok()?),
        "decade" => TimeWord::DecadeName(entry.column(1).parse().ok()?),
        _ => return None,
    })
}

fn part(entry: Entry<'static>) -> Option<TimeWord> {
    Some(match entry.column(1) {
        "MO" => TimeWord::Part(Part::Morning),
        "AF" => TimeWord::Part(Part::Afternoon),
        "EV" => TimeWord::Part(Part::Evening),
        "NI" => TimeWord::Part(Part::Night),
        "DT" => TimeWord::Part(Part::Daytime),
        "12:00" => TimeWord::Hour(12),
        "24:00" => TimeWord::Hour(24),
        _ => return None,
    })
}

fn season_named(name: &str) -> Option<Season> {
    Some(match name {
        "SP" => Season::Spring,
        "SU" => Season::Summer,
        "FA" => Season::Autumn,
        "WI" => Season::Winter,
        _ => return None,
    })
}

fn sort_named(name: &str) -> Option<Sort> {
    Some(match name {
        "plain" => Sort::Plain,
        "short" => Sort::Short,
        "also-word" => Sort::AlsoWord,
        "every" => Sort::Every,
        _ => return None,
    })
}

fn unit_named(name: &str) -> Option<Unit> {
    Some(match name {
        "second" => Unit::Second,
        "minute" => Unit::Minute,
        "hour" => Unit::Hour,
        "day" => Unit::Day,
        "week" => Unit::Week,
        "fortnight" => Unit::Fortnight,
        "weekend" => Unit::Weekend,
        "month" => Unit::Month,
        "quarter" => Unit::Quarter,
        "season" => Unit::Season,
        "year" => Unit::Year,
        "decade" => Unit::Decade,
        "century" => Unit::Century,
        "millennium" => Unit::Millennium,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_every_list_is_read_and_in_order() {
        for (list, read) in LISTS {
            let words: Vec<&str> = entries(list).map(|e| e.column(0)).collect();
            assert!(list.starts_with("# ") && words.is_sorted(), "{words:?}");
            for entry in entries(list) {
                assert!(read(entry).is_some(), "{entry:?}");
            }
        }
        for entry in entries(list!("tense_words")) {
            assert!(tense_named(entry.column(1)).is_some(), "{entry:?}");
        }
    }
}
