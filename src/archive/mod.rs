//! A desk and its journal into a `.tickmark` file that survives anything.
//!
//! A project is UTF-8 text, one JSON object a line, and only ever grows at its end:
//!
//! ```text
//! {"tickmark":1,"id":"…","created":"…","program":"tickmark 0.1.0","sum":"…"}
//! {"n":1,"id":"…","at":"…","by":{"name":"…","initials":"…"},"edit":{"do":"add_draft",…},"sum":"…"}
//! {"n":2,"id":"…","at":"…","by":{"name":"…","initials":"…"},"edit":{"do":"set_status",…},"sum":"…"}
//! ```
//!
//! `sum` is the SHA-256, in hexadecimal digits, of the line before's `sum` (nothing for the first line), a newline,
//! and the line's own bytes up to, not including, `,"sum":`. So each line vouches for all before it.
//! `docs/project-file.md` says how to check that by hand, and what becomes of damage.
//!
//! An entry counts as written once [`Project::append`] has come back: by then it is on disk.
//!
//! Invariant: knows no window, and nothing of what the edits mean.

mod attached;
mod backups;
pub mod calls;
mod disk;
mod error;
mod export;
mod growing;
mod joint;
mod line;
mod load;
mod lock;
mod mishap;
mod own;
mod place;
mod plain;
mod project;
mod read;
mod siblings;
pub mod state;
mod turned;
mod unpacked;
mod viewed;

pub use attached::{Meter, attach, attach_all, attached_folder, fingerprint_file, lacking};
pub use backups::{Backup, Kept, MOST_BACKUP_BYTES, back_up, backups, restore};
pub use error::{ArchiveError, Notice, too_long};
pub use export::export;
pub use joint::create_joint;
pub use line::most_bytes_of;
pub use load::{LoadError, LoadFailure, load_article, load_article_watched};
pub use lock::Holder;
pub use mishap::{last_mishap, watch};
pub use place::{Found, Home, free_name, open_article, open_text};
pub use plain::{MOST_LINE_BYTES, MOST_PROJECT_BYTES, open, read_at_most, read_file};
pub use project::{Access, Opened, Project};
pub use siblings::{merged_name, siblings};
pub use unpacked::unpack;
pub use viewed::{Viewed, view};
