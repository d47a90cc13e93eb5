//! The program's own folder: settings, and projects whose articles lie where nothing can be written.
//!
//! Invariant: knows where and how, not what the settings mean.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::disk;
use super::error::{ArchiveError, Notice};
use super::plain::{self, MOST_SETTINGS_BYTES};
use crate::desk::{Checker, HouseRule};

/// The environment variable that names another folder: for tests and for carrying Tickmark on a stick.
pub const FOLDER_VARIABLE: &str = "TICKMARK_STATE_DIR";

/// The program's own folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct State {
    folder: PathBuf,
}

/// What the program remembers from one day to the next.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Who works here.
    pub checker: Checker,
    /// `light`, `dark` or `system`.
    pub theme: String,
    /// Size of everything, in per cent.
    pub zoom_percent: u16,
    /// What the claims are grouped by: `sentence`, `kind`, `status` or `nothing`.
    pub grouping: String,
    /// What they are sorted by: `text`, `status`, `kind` or `doubt`.
    pub order: String,
    /// The window's size in points, where it is known.
    pub window: Option<[f32; 2]>,
    /// The window's place on the screen in points, where it is known.
    pub place: Option<[f32; 2]>,
    /// How wide somebody drew the panes, in points, by name: `claims`, `card`, `pages`.
    pub columns: BTreeMap<String, f32>,
    /// What was opened last, the latest first.
    pub recent: Vec<PathBuf>,
    /// Projects that do not lie beside their articles, each with its article, the latest first.
    pub originals: Vec<(PathBuf, PathBuf)>,
    /// What lay open when the window was closed, in the order of the tabs.
    pub open: Vec<PathBuf>,
    /// The forms in which pieces went out, the latest first.
    pub exports: Vec<Exported>,
    /// Whether PDFs are set on US Letter, not on A4.
    pub letter: bool,
    /// Hints that need not be said again, by name.
    pub hints_done: BTreeSet<String>,
    /// Keys that were changed, by command, as menus write them.
    pub keys: BTreeMap<String, Vec<String>>,
    /// What a claim needs before it may be called confirmed.
    pub house_rule: HouseRule,
    /// What other versions wrote: kept as it is.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// In which forms a piece went out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exported {
    /// SHA-256 of its first draft: a piece whose very name is confidential is not named here.
    pub piece: String,
    /// The names of the forms.
    pub forms: Vec<String>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            checker: Checker::default(),
            theme: "system".to_owned(),
            zoom_percent: 100,
            grouping: "sentence".to_owned(),
            order: "text".to_owned(),
            window: None,
            place: None,
            columns: BTreeMap::new(),
            recent: Vec::new(),
            originals: Vec::new(),
            open: Vec::new(),
            exports: Vec::new(),
            letter: false,
            hints_done: BTreeSet::new(),
            keys: BTreeMap::new(),
            house_rule: HouseRule::default(),
            other: Map::new(),
        }
    }
}

impl State {
    /// The folder that the environment or the desktop says.
    pub fn find() -> Result<Self, ArchiveError> {
        let told = std::env::var_os(FOLDER_VARIABLE).filter(|folder| !folder.is_empty());
        if let Some(folder) = told {
            return Ok(Self::at(folder));
        }
        let folders = directories::ProjectDirs::from("", "", "tickmark").ok_or(ArchiveError::Homeless)?;
        Ok(Self::at(folders.state_dir().unwrap_or_else(|| folders.data_local_dir())))
    }

    /// This very folder.
    pub fn at(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into() }
    }

    /// Where it is.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Where projects live that cannot live beside their articles.
    pub fn projects(&self) -> PathBuf {
        self.folder.join("projects")
    }

    fn settings_file(&self) -> PathBuf {
        self.folder.join("settings.json")
    }

    /// Makes the folder, where there is none.
    pub fn make_folders(&self) -> Result<(), ArchiveError> {
        disk::make_folder(&self.projects()).map_err(|error| {
            let advice = "free some space, or set TICKMARK_STATE_DIR to a folder that can be written";
            ArchiveError::io("making Tickmark's own folder", advice, &self.folder, error)
        })
    }

    /// The settings; the defaults where there are none or they cannot be read, which is told.
    pub fn load(&self) -> (Settings, Option<Notice>) {
        let file = self.settings_file();
        let bytes = match plain::check(&file, MOST_SETTINGS_BYTES).and_then(|()| disk::read(&file)) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return (Settings::default(), None),
            bytes => bytes,
        };
        if let Some(settings) = bytes.ok().and_then(|bytes| serde_json::from_slice(&bytes).ok()) {
            return (settings, None);
        }
        let kept = disk::beside(&file, ".damaged");
        // What cannot be kept apart is at least not overwritten before the next save.
        let notice = disk::rename(&file, &kept).is_ok().then_some(Notice::SettingsGarbled(kept));
        (Settings::default(), notice.or(Some(Notice::SettingsGarbled(file))))
    }

    /// Keeps the settings, at one stroke.
    pub fn save(&self, settings: &Settings) -> Result<(), ArchiveError> {
        self.make_folders()?;
        let file = self.settings_file();
        let advice = "free some space, or check the folder";
        let failed = |error| ArchiveError::io("saving the settings", advice, &file, error);
        // A path that is no Unicode has no place in JSON; it is only one to remember less.
        let told = |paths: &[PathBuf]| paths.iter().filter(|path| path.to_str().is_some()).cloned().collect();
        let (recent, open) = (told(&settings.recent), told(&settings.open));
        let settings = Settings { recent, open, ..settings.clone() };
        let mut bytes = serde_json::to_vec_pretty(&settings).map_err(|error| failed(error.into()))?;
        bytes.push(b'\n');
        disk::replace(&file, &bytes).map_err(failed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_come_back_with_what_other_versions_wrote() {
        let folder = tempfile::tempdir().unwrap();
        let state = State::at(folder.path().join("deep"));
        assert_eq!(state.load(), (Settings::default(), None));
        let mut settings = Settings { theme: "dark".to_owned(), zoom_percent: 125, ..Settings::default() };
        settings.recent.push("/news/ferry.txt".into());
        settings.other.insert("later".to_owned(), Value::from(7));
        state.save(&settings).unwrap();
        assert_eq!(state.load(), (settings, None));
    }

    #[test]
    fn garbled_settings_start_afresh_and_are_kept() {
        let folder = tempfile::tempdir().unwrap();
        let state = State::at(folder.path());
        std::fs::write(state.settings_file(), "{\"theme\": 7").unwrap();
        let (settings, notice) = state.load();
        let kept = folder.path().join("settings.json.damaged");
        assert_eq!((settings, notice), (Settings::default(), Some(Notice::SettingsGarbled(kept.clone()))));
        assert_eq!(std::fs::read_to_string(kept).unwrap(), "{\"theme\": 7");
    }

    #[cfg(unix)]
    #[test]
    fn nobody_else_can_read_the_settings() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let state = State::at(folder.path());
        state.save(&Settings::default()).unwrap();
        let mode = std::fs::metadata(state.settings_file()).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}
