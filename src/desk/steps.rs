//! Undo and redo, as two stacks of steps that the fold of the entries builds up by itself.
//!
//! A step keeps the images that take it back. Taking back the latest step done puts its counterpart on the other
//! stack, and the same the other way round; any new edit empties the stack of steps taken back.
//!
//! Invariant: knows records and their images only, not what an edit means.

use super::records::{Image, Records};

/// What one entry did.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Step {
    /// The place of the entry among all.
    pub(super) entry: usize,
    /// The place of the entry that first did what this one does or takes back: it has the words for it.
    pub(super) origin: usize,
    /// The records as they were before, in the order they were changed.
    pub(super) before: Vec<Image>,
}

/// The steps that can be taken back, and those that can be done again.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Steps {
    done: Vec<Step>,
    undone: Vec<Step>,
}

impl Steps {
    pub(super) fn last_done(&self) -> Option<&Step> {
        self.done.last()
    }

    pub(super) fn last_undone(&self) -> Option<&Step> {
        self.undone.last()
    }

    /// Notes what new entry number `entry` did.
    pub(super) fn go_on(&mut self, entry: usize, before: Vec<Image>) -> &Step {
        self.undone.clear();
        put(&mut self.done, Step { entry, origin: entry, before })
    }

    /// Lets entry number `entry` take back what entry number `asked` did, where that is next in line.
    pub(super) fn take_back(&mut self, records: &mut Records, asked: usize, entry: usize) -> Option<&Step> {
        let is_last = |stack: &[Step]| stack.last().is_some_and(|step| step.entry == asked);
        let (from, to) = if is_last(&self.done) {
            (&mut self.done, &mut self.undone)
        } else if is_last(&self.undone) {
            (&mut self.undone, &mut self.done)
        } else {
            return None;
        };
        let Step { origin, before, .. } = from.pop()?;
        Some(put(to, Step { entry, origin, before: records.swap_back(before) }))
    }
}

fn put(stack: &mut Vec<Step>, step: Step) -> &Step {
    let place = stack.len();
    stack.push(step);
    &stack[place]
}
