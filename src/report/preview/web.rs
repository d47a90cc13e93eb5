//! The first page of a report in HTML.
//!
//! Invariant: reads what our own rendering wrote; every element that opens is closed.

use super::page::{LineKind, Mark, Page, Tag, tags};

/// Lists whose entries stand side by side on the page.
const SIDE_BY_SIDE: &str = "tally";

/// What an element does to the words in it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Effect {
    None,
    /// They are for the eye alone, or for jumping.
    Hidden,
    /// They stand in the margin: numbers and glyphs.
    Margin,
    /// They are a remark in the margin.
    Remark,
    /// They are a claim.
    Claim,
    /// They are entries side by side.
    Row,
    /// They are to go.
    Out,
    /// They are proposed.
    In,
}

/// The first page of `markup`.
pub(super) fn page(markup: &str) -> Page {
    let mut page = Page::default();
    let mut open: Vec<Effect> = Vec::new();
    let mut margin = String::new();
    let body = markup.split_once("<main>").map_or("", |(_, body)| body);
    for tag in tags(body).take_while(|tag| tag.name != "/main") {
        if page.is_full() {
            break;
        }
        if let Some(name) = tag.name.strip_prefix('/').filter(|name| !is_void(name)) {
            let effect = open.pop();
            if effect == Some(Effect::Margin) && !open.contains(&Effect::Margin) {
                page.put_beside(&std::mem::take(&mut margin));
            }
            if name != "li" || open.last() != Some(&Effect::Row) {
                end(&mut page, name);
            }
        } else if !is_void(tag.name.trim_start_matches('/')) {
            let effect = effect(&tag);
            if tag.name == "li" && open.last() == Some(&Effect::Row) {
                page.part();
            } else {
                begin(&mut page, tag.name);
            }
            let stands_aside = open.contains(&Effect::Hidden) || open.contains(&Effect::Margin);
            if matches!(tag.name, "span" | "a") && effect == Effect::None && !stands_aside {
                page.gap();
            }
            open.push(effect);
        }
        let words = tag.text();
        if open.contains(&Effect::Hidden) {
            continue;
        }
        if open.contains(&Effect::Remark) {
            margin.push_str(&words);
            margin.push(' ');
        } else if !open.contains(&Effect::Margin) {
            page.add(&words, mark(&open));
        }
    }
    page.end();
    page
}

/// How words in those elements look.
fn mark(open: &[Effect]) -> Mark {
    match open {
        _ if open.contains(&Effect::Out) => Mark::Out,
        _ if open.contains(&Effect::In) => Mark::In,
        _ if open.contains(&Effect::Claim) => Mark::Claim,
        _ => Mark::None,
    }
}

fn effect(tag: &Tag<'_>) -> Effect {
    let class = tag.attribute("class").unwrap_or_default();
    match tag.name {
        "sup" | "svg" => Effect::Hidden,
        _ if tag.attribute("aria-hidden").is_some() => Effect::Hidden,
        // What the lines under the words mean is told where they have their colours.
        "p" if class == "key" => Effect::Hidden,
        "del" => Effect::Out,
        "ins" => Effect::In,
        "ul" if class == SIDE_BY_SIDE => Effect::Row,
        "span" if class == "margin" => Effect::Margin,
        "span" if class == "word" => Effect::Remark,
        "span" if class == "c" || class.starts_with("c ") => Effect::Claim,
        _ => Effect::None,
    }
}

fn is_void(name: &str) -> bool {
    matches!(name, "br" | "hr" | "img" | "input" | "meta" | "link" | "wbr" | "use" | "path" | "circle")
}

fn begin(page: &mut Page, name: &str) {
    match name {
        "h1" => page.begin(LineKind::Title),
        "h2" | "h3" => page.begin(LineKind::Heading),
        "p" | "li" | "div" | "tr" | "dt" | "ul" | "section" | "article" | "header" | "footer"
        | "blockquote" => {
            page.begin(LineKind::Text);
        }
        "td" | "th" | "dd" => page.cell(),
        // What stands side by side on the page has no blank between it.
        "b" | "small" | "strong" | "ins" => page.gap(),
        _ => {}
    }
}

fn end(page: &mut Page, name: &str) {
    match name {
        "h1" | "h2" | "h3" | "p" | "li" | "div" | "tr" | "dd" | "ul" | "section" | "header"
        | "blockquote" => {
            page.end();
        }
        _ => {}
    }
}
