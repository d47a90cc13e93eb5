//! A disk that is played: one that fails at a chosen call, or forgets what was not brought to it.
//!
//! Invariant: the files are real; only what their calls answer, and what a power failure leaves of them, is played.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use tickmark::archive::calls::{Call, Verdict, behind};

/// What may go wrong at a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    /// The system refuses with this number.
    Error(i32),
    /// Half is written, and then there is no room.
    Short,
    /// Bytes or names cannot be brought to disk, and are forgotten: read again, they are zeros.
    Sync,
    /// The folder is not there any more.
    Vanished,
    /// Locks alone are refused with this number.
    Lock(i32),
}

pub(crate) const EINTR: i32 = 4;
pub(crate) const EIO: i32 = 5;
pub(crate) const EWOULDBLOCK: i32 = 11;
pub(crate) const EACCES: i32 = 13;
pub(crate) const ENOSPC: i32 = 28;
pub(crate) const EROFS: i32 = 30;
pub(crate) const ENOLCK: i32 = 37;
pub(crate) const EOPNOTSUPP: i32 = 95;

/// All that is asked of a disk in turn.
pub(crate) const FAULTS: [Fault; 8] = [
    Fault::Error(ENOSPC),
    Fault::Error(EIO),
    Fault::Error(EACCES),
    Fault::Error(EROFS),
    Fault::Error(EINTR),
    Fault::Short,
    Fault::Sync,
    Fault::Vanished,
];

/// Files and folders by their path below the disk's own; a folder holds nothing.
pub(crate) type Files = BTreeMap<PathBuf, Option<Vec<u8>>>;

/// What is left at one moment, and how much had been promised by then.
pub(crate) struct Left {
    /// The number of the call before which it all ended.
    pub(crate) before: usize,
    /// How.
    pub(crate) how: &'static str,
    /// So many promises had been made.
    pub(crate) promises: usize,
    /// What a reader finds.
    pub(crate) files: Files,
}

/// Which file a name leads to.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Node {
    ino: u64,
    is_folder: bool,
}

/// What is found of a file of which the disk itself holds the first bytes, and ought to hold the second.
type Cut = fn(&[u8], &[u8]) -> Vec<u8>;

#[derive(Default)]
struct Inner {
    folder: PathBuf,
    calls: Vec<Call>,
    plan: Option<(usize, bool, Fault)>,
    hit: Option<Call>,
    is_vanished: bool,
    /// What the disk itself holds: bytes by file, and files by name.
    bytes: BTreeMap<u64, Vec<u8>>,
    names: BTreeMap<PathBuf, Node>,
    /// Files that lose their name, kept open: their numbers must not become another's, by which the disk knows them.
    nameless: Vec<fs::File>,
    promises: usize,
    left: Option<Vec<Left>>,
}

/// A played disk below a real folder.
#[derive(Clone)]
pub(crate) struct Disk(Rc<RefCell<Inner>>);

impl Disk {
    pub(crate) fn at(folder: &Path) -> Self {
        Self(Rc::new(RefCell::new(Inner { folder: folder.to_owned(), ..Inner::default() })))
    }

    /// From its call number `at` on, or at that one only, `fault` happens.
    pub(crate) fn failing(self, at: usize, is_lasting: bool, fault: Fault) -> Self {
        self.0.borrow_mut().plan = Some((at, is_lasting, fault));
        self
    }

    /// Before every call it is written down what would be left, were that the end.
    pub(crate) fn remembering(self) -> Self {
        self.0.borrow_mut().left = Some(Vec::new());
        self
    }

    /// Does `work` on this disk.
    pub(crate) fn run<T>(&self, work: impl FnOnce() -> T) -> T {
        let inner = Rc::clone(&self.0);
        behind(move |call, path| inner.borrow_mut().answer(call, path), work)
    }

    /// From now on nothing fails, and what had vanished is back.
    pub(crate) fn heal(&self) {
        let mut inner = self.0.borrow_mut();
        inner.plan = None;
        inner.bring_back();
    }

    /// All calls so far.
    pub(crate) fn calls(&self) -> Vec<Call> {
        self.0.borrow().calls.clone()
    }

    /// The call at which the fault happened first.
    pub(crate) fn hit(&self) -> Option<Call> {
        self.0.borrow().hit
    }

    pub(crate) fn promise(&self) {
        self.0.borrow_mut().promises += 1;
    }

    /// What another program did long ago is on disk.
    pub(crate) fn settle(&self) {
        let mut inner = self.0.borrow_mut();
        let folder = inner.folder.clone();
        for (path, _) in files_below(&folder) {
            inner.keep_bytes(&folder.join(path));
        }
        inner.keep_names(&folder);
    }

    pub(crate) fn take_left(&self) -> Vec<Left> {
        self.0.borrow_mut().left.take().unwrap_or_default()
    }
}

/// What lies below a folder.
pub(crate) fn files_below(folder: &Path) -> Files {
    fn add(files: &mut Files, folder: &Path, base: &Path) {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            let name = path.strip_prefix(base).unwrap().to_owned();
            if path.is_dir() {
                files.insert(name, None);
                add(files, &path, base);
            } else {
                files.insert(name, Some(fs::read(&path).unwrap()));
            }
        }
    }
    let mut files = Files::new();
    add(&mut files, folder, folder);
    files
}

/// Lays files down in a folder.
pub(crate) fn lay(files: &Files, folder: &Path) {
    for (name, bytes) in files {
        let path = folder.join(name);
        match bytes {
            Some(bytes) => fs::write(path, bytes).unwrap(),
            None => fs::create_dir_all(path).unwrap(),
        }
    }
}

impl Inner {
    fn answer(&mut self, call: Call, path: &Path) -> Verdict {
        self.calls.push(call);
        self.write_down();
        let n = self.calls.len();
        let is_due = self.plan.is_some_and(|(at, is_lasting, _)| n == at || (is_lasting && n > at));
        if let Some((_, _, fault)) = self.plan.filter(|_| is_due) {
            let verdict = self.fail(fault, call, path);
            if !matches!(verdict, Verdict::Go) {
                self.hit.get_or_insert(call);
                return verdict;
            }
        } else if self.is_vanished {
            self.bring_back();
        }
        self.obey(call, path)
    }

    fn fail(&mut self, fault: Fault, call: Call, path: &Path) -> Verdict {
        let error = |number| Verdict::Fail(io::Error::from_raw_os_error(number));
        match (fault, call) {
            (Fault::Error(number), _) | (Fault::Lock(number), Call::Lock) => error(number),
            (Fault::Short, Call::Write(bytes)) if bytes > 1 && self.hit.is_none() => {
                // The rest finds no room.
                self.plan =
                    Some((self.calls.len() + 1, self.plan.is_some_and(|plan| plan.1), Fault::Error(ENOSPC)));
                Verdict::Part(bytes / 2)
            }
            (Fault::Sync, Call::Sync) => {
                self.forget(path);
                error(EIO)
            }
            (Fault::Sync, Call::SyncFolder) => error(EIO),
            (Fault::Vanished, _) => {
                self.hit.get_or_insert(call);
                if !self.is_vanished {
                    self.is_vanished = fs::rename(&self.folder, self.folder.with_extension("away")).is_ok();
                }
                // The system itself says what comes of that, but a file that is open already can still be written.
                Verdict::Go
            }
            _ => Verdict::Go,
        }
    }

    fn bring_back(&mut self) {
        if std::mem::take(&mut self.is_vanished) {
            // What was made meanwhile in its place is laid into it.
            let meanwhile = files_below(&self.folder);
            drop(fs::remove_dir_all(&self.folder));
            fs::rename(self.folder.with_extension("away"), &self.folder).unwrap();
            lay(&meanwhile, &self.folder);
        }
    }

    /// Does what the call asks of the disk itself, so that no test waits for a real one.
    fn obey(&mut self, call: Call, path: &Path) -> Verdict {
        match call {
            Call::Remove | Call::Rename => {
                let inside = files_below(path).into_keys().map(|name| path.join(name));
                let files = inside.chain([path.to_owned()]).filter_map(|path| fs::File::open(path).ok());
                self.nameless.extend(files);
                return Verdict::Go;
            }
            Call::Sync => self.keep_bytes(path),
            Call::SyncFolder => self.keep_names(path),
            _ => return Verdict::Go,
        }
        Verdict::Skip
    }

    /// Bytes that are not on the disk itself are zeros from now on.
    fn forget(&self, path: &Path) {
        let Ok(mut bytes) = fs::read(path) else { return };
        let ino = fs::metadata(path).unwrap().ino();
        let on_disk = self.bytes.get(&ino).map_or(0, Vec::len).min(bytes.len());
        bytes[on_disk..].fill(0);
        fs::write(path, bytes).unwrap();
    }

    fn keep_bytes(&mut self, path: &Path) {
        if let (Ok(there), Ok(bytes)) = (fs::metadata(path), fs::read(path)) {
            self.bytes.insert(there.ino(), bytes);
        }
    }

    /// The names in a folder; what is in a folder that has got another name goes with it.
    fn keep_names(&mut self, folder: &Path) {
        let before = self.names.clone();
        self.names.retain(|name, _| name.parent() != Some(folder));
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let there = entry.metadata().unwrap();
            let node = Node { ino: there.ino(), is_folder: there.is_dir() };
            self.names.insert(entry.path(), node);
            let was = before.iter().find(|(_, it)| **it == node).map(|(name, _)| name);
            if let Some(old) = was.filter(|old| node.is_folder && **old != entry.path()) {
                self.names.retain(|name, _| !name.starts_with(old));
                let inside = before.iter().filter_map(|(name, it)| Some((name.strip_prefix(old).ok()?, it)));
                let inside = inside.filter(|(name, _)| !name.as_os_str().is_empty());
                self.names.extend(inside.map(|(name, it)| (entry.path().join(name), *it)));
            }
        }
    }

    fn write_down(&mut self) {
        if self.left.is_none() {
            return;
        }
        let before = self.calls.len();
        let promises = self.promises;
        let found = files_below(&self.folder);
        let cuts: [(&str, Cut); 3] = [
            ("forgotten", |held, _| held.to_vec()),
            ("zeros", |held, now| {
                let more = now.len().saturating_sub(held.len());
                [held, &vec![0; more]].concat()
            }),
            ("torn", |held, now| {
                let more = now.get(held.len()..).unwrap_or_default();
                [held, &more[..more.len() / 2]].concat()
            }),
        ];
        let mut all = vec![("killed", found)];
        all.extend(cuts.map(|(how, cut)| (how, self.after_power_failure(cut))));
        let left = all.into_iter().map(|(how, files)| Left { before, how, promises, files });
        self.left.as_mut().unwrap().extend(left);
    }

    fn after_power_failure(&self, cut: Cut) -> Files {
        let is_there = |path: &Path| path == self.folder || self.names.contains_key(path);
        let mut files = Files::new();
        for (path, Node { ino, is_folder }) in &self.names {
            if !path.ancestors().skip(1).take_while(|it| it.starts_with(&self.folder)).all(is_there) {
                continue;
            }
            let name = path.strip_prefix(&self.folder).unwrap().to_owned();
            let bytes = (!is_folder).then(|| {
                let held = self.bytes.get(ino).map(Vec::as_slice).unwrap_or_default();
                let is_same = fs::metadata(path).is_ok_and(|there| there.ino() == *ino);
                let now = if is_same { fs::read(path).unwrap_or_default() } else { Vec::new() };
                cut(held, &now)
            });
            files.insert(name, bytes);
        }
        files
    }
}
