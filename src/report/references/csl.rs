//! CSL-JSON, as citation managers exchange it.
//!
//! Its schema allows no field but its own: what is ours stands in `custom`.
//!
//! Invariant: valid by that schema, whatever a checker wrote.

use serde_json::{Map, Value, json as value};

use super::{address, calendar, csl_type, is_contained, key, names, ours, tidy};
use crate::report::json;
use crate::report::model::{Report, SourceRow};
use crate::report::words::is_safe_link;

/// The sources as a list of items.
pub(in crate::report) fn render(report: &Report) -> Vec<u8> {
    json(&report.sources.iter().map(item).collect::<Vec<Value>>())
}

fn item(row: &SourceRow) -> Value {
    let mut item = fields(row);
    let written = Value::Array(vec![Value::Object(item.clone())]).to_string();
    let custom: Map<String, Value> =
        ours(&row.told, &written).into_iter().map(|(name, value)| (name.to_owned(), value.into())).collect();
    item.insert("custom".to_owned(), custom.into());
    Value::Object(item)
}

fn fields(row: &SourceRow) -> Map<String, Value> {
    let source = &row.told;
    let csl_type = csl_type(source);
    let publisher = if is_contained(csl_type) { "container-title" } else { "publisher" };
    let authors: Vec<Value> = names(source).map(|name| value!({ "literal": name })).collect();
    let archive = Some(&source.archive_url).filter(|url| is_safe_link(url));
    let mut item = Map::new();
    let mut put = |name: &str, value: Value| {
        let is_said = value.as_str() != Some("") && value.as_array().is_none_or(|list| !list.is_empty());
        if is_said && !value.is_null() {
            item.insert(name.to_owned(), value);
        }
    };
    put("id", key(row).into());
    put("type", csl_type.into());
    put("title", tidy(&source.title).into());
    put("author", authors.into());
    put(publisher, tidy(&source.publisher).into());
    put("issued", date(&source.published));
    put("accessed", date(&source.retrieved));
    put("URL", address(source).map_or(Value::Null, Value::from));
    put("archive_location", archive.map_or(Value::Null, |url| url.as_str().into()));
    put("note", tidy(&source.notes).into());
    item
}

/// The parts of a date, or the words it is written in.
fn date(written: &str) -> Value {
    match calendar(written) {
        Some(parts) => value!({ "date-parts": [parts] }),
        None if written.trim().is_empty() => Value::Null,
        None => value!({ "literal": tidy(written) }),
    }
}
