//! Claims that somebody kept in a spreadsheet, brought to the article they were taken from.
//!
//! ```text
//! fact,method,source,date,box verified,note
//! Three people died,primary,Port log p. 2,2024-08-16,TRUE,
//!   -> the claim on these words: confirmed, resting on that source
//! ```
//!
//! | module | does |
//! |---|---|
//! | `columns` | knows columns and statuses by the names that newsrooms give them |
//! | `anchor` | finds the words of a row in the article |
//! | `guard` | keeps cells from being run |
//! | `take` | makes one edit of the rows that were found |
//!
//! Invariant: strings and records in, one edit out; a row whose place is in doubt is told, never guessed.

mod anchor;
mod columns;
mod guard;
mod take;

use csv::StringRecord;

use super::mark::Status;
use super::source::Directness;

pub use guard::guarded;
pub use take::{Brought, Taken, Untaken};

/// Rows read from one sheet at most.
const MOST_ROWS: usize = 20_000;
/// Rows that may hold the names of the columns: some sheets begin with a title.
const MOST_ABOVE: usize = 8;

/// One row of a sheet, by what its columns mean.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Row {
    /// Its number in the sheet, from 1; the head counts.
    pub number: usize,
    /// The fact or the quoted words.
    pub words: String,
    /// The line of the draft that the fact stands in.
    pub line: String,
    /// The finding; none where the sheet says nothing.
    pub status: Option<Status>,
    /// The sources, each as it is written.
    pub sources: Vec<String>,
    /// How directly they speak to the fact.
    pub directness: Option<Directness>,
    /// When they were looked up, as written.
    pub looked_up: String,
    /// Notes, concerns, what was changed.
    pub note: String,
    /// Other words proposed.
    pub wording: String,
}

/// Why a text is no sheet of claims.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoSheet {
    /// No column is known to hold facts.
    #[error("no column is called fact, claim, quote or line")]
    NoWords,
    /// There is nothing below the head.
    #[error("there is no row below its head")]
    NoRows,
}

/// The rows of `text`, a table with commas, semicolons or tabs between its cells and names among its first rows.
pub fn read(text: &str) -> Result<Vec<Row>, NoSheet> {
    let text = text.trim_start_matches('\u{FEFF}');
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter(text))
        .from_reader(text.as_bytes());
    // Text is read, so that no record can be broken.
    rows(reader.records().flatten())
}

/// The rows of a table, its names among its first rows.
pub fn of_table(table: Vec<Vec<String>>) -> Result<Vec<Row>, NoSheet> {
    rows(table.into_iter().map(StringRecord::from))
}

fn rows(records: impl Iterator<Item = StringRecord>) -> Result<Vec<Row>, NoSheet> {
    let mut records = (1..).zip(records);
    let mut heads = records.by_ref().take(MOST_ABOVE).map(|(_, head)| columns::of_head(&head));
    let heads = heads.find(|heads| columns::has_words(heads)).ok_or(NoSheet::NoWords)?;
    let rows = records.take(MOST_ROWS).map(|(number, cells)| columns::row(number, &heads, &cells));
    let rows: Vec<Row> = rows.filter(|row| !row.words.is_empty() || !row.line.is_empty()).collect();
    if rows.is_empty() { Err(NoSheet::NoRows) } else { Ok(rows) }
}

/// What stands between the cells: the sign that the first line has most of.
fn delimiter(text: &str) -> u8 {
    let head = text.lines().next().unwrap_or_default();
    let count = |sign: u8| head.bytes().filter(|byte| *byte == sign).count();
    [b',', b';', b'\t'].into_iter().rev().max_by_key(|sign| count(*sign)).unwrap_or(b',')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sheets_of_newsrooms_are_known_by_their_columns() {
        let gmm = "Fact,Method (primary or secondary),Source,Date looked up,Box verified,Note why not\n\
            Three people died,secondary,\"Port log, p. 2\",2024-08-16,TRUE,\n\
            on Monday,,,,FALSE,the port does not answer\n";
        let rows = read(gmm).unwrap();
        assert_eq!((rows[0].number, rows[0].words.as_str()), (2, "Three people died"));
        assert_eq!(
            (rows[0].status, rows[0].directness),
            (Some(Status::Confirmed), Some(Directness::Secondary))
        );
        assert_eq!(
            (rows[0].sources.as_slice(), rows[0].looked_up.as_str()),
            (&["Port log, p. 2".to_owned()][..], "2024-08-16")
        );
        assert_eq!((rows[1].status, rows[1].note.as_str()), (None, "the port does not answer"));

        let hopkins = "ID;Draft Story Line;Fact;FC Status;Sources;FC Notes;Concerns;Fact Revision History\n\
            7;\"Three people died, she said.\";Three died;Changed - Needs Attention;https://port.example/log;p. 2;too few?;was four\n";
        let rows = read(hopkins).unwrap();
        assert_eq!(
            (rows[0].line.as_str(), rows[0].words.as_str()),
            ("Three people died, she said.", "Three died")
        );
        assert_eq!(rows[0].status, Some(Status::Wrong));
        assert_eq!(rows[0].note, "p. 2\nConcerns: too few?\nFact Revision History: was four");
    }

    #[test]
    fn what_is_no_sheet_says_so() {
        assert_eq!(read("name,age\nA,3\n"), Err(NoSheet::NoWords));
        assert_eq!(read("claim,status\n,\n"), Err(NoSheet::NoRows));
        assert_eq!(read("Our piece\n\nclaim,status\nThree died,wrong\n").unwrap()[0].number, 3);
        assert_eq!(read(""), Err(NoSheet::NoWords));
        assert!(read(&"\"".repeat(10_000)).is_err());
    }
}
