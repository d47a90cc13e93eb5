//! The rules of comparison with their evidence.
//!
//! Invariant: data only.

use crate::extract::claim::Kind;
use crate::extract::rule::{By, Rule};

const fn comparison(
    name: &'static str,
    why: &'static str,
    finds: &'static [(&'static str, &'static str)],
    leaves: &'static [&'static str],
) -> Rule {
    Rule { name, kind: Kind::Comparison, by: By::Scanner, why, finds, leaves }
}

pub(in crate::extract::rules) const RULES: &[Rule] = &[
    comparison(
        "comparison-rank",
        "something is the first, last or only one of its sort, or so many times has come about",
        &[
            ("It was [the first case of this type in history].", "comparison"),
            ("He became [the first mayor to resign over it].", "comparison"),
            ("[The only guest not asked to leave] was a cook.", "comparison"),
            ("[The lone survivor] was a stoker.", "comparison"),
            ("It was the port's [first strike in decades].", "comparison"),
            ("The dam overflowed for [the 10th time].", "comparison"),
            ("Rain fell for [a third straight day].", "comparison"),
            ("She is [the second woman to lead the union].", "comparison"),
            ("Norland is ranked [31st in the world].", "comparison"),
            ("It was [the fourth night in a row].", "comparison"),
            ("Norland votes [first in Europe to ban nets].", "comparison"),
        ],
        &[
            "They won in the first half.",
            "He left last year.",
            "The second day began with rain.",
            "First, the doors were closed.",
            "It only rained.",
            "She spoke at the last general election.",
        ],
    ),
    comparison(
        "comparison-record",
        "a record is set, held or broken",
        &[
            ("The diver [set a new world record] on Monday.", "comparison"),
            ("Exports reached [a record high of 40,000 tonnes].", "comparison"),
            ("Voters came in [record numbers].", "comparison"),
            ("Inflation is at [a 24-year high of 6 percent].", "comparison"),
            ("The lira fell to [an all-time low].", "comparison"),
        ],
        &["He has a criminal record.", "The record label closed.", "Police record every call."],
    ),
    comparison(
        "comparison-superlative",
        "something is the most of its sort",
        &[
            ("It was [the deadliest since the war].", "comparison"),
            ("Norland is [the world's second-largest exporter of salt].", "comparison"),
            ("It was [the strongest recorded in Norland].", "comparison"),
            ("She climbed [the 14 highest peaks].", "comparison"),
            ("He is [the most senior officer in the fleet].", "comparison"),
            ("The party won [the most seats] on Sunday.", "comparison"),
            ("It was [the worst fire the port has seen].", "comparison"),
            ("The firm had its [smallest loss in ten years].", "comparison"),
        ],
        &[
            "They went to the west.",
            "The guest of honour left.",
            "It opens in May at the latest.",
            "\u{201c}That is the biggest lie of all,\u{201d} he said.",
            "At least 40 people came.",
        ],
    ),
    comparison(
        "comparison-compared",
        "something is told beside something else",
        &[
            ("It sold 9%, [compared with 7% in Norland].", "comparison"),
            ("This is [in contrast to the northern ports].", "comparison"),
            ("They have [the same rights as their neighbours].", "comparison"),
        ],
        &["He compared them.", "They met on the same day as the vote."],
    ),
    comparison(
        "comparison-than",
        "something is more or less than something else",
        &[
            ("The work went [quicker than expected].", "comparison"),
            ("Norland is [larger than Westland].", "comparison"),
            ("The port has a [much shorter quay than Ellery].", "comparison"),
            ("She finished [81 seconds faster than her rival].", "comparison"),
        ],
        &["More than 40 people left.", "He left rather than wait.", "It took more than half an hour."],
    ),
    comparison(
        "comparison-times",
        "something is so many times something else",
        &[
            ("The firm is [halving its staff].", "comparison"),
            ("It cost [almost double that of a year earlier].", "comparison"),
            ("It is [as large as Norland].", "comparison"),
            ("Arrivals [exceeded those of any other year].", "comparison"),
            ("Profits were [well below what banks had forecast].", "comparison"),
            ("The results [beat analysts' expectations].", "comparison"),
        ],
        &["He called twice.", "The fee is as high as 90%.", "They left as soon as they could."],
    ),
    comparison(
        "comparison-change",
        "something rose, fell or stayed by a figure",
        &[
            ("Its debt [increased by 7 percent] in May.", "comparison"),
            ("It [fell to 1.4 percent from 1.5 percent the day before].", "comparison"),
            ("The bank [edged up its forecast by 0.1 points] to 2 percent.", "comparison"),
            ("Prices [rose above 4,000 for the first time].", "comparison"),
            ("Shares closed [up 46 cents].", "comparison"),
            ("Shares closed [1.2 percent higher].", "comparison"),
            ("The index [ticked down to 98.87 from 99.09].", "comparison"),
            ("The bank will [take its rate to 3 percent from 2 percent].", "comparison"),
            ("It means a [rise from 40 to 60 tonnes].", "comparison"),
            ("Ellery Foods [fell $1.25, or 1.4 percent], to $88.", "comparison"),
            ("The index [lost 0.8 percent] on Monday.", "comparison"),
            ("Earnings [dropped sharply from a year ago].", "comparison"),
            ("The rate [remained at 20 percent] in June.", "comparison"),
            ("It reported a [12 percent rise from last year].", "comparison"),
            ("It reported an [increase of 12 percent].", "comparison"),
        ],
        &[
            "Bond prices rose.",
            "The rise was slow.",
            "Output dropped in 2018.",
            "It rose to become one of the best.",
        ],
    ),
];
