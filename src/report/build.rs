//! A desk into the model of a report.
//!
//! Invariant: every string people wrote passes the redactor; the article's own words and the program's do not need to.

use std::sync::Arc;

use jiff::tz::TimeZone;
use unicode_segmentation::UnicodeSegmentation as _;

use super::model::{
    ArticleText, ChangeRow, CheckerRow, ClaimRow, Count, CoverageRow, DraftRow, FilterRow, FlagRow, Handled,
    Head, LogRow, ParagraphRow, Report, SentenceRow, Sign, Summary,
};
use super::numbers::Numbers;
use super::records::{self, links};
use super::withhold::Withheld;
use super::{Options, VERSION};
use super::{acts, answers, checks, drafts, names};
use crate::article::Article;
use crate::desk::{
    ClaimRecord, Desk, Draft, Filter, Flag, HistoryRow, Origin, SentenceState, Stale, Stamp, Status,
    Suggestion, Today,
};
use crate::extract::{Kind, Reading, Speaker};

/// What every part of a report is made from.
pub(super) struct Maker<'a> {
    pub(super) desk: &'a Desk,
    pub(super) today: Today,
    pub(super) numbers: Numbers,
    pub(super) withheld: Withheld,
}

/// The report that `desk` makes.
pub(super) fn build(desk: &Desk, options: &Options) -> Report {
    report(&maker(desk, options), options)
}

/// What a report on `desk` is made from.
pub(super) fn maker<'a>(desk: &'a Desk, options: &Options) -> Maker<'a> {
    let numbers = Numbers::of(desk);
    let withheld = Withheld::of(desk, &numbers, options.redacted);
    let today = options.today.unwrap_or_else(|| day_of(desk));
    Maker { desk, today, numbers, withheld }
}

/// The report made from it.
pub(super) fn report(maker: &Maker<'_>, options: &Options) -> Report {
    let (desk, today) = (maker.desk, maker.today);
    let shown = desk.shown(&options.filter, today);
    let filter = (!options.filter.is_empty()).then(|| FilterRow {
        words: maker.clean(&filter_words(&options.filter)),
        shown: shown.claims.len(),
        left_out: shown.left_out,
    });
    let is_whole = filter.is_none() && !options.redacted && maker.withheld.is_empty();
    let claims: Vec<ClaimRow> = shown.claims.iter().map(|claim| maker.claim(claim)).collect();
    Report {
        version: VERSION,
        head: maker.head(options, filter),
        summary: summary(desk, today),
        article: desk.draft().map_or_else(ArticleText::default, |draft| article(desk, draft)),
        since: drafts::since(maker, &claims),
        claims,
        set_aside: desk.tray().map(|claim| maker.claim(claim)).collect(),
        removed: drafts::removed(maker),
        sources: records::sources(maker),
        names: names::names(maker),
        checks: checks::checks(maker),
        sign_offs: answers::sign_offs(maker),
        questions: answers::questions(maker),
        log: maker.log(),
        journal: is_whole.then(|| desk.entries().iter().map(|entry| (**entry).clone()).collect()),
    }
}

/// The day of the last entry, by UTC.
fn day_of(desk: &Desk) -> Today {
    let last = desk.entries().last().map(|entry| entry.at).unwrap_or_default();
    Today::at(last, TimeZone::UTC)
}

impl Maker<'_> {
    pub(super) fn clean(&self, text: &str) -> String {
        self.withheld.clean(text)
    }

    fn head(&self, options: &Options, filter: Option<FilterRow>) -> Head {
        let (desk, piece) = (self.desk, self.desk.piece());
        // The headline is the article's; a title given by hand is not.
        let title = if piece.title.is_empty() { desk.title() } else { self.clean(&piece.title) };
        Head {
            title,
            author: self.clean(&piece.author),
            outlet: self.clean(&piece.outlet),
            deadline: self.clean(&piece.deadline),
            notes: self.clean(&piece.notes),
            url: self.clean(&piece.url),
            house_rule: desk.rule().in_words(),
            draft: desk.draft().map(|draft| self.draft(draft)),
            checkers: checkers(desk),
            first: desk.entries().first().map(|entry| entry.at),
            last: desk.entries().last().map(|entry| entry.at),
            today: self.today.date(),
            program: options.program.clone(),
            redacted: options.redacted,
            withheld: self.withheld.len(),
            filter,
        }
    }

    fn draft(&self, draft: &Draft) -> DraftRow {
        DraftRow {
            number: draft.number,
            name: self.clean(&draft.article.name),
            sha256: draft.sha256.clone(),
            words: words_in(&draft.article),
            sentences: draft.sentences.len(),
            published: draft.article.published.date,
            published_from: draft.article.published.from,
        }
    }

    pub(super) fn claim(&self, claim: &Arc<ClaimRecord>) -> ClaimRow {
        let reading = self.reading(claim);
        let (rule, why) = match &claim.origin {
            Origin::Found(found) => (found.rule.clone(), found.why.clone()),
            Origin::Hand(_) => ("hand".to_owned(), "added by hand".to_owned()),
        };
        let Suggestion { wording, reason: wording_reason } =
            claim.suggestion.clone().unwrap_or_else(no_suggestion);
        let draft = self.desk.draft_numbered(claim.draft);
        ClaimRow {
            number: self.numbers.claim(&claim.id),
            id: self.clean(&claim.id.0),
            kind: claim.kind(),
            place: draft.map(|draft| draft.chars(claim.span)).unwrap_or_default(),
            text: self.desk.words(claim).to_owned(),
            sentence: claim.sentence + 1,
            value: serde_json::to_value(&reading)
                .ok()
                .and_then(|mut it| it.get_mut("value").map(|v| v.take()))
                .unwrap_or_default(),
            reading: reading.in_words(),
            rule,
            why,
            status: claim.status,
            reason: self.clean(&claim.reason),
            marked: claim.marked.as_ref().map(sign),
            touched: claim.touched,
            flags: claim
                .flags
                .iter()
                .map(|(&flag, detail)| FlagRow { flag, detail: self.clean(detail) })
                .collect(),
            as_of: claim.as_of,
            note: self.clean(&claim.note),
            wording_withheld: self.clean(&wording) != wording,
            wording: self.clean(&wording),
            wording_reason: self.clean(&wording_reason),
            resolution: claim.resolution,
            resolution_reason: self.clean(&claim.resolution_reason),
            resolved: claim.resolved.as_ref().map(sign),
            sources: links(self, &claim.id),
            set_aside: claim.set_aside.as_ref().map(|aside| self.clean(&aside.reason)).unwrap_or_default(),
            asks_decision: claim.asks_decision(),
            stale: self.stale(claim),
            lacks: self.desk.gap(claim).map(|gap| gap.to_string()).unwrap_or_default(),
            history: self.desk.history(&claim.id).into_iter().map(|row| self.change(row)).collect(),
            span: claim.span,
        }
    }

    /// Why its mark no longer holds, with the words it was made on where a later draft has others.
    fn stale(&self, claim: &ClaimRecord) -> Vec<String> {
        let told = |why: &Stale| match self.desk.marked_on(claim) {
            Some((words, _)) if *why == Stale::Redrafted => format!("{why}: “{}”", self.clean(words)),
            _ => why.to_string(),
        };
        self.desk.staleness(claim, self.today).iter().map(told).collect()
    }

    /// The reading, where a checker has put in a name that the article does not give, without that name.
    fn reading(&self, claim: &ClaimRecord) -> Reading {
        let is_as_found = matches!(&claim.origin, Origin::Found(found) if found.reading == claim.reading);
        if is_as_found || self.withheld.is_empty() {
            return claim.reading.clone();
        }
        let text = self.desk.draft_numbered(claim.draft).map_or("", |draft| draft.article.text.as_str());
        let own = |words: &str| if text.contains(words) { words.to_owned() } else { self.clean(words) };
        let speaker = |it: &Speaker| Speaker {
            source: it.source.as_deref().map(own),
            resolved: it.resolved.as_deref().map(|name| self.clean(name)),
            anonymous: it.anonymous,
        };
        match &claim.reading {
            Reading::Quote(it) => Reading::Quote(speaker(it)),
            Reading::Attribution(it) => Reading::Attribution(speaker(it)),
            Reading::Identity { name, role } => Reading::Identity { name: own(name), role: own(role) },
            Reading::Quantity { amount, unit, per } => {
                Reading::Quantity { amount: *amount, unit: own(unit), per: per.as_deref().map(own) }
            }
            other => other.clone(),
        }
    }

    /// One line of a claim's history; where words are withheld, those that may quote or name are left out.
    fn change(&self, row: HistoryRow) -> ChangeRow {
        let HistoryRow { stamp, is_undo, what, old, new } = row;
        let may_tell = self.withheld.is_empty() || !matches!(what, "Source" | "Reading" | "Words");
        let told = |text: String| if may_tell { self.clean(&text) } else { String::new() };
        ChangeRow { at: stamp.at, by: person(&stamp), is_undo, what, old: told(old), new: told(new) }
    }

    fn log(&self) -> Vec<LogRow> {
        let entries = self.desk.entries().iter().enumerate();
        entries
            .map(|(at, entry)| LogRow {
                number: at + 1,
                at: entry.at,
                by: if entry.by.initials.is_empty() {
                    entry.by.name.clone()
                } else {
                    entry.by.initials.clone()
                },
                what: if self.withheld.is_empty() {
                    self.desk.describe(&entry.edit)
                } else {
                    acts::plainly(self, &entry.edit)
                },
            })
            .collect()
    }
}

const fn no_suggestion() -> Suggestion {
    Suggestion { wording: String::new(), reason: String::new() }
}

fn person(stamp: &Stamp) -> String {
    if stamp.by.initials.is_empty() { stamp.by.name.clone() } else { stamp.by.initials.clone() }
}

pub(super) fn sign(stamp: &Stamp) -> Sign {
    Sign { name: stamp.by.name.clone(), initials: stamp.by.initials.clone(), at: stamp.at }
}

fn checkers(desk: &Desk) -> Vec<CheckerRow> {
    let acts = |by: &crate::desk::Checker| desk.entries().iter().filter(|entry| entry.by == *by).count();
    let row = |by: &crate::desk::Checker| CheckerRow {
        name: by.name.clone(),
        initials: by.initials.clone(),
        acts: acts(by),
    };
    desk.checkers().into_iter().map(row).collect()
}

fn words_in(article: &Article) -> usize {
    article.text.unicode_words().count()
}

fn article(desk: &Desk, draft: &Draft) -> ArticleText {
    let states = desk.coverage().states;
    let passed: Vec<usize> = desk.passed_sentences(draft.number).map(|(number, _)| number).collect();
    let sentences = draft.sentences.iter().enumerate().map(|(number, sentence)| SentenceRow {
        number: number + 1,
        place: draft.chars(sentence.span),
        checkable: sentence.checkable,
        state: match states.get(number) {
            Some(SentenceState::Furniture) => Handled::Furniture,
            _ if passed.binary_search(&number).is_ok() => Handled::Passed,
            Some(SentenceState::Covered) => Handled::Yes,
            Some(SentenceState::Partly) => Handled::Partly,
            Some(SentenceState::Uncovered) | None => Handled::No,
        },
        span: sentence.span,
    });
    let paragraphs = draft.article.paragraphs.iter().map(|paragraph| ParagraphRow {
        place: draft.chars(paragraph.span),
        role: paragraph.role,
        span: paragraph.span,
    });
    ArticleText {
        text: draft.article.text.clone(),
        paragraphs: paragraphs.collect(),
        sentences: sentences.collect(),
    }
}

fn summary(desk: &Desk, today: Today) -> Summary {
    let found = desk.summary(today);
    let count = |key: &str, name, count: Option<&usize>| Count {
        key: key.to_owned(),
        name,
        n: count.copied().unwrap_or_default(),
    };
    let mut kinds: Vec<Count> =
        Kind::ALL.iter().map(|kind| count(kind.key(), kind.name(), found.by_kind.get(kind))).collect();
    kinds.retain(|kind| kind.n > 0);
    let mut flags: Vec<Count> = Flag::ALL
        .iter()
        .map(|flag| count(acts::flag_key(*flag), flag.name(), found.by_flag.get(flag)))
        .collect();
    flags.retain(|flag| flag.n > 0);
    let statuses =
        Status::ALL.iter().map(|status| count(status.key(), status.name(), found.by_status.get(status)));
    Summary {
        total: found.total,
        settled: found.settled,
        to_act: found.to_act,
        statuses: statuses.collect(),
        kinds,
        flags,
        coverage: CoverageRow {
            sentences: found.coverage.sentences,
            covered: found.coverage.covered,
            percent: found.coverage.percent(),
            words: desk.draft().map_or(0, |draft| words_in(&draft.article)),
            words_in_no_claim: desk.words_outside_claims(),
        },
        ready: found.is_ready(),
        why_not: found.obstacles().iter().map(ToString::to_string).collect(),
    }
}

/// `kind Date or Quote; status Wrong; words “ferry”`
fn filter_words(filter: &Filter) -> String {
    let Filter { kinds, statuses, flags, traits, text } = filter;
    let one_of = |what: &str, names: Vec<&str>| match names.as_slice() {
        [] => String::new(),
        names => format!("{what} {}", names.join(" or ")),
    };
    let words = text.trim();
    let parts = [
        one_of("kind", kinds.iter().map(|kind| kind.name()).collect()),
        one_of("status", statuses.iter().map(|status| status.name()).collect()),
        one_of("flag", flags.iter().map(|flag| flag.name()).collect()),
        super::words::joined(traits.iter().map(|asked| asked.name()), "; "),
        if words.is_empty() { String::new() } else { format!("words “{words}”") },
    ];
    super::words::joined(parts.iter().map(String::as_str), "; ")
}
