//! Carry-over, by drafts made of known edits: every mark must land where the edit says.
//!
//! `CARRY_DRAFTS=10000 cargo test --test all carry::generated` makes so many drafts; `scripts/carry.sh` does it and prints
//! the table of the README.

mod generator;
mod oracle;
mod reports;

use std::path::{Path, PathBuf};

use jiff::civil::date;
use tickmark::article::{Article, Dates, read};
use tickmark::desk::carry::{Counts, Verdict};
use tickmark::desk::{Desk, Edit, Entry, EntryId, NewDraft, Stale, Status, Today};
use tickmark::extract::extract;

use crate::desk::entry;

/// The day of [`entry`].
const TODAY: Today = Today::on(date(2024, 8, 16));

/// `text` as a plain draft of that day.
fn article(text: &str) -> Article {
    let dates = Dates { given: Some(date(2024, 8, 16)), file: date(2024, 8, 16) };
    read(text.as_bytes(), "draft.txt", dates).unwrap().article
}

/// A desk with `text` as its first draft.
fn desk(text: &str) -> Desk {
    let article = article(text);
    let draft = NewDraft::of(&article, &extract(&article));
    let mut desk = Desk::default();
    desk.record(entry("e0", Edit::AddDraft { draft })).unwrap();
    desk
}

fn record(desk: &mut Desk, edit: Edit) {
    let id = format!("e{}", desk.entries().len());
    desk.record(entry(&id, edit)).unwrap_or_else(|refusal| panic!("{refusal}"));
}

/// Marks every claim as confirmed.
fn check_all(desk: &mut Desk) {
    let ids: Vec<String> = desk.claims().map(|claim| claim.id.0.clone()).collect();
    for id in ids {
        record(desk, mark(&id, "confirmed"));
    }
}

fn mark(claim: &str, status: &str) -> Edit {
    crate::desk::edit(&format!(r#"{{"do":"set_status","claim":"{claim}","status":"{status}"}}"#))
}

/// Takes `text` in as the next draft.
fn carry(desk: &mut Desk, text: &str) -> Counts {
    let article = desk.as_new_draft(article(text));
    let edit = desk.carrying(&article, &extract(&article)).unwrap();
    record(desk, edit);
    let number = desk.drafts().count();
    desk.outcome(number).unwrap().counts()
}

/// What became of the claims, one a line.
fn told(desk: &Desk) -> Vec<String> {
    let outcome = desk.outcome(desk.drafts().count()).unwrap();
    let line = |row: &tickmark::desk::carry::Row<'_>| {
        let words = |side: &Option<tickmark::desk::carry::Side<'_>>| {
            side.as_ref().map_or("–", |side| side.words).to_owned()
        };
        let verdict = row.verdict.map_or("new", Verdict::key);
        format!("{verdict}: {} > {} ({})", words(&row.old), words(&row.new), row.reasons())
    };
    outcome.rows.iter().map(line).collect()
}

/// The piece that the acceptance case is told of, in words of our own.
const SEED: &str = "Thousands mourn leader killed in Tehran\n\n\
    DOHA, August 16 (AP) — Thousands of people filled the streets on Thursday to mourn the political leader of the group, who was \
    killed in an explosion in the Iranian capital on July 31.\n\n\
    The killing more than two weeks ago raised fears that the more than 10-month war could spread. Israel has not said \
    whether it was behind the blast.\n\n\
    More than 40,000 people have been killed in the territory since the war began on October 7, 2023, the Health Ministry \
    said on Thursday. The ministry does not say how many of them were fighters.\n\n\
    “We will not forget him,” said Omar Haddad, a shopkeeper who had closed his store. About 1,200 people were killed in \
    the attack that began the war, and 250 others were taken hostage.\n\n\
    Talks are to go on next week in Cairo, two officials said.\n";

const INSERTED: &str =
    "The streets of the old town were still closed at noon, and buses stood empty beside the bay.";

#[test]
fn the_case_of_the_seed_article_gives_two_stale_marks_and_no_more() {
    let mut desk = desk(SEED);
    check_all(&mut desk);
    let before = desk.claims().count();
    let new = SEED.replace("40,000", "4,000").replace("July 31", "July 13");
    let new = new.replacen("\n\n", &format!("\n\n{INSERTED}\n\n"), 1);
    let counts = carry(&mut desk, &new);
    let told = told(&desk);
    assert_eq!((counts.stale, counts.ask, counts.removed), (2, 0, 0), "{told:#?}");
    assert_eq!(counts.kept + counts.context + counts.stale, before, "{told:#?}");
    let stale = desk.claims().filter(|claim| desk.staleness(claim, TODAY) == [Stale::Redrafted]);
    assert_eq!(stale.count(), 2);
    assert!(
        told.iter()
            .filter(|line| line.starts_with("stale"))
            .all(|line| line.contains("4,000") || line.contains("July 13"))
    );
}

/// Old text, the words of a hand-made claim in it, new text, and what becomes of them.
const CASES: &[(&str, &str, &str, &str)] = &[
    (
        "The ferry carried 340 people.",
        "340",
        "The ferry carried 340 people.\n\nIt sank.",
        "context: 340 > 340",
    ),
    ("The ferry carried 340 people.", "340", "The ferry carried 430 people.", "stale: 340 > 430"),
    (
        "The ferry carried 340 people.",
        "340 people",
        "The ferry carried about 340 people.",
        "stale: 340 people > 340 people",
    ),
    (
        "It carried twelve people.",
        "twelve people",
        "It carried 12 people.",
        "context: twelve people > 12 people",
    ),
    (
        "The two were 41-50 years old.",
        "41-50 years",
        "The two were about 41-50 years old.",
        "stale: 41-50 years > 41-50 years",
    ),
    (
        "Of the 200 or so injured, 50 were officers.",
        "the 200 or so",
        "Of the about 200 or so injured, 50 were officers.",
        "stale: the 200 or so > the about 200 or so",
    ),
    (
        "It took about 40 days.",
        "about 40 days",
        "It took around 40 days.",
        "context: about 40 days > around 40 days",
    ),
    ("It cost 40 percent more.", "40 percent", "It cost 40% more.", "context: 40 percent > 40%"),
    (
        "The mayor was there on Monday.",
        "The mayor",
        "The mayor was not there on Monday.",
        "stale: The mayor > The mayor",
    ),
    (
        "The mayor was there on Monday.",
        "was there",
        "The mayor, in blue, was there on Monday.",
        "context: was there > was there",
    ),
    ("He met Anna Lind in the town hall.", "met", "He met Anna Berg in the town hall.", "stale: met > met"),
    ("It was −5 °C at night in the town.", "5 °C", "It was 5 °C at night in the town.", "stale: 5 °C > 5 °C"),
    ("Twelve men and 12 women came.", "Twelve men", "12 women came.", "removed: Twelve men > –"),
    (
        "“It sank,” she said — twice.",
        "“It sank,”",
        "\"It sank,\" she said - twice.",
        "kept: “It sank,” > \"It sank,\"",
    ),
    ("It sank at 3:15.", "3:15", "It sank at 3:50.", "stale: 3:15 > 3:50"),
    (
        "He met Anna Macleod at noon.",
        "Anna Macleod",
        "He met Anna MacLeod at noon.",
        "context: Anna Macleod > Anna MacLeod",
    ),
    (
        "The ferry of Lunde carried 340 people.",
        "340 people",
        "The ferry of Vik carried 340 people.",
        "stale: 340 people > 340 people",
    ),
    (
        "The old ferry carried 340 people.",
        "340 people",
        "The new ferry carried 340 people.",
        "context: 340 people > 340 people",
    ),
    ("The town is big.", "is big", "Is the town big?", "stale: is big > big"),
    (
        "Team Lunde beat Team Vik by far.",
        "Team Lunde beat Team Vik",
        "Team Vik beat Team Lunde by far.",
        "stale: Team Lunde beat Team Vik > Team Vik beat Team Lunde",
    ),
    ("Shares climbed 3 cents.", "3 cents", "Shares rose 3 cents.", "context: 3 cents > 3 cents"),
    ("Shares rose 3 cents.", "3 cents", "Shares fell 3 cents.", "stale: 3 cents > 3 cents"),
    (
        "The town beat Lunde by 2 goals.",
        "2 goals",
        "The town lost to Lunde by 2 goals.",
        "stale: 2 goals > 2 goals",
    ),
    ("He left before Monday.", "Monday", "He left after Monday.", "stale: Monday > Monday"),
    (
        "It sank near the pier, and two men swam to the old harbour.",
        "two men swam",
        "It went down by the pier on Tuesday. Two men swam to the old harbour.",
        "context: two men swam > Two men swam",
    ),
    (
        "The ferry burned on Monday. Two men swam ashore.",
        "Two men",
        "The ferry burned on Monday; two men swam ashore.",
        "context: Two men > two men",
    ),
    (
        "It closed down at 18,432.24 points.",
        "18,432.24",
        "It fell to 18,342.24 points.",
        "stale: 18,432.24 > 18,342.24",
    ),
    (
        "“All hands on deck.” said the mayor.",
        "“All hands on deck.”",
        "“All hands on deck,” the mayor of the town said.",
        "context: “All hands on deck.” > “All hands on deck,”",
    ),
];

#[test]
fn claims_made_by_hand_are_judged_by_their_words() {
    for (text, words, new, want) in CASES {
        let text =
            format!("Ferry fire in Lunde\n\nNobody was surprised by this.\n\n{text}\n\nThe end came late.");
        let new =
            format!("Ferry fire in Lunde\n\nNobody was surprised by this.\n\n{new}\n\nThe end came late.");
        let mut desk = desk(&text);
        let start = text[..text.find(words).unwrap()].chars().count();
        let span = format!(r#"{{"start":{start},"end":{}}}"#, start + words.chars().count());
        let draft = desk.draft().unwrap().id.clone();
        record(
            &mut desk,
            crate::desk::edit(&format!(
                r#"{{"do":"add_claim","claim":"hand","draft":"{draft}","span":{span},"reading":{{"kind":"statement","value":{{}}}}}}"#
            )),
        );
        record(&mut desk, mark("hand", "confirmed"));
        carry(&mut desk, &new);
        let outcome = desk.outcome(2).unwrap();
        let row = outcome.rows.iter().find(|row| row.claim.id.0 == "hand").unwrap();
        let told = format!(
            "{}: {} > {}",
            row.verdict.unwrap().key(),
            row.old.as_ref().unwrap().words,
            row.new.as_ref().map_or("–", |side| side.words)
        );
        assert_eq!(told, *want, "{text} … {:?}", row.why);
    }
}

#[test]
fn a_lookalike_never_takes_a_mark() {
    let (alpha, beta) =
        ("Team Alpha won twelve percent of the vote.", "Team Beta won twelve percent of the vote.");
    let between = "The count went on all night.";
    let draft = |one: &str, other: &str| format!("The count in Lunde\n\n{one}\n\n{between}\n\n{other}\n");
    for (new, of_alpha, of_beta) in [
        (draft("", beta), "removed", "stands"),
        (draft(beta, ""), "removed", "stands"),
        (draft(alpha, ""), "stands", "removed"),
        (draft(beta, alpha), "stands", "stands"),
        (draft(&alpha.replace("Alpha", "Gamma"), beta), "stale", "stands"),
        (draft(&alpha.replace("twelve", "eleven"), beta), "stale", "stands"),
        (draft(beta, &alpha.replace("twelve", "eleven")), "stale", "stands"),
        (draft(&format!("{alpha} {beta}"), ""), "stands", "stands"),
        // In its own place stands another's name, and its own elsewhere in other words.
        (
            draft(
                &alpha.replace("Alpha", "Gamma"),
                &format!("{beta}\n\n{}", alpha.replace("the", "all the")),
            ),
            "ask",
            "stands",
        ),
    ] {
        let mut desk = desk(&draft(alpha, beta));
        check_all(&mut desk);
        carry(&mut desk, &new);
        let outcome = desk.outcome(2).unwrap();
        let became = |team: &str| {
            let is_of = |row: &&tickmark::desk::carry::Row<'_>| {
                row.old.as_ref().is_some_and(|old| old.words == "twelve percent" && old.around.contains(team))
            };
            let row = outcome.rows.iter().find(is_of).unwrap();
            let is_home = row
                .new
                .as_ref()
                .is_none_or(|new| new.around.contains(team) || row.verdict == Some(Verdict::Stale));
            assert!(is_home, "{team} {new}");
            match row.verdict.unwrap() {
                Verdict::Kept | Verdict::Context => "stands",
                other => other.key(),
            }
        };
        assert_eq!((became("Alpha"), became("Beta")), (of_alpha, of_beta), "{new}");
    }
}

#[test]
fn one_undo_takes_a_draft_back_and_one_more_brings_it_again() {
    let mut desk = desk(SEED);
    check_all(&mut desk);
    let ids = |desk: &Desk| {
        desk.claims().map(|claim| (claim.id.clone(), claim.status, claim.span)).collect::<Vec<_>>()
    };
    let (before, summary) = (ids(&desk), desk.summary(TODAY));
    carry(&mut desk, &SEED.replace("40,000", "4,000"));
    let (after, entries) = (ids(&desk), desk.entries().len());
    let undo = |desk: &mut Desk, entry: usize| {
        let entry = desk.entries()[entry].id.clone();
        record(desk, Edit::Undo { entry });
    };
    undo(&mut desk, entries - 1);
    assert_eq!((ids(&desk), desk.summary(TODAY), desk.drafts().count()), (before, summary, 1));
    undo(&mut desk, entries);
    assert_eq!((ids(&desk), desk.drafts().count()), (after, 2));
}

#[test]
fn the_edit_survives_its_journal_line() {
    let mut desk = desk(SEED);
    check_all(&mut desk);
    carry(
        &mut desk,
        &SEED
            .replace("40,000", "4,000")
            .replace("Talks are to go on next week in Cairo, two officials said.\n", ""),
    );
    let mut again = Desk::default();
    for entry in desk.entries() {
        let line = serde_json::to_string(&**entry).unwrap();
        let entry: Entry = serde_json::from_str(&line).unwrap();
        again.record(Entry { id: EntryId(entry.id.0.clone()), ..entry }).unwrap();
    }
    assert!(again == desk);
}

#[test]
fn a_mark_stays_stale_until_it_is_made_anew() {
    let mut desk = desk(SEED);
    check_all(&mut desk);
    let stale = |desk: &Desk| {
        desk.claims()
            .filter(|claim| !desk.staleness(claim, TODAY).is_empty())
            .map(|claim| claim.id.0.clone())
            .collect::<Vec<_>>()
    };
    let changed = SEED.replace("40,000", "4,000");
    carry(&mut desk, &changed);
    let one = stale(&desk);
    assert_eq!(one.len(), 1);
    carry(&mut desk, &format!("{changed}\n\n{INSERTED}"));
    assert_eq!(stale(&desk), one, "another draft does not heal it");
    let claim = desk.claim(&one[0].as_str().into()).unwrap();
    assert_eq!(
        desk.marked_on(claim).unwrap().0.split_whitespace().collect::<Vec<_>>().join(" "),
        "More than 40,000 people have been killed"
    );
    record(&mut desk, mark(&one[0], "wrong"));
    assert!(stale(&desk).is_empty());
}

#[test]
fn what_was_put_away_stays_away_and_what_is_gone_keeps_its_sources() {
    let mut desk = desk(SEED);
    check_all(&mut desk);
    let id = |desk: &Desk, words: &str| {
        desk.claims().find(|claim| desk.words(claim).contains(words)).unwrap().id.0.clone()
    };
    let (away, gone) = (id(&desk, "1,200"), id(&desk, "next week"));
    for json in [
        format!(r#"{{"do":"set_aside","claim":"{away}"}}"#),
        r#"{"do":"put_source","source":{"id":"s1","title":"Log"}}"#.to_owned(),
        r#"{"do":"put_citation","citation":{"id":"k1","source":"s1"}}"#.to_owned(),
        format!(r#"{{"do":"put_link","link":{{"claim":"{gone}","citation":"k1"}}}}"#),
    ] {
        record(&mut desk, crate::desk::edit(&json));
    }
    let new = SEED.replace("Talks are to go on next week in Cairo, two officials said.\n", "");
    carry(&mut desk, &format!("{new}\n{INSERTED}"));
    assert_eq!(desk.tray().map(|claim| claim.id.0.as_str()).collect::<Vec<_>>(), [&away]);
    assert!(!desk.claims().any(|claim| desk.words(claim).contains("1,200")), "not found anew");
    let removed: Vec<_> = desk.removed().filter(|claim| claim.id.0 == gone).collect();
    assert_eq!(removed.len(), 1);
    assert_eq!(desk.links_of(&removed[0].id).count(), 1);
    let refused = desk
        .record(entry("x", crate::desk::edit(&format!(r#"{{"do":"bring_back","claim":"{gone}"}}"#))))
        .unwrap_err();
    assert!(refused.to_string().contains("earlier draft"));
}

#[test]
fn a_sentence_that_comes_back_has_its_marks_and_sources_again() {
    let mut desk = desk(SEED);
    check_all(&mut desk);
    let gone = desk.claims().find(|claim| desk.words(claim).contains("next week")).unwrap().id.clone();
    let away = desk.claims().find(|claim| desk.words(claim).contains("two officials")).unwrap().id.clone();
    record(&mut desk, crate::desk::edit(&format!(r#"{{"do":"set_aside","claim":"{away}"}}"#)));
    let (claims, tray) = (desk.claims().count(), desk.tray().count());
    let cut = SEED.replace("Talks are to go on next week in Cairo, two officials said.\n", "");
    carry(&mut desk, &format!("{cut}\n{INSERTED}"));
    let counts = carry(&mut desk, &format!("{SEED}\n{INSERTED}"));
    assert_eq!((counts.stale, counts.removed, counts.new), (0, 0, 0), "{:#?}", told(&desk));
    let back = desk.claim(&gone).unwrap();
    assert_eq!((back.draft, back.status, &back.set_aside), (3, Status::Confirmed, &None));
    assert!(told(&desk).iter().any(|line| line.contains("next week") && line.contains("is back")));
    let noon = 1;
    let counted = (desk.claims().count(), desk.tray().count());
    assert_eq!(counted, (claims + noon, tray), "what was put away stays away");
    assert!(desk.removed().next().is_none());
    let last = desk.entries().last().unwrap().id.clone();
    record(&mut desk, Edit::Undo { entry: last });
    assert!(desk.removed().any(|claim| claim.id == gone));
}

/// All articles at hand: the samples, and those beside the project.
#[expect(clippy::print_stdout, reason = "a check that is skipped says so")]
fn texts() -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = Vec::new();
    for folder in ["resources/samples", "../shared/articles"] {
        let Ok(entries) = root.join(folder).read_dir() else {
            println!("skipped: no articles in {folder}");
            continue;
        };
        paths.extend(
            entries
                .map(|entry| entry.unwrap().path())
                .filter(|path| path.extension().is_some_and(|it| it == "txt")),
        );
    }
    paths.sort();
    paths.into_iter().map(|path| (path.clone(), std::fs::read_to_string(path).unwrap())).collect()
}

#[test]
fn generated_drafts_keep_every_mark_in_its_place() {
    let drafts: usize = std::env::var("CARRY_DRAFTS").ok().and_then(|n| n.parse().ok()).unwrap_or(120);
    let first: usize = std::env::var("CARRY_FROM").ok().and_then(|n| n.parse().ok()).unwrap_or(0);
    let texts = texts();
    let mut tally = oracle::Tally::default();
    for seed in first..first + drafts {
        let (path, text) = &texts[seed * 7 % texts.len()];
        oracle::try_one(text, seed as u64, path, &mut tally);
    }
    println!("{}", tally.in_words());
    tally.hold();
}
