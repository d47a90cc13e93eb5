//! A share against the part and the whole it is told with: "14 of the 20 mills, or 70 percent".
//!
//! Invariant: part, whole and share all stand in one breath.

use super::verdict;
use crate::check::finding::{Family, Grade};
use crate::check::ground::Ground;
use crate::check::rule::Rule;
use crate::check::told::{Told, Verdict, number};
use crate::extract::Match;
use crate::text::figure::{Figure, Sort};
use crate::text::lexicon::Class;
use crate::text::{Word, words};

/// The rules of shares.
pub(in crate::check) const RULES: &[Rule] = &[
    OF_WHOLE,
    SHARE_FIRST,
    SHARE_OF,
    SHARE_THEN,
    WHOLE_FIRST,
    FRACTION,
    TOO_MANY,
    OPPOSED,
    TO_SHARE,
    OTHER,
    REST,
];

const OF_WHOLE: Rule = Rule {
    name: "share-of-whole",
    family: Family::Arithmetic,
    pattern: "part:#number ..3 ( out of | of ) ( the | its | their | a total of )? whole:#number ..5 ( , or | \\( | , | – | — ) share:#number",
    judge: share,
    agrees: &["Fire shut 14 of the 20 mills, or 70 percent.", "It lost 8 of 12 games, or two-thirds."],
    conflicts: &["Fire shut 14 of the 20 mills, or 60 percent.", "It lost 8 of 12 games, or three-quarters."],
    leaves: &[
        "Fire shut 14 of the 20 mills, 60 people said.",
        "One of the 20 mills, 60 percent owned by Falk, shut.",
    ],
};

const SHARE_FIRST: Rule = Rule {
    name: "share-and-part",
    family: Family::Arithmetic,
    pattern: "share:#number , or part:#number ,? of ( the | its | their | all )? whole:#number",
    judge: share,
    agrees: &["Some 70 percent, or 14 of the 20 mills, shut."],
    conflicts: &["Exactly 60 percent, or 14 of the 20 mills, shut."],
    leaves: &["Half, or more, of the 20 mills shut."],
};

const SHARE_OF: Rule = Rule {
    name: "part-by-share",
    family: Family::Arithmetic,
    pattern: "share:#number of ( the | its | their | all )? ( =word{1,2} ( 's | ’s ) )? whole:#number ..3 ( , or | , | \\( | – | — ) ( some | about )? part:#number",
    judge: share,
    agrees: &[
        "Some 30 percent of the 400 homes, or 120, burned.",
        "A quarter of its 80 staff (20 people) left.",
    ],
    conflicts: &[
        "Exactly 30 percent of the 400 homes, or 150, burned.",
        "A quarter of its 80 staff (30 people) left.",
    ],
    leaves: &["About 30 percent of the 400 homes, 150 years old, burned."],
};

const SHARE_THEN: Rule = Rule {
    name: "share-and-count",
    family: Family::Arithmetic,
    pattern: "share:#number ..3 ( : | – | — | , with | , as ) ( only | some | about | just )? part:#number ( out of | of ) ( the | its | their | all )? ( =word{1,2} ( 's | ’s | ' | ’ ) )? whole:#number",
    judge: share,
    agrees: &["Turnout was 60 percent: 30,000 of the town’s 50,000 voters came."],
    conflicts: &["Turnout was 40 percent: 30,000 of the town’s 50,000 voters came."],
    leaves: &["Turnout was 40: 30,000 of 50,000 cards were lost."],
};

const WHOLE_FIRST: Rule = Rule {
    name: "whole-and-share",
    family: Family::Arithmetic,
    pattern: "of ( the | its | their | all | some )? whole:#number ..4 , part:#number ( , or | \\( | – | — ) ( about | some )? share:#number ( \\) | – | — | , )",
    judge: share,
    agrees: &["Of 1,200 people asked, 900 — 75% — said yes."],
    conflicts: &["Of 1,200 people asked, 900 — 65% — said yes.", "Of the 20 mills, 14 (60 percent) shut."],
    leaves: &["Of 1,200 people asked, 900 — 65 of them ill — said yes."],
};

const FRACTION: Rule = Rule {
    name: "fraction-and-percent",
    family: Family::Arithmetic,
    pattern: "part:( #number | ( a | one | two | three ) -? ( third | thirds | quarter | quarters | fifth ) | half ) ..2 xmark:( , or | \\( | – | — ) share:#number ( ,? of | \\) | , | . | ; | $ | – | — )",
    judge: fraction,
    agrees: &["One in five, or 20%, of them left.", "Of the votes, 120 out of 400 (30%) were lost."],
    conflicts: &[
        "A third (50%) of the votes were lost.",
        "One in five, or 25%, of them left.",
        "It lost 120 out of 400 votes (40%).",
    ],
    leaves: &["Five (20%) left.", "One in five adults (25% of men) left."],
};

const TOO_MANY: Rule = Rule {
    name: "part-beyond-whole",
    family: Family::Arithmetic,
    pattern: "part:#number of ( the | its | their | all ) whole:#number %nominal",
    judge: too_many,
    agrees: &[],
    conflicts: &["Fire shut 24 of the 20 mills."],
    leaves: &["Fire shut 14 of the 20 mills.", "It won 3,000 of the 500 crowns coin."],
};

const OPPOSED: Rule = Rule {
    name: "shares-opposed",
    family: Family::Arithmetic,
    pattern: "part:#number ..5 xone:( yes | favor | favour | for | support | supported | approve | approved | men | male | leave | agree | agreed ) ..8 ,? ( and | while | but | , | to ) ..2 share:#number ..5 xtwo:( no | oppose | opposed | against | disapprove | disapproved | women | female | remain | disagree | disagreed )",
    judge: opposed,
    agrees: &["Exactly 52 percent voted yes and 48 percent no.", "It is 60% male and 40% female."],
    conflicts: &["Exactly 52 percent voted yes and 58 percent no.", "It is 60% men and 50% women."],
    leaves: &["Exactly 52 percent voted yes and 40 percent no.", "52 voted yes and 58 no."],
};

const TO_SHARE: Rule = Rule {
    name: "shares-of-two",
    family: Family::Arithmetic,
    pattern: "( won | took | got | received | polled | secured ) ..2 part:#number ( of the vote | of votes | of the votes )? ,? ( to | and | against | versus | while | with ) ..4 share:#number ( . | , | ; | $ | of | for )",
    judge: of_two,
    agrees: &["Falk won 53 percent of the vote to Roe’s 47 percent."],
    conflicts: &["Falk won 53 percent of the vote to Roe’s 51 percent.", "Falk took 51.2% and Roe 58.8%."],
    leaves: &["Falk won 53 percent of the vote to Roe’s 40 percent.", "Falk won 53 games to Roe’s 51."],
};

const OTHER: Rule = Rule {
    name: "share-and-rest",
    family: Family::Arithmetic,
    pattern: "part:#number ..9 ,? ( and | , | ; | with ) ..3 the ( remaining | other ) share:#number",
    judge: other,
    agrees: &["Falk owns 60% of the venture and Roe owns the other 40%."],
    conflicts: &["Falk owns 60% of the venture and Roe owns the other 30%."],
    leaves: &["Falk owns 60 mills and Roe owns the other 30%."],
};

const REST: Rule = Rule {
    name: "shares-and-rest",
    family: Family::Arithmetic,
    pattern: "part:#number ..7 ,? ( and | , ) ..1 more:#number ..7 ,? ( and | with | , ) ( the )? ( remaining | other ) share:#number",
    judge: rest,
    agrees: &["Falk holds 40 percent, Roe 35 percent and the remaining 25 percent is traded."],
    conflicts: &["Falk holds 40 percent, Roe 35 percent and the remaining 15 percent is traded."],
    leaves: &["Falk holds 40 shares, Roe 35 and the remaining 15 percent is traded."],
};

/// Whether `figure` says a share.
fn is_share(figure: &Figure) -> bool {
    figure.unit == Some("%") || figure.sort == Sort::Fraction
}

/// The share in percent.
fn percent(figure: &Figure, told: Told) -> Told {
    if figure.unit == Some("%") {
        return told;
    }
    told.in_percent()
}

fn share(matched: &Match<'_>, ground: &Ground<'_>) -> Option<Verdict> {
    let figures =
        [ground.figure(matched, "part")?, ground.figure(matched, "whole")?, ground.figure(matched, "share")?];
    let [part, whole, share] = figures;
    let is_plain = |figure: &Figure| !is_share(figure) && figure.rate.is_none();
    if !is_plain(part) || !is_plain(whole) || !is_share(share) || !super::one_unit(part.unit, whole.unit) {
        return None;
    }
    // "one of 20 mills, 60 percent owned by Falk"; "120 of 400, 30 percent more than".
    let unclear = words!["owned", "more", "fewer", "less", "higher", "lower", "larger", "of"];
    let turns = ground.is_any(share.span.end, unclear)
        && matched.role("share").is_some_and(|it| it.end == matched.span.end)
        && part.span.start < share.span.start
        && whole.span.start < share.span.start;
    if turns {
        return None;
    }
    let (one, all, told) =
        (ground.told_of(part)?, ground.told_of(whole)?, percent(share, ground.told_of(share)?));
    if one.value > all.value || all.value <= 0.0 || tells_length(ground, part) {
        return None;
    }
    let actual =
        one.bounds_of_count(part).with(all.bounds_of_count(whole), |part, whole| part / whole * 100.0)?;
    let work =
        format!("{} of {}, in percent,", ground.quoted(matched, "part"), ground.quoted(matched, "whole"));
    let hedged = !one.is_exact() || !all.is_exact();
    let verdict = verdict(told, actual, one.value / all.value * 100.0, &work, "share", (matched, ground));
    let eased = hedged && verdict.grade == Grade::Conflicts && told.is_within(actual, 0.1);
    Some(if eased { Verdict { grade: Grade::ToCompare, ..verdict } } else { verdict })
}

/// Whether `figure` is a length of time: "150 years old".
fn tells_length(ground: &Ground<'_>, figure: &Figure) -> bool {
    ground.context.text.token(figure.number.end).is_some_and(|token| token.classes.has(Class::Period))
}

fn fraction(matched: &Match<'_>, ground: &Ground<'_>) -> Option<Verdict> {
    let (span, share) = (matched.role("part")?, ground.figure(matched, "share")?);
    let figure = ground.figure_at(span.start).filter(|figure| figure.sort == Sort::Fraction);
    let part = match figure {
        Some(figure) => percent(figure, ground.told_of(figure)?),
        None => super::part(super::in_words(ground, span)?).in_percent(),
    };
    if share.unit != Some("%") {
        return None;
    }
    let mark = matched.role("xmark")?;
    // "One in five adults (25% of men)" tells of others.
    let of_others = ground.is_any(mark.start, words!["("]) && ground.is_any(share.span.end, words!["of"]);
    if of_others {
        return None;
    }
    // "A third of voters" may be 30 to 36 percent; "120 out of 400 voters" is not.
    let is_loose =
        span.end < mark.start && !ground.context.words(span).contains(|c: char| c.is_ascii_digit());
    let told = ground.told_of(share)?;
    let actual = Told { step: told.step, ..part }.bounds();
    let work = format!("{}, in percent,", ground.quoted(matched, "part"));
    let verdict = verdict(told, actual, part.value, &work, "share", (matched, ground));
    let eased = is_loose && verdict.grade == Grade::Conflicts && told.is_within(actual, 0.2);
    Some(if eased { Verdict { grade: Grade::ToCompare, ..verdict } } else { verdict })
}

fn too_many(matched: &Match<'_>, ground: &Ground<'_>) -> Option<Verdict> {
    let (part, whole) = (ground.figure(matched, "part")?, ground.figure(matched, "whole")?);
    let plain =
        [part, whole].into_iter().all(|it| it.sort == Sort::Count && it.unit.is_none() && it.scale <= 1.0);
    let (one, all) = (ground.told_of(part)?, ground.told_of(whole)?);
    let joined = ground.context.text.token(whole.number.end).is_some_and(|it| !it.has_space_before());
    (plain && !joined && one.value > all.top).then(|| {
        let formula =
            format!("{} are more than {}", ground.quoted(matched, "part"), ground.quoted(matched, "whole"));
        Verdict::new(Grade::Conflicts, formula, format!("at most {}", number(all.top)))
    })
}

/// Words of opposed shares that leave no third.
const NO_THIRD: &[Word] = words!["men", "male", "women", "female"];

fn opposed(matched: &Match<'_>, ground: &Ground<'_>) -> Option<Verdict> {
    let (one, two) = (ground.figure(matched, "part")?, ground.figure(matched, "share")?);
    if one.unit != Some("%") || two.unit != Some("%") || matched.span.len() > 22 {
        return None;
    }
    let (one, two) = (ground.told_of(one)?, ground.told_of(two)?);
    let sum = one.value + two.value;
    let slack = f64::midpoint(one.step, two.step) + 1e-9;
    let no_third = matched.role("xone").is_some_and(|at| ground.is_any(at.start, NO_THIRD));
    let is_about = [one, two].iter().any(|told| told.modifier == crate::text::Modifier::About);
    let grade = match () {
        () if is_about && sum > 105.0 => Grade::ToCompare,
        () if !one.is_exact() || !two.is_exact() => return None,
        () if (sum - 100.0).abs() <= slack => Grade::Agrees,
        () if sum > 100.0 => Grade::Conflicts,
        () if no_third => Grade::ToCompare,
        () => return None,
    };
    let formula = format!(
        "{} + {} = {} %",
        ground.quoted(matched, "part"),
        ground.quoted(matched, "share"),
        number(sum)
    );
    Some(Verdict::new(grade, formula, "shares that add up to 100 %"))
}

/// Shares of a vote that two divide.
fn of_two(matched: &Match<'_>, ground: &Ground<'_>) -> Option<Verdict> {
    let shares = ["part", "share"].map(|role| ground.figure(matched, role));
    let [Some(one), Some(two)] = shares else { return None };
    if one.unit != Some("%") || two.unit != Some("%") {
        return None;
    }
    let (one, two) = (ground.told_of(one)?, ground.told_of(two)?);
    let sum = one.value + two.value;
    let slack = f64::midpoint(one.step, two.step) + 1e-9;
    let grade = match () {
        () if !one.is_exact() || !two.is_exact() => return None,
        () if (sum - 100.0).abs() <= slack => Grade::Agrees,
        () if sum > 100.0 => Grade::Conflicts,
        () => return None,
    };
    let words = ["part", "share"].map(|role| ground.quoted(matched, role)).join(" + ");
    Some(Verdict::new(grade, format!("{words} = {} %", number(sum)), "shares of at most 100 %"))
}

/// A share and the rest, where no third is told.
fn other(matched: &Match<'_>, ground: &Ground<'_>) -> Option<Verdict> {
    let text = &ground.context.text;
    let within = *text.sentences.get(text.sentence_of(matched.span.start))?;
    let all = ground.context.figures.iter();
    let count = all.filter(|it| it.unit == Some("%") && within.contains(it.span)).count();
    let shares = ["part", "share"].map(|role| ground.figure(matched, role));
    let [Some(one), Some(two)] = shares else { return None };
    if count != 2 || one.unit != Some("%") || two.unit != Some("%") {
        return None;
    }
    let (one, two) = (ground.told_of(one)?, ground.told_of(two)?);
    let sum = one.value + two.value;
    let fits = (sum - 100.0).abs() <= f64::midpoint(one.step, two.step) + 1e-9;
    let grade = match () {
        () if fits => Grade::Agrees,
        () if !one.is_exact() || !two.is_exact() => Grade::ToCompare,
        () => Grade::Conflicts,
    };
    let words = ["part", "share"].map(|role| ground.quoted(matched, role)).join(" + ");
    Some(Verdict::new(grade, format!("{words} = {} %", number(sum)), "shares that add up to 100 %"))
}

fn rest(matched: &Match<'_>, ground: &Ground<'_>) -> Option<Verdict> {
    let roles = ["part", "more", "share"];
    let figures = roles.map(|role| ground.figure(matched, role));
    let mut sum = 0.0;
    let mut slack = 0.0;
    for figure in figures {
        let figure = figure.filter(|figure| figure.unit == Some("%"))?;
        let told = ground.told_of(figure).filter(Told::is_exact)?;
        sum += told.value;
        slack += told.step / 2.0;
    }
    let grade = if (sum - 100.0_f64).abs() <= slack + 1e-9 { Grade::Agrees } else { Grade::Conflicts };
    // A share told before these would be left out of the sum.
    let text = &ground.context.text;
    let start = text.sentences.get(text.sentence_of(matched.span.start))?.start;
    let before = ground
        .context
        .figures
        .iter()
        .any(|it| it.unit == Some("%") && start <= it.span.start && it.span.start < matched.span.start);
    let grade = if before && grade == Grade::Conflicts { Grade::ToCompare } else { grade };
    let words = roles.map(|role| ground.quoted(matched, role)).join(" + ");
    Some(Verdict::new(grade, format!("{words} = {} %", number(sum)), "shares that add up to 100 %"))
}

impl Told {
    /// What a count can stand for: itself, where it is no measure.
    fn bounds_of_count(&self, figure: &Figure) -> crate::check::told::Bounds {
        let is_count = figure.unit.is_none() && figure.scale <= 1.0 && self.is_exact();
        if is_count { crate::check::told::Bounds::of(self.value, self.top) } else { self.bounds() }
    }

    /// Whether `actual` is off by no more than `part` of itself.
    fn is_within(&self, actual: crate::check::told::Bounds, part: f64) -> bool {
        let near = self.value.abs() * part;
        actual.low <= self.top + near && actual.high >= self.value - near
    }
}
