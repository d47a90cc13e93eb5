//! The file a source was read from: its name, size and SHA-256, and whether a copy of it is wanted.
//!
//! Invariant: shows and chooses; the copy is made by a job once the source is saved.

use eframe::egui::{Label, Ui};

use super::Sheet;
use crate::desk::{Source, SourceFile, SourceKind};
use crate::ui::state::Offer;
use crate::ui::theme::{Face, size};
use crate::ui::widgets::{outlined, small_link, text};
use crate::ui::words::bytes_in_words;

/// Draws the file, where there is one.
pub(super) fn show(
    ui: &mut Ui,
    sheet: &Sheet<'_>,
    source: &mut Source,
    (offer, wants_copy): (&Option<Offer>, &mut bool),
) {
    let Some(file) = source.file.clone() else { return };
    let theme = sheet.scene.theme;
    ui.label(text("File", Face::Regular, size::LABEL, theme.colors.ink_soft));
    ui.add(Label::new(text(&file.name, Face::Medium, size::BODY, theme.colors.ink)).wrap());
    let told = text(in_words(&file), Face::Regular, size::LABEL, theme.colors.ink_faint);
    ui.add(Label::new(told).wrap()).on_hover_text(&file.sha256);
    let is_at_hand = offer.as_ref().is_some_and(|offer| offer.file.sha256 == file.sha256);
    if is_at_hand && !file.kept {
        outlined(ui, theme);
        ui.checkbox(wants_copy, "Keep a copy beside the project");
    }
    if small_link(ui, theme, "Leave the file out").clicked() {
        source.file = None;
    }
}

/// `48.2 kB · SHA-256 4f1c93ab…`
fn in_words(file: &SourceFile) -> String {
    let start: String = file.sha256.chars().take(8).collect();
    let kept = if file.kept { " · copy kept" } else { "" };
    format!("{} · SHA-256 {start}…{kept}", bytes_in_words(file.size))
}

/// What sort of source a file of that name most likely is.
pub(super) fn kind_of(name: &str) -> SourceKind {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    match ending.as_str() {
        "csv" | "tsv" | "xls" | "xlsx" | "ods" | "json" => SourceKind::DataSet,
        "mp3" | "wav" | "m4a" | "ogg" | "flac" | "mp4" | "mov" | "mkv" | "webm" => SourceKind::Recording,
        "eml" | "msg" => SourceKind::Email,
        "html" | "htm" | "mhtml" | "warc" => SourceKind::WebPage,
        _ => SourceKind::Document,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_says_by_its_ending_what_it_is() {
        assert_eq!(kind_of("deaths.CSV"), SourceKind::DataSet);
        assert_eq!(kind_of("call.mp3"), SourceKind::Recording);
        assert_eq!(kind_of("README"), SourceKind::Document);
    }
}
