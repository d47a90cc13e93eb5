//! Drafts side by side, sentence by sentence.

use super::*;
use crate::text::Span;

/// Sentences, one a line.
fn version(lines: &str) -> Version<'_> {
    let mut at = 0;
    let spans: Vec<Span> = lines
        .split_inclusive('\n')
        .map(|line| {
            let span = Span::new(at, at + line.trim_end().len());
            at += line.len();
            span
        })
        .collect();
    Version::read(lines, spans.into_iter())
}

/// What became of each sentence: `0 1* - ?`.
fn fates(old: &str, new: &str) -> String {
    let (old, new) = (version(old), version(new));
    let told = |fate: &Fate| match fate {
        Fate::Same(is) => is.to_string(),
        Fate::Edited(is) => format!("{}*", is.iter().map(ToString::to_string).collect::<Vec<_>>().join("+")),
        Fate::Doubtful(_) => "?".to_owned(),
        Fate::Gone => "-".to_owned(),
    };
    Alignment::of(&old, &new).fates.iter().map(told).collect::<Vec<_>>().join(" ")
}

const ALPHA: &str = "Team Alpha won twelve percent of the vote.";
const BETA: &str = "Team Beta won twelve percent of the vote.";

#[test]
fn sentences_are_found_where_they_went() {
    let (a, b, c) = ("The ferry burned on Monday.", "Three people died, she said.", "Nobody knows why.");
    for (old, new, want) in [
        (format!("{a}\n{b}\n{c}"), format!("{a}\n{b}\n{c}"), "0 1 2"),
        (format!("{a}\n{b}\n{c}"), format!("{c}\n{a}\n{b}"), "1 2 0"),
        (format!("{a}\n{b}\n{c}"), format!("{a}\n{c}"), "0 - 1"),
        (format!("{a}\n{b}\n{c}"), format!("{a}\nThree people died - she “said”\n{c}"), "0 1 2"),
        (format!("{a}\n{b}\n{c}"), format!("{a}\nFive people died, she said.\n{c}"), "0 1* 2"),
        (format!("{a}\n{b}\n{c}"), format!("{a}\nThree people died.\nShe said.\n{c}"), "0 1+2* 3"),
        (
            format!("{a}\n{b}\n{c}"),
            format!("The ferry burned on Monday; three people died, she said.\n{c}"),
            "0* 0* 1",
        ),
        (format!("{ALPHA}\n{a}\n{BETA}"), format!("{a}\n{BETA}"), "- 0 1"),
        (format!("{ALPHA}\n{a}\n{BETA}"), format!("{BETA}\n{a}\n{BETA}"), "0* 1 2"),
        (format!("{a}\n{ALPHA}\n{b}\n{BETA}"), format!("{b}\n{BETA}\n{a}\n{ALPHA}"), "2 3 0 1"),
        (
            format!("{a}\n{ALPHA}\n{b}\n{BETA}"),
            format!("{b}\n{BETA}\n{a}\nTeam Gamma won twelve percent of the vote."),
            "2 3* 0 1",
        ),
        (format!("{a}\n{c}\n{b}"), format!("{a}\n{c}\n{c}\n{b}"), "0 ? 3"),
        (format!("{a}\n{c}\n{c}\n{b}"), format!("{ALPHA}\n{a}\n{c}\n{c}\n{b}"), "1 2 3 4"),
        (format!("{a}\n{c}\n{c}\n{b}\n{c}"), format!("{a}\n{c}\n{b}\n{c}\n{c}"), "0 ? ? 2 ?"),
        (format!("{a}\n{c}\n{b}\n{c}\n{ALPHA}"), format!("{b}\n{c}\n{ALPHA}\n{a}\n{c}"), "3 4 0 1 2"),
    ] {
        assert_eq!(fates(&old, &new), want, "{old}\n---\n{new}");
    }
}

/// The words of `new` that `words` of `old` have become.
fn became(old: &str, words: &str, new: &str) -> String {
    let (old, new) = (version(old), version(new));
    let alignment = Alignment::of(&old, &new);
    let start = old.text.source.find(words).unwrap_or_default();
    let tokens = old.touched(Span::new(start, start + words.len()));
    let kept = (tokens.start..tokens.end).filter_map(|at| alignment.forward.get(at).copied().flatten());
    let words = kept.filter_map(|at| Some(new.text.token(at)?.of(new.text.source)));
    words.collect::<Vec<_>>().join(" ")
}

#[test]
fn words_are_followed_within_their_sentence() {
    for (old, words, new, want) in [
        ("It took 12 men and 12 women.", "12 women", "It took 12 women.", "12 women"),
        ("It took 12 men and 12 women.", "12 men", "It took 12 women.", ""),
        (
            "On Monday, three people died in Lunde.",
            "On Monday",
            "Three people died in Lunde on Monday.",
            "on Monday",
        ),
        ("More than 40,000 people left.", "40,000 people", "More than 4,000 people left.", "people"),
        ("He said “12 died”.", "“12 died”", "He said \"12 died.\"", "\" 12 died \""),
    ] {
        assert_eq!(became(old, words, new), want, "{old} {words}");
    }
}
