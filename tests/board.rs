//! What the window keeps between frames is what it would work out anew, whatever was done in between.

use jiff::Timestamp;
use proptest::prelude::*;
use tickmark::archive::state::Settings;
use tickmark::desk::{Arrangement, Edit, EntryId, Filter, Grouping, Order, Status, Trait};
use tickmark::ui::session::{Project, Session};
use tickmark::ui::state::{Page, SaveState, Tab, View};

use crate::desk::{draft, edit};
use crate::journal::any_edit;

fn session() -> Session {
    Session::new(Settings::default(), || Timestamp::UNIX_EPOCH)
}

fn project() -> Project {
    Project { path: "x.tickmark".into(), ..Project::default() }
}

/// A change of what is looked at.
fn any_look() -> impl Strategy<Value = View> {
    let filter = prop_oneof![
        "[a-c ]{0,3}".prop_map(|text| Filter { text, ..Filter::default() }),
        (0..8_usize).prop_map(|n| Filter { statuses: [Status::ALL[n]].into(), ..Filter::default() }),
        (0..4_usize, "[a-c]{0,1}").prop_map(|(n, text)| Filter {
            traits: [Trait::ALL[n]].into(),
            text,
            ..Filter::default()
        }),
    ];
    let arrangement = (0..4_usize, 0..4_usize)
        .prop_map(|(group, order)| Arrangement { grouping: Grouping::ALL[group], order: Order::ALL[order] });
    (filter, arrangement, 0..3_usize, any::<bool>(), any::<bool>()).prop_map(
        |(filter, arrangement, tab, bare, whole)| View {
            filter,
            arrangement,
            tab: [Tab::Claims, Tab::Sources, Tab::Tray][tab],
            bare,
            page: if whole { Page::Overview } else { Page::Check },
            ..View::default()
        },
    )
}

/// One thing that happens between frames.
#[derive(Debug, Clone)]
enum Move {
    Edit(String),
    Look(Box<View>),
    Frame,
}

fn any_move() -> impl Strategy<Value = Move> {
    prop_oneof![
        6 => any_edit().prop_map(Move::Edit),
        2 => any_look().prop_map(|view| Move::Look(Box::new(view))),
        4 => Just(Move::Frame),
    ]
}

fn act(session: &mut Session, what: &Move) {
    match what {
        Move::Frame => session.begin_frame(),
        Move::Look(view) => session.view = View::clone(view),
        Move::Edit(word) => {
            let undo = |step: Option<(EntryId, _)>| step.map(|(entry, _)| Edit::Undo { entry });
            let edit = match word.as_str() {
                r#""undo""# => undo(session.undo_step()),
                r#""redo""# => undo(session.redo_step()),
                word => Some(edit(word)),
            };
            edit.map(|edit| session.record(edit));
        }
    }
}

/// All that a frame is drawn from.
fn drawn(session: &Session) -> impl PartialEq + std::fmt::Debug + use<> {
    let board = session.board();
    let rows: Vec<_> = (0..board.shown()).filter_map(|row| board.row(row).cloned()).collect();
    let row_facts: Vec<_> = (0..board.shown()).filter_map(|row| board.row_facts(row).copied()).collect();
    let alike: Vec<_> = board.claims().iter().map(|claim| board.alike(claim).to_vec()).collect();
    let lists = (rows, row_facts, board.sections().to_vec(), board.left_out());
    let desk = (board.claims().to_vec(), board.facts().to_vec(), alike, session.summary().clone());
    (lists, desk, session.bare_words().cloned(), session.glance().cloned())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(128) })]

    #[test]
    fn what_is_kept_between_frames_is_what_would_be_worked_out_anew(
        moves in proptest::collection::vec(any_move(), 0..60),
    ) {
        let mut kept = session();
        kept.lay_out(Default::default(), project(), SaveState::Saved);
        kept.record(Edit::AddDraft { draft: draft(&["“Havørn”", "on Monday", "Three people died"]) });
        for what in moves {
            act(&mut kept, &what);
            if !matches!(what, Move::Frame) {
                continue;
            }
            let mut anew = session();
            anew.lay_out(kept.desk.clone(), project(), SaveState::Saved);
            anew.view = kept.view.clone();
            anew.begin_frame();
            prop_assert_eq!(drawn(&kept), drawn(&anew));
            prop_assert_eq!(kept.summary(), &kept.desk.summary(kept.today()));
            if kept.view.tab == Tab::Claims {
                let shown = kept.desk.shown(&kept.view.filter, kept.today());
                prop_assert_eq!(kept.board().left_out(), shown.left_out);
                prop_assert_eq!(kept.board().shown(), shown.claims.len());
            }
        }
    }
}
