//! E-mails that go deeper or are parted further than any that was sent, found before they are taken apart: what takes
//! them apart goes into every message within a message, and looks at every parameter again for each.
//!
//! Invariant: looks at each byte once, and keeps none.

/// Messages that may stand in a message, in one another or side by side.
const MOST_INNER: usize = 1_000;

/// Lines that may part one part from another.
const MOST_BORDERS: usize = 10_000;

/// The longest field that says what a part is, in bytes.
const LONGEST_FIELD: usize = 64 * 1024;

/// Whether the mail in `bytes` is one of them.
pub(super) fn is_overgrown(bytes: &[u8]) -> bool {
    let (mut inner, mut borders, mut field) = (0, 0, 0);
    let mut begin = 0;
    for end in memchr::memchr_iter(b'\n', bytes).chain([bytes.len()]) {
        let line = bytes.get(begin..end).unwrap_or_default();
        begin = end + 1;
        let goes_on = field > 0 && line.first().is_some_and(u8::is_ascii_whitespace);
        field = if goes_on || starts_with(line, b"content-") { field + line.len() } else { 0 };
        borders += usize::from(line.starts_with(b"--"));
        if field > LONGEST_FIELD || borders > MOST_BORDERS {
            return true;
        }
        inner += if field > 0 { messages_in(line) } else { 0 };
        if inner > MOST_INNER {
            return true;
        }
    }
    false
}

/// How often a part of a field says that its part holds messages.
fn messages_in(line: &[u8]) -> usize {
    usize::from(
        line.split(|byte| b" \t:;".contains(byte))
            .any(|word| starts_with(word, b"message/") || starts_with(word, b"multipart/digest")),
    )
}

fn starts_with(line: &[u8], start: &[u8]) -> bool {
    line.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start))
}

#[cfg(test)]
mod tests {
    use super::is_overgrown;

    #[test]
    fn mails_of_mails_are_told_from_such_as_are_sent() {
        let nested = |n: usize| "Content-Type: Message/RFC822\n\nFrom: a\n".repeat(n);
        let folded = |n: usize| "content-type:\r\n message/rfc822\r\n\r\n".repeat(n);
        let parted = |n: usize| "--a\nContent-Type: text/plain\n\nx\n".repeat(n);
        let named = |n: usize| format!("Content-Type: text/plain;\n{}\n\nx", " a*1=b;\n".repeat(n));
        for (mail, is) in [
            (nested(900), false),
            (nested(1_100), true),
            (folded(900), false),
            (folded(1_100), true),
            (parted(9_000), false),
            (parted(11_000), true),
            (named(1_000), false),
            (named(10_000), true),
            ("From: a\n\nmessage/rfc822\n".repeat(3_000), false),
            (String::new(), false),
        ] {
            assert_eq!(is_overgrown(mail.as_bytes()), is, "{} bytes like {:?}", mail.len(), mail.get(..60));
        }
    }
}
