//! Files as nobody should write them, through every door of the program itself: it says one line and ends, in time and
//! in bounded memory. `scripts/hostile.sh` gives it the large ones.

use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{Cursor, Write as _};
use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use flate2::Compression;
use flate2::write::ZlibEncoder;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::pack::{docx, odt, pack};

/// What a run may take: the build under test is not the fast one, on a machine that does other things besides.
const MOST_TIME: Duration = Duration::from_secs(40);
const MOST_KB: u64 = 512 * 1024;

const ARTICLE: &str =
    "Ferry burns off Ellery\n\nELLERY, Aug. 16, 2024 (CPA) — At least 19 people died, the port said.\n";

/// How a run ended.
struct Ended {
    code: Option<i32>,
    said: String,
    told: String,
}

/// Runs the program in `folder`, with what lies in the file `input` there on standard input.
fn run(folder: &Path, args: &[&str], input: Option<&str>) -> Ended {
    let [out, err] = ["out", "err"].map(|name| folder.join(format!(".{name}")));
    let input = input.map_or_else(Stdio::null, |name| File::open(folder.join(name)).unwrap().into());
    let mut child = Command::new(env!("CARGO_BIN_EXE_tickmark"))
        .args(args)
        .current_dir(folder)
        .env("TICKMARK_STATE_DIR", folder.join("state"))
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .stdin(input)
        .stdout(File::create(&out).unwrap())
        .stderr(File::create(&err).unwrap())
        .spawn()
        .unwrap();
    let (began, mut peak) = (Instant::now(), 0);
    let status = loop {
        peak = peak.max(peak_of(child.id()));
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        if began.elapsed() > MOST_TIME {
            child.kill().unwrap();
            child.wait().unwrap();
            panic!("{args:?} does not end");
        }
        std::thread::sleep(Duration::from_millis(2));
    };
    assert!(peak < MOST_KB, "{args:?} takes {peak} kB");
    let read = |path| String::from_utf8(fs::read(path).unwrap()).unwrap();
    Ended { code: status.code(), said: read(&err), told: read(&out) }
}

/// The most memory the process has had, in kB, where the system says it.
fn peak_of(process: u32) -> u64 {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    peak.and_then(|peak| peak.trim().trim_end_matches(" kB").parse().ok()).unwrap_or_default()
}

/// A folder with an article and a project of it.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("good.txt"), ARTICLE).unwrap();
    let made = run(folder.path(), &["new", "good.txt", "-o", "p.tickmark"], None);
    assert_eq!(made.code, Some(0), "{}", made.said);
    folder
}

/// It was refused in one line that a terminal shows as it is.
fn assert_refused(args: &[&str], ended: &Ended) {
    assert_eq!(ended.code, Some(1), "{args:?}: {}{}", ended.said, ended.told);
    let lines: Vec<&str> = ended.said.lines().filter(|line| !line.starts_with("tickmark: note:")).collect();
    assert_eq!(lines.len(), 1, "{args:?}: {}", ended.said);
    assert_plain(&ended.said);
}

fn assert_plain(said: &str) {
    let is_obeyed =
        |c: char| c != '\n' && c != '\t' && c.is_control() || ('\u{202A}'..='\u{202E}').contains(&c);
    assert!(!said.contains(is_obeyed), "{said:?}");
}

/// Every way in, by the name of a file that is called `x`.
const DOORS: [&[&str]; 12] = [
    &["extract", "x.txt"],
    &["check", "x.txt"],
    &["new", "x.txt", "-o", "o.tickmark"],
    &["new", "x.json", "-o", "o.tickmark"],
    &["report", "x.txt", "--as", "md"],
    &["report", "x.tickmark", "--as", "md"],
    &["import", "p.tickmark", "x.csv"],
    &["carry", "p.tickmark", "x.txt"],
    &["apply", "p.tickmark", "x.jsonl"],
    &["apply", "x.tickmark", "good.txt"],
    &["merge", "p.tickmark", "x.tickmark", "--dry-run"],
    &["tag", "--layer", "quantity", "x.jsonl"],
];

/// Goes in by every door at what `make` makes.
fn at_every_door(make: impl Fn(&Path)) {
    let folder = folder();
    for args in DOORS {
        let path = folder.path().join(args.iter().find(|arg| arg.starts_with("x.")).unwrap());
        make(&path);
        assert_refused(args, &run(folder.path(), args, None));
        if fs::symlink_metadata(&path).is_ok_and(|known| known.is_dir()) {
            fs::remove_dir(&path).unwrap();
        } else {
            fs::remove_file(&path).unwrap();
        }
    }
}

#[test]
fn what_never_ends_is_not_begun() {
    at_every_door(|path| symlink("/dev/zero", path).unwrap());
    at_every_door(|path| assert!(Command::new("mkfifo").arg(path).status().unwrap().success()));
}

#[test]
fn what_is_no_file_is_told() {
    at_every_door(|path| symlink("/nowhere/x", path).unwrap());
    at_every_door(|path| symlink(path, path).unwrap());
    at_every_door(|path| fs::create_dir(path).unwrap());
    // A socket's name is short, so it is made elsewhere.
    let elsewhere = tempfile::tempdir_in("/tmp").unwrap();
    let _socket = UnixListener::bind(elsewhere.path().join("s")).unwrap();
    at_every_door(|path| symlink(elsewhere.path().join("s"), path).unwrap());
}

#[test]
fn a_gigabyte_is_refused_by_its_length() {
    let folder = folder();
    let piecemeal = ["apply", "tag"];
    for args in DOORS.iter().filter(|args| !(piecemeal.contains(&args[0]) && args.contains(&"x.jsonl"))) {
        let path = folder.path().join(args.iter().find(|arg| arg.starts_with("x.")).unwrap());
        File::create(&path).unwrap().set_len(1 << 30).unwrap();
        assert_refused(args, &run(folder.path(), args, None));
        fs::remove_file(&path).unwrap();
    }
}

#[test]
fn settings_that_are_none_keep_nobody_from_work() {
    for make in [
        (|path: &Path| symlink("/dev/zero", path).unwrap()) as fn(&Path),
        |path| File::create(path).unwrap().set_len(1 << 30).unwrap(),
        |path| fs::create_dir(path).unwrap(),
        |path| fs::write(path, "{\"a\":".repeat(100_000)).unwrap(),
    ] {
        let folder = folder();
        fs::create_dir_all(folder.path().join("state")).unwrap();
        make(&folder.path().join("state/settings.json"));
        let ended = run(folder.path(), &["new", "good.txt", "-o", "o.tickmark"], None);
        assert_eq!(ended.code, Some(0), "{}", ended.said);
    }
}

#[test]
fn what_is_planted_beside_a_project_is_not_written_to() {
    const LETTER: &str = "Dear Ada, it was not the wiring.";
    let note = "{\"do\":\"describe_piece\",\"piece\":{\"title\":\"A\"}}\n";
    for ending in ["lock", "damaged"] {
        for plant in [
            (|path: &Path| symlink("letter", path).unwrap()) as fn(&Path),
            |path| fs::hard_link(path.with_file_name("letter"), path).unwrap(),
            |path| symlink("none", path).unwrap(),
            |path| symlink("/dev/zero", path).unwrap(),
            |path| assert!(Command::new("mkfifo").arg(path).status().unwrap().success()),
            |path| File::create(path).unwrap().set_len(1 << 40).unwrap(),
        ] {
            let folder = folder();
            let at = |name: &str| folder.path().join(name);
            fs::write(at("letter"), LETTER).unwrap();
            fs::write(at("edits"), note).unwrap();
            let torn = [&fs::read(at("p.tickmark")).unwrap()[..], b"{\"n\":2,"].concat();
            fs::write(at("p.tickmark"), &torn).unwrap();
            plant(&at(&format!("p.tickmark.{ending}")));
            let applied = run(folder.path(), &["apply", "p.tickmark", "edits"], None);
            assert_eq!(fs::read_to_string(at("letter")).unwrap(), LETTER);
            assert!(!at("none").exists(), "nothing is made where a link leads");
            let (code, word) =
                if ending == "lock" { (0, "cannot be locked here") } else { (1, "has its name") };
            assert_eq!(applied.code, Some(code), "{}", applied.said);
            assert!(applied.said.contains(word), "{}", applied.said);
            assert!(fs::read(at("p.tickmark")).unwrap().starts_with(&torn[..torn.len() - 7]));
        }
    }
}

#[test]
fn a_name_is_shown_and_never_obeyed() {
    let evil = "ev\u{1b}[31m\u{202E}txt.exe\u{7}\r\nfake line";
    let folder = folder();
    for args in DOORS {
        let named: Vec<String> = args.iter().map(|arg| arg.replace("x.", &format!("{evil}."))).collect();
        let named: Vec<&str> = named.iter().map(String::as_str).collect();
        assert_refused(&named, &run(folder.path(), &named, None));
    }
    let name = format!("{evil}.txt");
    fs::write(folder.path().join(&name), "At least 19 \u{1b}[2J\u{202E} people died on Monday.").unwrap();
    for args in [&["extract", "--format", "text", &name][..], &["check", &name]] {
        let ended = run(folder.path(), args, None);
        assert_eq!(ended.code, Some(0), "{}", ended.said);
        assert_plain(&ended.told);
        assert!(ended.told.contains("\\u{202e}"), "it is shown: {}", ended.told);
    }
}

#[test]
fn a_line_without_end_is_passed_over() {
    let folder = folder();
    let mut lines = vec![b' '; 40 << 20];
    lines.extend(b"\n{\"do\":\"describe_piece\",\"piece\":{\"title\":\"A\"}}\n");
    fs::write(folder.path().join("edits"), lines).unwrap();
    let ended = run(folder.path(), &["apply", "p.tickmark", "-"], Some("edits"));
    let answers: Vec<&str> = ended.told.lines().collect();
    assert!(answers[0].contains("longer than 32 MB") && answers[1].starts_with("{\"ok\":"), "{answers:?}");
    let tagged = run(folder.path(), &["tag", "--layer", "quantity", "-"], Some("edits"));
    assert!(tagged.said.contains("line 1 is left out"), "{}", tagged.said);
}

#[test]
fn a_journal_of_noise_is_told_in_few_lines() {
    let folder = folder();
    let mut bytes = fs::read(folder.path().join("p.tickmark")).unwrap();
    bytes.extend(b"{\"n\":1}\n".repeat(3_000));
    fs::write(folder.path().join("noise.tickmark"), bytes).unwrap();
    let ended = run(folder.path(), &["report", "noise.tickmark", "--as", "csv"], None);
    assert_eq!(ended.code, Some(0), "{}", ended.said);
    let count = ended.said.lines().count();
    assert!(count < 60, "{count} lines");
    assert!(ended.said.contains("more faults of the file are not listed"), "{}", ended.said);
}

/// A workbook of one sheet and its shared words.
fn workbook(sheet: &str, strings: &str) -> Vec<u8> {
    let relations = "<Relationships><Relationship Id=\"r1\" Type=\"x/worksheet\" Target=\"sheet1.xml\"/>\
        <Relationship Id=\"r2\" Type=\"x/sharedStrings\" Target=\"strings.xml\"/></Relationships>";
    pack(&[
        ("xl/workbook.xml", "<workbook><sheets><sheet name=\"a\" r:id=\"r1\"/></sheets></workbook>"),
        ("xl/_rels/workbook.xml.rels", relations),
        ("xl/sheet1.xml", &format!("<worksheet><sheetData>{sheet}</sheetData></worksheet>")),
        ("xl/strings.xml", strings),
    ])
}

#[test]
fn a_workbook_holds_no_more_than_is_written_in_it() {
    let folder = folder();
    let head = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>fact</t></is></c></row>";
    let shared = format!("{head}{}", "<row><c t=\"s\"><v>0</v></c></row>".repeat(20_000));
    let word = format!("<sst><si><t>{}</t></si></sst>", "x".repeat(1 << 20));
    let wide = format!("{head}{}", "<row><c r=\"IV1\"><v>1</v></c></row>".repeat(90_000));
    for (name, bytes) in [("shared.xlsx", workbook(&shared, &word)), ("wide.xlsx", workbook(&wide, "<sst/>"))]
    {
        fs::write(folder.path().join(name), bytes).unwrap();
        let args = ["import", "p.tickmark", name, "--dry-run"];
        assert_refused(&args, &run(folder.path(), &args, None));
    }
}

/// A container with one part of so many blanks.
fn bomb(name: &str, blanks: usize) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file(name, SimpleFileOptions::default()).unwrap();
    let block = vec![b' '; 1 << 20];
    for _ in 0..blanks >> 20 {
        zip.write_all(&block).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A PDF of one page that draws `contents`, with these streams: their numbers, what is said of them, their bytes.
fn pdf(contents: &str, resources: &str, streams: &[(usize, &str, &[u8])]) -> Vec<u8> {
    let mut file = format!(
        "%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n\
         3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {contents}/Resources<<{resources}>>>>endobj\n"
    )
    .into_bytes();
    for (number, said, bytes) in streams {
        writeln!(file, "{number} 0 obj<<{said}/Length {}>>stream", bytes.len()).unwrap();
        file.extend_from_slice(bytes);
        file.extend(b"\nendstream endobj\n");
    }
    file.extend(b"trailer<</Root 1 0 R>>\n%%EOF\n");
    file
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

#[test]
fn streams_that_unfold_without_end_are_not_unfolded() {
    let blanks = packed(&vec![b' '; 30 << 20]);
    let again = pdf(&format!("[{}]", "4 0 R ".repeat(40)), "", &[(4, "/Filter/FlateDecode", &blanks)]);
    let runs = [vec![0x81; 200_000], vec![0x80]].concat();
    let runs = pdf("4 0 R", "", &[(4, &format!("/Filter[{}]", "/RunLengthDecode".repeat(4)), &runs)]);
    let twice = packed(&packed(&vec![b' '; 300 << 20]));
    let twice = pdf("4 0 R", "", &[(4, "/Filter[/FlateDecode/FlateDecode]", &twice)]);
    let folder = folder();
    for (name, bytes) in [("again.pdf", again), ("runs.pdf", runs), ("twice.pdf", twice)] {
        fs::write(folder.path().join(name), bytes).unwrap();
        let args = ["extract", name];
        assert_refused(&args, &run(folder.path(), &args, None));
    }
}

#[test]
fn drawings_in_drawings_end() {
    let said = |n: usize| {
        format!("/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X {} 0 R>>>>", n + 1)
    };
    let said: Vec<String> = (10..50).map(said).collect();
    let forms = (10..).zip(&said).map(|(n, said)| (n, said.as_str(), &b"/X Do /X Do"[..]));
    let streams: Vec<_> = [(4, "", &b"/X Do"[..])].into_iter().chain(forms).collect();
    let folder = folder();
    fs::write(folder.path().join("forms.pdf"), pdf("4 0 R", "/XObject<</X 10 0 R>>", &streams)).unwrap();
    let args = ["extract", "forms.pdf"];
    assert_refused(&args, &run(folder.path(), &args, None));
}

#[test]
fn lists_without_end_are_read_piece_by_piece() {
    let folder = folder();
    for (list, is_read) in [
        (format!("[{}", "1,".repeat(1 << 21)), false),
        (format!("[{}1", "{\"title\":\"a\"},".repeat(1 << 18)), false),
        (format!("fact{}", ",fact".repeat(1 << 19)), false),
        ("TY  - RPRT\nTI  - a\nER  - \n".repeat(1 << 17), true),
        (format!("[{}1]", "{\"title\":\"a\"},".repeat(1 << 18)), true),
    ] {
        fs::write(folder.path().join("x.bib"), list).unwrap();
        let args = ["import", "p.tickmark", "x.bib", "--dry-run"];
        let ended = run(folder.path(), &args, None);
        if is_read {
            assert_eq!(ended.code, Some(0), "{}", ended.said);
        } else {
            assert_refused(&args, &ended);
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn what_cannot_be_read_is_told_once() {
    let folder = folder();
    for command in [&["tag", "--layer", "quantity"][..], &["apply", "p.tickmark"]] {
        let args = [command, &["/proc/self/mem"]].concat();
        assert_refused(&args, &run(folder.path(), &args, None));
    }
}

#[test]
fn bombs_and_towers_cost_little() {
    let tower = |open: &str, n: usize| open.repeat(n);
    let mut many = String::from("From: a\nMIME-Version: 1.0\nContent-Type: text/plain; ");
    for n in 0..100_000 {
        write!(many, "a*{n}=b; ").unwrap();
    }
    let files: [(&str, Vec<u8>); 15] = [
        ("bomb.docx", bomb("word/document.xml", 200 << 20)),
        ("bomb.odt", bomb("content.xml", 200 << 20)),
        ("tower.docx", docx(&tower("<w:p>", 300_000))),
        ("boxes.docx", docx(&tower("<w:txbxContent><w:p>", 100_000))),
        ("tower.odt", odt(&tower("<text:p>", 300_000))),
        ("tower.html", tower("<div>", 300_000).into_bytes()),
        ("paragraphs.html", tower("<p>a", 600_000).into_bytes()),
        ("tower.rtf", format!("{{\\rtf1 {}", tower("{\\b a", 300_000)).into_bytes()),
        ("quotes.md", tower("> ", 20_000).into_bytes()),
        ("lists.md", tower("- ", 20_000).into_bytes()),
        ("mails.eml", tower("Content-Type: message/rfc822\n\nFrom: a\n", 100_000).into_bytes()),
        (
            "parts.eml",
            format!(
                "MIME-Version: 1.0\n{}",
                tower("Content-Type: multipart/mixed; boundary=a\n\n--a\n", 100_000)
            )
            .into_bytes(),
        ),
        ("many.eml", many.into_bytes()),
        ("arrays.pdf", format!("%PDF-1.4\n1 0 obj{}", tower("[", 300_000)).into_bytes()),
        ("streams.pdf", format!("%PDF-1.4\n{}", tower("stream\n", 100_000)).into_bytes()),
    ];
    let folder = folder();
    for (name, bytes) in files {
        fs::write(folder.path().join(name), bytes).unwrap();
        let ended = run(folder.path(), &["extract", name], None);
        assert!(matches!(ended.code, Some(0 | 1)), "{name}: {:?} {}", ended.code, ended.said);
        assert!(ended.said.lines().count() <= 1, "{name}: {}", ended.said);
    }
}
