//! Opens the real window.
//!
//! Invariant: the only place where the window reads the clock and meets the desktop.

use std::path::PathBuf;
use std::sync::Arc;

use eframe::egui::{IconData, ViewportBuilder};
use jiff::Timestamp;

use super::app::{Outside, Shell};
use super::desktop::Here;
use super::dialogs::Native;
use super::theme::ask_desktop_for_fonts;
use crate::archive::last_mishap;
use crate::archive::state::State;
use crate::desk::Checker;

/// Size of the window when it first opens, in points.
const FIRST_SIZE: [f32; 2] = [1440.0, 900.0];
/// Below this size panes no longer fit.
const LEAST_SIZE: [f32; 2] = [760.0, 480.0];

/// Opens the window with `files`, and comes back when it was closed; or says in one line why it cannot be opened.
pub fn run(files: Vec<PathBuf>) -> Result<(), String> {
    let state = State::find().map_err(|error| error.to_string())?;
    let (mut settings, notice) = state.load();
    let mishap = last_mishap(&state).map(|report| {
        format!("Tickmark stopped over a mistake of its own; what happened, without a word of any article, is told in {}", report.display())
    });
    let notices = notice.into_iter().map(|notice| notice.to_string()).chain(mishap).collect();
    if settings.checker.name.is_empty() {
        settings.checker = user();
    }
    let mut viewport = ViewportBuilder::default()
        .with_title("Tickmark")
        .with_app_id("tickmark")
        .with_icon(icon())
        .with_inner_size(settings.window.unwrap_or(FIRST_SIZE))
        .with_min_inner_size(LEAST_SIZE);
    // A place left of or above the first screen may belong to a screen that is no longer there.
    if let Some(place) = settings.place.filter(|place| place.iter().all(|&at| at >= 0.0)) {
        viewport = viewport.with_position(place);
    }
    // We ask for the desktop's fonts ourselves, when one is needed. Nothing here fades from colour to colour, so that
    // there is nothing to dither: that would be the dearest part of a pixel where the processor draws.
    let options = eframe::NativeOptions {
        viewport,
        system_font_fallback: false,
        dithering: false,
        ..Default::default()
    };
    // A name as a shell gives it means nothing tomorrow, nor to the desktop's dialogs.
    let whole = |file: PathBuf| std::path::absolute(&file).unwrap_or(file);
    let outside = Outside {
        state,
        settings,
        files: files.into_iter().map(whole).collect(),
        dialogs: Arc::new(Native),
        desktop: Arc::new(Here),
        clock: now,
        notices,
    };
    let start: eframe::AppCreator<'_> = Box::new(|creation| {
        ask_desktop_for_fonts(&creation.egui_ctx);
        Ok(Box::new(Shell::new(&creation.egui_ctx, outside)))
    });
    eframe::run_native("tickmark", options, start).map_err(|error| {
        let why = reason(&error.to_string());
        format!("no window can be opened, because {why}: use `tickmark extract`, `new`, `apply` or `report`, which need none")
    })
}

#[expect(
    clippy::disallowed_methods,
    reason = "here the window reads the clock; everything below gets it handed"
)]
fn now() -> Timestamp {
    Timestamp::now()
}

/// Whom the desktop knows: signs the marks until somebody says who is checking.
fn user() -> Checker {
    let told = ["USER", "LOGNAME", "USERNAME"].iter().find_map(|name| std::env::var(name).ok());
    let name = told.unwrap_or_default();
    let initials = name.chars().take(2).flat_map(char::to_uppercase).collect();
    Checker { name, initials }
}

/// What a person can make use of in the error of a windowing library.
fn reason(error: &str) -> String {
    if error.contains("DISPLAY") {
        return "there is no display".to_owned();
    }
    // Libraries put the place in their own source before the reason.
    let words =
        error.rsplit_once(".rs:").and_then(|(_, rest)| rest.split_once(": ")).map_or(error, |(_, why)| why);
    words.split_whitespace().collect::<Vec<_>>().join(" ").trim_end_matches('.').to_owned()
}

/// The tick in a square, drawn here: a picture file would say no more.
fn icon() -> IconData {
    const SIDE: u32 = 64;
    let pixel = |x: u32, y: u32| {
        let (x, y) = (x as f32 / SIDE as f32, y as f32 / SIDE as f32);
        let arm = |ax: f32, ay: f32, bx: f32, by: f32| {
            let (dx, dy) = (bx - ax, by - ay);
            let t = (((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)).clamp(0.0, 1.0);
            (x - ax - t * dx).hypot(y - ay - t * dy)
        };
        let stroke = arm(0.26, 0.54, 0.43, 0.71).min(arm(0.43, 0.71, 0.76, 0.30));
        let corner = (0.5 - (x - 0.5).abs()).min(0.5 - (y - 0.5).abs());
        let round = {
            let (cx, cy) = ((x - 0.5).abs() - 0.30, (y - 0.5).abs() - 0.30);
            corner > 0.0 && (cx <= 0.0 || cy <= 0.0 || cx.hypot(cy) < 0.20)
        };
        match (round, stroke < 0.065) {
            (false, _) => [0, 0, 0, 0],
            (true, true) => [255, 255, 255, 255],
            (true, false) => [0x2D, 0x00, 0xC3, 255],
        }
    };
    let rgba = (0..SIDE * SIDE).flat_map(|at| pixel(at % SIDE, at / SIDE)).collect();
    IconData { rgba, width: SIDE, height: SIDE }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_of_libraries_lose_their_source_paths() {
        let cases = [
            (
                "winit EventLoopError: os error at /x/mod.rs:765: neither DISPLAY nor … is set.",
                "there is no display",
            ),
            ("os error at /x/mod.rs:12: the server\nhung up.", "the server hung up"),
            ("glutin error: no config", "glutin error: no config"),
        ];
        for (error, expected) in cases {
            assert_eq!(reason(error), expected);
        }
    }

    #[test]
    fn the_icon_is_a_tick_on_a_rounded_square() {
        let IconData { rgba, width, height } = icon();
        assert_eq!(rgba.len() as u32, width * height * 4);
        assert_eq!(rgba.first_chunk(), Some(&[0; 4]), "the corner is clear");
        assert!(rgba.as_chunks::<4>().0.contains(&[255; 4]));
    }
}
