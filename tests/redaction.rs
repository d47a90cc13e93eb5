//! What is masked is nowhere: a word planted in every field of confidential sources, and in every text that could speak
//! of them, is looked for in every form of the report, in what the window copies, and in what it shows before.

use std::cell::RefCell;
use std::collections::BTreeSet;

use tickmark::desk::{Checker, Confidentiality, Desk};
use tickmark::report::{self, Format, Options, preview};

use crate::planted::{Plant, TEXTS, planted};
use crate::word::{parts, render, told};

/// What every planted word begins and ends with; no other word does.
const MARK: (&str, &str) = ("Zqu", "xq");

/// A word of its own for each field: the same each time, and as long as `longer` makes it.
fn canary(path: &str, longer: &str) -> String {
    let letters: String = path.chars().filter(char::is_ascii_alphabetic).collect();
    let word = format!("{}{letters}{longer}{}", MARK.0, MARK.1);
    match path.rsplit('.').next() {
        Some("url" | "archive_url" | "snapshot") => {
            format!("https://{}.example/a/{word}", word.to_lowercase())
        }
        Some("contact") => format!("{word}, +47 555 01234"),
        Some("notes" | "passage") => format!("{word} met behind the salt {word}"),
        _ => word,
    }
}

/// A piece whose confidential sources have canaries in every field, and whose every other text names all of them.
fn desk(confidentiality: Confidentiality, longer: &str) -> (Desk, BTreeSet<String>) {
    let checker = Checker { name: "Maria Keller".to_owned(), initials: "MK".to_owned() };
    let known = RefCell::new(BTreeSet::new());
    let own = |path: &str| {
        let canary = canary(path, longer);
        // What another record's id or a number stands in for is planted nowhere.
        let is_planted = !["derived_from", "size"].iter().any(|it| path.ends_with(it))
            && !path.ends_with("citation.source");
        if is_planted {
            known.borrow_mut().insert(canary.clone());
        }
        canary
    };
    let plain = |_: &str| "plain".to_owned();
    // Once to learn all canaries, then with all of them in every other text.
    planted(&Plant { texts: TEXTS, own: &own, mention: &plain, confidentiality, checker: checker.clone() });
    let all: Vec<String> = known.borrow().iter().cloned().collect();
    let ids = |word: &String| !word.contains("sourceid") && !word.contains("citationid");
    let named = all.iter().filter(|word| ids(word)).map(String::as_str).collect::<Vec<_>>().join(" ");
    let mention = |_: &str| named.clone();
    let desk = planted(&Plant { texts: TEXTS, own: &own, mention: &mention, confidentiality, checker });
    (desk, known.into_inner())
}

/// A planted word in `text`, if there is one: also broken by markup, in any case.
fn betrayed<'a>(text: &str, canaries: &'a BTreeSet<String>) -> Option<&'a String> {
    let plain = text.replace(['\\', '\u{AD}'], "").to_lowercase();
    let has_number = plain.contains("555 01234");
    if !has_number && !plain.contains(&MARK.0.to_lowercase()) {
        return None;
    }
    let has = |word: &str| word.contains(MARK.0) && plain.contains(&word.to_lowercase());
    canaries.iter().find(|canary| has_number || canary.split([' ', ',', '/']).any(has))
}

#[test]
fn no_planted_word_of_a_withheld_source_is_in_any_form() {
    for confidentiality in [Confidentiality::Background, Confidentiality::NeverPrint] {
        let (desk, canaries) = desk(confidentiality, "");
        assert!(canaries.len() > 90, "only {} are planted", canaries.len());
        let redacted = confidentiality != Confidentiality::NeverPrint;
        let options = Options { redacted, ..Options::whole() };
        for format in Format::ALL {
            let bytes = report::render(&desk, format, &options);
            let told = told(format, &bytes);
            assert_eq!(
                betrayed(&told, &canaries),
                None,
                "{format:?}, {confidentiality:?}: {}",
                around(&told)
            );
            if bytes.starts_with(b"PK") {
                let names: String = parts(&bytes).into_keys().collect();
                assert_eq!(betrayed(&names, &canaries), None, "{format:?}: the names of its parts");
            }
            let shown = preview(&desk, format, &options);
            let shown = format!("{:?}{:?}{:?}", shown.page, shown.contents, shown.cautions);
            assert_eq!(
                betrayed(&shown, &canaries),
                None,
                "{format:?}, the page shown before: {}",
                around(&shown)
            );
            let remarks = report::remarks(&desk, format, &options).join("\n");
            assert_eq!(betrayed(&remarks, &canaries), None, "{format:?}: what is said beside it: {remarks}");
        }
    }
}

/// The words around the first planted one.
fn around(text: &str) -> String {
    let lower = text.to_lowercase();
    let at = lower.find(&MARK.0.to_lowercase()).unwrap_or_default();
    let chars: Vec<char> = lower[..at].chars().rev().take(150).collect();
    chars.into_iter().rev().chain(lower[at..].chars().take(150)).collect()
}

#[test]
fn the_whole_report_has_them_so_that_the_search_proves_something() {
    let (desk, canaries) = desk(Confidentiality::Anonymous, "");
    for format in Format::ALL.into_iter().filter(|it| *it != Format::ClaimReview) {
        assert!(betrayed(&render(&desk, format, &Options::whole()), &canaries).is_some(), "{format:?}");
    }
    let json = render(&desk, Format::Json, &Options::whole());
    let missing: Vec<_> = canaries.iter().filter(|word| !json.contains(word.as_str())).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn a_redacted_report_is_the_same_whatever_the_withheld_words_are_and_however_long() {
    let [(short, _), (long, _)] =
        ["", "longerbymanyletters"].map(|longer| desk(Confidentiality::Anonymous, longer));
    let options = Options { redacted: true, ..Options::whole() };
    for format in Format::ALL {
        let [short, long] = [&short, &long].map(|desk| report::render(desk, format, &options));
        let at = short.iter().zip(long.iter()).position(|(a, b)| a != b).unwrap_or_default();
        let near = |bytes: &[u8]| {
            String::from_utf8_lossy(&bytes[at.saturating_sub(200)..(at + 100).min(bytes.len())]).into_owned()
        };
        assert!(short == long, "{format:?} tells one from the other: {} … {}", near(&short), near(&long));
    }
}

#[cfg(feature = "window")]
mod window {
    use std::sync::Arc;

    use eframe::egui::OutputCommand;
    use tempfile::TempDir;
    use tickmark::archive::Project;
    use tickmark::ui::actions::{Action, Look};
    use tickmark::ui::commands::CommandId;

    use super::*;
    use crate::stage::{Setup, Window};

    /// What the window puts on the clipboard for `command`.
    fn copied(window: &mut Window, command: CommandId) -> String {
        window.shell().act(Action::Run(command));
        let mut copied = String::new();
        for _ in 0..4 {
            window.harness.step();
            for command in &window.harness.output().platform_output.commands {
                if let OutputCommand::CopyText(text) = command {
                    copied.push_str(text);
                }
            }
        }
        copied
    }

    #[test]
    fn nothing_is_copied_of_covered_sources() {
        let (desk, canaries) = desk(Confidentiality::Anonymous, "");
        let folder = Arc::new(TempDir::new().unwrap());
        let path = folder.path().join("bridge.tickmark");
        let entries: Vec<_> = desk.entries().iter().map(|entry| (**entry).clone()).collect();
        Project::create(&path, entries[0].at, &entries).unwrap();
        let mut window = Setup::of(&folder, &[path]).open();
        window.wait("the piece", |session| session.desk.draft().is_some() && session.saved.is_settled());
        window.run(CommandId::MaskSources);
        assert!(window.session().view.masked);
        let claims: Vec<_> = window.session().desk.claims().map(|claim| claim.id.clone()).collect();
        for claim in claims {
            window.act(Action::Look(Look::Claim(Some(claim))));
            for command in [CommandId::CopyClaim, CommandId::CopyWords] {
                let copied = copied(&mut window, command);
                assert!(!copied.is_empty());
                assert_eq!(betrayed(&copied, &canaries), None, "{command:?}: {copied}");
            }
        }
    }
}
