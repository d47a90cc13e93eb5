//! Whatever people write comes out as text: a piece whose every text is an attack, taken apart again in every form.

use std::collections::BTreeSet;

use dom_query::Document;
use pulldown_cmark::{Event, Options as Markdown, Parser, Tag};
use serde_json::Value;
use tickmark::desk::{Checker, Confidentiality, Desk};
use tickmark::report::{self, Format, Options};

use crate::planted::{Plant, TEXTS, planted};
use crate::word::{parts, render};

/// What somebody may write to have a reader, a spreadsheet, Word, TeX or a browser do something.
const PAYLOADS: [&str; 46] = [
    "<script>document.title='ran';fetch('http://127.0.0.1:47899/ran')</script>",
    "\"><img src=\"http://127.0.0.1:47899/img\" onerror=\"document.title='ran'\">",
    "' autofocus onfocus='alert(1)' x='",
    "</style><style>@import url(http://127.0.0.1:47899/css);body{background:url(http://127.0.0.1:47899/bg)}",
    "</title></head><body onload=alert(1)><iframe src=\"http://127.0.0.1:47899/frame\"></iframe>",
    "--><svg><script xlink:href=\"http://127.0.0.1:47899/svg\"/></svg><!--",
    "<base href=\"http://127.0.0.1:47899/\"><meta http-equiv=\"refresh\" content=\"0;url=http://127.0.0.1:47899/\">",
    "]]><form action=\"http://127.0.0.1:47899/\"><input name=x></form>",
    "javascript:alert(document.domain)",
    "JaVa\u{1}ScRiPt\n:alert(1)//http://",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
    "file:///etc/passwd",
    "https://bank.example@127.0.0.1:47899/",
    "https://127.0.0.1:47899/a\"onclick=\"alert(1)",
    "mailto:a@b.example?attach=/etc/passwd&body=%0ABcc: c@d.example",
    "[x](javascript:alert(1)) ![x](http://127.0.0.1:47899/md) <http://127.0.0.1:47899/auto>",
    "[ref]: http://127.0.0.1:47899/ref \"t\"\n\n[ref]\n![ref]",
    "# head\n===\n---\n- item\n1) one\n123456789. nine\n> quote\n```\ncode\n```\n\n    indented",
    "| a | b |\n| --- | --- |\n| c | d |\n\n[^1]: note[^1]",
    "<b>bold</b> *bold* _it_ ~~no~~ `code` $x$ $$\\input{/etc/passwd}$$ &lt;i&gt; &#60;",
    "=HYPERLINK(\"http://127.0.0.1:47899/x\",\"see\")",
    "+1+1",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1;=2+2\t=3+3",
    "\u{FF1D}1+1 \u{FF0B}1 \u{FF0D}1 \u{FF20}SUM(1)",
    "=DDE(\"cmd\";\"/C calc\";\"a\")",
    "a\";=1+1;\"b\",=2+2,\"\n=3+3",
    "{ INCLUDETEXT \"/etc/passwd\" } { DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe \"/k calc\" }",
    "</w:t></w:r><w:r><w:instrText>DDEAUTO cmd</w:instrText></w:r><w:altChunk r:id=\"rId1\"/>",
    "<w:fldSimple w:instr=\"INCLUDEPICTURE http://127.0.0.1:47899/p\"/>\u{13}HYPERLINK \"file:///etc\"\u{14}x\u{15}",
    ") /S /JavaScript /JS (app.alert\\(1\\)) >> endobj endstream <</Type/Action/S/Launch/F(cmd.exe)>>",
    "endstream\nendobj\n1 0 obj <</OpenAction <</S/URI/URI(http://127.0.0.1:47899/pdf)>>>>",
    "\\input{/etc/passwd} \\write18{id} \\immediate\\openin0=/etc/passwd ^^5cinput",
    "}, url = {http://127.0.0.1:47899/bib}, @misc{evil, title={x}} @comment{ \\",
    "\r\nER  - \r\nTY  - BOOK\r\nUR  - file:///etc/passwd\u{85}TI  - x\u{2028}AU  - y\u{B}PB  - z",
    "a\"\r\n\"b\",\"c\"\r\n",
    "\u{202E}fdp.exe\u{202C} \u{2066}x\u{2069} \u{061C}\u{200F}y \u{206A}z",
    "a\u{0}b\u{7}c\u{8}d\u{1B}]8;;http://127.0.0.1:47899/\u{7}e\u{1B}[31mf\u{9D}g\u{7F}",
    "a\u{2028}b\u{2029}c\u{85}d\u{B}e\u{C}f",
    "\u{FEFF}\u{FFFE}\u{FFFF}\u{FFFD}\u{E000}\u{10FFFF}\u{FFF9}\u{FFFB}",
    "../../../../etc/passwd\u{0}.txt C:\\con \\\\127.0.0.1\\share\\x",
    "{{7*7}} ${7*7} <%= 7*7 %> #{7*7} %s%n %00",
];

/// Every text of the piece is an attack, the `round`th from where its place begins.
fn hostile(round: usize) -> Desk {
    let text = |path: &str| {
        let at = path.bytes().fold(7usize, |sum, byte| sum.wrapping_mul(31).wrapping_add(usize::from(byte)));
        PAYLOADS[(at + round) % PAYLOADS.len()].to_owned()
    };
    let own = |path: &str| match path.rsplit('.').next() {
        // Ids are the program's own, but must differ.
        Some("id") => format!("{path} {}", text(path)),
        _ => text(path),
    };
    let checker = Checker { name: text("checker"), initials: text("initials") };
    let body = PAYLOADS.map(|payload| format!("{payload}\n\n")).concat();
    let texts = TEXTS.map(|text| format!("{}\n\n{text}\n\n{body}", PAYLOADS[round % PAYLOADS.len()]));
    let texts = [texts[0].as_str(), texts[1].as_str()];
    planted(&Plant { texts, own: &own, mention: &text, confidentiality: Confidentiality::Open, checker })
}

/// So many pieces that each place has met many attacks, and each attack many places.
const ROUNDS: [usize; 6] = [0, 8, 15, 23, 31, 39];

fn each(forms: &[Format], look: impl Fn(&str, &[u8])) {
    for round in ROUNDS {
        let desk = hostile(round);
        for format in forms {
            look(&format!("{format:?}, round {round}"), &report::render(&desk, *format, &Options::whole()));
        }
    }
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

/// Whether a link leads somewhere and does nothing else.
fn leads(link: &str) -> bool {
    let plain = link.chars().all(|c| c.is_ascii_graphic());
    let host = link.split_once("://").map(|(_, rest)| rest.split(['/', '?', '#']).next().unwrap_or_default());
    let is_web = ["http://", "https://"].iter().any(|scheme| link.starts_with(scheme));
    plain
        && (is_web && host.is_some_and(|host| !host.contains('@'))
            || link.starts_with("mailto:") && !link.contains('?'))
}

/// Characters that no text form may hold.
fn steers(c: char) -> bool {
    (c.is_control() && !"\n\r\t".contains(c))
        || matches!(c, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{206F}')
}

const PAGES: [Format; 6] = [
    Format::Html,
    Format::CheckedHtml,
    Format::Questions,
    Format::CallSheets,
    Format::Names,
    Format::Sources,
];

const ELEMENTS: &str = "html head meta title style body main section article div span p h1 h2 h3 h4 ul ol li dl dt dd a \
    b i em strong small code table thead tbody tr th td svg symbol path rect circle line g use defs ins del mark sup sub \
    footer header br hr q blockquote polyline polygon ellipse text nav aside caption";

#[test]
fn web_pages_hold_no_element_attribute_or_link_of_the_attackers() {
    let elements: BTreeSet<&str> = ELEMENTS.split_whitespace().collect();
    each(&PAGES, |what, bytes| {
        let page = text(bytes);
        assert_eq!(page.find(steers), None, "{what}: {:?}", page.chars().find(|c| steers(*c)));
        let document = Document::from(page);
        for node in document.select("*").nodes() {
            let name = node.node_name().unwrap().to_string();
            assert!(elements.contains(name.as_str()), "{what}: <{name}>");
            for attribute in node.attrs() {
                let (key, value) = (attribute.name.local.to_string(), attribute.value.to_string());
                assert!(
                    !key.starts_with("on")
                        && !["src", "srcset", "action", "formaction", "data"].contains(&key.as_str()),
                    "{what}: {key}={value}"
                );
                if key == "href" {
                    assert!(value.starts_with('#') || leads(&value), "{what}: {value}");
                }
                if key == "style" {
                    assert!(!value.contains("url") && value.len() < 60, "{what}: {value}");
                }
            }
        }
        assert_eq!(document.select("style").nodes().len(), 1, "{what}");
        assert_eq!(document.select("meta[http-equiv]").nodes().len(), 1, "{what}");
        let policy = document.select("meta[http-equiv]").attr("content").unwrap();
        assert!(policy.starts_with("default-src 'none'; style-src 'unsafe-inline';"), "{policy}");
        let style = document.select("style").text().to_string();
        assert!(!style.contains("@import") && !style.contains("url(") && !style.contains('<'), "{what}");
    });
}

#[test]
fn markdown_holds_no_html_picture_code_or_link_of_the_attackers() {
    each(&[Format::Markdown], |what, bytes| {
        let page = text(bytes);
        assert_eq!(page.find(steers), None, "{what}");
        let mut headings = 0;
        for event in Parser::new_ext(page, Markdown::all()) {
            match event {
                Event::Html(_)
                | Event::InlineHtml(_)
                | Event::Code(_)
                | Event::InlineMath(_)
                | Event::DisplayMath(_)
                | Event::FootnoteReference(_)
                | Event::Rule
                | Event::TaskListMarker(_) => {
                    panic!("{what}: {event:?}")
                }
                Event::Start(Tag::Link { dest_url, .. }) => assert!(leads(&dest_url), "{what}: {dest_url}"),
                Event::Start(Tag::Heading { .. }) => headings += 1,
                Event::Start(
                    Tag::Image { .. }
                    | Tag::CodeBlock(_)
                    | Tag::HtmlBlock
                    | Tag::FootnoteDefinition(_)
                    | Tag::MetadataBlock(_)
                    | Tag::Emphasis
                    | Tag::Strikethrough
                    | Tag::DefinitionList
                    | Tag::List(Some(_)),
                ) => panic!("{what}: {event:?}"),
                _ => {}
            }
        }
        let written = page.lines().filter(|line| line.starts_with('#')).count();
        assert_eq!(headings, written, "{what}: a heading that is none of ours");
    });
}

/// What a spreadsheet takes for the start of a formula.
const STARTS: [char; 8] = ['=', '+', '-', '@', '\u{FF1D}', '\u{FF0B}', '\u{FF0D}', '\u{FF20}'];

#[test]
fn no_cell_is_a_formula_however_the_table_is_read() {
    each(&[Format::Csv], |what, bytes| {
        let table = text(bytes);
        assert_eq!(table.find(steers), None, "{what}");
        let mut rows = csv::Reader::from_reader(bytes);
        for row in rows.records() {
            for cell in &row.unwrap() {
                assert!(!cell.trim_start().starts_with(STARTS), "{what}: {cell:?}");
            }
        }
        // As a spreadsheet reads it that parts columns by other signs.
        for cell in table.split(['\n', '\r', ';', '\t']) {
            assert!(!cell.trim_start_matches([' ', '"']).starts_with(STARTS), "{what}: {cell:?}");
        }
    });
}

#[test]
fn workbooks_hold_no_formula_link_or_part_from_outside() {
    each(&[Format::Xlsx], |what, bytes| {
        for (name, part) in parts(bytes) {
            assert!(
                !["external", "embed", "vba", "activeX", "connection"].iter().any(|it| name.contains(it)),
                "{what}: {name}"
            );
            for markup in ["<f>", "<f ", "<hyperlink", "TargetMode", "ddeLink", "t=\"e\""] {
                assert!(!part.contains(markup), "{what}: {name} holds {markup}");
            }
            assert_eq!(part.find(steers), None, "{what}: {name}");
        }
    });
}

#[test]
fn word_documents_hold_no_field_object_or_part_from_outside() {
    each(&[Format::Docx, Format::CheckedDocx], |what, bytes| {
        for (name, part) in parts(bytes) {
            for markup in [
                "<w:instrText",
                "fldChar",
                "<w:object",
                "<w:altChunk",
                "<o:",
                "<v:",
                "<w:sdt",
                "<w:pict",
                "attachedTemplate",
            ] {
                assert!(!part.contains(markup), "{what}: {name} holds {markup}");
            }
            let fields: Vec<&str> =
                part.split("w:instr=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
            assert!(
                fields.iter().all(|field| ["PAGE", "NUMPAGES"].contains(&field.trim())),
                "{what}: {name}: {fields:?}"
            );
            for relation in part.split("<Relationship ").skip(1).filter(|it| it.contains("TargetMode")) {
                let target = relation.split("Target=\"").nth(1).unwrap().split('"').next().unwrap();
                assert!(leads(&target.replace("&amp;", "&")), "{what}: {target}");
            }
            let odd = part.chars().find(|c| c.is_control() && !"\n\r\t".contains(*c));
            assert_eq!(odd, None, "{what}: {name}");
        }
    });
}

#[test]
fn links_in_pdfs_lead_somewhere() {
    for round in ROUNDS {
        let desk = hostile(round);
        for format in [Format::Pdf, Format::CheckedPdf] {
            let bytes = report::render(&desk, format, &Options::whole());
            crate::print::leads_alone(&bytes, leads);
        }
    }
}

/// All texts under a key, wherever they stand.
fn under<'a>(value: &'a Value, keys: &[&str], into: &mut Vec<&'a str>) {
    match value {
        Value::Array(list) => list.iter().for_each(|it| under(it, keys, into)),
        Value::Object(fields) => {
            for (key, value) in fields {
                into.extend(value.as_str().filter(|_| keys.contains(&key.as_str())));
                under(value, keys, into);
            }
        }
        _ => {}
    }
}

#[test]
fn data_for_programs_is_whole_and_its_addresses_are_addresses() {
    let forms = [Format::Json, Format::WebAnnotation, Format::ClaimReview, Format::Csl];
    for round in ROUNDS {
        let desk = hostile(round);
        for format in forms {
            let told = render(&desk, format, &Options::whole());
            let odd = told.chars().find(|c| *c < ' ' && *c != '\n');
            assert_eq!(odd, None, "{format:?}, round {round}");
            let data: Value = serde_json::from_str(&told).unwrap();
            let mut addresses = Vec::new();
            match format {
                Format::WebAnnotation => under(&data, &["source", "cached"], &mut addresses),
                Format::ClaimReview => under(&data, &["url"], &mut addresses),
                Format::Csl => under(&data, &["URL", "archive_location"], &mut addresses),
                _ => {}
            }
            addresses.retain(|it| !it.starts_with("nih:sha-256;"));
            assert!(addresses.iter().all(|it| leads(it)), "{format:?}, round {round}: {addresses:?}");
        }
    }
}

#[test]
fn a_list_of_references_holds_as_many_as_there_are_sources_and_no_command() {
    for round in ROUNDS {
        let desk = hostile(round);
        let sources = desk.sources().count();
        let ris = render(&desk, Format::Ris, &Options::whole());
        let is_tagged =
            |line: &&str| line.is_empty() || line.get(2..6) == Some("  - ") && line.is_char_boundary(6);
        let lines = || ris.split("\r\n");
        assert!(
            lines().all(|line| is_tagged(&line)
                && !line.contains(|c: char| c.is_control() || "\u{2028}\u{2029}".contains(c))),
            "{ris}"
        );
        assert_eq!(lines().filter(|line| line.starts_with("TY  - ")).count(), sources, "{ris}");
        let addresses: Vec<&str> = lines().filter_map(|line| line.strip_prefix("UR  - ")).collect();
        assert!(addresses.iter().all(|it| leads(it)), "{addresses:?}");
        let bibtex = render(&desk, Format::Bibtex, &Options::whole());
        let (mut depth, mut entries, mut before) = (0, 0, ' ');
        for c in bibtex.chars() {
            match c {
                '{' if before != '\\' => depth += 1,
                '}' if before != '\\' => depth -= 1,
                '@' if depth == 0 => entries += 1,
                '@' => panic!("an entry within another: {bibtex}"),
                _ => {}
            }
            before = c;
        }
        assert_eq!((depth, entries), (0, sources), "{bibtex}");
        let commands = bibtex
            .split('\\')
            .skip(1)
            .map(|rest| rest.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default());
        let known = [
            "",
            "textbraceleft",
            "textbraceright",
            "textbackslash",
            "textasciitilde",
            "textasciicircum",
            "char64",
        ];
        let odd: Vec<&str> = commands.filter(|it| !known.contains(it)).collect();
        assert!(odd.is_empty(), "{odd:?}");
    }
}

#[test]
fn lone_halves_of_letters_are_refused_and_harm_nothing() {
    let edit = r#"{"do":"write_note","claim":"c1","text":"\ud800 and \udc00"}"#;
    assert!(serde_json::from_str::<tickmark::desk::Edit>(edit).is_err());
}

/// For `scripts/inert.sh`: writes every form of every hostile piece into the folder that the environment names.
#[test]
fn hostile_reports_are_written_for_other_programs() {
    let Some(folder) = std::env::var_os("TICKMARK_HOSTILE_DIR").map(std::path::PathBuf::from) else { return };
    for round in ROUNDS {
        let desk = hostile(round);
        for format in Format::ALL {
            let bytes = report::render(&desk, format, &Options::whole());
            let name = format!("{round}-{}.{}", format.key(), format.ending());
            std::fs::write(folder.join(name), bytes).unwrap();
        }
    }
}
