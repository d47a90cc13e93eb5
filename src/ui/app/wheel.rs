//! The mouse wheel: a notch moves the page at once.
//!
//! egui spreads a notch over a quarter of a second, and draws the window a dozen times meanwhile. Steps below eight
//! points it takes for a touchpad's and follows at once, so a notch is handed on as some of those.
//!
//! Invariant: the page moves as far as the notch asked for.

use eframe::egui::{Context, Event, MouseWheelUnit};

/// The longest step that egui follows at once, in points.
const STEP: f32 = 7.5;

/// Hands every notch in `events` on in small steps.
pub(super) fn follow_at_once(ctx: &Context, events: &mut Vec<Event>) {
    if events.iter().any(is_notch) {
        let line = ctx.options(|options| options.input_options.line_scroll_speed);
        *events = std::mem::take(events).into_iter().flat_map(|event| steps(event, line)).collect();
    }
}

/// Whether it is a notch that scrolls; with Ctrl it means something else.
const fn is_notch(event: &Event) -> bool {
    matches!(event, Event::MouseWheel { unit: MouseWheelUnit::Line, modifiers, .. } if !modifiers.command)
}

fn steps(event: Event, line: f32) -> Vec<Event> {
    match event {
        Event::MouseWheel { delta, phase, source, modifiers, .. } if is_notch(&event) => {
            let way = delta * line;
            let count = (way.length() / STEP).ceil().max(1.0);
            let unit = MouseWheelUnit::Point;
            let step = Event::MouseWheel { unit, delta: way / count, phase, source, modifiers };
            vec![step; count as usize]
        }
        other => vec![other],
    }
}

#[cfg(test)]
mod tests {
    use eframe::egui::{Modifiers, MouseWheelSource, TouchPhase, Vec2, vec2};

    use super::*;

    #[test]
    fn the_steps_of_a_notch_go_as_far_as_the_notch() {
        let notch = Event::MouseWheel {
            unit: MouseWheelUnit::Line,
            delta: vec2(0.0, -3.0),
            phase: TouchPhase::Move,
            source: MouseWheelSource::Unknown,
            modifiers: Modifiers::NONE,
        };
        let steps: Vec<Vec2> = steps(notch, 40.0)
            .into_iter()
            .filter_map(|step| match step {
                Event::MouseWheel { unit: MouseWheelUnit::Point, delta, .. } => Some(delta),
                _ => None,
            })
            .collect();
        assert!(steps.iter().all(|step| step.length() < 8.0));
        assert!((steps.iter().fold(Vec2::ZERO, |way, step| way + *step) - vec2(0.0, -120.0)).length() < 0.01);
    }
}
