//! Addresses that people wrote, as targets of links.
//!
//! Invariant: only addresses that lead somewhere and run nothing become links.

use std::fmt::Write as _;

use super::words::is_safe_link;

/// The address as the target of a link, where it may be one: Word calls a document damaged over a target that
/// is no URI.
pub(super) fn target(url: &str) -> Option<String> {
    let url = url.trim();
    if !is_safe_link(url) {
        return None;
    }
    let (scheme, rest) = url.split_once(':')?;
    if !scheme.eq_ignore_ascii_case("mailto") {
        let host = rest.trim_start_matches('/').split(['/', '?', '#']).next().unwrap_or_default();
        let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_');
        let (name, port) = host.split_once(':').unwrap_or((host, "80"));
        if name.is_empty() || !name.chars().all(is_plain) || !port.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
    }
    let mut out = format!("{}:", scheme.to_ascii_lowercase());
    let mut chars = rest.chars();
    let mut has_fragment = false;
    while let Some(c) = chars.next() {
        let is_code = c == '%' && chars.clone().take(2).filter(char::is_ascii_hexdigit).count() == 2;
        let is_first_hash = c == '#' && !has_fragment;
        has_fragment |= c == '#';
        if c.is_alphanumeric() || "-._~/?:@!$&'()*+,;=".contains(c) || is_code || is_first_hash {
            out.push(c);
        } else {
            escape(c, &mut out);
        }
    }
    Some(out)
}

/// `target` for a format that has no letters but those of ASCII.
pub(super) fn ascii(target: &str) -> String {
    let mut out = String::new();
    for c in target.chars() {
        if c.is_ascii() {
            out.push(c);
        } else {
            escape(c, &mut out);
        }
    }
    out
}

fn escape(c: char, out: &mut String) {
    for byte in c.encode_utf8(&mut [0; 4]).bytes() {
        // Writing to a string cannot fail.
        _ = write!(out, "%{byte:02X}");
    }
}

#[cfg(test)]
mod tests {
    use super::{ascii, target};

    #[test]
    fn only_addresses_that_can_be_followed_become_links() {
        for (url, link) in [
            ("https://example.org/a?b=c#d", Some("https://example.org/a?b=c#d")),
            (" HTTP://example.org:8080 ", Some("http://example.org:8080")),
            ("mailto:desk@example.org", Some("mailto:desk@example.org")),
            ("https://example.org/a{b}|c\\d\"e#f#g", Some("https://example.org/a%7Bb%7D%7Cc%5Cd%22e#f%23g")),
            ("https://example.org/100%", Some("https://example.org/100%25")),
            ("https://zürich.example/é", Some("https://zürich.example/é")),
            ("javascript:alert(1)", None),
            ("file:///etc/passwd", None),
            ("https://", None),
            ("https://[::1", None),
            ("https://a:b/", None),
            ("example.org", None),
        ] {
            assert_eq!(target(url).as_deref(), link, "{url}");
        }
    }

    #[test]
    fn other_letters_are_told_by_their_bytes() {
        assert_eq!(ascii("https://example.org/é?q=%20"), "https://example.org/%C3%A9?q=%20");
    }
}
