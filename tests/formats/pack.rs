//! Documents packed as word processors pack them.

use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A ZIP file of these parts.
pub(crate) fn pack(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(part.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

const ROOT: &str = r#"<Relationships><Relationship Id="r1" Target="word/document2.xml"
    Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/>
    <Relationship Id="r2" Target="docProps/core.xml" Type="http://x/package/2006/relationships/metadata/core-properties"/>
    </Relationships>"#;

const OWN: &str = r#"<Relationships><Relationship Target="styles.xml" Type="http://x/styles"/>
    <Relationship Target="footnotes.xml" Type="http://x/footnotes"/>
    <Relationship Target="endnotes.xml" Type="http://x/endnotes"/>
    <Relationship Target="/word/comments.xml" Type="http://x/comments"/>
    <Relationship Target="header1.xml" Type="http://x/header"/></Relationships>"#;

const STYLES: &str = r#"<w:styles><w:docDefaults><w:rPr><w:lang w:val="en-GB"/></w:rPr></w:docDefaults>
    <w:style w:styleId="Titel"><w:name w:val="Title"/></w:style>
    <w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>
    <w:style w:styleId="Beschriftung"><w:name w:val="caption"/></w:style>
    <w:style w:styleId="Verzeichnis1"><w:name w:val="toc 1"/></w:style></w:styles>"#;

const NOTES: &str = r#"<w:footnotes><w:footnote w:id="-1"><w:p><w:r><w:t>-----</w:t></w:r></w:p></w:footnote>
    <w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> Port authority, p. 4.</w:t></w:r></w:p></w:footnote>
    </w:footnotes>"#;

const COMMENTS: &str = r#"<w:comments><w:comment w:id="0" w:author="Ada Roe" w:date="2024-08-15T09:00:00Z"><w:p><w:r>
    <w:t>From the coast guard’s log</w:t></w:r></w:p><w:p><w:r><w:t>page 2</w:t></w:r></w:p></w:comment>
    <w:comment w:id="1" w:author="Mia"><w:p><w:r><w:t>Who says so?</w:t></w:r></w:p></w:comment></w:comments>"#;

const HEADER: &str = "<w:hdr><w:p><w:r><w:t>DRAFT – not for publication</w:t></w:r></w:p></w:hdr>";

const CORE: &str = r"<cp:coreProperties><dc:title>Ferry, third draft</dc:title><dc:creator>Ada Roe</dc:creator>
    <dcterms:created>2024-08-01T08:00:00Z</dcterms:created><dcterms:modified>2024-08-15T18:30:00Z</dcterms:modified>
    </cp:coreProperties>";

/// A Word document with this body, between parts as Word writes them.
pub(crate) fn docx(body: &str) -> Vec<u8> {
    let document = format!("<?xml version=\"1.0\"?><w:document><w:body>{body}</w:body></w:document>");
    pack(&[
        ("[Content_Types].xml", "<Types/>"),
        ("_rels/.rels", ROOT),
        ("word/document2.xml", &document),
        ("word/_rels/document2.xml.rels", OWN),
        ("word/styles.xml", STYLES),
        ("word/footnotes.xml", NOTES),
        ("word/comments.xml", COMMENTS),
        ("word/header1.xml", HEADER),
        ("docProps/core.xml", CORE),
    ])
}

/// An OpenDocument text with this body.
pub(crate) fn odt(body: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content><office:automatic-styles><style:style style:name=\"P1\" \
         style:parent-style-name=\"Title\"/></office:automatic-styles><office:body><office:text>{body}</office:text>\
         </office:body></office:document-content>"
    );
    pack(&[
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("content.xml", &content),
        (
            "styles.xml",
            "<office:document-styles><style:footer><text:p>Page 1</text:p></style:footer></office:document-styles>",
        ),
        (
            "meta.xml",
            "<office:document-meta><office:meta><dc:title>Ferry</dc:title><meta:initial-creator>Ada Roe</meta:initial-creator>\
             <dc:creator>Somebody else</dc:creator><dc:date>2024-08-15T18:30:00</dc:date></office:meta></office:document-meta>",
        ),
    ])
}
