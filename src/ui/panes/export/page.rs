//! The first page of the document, on paper.
//!
//! Invariant: shows the lines it is given, in their order; confidential names are covered where others look on.

use eframe::egui::text::{LayoutJob, TextFormat};
use eframe::egui::{Align, CornerRadius, Frame, Label, Layout, Margin, Stroke, Ui, vec2};

use crate::report::{Line, LineKind, Mark, Part, Preview};
use crate::ui::frame::Stage;
use crate::ui::state::Exporting;
use crate::ui::theme::{Face, size, space};
use crate::ui::widgets::{chip, laid_out, section_heading, text};
use crate::ui::words::without_signs;

/// Room around the words, as on paper.
const MARGIN: i8 = 28;
/// Room for the name of a fact, before the fact.
const NAME: f32 = 110.0;
/// Letters that a column has room for in proportion, at least and at most.
const LETTERS: (usize, usize) = (14, 22);

/// The chosen forms, where there are several, to look at one after the other.
pub(super) fn tabs(ui: &mut Ui, stage: &Stage<'_>, chosen: &mut Exporting) {
    if chosen.forms.len() < 2 {
        return;
    }
    ui.add_space(space::S);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::S, space::S);
        for form in chosen.forms.clone() {
            let name = format!("Show the {}", form.name());
            if chip(ui, stage.theme, (None, form.name()), &name, form == chosen.shown).clicked() {
                chosen.shown = form;
            }
        }
    });
}

/// Words where the page would be.
pub(super) fn nothing(ui: &mut Ui, stage: &Stage<'_>, words: &str) {
    ui.add_space(space::XL * 2.0);
    ui.vertical_centered(|ui| {
        ui.label(text(words, Face::Regular, size::BODY, stage.theme.colors.ink_faint));
    });
}

/// Draws it.
pub(super) fn show(ui: &mut Ui, stage: &Stage<'_>, preview: &Preview) {
    let c = &stage.theme.colors;
    section_heading(ui, stage.theme, "First page");
    let paper = Frame::NONE
        .fill(c.paper)
        .stroke(Stroke::new(1.0, c.line))
        .corner_radius(CornerRadius::same(3))
        .inner_margin(Margin::same(MARGIN));
    paper.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = space::XS;
        ui.spacing_mut().interact_size.y = 0.0;
        let room = ui.available_width();
        for line in &preview.page {
            line_ui(ui, stage, line, &widths(&preview.page, line.cells.len(), room));
        }
        if preview.goes_on {
            ui.add_space(space::S);
            ui.label(text("It goes on behind this page", Face::Regular, size::LABEL, c.ink_faint));
        }
    });
}

fn line_ui(ui: &mut Ui, stage: &Stage<'_>, line: &Line, widths: &[f32]) {
    match line.kind {
        LineKind::Title | LineKind::Heading => ui.add_space(space::M),
        _ => {}
    }
    let [cell] = line.cells.as_slice() else {
        row(ui, stage, line, widths);
        return;
    };
    if line.kind == LineKind::Beside {
        ui.horizontal_top(|ui| {
            ui.add_space(space::L);
            cell_ui(ui, stage, line.kind, cell);
        });
    } else {
        cell_ui(ui, stage, line.kind, cell);
    }
}

/// A fact behind its name, or a row of a table.
fn row(ui: &mut Ui, stage: &Stage<'_>, line: &Line, widths: &[f32]) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        for (cell, width) in line.cells.iter().zip(widths) {
            ui.allocate_ui_with_layout(vec2(*width, 0.0), Layout::top_down(Align::Min), |ui| {
                ui.set_width(*width);
                cell_ui(ui, stage, line.kind, cell);
            });
        }
    });
}

/// The widths of the columns of all rows with so many cells: by the longest of each.
fn widths(page: &[Line], cells: usize, room: f32) -> Vec<f32> {
    let room = room - space::M * cells.saturating_sub(1) as f32;
    if cells == 2 {
        return vec![NAME.min(room / 2.0), room - NAME.min(room / 2.0)];
    }
    let mut longest = vec![0_usize; cells];
    for line in page.iter().filter(|line| line.cells.len() == cells) {
        for (cell, most) in line.cells.iter().zip(&mut longest) {
            *most = cell.iter().map(|part| part.words.chars().count()).sum::<usize>().max(*most);
        }
    }
    let weights: Vec<f32> = longest.iter().map(|&chars| chars.clamp(LETTERS.0, LETTERS.1) as f32).collect();
    let all: f32 = weights.iter().sum();
    weights.into_iter().map(|weight| room * weight / all.max(1.0)).collect()
}

fn cell_ui(ui: &mut Ui, stage: &Stage<'_>, kind: LineKind, cell: &[Part]) {
    let c = &stage.theme.colors;
    let (face, points, ink) = match kind {
        LineKind::Title => (Face::SerifBold, size::HEADING, c.ink),
        LineKind::Heading => (Face::SemiBold, size::BODY, c.ink),
        LineKind::Text => (Face::Serif, size::BODY, c.ink),
        LineKind::Beside | LineKind::Raw => (Face::Regular, size::LABEL, c.ink_soft),
    };
    let mut job = LayoutJob::default();
    job.wrap.max_width = ui.available_width();
    for part in cell {
        let mut format = TextFormat::simple(face.at(points), ink);
        let line = Stroke::new(1.0, ink);
        match part.mark {
            Mark::None => {}
            Mark::Claim => format.underline = Stroke::new(1.0, c.ink_faint),
            Mark::In => (format.color, format.underline) = (c.accent, Stroke::new(1.0, c.accent)),
            Mark::Out => format.strikethrough = line,
        }
        let words = stage.session.covered(&part.words);
        job.append(&without_signs(&words), 0.0, format);
    }
    let words = job.text.clone();
    let galley = laid_out(ui, job, &words);
    ui.add(Label::new(galley));
}
