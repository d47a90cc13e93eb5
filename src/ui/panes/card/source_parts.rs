//! The fields of a source: those its kind asks for first, all others on request.
//!
//! Invariant: fields only; the form they belong to saves them.

use eframe::egui::Ui;
use jiff::tz::TimeZone;

use super::Sheet;
use super::source_form::is_entered;
use crate::desk::{Source, SourceId, SourceKind};
use crate::ui::panes::source_name;
use crate::ui::theme::space;
use crate::ui::widgets::{has_room_for_two, pair, pick, small_link, text_field};

/// One field of a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Author,
    Role,
    Publisher,
    Published,
    Retrieved,
    Url,
    ArchiveUrl,
    Archived,
    Contact,
}

use Part::{ArchiveUrl, Archived, Author, Contact, Published, Publisher, Retrieved, Role, Url};

/// Every part, in the order forms show them.
const ALL: [Part; 9] = [Author, Role, Publisher, Published, Retrieved, Contact, Url, ArchiveUrl, Archived];

/// What a source of `kind` is asked for first.
const fn parts(kind: SourceKind) -> &'static [Part] {
    match kind {
        SourceKind::Interview | SourceKind::Call | SourceKind::Email | SourceKind::Expert => {
            &[Role, Retrieved, Contact]
        }
        SourceKind::WebPage => &[Author, Publisher, Published, Retrieved, Url, ArchiveUrl, Archived],
        SourceKind::OwnObservation => &[Author, Retrieved],
        SourceKind::Recording => &[Author, Published, Publisher, Retrieved, Url],
        SourceKind::DataSet => &[Publisher, Published, Retrieved, Url],
        SourceKind::Document
        | SourceKind::PressRelease
        | SourceKind::NewsReport
        | SourceKind::Book
        | SourceKind::Law => &[Author, Publisher, Published, Url],
    }
}

/// What the title of a source of `kind` is called.
pub(super) const fn title_name(kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::Interview | SourceKind::Call | SourceKind::Email | SourceKind::Expert => "Who was asked",
        SourceKind::OwnObservation => "What was seen",
        _ => "Title",
    }
}

const fn is_talk(kind: SourceKind) -> bool {
    matches!(kind, SourceKind::Interview | SourceKind::Call | SourceKind::Email | SourceKind::Expert)
}

impl Part {
    /// Its name and hint in a form for `kind`.
    const fn words(self, kind: SourceKind) -> (&'static str, &'static str) {
        match self {
            Author if matches!(kind, SourceKind::OwnObservation) => ("Who saw it", ""),
            Author => ("Author or speaker", ""),
            Role => ("Role or affiliation", ""),
            Publisher => ("Publisher", ""),
            Published if matches!(kind, SourceKind::Recording) => ("Recorded", "2024-08-16"),
            Published => ("Published", "2024-08-16"),
            Retrieved if is_talk(kind) => ("When, and who asked", "2024-08-16 10:12"),
            Retrieved if matches!(kind, SourceKind::OwnObservation) => ("When", "2024-08-16 10:12"),
            Retrieved => ("Retrieved, and by whom", "2024-08-16 10:12"),
            Url => ("Address", "https://"),
            ArchiveUrl => ("Archived copy", "https://"),
            Archived => ("Archived on", "2024-08-16 10:12"),
            Contact => ("Contact, never printed", ""),
        }
    }

    /// Whether it has a line of its own.
    const fn is_wide(self) -> bool {
        matches!(self, Url | ArchiveUrl | Contact)
    }

    const fn place(self, source: &mut Source) -> &mut String {
        match self {
            Author => &mut source.author,
            Role => &mut source.role,
            Publisher => &mut source.publisher,
            Published => &mut source.published,
            Retrieved => &mut source.retrieved,
            Url => &mut source.url,
            ArchiveUrl => &mut source.archive_url,
            Archived => &mut source.archived,
            Contact => &mut source.contact,
        }
    }
}

/// The fields that the source's kind asks for; whether Enter was pressed in one.
pub(super) fn of_kind(ui: &mut Ui, sheet: &Sheet<'_>, source: &mut Source, more: &mut More) -> bool {
    let asked = parts(source.kind);
    let entered = fields(ui, sheet, source, asked, more);
    if asked.contains(&Retrieved) && source.retrieved.is_empty() {
        ui.horizontal_wrapped(|ui| {
            let words = match source.kind {
                kind if is_talk(kind) => "Asked just now",
                SourceKind::OwnObservation => "Seen just now",
                _ => "Retrieved just now",
            };
            if small_link(ui, sheet.scene.theme, words).clicked() {
                source.retrieved = just_now(sheet);
            }
        });
    }
    entered
}

/// `2024-08-16 10:12, MK`
fn just_now(sheet: &Sheet<'_>) -> String {
    let at = sheet.scene.now.to_zoned(TimeZone::system()).strftime("%Y-%m-%d %H:%M");
    match sheet.scene.checker.initials.as_str() {
        "" => at.to_string(),
        initials => format!("{at}, {initials}"),
    }
}

fn fields(ui: &mut Ui, sheet: &Sheet<'_>, source: &mut Source, parts: &[Part], more: &mut More) -> bool {
    let mut entered = false;
    let halves: Vec<Part> = parts.iter().copied().filter(|part| !part.is_wide()).collect();
    let at_once = if has_room_for_two(ui) { 2 } else { 1 };
    for parts in halves.chunks(at_once) {
        ui.columns(at_once, |columns| {
            for (ui, part) in columns.iter_mut().zip(parts) {
                entered |= field(ui, sheet, source, *part, more);
            }
        });
    }
    for part in parts.iter().filter(|part| part.is_wide()) {
        entered |= field(ui, sheet, source, *part, more);
    }
    entered
}

fn field(ui: &mut Ui, sheet: &Sheet<'_>, source: &mut Source, part: Part, more: &mut More) -> bool {
    let (name, hint) = part.words(source.kind);
    if part == Contact && !more.shows_contact && !source.contact.is_empty() {
        return covered(ui, sheet, source, more);
    }
    if part == Contact && source.contact.is_empty() {
        // What is being typed can be read by whoever types it.
        more.shows_contact = true;
    }
    let response = text_field(ui, sheet.scene.theme, (name, hint), 1, part.place(source));
    is_entered(ui, &response)
}

/// A contact that is there already: dots, until somebody asks for it.
fn covered(ui: &mut Ui, sheet: &Sheet<'_>, source: &Source, more: &mut More) -> bool {
    let theme = sheet.scene.theme;
    let (name, _) = Contact.words(source.kind);
    let mut dots = "••••••••".to_owned();
    ui.add_enabled_ui(false, |ui| {
        text_field(ui, theme, (name, ""), 1, &mut dots);
    });
    more.shows_contact = small_link(ui, theme, "Show the contact").clicked();
    false
}

/// What else there is to know of a source, on request.
#[derive(Default)]
pub(super) struct More {
    is_unfolded: bool,
    shows_contact: bool,
    is_withdrawn: bool,
}

impl More {
    pub(super) fn show(&mut self, ui: &mut Ui, sheet: &Sheet<'_>, source: &mut Source) {
        let theme = sheet.scene.theme;
        if !self.is_unfolded {
            self.is_unfolded = small_link(ui, theme, "More about the source").clicked();
            return;
        }
        let asked = parts(source.kind);
        let rest: Vec<Part> = ALL.into_iter().filter(|part| !asked.contains(part)).collect();
        fields(ui, sheet, source, &rest, self);
        let Source { code_name, csl_type, .. } = source;
        pair(
            ui,
            |ui| text_field(ui, theme, ("Code name", "shown while covered"), 1, code_name),
            |ui| text_field(ui, theme, ("Type in CSL", "report"), 1, csl_type),
        );
        origin(ui, sheet, source);
        self.withdrawal(ui, sheet, source);
        text_field(ui, theme, ("Interest or bias", ""), 1, &mut source.interest);
        text_field(ui, theme, ("Anything else", ""), 2, &mut source.notes);
        self.is_unfolded = !small_link(ui, theme, "Less about the source").clicked();
    }

    /// Whether it still stands; the claims that rest on it are told.
    fn withdrawal(&mut self, ui: &mut Ui, sheet: &Sheet<'_>, source: &mut Source) {
        let theme = sheet.scene.theme;
        let mut is_withdrawn = self.is_withdrawn || !source.withdrawn.is_empty();
        ui.add_space(space::XS);
        let box_ = ui.checkbox(&mut is_withdrawn, "Withdrawn or superseded");
        if box_.changed() && !is_withdrawn {
            source.withdrawn.clear();
            source.withdrawn_on.clear();
        }
        self.is_withdrawn = is_withdrawn;
        if is_withdrawn {
            text_field(ui, theme, ("Why it no longer stands", ""), 1, &mut source.withdrawn);
            text_field(ui, theme, ("Since when", "2024-08-16"), 1, &mut source.withdrawn_on);
        }
    }
}

/// The source it copies or rests on: both count as one.
fn origin(ui: &mut Ui, sheet: &Sheet<'_>, source: &mut Source) {
    let desk = sheet.scene.desk;
    let others: Vec<&Source> = desk.sources().filter(|other| other.id != source.id).collect();
    if others.is_empty() {
        return;
    }
    let name = |id: &Option<SourceId>| {
        let origin = id.as_ref().and_then(|id| desk.source(id));
        origin.map_or_else(|| "nothing else".to_owned(), |origin| source_name(sheet.scene, origin))
    };
    let chosen = name(&source.derived_from);
    pick(ui, sheet.scene.theme, ("Rests on", &chosen), |ui| {
        ui.selectable_value(&mut source.derived_from, None, name(&None));
        for other in others {
            let id = Some(other.id.clone());
            let words = name(&id);
            ui.selectable_value(&mut source.derived_from, id, words);
        }
    });
}
