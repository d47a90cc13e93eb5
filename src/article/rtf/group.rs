//! Where the words of a group of rich text go: into the text, aside, or nowhere.
//!
//! Invariant: names only.

/// What a group holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sink {
    /// Nothing a reader sees.
    Nothing,
    /// A shape, in which words may stand.
    Shape,
    /// The words in a shape.
    Box,
    /// A footnote or endnote.
    Note,
    /// What stands at the head or foot of each page.
    PageHead,
    /// The fonts.
    Fonts,
    /// The styles.
    Styles,
    /// Title, author, dates.
    Info,
    /// The title.
    Title,
    /// The author.
    Author,
    /// When it was made or last changed.
    Time,
    /// A comment.
    Comment,
    /// Who wrote the next comment.
    CommentAuthor,
    /// When.
    CommentDate,
    /// Which stretch it stands on.
    CommentPlace,
    /// Where such a stretch begins.
    StretchStart,
    /// Where it ends.
    StretchEnd,
}

impl Sink {
    /// What the group holds that the control word `name` begins; none where it holds text.
    pub(super) fn of_word(name: &str) -> Option<Self> {
        Some(match name {
            "fonttbl" => Self::Fonts,
            "stylesheet" => Self::Styles,
            "info" => Self::Info,
            "shpinst" | "do" => Self::Shape,
            "shptxt" | "dptxbxtext" => Self::Box,
            "footnote" => Self::Note,
            "header" | "headerl" | "headerr" | "headerf" | "footer" | "footerl" | "footerr" | "footerf" => {
                Self::PageHead
            }
            "annotation" => Self::Comment,
            "atnauthor" => Self::CommentAuthor,
            "atndate" => Self::CommentDate,
            "atnref" => Self::CommentPlace,
            "atrfstart" => Self::StretchStart,
            "atrfend" => Self::StretchEnd,
            "colortbl" | "pict" | "nonshppict" | "objdata" | "fldinst" | "xe" | "tc" | "listtext"
            | "pntext" | "shprslt" | "bkmkstart" | "bkmkend" | "ftnsep" | "ftnsepc" | "aftnsep"
            | "aftnsepc" | "template" | "listtable" | "revtbl" | "rsidtbl" | "generator" | "operator" => {
                Self::Nothing
            }
            _ => return None,
        })
    }

    /// What a field of the properties holds.
    pub(super) fn of_info(name: &str) -> Option<Self> {
        Some(match name {
            "title" => Self::Title,
            "author" => Self::Author,
            "creatim" | "revtim" => Self::Time,
            "subject" | "manager" | "company" | "category" | "keywords" | "comment" | "doccomm"
            | "hlinkbase" | "printim" | "buptim" => Self::Nothing,
            _ => return None,
        })
    }
}
