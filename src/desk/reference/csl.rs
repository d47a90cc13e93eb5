//! CSL-JSON: a list of items, or one.
//!
//! Invariant: total; unknown fields are left out.

use std::fmt;

use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use super::{MOST_SOURCES, add_name, doi_address, fill, set_type};
use crate::desk::Source;

/// The sources in `text`.
pub(super) fn read(text: &str) -> Vec<Source> {
    serde_json::from_str(text).map(|Items(sources)| sources).unwrap_or_default()
}

/// What a list holds, taken item by item: as one value it would be fifty times its length.
struct Items(Vec<Source>);

impl<'de> Deserialize<'de> for Items {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(Reader)
    }
}

struct Reader;

impl<'de> Visitor<'de> for Reader {
    type Value = Items;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an item or a list of items")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Items, A::Error> {
        let mut sources = Vec::new();
        while let Some(value) = list.next_element::<Value>()? {
            sources.extend(item(&value).filter(|_| sources.len() < MOST_SOURCES));
        }
        Ok(Items(sources))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Items, A::Error> {
        let one = Value::deserialize(MapAccessDeserializer::new(map))?;
        Ok(Items(item(&one).into_iter().collect()))
    }
}

fn item(value: &Value) -> Option<Source> {
    let fields = value.as_object()?;
    let told = |name: &str| fields.get(name).and_then(Value::as_str).unwrap_or_default();
    let mut source = Source::default();
    set_type(&mut source, told("type"));
    fill(&mut source.title, told("title"));
    for role in ["author", "interviewer", "editor"] {
        for name in fields.get(role).and_then(Value::as_array).into_iter().flatten() {
            add_name(&mut source.author, &person(name));
        }
    }
    for name in ["publisher", "container-title", "archive"] {
        fill(&mut source.publisher, told(name));
    }
    source.published = fields.get("issued").map(day).unwrap_or_default();
    source.retrieved = fields.get("accessed").map(day).unwrap_or_default();
    fill(&mut source.url, told("URL"));
    if source.url.is_empty() {
        source.url = doi_address(told("DOI")).unwrap_or_default();
    }
    fill(&mut source.archive_url, told("archive_location"));
    fill(&mut source.notes, told("note"));
    if let Some(custom) = fields.get("custom") {
        super::own::take_object(&mut source, custom);
    }
    Some(source)
}

fn person(name: &Value) -> String {
    let told = |part: &str| name.get(part).and_then(Value::as_str).unwrap_or_default();
    match told("literal") {
        "" => [told("given"), told("non-dropping-particle"), told("family")].join(" "),
        literal => literal.to_owned(),
    }
}

/// `{"date-parts": [[2024, 5, 7]]}` as `2024-05-07`; the parts may be text.
fn day(date: &Value) -> String {
    if let Some(raw) = date.get("raw").or_else(|| date.get("literal")).and_then(Value::as_str) {
        return super::tidy(raw);
    }
    let parts = date.get("date-parts").and_then(|it| it.get(0)).and_then(Value::as_array);
    let number = |part: &Value| part.as_i64().or_else(|| part.as_str()?.trim().parse().ok());
    let numbers: Vec<i64> = parts.into_iter().flatten().filter_map(number).take(3).collect();
    let told =
        numbers.iter().enumerate().map(|(at, n)| if at == 0 { format!("{n:04}") } else { format!("{n:02}") });
    told.collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::SourceKind;

    #[test]
    fn items_are_read_with_names_and_dates() {
        let text = r#"[{"id": "a", "type": "webpage", "title": "Ferry log", "URL": "https://port.example/log",
            "author": [{"family": "Brandt", "given": "Lena"}, {"literal": "Port Authority"}],
            "issued": {"date-parts": [["2024", 5]]}, "accessed": {"date-parts": [[2024, 8, 16]]}}, 7]"#;
        let sources = read(text);
        assert_eq!(sources.len(), 1);
        let source = &sources[0];
        assert_eq!((source.kind, source.title.as_str()), (SourceKind::WebPage, "Ferry log"));
        assert_eq!(source.author, "Lena Brandt; Port Authority");
        assert_eq!((source.published.as_str(), source.retrieved.as_str()), ("2024-05", "2024-08-16"));
    }

    #[test]
    fn what_is_no_item_gives_nothing() {
        for text in ["[]", "{}x", "null", "[1, \"a\", null]"] {
            assert!(read(text).iter().all(|source| source.title.is_empty()), "{text}");
        }
    }
}
