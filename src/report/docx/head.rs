//! The top of the report below the article: what was checked, by whom, and whether it may go.
//!
//! Invariant: what is left out, withheld or unchecked is said before anything else.

use maud::{Markup, html};

use super::table::{self, Column};
use super::{Copy, look, run};
use crate::desk::Status;
use crate::report::model::{Count, DraftRow, Head, Report};
use crate::report::told;
use crate::report::words::{count, day, figure, joined};

/// Title, what to know before reading, and the facts of the piece.
pub(super) fn head(copy: &Copy<'_>) -> Markup {
    let head = &copy.report.head;
    html! {
        (run::paragraph("ReportOf", &run::plain(&head.title)))
        @for text in said(copy) { (run::paragraph("Said", &run::plain(&text))) }
        (facts(head))
    }
}

fn said(copy: &Copy<'_>) -> Vec<String> {
    let head = &copy.report.head;
    let mut said = Vec::new();
    said.extend(head.redacted.then(|| "Redacted for use outside the desk.".to_owned()));
    said.extend(told::said(head));
    said.extend(told::in_part(copy.report));
    if copy.is_for_editor {
        said.push(for_editor(copy));
    }
    said
}

fn for_editor(copy: &Copy<'_>) -> String {
    let changes = count(copy.changes.len(), "change stands", "changes stand");
    let notes = match copy.notes.len() {
        0 => "nothing is left to decide".to_owned(),
        n => format!("{} asked for, each in a comment", count(n, "decision is", "decisions are")),
    };
    format!("{changes} in the article as tracked changes; {notes}.")
}

fn facts(head: &Head) -> Markup {
    let people = head.checkers.iter().map(|checker| {
        let initials =
            if checker.initials.is_empty() { String::new() } else { format!("({})", checker.initials) };
        joined([checker.name.as_str(), &initials], " ")
    });
    html! {
        (fact("Author", &head.author))
        (fact("Outlet", &head.outlet))
        (fact("Deadline", &head.deadline))
        (fact("Notes", &head.notes))
        @if let Some(draft) = &head.draft { (draft_facts(draft)) }
        (fact("Checked by", &people.collect::<Vec<_>>().join(", ")))
        (fact("Worked on", &told::worked(head)))
        (fact("House rule", &head.house_rule))
        (fact("Made with", &head.program))
    }
}

fn draft_facts(draft: &DraftRow) -> Markup {
    let (words, sentences) =
        (count(draft.words, "word", "words"), count(draft.sentences, "sentence", "sentences"));
    html! {
        (fact("Draft", &format!("{}, {}", draft.number, draft.name)))
        (fact("Published", &day(draft.published)))
        (fact("Length", &format!("{words} in {sentences}")))
        (fact("SHA-256", &draft.sha256))
    }
}

/// A line of two columns: the name of a fact, and the fact.
fn fact(name: &str, text: &str) -> Markup {
    html! {
        @if !text.trim().is_empty() {
            (run::paragraph("Fact", &html! { (run::styled("Name", name)) w:r { w:tab {} } (run::plain(text)) }))
        }
    }
}

/// The work in figures, and why the piece may not go yet.
pub(super) fn summary(report: &Report) -> Markup {
    let summary = &report.summary;
    let covered = &summary.coverage;
    let verdict = if summary.ready { "Ready" } else { "Not ready" };
    let color = look::color(if summary.ready { Status::Confirmed } else { Status::Wrong });
    html! {
        (run::paragraph("ReportHeading", &run::plain("Summary")))
        (run::paragraph("Verdict", &run::colored(color, verdict)))
        @for reason in &summary.why_not { (run::paragraph("ReportList", &run::plain(reason))) }
        (run::paragraph("Report", &run::plain(&format!(
            "{} of {} settled, {} to act on; {} of {} covered ({} %), {} in no claim.",
            figure(summary.settled),
            count(summary.total, "claim", "claims"),
            figure(summary.to_act),
            figure(covered.covered),
            count(covered.sentences, "sentence", "sentences"),
            covered.percent,
            count(covered.words_in_no_claim, "word", "words"),
        ))))
        (table::table(&STATUSES, &statuses(&summary.statuses)))
        (fact("By kind", &told::tallied(&summary.kinds)))
        (fact("Flags", &told::tallied(&summary.flags)))
    }
}

const STATUSES: [Column; 3] = [("Status", 26), ("Claims", 10), ("Means", 64)];

fn statuses(counts: &[Count]) -> Vec<Markup> {
    let some = Status::ALL.into_iter().zip(counts).filter(|(_, count)| count.n > 0);
    let row = |(status, count): (Status, &Count)| {
        let name = run::colored(look::color(status), &format!("{} {}", status.glyph(), status.name()));
        table::row(
            &STATUSES,
            &[table::cell_of(&name), table::text(&figure(count.n)), table::text(status.meaning())],
        )
    };
    some.map(row).collect()
}
