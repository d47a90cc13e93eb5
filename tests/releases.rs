//! Projects as every released version wrote them open, and say what they said.
//!
//! `tests/releases/VERSION/` holds them with what must be read of each; neither is ever changed once the version is out.
//! `UPDATE_RELEASES=1` writes the one of the version under way anew.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::civil::date;
use tickmark::archive::Project;
use tickmark::article::{Dates, read};
use tickmark::desk::{Desk, Edit, Entry};
use tickmark::extract::extract;

use crate::desk::{draft, edit, entry};

/// The edits that a piece sees before its second draft; every one that there is, but those about drafts.
const EDITS: &[&str] = &[
    r#"{"do":"describe_piece","piece":{"title":"Ferry","author":"A. Writer","outlet":"Coast","deadline":"Friday","notes":"call again"}}"#,
    r#"{"do":"put_source","source":{"id":"s1","title":"Log of the harbour office","author":"Harbour office","url":"https://example.org/log","archive_url":"https://example.org/a","file":{"name":"log.pdf","sha256":"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad","size":3}}}"#,
    r#"{"do":"put_source","source":{"id":"s2","title":"A deckhand","contact":"by telephone","confidentiality":"anonymous","code_name":"Gull","notes":"nervous"}}"#,
    r#"{"do":"put_source","source":{"id":"s3","title":"Wire","derived_from":"s1","withdrawn":"corrected","withdrawn_on":"2024-08-17"}}"#,
    r#"{"do":"put_citation","citation":{"id":"k1","source":"s1","locator":"p. 3","passage":"fire on board","value":"3"}}"#,
    r#"{"do":"put_citation","citation":{"id":"k2","source":"s2"}}"#,
    r#"{"do":"put_link","link":{"claim":"c3","citation":"k1","relation":"supports","directness":"primary","method":"read"}}"#,
    r#"{"do":"put_link","link":{"claim":"c3","citation":"k2","relation":"contradicts"}}"#,
    r#"{"do":"drop_link","claim":"c3","citation":"k2"}"#,
    r#"{"do":"drop_citation","citation":"k2"}"#,
    r#"{"do":"drop_source","source":"s3"}"#,
    r#"{"do":"set_status","claim":"c1","status":"confirmed","reason":"on the hull"}"#,
    r#"{"do":"set_status","claim":"c3","status":"disputed"}"#,
    r#"{"do":"set_flag","claim":"c3","flag":"query","on":true,"detail":"the author"}"#,
    r#"{"do":"set_as_of","claim":"c3","as_of":"2024-08-30"}"#,
    r#"{"do":"write_note","claim":"c2","text":"Asked the harbour office.\nThey call back."}"#,
    r#"{"do":"suggest","claim":"c2","wording":"on Tuesday","reason":"the log"}"#,
    r#"{"do":"resolve","claim":"c2","resolution":"accepted"}"#,
    r#"{"do":"resolve","claim":"c1","resolution":"stet","reason":"as on the deed"}"#,
    r#"{"do":"correct_reading","claim":"c1","reading":{"kind":"statement","value":{}}}"#,
    r#"{"do":"add_claim","claim":"hand","draft":"d1","span":{"start":0,"end":10},"reading":{"kind":"statement","value":{}}}"#,
    r#"{"do":"move_span","claim":"hand","span":{"start":0,"end":19}}"#,
    r#"{"do":"set_aside","claim":"hand","reason":"a headline"}"#,
    r#"{"do":"bring_back","claim":"hand"}"#,
    r#"{"do":"pass_sentence","draft":"d1","sentence":3,"on":true}"#,
    r#"{"do":"redate","draft":"d1","published":"2024-08-17","readings":[{"claim":"c2","reading":{"kind":"statement","value":{}}}]}"#,
    r#"{"do":"set_finding_aside","finding":"f1","about":"three, four","reason":"the crew is counted"}"#,
    r#"{"do":"set_finding_aside","finding":"f2","about":"Monday","reason":"known"}"#,
    r#"{"do":"take_finding_back","finding":"f2"}"#,
    r#"{"do":"confirm_name","name":"Lunde","source":"s1","from":"the map"}"#,
    r#"{"do":"confirm_name","name":"Havørn","from":"the hull"}"#,
    r#"{"do":"unconfirm_name","name":"Havørn"}"#,
    r#"{"do":"group","edits":[{"do":"set_status","claim":"c2","status":"waiting"},{"do":"set_flag","claim":"c2","flag":"legal","on":true}]}"#,
    r#"{"do":"sign_off","office":"checker","draft":"d1","unchecked":"the dates"}"#,
    r#"{"do":"reopen","office":"checker","reason":"the dates came"}"#,
    r#"{"do":"set_status","claim":"c1","status":"wrong"}"#,
];

/// As journals were written before a reason was asked for, and before drafts said more of themselves.
const SHORT: &[&str] = &[
    r#"{"do":"resolve","claim":"c1","resolution":"stet"}"#,
    r#"{"do":"set_finding_aside","finding":"f1"}"#,
    r#"{"do":"set_status","claim":"c1","status":"no_check"}"#,
    r#"{"do":"put_source","source":{"id":"s1","title":"Log"}}"#,
    r#"{"do":"describe_piece","piece":{}}"#,
];

fn go_on(desk: &mut Desk, made: Edit) {
    let id = format!("e{}", desk.entries().len());
    let told = format!("{made:?}");
    desk.record(entry(&id, made)).unwrap_or_else(|refusal| panic!("{told}: {refusal}"));
}

fn begun() -> Desk {
    let mut desk = Desk::default();
    go_on(&mut desk, Edit::AddDraft { draft: draft(&["“Havørn”", "on Monday", "Three people died"]) });
    desk
}

/// A desk that has seen every edit.
fn everything() -> Desk {
    let mut desk = begun();
    for json in EDITS {
        go_on(&mut desk, edit(json));
    }
    let asked = desk.undo_step().unwrap().0.clone();
    go_on(&mut desk, Edit::Undo { entry: asked });
    let day = date(2024, 8, 18);
    let text = "Ferry fire in Lunde\n\nFour people died, she said. The “Havørn” sailed on Tuesday. Why?";
    let article =
        read(text.as_bytes(), "ferry 2.txt", Dates { given: Some(day), file: day }).unwrap().article;
    let carry = desk.carrying(&article, &extract(&article)).unwrap();
    go_on(&mut desk, carry);
    let waiting = desk.removed().next().unwrap().id.0.clone();
    let place =
        format!(r#"{{"do":"place","claim":"{waiting}","span":{{"start":49,"end":61}},"differs":true}}"#);
    go_on(&mut desk, edit(&place));
    desk
}

fn short() -> Desk {
    let mut desk = begun();
    for json in SHORT {
        go_on(&mut desk, edit(json));
    }
    desk
}

/// What a project says, in lines.
fn said(desk: &Desk) -> String {
    let mut said = String::new();
    let mut say = |line: String| writeln!(said, "{line}").unwrap();
    say(format!("{} entries, {:?}", desk.entries().len(), desk.title()));
    for draft in desk.drafts() {
        say(format!(
            "draft {} of {}: {} letters",
            draft.article.name,
            draft.article.published.date,
            draft.article.text.len()
        ));
    }
    let standing = [("list", desk.claims().collect::<Vec<_>>()), ("tray", desk.tray().collect())];
    for (place, claim) in standing.iter().flat_map(|(place, claims)| claims.iter().map(move |it| (place, it)))
    {
        let flags: Vec<_> = claim.flags.iter().map(|flag| format!("{flag:?}")).collect();
        say(format!(
            "{place}: {:?} is {} {}, {}; {:?}; note {:?}; links {}",
            desk.words(claim),
            claim.kind().name(),
            claim.status.name(),
            claim.resolution.name(),
            flags,
            claim.note,
            desk.links_of(&claim.id).count(),
        ));
    }
    for source in desk.sources() {
        say(format!("source {:?}, {:?}, {:?}", source.title, source.confidentiality, source.contact));
    }
    for citation in desk.citations() {
        say(format!("citation {:?}, {:?}", citation.locator, citation.passage));
    }
    for (name, spelling) in desk.spellings() {
        say(format!("name {name:?} from {:?}", spelling.from));
    }
    for signed in desk.sign_offs() {
        say(format!("signed {:?}", signed.office));
    }
    said
}

/// The names of all edits that there are, as reading an unknown one tells them.
fn all_edits() -> BTreeSet<String> {
    let told = serde_json::from_str::<Edit>(r#"{"do":"?"}"#).unwrap_err().to_string();
    let listed = told.split_once("expected one of").unwrap().1;
    listed.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

fn edits_of(entries: &[std::sync::Arc<Entry>]) -> BTreeSet<String> {
    let told: Vec<serde_json::Value> =
        entries.iter().map(|entry| serde_json::to_value(&entry.edit).unwrap()).collect();
    let inside = told.iter().flat_map(|edit| edit["edits"].as_array().into_iter().flatten());
    told.iter().chain(inside).map(|edit| edit["do"].as_str().unwrap().to_owned()).collect()
}

fn releases() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/releases")
}

fn update(folder: &Path) {
    fs::create_dir_all(folder).unwrap();
    for (name, desk) in [("every-edit", everything()), ("few-words", short())] {
        let path = folder.join(name).with_extension("tickmark");
        drop(fs::remove_file(&path));
        let entries: Vec<&Entry> = desk.entries().iter().map(AsRef::as_ref).collect();
        Project::create(&path, Timestamp::constant(1_723_800_000, 0), &entries).unwrap();
        fs::write(path.with_extension("txt"), said(&desk)).unwrap();
    }
}

#[test]
fn every_released_version_s_projects_open_and_say_what_they_said() {
    let current = releases().join(env!("CARGO_PKG_VERSION"));
    if std::env::var_os("UPDATE_RELEASES").is_some() {
        update(&current);
    }
    let mut found = BTreeSet::new();
    for version in fs::read_dir(releases()).unwrap().map(|it| it.unwrap().path()) {
        for file in fs::read_dir(&version).unwrap().map(|it| it.unwrap().path()) {
            if file.extension().is_none_or(|ending| ending != "tickmark") {
                continue;
            }
            // A copy, for opening would lock the file itself.
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("x.tickmark");
            fs::copy(&file, &path).unwrap();
            let mut opened = Project::open(&path, &Default::default()).unwrap();
            assert_eq!(opened.notices, [], "{}", file.display());
            let expected = fs::read_to_string(file.with_extension("txt")).unwrap();
            assert_eq!(said(&opened.desk), expected, "{}", file.display());
            let more = entry("later", edit(r#"{"do":"describe_piece","piece":{"notes":"later"}}"#));
            opened.project.append(&[more]).unwrap();
            found.extend(edits_of(opened.desk.entries()));
        }
    }
    assert!(current.is_dir(), "a released version leaves its projects here");
    assert_eq!(found, all_edits(), "every edit occurs");
}
