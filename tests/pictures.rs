//! Pictures of every pane in both themes, at 100 % and 200 %, compared with those kept in `tests/pictures/`.
//!
//! `UPDATE_SNAPSHOTS=1 cargo test --test all pictures::` takes them anew; then look at each that changed.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use eframe::egui::{HoveredFile, Key};
use egui_kittest::kittest::Queryable as _;
use jiff::Timestamp;
use painter::Painter;
use tempfile::TempDir;
use tickmark::desk::{Citation, CitationId, Edit, Flag, Grouping, Office, Source, SourceId, Status, Trait};
use tickmark::report::Format;
use tickmark::ui::actions::{Action, KeyWish, Look};
use tickmark::ui::commands::CommandId;
use tickmark::ui::session::Task;
use tickmark::ui::state::{Exporting, Find, Tab};

use crate::formats::pack::docx;
use crate::joining::Colleague;
use crate::stage::{Setup, Window, screen};

/// A project on the sample article, with its claims as they were found once: what rules find is no business of pictures.
const SAMPLE: &str = include_str!("pictures/ferry-fire.tickmark");

/// A window on the sample article, or on the start page.
fn window(theme: &str, percent: u16, sample: bool) -> Window {
    window_of(theme, percent, sample, [1240.0, 760.0])
}

/// The same, of so many points at its scale.
fn window_of(theme: &str, percent: u16, sample: bool, size: [f32; 2]) -> Window {
    let folder = Arc::new(TempDir::new().unwrap());
    let path = folder.path().join("ferry-fire.tickmark");
    fs::write(&path, SAMPLE).unwrap();
    let files = if sample { vec![path] } else { Vec::new() };
    let mut setup = Setup { clock: || Timestamp::constant(1_723_800_000, 0), ..Setup::of(&folder, &files) };
    theme.clone_into(&mut setup.settings.theme);
    setup.settings.zoom_percent = percent;
    let scale = f32::from(percent) / 100.0;
    let screen = screen().with_size(size.map(|points| points * scale)).with_max_steps(40);
    let mut window = setup.open_on(screen.renderer(Painter::default()));
    // Where the scale comes in the middle of the first frame, the harness counts its points as they were before.
    window.harness.set_size(size.into());
    // A cursor that blinks is a picture by chance.
    window.harness.ctx.all_styles_mut(|style| style.visuals.text_cursor.blink = false);
    settle(&mut window, sample);
    window
}

fn settle(window: &mut Window, sample: bool) {
    window.wait("rest", |session| {
        session.tasks.is_empty()
            && session.saved.is_settled()
            && session.is_previewed()
            && session.desk.draft().is_some() == sample
            && session.board().is_worked_out() == sample
    });
}

/// Runs the command, and waits for what it left to a thread.
fn run(window: &mut Window, command: CommandId) {
    let before = window.session().sheets().len();
    window.run(command);
    if command == CommandId::OpenSample {
        window.wait("the sample", |session| session.sheets().len() > before);
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
    ("piece", true, &[CommandId::AboutPiece]),
    ("palette", true, &[CommandId::Palette]),
    ("keys", true, &[CommandId::Help]),
    ("settings", true, &[CommandId::Settings]),
    (
        "export",
        true,
        &[CommandId::StatusNext(Status::OnAuthor), CommandId::StatusNext(Status::Wrong), CommandId::Export],
    ),
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
        let mut window = window(theme, percent, *sample);
        for command in *commands {
            run(&mut window, *command);
        }
        settle(&mut window, *sample);
        problems.extend(compare(&mut window, name, theme, percent).err());
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

/// The keys in the settings, one of them changed and one refused.
fn take_own_keys(theme: &'static str, percent: u16) {
    let mut window = window(theme, percent, true);
    window.run(CommandId::OwnKeys);
    for (command, key) in [(CommandId::WhoChecks, Key::F2), (CommandId::Settings, Key::J)] {
        window.act(Action::Keys(KeyWish::Ask(command)));
        window.press(key);
    }
    settle(&mut window, true);
    compare(&mut window, "own-keys", theme, percent).unwrap();
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

/// On a screen of 1440 × 900 everything at its smallest and largest; and in the smallest window.
#[test]
fn at_every_size_and_in_the_smallest_window() {
    let names = ["checking", "overview", "settings", "source", "export"];
    let mut problems = Vec::new();
    for (percent, size) in [(80, [1800.0, 1125.0]), (250, [576.0, 360.0]), (100, [760.0, 480.0])] {
        for (name, sample, commands) in SCENES.iter().filter(|(name, ..)| names.contains(name)) {
            let mut window = window_of("light", percent, *sample, size);
            for command in *commands {
                run(&mut window, *command);
            }
            settle(&mut window, *sample);
            let name = if percent == 100 { format!("{name}-least") } else { (*name).to_owned() };
            problems.extend(compare(&mut window, &name, "light", percent).err());
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

/// What a newcomer is told, what a file over the window is told, and all filters.
#[test]
fn in_passing() {
    let mut problems = Vec::new();
    for theme in ["light", "dark"] {
        let mut hinted = window(theme, 100, true);
        hinted.act(Action::HintAgain);
        settle(&mut hinted, true);
        problems.extend(compare(&mut hinted, "hint", theme, 100).err());
        for word in ["status", "source"] {
            hinted.act(Action::PutHintAway(word));
        }
        // A mark more, and the last filters have no room.
        hinted.run(CommandId::StatusNext(Status::Wrong));
        hinted.harness.get_by_label_contains("More filters").click();
        settle(&mut hinted, true);
        problems.extend(compare(&mut hinted, "hint-filters", theme, 100).err());
        let mut dropped = window(theme, 100, true);
        dropped.harness.input_mut().hovered_files = vec![HoveredFile::default()];
        dropped.harness.run_steps(2);
        problems.extend(compare(&mut dropped, "drop", theme, 100).err());
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
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
            let mut window = window(theme, 100, true);
            for action in &actions {
                window.act(action.clone());
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

/// What was noticed: all together, on a card, being set aside, and against a source; and the names.
#[test]
fn of_findings() {
    let mut problems = Vec::new();
    for theme in ["light", "dark"] {
        let mut window = window(theme, 100, false);
        fs::write(window.path("ferry.txt"), crate::findings::ARTICLE).unwrap();
        let path = window.path("ferry.txt");
        window.act(Action::Open(vec![path]));
        window.wait("the article", |session| session.desk.draft().is_some());
        window.run(CommandId::ShowFindings);
        window.run(CommandId::NextFinding);
        window.run(CommandId::NextFinding);
        settle(&mut window, true);
        problems.extend(compare(&mut window, "findings", theme, 100).err());
        window.press(Key::H);
        window.type_text("The paper of 1 March has another ferry");
        window.press(Key::Enter);
        window.run(CommandId::NextFinding);
        window.run(CommandId::ShowClaims);
        settle(&mut window, true);
        problems.extend(compare(&mut window, "finding-card", theme, 100).err());
        crate::findings::cite(&mut window, "told the minister", "", "We have told the mayor about 40 boats.");
        window.run(CommandId::ShowFindings);
        settle(&mut window, true);
        problems.extend(compare(&mut window, "finding-quote", theme, 100).err());
        window.run(CommandId::ShowNames);
        window.act(Action::Look(Look::Name(Some("Anna Solberg".to_owned()))));
        settle(&mut window, true);
        problems.extend(compare(&mut window, "names", theme, 100).err());
        window.press(Key::Z);
        window.type_text("crew list, p. 2");
        window.press(Key::Enter);
        window.press(Key::J);
        settle(&mut window, true);
        problems.extend(compare(&mut window, "names-confirmed", theme, 100).err());
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

/// What goes out of a piece with a source that must not be named, in several forms.
#[test]
fn what_goes_out() {
    let mut problems = Vec::new();
    for (theme, percent, size) in
        [("light", 100, [1440.0, 900.0]), ("dark", 100, [1440.0, 900.0]), ("light", 200, [720.0, 450.0])]
    {
        let mut window = window_of(theme, percent, true, size);
        window.act(Action::Edit(Box::new(Edit::Group { edits: confided(&window) })));
        window.run(CommandId::Export);
        let shown = if theme == "dark" { Format::Docx } else { Format::Csv };
        let forms = [Format::Html, Format::CheckedDocx, shown].into();
        let exporting = Exporting { forms, shown, ..Exporting::default() };
        window.act(Action::Look(Look::Export(Box::new(exporting))));
        settle(&mut window, true);
        problems.extend(compare(&mut window, "export-held", theme, percent).err());
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

/// The pages of a PDF as they will be printed.
#[test]
fn what_goes_out_on_paper() {
    let mut problems = Vec::new();
    for (theme, shown) in [("light", Format::Pdf), ("dark", Format::CheckedPdf)] {
        let mut window = window_of(theme, 100, true, [1440.0, 1400.0]);
        window.act(Action::Edit(Box::new(Edit::Group { edits: confided(&window) })));
        window.run(CommandId::Export);
        let exporting = Exporting { forms: [shown].into(), shown, ..Exporting::default() };
        window.act(Action::Look(Look::Export(Box::new(exporting))));
        settle(&mut window, true);
        problems.extend(compare(&mut window, "export-paper", theme, 100).err());
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

/// What an editor sent back, before it is taken over.
#[test]
fn what_came_back() {
    let mut problems = Vec::new();
    for (theme, percent, size) in
        [("light", 100, [1240.0, 760.0]), ("dark", 100, [1240.0, 760.0]), ("light", 250, [576.0, 360.0])]
    {
        let mut window = window_of(theme, percent, true, size);
        let path = window.path("facts from the desk.csv");
        fs::write(&path, SHEET).unwrap();
        window.act(Action::Task(Task::TakeDropped(path)));
        window.wait_shown("Would be taken over");
        problems.extend(compare(&mut window, "arrival", theme, percent).err());
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

/// A new draft: before it is taken in, the walk through what it has changed, and what the editor has to sign again.
#[test]
fn a_colleagues_file() {
    let mut problems = Vec::new();
    for (theme, percent, size) in
        [("light", 100, [1240.0, 760.0]), ("dark", 100, [1240.0, 760.0]), ("light", 250, [576.0, 360.0])]
    {
        let mut window = window_of(theme, percent, true, size);
        let path = window.path(
            "ferry-fire, as Jonas Brandt has checked it on the night desk before the second edition.tickmark",
        );
        let mut jonas = Colleague::with_copy(&window.path("ferry-fire.tickmark"), path.clone());
        let ids: Vec<_> = window.session().desk.claims().take(4).map(|claim| claim.id.clone()).collect();
        for (at, id) in ids.iter().enumerate() {
            let (claim, reason) = (id.clone(), "the coast guard has another figure".to_owned());
            jonas.make(|_| Edit::SetStatus { claim, status: Status::Wrong, reason });
            if at < 2 {
                window.run(CommandId::StatusNext(Status::Confirmed));
            }
        }
        let note = "The harbour master says that the log of the night was written up the morning after.";
        jonas.make(|_| Edit::WriteNote { claim: ids[0].clone(), text: note.to_owned() });
        let ours = Edit::WriteNote { claim: ids[0].clone(), text: "Log seen".to_owned() };
        window.act(Action::Edit(Box::new(ours)));
        window.act(Action::Task(Task::MergeFrom(path)));
        window.wait_shown("Set differently by both");
        window.wait("toasts to go", |session| session.notices.toasts.is_empty());
        window.press(Key::T);
        problems.extend(compare(&mut window, "joining", theme, percent).err());
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn backups() {
    let mut problems = Vec::new();
    for (theme, percent, size) in
        [("light", 100, [1240.0, 760.0]), ("dark", 100, [1240.0, 760.0]), ("light", 250, [576.0, 360.0])]
    {
        let mut window = window_of(theme, percent, false, size);
        let pieces = [
            ("ferry-fire", "/home/mk/articles", &["16T08-58-12 41", "16T08-47-30 17", "15T17-02-09 1"][..]),
            (
                "The long night of Port Ellery, second version as it came back from the desk",
                "/home/mk/articles/abroad/2024/august/for the weekend/with the pictures and the captions",
                &["14T21-30-00 212"],
            ),
        ];
        for (at, (name, folder, times)) in pieces.into_iter().enumerate() {
            let kept = window.path("state").join("backups").join(at.to_string());
            fs::create_dir_all(&kept).unwrap();
            fs::write(kept.join("piece.json"), format!(r#"{{"project":"{folder}/{name}.tickmark"}}"#))
                .unwrap();
            for time in times {
                fs::write(kept.join(format!("2024-08-{time}.tickmark")), SAMPLE).unwrap();
            }
        }
        window.run(CommandId::Backups);
        window.wait_shown("Restoring makes a new file");
        problems.extend(compare(&mut window, "backups", theme, percent).err());
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn a_new_draft() {
    let mut problems = Vec::new();
    for theme in ["light", "dark"] {
        let mut window = window(theme, 100, true);
        for status in [Status::OnAuthor, Status::NoCheck, Status::OnAuthor, Status::OnAuthor] {
            window.run(CommandId::StatusNext(status));
        }
        let draft = window.session().desk.draft().unwrap().id.clone();
        let signed =
            Edit::SignOff { office: Office::Checker, draft, unchecked: "the second half".to_owned() };
        window.act(Action::Edit(Box::new(signed)));
        fs::write(window.path("ferry-fire.txt"), second_draft(&window)).unwrap();
        window.run(CommandId::TakeInFile);
        window.wait("the new draft", |session| session.redraft().is_some());
        problems.extend(compare(&mut window, "redraft", theme, 100).err());
        window.act(Action::TakeDraftIn);
        window.wait_saved();
        window.wait("rest", |session| session.changes().is_some() && session.board().is_worked_out());
        problems.extend(compare(&mut window, "changes", theme, 100).err());
        window.run(CommandId::ChangedSince);
        problems.extend(compare(&mut window, "changed-since", theme, 100).err());
        window.press(Key::Escape);
        let lost = window.session().desk.removed().next().unwrap().id.clone();
        window.act(Action::Look(Look::Claim(Some(lost))));
        problems.extend(compare(&mut window, "not-in-draft", theme, 100).err());
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

/// The sample as its editor sends it an hour later.
fn second_draft(window: &Window) -> String {
    let text = window.session().desk.draft().unwrap().article.text.clone();
    let mut paragraphs: Vec<&str> = text.split("\n\n").collect();
    let fishing = paragraphs.iter().position(|it| it.starts_with("Fishing boats")).unwrap();
    let fishing = paragraphs.remove(fishing);
    let worst = paragraphs.iter().position(|it| it.starts_with("It was the worst")).unwrap();
    paragraphs.remove(worst);
    paragraphs.insert(3, fishing);
    let told = paragraphs.join("\n\n");
    told.replace("At least 19 people died", "At least 21 people died")
        .replace("Forty-six others were injured, nine of them critically", "Forty-six others were injured")
        .replace("The Maren Dall, under", "The ship, the Maren Dall, under")
}

/// A sheet of claims, some of which are in the article.
const SHEET: &str = "Fact,Status,Source,Note\n\
    Forty-six others were injured,confirmed,Hospital list of 16 August,both hospitals\n\
    nine of them critically,in progress,,called twice\n\
    three crew members were still missing,confirmed,https://port.example/log,\n\
    late on Thursday,confirmed,Log of the coast guard,\n\
    At least 20 people died,wrong,,an older draft\n\
    kills at least 19,confirmed,Port authority by telephone,\n\
    Port Ellery,confirmed,,\n";

/// A wrong claim that rests on somebody who must not be named, and words that name him.
fn confided(window: &Window) -> Vec<Edit> {
    let claim = window.session().desk.claims().nth(3).unwrap().id.clone();
    let edits = [
        r#"{"do":"put_source","source":{"id":"s1","kind":"call","title":"Second mate of the Maren Dall","confidentiality":"anonymous"}}"#,
        r#"{"do":"put_citation","citation":{"id":"x1","source":"s1","locator":"call of 16 August","passage":"we were 17 when I last counted"}}"#,
        r#"{"do":"put_link","link":{"claim":"CLAIM","citation":"x1","relation":"contradicts"}}"#,
        r#"{"do":"set_status","claim":"CLAIM","status":"wrong","reason":"the second mate of the ship counted 17"}"#,
        r#"{"do":"suggest","claim":"CLAIM","wording":"At least 17 people died","reason":"his count"}"#,
    ];
    edits.iter().map(|edit| serde_json::from_str(&edit.replace("CLAIM", &claim.0)).unwrap()).collect()
}

fn compare(window: &mut Window, name: &str, theme: &str, percent: u16) -> Result<(), String> {
    let picture = window.harness.render()?;
    let path = format!("{}/tests/pictures/{name}-{theme}-{percent}.png", env!("CARGO_MANIFEST_DIR"));
    painter::compare(&picture, Path::new(&path))
}

/// Two records of one log, about to be made one, over the tab they stand in.
#[test]
fn two_sources_merged() {
    let mut problems = Vec::new();
    for theme in ["light", "dark"] {
        let mut window = window(theme, 100, true);
        for (id, title) in
            [("s1", "Harbour log"), ("s2", "Log of the harbour"), ("s3", "Crew list, 15 August")]
        {
            let source = Source { id: SourceId(id.to_owned()), title: title.to_owned(), ..Source::default() };
            window.act(Action::Edit(Box::new(Edit::PutSource { source: Box::new(source) })));
        }
        window.act(Action::Look(Look::Tab(Tab::Sources)));
        window.act(Action::Look(Look::Source(Some(SourceId("s2".to_owned())))));
        window.run(CommandId::MergeSource);
        settle(&mut window, true);
        problems.extend(compare(&mut window, "merge", theme, 100).err());
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

/// The first claim, confirmed, on a source that was withdrawn; then on another in the form.
fn card(theme: &'static str, name: &str, size: [f32; 2]) -> Result<(), String> {
    let mut window = window_of(theme, 100, true, size);
    window.run(CommandId::NextClaim);
    let claim = window.session().claim().unwrap().id.clone();
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
    window.act(Action::Edit(Box::new(Edit::Group { edits })));
    window.run(CommandId::Status(Status::Confirmed));
    settle(&mut window, true);
    window.harness.run_steps(400);
    let card = compare(&mut window, name, theme, 100);
    window.run(CommandId::AddSource);
    window.type_text("https://wire.example/2024/08/16/ferry-fire-kills-19");
    let form = compare(&mut window, &format!("{name}-form"), theme, 100);
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
        window.select(words);
        window.run(CommandId::MarkWords);
        window.run(CommandId::Status(status));
    }
}

/// The pages of a PDF beside its text, the words of the selected claim framed on them.
#[test]
fn the_original_pages() {
    /// Pixels that another processor may round otherwise.
    const MOST_OTHER: usize = 2_000;
    let mut problems = Vec::new();
    for theme in ["light", "dark"] {
        let folder = Arc::new(TempDir::new().unwrap());
        let files = ["ferry.pdf", "ferry.tickmark"].map(|name| folder.path().join(name));
        fs::write(&files[0], include_bytes!("formats/ferry.chromium.pdf")).unwrap();
        fs::write(&files[1], include_str!("pictures/ferry-pages.tickmark")).unwrap();
        let mut setup = Setup::of(&folder, &files[1..]);
        theme.clone_into(&mut setup.settings.theme);
        let screen = screen().with_size([1240.0, 760.0]).with_max_steps(40);
        let mut window = setup.open_on(screen.renderer(Painter::default()));
        settle(&mut window, true);
        for _ in 0..9 {
            window.run(CommandId::NextClaim);
        }
        window.run(CommandId::ShowPages);
        window.wait_shown("Page 1 of the original");
        for _ in 0..200 {
            std::thread::sleep(std::time::Duration::from_millis(5));
            window.harness.step();
        }
        let picture = window.harness.render().unwrap();
        let path = format!("{}/tests/pictures/pages-{theme}-100.png", env!("CARGO_MANIFEST_DIR"));
        problems.extend(painter::compare_but_for(&picture, Path::new(&path), MOST_OTHER).err());
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

/// What came in the file beside its text: a comment on the words of a claim, captions and notes, attachments.
#[test]
fn what_came_with_the_file() {
    let docx = docx(
        "<w:p><w:pPr><w:pStyle w:val=\"Titel\"/></w:pPr><w:r><w:t>Ferry fire kills nineteen</w:t></w:r></w:p>\
         <w:p><w:pPr><w:pStyle w:val=\"Beschriftung\"/></w:pPr><w:r><w:t>The Maren Dall at the quay on Friday.</w:t></w:r></w:p>\
         <w:p><w:r><w:t>PORT ELLERY, Aug. 16, 2024 (Coastwire) - On Thursday </w:t></w:r><w:commentRangeStart w:id=\"0\"/>\
         <w:r><w:t>nineteen people died</w:t></w:r><w:commentRangeEnd w:id=\"0\"/><w:r><w:commentReference w:id=\"0\"/></w:r>\
         <w:r><w:t> when a ferry burned off the harbour.</w:t><w:footnoteReference w:id=\"2\"/></w:r></w:p>\
         <w:p><w:pPr><w:pStyle w:val=\"berschrift1\"/></w:pPr><w:r><w:t>The oldest fleet</w:t></w:r></w:p>\
         <w:p><w:r><w:t>The ship was built in 1994 and carried 340 passengers.</w:t></w:r></w:p>",
    );
    let mail = b"From: Ada Roe <ada@coast.example>\r\nSubject: Ferry fire\r\nDate: Fri, 16 Aug 2024 09:00:00 +0000\r\n\
        MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n\
        About 19 people died on Thursday.\r\n--b\r\nContent-Disposition: attachment; filename=\"tunnel.docx\"\r\n\r\n\
        x\r\n--b\r\nContent-Disposition: attachment; filename=\"crew list.xlsx\"\r\n\r\nx\r\n--b--\r\n";
    let files: [(&str, &[u8]); 2] = [("ferry.docx", &docx), ("ferry.eml", mail)];
    let mut problems = Vec::new();
    for theme in ["light", "dark"] {
        for (name, bytes) in files {
            let folder = Arc::new(TempDir::new().unwrap());
            let path = folder.path().join(name);
            fs::write(&path, bytes).unwrap();
            let mut setup = Setup::of(&folder, &[path]);
            theme.clone_into(&mut setup.settings.theme);
            let screen = screen().with_size([1240.0, 760.0]).with_max_steps(40);
            let mut window = setup.open_on(screen.renderer(Painter::default()));
            settle(&mut window, true);
            let desk = &window.session().desk;
            let toll = desk.claims().find(|claim| desk.words(claim).contains("people died"));
            let toll = toll.unwrap().id.clone();
            window.act(Action::Look(Look::Claim(Some(toll))));
            if name == "ferry.eml" {
                window.run(CommandId::Attachments);
            }
            settle(&mut window, true);
            let name = if name == "ferry.eml" { "attachments" } else { "writers-note" };
            problems.extend(compare(&mut window, name, theme, 100).err());
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}
