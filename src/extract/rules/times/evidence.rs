//! The rules on dates and durations with their evidence, and the few that patterns find.
//!
//! Invariant: the grammar's names are these rules' names.

use crate::extract::claim::{Kind, Reading, Timex};
use crate::extract::context::Context;
use crate::extract::matcher::Match;
use crate::extract::rule::{By, Rule};

/// The examples are published on Friday, 16 August 2024.
pub(in crate::extract::rules) const RULES: &[Rule] = &[
    Rule::scanned(
        Kind::Date,
        "date-weekday",
        "a day of the week is named",
        &[
            ("The ferry sank on [Monday] off the coast.", "2024-08-12"),
            ("The council will vote on [Tuesday].", "2024-08-20"),
            ("Talks will go on [Friday], the ministry said.", "2024-08-16"),
            ("They met [last Friday] in Oslo.", "2024-08-09"),
        ],
        &["The Sunday Times printed the letter.", "The Sunday trade ban hurt sales.", "He sat in the sun."],
    ),
    Rule::scanned(
        Kind::Date,
        "date-calendar",
        "a day of a month is named",
        &[
            ("The law was signed on [Aug. 2, 2019] in Bern.", "2019-08-02"),
            ("It opened on [16 May].", "2024-05-16"),
            ("Gunmen attacked the town on [Oct. 7].", "2023-10-07"),
            ("The fair will open on [Oct. 7].", "2024-10-07"),
            ("They met on [the 3rd of June 1998] in Ulm.", "1998-06-03"),
            ("The fire of [April 11 of this year] was worse.", "2024-04-11"),
            ("The fair ran from [March 15 to 17] in Bern.", "2024-03-15/2024-03-17"),
        ],
        &["Article 5 was signed.", "He scored 16 points."],
    ),
    Rule::scanned(
        Kind::Date,
        "date-month",
        "a month is named",
        &[
            ("The plan was shown at [the end of May].", "2024-05 END"),
            ("It closed in [March 2019].", "2019-03"),
            ("The mill shut in [December].", "2023-12"),
            ("It was founded [last November].", "2023-11"),
        ],
        &["They may march again.", "Theresa May spoke.", "The march began late."],
    ),
    Rule::scanned(
        Kind::Date,
        "date-year",
        "a year is named",
        &[
            ("It was built in [1973] by hand.", "1973"),
            ("The [1973] building fell.", "1973"),
            ("She lost the [2020] Norland election.", "2020"),
            ("The town could join [as early as 2030].", "2030"),
            ("The shop opened in [mid-2019].", "2019 MID"),
            ("He was mayor ([1980–1987]).", "1980/1987"),
        ],
        &[
            "The army sent 2000 soldiers.",
            "It cost $1999 to mend.",
            "They won the 2018 Norland Cup.",
            "It sold roughly 2000 Norse shops.",
        ],
    ),
    Rule::scanned(
        Kind::Date,
        "date-numeric",
        "a date stands in digits",
        &[
            ("Dated [2024-03-05], the letter was short.", "2024-03-05"),
            ("The form of [25/12/2023] was lost.", "2023-12-25"),
        ],
        &["They won 5-4-1.", "The ratio was 3/4."],
    ),
    Rule::scanned(
        Kind::Date,
        "date-clock",
        "a time of day is told by the clock",
        &[
            ("The blast came at [6am] on the coast.", "2024-08-16T06:00"),
            ("It struck at [5:30 p.m. Friday].", "2024-08-16T17:30"),
            ("It struck at [10:39 a.m. local time].", "2024-08-16T10:39"),
            ("The ship left ([1639 UTC]).", "2024-08-16T16:39Z"),
        ],
        &["They won 3:2.", "Verse 3:16 was read."],
    ),
    Rule::scanned(
        Kind::Date,
        "date-today",
        "a day is told from the day of publication",
        &[
            ("The mayor resigned [yesterday].", "2024-08-15"),
            ("The vote is [tomorrow].", "2024-08-17"),
            ("It rained [yesterday morning].", "2024-08-15TMO"),
        ],
        &["The past is gone.", "The isle is today a barren place.", "It today has few trees."],
    ),
    Rule::scanned(
        Kind::Date,
        "date-part-of-day",
        "a part of a day is told",
        &[
            ("The roof fell [last night].", "2024-08-15TNI"),
            ("It burned in [the night of Monday to Tuesday].", "2024-08-12TNI"),
        ],
        &["Night fell."],
    ),
    Rule::scanned(
        Kind::Date,
        "date-relative",
        "a time is told from the day of publication or from one told before",
        &[
            ("The firm was sold [last year].", "2023"),
            ("A bomb went off [last week].", "2024-W32"),
            ("They met on Monday and dined [that day].", "2024-08-12"),
            ("The loss will grow [this year].", "2024"),
            ("It closed at [the end of the year].", "2024 END"),
            ("On Monday a dam broke; [later that day] it was shut.", "2024-08-12 END"),
            ("On Monday the stock closed lower after a rise [earlier in the day].", "2024-08-12 START"),
            ("Shares closed [the week] lower.", "2024-W33"),
        ],
        &["The year was good.", "The last seven of them left."],
    ),
    Rule::scanned(
        Kind::Date,
        "date-beside",
        "the day beside another is told",
        &[
            ("A flat burned on Monday; the owner left [the day before the fire].", "2024-08-11"),
            ("He arrived [the day before yesterday].", "2024-08-14"),
        ],
        &["The day was long."],
    ),
    Rule::scanned(
        Kind::Date,
        "date-ago",
        "a length of time back from publication is told",
        &[
            ("He died [more than two weeks ago].", "2024-W31 BEFORE"),
            ("It was sold [three years ago].", "2021"),
            ("They left [six months ago].", "2024-02"),
            ("They left [10 days ago].", "2024-08-06"),
        ],
        &["They left years ago.", "It was long ago."],
    ),
    Rule::scanned(
        Kind::Date,
        "date-later",
        "a length of time after a moment that the article tells",
        &[
            ("Shots fell at 10:39 a.m.; police came [six minutes after] the first.", "2024-08-16T10:45"),
            ("Shots fell at 10:39 a.m. and police came [six minutes later].", "2024-08-16T10:45"),
            ("The fire was put out on Wednesday, [two days after] it began late on Monday.", "2024-08-14"),
            ("It struck on Monday. [Two days later] the mayor left.", "2024-08-14"),
        ],
        &["He said he would see them later."],
    ),
    Rule::scanned(
        Kind::Date,
        "date-earlier",
        "a length of time before a moment that the article tells",
        &[
            ("He left office in 2019. [Two years earlier] he was ill.", "2017"),
            ("He was hurt [two weeks before Christmas].", "2023-12-11"),
        ],
        &["He had said so earlier."],
    ),
    Rule::scanned(
        Kind::Date,
        "date-from-now",
        "a length of time ahead of publication is told",
        &[("The bridge will open [two years from now].", "2026")],
        &["From now on it is closed."],
    ),
    Rule::scanned(
        Kind::Date,
        "date-season",
        "a season of a year is told",
        &[("The well ran dry in [the summer of 2019].", "2019-SU"), ("He was seen [last fall].", "2023-FA")],
        &["The fall of the city came early.", "They fall in love."],
    ),
    Rule::scanned(
        Kind::Date,
        "date-quarter",
        "a quarter of a year is told",
        &[
            ("Sales grew in [the third quarter of 2019].", "2019-Q3"),
            ("Profit fell in [the second quarter].", "2024-Q2"),
            ("Sales grew in [Q3 2019].", "2019-Q3"),
            ("It sold 30 ships in [the quarter].", "2024-Q2"),
        ],
        &["A quarter of them left.", "He died in the Latin Quarter."],
    ),
    Rule::scanned(
        Kind::Date,
        "date-half",
        "a half of a year is told",
        &[("Sales grew in [the first half of 2020].", "2020-H1")],
        &["The first half ended without a goal."],
    ),
    Rule::scanned(
        Kind::Date,
        "date-decade",
        "a decade is told",
        &[("It was built in [the 1990s].", "199"), ("Prices rose in [the late '70s].", "197 END")],
        &["They sold 1990 shares.", "A man in his forties left."],
    ),
    Rule::scanned(
        Kind::Date,
        "date-century",
        "a century is told",
        &[
            ("It stood since [the 19th century].", "18"),
            ("Trade grew in [the early 21st century].", "20 START"),
        ],
        &["The 19th man left."],
    ),
    Rule::scanned(
        Kind::Date,
        "date-fiscal",
        "a financial year is told",
        &[
            ("In [the 2019/20 fiscal year] it lost money.", "2019/2020"),
            ("Sales rose in [fiscal 2021].", "2021"),
        ],
        &["The fiscal gap grew."],
    ),
    Rule::scanned(
        Kind::Date,
        "date-year-end",
        "the end of the year is told",
        &[("The works will close by [year-end].", "2024-12-31")],
        &["The year ends well."],
    ),
    Rule::scanned(
        Kind::Date,
        "date-weekend",
        "a weekend is told",
        &[
            ("Two men drowned over [the weekend].", "2024-W32-WE"),
            ("Three more died over [the weekend].", "2024-W32-WE"),
        ],
        &["A weekend is too short."],
    ),
    Rule::scanned(
        Kind::Date,
        "date-feast",
        "a feast falls on a known day",
        &[
            ("The king spoke on [Christmas Day].", "2023-12-25"),
            ("It snowed on [Easter 2018].", "2018-04-01"),
            ("Shops will close on [Good Friday 2025].", "2025-04-18"),
        ],
        &["He lives on Christmas Island Road."],
    ),
    Rule::scanned(
        Kind::Duration,
        "duration-count",
        "a length of time is counted",
        &[
            ("Norland and its neighbour are in a [10-month] war.", "P10M"),
            ("He was trapped for [more than 30 hours].", "PT30H MORE_THAN"),
            ("He got [six to nine months] in jail.", "P6M/P9M"),
            ("The work took [two and a half years].", "P30M"),
            ("All shops closed within [a year].", "P1Y EQUAL_OR_LESS"),
            ("The shop was shut for [the whole week].", "P1W"),
        ],
        &["The 52-year-old driver left.", "It pays $5 a day.", "He is 52 years old."],
    ),
    Rule::scanned(
        Kind::Duration,
        "duration-vague",
        "a length of time is told without a number",
        &[
            ("The talks may take [days].", "PXD"),
            ("She was questioned for [hours].", "PTXH"),
            ("They lost money for [several years].", "PXY"),
        ],
        &["The days grew short."],
    ),
    Rule::scanned(
        Kind::Duration,
        "duration-past",
        "a stretch up to now or from now on is told",
        &[
            ("It was sold over [the past year and a half] in parts.", "P18M"),
            ("It cut costs in [the past few years].", "PXY"),
        ],
        &["The past is gone."],
    ),
    Rule::scanned(
        Kind::Duration,
        "duration-apart",
        "the time between two events is told",
        &[("She left the stage. [Six minutes later] he followed.", "PT6M")],
        &["He followed later."],
    ),
    Rule::scanned(
        Kind::Duration,
        "duration-match-minute",
        "a minute of a match is told",
        &[("In [the 20th minute] Berg missed.", "PT20M")],
        &["At the last minute he left."],
    ),
    Rule::scanned(
        Kind::Duration,
        "duration-recurring",
        "it is told how often something comes",
        &[
            ("They meet [every two weeks].", "P2W"),
            ("They meet on [a weekly basis].", "P1W"),
            ("The [monthly] report was late.", "P1M"),
        ],
        &["Its quarterly profit fell."],
    ),
    Rule {
        name: "duration-annual",
        kind: Kind::Duration,
        by: By::Pattern("annual", yearly),
        why: "it is told how often something comes",
        finds: &[("They held the [annual] fair.", "P1Y")],
        leaves: &["They held the fair."],
    },
    Rule {
        name: "duration-once",
        kind: Kind::Duration,
        by: By::Pattern(
            "claim:( once ( a | an | per | every ) unit:@period ) !( ago | earlier | later | old | %noun )",
            once,
        ),
        why: "it is told how often something comes",
        finds: &[("They may wash [once a year].", "P1Y"), ("It is fed [once per week].", "P1W")],
        leaves: &["He was once a day labourer.", "It rained once a year ago."],
    },
    Rule {
        name: "duration-uncounted",
        kind: Kind::Duration,
        by: By::Pattern(
            "claim:( ( ( hundreds | thousands | millions | billions ) of | mere ) unit:( years | months | weeks | days | hours | minutes | seconds ) ) !( ago | old )",
            uncounted,
        ),
        why: "a length of time is told without a number",
        finds: &[
            ("It lived [millions of years] before.", "PXY"),
            ("He left [mere minutes] into it.", "PTXM"),
        ],
        leaves: &["It died out millions of years ago."],
    },
];

/// "millions of years", "mere minutes": many or few, and no number.
fn uncounted(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    let (time, letter) = letters(context.words(found.role("unit")?))?;
    Some(Reading::Duration(Timex { timex: format!("P{time}X{letter}"), modifier: None }))
}

/// "once a year": one length between.
fn once(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    let (time, letter) = letters(context.words(found.role("unit")?))?;
    Some(Reading::Duration(Timex { timex: format!("P{time}1{letter}"), modifier: None }))
}

/// "An annual fair": every year.
fn yearly(_: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    let every = Timex { timex: "P1Y".to_owned(), modifier: None };
    (!context.text.tokens.is_empty()).then_some(Reading::Duration(every))
}

/// The letters of the length that a word names: "years" is "Y", "hours" is "H" of a day.
fn letters(word: &str) -> Option<(&'static str, &'static str)> {
    Some(match word.trim_end_matches('s') {
        "second" => ("T", "S"),
        "minute" => ("T", "M"),
        "hour" => ("T", "H"),
        "day" => ("", "D"),
        "week" => ("", "W"),
        "month" => ("", "M"),
        "year" => ("", "Y"),
        _ => return None,
    })
}
