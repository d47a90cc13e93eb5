//! A plain field for a path, where the desktop has no file dialog.
//!
//! Invariant: takes a path as people have it at hand (quoted, as a `file:` address, with `~`) and opens nothing itself.

use std::path::PathBuf;

use eframe::egui::{Context, Role, TextEdit, Ui, WidgetInfo};

use super::sheet::{entered, explain, focus_once, heading, sheet};
use crate::desk::Status;
use crate::ui::actions::{Action, Look, Outbox};
use crate::ui::frame::Stage;
use crate::ui::icons::Icon;
use crate::ui::session::{Export, Task};
use crate::ui::state::Overlay;
use crate::ui::theme::{Face, size, space};
use crate::ui::widgets::{primary_button, quiet_button, text};

/// The path being typed.
#[derive(Debug, Default)]
pub(super) struct PathField {
    typed: String,
    focused: bool,
}

impl PathField {
    pub(super) const fn proposing(path: String) -> Self {
        Self { typed: path, focused: false }
    }

    pub(super) fn ui(
        &mut self,
        ctx: &Context,
        stage: &Stage<'_>,
        overlay: Overlay,
        out: &mut Outbox,
    ) -> bool {
        let export = &stage.session.view.placing;
        let (title, help, verb) = words(overlay, export);
        sheet(ctx, stage, (title, 560.0), |ui| {
            ui.spacing_mut().item_spacing.y = space::S;
            heading(ui, stage, title);
            explain(ui, stage, help);
            let field = TextEdit::singleline(&mut self.typed)
                .id_salt("path")
                .hint_text("/home/you/articles/ferry.txt")
                .desired_width(f32::INFINITY)
                .margin(eframe::egui::Margin::symmetric(10, 7));
            let field = ui.add(field);
            field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, "Path"));
            focus_once(&mut self.focused, &field);
            if let Some(problem) = &stage.session.view.problem {
                problem_ui(ui, stage, problem);
            }
            ui.add_space(space::S);
            let mut stays = true;
            ui.horizontal(|ui| {
                let go = primary_button(ui, stage.theme, verb).clicked() || entered(ui, &field);
                if go && let Some(path) = path_of(&self.typed) {
                    out.send(Action::Task(task(overlay, export.clone(), path)));
                    field.request_focus();
                }
                stays = !quiet_button(ui, stage.theme, "Cancel").clicked();
            });
            if field.changed() {
                out.look(Look::Problem(None));
            }
            stays
        })
    }
}

/// Title, help and the button of the field.
fn words(overlay: Overlay, export: &Export) -> (&'static str, &'static str, &'static str) {
    match overlay {
        Overlay::CopyPath => {
            ("Save a copy", "Type or paste where the copy should go. Work goes on in the copy.", "Save")
        }
        Overlay::ImportPath => (
            "Take over what came back",
            "Type or paste the path of a Word copy, of a list of references (BibTeX, RIS, CSL-JSON) or of a sheet of claims (XLSX, CSV).",
            "Look at it",
        ),
        Overlay::DraftPath => (
            "Take in a new draft",
            "Type or paste the path of the new version of this article, in any of the formats that can be opened.",
            "Look at it",
        ),
        Overlay::MergePath => (
            "Merge with a colleague’s file",
            "Type or paste the path of another project of this piece.",
            "Look at it",
        ),
        Overlay::ExportPath if export.one().is_none() => {
            ("Export the reports", "Type or paste the folder that they should go into.", "Export")
        }
        Overlay::ExportPath => ("Export the report", "Type or paste where the report should go.", "Export"),
        Overlay::AttachmentPath(_) => {
            ("Save the attachment", "Type or paste where the attachment should go.", "Save")
        }
        _ => (
            "Open a file",
            "This desktop offers no file dialog. Type or paste the path of an article or a project, or drop the file into the window.",
            "Open",
        ),
    }
}

fn problem_ui(ui: &mut Ui, stage: &Stage<'_>, problem: &str) {
    ui.horizontal(|ui| {
        Icon::Status(Status::Wrong).show(ui, 12.0, stage.theme.hue(Status::Wrong));
        let words = text(problem, Face::Medium, size::BODY, stage.theme.colors.ink);
        let label = ui.add(eframe::egui::Label::new(words).wrap());
        label.widget_info(|| WidgetInfo::labeled(Role::Alert, true, problem));
    });
}

fn task(overlay: Overlay, export: Export, path: PathBuf) -> Task {
    match overlay {
        Overlay::CopyPath => Task::CopyTo(path),
        Overlay::ExportPath => Task::ExportTo(export, path),
        Overlay::ImportPath => Task::ImportFrom(path),
        Overlay::DraftPath => Task::DraftFrom(path),
        Overlay::MergePath => Task::MergeFrom(path),
        Overlay::AttachmentPath(number) => Task::SaveAttachment(number, path),
        _ => Task::Open(vec![path]),
    }
}

/// The path that was typed or pasted: without quotes, `file://` and blanks around it.
fn path_of(typed: &str) -> Option<PathBuf> {
    let typed = typed.trim();
    let quoted = |mark: char| typed.strip_prefix(mark)?.strip_suffix(mark);
    let typed = quoted('"').or_else(|| quoted('\'')).unwrap_or(typed);
    let typed = typed.strip_prefix("file://").unwrap_or(typed);
    if typed.is_empty() {
        return None;
    }
    let home = typed.strip_prefix("~/").zip(directories::UserDirs::new());
    Some(home.map_or_else(|| PathBuf::from(typed), |(rest, dirs)| dirs.home_dir().join(rest)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_taken_as_people_have_them_at_hand() {
        let cases = [
            (" /a/b c.txt\n", Some("/a/b c.txt")),
            ("\"/a/b c.txt\"", Some("/a/b c.txt")),
            ("'/a/b.txt'", Some("/a/b.txt")),
            ("file:///a/b.txt", Some("/a/b.txt")),
            ("", None),
            ("  ", None),
        ];
        for (typed, expected) in cases {
            assert_eq!(path_of(typed), expected.map(PathBuf::from), "{typed:?}");
        }
    }
}
