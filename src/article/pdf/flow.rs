//! Paragraphs that run over the end of a column or page, put together again.
//!
//! Invariant: gives back every line once; what stands between the parts (notes, captions) follows the whole.

use super::block::{Block, Setting};

/// The paragraphs of the whole document, and how many were put together.
pub(super) fn flow(blocks: Vec<Block>, setting: &Setting) -> (Vec<Block>, usize) {
    let indents = is_indenting(&blocks, setting);
    let mut flowing: Vec<Block> = Vec::with_capacity(blocks.len());
    let mut n_joined = 0;
    for mut block in blocks {
        let opened = opened_by(&flowing, &block, setting, indents).and_then(|at| flowing.get_mut(at));
        match opened {
            Some(open) => {
                open.lines.append(&mut block.lines);
                (open.column, open.ends_full) = (block.column, block.ends_full);
                n_joined += 1;
            }
            None => flowing.push(block),
        }
    }
    (flowing, n_joined)
}

/// Whether paragraphs begin with an indent rather than below a gap.
fn is_indenting(blocks: &[Block], setting: &Setting) -> bool {
    let body = || blocks.iter().filter(|block| is_body(block, setting));
    body().filter(|block| block.is_indented).count() * 2 > body().count()
}

fn is_body(block: &Block, setting: &Setting) -> bool {
    (block.size() - setting.body).abs() <= setting.body * 0.06
}

/// How many blocks may stand between the parts of a paragraph.
const MOST_BETWEEN: usize = 6;

/// The paragraph of an earlier column that goes on in `block`.
fn opened_by(before: &[Block], block: &Block, setting: &Setting, indents: bool) -> Option<usize> {
    if !is_body(block, setting) {
        return None;
    }
    let is_between = |other: &Block| other.size() < setting.body * 0.95;
    let at = before.iter().rposition(|other| !is_between(other))?;
    let open = before.get(at).filter(|open| is_body(open, setting))?;
    // Only the first text of a column goes on from another one.
    let is_first = open.column < block.column && before.len() - at <= MOST_BETWEEN;
    let is_near = at + 1 == before.len();
    let in_sentence =
        !open.ends_sentence() && !block.is_indented && (block.starts_small() || (is_near && open.ends_full));
    let by_indent = indents && is_near && open.ends_full && !block.is_indented;
    (is_first && (in_sentence || by_indent)).then_some(at)
}
