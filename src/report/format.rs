//! The forms a report can have.
//!
//! Invariant: knows their names and endings, not how they are written.

/// What a form is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// The whole check, for whoever answers for the piece.
    CheckingCopy,
    /// What the editor still has to decide.
    CheckedCopy,
    /// Pages to have at hand.
    Printed,
    /// For other programs.
    Data,
    /// The sources, for programs that keep references.
    References,
}

impl Group {
    /// All groups, in the order lists show them.
    pub const ALL: [Self; 5] =
        [Self::CheckingCopy, Self::CheckedCopy, Self::Printed, Self::Data, Self::References];

    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::CheckingCopy => "Checking copy",
            Self::CheckedCopy => "Checked copy, for the editor",
            Self::Printed => "Pages to print",
            Self::Data => "Data",
            Self::References => "References",
        }
    }
}

/// The paper a PDF is set for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Paper {
    /// 210 × 297 mm.
    #[default]
    A4,
    /// 8½ × 11 inches.
    Letter,
}

/// A form of the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Format {
    /// The checking copy as one web page, to read and to print.
    #[default]
    Html,
    /// The checked copy as one web page: proposed words as changes, and what is to be decided.
    CheckedHtml,
    /// The checking copy as a PDF, typeset and tagged.
    Pdf,
    /// The checked copy as a PDF: proposed words as changes, and what is to be decided.
    CheckedPdf,
    /// The checking copy as a Word document, with a comment on each claim.
    Docx,
    /// The checked copy as a Word document: proposed words as tracked changes, comments on what is to be decided.
    CheckedDocx,
    /// The checking copy as Markdown.
    Markdown,
    /// One row a claim, for spreadsheets.
    Csv,
    /// One row a claim, in typed cells.
    Xlsx,
    /// What is still to be asked, by whom to ask, to print.
    Questions,
    /// The same, one page for each person to be called.
    CallSheets,
    /// Every name with its forms, to confirm the spelling of.
    Names,
    /// Every source with the places cited in it.
    Sources,
    /// Everything, for programs.
    Json,
    /// The claims as notes on the article, by the W3C's Web Annotation model.
    WebAnnotation,
    /// What others said and was rated, for search engines.
    ClaimReview,
    /// The sources as CSL-JSON.
    Csl,
    /// The sources as RIS.
    Ris,
    /// The sources as BibTeX.
    Bibtex,
}

impl Format {
    /// All forms, in the order lists show them.
    pub const ALL: [Self; 19] = [
        Self::Html,
        Self::CheckedHtml,
        Self::Pdf,
        Self::CheckedPdf,
        Self::Docx,
        Self::CheckedDocx,
        Self::Markdown,
        Self::Questions,
        Self::CallSheets,
        Self::Names,
        Self::Sources,
        Self::Csv,
        Self::Xlsx,
        Self::Json,
        Self::WebAnnotation,
        Self::ClaimReview,
        Self::Csl,
        Self::Ris,
        Self::Bibtex,
    ];

    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Html => "Web page",
            Self::CheckedHtml => "Web page, checked copy",
            Self::Pdf => "PDF, checking copy",
            Self::CheckedPdf => "PDF, checked copy",
            Self::Docx => "Word, checking copy",
            Self::CheckedDocx => "Word, checked copy",
            Self::Markdown => "Markdown",
            Self::Csv => "Table (CSV)",
            Self::Xlsx => "Workbook (XLSX)",
            Self::Questions => "Open questions",
            Self::CallSheets => "Call sheets",
            Self::Names => "Names",
            Self::Sources => "Source list",
            Self::Json => "Data (JSON)",
            Self::WebAnnotation => "Web annotations",
            Self::ClaimReview => "ClaimReview",
            Self::Csl => "CSL-JSON",
            Self::Ris => "RIS",
            Self::Bibtex => "BibTeX",
        }
    }

    /// Its name in settings; it never changes.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::CheckedHtml => "checked-html",
            Self::Pdf => "pdf",
            Self::CheckedPdf => "checked-pdf",
            Self::Docx => "docx",
            Self::CheckedDocx => "checked-docx",
            Self::Markdown => "md",
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Questions => "questions",
            Self::CallSheets => "calls",
            Self::Names => "names",
            Self::Sources => "sources",
            Self::Json => "json",
            Self::WebAnnotation => "webannotation",
            Self::ClaimReview => "claimreview",
            Self::Csl => "csl",
            Self::Ris => "ris",
            Self::Bibtex => "bibtex",
        }
    }

    /// The form of that name.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.key() == key)
    }

    /// What it is for.
    pub const fn group(self) -> Group {
        match self {
            Self::Html | Self::Pdf | Self::Docx | Self::Markdown => Group::CheckingCopy,
            Self::CheckedHtml | Self::CheckedPdf | Self::CheckedDocx => Group::CheckedCopy,
            Self::Questions | Self::CallSheets | Self::Names | Self::Sources => Group::Printed,
            Self::Csv | Self::Xlsx | Self::Json | Self::WebAnnotation | Self::ClaimReview => Group::Data,
            Self::Csl | Self::Ris | Self::Bibtex => Group::References,
        }
    }

    /// What it is good for.
    pub const fn hint(self) -> &'static str {
        match self {
            Self::Html => "The checking copy, to read and to print",
            Self::CheckedHtml => "For the editor: changes, open decisions",
            Self::Pdf => "Typeset for paper, with bookmarks and links",
            Self::CheckedPdf => "For the editor: changes, boxes to decide",
            Self::Docx => "The article, a comment on each claim, the report",
            Self::CheckedDocx => "For the editor: tracked changes, open decisions",
            Self::Markdown => "The checking copy as plain text",
            Self::Csv => "One row a claim, for any program",
            Self::Xlsx => "One row a claim, with dates, numbers and filters",
            Self::Questions => "Whom to ask what, with room for the answers",
            Self::CallSheets => "A page for each person to call, without quotations",
            Self::Names => "Every name with its forms, to confirm the spelling",
            Self::Sources => "Every source with the places cited in it",
            Self::Json => "Everything, to make the same project again",
            Self::WebAnnotation => "The claims as notes on the article, for other tools",
            Self::ClaimReview => "What others said, rated, for a published page",
            Self::Csl => "For Zotero, pandoc and others",
            Self::Ris => "For EndNote, Mendeley and others",
            Self::Bibtex => "For JabRef, LaTeX and others",
        }
    }

    /// What its files are called after the piece: `ferry-checked.html`.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Questions => "questions",
            Self::CallSheets => "calls",
            Self::Names => "names",
            Self::Sources => "sources",
            Self::CheckedHtml | Self::CheckedPdf | Self::CheckedDocx => "for-editor",
            Self::WebAnnotation => "annotations",
            Self::ClaimReview => "claimreview",
            Self::Csl | Self::Ris | Self::Bibtex => "references",
            _ => "checked",
        }
    }

    /// What its file is called for a piece of that name: `ferry-checked.html`.
    pub fn name_for(self, piece: &str) -> String {
        format!("{piece}-{}.{}", self.word(), self.ending())
    }

    /// Whether it is set on pages, which look the same wherever they are opened.
    pub const fn is_paged(self) -> bool {
        matches!(self, Self::Pdf | Self::CheckedPdf)
    }

    /// The ending of its files.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Html
            | Self::CheckedHtml
            | Self::Questions
            | Self::CallSheets
            | Self::Names
            | Self::Sources => "html",
            Self::Pdf | Self::CheckedPdf => "pdf",
            Self::Docx | Self::CheckedDocx => "docx",
            Self::Markdown => "md",
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Json | Self::Csl => "json",
            Self::WebAnnotation | Self::ClaimReview => "jsonld",
            Self::Ris => "ris",
            Self::Bibtex => "bib",
        }
    }
}
