//! Whether each mark went where the edits say.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;

use tickmark::desk::carry::Verdict;
use tickmark::desk::{ClaimId, ClaimRecord, Desk, Edit, Status};
use tickmark::extract::extract;
use tickmark::text::Span;

use super::generator::{Draft, Made, Touch};
use super::{desk, record};

/// What came out over all drafts.
#[derive(Default)]
pub(super) struct Tally {
    drafts: usize,
    claims: usize,
    untouched: usize,
    untouched_kept: usize,
    changed: usize,
    removed: usize,
    astray: Vec<String>,
    kept_though_changed: Vec<String>,
    /// Kept without a word, though another word of the sentence has changed.
    silent: Vec<String>,
    lost: Vec<String>,
    borders: Vec<String>,
    unkept: Vec<String>,
}

impl Tally {
    pub(super) fn in_words(&self) -> String {
        format!(
            "{} drafts, {} claims carried: {} on a wrong sentence, {} kept on a changed value ({} changed), {} \
             silently kept in a changed sentence, {} lost; of {} untouched {} kept without asking ({:.2} %); {} with other borders; {} removed with their sentence",
            self.drafts,
            self.claims,
            self.astray.len(),
            self.kept_though_changed.len(),
            self.changed,
            self.silent.len(),
            self.lost.len(),
            self.untouched,
            self.untouched_kept,
            self.untouched_kept as f64 * 100.0 / self.untouched.max(1) as f64,
            self.borders.len(),
            self.removed,
        )
    }

    #[expect(clippy::print_stdout, reason = "shown to whoever asks for it")]
    pub(super) fn hold(&self) {
        let shown = |list: &[String]| list.iter().take(40).cloned().collect::<Vec<_>>().join("\n");
        if std::env::var_os("CARRY_SHOW").is_some() {
            println!("not kept:\n{}\nborders:\n{}", shown(&self.unkept), shown(&self.borders));
        }
        let bad = [
            ("lost", &self.lost),
            ("kept though changed", &self.kept_though_changed),
            ("silently kept in a changed sentence", &self.silent),
            ("astray", &self.astray),
        ];
        let told: String = bad
            .iter()
            .flat_map(|(what, list)| [what, ":\n", &shown(list), "\n"].map(str::to_owned))
            .collect();
        assert!(bad.iter().all(|(_, list)| list.is_empty()), "{told}");
        assert!(self.untouched_kept * 100 >= self.untouched * 99, "not kept:\n{}", shown(&self.unkept));
        assert!(self.borders.len() * 1000 <= self.claims, "other borders:\n{}", shown(&self.borders));
    }
}

/// Two sentences that say the same of two teams, put into every article.
const LOOKALIKES: &str = "\n\nTeam Alpha won twelve percent of the vote in the north on Friday.\n\nThe count went on all night.\n\n\
    Team Beta won twelve percent of the vote in the north on Friday.\n";

/// Checks `text` whole, makes a draft of it by edits that follow from `seed`, and sees where the marks went.
pub(super) fn try_one(text: &str, seed: u64, path: &Path, tally: &mut Tally) {
    let text = format!("{}{LOOKALIKES}", text.trim_end());
    let mut desk = desk(&text);
    let article = desk.draft().unwrap().article.clone();
    let found = extract(&article);
    let mut draft = Draft::of(&article, &found, seed);
    check(&mut desk, &mut draft);
    let edits = 1 + draft.below(6);
    for _ in 0..edits {
        draft.edit();
    }
    let made = draft.make();
    let before: BTreeMap<ClaimId, ClaimRecord> =
        desk.claims().chain(desk.tray()).map(|claim| (claim.id.clone(), ClaimRecord::clone(claim))).collect();
    let new = super::article(&made.text);
    let new_found = extract(&new);
    let Ok(edit) = desk.carrying(&new, &new_found) else { return };
    record(&mut desk, edit);
    tally.drafts += 1;
    let told = Told { old: &text, made: &made, desk: &desk };
    for claim in before.values() {
        tally.claims += 1;
        let place = format!("{} seed {seed} {:?}", path.file_name().unwrap().to_string_lossy(), draft.log);
        told.judge(claim, tally, &place);
    }
}

/// Marks all claims, puts some away, and adds some by hand.
fn check(desk: &mut Desk, draft: &mut Draft<'_>) {
    let ids: Vec<ClaimId> = desk.claims().map(|claim| claim.id.clone()).collect();
    let mut edits = Vec::new();
    for (n, id) in ids.iter().enumerate() {
        let status = Status::ALL[2 + n % 6];
        edits.push(Edit::SetStatus { claim: id.clone(), status, reason: String::new() });
        if n % 11 == 10 {
            edits.push(Edit::SetAside { claim: id.clone(), reason: String::new() });
        }
    }
    let (draft_id, article) = desk.draft().map(|draft| (draft.id.clone(), draft.article.clone())).unwrap();
    let sentences: Vec<Span> = desk.draft().unwrap().sentences.iter().map(|sentence| sentence.span).collect();
    for n in 0..4 {
        let sentence = sentences[draft.below(sentences.len())];
        let words: Vec<&str> = sentence.of(&article.text).split_whitespace().collect();
        let (first, len) = (draft.below(words.len().saturating_sub(3)), 2 + draft.below(3));
        let start = words[first].as_ptr() as usize - article.text.as_ptr() as usize;
        let last = words[(first + len).min(words.len() - 1)];
        let end = last.as_ptr() as usize - article.text.as_ptr() as usize
            + last.trim_end_matches(|c: char| !c.is_alphanumeric()).len();
        if end <= start {
            continue;
        }
        let claim = ClaimId(format!("hand{n}"));
        let span = article.index.chars(&article.text, Span::new(start, end));
        let reading = tickmark::extract::Reading::Statement {};
        edits.push(Edit::AddClaim { claim: claim.clone(), draft: draft_id.clone(), span, reading });
        edits.push(Edit::SetStatus { claim, status: Status::Confirmed, reason: String::new() });
    }
    record(desk, Edit::Group { edits });
}

struct Told<'a> {
    old: &'a str,
    made: &'a Made,
    desk: &'a Desk,
}

impl Told<'_> {
    fn judge(&self, claim: &ClaimRecord, tally: &mut Tally, place: &str) {
        let words = claim.span.of(self.old);
        let Some(now) = self.desk.claim(&claim.id) else {
            tally.lost.push(format!("{words:?} {place}"));
            return;
        };
        let verdict = now.carry.as_ref().map(|carry| carry.verdict);
        let (Some(verdict), true) = (verdict, now.status == claim.status && now.note == claim.note) else {
            tally.lost.push(format!("{words:?} has lost its mark; {place}"));
            return;
        };
        let landed = (now.draft == 2).then_some(now.span);
        let sentences = self.sentences(claim.span);
        let line = || {
            format!(
                "{}: {words:?} > {:?} {:?}; {place}",
                verdict.key(),
                landed.map(|span| span.of(&self.made.text)),
                now.carry.as_ref().map(|it| it.why.clone())
            )
        };
        let is_kept = matches!(verdict, Verdict::Kept | Verdict::Context);
        let home = self.home(&sentences);
        if let Some(landed) = landed
            && !home.iter().any(|range| range.start <= landed.start && landed.end <= range.end)
            && !Self::is_spread(landed, &home)
            && (is_kept || !self.holds_all_of(claim.span, landed))
            // A line of nothing but dots that was put beside it says nothing.
            && (home.is_empty() || said(landed.of(&self.made.text)) != said(words))
        {
            tally.astray.push(line());
            return;
        }
        if verdict == Verdict::Kept && self.is_edited(&sentences) {
            tally.silent.push(line());
        }
        let touch = self.touch(claim.span, &sentences);
        if home.is_empty() {
            tally.removed += 1;
        }
        match touch {
            Some(Touch::Value | Touch::Sentence) => {
                tally.changed += 1;
                if is_kept {
                    tally.kept_though_changed.push(line());
                }
            }
            Some(Touch::Retyped) | None if !home.is_empty() => {
                let is_untouched = !self.is_edited(&sentences);
                tally.untouched += usize::from(is_untouched);
                tally.untouched_kept += usize::from(is_untouched && is_kept);
                if is_untouched && !is_kept {
                    tally.unkept.push(line());
                }
                if let Some(landed) = landed.filter(|_| is_kept)
                    && said(landed.of(&self.made.text)) != said(words)
                {
                    tally.borders.push(line());
                }
            }
            _ => {}
        }
    }

    /// The old sentences that `span` touches.
    fn sentences(&self, span: Span) -> Vec<Span> {
        let draft = self.desk.draft_numbered(1).unwrap();
        let touched = draft.sentences.iter().filter(|sentence| sentence.span.overlaps(span));
        let touched: Vec<Span> = touched.map(|sentence| sentence.span).collect();
        if touched.is_empty() { vec![span] } else { touched }
    }

    /// Where those sentences stand in the new text, with what was put into them.
    fn home(&self, sentences: &[Span]) -> Vec<Range<usize>> {
        let mut home = Vec::new();
        for sentence in sentences {
            let mapped = (sentence.start..sentence.end).filter_map(|at| self.made.map[at]);
            let inside = |old: &Range<usize>| sentence.start <= old.start && old.end <= sentence.end;
            let put = self
                .made
                .replaced
                .iter()
                .filter(|(old, ..)| inside(old))
                .flat_map(|(_, new, _)| [new.start, new.end.saturating_sub(1)]);
            let all: Vec<usize> = mapped.chain(put).collect();
            if let (Some(first), Some(last)) = (all.iter().min(), all.iter().max()) {
                home.push(*first..last + 1);
            }
        }
        home
    }

    /// Whether a claim of several sentences stands in all of them together.
    fn is_spread(landed: Span, home: &[Range<usize>]) -> bool {
        let (first, last) =
            (home.iter().map(|range| range.start).min(), home.iter().map(|range| range.end).max());
        home.len() > 1
            && first.is_some_and(|first| first <= landed.start)
            && last.is_some_and(|last| landed.end <= last)
    }

    /// Whether `landed` holds every letter of the claim at `span` that there still is: a sentence that swallowed a caption
    /// without a full stop is still that sentence, if a longer one.
    fn holds_all_of(&self, span: Span, landed: Span) -> bool {
        let mut own = (span.start..span.end).filter_map(|at| self.made.map[at]).peekable();
        own.peek().is_some() && own.all(|at| landed.contains_offset(at))
    }

    /// What the edits did to the claim at `span`.
    fn touch(&self, span: Span, sentences: &[Span]) -> Option<Touch> {
        let mut told = None;
        for (old, _, touch) in &self.made.replaced {
            let inside = old.start < span.end && span.start < old.end
                || old.is_empty() && span.start <= old.start && old.start < span.end;
            let in_sentence = sentences.iter().any(|it| it.start <= old.start && old.end <= it.end);
            match touch {
                Touch::Sentence if in_sentence => return Some(Touch::Sentence),
                Touch::Value if inside => return Some(Touch::Value),
                Touch::Retyped if inside => told = Some(Touch::Retyped),
                _ => {}
            }
        }
        told
    }

    /// Whether any word of those sentences was changed.
    fn is_edited(&self, sentences: &[Span]) -> bool {
        let words = |sentence: &Span| {
            let home = self.home(std::slice::from_ref(sentence));
            home.first().map(|range| said(&self.made.text[range.clone()]))
                == Some(said(sentence.of(self.old)))
        };
        !sentences.iter().all(words)
    }
}

/// Letters and digits alone.
fn said(words: &str) -> String {
    words.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
