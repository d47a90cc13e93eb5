//! Sources, the places cited in them, and the links from claims to those places.
//!
//! One source has many citations, one citation serves many claims, and how directly it speaks belongs to the link.
//!
//! Invariant: records only; knows no claim's words, file or window.

use serde::{Deserialize, Serialize};

use super::id::{CitationId, ClaimId, SourceId};

/// Where something can be looked up or whom one can ask.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Source {
    /// Its id.
    pub id: SourceId,
    /// What sort of source.
    pub kind: SourceKind,
    /// Title, or who was asked.
    pub title: String,
    /// Author or speaker.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub author: String,
    /// Role or affiliation of the author.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub role: String,
    /// Publisher or outlet.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub publisher: String,
    /// When it was published, as the checker wrote it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub published: String,
    /// When it was retrieved or contacted, as the checker wrote it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub retrieved: String,
    /// Address.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub url: String,
    /// Address of an archived copy.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub archive_url: String,
    /// When that copy was taken, as the checker wrote it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub archived: String,
    /// The file it was read from, where one was given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<SourceFile>,
    /// How to reach the person; never printed when redacted.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub contact: String,
    /// Whether and how it may be named.
    pub confidentiality: Confidentiality,
    /// What it is called where its name is covered.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub code_name: String,
    /// The source it copies or rests on: both count as one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub derived_from: Option<SourceId>,
    /// Withdrawn or superseded: why; empty while it stands.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub withdrawn: String,
    /// When it was withdrawn or superseded, as the checker wrote it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub withdrawn_on: String,
    /// What it may want, whom it may favour.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub interest: String,
    /// Its type as CSL has it, where it was brought in with one: `article-journal`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub csl_type: String,
    /// Anything else.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub notes: String,
}

/// A file that a source was read from: enough to prove which one it was.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SourceFile {
    /// Its name without the folder.
    pub name: String,
    /// SHA-256 of its bytes, in hexadecimal digits.
    pub sha256: String,
    /// Its length in bytes.
    pub size: u64,
    /// Whether a copy of it lies beside the project, under its SHA-256.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub kept: bool,
}

/// What sort of source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SourceKind {
    /// Paper or file.
    #[default]
    Document,
    /// Talk in person.
    Interview,
    /// By telephone.
    Call,
    /// By e-mail.
    Email,
    /// The writer's or checker's own eyes.
    OwnObservation,
    /// Sound or film.
    Recording,
    /// A page on the web.
    WebPage,
    /// Figures as data.
    DataSet,
    /// Press release.
    PressRelease,
    /// Another outlet's report.
    NewsReport,
    /// Book.
    Book,
    /// Law or court papers.
    Law,
    /// Expert opinion.
    Expert,
}

impl SourceKind {
    /// All sorts, in the order lists show them.
    pub const ALL: [Self; 13] = [
        Self::Document,
        Self::Interview,
        Self::Call,
        Self::Email,
        Self::OwnObservation,
        Self::Recording,
        Self::WebPage,
        Self::DataSet,
        Self::PressRelease,
        Self::NewsReport,
        Self::Book,
        Self::Law,
        Self::Expert,
    ];

    /// The name a checker reads.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Document => "Document",
            Self::Interview => "Interview",
            Self::Call => "Call",
            Self::Email => "E-mail",
            Self::OwnObservation => "Own observation",
            Self::Recording => "Recording",
            Self::WebPage => "Web page",
            Self::DataSet => "Data set",
            Self::PressRelease => "Press release",
            Self::NewsReport => "News report",
            Self::Book => "Book",
            Self::Law => "Law or court",
            Self::Expert => "Expert",
        }
    }
}

/// Whether and how a source may be named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Confidentiality {
    /// May be named.
    #[default]
    Open,
    /// On background: may be used, not named.
    Background,
    /// Known under a code name only.
    Anonymous,
    /// Never to be printed in any form.
    NeverPrint,
}

impl Confidentiality {
    /// All, from the most open on.
    pub const ALL: [Self; 4] = [Self::Open, Self::Background, Self::Anonymous, Self::NeverPrint];

    /// The name a checker reads.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Open => "Open",
            Self::Background => "On background",
            Self::Anonymous => "Anonymous",
            Self::NeverPrint => "Never print",
        }
    }

    /// Whether a redacted report must hide it.
    pub const fn is_confidential(self) -> bool {
        !matches!(self, Self::Open)
    }
}

/// One place in a source.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Citation {
    /// Its id.
    pub id: CitationId,
    /// The source it is a place in.
    pub source: SourceId,
    /// Page, paragraph, line or time: `p. 2`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub locator: String,
    /// The passage, word for word.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub passage: String,
    /// The value as the source gives it: `331`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub value: String,
    /// Address of a copy of this very place, archived as it was when it was read.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub snapshot: String,
}

/// What a citation says about a claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Link {
    /// The claim.
    pub claim: ClaimId,
    /// The place cited.
    pub citation: CitationId,
    /// Whether it supports or contradicts.
    #[serde(default)]
    pub relation: Relation,
    /// How directly it speaks to this claim.
    #[serde(default)]
    pub directness: Directness,
    /// How it was looked at.
    #[serde(default)]
    pub method: Method,
    /// Whether the checker has seen that the source was withdrawn, and keeps the link.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub withdrawn_seen: bool,
}

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($(#[$vdoc])* $variant),+ }

        impl $name {
            /// All, in the order lists show them.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The name a checker reads.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }
    };
}

words! {
    /// Whether a citation supports a claim.
    Relation {
        /// It bears the claim out.
        #[default]
        Supports = "supports",
        /// It says otherwise.
        Contradicts = "contradicts",
        /// It helps to understand.
        Context = "context",
    }
}

words! {
    /// How directly a citation speaks to one claim.
    Directness {
        /// First hand.
        #[default]
        Primary = "primary",
        /// Reported by somebody who looked.
        Secondary = "secondary",
        /// A digest of reports.
        Tertiary = "tertiary",
    }
}

words! {
    /// How the checker looked at it.
    Method {
        /// Read.
        #[default]
        Read = "read",
        /// Heard.
        Heard = "heard",
        /// Asked by telephone.
        Called = "called",
        /// Worked out.
        Computed = "computed",
        /// Seen.
        Seen = "seen",
    }
}
