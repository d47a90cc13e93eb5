//! Every sample article has a `.claims` file with all claims found in it: what a rule changes shows in its diff.
//!
//! `UPDATE_SNAPSHOTS=1 cargo test articles` writes the files anew.

use std::fmt::Write as _;
use std::path::Path;

use jiff::civil::date;
use tickmark::article::{self, Dates};
use tickmark::extract::{Kind, extract};

/// The claims of a sample, one a line: sentence, kind, reading, words, rule.
fn claims_of(path: &Path) -> String {
    let name = path.file_name().unwrap().to_str().unwrap();
    let dates = Dates { given: None, file: date(2025, 1, 31) };
    let article = article::read(&std::fs::read(path).unwrap(), name, dates).unwrap().article;
    let extraction = extract(&article);
    let checkable = extraction.sentences.iter().filter(|sentence| sentence.checkable).count();
    let mut lines = format!(
        "# {name}, published {}: {} claims in {checkable} checkable sentences of {}\n",
        article.published.date,
        extraction.claims.len(),
        extraction.sentences.len(),
    );
    for claim in &extraction.claims {
        let words = claim.span.of(&article.text).split_whitespace().collect::<Vec<_>>().join(" ");
        let (kind, reading) = (claim.reading.kind().key(), claim.reading.in_words());
        writeln!(lines, "{} | {kind} | {reading} | {words} | {}", claim.sentence, claim.why.rule).unwrap();
    }
    lines
}

fn samples() -> Vec<std::path::PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("resources/samples");
    let mut paths: Vec<_> = folder.read_dir().unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

#[test]
fn the_claims_of_each_sample_are_those_written_down() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
    for path in samples() {
        let found = claims_of(&path);
        let written = folder.join(path.file_stem().unwrap()).with_extension("claims");
        if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
            std::fs::write(&written, &found).unwrap();
        }
        let expected = std::fs::read_to_string(&written).unwrap_or_default();
        let differing = expected.lines().zip(found.lines()).find(|(expected, found)| expected != found);
        assert!(
            expected == found,
            "{} differs, first here: {differing:#?}\nrun UPDATE_SNAPSHOTS=1 cargo test articles, and look at the diff",
            written.display()
        );
    }
}

#[test]
fn the_samples_show_every_kind_of_claim() {
    let listed: String = samples().iter().map(|path| claims_of(path)).collect();
    // A statement is what no rule found a claim in: a sample need not have one.
    for kind in Kind::ALL.into_iter().filter(|kind| *kind != Kind::Statement) {
        let times = listed.matches(&format!(" | {} | ", kind.key())).count();
        assert!(times >= 3, "only {times} of {}", kind.key());
    }
}
