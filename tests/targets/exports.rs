//! Any words in every field of a piece: they come out of every report as words, and as nothing else.

use std::io::{Cursor, Read as _};

use dom_query::Document;
use pulldown_cmark::{Event, Options as Marks, Parser, Tag};
use quick_xml::events::Event as Node;
use serde_json::{Value, json};
use tickmark::article::{self, Dates};
use tickmark::desk::reference::read_list;
use tickmark::desk::{Checker, Desk, Edit, Entry, NewDraft};
use tickmark::extract::extract;
use tickmark::report::{Format, Options, render};
use zip::ZipArchive;

/// A piece whose fields hold the parts of the input, in turn: the first byte chooses the report, the second whether it
/// is redacted.
pub(super) fn exports(bytes: &[u8]) {
    let [form, redacted, bytes @ ..] = bytes else { return };
    let words: Vec<String> = super::parts(bytes).map(|part| part.chars().take(400).collect()).collect();
    let desk = desk(&words);
    let form = Format::ALL[usize::from(*form) % Format::ALL.len()];
    let options = Options { redacted: redacted % 2 == 1, ..Options::whole() };
    let report = render(&desk, form, &options);
    assert!(report == render(&desk, form, &options), "{form:?} differs from itself");
    check(form, &report, &desk, &options);
}

fn check(form: Format, report: &[u8], desk: &Desk, options: &Options) {
    let text = || std::str::from_utf8(report).unwrap_or_else(|_| panic!("{form:?} is no UTF-8"));
    let sources = desk.sources().count();
    match form {
        Format::Html
        | Format::CheckedHtml
        | Format::Questions
        | Format::CallSheets
        | Format::Names
        | Format::Sources => {
            check_page(text());
        }
        Format::Pdf | Format::CheckedPdf => check_paper(report),
        Format::Docx | Format::CheckedDocx | Format::Xlsx => check_packed(report),
        Format::Markdown => check_markdown(text()),
        Format::Csv => check_cells(text()),
        Format::Json => check_data(text(), desk, options),
        Format::WebAnnotation | Format::ClaimReview => drop(value(text())),
        Format::Csl => {
            assert_eq!(value(text()).as_array().map(Vec::len), Some(sources), "sources lost or made");
        }
        Format::Ris | Format::Bibtex => {
            // A source without a title and an address is none that a list can bring back.
            assert!(read_list(text()).len() <= sources, "sources made: {}", text());
        }
    }
}

/// The elements that pages are made of.
const ELEMENTS: &str = "a article b blockquote body br caption cite circle code dd del div dl dt em footer h1 h2 h3 h4 head header html i ins li main mark meta nav ol \
    p path q rect s section small span strong style sub sup svg symbol table tbody td tfoot th thead time title tr ul use";

/// The attributes they have.
const ATTRIBUTES: &str = "aria-hidden aria-label aria-labelledby charset class colspan content cx cy d datetime dir fill height href \
    http-equiv id lang name r role rowspan rx scope stroke stroke-width style title viewbox viewBox width x x1 x2 xmlns y y1 y2";

/// A page holds its own elements alone, and its links lead into it, to the web, or to a mailbox.
fn check_page(page: &str) {
    let document = Document::from(page);
    for node in document.select("*").nodes() {
        let element = node.node_name().unwrap_or_default().to_string();
        assert!(ELEMENTS.split_whitespace().any(|known| known == element), "an element of others: {element}");
        for attribute in node.attrs() {
            let name = attribute.name.local.to_string();
            assert!(
                ATTRIBUTES.split_whitespace().any(|known| known == name),
                "an attribute of others: {element} {name}"
            );
            if name == "href" {
                check_address(&attribute.value);
            }
            assert!(name != "style" || !attribute.value.contains("url"), "a style that asks for more");
        }
    }
    assert!(page.contains("default-src 'none'"), "no policy");
}

fn check_address(address: &str) {
    let lower = address.trim().to_ascii_lowercase();
    let is_safe = ["#", "http://", "https://", "mailto:"].iter().any(|start| lower.starts_with(start));
    assert!(is_safe, "a link to {address:?}");
}

/// A PDF can be read, and asks for nothing to be run.
fn check_paper(paper: &[u8]) {
    assert!(paper.starts_with(b"%PDF-"));
    for name in [&b"/JavaScript"[..], b"/Launch", b"/EmbeddedFile", b"/SubmitForm", b"/GoToR"] {
        assert!(
            !paper.windows(name.len()).any(|part| part == name),
            "it holds {}",
            String::from_utf8_lossy(name)
        );
    }
}

/// Every part is well-formed XML, no field is made of words, and what lies outside is a safe link.
fn check_packed(pack: &[u8]) {
    let mut zip =
        ZipArchive::new(Cursor::new(pack)).unwrap_or_else(|why| panic!("it cannot be unpacked: {why}"));
    let names: Vec<String> = zip.file_names().map(str::to_owned).collect();
    for name in names {
        let mut part = String::new();
        let read = zip.by_name(&name).unwrap_or_else(|why| panic!("{name}: {why}")).read_to_string(&mut part);
        assert!(read.is_ok(), "{name} is no text");
        check_xml(&name, &part);
    }
}

fn check_xml(name: &str, part: &str) {
    let is_odd =
        |c: char| c < ' ' && !matches!(c, '\n' | '\r' | '\t') || matches!(c, '\u{FFFE}' | '\u{FFFF}');
    assert!(!part.contains(is_odd), "{name} holds characters that XML forbids");
    let mut reader = quick_xml::Reader::from_str(part);
    loop {
        match reader.read_event().unwrap_or_else(|why| panic!("{name} is no XML ({why}): {part}")) {
            Node::Start(tag) | Node::Empty(tag) => check_tag(name, &tag),
            Node::DocType(_) => panic!("{name} declares a type"),
            Node::Eof => return,
            _ => {}
        }
    }
}

fn check_tag(name: &str, tag: &quick_xml::events::BytesStart<'_>) {
    let element = String::from_utf8_lossy(tag.local_name().as_ref()).into_owned();
    assert!(!matches!(element.as_str(), "instrText" | "object" | "f" | "altChunk"), "{name} holds {element}");
    let attributes: Vec<(String, String)> = tag
        .attributes()
        .map(|it| it.unwrap_or_else(|why| panic!("{name}: {why}")))
        .map(|it| {
            let value = it.normalized_value(quick_xml::XmlVersion::Implicit1_0);
            let value = value.unwrap_or_else(|why| panic!("{name}: {why}")).into_owned();
            (String::from_utf8_lossy(it.key.as_ref()).into_owned(), value)
        })
        .collect();
    let get =
        |wanted: &str| attributes.iter().find(|(name, _)| name == wanted).map_or("", |(_, value)| value);
    if get("TargetMode") == "External" {
        check_address(get("Target"));
    }
    assert!(
        element != "fldSimple" || matches!(get("w:instr").trim(), "PAGE" | "NUMPAGES"),
        "a field of others"
    );
}

/// What people wrote is neither markup nor a link of another kind.
fn check_markdown(text: &str) {
    let marks = Marks::ENABLE_TABLES
        | Marks::ENABLE_FOOTNOTES
        | Marks::ENABLE_STRIKETHROUGH
        | Marks::ENABLE_TASKLISTS;
    for event in Parser::new_ext(text, marks) {
        match event {
            Event::Html(html) | Event::InlineHtml(html) => panic!("HTML: {html}"),
            Event::Start(Tag::Image { dest_url, .. }) => panic!("an image: {dest_url}"),
            Event::Start(Tag::Link { dest_url, .. }) => check_address(&dest_url),
            Event::Start(Tag::CodeBlock(_)) | Event::Code(_) => panic!("code in {text}"),
            _ => {}
        }
    }
}

/// No cell is a formula.
fn check_cells(text: &str) {
    let mut rows = csv::Reader::from_reader(text.as_bytes());
    for row in rows.records() {
        for cell in &row.unwrap_or_else(|why| panic!("no table: {why}")) {
            assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']), "a formula: {cell:?}");
        }
    }
}

/// What was written is there as it was; redacted, there is no journal.
fn check_data(text: &str, desk: &Desk, options: &Options) {
    let data = value(text);
    let Some(journal) = data.get("journal").filter(|journal| journal.is_array()) else {
        assert!(options.redacted, "no journal");
        return;
    };
    assert!(!options.redacted, "a journal, though redacted");
    let entries: Vec<Entry> =
        serde_json::from_value(journal.clone()).unwrap_or_else(|why| panic!("no entries: {why}"));
    assert!(entries.iter().eq(desk.entries().iter().map(|entry| &**entry)), "other words than were written");
}

fn value(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|why| panic!("no JSON: {why}"))
}

/// A piece with the `words` in all its fields.
fn desk(words: &[String]) -> Desk {
    let mut nth = 0;
    let mut next = || {
        nth += 1;
        words.get((nth - 1) % words.len().max(1)).cloned().unwrap_or_default()
    };
    let mut desk = Desk::default();
    take_in(&mut desk, &next(), next());
    let claims: Vec<String> = desk.claims().map(|claim| claim.id.0.clone()).take(4).collect();
    for (n, open) in ["open", "background", "anonymous"].into_iter().enumerate() {
        let source = json!({"id": format!("s{n}"), "kind": "call", "title": next(), "author": next(), "role": next(),
            "publisher": next(), "published": next(), "retrieved": next(), "url": next(), "archive_url": next(), "archived": next(),
            "file": {"name": next(), "sha256": next(), "size": 1}, "contact": next(), "confidentiality": open,
            "code_name": next(), "withdrawn": next(), "withdrawn_on": next(), "interest": next(), "csl_type": next(), "notes": next()});
        record(&mut desk, &json!({"do": "put_source", "source": source}));
        let citation = json!({"id": format!("x{n}"), "source": format!("s{n}"), "locator": next(), "passage": next(), "value": next()});
        record(&mut desk, &json!({"do": "put_citation", "citation": citation}));
    }
    for (n, claim) in claims.iter().enumerate() {
        record(
            &mut desk,
            &json!({"do": "put_link", "link": {"claim": claim, "citation": format!("x{}", n % 3), "relation": "contradicts"}}),
        );
        let status = ["wrong", "disputed", "confirmed", "no_check"][n % 4];
        record(&mut desk, &json!({"do": "set_status", "claim": claim, "status": status, "reason": next()}));
        record(&mut desk, &json!({"do": "write_note", "claim": claim, "text": next()}));
        record(&mut desk, &json!({"do": "suggest", "claim": claim, "wording": next(), "reason": next()}));
        record(
            &mut desk,
            &json!({"do": "set_flag", "claim": claim, "flag": "query", "on": true, "detail": next()}),
        );
        record(&mut desk, &json!({"do": "resolve", "claim": claim, "resolution": "stet", "reason": next()}));
        if n == 3 {
            record(&mut desk, &json!({"do": "set_aside", "claim": claim, "reason": next()}));
        }
    }
    record(&mut desk, &json!({"do": "confirm_name", "name": next(), "source": "s0", "from": next()}));
    record(&mut desk, &json!({"do": "set_finding_aside", "finding": "f", "about": next(), "reason": next()}));
    let piece = json!({"title": next(), "author": next(), "outlet": next(), "deadline": next(), "notes": next(), "url": next()});
    record(&mut desk, &json!({"do": "describe_piece", "piece": piece}));
    record(&mut desk, &json!({"do": "sign_off", "office": "checker", "draft": "d1", "unchecked": next()}));
    desk
}

/// An article that holds `words` itself, from a file of that name.
fn take_in(desk: &mut Desk, words: &str, name: String) {
    let text = format!(
        "Ferry burns off Ellery\n\nThree people died on Monday, Ana Roe said. {words}\n\nAbout 46 people were hurt.\n"
    );
    let day = jiff::civil::date(2024, 8, 16);
    let opened = article::read(text.as_bytes(), "a.txt", Dates { given: Some(day), file: day });
    let Ok(mut opened) = opened else { return };
    opened.article.name = name;
    let mut draft = NewDraft::of(&opened.article, &extract(&opened.article));
    draft.id = "d1".into();
    put(desk, Edit::AddDraft { draft });
}

/// Records what the JSON says, where that can be done: some words make an edit that is refused.
fn record(desk: &mut Desk, edit: &Value) {
    let edit: Edit = serde_json::from_value(edit.clone()).unwrap_or_else(|why| panic!("{edit}: {why}"));
    put(desk, edit);
}

fn put(desk: &mut Desk, edit: Edit) {
    let n = desk.entries().len();
    let by = Checker { name: "=1+1 <b>".to_owned(), initials: "MK".to_owned() };
    let at = jiff::Timestamp::constant(1_723_800_000, 0);
    drop(desk.record(Entry { id: format!("e{n}").as_str().into(), at, by, edit }));
}
