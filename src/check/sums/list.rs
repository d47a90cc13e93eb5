//! Totals against the list behind them, "23 players — 3 keepers, 8 defenders and 12 others", and lists of shares.
//!
//! Invariant: the list must be told whole, its last part behind "and"; what may overlap is for the checker to compare.

use super::verdict_of;
use crate::check::finding::{Family, Finding, Grade};
use crate::check::ground::Ground;
use crate::check::told::{Bounds, Told, number};
use crate::text::figure::{Figure, Sort};
use crate::text::{Modifier, TokenSpan, Word, words};

/// Words between a total and its list, and within one part of it.
const REACH: usize = 7;

/// Words that say that a list is not the whole, or that its parts are no parts.
const SOME: &[Word] = words![
    "of",
    "including",
    "them",
    "among",
    "about",
    "other",
    "others",
    "more",
    "least",
    "than",
    "to",
    "for",
    "by",
    "per",
    "each",
    "against",
    "aged",
    "under",
    "over"
];

/// Sorts of people that leave no third.
const HALVES: &[Word] =
    words!["man", "woman", "male", "female", "boy", "girl", "adult", "child", "men", "women", "children"];

/// How far a sum may be off and still be meant as one, of the total.
const MEANT: (f64, f64) = (0.6, 1.5);

/// Shares that add up to more than this are answers of which people gave several.
const MOST: f64 = 130.0;

/// Lists behind totals, and lists of shares.
pub(in crate::check) fn across(ground: &Ground<'_>, found: &mut Vec<Finding>) {
    found.extend(ground.context.figures.iter().filter_map(|total| of_total(ground, total)));
    let text = &ground.context.text;
    let shares: Vec<&Figure> =
        ground.context.figures.iter().filter(|it| it.unit == Some("%") && it.rate.is_none()).collect();
    let alike = |one: &&Figure, other: &&Figure| {
        text.sentence_of(one.span.start) == text.sentence_of(other.span.start)
    };
    found.extend(shares.chunk_by(alike).filter_map(|shares| of_shares(ground, shares)));
}

fn plain(ground: &Ground<'_>, at: usize) -> Option<Told> {
    let figure = ground.figure_at(at)?;
    let is_count = figure.sort == Sort::Count && figure.unit.is_none() && figure.rate.is_none();
    ground.told_of(figure).filter(|told| is_count && told.is_exact())
}

/// The finding on `total`, if a list of its parts follows.
fn of_total(ground: &Ground<'_>, total: &Figure) -> Option<Finding> {
    let text = &ground.context.text;
    let within = *text.sentences.get(text.sentence_of(total.span.start))?;
    let start = total.number.end;
    let end = within.end.min(start + REACH);
    let is_mark = |at: &usize| ground.is_any(*at, words![":", "—", "–", ",", "("]);
    let mark = (start..end).find(is_mark)?;
    let is_free = (start..mark).all(|at| ground.context.figure_at(at).is_none() && !ground.is_any(at, SOME));
    let told = ground.told_of(ground.figure_at(total.span.start)?)?;
    let fits = total.sort == Sort::Count && total.unit.is_none() && told.modifier != Modifier::Vague;
    if !is_free || !fits || told.value < 3.0 {
        return None;
    }
    let parts = parts(ground, TokenSpan::new(mark + 1, within.end))?;
    // Behind a comma only what leaves no third: "31 people, 19 men and 12 women".
    let leaves_none = |span: &TokenSpan| (span.start..span.end).any(|at| ground.is_any(at, HALVES));
    let by_comma = ground.is_any(mark, words![","]);
    if by_comma && !(parts.len() == 2 && parts.iter().all(|(_, span)| leaves_none(span))) {
        return None;
    }
    let exact: f64 = parts.iter().map(|(told, _)| told.value).sum();
    if exact < told.value * MEANT.0 || exact > told.value * MEANT.1 {
        return None;
    }
    let figure_words = |span: &TokenSpan| {
        let end = ground.context.figure_at(span.start).map_or(span.end, |figure| figure.number.end);
        format!("“{}”", ground.words(TokenSpan::new(span.start, end)))
    };
    let work = parts.iter().map(|(_, span)| figure_words(span)).collect::<Vec<_>>().join(" + ");
    let said = format!("“{}”", ground.words(TokenSpan::new(total.span.start, total.number.end)));
    let verdict = verdict_of(told, Bounds::of(exact, exact), exact, &work, &said);
    let spans = [total.span].into_iter().chain(parts.iter().map(|(_, span)| *span));
    Some(Finding {
        rule: "total-and-list",
        family: Family::Arithmetic,
        grade: verdict.grade,
        places: spans.map(|span| text.span_of(span)).collect(),
        formula: verdict.formula,
        remedy: if verdict.grade == Grade::Agrees { String::new() } else { verdict.remedy },
    })
}

/// The parts of a list of counts that begins `within` and is told whole.
fn parts(ground: &Ground<'_>, within: TokenSpan) -> Option<Vec<(Told, TokenSpan)>> {
    let text = &ground.context.text;
    let mut parts = Vec::new();
    let (mut at, mut is_last) = (within.start, false);
    loop {
        let told = plain(ground, at)?;
        let start = at;
        at = ground.figure_at(at)?.number.end;
        while at < within.end && at < start + REACH && text.token(at).is_some_and(|it| it.is_word()) {
            if ground.is_any(at, words!["and"]) {
                break;
            }
            if ground.is_any(at, SOME) || ground.context.figure_at(at).is_some() {
                return None;
            }
            at += 1;
        }
        parts.push((told, TokenSpan::new(start, at)));
        let comma = ground.is_any(at, words![","]);
        let and = ground.is_any(at + usize::from(comma), words!["and"]);
        match () {
            () if is_last => break,
            () if and => (at, is_last) = (at + usize::from(comma) + 1, true),
            () if comma => at += 1,
            () => return None,
        }
    }
    let ends = at >= within.end || ground.is_any(at, words![".", ",", ";", ")", "—", "–"]);
    (ends && parts.len() > 1).then_some(parts)
}

/// Words that say that shares are levels or changes.
const LEVELS: &[Word] = words![
    "from",
    "than",
    "rose",
    "fell",
    "up",
    "down",
    "increase",
    "rate",
    "inflation",
    "growth",
    "year",
    "month",
    "increased",
    "decreased",
    "grew",
    "dropped",
    "compared",
    "versus",
    "discount",
    "tariff",
    "interest",
    "more"
];

/// The finding on three or more shares of one sentence in a row.
fn of_shares(ground: &Ground<'_>, shares: &[&Figure]) -> Option<Finding> {
    let (first, last) = (shares.first()?, shares.last()?);
    let text = &ground.context.text;
    let is_row = shares.windows(2).all(|pair| match pair {
        [one, other] => {
            let between = one.span.end..other.span.start;
            let parted = between.clone().any(|at| ground.is_any(at, words![",", "and", ";"]));
            parted && between.len() <= REACH + 2
        }
        _ => false,
    });
    let and = last.span.start.saturating_sub(REACH)..last.span.start;
    let within = *text.sentences.get(text.sentence_of(first.span.start))?;
    let tells_levels = (within.start..within.end).any(|at| ground.is_any(at, LEVELS));
    if shares.len() < 3 || !is_row || tells_levels || !and.clone().any(|at| ground.is_any(at, words!["and"]))
    {
        return None;
    }
    let is_told = |told: &Told| matches!(told.modifier, Modifier::Exact | Modifier::About);
    let told: Vec<Told> = shares.iter().filter_map(|it| ground.told_of(it)).filter(is_told).collect();
    let sum: f64 = told.iter().map(|told| told.value).sum();
    let slack: f64 = told.iter().map(|told| told.step / 2.0).sum::<f64>() + 1e-9;
    let grade = match () {
        () if told.len() != shares.len() => return None,
        () if (sum - 100.0).abs() <= slack => Grade::Agrees,
        () if sum > 100.0 && sum <= MOST => Grade::ToCompare,
        () => return None,
    };
    let words =
        shares.iter().map(|it| format!("“{}”", ground.words(it.span))).collect::<Vec<_>>().join(" + ");
    let remedy = "shares that add up to 100 %, if none counts twice";
    Some(Finding {
        rule: "shares-in-a-row",
        family: Family::Arithmetic,
        grade,
        places: shares.iter().map(|it| text.span_of(it.span)).collect(),
        formula: format!("{words} = {} %", number(sum)),
        remedy: if grade == Grade::Agrees { String::new() } else { remedy.to_owned() },
    })
}

#[cfg(test)]
mod tests {
    use super::Grade;
    use crate::check::rule::tests::graded;

    #[test]
    fn lists_add_up_to_their_totals() {
        for (text, grade) in [
            ("It hurt 19 people: 12 women and seven men.", Some(Grade::Agrees)),
            ("It hurt 19 people: 12 women and eight men.", Some(Grade::Conflicts)),
            ("It has 20 buses — 12 old ones, 3 new ones and 5 trucks.", Some(Grade::Agrees)),
            ("It has 20 buses — 12 old ones, 3 new ones and 8 trucks.", Some(Grade::Conflicts)),
            ("It has 23 players — 3 keepers, 8 backs, 6 halves and 6 forwards.", Some(Grade::Agrees)),
            ("A total of 48 birds were tagged: 25 males and 33 females.", Some(Grade::Conflicts)),
            ("Police held 31 people, 19 men and 12 women.", Some(Grade::Agrees)),
            ("Police held 31 people, 22 men and 12 women.", Some(Grade::Conflicts)),
            ("Police held 31 people, 20 drivers and 9 guards.", None),
            ("It hurt 19 people: two of them and 7 others lay in Davel.", None),
            ("He won $5 million: 3 cars and 2 boats.", None),
        ] {
            assert_eq!(graded(text, "total-and-list"), grade, "{text}");
        }
    }

    #[test]
    fn shares_in_a_row_add_up_to_the_whole() {
        for (text, grade) in [
            ("Some 45% backed Falk, 38% backed Roe and 17% were undecided.", Some(Grade::Agrees)),
            ("Some 45% backed Falk, 38% backed Roe and 27% were undecided.", Some(Grade::ToCompare)),
            ("Some 45% backed Falk, 38% backed Roe and 7% were undecided.", None),
            ("Prices rose 45% in Davel, 38% in Lowford and 27% in Sudham.", None),
        ] {
            assert_eq!(graded(text, "shares-in-a-row"), grade, "{text}");
        }
    }
}
