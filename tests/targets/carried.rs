//! Any two texts as drafts of one piece: no claim is lost, and none is kept on other words.

use jiff::civil::date;
use tickmark::article::{self, Article, Dates};
use tickmark::desk::carry::Verdict;
use tickmark::desk::{Checker, Desk, Edit, Entry, NewDraft, Status};
use tickmark::extract::extract;

/// The two drafts stand with a zero byte between them; where there is none, the second is the first with a piece of it
/// moved.
pub(super) fn carry(bytes: &[u8]) {
    let mut texts = super::parts(bytes);
    let Some(old) = texts.next() else { return };
    let new = texts.next().unwrap_or_else(|| turned(&old));
    let (Some(first), Some(second)) = (article(&old), article(&new)) else { return };
    let mut desk = Desk::default();
    let draft = NewDraft::of(&first, &extract(&first));
    record(&mut desk, Edit::AddDraft { draft });
    let ids: Vec<_> = desk.claims().map(|claim| claim.id.clone()).collect();
    for (n, claim) in ids.iter().enumerate() {
        let status = Status::ALL.get(n % Status::ALL.len()).copied().unwrap_or_default();
        record(&mut desk, Edit::SetStatus { claim: claim.clone(), status, reason: String::new() });
        if n % 5 == 4 {
            record(&mut desk, Edit::SetAside { claim: claim.clone(), reason: String::new() });
        }
    }
    let second = desk.as_new_draft(second);
    let Ok(edit) = desk.carrying(&second, &extract(&second)) else { return };
    record(&mut desk, edit);
    for id in &ids {
        assert!(desk.claim(id).is_some(), "a claim is lost");
    }
    check_outcome(&desk, old == new);
}

fn check_outcome(desk: &Desk, is_same: bool) {
    let outcome =
        desk.outcome(desk.drafts().count()).unwrap_or_else(|| panic!("nothing became of the claims"));
    for row in &outcome.rows {
        let words =
            row.old.as_ref().zip(row.new.as_ref()).map(|(old, new)| (spoken(old.words), spoken(new.words)));
        match row.verdict {
            Some(Verdict::Kept) => {
                assert!(
                    words.as_ref().is_some_and(|(old, new)| old == new),
                    "kept on other words: {words:?}"
                );
            }
            Some(Verdict::Context | Verdict::Stale) => assert!(words.is_some(), "placed nowhere"),
            _ => {}
        }
        assert!(
            !is_same || row.verdict == Some(Verdict::Kept),
            "the same text is read as another: {:?}",
            row.verdict
        );
    }
}

/// The letters and digits of `words`: quotation marks, dashes and blanks may be written another way.
fn spoken(words: &str) -> String {
    words.chars().filter(|c| c.is_alphanumeric()).collect()
}

fn turned(text: &str) -> String {
    let (first, rest) = text.split_at(text.floor_char_boundary(text.len() / 3));
    let (second, third) = rest.split_at(rest.floor_char_boundary(rest.len() / 2));
    [first, third, second].concat()
}

fn article(text: &str) -> Option<Article> {
    let day = date(2024, 8, 16);
    let read = article::read(text.as_bytes(), "a.txt", Dates { given: Some(day), file: day });
    Some(read.ok()?.article)
}

fn record(desk: &mut Desk, edit: Edit) {
    let id = format!("e{}", desk.entries().len());
    let by = Checker { name: "Maria Keller".to_owned(), initials: "MK".to_owned() };
    let entry = Entry { id: id.as_str().into(), at: jiff::Timestamp::UNIX_EPOCH, by, edit };
    desk.record(entry).unwrap_or_else(|refusal| panic!("{refusal}"));
}
