//! The program itself: every call, its answers, and what it says to input it cannot use.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// An article with a headline and a dateline, so that nothing has to be guessed.
const ARTICLE: &str =
    "Ferry burns off Ellery\n\nELLERY, Aug. 16, 2024 (CPA) — At least 19 people died, the port said.\n";

/// Runs the program in `folder`, with `input` on standard input.
fn run(folder: &Path, args: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_tickmark"))
        .args(args)
        .current_dir(folder)
        .env("TICKMARK_STATE_DIR", folder.join("state"))
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .env_remove("WAYLAND_SOCKET")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // The program may end without reading its input.
    let _unread = child.stdin.take().unwrap().write_all(input);
    child.wait_with_output().unwrap()
}

fn folder_with(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
    folder
}

fn lines(bytes: &[u8]) -> Vec<String> {
    String::from_utf8(bytes.to_vec()).unwrap().lines().map(str::to_owned).collect()
}

/// The field `name` of every line of JSON that `output` holds.
fn fields(output: &Output, name: &str) -> Vec<String> {
    let value = |line: String| serde_json::from_str::<Value>(&line).unwrap()[name].clone();
    let text = |value: Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    lines(&output.stdout).into_iter().map(value).map(text).collect()
}

#[test]
fn help_and_version_are_no_failures() {
    let folder = folder_with(&[]);
    let help = run(folder.path(), &["--help"], b"");
    assert_eq!(help.status.code(), Some(0));
    let words = String::from_utf8(help.stdout).unwrap();
    for expected in ["extract", "Exit status", "Nothing ever leaves this computer"] {
        assert!(words.contains(expected), "{expected} is missing in\n{words}");
    }
    let version = run(folder.path(), &["--version"], b"");
    assert_eq!(lines(&version.stdout), [format!("tickmark {}", env!("CARGO_PKG_VERSION"))]);
}

#[test]
fn wrong_arguments_end_with_two() {
    let folder = folder_with(&[("a.txt", ARTICLE.as_bytes())]);
    for args in [
        &["extract"][..],
        &["extract", "--published", "16/08/2024", "a.txt"],
        &["extract", "--published", "2024-02-30", "a.txt"],
        &["extract", "--format", "xml", "a.txt"],
        &["--no-such-thing"],
    ] {
        let output = run(folder.path(), args, b"");
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(output.stdout.is_empty(), "{args:?}");
        assert!(!output.stderr.is_empty(), "{args:?}");
    }
}

#[test]
fn one_article_is_one_object() {
    let folder = folder_with(&[("a.txt", ARTICLE.as_bytes())]);
    let output = run(folder.path(), &["extract", "a.txt"], b"");
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stderr.is_empty());
    assert_eq!(fields(&output, "file"), ["a.txt"]);
    assert_eq!(fields(&output, "published"), ["2024-08-16"]);
    assert_eq!(fields(&output, "title"), ["Ferry burns off Ellery"]);
    assert_eq!(fields(&output, "warnings"), ["[]"]);
}

#[test]
fn the_publication_date_is_the_callers_then_the_texts_then_the_files() {
    let folder = folder_with(&[("a.txt", ARTICLE.as_bytes()), ("b.txt", b"The ferry burned. It sank.")]);
    let given = run(folder.path(), &["extract", "--published", "2024-08-17", "a.txt"], b"");
    assert_eq!(fields(&given, "published"), ["2024-08-17"]);
    assert!(fields(&given, "warnings")[0].contains("2024-08-16"), "the other date is told");
    let day = std::time::UNIX_EPOCH + std::time::Duration::from_hours(475_000);
    std::fs::File::options()
        .append(true)
        .open(folder.path().join("b.txt"))
        .unwrap()
        .set_modified(day)
        .unwrap();
    let from_file = run(folder.path(), &["extract", "b.txt"], b"");
    assert!(
        fields(&from_file, "published")[0].starts_with("2024-03-0"),
        "{:?}",
        fields(&from_file, "published")
    );
    assert!(fields(&from_file, "warnings")[0].contains("date_from_file"));
}

#[test]
fn standard_input_is_read_for_a_dash() {
    let folder = folder_with(&[]);
    let output = run(folder.path(), &["extract", "-"], ARTICLE.as_bytes());
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(fields(&output, "file"), ["-"]);
    let empty = run(folder.path(), &["extract", "-"], b"");
    assert_eq!(empty.status.code(), Some(1));
    assert_eq!(
        lines(&empty.stderr),
        ["tickmark: the file is empty: there is nothing to check: standard input"]
    );
}

#[test]
fn many_articles_come_in_the_order_they_were_named() {
    let files: Vec<(String, Vec<u8>)> = (0..60)
        .map(|n| (format!("{n:02}.txt"), ARTICLE.repeat(1 + (60 - n) % 7 * 20).into_bytes()))
        .collect();
    let files: Vec<(&str, &[u8])> =
        files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    let folder = folder_with(&files);
    let mut names: Vec<&str> = files.iter().map(|(name, _)| *name).rev().collect();
    let mut args = vec!["extract", "--format", "jsonl"];
    args.extend(&names);
    assert_eq!(fields(&run(folder.path(), &args, b""), "file"), names);
    names.reverse();
    let in_folder = fields(&run(folder.path(), &["extract", "."], b""), "file");
    assert_eq!(in_folder, names.iter().map(|name| format!("./{name}")).collect::<Vec<_>>());
}

#[test]
fn a_folder_gives_its_articles_and_nothing_else() {
    let text = ARTICLE.as_bytes();
    let folder = folder_with(&[
        ("desk/b.md", b"# Ferry\n\nIt burned."),
        ("desk/a.txt", text),
        ("desk/late/c.TXT", text),
        ("desk/.hidden.txt", text),
        ("desk/notes.json", b"{}"),
        ("empty/x.png", b"x"),
    ]);
    let output = run(folder.path(), &["extract", "desk"], b"");
    assert_eq!(fields(&output, "file"), ["desk/a.txt", "desk/b.md", "desk/late/c.TXT"]);
    let empty = run(folder.path(), &["extract", "empty"], b"");
    assert_eq!(empty.status.code(), Some(1));
    assert_eq!(
        lines(&empty.stderr),
        [
            "tickmark: there is no article (.txt, .docx, .html and the like) in this folder: name the files: empty"
        ]
    );
}

#[test]
fn one_bad_file_keeps_no_other_from_being_listed() {
    let folder = folder_with(&[
        ("a.txt", ARTICLE.as_bytes()),
        ("empty.txt", b""),
        ("blank.md", b"\n \n"),
        ("scan.txt", b"%PDF-1.7\n%\xE2\xE3\xCF\xD3"),
        ("noise.txt", &[0, 1, 2, 3, 200, 201, 0, 0, 9, 7]),
        ("page.html", b"<!doctype html>\n<script>1</script>"),
        ("p.txt", b"{\"tickmark\":1}\n"),
        ("z.txt", ARTICLE.as_bytes()),
    ]);
    let bad = ["empty.txt", "blank.md", "scan.txt", "noise.txt", "page.html", "p.txt", "none.txt", "."];
    let mut args = vec!["extract", "a.txt"];
    args.extend(&bad[..7]);
    args.push("z.txt");
    let output = run(folder.path(), &args, b"");
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(fields(&output, "file"), ["a.txt", "z.txt"]);
    let complaints = lines(&output.stderr);
    assert_eq!(complaints.len(), 7, "{complaints:#?}");
    for (complaint, name) in complaints.iter().zip(bad) {
        assert!(
            complaint.starts_with("tickmark: ") && complaint.ends_with(&format!(": {name}")),
            "{complaint}"
        );
    }
}

#[test]
fn a_hundred_megabytes_are_refused_at_once() {
    let folder = folder_with(&[("long.txt", b"")]);
    let file = std::fs::File::create(folder.path().join("long.txt")).unwrap();
    file.set_len(100 * 1024 * 1024).unwrap();
    let output = run(folder.path(), &["extract", "long.txt"], b"");
    assert_eq!(output.status.code(), Some(1));
    let complaints = lines(&output.stderr);
    assert!(complaints[0].starts_with("tickmark: the file is longer than 3 MB"), "{complaints:?}");
}

#[cfg(unix)]
#[test]
fn a_reader_that_has_enough_is_no_failure() {
    let article = ARTICLE.repeat(2000);
    let files: Vec<(String, &[u8])> = (0..40).map(|n| (format!("{n:02}.txt"), article.as_bytes())).collect();
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (name.as_str(), *bytes)).collect();
    let folder = folder_with(&files);
    let mut child = Command::new(env!("CARGO_BIN_EXE_tickmark"))
        .args(["extract", "."])
        .current_dir(folder.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read_is_told() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = folder_with(&[("shut.txt", ARTICLE.as_bytes())]);
    let path = folder.path().join("shut.txt");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o000)).unwrap();
    if std::fs::read(&path).is_ok() {
        println!("skipped: this user may read everything");
        return;
    }
    let output = run(folder.path(), &["extract", "shut.txt"], b"");
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(
        lines(&output.stderr),
        ["tickmark: you are not allowed to read this file: ask its owner, or open a copy: shut.txt"]
    );
}

#[test]
fn the_text_form_has_a_head_and_a_line_for_each_claim() {
    let folder = folder_with(&[("a.txt", ARTICLE.as_bytes())]);
    let listed = lines(&run(folder.path(), &["extract", "--format", "text", "a.txt"], b"").stdout);
    assert_eq!(listed[0], "# a.txt, published 2024-08-16");
    let n_claims = serde_json::from_slice::<Value>(&run(folder.path(), &["extract", "a.txt"], b"").stdout)
        .unwrap()["claims"]
        .as_array()
        .unwrap()
        .len();
    assert_eq!(listed.len(), 1 + n_claims);
    assert!(listed.iter().skip(1).all(|line| line.split('\t').count() == 5), "{listed:#?}");
}

/// The lines of a project file.
fn journal(path: &Path) -> Vec<Value> {
    lines(&std::fs::read(path).unwrap()).iter().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn new_makes_a_project_that_says_who_made_it() {
    let folder = folder_with(&[("a.txt", ARTICLE.as_bytes())]);
    let made = run(folder.path(), &["new", "a.txt", "-o", "a.tickmark", "--by", "Maria Keller"], b"");
    assert_eq!(made.status.code(), Some(0), "{}", String::from_utf8_lossy(&made.stderr));
    assert!(made.stdout.is_empty() && made.stderr.is_empty());
    let entries = journal(&folder.path().join("a.tickmark"));
    assert_eq!(entries[0]["tickmark"], 1);
    assert_eq!(entries[1]["by"], serde_json::json!({"name": "Maria Keller", "initials": "MK"}));
    let draft = &entries[1]["edit"]["draft"];
    assert_eq!((draft["name"].as_str(), draft["text"].as_str()), (Some("a.txt"), Some(ARTICLE)));
    assert_eq!((&draft["published"], &draft["published_from"]), (&"2024-08-16".into(), &"text".into()));
    assert_eq!(draft["dateline"], serde_json::json!({"start": 24, "end": 53}));
}

#[test]
fn new_never_writes_over_a_file() {
    let folder = folder_with(&[("a.txt", ARTICLE.as_bytes()), ("a.tickmark", b"my notes")]);
    let refused = run(folder.path(), &["new", "a.txt", "-o", "a.tickmark"], b"");
    assert_eq!(refused.status.code(), Some(1));
    assert_eq!(lines(&refused.stderr).len(), 1);
    assert!(lines(&refused.stderr)[0].ends_with(": a.tickmark"), "{refused:?}");
    assert_eq!(std::fs::read(folder.path().join("a.tickmark")).unwrap(), b"my notes");
}

#[test]
fn new_says_what_it_cannot_use() {
    let folder = folder_with(&[("a.txt", ARTICLE.as_bytes()), ("empty.txt", b"")]);
    for (args, code) in [
        (&["new", "none.txt", "-o", "p.tickmark"][..], 1),
        (&["new", "empty.txt", "-o", "p.tickmark"], 1),
        (&["new", "a.txt", "-o", "no/such/folder/p.tickmark"], 1),
        (&["new", "a.txt"], 2),
        (&["new", "-o", "p.tickmark"], 2),
    ] {
        let output = run(folder.path(), args, b"");
        assert_eq!(output.status.code(), Some(code), "{args:?}");
        assert!(code == 2 || lines(&output.stderr).len() == 1, "{output:?}");
        assert!(!folder.path().join("p.tickmark").exists(), "{args:?}");
    }
}

#[test]
fn apply_answers_every_line_and_reports_what_it_refused() {
    let folder = folder_with(&[("a.txt", ARTICLE.as_bytes())]);
    run(folder.path(), &["new", "a.txt", "-o", "a.tickmark"], b"");
    let piece = r#"{"do":"describe_piece","piece":{"title":"Ferry","author":"Ada Roe"}}"#;
    let applied = run(folder.path(), &["apply", "a.tickmark", "--by", "Jo Marsh"], piece.as_bytes());
    assert_eq!(applied.status.code(), Some(0), "{}", String::from_utf8_lossy(&applied.stderr));
    assert_eq!(lines(&applied.stdout), [r#"{"ok":2}"#]);
    assert_eq!(journal(&folder.path().join("a.tickmark"))[2]["by"]["initials"], "JM");
    std::fs::write(folder.path().join("edits.jsonl"), format!("{piece}\nno edit\n{piece}\n")).unwrap();
    let mixed = run(folder.path(), &["apply", "a.tickmark", "edits.jsonl"], b"");
    assert_eq!(mixed.status.code(), Some(1));
    let answers = lines(&mixed.stdout);
    assert_eq!((answers[0].as_str(), answers[2].as_str()), (r#"{"ok":3}"#, r#"{"ok":4}"#));
    assert!(answers[1].starts_with(r#"{"error":"#), "{answers:?}");
    assert_eq!(lines(&mixed.stderr), ["tickmark: 1 of the edits could not be used: see the answers for why"]);
}

#[test]
fn apply_says_what_it_cannot_use() {
    let folder = folder_with(&[
        ("a.txt", ARTICLE.as_bytes()),
        ("newer.tickmark", br#"{"tickmark":99,"id":"x","created":"2024-08-16T09:00:00Z","program":"tickmark 9.0.0","sum":"0"}"#),
    ]);
    for args in [
        &["apply", "none.tickmark"][..],
        &["apply", "a.txt"],
        &["apply", "newer.tickmark"],
        &["apply", "newer.tickmark", "none.jsonl"],
    ] {
        let output = run(folder.path(), args, b"{}");
        assert_eq!(output.status.code(), Some(1), "{args:?}");
        assert!(output.stdout.is_empty(), "{output:?}");
        assert_eq!(lines(&output.stderr).len(), 1, "{output:?}");
    }
}

#[test]
fn without_a_display_one_line_names_the_commands_that_need_none() {
    let folder = folder_with(&[("a.txt", ARTICLE.as_bytes())]);
    for args in [&["a.txt"][..], &[]] {
        let output = run(folder.path(), args, b"");
        assert_eq!(output.status.code(), Some(1), "{output:?}");
        let complaints = lines(&output.stderr);
        assert_eq!(complaints.len(), 1, "{complaints:#?}");
        assert!(complaints[0].contains("tickmark extract"), "{complaints:?}");
    }
}

#[test]
fn a_report_comes_in_every_form_from_a_project_or_an_article() {
    let folder = folder_with(&[("a.txt", ARTICLE.as_bytes())]);
    run(folder.path(), &["new", "a.txt", "-o", "a.tickmark"], b"");
    for form in ["html", "md", "csv", "json"] {
        for file in ["a.txt", "a.tickmark"] {
            let printed = run(folder.path(), &["report", file, "--as", form], b"");
            assert_eq!(printed.status.code(), Some(0), "{printed:?}");
            assert!(printed.stderr.is_empty(), "{printed:?}");
            assert!(!printed.stdout.is_empty(), "{file} as {form}");
            let words = String::from_utf8(printed.stdout).unwrap();
            assert!(form == "csv" || words.contains("Ferry burns off Ellery"), "{file} as {form}: {words}");
        }
        let out = format!("report.{form}");
        let written = run(folder.path(), &["report", "a.tickmark", "--as", form, "-o", &out], b"");
        assert_eq!((written.status.code(), written.stdout.len()), (Some(0), 0), "{written:?}");
        let printed = run(folder.path(), &["report", "a.tickmark", "--as", form], b"");
        assert_eq!(
            std::fs::read(folder.path().join(&out)).unwrap(),
            printed.stdout,
            "the same desk, the same bytes"
        );
    }
}

#[test]
fn a_report_that_cannot_be_made_leaves_what_was_there() {
    let folder = folder_with(&[
        ("a.txt", ARTICLE.as_bytes()),
        ("old.html", b"last week's report"),
        ("torn.tickmark", b"no project at all"),
        ("folder/x", b""),
    ]);
    for (args, code) in [
        (&["report", "none.txt", "--as", "html", "-o", "old.html"][..], 1),
        (&["report", "torn.tickmark", "--as", "html", "-o", "old.html"], 1),
        (&["report", "a.txt", "--as", "html", "-o", "folder"], 1),
        (&["report", "a.txt", "--as", "html", "-o", "none/report.html"], 1),
        (&["report", "a.txt", "--as", "pages"], 2),
        (&["report"], 2),
    ] {
        let output = run(folder.path(), args, b"");
        assert_eq!(output.status.code(), Some(code), "{output:?}");
        assert!(code == 2 || lines(&output.stderr).len() == 1, "{output:?}");
        assert_eq!(std::fs::read(folder.path().join("old.html")).unwrap(), b"last week's report");
    }
}

#[test]
fn a_data_report_makes_the_same_project_again() {
    let folder = folder_with(&[("a.txt", ARTICLE.as_bytes())]);
    let ok = |args: &[&str], input: &[u8]| {
        let output = run(folder.path(), args, input);
        assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
        output.stdout
    };
    ok(&["new", "a.txt", "-o", "a.tickmark"], b"");
    let edits = br#"{"do":"put_source","source":{"id":"s1","title":"Log","confidentiality":"background"}}
        {"do":"describe_piece","piece":{"title":"Ferry","url":"https://coastwire.example/ferry"}}"#;
    ok(&["apply", "a.tickmark"], edits);
    ok(&["report", "a.tickmark", "--as", "json", "-o", "a.json"], b"");
    ok(&["new", "a.json", "-o", "b.tickmark"], b"");
    for form in ["json", "html", "xlsx", "webannotation"] {
        let of = |project: &str| ok(&["report", project, "--as", form], b"");
        assert_eq!(of("a.tickmark"), of("b.tickmark"), "{form}");
    }
    ok(&["report", "a.tickmark", "--as", "json", "--redacted", "-o", "covered.json"], b"");
    let refused = run(folder.path(), &["new", "covered.json", "-o", "c.tickmark"], b"");
    assert_eq!(refused.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("holds no journal"));
    assert!(!folder.path().join("c.tickmark").exists());
}

#[test]
fn a_sheet_of_claims_comes_to_the_words_of_the_article_once() {
    let sheet = "Fact,Method,Source,Date looked up,Box verified,Note\n\
        At least 19 people died,primary,\"Port log, p. 2\",2024-08-16,TRUE,read twice\n\
        off Ellery,,https://port.example/log,,FALSE,ask again\n\
        Twenty people died,,,,TRUE,\n";
    let folder = folder_with(&[
        ("a.txt", ARTICLE.as_bytes()),
        ("facts.csv", sheet.as_bytes()),
        ("no.csv", b"a,b\n1,2\n"),
    ]);
    assert!(run(folder.path(), &["new", "a.txt", "-o", "a.tickmark"], b"").status.success());
    for time in 0..2 {
        let output = run(folder.path(), &["import", "a.tickmark", "facts.csv", "--by", "Maria Keller"], b"");
        assert_eq!(output.status.code(), Some(1), "one row has no place");
        let told = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(
            told.contains("left to you: row 4 “Twenty people died”: its words are not in the article"),
            "{told}"
        );
        assert_eq!(told.contains("nothing in it is new"), time == 1, "{told}");
    }
    let output = run(folder.path(), &["report", "a.tickmark", "--as", "json"], b"");
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    let claim = |words: &str| {
        let claims = report["claims"].as_array().unwrap();
        claims.iter().find(|claim| claim["text"] == words).unwrap_or_else(|| panic!("no {words}")).clone()
    };
    let died = claim("At least 19 people died");
    assert_eq!((&died["status"], &died["note"]), (&"confirmed".into(), &"read twice".into()));
    assert_eq!((&died["kind"], &died["sources"][0]["directness"]), (&"casualty".into(), &"primary".into()));
    let place = claim("off Ellery");
    assert_eq!((&place["status"], &place["rule"]), (&"unchecked".into(), &"hand".into()));
    assert_eq!(place["sources"][0]["directness"], "secondary");
    assert_eq!(report["sources"].as_array().unwrap().len(), 2);
    let refused = run(folder.path(), &["import", "a.tickmark", "no.csv"], b"");
    assert!(String::from_utf8_lossy(&refused.stderr).contains("no column is called fact"));
}

#[test]
fn a_new_draft_takes_the_marks_over_and_a_dry_run_writes_nothing() {
    let second = ARTICLE.replace("19", "21");
    let folder = folder_with(&[("a.txt", ARTICLE.as_bytes()), ("b.txt", second.as_bytes())]);
    let run = |args: &[&str]| run(folder.path(), args, b"");
    assert_eq!(run(&["new", "a.txt", "-o", "p.tickmark"]).status.code(), Some(0));
    let bytes = || std::fs::read(folder.path().join("p.tickmark")).unwrap();
    let before = bytes();
    let tried = run(&["carry", "p.tickmark", "b.txt", "--dry-run"]);
    assert_eq!((tried.status.code(), bytes() == before), (Some(0), true));
    let told = lines(&tried.stdout);
    assert!(
        told.iter().any(|line| line.starts_with("stale\t") && line.contains("19") && line.contains("21"))
    );
    assert!(told.last().unwrap().contains(" 1 stale "), "{told:?}");
    let done = run(&["carry", "p.tickmark", "b.txt", "--json"]);
    let told: Value = serde_json::from_slice(&done.stdout).unwrap();
    assert_eq!((&told["from"], &told["to"], &told["counts"]["stale"]), (&1.into(), &2.into(), &1.into()));
    assert!(bytes().starts_with(&before), "the file grows at its end only");
    let again = run(&["carry", "p.tickmark", "b.txt"]);
    assert_eq!(again.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&again.stderr).contains("same text"));
}

#[test]
fn two_checkers_projects_are_merged_into_a_third_and_what_both_set_is_told() {
    let folder = folder_with(&[("ferry.txt", ARTICLE.as_bytes())]);
    let call = |args: &[&str], input: &str| {
        let output = run(folder.path(), args, input.as_bytes());
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    };
    call(&["new", "ferry.txt", "-o", "anna.tickmark"], "");
    std::fs::copy(folder.path().join("anna.tickmark"), folder.path().join("ben.tickmark")).unwrap();
    let claims = call(&["extract", "ferry.txt"], "");
    assert!(claims.contains("At least 19 people died"));
    let project = std::fs::read_to_string(folder.path().join("anna.tickmark")).unwrap();
    let draft: Value = project.lines().map(|line| serde_json::from_str(line).unwrap()).nth(1).unwrap();
    let id = |n: usize| draft["edit"]["draft"]["claims"][n]["id"].as_str().unwrap().to_owned();
    let mark = |n: usize, status: &str| {
        format!("{{\"do\":\"set_status\",\"claim\":\"{}\",\"status\":\"{status}\"}}\n", id(n))
    };
    call(
        &["apply", "anna.tickmark", "--by", "Anna Reyes"],
        &[mark(0, "confirmed"), mark(1, "wrong")].concat(),
    );
    call(&["apply", "ben.tickmark", "--by", "Ben Ode"], &[mark(1, "disputed"), mark(2, "waiting")].concat());

    let dry = call(&["merge", "anna.tickmark", "ben.tickmark", "--dry-run"], "");
    assert!(dry.starts_with("both\t") && dry.contains("\tstatus\tWrong (Anna Reyes"), "{dry}");
    assert!(dry.ends_with("2 entries of ours and 2 of theirs · 1 thing set by both · 0 left out\n"), "{dry}");
    assert!(!folder.path().join("both.tickmark").exists(), "a dry run writes nothing");

    call(&["merge", "anna.tickmark", "ben.tickmark", "-o", "both.tickmark"], "");
    let report = call(&["report", "both.tickmark", "--as", "csv"], "");
    assert!(
        ["Confirmed", "Disputed", "Waiting", "Anna Reyes", "Ben Ode"].iter().all(|it| report.contains(it))
    );
    let again = call(&["merge", "both.tickmark", "ben.tickmark", "--json", "-o", "again.tickmark"], "");
    assert!(again.starts_with(r#"{"own":[2,0],"both":[]"#), "{again}");
    let bodies = |name: &str| {
        let text = std::fs::read_to_string(folder.path().join(name)).unwrap();
        text.lines()
            .skip(1)
            .map(|line| line.split(r#","sum""#).next().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(bodies("again.tickmark"), bodies("both.tickmark"), "merging twice changes nothing");

    let refused = run(folder.path(), &["merge", "anna.tickmark", "ben.tickmark", "-o", "both.tickmark"], b"");
    assert_eq!(refused.status.code(), Some(1), "never over a file that is there");
}
