//! What is still to be asked, and of whom: the writer, the editor, the lawyers, a source.
//!
//! Invariant: worked out from the desk, kept nowhere; quotes no source's words.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::mark::{Flag, Status};
use super::{ClaimRecord, Desk, SourceId};

/// Who has to answer.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Asked {
    /// Who wrote the piece.
    Writer,
    /// Somebody named beside a query.
    Named(String),
    /// A source that has been cited for the claim.
    Source(SourceId),
    /// Who decides on the text.
    Editor,
    /// Who looks at it for the law.
    Legal,
}

impl Asked {
    /// Whom a query's detail means: an office of the desk by its name, nobody (the writer then), or somebody named.
    fn called(whom: &str) -> Self {
        match whom.trim().to_lowercase().as_str() {
            "" | "writer" | "author" => Self::Writer,
            "editor" => Self::Editor,
            "legal" | "lawyer" | "lawyers" => Self::Legal,
            _ => Self::Named(whom.trim().to_owned()),
        }
    }
}

/// One question.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    /// The claim it is about.
    pub claim: Arc<ClaimRecord>,
    /// What has to be answered, as a heading for the words: `is it so?`.
    pub what: &'static str,
}

impl Desk {
    /// All open questions by whom to ask, each list in text order.
    ///
    /// A query goes to whom it names, else to the writer; a claim that waits goes to its sources, else to the writer; a
    /// claim that asks for a decision goes to the lawyers where it has their flag, else to the editor.
    pub fn questions(&self) -> BTreeMap<Asked, Vec<Question>> {
        let mut questions: BTreeMap<Asked, Vec<Question>> = BTreeMap::new();
        for claim in self.claims() {
            for (asked, what) in self.asked_about(claim) {
                questions.entry(asked).or_default().push(Question { claim: Arc::clone(claim), what });
            }
        }
        questions
    }

    fn asked_about(&self, claim: &ClaimRecord) -> Vec<(Asked, &'static str)> {
        let mut asked = Vec::new();
        match claim.flags.get(&Flag::Query) {
            Some(whom) => asked.push((Asked::called(whom), "query")),
            None if claim.status == Status::Waiting => asked.extend(self.waited_for(claim)),
            None => {}
        }
        if claim.awaits_decision() {
            let legal = claim.flags.contains_key(&Flag::Legal);
            asked.push((if legal { Asked::Legal } else { Asked::Editor }, decision(claim.status)));
        }
        asked
    }

    fn waited_for(&self, claim: &ClaimRecord) -> Vec<(Asked, &'static str)> {
        let mut sources: Vec<_> = self.links_of(&claim.id).map(|linked| linked.source.id.clone()).collect();
        sources.sort();
        sources.dedup();
        if sources.is_empty() {
            return vec![(Asked::Writer, "what does this rest on?")];
        }
        sources.into_iter().map(|source| (Asked::Source(source), "is it so?")).collect()
    }
}

const fn decision(status: Status) -> &'static str {
    match status {
        Status::Wrong => "contradicted: new words, or cut?",
        Status::Disputed => "sources differ: which stands?",
        Status::NotConfirmed => "no source: hedge, attribute or cut?",
        _ => "rests on the author alone: may it stand?",
    }
}
