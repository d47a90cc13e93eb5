//! The parts of a Word document, packed into one file.
//!
//! Invariant: no clock: the file's times are those of the report, the container's the first that ZIP knows.

use std::io::{Cursor, Write as _};

use maud::{Markup, html};
use zip::result::ZipResult;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::comment::{comments, day_and_time};
use super::sources::links;
use super::{Copy, R, W, run};
use crate::report::words::{joined, moment, shortened};

const STYLES: &str = include_str!("styles.xml");

const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const MAIN: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// Longest title in the head of a page, in characters.
const TITLE_CHARS: usize = 60;

/// The document with this body, as a file.
pub(super) fn document(copy: &Copy<'_>, body: &Markup) -> Vec<u8> {
    let main = html! { (run::DECLARATION) w:document xmlns:w=(W) xmlns:r=(R) { w:body { (body) } } };
    let parts = [
        ("[Content_Types].xml", types()),
        ("_rels/.rels", root_relations()),
        ("docProps/core.xml", properties(copy)),
        ("word/document.xml", main),
        ("word/_rels/document.xml.rels", relations(copy)),
        ("word/comments.xml", comments(copy)),
        ("word/header1.xml", page_head(copy)),
        ("word/footer1.xml", page_foot(copy)),
        ("word/settings.xml", settings(copy)),
        ("word/styles.xml", maud::PreEscaped(STYLES.to_owned())),
    ];
    // Memory takes all that is written, and no part is longer than ZIP can say.
    pack(&parts).unwrap_or_default()
}

fn pack(parts: &[(&str, Markup)]) -> ZipResult<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in parts {
        zip.start_file(*name, options)?;
        zip.write_all(part.0.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}

fn types() -> Markup {
    let part = |name: &str, kind: &str| html! { Override PartName=(name) ContentType=(kind) {} };
    let own = |name: &str, kind: &str| part(&format!("/word/{name}.xml"), &format!("{MAIN}.{kind}+xml"));
    html! {
        (run::DECLARATION)
        Types xmlns={ (PACKAGE) "/content-types" } {
            Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml" {}
            Default Extension="xml" ContentType="application/xml" {}
            (part("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"))
            (own("document", "document.main"))
            (own("comments", "comments"))
            (own("header1", "header"))
            (own("footer1", "footer"))
            (own("settings", "settings"))
            (own("styles", "styles"))
        }
    }
}

fn relation(id: &str, kind: &str, target: &str) -> Markup {
    html! { Relationship Id=(id) Type=(kind) Target=(target) {} }
}

fn root_relations() -> Markup {
    html! {
        (run::DECLARATION)
        Relationships xmlns={ (PACKAGE) "/relationships" } {
            (relation("rId1", &format!("{R}/officeDocument"), "word/document.xml"))
            (relation("rId2", &format!("{PACKAGE}/relationships/metadata/core-properties"), "docProps/core.xml"))
        }
    }
}

fn relations(copy: &Copy<'_>) -> Markup {
    let own = |id: &str, kind: &str, file: &str| relation(id, &format!("{R}/{kind}"), file);
    html! {
        (run::DECLARATION)
        Relationships xmlns={ (PACKAGE) "/relationships" } {
            (own("rIdStyles", "styles", "styles.xml"))
            (own("rIdSettings", "settings", "settings.xml"))
            (own("rIdComments", "comments", "comments.xml"))
            (own("rIdHeader", "header", "header1.xml"))
            (own("rIdFooter", "footer", "footer1.xml"))
            @if !copy.is_for_editor {
                @for (id, target) in links(copy.report) {
                    Relationship Id=(id) Type={ (R) "/hyperlink" } Target=(target) TargetMode="External" {}
                }
            }
        }
    }
}

fn properties(copy: &Copy<'_>) -> Markup {
    let head = &copy.report.head;
    let last = head.last.map(day_and_time);
    html! {
        (run::DECLARATION)
        cp:coreProperties xmlns:cp={ (PACKAGE) "/metadata/core-properties" } xmlns:dc="http://purl.org/dc/elements/1.1/"
            xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" {
            dc:title { (run::shown(&head.title)) }
            dc:subject { (copy.kind) }
            dc:creator { (run::shown(&head.author)) }
            @if let Some(last) = last {
                dcterms:created xsi:type="dcterms:W3CDTF" { (last) }
                dcterms:modified xsi:type="dcterms:W3CDTF" { (last) }
            }
        }
    }
}

fn settings(copy: &Copy<'_>) -> Markup {
    html! {
        (run::DECLARATION)
        w:settings xmlns:w=(W) {
            // What the editor changes on top is tracked as well.
            @if copy.is_for_editor { w:trackRevisions {} }
            w:defaultTabStop w:val="567" {}
            w:compat {
                w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15" {}
            }
        }
    }
}

/// What every page says at its head: what it is, of what, and whether words are withheld.
fn page_head(copy: &Copy<'_>) -> Markup {
    let head = &copy.report.head;
    let redacted = if head.redacted { "redacted" } else { "" };
    let filtered = if head.filter.is_some() { "filtered" } else { "" };
    let what = joined([copy.kind, redacted, filtered], " · ");
    let title = shortened(&head.title, TITLE_CHARS);
    html! {
        (run::DECLARATION)
        w:hdr xmlns:w=(W) xmlns:r=(R) {
            (run::paragraph("Header", &html! { (run::plain(&what)) w:r { w:tab {} } (run::plain(&title)) }))
        }
    }
}

fn page_foot(copy: &Copy<'_>) -> Markup {
    let head = &copy.report.head;
    let made = joined([head.program.as_str(), &head.last.map(moment).unwrap_or_default()], " · ");
    let field = |code: &str| html! { w:fldSimple w:instr=(code) { w:r { w:t { "1" } } } };
    html! {
        (run::DECLARATION)
        w:ftr xmlns:w=(W) xmlns:r=(R) {
            (run::paragraph("Footer", &html! {
                (run::plain(&made)) w:r { w:tab {} } (field("PAGE")) (run::plain(" of ")) (field("NUMPAGES"))
            }))
        }
    }
}
