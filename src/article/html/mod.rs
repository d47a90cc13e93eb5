//! A web page: its article, without the menus, notices and other pages' headlines around it.
//!
//! What a page is for is guessed as a browser's reading view does it. A page that holds nothing but a document, as
//! word processors write them, is read whole.
//!
//! Invariant: takes time by the size of the page; the guess looks at [`MOST_ELEMENTS`] at most.

mod blocks;
mod charset;
mod declared;
mod graph;
mod overgrown;

use dom_query::{Document, NodeRef};
use dom_smoothie::{Config, Readability};

use super::page::Page;
use super::warning::LeftOut;
use super::writer::Writer;
use super::{About, ReadError, Warning};
use declared::Declared;

/// The most elements of a page among which the article is looked for; a longer page is read whole.
const MOST_ELEMENTS: usize = 60_000;

/// How deep elements may stand in one another for the article to be looked for.
const DEEPEST: usize = 400;

/// The page that the bytes of a web page make.
pub(super) fn page(bytes: &[u8]) -> Result<Page, ReadError> {
    if bytes.len() > super::MOST_MARKUP_BYTES {
        return Err(ReadError::TooLong);
    }
    let decoded = charset::decode(bytes);
    let mut page = page_of(&decoded.text)?;
    page.undecodable = decoded.undecodable;
    let guessed = decoded.guessed.map(|encoding| Warning::GuessedEncoding { encoding });
    page.warnings.splice(..0, guessed);
    Ok(page)
}

/// The page that a web page makes once it is text.
pub(super) fn page_of(source: &str) -> Result<Page, ReadError> {
    let document = parsed(source)?;
    let mut declared = Declared::read(&document);
    let all = words_below(&document.root());
    let article = if is_bare(&document) { None } else { article_in(&document) };
    let mut page = written(&article.as_ref().map_or_else(|| document.root(), |article| article.body.root()));
    let headline = declared.headline(&document);
    if let Some(article) = &article {
        page.set_headline(&headline);
        if declared.byline.is_empty() {
            declared.byline.clone_from(&article.byline);
        }
    }
    page.tell_roles();
    let left_out = all.saturating_sub(page.text.split_whitespace().count());
    if article.is_some() && left_out > 0 {
        page.warnings.push(Warning::LeftOut { what: LeftOut::Surroundings, count: left_out });
    }
    let Declared { byline, outlet, language, date, .. } = declared;
    page.about = About { title: headline, byline, outlet, language };
    page.stated = date;
    Ok(page)
}

/// The page that all of an e-mail's HTML makes.
pub(super) fn whole_page_of(source: &str) -> Result<Page, ReadError> {
    let mut page = written(&parsed(source)?.root());
    page.tell_roles();
    Ok(page)
}

fn parsed(source: &str) -> Result<Document, ReadError> {
    if overgrown::is_overgrown(source) {
        return Err(ReadError::Damaged { what: "a web page (.html)" });
    }
    Ok(Document::from(source))
}

fn written(root: &NodeRef<'_>) -> Page {
    let mut writer = Writer::default();
    blocks::write(root, &mut writer);
    writer.finish()
}

fn words_below(root: &NodeRef<'_>) -> usize {
    written(root).text.split_whitespace().count()
}

/// What no document has that is nothing but text.
const SURROUNDINGS: &str =
    "nav, aside, footer, form, iframe, button, script:not([type='application/ld+json'])";

/// Whether the page is nothing but a document.
fn is_bare(document: &Document) -> bool {
    !document.select_single(SURROUNDINGS).exists()
}

/// The article in a page, as a document of its own.
struct Article {
    body: Document,
    /// Who wrote it, where the page prints that above it.
    byline: String,
}

/// The article in a page; none where it cannot be told from what stands around it.
fn article_in(document: &Document) -> Option<Article> {
    if blocks::depth(&document.root()) > DEEPEST {
        return None;
    }
    let config = Config {
        // What it declares of itself is read by `declared`.
        disable_json_ld: true,
        max_elements_to_parse: MOST_ELEMENTS,
        ..Config::default()
    };
    let mut readability = Readability::with_document(document.clone(), None, Some(config)).ok()?;
    let article = readability.parse().ok()?;
    let byline = article.byline.unwrap_or_default();
    let byline = byline.trim();
    let byline =
        byline.strip_prefix("By ").or_else(|| byline.strip_prefix("by ")).unwrap_or(byline).to_owned();
    Some(Article { body: Document::fragment(article.content), byline })
}
