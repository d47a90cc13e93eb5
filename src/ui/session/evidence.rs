//! What comes from outside to rest claims on: a file dropped on the card, references pasted.
//!
//! Invariant: what is there already is not written down twice.

use super::Session;
use crate::article::Annotation;
use crate::desk::reference::is_same;
use crate::desk::{ClaimId, Edit, Source, SourceFile, SourceId};
use crate::ui::actions::Outbox;
use crate::ui::commands::CommandId;
use crate::ui::state::{Field, Form, Offer, Tab};

impl Session {
    /// Lays a file before the form, which is opened where it is not.
    pub fn offer(&mut self, offer: Offer) {
        if self.claim().is_none() {
            return;
        }
        self.view.form.get_or_insert(Form::AddSource);
        self.view.offer = Some(offer);
        self.focus(Field::Source);
    }

    /// Notes that a copy of the source's file lies beside the project.
    pub fn file_kept(&mut self, source: &SourceId, sha256: &str) {
        let Some(source) = self.desk.source(source) else { return };
        let file = source.file.clone().filter(|file| file.sha256 == sha256 && !file.kept);
        let Some(file) = file else { return };
        let file = Some(SourceFile { kept: true, ..file });
        let source = Box::new(Source { file, ..source.clone() });
        self.record(Edit::PutSource { source });
    }

    /// Adds a note in the margin of the file to the sources of a claim.
    pub fn add_note(&mut self, claim: &ClaimId, note: &Annotation) {
        let Some(claim) = self.desk.claim(claim) else { return };
        if let Some(edit) = self.desk.adding_note(claim, note)
            && self.record(edit)
        {
            self.notices.say_with("The writer’s note is a source now", CommandId::Undo);
        }
    }

    /// Adds the first note that is offered on the selected claim.
    pub fn add_first_note(&mut self) {
        let first = self
            .claim()
            .and_then(|claim| Some((claim.id.clone(), self.desk.notes_offered(claim).next()?.clone())));
        if let Some((claim, note)) = first {
            self.add_note(&claim, &note);
        }
    }

    /// Merges the source `from` into another, and shows that one.
    pub fn merge_source(&mut self, from: &SourceId, into: SourceId) {
        let places = self.desk.citations_in(from).count();
        let Some(edit) = self.desk.merging(from, &into) else { return };
        if self.record(edit) {
            let noun = if places == 1 { "place" } else { "places" };
            self.notices.say_with(format!("Merged: {places} {noun} moved, nothing lost"), CommandId::Undo);
            self.view.source = Some(into);
            self.view.tab = Tab::Sources;
        }
    }

    /// Writes down the sources that are not there yet, all at one stroke.
    pub fn take_in(&mut self, sources: Vec<Source>) {
        let count = sources.len();
        let mut new: Vec<Source> = Vec::new();
        for source in sources {
            let is_known = self.desk.sources().chain(&new).any(|known| is_same(known, &source));
            if !is_known {
                new.push(Source { id: SourceId(Outbox::fresh_id()), ..source });
            }
        }
        let written = new.len();
        let edits: Vec<Edit> =
            new.into_iter().map(|source| Edit::PutSource { source: Box::new(source) }).collect();
        if edits.is_empty() {
            self.notices.say(if count == 0 {
                "No references in it"
            } else {
                "All of them are written down already"
            });
        } else if self.record(Edit::Group { edits }) {
            self.view.tab = Tab::Sources;
            let noun = if written == 1 { "source" } else { "sources" };
            let known = match count - written {
                0 => String::new(),
                known => format!("; there already: {known}"),
            };
            self.notices.say_with(format!("{written} {noun} written down{known}"), CommandId::Undo);
        }
    }
}
