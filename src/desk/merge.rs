//! Two records of one source made one: every place cited, every link and every word of both is kept.
//!
//! What comes out is a group of plain edits, so that it is one step to undo and any program can read it.
//!
//! Invariant: reads records, changes none.

use super::Desk;
use super::edit::Edit;
use super::id::SourceId;
use super::source::{Citation, Source, SourceFile};

impl Desk {
    /// The edit that moves all that hangs on `from` to `into` and takes `from` out; none where it cannot be done.
    ///
    /// The fields of `into` stay; those it lacks are taken over, and where the two differ, what `from` says goes to the
    /// notes in words. The stricter of the two confidentialities holds, for the notes now tell of both.
    pub fn merging(&self, from: &SourceId, into: &SourceId) -> Option<Edit> {
        let (other, kept) = (self.source(from)?, self.source(into)?);
        if from == into {
            return None;
        }
        let cited = self.citations_in(from).map(|citation| Edit::PutCitation {
            citation: Citation { source: into.clone(), ..citation.clone() },
        });
        let resting = self.sources().filter(|it| it.derived_from.as_ref() == Some(from) && it.id != *into);
        let resting = resting.map(|it| Source { derived_from: Some(into.clone()), ..it.clone() });
        let spelled = self.spellings().filter(|(_, it)| it.source.as_ref() == Some(from));
        let spelled = spelled.map(|(name, spelling)| Edit::ConfirmName {
            name: name.to_owned(),
            source: Some(into.clone()),
            from: spelling.from.clone(),
        });
        let mut edits: Vec<Edit> = cited.chain(spelled).collect();
        edits.extend(resting.map(|source| Edit::PutSource { source: Box::new(source) }));
        edits.push(Edit::PutSource { source: Box::new(self.joined(kept, other)) });
        edits.push(Edit::DropSource { source: from.clone() });
        Some(Edit::Group { edits })
    }

    /// `kept` with all that `other` knows.
    fn joined(&self, kept: &Source, other: &Source) -> Source {
        let mut source = kept.clone();
        if source.title.trim().is_empty() {
            source.title.clone_from(&other.title);
        }
        let mut differing = fill_texts(&mut source, other);
        if kept.kind != other.kind {
            differing.push(format!("kind: {}", other.kind.name()));
        }
        match (&mut source.file, &other.file) {
            (own @ None, Some(_)) => own.clone_from(&other.file),
            (Some(own), Some(file)) if own.sha256 == file.sha256 => own.kept |= file.kept,
            (Some(_), Some(file)) => differing.push(file_words(file)),
            (_, None) => {}
        }
        source.confidentiality = kept.confidentiality.max(other.confidentiality);
        source.derived_from = self.origin_after(kept, other, &mut differing);
        // A contact stays where it is covered; notes are read by more people.
        source.contact = joined([kept.contact.as_str(), other.contact.as_str()], "; ");
        source.notes = joined([kept.notes.as_str(), &note(other, &differing), &other.notes], "\n");
        source
    }

    /// What the two rest on once they are one.
    fn origin_after(&self, kept: &Source, other: &Source, differing: &mut Vec<String>) -> Option<SourceId> {
        let own = kept.derived_from.clone().filter(|origin| *origin != other.id);
        let theirs = other.derived_from.clone().filter(|origin| *origin != kept.id);
        if let (Some(own), Some(theirs)) = (&own, &theirs)
            && own != theirs
            && let Some(origin) = self.source(theirs)
        {
            differing.push(format!("rests on: {}", origin.title));
        }
        own.or(theirs)
    }
}

/// Takes over what `source` lacks; what `other` says otherwise, in words.
fn fill_texts(source: &mut Source, other: &Source) -> Vec<String> {
    let fields = [
        ("author", &mut source.author, &other.author),
        ("role", &mut source.role, &other.role),
        ("publisher", &mut source.publisher, &other.publisher),
        ("published", &mut source.published, &other.published),
        ("retrieved", &mut source.retrieved, &other.retrieved),
        ("address", &mut source.url, &other.url),
        ("archived copy", &mut source.archive_url, &other.archive_url),
        ("archived", &mut source.archived, &other.archived),
        ("code name", &mut source.code_name, &other.code_name),
        ("withdrawn", &mut source.withdrawn, &other.withdrawn),
        ("withdrawn on", &mut source.withdrawn_on, &other.withdrawn_on),
        ("interest", &mut source.interest, &other.interest),
        ("type in CSL", &mut source.csl_type, &other.csl_type),
    ];
    let mut differing = Vec::new();
    for (name, own, theirs) in fields {
        if own.trim().is_empty() {
            own.clone_from(theirs);
        } else if !theirs.trim().is_empty() && own != theirs {
            differing.push(format!("{name}: {theirs}"));
        }
    }
    differing
}

/// `Merged with “Crew list”; address: https://…; publisher: Port Authority`
fn note(other: &Source, differing: &[String]) -> String {
    let head = format!("Merged with “{}”", other.title);
    joined([head.as_str()].into_iter().chain(differing.iter().map(String::as_str)), "; ")
}

fn file_words(file: &SourceFile) -> String {
    let kept = if file.kept { ", copy kept" } else { "" };
    format!("file: {}, {} bytes, SHA-256 {}{kept}", file.name, file.size, file.sha256)
}

/// The parts that say something, each once.
fn joined<'a>(parts: impl IntoIterator<Item = &'a str>, between: &str) -> String {
    let mut told: Vec<&str> = Vec::new();
    for part in parts {
        if !part.trim().is_empty() && !told.contains(&part) {
            told.push(part);
        }
    }
    told.join(between)
}
