//! What a report says, before anybody has decided how it looks.
//!
//! Every rendering reads this and nothing else. Words that must not leave the desk are already gone, so no rendering
//! can leak them. The JSON rendering is this model as it stands: renaming a field here changes a public format.
//!
//! Invariant: plain facts; knows no desk, markup or layout.

use jiff::{Timestamp, civil::Date};
use serde::Serialize;
use serde_json::Value;

use crate::article::{PublishedFrom, Role};
use crate::desk::{Confidentiality, Entry, Flag, Resolution, Source, Status};
use crate::extract::Kind;
use crate::text::{CharSpan, Span};

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
    /// Sources by number.
    pub(super) sources: Vec<SourceRow>,
    /// Names in the order of first mention; a filter does not change them.
    pub(super) names: Vec<NameRow>,
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

/// The article's own words, and how far each sentence is dealt with.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub(super) struct ArticleText {
    /// The whole text.
    pub(super) text: String,
    /// Paragraphs in text order.
    pub(super) paragraphs: Vec<ParagraphRow>,
    /// Sentences in text order.
    pub(super) sentences: Vec<SentenceRow>,
}

/// A paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub(super) struct ParagraphRow {
    /// Its place in code points.
    #[serde(flatten)]
    pub(super) place: CharSpan,
    /// Its part on the page.
    pub(super) role: Role,
    /// Its place in bytes.
    #[serde(skip)]
    pub(super) span: Span,
}

/// A sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct SentenceRow {
    /// Its number, from 1.
    pub(super) number: usize,
    /// Its place in code points.
    #[serde(flatten)]
    pub(super) place: CharSpan,
    /// Whether it asserts something that could be checked.
    pub(super) checkable: bool,
    /// How far it is dealt with.
    pub(super) state: Handled,
    /// Its place in bytes.
    #[serde(skip)]
    pub(super) span: Span,
}

/// How far a sentence is dealt with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Handled {
    /// Not at all.
    No,
    /// Some of its claims are settled.
    Partly,
    /// All its claims are settled.
    Yes,
    /// The checker found nothing to check in it.
    Passed,
    /// A byline or the like: it asks for no check.
    Furniture,
}

/// A claim with all that hangs on it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct ClaimRow {
    /// Its number: given once, in the order claims entered the project.
    pub(super) number: usize,
    /// Its id.
    pub(super) id: String,
    /// Its kind.
    pub(super) kind: Kind,
    /// Its place in code points.
    #[serde(flatten)]
    pub(super) place: CharSpan,
    /// Its words.
    pub(super) text: String,
    /// The number of the sentence it starts in, from 1.
    pub(super) sentence: usize,
    /// Its reading as data.
    pub(super) value: Value,
    /// Its reading in words.
    pub(super) reading: String,
    /// The rule that found it; `hand` for a checker's own.
    pub(super) rule: String,
    /// Why it is a claim.
    pub(super) why: String,
    /// The finding.
    pub(super) status: Status,
    /// Why the finding stands without the sources it would need.
    pub(super) reason: String,
    /// Who set the finding, and when.
    pub(super) marked: Option<Sign>,
    /// Whether a person has done anything to it.
    pub(super) touched: bool,
    /// Flags raised, with what was said to them.
    pub(super) flags: Vec<FlagRow>,
    /// The day up to which it holds.
    pub(super) as_of: Option<Date>,
    /// The note.
    pub(super) note: String,
    /// Proposed wording.
    pub(super) wording: String,
    /// Whether words of a withheld source stood in it, so that it is not fit for the article.
    #[serde(skip)]
    pub(super) wording_withheld: bool,
    /// Why that wording.
    pub(super) wording_reason: String,
    /// The editor's decision.
    pub(super) resolution: Resolution,
    /// Why that decision.
    pub(super) resolution_reason: String,
    /// Who decided, and when.
    pub(super) resolved: Option<Sign>,
    /// What it rests on.
    pub(super) sources: Vec<LinkRow>,
    /// Why it was set aside; empty while it is on the list.
    pub(super) set_aside: String,
    /// Whether the editor has to decide what happens to the words.
    pub(super) asks_decision: bool,
    /// Why its mark no longer holds; empty while it does.
    pub(super) stale: Vec<String>,
    /// What a confirmed claim lacks by the house rule; empty where it lacks nothing.
    pub(super) lacks: String,
    /// What was done to it, oldest first.
    pub(super) history: Vec<ChangeRow>,
    /// Its place in bytes.
    #[serde(skip)]
    pub(super) span: Span,
}

impl ClaimRow {
    /// Whether somebody has to do something about it before the piece may go.
    pub(super) fn must_act(&self) -> bool {
        self.asks_decision || !self.in_the_way().is_empty()
    }

    /// Why a finding that was made does not count: its mark is stale, or it was confirmed on too little without a word.
    pub(super) fn in_the_way(&self) -> String {
        let stale = self.stale.iter().map(|why| format!("Stale: {why}"));
        let lacks = Some(&self.lacks).filter(|lacks| !lacks.is_empty() && self.reason.is_empty());
        stale.chain(lacks.map(|lacks| format!("House rule: {lacks}"))).collect::<Vec<_>>().join("; ")
    }

    /// Whether the lawyers or somebody careful should see it.
    pub(super) fn is_delicate(&self) -> bool {
        self.flags.iter().any(|flag| matches!(flag.flag, Flag::Legal | Flag::Sensitive))
    }
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

/// A flag that is up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct FlagRow {
    /// The flag.
    pub(super) flag: Flag,
    /// What was said to it.
    pub(super) detail: String,
}

/// One place in a source that a claim rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct LinkRow {
    /// The source's number.
    pub(super) source: usize,
    /// The number of the place within the source, from 1.
    pub(super) citation: usize,
    /// What the source is called in this report.
    pub(super) label: String,
    /// Supports, contradicts or context.
    pub(super) relation: &'static str,
    /// Primary, secondary or tertiary for this claim.
    pub(super) directness: &'static str,
    /// How it was looked at.
    pub(super) method: &'static str,
    /// Page, paragraph or time.
    pub(super) locator: String,
    /// The passage.
    pub(super) passage: String,
    /// The value the source gives.
    pub(super) value: String,
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

/// One change to one claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct ChangeRow {
    /// When.
    pub(super) at: Timestamp,
    /// Who.
    pub(super) by: String,
    /// Whether it took an earlier change back, or made it again.
    pub(super) is_undo: bool,
    /// What changed.
    pub(super) what: &'static str,
    /// As it was.
    pub(super) old: String,
    /// As it is since.
    pub(super) new: String,
}
