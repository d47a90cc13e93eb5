//! The journal on disk: what is written comes back, whatever happens to the file in between.

use std::fs;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use proptest::prelude::*;
use tickmark::archive::{Access, ArchiveError, Notice, Opened, Project};
use tickmark::desk::{Checker, Desk, Edit, Entry, Today};

use crate::desk::{draft, edit, entry};

const NOW: Timestamp = Timestamp::UNIX_EPOCH;

fn who() -> Checker {
    Checker { name: "Maria Keller".to_owned(), initials: "MK".to_owned() }
}

fn status(n: usize, claim: usize, status: &str) -> Entry {
    let json = format!(r#"{{"do":"set_status","claim":"c{claim}","status":"{status}"}}"#);
    entry(&format!("e{n}"), edit(&json))
}

fn note(n: usize, text: &str) -> Entry {
    let edit = Edit::WriteNote { claim: "c1".into(), text: text.to_owned() };
    entry(&format!("e{n}"), edit)
}

/// A draft and four marks.
fn entries() -> Vec<Entry> {
    let draft = draft(&["“Havørn”", "on Monday", "Three people died"]);
    vec![
        entry("e0", Edit::AddDraft { draft }),
        status(1, 1, "confirmed"),
        note(2, "Asked the harbour office"),
        status(3, 2, "wrong"),
        status(4, 3, "waiting"),
    ]
}

fn project() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ferry.tickmark");
    Project::create(&path, NOW, &entries()).unwrap();
    (folder, path)
}

fn open(path: &Path) -> Opened {
    Project::open(path, &who()).unwrap()
}

/// The ids of the entries that a desk is the fold of.
fn ids(desk: &Desk) -> Vec<&str> {
    desk.entries().iter().map(|entry| entry.id.0.as_str()).collect()
}

fn lines(path: &Path) -> Vec<String> {
    fs::read_to_string(path).unwrap().lines().map(str::to_owned).collect()
}

fn write_lines(path: &Path, lines: &[String]) {
    fs::write(path, [&lines.join("\n"), "\n"].concat()).unwrap();
}

#[test]
fn what_was_appended_is_there_when_opened_again() {
    let (_folder, path) = project();
    let mut opened = open(&path);
    assert_eq!(opened.notices, []);
    assert_eq!(opened.project.append(&[note(5, "a\nb"), note(6, "“c”")]).unwrap(), 6..8);
    opened.desk.record(note(5, "a\nb")).unwrap();
    opened.desk.record(note(6, "“c”")).unwrap();
    let desk = opened.desk;
    drop(opened.project);
    let again = open(&path);
    assert_eq!((again.desk, again.notices), (desk, vec![]));
    assert_eq!(again.project.number(6), Some(7));
}

#[test]
fn a_project_is_never_made_over_another_file() {
    let (_folder, path) = project();
    let before = fs::read(&path).unwrap();
    assert!(matches!(Project::create::<Entry>(&path, NOW, &[]), Err(ArchiveError::Exists(_))));
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn nothing_but_the_project_is_left_in_the_folder() {
    let (folder, path) = project();
    drop(open(&path));
    let names: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|f| f.unwrap().file_name()).collect();
    assert_eq!(names, ["ferry.tickmark"]);
}

#[test]
fn a_second_opener_reads_only_and_is_told_who_writes() {
    let (_folder, path) = project();
    let first = open(&path);
    let mut second = Project::open(&path, &Checker::default()).unwrap();
    let Access::Held(holder) = second.project.access().clone() else { panic!("the second may write") };
    assert_eq!((holder.name.as_str(), holder.process), ("Maria Keller", std::process::id()));
    assert_eq!(second.desk, first.desk);
    assert!(matches!(second.project.append(&[note(5, "x")]), Err(ArchiveError::ReadOnly { .. })));
    drop(first);
    assert_eq!(*open(&path).project.access(), Access::Writable);
}

#[test]
fn a_lock_left_by_a_crash_is_no_lock() {
    let (folder, path) = project();
    fs::write(folder.path().join("ferry.tickmark.lock"), r#"{"name":"Gone","process":1}"#).unwrap();
    assert_eq!(*open(&path).project.access(), Access::Writable);
}

#[test]
fn a_torn_last_line_is_dropped_told_and_kept() {
    let (folder, path) = project();
    let whole = fs::read(&path).unwrap();
    fs::write(&path, &whole[..whole.len() - 20]).unwrap();
    let mut opened = open(&path);
    assert_eq!(ids(&opened.desk), ["e0", "e1", "e2", "e3"]);
    let kept = folder.path().join("ferry.tickmark.damaged");
    let torn = fs::read(&kept).unwrap();
    assert_eq!(opened.notices, [Notice::Torn { bytes: torn.len() }, Notice::Kept(kept)]);
    assert!(whole[..whole.len() - 20].ends_with(&torn));
    opened.project.append(&[status(4, 3, "waiting")]).unwrap();
    drop(opened);
    assert_eq!(fs::read(&path).unwrap(), whole, "the file is as if nothing had happened");
    assert_eq!(open(&path).notices, []);
}

#[test]
fn a_missing_last_line_end_is_put_back() {
    let (_folder, path) = project();
    let whole = fs::read(&path).unwrap();
    fs::write(&path, &whole[..whole.len() - 1]).unwrap();
    let mut opened = open(&path);
    assert_eq!((opened.desk.entries().len(), opened.notices.as_slice()), (5, &[][..]));
    opened.project.append(&[note(5, "x")]).unwrap();
    drop(opened);
    let again = open(&path);
    assert_eq!((again.desk.entries().len(), again.notices.as_slice()), (6, &[][..]));
}

#[test]
fn a_changed_past_is_noticed_and_later_work_is_sound() {
    let (folder, path) = project();
    let changed = fs::read_to_string(&path).unwrap().replace("harbour office", "harbour police");
    fs::write(&path, changed).unwrap();
    let mut opened = open(&path);
    let kept = folder.path().join("ferry.tickmark.damaged");
    let told = [Notice::Damaged { line: 4 }, Notice::Kept(kept.clone())];
    assert_eq!(opened.notices, told);
    assert_eq!(ids(&opened.desk), ["e0", "e1", "e3", "e4"]);
    assert!(fs::read_to_string(&kept).unwrap().contains("harbour police"));
    opened.project.append(&[note(5, "x")]).unwrap();
    drop(opened);
    let again = open(&path);
    assert_eq!(again.notices, told, "the old damage is told again, and no more");
    assert_eq!(ids(&again.desk), ["e0", "e1", "e3", "e4", "e5"]);
    assert_eq!(fs::read_to_string(&kept).unwrap().lines().count(), 1, "and kept once");
}

#[test]
fn a_damaged_article_is_read_as_it_stands_for_the_marks_to_hold() {
    let (_folder, path) = project();
    let changed = fs::read_to_string(&path).unwrap().replace("caught fire", "caught cold");
    fs::write(&path, changed).unwrap();
    for _ in 0..2 {
        let opened = open(&path);
        assert_eq!(opened.notices[0], Notice::DraftDamaged { line: 2 });
        assert_eq!(ids(&opened.desk), ["e0", "e1", "e2", "e3", "e4"]);
        assert!(opened.desk.draft().unwrap().article.text.contains("caught cold"));
    }
}

#[test]
fn where_the_article_is_lost_its_marks_are_told_in_few_lines() {
    let (_folder, path) = project();
    let mut opened = open(&path);
    opened.project.append(&(5..20).map(|n| note(n, "x")).collect::<Vec<_>>()).unwrap();
    drop(opened);
    let mut lines = lines(&path);
    lines[1] = lines[1].replace("\"text\":", "\"test\":");
    write_lines(&path, &lines);
    let again = open(&path);
    assert_eq!(again.desk, Desk::default());
    assert_eq!(again.notices.len(), 1 + 8 + 1 + 1);
    assert_eq!(again.notices[9], Notice::RefusedMore { count: 11 });
}

#[test]
fn a_damaged_checksum_costs_nothing_where_the_next_line_vouches() {
    let (_folder, path) = project();
    let whole = lines(&path);
    for (at, broken) in [(0, "x"), (0, "~"), (63, "?")] {
        let mut lines = whole.clone();
        let at = lines[2].len() - 66 + at;
        lines[2].replace_range(at..=at, broken);
        write_lines(&path, &lines);
        let opened = open(&path);
        assert_eq!(opened.notices, [Notice::SumDamaged { line: 3 }]);
        assert_eq!(ids(&opened.desk), ["e0", "e1", "e2", "e3", "e4"]);
    }
}

#[test]
fn the_line_after_one_without_a_checksum_is_read_as_it_stands() {
    let (_folder, path) = project();
    let mut lines = lines(&path);
    lines[2] = lines[2].replace("\"sum\":", "\"sun\":");
    write_lines(&path, &lines);
    let opened = open(&path);
    assert_eq!(opened.notices[..2], [Notice::Damaged { line: 3 }, Notice::Unproved { line: 4 }]);
    assert_eq!(ids(&opened.desk), ["e0", "e2", "e3", "e4"]);
}

#[test]
fn a_line_taken_out_is_noticed_and_the_rest_is_read() {
    let (_folder, path) = project();
    let mut lines = lines(&path);
    lines.remove(3);
    write_lines(&path, &lines);
    let opened = open(&path);
    assert_eq!(opened.notices, [Notice::Unproved { line: 4 }]);
    assert_eq!(ids(&opened.desk), ["e0", "e1", "e3", "e4"]);
}

#[test]
fn a_damaged_last_line_does_not_spoil_what_is_written_after_it() {
    for garble in ["{\"n\":4,gone", "", "\"sum\":\"none\"}"] {
        let (_folder, path) = project();
        let mut lines = lines(&path);
        *lines.last_mut().unwrap() = garble.to_owned();
        write_lines(&path, &lines);
        let mut opened = open(&path);
        assert_eq!(opened.notices.first(), Some(&Notice::Damaged { line: 6 }));
        opened.project.append(&[note(5, "x")]).unwrap();
        let told = opened.notices.clone();
        drop(opened);
        let again = open(&path);
        assert_eq!(ids(&again.desk), ["e0", "e1", "e2", "e3", "e5"]);
        assert_eq!(again.notices, told);
    }
}

#[test]
fn what_an_entry_no_longer_fits_is_told() {
    let (_folder, path) = project();
    let mut opened = open(&path);
    opened.project.append(&[status(5, 9, "wrong"), note(6, "x")]).unwrap();
    drop(opened);
    let again = open(&path);
    assert!(matches!(again.notices[..], [Notice::Refused { line: 7, .. }]));
    assert_eq!(again.desk.entries().len(), 6);
    assert_eq!(again.project.number(5), Some(7), "numbers are the journal's, not the desk's");
}

#[test]
fn a_file_swapped_by_another_program_is_left_alone() {
    let rewrite = |path: &Path, change: fn(String) -> String| {
        fs::write(path, change(fs::read_to_string(path).unwrap())).unwrap();
    };
    let spoil: [&dyn Fn(&Path); 4] = [
        &|path| rewrite(path, |text| format!("{text}more\n")),
        &|path| rewrite(path, |_| "short".to_owned()),
        &|path| rewrite(path, |text| text.replace("\"}\n", "\"} ")),
        &|path| {
            let other = path.with_extension("other");
            fs::copy(path, &other).unwrap();
            fs::rename(other, path).unwrap();
        },
    ];
    for spoil in spoil {
        let (_folder, path) = project();
        let mut opened = open(&path);
        spoil(&path);
        let spoilt = fs::read(&path).unwrap();
        assert!(matches!(opened.project.append(&[note(5, "x")]), Err(ArchiveError::Changed(_))));
        assert_eq!(fs::read(&path).unwrap(), spoilt);
    }
    let (_folder, path) = project();
    let mut opened = open(&path);
    fs::remove_file(&path).unwrap();
    assert!(matches!(opened.project.append(&[note(5, "x")]), Err(ArchiveError::Gone(_))));
}

#[test]
fn files_that_are_no_project_are_refused_in_one_line() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x.tickmark");
    let newer = r#"{"tickmark":2,"program":"tickmark 9.0.0","else":1}"#;
    let cases: [(&[u8], &str); 5] = [
        (b"", "the project file is empty"),
        (b"Three people died.\n", "this is no Tickmark project"),
        (b"\x00\xff\n\x00", "this is no Tickmark project"),
        (b"{\"a\":1}\n{\"b\":2}\n", "this is no Tickmark project"),
        (newer.as_bytes(), "the project was made by tickmark 9.0.0 in form 2"),
    ];
    for (bytes, begins) in cases {
        fs::write(&path, bytes).unwrap();
        let error = Project::open(&path, &who()).unwrap_err().to_string();
        assert!(error.starts_with(begins) && !error.contains('\n'), "{error}");
        assert!(error.ends_with("x.tickmark"), "{error}");
    }
    for (path, begins) in [
        (folder.path().join("none"), "there is no such project"),
        (folder.path().to_owned(), "this is a folder"),
    ] {
        let error = Project::open(&path, &who()).unwrap_err().to_string();
        assert!(error.starts_with(begins), "{error}");
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "no lock is left behind");
}

#[cfg(unix)]
#[test]
fn nobody_else_can_read_a_project() {
    use std::os::unix::fs::PermissionsExt as _;
    let (_folder, path) = project();
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
}

pub(super) fn any_edit() -> impl Strategy<Value = String> {
    let claim = (1..6_usize).prop_map(|n| format!("c{n}"));
    let word = "[a-c]{0,2}";
    prop_oneof![
        (claim.clone(), 0..8_usize).prop_map(|(claim, n)| {
            let status = tickmark::desk::Status::ALL[n].key();
            format!(r#"{{"do":"set_status","claim":"{claim}","status":"{status}"}}"#)
        }),
        (claim.clone(), any::<bool>()).prop_map(|(claim, on)| {
            format!(r#"{{"do":"set_flag","claim":"{claim}","flag":"legal","on":{on}}}"#)
        }),
        (claim.clone(), word).prop_map(|(claim, text)| {
            format!(r#"{{"do":"write_note","claim":"{claim}","text":"{text}"}}"#)
        }),
        (claim.clone(), word).prop_map(|(claim, text)| {
            format!(r#"{{"do":"suggest","claim":"{claim}","wording":"{text}"}}"#)
        }),
        (claim.clone(), 0..90_usize, 0..90_usize).prop_map(|(claim, start, end)| {
            format!(r#"{{"do":"move_span","claim":"{claim}","span":{{"start":{start},"end":{end}}}}}"#)
        }),
        (claim.clone(), 0..70_usize).prop_map(|(claim, start)| {
            let end = start + 9;
            format!(
                r#"{{"do":"add_claim","claim":"{claim}","draft":"d1","span":{{"start":{start},"end":{end}}},"reading":{{"kind":"statement","value":{{}}}}}}"#
            )
        }),
        claim.clone().prop_map(|claim| format!(r#"{{"do":"set_aside","claim":"{claim}"}}"#)),
        claim.clone().prop_map(|claim| format!(r#"{{"do":"bring_back","claim":"{claim}"}}"#)),
        (0..5_usize, any::<bool>())
            .prop_map(|(n, on)| format!(r#"{{"do":"pass_sentence","draft":"d1","sentence":{n},"on":{on}}}"#)),
        (1..4_usize, proptest::option::of(1..4_usize)).prop_map(|(n, origin)| {
            let origin = origin.map_or_else(String::new, |n| format!(r#","derived_from":"s{n}""#));
            format!(r#"{{"do":"put_source","source":{{"id":"s{n}","title":"t"{origin}}}}}"#)
        }),
        (1..4_usize).prop_map(|n| format!(r#"{{"do":"drop_source","source":"s{n}"}}"#)),
        (1..4_usize, 1..4_usize)
            .prop_map(|(n, s)| format!(r#"{{"do":"put_citation","citation":{{"id":"k{n}","source":"s{s}"}}}}"#)),
        (1..4_usize).prop_map(|n| format!(r#"{{"do":"drop_citation","citation":"k{n}"}}"#)),
        (claim.clone(), 1..4_usize)
            .prop_map(|(claim, n)| format!(r#"{{"do":"put_link","link":{{"claim":"{claim}","citation":"k{n}"}}}}"#)),
        (claim, 1..4_usize)
            .prop_map(|(claim, n)| format!(r#"{{"do":"drop_link","claim":"{claim}","citation":"k{n}"}}"#)),
        Just(r#"{"do":"describe_piece","piece":{"title":"t"}}"#.to_owned()),
        (0..4_usize, any::<bool>()).prop_map(|(n, on)| {
            let office = ["checker", "second_reader", "editor", "legal"][n];
            if on {
                format!(r#"{{"do":"sign_off","office":"{office}","draft":"d1"}}"#)
            } else {
                format!(r#"{{"do":"reopen","office":"{office}"}}"#)
            }
        }),
        Just(r#""undo""#.to_owned()),
        Just(r#""redo""#.to_owned()),
    ]
}

/// Makes random edits, some in groups, and leaves out those that are refused.
fn play(moves: &[Vec<String>]) -> (Desk, Vec<Entry>) {
    let mut desk = Desk::default();
    let mut made = Vec::new();
    let draft = draft(&["“Havørn”", "on Monday", "Three people died"]);
    let first = std::iter::once(Some(Edit::AddDraft { draft }));
    let next = moves.iter().map(|group| match group.as_slice() {
        [one] if one.starts_with('"') => None,
        [one] => Some(edit(one)),
        many => Some(Edit::Group {
            edits: many.iter().filter(|one| !one.starts_with('"')).map(|one| edit(one)).collect(),
        }),
    });
    for (n, (edit, group)) in first.chain(next).zip(std::iter::once(&vec![]).chain(moves)).enumerate() {
        let is_redo = group.iter().any(|word| word.contains("redo"));
        let step = if is_redo { desk.redo_step() } else { desk.undo_step() };
        let undo = step.map(|(entry, _)| Edit::Undo { entry: entry.clone() });
        let Some(edit) = edit.or(undo) else { continue };
        let entry = entry(&format!("e{n}"), edit);
        let before = desk.clone();
        if desk.record(entry.clone()).is_ok() {
            made.push(entry);
        } else {
            assert_eq!(desk, before, "a refusal changes nothing");
        }
    }
    (desk, made)
}

/// What undo must restore: all but the entries themselves.
pub(crate) fn view(desk: &Desk) -> impl PartialEq + std::fmt::Debug + use<> {
    let claims: Vec<_> = desk.claims().chain(desk.tray()).cloned().collect();
    let links: Vec<_> = claims
        .iter()
        .map(|claim| desk.links_of(&claim.id).map(|linked| linked.link.clone()).collect::<Vec<_>>())
        .collect();
    let sources: Vec<_> = desk.sources().cloned().collect();
    let citations: Vec<_> = desk.citations().cloned().collect();
    let passed: Vec<_> = desk.passed_sentences(1).map(|(n, stamp)| (n, stamp.clone())).collect();
    let signed: Vec<_> = desk
        .sign_offs()
        .map(|it| (it.office, it.stamp.clone(), it.draft, it.sha256.clone(), it.unchecked.clone()))
        .collect();
    let piece = (desk.piece().clone(), desk.draft().cloned(), signed);
    (
        claims,
        links,
        sources,
        citations,
        passed,
        piece,
        desk.summary(Today::on(jiff::civil::date(2024, 8, 16))),
    )
}

fn step(desk: &mut Desk, step: Option<tickmark::desk::EntryId>) -> bool {
    let Some(asked) = step else { return false };
    let id = format!("u{}", desk.revision());
    desk.record(entry(&id, Edit::Undo { entry: asked })).unwrap();
    true
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    #[test]
    fn the_reopened_file_folds_to_the_same_desk(
        moves in proptest::collection::vec(proptest::collection::vec(any_edit(), 1..3), 0..40),
    ) {
        let (desk, made) = play(&moves);
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x.tickmark");
        Project::create(&path, NOW, &made[..1]).unwrap();
        let mut opened = open(&path);
        for batch in made[1..].chunks(7) {
            opened.project.append(batch).unwrap();
        }
        drop(opened);
        let again = open(&path);
        prop_assert_eq!(&again.notices, &vec![]);
        prop_assert_eq!(again.desk, desk);
    }

    #[test]
    fn undo_goes_back_to_nothing_and_redo_to_the_same(
        moves in proptest::collection::vec(proptest::collection::vec(any_edit(), 1..4), 0..40),
    ) {
        let (mut desk, _) = play(&moves);
        while let Some(next) = desk.redo_step().map(|(id, _)| id.clone()) {
            step(&mut desk, Some(next));
        }
        let end = view(&desk);
        let mut views = vec![end];
        loop {
            let next = desk.undo_step().map(|(id, _)| id.clone());
            if !step(&mut desk, next) { break }
            views.push(view(&desk));
        }
        prop_assert_eq!(views.pop().unwrap(), view(&Desk::default()));
        while let Some(expected) = views.pop() {
            let next = desk.redo_step().map(|(id, _)| id.clone());
            step(&mut desk, next);
            prop_assert_eq!(view(&desk), expected);
        }
        prop_assert!(desk.redo_step().is_none());
    }
}
