//! What can be typed after `tickmark`, and the help that says so.
//!
//! Invariant: names and help texts only; does nothing.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;

/// The whole command line.
#[derive(Debug, Parser)]
#[command(
    name = "tickmark",
    version,
    about = "Checks the facts of an article line by line",
    long_about = "Checks the facts of an article line by line.\n\n\
                  Without a command Tickmark opens its window, with the articles (text, .md,\n\
                  .html, .docx, .odt, .rtf, .eml) and projects (.tickmark) named. The commands do the same work without a\n\
                  window. Nothing ever leaves this computer.",
    after_help = "Exit status: 0 done; 1 the input could not be used; 2 wrong arguments.\n\n\
                  Examples:\n  \
                  tickmark draft.txt                        check a draft in the window\n  \
                  tickmark extract --format text draft.txt  list its claims in the terminal\n  \
                  tickmark report draft.tickmark --as html -o report.html",
    args_conflicts_with_subcommands = true,
    disable_help_subcommand = true
)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub command: Option<Command>,

    /// Articles and projects to open in the window
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
}

/// The commands that need no window.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    Extract(Extract),
    New(New),
    Apply(Apply),
    Import(Import),
    Check(Check),
    Report(Report),
    Carry(Carry),
    Merge(Merge),
    Tag(Tag),
}

/// Tags one layer of many texts, for other programs
///
/// Each line in is a JSON object {"id", "text", "published"}, each line out
/// {"id", "pred": [{"start", "end", "text", "kind", "value", "mod", "rule",
/// "settled"}]}.
/// Places count Unicode code points from 0, end exclusive. The layer timex gives
/// TIMEX3 times, also the vague ones ("now") that no calendar
/// settles and that are no claims.
#[derive(Debug, Args)]
#[command(
    verbatim_doc_comment,
    after_help = "Example:\n  tickmark tag --layer timex texts.jsonl > times.jsonl"
)]
pub(super) struct Tag {
    /// A file of JSON lines, or - for standard input
    #[arg(value_name = "FILE")]
    pub file: Option<PathBuf>,

    /// What to tag
    #[arg(long, value_enum)]
    pub layer: Layer,
}

/// The layers that can be tagged alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Layer {
    /// Dates, times, durations and recurrences, as TIMEX3
    Timex,
    /// Numbers with their units, how exact they are, and what they count
    Quantity,
    /// Who says, thinks, feels or wants what: source, cue and content
    Attribution,
}

/// Lists the claims of articles
///
/// Every factual claim goes to standard output: its kind, its words and their
/// place, its value, and the rule that found it. Places count Unicode code points
/// of the file's text from 0, end exclusive. docs/extract-format.md describes the
/// form, docs/extract.schema.json defines it.
#[derive(Debug, Args)]
#[command(
    verbatim_doc_comment,
    after_help = "Examples:\n  \
                        tickmark extract draft.txt | jq '.claims[].text'\n  \
                        tickmark extract --published 2024-08-16 --format text draft.md\n  \
                        tickmark extract drafts/ > claims.jsonl\n  \
                        tickmark extract draft.docx | jq -r .text"
)]
pub(super) struct Extract {
    /// Articles (.txt, .md, .html, .docx, .odt, .rtf, .eml), folders of them, or - for standard input
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,

    /// The publication date, which "Thursday" and "last year" count from
    /// [default: the date in the article, else the file's]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day, verbatim_doc_comment)]
    pub published: Option<Date>,

    /// The form of the answer
    #[arg(long, value_enum, default_value_t = Form::Json)]
    pub format: Form,
}

/// The forms that claims are listed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Form {
    /// One JSON object; for several articles one object a line
    Json,
    /// One JSON object a line (JSON Lines)
    Jsonl,
    /// One claim a line, in columns parted by tabs, for people
    Text,
}

/// Makes a project from an article, or from a whole data report
///
/// The project holds the article, its claims and every mark made on them. It is
/// one file, and grows at its end only; docs/project-file.md describes it.
/// A data report (report --as json) makes the project again that it was written of.
#[derive(Debug, Args)]
#[command(
    verbatim_doc_comment,
    after_help = "Example:\n  \
                        tickmark new draft.txt -o draft.tickmark --by \"Maria Keller\""
)]
pub(super) struct New {
    /// The article, in any format that extract reads; or the data report
    pub article: PathBuf,

    /// The project to make; there must be no file of that name
    #[arg(short, long, value_name = "PROJECT")]
    pub out: PathBuf,

    /// The publication date, which "Thursday" and "last year" count from
    /// [default: the date in the article, else the file's]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day, verbatim_doc_comment)]
    pub published: Option<Date>,

    #[command(flatten)]
    pub by: By,
}

/// Applies edits to a project
///
/// Edits come one JSON object a line, in the form of the project's own journal:
/// an edit alone, or an entry with its id, time and checker. Each line is answered
/// by one line: `{"ok":N}` once entry number N is on disk, or `{"error":"…","line":L}`,
/// and the next line has its turn.
///
/// docs/project-file.md describes the edits. A refused edit makes the exit status 1.
#[derive(Debug, Args)]
#[command(
    verbatim_doc_comment,
    after_help = "Examples:\n  \
                        tickmark apply draft.tickmark edits.jsonl\n  \
                        echo '{\"do\":\"set_status\",\"claim\":\"…\",\"status\":\"confirmed\"}' | tickmark apply draft.tickmark\n  \
                        my-script | tickmark apply draft.tickmark --by \"Maria Keller\""
)]
pub(super) struct Apply {
    /// The project (.tickmark)
    pub project: PathBuf,

    /// The edits, or - for standard input
    #[arg(value_name = "EDITS", default_value = super::STANDARD_INPUT)]
    pub edits: PathBuf,

    #[command(flatten)]
    pub by: By,
}

/// Takes what colleagues send back into a project
///
/// What it is, the file itself tells. All of it is one step to undo.
///
/// A Word copy that report wrote (docx, checked-docx) and an editor went through: words
/// accepted, rejected or written anew become decisions on their claims, answers to
/// comments go into the notes; the rest is told, and left to you.
///
/// A sheet of claims is a table (.xlsx, .csv) that names its columns on top: fact, claim
/// or quote; line; status; source; method; date; note. The statuses of several desks
/// are known, and a ticked box under "verified" is one. Each row goes to the claim on
/// its words, which is added where there is none; a row whose words stand nowhere or
/// more than once is told and left out. Marks made in the project stay.
///
/// Sources come from BibTeX, RIS or CSL-JSON.
#[derive(Debug, Args)]
#[command(
    verbatim_doc_comment,
    after_help = "Examples:\n  \
                        tickmark import draft.tickmark for-editor.docx --dry-run\n  \
                        tickmark import draft.tickmark facts.csv --by \"Maria Keller\"\n  \
                        tickmark import draft.tickmark library.bib"
)]
pub(super) struct Import {
    /// The project (.tickmark)
    pub project: PathBuf,

    /// The Word copy, the sheet of claims, or the list of references
    pub file: PathBuf,

    /// Tells what would be taken over, and changes nothing
    #[arg(long)]
    pub dry_run: bool,

    #[command(flatten)]
    pub by: By,
}

/// Lists what can be worked out about articles and projects
///
/// Weekdays against dates, sums, shares, conversions, ages, things told twice; in a
/// project also claims against the values and passages noted from their sources.
/// Each finding is a block: its grade (conflicts, to compare, agrees), the words it
/// rests on, how it was worked out, and what would make it right. A grade is no
/// verdict, and a conflict does not change the exit status.
#[derive(Debug, Args)]
#[command(
    verbatim_doc_comment,
    after_help = "Examples:\n  \
                        tickmark check draft.txt\n  \
                        tickmark check draft.tickmark --json | jq '.findings[] | select(.grade == \"conflicts\")'"
)]
pub(super) struct Check {
    /// Articles, folders of them, and projects (.tickmark)
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,

    /// One JSON object a file and line
    #[arg(long)]
    pub json: bool,

    /// For articles: the publication date, which "Thursday" counts from
    /// [default: the date in the article, else the file's]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day, verbatim_doc_comment)]
    pub published: Option<Date>,

    #[command(flatten)]
    pub by: By,
}

/// Brings the marks of a project over to a new draft
///
/// Sentences are aligned first, then the claims in them. What says the same keeps its
/// mark; where a figure, date, name, negation or hedge is another, the mark is stale;
/// what is no longer there lies in the tray with its sources; two places that fit the
/// same are left to the checker. All of it is one step to undo.
/// Each claim is told on a line of its own, in columns parted by tabs: what became of
/// it, its status, its old words, its new words, and why. The last line has the counts.
#[derive(Debug, Args)]
#[command(
    verbatim_doc_comment,
    after_help = "Examples:\n  \
                        tickmark carry draft.tickmark draft-2.docx --dry-run\n  \
                        tickmark carry draft.tickmark draft-2.txt | grep ^stale\n  \
                        tickmark carry draft.tickmark draft-2.txt --json | jq .counts"
)]
pub(super) struct Carry {
    /// The project (.tickmark)
    pub project: PathBuf,

    /// The new draft, in any format that extract reads
    #[arg(value_name = "NEWDRAFT")]
    pub draft: PathBuf,

    /// Only says what would become of each claim
    #[arg(long)]
    pub dry_run: bool,

    /// Answers with one JSON object
    #[arg(long)]
    pub json: bool,

    /// The publication date, which "Thursday" and "last year" count from
    /// [default: the date in the new draft, else that of the draft before]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day, verbatim_doc_comment)]
    pub published: Option<Date>,

    #[command(flatten)]
    pub by: By,
}

/// Merges two checkers' projects on one piece into a new one
///
/// Entries are told apart by their ids, so that whichever is named first makes no
/// difference, and merging the same again changes nothing. Neither project is changed.
/// What both have set differently is told on a line of its own, in columns parted by
/// tabs: what it is about, which part, ours, theirs, and which holds (the later). What
/// one has taken out and the other needs stays. The last line has the counts.
#[derive(Debug, Args)]
#[command(
    verbatim_doc_comment,
    after_help = "Examples:\n  \
                        tickmark merge anna.tickmark ben.tickmark --dry-run\n  \
                        tickmark merge anna.tickmark ben.tickmark -o both.tickmark\n  \
                        tickmark merge anna.tickmark ben.tickmark -o both.tickmark --json | jq .both"
)]
pub(super) struct Merge {
    /// The one project (.tickmark)
    pub ours: PathBuf,

    /// The other
    pub theirs: PathBuf,

    /// The new project, where no file is yet
    #[arg(short, long, value_name = "PROJECT", required_unless_present = "dry_run")]
    pub out: Option<PathBuf>,

    /// Only says what would be in it
    #[arg(long)]
    pub dry_run: bool,

    /// Answers with one JSON object
    #[arg(long)]
    pub json: bool,
}

/// Writes the report of a project
///
/// The report lists every claim with its status, sources, checker and time. It goes
/// to standard output, or to the file named with -o, which appears whole or not at all.
/// An article instead of a project is reported as nobody has checked it yet.
/// docs/reports.md describes the JSON form.
#[derive(Debug, Args)]
#[command(
    verbatim_doc_comment,
    after_help = "Examples:\n  \
                        tickmark report draft.tickmark --as html -o checking-copy.html\n  \
                        tickmark report draft.tickmark --as pdf --paper letter -o checking-copy.pdf\n  \
                        tickmark report draft.tickmark --as checked-docx -o for-editor.docx\n  \
                        tickmark report draft.tickmark --as csv --redacted > claims.csv"
)]
pub(super) struct Report {
    /// The project (.tickmark), or an article
    #[arg(value_name = "PROJECT")]
    pub piece: PathBuf,

    /// The form of the report
    #[arg(long = "as", value_name = "FORMAT", value_enum, default_value_t = As::Html)]
    pub form: As,

    /// Where it goes [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    pub out: Option<PathBuf>,

    /// The paper of a PDF
    #[arg(long, value_enum, default_value_t = OnPaper::A4)]
    pub paper: OnPaper,

    /// Puts codes in place of confidential sources and all their words
    #[arg(long)]
    pub redacted: bool,

    /// The day it is made for: a claim is due to be checked again once its day has come
    /// [default: the day of the last entry]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day, verbatim_doc_comment)]
    pub today: Option<Date>,

    /// For an article: the publication date, which "Thursday" counts from
    /// [default: the date in the article, else the file's]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day, verbatim_doc_comment)]
    pub published: Option<Date>,

    #[command(flatten)]
    pub by: By,
}

/// What a PDF is printed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum OnPaper {
    /// 210 × 297 mm
    A4,
    /// 8½ × 11 inches
    Letter,
}

/// The forms of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum As {
    /// The checking copy as one web page, to read and to print
    Html,
    /// The checked copy as one web page: proposed words as changes, and what is to be decided
    CheckedHtml,
    /// The checking copy as a PDF, typeset and tagged
    Pdf,
    /// The checked copy as a PDF: proposed words as changes, and what is to be decided
    CheckedPdf,
    /// The checking copy as a Word document: a comment on each claim, then the report
    Docx,
    /// The checked copy as a Word document: tracked changes, and comments on what is to be decided
    CheckedDocx,
    /// The checking copy as Markdown
    Md,
    /// One row a claim, for any program
    Csv,
    /// One row a claim, in a workbook with dates, numbers and filters
    Xlsx,
    /// What is still to be asked, by whom to ask, to print
    Questions,
    /// The same, one page for each person to call
    Calls,
    /// Every name with its forms, to confirm the spelling of, to print
    Names,
    /// Every source with the places cited in it, to print
    Sources,
    /// Everything: `new` makes the same project of it again
    Json,
    /// The claims as notes on the article, by the W3C's Web Annotation model
    #[value(name = "webannotation")]
    WebAnnotation,
    /// What others said, rated, for a published page
    #[value(name = "claimreview")]
    ClaimReview,
    /// The sources as CSL-JSON
    Csl,
    /// The sources as RIS
    Ris,
    /// The sources as BibTeX
    Bibtex,
}

/// Who works.
#[derive(Debug, Args)]
pub(super) struct By {
    /// The checker's name [default: as set in the window, else the system's user]
    #[arg(long = "by", value_name = "NAME")]
    pub name: Option<String>,

    /// The checker's initials [default: from the name]
    #[arg(long, value_name = "LETTERS")]
    pub initials: Option<String>,
}

/// Reads a day as `2024-08-16`, and nothing looser.
fn day(text: &str) -> Result<Date, String> {
    let is_plain = text.len() == 10 && text.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    let date = is_plain.then(|| text.parse().ok()).flatten();
    date.ok_or_else(|| "write a day as 2024-08-16".to_owned())
}
