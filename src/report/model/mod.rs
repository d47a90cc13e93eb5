//! What a report says, before anybody has decided how it looks.
//!
//! Every rendering reads this and nothing else. Words that must not leave the desk are already gone, so no rendering
//! can leak them. The JSON rendering is this model as it stands: renaming a field here changes a public format.
//!
//! Invariant: plain facts; knows no desk, markup or layout.

mod article;
mod claim;
mod drafts;
mod finding;

use jiff::{Timestamp, civil::Date};
use serde::Serialize;

use crate::article::PublishedFrom;
use crate::desk::{Confidentiality, Entry, Source};

pub(super) use article::{ArticleText, Handled, ParagraphRow, SentenceRow};
pub(super) use claim::{ChangeRow, ClaimRow, FlagRow, LinkRow};
pub(super) use drafts::{ChangedRow, RemovedRow, SinceRow};
pub(super) use finding::FindingRow;

/// A whole report.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct Report {
    /// The format of the JSON rendering; a reader refuses numbers it does not know.
    #[serde(rename = "tickmark_report")]
    pub(super) version: u32,
    /// What is checked, by whom, and what this report holds of it.
    pub(super) head: Head,
    /// The work in figures.
    pub(super) summary: Summary,
    /// The article.
    pub(super) article: ArticleText,
    /// Claims in text order, without those set aside.
    pub(super) claims: Vec<ClaimRow>,
    /// Claims set aside.
    pub(super) set_aside: Vec<ClaimRow>,
    /// Claims that the draft checked does not have, oldest first.
    pub(super) removed: Vec<RemovedRow>,
    /// What has changed since somebody signed an earlier draft; none where nobody did.
    #[serde(rename = "since_sign_off")]
    pub(super) since: Option<SinceRow>,
    /// Sources by number.
    pub(super) sources: Vec<SourceRow>,
    /// Names in the order of first mention; a filter does not change them.
    pub(super) names: Vec<NameRow>,
    /// What was worked out, what conflicts first; a filter does not change it.
    pub(super) checks: Vec<FindingRow>,
    /// Who answers for the piece.
    pub(super) sign_offs: Vec<SignOffRow>,
    /// What is still to be asked, by whom to ask.
    pub(super) questions: Vec<AskedRow>,
    /// Every act, oldest first.
    pub(super) log: Vec<LogRow>,
    /// The edits themselves, from which the same project can be made again; only where nothing is withheld.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) journal: Option<Vec<Entry>>,
}

/// What is checked, by whom, and what this report holds of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Head {
    /// Working title, else headline, else file name.
    pub(super) title: String,
    /// The writer.
    pub(super) author: String,
    /// Outlet or desk.
    pub(super) outlet: String,
    /// Deadline, as written.
    pub(super) deadline: String,
    /// Notes on the piece.
    pub(super) notes: String,
    /// The address it was published at.
    pub(super) url: String,
    /// What a claim needs before it may be called confirmed.
    pub(super) house_rule: String,
    /// The version checked; none before an article is taken in.
    pub(super) draft: Option<DraftRow>,
    /// Who worked on it, in order of first act.
    pub(super) checkers: Vec<CheckerRow>,
    /// First act.
    pub(super) first: Option<Timestamp>,
    /// Last act: the report's own date.
    pub(super) last: Option<Timestamp>,
    /// The day it is made for.
    #[serde(skip)]
    pub(super) today: Date,
    /// Program and version.
    pub(super) program: String,
    /// Whether confidential sources stand as codes.
    pub(super) redacted: bool,
    /// Sources that stand as codes.
    pub(super) withheld: usize,
    /// What a filter left out.
    pub(super) filter: Option<FilterRow>,
}

/// The version of the article that is checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct DraftRow {
    /// Its number, from 1.
    pub(super) number: usize,
    /// File name.
    pub(super) name: String,
    /// SHA-256 of the text.
    pub(super) sha256: String,
    /// Words.
    pub(super) words: usize,
    /// Sentences.
    pub(super) sentences: usize,
    /// Publication date.
    pub(super) published: Date,
    /// Where that date was read: `given`, `text` or `file_time`.
    pub(super) published_from: PublishedFrom,
}

/// Somebody who worked on the piece.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct CheckerRow {
    /// Full name.
    pub(super) name: String,
    /// Initials.
    pub(super) initials: String,
    /// Number of acts in the log.
    pub(super) acts: usize,
}

/// What a filter shows and leaves out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct FilterRow {
    /// The filter in words.
    pub(super) words: String,
    /// Claims shown.
    pub(super) shown: usize,
    /// Claims left out.
    pub(super) left_out: usize,
}

/// The work in figures; a filter does not change them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Summary {
    /// Claims on the list.
    pub(super) total: usize,
    /// Claims with a finding.
    pub(super) settled: usize,
    /// Claims that await the editor's decision.
    pub(super) to_act: usize,
    /// Claims by status, all eight, in the order of their digits.
    pub(super) statuses: Vec<Count>,
    /// Claims by kind; kinds that do not occur are left out.
    pub(super) kinds: Vec<Count>,
    /// Claims by flag; flags not raised are left out.
    pub(super) flags: Vec<Count>,
    /// How much of the article is dealt with.
    pub(super) coverage: CoverageRow,
    /// Whether the piece may go.
    pub(super) ready: bool,
    /// Why it may not.
    pub(super) why_not: Vec<String>,
}

/// How often something occurs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Count {
    /// Its name in files.
    pub(super) key: String,
    /// Its name for people.
    pub(super) name: &'static str,
    /// How often.
    #[serde(rename = "count")]
    pub(super) n: usize,
}

/// How much of the article is dealt with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct CoverageRow {
    /// Sentences to deal with.
    pub(super) sentences: usize,
    /// Sentences dealt with.
    pub(super) covered: usize,
    /// Share dealt with, in whole per cent, rounded down.
    pub(super) percent: usize,
    /// Words of the article.
    pub(super) words: usize,
    /// Words in no claim.
    pub(super) words_in_no_claim: usize,
}

/// A person's name under an act.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Sign {
    /// Full name.
    pub(super) name: String,
    /// Initials.
    pub(super) initials: String,
    /// When.
    pub(super) at: Timestamp,
}

/// A sign-off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct SignOffRow {
    /// Whose word it is: `Checker`.
    pub(super) office: &'static str,
    /// Who gave it, and when; none: it is still missing.
    pub(super) signed: Option<Sign>,
    /// SHA-256 of the text that was signed.
    pub(super) sha256: String,
    /// What was not checked.
    pub(super) unchecked: String,
    /// Claims changed since.
    pub(super) changed_since: usize,
}

/// Somebody who is to be asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct AskedRow {
    /// Who.
    pub(super) whom: String,
    /// What.
    pub(super) questions: Vec<QuestionRow>,
}

/// Something to be asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct QuestionRow {
    /// The number of the claim.
    pub(super) claim: usize,
    /// The number of its sentence, from 1.
    pub(super) sentence: usize,
    /// Its words; empty for a quotation, which is never read out to those who are asked.
    pub(super) text: String,
    /// The question.
    pub(super) what: &'static str,
    /// The note on the claim, for who asks.
    pub(super) note: String,
}

/// A name of the article, whose spelling is confirmed once for all its places.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct NameRow {
    /// Its longest form.
    pub(super) name: String,
    /// Titles before it.
    pub(super) titles: Vec<String>,
    /// All its forms, the longest first.
    pub(super) forms: Vec<FormRow>,
    /// Names from which it differs by a letter or two.
    pub(super) alike: Vec<String>,
    /// Numbers of the claims that say who it is.
    pub(super) claims: Vec<usize>,
    /// From what its spelling was confirmed, and by whom; empty while nobody has.
    pub(super) confirmed: String,
}

/// One way in which a name is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct FormRow {
    /// Its words.
    pub(super) words: String,
    /// How often the article writes it so.
    #[serde(rename = "count")]
    pub(super) n: usize,
    /// The numbers of the sentences it stands in, from 1, each once.
    pub(super) sentences: Vec<usize>,
}

/// A source with the places cited in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct SourceRow {
    /// Its number: given once, in the order sources entered the project.
    pub(super) number: usize,
    /// Its id; a withheld one has none.
    pub(super) id: String,
    /// What it is called in this report: its title, or its code.
    pub(super) label: String,
    /// Whether its words are withheld from this report.
    pub(super) withheld: bool,
    /// Whether and how it may be named.
    pub(super) confidentiality: Confidentiality,
    /// What sort of source; a withheld one does not say.
    pub(super) kind: &'static str,
    /// Author or speaker.
    pub(super) author: String,
    /// Role or affiliation.
    pub(super) role: String,
    /// Publisher.
    pub(super) publisher: String,
    /// When it was published.
    pub(super) published: String,
    /// When it was retrieved or contacted.
    pub(super) retrieved: String,
    /// Address.
    pub(super) url: String,
    /// Address of an archived copy.
    pub(super) archive_url: String,
    /// How to reach the person.
    pub(super) contact: String,
    /// The number of the source it copies.
    pub(super) derived_from: Option<usize>,
    /// The file it was read from: name, size and SHA-256.
    pub(super) file: String,
    /// What it may want, whom it may favour.
    pub(super) interest: String,
    /// When and why it was withdrawn.
    pub(super) withdrawn: String,
    /// Anything else.
    pub(super) notes: String,
    /// Places cited in it.
    pub(super) citations: Vec<CitationRow>,
    /// Numbers of the claims that rest on it.
    pub(super) claims: Vec<usize>,
    /// The record itself as far as it may be told, without ids.
    #[serde(skip)]
    pub(super) told: Source,
}

/// A place in a source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct CitationRow {
    /// Its number within the source, from 1.
    pub(super) number: usize,
    /// Its id; a withheld one has none.
    pub(super) id: String,
    /// Page, paragraph or time.
    pub(super) locator: String,
    /// The passage.
    pub(super) passage: String,
    /// The value the source gives.
    pub(super) value: String,
}

/// One act.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct LogRow {
    /// Its number in the journal, from 1.
    pub(super) number: usize,
    /// When.
    pub(super) at: Timestamp,
    /// Who.
    pub(super) by: String,
    /// What, in words.
    pub(super) what: String,
}
