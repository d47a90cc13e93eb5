//! Pictures of every pane in both themes, at 100 % and 200 %, compared with those kept in `tests/pictures/`.
//!
//! `UPDATE_SNAPSHOTS=1 cargo test --test all pictures::` takes them anew; then look at each that changed.

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use eframe::egui::{Key, ThemePreference};
use egui_kittest::Harness;
use jiff::Timestamp;
use painter::Painter;
use tempfile::TempDir;
use tickmark::archive::state::{Settings, State};
use tickmark::desk::{Checker, Citation, CitationId, Edit, Flag, Grouping, Source, SourceId, Status, Trait};
use tickmark::text::Span;
use tickmark::ui::actions::{Action, KeyWish, Look};
use tickmark::ui::app::{Outside, Shell};
use tickmark::ui::commands::CommandId;
use tickmark::ui::dialogs::{Answer, Dialogs};
use tickmark::ui::state::Find;
use tickmark::ui::theme::Theme;

/// A project on the sample article, with its claims as they were found once: what rules find is no business of pictures.
const SAMPLE: &str = include_str!("pictures/ferry-fire.tickmark");

struct NoDialogs;

impl Dialogs for NoDialogs {
    fn open(&self, _: &str, _: &[(&str, &[&str])], _: Option<&Path>) -> Answer {
        Answer::Missing
    }

    fn save(&self, _: &str, _: &str, _: Option<&Path>) -> Answer {
        Answer::Missing
    }
}

type Window = Harness<'static, Option<Shell>>;

fn clock() -> Timestamp {
    Timestamp::constant(1_723_800_000, 0)
}

/// A window on the sample article, or on the start page.
fn window(theme: &str, percent: u16, sample: bool) -> (Window, TempDir) {
    let scale = f32::from(percent) / 100.0;
    window_of(theme, percent, sample, [1240.0 * scale, 760.0 * scale])
}

fn window_of(theme: &str, percent: u16, sample: bool, size: [f32; 2]) -> (Window, TempDir) {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("ferry-fire.tickmark");
    fs::write(&path, SAMPLE).unwrap();
    let checker = Checker { name: "Maria Keller".to_owned(), initials: "MK".to_owned() };
    let mut outside = Some(Outside {
        state: State::at(folder.path().join("state")),
        settings: Settings { checker, theme: theme.to_owned(), zoom_percent: percent, ..Settings::default() },
        files: if sample { vec![path] } else { Vec::new() },
        dialogs: Arc::new(NoDialogs),
        clock,
        notices: Vec::new(),
    });
    let harness = Harness::builder()
        .with_size(size)
        .with_step_dt(0.02)
        .with_max_steps(40)
        .renderer(Painter::default())
        .with_context_setup(|ctx| {
            Theme::install(ctx, ThemePreference::Light);
            // A cursor that blinks is a picture by chance.
            ctx.all_styles_mut(|style| style.visuals.text_cursor.blink = false);
        })
        .build_ui_state(
            move |ui, shell: &mut Option<Shell>| {
                if let Some(outside) = outside.take() {
                    *shell = Some(Shell::new(ui.ctx(), outside));
                }
                let shell = shell.as_mut().unwrap();
                shell.logic(ui.ctx());
                shell.ui(ui);
            },
            None,
        );
    (harness, folder)
}

fn settle(window: &mut Window, sample: bool) {
    let end = Instant::now() + Duration::from_secs(20);
    let is_quiet = |window: &Window| {
        window.state().as_ref().is_some_and(|shell| {
            let session = shell.session();
            session.saved.is_settled() && session.desk.draft().is_some() == sample
        })
    };
    while !is_quiet(window) {
        assert!(Instant::now() < end, "the window never came to rest");
        std::thread::sleep(Duration::from_millis(2));
        window.step();
    }
    window.run_steps(6);
}

fn act(window: &mut Window, action: Action) {
    window.state_mut().as_mut().unwrap().act(action);
    window.run_steps(3);
}

/// Waits for what the command left to a thread.
fn wait_for(window: &mut Window, command: CommandId) {
    let end = Instant::now() + Duration::from_secs(20);
    let pieces = |window: &Window| window.state().as_ref().map_or(0, |shell| shell.session().sheets().len());
    while command == CommandId::OpenSample && pieces(window) < 2 {
        assert!(Instant::now() < end, "the sample never opened");
        std::thread::sleep(Duration::from_millis(2));
        window.step();
    }
}

/// What stands before the picture is taken.
type Scene = (&'static str, bool, &'static [CommandId]);

/// Some claims marked, then put under the headings of their statuses.
const BY_STATUS: &[CommandId] = &[
    CommandId::StatusNext(Status::Confirmed),
    CommandId::StatusNext(Status::Confirmed),
    CommandId::StatusNext(Status::Wrong),
    CommandId::StatusNext(Status::Waiting),
    CommandId::GroupBy(Grouping::Status),
    CommandId::FoldAll,
    CommandId::NextOpen,
];

const SCENES: &[Scene] = &[
    ("start", false, &[]),
    (
        "checking",
        true,
        &[
            CommandId::StatusNext(Status::Confirmed),
            CommandId::StatusNext(Status::OnAuthor),
            CommandId::StatusNext(Status::Wrong),
            CommandId::StatusNext(Status::Disputed),
            CommandId::StatusNext(Status::NotConfirmed),
            CommandId::StatusNext(Status::NoCheck),
            CommandId::StatusNext(Status::Waiting),
        ],
    ),
    (
        "overview",
        true,
        &[
            CommandId::StatusNext(Status::Confirmed),
            CommandId::StatusNext(Status::OnAuthor),
            CommandId::StatusNext(Status::Wrong),
            CommandId::Flag(Flag::Legal),
            CommandId::StatusNext(Status::Disputed),
            CommandId::StatusNext(Status::Waiting),
            CommandId::Flag(Flag::Query),
            CommandId::StatusNext(Status::NotConfirmed),
            CommandId::StatusNext(Status::Confirmed),
            CommandId::StatusNext(Status::Confirmed),
            CommandId::Overview,
        ],
    ),
    ("palette", true, &[CommandId::Palette]),
    ("keys", true, &[CommandId::Help]),
    ("settings", true, &[CommandId::Settings]),
    ("export", true, &[CommandId::Export]),
    ("source", true, &[CommandId::AddSource]),
    ("list-by-status", true, BY_STATUS),
    (
        "list-several",
        true,
        &[
            CommandId::Status(Status::Confirmed),
            CommandId::ExtendNext,
            CommandId::ExtendNext,
            CommandId::ExtendNext,
        ],
    ),
    ("list-nothing", true, &[CommandId::Only(Trait::ByHand)]),
    ("tabs", true, &[CommandId::OpenSample, CommandId::PreviousPiece]),
];

fn take(theme: &'static str, percent: u16, scenes: &[Scene]) {
    let mut problems = Vec::new();
    for (name, sample, commands) in scenes {
        let (mut window, _folder) = window(theme, percent, *sample);
        settle(&mut window, *sample);
        for command in *commands {
            act(&mut window, Action::Run(*command));
            wait_for(&mut window, *command);
        }
        settle(&mut window, *sample);
        problems.extend(compare(&mut window, name, theme, percent).err());
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

/// The keys in the settings, one of them changed and one refused.
fn take_own_keys(theme: &'static str, percent: u16) {
    let (mut window, _folder) = window(theme, percent, true);
    settle(&mut window, true);
    act(&mut window, Action::Run(CommandId::OwnKeys));
    for (command, key) in [(CommandId::WhoChecks, Key::F2), (CommandId::Settings, Key::J)] {
        act(&mut window, Action::Keys(KeyWish::Ask(command)));
        window.key_press(key);
        window.run_steps(3);
    }
    settle(&mut window, true);
    let picture = window.render().unwrap();
    let path = format!("{}/tests/pictures/own-keys-{theme}-{percent}.png", env!("CARGO_MANIFEST_DIR"));
    painter::compare(&picture, Path::new(&path)).unwrap();
}

#[test]
fn own_keys() {
    take_own_keys("light", 100);
    take_own_keys("dark", 100);
}

#[test]
fn in_light() {
    take("light", 100, SCENES);
}

#[test]
fn in_dark() {
    take("dark", 100, SCENES);
}

#[test]
fn twice_as_large() {
    take("light", 200, &SCENES[..2]);
}

/// What the manuscript can show, in both themes.
#[test]
fn of_the_manuscript() {
    let find = Find { words: "port".to_owned(), at: Some(1) };
    let scenes: [(&str, Vec<Action>); 3] = [
        ("overlap", Vec::new()),
        ("find", vec![Action::Look(Look::Find(Some(find)))]),
        ("bare", vec![Action::Run(CommandId::BareWords)]),
    ];
    let mut problems = Vec::new();
    for (name, actions) in scenes {
        for theme in ["light", "dark"] {
            let (mut window, _folder) = window(theme, 100, true);
            settle(&mut window, true);
            for action in &actions {
                act(&mut window, action.clone());
            }
            if name == "overlap" {
                overlap(&mut window);
            }
            settle(&mut window, true);
            problems.extend(compare(&mut window, name, theme, 100).err());
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

fn compare(window: &mut Window, name: &str, theme: &str, percent: u16) -> Result<(), String> {
    let picture = window.render()?;
    let path = format!("{}/tests/pictures/{name}-{theme}-{percent}.png", env!("CARGO_MANIFEST_DIR"));
    painter::compare(&picture, Path::new(&path))
}

/// The first claim, confirmed, on a source that was withdrawn; then on another in the form.
fn card(theme: &'static str, name: &str, size: [f32; 2]) -> Result<(), String> {
    let (mut window, _folder) = window_of(theme, 100, true, size);
    settle(&mut window, true);
    act(&mut window, Action::Run(CommandId::NextClaim));
    let claim = window.state().as_ref().unwrap().session().claim().unwrap().id.clone();
    let source = Source {
        id: SourceId("list".to_owned()),
        title: "Hospital list of the injured".to_owned(),
        author: "St. Brannoc’s Hospital".to_owned(),
        url: "https://hospital.example/lists/2024-08-16".to_owned(),
        withdrawn: "two patients were counted twice".to_owned(),
        withdrawn_on: "2024-08-17".to_owned(),
        ..Source::default()
    };
    let citation = Citation {
        id: CitationId("place".to_owned()),
        source: source.id.clone(),
        locator: "p. 2".to_owned(),
        passage: "nineteen bodies".to_owned(),
        ..Citation::default()
    };
    let link = serde_json::json!({"claim": claim, "citation": "place"});
    let edits = vec![
        Edit::PutSource { source: Box::new(source) },
        Edit::PutCitation { citation },
        Edit::PutLink { link: serde_json::from_value(link).unwrap() },
    ];
    act(&mut window, Action::Edit(Box::new(Edit::Group { edits })));
    act(&mut window, Action::Run(CommandId::Status(Status::Confirmed)));
    settle(&mut window, true);
    window.run_steps(400);
    let path = |name: &str| format!("{}/tests/pictures/{name}-{theme}-100.png", env!("CARGO_MANIFEST_DIR"));
    let picture = window.render().unwrap();
    let card = painter::compare(&picture, Path::new(&path(name)));
    act(&mut window, Action::Run(CommandId::AddSource));
    window.event(eframe::egui::Event::Text("https://wire.example/2024/08/16/ferry-fire-kills-19".to_owned()));
    window.run_steps(6);
    let picture = window.render().unwrap();
    let form = painter::compare(&picture, Path::new(&path(&format!("{name}-form"))));
    card.and(form)
}

#[test]
fn the_card_in_both_themes_and_narrow() {
    let wide = [1240.0, 900.0];
    let taken = [
        card("light", "card", wide),
        card("dark", "card", wide),
        card("light", "card-narrow", [760.0, 900.0]),
    ];
    let problems: Vec<String> = taken.into_iter().filter_map(Result::err).collect();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

/// Makes claims around claims, and marks some of them.
fn overlap(window: &mut Window) {
    let around = [
        ("when a fire broke out on a passenger ferry late on Thursday", Status::Confirmed),
        ("Forty-six others were injured, nine of them critically, and three", Status::Wrong),
        ("others were injured, nine of them", Status::Disputed),
    ];
    for (words, status) in around {
        let draft = window.state().as_ref().unwrap().session().desk.draft().unwrap();
        let text = &draft.article.text;
        let start = text.find(words).unwrap_or_else(|| panic!("{words}"));
        let span = Span::new(start, start + words.len());
        act(window, Action::Look(Look::Words(Some(span))));
        act(window, Action::Run(CommandId::MarkWords));
        act(window, Action::Run(CommandId::Status(status)));
    }
}
