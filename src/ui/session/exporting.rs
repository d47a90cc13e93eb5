//! What is to go out of each piece, and what is remembered of that.
//!
//! Confidential sources go out as codes until the checker says otherwise, source by source known at that moment; that
//! they are named is never written down, so that each time a piece is opened it begins with codes again. Of a piece
//! only the hash of its first draft is remembered, with the forms that were chosen.
//!
//! Invariant: no setting holds a name, a path or a word of a piece for this.

use std::collections::BTreeSet;

use eframe::egui::ColorImage;

use super::{Export, Outgoing, Session, Task};
use crate::archive::state::Exported;
use crate::desk::{Confidentiality, Desk, Filter, Source, SourceId};
use crate::report::{Format, Options, Paper, Preview};
use crate::ui::state::{Exporting, Field, Page, View};

/// Pieces whose forms are remembered.
const MOST_REMEMBERED: usize = 100;

/// What would go out, with what it was worked out for.
#[derive(Debug)]
pub struct Previewed {
    /// What it was worked out for.
    pub of: Wanted,
    /// What would go out.
    pub preview: Preview,
    /// Its first pages, of a form that has pages.
    pub pages: Vec<ColorImage>,
}

/// What a preview is worked out for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// The piece and its state.
    pub revision: u64,
    /// The form.
    pub format: Format,
    /// What it holds.
    pub options: Options,
}

impl Session {
    /// Shows what would go out; where it is shown already, asks for the place.
    pub fn export(&mut self) {
        if self.view.page == Page::Export && !self.view.export.forms.is_empty() {
            self.ask_export(false);
        } else {
            self.view.page = Page::Export;
            self.focus(Field::Export);
        }
    }

    /// Shows this form alone.
    pub fn show_form(&mut self, format: Format) {
        self.view.export.forms = [format].into();
        self.view.export.shown = format;
        self.view.page = Page::Export;
        self.focus(Field::Export);
    }

    /// Asks where the chosen forms should go: those of this piece, or of all that are open.
    pub fn ask_export(&mut self, every: bool) {
        let export = Export { forms: self.view.export.forms.clone(), every };
        self.view.placing = export.clone();
        self.tasks.push(Task::AskExport(export));
    }

    /// What of the piece in front is to go out.
    pub fn options(&self) -> Options {
        self.options_of(&self.desk, &self.view)
    }

    fn options_of(&self, desk: &Desk, view: &View) -> Options {
        let filter = if view.export.filtered { view.filter.clone() } else { Filter::default() };
        let redacted = is_redacted(desk, &view.export);
        let paper = if view.export.letter { Paper::Letter } else { Paper::A4 };
        Options { redacted, filter, paper, today: Some(self.today()), ..Options::whole() }
    }

    /// What is to be written for `export`.
    pub fn outgoing(&self, export: &Export) -> Vec<Outgoing> {
        let forms: Vec<Format> =
            Format::ALL.into_iter().filter(|format| export.forms.contains(format)).collect();
        let one = |desk: &Desk, view: &View, stem| Outgoing {
            desk: desk.clone(),
            options: self.options_of(desk, view),
            stem,
            forms: forms.clone(),
        };
        let front = (self.front, one(&self.desk, &self.view, self.stem()));
        let mut all = vec![front];
        if export.every {
            all.extend(self.waiting().map(|(number, desk, view, stem)| (number, one(desk, view, stem))));
        }
        all.sort_by_key(|(number, _)| *number);
        all.into_iter().map(|(_, outgoing)| outgoing).collect()
    }

    /// What the export page wants to show, while it lies open and a form is chosen.
    pub fn wanted_preview(&self) -> Option<Wanted> {
        let Exporting { forms, shown, .. } = &self.view.export;
        let is_shown = self.view.page == Page::Export && forms.contains(shown);
        is_shown.then(|| Wanted { revision: self.revision(), format: *shown, options: self.options() })
    }

    /// What would go out of the piece in front, as far as it is worked out.
    pub fn preview(&self) -> Option<&Preview> {
        let Previewed { of, preview, .. } = self.previewed.as_ref()?;
        (of.revision >> 32 == self.front).then_some(preview)
    }

    /// The first pages of what would go out, as they will be printed, with what they were drawn for.
    pub fn first_pages(&self) -> Option<(&Wanted, &[ColorImage])> {
        let Previewed { of, pages, .. } = self.previewed.as_ref()?;
        (of.revision >> 32 == self.front).then_some((of, pages))
    }

    /// Whether the export page shows the piece as it is now, or is not looked at.
    pub fn is_previewed(&self) -> bool {
        let wanted = self.wanted_preview();
        wanted.is_none() || wanted.as_ref() == self.previewed.as_ref().map(|it| &it.of)
    }

    /// Takes what was chosen on the export page, and remembers the forms and the paper.
    pub(super) fn choose_export(&mut self, exporting: Exporting) {
        if self.settings.letter != exporting.letter {
            self.settings.letter = exporting.letter;
            self.tasks.push(Task::KeepSettings);
        }
        let forms = (self.view.export.forms != exporting.forms).then(|| exporting.forms.clone());
        self.view.export = exporting;
        let (Some(forms), Some(piece)) = (forms, name_of(&self.desk)) else { return };
        let exports = &mut self.settings.exports;
        exports.retain(|known| known.piece != piece);
        let forms = forms.iter().map(|form| form.key().to_owned()).collect();
        exports.insert(0, Exported { piece, forms });
        exports.truncate(MOST_REMEMBERED);
        self.tasks.push(Task::KeepSettings);
    }

    /// What was chosen for `desk` before.
    pub(super) fn exporting(&self, desk: &Desk) -> Exporting {
        let piece = name_of(desk);
        let known = self.settings.exports.iter().find(|known| Some(&known.piece) == piece.as_ref());
        let forms = known.map(|known| known.forms.iter().filter_map(|form| Format::from_key(form)));
        let forms: BTreeSet<Format> = forms.into_iter().flatten().collect();
        let usual = Exporting { letter: self.settings.letter, ..Exporting::default() };
        match forms.first().copied() {
            Some(shown) => Exporting { forms, shown, ..usual },
            None => usual,
        }
    }
}

/// The sources of `desk` that stand as codes or by name, as the checker says.
pub fn confidential(desk: &Desk) -> impl Iterator<Item = &Source> {
    let asks = |source: &&Source| {
        source.confidentiality.is_confidential() && source.confidentiality != Confidentiality::NeverPrint
    };
    desk.sources().filter(asks)
}

/// Whether confidential sources stand as codes: unless each of them was named knowingly.
pub fn is_redacted(desk: &Desk, exporting: &Exporting) -> bool {
    confidential(desk).any(|source| !exporting.named.contains(&source.id))
}

/// The ids of all confidential sources, for naming them.
pub fn all_named(desk: &Desk) -> BTreeSet<SourceId> {
    confidential(desk).map(|source| source.id.clone()).collect()
}

/// What a piece is remembered by.
fn name_of(desk: &Desk) -> Option<String> {
    desk.draft_numbered(1).map(|draft| draft.sha256.clone())
}
