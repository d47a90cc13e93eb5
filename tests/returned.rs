//! A checked copy that comes back: the editor's accepted, rejected and own words and answers become decisions.

use std::io::{Cursor, Read as _, Write as _};

use tickmark::article::returned;
use tickmark::desk::{Desk, Edit, Resolution};
use tickmark::report::{self, Format, NotOurs, Options, TakenBack, take_back};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::desk::{entry, record};
use crate::report::desk;

/// Two claims with proposed words, one that is only to be decided.
const PROPOSED: [&str; 5] = [
    r#"{"do":"set_status","claim":"c1","status":"wrong","reason":"it was a Tuesday"}"#,
    r#"{"do":"suggest","claim":"c1","wording":"Tuesday","reason":"the log"}"#,
    r#"{"do":"set_status","claim":"c2","status":"wrong","reason":"the list"}"#,
    r#"{"do":"suggest","claim":"c2","wording":"Four people died","reason":"the list"}"#,
    r#"{"do":"set_status","claim":"c3","status":"not_confirmed","reason":"nobody answers"}"#,
];

fn copy(desk: &Desk, format: Format) -> Vec<u8> {
    report::render(desk, format, &Options::whole())
}

/// The document with its parts as `change` makes them of their names and texts, and one more part.
fn edited(bytes: &[u8], more: Option<(&str, &str)>, change: impl Fn(&str, String) -> String) -> Vec<u8> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    let names: Vec<String> = zip.file_names().map(str::to_owned).collect();
    for name in names {
        let mut text = String::new();
        zip.by_name(&name).unwrap().read_to_string(&mut text).unwrap();
        out.start_file(&name, SimpleFileOptions::default()).unwrap();
        out.write_all(change(&name, text).as_bytes()).unwrap();
    }
    if let Some((name, text)) = more {
        out.start_file(name, SimpleFileOptions::default()).unwrap();
        out.write_all(text.as_bytes()).unwrap();
    }
    out.finish().unwrap().into_inner()
}

/// The document's text with all tracked changes made, or all undone.
pub(crate) fn settled(bytes: &[u8], accepts: bool) -> Vec<u8> {
    edited(bytes, None, |name, text| match (name, accepts) {
        ("word/document.xml", true) => unwrapped(&without(&text, "w:del"), "w:ins"),
        ("word/document.xml", false) => {
            unwrapped(&without(&text, "w:ins"), "w:del").replace("w:delText", "w:t")
        }
        _ => text,
    })
}

fn without(text: &str, name: &str) -> String {
    let (start, end) = (format!("<{name} "), format!("</{name}>"));
    let Some((first, parts)) = text.split_once(&start) else { return text.to_owned() };
    let rest = parts.split(&start).map(|part| part.split_once(&end).unwrap().1);
    std::iter::once(first).chain(rest).collect()
}

fn unwrapped(text: &str, name: &str) -> String {
    let (start, end) = (format!("<{name} "), format!("</{name}>"));
    let Some((first, parts)) = text.split_once(&start) else { return text.to_owned() };
    let rest = parts.split(&start).map(|part| part.split_once('>').unwrap().1);
    std::iter::once(first).chain(rest).collect::<String>().replace(&end, "")
}

fn taken(desk: &Desk, bytes: &[u8]) -> TakenBack {
    take_back(desk, &returned(bytes).unwrap()).unwrap()
}

/// What became of the three claims, once all is taken over at one stroke.
fn decided(desk: &mut Desk, found: &TakenBack) -> [Resolution; 3] {
    desk.record(entry("back", Edit::Group { edits: found.edits.clone() })).unwrap();
    ["c1", "c2", "c3"].map(|id| desk.claim(&id.into()).unwrap().resolution)
}

#[test]
fn an_untouched_copy_changes_nothing() {
    let desk = desk(&PROPOSED);
    for format in [Format::Docx, Format::CheckedDocx] {
        assert_eq!(taken(&desk, &copy(&desk, format)), TakenBack::default(), "{format:?}");
    }
}

#[test]
fn accepted_words_are_accepted_and_rejected_ones_stand_and_nothing_is_taken_twice() {
    let desk_before = desk(&PROPOSED);
    let sent = copy(&desk_before, Format::CheckedDocx);
    for (accepts, resolution) in [(true, Resolution::Accepted), (false, Resolution::Stet)] {
        let (mut desk, back) = (desk_before.clone(), settled(&sent, accepts));
        let found = taken(&desk, &back);
        assert_eq!((found.taken.len(), found.left.len()), (2, 0), "{found:?}");
        assert_eq!(decided(&mut desk, &found), [resolution, resolution, Resolution::Open]);
        assert_eq!(taken(&desk, &back).edits, []);
    }
}

#[test]
fn a_checking_copy_that_changed_nothing_rejects_nothing() {
    let desk = desk(&PROPOSED);
    let back = settled(&copy(&desk, Format::Docx), false);
    assert_eq!(taken(&desk, &back), TakenBack::default());
}

#[test]
fn the_editors_own_words_are_taken_with_the_decision() {
    let mut desk = desk(&PROPOSED);
    let back = edited(&settled(&copy(&desk, Format::CheckedDocx), true), None, |name, text| match name {
        "word/document.xml" => text.replacen("Four", "At least four", 1),
        _ => text,
    });
    let found = taken(&desk, &back);
    assert_eq!(decided(&mut desk, &found), [Resolution::Accepted, Resolution::Accepted, Resolution::Open]);
    let wording = desk.claim(&"c2".into()).unwrap().suggestion.clone().unwrap().wording;
    assert_eq!(wording, "At least four people died");
}

#[test]
fn an_answer_becomes_a_note_and_a_word_of_the_trade_a_decision() {
    let mut desk = desk(&PROPOSED);
    let answer = "<w:comment w:id=\"77\" w:author=\"Ed Itor\" w:date=\"2026-01-05T10:00:00Z\">\
        <w:p w14:paraId=\"0000000B\"><w:r><w:t>Stet: I heard her myself</w:t></w:r></w:p></w:comment></w:comments>";
    let threads = "<w15:commentsEx xmlns:w15=\"x\"><w15:commentEx w15:paraId=\"0000000A\"/>\
        <w15:commentEx w15:paraId=\"0000000B\" w15:paraIdParent=\"0000000A\"/></w15:commentsEx>";
    let extended = "<Relationship Id=\"rId99\" Type=\"http://schemas.microsoft.com/office/2011/relationships/commentsExtended\" \
        Target=\"commentsExtended.xml\"/></Relationships>";
    let part = Some(("word/commentsExtended.xml", threads));
    let back = edited(&copy(&desk, Format::CheckedDocx), part, |name, text| match name {
        "word/comments.xml" => {
            let (before, own) = text.rsplit_once("<w:comment ").unwrap();
            let own = own.replacen("<w:p>", "<w:p w14:paraId=\"0000000A\">", 1);
            format!("{before}<w:comment {}", own.replace("</w:comments>", answer))
        }
        "word/_rels/document.xml.rels" => text.replace("</Relationships>", extended),
        _ => text,
    });
    let found = taken(&desk, &back);
    assert_eq!(decided(&mut desk, &found), [Resolution::Open, Resolution::Open, Resolution::Stet]);
    let claim = desk.claim(&"c3".into()).unwrap();
    assert_eq!(claim.note, "Ed Itor, Mon 5 Jan 2026: Stet: I heard her myself");
    assert!(claim.resolution_reason.contains("I heard her myself"));
    assert_eq!(taken(&desk, &back).edits, []);
}

#[test]
fn what_is_not_beyond_doubt_is_left_to_the_checker() {
    let sent = copy(&desk(&PROPOSED), Format::CheckedDocx);
    let mut later = desk(&PROPOSED);
    record(&mut later, &[r#"{"do":"suggest","claim":"c2","wording":"Five people died","reason":"a call"}"#]);
    let found = taken(&later, &settled(&sent, false));
    assert!(found.left.first().unwrap().contains("proposed after the copy was made"), "{found:?}");
    let gone = edited(&sent, None, |name, text| match name {
        "word/document.xml" => text.replace("w:name=\"claim2\"", "w:name=\"other\""),
        _ => text,
    });
    assert!(taken(&later, &gone).left.first().unwrap().contains("not in the copy any more"));
}

#[test]
fn other_documents_are_refused() {
    let desk = desk(&PROPOSED);
    let sent = copy(&desk, Format::CheckedDocx);
    let change = |from: &'static str, to: &'static str| {
        returned(&edited(&sent, None, |_, text| text.replace(from, to))).unwrap()
    };
    assert_eq!(take_back(&desk, &change("w:name=\"claim", "w:name=\"x")), Err(NotOurs::NoClaims));
    let other = edited(&settled(&sent, true), None, |name, text| match name {
        "word/document.xml" => {
            ["Tuesday", "Four", "said"].iter().fold(text, |text, word| text.replace(word, "something else"))
        }
        _ => text,
    });
    assert_eq!(take_back(&desk, &returned(&other).unwrap()), Err(NotOurs::OtherPiece));
}

/// A claim over the whole sentence that two others lie in.
const AROUND: &str = r#"{"do":"add_claim","claim":"c4","draft":"d1","span":{"start":57,"end":85},"reading":{"kind":"statement","value":{}}}"#;

#[test]
fn a_claim_around_another_is_not_touched_by_what_becomes_of_it() {
    let edits: Vec<&str> = PROPOSED.into_iter().chain([AROUND]).collect();
    let desk = desk(&edits);
    let sent = copy(&desk, Format::CheckedDocx);
    assert_eq!(taken(&desk, &sent), TakenBack::default());
    for accepts in [true, false] {
        let found = taken(&desk, &settled(&sent, accepts));
        assert_eq!((found.taken.len(), found.left.len()), (2, 0), "{found:?}");
    }
    let other = edited(&settled(&sent, true), None, |name, text| match name {
        "word/document.xml" => text.replacen("Four", "Nobody", 1),
        _ => text,
    });
    let found = taken(&desk, &other);
    assert!(found.left.iter().any(|line| line.contains("nothing was to be decided")), "{found:?}");
}

#[test]
fn what_was_cut_is_missed_where_it_came_back() {
    let cut = r#"{"do":"resolve","claim":"c2","resolution":"cut","reason":"not ours"}"#;
    let desk = desk(&[PROPOSED[2], cut]);
    let sent = copy(&desk, Format::CheckedDocx);
    assert_eq!(taken(&desk, &settled(&sent, true)), TakenBack::default());
    let found = taken(&desk, &settled(&sent, false));
    assert!(found.left.first().unwrap().contains("Cut already"), "{found:?}");
}

/// The end of the second claim's bookmark.
const END: &str = "<w:bookmarkEnd w:id=\"2\"></w:bookmarkEnd>";

#[test]
fn a_bookmark_that_ends_a_letter_early_still_has_its_word() {
    let desk = desk(&PROPOSED);
    for sent in [copy(&desk, Format::Docx), copy(&desk, Format::CheckedDocx)] {
        let early = edited(&sent, None, |name, text| match name {
            "word/document.xml" => text.replace(END, "").replace(
                "people died</w:t></w:r>",
                &format!("people die</w:t></w:r>{END}<w:r><w:t>d</w:t></w:r>"),
            ),
            _ => text,
        });
        assert_eq!(taken(&desk, &early), TakenBack::default());
    }
}

#[test]
fn tracked_words_over_a_proposal_and_behind_a_bookmark_are_the_editors_own() {
    let desk = desk(&PROPOSED);
    let over = edited(&copy(&desk, Format::CheckedDocx), None, |name, text| match name {
        "word/document.xml" => {
            let (before, after) = text.split_once("Four</w:t></w:r></w:ins>").unwrap();
            let (start, run) = before.rsplit_once("<w:r>").unwrap();
            let run = run.replace("<w:t ", "<w:delText ");
            let own = "<w:ins w:id=\"9001\" w:author=\"Ed\"><w:r><w:t>Five</w:t></w:r></w:ins>";
            format!(
                "{start}<w:del w:id=\"9000\" w:author=\"Ed\"><w:r>{run}Four</w:delText></w:r></w:del></w:ins>{own}{after}"
            )
        }
        _ => text,
    });
    let found = taken(&desk, &over);
    assert!(found.taken.first().unwrap().ends_with("in the words “Five people died”"), "{found:?}");
    let more = "<w:ins w:id=\"9\" w:author=\"Ed\"><w:r><w:t> at once</w:t></w:r></w:ins>";
    let behind = edited(&copy(&desk, Format::CheckedDocx), None, |name, text| match name {
        "word/document.xml" => text.replace(END, &format!("{END}{more}")),
        _ => text,
    });
    let found = taken(&desk, &behind);
    assert!(found.taken.first().unwrap().ends_with("in the words “Four people died at once”"), "{found:?}");
}
