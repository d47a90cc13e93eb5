//! Quotations and attributions: the rules whose claims the layer `speech` finds.
//!
//! Invariant: names and evidence only; the finding is done in `speech`.

use super::super::claim::Kind;
use super::super::rule::{By, Rule};

/// The rules of both kinds.
pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "quote-with-cue",
        kind: Kind::Quote,
        by: By::Scanner,
        why: "words in quotation marks stand beside a verb of speech",
        finds: &[
            ("[\"The bridge is safe,\"] Mayor Ana Holt said.", "Mayor Ana Holt"),
            ("[“We left,” he said. “Nobody asked why.”]", "he"),
        ],
        leaves: &["The \"old\" bridge was closed.", "She read \"The Long Way Home\" twice."],
    },
    Rule {
        name: "quote-alone",
        kind: Kind::Quote,
        by: By::Scanner,
        why: "three words or more stand in quotation marks",
        finds: &[("Holt was brief. [\"We are going to rebuild it.\"]", "nobody")],
        leaves: &["The \"old\" bridge was closed."],
    },
    Rule {
        name: "attribution-according-to",
        kind: Kind::Attribution,
        by: By::Scanner,
        why: "\"according to\" names a source",
        finds: &[
            ("The bridge is safe, [according to engineers in Norhaven].", "engineers in Norhaven"),
            ("[According to the finance ministry], taxes will rise.", "the finance ministry"),
        ],
        leaves: &["The ministry acted in full accord with the law."],
    },
    Rule {
        name: "attribution-citing",
        kind: Kind::Attribution,
        by: By::Scanner,
        why: "a source is cited",
        finds: &[
            ("The paper, [citing two officials], told of a leak.", "two officials (anonymous)"),
            ("The flood had, [by early reports], reached the school.", "early reports (anonymous)"),
            ("The bridge was safe, [per Norpress].", "Norpress"),
        ],
        leaves: &["They paid 20 euros per person."],
    },
    Rule {
        name: "attribution-by-agent",
        kind: Kind::Attribution,
        by: By::Scanner,
        why: "somebody was told something by a source",
        finds: &[
            ("She was [told by the mayor], who saw it.", "the mayor"),
            ("The driver was [identified as Jon Varn by a police spokesman].", "a police spokesman"),
        ],
        leaves: &["The wall was built by the army."],
    },
    Rule {
        name: "attribution-inverted",
        kind: Kind::Attribution,
        by: By::Scanner,
        why: "a verb of speech stands before its speaker",
        finds: &[
            ("\"It is safe,\" [said Mayor Ana Holt].", "Mayor Ana Holt"),
            ("\"It is safe,\" [said Ana Holt, the mayor].", "Ana Holt, the mayor"),
            ("Birds fly lower in the rain, [say scientists].", "scientists (anonymous)"),
            ("\"High waves are expected,\" [read the warning].", "the warning"),
        ],
        leaves: &["The wall fell, killing the mayor."],
    },
    Rule {
        name: "attribution-noun",
        kind: Kind::Attribution,
        by: By::Scanner,
        why: "a source makes an announcement or sets its forecast",
        finds: &[
            ("[The ministry edged up its forecast] for next year.", "The ministry"),
            ("[The mayor made the announcement] on Friday.", "The mayor"),
            ("[Neither gave details] of the plan.", "Neither"),
            ("That was enough to hold [the bank's estimate] of growth.", "the bank"),
        ],
        leaves: &["The ministry was praised for its forecast."],
    },
    Rule {
        name: "attribution-verb",
        kind: Kind::Attribution,
        by: By::Scanner,
        why: "a source tells, or takes a stand",
        finds: &[
            ("[The mayor said] the bridge was safe.", "The mayor"),
            (
                "[Ana Holt, a lawyer for the city, told reporters] it was safe.",
                "Ana Holt, a lawyer for the city",
            ),
            ("[Police believe] that the driver fled.", "Police"),
            ("[Norland has denied] the charge.", "Norland"),
            ("[Chinese officials confirmed] the deal.", "Chinese officials"),
            ("[Officials confirmed] the deal.", "Officials (anonymous)"),
            ("[The council proposed] \"a new start for all\".", "The council"),
            ("[The party's leader, Ana Holt said] it was over.", "The party's leader, Ana Holt"),
            ("[Ana Holt, 24, who told reporters] of the fire, was unhurt.", "Ana Holt"),
            ("It was less than [analysts expected].", "analysts (anonymous)"),
            ("[The mayor released a statement saying] it was safe.", "The mayor"),
            ("On Friday [the High Court ruled] the law void.", "the High Court"),
            ("[The ministry on Friday denied] the charge.", "The ministry"),
            ("[Judge Ana Holt fined both men, saying] the law was clear.", "Judge Ana Holt"),
            ("[The ministry referred] to the hall as a barn.", "The ministry"),
            ("The tunnel would hold, [the ministry estimated].", "the ministry"),
            ("\"It will hold,\" [the mayor was quoted as saying].", "the mayor"),
            ("[The company did not answer] calls.", "The company"),
            (
                "[The Fund, the oldest bank, announced] the end of the mayor's term.",
                "The Fund, the oldest bank",
            ),
            ("[Co-author and geochemist Ana Holt remarked] on it.", "Co-author and geochemist Ana Holt"),
            ("[The Committee to Protect Birds reports] two deaths.", "The Committee to Protect Birds"),
            ("[Lawmakers backing the plan argued] it was safe.", "Lawmakers backing the plan"),
            (
                "[The judge presiding over the case, Ana Holt, said] so.",
                "The judge presiding over the case, Ana Holt",
            ),
            ("[Schools across the city announced] that they would close.", "Schools across the city"),
            ("[A report alleged] fraud at the bank.", "A report (anonymous)"),
            ("[Police believe] him to be 25.", "Police"),
            ("[Holt confessed] to the theft.", "Holt"),
            ("[She has since said] it was safe.", "She"),
            ("The firm was blamed for the fire, which [it denied].", "it"),
            ("Ana Holt resigned on Friday. [She said] it was time.", "She = Ana Holt"),
        ],
        leaves: &[
            "No group has claimed responsibility.",
            "The team claimed victory in the last minute.",
            "She sang a song called \"Day after Night\".",
            "The company added 500 jobs.",
            "The mayor will say more today.",
            "The mayor told the men to leave.",
            "It is said to be safe.",
            "The video was posted on Friday, showing the hall.",
            "The mayor of Norhaven, Ana Holt, declared a state of emergency.",
        ],
    },
];
