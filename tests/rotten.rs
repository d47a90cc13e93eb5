//! Project files torn, rotten, shuffled and filled with zeros, through the same door as sound ones.
//!
//! Whatever the damage: what can be read is read, every line that is not is named and kept, opening again says the
//! same, and what is written afterwards is proved. `TICKMARK_ROT` turns every bit instead of one of each byte.

use std::fs;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use serde_json::Value;
use tickmark::archive::calls::{Call, Verdict, behind};
use tickmark::archive::{Access, Notice, Opened, Project};
use tickmark::article::{self, Dates};
use tickmark::desk::{ClaimId, Edit, Entry, NewDraft, Piece, Status};
use tickmark::extract::extract;

use crate::desk::{draft, entry};

const NOW: Timestamp = Timestamp::UNIX_EPOCH;

fn note(n: usize, text: &str) -> Entry {
    entry(&format!("e{n}"), Edit::WriteNote { claim: "c1".into(), text: text.to_owned() })
}

fn entries(n_notes: usize) -> Vec<Entry> {
    let first = entry("e0", Edit::AddDraft { draft: draft(&["“Havørn”"]) });
    std::iter::once(first).chain((1..=n_notes).map(|n| note(n, &format!("Asked “{n}”")))).collect()
}

/// Does `work` with a disk that is as quick as memory.
fn quickly<T>(work: impl FnOnce() -> T) -> T {
    let gate = |call, _: &Path| match call {
        Call::Sync | Call::SyncFolder => Verdict::Skip,
        _ => Verdict::Go,
    };
    behind(gate, work)
}

/// A folder for one project after another.
struct Bench {
    folder: tempfile::TempDir,
    path: PathBuf,
}

impl Bench {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("ferry.tickmark");
        Self { folder, path }
    }

    fn made(&self, entries: &[Entry]) -> Vec<u8> {
        drop(fs::remove_file(&self.path));
        Project::create(&self.path, NOW, entries).unwrap();
        fs::read(&self.path).unwrap()
    }

    fn open(&self) -> Opened {
        Project::open(&self.path, &Default::default()).unwrap()
    }

    /// The ids that are read of `bytes` and what is told, once all that holds for any damage held.
    fn check(&self, bytes: &[u8], context: &str) -> Option<(Vec<String>, Vec<Notice>)> {
        let damaged = self.folder.path().join("ferry.tickmark.damaged");
        drop(fs::remove_file(&damaged));
        fs::write(&self.path, bytes).unwrap();
        let mut opened = match Project::open(&self.path, &Default::default()) {
            Ok(opened) => opened,
            Err(error) => {
                let told = error.to_string();
                assert!(!told.contains('\n') && told.ends_with("ferry.tickmark"), "{context}: {told}");
                assert_eq!(fs::read(&self.path).unwrap(), bytes, "{context}: a file refused is left alone");
                return None;
            }
        };
        assert_eq!(*opened.project.access(), Access::Writable, "{context}");
        let kept = fs::read(&damaged).unwrap_or_default();
        let lines: Vec<&[u8]> = bytes.split_inclusive(|&byte| byte == b'\n').collect();
        for told in &opened.notices {
            let bytes = match told {
                Notice::Damaged { line } | Notice::DraftDamaged { line } => lines[line - 1],
                Notice::Torn { bytes } => &lines.last().unwrap()[..*bytes],
                _ => continue,
            };
            let is_kept = kept.windows(bytes.len()).any(|part| part == bytes);
            assert!(is_kept, "{context}: {told} is not kept");
        }
        let ids = ids(&opened);
        let after = |id: &str| {
            let piece = Piece { notes: "after the “damage”".to_owned(), ..Piece::default() };
            entry(id, Edit::DescribePiece { piece })
        };
        opened.project.append(&[after("e800"), after("e801")]).unwrap();
        let told = std::mem::take(&mut opened.notices);
        drop(opened);
        let grown = fs::read(&self.path).unwrap();
        let sound = &bytes[..bytes.len() - told.iter().map(torn_bytes).sum::<usize>()];
        assert!(grown.starts_with(sound), "{context}: what was there has changed");
        let again = self.open();
        let expected: Vec<String> =
            ids.iter().cloned().chain(["e800".to_owned(), "e801".to_owned()]).collect();
        assert_eq!(self::ids(&again), expected, "{context}: {:?}", again.notices);
        let lasting = |told: &Notice| !matches!(told, Notice::Torn { .. } | Notice::Kept(_));
        let [before, after] =
            [&told, &again.notices].map(|it| it.iter().filter(|it| lasting(it)).collect::<Vec<_>>());
        assert_eq!(before, after, "{context}: the same is told again, and no more");
        let kept_again = fs::read(&damaged).unwrap_or_default();
        assert_eq!(kept, kept_again, "{context}: what is kept is kept once");
        Some((ids, told))
    }
}

const fn torn_bytes(told: &Notice) -> usize {
    if let Notice::Torn { bytes } = told { *bytes } else { 0 }
}

fn ids(opened: &Opened) -> Vec<String> {
    opened.desk.entries().iter().map(|entry| entry.id.0.clone()).collect()
}

fn names(n: impl IntoIterator<Item = usize>) -> Vec<String> {
    n.into_iter().map(|n| format!("e{n}")).collect()
}

fn lines(bytes: &[u8]) -> Vec<Vec<u8>> {
    bytes.split_inclusive(|&byte| byte == b'\n').map(<[u8]>::to_vec).collect()
}

#[test]
fn every_prefix_of_a_project_opens_with_all_its_whole_lines() {
    let bench = Bench::new();
    let whole = bench.made(&entries(3));
    let ends: Vec<usize> = (0..whole.len()).filter(|&at| whole[at] == b'\n').collect();
    let refused = quickly(|| {
        (0..whole.len())
            .filter(|&cut| {
                let read = bench.check(&whole[..cut], &format!("cut at {cut}"));
                // A line that lacks nothing but its line end is whole.
                let expected = ends.iter().filter(|&&end| end <= cut).count();
                let Some((ids, told)) = read else { return true };
                assert_eq!(ids.len() + 1, expected, "cut at {cut}");
                let is_torn = !ends.contains(&cut) && !whole[..cut].ends_with(b"\n");
                assert_eq!(!told.is_empty(), is_torn, "cut at {cut}: {told:?}");
                false
            })
            .count()
    });
    assert_eq!(refused, ends[0], "without its first line it is no project");
    println!("{} prefixes", whole.len());
}

#[test]
fn every_turned_bit_is_told_and_costs_nothing() {
    let bench = Bench::new();
    let n_notes = 4;
    let whole = bench.made(&entries(n_notes));
    let is_full = std::env::var_os("TICKMARK_ROT").is_some();
    let text = bench.open().desk.draft().unwrap().article.text.clone();
    let mut n = 0;
    quickly(|| {
        for at in 0..whole.len() {
            // In short one bit of every fourth byte, and all of line ends and numbers, on which most hangs.
            let is_vital = whole[at] == b'\n' || whole[..at].ends_with(b"{\"n\":");
            let is_due = |bit: &usize| is_full || is_vital || at % 32 == bit * 4;
            for bit in (0..8).filter(is_due) {
                let mut bytes = whole.clone();
                bytes[at] ^= 1 << bit;
                let context = format!("byte {at}, bit {bit}");
                let (ids, told) =
                    bench.check(&bytes, &context).unwrap_or_else(|| panic!("{context}: refused"));
                assert!(!told.is_empty(), "{context} is not noticed");
                assert_eq!(ids, names(0..=n_notes), "{context}: {told:?}");
                assert_eq!(bench.open().desk.draft().unwrap().article.text, text, "{context}: {told:?}");
                n += 1;
            }
        }
    });
    println!("{n} turned bits of {} bytes, all told, none of them cost anything", whole.len());
}

/// An article of many paragraphs with its claims, and a mark on each of the first.
fn long_entries() -> Vec<Entry> {
    let paragraph = "The fire on the ferry “Havørn” killed 12 people on Monday, Captain Jo Berg said.\n\n";
    let dates = Dates { given: None, file: jiff::civil::date(2024, 8, 16) };
    let article = article::read(paragraph.repeat(150).as_bytes(), "ferry.txt", dates).unwrap().article;
    let draft = NewDraft::of(&article, &extract(&article));
    let claims: Vec<_> = draft.claims.iter().take(5).map(|claim| claim.id.clone()).collect();
    let mark = |(n, claim): (usize, ClaimId)| {
        let edit = Edit::SetStatus { claim, status: Status::Wrong, reason: "the log".to_owned() };
        entry(&format!("e{}", n + 1), edit)
    };
    std::iter::once(entry("e0", Edit::AddDraft { draft }))
        .chain(claims.into_iter().enumerate().map(mark))
        .collect()
}

#[test]
fn a_turned_bit_that_keeps_a_long_article_from_being_read_is_found() {
    let bench = Bench::new();
    let entries = long_entries();
    let whole = bench.made(&entries);
    let lines = lines(&whole);
    let (from, line) = (lines[0].len(), &lines[1]);
    // Every key, sign and digit of it might be hit; some of those that spoil the reading stand for all.
    let turned = |at: usize| {
        let mut bytes = whole.clone();
        bytes[from + at] ^= 1 << (at % 7);
        bytes
    };
    let is_spoiled = |at: &usize| {
        let bytes = turned(*at);
        let line = bytes[from..].split(|&byte| byte == b'\n').next().unwrap();
        serde_json::from_slice::<Value>(line).is_err() || line[*at..].starts_with(b"start\":")
    };
    let step = if std::env::var_os("TICKMARK_ROT").is_some() { 997 } else { 97 };
    let hit: Vec<usize> = (0..line.len()).step_by(line.len() / step).filter(is_spoiled).take(100).collect();
    assert!(hit.len() > 12 && line.len() > 100_000, "{} of {} bytes", hit.len(), line.len());
    quickly(|| {
        for at in hit.into_iter().chain([line.len() - 1]) {
            let (ids, told) = bench.check(&turned(at), &format!("byte {at}")).unwrap();
            assert_eq!(
                (ids, &told[..]),
                (names(0..entries.len()), &[Notice::Mended { line: 2 }][..]),
                "byte {at}"
            );
        }
    });
}

#[test]
fn lines_doubled_moved_and_mixed_are_all_read_in_their_order() {
    let bench = Bench::new();
    let whole = lines(&bench.made(&entries(6)));
    let all = names(0..=6);
    let read = |lines: &[Vec<u8>], context: &str| quickly(|| bench.check(&lines.concat(), context)).unwrap();
    for at in 0..whole.len() {
        let mut doubled = whole.clone();
        doubled.insert(at, whole[at].clone());
        let (ids, told) = read(&doubled, &format!("line {} doubled", at + 1));
        assert_eq!(
            (ids, told.len()),
            (all.clone(), if at == 0 { 2 } else { 1 }),
            "line {}: {told:?}",
            at + 1
        );
        let mut put_off = whole.clone();
        put_off.push(whole[at].clone());
        let (ids, _) = read(&put_off, &format!("line {} again at the end", at + 1));
        assert_eq!(ids, all);
    }
    for at in 0..whole.len() - 1 {
        let mut swapped = whole.clone();
        swapped.swap(at, at + 1);
        let (ids, told) = read(&swapped, &format!("lines {} and {} swapped", at + 1, at + 2));
        assert_eq!(ids, all, "lines {} and {}", at + 1, at + 2);
        assert!(!told.is_empty());
    }
    let backwards: Vec<_> = whole[..1].iter().chain(whole[1..].iter().rev()).cloned().collect();
    assert_eq!(read(&backwards, "all backwards").0, all);
}

#[test]
fn lines_of_another_project_are_left_out_and_cost_no_line_of_this_one() {
    let bench = Bench::new();
    let strange = {
        let mut others = entries(9);
        for entry in &mut others {
            entry.id.0.insert(0, 'x');
        }
        lines(&bench.made(&others))
    };
    let whole = lines(&bench.made(&entries(6)));
    for line in &strange[1..] {
        for at in 1..=whole.len() {
            let mut mixed = whole.clone();
            mixed.insert(at, line.clone());
            let context = format!("before line {}", at + 1);
            let (ids, told) = quickly(|| bench.check(&mixed.concat(), &context)).unwrap();
            // Right after the first line another project's article could be this one's.
            let ours: Vec<_> = ids.into_iter().filter(|id| !id.starts_with('x')).collect();
            assert_eq!(ours, names(0..=6), "{context}: {told:?}");
            assert!(!told.is_empty());
        }
    }
}

#[test]
fn what_two_programs_wrote_at_once_is_all_read() {
    let bench = Bench::new();
    let base = bench.made(&entries(2));
    let own = |first: usize| {
        fs::write(&bench.path, &base).unwrap();
        let mut opened = bench.open();
        for n in first..first + 3 {
            opened.project.append(&[note(n, "x")]).unwrap();
        }
        drop(opened);
        lines(&fs::read(&bench.path).unwrap()[base.len()..])
    };
    let (ours, theirs) = (own(10), own(20));
    let mixed: Vec<u8> =
        ours.iter().zip(&theirs).flat_map(|(a, b)| [a.clone(), b.clone()]).flatten().collect();
    let apart: Vec<u8> = ours.iter().chain(&theirs).flatten().copied().collect();
    for (mixture, context) in [(mixed, "by turns"), (apart, "one after the other")] {
        let (ids, told) = quickly(|| bench.check(&[&base[..], &mixture].concat(), context)).unwrap();
        assert_eq!(ids, names([0, 1, 2, 10, 20, 11, 21, 12, 22]), "{context}: {told:?}");
    }
}

#[test]
fn other_line_ends_marks_of_encoding_and_zeros_cost_nothing_sound() {
    let bench = Bench::new();
    let whole = bench.made(&entries(6));
    let all = names(0..=6);
    let ends = lines(&whole)
        .iter()
        .scan(0, |at, line| {
            *at += line.len();
            Some(*at)
        })
        .collect::<Vec<_>>();
    quickly(|| {
        let crlf = String::from_utf8(whole.clone()).unwrap().replace('\n', "\r\n").into_bytes();
        assert_eq!(bench.check(&crlf, "CRLF").unwrap(), (all.clone(), vec![]));
        let (ids, told) = bench.check(&[b"\xEF\xBB\xBF", &whole[..]].concat(), "BOM").unwrap();
        assert_eq!((ids, told), (all.clone(), vec![Notice::HeaderDamaged]));
        for zeros in [1, 100, 4096, 70_000] {
            // Whole lines, then the zeros that a file system puts where a power failure kept the bytes.
            let (ids, told) =
                bench.check(&[&whole[..], &vec![0; zeros]].concat(), "zeros at the end").unwrap();
            assert_eq!((ids, told.first()), (all.clone(), Some(&Notice::Torn { bytes: zeros })));
            let torn = [&whole[..ends[4] + 30], &vec![0; zeros]].concat();
            assert_eq!(bench.check(&torn, "zeros after half a line").unwrap().0, names(0..=3));
        }
        for (from, to) in [(ends[1] + 5, ends[1] + 50), (ends[1] + 5, ends[3] + 20), (ends[2], ends[4])] {
            let mut hole = whole.clone();
            hole[from..to].fill(0);
            let (ids, told) = bench.check(&hole, &format!("a hole from {from} to {to}")).unwrap();
            // A line is spared where the hole reaches neither it nor the line end before it.
            let is_spared = |n: &usize| to < ends[*n] || from >= ends[n + 1];
            let spared = names((0..=6).filter(is_spared));
            assert_eq!(ids, spared, "from {from} to {to}: {told:?}");
        }
        assert!(bench.check(&vec![0; 4096], "nothing but zeros").is_none());
    });
}
