//! The checking copy as Markdown: the same facts as plain text, for mails and note-taking programs.
//!
//! Invariant: whatever people wrote comes out as text, never as markup; the order is that of the web page.

use super::address::{ascii, target};
use super::checks::counted;
use super::model::{ClaimRow, Count, LinkRow, Report, SourceRow};
use super::told;
use super::words::{bearing, count, day, joined, moment, prefixed, provenance, reference, signed, visible};
use crate::desk::Resolution;

/// The report as Markdown.
pub(super) fn render(report: &Report) -> String {
    let mut page = Page::default();
    head(report, &mut page);
    summary(report, &mut page);
    must_act(report, &mut page);
    delicate(report, &mut page);
    lines(report, &mut page);
    names(report, &mut page);
    checks(report, &mut page);
    sources(report, &mut page);
    set_aside(report, &mut page);
    removed(report, &mut page);
    since(report, &mut page);
    log(report, &mut page);
    sign_offs(report, &mut page);
    page.text
}

/// The text so far; every piece of it ends with a line end.
#[derive(Default)]
struct Page {
    text: String,
}

impl Page {
    fn heading(&mut self, level: usize, words: &str) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.line(&format!("{} {words}\n", "#".repeat(level)));
    }

    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    /// A list item; nothing where there is nothing to say.
    fn item(&mut self, name: &str, words: &str) {
        if !words.trim().is_empty() {
            self.line(&format!("- {name}: {words}"));
        }
    }

    fn table(&mut self, columns: &[&str]) {
        self.line(&format!("| {} |", columns.join(" | ")));
        self.line(&format!("|{}", " --- |".repeat(columns.len())));
    }

    fn row(&mut self, cells: &[String]) {
        self.line(&format!("| {} |", cells.join(" | ")));
    }
}

fn head(report: &Report, page: &mut Page) {
    let head = &report.head;
    page.heading(1, &safe(&head.title));
    let redacted = if head.redacted { "redacted for use outside the desk" } else { "" };
    page.line(&joined(["**Checking copy**", redacted, &head.last.map(moment).unwrap_or_default()], " · "));
    page.line("");
    for words in told::said(head).into_iter().chain(told::in_part(report)) {
        page.line(&format!("**{}**\n", safe(&words)));
    }
    page.item("Author", &safe(&head.author));
    page.item("Outlet", &safe(&head.outlet));
    page.item("Deadline", &safe(&head.deadline));
    page.item("Notes", &safe(&head.notes));
    page.item("House rule", &safe(&head.house_rule));
    if let Some(draft) = &head.draft {
        page.item("Draft", &format!("{}, {}", draft.number, safe(&draft.name)));
        page.item("Published", &day(draft.published));
        let (words, sentences) =
            (count(draft.words, "word", "words"), count(draft.sentences, "sentence", "sentences"));
        page.item("Length", &format!("{words} in {sentences}"));
        page.item("SHA-256", &draft.sha256);
    }
    for checker in &head.checkers {
        page.item("Checked by", &safe(&joined([checker.name.as_str(), &checker.initials], ", ")));
    }
    page.item("Made with", &head.program);
}

fn summary(report: &Report, page: &mut Page) {
    let summary = &report.summary;
    page.heading(2, "Summary");
    page.line(&format!("**{}**\n", if summary.ready { "Ready" } else { "Not ready" }));
    for reason in &summary.why_not {
        page.line(&format!("- {}", safe(reason)));
    }
    page.line(&format!(
        "\n{} of {} settled, {} to act on; {} of {} sentences covered ({} %).\n",
        summary.settled,
        count(summary.total, "claim", "claims"),
        summary.to_act,
        summary.coverage.covered,
        summary.coverage.sentences,
        summary.coverage.percent,
    ));
    page.item("By status", &tallied(&summary.statuses));
    page.item("By kind", &tallied(&summary.kinds));
    page.item("Flags", &tallied(&summary.flags));
}

fn tallied(counts: &[Count]) -> String {
    let some = counts.iter().filter(|count| count.n > 0);
    some.map(|count| format!("{} {}", count.name, count.n)).collect::<Vec<_>>().join(" · ")
}

fn names(report: &Report, page: &mut Page) {
    if report.names.is_empty() {
        return;
    }
    page.heading(2, "Names");
    page.table(&["Name", "Titles", "Also written", "Looks like", "Spelling confirmed from"]);
    for name in &report.names {
        let others: Vec<&str> = name.forms.iter().skip(1).map(|form| form.words.as_str()).collect();
        let (titles, others, alike) = (name.titles.join(", "), others.join(", "), name.alike.join(", "));
        let cells = [&name.name, &titles, &others, &alike, &name.confirmed];
        page.row(&cells.map(|cell| safe(cell)));
    }
}

/// What asks for a look, what was set aside, and last, in a line each, what agrees.
fn checks(report: &Report, page: &mut Page) {
    if report.checks.is_empty() {
        return;
    }
    page.heading(2, "Computed checks");
    page.line(&format!("**{}**. {}\n", counted(&report.checks), told::CHECKS));
    for row in report.checks.iter().filter(|row| !row.agrees()) {
        let words: Vec<String> = row.words.iter().map(|words| format!("“{words}”")).collect();
        page.heading(3, &format!("{} · {}", row.grade.name(), row.family.name()));
        page.line(&format!("> {}\n", safe(&words.join(" · "))));
        page.item("Worked out", &safe(&row.formula));
        page.item("Right would be", &safe(&row.remedy));
        page.item("Sentence", &told::places_of(row));
        let sign = row.set_aside.as_ref().map(signed).unwrap_or_default();
        page.item("Set aside", &safe(&joined([row.reason.as_str(), &sign], " · ")));
    }
    for row in report.checks.iter().filter(|row| row.agrees()) {
        page.line(&format!("- Agrees: {} ({})", safe(&row.formula), told::sentences(row)));
    }
}

fn must_act(report: &Report, page: &mut Page) {
    page.heading(2, "To act on");
    let mut is_empty = true;
    for claim in report.claims.iter().filter(|claim| claim.must_act()) {
        is_empty = false;
        page.heading(3, &format!("{}. {} {}", claim.number, claim.status.glyph(), claim.status.name()));
        page.line(&format!("> {}\n", safe(&claim.text)));
        page.item("Suggested", &safe(&claim.wording));
        page.item("Why", &safe(&joined([claim.wording_reason.as_str(), &claim.reason], " ")));
        page.item("Note", &safe(&claim.note));
        page.item("Sources", &claim.sources.iter().map(link).collect::<Vec<_>>().join("; "));
        page.item("Not ready", &safe(&claim.in_the_way()));
        if claim.asks_decision {
            page.item("Editor", &decision(claim));
        }
    }
    if is_empty {
        page.line("No claim shown here asks for anything.");
    }
}

fn decision(claim: &ClaimRow) -> String {
    let sign = claim.resolved.as_ref().map(signed).unwrap_or_default();
    match claim.resolution {
        Resolution::Open => "not decided".to_owned(),
        made => joined([made.name(), &safe(&claim.resolution_reason), &safe(&sign)], " · "),
    }
}

fn link(link: &LinkRow) -> String {
    let passage = if link.passage.is_empty() { String::new() } else { format!("“{}”", link.passage) };
    let told = joined([link.label.as_str(), &link.locator, &passage, &prefixed("= ", &link.value)], ", ");
    format!("\\{} {} ({})", reference(link), safe(&told), bearing(link))
}

fn delicate(report: &Report, page: &mut Page) {
    let rows: Vec<&ClaimRow> = report.claims.iter().filter(|claim| claim.is_delicate()).collect();
    if rows.is_empty() {
        return;
    }
    page.heading(2, "Legal and sensitive");
    page.table(&["No.", "Words", "Flags", "Status", "Note"]);
    for claim in rows {
        page.row(&[
            claim.number.to_string(),
            safe(&claim.text),
            safe(&flags(claim)),
            claim.status.name().to_owned(),
            safe(&claim.note),
        ]);
    }
}

fn flags(claim: &ClaimRow) -> String {
    let told = claim.flags.iter().map(|flag| joined([flag.flag.name(), &flag.detail], ": "));
    told.collect::<Vec<_>>().join(", ")
}

fn lines(report: &Report, page: &mut Page) {
    page.heading(2, "Line by line");
    page.table(&["No.", "Sentence", "Claim", "Kind and reading", "Status", "Sources", "Note", "Who, when"]);
    for claim in &report.claims {
        let as_of = claim.as_of.map(|date| format!("as of {}", day(date))).unwrap_or_default();
        let wording = prefixed("→ ", &claim.wording);
        page.row(&[
            claim.number.to_string(),
            claim.sentence.to_string(),
            safe(&claim.text),
            safe(&joined([claim.kind.name(), &claim.reading], " · ")),
            format!("{} {}", claim.status.glyph(), joined([claim.status.name(), &as_of], ", ")),
            claim.sources.iter().map(link).collect::<Vec<_>>().join("; "),
            safe(&joined(
                [&claim.in_the_way(), &wording, &claim.reason, &claim.note, &flags(claim)]
                    .map(String::as_str),
                " · ",
            )),
            safe(&claim.marked.as_ref().map(signed).unwrap_or_default()),
        ]);
    }
}

fn sources(report: &Report, page: &mut Page) {
    if report.sources.is_empty() {
        return;
    }
    page.heading(2, "Sources");
    for source in &report.sources {
        page.line(&format!("- \\[{}\\] **{}** ({})", source.number, safe(&source.label), about(source)));
        for (name, url) in [("Address", &source.url), ("Archived", &source.archive_url)] {
            if !url.is_empty() {
                let shown = target(url).map_or_else(|| safe(url), |target| format!("<{}>", ascii(&target)));
                page.line(&format!("  - {name}: {shown}"));
            }
        }
        for citation in &source.citations {
            let passage = if citation.passage.is_empty() {
                String::new()
            } else {
                format!("“{}”", citation.passage)
            };
            let told = joined([citation.locator.as_str(), &passage, &prefixed("= ", &citation.value)], ", ");
            if !told.is_empty() {
                page.line(&format!("  - \\[{}.{}\\] {}", source.number, citation.number, safe(&told)));
            }
        }
    }
}

fn about(source: &SourceRow) -> String {
    let copy = source.derived_from.map(|origin| format!("rests on source {origin}")).unwrap_or_default();
    let claims: Vec<String> = source.claims.iter().map(ToString::to_string).collect();
    let told = [
        source.kind.to_owned(),
        safe(&provenance(source)),
        source.confidentiality.name().to_owned(),
        copy,
        safe(&prefixed("withdrawn: ", &source.withdrawn)),
        safe(&source.contact),
        safe(&prefixed("interest: ", &source.interest)),
        safe(&source.file),
        safe(&source.notes),
        prefixed("claims ", &claims.join(", ")),
    ];
    joined(told.iter().map(String::as_str), " · ")
}

fn set_aside(report: &Report, page: &mut Page) {
    if report.set_aside.is_empty() {
        return;
    }
    page.heading(2, "Set aside");
    page.table(&["No.", "Words", "Why"]);
    for claim in &report.set_aside {
        page.row(&[claim.number.to_string(), safe(&claim.text), safe(&claim.set_aside)]);
    }
}

fn removed(report: &Report, page: &mut Page) {
    if report.removed.is_empty() {
        return;
    }
    page.heading(2, "Not in this draft");
    page.table(&["No.", "Draft", "Words", "Why", "Last status", "Sources", "Note"]);
    for row in &report.removed {
        let claim = &row.claim;
        page.row(&[
            claim.number.to_string(),
            row.last_draft.to_string(),
            safe(&claim.text),
            safe(&row.removed),
            format!("{} {}", claim.status.glyph(), claim.status.name()),
            claim.sources.iter().map(link).collect::<Vec<_>>().join("; "),
            safe(&joined([claim.reason.as_str(), &claim.note], " · ")),
        ]);
    }
}

fn since(report: &Report, page: &mut Page) {
    let Some(since) = &report.since else { return };
    page.heading(2, "Changed since sign-off");
    page.line(&format!("{}\n", safe(&told::voided(since))));
    page.table(&["No.", "As signed", "As it is", "What became of it", "Status", "Sources"]);
    for row in &since.claims {
        let side = |words: &str, sentence: &str| {
            let sentence = if row.tells_sentences { sentence } else { "" };
            safe(&joined([words, sentence], " · "))
        };
        page.row(&[
            row.number.to_string(),
            side(&row.old, &row.old_sentence),
            side(&row.new, &row.new_sentence),
            safe(&told::became(row)),
            format!("{} {}", row.status.glyph(), row.status.name()),
            row.sources.iter().map(link).collect::<Vec<_>>().join("; "),
        ]);
    }
    let rest = told::unchanged(since);
    if !rest.is_empty() {
        page.line(&format!("\n{}", safe(&rest)));
    }
}

fn log(report: &Report, page: &mut Page) {
    page.heading(2, "Log");
    page.table(&["No.", "When", "Who", "What"]);
    for act in &report.log {
        page.row(&[act.number.to_string(), moment(act.at), safe(&act.by), safe(&act.what)]);
    }
}

fn sign_offs(report: &Report, page: &mut Page) {
    page.heading(2, "Sign-off");
    page.table(&["Office", "Name", "When", "Not checked"]);
    for row in &report.sign_offs {
        let (name, at) = row
            .signed
            .as_ref()
            .map_or_else(|| ("not yet".to_owned(), String::new()), |it| (safe(&it.name), moment(it.at)));
        let since = match row.changed_since {
            0 => String::new(),
            n => format!("{} changed since", count(n, "claim", "claims")),
        };
        page.row(&[row.office.to_owned(), name, at, joined([safe(&row.unchecked).as_str(), &since], "; ")]);
    }
}

/// `text` on one line, with every sign that Markdown or HTML could take for markup made plain.
fn safe(text: &str) -> String {
    const SIGNS: &str = "\\`*_{}[]()<>#+-.!|&~^$=:@\"'";
    let line = visible(text).split_whitespace().collect::<Vec<_>>().join(" ");
    let mut out = String::with_capacity(line.len());
    let mut before = ' ';
    for (at, c) in line.char_indices() {
        if SIGNS.contains(c) && !is_harmless(c, at, before) {
            out.push('\\');
        }
        out.push(c);
        before = c;
    }
    out
}

/// Signs of plain prose that are markup only at the start of a line, or nowhere behind a letter.
fn is_harmless(c: char, at: usize, before: char) -> bool {
    match c {
        '\'' | '"' | '=' | '!' => at > 0,
        // Behind a stroke some programs take a bracket for the start of a formula.
        '(' => at > 0 && before != '\\',
        // Numbers of lists have up to nine digits.
        ')' if before == '\\' => false,
        '.' | ')' | '-' | '+' => at > 0 && !before.is_ascii_digit() || at > 9,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::safe;

    #[test]
    fn nothing_people_wrote_becomes_markup() {
        for (written, shown) in [
            ("a *bold* <b>word</b>", "a \\*bold\\* \\<b\\>word\\</b\\>"),
            ("[x](javascript:a)", "\\[x\\](javascript\\:a)"),
            ("# head\n- item", "\\# head - item"),
            ("- item", "\\- item"),
            ("1. first", "1\\. first"),
            ("123456789) first", "123456789\\) first"),
            ("a | b", "a \\| b"),
            ("\\(1\\)", "\\\\\\(1\\\\\\)"),
            ("it's 19, \"he\" said.", "it's 19, \"he\" said."),
        ] {
            assert_eq!(safe(written), shown);
        }
    }
}
