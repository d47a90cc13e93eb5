//! Work with files, for jobs: opening articles and projects, copying a project, writing a report.
//!
//! Everything here runs on a thread beside the window and gives one clear line where it fails: what failed, why, what
//! to do, the path last.
//!
//! Invariant: knows no widget and no session; bad input never panics and never harms a file.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

use super::commands::CommandId;
use super::desktop::Desktop;
use super::session::{ArticleFile, Banner, Project, Tone};
use super::state::SaveState;
use super::writer::{Refusal, Store};
use crate::archive::state::State;
use crate::archive::{self, Access, ArchiveError, Home, MOST_BACKUP_BYTES, Notice};
use crate::article::{self, Attachment, Dates, Format, Step};
use crate::desk::{Checker, Desk, Entry, HouseRule, NewDraft};
use crate::extract::extract;
use crate::ui::words::first_up;

/// The sample article, and its name.
const SAMPLE: (&str, &str) = ("ferry-fire.txt", include_str!("../../resources/samples/ferry-fire.txt"));

/// Who asks, when, and where Tickmark keeps its own files.
#[derive(Debug, Clone)]
pub struct Errand {
    /// Tickmark's own folder.
    pub state: State,
    /// Who works here.
    pub who: Checker,
    /// What claims of new pieces need before they may be called confirmed.
    pub rule: HouseRule,
    /// Now.
    pub now: Timestamp,
    /// Dates what is done later.
    pub clock: fn() -> Timestamp,
}

/// A file's length in bytes and when it was changed.
pub type Stamp = (u64, Option<SystemTime>);

/// What lies on the desk after opening.
pub struct Opened {
    /// The state of the work.
    pub desk: Desk,
    /// Where it lives.
    pub project: Project,
    /// Where its entries go.
    pub store: Box<dyn Store>,
    /// Whether it can be written.
    pub saved: SaveState,
    /// What the checker should know.
    pub notices: Vec<Banner>,
}

/// Opens an article with its project, or a project; `watch` hears of every page read of a long file, and may break off.
pub fn open(
    path: &Path,
    errand: &Errand,
    watch: &mut dyn FnMut(Step) -> ControlFlow<()>,
) -> Result<Opened, String> {
    if is_project(path) {
        return open_project(path, errand);
    }
    let stamp = stamp_of(path);
    let opened = archive::load_article_watched(path, None, watch).map_err(|error| first_line(&error))?;
    let (draft, mut notices) = draft_of(opened);
    let found = archive::open_article(path, draft, &errand.state, &errand.who, errand.rule, errand.now)
        .map_err(|error| first_line(&error))?;
    if found.has_changed {
        notices.push(has_changed());
    }
    let elsewhere = (found.home == Home::StateFolder)
        .then(|| "Its folder cannot be written, so the project is kept in Tickmark’s own folder".to_owned());
    if let Some(why) = &elsewhere {
        let place = found.opened.project.path().display();
        notices.push(Banner::new(format!("{why}: {place}"), Tone::Plain));
    }
    let article = Some(ArticleFile { path: path.to_owned(), stamp: stamp.unwrap_or_default() });
    Ok(lay_out(found.opened, article, elsewhere, notices, errand))
}

/// Opens text that has no file, as an article of its own in Tickmark's folder.
pub fn open_text(text: &str, errand: &Errand) -> Result<Opened, String> {
    open_loose(text, &name_of_text(text), errand)
}

/// Opens a page off the clipboard as [`open_text`] opens text, or the `text` that came with it.
///
/// The text is opened where too little of it is read of the page: what stands around an article on the web is left out,
/// what somebody chose to copy is not.
pub fn open_page(page: &str, text: &str, errand: &Errand) -> Result<Opened, String> {
    let dates = Dates { given: None, file: today(errand.now) };
    let name = format!("{}.html", name_of_text(text).trim_end_matches(".txt"));
    // A clipboard speaks UTF-8, whatever the page says that it was cut from.
    let bytes = format!("\u{FEFF}{page}");
    match article::read(bytes.as_bytes(), &name, dates) {
        Ok(opened) if is_whole(&opened.article.text, text) => open_read(opened, errand),
        _ => open_text(text, errand),
    }
}

/// Whether `read` has all but a few of the words of `text`.
fn is_whole(read: &str, text: &str) -> bool {
    let count =
        |text: &str| text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count();
    count(read) * 100 >= count(text) * 97
}

/// Opens the sample article.
pub fn open_sample(errand: &Errand) -> Result<Opened, String> {
    open_loose(SAMPLE.1, SAMPLE.0, errand)
}

fn open_loose(text: &str, name: &str, errand: &Errand) -> Result<Opened, String> {
    let dates = Dates { given: None, file: today(errand.now) };
    let opened = article::read(text.as_bytes(), name, dates).map_err(|error| first_line(&error))?;
    open_read(opened, errand)
}

fn open_read(opened: article::Opened, errand: &Errand) -> Result<Opened, String> {
    let (draft, notices) = draft_of(opened);
    let found = archive::open_text(draft, &errand.state, &errand.who, errand.rule, errand.now)
        .map_err(|error| first_line(&error))?;
    let elsewhere = Some("The text has no file, so the project is kept in Tickmark’s own folder".to_owned());
    Ok(lay_out(found.opened, None, elsewhere, notices, errand))
}

/// Opens the project at `path`.
pub(super) fn open_project(path: &Path, errand: &Errand) -> Result<Opened, String> {
    let opened = archive::Project::open(path, &errand.who).map_err(|error| first_line(&error))?;
    Ok(project_opened(opened, errand))
}

/// The same, unless somebody else has it open.
pub(super) fn open_if_free(path: &Path, errand: &Errand) -> Result<Option<Opened>, String> {
    let opened = archive::Project::open_if_free(path, &errand.who).map_err(|error| first_line(&error))?;
    Ok(opened.map(|opened| project_opened(opened, errand)))
}

/// The same once this program has let go of it, which may take a moment.
pub(super) fn open_let_go(path: &Path, errand: &Errand) -> Result<Opened, String> {
    const TRIES: usize = 100;
    for _ in 0..TRIES {
        if let Some(opened) = open_if_free(path, errand)? {
            return Ok(opened);
        }
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    open_project(path, errand)
}

fn project_opened(opened: archive::Opened, errand: &Errand) -> Opened {
    let (article, notices) = article_beside(opened.project.path(), &opened.desk);
    lay_out(opened, article, None, notices, errand)
}

/// The article's file beside the project, where it is, and what is said if its text is another by now.
fn article_beside(project: &Path, desk: &Desk) -> (Option<ArticleFile>, Vec<Banner>) {
    /// A longer file takes too long to be read for this alone, in bytes.
    const LONGEST: u64 = 4 << 20;
    let beside = || {
        let draft = desk.draft()?;
        let path = project.parent()?.join(&draft.article.name);
        let stamp =
            stamp_of(&path).filter(|_| path.is_file() && Format::is_named_by(&path.to_string_lossy()))?;
        let is_read = stamp.0 <= LONGEST;
        let read = || archive::load_article(&path, None).ok().map(|opened| opened.article.text);
        let has_changed = is_read && read().is_some_and(|text| text != draft.article.text);
        Some((ArticleFile { path, stamp }, has_changed))
    };
    match beside() {
        Some((article, true)) => (Some(article), vec![has_changed()]),
        Some((article, false)) => (Some(article), Vec::new()),
        None => (None, Vec::new()),
    }
}

/// What lies on the desk when `opened` does.
fn lay_out(
    opened: archive::Opened,
    article: Option<ArticleFile>,
    elsewhere: Option<String>,
    mut notices: Vec<Banner>,
    errand: &Errand,
) -> Opened {
    let archive::Opened { project, desk, notices: noticed } = opened;
    notices.extend(noticed.iter().map(of_project));
    notices.extend(lacking(project.path(), &desk));
    let saved = match project.access() {
        Access::Writable => SaveState::Saved,
        access => {
            let why = format!("Open for reading only: {access}");
            let banner = Banner::new(why.clone(), Tone::Warning).answered_by(CommandId::SaveCopy);
            notices.push(banner);
            SaveState::ReadOnly(why)
        }
    };
    let is_held = matches!(project.access(), Access::Held(_));
    let path = project.path().to_owned();
    let parted = archive::siblings(&path, &desk).into_iter().next();
    if let Some(other) = &parted {
        let name = other.file_name().unwrap_or_default().to_string_lossy();
        let told =
            format!("Beside this project lies “{name}”, another copy of it with work that is not in here");
        notices.push(Banner::new(told, Tone::Warning).answered_by(CommandId::MergeCopy));
    }
    let room = Some(project.room());
    let project_here = Project { path, article, elsewhere, parted, is_held, room };
    Opened { desk, project: project_here, store: stored(project, errand), saved, notices }
}

/// What was noticed in a project; where something of it is lost, a backup may have it.
fn of_project(notice: &Notice) -> Banner {
    let banner = Banner::new(first_up(&notice.to_string()), Tone::Warning);
    let is_loss = matches!(
        notice,
        Notice::Damaged { .. }
            | Notice::DraftDamaged { .. }
            | Notice::Refused { .. }
            | Notice::RefusedMore { .. }
    );
    if is_loss { banner.answered_by(CommandId::Backups) } else { banner }
}

/// What is said where kept files that the sources tell of are not beside the project.
fn lacking(project: &Path, desk: &Desk) -> Option<Banner> {
    archive::lacking(project, desk).as_ref().map(of_project)
}

/// A project as entries are brought to it, with its backups.
struct Stored {
    project: archive::Project,
    state: State,
    clock: fn() -> Timestamp,
}

fn stored(project: archive::Project, errand: &Errand) -> Box<dyn Store> {
    Box::new(Stored { project, state: errand.state.clone(), clock: errand.clock })
}

impl Store for Stored {
    fn append(&mut self, entries: &[Entry]) -> Result<(), Refusal> {
        self.project.append(entries).map(|_| ()).map_err(|error| refusal(&error))
    }

    fn look(&mut self) -> Result<(), Refusal> {
        self.project.look().map_err(|error| refusal(&error))
    }

    fn back_up(&mut self) -> Result<(), String> {
        if *self.project.access() != Access::Writable {
            return Ok(());
        }
        let made = archive::back_up(&self.state, self.project.path(), (self.clock)(), MOST_BACKUP_BYTES);
        made.map(|_| ()).map_err(|error| first_line(&error))
    }
}

fn refusal(error: &ArchiveError) -> Refusal {
    Refusal { why: error.to_string(), has_changed: matches!(error, ArchiveError::Changed(_)) }
}

/// Keeps the work on a project whose file another program has changed in a file of its own beside it; in Tickmark's own
/// folder where that refuses.
pub fn keep_both(from: &Path, entries: &[Entry], errand: &Errand) -> Result<Copied, String> {
    let at = errand.now.to_zoned(TimeZone::system()).strftime("%Y-%m-%d %H.%M");
    let word = format!("(conflict {} {at})", errand.who.initials).replace("(conflict  ", "(conflict ");
    let meter = |_, _| true;
    copy(from, &archive::free_name(from, &word), entries, errand, &meter).or_else(|_| {
        errand.state.make_folders().map_err(|error| first_line(&error))?;
        let own = errand.state.projects().join(from.file_name().unwrap_or_default());
        copy(from, &archive::free_name(&own, &word), entries, errand, &meter)
    })
}

/// Puts a backup of `project` down as a file of its own; where.
pub fn restore(backup: &Path, project: &Path, errand: &Errand) -> Result<PathBuf, String> {
    let now = errand.now.to_zoned(TimeZone::system());
    archive::restore(&errand.state, backup, project, &now).map_err(|error| first_line(&error))
}

/// Whether there are backups of the project that was at `path`.
pub fn has_backups(path: &Path, errand: &Errand) -> bool {
    archive::backups(&errand.state).iter().any(|kept| kept.project == path)
}

/// A project that was copied, in which work goes on.
pub struct Copied {
    /// Where it is.
    pub project: Project,
    /// Where its entries go.
    pub store: Box<dyn Store>,
    /// What the copy lacks.
    pub lacking: Option<Banner>,
}

/// Writes all entries of a desk into a new project at `path`, with the kept files of the project `from`, and opens that.
pub fn copy(
    from: &Path,
    path: &Path,
    entries: &[Entry],
    errand: &Errand,
    meter: archive::Meter<'_>,
) -> Result<Copied, String> {
    let path = if path.extension().is_some() { path.to_owned() } else { path.with_extension("tickmark") };
    let failed = |error: archive::ArchiveError| first_up(&error.to_string());
    let make = || archive::Project::create(&path, errand.now, entries);
    archive::attach_all(from, &path, meter, make).map_err(failed)?;
    let archive::Opened { project, desk, .. } = archive::Project::open(&path, &errand.who).map_err(failed)?;
    let lacking = lacking(&path, &desk);
    let here = Project { path, room: Some(project.room()), ..Project::default() };
    Ok(Copied { project: here, store: stored(project, errand), lacking })
}

/// The bytes of attachment `number` of the e-mail at the first of `places` where it is, if it is still as it was
/// `listed`.
pub fn attachment(places: &[PathBuf], number: usize, listed: &Attachment) -> Result<Vec<u8>, String> {
    let name = &listed.name;
    let gone = || format!("The e-mail’s file has gone, and its attachments with it: {name}");
    let path = places.iter().find(|path| path.is_file()).ok_or_else(gone)?;
    let failed = |why: &str| format!("The attachment cannot be taken out ({why}): {}", path.display());
    let mail = archive::read_file(path).map_err(|error| failed(&error.to_string()))?;
    let bytes = article::attachment(&mail, number).filter(|bytes| bytes.len() == listed.bytes);
    bytes.ok_or_else(|| failed("the e-mail’s file has changed"))
}

/// Puts an attachment down in Tickmark's own folder, to be opened.
pub fn unpack(state: &State, name: &str, bytes: &[u8]) -> Result<PathBuf, String> {
    archive::unpack(state, name, bytes).map_err(|error| first_line(&error))
}

/// Writes `bytes` to `path`, whole or not at all.
pub fn write_bytes(path: &Path, bytes: &[u8]) -> Result<(), String> {
    archive::export(path, bytes).map_err(|error| first_line(&error))
}

/// Opens the article called `name` outside, from the first of `places` where it is.
///
/// A file whose ending is no article's is left alone: opening one could run it. So is one that may bring macros.
pub fn open_original(desktop: &dyn Desktop, places: &[PathBuf], name: &str) -> Result<(), String> {
    let Some(path) = places.iter().find(|path| path.is_file()) else {
        return Err(format!("The article’s file has gone, or the text never had one: {name}"));
    };
    let has_macros = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("docm"));
    if has_macros || !Format::is_named_by(&path.to_string_lossy()) {
        return Err(format!(
            "By its ending this is no plain document, and opening it might run something: {}",
            path.display()
        ));
    }
    desktop
        .open_file(path)
        .map_err(|why| format!("The file cannot be opened, because {why}: {}", path.display()))
}

/// What is said of an article whose file is another than the text being checked.
pub fn has_changed() -> Banner {
    let words = "The article’s file has changed; what is shown here is the text as it was taken in";
    Banner::new(words, Tone::Warning).answered_by(CommandId::TakeInFile)
}

/// Whether an article's file is as it was when it was opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seen {
    /// As it was.
    Same,
    /// Changed since; its length and when it was changed.
    Changed(Stamp),
    /// Not there any more.
    Gone,
}

/// Looks at an article's file again.
pub fn look_again(article: &ArticleFile) -> Seen {
    match stamp_of(&article.path) {
        Some(stamp) if stamp == article.stamp => Seen::Same,
        Some(stamp) => Seen::Changed(stamp),
        None => Seen::Gone,
    }
}

/// The projects in `folder`, the latest first, and which of `recent` are still there.
pub fn shelf(recent: &[PathBuf], folder: &Path) -> (Vec<PathBuf>, Vec<PathBuf>) {
    let recent: Vec<_> = recent.iter().filter(|path| path.is_file()).cloned().collect();
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut kept: Vec<_> = entries
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "tickmark") && !recent.contains(path))
        .filter_map(|path| Some((fs::metadata(&path).ok()?.modified().ok()?, path)))
        .collect();
    kept.sort();
    let kept = kept.into_iter().rev().map(|(_, path)| path).collect();
    (recent, kept)
}

/// The draft that an article makes, with its claims, and what was noticed while reading it.
fn draft_of(opened: article::Opened) -> (NewDraft, Vec<Banner>) {
    // The pages of a PDF are read again when they are shown; nothing of them is held before.
    let article::Opened { article, warnings, pages: _ } = opened;
    (NewDraft::of(&article, &extract(&article)), warnings.iter().map(noticed).collect())
}

/// A warning about the day that dates count from is answered where that day can be given, one about attachments where
/// they are listed.
pub(super) fn noticed(warning: &article::Warning) -> Banner {
    let banner = Banner::new(warning.to_string(), Tone::Plain);
    if warning.is_about_the_day() {
        banner.answered_by(CommandId::AboutPiece)
    } else if matches!(warning, article::Warning::Attachments { .. }) {
        banner.answered_by(CommandId::Attachments)
    } else {
        banner
    }
}

/// Whether the file is a project by its name or its first bytes; one that cannot be read is none.
fn is_project(path: &Path) -> bool {
    const HEAD: &[u8] = b"{\"tickmark\":";
    let read = || -> io::Result<Vec<u8>> {
        let mut head = Vec::new();
        File::open(path)?.take(HEAD.len() as u64).read_to_end(&mut head)?;
        Ok(head)
    };
    path.is_file()
        && (path.extension().is_some_and(|ending| ending == "tickmark")
            || read().is_ok_and(|head| head == HEAD))
}

/// Length and time of the last change.
pub(super) fn stamp_of(path: &Path) -> Option<Stamp> {
    let metadata = fs::metadata(path).ok()?;
    Some((metadata.len(), metadata.modified().ok()))
}

/// What failed, as a line of its own.
pub(super) fn first_line(error: &impl std::fmt::Display) -> String {
    first_up(&error.to_string())
}

fn today(at: Timestamp) -> Date {
    Zoned::new(at, TimeZone::system()).date()
}

/// A file name for text that has none: its first words.
fn name_of_text(text: &str) -> String {
    let line = text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or("Pasted text");
    let plain: String = line.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    let words: Vec<&str> = plain.split_whitespace().take(6).collect();
    let name = if words.is_empty() { "Pasted text".to_owned() } else { words.join(" ") };
    let short: String = name.chars().take(60).collect();
    format!("{short}.txt")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pasted_text_is_called_by_its_first_words() {
        assert_eq!(
            name_of_text("\n  Fire at “Pier 9”: two hurt, one held, all safe\n"),
            "Fire at Pier 9 two hurt.txt"
        );
        assert_eq!(name_of_text("***"), "Pasted text.txt");
    }
}
