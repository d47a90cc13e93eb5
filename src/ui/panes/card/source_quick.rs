//! The one field that a link, a reference, a whole list of them or a name is pasted into, and what it offers.
//!
//! Invariant: reads what is typed into the fields that nobody has touched; writes nothing down.

use eframe::egui::{Label, Response, Sense, Ui};

use super::Sheet;
use crate::desk::Source;
use crate::desk::reference::{read_line, read_list};
use crate::ui::actions::{Action, Outbox};
use crate::ui::commands::CommandId;
use crate::ui::panes::source_name;
use crate::ui::theme::{Face, size, space};
use crate::ui::widgets::{small_link, text, text_field};

/// Sources offered at most.
const OFFERED: usize = 4;

/// What is typed, and what was read out of it.
#[derive(Default)]
pub(super) struct Quick {
    typed: String,
    /// What the fields were last filled with.
    guess: Source,
    /// The sources in a list that was pasted.
    list: Vec<Source>,
}

impl Quick {
    /// What is typed, without blanks around it.
    pub(super) fn typed(&self) -> &str {
        self.typed.trim()
    }

    /// Shows `words` as if they had been typed, and read as `source`.
    pub(super) fn set(&mut self, words: &str, source: &Source) {
        words.clone_into(&mut self.typed);
        self.guess = source.clone();
    }

    /// The field; what is typed goes into `source`.
    pub(super) fn show(&mut self, ui: &mut Ui, sheet: &Sheet<'_>, source: &mut Source) -> Response {
        let field = ("Source", "a link, a reference or a name");
        let response = text_field(ui, sheet.scene.theme, field, 1, &mut self.typed);
        if response.changed() {
            self.read(source);
        }
        response
    }

    fn read(&mut self, source: &mut Source) {
        self.list = read_list(&self.typed);
        let read = if self.list.len() > 1 { Source::default() } else { read_line(&self.typed) };
        let before = std::mem::replace(&mut self.guess, read);
        let guess = &self.guess;
        let fields = [
            (&mut source.title, &before.title, &guess.title),
            (&mut source.author, &before.author, &guess.author),
            (&mut source.publisher, &before.publisher, &guess.publisher),
            (&mut source.published, &before.published, &guess.published),
            (&mut source.retrieved, &before.retrieved, &guess.retrieved),
            (&mut source.url, &before.url, &guess.url),
            (&mut source.archive_url, &before.archive_url, &guess.archive_url),
            (&mut source.csl_type, &before.csl_type, &guess.csl_type),
            (&mut source.notes, &before.notes, &guess.notes),
        ];
        for (field, before, guess) in fields {
            // What was typed into the field itself stays.
            if field == before {
                field.clone_from(guess);
            }
        }
        if source.kind == before.kind {
            source.kind = guess.kind;
        }
    }

    /// Sources to take instead of what is typed; the one that was taken.
    pub(super) fn offer(&mut self, ui: &mut Ui, sheet: &Sheet<'_>, out: &mut Outbox) -> Option<Source> {
        let theme = sheet.scene.theme;
        let mut taken = None;
        if self.list.len() > 1 {
            let told = format!("{} references in what was pasted", self.list.len());
            ui.label(text(told, Face::Regular, size::LABEL, theme.colors.ink_faint));
            let shown = self.list.iter().take(OFFERED);
            taken = shown.filter(|source| row(ui, sheet, &source.title)).last().cloned();
            if small_link(ui, theme, "Write all of them down").clicked() {
                out.send(Action::TakeIn(std::mem::take(&mut self.list)));
                self.typed.clear();
            }
        } else {
            let typed = self.typed().to_lowercase();
            let known = sheet.scene.desk.sources().filter(|source| matches(source, &typed));
            let known: Vec<&Source> = known.take(OFFERED).collect();
            if !known.is_empty() {
                let told = "Or one already written down";
                ui.label(text(told, Face::Regular, size::LABEL, theme.colors.ink_faint));
            }
            let chosen = known.into_iter().filter(|source| row(ui, sheet, &source_name(sheet.scene, source)));
            taken = chosen.last().cloned().or(taken);
            if self.typed.is_empty() {
                Self::ways_in(ui, sheet, out);
            }
        }
        if let Some(source) = &taken {
            self.list.clear();
            self.set(&source.title, source);
        }
        taken
    }

    /// What else brings a source in.
    fn ways_in(ui: &mut Ui, sheet: &Sheet<'_>, out: &mut Outbox) {
        let theme = sheet.scene.theme;
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = space::XS;
            ui.label(text("Drop a file here, or", Face::Regular, size::LABEL, theme.colors.ink_faint));
            if small_link(ui, theme, "import a list").clicked() {
                out.run(CommandId::ImportSources);
            }
        });
    }
}

/// Whether a source is meant by what is typed.
fn matches(source: &Source, typed: &str) -> bool {
    let Source { title, author, publisher, url, .. } = source;
    [title, author, publisher, url].iter().any(|it| it.to_lowercase().contains(typed))
}

/// A source to take, on one line; whether it was clicked.
fn row(ui: &mut Ui, sheet: &Sheet<'_>, name: &str) -> bool {
    let theme = sheet.scene.theme;
    let label = Label::new(text(name, Face::Medium, size::BODY, theme.colors.accent)).truncate();
    let response = ui.add(label.sense(Sense::click()).selectable(false));
    response
        .widget_info(|| eframe::egui::WidgetInfo::labeled(eframe::egui::Role::Button, ui.is_enabled(), name));
    if response.hovered() || response.has_focus() {
        let under = eframe::egui::Stroke::new(1.0, theme.colors.accent);
        ui.painter().hline(response.rect.x_range(), response.rect.bottom(), under);
    }
    response.on_hover_cursor(eframe::egui::CursorIcon::PointingHand).clicked()
}
