//! What had to be guessed, and what was left out, while an article was read; and why a file could not be read at all.
//!
//! Invariant: words only; one line each, and never words of the article.

use jiff::civil::Date;
use thiserror::Error;

use super::{MOST_BYTES, MOST_FILE_BYTES};
use crate::text::Span;

/// Something a checker should know about how the article was read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Warning {
    /// The encoding was not given.
    #[error("The file does not say its encoding; it was read as {encoding}")]
    GuessedEncoding {
        /// The encoding's usual name.
        encoding: &'static str,
    },
    /// Bytes without a meaning.
    #[error("{} could not be decoded and stand as \u{FFFD}", plural(*.count, "character", "characters"))]
    Undecodable {
        /// How many.
        count: usize,
        /// The first.
        first: Span,
    },
    /// Control characters that no reader sees.
    #[error("{} {} in the text", plural(*.count, "invisible control character", "invisible control characters"), stands(*.count))]
    ControlCharacters {
        /// How many.
        count: usize,
        /// The first.
        first: Span,
    },
    /// Characters that turn the direction of writing, and can make a figure look like another.
    #[error("{} {} in the text: what is printed may not be what is stored", plural(*.count, "character that turns the direction of writing", "characters that turn the direction of writing"), stands(*.count))]
    DirectionControls {
        /// How many.
        count: usize,
        /// The first.
        first: Span,
    },
    /// Arabic, Hebrew and the like, which not every screen sets right, least of all with figures among them.
    #[error("{} of a script written from right to left {} in the text: compare its figures with the file itself", plural(*.count, "letter", "letters"), stands(*.count))]
    RightToLeft {
        /// How many letters.
        count: usize,
        /// The first.
        first: Span,
    },
    /// Changes that were tracked, and that the text holds.
    #[error("{} {} in the text as if accepted", plural(*.count, "tracked insertion", "tracked insertions"), stands(*.count))]
    Insertions {
        /// How many.
        count: usize,
    },
    /// Comments in the margin, kept as annotations.
    #[error("{} of the writer or editor {} kept beside the text", plural(*.count, "comment", "comments"), if *.count == 1 { "is" } else { "are" })]
    Comments {
        /// How many.
        count: usize,
    },
    /// Files sent along.
    #[error("{} {} not read with the text", plural(*.count, "attachment", "attachments"), if *.count == 1 { "was" } else { "were" })]
    Attachments {
        /// How many.
        count: usize,
    },
    /// Parts of the file that are no prose, or not meant for the reader.
    #[error("{} {} left out", plural(*.count, .what.singular(), .what.plural()), if *.count == 1 { "was" } else { "were" })]
    LeftOut {
        /// What sort of part.
        what: LeftOut,
        /// How many.
        count: usize,
    },
    /// Lines of print that were put together.
    #[error("{}", joined(*.paragraphs, *.words))]
    Joined {
        /// Paragraphs that ran over the end of a column or page.
        paragraphs: usize,
        /// Words that were broken at the end of a line.
        words: usize,
    },
    /// Printed letters whose font does not say which they are.
    #[error("{} could not be read: the font does not say which {}; compare with the page itself", plural(*.count, "printed letter", "printed letters"), if *.count == 1 { "it is" } else { "they are" })]
    UnknownLetters {
        /// How many.
        count: usize,
    },
    /// Text that a machine read from the picture of a page.
    #[error("The text of {} was recognised from a picture: compare names and figures with the page itself", plural(*.pages, "page", "pages"))]
    Recognised {
        /// How many pages.
        pages: usize,
    },
    /// No publication date in the text.
    #[error("No publication date found in the text; relative dates count from the file’s date, {date}")]
    DateFromFile {
        /// The day the file was last changed.
        date: Date,
    },
    /// No publication date in the text, but one in the document's properties.
    #[error(
        "No publication date found in the text; relative dates count from the day the document was last changed, {date}"
    )]
    DateFromProperties {
        /// That day.
        date: Date,
    },
    /// A publication date without its year.
    #[error(
        "The date in the text has no year; it was read as {date}, the last such day before the file’s own date"
    )]
    YearFromFile {
        /// The day taken.
        date: Date,
    },
    /// "03/04/2024", and nothing in the text that tells which is the month.
    #[error("The publication date could be read in British or American order; it was read as {date}")]
    DoubtfulOrder {
        /// The day taken.
        date: Date,
    },
    /// The caller's date is not the text's.
    #[error("The text says it was published on {in_text}, but {given} was given and is used")]
    OtherDate {
        /// The day the caller gave.
        given: Date,
        /// The day the text gives.
        in_text: Date,
    },
}

/// Parts of a file that hold no prose of the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LeftOut {
    /// A fenced or indented block of code.
    CodeBlock,
    /// A block of HTML.
    HtmlBlock,
    /// Words struck out while changes were tracked.
    Deletion,
    /// Words marked as hidden.
    HiddenText,
    /// What stands at the head or foot of every page.
    PageHead,
    /// A line of a table of contents.
    Contents,
    /// The report of an earlier check, below the article.
    Report,
    /// Words of a web page around the article.
    Surroundings,
    /// A page that is a picture, without text.
    PicturePage,
    /// A page that could not be read to its end.
    BrokenPage,
    /// A letter that runs another way than the text of its page.
    TurnedLetter,
}

impl LeftOut {
    const fn singular(self) -> &'static str {
        match self {
            Self::CodeBlock => "block of code",
            Self::HtmlBlock => "block of HTML",
            Self::Deletion => "tracked deletion",
            Self::HiddenText => "hidden passage",
            Self::PageHead => "page head or foot",
            Self::Contents => "line of the table of contents",
            Self::Report => "report of an earlier check",
            Self::Surroundings => "word around the article (menus, notices, other pages)",
            Self::PicturePage => "page that is a picture without text",
            Self::BrokenPage => "page or part of one that is damaged",
            Self::TurnedLetter => "letter set askew",
        }
    }

    const fn plural(self) -> &'static str {
        match self {
            Self::CodeBlock => "blocks of code",
            Self::HtmlBlock => "blocks of HTML",
            Self::Deletion => "tracked deletions",
            Self::HiddenText => "hidden passages",
            Self::PageHead => "page heads and feet",
            Self::Contents => "lines of the table of contents",
            Self::Report => "reports of earlier checks",
            Self::Surroundings => "words around the article (menus, notices, other pages)",
            Self::PicturePage => "pages that are pictures without text",
            Self::BrokenPage => "pages or parts of them that are damaged",
            Self::TurnedLetter => "letters set askew",
        }
    }
}

impl Warning {
    /// A stable name for programs.
    pub const fn key(&self) -> &'static str {
        match self {
            Self::GuessedEncoding { .. } => "guessed_encoding",
            Self::Undecodable { .. } => "undecodable",
            Self::ControlCharacters { .. } => "control_characters",
            Self::DirectionControls { .. } => "direction_controls",
            Self::RightToLeft { .. } => "right_to_left",
            Self::Insertions { .. } => "insertions",
            Self::Comments { .. } => "comments",
            Self::Attachments { .. } => "attachments",
            Self::LeftOut { .. } => "left_out",
            Self::Joined { .. } => "joined",
            Self::UnknownLetters { .. } => "unknown_letters",
            Self::Recognised { .. } => "recognised",
            Self::DateFromFile { .. } => "date_from_file",
            Self::DateFromProperties { .. } => "date_from_properties",
            Self::YearFromFile { .. } => "year_from_file",
            Self::DoubtfulOrder { .. } => "doubtful_order",
            Self::OtherDate { .. } => "other_date",
        }
    }

    /// Whether it doubts the day that the article's dates count from.
    pub const fn is_about_the_day(&self) -> bool {
        matches!(
            self,
            Self::DateFromFile { .. }
                | Self::DateFromProperties { .. }
                | Self::YearFromFile { .. }
                | Self::DoubtfulOrder { .. }
                | Self::OtherDate { .. }
        )
    }

    /// The place in the text it speaks of, where it speaks of one.
    pub const fn place(&self) -> Option<Span> {
        match self {
            Self::Undecodable { first, .. }
            | Self::ControlCharacters { first, .. }
            | Self::DirectionControls { first, .. }
            | Self::RightToLeft { first, .. } => Some(*first),
            _ => None,
        }
    }
}

/// Why a file cannot be read as an article.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ReadError {
    /// No bytes, or blanks only.
    #[error("the file is empty: there is nothing to check")]
    Empty,
    /// More than an article can be.
    #[error("the file is longer than {} MB, the most Tickmark reads as one article: split it", MOST_BYTES / 1024 / 1024)]
    TooLong,
    /// Cut off or garbled so far that no text can be had.
    #[error(
        "the file is {what}, but damaged: open it in the program it was made with and save it anew, or ask for another copy"
    )]
    Damaged {
        /// What it is.
        what: &'static str,
    },
    /// Encrypted.
    #[error(
        "the file is protected by a password: open it in the program it was made with and save it without one"
    )]
    Protected,
    /// A PDF that is pictures of pages.
    #[error(
        "this PDF holds pictures of {}, no text: run it through text recognition (OCR), or ask for the document it was made from",
        plural(*.pages, "page", "pages")
    )]
    Pictures {
        /// How many pages it has.
        pages: usize,
    },
    /// A PDF whose fonts do not say what they print.
    #[error(
        "the fonts of this PDF do not say which letters they print: run it through text recognition (OCR), or ask for the document it was made from"
    )]
    NoLetters,
    /// A PDF whose pages are damaged, or unfold to more than an article needs.
    #[error(
        "no page of this PDF could be read, they are damaged or drawn with too much: print the article into a PDF anew, or ask for the document it was made from"
    )]
    Pages,
    /// A file longer than memory should hold, packed or unfolded.
    #[error(
        "the file is longer than {} MB, or unfolds to more: print the pages of the article into a PDF of their own",
        MOST_FILE_BYTES / 1024 / 1024
    )]
    TooMuch,
    /// The caller stopped the reading.
    #[error("reading was stopped")]
    Stopped,
    /// A format that is not read.
    #[error("the file seems to be {what}: save the article as .docx, .odt or plain text and open that")]
    NotText {
        /// What it seems to be.
        what: &'static str,
    },
    /// A project.
    #[error(
        "the file is a Tickmark project, not an article: open it in the window or with `tickmark report`"
    )]
    Project,
}

fn joined(paragraphs: usize, words: usize) -> String {
    let paragraphs = (paragraphs > 0).then(|| {
        let count = plural(paragraphs, "paragraph", "paragraphs");
        format!("{count} that ran over the end of a column or page")
    });
    let words = (words > 0).then(|| {
        let count = plural(words, "word", "words");
        format!("{count} broken at the end of a line")
    });
    let parts: Vec<String> = paragraphs.into_iter().chain(words).collect();
    format!("Put together: {}", parts.join(", "))
}

fn plural(count: usize, one: &str, many: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {many}") }
}

const fn stands(count: usize) -> &'static str {
    if count == 1 { "stands" } else { "stand" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn warnings_are_one_plain_line() {
        let first = Span::new(3, 4);
        let day = jiff::civil::date(2024, 8, 16);
        for (warning, line) in [
            (
                Warning::GuessedEncoding { encoding: "windows-1252" },
                "The file does not say its encoding; it was read as windows-1252",
            ),
            (
                Warning::Undecodable { count: 2, first },
                "2 characters could not be decoded and stand as \u{FFFD}",
            ),
            (
                Warning::ControlCharacters { count: 1, first },
                "1 invisible control character stands in the text",
            ),
            (Warning::LeftOut { what: LeftOut::CodeBlock, count: 2 }, "2 blocks of code were left out"),
            (Warning::LeftOut { what: LeftOut::HtmlBlock, count: 1 }, "1 block of HTML was left out"),
            (
                Warning::DateFromFile { date: day },
                "No publication date found in the text; relative dates count from the file’s date, 2024-08-16",
            ),
        ] {
            assert_eq!(warning.to_string(), line);
        }
    }
}
