//! How deep elements stand in one another, told before the page is parsed: a parser takes time by depth and length.
//!
//! Invariant: one pass; counts no less than a parser would, but for elements that close by themselves.

/// How deep elements may stand in one another. Browsers stop at 512; pages with ends forgotten seem deeper than they are.
const DEEPEST: usize = 1500;

/// Elements that hold nothing, or that the next of their kind closes.
const CLOSED_BY_THEMSELVES: [&str; 32] = [
    "area", "base", "br", "col", "colgroup", "dd", "dt", "embed", "frame", "hr", "html", "head", "body",
    "img", "input", "li", "link", "meta", "nobr", "option", "optgroup", "p", "param", "source", "tbody",
    "td", "tfoot", "th", "thead", "tr", "track", "wbr",
];

/// Whether elements of `source` stand too deep in one another for any browser.
pub(super) fn is_too_deep(source: &str) -> bool {
    let mut depth = 0_usize;
    let mut rest = source;
    while let Some((_, after)) = rest.split_once('<') {
        rest = after;
        let is_end = after.starts_with('/');
        let name = name_of(after.trim_start_matches('/'));
        if after.starts_with("!--") {
            rest = after.split_once("-->").map_or("", |(_, rest)| rest);
        } else if matches!(name.as_str(), "script" | "style" | "textarea" | "title") && !is_end {
            rest = after_end_of(&name, after);
        } else if !name.is_empty() && !CLOSED_BY_THEMSELVES.contains(&name.as_str()) {
            depth = if is_end { depth.saturating_sub(1) } else { depth + 1 };
            if depth > DEEPEST {
                return true;
            }
        }
    }
    false
}

fn name_of(tag: &str) -> String {
    tag.chars().take(12).take_while(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase()
}

/// What follows the end of the element `name`, whose words are no markup.
fn after_end_of<'a>(name: &str, inside: &'a str) -> &'a str {
    let mut rest = inside;
    while let Some((_, after)) = rest.split_once("</") {
        rest = after;
        if name_of(after) == name {
            return after;
        }
    }
    ""
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn depth_counts_what_is_not_closed() {
        for (unit, is_deep) in [
            ("<div>", true),
            ("<DIV class='a'><p>", true),
            ("<div></div>", false),
            ("<p>", false),
            ("<li><br>", false),
            ("<script>'<div>'</script>", false),
            ("<!-- <div> -->", false),
            ("1 < 2 ", false),
        ] {
            assert_eq!(is_too_deep(&unit.repeat(2000)), is_deep, "{unit}");
        }
    }
}
