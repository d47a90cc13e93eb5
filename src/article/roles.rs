//! The part each paragraph of a plain text plays on its page: headline, deck, byline, heading, running text.
//!
//! Invariant: looks at length, case and last marks, never at what is claimed.

use super::dayline::{DateLabel, date_line};
use super::furniture::is_furniture;
use super::paragraphs::ends_sentence;
use super::{Paragraph, Role, dateline};
use crate::text::Span;

/// The longest headline, in characters; agencies stop at about 120, long reads do not.
const LONGEST_HEADLINE_CHARS: usize = 180;

/// The longest deck under a headline, in characters.
const LONGEST_DECK_CHARS: usize = 280;

/// The longest heading between paragraphs, in characters.
const LONGEST_HEADING_CHARS: usize = 80;

/// The paragraphs at `spans` of `text` with their roles.
pub(super) fn with_roles(text: &str, spans: &[Span]) -> Vec<Paragraph> {
    let mut before = Place::Top;
    let mut paragraphs = Vec::with_capacity(spans.len());
    for (number, span) in spans.iter().enumerate() {
        let next = spans.get(number + 1).map(|next| next.of(text));
        let role = role(span.of(text), next, before);
        before = match (role, before) {
            (Role::Headline, _) => Place::UnderHeadline,
            (Role::Byline, before) => before.below_byline(),
            (Role::Heading, Place::UnderHeadline) => Place::Head,
            (Role::Heading | Role::Body | Role::Caption | Role::Note, _) => Place::Inside,
        };
        paragraphs.push(Paragraph { span: *span, role });
    }
    paragraphs
}

/// Where on the page a paragraph stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Nothing but furniture stands above.
    Top,
    /// The headline stands right above.
    UnderHeadline,
    /// Headline and deck or byline stand above, no running text yet.
    Head,
    /// Running text stands above.
    Inside,
}

impl Place {
    const fn below_byline(self) -> Self {
        match self {
            Self::UnderHeadline => Self::Head,
            other => other,
        }
    }
}

fn role(paragraph: &str, next: Option<&str>, place: Place) -> Role {
    let stands_alone_as_date =
        date_line(paragraph).is_some_and(|(_, label)| place != Place::Inside || label != DateLabel::Plain);
    if is_furniture(paragraph) || stands_alone_as_date || is_bare_dateline(paragraph) {
        return Role::Byline;
    }
    let Some(next) = next else { return Role::Body };
    let chars = paragraph.chars().count();
    let is_one_line = !paragraph.contains(['\n', '\r']);
    match place {
        Place::Top if is_headline(paragraph, next, chars) => Role::Headline,
        Place::UnderHeadline
            if chars <= LONGEST_DECK_CHARS && is_open(paragraph) && is_deck_of(next, chars) =>
        {
            Role::Heading
        }
        Place::Inside | Place::Head
            if is_one_line && chars <= LONGEST_HEADING_CHARS && is_heading(paragraph, next) =>
        {
            Role::Heading
        }
        _ => Role::Body,
    }
}

/// A dateline that stands alone above its story, as some wires send it.
fn is_bare_dateline(paragraph: &str) -> bool {
    dateline::dateline(paragraph).is_some_and(|dateline| dateline.len == paragraph.len())
}

/// A headline is short and has no full stop, or is set in capitals word by word, and something stands below it.
fn is_headline(paragraph: &str, next: &str, chars: usize) -> bool {
    let below_is_longer = next.chars().count() > chars || is_furniture(next) || date_line(next).is_some();
    chars <= LONGEST_HEADLINE_CHARS
        && dateline::dateline(paragraph).is_none()
        && !starts_quoted(paragraph)
        && (is_open(paragraph) || (below_is_longer && is_title_case(paragraph)))
}

/// Whether a line lacks the full stop of a sentence. Question marks and the like may end a headline.
fn is_open(line: &str) -> bool {
    let line = line.trim_end_matches(['”', '"', '’', '\'', '»']);
    !line.ends_with(['.', ':', ';', ','])
        || line.ends_with("U.S.")
        || line.ends_with("U.K.")
        || line.ends_with("...")
}

/// Whether nearly all longer words of a line are written with a capital.
fn is_title_case(line: &str) -> bool {
    let long: Vec<&str> = line.split_whitespace().filter(|word| word.chars().count() > 3).collect();
    let capitals = long.iter().filter(|word| word.contains(char::is_uppercase)).count();
    long.len() >= 2 && capitals * 10 >= long.len() * 8
}

fn starts_quoted(line: &str) -> bool {
    line.starts_with(['“', '"']) && line.ends_with(['”', '"'])
}

/// A deck stands above running text or a byline, not above a list of lines as short as itself.
fn is_deck_of(next: &str, chars: usize) -> bool {
    next.chars().count() > chars || is_furniture(next) || date_line(next).is_some()
}

/// A heading starts with a capital or a figure, ends without any mark, and a paragraph of prose stands below it.
fn is_heading(paragraph: &str, next: &str) -> bool {
    let starts_right = paragraph.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    let ends_right = !paragraph.ends_with(['.', ',', ';', ':', '”', '"', '…']);
    starts_right && ends_right && !ends_sentence(paragraph) && ends_sentence(next)
}

#[cfg(test)]
mod tests {
    use super::super::paragraphs::paragraphs;
    use super::*;

    /// One letter for each paragraph: Headline, headIng, bYline, Body.
    fn roles(text: &str) -> String {
        let letter = |paragraph: &Paragraph| match paragraph.role {
            Role::Headline => 'H',
            Role::Heading => 'I',
            Role::Byline => 'Y',
            Role::Body => 'B',
            Role::Caption | Role::Note => 'N',
        };
        with_roles(text, &paragraphs(text)).iter().map(letter).collect()
    }

    #[test]
    fn a_page_is_told_apart() {
        for (text, expected) in [
            ("Ferry fire kills 19\n\nThe ferry burned on Thursday night.\n\nIt sank.", "HBB"),
            ("Ferry fire kills 19\n\nBy Ada Roe\n\nThe ferry burned on Thursday.", "HYB"),
            ("Ferry fire kills 19\n\nWednesday, January 2, 2019\n\nThe ferry burned.", "HYB"),
            (
                "Ferry fire kills 19\n\nNo lifeboats on the side that burned, survivors say\n\nBy Ada Roe\n\nThe ferry burned.",
                "HIYB",
            ),
            ("Ferry fire kills 19\n\nThe ferry burned.\n\nWhat went wrong\n\nNobody knows yet.", "HBIB"),
            (
                "The Ferry Fire Was Avoidable.\n\nELLERY (AP) — The ferry that burned on Thursday had no lifeboats.",
                "HB",
            ),
            ("date 2024-08-16 (Bloomberg) -- Mediators met.\n\nThey talked.", "BB"),
            ("KYOTO – A service was held on Monday.\n\nIt rained.", "BB"),
            ("NAIROBI, Kenya (AP) _\n\nBombs went off on Friday.", "YB"),
            ("The ferry burned on Thursday.\n\nIt sank.\n\n(Reporting by Ada Roe)", "BBY"),
            ("Only one line", "B"),
            ("Is the harbour safe?\n\nThe ferry burned on Thursday night.", "HB"),
            ("Ferry fire in U.S.\n\nThe ferry burned on Thursday night.", "HB"),
        ] {
            assert_eq!(roles(text), expected, "{text}");
        }
    }
}
