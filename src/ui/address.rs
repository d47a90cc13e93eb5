//! Addresses on the web, before anything opens them.
//!
//! Invariant: reads an address as text; opens nothing and asks no network.

/// The host of a web address that may be opened: `https://user@port.example:80/a` has `port.example`.
///
/// None for anything that is not plain http or https, or that hides what it is behind blanks and control characters.
pub fn web_host(address: &str) -> Option<&str> {
    let address = address.trim();
    let (scheme, rest) = address.split_once("://")?;
    let is_web = ["http", "https"].iter().any(|known| scheme.eq_ignore_ascii_case(known));
    if !is_web {
        return None;
    }
    if rest.chars().any(|c| c.is_whitespace() || c.is_control() || is_hidden(c)) {
        return None;
    }
    let end = rest.find(['/', '?', '#', '\\']).unwrap_or(rest.len());
    let authority = rest.get(..end)?;
    let host = authority.rsplit('@').next()?;
    let host =
        if host.starts_with('[') { host.split_inclusive(']').next()? } else { host.split(':').next()? };
    (!host.is_empty()).then_some(host)
}

/// Characters nobody sees, that change what is seen.
const fn is_hidden(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::web_host;

    #[test]
    fn only_plain_web_addresses_have_a_host() {
        let cases = [
            ("https://port.example/log?day=2", Some("port.example")),
            (" HTTP://Port.Example ", Some("Port.Example")),
            ("https://bank.example@evil.example/", Some("evil.example")),
            ("https://port.example:8080", Some("port.example")),
            ("https://[::1]:80/", Some("[::1]")),
            ("https://evil.example\\@bank.example/", Some("evil.example")),
            ("javascript:alert(1)", None),
            ("file:///etc/passwd", None),
            ("mailto:a@b.example", None),
            ("https://", None),
            ("https://a b/", None),
            ("https://a\u{202E}b/", None),
            ("//port.example", None),
            ("é", None),
            ("", None),
        ];
        for (address, host) in cases {
            assert_eq!(web_host(address), host, "{address:?}");
        }
    }
}
