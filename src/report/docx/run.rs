//! Words as runs of a Word document.
//!
//! Invariant: whatever the words are, they come out as words: no field, no markup, no character XML forbids.

use std::borrow::Cow;

use maud::{Markup, PreEscaped, html};

use crate::report::words::visible;

/// Words without any look of their own, as people wrote them.
pub(super) fn plain(text: &str) -> Markup {
    html! { w:r { (words(&shown(text))) } }
}

/// Words in a character style.
pub(super) fn styled(style: &str, text: &str) -> Markup {
    html! { @if !text.is_empty() { w:r { w:rPr { w:rStyle w:val=(style) {} } (words(&shown(text))) } } }
}

/// Words in a color, strong.
pub(super) fn colored(color: &str, text: &str) -> Markup {
    html! { w:r { w:rPr { w:b {} w:color w:val=(color) {} } (words(&shown(text))) } }
}

/// A paragraph of a style around runs.
pub(super) fn paragraph(style: &str, runs: &Markup) -> Markup {
    html! { w:p { w:pPr { w:pStyle w:val=(style) {} } (runs) } }
}

/// A paragraph that tells one thing after its name; nothing where there is nothing to tell.
pub(super) fn fact(style: &str, name: &str, text: &str) -> Markup {
    html! { @if let Some(told) = named(name, text) { (paragraph(style, &told)) } }
}

/// One thing after its name, as runs.
pub(super) fn named(name: &str, text: &str) -> Option<Markup> {
    (!text.trim().is_empty()).then(|| html! { (styled("Name", &format!("{name}: "))) (plain(text)) })
}

/// A link to a bookmark of the same document.
pub(super) fn jump(bookmark: &str, text: &str) -> Markup {
    html! { w:hyperlink w:anchor=(bookmark) w:history="1" { (styled("Jump", text)) } }
}

/// The words inside a run.
pub(super) fn words(text: &str) -> Markup {
    pieces(text, |part| html! { w:t xml:space="preserve" { (part) } })
}

/// The words inside a run that is struck out.
pub(super) fn gone(text: &str) -> Markup {
    pieces(text, |part| html! { w:delText xml:space="preserve" { (part) } })
}

fn pieces(text: &str, leaf: impl Fn(&str) -> Markup) -> Markup {
    html! {
        @for (at, line) in text.split('\n').enumerate() {
            @if at > 0 { w:br {} }
            @for (at, part) in line.split('\t').enumerate() {
                @if at > 0 { w:tab {} }
                @if !part.is_empty() { (leaf(part)) }
            }
        }
    }
}

/// The article's own words as XML can hold them: blanks stay blanks, and nothing else changes.
pub(super) fn own(text: &str) -> Cow<'_, str> {
    if !text.contains(|c: char| is_forbidden(c) || c == '\r') {
        return Cow::Borrowed(text);
    }
    let lines = text.replace("\r\n", "\n").replace('\r', "\n");
    let fit = |c: char| match c {
        c if !is_forbidden(c) => c,
        c if c.is_whitespace() || ('\u{1C}'..='\u{1F}').contains(&c) => ' ',
        _ => char::REPLACEMENT_CHARACTER,
    };
    Cow::Owned(lines.chars().map(fit).collect())
}

/// What people wrote, with everything that nobody sees made visible.
pub(super) fn shown(text: &str) -> String {
    own(&visible(text)).into_owned()
}

/// Characters that XML forbids, and controls that it only discourages.
const fn is_forbidden(c: char) -> bool {
    matches!(c, '\0'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{7F}'..='\u{9F}' | '\u{FFFE}' | '\u{FFFF}')
}

/// The head of an XML part.
pub(super) const DECLARATION: PreEscaped<&str> =
    PreEscaped("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_tabs_are_elements_and_markup_is_text() {
        assert_eq!(
            words("a\tb\n<c>&").into_string(),
            "<w:t xml:space=\"preserve\">a</w:t><w:tab></w:tab><w:t xml:space=\"preserve\">b</w:t><w:br></w:br>\
             <w:t xml:space=\"preserve\">&lt;c&gt;&amp;</w:t>"
        );
    }

    #[test]
    fn what_xml_forbids_does_not_come_out() {
        assert_eq!(own("a\u{0}b\u{C}c\r\nd\u{FFFF}"), "a\u{FFFD}b c\nd\u{FFFD}");
        assert_eq!(own("שלום\u{200F}"), "שלום\u{200F}", "the article keeps its own direction marks");
        assert_eq!(shown("a\u{202E}b\u{1}"), "a\u{FFFD}b\u{FFFD}");
    }
}
