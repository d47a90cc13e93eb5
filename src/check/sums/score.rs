//! Results against what is told of their outcome: "beat Davel 3-1", "a 2-2 draw", "passed 52-48".
//!
//! Invariant: the winner's figure is written first in the press that is read here; sets and shoot-outs are left.

use crate::check::finding::{Family, Grade};
use crate::check::ground::Ground;
use crate::check::rule::Rule;
use crate::check::told::{Verdict, number};
use crate::extract::{Match, MentionKind};
use crate::text::figure::Sort;
use crate::text::{TokenSpan, words};

/// The rules of results.
pub(in crate::check) const RULES: &[Rule] = &[WON, WINS, DRAWN, DRAWN_BEHIND, PASSED, VOTES, MARGIN, BY];

const WON: Rule = Rule {
    name: "score-of-winner",
    family: Family::Arithmetic,
    pattern: "verb:( beat | beats | beating | defeated | defeats | defeating | thrashed ) ..6 score:( #number | =number ( - | – ) =number )",
    judge: won,
    agrees: &["Davel beat Lowford 3-1 on Friday."],
    conflicts: &["Davel beat Lowford 1-3 on Friday.", "Davel beat Lowford 2-2 on Friday."],
    leaves: &[
        "Davel beat Roe 4-6, 6-3, 6-2.",
        "Davel beat 12 teams.",
        "Davel beat Lowford 2-2 on penalties.",
    ],
};

const DRAWN: Rule = Rule {
    name: "score-of-draw",
    family: Family::Arithmetic,
    pattern: "verb:( drew | tied | drawn ) ..5 score:( #number | =number ( - | – ) =number )",
    judge: drawn,
    agrees: &["Davel drew with Lowford 2-2."],
    conflicts: &["Davel drew with Lowford 2-1."],
    leaves: &["It drew 12 fans.", "They drew 4-2 on aggregate."],
};

const DRAWN_BEHIND: Rule = Rule {
    name: "draw-of-score",
    family: Family::Arithmetic,
    pattern: "score:( #number | =number ( - | – ) =number ) verb:( draw | tie | win | victory | defeat | loss )",
    judge: named,
    agrees: &["It ended in a 2-2 draw.", "It was a 3-1 win for Davel."],
    conflicts: &["It ended in a 2-1 draw.", "It was a 1-1 win for Davel."],
    leaves: &["It ended in a draw."],
};

const PASSED: Rule = Rule {
    name: "vote-of-majority",
    family: Family::Arithmetic,
    pattern: "verb:( passed | approved | adopted | ratified | confirmed ) ..6 ( by | , )? ( a )? ( vote of )? score:( #number | =number ( - | – | to ) =number )",
    judge: passed,
    agrees: &["The Senate passed it 52-48."],
    conflicts: &["The Senate passed it 48-52."],
    leaves: &["It passed 12 laws in 2015-16.", "The house passed 100-200 bills."],
};

const WINS: Rule = Rule {
    name: "score-of-win",
    family: Family::Arithmetic,
    pattern: "verb:( won | wins | winning ) ..1 score:( #number | =number ( - | – ) =number )",
    judge: won,
    agrees: &["Davel won 3-1 at home."],
    conflicts: &["Davel won 1-3 at home."],
    leaves: &["Davel won 12 games.", "Davel won 2-3 on penalties."],
};

const VOTES: Rule = Rule {
    name: "votes-of-majority",
    family: Family::Arithmetic,
    pattern: "verb:( passed | approved | adopted | ratified | confirmed | rejected | defeated ) ..4 ( by | with | , ) one:#number votes? ( to | against ) two:#number",
    judge: votes,
    agrees: &["It was adopted by 51 votes to 44.", "It was rejected by 47 votes to 44."],
    conflicts: &["It was adopted by 44 votes to 51.", "It was passed by 44 votes against 51."],
    leaves: &["It was adopted by 44 cities.", "It was rejected by 44 votes to 51."],
};

const MARGIN: Rule = Rule {
    name: "margin-and-score",
    family: Family::Arithmetic,
    pattern: "( won | beat | defeated | lost | winning | losing | beating | win | victory | defeat ) ..6 by by:#number ( goals | points | runs | votes | seats | strokes | shots | sets ) ..1 ( , | \\( | – | — | at )? ..1 score:( #number ( to #number )? | =number ( - | – ) =number )",
    judge: margin,
    agrees: &["Falk beat Roe by 212 votes, 4,512 to 4,300."],
    conflicts: &["Falk beat Roe by 312 votes, 4,512 to 4,300.", "Davel won by two goals, 4-1."],
    leaves: &["Falk beat Roe by 312 votes, 4,512 of them in Davel."],
};

const BY: Rule = Rule {
    name: "score-by-margin",
    family: Family::Arithmetic,
    pattern: "( won | beat | lost | win | winning | losing ) ..4 score:#number ..2 ,? ( by | a margin of | with a margin of ) by:#number ( goals | points | runs | votes | seats | strokes | shots )",
    judge: margin,
    agrees: &["Davel won 5-2, by three goals."],
    conflicts: &["Davel won 5-2, by two goals."],
    leaves: &["Davel won 5-2 by May."],
};

/// Both sides' figures of the result that plays "score".
fn sides(matched: &Match<'_>, ground: &Ground<'_>) -> Option<(f64, f64, TokenSpan)> {
    let span = matched.role("score")?;
    if ground.context.mentions.at(MentionKind::Day, span.start).is_some() {
        return None;
    }
    if let Some(figure) = ground.context.figure_at(span.start) {
        let is_score = figure.sort == Sort::Score;
        if is_score {
            return Some((figure.amount.low?, figure.amount.high?, figure.number));
        }
    }
    let text = &ground.context.text;
    let [one, joint, other] = text.tokens_of(TokenSpan::new(span.start, span.start + 3)) else { return None };
    let joined = !joint.has_space_before() && !other.has_space_before();
    let value = |token: &crate::text::Token| token.of(text.source).parse::<f64>().ok();
    let dash = joint.is("-") || joint.is("–");
    (dash && joined && one.is_number() && other.is_number()).then_some((
        value(one)?,
        value(other)?,
        TokenSpan::new(span.start, span.start + 3),
    ))
}

/// Whether more results, or a way to settle a draw, stand around `score`.
fn is_settled_otherwise(ground: &Ground<'_>, score: TokenSpan) -> bool {
    let text = &ground.context.text;
    let within = text.sentences.get(text.sentence_of(score.start)).copied().unwrap_or_default();
    let others = (score.end..within.end.min(score.end + 6))
        .any(|at| ground.context.figure_at(at).is_some_and(|figure| figure.sort == Sort::Score));
    let told = (within.start..within.end).any(|at| {
        ground.is_any(
            at,
            words![
                "penalties",
                "penalty",
                "shootout",
                "shoot-out",
                "aggregate",
                "overtime",
                "set",
                "sets",
                "lead",
                "replay",
                "odds",
                "away",
                "tiebreak",
                "tie-break",
                "series",
                "tiebreaker"
            ],
        )
    });
    others || told || text.token(score.end).is_some_and(|token| token.is("-") || token.is("("))
}

fn won(matched: &Match<'_>, ground: &Ground<'_>) -> Option<Verdict> {
    let (one, other, span) = sides(matched, ground)?;
    if is_settled_otherwise(ground, span) {
        return None;
    }
    let grade = if one > other { Grade::Agrees } else { Grade::Conflicts };
    let formula = format!("{} with {}", ground.quoted(matched, "verb"), ground.words(span));
    Some(Verdict::new(grade, formula, format!("{}–{}, or another outcome", number(other), number(one))))
}

fn drawn(matched: &Match<'_>, ground: &Ground<'_>) -> Option<Verdict> {
    let (one, other, span) = sides(matched, ground)?;
    if is_settled_otherwise(ground, span) {
        return None;
    }
    let is_draw = (one - other).abs() < 1e-9;
    let grade = if is_draw { Grade::Agrees } else { Grade::Conflicts };
    let formula = format!("{} with {}", ground.quoted(matched, "verb"), ground.words(span));
    Some(Verdict::new(grade, formula, "the same figure twice, or another outcome"))
}

fn named(matched: &Match<'_>, ground: &Ground<'_>) -> Option<Verdict> {
    let (one, other, span) = sides(matched, ground)?;
    if is_settled_otherwise(ground, span) {
        return None;
    }
    let says_draw = ground.is_any(matched.role("verb")?.start, words!["draw", "tie"]);
    let is_draw = (one - other).abs() < 1e-9;
    let grade = if says_draw == is_draw { Grade::Agrees } else { Grade::Conflicts };
    let formula = format!("{} is {}", ground.words(span), if is_draw { "a draw" } else { "no draw" });
    Some(Verdict::new(grade, formula, "another figure, or another outcome"))
}

fn passed(matched: &Match<'_>, ground: &Ground<'_>) -> Option<Verdict> {
    let (one, other, span) = sides(matched, ground)?;
    let text = &ground.context.text;
    let is_range = text.token(span.end).is_some_and(|_| ground.context.tag(span.end).is_nominal());
    let years = one > 1900.0;
    if is_range || years || is_settled_otherwise(ground, span) {
        return None;
    }
    let grade = if one > other { Grade::Agrees } else { Grade::Conflicts };
    let formula = format!("{} with {}", ground.quoted(matched, "verb"), ground.words(span));
    Some(Verdict::new(grade, formula, format!("{} to {}, or another outcome", number(other), number(one))))
}

/// "51 votes to 44": the greater is for what was adopted; what was rejected may be told either way.
fn votes(matched: &Match<'_>, ground: &Ground<'_>) -> Option<Verdict> {
    let (one, two) = (ground.figure(matched, "one")?, ground.figure(matched, "two")?);
    if [one, two].into_iter().any(|side| side.sort != Sort::Count || side.unit.is_some()) {
        return None;
    }
    let (one, two) = (ground.told_of(one)?, ground.told_of(two)?);
    let fits = one.value > two.value;
    if !fits && ground.is_any(matched.role("verb")?.start, words!["rejected", "defeated"]) {
        return None;
    }
    let grade = if fits { Grade::Agrees } else { Grade::Conflicts };
    let formula = format!(
        "{} with {} to {}",
        ground.quoted(matched, "verb"),
        ground.quoted(matched, "one"),
        ground.quoted(matched, "two")
    );
    let remedy = format!("{} to {}, or another outcome", number(two.value), number(one.value));
    Some(Verdict::new(grade, formula, remedy))
}

/// Both sides of "4,512 to 4,300".
fn sides_in_words(matched: &Match<'_>, ground: &Ground<'_>) -> Option<(f64, f64, TokenSpan)> {
    let span = matched.role("score")?;
    let first = ground.figure_at(span.start).filter(|it| it.unit.is_none() && it.sort == Sort::Count)?;
    let (low, high) = (first.amount.low?, first.amount.high?);
    if low < high {
        return Some((low, high, first.number));
    }
    let to = ground.is_any(first.span.end, words!["to"]);
    let second = ground.figure_at(first.span.end + 1).filter(|it| to && it.unit.is_none())?;
    Some((low, second.amount.low?, TokenSpan::new(first.span.start, second.number.end)))
}

fn margin(matched: &Match<'_>, ground: &Ground<'_>) -> Option<Verdict> {
    let (one, other, span) = sides(matched, ground).or_else(|| sides_in_words(matched, ground))?;
    let told = ground.told(matched, "by")?;
    let actual = (one - other).abs();
    let grade = if (actual - told.value).abs() < 1e-9 { Grade::Agrees } else { Grade::Conflicts };
    let formula = format!(
        "{} is {} apart; the article says {}",
        ground.words(span),
        number(actual),
        ground.quoted(matched, "by")
    );
    Some(Verdict::new(grade, formula, number(actual)))
}
