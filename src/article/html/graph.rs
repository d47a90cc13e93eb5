//! What the JSON-LD of a web page says of its article.
//!
//! Much of it is not quite JSON: wrapped in comments, with line ends inside texts, with a comma too many. What can be
//! mended without a guess is.
//!
//! Invariant: linear; describes the article alone, never a thing that the page lists beside it.

use dom_query::Document;
use serde_json::Value;

/// What the page's JSON-LD says of the article; a field is empty where it says nothing.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Graph {
    /// Its headline.
    pub title: String,
    /// Who wrote it.
    pub byline: String,
    /// Who publishes it.
    pub outlet: String,
    /// Its language.
    pub language: String,
    /// When it was published.
    pub date: String,
    /// When it was made, or last changed.
    pub other_date: String,
}

impl Graph {
    /// Reads what `document` says.
    pub(super) fn read(document: &Document) -> Self {
        let scripts = document.select("script[type='application/ld+json']");
        Self::of(scripts.nodes().iter().map(|script| script.text().to_string()))
    }

    fn of(scripts: impl Iterator<Item = String>) -> Self {
        let mut things = Vec::new();
        for script in scripts {
            let read = serde_json::from_str(&script).or_else(|_| serde_json::from_str(&mended(&script)));
            if let Ok(value) = read {
                things_in(value, &mut things);
            }
        }
        let is_article = |thing: &&Value| types(thing).any(is_kind_of_article);
        let is_dated = |thing: &&Value| thing.get("datePublished").is_some();
        let article = things.iter().find(is_article).or_else(|| things.iter().find(is_dated));
        let Some(article) = article else { return Self::default() };
        let text = |key: &str| article.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
        let other = ["dateCreated", "dateModified"].map(text).into_iter().find(|date| !date.is_empty());
        Self {
            title: text("headline"),
            byline: names(article.get("author"), &things).join(", "),
            outlet: names(article.get("publisher"), &things).join(", "),
            language: text("inLanguage"),
            date: text("datePublished"),
            other_date: other.unwrap_or_default(),
        }
    }
}

/// `script` without what stands around its first brace or bracket and behind its last, with blanks for line ends
/// inside texts, and without commas that nothing follows.
fn mended(script: &str) -> String {
    let script = script.replace("<![CDATA[", "").replace("]]>", "");
    let start = script.find(['{', '[']).unwrap_or_default();
    let end = script.rfind(['}', ']']).map_or(script.len(), |last| last + 1);
    let mut mended = String::new();
    let (mut in_text, mut is_escaped) = (false, false);
    for c in script.get(start..end).unwrap_or_default().chars() {
        match c {
            '"' if !is_escaped => in_text = !in_text,
            '}' | ']' if !in_text => {
                let kept = mended.trim_end().trim_end_matches(',').len();
                mended.truncate(kept);
            }
            _ => {}
        }
        is_escaped = in_text && c == '\\' && !is_escaped;
        mended.push(if c.is_control() { ' ' } else { c });
    }
    mended
}

/// Under what a thing describes others that are as much as itself.
const SAME: [&str; 3] = ["@graph", "mainEntity", "mainEntityOfPage"];

/// The things that `value` describes: itself, those in a list, and those that are what the page is about.
fn things_in(value: Value, things: &mut Vec<Value>) {
    match value {
        Value::Array(list) => list.into_iter().for_each(|value| things_in(value, things)),
        Value::Object(mut thing) => {
            let inner: Vec<Value> = SAME.iter().filter_map(|key| thing.remove(*key)).collect();
            things.push(Value::Object(thing));
            for value in inner {
                things_in(value, things);
            }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_of_json_that_is_not_quite_json() {
        for (script, date) in [
            (r#"{"@type":"NewsArticle","datePublished":"2024-08-16"}"#, "2024-08-16"),
            ("//<![CDATA[\n[{\"@type\":\"Article\",\"datePublished\":\"2024-08-16\",}]\n//]]>", "2024-08-16"),
            (
                "{\"@type\":\"Article\",\"text\":\"a \\\"b\\\",]\nc\",\"datePublished\":\"2024-08-16\"}",
                "2024-08-16",
            ),
            (
                r#"{"@type":"WebPage","mainEntity":{"@type":["NewsArticle"],"datePublished":"2024-08-16"}}"#,
                "2024-08-16",
            ),
            (r#"{"itemListElement":[{"@type":"NewsArticle","datePublished":"2024-08-16"}]}"#, ""),
            ("{\"@type\":\"Article\"", ""),
            ("", ""),
        ] {
            assert_eq!(Graph::of([script.to_owned()].into_iter()).date, date, "{script}");
        }
    }
}
