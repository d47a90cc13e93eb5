//! Pages that would take a parser for ever, told before one is given them: it takes time by the depth of elements and
//! their number, memory by their number, and time by the square of the attributes of one.
//!
//! Invariant: one pass; counts no less than a parser would, but for elements that close by themselves.

/// How deep elements may stand in one another. Browsers stop at 512; pages with ends forgotten seem deeper than they are.
const DEEPEST: usize = 1500;

/// How many attributes an element may have; a parser holds each against all before it.
const MOST_ATTRIBUTES: usize = 2000;

/// How many tags and comments a page may have: ten times as many as the longest article, at most two hundred bytes of
/// memory each, with the words between them.
const MOST_TAGS: usize = 500_000;

/// Elements that hold nothing, or that the next of their kind closes.
const CLOSED_BY_THEMSELVES: [&str; 32] = [
    "area", "base", "br", "col", "colgroup", "dd", "dt", "embed", "frame", "hr", "html", "head", "body",
    "img", "input", "li", "link", "meta", "nobr", "option", "optgroup", "p", "param", "source", "tbody",
    "td", "tfoot", "th", "thead", "tr", "track", "wbr",
];

/// Whether elements of `source` stand too deep in one another for any browser, are too many, or one has too many
/// attributes.
pub(super) fn is_overgrown(source: &str) -> bool {
    let mut depth = 0_usize;
    let mut rest = source;
    let mut count = 0;
    while let Some((_, after)) = rest.split_once('<') {
        rest = after;
        count += usize::from(after.starts_with(|c: char| c.is_ascii_alphabetic() || "/!?".contains(c)));
        if count > MOST_TAGS {
            return true;
        }
        let is_end = after.starts_with('/');
        let name = name_of(after.trim_start_matches('/'));
        if after.starts_with("!--") {
            rest = after.split_once("-->").map_or("", |(_, rest)| rest);
            continue;
        }
        if name.is_empty() {
            continue;
        }
        let Some(behind) = behind_tag(after) else { return true };
        rest = behind;
        if matches!(name.as_str(), "script" | "style" | "textarea" | "title") && !is_end {
            rest = after_end_of(&name, behind);
        } else if !CLOSED_BY_THEMSELVES.contains(&name.as_str()) {
            depth = if is_end { depth.saturating_sub(1) } else { depth + 1 };
            if depth > DEEPEST {
                return true;
            }
        }
    }
    false
}

/// What follows a tag; nothing where it has more attributes than any page's. Blanks and slashes part them.
fn behind_tag(inside: &str) -> Option<&str> {
    let mut quote = None;
    let mut last = b' ';
    let mut count = 0;
    for (at, sign) in inside.bytes().enumerate() {
        match (quote, sign) {
            (Some(open), _) if open != sign => {}
            (Some(_), _) => {
                quote = None;
                last = b' ';
            }
            (None, b'>') => return Some(inside.get(at + 1..).unwrap_or("")),
            (None, b'"' | b'\'') if last == b'=' => quote = Some(sign),
            (None, b' ' | b'\t' | b'\n' | b'\r' | b'\x0c' | b'/') if last == b'=' => {}
            (None, b' ' | b'\t' | b'\n' | b'\r' | b'\x0c' | b'/') => last = b' ',
            (None, _) => {
                count += usize::from(last == b' ');
                if count > MOST_ATTRIBUTES {
                    return None;
                }
                last = sign;
            }
        }
    }
    Some("")
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
            assert_eq!(is_overgrown(&unit.repeat(2000)), is_deep, "{unit}");
        }
    }

    #[test]
    fn tags_are_counted() {
        for unit in ["<br>", "<i></i>", "<!---->", "<!x>", "</p>", "<?x>"] {
            assert!(!is_overgrown(&unit.repeat(MOST_TAGS / 2)), "{unit}");
            assert!(is_overgrown(&unit.repeat(MOST_TAGS + 1)), "{unit}");
        }
        assert!(!is_overgrown(&"1 < 2 ".repeat(MOST_TAGS + 1)));
    }

    #[test]
    fn attributes_of_one_element_are_counted() {
        let many = |one: &str| one.repeat(2 * MOST_ATTRIBUTES);
        for (page, is_overgrown_page) in [
            (format!("<p {}>", many("a=1 ")), true),
            (format!("<p {}>", many("a='1'")), true),
            (format!("<p {}>", many("a/")), true),
            (format!("</p {}", many("a ")), true),
            (format!("<p class='{}'>", many("a ")), false),
            (format!("<p>{}", many("a=1 ")), false),
            (format!("<p ' {}", many("a ")), true),
            (format!("< {}", many("a=1 ")), false),
            (many("<b a=1>x</b>"), false),
        ] {
            assert_eq!(is_overgrown(&page), is_overgrown_page, "{}", page.split_at(12).0);
        }
    }
}
