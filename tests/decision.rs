//! The editor's decisions, made by keys.

use eframe::egui::{Key, Modifiers};
use tickmark::desk::Resolution;

use crate::stage::{Told, Window};

#[test]
fn the_editor_decides_by_keys() {
    let mut window = Window::with_article(Told::answering([]));
    let ctrl_shift = Modifiers::COMMAND | Modifiers::SHIFT;
    let decided = |window: &Window| window.session().claim().unwrap().resolution;
    window.press_with(ctrl_shift, Key::X);
    assert_eq!(decided(&window), Resolution::Open, "nothing is to be decided on an unchecked claim");
    window.press(Key::Num4);
    window.press_with(ctrl_shift, Key::X);
    assert_eq!(decided(&window), Resolution::Cut);
    window.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(decided(&window), Resolution::Open);
    window.press_with(ctrl_shift, Key::T);
    window.type_text("the source has it so");
    window.press(Key::Enter);
    let claim = window.session().claim().unwrap();
    assert_eq!(
        (claim.resolution, claim.resolution_reason.as_str()),
        (Resolution::Stet, "the source has it so")
    );
    window.press_with(ctrl_shift, Key::A);
    assert_eq!(decided(&window), Resolution::Accepted);
}
