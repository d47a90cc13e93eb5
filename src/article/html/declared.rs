//! What a web page declares of itself for search engines and other programs.
//!
//! JSON-LD comes before Open Graph, that before other `meta` elements, those before what stands on the page, and that
//! before its address.
//!
//! Invariant: believes the page; looks for nothing in its prose.

use std::collections::BTreeMap;

use super::super::page::Stated;
use super::super::{PublishedFrom, calendar};
use super::graph::Graph;
use dom_query::Document;

/// What a page declares.
#[derive(Debug, Default)]
pub(super) struct Declared {
    /// Its headline, by its JSON-LD.
    title: String,
    /// Its headline, by Open Graph or its head.
    short_title: String,
    /// Who wrote it.
    pub byline: String,
    /// Who publishes it.
    pub outlet: String,
    /// Its language.
    pub language: String,
    /// When it was published.
    pub date: Option<Stated>,
}

/// Names of `meta` elements, the surest first.
const DATES: [&str; 22] = [
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "article:published",
    "parsely-pub-date",
    "sailthru.date",
    "publish-date",
    "publish_date",
    "publication_date",
    "publicationdate",
    "pubdate",
    "citation_publication_date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dcterms.date",
    "dc.date",
    "date",
    "cxenseparse:recs:publishtime",
    "article_date_original",
    "originalpublicationdate",
    "release_date",
];
const AUTHORS: [&str; 8] = [
    "author",
    "article:author",
    "byl",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "citation_author",
];
const OUTLETS: [&str; 4] = ["og:site_name", "dc.publisher", "dcterms.publisher", "application-name"];
const TITLES: [&str; 4] = ["og:title", "twitter:title", "parsely-title", "dc.title"];

/// What word processors write when they save a page: properties of the document.
const PROPERTIES: [&str; 3] = ["changed", "created", "last-modified"];

impl Declared {
    /// Reads what `document` declares.
    pub(super) fn read(document: &Document) -> Self {
        let meta = meta_of(document);
        let named =
            |names: &[&str]| names.iter().find_map(|name| meta.get(*name)).cloned().unwrap_or_default();
        let graph = Graph::read(document);
        let stated = |date: String, from| {
            let date = with_dashes(date);
            (!calendar::dates_in(&date).is_empty()).then_some(Stated { date, from })
        };
        let date = stated(graph.date, PublishedFrom::Page)
            .or_else(|| stated(named(&DATES), PublishedFrom::Page))
            .or_else(|| stated(marked_time(document), PublishedFrom::Page))
            .or_else(|| stated(printed_time(document), PublishedFrom::Page))
            .or_else(|| stated(graph.other_date, PublishedFrom::Page))
            .or_else(|| stated(date_in_address(document, &meta), PublishedFrom::Page))
            .or_else(|| stated(named(&PROPERTIES), PublishedFrom::Properties));
        let head_title = document.select_single("head title").text().to_string();
        let first = |one: String, other: String| if one.is_empty() { other } else { one };
        let author = Some(named(&AUTHORS)).filter(|author| !author.contains("://"));
        Self {
            title: graph.title,
            short_title: on_one_line(&first(named(&TITLES), head_title)),
            byline: first(graph.byline, author.unwrap_or_default()),
            outlet: first(graph.outlet, named(&OUTLETS)),
            language: first(language_of(document), graph.language),
            date,
        }
    }

    /// The headline: as JSON-LD has it, else the heading of the page that speaks of what its title does, else the title.
    pub(super) fn headline(&self, document: &Document) -> String {
        if !self.title.is_empty() {
            return on_one_line(&self.title);
        }
        let headings = document.select("h1");
        let mut headings = headings.iter().map(|heading| on_one_line(&heading.text()));
        headings
            .find(|heading| speaks_of(heading, &self.short_title))
            .unwrap_or_else(|| self.short_title.clone())
    }
}

/// Whether most words of `heading` stand in `title`, or there is no title to compare with.
fn speaks_of(heading: &str, title: &str) -> bool {
    let title = title.to_lowercase();
    let words: Vec<String> = heading.split_whitespace().map(str::to_lowercase).collect();
    let common = words.iter().filter(|word| title.contains(word.as_str())).count();
    !words.is_empty() && (title.is_empty() || common * 2 > words.len())
}

fn on_one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The `meta` elements by their names, in small letters; of several the first.
fn meta_of(document: &Document) -> BTreeMap<String, String> {
    let mut meta = BTreeMap::new();
    for element in document.select("meta[content]").nodes() {
        let name = ["property", "name", "itemprop", "http-equiv"].iter().find_map(|kind| element.attr(kind));
        let content = element.attr("content").unwrap_or_default().trim().to_owned();
        if let Some(name) = name.filter(|_| !content.is_empty()) {
            meta.entry(name.trim().to_ascii_lowercase()).or_insert(content);
        }
    }
    meta
}

/// The date of the element that is marked, for programs, as the time of publication.
fn marked_time(document: &Document) -> String {
    let marked = "[itemprop='datePublished'][datetime], [itemprop='datePublished'][content], \
                  [property='datePublished'][content], [property='schema:datePublished'][content], \
                  time[pubdate][datetime], time.published[datetime], time.entry-date[datetime], abbr.published[title], \
                  header time[datetime], article time[datetime]";
    let element = document.select_single(marked);
    let date = ["datetime", "content", "title"].iter().find_map(|kind| element.attr(kind));
    date.map(|date| date.to_string()).unwrap_or_default()
}

/// The longest line that says when a page was published, in bytes.
const LONGEST_DATE_LINE: usize = 120;

/// How many elements that could hold such a line are looked at.
const MOST_DATE_LINES: usize = 40;

/// The date that stands on the page in an element named for it; one of a later change only where there is no other.
fn printed_time(document: &Document) -> String {
    let named = document.select(
        "time, [class*='date'], [class*='publish'], [class*='timestamp'], [class*='Date'], [class*='posted'], \
         [class*='byline'], [class*='Byline'], [class*='meta']",
    );
    let lines = named.nodes().iter().take(MOST_DATE_LINES).map(|element| on_one_line(&element.text()));
    let has_date = |line: &String| line.len() <= LONGEST_DATE_LINE && !calendar::dates_in(line).is_empty();
    let lines: Vec<String> = lines.filter(has_date).collect();
    let is_first = |line: &&String| !["pdated", "odified"].iter().any(|later| line.contains(later));
    lines.iter().find(is_first).or_else(|| lines.first()).cloned().unwrap_or_default()
}

/// "20240816", also with a time behind it, as a date that reads as one; anything else as it is.
fn with_dashes(date: String) -> String {
    let digits = date.bytes().take_while(u8::is_ascii_digit).count();
    match (date.get(..4), date.get(4..6), date.get(6..8)) {
        (Some(year), Some(month), Some(day)) if matches!(digits, 8 | 12 | 14) => {
            format!("{year}-{month}-{day}")
        }
        _ => date,
    }
}

/// The date in the page's own address: ".../2024/08/16/ferry-fire".
fn date_in_address(document: &Document, meta: &BTreeMap<String, String>) -> String {
    let canonical =
        document.select_single("link[rel='canonical'][href]").attr("href").map(|href| href.to_string());
    let address = canonical.or_else(|| meta.get("og:url").cloned()).unwrap_or_default();
    let parts: Vec<&str> = address.split('/').skip(3).collect();
    let date = parts.windows(3).find_map(|three| {
        let [year, month, day] = three else { return None };
        let capital = |month: &str| {
            let mut letters = month.chars();
            letters.next().map(|first| first.to_uppercase().chain(letters).collect::<String>())
        };
        let figures = format!("{year}-{month}-{day}");
        let named = format!("{day} {} {year}", capital(month)?);
        let is_date = |date: &String| {
            let found = calendar::dates_in(date);
            found.first().is_some_and(|found| found.span.of(date).len() == date.len())
        };
        [figures, named].into_iter().find(is_date)
    });
    date.unwrap_or_default()
}

fn language_of(document: &Document) -> String {
    document.select_single("html").attr("lang").map(|language| language.trim().to_owned()).unwrap_or_default()
}
