//! Where claims stand among the paragraphs that a document has.
//!
//! Invariant: what is fitted begins and ends inside a paragraph.

use crate::report::model::ParagraphRow;
use crate::text::Span;

/// `span` without what lies between paragraphs; none where nothing is left of it.
pub(super) fn fitted(paragraphs: &[ParagraphRow], span: Span) -> Option<Span> {
    let first = paragraphs.partition_point(|paragraph| paragraph.span.end <= span.start);
    let after = paragraphs.partition_point(|paragraph| paragraph.span.start < span.end);
    let start = span.start.max(paragraphs.get(first)?.span.start);
    let end = span.end.min(paragraphs.get(after.checked_sub(1)?)?.span.end);
    (start < end).then(|| Span::new(start, end))
}
