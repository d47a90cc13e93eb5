//! The forms a report can have.
//!
//! Invariant: knows their names and endings, not how they are written.

/// A form of the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Format {
    /// The checking copy as one web page, to read and to print.
    #[default]
    Html,
    /// The checking copy as Markdown.
    Markdown,
    /// One row a claim, for spreadsheets.
    Csv,
    /// What is still to be asked, by whom to ask, to print.
    Questions,
    /// Everything, for programs.
    Json,
}

impl Format {
    /// All forms, in the order lists show them.
    pub const ALL: [Self; 5] = [Self::Html, Self::Markdown, Self::Csv, Self::Questions, Self::Json];

    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Html => "Web page",
            Self::Markdown => "Markdown",
            Self::Csv => "Table (CSV)",
            Self::Questions => "Open questions",
            Self::Json => "Data (JSON)",
        }
    }

    /// What it is good for.
    pub const fn hint(self) -> &'static str {
        match self {
            Self::Html => "The checking copy, to read and to print",
            Self::Markdown => "The checking copy as plain text",
            Self::Csv => "One row a claim, for a spreadsheet",
            Self::Questions => "Whom to ask what, with room for the answers",
            Self::Json => "Everything, for other programs",
        }
    }

    /// What its files are called after the piece: `ferry-checked.html`.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Questions => "questions",
            _ => "checked",
        }
    }

    /// The ending of its files.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Html | Self::Questions => "html",
            Self::Markdown => "md",
            Self::Csv => "csv",
            Self::Json => "json",
        }
    }
}
