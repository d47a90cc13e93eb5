//! What a web page declares of itself for search engines and other programs.
//!
//! JSON-LD comes before Open Graph, that before other `meta` elements, and those before what stands on the page.
//!
//! Invariant: believes the page; looks for nothing in its prose.

use std::collections::BTreeMap;

use dom_query::Document;
use serde_json::Value;

use super::super::page::Stated;
use super::super::{PublishedFrom, calendar};

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
const PROPERTIES: [&str; 2] = ["changed", "created"];

impl Declared {
    /// Reads what `document` declares.
    pub(super) fn read(document: &Document) -> Self {
        let meta = meta_of(document);
        let named =
            |names: &[&str]| names.iter().find_map(|name| meta.get(*name)).cloned().unwrap_or_default();
        let graph = Graph::read(document);
        let date = |date: String, from| Some(Stated { date, from }).filter(|stated| !stated.date.is_empty());
        let date = date(graph.date, PublishedFrom::Page)
            .or_else(|| date(named(&DATES), PublishedFrom::Page))
            .or_else(|| date(marked_time(document), PublishedFrom::Page))
            .or_else(|| date(printed_time(document), PublishedFrom::Page))
            .or_else(|| date(named(&PROPERTIES), PublishedFrom::Properties));
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
        let name = ["property", "name", "itemprop"].iter().find_map(|kind| element.attr(kind));
        let content = element.attr("content").unwrap_or_default().trim().to_owned();
        if let Some(name) = name.filter(|_| !content.is_empty()) {
            meta.entry(name.trim().to_ascii_lowercase()).or_insert(content);
        }
    }
    meta
}

/// The date of the element that is marked, for programs, as the time of publication.
fn marked_time(document: &Document) -> String {
    let marked = "[itemprop='datePublished'][datetime], [itemprop='datePublished'][content], time[pubdate][datetime], \
                  time.published[datetime], time.entry-date[datetime], header time[datetime], article time[datetime]";
    let element = document.select_single(marked);
    let date = element.attr("datetime").or_else(|| element.attr("content"));
    date.map(|date| date.to_string()).unwrap_or_default()
}

/// The longest line that says when a page was published, in bytes.
const LONGEST_DATE_LINE: usize = 120;

/// How many elements that could hold such a line are looked at.
const MOST_DATE_LINES: usize = 40;

/// The date that stands on the page in an element named for it; one of a later change only where there is no other.
fn printed_time(document: &Document) -> String {
    let named =
        document.select("time, [class*='date'], [class*='publish'], [class*='timestamp'], [class*='Date']");
    let lines = named.nodes().iter().take(MOST_DATE_LINES).map(|element| on_one_line(&element.text()));
    let has_date = |line: &String| line.len() <= LONGEST_DATE_LINE && !calendar::dates_in(line).is_empty();
    let lines: Vec<String> = lines.filter(has_date).collect();
    let is_first = |line: &&String| !["pdated", "odified"].iter().any(|later| line.contains(later));
    lines.iter().find(is_first).or_else(|| lines.first()).cloned().unwrap_or_default()
}

fn language_of(document: &Document) -> String {
    document.select_single("html").attr("lang").map(|language| language.trim().to_owned()).unwrap_or_default()
}

/// What the page's JSON-LD says of the article.
#[derive(Debug, Default)]
struct Graph {
    title: String,
    byline: String,
    outlet: String,
    language: String,
    date: String,
}

impl Graph {
    fn read(document: &Document) -> Self {
        let mut things = Vec::new();
        for script in document.select("script[type='application/ld+json']").nodes() {
            if let Ok(value) = serde_json::from_str::<Value>(&script.text()) {
                things_in(value, &mut things);
            }
        }
        let is_article = |thing: &&Value| types(thing).any(is_kind_of_article);
        let is_dated = |thing: &&Value| thing.get("datePublished").is_some();
        let article = things.iter().find(is_article).or_else(|| things.iter().find(is_dated));
        let Some(article) = article else { return Self::default() };
        let text = |key: &str| article.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
        Self {
            title: text("headline"),
            byline: names(article.get("author"), &things).join(", "),
            outlet: names(article.get("publisher"), &things).join(", "),
            language: text("inLanguage"),
            date: text("datePublished"),
        }
    }
}

/// The things that `value` describes: itself, those in a list, and those in a graph.
fn things_in(value: Value, things: &mut Vec<Value>) {
    match value {
        Value::Array(list) => list.into_iter().for_each(|value| things_in(value, things)),
        Value::Object(mut thing) => {
            if let Some(graph) = thing.remove("@graph") {
                things_in(graph, things);
            }
            things.push(Value::Object(thing));
        }
        _ => {}
    }
}

fn types(thing: &Value) -> impl Iterator<Item = &str> {
    let named = thing.get("@type");
    let several = named.and_then(Value::as_array).into_iter().flatten();
    named.into_iter().chain(several).filter_map(Value::as_str)
}

fn is_kind_of_article(name: &str) -> bool {
    name.ends_with("Article") || name.ends_with("BlogPosting") || matches!(name, "Report" | "LiveBlogPosting")
}

/// The names of people or bodies, as text, as things, as things described elsewhere, or as a list of those.
fn names(value: Option<&Value>, things: &[Value]) -> Vec<String> {
    let named = |thing: &Value| Some(thing.get("name")?.as_str()?.trim().to_owned());
    match value {
        Some(Value::String(name)) if !name.contains("://") => vec![name.trim().to_owned()],
        Some(Value::Array(list)) => list.iter().flat_map(|value| names(Some(value), things)).collect(),
        Some(thing @ Value::Object(fields)) => {
            let id = fields.get("@id");
            let elsewhere =
                || things.iter().find(|thing| id.is_some() && thing.get("@id") == id).and_then(named);
            named(thing).or_else(elsewhere).into_iter().collect()
        }
        _ => Vec::new(),
    }
}
