//! What the machine noticed about the claim: how its words stand to each other, how that was worked out, what would make
//! it right, and where the other words are.
//!
//! Invariant: sets no status; asks for looks, and for findings to be set aside or taken back.

use eframe::egui::{Label, Ui};

use crate::check::Grade;
use crate::desk::{Draft, Edit, Noticed, quoted};
use crate::text::Span;
use crate::ui::actions::{Look, Outbox};
use crate::ui::commands::CommandId;
use crate::ui::icons::Icon;
use crate::ui::panes::{key_of, moment};
use crate::ui::state::{Field, FindingAt, Scene};
use crate::ui::theme::{Face, size, space};
use crate::ui::widgets::{
    Tint, briefly, callout, keycap, section_heading, small_link, text, text_field, told,
};

/// Places led to at most; more is a table.
const MOST_PLACES: usize = 8;

/// The section, with what is being typed in it.
#[derive(Default)]
pub(super) struct Findings {
    /// The finding that is being set aside, and why.
    asking: Option<(FindingAt, String)>,
    /// Whether the field for that has still to be given the keyboard.
    asks_why: bool,
}

impl Findings {
    /// Draws the section of `found`, which concern the words at `own`.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        scene: &Scene<'_>,
        found: &[Noticed],
        own: Span,
        out: &mut Outbox,
    ) {
        let Some(first) = found.first() else { return };
        if scene.view.focus == Some(Field::Aside) {
            let gone_to = found.iter().find(|it| Some(it.at()) == scene.view.finding);
            self.ask(gone_to.unwrap_or(first));
        }
        let name = if found.len() == 1 { "Finding" } else { "Findings" };
        section_heading(ui, scene.theme, name);
        for noticed in found {
            if noticed.set_aside.is_some() {
                put_away(ui, scene, noticed, out);
            } else if noticed.finding.grade == Grade::Agrees {
                quietly(ui, scene, noticed);
            } else {
                self.loudly(ui, scene, noticed, own, out);
            }
        }
    }

    /// Commits why a finding is being set aside, where that has been typed.
    pub(super) fn commit(&mut self, scene: &Scene<'_>, out: &mut Outbox) {
        if let Some(((finding, start), reason)) = self.asking.take() {
            let noticed = scene.desk.finding(&finding, start);
            if let Some(noticed) = noticed.filter(|_| !reason.trim().is_empty()) {
                set_aside(scene, &noticed, reason, out);
            }
        }
    }

    fn ask(&mut self, noticed: &Noticed) {
        let at = noticed.at();
        if noticed.set_aside.is_none() && self.asking.as_ref().is_none_or(|(known, _)| *known != at) {
            self.asking = Some((at, String::new()));
        }
        self.asks_why = true;
    }

    /// What does not agree.
    fn loudly(&mut self, ui: &mut Ui, scene: &Scene<'_>, noticed: &Noticed, own: Span, out: &mut Outbox) {
        let (theme, finding) = (scene.theme, &noticed.finding);
        let tint = if finding.grade == Grade::Conflicts { Tint::Wrong } else { Tint::Doubt };
        callout(ui, theme, tint, |ui| {
            head(ui, scene, noticed);
            let formula = scene.cover(&finding.formula);
            told(ui, theme, &formula, &Face::Regular.at(size::BODY), theme.colors.ink);
            if !finding.remedy.is_empty() {
                let remedy = format!("Right would be: {}", scene.cover(&finding.remedy));
                ui.add(Label::new(text(remedy, Face::Regular, size::LABEL, theme.colors.ink_soft)).wrap());
            }
            places(ui, scene, noticed, own, out);
            self.acts(ui, scene, noticed, out);
        });
    }

    /// The way to set it aside, or the field that asks why.
    fn acts(&mut self, ui: &mut Ui, scene: &Scene<'_>, noticed: &Noticed, out: &mut Outbox) {
        let theme = scene.theme;
        let at = noticed.at();
        if self.asking.as_ref().is_none_or(|(known, _)| *known != at) {
            ui.horizontal(|ui| {
                if small_link(ui, theme, "Set aside").on_hover_text("Once you have said why").clicked() {
                    self.ask(noticed);
                }
                if let Some(key) = key_of(ui, scene, CommandId::SetFindingAside) {
                    keycap(ui, theme, &key);
                }
            });
            return;
        }
        let Some((_, reason)) = &mut self.asking else { return };
        let field = ("Why it asks for no look", "the dates are of two fires");
        let response = text_field(ui, theme, field, 1, reason);
        ui.label(text(
            "It is set aside once its reason is given",
            Face::Regular,
            size::SMALL,
            theme.colors.ink_faint,
        ));
        if std::mem::take(&mut self.asks_why) {
            response.request_focus();
            response.scroll_to_me(None);
        } else if response.lost_focus()
            && let Some((_, reason)) = self.asking.take()
            && !reason.trim().is_empty()
        {
            set_aside(scene, noticed, reason, out);
        }
    }
}

/// `⚡ Conflicts · Dates and times`
fn head(ui: &mut Ui, scene: &Scene<'_>, noticed: &Noticed) {
    let (c, finding) = (&scene.theme.colors, &noticed.finding);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        ui.spacing_mut().interact_size.y = 0.0;
        Icon::Grade(finding.grade).show_in_line(ui, 13.0, scene.theme.hue_of(finding.grade));
        ui.label(text(finding.grade.name(), Face::SemiBold, size::BODY, c.ink));
        ui.label(text(finding.family.name(), Face::Regular, size::LABEL, c.ink_soft));
    });
}

/// Where its other words stand; a click goes there.
fn places(ui: &mut Ui, scene: &Scene<'_>, noticed: &Noticed, own: Span, out: &mut Outbox) {
    let Some(draft) = scene.desk.draft() else { return };
    let others = noticed.finding.places.iter().filter(|place| !place.overlaps(own));
    for place in others.take(MOST_PLACES) {
        let (words, sentence) = (quoted(draft.words(*place)), draft.sentence_at(place.start) + 1);
        if small_link(ui, scene.theme, &format!("{words}, sentence {sentence}")).clicked() {
            lead(scene, noticed, *place, out);
        }
    }
}

/// Goes to words of the finding: to their claim, where they are of one.
fn lead(scene: &Scene<'_>, noticed: &Noticed, place: Span, out: &mut Outbox) {
    let claims = noticed.claims.iter().filter_map(|id| scene.desk.claim(id));
    let claim = claims.filter(|claim| claim.span.overlaps(place)).map(|claim| claim.id.clone()).next();
    let has_claim = claim.is_some();
    out.look(Look::Claim(claim));
    if !has_claim {
        out.look(Look::Words(Some(place)));
    }
    out.look(Look::Reveal(place));
}

/// What agrees: one line that asks for nothing.
fn quietly(ui: &mut Ui, scene: &Scene<'_>, noticed: &Noticed) {
    let (theme, finding) = (scene.theme, &noticed.finding);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        let icon = Icon::Grade(finding.grade).show_in_line(ui, 12.0, theme.hue_of(finding.grade));
        let words = format!("{}: {}", finding.grade.name(), briefly(&scene.cover(&finding.formula)));
        let shown = text(words, Face::Regular, size::LABEL, theme.colors.ink_soft);
        ui.add(Label::new(shown).wrap());
        icon.on_hover_text(finding.family.name());
    });
}

/// What was set aside: why, by whom, and the way back.
fn put_away(ui: &mut Ui, scene: &Scene<'_>, noticed: &Noticed, out: &mut Outbox) {
    let Some(aside) = &noticed.set_aside else { return };
    let (theme, finding) = (scene.theme, &noticed.finding);
    let c = &theme.colors;
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        let line = format!("Set aside: {}", scene.cover(&aside.reason));
        ui.add(Label::new(text(line, Face::Medium, size::LABEL, c.ink_soft)).wrap());
        let by =
            if aside.stamp.by.initials.is_empty() { &aside.stamp.by.name } else { &aside.stamp.by.initials };
        let formula = briefly(&scene.cover(&finding.formula));
        let line = format!("{} · {formula} · {by}, {}", finding.grade.name(), moment(aside.stamp.at));
        ui.add(Label::new(text(line, Face::Regular, size::LABEL, c.ink_faint)).wrap());
        if small_link(ui, theme, "Take back").on_hover_text("The finding asks for a look again").clicked() {
            out.edit(Edit::TakeFindingBack { finding: noticed.id.clone() });
        }
    });
}

fn set_aside(scene: &Scene<'_>, noticed: &Noticed, reason: String, out: &mut Outbox) {
    let (finding, about) = (noticed.id.clone(), about(scene.desk.draft(), noticed));
    out.edit_told(Edit::SetFindingAside { finding, about, reason }, "Finding set aside");
}

/// The words it rests on: `July 31 · Aug. 16`.
pub(in crate::ui::panes) fn about(draft: Option<&Draft>, noticed: &Noticed) -> String {
    let one_line = |words: &str| words.split_whitespace().collect::<Vec<_>>().join(" ");
    let words = |draft: &Draft| {
        let places = noticed.finding.places.iter();
        places.map(|place| one_line(draft.words(*place))).collect::<Vec<_>>().join(" · ")
    };
    draft.map(words).unwrap_or_default()
}
