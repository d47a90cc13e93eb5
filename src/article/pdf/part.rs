//! Which paragraph is the headline and which are headings, by the size and weight of their type.
//!
//! Where the type tells nothing apart, the words do, as in plain text.
//!
//! Invariant: at most one headline, and only on the first page.

use super::block::{Block, Setting};
use crate::article::{Paragraph, Role, roles};
use crate::text::Span;

/// How much larger than the body's type a headline's is.
const HEADLINE_SIZE: f32 = 1.2;

/// How much larger than the body's type a heading's is.
const HEADING_SIZE: f32 = 1.06;

/// How much smaller than the body's type that of captions and notes is.
const SMALL_SIZE: f32 = 0.93;

/// How many paragraphs may stand above the headline: the section's name, a note of the desk.
const MOST_ABOVE: usize = 8;

/// The longest heading, in bytes.
const LONGEST_HEADING: usize = 300;

/// The paragraphs at `spans` of `text`, printed as `blocks`, with their roles.
pub(super) fn with_parts(text: &str, spans: &[Span], blocks: &[Block], setting: &Setting) -> Vec<Paragraph> {
    let mut paragraphs = roles::with_roles(text, spans);
    for (paragraph, block) in paragraphs.iter_mut().zip(blocks) {
        if paragraph.role == Role::Body && block.size() < setting.body * SMALL_SIZE {
            let is_note =
                paragraph.span.of(text).starts_with(['¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹', '*', '†']);
            paragraph.role = if is_note { Role::Note } else { Role::Caption };
        }
    }
    let Some(headline) = headline(blocks, setting) else { return paragraphs };
    for (at, (paragraph, block)) in paragraphs.iter_mut().zip(blocks).enumerate() {
        let is_heading =
            block.size() > setting.body * HEADING_SIZE && paragraph.span.len() <= LONGEST_HEADING;
        paragraph.role = match paragraph.role {
            _ if at == headline => Role::Headline,
            Role::Byline => Role::Byline,
            Role::Headline if at < headline => Role::Byline,
            _ if is_heading => Role::Heading,
            Role::Headline => Role::Body,
            role => role,
        };
    }
    paragraphs
}

/// The paragraph in the largest type among the first of the first page.
fn headline(blocks: &[Block], setting: &Setting) -> Option<usize> {
    let page = |block: &Block| block.lines.first().map(|line| line.page);
    let first = blocks.first().and_then(page);
    let start = blocks.iter().take(MOST_ABOVE).enumerate().filter(|(_, block)| page(block) == first);
    let large = start.filter(|(_, block)| block.size() > setting.body * HEADLINE_SIZE);
    // Of blocks in one size the first counts, and `max_by` takes the last.
    large.rev().max_by(|(_, one), (_, other)| one.size().total_cmp(&other.size())).map(|(at, _)| at)
}
