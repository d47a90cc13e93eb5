//! What colleagues send back: tables, lists of references, Word copies.

use jiff::civil::date;
use tickmark::article::{self, Dates};
use tickmark::desk::{Checker, Desk, Edit, Entry, NewDraft};
use tickmark::extract;
use tickmark::report::{Incoming, incoming};

use crate::pack::{docx, pack};

const TEXT: &str =
    "Ferry burns off Ellery\n\nThree people died on Monday, the port said. About 46 people were hurt.\n";

const BOOK: &str = "<workbook><sheets><sheet name=\"a\" r:id=\"r1\"/></sheets></workbook>";
const RELATIONS: &str = "<Relationships><Relationship Id=\"r1\" Type=\"x/worksheet\" Target=\"sheet1.xml\"/>\
    <Relationship Id=\"r2\" Type=\"x/sharedStrings\" Target=\"strings.xml\"/>\
    <Relationship Id=\"r3\" Type=\"x/styles\" Target=\"styles.xml\"/></Relationships>";

/// Something to take in: the first byte says whether the rest is its file, the parts of a workbook, or the body of a
/// Word copy. Whatever is found is one edit that fits the piece, and is found to be known the second time.
pub(super) fn import(bytes: &[u8]) {
    let Some((form, bytes)) = bytes.split_first() else { return };
    let file = match form % 4 {
        0 | 1 => bytes.to_vec(),
        2 => workbook(bytes),
        _ => docx(&String::from_utf8_lossy(bytes)),
    };
    match incoming(&file) {
        Ok(incoming) => take_in(&incoming),
        Err(why) => assert!(!why.to_string().contains('\n'), "{why}"),
    }
}

fn workbook(bytes: &[u8]) -> Vec<u8> {
    let texts: Vec<String> = super::parts(bytes).collect();
    let names = ["xl/sheet1.xml", "xl/strings.xml", "xl/styles.xml"];
    let named = names.into_iter().zip(texts.iter().map(String::as_str));
    let fixed = [("xl/workbook.xml", BOOK), ("xl/_rels/workbook.xml.rels", RELATIONS)];
    pack(&fixed.into_iter().chain(named).collect::<Vec<_>>())
}

fn take_in(incoming: &Incoming) {
    let mut desk = desk();
    let mut ids = 0;
    let mut fresh = || {
        ids += 1;
        format!("f{ids}")
    };
    let Ok(found) = incoming.found(&desk, &mut fresh) else { return };
    for line in found.taken.iter().chain(&found.left) {
        assert!(!line.contains('\n'), "{line:?} is more than a line");
    }
    let Some(edit) = found.edit else { return };
    desk.record(entry("e1", edit)).unwrap_or_else(|refusal| panic!("what was found does not fit: {refusal}"));
    if matches!(incoming, Incoming::Sources(_)) {
        let again = incoming.found(&desk, &mut fresh).map(|found| found.edit);
        assert!(matches!(again, Ok(None)), "what was taken in is new again: {again:?}");
    }
}

fn desk() -> Desk {
    let day = date(2024, 8, 16);
    let mut desk = Desk::default();
    let opened = article::read(TEXT.as_bytes(), "a.txt", Dates { given: Some(day), file: day });
    if let Ok(opened) = opened {
        let draft = NewDraft::of(&opened.article, &extract::extract(&opened.article));
        drop(desk.record(entry("e0", Edit::AddDraft { draft })));
    }
    desk
}

fn entry(id: &str, edit: Edit) -> Entry {
    let by = Checker { name: "Maria Keller".to_owned(), initials: "MK".to_owned() };
    Entry { id: id.into(), at: jiff::Timestamp::UNIX_EPOCH, by, edit }
}
