//! What stands between a piece and "ready" beyond open claims: marks that no longer hold, and confirmations on too little.

use jiff::civil::date;
use tickmark::desk::{Desk, Edit, Entry, HouseRule, Obstacle, Stale, Today, Trait};
use tickmark::report::{Format, Options};

use crate::desk::{desk, draft, entry, record};
use crate::word::render;

const EVE: Today = Today::on(date(2024, 8, 19));
const DAY: Today = Today::on(date(2024, 8, 20));

/// Why the mark on the claim is stale on that day.
fn stale(desk: &Desk, claim: &str, today: Today) -> Vec<Stale> {
    desk.staleness(desk.claim(&claim.into()).unwrap(), today)
}

/// Takes the latest step back.
fn undo(desk: &mut Desk) {
    let (step, _) = desk.undo_step().unwrap();
    let undo = Edit::Undo { entry: step.clone() };
    let id = format!("e{}", desk.entries().len());
    desk.record(entry(&id, undo)).unwrap();
}

/// Does it again.
fn redo(desk: &mut Desk) {
    let (step, _) = desk.redo_step().unwrap();
    let redo = Edit::Undo { entry: step.clone() };
    let id = format!("e{}", desk.entries().len());
    desk.record(entry(&id, redo)).unwrap();
}

#[test]
fn a_mark_is_stale_from_the_day_on_that_it_is_to_be_checked_again() {
    let mut desk = desk();
    record(
        &mut desk,
        &[
            r#"{"do":"set_status","claim":"c3","status":"wrong"}"#,
            r#"{"do":"set_as_of","claim":"c3","as_of":"2024-08-20"}"#,
        ],
    );
    assert_eq!(stale(&desk, "c3", DAY), [], "nobody asked to check it again");
    record(&mut desk, &[r#"{"do":"set_flag","claim":"c3","flag":"recheck","on":true}"#]);
    assert_eq!(stale(&desk, "c3", EVE), []);
    assert_eq!(stale(&desk, "c3", DAY), [Stale::Due(date(2024, 8, 20))]);
    assert_eq!(desk.summary(DAY).by_trait[&Trait::Stale], 1);
    assert!(desk.summary(DAY).obstacles().contains(&Obstacle::Stale(1)));
    assert!(!desk.summary(EVE).obstacles().contains(&Obstacle::Stale(1)));
    undo(&mut desk);
    assert_eq!(stale(&desk, "c3", DAY), []);
}

#[test]
fn a_mark_made_on_the_day_holds_and_one_made_before_the_day_was_written_down_does_not() {
    let mut desk = desk();
    let flagged = [
        r#"{"do":"set_status","claim":"c3","status":"wrong"}"#,
        r#"{"do":"set_flag","claim":"c3","flag":"recheck","on":true}"#,
        // The entries of these tests are of 16 August.
        r#"{"do":"set_as_of","claim":"c3","as_of":"2024-08-16"}"#,
    ];
    record(&mut desk, &flagged);
    assert_eq!(stale(&desk, "c3", DAY), [Stale::Due(date(2024, 8, 16))]);
    let again = Edit::SetStatus {
        claim: "c3".into(),
        status: tickmark::desk::Status::Wrong,
        reason: "checked again".to_owned(),
    };
    let later = Entry { at: "2024-08-16T18:00:00Z".parse().unwrap(), ..entry("again", again) };
    desk.record(later).unwrap();
    assert_eq!(stale(&desk, "c3", DAY), [], "it was looked at on that day");
    undo(&mut desk);
    assert_eq!(stale(&desk, "c3", DAY), [Stale::Due(date(2024, 8, 16))], "it was not, after all");
    redo(&mut desk);
    record(&mut desk, &[r#"{"do":"set_as_of","claim":"c3","as_of":"2024-08-20"}"#]);
    assert_eq!(stale(&desk, "c3", DAY), [Stale::Due(date(2024, 8, 20))], "a day moved on comes again");
}

#[test]
fn days_begin_where_the_checker_is() {
    let mut desk = desk();
    record(
        &mut desk,
        &[
            r#"{"do":"set_flag","claim":"c3","flag":"recheck","on":true}"#,
            r#"{"do":"set_as_of","claim":"c3","as_of":"2024-08-17"}"#,
        ],
    );
    let mark = crate::desk::edit(r#"{"do":"set_status","claim":"c3","status":"wrong"}"#);
    // Late on the 16th in New York, the 17th by UTC.
    let at = "2024-08-17T02:00:00Z".parse().unwrap();
    desk.record(Entry { at, ..entry("late", mark) }).unwrap();
    let zone = jiff::tz::TimeZone::fixed(jiff::tz::offset(-4));
    let next = Today::at("2024-08-17T14:00:00Z".parse().unwrap(), zone);
    assert_eq!(stale(&desk, "c3", next), [Stale::Due(date(2024, 8, 17))]);
}

#[test]
fn a_withdrawn_source_makes_its_claims_stale_until_each_is_kept() {
    let mut desk = desk();
    let link = |claim: &str, seen: bool| {
        format!(
            r#"{{"do":"put_link","link":{{"claim":"{claim}","citation":"k1","relation":"supports","withdrawn_seen":{seen}}}}}"#
        )
    };
    record(
        &mut desk,
        &[
            r#"{"do":"put_source","source":{"id":"s1","title":"Crew list"}}"#,
            r#"{"do":"put_citation","citation":{"id":"k1","source":"s1"}}"#,
            &link("c2", false),
            &link("c3", false),
            r#"{"do":"set_status","claim":"c2","status":"wrong"}"#,
            r#"{"do":"set_status","claim":"c3","status":"wrong"}"#,
            r#"{"do":"put_source","source":{"id":"s1","title":"Crew list","withdrawn":"superseded by a new list"}}"#,
        ],
    );
    assert_eq!(stale(&desk, "c2", DAY), [Stale::Withdrawn]);
    assert!(desk.summary(DAY).obstacles().contains(&Obstacle::Stale(2)));
    record(&mut desk, &[&link("c2", true)]);
    assert_eq!((stale(&desk, "c2", DAY), stale(&desk, "c3", DAY)), (vec![], vec![Stale::Withdrawn]));
    undo(&mut desk);
    assert_eq!(stale(&desk, "c2", DAY), [Stale::Withdrawn]);
}

#[test]
fn a_confirmation_on_too_little_stands_in_the_way_until_a_source_or_a_reason_answers() {
    let mut desk = desk();
    record(&mut desk, &[r#"{"do":"set_status","claim":"c3","status":"confirmed"}"#]);
    let is_in_the_way = |desk: &Desk| desk.summary(DAY).obstacles().contains(&Obstacle::BelowRule(1));
    assert!(is_in_the_way(&desk));
    record(&mut desk, &[r#"{"do":"set_status","claim":"c3","status":"confirmed","reason":"I was there"}"#]);
    assert!(!is_in_the_way(&desk));
    undo(&mut desk);
    let rule = r#"{"do":"describe_piece","piece":{"title":"Ferry","house_rule":{"asks":false,"secondary_needed":3}}}"#;
    record(&mut desk, &[rule]);
    assert!(!is_in_the_way(&desk), "the outlet of this piece does not ask");
    undo(&mut desk);
    assert!(is_in_the_way(&desk));
}

#[test]
fn a_piece_is_begun_under_the_rule_it_is_given() {
    let rule = HouseRule { asks: true, secondary_needed: 2 };
    let mut desk = Desk::default();
    for (n, edit) in draft(&[]).begin(rule).into_iter().enumerate() {
        desk.record(entry(&format!("e{n}"), edit)).unwrap();
    }
    assert_eq!((desk.rule(), desk.entries().len()), (rule, 2));
    assert!(
        matches!(desk.entries().last().unwrap().edit, Edit::AddDraft { .. }),
        "undo stops at the article"
    );
    assert_eq!(draft(&[]).begin(HouseRule::default()).len(), 1, "the usual rule needs no line of its own");
}

#[test]
fn a_correction_outlives_another_date_and_what_was_found_follows_it() {
    let mut desk = desk();
    let day = |value: &str| format!(r#"{{"kind":"date","value":{{"timex":"{value}"}}}}"#);
    let redate = |claims: &[&str], value: &str| {
        let readings =
            claims.iter().map(|claim| format!(r#"{{"claim":"{claim}","reading":{}}}"#, day(value)));
        let readings = readings.collect::<Vec<_>>().join(",");
        format!(r#"{{"do":"redate","draft":"d1","published":"2024-09-01","readings":[{readings}]}}"#)
    };
    let correct = format!(r#"{{"do":"correct_reading","claim":"c2","reading":{}}}"#, day("2024-08-12"));
    record(&mut desk, &[&correct, &redate(&["c1", "c2"], "2024-08-26")]);
    let said = |desk: &Desk, claim: &str| desk.claim(&claim.into()).unwrap().reading.in_words();
    assert_eq!(desk.draft().unwrap().article.published.date, date(2024, 9, 1));
    assert!(said(&desk, "c1").contains("26 Aug"), "{}", said(&desk, "c1"));
    assert!(said(&desk, "c2").contains("12 Aug"), "{}", said(&desk, "c2"));
    undo(&mut desk);
    assert_eq!(desk.draft().unwrap().article.published.date, date(2024, 8, 16));
    let before = desk.clone();
    let unknown = crate::desk::edit(&redate(&["c1", "c9"], "2024-08-26"));
    assert!(desk.record(entry("bad", unknown)).is_err());
    assert_eq!(desk, before);
}

#[test]
fn every_report_says_what_is_stale_and_what_is_below_the_rule() {
    let mut desk = desk();
    record(
        &mut desk,
        &[
            r#"{"do":"set_status","claim":"c3","status":"confirmed"}"#,
            r#"{"do":"set_flag","claim":"c3","flag":"recheck","on":true}"#,
            r#"{"do":"set_as_of","claim":"c3","as_of":"2024-08-20"}"#,
        ],
    );
    let told = |format, today| render(&desk, format, &Options { today, ..Options::whole() });
    for format in [Format::Html, Format::Markdown, Format::Csv, Format::Json] {
        let page = told(format, Some(DAY)).replace('\\', "");
        assert!(page.contains("it was to be checked again once 2024-08-20 had come"), "{format:?}: {page}");
        assert!(page.contains("no source supports this yet"), "{format:?}: {page}");
        assert!(!told(format, None).contains("to be checked again once"), "by the day of the last entry");
    }
    for words in [
        "House rule",
        "one primary source, or 3 independent secondary ones",
        "1 mark is stale",
        "1 confirmed claim does not meet the house rule",
    ] {
        assert!(told(Format::Html, Some(DAY)).contains(words), "no {words}");
    }
}
