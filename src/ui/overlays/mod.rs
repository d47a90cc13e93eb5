//! What can lie over the window: palette, keys, fields for paths and text, who is checking.
//!
//! One at a time. None of them stops a mark: Esc or a click beside it takes it away.
//!
//! Invariant: holds what is being typed and nothing else; asks by the outbox.

mod arrival;
mod attachments;
mod backups;
mod changed_since;
mod checker;
mod help;
mod joining;
mod joining_row;
mod merge;
mod palette;
mod paste;
mod path;
mod piece;
mod redraft;
mod rules;
mod settings;
mod sheet;

use eframe::egui::Context;

use super::actions::{Action, Look, Outbox};
use super::frame::Stage;
use super::state::Overlay;

/// What is being typed into overlays.
#[derive(Debug, Default)]
pub struct Overlays {
    shown: Option<Overlay>,
    palette: palette::Palette,
    path: path::PathField,
    paste: paste::PasteForm,
    checker: checker::CheckerForm,
    settings: settings::SettingsForm,
    merge: merge::MergeForm,
    piece: piece::PieceForm,
    arrival: arrival::ArrivalForm,
    redraft: redraft::RedraftForm,
    joining: joining::JoiningForm,
    backups: backups::BackupsForm,
    changed_since: changed_since::ChangedSince,
}

impl Overlays {
    /// Draws the overlay that is open, if one is.
    pub fn ui(&mut self, ctx: &Context, stage: &Stage<'_>, out: &mut Outbox) {
        let view = &stage.session.view;
        if self.shown != view.overlay {
            if self.shown == Some(Overlay::Settings)
                && let Some(checker) = self.settings.leave(stage)
            {
                out.send(Action::Settle(checker));
            }
            self.shown = view.overlay;
            self.begin(stage);
        }
        let Some(overlay) = view.overlay else { return };
        let stays = match overlay {
            Overlay::Palette => self.palette.ui(ctx, stage, out),
            Overlay::Help => help::ui(ctx, stage, out),
            Overlay::OpenPath
            | Overlay::ImportPath
            | Overlay::DraftPath
            | Overlay::MergePath
            | Overlay::CopyPath
            | Overlay::ExportPath
            | Overlay::AttachmentPath(_) => self.path.ui(ctx, stage, overlay, out),
            Overlay::Paste => self.paste.ui(ctx, stage, out),
            Overlay::Checker => self.checker.ui(ctx, stage, out),
            Overlay::Merge => self.merge.ui(ctx, stage, out),
            Overlay::Piece => self.piece.ui(ctx, stage, out),
            Overlay::Attachments => attachments::ui(ctx, stage, out),
            Overlay::Arrival => self.arrival.ui(ctx, stage, out),
            Overlay::Redraft => self.redraft.ui(ctx, stage, out),
            Overlay::Backups => self.backups.ui(ctx, stage, out),
            Overlay::Joining => self.joining.ui(ctx, stage, out),
            Overlay::ChangedSince => self.changed_since.ui(ctx, stage, out),
            Overlay::Settings | Overlay::OwnKeys => self.settings.ui(ctx, stage, overlay, out),
        };
        if !stays {
            out.look(Look::Overlay(None));
        }
    }

    /// Empties the fields of an overlay that has just opened.
    fn begin(&mut self, stage: &Stage<'_>) {
        match self.shown {
            Some(Overlay::Palette) => self.palette = palette::Palette::default(),
            Some(
                overlay @ (Overlay::OpenPath
                | Overlay::ImportPath
                | Overlay::DraftPath
                | Overlay::MergePath
                | Overlay::CopyPath
                | Overlay::ExportPath
                | Overlay::AttachmentPath(_)),
            ) => {
                self.path = path::PathField::proposing(stage.session.proposed_path(overlay));
            }
            Some(Overlay::Paste) => self.paste = paste::PasteForm::default(),
            Some(Overlay::Checker) => {
                self.checker = checker::CheckerForm::of(&stage.session.settings.checker);
            }
            Some(Overlay::Settings | Overlay::OwnKeys) => self.settings = settings::SettingsForm::default(),
            Some(Overlay::Merge) => self.merge = merge::MergeForm::default(),
            Some(Overlay::Arrival) => self.arrival = arrival::ArrivalForm::default(),
            Some(Overlay::ChangedSince) => self.changed_since = changed_since::ChangedSince::default(),
            Some(Overlay::Redraft) => self.redraft = redraft::RedraftForm::default(),
            Some(Overlay::Backups) => self.backups = backups::BackupsForm::default(),
            Some(Overlay::Joining) => self.joining = joining::JoiningForm::default(),
            Some(Overlay::Piece) => self.piece = piece::PieceForm::of(stage),
            Some(Overlay::Help | Overlay::Attachments) | None => {}
        }
    }
}
