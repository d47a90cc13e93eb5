//! The bar under the manuscript that finds words in the article, the claims, the notes and the sources.
//!
//! It lies under the page, so that the words being read stay where they are when it comes and goes.
//!
//! Invariant: shows places and asks to be taken there; keeps the list of them while desk and words stay the same.

use eframe::egui::text::{CCursor, CCursorRange};
use eframe::egui::{
    Align, Frame, Key, Layout, Margin, Panel, Response, Role, TextEdit, Ui, WidgetInfo, vec2,
};

use crate::desk::{ClaimId, Found, SourceId};
use crate::text::Span;
use crate::ui::actions::{Look, Outbox};
use crate::ui::commands::CommandId;
use crate::ui::icons::Icon;
use crate::ui::state::{Field, Find, Scene, Step, Tab};
use crate::ui::theme::{Face, size, space};
use crate::ui::widgets::{icon_button, small_link, text};

/// Widths of the field.
const FIELD: (f32, f32) = (90.0, 220.0);
/// Room that the counts take beside the field.
const COUNTS: f32 = 270.0;
/// Room that the buttons and the number of places take.
const BUTTONS: f32 = 160.0;
/// Height of a line of the bar.
const LINE: f32 = 26.0;

/// The bar, with what it found last.
#[derive(Default)]
pub(super) struct FindBar {
    key: Option<(u64, String)>,
    found: Found,
}

/// One place where the words stand.
enum Hit<'a> {
    Words(Span),
    Claim(&'a ClaimId),
    Source(&'a SourceId),
}

impl FindBar {
    /// The places in the article, and which of them is being shown.
    pub(super) fn in_article(&self, scene: &Scene<'_>) -> (&[Span], Option<usize>) {
        match &scene.view.find {
            Some(find) => (&self.found.article, find.at),
            None => (&[], None),
        }
    }

    /// Draws the bar while words are being looked for. `from` is the first byte of the article in sight.
    pub(super) fn show(&mut self, ui: &mut Ui, scene: &Scene<'_>, from: usize, out: &mut Outbox) {
        let Some(find) = &scene.view.find else { return };
        self.refresh(scene, &find.words);
        if let Some(step) = scene.view.step {
            self.go(find, step, from, out);
        }
        let c = &scene.theme.colors;
        let frame = Frame::NONE.fill(c.panel).inner_margin(Margin::symmetric(12, 7));
        let is_narrow = ui.available_width() < COUNTS + FIELD.1 + BUTTONS;
        let height = if is_narrow { LINE * 2.0 + space::XS } else { LINE };
        let panel = Panel::bottom("find bar").resizable(false).frame(frame);
        panel.exact_size(height + 14.0).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.horizontal(|ui| {
                ui.set_height(LINE);
                self.first_line(ui, scene, find, from, out);
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    buttons(ui, scene, out);
                    if !is_narrow {
                        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                            self.counts(ui, scene, find, out);
                        });
                    }
                });
            });
            if is_narrow {
                ui.add_space(space::XS);
                ui.horizontal(|ui| self.counts(ui, scene, find, out));
            }
        });
    }

    fn refresh(&mut self, scene: &Scene<'_>, words: &str) {
        let is_same = self.key.as_ref().is_some_and(|(at, known)| *at == scene.revision && known == words);
        if !is_same {
            self.found = scene.desk.find(words);
            self.key = Some((scene.revision, words.to_owned()));
        }
    }

    fn first_line(&self, ui: &mut Ui, scene: &Scene<'_>, find: &Find, from: usize, out: &mut Outbox) {
        ui.spacing_mut().item_spacing.x = space::S;
        let width = (ui.available_width() - BUTTONS).clamp(FIELD.0, FIELD.1);
        self.field(ui, scene, find, (from, width), out);
        let faint = scene.theme.colors.ink_soft;
        let total = self.found.len();
        let told = match find.at {
            _ if find.words.trim().is_empty() => String::new(),
            _ if total == 0 => "nowhere".to_owned(),
            Some(at) if at < total => format!("{} of {total}", at + 1),
            _ => format!("{total} found"),
        };
        ui.label(text(told, Face::Regular, size::LABEL, faint));
    }

    fn field(
        &self,
        ui: &mut Ui,
        scene: &Scene<'_>,
        find: &Find,
        (from, width): (usize, f32),
        out: &mut Outbox,
    ) {
        let mut typed = find.words.clone();
        let hint = text("Find in everything", Face::Regular, size::BODY, scene.theme.colors.ink_faint);
        let edit = TextEdit::singleline(&mut typed)
            .id_salt("find")
            .hint_text(hint)
            .margin(Margin { left: 26, right: 8, top: 4, bottom: 4 })
            .desired_width(width - 34.0);
        let mut output = edit.show(ui);
        let response = output.response.response.clone();
        response.widget_info(|| WidgetInfo::labeled(Role::SearchInput, true, "Find in everything"));
        let glass = response.rect.left_center() + vec2(14.0, 0.0);
        Icon::Search.paint(ui.painter(), glass, 12.0, scene.theme.colors.ink_faint);
        if scene.view.focus == Some(Field::Find) {
            let all = CCursorRange::two(CCursor::default(), CCursor::new(typed.chars().count()));
            output.state.cursor.set_char_range(Some(all));
            output.state.store(ui.ctx(), response.id);
            response.request_focus();
        }
        if response.changed() {
            out.look(Look::Find(Some(Find { words: typed, at: None })));
        }
        if response.lost_focus() {
            self.left(ui, find, (from, &response), out);
        }
    }

    /// Enter goes on, with Shift back; Esc closes.
    fn left(&self, ui: &Ui, find: &Find, (from, field): (usize, &Response), out: &mut Outbox) {
        let (enter, shift, escape) = ui.input(|input| {
            (input.key_pressed(Key::Enter), input.modifiers.shift, input.key_pressed(Key::Escape))
        });
        if escape {
            out.look(Look::Find(None));
        } else if enter {
            let step = if shift { Step::Back } else { Step::On };
            self.go(find, step, from, out);
            field.request_focus();
        }
    }

    /// `article 3 · claims 2 · notes 0 · sources 1`; a click goes to the first of them.
    fn counts(&self, ui: &mut Ui, scene: &Scene<'_>, find: &Find, out: &mut Outbox) {
        ui.spacing_mut().item_spacing.x = space::XS;
        let c = &scene.theme.colors;
        let mut first = 0;
        for (at, (name, count)) in self.found.counts().into_iter().enumerate() {
            if at > 0 {
                ui.label(text("·", Face::Regular, size::LABEL, c.ink_faint));
            }
            let words = format!("{name} {count}");
            if count == 0 {
                ui.label(text(words, Face::Regular, size::LABEL, c.ink_faint));
            } else if small_link(ui, scene.theme, &words).clicked() {
                self.show_hit(first, &find.words, out);
            }
            first += count;
        }
    }

    /// Goes to the next place or to the one before, round the ends; at first to the one nearest to what is being read.
    fn go(&self, find: &Find, step: Step, from: usize, out: &mut Outbox) {
        let total = self.found.len();
        if total == 0 {
            return;
        }
        let after = self.found.article.partition_point(|place| place.start < from);
        let next = match (find.at.filter(|at| *at < total), step) {
            (Some(at), Step::On) => at + 1,
            (Some(at), Step::Back) => at + total - 1,
            (None, Step::On) => after,
            (None, Step::Back) => after + total - 1,
        };
        self.show_hit(next % total, &find.words, out);
    }

    fn show_hit(&self, at: usize, words: &str, out: &mut Outbox) {
        out.look(Look::Find(Some(Find { words: words.to_owned(), at: Some(at) })));
        match self.hit(at) {
            Some(Hit::Words(span)) => out.look(Look::Reveal(span)),
            Some(Hit::Claim(claim)) => {
                out.look(Look::Tab(Tab::Claims));
                out.look(Look::Claim(Some(claim.clone())));
            }
            Some(Hit::Source(source)) => {
                out.look(Look::Tab(Tab::Sources));
                out.look(Look::Source(Some(source.clone())));
            }
            None => {}
        }
    }

    fn hit(&self, at: usize) -> Option<Hit<'_>> {
        let Found { article, claims, notes, sources } = &self.found;
        let words = article.iter().map(|span| Hit::Words(*span));
        let marked = claims.iter().chain(notes).map(Hit::Claim);
        words.chain(marked).chain(sources.iter().map(Hit::Source)).nth(at)
    }
}

/// On, back, and away, from the right.
fn buttons(ui: &mut Ui, scene: &Scene<'_>, out: &mut Outbox) {
    ui.spacing_mut().item_spacing.x = 0.0;
    if icon_button(ui, scene.theme, Icon::Close, "Close the find bar").clicked() {
        out.look(Look::Find(None));
    }
    for (icon, command) in [(Icon::Down, CommandId::FindNext), (Icon::Up, CommandId::FindPrevious)] {
        let name = command.command().map_or("", |command| command.name);
        if icon_button(ui, scene.theme, icon, name).clicked() {
            out.run(command);
        }
    }
}
