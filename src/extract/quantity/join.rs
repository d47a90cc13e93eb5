//! Quantities that stand together: ranges in two parts, a unit said once for several numbers, conversions in brackets.
//!
//! Invariant: joins neighbours in one pass; a quantity joined to the one before it is gone from the list.

use crate::text::{Text, TokenSpan};

use super::{Quantity, QuantityKind, Shade, Value};

fn is(text: &Text<'_>, at: usize, words: &[&str]) -> bool {
    text.token(at).is_some_and(|token| words.iter().any(|word| token.is(word)))
}

/// "from $2,415 to $2,315", "4.8 to 4.7 percent", "$7/$9", "eight to ten".
pub(super) fn ranges(text: &Text<'_>, all: &mut Vec<Quantity>) {
    let mut kept: Vec<Quantity> = Vec::with_capacity(all.len());
    for next in all.drain(..) {
        match kept.last_mut() {
            Some(last) if spans_from(text, last, &next) => join(last, next),
            _ => kept.push(next),
        }
    }
    *all = kept;
}

/// Whether `last` and `next` are the two ends of one range.
fn spans_from(text: &Text<'_>, last: &Quantity, next: &Quantity) -> bool {
    let (Value::One(_), Value::One(_)) = (last.value, next.value) else { return false };
    let joint = last.span.end;
    if joint + 1 != next.span.start || !is(text, joint, &["to", "–", "-", "/"]) {
        return false;
    }
    let same_unit = last.unit == next.unit || last.unit.is_none();
    let fits = last.kind == next.kind || last.unit.is_none();
    let is_dash = !is(text, joint, &["to"]);
    let measured = !matches!(next.kind, QuantityKind::Number | QuantityKind::Score);
    let from = last.span.start.checked_sub(1).is_some_and(|at| is(text, at, &["from"]));
    same_unit && fits && (measured || from || !is_dash)
}

fn join(last: &mut Quantity, next: Quantity) {
    let (Value::One(low), Value::One(high)) = (last.value, next.value) else { return };
    last.value = Value::Range(low, high);
    last.span = last.span.cover(next.span);
    last.number = TokenSpan::new(last.number.start, next.number.end);
    last.unit = next.unit;
    last.kind = next.kind;
}

/// "45 and 50 mg", "7- or 8-inch", "3.9 million headsets … from 2.4 million": the first of each borrows a unit.
pub(super) fn shared_units(text: &Text<'_>, all: &mut [Quantity]) {
    for at in (1..all.len()).rev() {
        let Some([this, next]) = all.get_mut(at - 1..=at).and_then(|pair| pair.first_chunk_mut::<2>()) else { continue };
        let hyphen = usize::from(is(text, this.span.end, &["-"]));
        let joint = this.span.end + hyphen;
        let near = joint + 1 == next.span.start && is(text, joint, &["and", "or", ",", "to", "versus", "/"])
            || joint + 2 == next.span.start && is(text, joint, &[","]) && is(text, joint + 1, &["and", "or"]);
        if near && this.unit.is_none() && this.kind == QuantityKind::Number && next.unit.is_some() {
            this.unit.clone_from(&next.unit);
            this.kind = next.kind;
        }
    }
    borrow_from_before(text, all);
}

/// A bare number behind a quantity of the same sentence counts the same: "68,400 people … and 95,800 who".
fn borrow_from_before(text: &Text<'_>, all: &mut [Quantity]) {
    for at in 1..all.len() {
        let (before, rest) = all.split_at_mut(at);
        let (Some(this), Some(last)) = (rest.first_mut(), before.last()) else { continue };
        let together = text.sentence_of(last.span.start) == text.sentence_of(this.span.start);
        let counts = last.kind != QuantityKind::Duration && last.kind != QuantityKind::Score;
        if this.unit.is_none() && this.kind == QuantityKind::Number && together && counts && last.unit.is_some() {
            this.unit.clone_from(&last.unit);
        }
    }
}

/// "five miles (eight km)": the second tells the first again, and is as exact.
pub(super) fn conversions(text: &Text<'_>, all: &mut [Quantity]) {
    for at in 1..all.len() {
        let (before, rest) = all.split_at_mut(at);
        let (Some(this), Some(last)) = (rest.first_mut(), before.last()) else { continue };
        let opens = last.span.end + 1 == this.span.start && is(text, last.span.end, &["(", "/", "["]);
        let measured = |kind| matches!(kind, QuantityKind::Dimension | QuantityKind::Currency | QuantityKind::Temperature);
        if opens && measured(last.kind) && last.kind == this.kind && last.unit != this.unit {
            this.converts = Some(last.converts.unwrap_or(at - 1));
            if this.shade == Shade::Exact {
                this.shade = last.shade;
            }
        }
    }
}
