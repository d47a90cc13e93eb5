//! Times in whole texts: what no single rule shows.

use tickmark::text::time::times;
use tickmark::text::{Text, tags_of};

fn read(source: &str) -> Vec<String> {
    let text = Text::of(source);
    let published = "2024-08-16".parse().unwrap();
    times(&text, &tags_of(&text), published)
        .into_iter()
        .filter(|mention| mention.settled)
        .map(|mention| format!("{} = {}", text.words_of(mention.tokens), mention.values.join("|")))
        .collect()
}

#[test]
fn what_was_told_before_moves_the_days_that_follow() {
    for (source, wanted) in [
        (
            "It fell on Monday. The next day they met.",
            &["Monday = 2024-08-12", "The next day = 2024-08-13"][..],
        ),
        ("He left in 2011. The following year he was back.", &["2011 = 2011", "The following year = 2012"]),
        (
            "It began at 9 a.m. on Tuesday. Two hours later it was over.",
            &["9 a.m. on Tuesday = 2024-08-13T09:00", "Two hours later = 2024-08-13T11:00"],
        ),
        (
            "It opened in mid-November and closed in late 2019.",
            &["mid-November = 2023-11", "late 2019 = 2019"],
        ),
    ] {
        assert_eq!(read(source), wanted, "{source}");
    }
}

#[test]
fn numeric_dates_are_read_in_the_order_the_text_shows() {
    assert_eq!(read("From 25/12/2023 to 3/4/2024."), ["25/12/2023 = 2023-12-25", "3/4/2024 = 2024-04-03"]);
    assert_eq!(read("On 3/4/2024 it ended."), ["3/4/2024 = 2024-03-04"]);
}

#[test]
fn absurd_times_are_no_panic() {
    for source in [
        "Weekend",
        "99999999999999999999999 years ago",
        "It was 10:30. 999999999999999999 minutes later",
        "In the third quarter. 40000 years earlier it was",
        "February 30, 2019 and 31 June and the 99th century",
        "’90s '9 ' 24/7 9/11/",
        "the the the end of end of of the",
        "9999-12-31. The next day. The following millennium.",
    ] {
        let mut shown = 0;
        for (end, _) in source.char_indices().chain([(source.len(), ' ')]) {
            shown += read(source.get(..end).unwrap()).len();
        }
        assert!(shown < 1000, "{source}");
    }
}
