//! What `extract` writes has the form of `docs/extract.schema.json`, and every reading has its place in that form.

use jiff::civil::date;
use serde_json::Value;
use tickmark::article::{self, Dates, Format};
use tickmark::cli::form;
use tickmark::extract::{
    Amount, Bond, Claim, Extraction, Modifier, Outcome, Reading, Sentence, Speaker, Tie, TimeMod, Timex, Why,
    extract,
};
use tickmark::text::Span;

/// What is wrong with `value` by `schema`, in the words of JSON Schema; the keywords that the schema uses are known,
/// any other one fails.
fn faults(schema: &Value, value: &Value, root: &Value, place: &str, out: &mut Vec<String>) {
    for (keyword, rule) in schema.as_object().unwrap() {
        let fault = match keyword.as_str() {
            "$schema" | "$defs" | "title" | "format" => false,
            "$ref" => {
                let name = rule.as_str().unwrap().trim_start_matches("#/$defs/");
                faults(&root["$defs"][name], value, root, place, out);
                false
            }
            "type" => match rule {
                Value::Array(types) => !types.iter().any(|name| is_of_type(value, name)),
                name => !is_of_type(value, name),
            },
            "const" => value != rule,
            "enum" => !rule.as_array().unwrap().contains(value),
            "minimum" => value.as_f64() < rule.as_f64(),
            "required" => {
                rule.as_array().unwrap().iter().any(|name| value.get(name.as_str().unwrap()).is_none())
            }
            "additionalProperties" => {
                assert_eq!(rule, false);
                let mut fields = value.as_object().into_iter().flat_map(|fields| fields.keys());
                fields.any(|name| schema["properties"].get(name).is_none())
            }
            "properties" => {
                for (name, rule) in rule.as_object().unwrap() {
                    if let Some(field) = value.get(name) {
                        faults(rule, field, root, &format!("{place}.{name}"), out);
                    }
                }
                false
            }
            "items" => {
                for (number, item) in value.as_array().into_iter().flatten().enumerate() {
                    faults(rule, item, root, &format!("{place}[{number}]"), out);
                }
                false
            }
            "oneOf" => {
                let fits = |choice: &&Value| {
                    let mut found = Vec::new();
                    faults(choice, value, root, place, &mut found);
                    found.is_empty()
                };
                rule.as_array().unwrap().iter().filter(fits).count() != 1
            }
            other => panic!("{place}: this test does not know the keyword {other}"),
        };
        if fault {
            out.push(format!("{place}: {keyword} {rule} is not met by {value}"));
        }
    }
}

fn is_of_type(value: &Value, name: &Value) -> bool {
    match name.as_str().unwrap() {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "integer" => value.is_u64() || value.is_i64(),
        "number" => value.is_number(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        other => panic!("unknown type {other}"),
    }
}

fn schema() -> Value {
    serde_json::from_str(include_str!("../docs/extract.schema.json")).unwrap()
}

fn faults_of(line: &[u8]) -> Vec<String> {
    let value: Value = serde_json::from_slice(line).unwrap();
    let mut out = Vec::new();
    faults(&schema(), &value, &schema(), "", &mut out);
    out
}

fn open(text: &[u8], name: &str) -> article::Opened {
    article::read(text, name, Dates { given: None, file: date(2024, 8, 16) }).unwrap()
}

#[test]
fn the_samples_come_in_the_documented_form() {
    let samples: [(&str, &[u8]); 2] = [
        ("ferry-fire.txt", include_bytes!("../resources/samples/ferry-fire.txt")),
        ("night-train.md", include_bytes!("../resources/samples/night-train.md")),
    ];
    for (name, bytes) in samples {
        let opened = open(bytes, name);
        let line = form::json(name, &opened, &extract(&opened.article)).unwrap();
        assert_eq!(faults_of(&line), [""; 0], "{name}");
        let value: Value = serde_json::from_slice(&line).unwrap();
        assert_eq!(value.get("text").is_some(), opened.article.format == Format::Markdown, "{name}");
    }
}

#[test]
fn every_kind_of_reading_has_its_documented_value() {
    let opened = open("Nächte – 12 “souls” on\u{7} deck.".as_bytes(), "a.txt");
    let amount = Amount { low: Some(0.5), high: Some(1200.0), modifier: Modifier::Range };
    let timex = Timex { timex: "P3D".to_owned(), modifier: Some(TimeMod::EqualOrLess) };
    let speaker = Speaker { source: None, resolved: Some("Ada Roe".to_owned()), anonymous: true };
    let identity = Reading::Identity { name: "Ada Roe".to_owned(), role: "captain".to_owned() };
    let readings = [
        Reading::Casualty { amount, outcome: Outcome::Casualties },
        Reading::Quantity {
            amount: Amount { low: None, high: None, modifier: Modifier::Vague },
            unit: "km".to_owned(),
            per: Some("day".to_owned()),
        },
        Reading::Date(Timex { timex: "2024".to_owned(), modifier: None }),
        Reading::Duration(timex),
        Reading::Quote(speaker.clone()),
        Reading::Attribution(Speaker { resolved: None, ..speaker }),
        identity,
        Reading::Comparison {},
        Reading::Statement {},
    ];
    let why = Why { rule: "a-rule", parts: Vec::new() };
    let claim = |reading| Claim { span: Span::new(12, 14), reading, sentence: 0, why: why.clone() };
    let span = Span::new(0, opened.article.text.len());
    let extraction = Extraction {
        claims: readings.map(claim).into(),
        sentences: vec![Sentence { span, checkable: true }],
        ties: vec![Tie { from: 1, to: 0, bond: Bond::PartOf }],
    };
    let line = form::json("a.txt", &opened, &extraction).unwrap();
    assert_eq!(faults_of(&line), [""; 0]);
    let value: Value = serde_json::from_slice(&line).unwrap();
    assert_eq!(value["claims"][0]["start"], 9, "places count code points, not bytes");
    assert_eq!(value["claims"][0]["text"], "12");
    assert_eq!(value["claims"][0]["value"]["amount"]["high"].to_string(), "1200", "whole numbers stay whole");
    assert_eq!(value["claims"][1]["ties"], serde_json::json!([{ "to": "c1", "as": "part_of" }]));
    assert!(value["claims"][0].get("ties").is_none(), "a claim without ties has no such field");
    assert_eq!(value["claims"][3]["value"]["mod"], "EQUAL_OR_LESS");
    assert_eq!(value["warnings"][0]["start"], 22, "{}", value["warnings"]);
}

#[test]
fn the_form_is_held_by_a_test_that_can_fail() {
    let wrong =
        br#"{"file":"a","published":"2024-08-16","published_from":"text","title":null,"claims":[{"id":"c1","kind":"date","start":0,
        "end":1,"text":"x","value":{"amount":1},"rule":"r","sentence":0}],"sentences":[],"warnings":[]}"#;
    assert_eq!(faults_of(wrong).len(), 1);
}
