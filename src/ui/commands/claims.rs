//! Commands about claims, and what they need before they can run.
//!
//! Invariant: each changes a [`Session`] and nothing else.

use crate::desk::{Arrangement, ClaimRecord, Edit, Grouping, Order, Resolution, Status};
use crate::ui::commands::CommandId;
use crate::ui::session::Session;
use crate::ui::state::{SaveState, Tab};

/// Why a command cannot run now.
type Reason = &'static str;

const NO_DRAFT: Reason = "Open an article first";
const NO_CLAIM: Reason = "Select a claim first";
const IN_TRAY: Reason = "This claim lies in the tray: bring it back first";
const READ_ONLY: Reason = "This project is open for reading only";

/// An article is open.
pub(super) fn has_draft(session: &Session) -> Result<(), Reason> {
    session.desk.draft().map(|_| ()).ok_or(NO_DRAFT)
}

/// The piece has a draft before this one.
pub(super) fn has_drafts(session: &Session) -> Result<(), Reason> {
    has_draft(session)?;
    if session.has_drafts() { Ok(()) } else { Err("This is the first draft") }
}

/// A new draft has voided a sign-off.
pub(super) fn has_voided(session: &Session) -> Result<(), Reason> {
    has_draft(session)?;
    session.desk.voided().next().map(|_| ()).ok_or("No sign-off has been voided by a new draft")
}

/// A claim that the draft had no place for is selected, and words to place it on.
pub(super) fn may_place(session: &Session) -> Result<(), Reason> {
    may_write(session)?;
    session.unplaced().ok_or("This claim has its place in the draft")?;
    session.view.words.map(|_| ()).ok_or("Select its words in the manuscript first")
}

/// A claim is selected.
pub(super) fn has_claim(session: &Session) -> Result<(), Reason> {
    claim(session).map(|_| ())
}

fn claim(session: &Session) -> Result<&ClaimRecord, Reason> {
    has_draft(session)?;
    session.claim().ok_or(NO_CLAIM)
}

/// The project can be written.
pub(super) fn may_write(session: &Session) -> Result<(), Reason> {
    has_draft(session)?;
    if matches!(session.saved, SaveState::ReadOnly(_)) { Err(READ_ONLY) } else { Ok(()) }
}

/// Claims of the list are selected.
pub(super) fn is_on_list(session: &Session) -> Result<(), Reason> {
    may_write(session)?;
    let in_tray =
        claim(session)?.set_aside.is_some() || any_chosen(session, |claim| claim.set_aside.is_some());
    if in_tray { Err(IN_TRAY) } else { Ok(()) }
}

/// One claim of the list is selected, and no other is chosen with it.
pub(super) fn is_single(session: &Session) -> Result<(), Reason> {
    is_on_list(session)?;
    is_alone(session)
}

/// No other claim is chosen with the selected one.
fn is_alone(session: &Session) -> Result<(), Reason> {
    if session.view.chosen.is_empty() { Ok(()) } else { Err("Several claims are chosen: Esc leaves one") }
}

fn any_chosen(session: &Session, is_so: impl Fn(&ClaimRecord) -> bool) -> bool {
    session.view.chosen.iter().filter_map(|id| session.desk.claim(id)).any(|claim| is_so(claim))
}

/// Others say the same as a claim that has been marked.
pub(super) fn may_settle(session: &Session) -> Result<(), Reason> {
    is_single(session)?;
    session.may_settle()
}

/// A source is selected, and there is another that it could be merged into.
pub(super) fn may_merge_source(session: &Session) -> Result<(), Reason> {
    may_write(session)?;
    let selected = session.view.source.as_ref().and_then(|id| session.desk.source(id));
    if selected.is_none() {
        return Err("Select a source in the tab of sources first");
    }
    session.desk.sources().nth(1).map(|_| ()).ok_or("There is no other source")
}

/// The writer noted something on the claim that is not among its sources.
pub(super) fn has_note(session: &Session) -> Result<(), Reason> {
    is_single(session)?;
    let note = session.desk.notes_offered(claim(session)?).next();
    note.map(|_| ()).ok_or("The writer noted nothing more on this claim")
}

/// Claims of the tray are selected.
pub(super) fn is_in_tray(session: &Session) -> Result<(), Reason> {
    may_write(session)?;
    let on_list =
        claim(session)?.set_aside.is_none() || any_chosen(session, |claim| claim.set_aside.is_none());
    if on_list {
        return Err("This claim is on the list");
    }
    let is_gone = session.unplaced().is_some() || any_chosen(session, |claim| !session.desk.is_here(claim));
    if is_gone { Err("This draft does not have the claim: select words and place it there") } else { Ok(()) }
}

/// A claim of the list has a status that can be accounted for.
pub(super) fn has_status(session: &Session) -> Result<(), Reason> {
    is_single(session)?;
    if claim(session)?.status == Status::Unchecked { Err("Set a status first") } else { Ok(()) }
}

/// A claim of the list has something for the editor to decide.
pub(super) fn is_for_the_editor(session: &Session) -> Result<(), Reason> {
    is_single(session)?;
    if claim(session)?.is_for_the_editor() { Ok(()) } else { Err("Nothing is to be decided on this claim") }
}

/// The editor has decided on the claim.
pub(super) fn is_decided(session: &Session) -> Result<(), Reason> {
    is_single(session)?;
    let is_open = claim(session)?.resolution == Resolution::Open;
    if is_open { Err("Nothing has been decided on this claim") } else { Ok(()) }
}

/// The machine found the claim, and it has been changed since.
pub(super) fn can_revert_to_found(session: &Session) -> Result<(), Reason> {
    may_write(session)?;
    claim(session)?;
    is_alone(session)?;
    session.back_to_found().map(|_| ()).ok_or("The claim is as it was found, or was made by hand")
}

/// The card shows a finding that was not set aside.
pub(super) fn has_finding(session: &Session) -> Result<(), Reason> {
    may_write(session)?;
    let stands = session.finding().is_some_and(|it| it.set_aside.is_none());
    if stands { Ok(()) } else { Err("Go to a finding first") }
}

/// The card shows a finding that was set aside.
pub(super) fn has_finding_aside(session: &Session) -> Result<(), Reason> {
    may_write(session)?;
    let is_aside = session.finding().is_some_and(|it| it.set_aside.is_some());
    if is_aside { Ok(()) } else { Err("Go to a finding that was set aside first") }
}

/// A name is selected.
pub(super) fn has_name(session: &Session) -> Result<(), Reason> {
    may_write(session)?;
    session.view.name.as_ref().map(|_| ()).ok_or("Select a name in the tab of names first")
}

/// The claim has been changed today.
pub(super) fn can_revert_today(session: &Session) -> Result<(), Reason> {
    may_write(session)?;
    claim(session)?;
    is_alone(session)?;
    session.back_to_yesterday().map(|_| ()).ok_or("Nothing was done to this claim today")
}

/// Words of the article are selected.
pub(super) fn has_selection(session: &Session) -> Result<(), Reason> {
    may_write(session)?;
    session.view.words.map(|_| ()).ok_or("Select words in the article first")
}

/// The selected words cut the claim in two.
pub(super) fn may_split(session: &Session) -> Result<(), Reason> {
    is_on_list(session)?;
    let halves = session.halves().map(|_| ());
    halves.ok_or("Select the words of the claim that are to be one of their own")
}

/// The next claim stands in the same paragraph.
pub(super) fn may_merge(session: &Session) -> Result<(), Reason> {
    is_on_list(session)?;
    session.mate().map(|_| ()).ok_or("No claim follows in this paragraph")
}

/// There is something to copy.
pub(super) fn has_words(session: &Session) -> Result<(), Reason> {
    has_draft(session)?;
    if session.view.words.is_some() { Ok(()) } else { has_claim(session) }
}

/// Words or a claim say which sentence is meant.
pub(super) fn has_sentence(session: &Session) -> Result<(), Reason> {
    may_write(session)?;
    session.sentence().map(|_| ()).ok_or("Select a claim or words of the sentence first")
}

/// The list leaves something out.
pub(super) fn is_filtered(session: &Session) -> Result<(), Reason> {
    has_draft(session)?;
    if session.view.filter.is_empty() { Err("All claims are shown") } else { Ok(()) }
}

/// The list has headings.
pub(super) fn has_groups(session: &Session) -> Result<(), Reason> {
    has_draft(session)?;
    let grouping = session.view.arrangement.grouping;
    if grouping == Grouping::Nothing { Err("The list has no groups") } else { Ok(()) }
}

pub(super) fn group_by(session: &mut Session, grouping: Grouping) {
    session.arrange(Arrangement { grouping, ..session.view.arrangement });
}

pub(super) fn sort_by(session: &mut Session, order: Order) {
    session.arrange(Arrangement { order, ..session.view.arrangement });
}

/// There is a step to take back.
pub(super) fn may_undo(session: &Session) -> Result<(), Reason> {
    may_write(session)?;
    session.undo_step().map(|_| ()).ok_or("Nothing to undo")
}

/// There is a step to do again.
pub(super) fn may_redo(session: &Session) -> Result<(), Reason> {
    may_write(session)?;
    session.redo_step().map(|_| ()).ok_or("Nothing to redo")
}

pub(super) fn undo(session: &mut Session) {
    let step = session.undo_step();
    session.step(step, "Undone");
}

pub(super) fn redo(session: &mut Session) {
    let step = session.redo_step();
    session.step(step, "Done again");
}

pub(super) fn clear_filter(session: &mut Session) {
    session.filter(Default::default());
}

/// Takes the claim off the list and goes on to the next.
pub(super) fn set_aside(session: &mut Session) {
    if !session.view.chosen.is_empty() {
        session.set_all_aside();
        return;
    }
    let Some(claim) = session.claim().map(|claim| claim.id.clone()) else { return };
    let next = session.neighbour();
    if session.record(Edit::SetAside { claim, reason: String::new() }) {
        session.select(next);
        session.notices.say_with("Put into the tray", CommandId::Undo);
    }
}

/// Brings the claim back and shows it on the list.
pub(super) fn bring_back(session: &mut Session) {
    if !session.view.chosen.is_empty() {
        if session.bring_all_back() {
            session.view.tab = Tab::Claims;
        }
        return;
    }
    let Some(claim) = session.claim().map(|claim| claim.id.clone()) else { return };
    if session.record(Edit::BringBack { claim: claim.clone() }) {
        session.view.tab = Tab::Claims;
        session.select(Some(claim));
    }
}
