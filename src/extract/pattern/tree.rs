//! A pattern as a tree, and what becomes of it: the steps of its program, and the facts that a match needs.
//!
//! Invariant: every jump stays within the program.

use super::{Op, Test};
use crate::extract::facts::Facts;

/// A pattern as a tree.
pub(super) enum Node {
    Take(Test),
    Sequence(Vec<Self>),
    Alternatives(Vec<Self>),
    Repeat(Box<Self>, usize, usize),
    Role(usize, Box<Self>),
    Ahead(bool, Box<Self>),
    Behind(bool, Test),
}

impl Node {
    /// Sets of facts of which every match of it needs one each.
    pub(super) fn needs(&self) -> Vec<Facts> {
        match self {
            Self::Take(test) | Self::Behind(true, test) => {
                Some(Facts::of_test(*test)).filter(|facts| !facts.is_empty()).into_iter().collect()
            }
            Self::Sequence(all) => all.iter().flat_map(Self::needs).collect(),
            Self::Alternatives(all) => one_of_each(&all.iter().map(Self::needs).collect::<Vec<_>>()),
            Self::Repeat(node, 1.., _) | Self::Role(_, node) | Self::Ahead(true, node) => node.needs(),
            Self::Repeat(..) | Self::Ahead(..) | Self::Behind(..) => Vec::new(),
        }
    }

    /// Appends its steps.
    pub(super) fn emit(&self, ops: &mut Vec<Op>) {
        match self {
            Self::Take(test) => ops.push(Op::Take(*test)),
            Self::Sequence(all) => all.iter().for_each(|node| node.emit(ops)),
            Self::Alternatives(all) => emit_alternatives(all, ops),
            Self::Repeat(node, least, most) => {
                (0..*least).for_each(|_| node.emit(ops));
                let mut splits = Vec::new();
                for _ in *least..*most {
                    splits.push(ops.len());
                    ops.push(Op::Split(ops.len() + 1, 0));
                    node.emit(ops);
                }
                let end = ops.len();
                for at in splits {
                    ops[at] = Op::Split(at + 1, end);
                }
            }
            Self::Role(slot, node) => {
                ops.push(Op::Open(*slot));
                node.emit(ops);
                ops.push(Op::Close(*slot));
            }
            Self::Ahead(wanted, node) => {
                let at = ops.len();
                ops.push(Op::Ahead { wanted: *wanted, end: 0 });
                node.emit(ops);
                ops.push(Op::Accept);
                ops[at] = Op::Ahead { wanted: *wanted, end: ops.len() };
            }
            Self::Behind(wanted, test) => ops.push(Op::Behind { wanted: *wanted, test: *test }),
        }
    }
}

/// What is needed where one of several alternatives must match, each with the needs in `all`: the first need of one of
/// them, and the second of one of them, and so on; of those with fewer needs the last again.
fn one_of_each(all: &[Vec<Facts>]) -> Vec<Facts> {
    let most = all.iter().map(Vec::len).max().unwrap_or_default();
    let nth = |n: usize| {
        let of_each = all.iter().map(|needs| needs.get(n).or_else(|| needs.last()).copied());
        of_each.reduce(|one, other| Some(one?.and(other?))).flatten()
    };
    (0..most).filter_map(nth).collect()
}

fn emit_alternatives(all: &[Node], ops: &mut Vec<Op>) {
    let mut jumps = Vec::new();
    for (n, node) in all.iter().enumerate() {
        let split = ops.len();
        let is_last = n + 1 == all.len();
        if !is_last {
            ops.push(Op::Split(split + 1, 0));
        }
        node.emit(ops);
        if !is_last {
            jumps.push(ops.len());
            ops.push(Op::Jump(0));
            ops[split] = Op::Split(split + 1, ops.len());
        }
    }
    let end = ops.len();
    for at in jumps {
        ops[at] = Op::Jump(end);
    }
}
