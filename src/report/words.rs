//! Times, counts and lists as people read them, the same in every rendering.
//!
//! Invariant: the same value gives the same words on every machine: no locale, no time zone but UTC.

use jiff::{Timestamp, civil::Date};

use super::model::{FilterRow, LinkRow, Sign, SourceRow};

/// `16 Aug 2024, 10:12 UTC`
pub(super) fn moment(at: Timestamp) -> String {
    format!("{} UTC", minute(at))
}

/// `16 Aug 2024, 10:12`, where it is said that times are UTC.
pub(super) fn minute(at: Timestamp) -> String {
    at.strftime("%-d %b %Y, %H:%M").to_string()
}

/// `Fri 16 Aug 2024`
pub(super) fn day(date: Date) -> String {
    date.strftime("%a %-d %b %Y").to_string()
}

/// `1 claim`, `2 claims`
pub(super) fn count(n: usize, one: &str, many: &str) -> String {
    format!("{} {}", figure(n), if n == 1 { one } else { many })
}

/// `12,345`
pub(super) fn figure(n: usize) -> String {
    let digits = n.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// The initials, or the name where there are none.
pub(super) fn initials(sign: &Sign) -> &str {
    if sign.initials.is_empty() { &sign.name } else { &sign.initials }
}

/// `MK, 16 Aug 2024, 10:12 UTC`
pub(super) fn signed(sign: &Sign) -> String {
    let who = initials(sign);
    if who.is_empty() { moment(sign.at) } else { format!("{who}, {}", moment(sign.at)) }
}

/// The parts that say something, joined.
pub(super) fn joined<'a>(parts: impl IntoIterator<Item = &'a str>, between: &str) -> String {
    parts.into_iter().filter(|part| !part.trim().is_empty()).collect::<Vec<_>>().join(between)
}

/// What a filter leaves out, as a sentence.
pub(super) fn left_out(filter: &FilterRow) -> String {
    format!(
        "Filtered: {}. This report shows {} and leaves out {}; the figures of the summary count all.",
        filter.words,
        count(filter.shown, "claim", "claims"),
        filter.left_out
    )
}

/// `primary, contradicts, read`
pub(super) fn bearing(link: &LinkRow) -> String {
    joined([link.directness, link.relation, link.method], ", ")
}

/// `[2.1]`: source 2, first place cited in it.
pub(super) fn reference(link: &LinkRow) -> String {
    format!("[{}.{}]", link.source, link.citation)
}

/// Who and where a source is, in one line: author, role, publisher, dates.
pub(super) fn provenance(source: &SourceRow) -> String {
    let published = prefixed("published ", &source.published);
    let retrieved = prefixed("retrieved ", &source.retrieved);
    joined([source.author.as_str(), &source.role, &source.publisher, &published, &retrieved], " · ")
}

/// `text` after a word, or nothing where there is no text.
pub(super) fn prefixed(word: &str, text: &str) -> String {
    if text.trim().is_empty() { String::new() } else { format!("{word}{text}") }
}

/// `1, 5, 9`
pub(super) fn listed(numbers: &[usize]) -> String {
    numbers.iter().map(usize::to_string).collect::<Vec<_>>().join(", ")
}

/// The first characters of a long text, cut at a word.
pub(super) fn shortened(text: &str, most_chars: usize) -> String {
    let one_line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if one_line.chars().count() <= most_chars {
        return one_line;
    }
    let cut: String = one_line.chars().take(most_chars).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(before, _)| before);
    format!("{whole}…")
}

/// Whether an address may stand as a link: anything else than these could run or read something.
pub(super) fn is_safe_link(url: &str) -> bool {
    let lower = url.trim().to_ascii_lowercase();
    let known = ["http://", "https://", "mailto:"].iter().any(|scheme| lower.starts_with(scheme));
    // In a mail's address a question could name a file to send along.
    let asks = lower.starts_with("mailto:") && lower.contains('?');
    known && !asks && !lower.chars().any(|c| c.is_control() || c.is_whitespace() || is_steering(c))
}

/// Characters nobody sees that steer how others are shown: directions, and what stands between the lines.
const fn is_steering(c: char) -> bool {
    matches!(c, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{206F}'
        | '\u{FFF9}'..='\u{FFFB}')
}

/// Text fit for print: characters that nobody sees but that change what is seen become a visible mark.
pub(super) fn visible(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\n' | '\t' => c,
            '\r' | '\u{2028}' | '\u{2029}' => '\n',
            c if c.is_control() || is_steering(c) => '\u{FFFD}',
            c => c,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_grouped() {
        for (n, words) in [(0, "0"), (999, "999"), (1000, "1,000"), (1234567, "1,234,567")] {
            assert_eq!(figure(n), words);
        }
    }

    #[test]
    fn times_are_utc_and_days_have_names() {
        let at: Timestamp = "2024-08-16T09:50:30+02:00".parse().unwrap();
        assert_eq!(moment(at), "16 Aug 2024, 07:50 UTC");
        assert_eq!(day(jiff::civil::date(2024, 8, 5)), "Mon 5 Aug 2024");
    }

    #[test]
    fn only_addresses_that_cannot_run_anything_become_links() {
        for (url, safe) in [
            ("https://example.org/a?b=c", true),
            ("HTTP://example.org", true),
            ("mailto:desk@example.org", true),
            ("mailto:desk@example.org?attach=/etc/passwd", false),
            ("javascript:alert(1)", false),
            ("data:text/html,x", false),
            ("file:///etc/passwd", false),
            ("//example.org", false),
            ("https://example.org/a b", false),
            ("java\nscript:x", false),
            ("https://example.org/\u{202E}fdp.exe", false),
        ] {
            assert_eq!(is_safe_link(url), safe, "{url}");
        }
    }

    #[test]
    fn what_nobody_sees_is_made_visible() {
        assert_eq!(visible("a\u{202E}b\u{0}c\r\nd"), "a\u{FFFD}b\u{FFFD}c\n\nd");
        assert_eq!(visible("a\u{61C}b\u{2028}c"), "a\u{FFFD}b\nc");
    }

    #[test]
    fn long_texts_are_cut_at_a_word() {
        assert_eq!(shortened("one two  three", 20), "one two three");
        assert_eq!(shortened("one two three", 9), "one two…");
    }
}
