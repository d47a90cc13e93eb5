//! The desk by (before, edits, after): every edit, every refusal, and undo of everything.

use jiff::{Timestamp, civil::date};
use tickmark::article::{About, Annotation, Attachment, Format, PublishedFrom, Role};
use tickmark::desk::{
    Checker, Desk, Edit, Entry, EntryId, Filter, Flag, HouseRule, HouseRuleGap, NewClaim, NewDraft,
    NewParagraph, NewSentence, Obstacle, Office, Origin, SentenceState, Status, Today, fingerprint,
};
use tickmark::extract::{
    Amount, Claim, Extraction, Kind, Modifier, Outcome, Reading, Speaker, TimeMod, Timex, Why, extract,
};
use tickmark::text::{CharSpan, Span};

/// The day of [`entry`].
const TODAY: Today = Today::on(date(2024, 8, 16));

pub(crate) const TEXT: &str =
    "Ferry fire in Lunde\n\nThe “Havørn” caught fire on Monday. Three people died, she said. Why?";

/// A draft of [`TEXT`] whose claims are the `words` given, named `c1`, `c2` and so on.
pub(crate) fn draft(words: &[&str]) -> NewDraft {
    let chars = |part: &str| {
        let start = TEXT.find(part).unwrap();
        let start = TEXT[..start].chars().count();
        CharSpan { start, end: start + part.chars().count() }
    };
    let sentences = [
        "Ferry fire in Lunde",
        "The “Havørn” caught fire on Monday.",
        "Three people died, she said.",
        "Why?",
    ];
    let body = TEXT.split_once("\n\n").unwrap().1;
    NewDraft {
        id: "d1".into(),
        name: "ferry.txt".to_owned(),
        sha256: fingerprint(TEXT),
        text: TEXT.to_owned(),
        published: date(2024, 8, 16),
        published_from: PublishedFrom::Given,
        format: Format::Plain,
        paragraphs: vec![
            NewParagraph { span: chars(sentences[0]), role: Role::Headline },
            NewParagraph { span: chars(body), role: Role::Body },
        ],
        dateline: None,
        about: About::default(),
        annotations: Vec::new(),
        attachments: Vec::new(),
        sentences: sentences.map(|s| NewSentence { span: chars(s), checkable: !s.ends_with('?') }).to_vec(),
        claims: words
            .iter()
            .enumerate()
            .map(|(i, words)| NewClaim {
                id: format!("c{}", i + 1).as_str().into(),
                span: chars(words),
                text: (*words).to_owned(),
                reading: Reading::Statement {},
                rule: "statement".to_owned(),
                why: "checkable sentence".to_owned(),
                ties: Vec::new(),
            })
            .collect(),
    }
}

pub(crate) fn entry(id: &str, edit: Edit) -> Entry {
    let by = Checker { name: "Maria Keller".to_owned(), initials: "MK".to_owned() };
    Entry { id: EntryId::from(id), at: Timestamp::constant(1_723_800_000, 0), by, edit }
}

/// The edit that the JSON says.
pub(crate) fn edit(json: &str) -> Edit {
    serde_json::from_str(json).unwrap_or_else(|error| panic!("{json}: {error}"))
}

/// A desk with a draft of three claims.
pub(crate) fn desk() -> Desk {
    let mut desk = Desk::default();
    let draft = draft(&["“Havørn”", "on Monday", "Three people died"]);
    desk.record(entry("e0", Edit::AddDraft { draft })).unwrap();
    desk
}

/// Records each edit under the ids `e1`, `e2` and so on.
pub(crate) fn record(desk: &mut Desk, edits: &[&str]) {
    for json in edits {
        let id = format!("e{}", desk.entries().len());
        desk.record(entry(&id, edit(json))).unwrap_or_else(|refusal| panic!("{json}: {refusal}"));
    }
}

#[test]
fn a_draft_brings_its_claims_in_text_order() {
    let desk = desk();
    let words: Vec<&str> = desk.claims().map(|claim| desk.words(claim)).collect();
    assert_eq!(words, ["“Havørn”", "on Monday", "Three people died"]);
    assert_eq!(desk.title(), "Ferry fire in Lunde");
    assert_eq!(desk.claims().map(|claim| claim.sentence).collect::<Vec<_>>(), [1, 1, 2]);
}

#[test]
fn a_status_is_undone_and_done_again() {
    let mut desk = desk();
    let before = desk.summary(TODAY);
    record(&mut desk, &[r#"{"do":"set_status","claim":"c3","status":"wrong"}"#]);
    let after = desk.summary(TODAY);
    assert_ne!(before, after);
    assert_eq!(desk.undo_step().unwrap().1, "set “Three people died” to Wrong");
    record(&mut desk, &[r#"{"do":"undo","entry":"e1"}"#]);
    assert_eq!(desk.summary(TODAY), before);
    let redo = desk.redo_step().unwrap();
    assert_eq!((redo.0.0.as_str(), redo.1.as_str()), ("e2", "set “Three people died” to Wrong"));
    record(&mut desk, &[r#"{"do":"undo","entry":"e2"}"#]);
    assert_eq!(desk.summary(TODAY), after);
}

/// An edit and the beginning of the line that refuses it.
const REFUSALS: &[(&str, &str)] = &[
    (r#"{"do":"set_status","claim":"c9","status":"wrong"}"#, "the project has no such claim"),
    (r#"{"do":"set_flag","claim":"","flag":"legal","on":true}"#, "the project has no such claim"),
    (r#"{"do":"move_span","claim":"c1","span":{"start":5,"end":5}}"#, "5 to 5 is no place in draft 1"),
    (r#"{"do":"move_span","claim":"c1","span":{"start":80,"end":999}}"#, "80 to 999 is no place in draft 1"),
    (r#"{"do":"bring_back","claim":"c1"}"#, "the claim does not lie in the tray"),
    (ADD_C1, "the project has this claim already"),
    (
        r#"{"do":"pass_sentence","draft":"d1","sentence":4,"on":true}"#,
        "draft 1 has no sentence 4: name one from 0 to 3",
    ),
    (r#"{"do":"pass_sentence","draft":"d2","sentence":0,"on":true}"#, "the project has no such draft"),
    (r#"{"do":"put_source","source":{"title":"x"}}"#, "the source has an empty id"),
    (r#"{"do":"put_source","source":{"id":"s9","derived_from":"s8"}}"#, "the project has no such source"),
    (r#"{"do":"put_source","source":{"id":"s9","derived_from":"s9"}}"#, "a source cannot rest on itself"),
    (r#"{"do":"take_finding_back","finding":"f1"}"#, "the finding was not set aside"),
    (r#"{"do":"confirm_name","name":" "}"#, "the name has an empty id"),
    (r#"{"do":"confirm_name","name":"Lunde","source":"s9"}"#, "the project has no such source"),
    (r#"{"do":"unconfirm_name","name":"Lunde"}"#, "nobody has confirmed how this name is spelled"),
    (r#"{"do":"drop_source","source":"s9"}"#, "the project has no such source"),
    (r#"{"do":"drop_source","source":"s1"}"#, "the source is still cited"),
    (r#"{"do":"put_citation","citation":{"id":"k9","source":"s9"}}"#, "the project has no such source"),
    (r#"{"do":"drop_citation","citation":"k1"}"#, "a claim is still linked to the citation"),
    (r#"{"do":"drop_citation","citation":"k9"}"#, "the project has no such citation"),
    (r#"{"do":"put_link","link":{"claim":"c1","citation":"k9"}}"#, "the project has no such citation"),
    (r#"{"do":"put_link","link":{"claim":"c9","citation":"k1"}}"#, "the project has no such claim"),
    (r#"{"do":"drop_link","claim":"c1","citation":"k1"}"#, "the claim is not linked to that citation"),
    (r#"{"do":"sign_off","office":"editor","draft":"d1"}"#, "Editor signs after Checker"),
    (r#"{"do":"sign_off","office":"checker","draft":"d9"}"#, "the project has no such draft"),
    (r#"{"do":"reopen","office":"checker"}"#, "Checker has not signed off"),
    (r#"{"do":"group","edits":[]}"#, "the group holds no edit"),
    (r#"{"do":"group","edits":[{"do":"undo","entry":"e0"}]}"#, "an undo cannot be part of a group"),
    (r#"{"do":"undo","entry":"e1"}"#, "only the latest step can be taken back or done again, which is e3"),
    (r#"{"do":"undo","entry":"e9"}"#, "only the latest step can be taken back or done again, which is e3"),
];

const ADD_C1: &str = r#"{"do":"add_claim","claim":"c1","draft":"d1","span":{"start":0,"end":5},"reading":{"kind":"statement","value":{}}}"#;

const SOURCED: &[&str] = &[
    r#"{"do":"put_source","source":{"id":"s1","title":"Harbour log"}}"#,
    r#"{"do":"put_citation","citation":{"id":"k1","source":"s1","locator":"p. 2"}}"#,
    r#"{"do":"put_link","link":{"claim":"c3","citation":"k1"}}"#,
];

#[test]
fn what_cannot_be_is_refused_and_changes_nothing() {
    let mut desk = desk();
    record(&mut desk, SOURCED);
    let before = desk.clone();
    for (json, begins) in REFUSALS {
        for json in [(*json).to_owned(), format!(r#"{{"do":"group","edits":[{ADD_C4},{json}]}}"#)] {
            if json.contains("undo") && json.contains(ADD_C4) {
                continue;
            }
            let refusal = desk.record(entry("new", edit(&json))).unwrap_err().to_string();
            assert!(refusal.starts_with(begins) && !refusal.contains('\n'), "{json}: {refusal}");
            assert_eq!(desk, before, "{json}");
        }
    }
    let again = desk.record(entry("e1", edit(SOURCED[0]))).unwrap_err();
    assert_eq!(again.to_string(), "this entry is in the journal already, as number 2: nothing more to do");
    assert_eq!(desk, before);
}

const ADD_C4: &str = r#"{"do":"add_claim","claim":"c4","draft":"d1","span":{"start":0,"end":5},"reading":{"kind":"statement","value":{}}}"#;

type Change<'a> = &'a dyn Fn(&mut NewDraft);

#[test]
fn the_piece_is_signed_in_order_and_reopening_voids_what_came_after() {
    let mut desk = desk();
    let sign = |office: &str| format!(r#"{{"do":"sign_off","office":"{office}","draft":"d1"}}"#);
    let offices = |desk: &Desk| desk.sign_offs().map(|it| it.office.name()).collect::<Vec<_>>();
    assert_eq!(desk.unsigned(), [Office::Checker, Office::Editor]);
    record(&mut desk, &[r#"{"do":"sign_off","office":"checker","draft":"d1","unchecked":" the dates "}"#]);
    record(&mut desk, &[&sign("second_reader"), &sign("editor"), &sign("legal")]);
    assert_eq!(offices(&desk), ["Checker", "Second reader", "Editor", "Legal"]);
    let checker = desk.sign_off(Office::Checker).unwrap();
    assert_eq!((checker.unchecked.as_str(), checker.stamp.by.initials.as_str()), ("the dates", "MK"));
    assert_eq!(desk.changed_since(checker), 0);
    record(&mut desk, &[r#"{"do":"set_flag","claim":"c3","flag":"legal","on":true}"#]);
    assert_eq!(desk.changed_since(desk.sign_off(Office::Checker).unwrap()), 1);
    record(&mut desk, &[r#"{"do":"reopen","office":"editor","reason":"a new figure"}"#]);
    assert_eq!(offices(&desk), ["Checker", "Second reader"]);
    assert_eq!(desk.unsigned(), [Office::Editor, Office::Legal]);
    let last = desk.undo_step().unwrap().0.0.clone();
    record(&mut desk, &[&format!(r#"{{"do":"undo","entry":"{last}"}}"#)]);
    assert_eq!(offices(&desk), ["Checker", "Second reader", "Editor", "Legal"]);
}

#[test]
fn a_draft_that_does_not_hold_together_is_refused() {
    let new = |change: Change<'_>| {
        let mut draft = draft(&["on Monday"]);
        change(&mut draft);
        let mut desk = Desk::default();
        let result = desk.record(entry("e0", Edit::AddDraft { draft }));
        assert_eq!(desk == Desk::default(), result.is_err());
        result.map(|_| ()).map_err(|refusal| refusal.to_string())
    };
    assert_eq!(new(&|_| {}), Ok(()));
    let cases: [(Change<'_>, &str); 5] = [
        (&|draft| draft.text.push('x'), "the draft's text does not fit its SHA-256"),
        (&|draft| draft.id = "".into(), "the draft has an empty id"),
        (&|draft| draft.claims.push(draft.claims[0].clone()), "the project has this claim already"),
        (&|draft| draft.claims[0].span.end = 999, "46 to 999 is no place"),
        (&|draft| draft.sentences[0].span.end = 0, "0 to 0 is no place"),
    ];
    for (change, begins) in cases {
        let refusal = new(change).unwrap_err();
        assert!(refusal.starts_with(begins), "{refusal}");
    }
    let mut desk = desk();
    let again = desk.record(entry("e1", Edit::AddDraft { draft: draft(&[]) })).unwrap_err();
    assert!(again.to_string().starts_with("this draft is in the project already"), "{again}");
}

#[test]
fn the_work_adds_up() {
    let mut desk = desk();
    assert_eq!(desk.summary(TODAY).in_words(), "0 of 3 settled · 0 to act on · 0 % of sentences covered");
    record(
        &mut desk,
        &[
            r#"{"do":"set_status","claim":"c1","status":"confirmed","reason":"seen with my own eyes"}"#,
            r#"{"do":"set_status","claim":"c3","status":"wrong"}"#,
            r#"{"do":"set_flag","claim":"c1","flag":"legal","on":true}"#,
            r#"{"do":"pass_sentence","draft":"d1","sentence":3,"on":true}"#,
        ],
    );
    let summary = desk.summary(TODAY);
    assert_eq!(summary.in_words(), "2 of 3 settled · 1 to act on · 50 % of sentences covered");
    let obstacles: Vec<String> = summary.obstacles().iter().map(ToString::to_string).collect();
    assert_eq!(obstacles, ["1 claim is open", "1 claim awaits a decision", "1 sentence is uncovered"]);
    assert_eq!(summary.by_flag[&Flag::Legal], 1);
    record(
        &mut desk,
        &[
            r#"{"do":"set_status","claim":"c2","status":"on_author"}"#,
            r#"{"do":"set_flag","claim":"c2","flag":"legal","on":true}"#,
            r#"{"do":"resolve","claim":"c3","resolution":"stet","reason":"The log is wrong"}"#,
            r#"{"do":"pass_sentence","draft":"d1","sentence":0,"on":true}"#,
        ],
    );
    let obstacles = desk.summary(TODAY).obstacles();
    assert_eq!(
        obstacles,
        [Obstacle::Undecided(1)],
        "what rests on the author alone, under the lawyers' eyes"
    );
    record(&mut desk, &[r#"{"do":"resolve","claim":"c2","resolution":"cut"}"#]);
    assert!(desk.summary(TODAY).is_ready());
    assert_eq!(desk.summary(TODAY).coverage.percent(), 100);
    assert_eq!(Desk::default().summary(TODAY).obstacles(), [Obstacle::NoDraft]);
}

#[test]
fn coverage_is_of_sentences_and_words_not_of_claims() {
    use SentenceState::{Covered, Partly, Uncovered};
    let mut desk = desk();
    assert_eq!(desk.coverage().states, [Uncovered, Partly, Partly, Uncovered]);
    assert_eq!(desk.words_outside_claims(), 4 + 3 + 2 + 1);
    record(
        &mut desk,
        &[
            r#"{"do":"set_status","claim":"c1","status":"confirmed"}"#,
            r#"{"do":"set_status","claim":"c3","status":"no_check"}"#,
        ],
    );
    assert_eq!(desk.coverage().states, [Uncovered, Partly, Covered, Uncovered]);
    record(&mut desk, &[r#"{"do":"set_aside","claim":"c2"}"#]);
    assert_eq!(desk.coverage().states, [Uncovered, Covered, Covered, Uncovered]);
    assert_eq!(desk.next_uncovered(0).map(|(number, _)| number), Some(3));
    assert_eq!(desk.next_uncovered(TEXT.len()).map(|(number, _)| number), Some(0), "it goes round");
    record(&mut desk, &[r#"{"do":"pass_sentence","draft":"d1","sentence":3,"on":true}"#]);
    assert_eq!(desk.coverage().states, [Uncovered, Covered, Covered, Covered]);
    assert_eq!(desk.words_outside_claims(), 4 + 5 + 2, "passed words count no more");
    record(&mut desk, &[r#"{"do":"set_aside","claim":"c3"}"#]);
    assert_eq!(desk.coverage().states, [Uncovered, Covered, Uncovered, Covered]);
}

#[test]
fn a_claim_goes_to_the_tray_and_back_with_all_that_hangs_on_it() {
    let mut desk = desk();
    record(&mut desk, SOURCED);
    record(
        &mut desk,
        &[
            r#"{"do":"write_note","claim":"c3","text":"Ask again"}"#,
            r#"{"do":"set_aside","claim":"c3","reason":"Not ours"}"#,
        ],
    );
    assert_eq!((desk.claims().count(), desk.tray().count(), desk.summary(TODAY).in_tray), (2, 1, 1));
    record(&mut desk, &[r#"{"do":"bring_back","claim":"c3"}"#]);
    let claim = desk.claims().last().unwrap();
    assert_eq!((claim.note.as_str(), desk.links_of(&claim.id).count()), ("Ask again", 1));
    let refusal = desk.record(entry("x", edit(r#"{"do":"bring_back","claim":"c3"}"#))).unwrap_err();
    assert!(refusal.to_string().starts_with("the claim does not lie in the tray"));
}

#[test]
fn moving_a_claim_moves_its_place_in_the_list() {
    let mut desk = desk();
    record(&mut desk, &[r#"{"do":"move_span","claim":"c3","span":{"start":0,"end":10}}"#]);
    let listed: Vec<_> = desk.claims().map(|c| (c.id.0.as_str(), desk.words(c), c.sentence)).collect();
    assert_eq!(listed, [("c3", "Ferry fire", 0), ("c1", "“Havørn”", 1), ("c2", "on Monday", 1)]);
    let Origin::Found(finding) = &desk.claim(&"c3".into()).unwrap().origin else { panic!("found") };
    assert_eq!(finding.span.of(TEXT), "Three people died", "what the machine found is kept");
}

#[test]
fn the_house_rule_asks_for_one_primary_or_three_independent_secondary_sources() {
    let mut desk = desk();
    let claim = "c3".into();
    let mut link = |n: usize, origin: &str, directness: &str, relation: &str| {
        record(
            &mut desk,
            &[
                &format!(r#"{{"do":"put_source","source":{{"id":"s{n}","title":"S{n}"{origin}}}}}"#),
                &format!(r#"{{"do":"put_citation","citation":{{"id":"k{n}","source":"s{n}"}}}}"#),
                &format!(
                    r#"{{"do":"put_link","link":{{"claim":"c3","citation":"k{n}","directness":"{directness}","relation":"{relation}"}}}}"#
                ),
            ],
        );
        (desk.house_rule(&claim, HouseRule::default()), desk.independent_sources(&claim))
    };
    let from_1 = r#","derived_from":"s1""#;
    assert_eq!(link(0, "", "primary", "contradicts"), (Err(HouseRuleGap::NoSource { needed: 3 }), 0));
    assert_eq!(link(1, "", "secondary", "supports"), (Err(HouseRuleGap::TooFew { found: 1, needed: 3 }), 1));
    assert_eq!(
        link(2, from_1, "secondary", "supports"),
        (Err(HouseRuleGap::TooFew { found: 1, needed: 3 }), 1)
    );
    assert_eq!(link(3, "", "secondary", "supports"), (Err(HouseRuleGap::TooFew { found: 2, needed: 3 }), 2));
    assert_eq!(link(4, "", "tertiary", "supports"), (Err(HouseRuleGap::TooFew { found: 2, needed: 3 }), 3));
    assert_eq!(
        link(5, r#","withdrawn":"retracted""#, "primary", "supports"),
        (Err(HouseRuleGap::TooFew { found: 2, needed: 3 }), 3)
    );
    assert_eq!(link(6, "", "secondary", "supports"), (Ok(()), 4));
    // Sources that rest on each other in a ring count once, and stop nobody.
    assert_eq!(link(1, r#","derived_from":"s2""#, "secondary", "supports"), (Ok(()), 4));
    assert_eq!(link(7, "", "primary", "supports"), (Ok(()), 5));
}

#[test]
fn a_filter_shows_what_was_asked_for_and_counts_the_rest() {
    let mut desk = desk();
    record(&mut desk, SOURCED);
    record(
        &mut desk,
        &[
            r#"{"do":"set_status","claim":"c1","status":"wrong"}"#,
            r#"{"do":"set_flag","claim":"c2","flag":"query","on":true,"detail":"Coast guard"}"#,
        ],
    );
    let show = |change: &dyn Fn(&mut Filter)| {
        let mut filter = Filter::default();
        change(&mut filter);
        let shown = desk.shown(&filter, TODAY);
        let ids: Vec<String> = shown.claims.iter().map(|claim| claim.id.0.clone()).collect();
        assert_eq!(ids.len() + shown.left_out, 3);
        ids.join(" ")
    };
    assert_eq!(show(&|_| {}), "c1 c2 c3");
    assert_eq!(show(&|f| _ = f.statuses.insert(Status::Wrong)), "c1");
    assert_eq!(show(&|f| _ = f.flags.insert(Flag::Query)), "c2");
    assert_eq!(show(&|f| _ = f.kinds.insert(Kind::Date)), "");
    for (text, ids) in [
        ("HAVØRN", "c1"),
        ("coast", "c2"),
        ("log harbour", "c3"),
        ("p. 2 died", "c3"),
        (" ", "c1 c2 c3"),
        ("zebra", ""),
    ] {
        assert_eq!(show(&|f| text.clone_into(&mut f.text)), ids, "{text}");
    }
}

#[test]
fn a_claims_history_tells_old_and_new_of_every_change() {
    let mut desk = desk();
    record(&mut desk, SOURCED);
    record(
        &mut desk,
        &[
            r#"{"do":"group","edits":[{"do":"set_status","claim":"c3","status":"waiting"},{"do":"set_status","claim":"c3","status":"wrong","reason":"two"},{"do":"write_note","claim":"c3","text":"Log"}]}"#,
            r#"{"do":"move_span","claim":"c3","span":{"start":57,"end":69}}"#,
        ],
    );
    record(&mut desk, &[r#"{"do":"undo","entry":"e5"}"#, r#"{"do":"set_aside","claim":"c3"}"#]);
    let rows: Vec<String> = desk
        .history(&"c3".into())
        .iter()
        .map(|row| {
            format!("{}{}: {} → {}", if row.is_undo { "back " } else { "" }, row.what, row.old, row.new)
        })
        .collect();
    assert_eq!(
        rows,
        [
            "Source:  → Harbour log, p. 2 (supports, primary)",
            "Status: Unchecked → Wrong: two",
            "Note:  → Log",
            "Words: Three people died → Three people",
            "back Words: Three people → Three people died",
            "List:  → set aside",
        ]
    );
    assert!(desk.history(&"c1".into()).is_empty());
    let log: Vec<String> = desk.entries()[4..].iter().map(|entry| desk.describe(&entry.edit)).collect();
    assert_eq!(
        log,
        [
            "write a note on “Three people died”",
            "move the borders of “Three people died”",
            "take back: move the borders of “Three people died”",
            "set “Three people died” aside",
        ]
    );
}

#[test]
fn a_draft_goes_through_its_json_whole() {
    let text = "PARIS, March 3 (Reuters) - Some 1.5 million people fled, “Näf” said.";
    let opened = tickmark::article::read(
        text.as_bytes(),
        "a.txt",
        tickmark::article::Dates { given: Some(date(2024, 3, 3)), file: date(2024, 3, 4) },
    )
    .unwrap();
    let mut article = opened.article;
    article.about.byline = "Ada Roe".to_owned();
    article.annotations.push(Annotation {
        span: Span::new(text.find("“Näf”").unwrap(), text.find(" said").unwrap()),
        author: "Ada Roe".to_owned(),
        date: Some(date(2024, 3, 2)),
        text: "By telephone".to_owned(),
    });
    article.attachments.push(Attachment { name: "notes.pdf".to_owned(), bytes: 12 });
    let words = ["1.5 million", "“Näf”", "March 3", "fled"];
    let claims = words.iter().zip(every_reading()).map(|(words, reading)| Claim {
        span: Span::new(text.find(words).unwrap(), text.find(words).unwrap() + words.len()),
        reading,
        sentence: 0,
        why: Why {
            rule: "quantity-count",
            parts: vec![("number", Span::new(32, 35)), ("noun", Span::new(44, 50))],
        },
    });
    let extraction = Extraction { claims: claims.collect(), ..extract(&article) };
    let new = NewDraft::of(&article, &extraction);
    assert_eq!(new, NewDraft::of(&article, &extraction), "the same ids every time");
    let json = serde_json::to_string(&new).unwrap();
    let back: NewDraft = serde_json::from_str(&json).unwrap();
    assert_eq!(back, new);
    let mut desk = Desk::default();
    desk.record(entry("e", Edit::AddDraft { draft: back })).unwrap();
    assert_eq!(desk.draft().unwrap().article, article);
    assert_eq!(desk.draft().unwrap().sentences, extraction.sentences);
    let Origin::Found(finding) = &desk.claims().next().unwrap().origin else { panic!("found") };
    assert_eq!(finding.why, "a number stands before what it counts: number “1.5”, noun “people”");
}

/// One reading of every form.
fn every_reading() -> Vec<Reading> {
    let amount = Amount { low: Some(1.5e6), high: None, modifier: Modifier::About };
    let timex = Timex { timex: "2024-03-03".to_owned(), modifier: Some(TimeMod::Approx) };
    let speaker = Speaker { source: Some("“Näf”".to_owned()), resolved: None, anonymous: false };
    vec![
        Reading::Casualty { amount, outcome: Outcome::Displaced },
        Reading::Quote(speaker),
        Reading::Date(timex),
        Reading::Comparison {},
    ]
}

#[test]
fn open_questions_are_told_by_whom_to_ask() {
    let mut desk = desk();
    record(&mut desk, SOURCED);
    record(
        &mut desk,
        &[
            r#"{"do":"set_status","claim":"c3","status":"waiting"}"#,
            r#"{"do":"set_flag","claim":"c1","flag":"query","on":true,"detail":"Ine Solli"}"#,
            r#"{"do":"set_status","claim":"c2","status":"wrong"}"#,
        ],
    );
    let told = |desk: &Desk| -> Vec<String> {
        let questions = desk.questions();
        let lines = questions.iter().flat_map(|(asked, list)| list.iter().map(move |it| (asked, it)));
        lines.map(|(asked, it)| format!("{asked:?}: {} {}", desk.words(&it.claim), it.what)).collect()
    };
    assert_eq!(
        told(&desk),
        [
            "Named(\"Ine Solli\"): “Havørn” query",
            "Source(SourceId(\"s1\")): Three people died is it so?",
            "Editor: on Monday contradicted: new words, or cut?",
        ]
    );
    record(&mut desk, &[r#"{"do":"set_flag","claim":"c2","flag":"query","on":true,"detail":"Editor"}"#]);
    assert_eq!(told(&desk).iter().filter(|line| line.starts_with("Editor: on Monday")).count(), 2);
    record(&mut desk, &[r#"{"do":"set_flag","claim":"c2","flag":"query","on":false}"#]);
    record(&mut desk, &[r#"{"do":"set_flag","claim":"c2","flag":"legal","on":true}"#]);
    record(&mut desk, &[r#"{"do":"drop_link","claim":"c3","citation":"k1"}"#]);
    record(&mut desk, &[r#"{"do":"resolve","claim":"c2","resolution":"cut"}"#]);
    assert_eq!(
        told(&desk),
        ["Writer: Three people died what does this rest on?", "Named(\"Ine Solli\"): “Havørn” query"]
    );
    let share = &desk.shares()[0];
    assert_eq!((share.by.initials.as_str(), share.marks, share.sources), ("MK", 2, 1));
}
