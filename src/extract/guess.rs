//! What words that a checker marked by hand say: the reading of the claim that the rules find there.
//!
//! The sentence around the words is read first, since a figure often gets its meaning from there; then the words alone.
//!
//! Invariant: guesses; a statement is the answer where nothing fits, and never an error.

use super::{Kind, Reading, extract};
use crate::article::{About, Article, Paragraph, Role};
use crate::text::{Span, TextIndex};

/// Share of the marked words and of the claim found that both must have in common.
const LEAST: f32 = 0.5;

/// The reading of the words at `words`, which stand in `sentence` of `article`; where several fit equally well, one of
/// the kind `like` is taken.
pub fn guess(article: &Article, sentence: Span, words: Span, like: Option<Kind>) -> Reading {
    let in_sentence = readings(article, sentence.cover(words), words);
    let alone = readings(article, words, words);
    let best = |found: Vec<(f32, Reading)>| {
        let is_liked = |reading: &Reading| like == Some(reading.kind());
        let score = |(share, reading): &(f32, Reading)| share + if is_liked(reading) { 1.0 } else { 0.0 };
        found.into_iter().max_by(|one, other| score(one).total_cmp(&score(other)))
    };
    let found = best(in_sentence).or_else(|| best(alone));
    found.map_or(Reading::Statement {}, |(_, reading)| reading)
}

/// What the rules find in `part` that has enough in common with `words`, and how much.
fn readings(article: &Article, part: Span, words: Span) -> Vec<(f32, Reading)> {
    let text = part.of(&article.text).to_owned();
    let paragraph = Paragraph { span: Span::new(0, text.len()), role: Role::Body };
    let excerpt = Article {
        name: article.name.clone(),
        format: article.format,
        index: TextIndex::new(&text),
        text,
        paragraphs: vec![paragraph],
        dateline: None,
        published: article.published,
        about: About::default(),
        annotations: Vec::new(),
        attachments: Vec::new(),
    };
    let wanted = Span::new(words.start - part.start, words.end - part.start);
    let claims = extract(&excerpt).claims.into_iter();
    let told = claims.filter(|claim| claim.reading.kind() != Kind::Statement);
    told.map(|claim| (common(claim.span, wanted), claim.reading))
        .filter(|(share, _)| *share >= LEAST)
        .collect()
}

/// What the two have in common, as a share of what they cover together.
fn common(one: Span, other: Span) -> f32 {
    let both = one.end.min(other.end).saturating_sub(one.start.max(other.start));
    both as f32 / one.cover(other).len().max(1) as f32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Dates, read};
    use jiff::civil::date;

    fn guessed(words: &str, like: Option<Kind>) -> Kind {
        let text =
            "At least 19 people died late on Thursday when a fire broke out 11 kilometres off Port Ellery.";
        let dates = Dates { given: Some(date(2024, 8, 16)), file: date(2024, 8, 16) };
        let article = read(text.as_bytes(), "a.txt", dates).unwrap().article;
        let start = article.text.find(words).unwrap();
        let span = Span::new(start, start + words.len());
        guess(&article, Span::new(0, text.len()), span, like).kind()
    }

    #[test]
    fn marked_words_get_the_reading_of_what_stands_there() {
        assert_eq!(guessed("At least 19 people died", None), Kind::Casualty);
        assert_eq!(guessed("late on Thursday", None), Kind::Date);
        assert_eq!(guessed("on Thursday", None), Kind::Date);
        assert_eq!(guessed("11 kilometres off Port", None), Kind::Quantity);
        assert_eq!(guessed("a fire broke out", None), Kind::Statement);
    }
}
