//! The three panes by their accessible names: what a checker sees, clicks and types.

use std::cmp::Reverse;

use eframe::egui::{self, Key, Rect, pos2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use jiff::Timestamp;
use jiff::civil::date;
use tickmark::archive::state::Settings;
use tickmark::article::{Article, Dates, read};
use tickmark::desk::{Checker, Edit, NewDraft, Relation, Resolution, Status};
use tickmark::extract::{Amount, Claim, Extraction, Kind, Modifier, Reading, Sentence, Speaker, Timex, Why};
use tickmark::text::Span;
use tickmark::ui::actions::{Look, Outbox};
use tickmark::ui::commands::CommandId;
use tickmark::ui::panes::{Panes, side_widths};
use tickmark::ui::session::{Project, Session};

use tickmark::ui::state::{Form, SaveState, Tab};
use tickmark::ui::theme::Theme;

const STORY: &str = "Quay crane falls at Port Ellery\n\n\
    “Nineteen dockers were hurt,” the harbour master said on Tuesday.\n\n\
    The crane had been inspected in 2019, a café owner’s log shows. Its maker gave no comment.\n";

pub(super) struct Desk {
    pub(super) session: Session,
    panes: Panes,
    pub(super) out: Outbox,
}

fn claim(text: &str, words: &str, reading: Reading, sentences: &[Sentence]) -> Claim {
    let start = text.find(words).unwrap();
    let span = Span::new(start, start + words.len());
    let sentence = sentences.partition_point(|sentence| sentence.span.end <= start);
    Claim { span, reading, sentence, why: Why { rule: "by-hand", parts: vec![("number", span)] } }
}

fn amount(value: f64) -> Amount {
    Amount { low: Some(value), high: Some(value), modifier: Modifier::Exact }
}

fn sentences(article: &Article) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    for paragraph in &article.paragraphs {
        let mut start = paragraph.span.start;
        for part in paragraph.span.of(&article.text).split_inclusive(". ") {
            let span = Span::new(start, start + part.trim_end().len());
            sentences.push(Sentence { span, checkable: true });
            start += part.len();
        }
    }
    sentences
}

fn dates() -> Dates {
    Dates { given: Some(date(2024, 8, 16)), file: date(2024, 8, 16) }
}

pub(super) fn story() -> (Article, Extraction) {
    let article = read(STORY.as_bytes(), "crane.txt", dates()).unwrap().article;
    let sentences = sentences(&article);
    let speaker = Speaker { source: Some("the harbour master".to_owned()), resolved: None, anonymous: false };
    let timex = |value: &str| Timex { timex: value.to_owned(), modifier: None };
    let readings = [
        ("“Nineteen dockers were hurt,” the harbour master said", Reading::Quote(speaker)),
        (
            "Nineteen dockers",
            Reading::Quantity { amount: amount(19.0), unit: "docker".to_owned(), per: None },
        ),
        ("Tuesday", Reading::Date(timex("2024-08-13"))),
        ("2019", Reading::Date(timex("2019"))),
    ];
    let mut claims: Vec<Claim> = readings
        .into_iter()
        .map(|(words, reading)| claim(&article.text, words, reading, &sentences))
        .collect();
    claims.sort_by_key(|claim| (claim.span.start, Reverse(claim.span.end)));
    (article, Extraction { claims, sentences, ties: Vec::new() })
}

pub(super) fn desk((article, extraction): (Article, Extraction)) -> Desk {
    let settings = Settings {
        checker: Checker { name: "Mara Kessler".to_owned(), initials: "MK".to_owned() },
        ..Settings::default()
    };
    let mut session = Session::new(settings, || Timestamp::UNIX_EPOCH);
    session.record(Edit::AddDraft { draft: NewDraft::of(&article, &extraction) });
    let desk = session.desk.clone();
    let project = Project { path: "crane.tickmark".into(), ..Project::default() };
    session.lay_out(desk, project, SaveState::Saved);
    Desk { session, panes: Panes::default(), out: Outbox::default() }
}

fn draw(ui: &mut egui::Ui, desk: &mut Desk) {
    let theme = Theme::of(ui.ctx());
    desk.session.begin_frame();
    let scene = desk.session.scene(&theme);
    let (left, right) = side_widths(ui.max_rect().width());
    let none = egui::Frame::NONE;
    egui::Panel::left("left").size_range(left).frame(none).show(ui, |ui| {
        desk.panes.left_ui(ui, &scene, &mut desk.out);
    });
    egui::Panel::right("right").size_range(right).frame(none).show(ui, |ui| {
        desk.panes.right_ui(ui, &scene, &mut desk.out);
    });
    egui::CentralPanel::default().frame(none).show(ui, |ui| {
        desk.panes.centre_ui(ui, &scene, &mut desk.out);
    });
    let before = (desk.session.view.clone(), desk.session.revision());
    desk.session.take_all(&mut desk.out);
    if before != (desk.session.view.clone(), desk.session.revision()) || desk.session.asks_for_a_frame() {
        ui.ctx().request_repaint();
    }
}

pub(super) fn window(desk: Desk) -> Harness<'static, Desk> {
    let mut harness = Harness::builder()
        .with_size([1440.0, 1400.0])
        .with_context_setup(|ctx| Theme::install(ctx, egui::ThemePreference::Light))
        .build_ui_state(draw, desk);
    harness.run();
    harness
}

pub(super) fn selected(harness: &Harness<'_, Desk>) -> String {
    let session = &harness.state().session;
    session.claim().map(|claim| session.desk.words(claim).to_owned()).unwrap_or_default()
}

pub(super) fn select(harness: &mut Harness<'_, Desk>, words: &str) {
    let session = &harness.state().session;
    let id = session.desk.claims().find(|claim| session.desk.words(claim) == words).unwrap().id.clone();
    harness.state_mut().session.select(Some(id));
    harness.run();
}

pub(super) fn entries(harness: &Harness<'_, Desk>) -> usize {
    harness.state().session.desk.entries().len()
}

/// Presses and lets go at `at`.
fn click_at(harness: &mut Harness<'_, Desk>, at: egui::Pos2) {
    harness.drag_at(at);
    harness.run();
    harness.drop_at(at);
    harness.run();
}

fn paragraph(harness: &Harness<'_, Desk>, words: &str) -> Rect {
    harness.get_by_label_contains(words).rect()
}

#[test]
fn the_list_shows_every_claim_with_its_reading_and_a_click_selects_it() {
    let mut harness = window(desk(story()));
    harness.get_by_label_contains("Date · 2019").click();
    harness.run();
    assert_eq!(selected(&harness), "2019");
    harness.get_by_label("Nineteen dockers, Unchecked, Figure · 19 · docker");
}

#[test]
fn a_chip_narrows_the_list_and_another_click_widens_it() {
    let mut harness = window(desk(story()));
    harness.get_by_label("Dates, 2").click();
    harness.run();
    assert!(harness.query_by_label_contains("Figure · 19").is_none());
    harness.get_by_label_contains("Date · 2019");
    harness.get_by_label("Show all claims").click();
    harness.run();
    harness.get_by_label_contains("Figure · 19");
}

#[test]
fn a_list_that_shows_nothing_says_why_and_how_to_go_on() {
    let mut harness = window(desk(story()));
    let mut filter = tickmark::desk::Filter::default();
    filter.kinds.insert(Kind::Identity);
    harness.state_mut().out.look(Look::Filter(filter));
    harness.run();
    harness.get_by_label("Nothing matches");
    harness.state_mut().out.look(Look::Tab(Tab::Tray));
    harness.state_mut().out.look(Look::Filter(tickmark::desk::Filter::default()));
    harness.run();
    harness.get_by_label("The tray is empty");
    harness.get_by_label_contains("Sources, 0").click();
    harness.run();
    harness.get_by_label("No sources yet");
}

#[test]
fn every_paragraph_can_be_read_by_a_screen_reader() {
    let harness = window(desk(story()));
    for words in ["Quay crane falls", "“Nineteen dockers were hurt,”", "a café owner’s log"] {
        let labels: Vec<_> = harness.query_all_by_label_contains(words).collect();
        assert!(!labels.is_empty(), "{words}");
    }
}

#[test]
fn a_click_selects_the_innermost_claim_and_the_next_click_the_one_around_it() {
    let mut harness = window(desk(story()));
    let at = paragraph(&harness, "hurt,” the harbour master said on Tuesday").min + egui::vec2(40.0, 14.0);
    select(&mut harness, "2019");
    click_at(&mut harness, at);
    assert_eq!(selected(&harness), "Nineteen dockers");
    // Later, or it would be a double click, which selects a word.
    harness.run_steps(60);
    click_at(&mut harness, at);
    assert_eq!(selected(&harness), "“Nineteen dockers were hurt,” the harbour master said");
}

#[test]
fn dragging_selects_whole_words_and_a_button_makes_them_a_claim() {
    let mut harness = window(desk(story()));
    let corner = paragraph(&harness, "a café owner’s log shows").min;
    harness.drag_at(pos2(corner.x + 3.0, corner.y + 14.0));
    harness.run();
    harness.hover_at(pos2(corner.x + 60.0, corner.y + 14.0));
    harness.run();
    harness.drop_at(pos2(corner.x + 60.0, corner.y + 14.0));
    harness.run();
    let words = harness.state().session.view.words.unwrap();
    assert_eq!(words.of(STORY), "The crane");
    harness.get_by_label("Make a claim").click();
    harness.run();
    assert_eq!(selected(&harness), "The crane");
}

#[test]
fn selected_words_are_the_words_under_the_pointer_in_any_script() {
    let text = "Größe\r\n\r\n😀 “Ünïcode” — said a clerk of the harbour office on the quay, and\r\n\
        that the mayor of Łódź’s port had come to see the crane lifted out\r\nof the water.\r\n";
    let article = read(text.as_bytes(), "odd.txt", dates()).unwrap().article;
    let extraction = Extraction { sentences: sentences(&article), ..Extraction::default() };
    let mut harness = Harness::builder()
        .with_size([1440.0, 900.0])
        .allow_missing_glyphs()
        .with_context_setup(|ctx| Theme::install(ctx, egui::ThemePreference::Light))
        .build_ui_state(draw, desk((article, extraction)));
    harness.run();
    let place = paragraph(&harness, "Ünïcode");
    let start = place.min + egui::vec2(1.0, 10.0);
    harness.drag_at(start);
    harness.run();
    let mut seen = Vec::new();
    for step in 1..60_u8 {
        harness.hover_at(start + egui::vec2(f32::from(step) * 8.0, 0.0));
        harness.run();
        seen.extend(harness.state().session.view.words.map(|words| words.of(text)));
    }
    seen.dedup();
    assert_eq!(seen.first(), Some(&"😀"));
    assert!(seen.contains(&"😀 “Ünïcode”") && seen.contains(&"😀 “Ünïcode” — said"), "{seen:?}");
    harness.hover_at(place.max);
    harness.run();
    let words = harness.state().session.view.words.unwrap();
    assert!(words.of(text).starts_with("😀") && words.of(text).ends_with("lifted out\r\nof the water."));
}

#[test]
fn a_status_button_marks_the_claim_and_shows_so() {
    let mut harness = window(desk(story()));
    select(&mut harness, "Tuesday");
    harness.get_by_label("Wrong, key 4").click();
    harness.run();
    assert_eq!(harness.state().session.claim().unwrap().status, Status::Wrong);
    harness.get_by_label("Tuesday, Wrong, Date · Tue 13 Aug 2024 · no note yet");
    harness.get_by_label("Decision Cut").click();
    harness.run();
    assert_eq!(harness.state().session.claim().unwrap().resolution, Resolution::Cut);
}

#[test]
fn a_note_is_one_entry_however_many_keys_it_took() {
    let mut harness = window(desk(story()));
    select(&mut harness, "2019");
    let before = entries(&harness);
    harness.state_mut().session.run(CommandId::OpenCard);
    harness.run();
    harness.get_all_by_label("Note").find(|node| node.is_focused()).unwrap().type_text("ask the ");
    harness.run();
    harness.get_all_by_label("Note").find(|node| node.is_focused()).unwrap().type_text("café owner");
    harness.run();
    assert_eq!(entries(&harness), before, "nothing is written while somebody types");
    harness.key_press(Key::Escape);
    harness.run();
    assert_eq!(harness.state().session.claim().unwrap().note, "ask the café owner");
    assert_eq!(entries(&harness), before + 1);
}

#[test]
fn text_typed_for_one_claim_is_not_lost_when_another_is_selected() {
    let mut harness = window(desk(story()));
    select(&mut harness, "2019");
    harness.state_mut().session.run(CommandId::OpenCard);
    harness.run();
    harness.get_all_by_label("Note").find(|node| node.is_focused()).unwrap().type_text("see log");
    harness.run();
    select(&mut harness, "Tuesday");
    assert_eq!(harness.state().session.claim().unwrap().note, "");
    select(&mut harness, "2019");
    assert_eq!(harness.state().session.claim().unwrap().note, "see log");
}

#[test]
fn a_source_is_written_down_with_e_its_title_and_enter() {
    let mut harness = window(desk(story()));
    select(&mut harness, "2019");
    let before = entries(&harness);
    harness.state_mut().session.run(CommandId::AddSource);
    harness.run();
    harness.get_all_by_label("Source").find(|node| node.is_focused()).unwrap().type_text("Inspection log");
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    let session = &harness.state().session;
    let claim = session.claim().unwrap();
    let linked: Vec<_> = session.desk.links_of(&claim.id).collect();
    assert_eq!(linked.len(), 1);
    assert_eq!(
        (linked[0].source.title.as_str(), linked[0].link.relation),
        ("Inspection log", Relation::Supports)
    );
    assert_eq!((entries(&harness), &session.view.form), (before + 1, &None));
}

#[test]
fn a_known_source_is_taken_again_and_changed_in_place() {
    let mut harness = window(desk(story()));
    for words in ["2019", "Tuesday"] {
        select(&mut harness, words);
        harness.state_mut().session.run(CommandId::AddSource);
        harness.run();
        if words == "2019" {
            harness.get_all_by_label("Source").find(|n| n.is_focused()).unwrap().type_text("Port log");
        } else {
            harness.get_by_label("Port log").click();
        }
        harness.run();
        harness.get_by_label("Save source").click();
        harness.run();
    }
    assert_eq!(harness.state().session.desk.sources().count(), 1);
    let citation = {
        let session = &harness.state().session;
        session.desk.links_of(&session.claim().unwrap().id).next().unwrap().citation.id.clone()
    };
    harness.state_mut().out.look(Look::Form(Some(Form::EditCitation(citation))));
    harness.run();
    harness.get_by_label("2 · What it says").click();
    harness.run();
    harness.get_by_label("Where in it").click();
    harness.run();
    harness.get_by_label("Where in it").type_text("line 14");
    harness.run();
    harness.get_by_label("Save source").click();
    harness.run();
    let session = &harness.state().session;
    assert_eq!(
        session.desk.links_of(&session.claim().unwrap().id).next().unwrap().citation.locator,
        "line 14"
    );
}

#[test]
fn a_wrong_reading_is_corrected_in_its_own_fields() {
    let mut harness = window(desk(story()));
    select(&mut harness, "Nineteen dockers");
    harness.get_by_label("Correct the reading").click();
    harness.run();
    harness.get_by_label("Unit").click();
    harness.run();
    harness.key_press(Key::End);
    harness.get_by_label("Unit").type_text("s of both docks");
    harness.run();
    harness.get_by_label("Save reading").click();
    harness.run();
    let session = &harness.state().session;
    assert_eq!(session.claim().unwrap().reading.in_words(), "19 · dockers of both docks");
}

#[test]
fn a_proposed_wording_is_shown_against_the_words_it_replaces() {
    let mut harness = window(desk(story()));
    select(&mut harness, "Nineteen dockers");
    let claim = harness.state().session.claim().unwrap().id.clone();
    let (wording, reason) = ("Nine dockers".to_owned(), "hospital list".to_owned());
    harness.state_mut().session.record(Edit::Suggest { claim, wording, reason });
    harness.run();
    harness.get_by_label("Nineteen Nine dockers");
    harness.get_by_label_contains("→ Nine dockers");
}

#[test]
fn ten_thousand_claims_cost_a_frame_what_a_hundred_do() {
    let shapes = |copies: usize| {
        let (article, extraction) = story();
        let step = article.text.len() + 2;
        let text = vec![article.text.trim_end(); copies].join("\n\n");
        let long = read(text.as_bytes(), "long.txt", dates()).unwrap().article;
        let step = step.min(article.text.trim_end().len() + 2);
        let moved = |span: Span, i: usize| Span::new(span.start + i * step, span.end + i * step);
        let claims = (0..copies).flat_map(|i| {
            extraction.claims.iter().map(move |claim| Claim { span: moved(claim.span, i), ..claim.clone() })
        });
        let sentences = sentences(&long);
        let mut claims: Vec<Claim> = claims.collect();
        for claim in &mut claims {
            claim.sentence = sentences.partition_point(|sentence| sentence.span.end <= claim.span.start);
        }
        let harness = window(desk((long, Extraction { claims, sentences, ties: Vec::new() })));
        assert_eq!(harness.state().session.desk.claims().count(), copies * 4);
        harness.output().shapes.len()
    };
    let (few, many) = (shapes(25), shapes(2500));
    assert!(many <= few + few / 4, "{many} shapes for 10,000 claims, {few} for 100");
}

#[test]
fn nothing_is_drawn_while_nothing_changes() {
    let harness = window(desk(story()));
    let delays = harness.output().viewport_output.values().map(|viewport| viewport.repaint_delay);
    assert!(delays.into_iter().all(|delay| delay > std::time::Duration::from_hours(1)));
}
