//! The lists of the report: what must be acted on, what is delicate, every claim line by line, who answers for it.
//!
//! Invariant: shows rows as they are given; decides nothing about them.

use maud::{Markup, html};

use super::table::{self, Column};
use super::{Copy, look, run};
use crate::desk::{Resolution, Status};
use crate::report::change::narrowed;
use crate::report::model::{ClaimRow, Handled, LinkRow, Report, SentenceRow, SignOffRow};
use crate::report::told::{self, decision, flags, why};
use crate::report::words::{count, day, initials, joined, moment, reference};
use crate::text::Span;

/// Boxes to tick, as they are printed; one more where words are proposed.
const BOXES: &str = "☐ Cut      ☐ Stet, because …      Name, time:";

pub(super) fn heading(words: &str) -> Markup {
    run::paragraph("ReportHeading", &run::plain(words))
}

/// `claims` with the words proposed, the evidence, and boxes for the decision.
pub(super) fn must_act<'a>(copy: &Copy<'_>, claims: impl Iterator<Item = &'a ClaimRow>) -> Markup {
    let mut claims = claims.peekable();
    html! {
        (heading(if copy.is_for_editor { "To decide" } else { "To act on" }))
        @if claims.peek().is_none() {
            (run::paragraph("Report", &run::plain("No claim shown here asks for anything.")))
        }
        @for claim in claims { (card(copy, claim)) }
    }
}

fn card(copy: &Copy<'_>, claim: &ClaimRow) -> Markup {
    let facts = facts(copy, claim);
    html! {
        w:p {
            w:pPr { w:pStyle w:val="CardHead" {} }
            (status(claim))
            (run::plain("  "))
            (run::jump(&format!("claim{}", claim.number), &format!("claim {}", claim.number)))
            (run::styled("Quiet", &format!(", sentence {}", claim.sentence)))
        }
        (run::paragraph("CardQuote", &in_context(copy.report, claim)))
        @for (at, fact) in facts.iter().enumerate() {
            (run::paragraph(if at + 1 == facts.len() { "CardLast" } else { "CardFact" }, fact))
        }
    }
}

/// What the editor must know of a claim, then the decision or room for it.
fn facts(copy: &Copy<'_>, claim: &ClaimRow) -> Vec<Markup> {
    let asks = claim.resolution == Resolution::Open && (claim.asks_decision || !claim.wording.is_empty());
    let accept = if claim.wording.is_empty() { "" } else { "☐ Accept      " };
    let decision = if asks { format!("{accept}{BOXES}") } else { decision(claim) };
    let told = [("Not ready", claim.in_the_way()), ("Why", why(claim)), ("Note", claim.note.clone())];
    let told = told.iter().filter_map(|(name, text)| run::named(name, text));
    let sources = claim.sources.iter().map(|link| source(copy, link));
    told.chain(sources).chain(run::named("Decision", &decision)).collect()
}

fn status(claim: &ClaimRow) -> Markup {
    status_of(claim.status)
}

/// A status with its sign.
pub(super) fn status_of(status: Status) -> Markup {
    run::colored(look::color(status), &format!("{} {}", status.glyph(), status.name()))
}

/// The sentence with the claim in it; the words that differ from those proposed are struck out.
fn in_context(report: &Report, claim: &ClaimRow) -> Markup {
    let text = &report.article.text;
    let sentence = claim.sentence.checked_sub(1).and_then(|at| report.article.sentences.get(at));
    let whole = sentence.map_or(claim.span, |sentence| sentence.span.cover(claim.span));
    let (out, put) = match claim.wording.trim() {
        "" => (claim.span, ""),
        wording => narrowed(text, claim.span, wording),
    };
    html! {
        (run::plain(Span::new(whole.start, out.start).of(text)))
        @if claim.wording.is_empty() {
            (run::styled("Strong", out.of(text)))
        } @else {
            (run::styled("Out", out.of(text)))
            @if !out.is_empty() && !put.is_empty() { (run::plain(" ")) }
            (run::styled("In", put))
        }
        (run::plain(Span::new(out.end, whole.end).of(text)))
    }
}

/// A place a claim rests on, its number leading to the list of sources, which the editor's copy does not have.
pub(super) fn source(copy: &Copy<'_>, link: &LinkRow) -> Markup {
    let number = reference(link);
    html! {
        @if copy.is_for_editor {
            (run::styled("Quiet", &number))
        } @else {
            (run::jump(&format!("source{}", link.source), &number))
        }
        (run::plain(" ")) (run::plain(&told::source(link)))
    }
}

const DELICATE: [Column; 5] = [("No.", 7), ("Words", 33), ("Flags", 20), ("Status", 15), ("Note", 25)];

/// What the lawyers or somebody careful should see.
pub(super) fn delicate(copy: &Copy<'_>) -> Markup {
    let rows: Vec<Markup> =
        copy.report.claims.iter().filter(|claim| claim.is_delicate()).map(delicate_row).collect();
    html! {
        @if !rows.is_empty() {
            (heading("Legal and sensitive"))
            (table::table(&DELICATE, &rows))
        }
    }
}

fn delicate_row(claim: &ClaimRow) -> Markup {
    let cells = [
        number(claim),
        table::text(&claim.text),
        table::text(&flags(claim)),
        table::cell_of(&status(claim)),
        table::text(&claim.note),
    ];
    table::row(&DELICATE, &cells)
}

fn number(claim: &ClaimRow) -> Markup {
    table::cell_of(&run::jump(&format!("claim{}", claim.number), &claim.number.to_string()))
}

const LINES: [Column; 6] =
    [("No.", 6), ("Claim", 25), ("Status", 14), ("Sources", 26), ("Note", 17), ("Who, when", 12)];

/// Every claim shown, sentence by sentence; sentences without a claim stand there too.
pub(super) fn lines(copy: &Copy<'_>) -> Markup {
    let report = copy.report;
    let is_filtered = report.head.filter.is_some();
    let mut rows = Vec::new();
    for sentence in &report.article.sentences {
        let from = report.claims.partition_point(|claim| claim.sentence < sentence.number);
        let to = report.claims.partition_point(|claim| claim.sentence <= sentence.number);
        let claims = report.claims.get(from..to).unwrap_or_default();
        if !(is_filtered && claims.is_empty()) {
            rows.push(sentence_line(&report.article.text, sentence, claims.is_empty()));
            rows.extend(claims.iter().map(|claim| line(copy, claim)));
        }
    }
    html! { (heading("Line by line")) (table::table(&LINES, &rows)) }
}

fn sentence_line(text: &str, sentence: &SentenceRow, has_no_claim: bool) -> Markup {
    let state = match sentence.state {
        _ if !has_no_claim => "",
        Handled::Passed => " (nothing to check)",
        Handled::Yes | Handled::Furniture => " (no claim)",
        Handled::No | Handled::Partly => " (not covered)",
    };
    let lead = if has_no_claim { "Cell" } else { "CellLead" };
    table::whole_row::<{ LINES.len() }>(&run::paragraph(
        lead,
        &html! {
            (run::styled("Quiet", &format!("§ {}  ", sentence.number)))
            (run::plain(sentence.span.of(text)))
            (run::styled("Quiet", state))
        },
    ))
}

fn line(copy: &Copy<'_>, claim: &ClaimRow) -> Markup {
    let as_of = claim.as_of.map(|date| format!("as of {}", day(date))).unwrap_or_default();
    let who = claim.marked.as_ref();
    let sources: Vec<Markup> = claim.sources.iter().map(|link| source(copy, link)).collect();
    table::row(
        &LINES,
        &[
            number(claim),
            html! {
                (table::cell_of(&run::styled("Strong", &claim.text)))
                (table::quiet(&joined([claim.kind.name(), &claim.reading], " · ")))
            },
            html! {
                (table::cell_of(&status(claim)))
                (table::quiet(&as_of))
                (table::quiet(&flags(claim)))
            },
            table::filled(html! { @for source in &sources { (table::cell_of(source)) } }),
            remarks(claim),
            html! {
                (table::text(who.map_or(if claim.touched { "not marked" } else { "not looked at" }, initials)))
                (table::quiet(&who.map(|sign| moment(sign.at)).unwrap_or_default()))
            },
        ],
    )
}

fn remarks(claim: &ClaimRow) -> Markup {
    let wording = if claim.wording.is_empty() { String::new() } else { format!("→ {}", claim.wording) };
    let told = [claim.in_the_way(), wording, decision(claim), claim.reason.clone(), claim.note.clone()];
    table::filled(html! { @for text in &told { @if !text.trim().is_empty() { (table::text(text)) } } })
}

const ASIDE: [Column; 4] = [("No.", 7), ("Words", 48), ("Why", 30), ("Last status", 15)];

/// Claims taken off the list: nothing a machine or a person found is gone.
pub(super) fn set_aside(report: &Report) -> Markup {
    let row = |claim: &ClaimRow| {
        let number = table::text(&claim.number.to_string());
        let cells =
            [number, table::text(&claim.text), table::text(&claim.set_aside), table::cell_of(&status(claim))];
        table::row(&ASIDE, &cells)
    };
    let rows: Vec<Markup> = report.set_aside.iter().map(row).collect();
    html! { @if !rows.is_empty() { (heading("Set aside")) (table::table(&ASIDE, &rows)) } }
}

const LOG: [Column; 4] = [("No.", 8), ("When", 22), ("Who", 12), ("What", 58)];

/// Every act with who and when.
pub(super) fn log(report: &Report) -> Markup {
    let row = |row: &crate::report::model::LogRow| {
        let cells = [row.number.to_string(), moment(row.at), row.by.clone(), row.what.clone()];
        table::row(&LOG, &cells.map(|cell| table::text(&cell)))
    };
    let rows: Vec<Markup> = report.log.iter().map(row).collect();
    html! { @if !rows.is_empty() { (heading("Log")) (table::table(&LOG, &rows)) } }
}

const SIGN_OFFS: [Column; 4] = [("Office", 20), ("Name", 25), ("When", 22), ("Not checked", 33)];

/// Who answers for the piece.
pub(super) fn sign_offs(report: &Report) -> Markup {
    let rows: Vec<Markup> = report.sign_offs.iter().map(sign_off).collect();
    html! { @if !rows.is_empty() { (heading("Sign-off")) (table::table(&SIGN_OFFS, &rows)) } }
}

fn sign_off(row: &SignOffRow) -> Markup {
    let signed = row.signed.as_ref();
    let since = match row.changed_since {
        0 => String::new(),
        n => format!("{} changed since", count(n, "claim", "claims")),
    };
    let cells = [
        table::cell_of(&run::styled("Strong", row.office)),
        table::text(signed.map_or("not yet", |sign| &sign.name)),
        table::text(&signed.map(|sign| moment(sign.at)).unwrap_or_default()),
        table::text(&joined([row.unchecked.as_str(), &since], "; ")),
    ];
    table::row(&SIGN_OFFS, &cells)
}
