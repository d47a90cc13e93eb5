//! Who somebody is: names together with the title, post, relation or description that the article gives them.
//!
//! `src/extract/identity/` finds them.
//!
//! Invariant: names the rules and holds their evidence.

use crate::extract::claim::Kind;
use crate::extract::rule::Rule;

pub(super) const RULES: &[Rule] = &[
    Rule::scanned(
        Kind::Identity,
        "identity-title",
        "a post, title or relation stands before a name",
        &[
            ("It was signed by [Health Minister Vera Sund].", "Vera Sund = Health Minister"),
            ("They saw [the coach, Dee Falk], leave.", "Dee Falk = the coach"),
            ("A note by [Sund's brother, Ivo], said so.", "Ivo = Sund's brother"),
            (
                "It was [former Norland Ambassador to the United Nations Vera Sund].",
                "Vera Sund = former Norland Ambassador to the United Nations",
            ),
            ("They met [chief of staff Vera Sund] there.", "Vera Sund = chief of staff"),
            (
                "He wrote to [party leader and Prime Minister Vera Sund].",
                "Vera Sund = party leader and Prime Minister",
            ),
            ("They saw Senators Dee Falk and [Vera Sund].", "Vera Sund = Senators"),
            ("[One news site, Norhaven Now], said so.", "Norhaven Now = One news site"),
            ("It was told by [news agency Norpress].", "Norpress = news agency"),
            ("It pleased [Prime Minister Theresa May].", "Theresa May = Prime Minister"),
            ("It was [Imam Sund].", "Sund = Imam"),
            ("It hit [motorcyclist Vera Sund].", "Vera Sund = motorcyclist"),
            ("It was [geochemist Vera Sund].", "Vera Sund = geochemist"),
            ("It was [Minister of Information Vera al-Sund].", "Vera al-Sund = Minister of Information"),
            (
                "Vera Sund left. They saw [president of Norland Vera Sund].",
                "Vera Sund = president of Norland",
            ),
            (
                "They met [vice president of women and family affairs Vera Sund].",
                "Vera Sund = vice president of women and family affairs",
            ),
            ("They met [singer, actor, and activist Vera Sund].", "Vera Sund = singer, actor, and activist"),
            ("[Winner of the race, Vera Sund], left.", "Vera Sund = Winner of the race"),
            ("They met [his client, Vera Sund], there.", "Vera Sund = his client"),
            ("They met [his son-in-law, Vera Sund], there.", "Vera Sund = his son-in-law"),
            ("It was [House of Lords Speaker Vera Sund].", "Vera Sund = House of Lords Speaker"),
            ("They met [newly elected president Vera Sund].", "Vera Sund = newly elected president"),
            (
                "[The judge presiding over the case, Vera Sund], left.",
                "Vera Sund = The judge presiding over the case",
            ),
            ("[The head of the union (NU), Vera Sund], left.", "Vera Sund = The head of the union (NU)"),
        ],
        &[
            "Mr Falk left.",
            "The minister left Oslo.",
            "It belongs to Star Line.",
            "He flew to General Falk Airport.",
            "The minister spoke on Monday.",
        ],
    ),
    Rule::scanned(
        Kind::Identity,
        "identity-mark",
        "an age or a seat stands before a name",
        &[
            ("They held [21-year-old Vera Sund of Norhaven] there.", "Vera Sund = 21-year-old"),
            ("They blamed [Norland-based Saltfish] for it.", "Saltfish = Norland-based"),
            ("They blamed [the Norland-led Davel Front] for it.", "Davel Front = the Norland-led"),
        ],
        &["A 21-year-old was held.", "They held 21-year-old Vera Sund."],
    ),
    Rule::scanned(
        Kind::Identity,
        "identity-called",
        "a person or body is called by a name",
        &[
            ("They found [a boy, identified only as Ivo], alive.", "Ivo = a boy"),
            ("It was cut by [a cook named Vera Sund].", "Vera Sund = a cook"),
        ],
        &["The town was called Norhaven."],
    ),
    Rule::scanned(
        Kind::Identity,
        "identity-apposition",
        "a description stands behind a name",
        &[
            ("[Lena Falk, head of the agency], left.", "Lena Falk = head of the agency"),
            ("[Lena Falk, 45, the mayor of Norhaven], left.", "Lena Falk = the mayor of Norhaven"),
            ("[Lena Falk, who chairs the union], left.", "Lena Falk = chairs the union"),
            ("[Lena Falk, also known as Saltfish], left.", "Lena Falk = also known as Saltfish"),
            ("[Lena Falk, known online as Saltfish], left.", "Lena Falk = known online as Saltfish"),
            ("[Lena Falk, nicknamed the \"Saltfish\"], left.", "Lena Falk = nicknamed the \"Saltfish\""),
            ("[Lena Falk, who had just joined the club], left.", "Lena Falk = joined the club"),
            ("[Lena Falk, a lawyer who defended them], left.", "Lena Falk = a lawyer who defended them"),
            ("They blamed [the Norland Front (NF), a banned militia].", "Norland Front = a banned militia"),
            ("[Lena Falk, mayor of Norhaven, Norland], left.", "Lena Falk = mayor of Norhaven, Norland"),
            (
                "[Ivo Sund and Lena Falk, both from Norland], left.",
                "Ivo Sund and Lena Falk = both from Norland",
            ),
            ("[Lena Falk, speaking for the ministry], left.", "Lena Falk = speaking for the ministry"),
            ("[Lena Falk, who held the post of mayor], left.", "Lena Falk = held the post of mayor"),
        ],
        &[
            "Lena Falk, in tears, left.",
            "In Norland, the largest city burned.",
            "In Norhaven, a soldier said so.",
            "Falk, his brother, and two others left.",
        ],
    ),
    Rule::scanned(
        Kind::Identity,
        "identity-sort",
        "the sort of a body stands behind its name",
        &[("It spoke to [the Norpress news agency] on Monday.", "Norpress = news agency")],
        &["They read the newspaper.", "Norland news agencies said so."],
    ),
    Rule::scanned(
        Kind::Identity,
        "identity-is",
        "somebody is said to be something",
        &[
            ("[Falk is a Norland national] and lives there.", "Falk = a Norland national"),
            ("[Falk was Lena Sund's running mate].", "Falk = Lena Sund's running mate"),
            ("[The Front was designated a terrorist group].", "Front = a terrorist group"),
        ],
        &["Falk is a fool for it.", "Falk was the first mayor to resign.", "Falk was elected mayor."],
    ),
    Rule::scanned(
        Kind::Identity,
        "identity-affiliation",
        "somebody is said to belong somewhere",
        &[
            ("[Mike Falk of the World Fund] said so.", "Mike Falk = of the World Fund"),
            ("[Norland's Mike Falk] scored twice.", "Mike Falk = Norland"),
        ],
        &["The Bank of Norland said so.", "Norland's Hyde Park burned."],
    ),
];
