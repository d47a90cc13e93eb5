//! Columns and statuses by the names that newsrooms give them: Hopkins' Airtable, GMM's sheet, Meedan, and our own.
//!
//! Invariant: total; a name that is not known is left out.

use csv::StringRecord;

use super::Row;
use super::guard::unguarded;
use crate::desk::mark::Status;
use crate::desk::source::Directness;

/// What a column holds, with its name as it stands in the head.
pub(super) type Head = Option<(Column, String)>;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    Words,
    Line,
    Status,
    /// A box that is ticked or not.
    Box,
    Sources,
    Method,
    LookedUp,
    Note,
    /// A note that says in its head what it is about.
    NamedNote,
    Wording,
}

/// Columns looked at; spreadsheets of people have thirty.
const MOST_COLUMNS: usize = 1000;

/// The names, in small letters without signs.
const NAMES: &[(&str, Column)] = &[
    ("fact", Column::Words),
    ("facts", Column::Words),
    ("claim", Column::Words),
    ("quote", Column::Words),
    ("quoted text", Column::Words),
    ("text", Column::Words),
    ("line", Column::Line),
    ("sentence", Column::Line),
    ("story line", Column::Line),
    ("draft line", Column::Line),
    ("draft story line", Column::Line),
    ("draft story lines", Column::Line),
    ("status", Column::Status),
    ("fc status", Column::Status),
    ("fact check status", Column::Status),
    ("rating", Column::Status),
    ("box verified", Column::Box),
    ("verified", Column::Box),
    ("checked", Column::Box),
    ("source", Column::Sources),
    ("sources", Column::Sources),
    ("method", Column::Method),
    ("method primary or secondary", Column::Method),
    ("primary or secondary", Column::Method),
    ("date", Column::LookedUp),
    ("date looked up", Column::LookedUp),
    ("looked up", Column::LookedUp),
    ("note", Column::Note),
    ("notes", Column::Note),
    ("fc notes", Column::Note),
    ("note why not", Column::Note),
    ("why not", Column::Note),
    ("comment", Column::Note),
    ("comments", Column::Note),
    ("concern", Column::NamedNote),
    ("concerns", Column::NamedNote),
    ("fact revision history", Column::NamedNote),
    ("notes revision", Column::NamedNote),
    ("suggested wording", Column::Wording),
    ("correction", Column::Wording),
];

/// What the columns hold, by the first row.
pub(super) fn of_head(head: &StringRecord) -> Vec<Head> {
    let known = |name: &str| {
        let name = plain(name);
        NAMES.iter().find(|(known, _)| *known == name).map(|(_, column)| *column)
    };
    head.iter().take(MOST_COLUMNS).map(|name| Some((known(name)?, name.trim().to_owned()))).collect()
}

/// Whether some column holds the words of the article.
pub(super) fn has_words(heads: &[Head]) -> bool {
    heads.iter().flatten().any(|(column, _)| matches!(column, Column::Words | Column::Line))
}

/// The row `number` of the sheet.
pub(super) fn row(number: usize, heads: &[Head], cells: &StringRecord) -> Row {
    let mut row = Row { number, ..Row::default() };
    for (head, cell) in heads.iter().zip(cells) {
        let cell = &unguarded(cell.trim());
        if let Some((column, name)) = head
            && !cell.is_empty()
        {
            take(&mut row, *column, name, cell);
        }
    }
    row
}

fn take(row: &mut Row, column: Column, name: &str, cell: &str) {
    match column {
        Column::Words => cell.clone_into(&mut row.words),
        // Our own tables number their sentences.
        Column::Line if cell.bytes().all(|byte| byte.is_ascii_digit()) => {}
        Column::Line => cell.clone_into(&mut row.line),
        Column::Status => row.status = status(cell).or(row.status),
        Column::Box if is_ticked(cell) => row.status = row.status.or(Some(Status::Confirmed)),
        Column::Box => {}
        Column::Sources => row.sources.extend(sources(cell)),
        Column::Method => row.directness = directness(cell),
        Column::LookedUp => cell.clone_into(&mut row.looked_up),
        Column::Note => add(&mut row.note, cell),
        Column::NamedNote => add(&mut row.note, &format!("{name}: {cell}")),
        Column::Wording => cell.clone_into(&mut row.wording),
    }
}

/// Adds a line to a note.
pub(super) fn add(note: &mut String, line: &str) {
    if !note.is_empty() {
        note.push('\n');
    }
    note.push_str(line);
}

/// A name in small letters, single blanks between its words and no signs.
fn plain(name: &str) -> String {
    let letters: String =
        name.chars().map(|c| if c.is_alphanumeric() { c.to_ascii_lowercase() } else { ' ' }).collect();
    letters.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn status(name: &str) -> Option<Status> {
    let name = plain(name);
    let own =
        Status::ALL.into_iter().find(|status| plain(status.name()) == name || plain(status.key()) == name);
    own.or(match name.as_str() {
        "unstarted" | "not started" | "not checked" | "to do" => Some(Status::Unchecked),
        "in progress" | "pending" => Some(Status::Waiting),
        "verified" | "checked accurate" | "accurate" | "correct" | "true" => Some(Status::Confirmed),
        "false" | "incorrect" | "inaccurate" | "changed needs attention" => Some(Status::Wrong),
        "inconclusive" | "unproven" | "unverified" => Some(Status::NotConfirmed),
        "conflicting" => Some(Status::Disputed),
        "opinion" | "not a fact" => Some(Status::NoCheck),
        _ => None,
    })
}

fn is_ticked(cell: &str) -> bool {
    matches!(plain(cell).as_str(), "true" | "yes" | "y" | "x" | "1" | "checked" | "done" | "ok")
        || cell.contains(['✓', '✔', '☑', '✅'])
}

fn directness(cell: &str) -> Option<Directness> {
    let cell = plain(cell);
    let known =
        Directness::ALL.iter().find(|it| cell == it.name() || cell.starts_with(&format!("{} ", it.name())));
    known.copied()
}

/// The sources in a cell: one a line; addresses also with signs between them.
fn sources(cell: &str) -> Vec<String> {
    let lines = cell.lines().flat_map(|line| {
        let is_list = line.split([';', ',']).all(|part| part.trim().starts_with("http"));
        let parts: Vec<&str> = if is_list { line.split([';', ',']).collect() } else { vec![line] };
        parts
    });
    lines.map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statuses_of_other_desks_are_known() {
        for (name, found) in [
            ("Checked - Accurate", Some(Status::Confirmed)),
            ("Changed - Needs Attention", Some(Status::Wrong)),
            ("In Progress", Some(Status::Waiting)),
            ("Inconclusive", Some(Status::NotConfirmed)),
            ("Not confirmed", Some(Status::NotConfirmed)),
            ("no_check", Some(Status::NoCheck)),
            ("maybe", None),
        ] {
            assert_eq!(status(name), found, "{name}");
        }
    }

    #[test]
    fn a_cell_may_hold_several_sources() {
        for (cell, found) in [
            ("Port log, p. 2", vec!["Port log, p. 2"]),
            ("https://a.example, https://b.example", vec!["https://a.example", "https://b.example"]),
            ("Port log\nRuth Vale, by telephone\n", vec!["Port log", "Ruth Vale, by telephone"]),
        ] {
            assert_eq!(sources(cell), found, "{cell}");
        }
    }
}
