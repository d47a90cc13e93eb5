//! How far the streams of an open file could unfold, told by their filters and lengths.
//!
//! A page may be drawn by many streams, or by one again and again, and the interpreter puts all of them together.
//! Old ways of packing are not unfolded on trial: what they could become at most decides.
//!
//! Invariant: unfolds a stream only where its length leaves a doubt, and one at a time.

use hayro_interpret::hayro_syntax::object::dict::keys::{CONTENTS, SUBTYPE};
use hayro_interpret::hayro_syntax::object::{Array, Name, Object, Stream};
use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::hayro_syntax::{Filter, Pdf};

use super::bomb::MOST;

/// The most bytes that the drawing steps of one page may unfold to; those of a detailed map have twenty million.
const MOST_PAGE_BYTES: usize = 128 * 1024 * 1024;

/// Whether a stream of `pdf` could unfold to more than memory should hold by other ways than deflate.
pub(super) fn holds_bomb(pdf: &Pdf) -> bool {
    let streams = pdf.objects().into_iter().filter_map(|object| match object {
        Object::Stream(stream) => Some(stream),
        _ => None,
    });
    streams.into_iter().any(|stream| is_bomb(&stream))
}

fn is_bomb(stream: &Stream<'_>) -> bool {
    let filters = stream.filters();
    let packed = filters.iter().filter(|filter| growth(**filter) > LEAST_PACKED).count();
    let is_old = filters.iter().any(|filter| matches!(filter, Filter::LzwDecode | Filter::RunLengthDecode));
    // Pictures are not unfolded where words are read.
    let is_picture =
        || packed == 1 && stream.dict().get::<Name<'_>>(SUBTYPE).is_some_and(|kind| &*kind == b"Image");
    is_old && unfolds_at_most(stream) > MOST && !is_picture()
}

/// Whether the drawing steps of `page` are more than memory should hold.
pub(super) fn is_too_much(page: &Page<'_>) -> bool {
    let contents = page.raw();
    let one = contents.get::<Stream<'_>>(CONTENTS);
    let many = contents.get::<Array<'_>>(CONTENTS).filter(|_| one.is_none());
    let streams = || one.iter().cloned().chain(many.iter().flat_map(|many| many.iter::<Stream<'_>>()));
    let could_be = streams().fold(0, |sum: usize, stream| sum.saturating_add(unfolds_at_most(&stream)));
    could_be > MOST_PAGE_BYTES && {
        let lengths = streams().map(|stream| stream.decoded_data().map_or(0, |bytes| bytes.len()));
        let mut sums = lengths.scan(0_usize, |sum, length| {
            *sum = sum.saturating_add(length);
            Some(*sum)
        });
        sums.any(|sum| sum > MOST_PAGE_BYTES)
    }
}

/// What grows no more than this is not packed, but written in other signs.
const LEAST_PACKED: usize = 4;

/// How many bytes one byte can become at most.
const fn growth(filter: Filter) -> usize {
    match filter {
        Filter::LzwDecode => 2560,
        Filter::FlateDecode => 1032,
        Filter::RunLengthDecode => 64,
        Filter::Ascii85Decode => 4,
        _ => 1,
    }
}

fn unfolds_at_most(stream: &Stream<'_>) -> usize {
    let filters = stream.filters();
    filters.iter().fold(stream.raw_data().len(), |bytes, filter| bytes.saturating_mul(growth(*filter)))
}
