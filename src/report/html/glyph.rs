//! The eight status glyphs as vectors: crisp on screen and paper, whatever fonts are there.
//!
//! Invariant: shapes only; their hue comes from the class around them.

use maud::{Markup, PreEscaped, html};

use crate::desk::Status;

/// All glyphs, drawn once and used by name.
pub(super) fn store() -> Markup {
    html! {
        svg.store xmlns="http://www.w3.org/2000/svg" aria-hidden="true" {
            @for status in Status::ALL {
                symbol id={ "g-" (status.key()) } viewBox="0 0 16 16" { (PreEscaped(shape(status))) }
            }
        }
    }
}

/// The glyph of `status`, named for those who hear the page.
pub(super) fn named(status: Status) -> Markup {
    html! { svg.glyph role="img" aria-label=(status.name()) { use href={ "#g-" (status.key()) } {} } }
}

/// The glyph of `status` where its name stands beside it.
pub(super) fn bare(status: Status) -> Markup {
    html! { svg.glyph aria-hidden="true" { use href={ "#g-" (status.key()) } {} } }
}

const fn shape(status: Status) -> &'static str {
    match status {
        Status::Unchecked => r#"<circle cx="8" cy="8" r="5.4"/>"#,
        Status::Waiting => {
            r#"<circle cx="8" cy="8" r="5.4"/><path d="M8 2.6a5.4 5.4 0 0 0 0 10.8z" fill="currentColor"/>"#
        }
        Status::Confirmed => r#"<path d="M2.4 8.9l3.7 3.9L13.6 3.6"/>"#,
        Status::OnAuthor => {
            r#"<circle cx="8" cy="8" r="6.4" stroke-width="1.5"/><path d="M5 8.3l2.2 2.3 3.9-4.8"/>"#
        }
        Status::Wrong => r#"<path d="M3.4 3.4l9.2 9.2M12.6 3.4l-9.2 9.2"/>"#,
        Status::Disputed => r#"<path d="M2.4 5.8h11.2M2.4 10.2h11.2M10.9 2.6L5.1 13.4"/>"#,
        Status::NotConfirmed => {
            r#"<path d="M5 5.4a3 3 0 1 1 4.9 2.3C8.7 8.6 8 9.1 8 10.2"/><circle cx="8" cy="13.4" r=".6" fill="currentColor"/>"#
        }
        Status::NoCheck => r#"<path d="M3 8h10"/>"#,
    }
}
