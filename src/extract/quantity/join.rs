//! Quantities that stand together: ranges in two parts, a unit said once for several numbers, conversions in brackets.
//!
//! Invariant: joins neighbours in one pass; a quantity joined to the one before it is gone from the list.

use crate::text::{Text, TokenSpan, Word, words};

use super::{Quantity, QuantityKind, Shade, Value};

fn is(text: &Text<'_>, at: usize, words: &[Word]) -> bool {
    text.token(at).is_some_and(|token| words.contains(&token.word))
}

/// "64 cents a dozen": what lies within the quantity before it is none of its own.
pub(super) fn overlaps(all: &mut Vec<Quantity>) {
    let mut end = 0;
    all.retain(|quantity| {
        let stands = quantity.span.start >= end;
        // "five of the three-ton satellites": what is counted may hold a measure of its own.
        let counts = matches!(quantity.kind, QuantityKind::Number | QuantityKind::Fraction);
        end = end.max(if counts { quantity.number.end } else { quantity.span.end });
        stands
    });
}

/// "3 dollars 50 cents", "thirteen dollars and forty-five cents", "15 dollars 50": one sum.
pub(super) fn cents(text: &Text<'_>, all: &mut Vec<Quantity>) {
    let mut kept: Vec<Quantity> = Vec::with_capacity(all.len());
    for next in all.drain(..) {
        let whole = kept.last_mut().filter(|last| is_small_change(text, last, &next));
        match whole {
            Some(last) => {
                if let (Value::One(whole), Value::One(part)) = (last.value, next.value) {
                    last.value = Value::One(whole + part / 100.0);
                }
                last.span = last.span.cover(next.span);
            }
            None => kept.push(next),
        }
    }
    *all = kept;
}

fn is_small_change(text: &Text<'_>, last: &Quantity, next: &Quantity) -> bool {
    let (Value::One(whole), Value::One(part)) = (last.value, next.value) else { return false };
    let is_coin = next.unit.as_deref().is_some_and(|unit| unit == "cent" || unit == "penny");
    let is_money =
        last.kind == QuantityKind::Currency && last.unit.as_deref().is_none_or(|unit| unit != "cent");
    let and = usize::from(is_coin && is(text, last.span.end, words!["and"]));
    let bare = next.unit.is_none() && next.span.len() <= 2 && last.span.end > last.number.end;
    is_money
        && last.scale <= 1.0
        && whole.fract() == 0.0
        && (1.0..100.0).contains(&part)
        && last.span.end + and == next.span.start
        && (is_coin || bare)
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
    if joint + 1 != next.span.start || !is(text, joint, words!["to", "–", "-", "/"]) {
        return false;
    }
    // "from $500,000 to $1 million a year".
    let rated = match (&last.unit, &next.unit) {
        (Some(unit), Some(rate)) => {
            rate.strip_prefix(unit.as_str()).is_some_and(|rest| rest.starts_with(" per "))
        }
        _ => false,
    };
    let same_unit = last.unit == next.unit || last.unit.is_none() || rated;
    let fits = last.kind == next.kind || last.unit.is_none();
    let is_dash = !is(text, joint, words!["to"]);
    let measured = !matches!(next.kind, QuantityKind::Number | QuantityKind::Score);
    let before = last.span.start.checked_sub(1);
    let from = before.is_some_and(|at| is(text, at, words!["from", "between"]));
    // "rose by $43 million to $419 million": a change and the level it reached.
    let is_change = !from && matches!(last.shade, Shade::Up | Shade::Down);
    same_unit && fits && !is_change && (measured || from || !is_dash)
}

fn join(last: &mut Quantity, next: Quantity) {
    let (Value::One(low), Value::One(high)) = (last.value, next.value) else { return };
    let lent = if last.scale < next.scale && last.unit.is_none() { next.scale } else { 1.0 };
    last.value = Value::Range(low * lent, high);
    last.span = last.span.cover(next.span);
    last.number = TokenSpan::new(last.number.start, next.number.end);
    last.unit = next.unit;
    last.kind = next.kind;
}

/// "45 and 50 mg", "7- or 8-inch", "3.9 million headsets … from 2.4 million": the first of each borrows a unit.
pub(super) fn shared_units(text: &Text<'_>, all: &mut [Quantity]) {
    for at in (1..all.len()).rev() {
        let Some([this, next]) = all.get_mut(at - 1..=at).and_then(|pair| pair.first_chunk_mut::<2>()) else {
            continue;
        };
        let hyphen = usize::from(is(text, this.span.end, words!["-"]));
        let joint = this.span.end + hyphen;
        let near = joint + 1 == next.span.start
            && is(text, joint, words!["and", "or", ",", "to", "versus", "/"])
            || joint + 2 == next.span.start
                && is(text, joint, words![","])
                && is(text, joint + 1, words!["and", "or"]);
        // "14 of the 20 houses".
        let among = this.span.end + 2 == next.span.start
            && is(text, this.span.end, words!["of"])
            && is(text, this.span.end + 1, words!["the", "its", "their", "those", "these"]);
        if (near || among) && this.unit.is_none() && this.kind == QuantityKind::Number && next.unit.is_some()
        {
            this.unit.clone_from(&next.unit);
            this.kind = next.kind;
        }
    }
    borrow_from_before(text, all);
}

/// A bare number counts what was counted last in its sentence: "68,400 people … and 95,800 who".
fn borrow_from_before(text: &Text<'_>, all: &mut [Quantity]) {
    let mut lender: Option<(usize, Option<String>)> = None;
    for quantity in all {
        let sentence = text.sentence_of(quantity.span.start);
        let is_coin = quantity.unit.as_deref().is_some_and(|unit| unit == "cent" || unit == "penny");
        match (&quantity.unit, quantity.kind) {
            (Some(_), kind) if is_coin || matches!(kind, QuantityKind::Number | QuantityKind::Dimension) => {
                lender = Some((sentence, quantity.unit.clone()));
            }
            (None, QuantityKind::Number) => {
                if let Some((_, unit)) = lender.as_ref().filter(|(lent, _)| *lent == sentence) {
                    quantity.unit.clone_from(unit);
                }
            }
            _ => {}
        }
    }
}

/// "five miles (eight km)": the second tells the first again, and is as exact.
pub(super) fn conversions(text: &Text<'_>, all: &mut [Quantity]) {
    for at in 1..all.len() {
        let (before, rest) = all.split_at_mut(at);
        let (Some(this), Some(last)) = (rest.first_mut(), before.last()) else { continue };
        let opens = last.span.end + 1 == this.span.start && is(text, last.span.end, words!["(", "/", "["]);
        let measured = |kind| {
            matches!(kind, QuantityKind::Dimension | QuantityKind::Currency | QuantityKind::Temperature)
        };
        if opens && measured(last.kind) && last.kind == this.kind && last.unit != this.unit {
            this.converts = Some(last.converts.unwrap_or(at - 1));
            if this.shade == Shade::Exact {
                this.shade = last.shade;
            }
        }
    }
}
