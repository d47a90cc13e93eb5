//! Results on standard output, and what becomes of a command when it cannot take them.
//!
//! Invariant: what cannot be used is told in one line and never keeps the rest from being written.

use std::io::{self, ErrorKind};
use std::ops::ControlFlow;

use super::{Ending, tell};

impl Ending {
    /// Writes one result, or tells why there is none; breaks off once nothing more can be written.
    pub(super) fn put(
        &mut self,
        result: Result<impl AsRef<[u8]>, String>,
        out: &mut impl io::Write,
    ) -> ControlFlow<()> {
        let written = match result {
            Ok(result) => out.write_all(result.as_ref()),
            Err(error) => {
                *self = Self::Unusable;
                // What was written so far comes first, where both go to one terminal.
                out.flush().map(|()| tell(&error))
            }
        };
        match written {
            Ok(()) => ControlFlow::Continue(()),
            Err(error) => {
                *self = self.after_write(&error);
                ControlFlow::Break(())
            }
        }
    }

    /// The ending once standard output failed: a reader that has enough ("| head") is no failure.
    pub(super) fn after_write(self, error: &io::Error) -> Self {
        if error.kind() == ErrorKind::BrokenPipe {
            return self;
        }
        tell(&format!("cannot write to standard output: {error}"));
        Self::Unusable
    }
}
