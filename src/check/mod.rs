//! What can be worked out about an article without asking anybody.
//!
//! Invariant: reads the article alone; judges no claim and changes nothing.

mod names;

pub use names::{Ledger, LedgerName, NameForm};
