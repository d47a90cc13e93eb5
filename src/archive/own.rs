//! The program's own files beside a project, where anybody may have planted something under their names: what a folder
//! that was sent in calls `x.tickmark.lock` may be a link to a device, or to a letter of the user's.
//!
//! Invariant: only an ordinary file of that one name is opened, none that is longer than it may be, and no folder that is
//! a link.

use std::fs::{Metadata, OpenOptions};
use std::io::{self, ErrorKind};
use std::path::Path;

use super::calls::{self, Call, Handle};
use super::disk::{found, identity};

/// A file may come or go between looking and opening, when another window makes it or takes it away.
const TRIES: usize = 5;

/// Opens the file called `path`, of at most `most` bytes, making it where there is none.
pub(super) fn open(path: &Path, options: &OpenOptions, most: u64) -> io::Result<Handle> {
    for _ in 1..TRIES {
        match open_once(path, options, most) {
            Err(error) if matches!(error.kind(), ErrorKind::AlreadyExists | ErrorKind::NotFound) => {}
            settled => return settled,
        }
    }
    open_once(path, options, most)
}

/// Refuses `path` where what lies there is a link: whoever sent the folder would have what it leads to copied or changed.
pub(super) fn no_link(path: &Path) -> io::Result<()> {
    found(calls::symlink_metadata(path))?.map_or(Ok(()), |known| refuse_link(&known))
}

fn open_once(path: &Path, options: &OpenOptions, most: u64) -> io::Result<Handle> {
    let Some(known) = found(calls::symlink_metadata(path))? else {
        // A link that leads nowhere is no free name either.
        return Handle::open(Call::Make, options.clone().create_new(true), path);
    };
    check(&known, most)?;
    let file = Handle::open(Call::Make, options, path)?;
    // A link may have been put in its place meanwhile.
    if identity(&file.metadata()?) == identity(&known) { Ok(file) } else { Err(ErrorKind::NotFound.into()) }
}

fn check(known: &Metadata, most: u64) -> io::Result<()> {
    refuse_link(known)?;
    let planted = |what| Err(io::Error::new(ErrorKind::InvalidInput, what));
    if !known.is_file() {
        planted("something that is no ordinary file has its name".to_owned())
    } else if has_other_names(known) {
        planted("a file that has other names too has its name".to_owned())
    } else if known.len() > most {
        planted(format!("a file longer than {} MB has its name", most / 1024 / 1024))
    } else {
        Ok(())
    }
}

fn refuse_link(known: &Metadata) -> io::Result<()> {
    if known.is_symlink() {
        Err(io::Error::new(ErrorKind::InvalidInput, "a link to elsewhere has its name"))
    } else {
        Ok(())
    }
}

/// Whether the file can be found under other names too, so that it may be anybody's.
fn has_other_names(known: &Metadata) -> bool {
    #[cfg(unix)]
    {
        std::os::unix::fs::MetadataExt::nlink(known) > 1
    }
    #[cfg(not(unix))]
    {
        _ = known;
        false
    }
}

#[cfg(all(test, unix))]
mod tests {
    use std::fs;
    use std::os::unix::fs::symlink;
    use std::os::unix::net::UnixListener;

    use super::*;

    #[test]
    fn nothing_planted_is_opened() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::write(at("letter"), "Dear").unwrap();
        symlink(at("letter"), at("link")).unwrap();
        symlink(at("none"), at("nowhere")).unwrap();
        symlink("/dev/zero", at("zero")).unwrap();
        fs::hard_link(at("letter"), at("second")).unwrap();
        fs::File::create(at("long")).unwrap().set_len(1 << 40).unwrap();
        let _socket = UnixListener::bind(at("socket")).unwrap();
        let mut options = OpenOptions::new();
        options.read(true).write(true);
        for name in ["link", "nowhere", "zero", "second", "long", "socket", "."] {
            assert!(open(&at(name), &options, 1000).is_err(), "{name}");
        }
        assert!(!at("none").exists(), "nothing is made where a link leads");
        assert_eq!(fs::read(at("letter")).unwrap(), b"Dear");
        for _ in 0..2 {
            open(&at("own"), &options, 1000).unwrap();
        }
    }
}
