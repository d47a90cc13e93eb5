//! A piece with words of a test's choice in every text that people can write down.
//!
//! Records are filled by their serde form, field by field, so that a field that is added later is planted as well; that
//! every sort of edit is made is held against the list in `docs/project-file.md`.

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde::de::value::Error;
use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, Error as _, IntoDeserializer as _, MapAccess, SeqAccess,
    Visitor,
};
use serde_json::{Value, json};
use tickmark::article::{Annotation, Attachment, Dates, read};
use tickmark::desk::{Checker, Citation, Confidentiality, Desk, Edit, Entry, NewDraft, Piece, Source};
use tickmark::extract::extract;
use tickmark::text::Span;

/// What is planted where.
pub(crate) struct Plant<'a> {
    /// The article's first text, and the one that comes later.
    pub(crate) texts: [&'a str; 2],
    /// What stands in a field of a planted source or a place in it: `source.title`, `citation.locator`.
    pub(crate) own: &'a dyn Fn(&str) -> String,
    /// What stands in every other text.
    pub(crate) mention: &'a dyn Fn(&str) -> String,
    /// What the planted sources are.
    pub(crate) confidentiality: Confidentiality,
    /// Who checks.
    pub(crate) checker: Checker,
}

/// A record whose texts are what `text` says for their paths.
pub(crate) fn filled<T: DeserializeOwned>(name: &str, text: &dyn Fn(&str) -> String) -> T {
    T::deserialize(Fill { path: name.to_owned(), text }).unwrap()
}

struct Fill<'a> {
    path: String,
    text: &'a dyn Fn(&str) -> String,
}

impl Fill<'_> {
    /// A number: of a source, or a place in it, another for other words, as the length of a file is.
    fn number(&self) -> u64 {
        let is_own = self.path.starts_with("source.") || self.path.starts_with("citation.");
        if is_own { (self.text)(&self.path).len() as u64 } else { 7 }
    }
}

impl<'de> Deserializer<'de> for Fill<'_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Error> {
        Err(Error::custom(format!("{}: a form that is not filled yet", self.path)))
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_bool(true)
    }

    fn deserialize_u64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_u64(self.number())
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_string((self.text)(&self.path))
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_string((self.text)(&self.path))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_seq(Once(Some(self)))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_enum(variants[0].into_deserializer())
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_map(Fields { of: self, names: fields, at: 0 })
    }

    serde::forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u128 f32 f64 char bytes byte_buf unit unit_struct tuple tuple_struct map identifier
        ignored_any
    }

    fn deserialize_u8<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_u8(1)
    }

    fn deserialize_u16<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_u16(1)
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_u32(1)
    }
}

/// A list of one.
struct Once<'a>(Option<Fill<'a>>);

impl<'de> SeqAccess<'de> for Once<'_> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Error> {
        self.0.take().map(|fill| seed.deserialize(fill)).transpose()
    }
}

/// All fields of a record, each filled.
struct Fields<'a> {
    of: Fill<'a>,
    names: &'static [&'static str],
    at: usize,
}

impl<'de> MapAccess<'de> for Fields<'_> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        let Some(field) = self.names.get(self.at) else { return Ok(None) };
        self.at += 1;
        seed.deserialize((*field).into_deserializer()).map(Some)
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, Error> {
        let path = format!("{}.{}", self.of.path, self.names[self.at - 1]);
        seed.deserialize(Fill { path, text: self.of.text })
    }
}

/// A desk on its way.
struct Bed<'a> {
    plant: &'a Plant<'a>,
    desk: Desk,
}

impl Bed<'_> {
    fn edit(&mut self, edit: Edit) {
        let n = self.desk.entries().len();
        let at = Timestamp::constant(1_723_800_000 + 60 * i64::try_from(n).unwrap(), 0);
        let entry = Entry { id: format!("e{n}").as_str().into(), at, by: self.plant.checker.clone(), edit };
        let told = serde_json::to_string(&entry.edit).unwrap();
        self.desk.record(entry).unwrap_or_else(|refusal| panic!("{refusal}: {told:.300}"));
    }

    fn json(&mut self, edit: Value) {
        let told = edit.to_string();
        self.edit(serde_json::from_value(edit).unwrap_or_else(|error| panic!("{error}: {told:.300}")));
    }

    fn said(&self, path: &str) -> String {
        (self.plant.mention)(path)
    }

    /// The draft that a text makes, with words planted in what its file says.
    fn draft(&self, text: &str) -> (tickmark::article::Article, tickmark::extract::Extraction) {
        let dates =
            Dates { given: Some(jiff::civil::date(2024, 8, 16)), file: jiff::civil::date(2025, 1, 31) };
        let mut article = read(text.as_bytes(), "ferry.txt", dates).unwrap().article;
        article.name = self.said("draft.name");
        article.about = filled("about", self.plant.mention);
        let span = Span::new(0, article.text.chars().next().map_or(0, char::len_utf8));
        let note = self.said("annotation.text");
        article.annotations =
            vec![Annotation { span, author: self.said("annotation.author"), date: None, text: note }];
        article.attachments = vec![Attachment { name: self.said("attachment.name"), bytes: 7 }];
        let extraction = extract(&article);
        (article, extraction)
    }

    /// A source and a place in it, both planted, known as `name`.
    fn source(&mut self, name: &str, origin: Option<&Source>) -> (Source, Citation) {
        let own = |path: &str| (self.plant.own)(&format!("{name}.{path}"));
        let mut source: Source = filled("source", &own);
        source.confidentiality = self.plant.confidentiality;
        source.derived_from = origin.map(|origin| origin.id.clone());
        let mut citation: Citation = filled("citation", &own);
        citation.source = source.id.clone();
        self.edit(Edit::PutSource { source: Box::new(source.clone()) });
        self.edit(Edit::PutCitation { citation: citation.clone() });
        (source, citation)
    }

    fn sources(&mut self, claims: &[String]) {
        let (first, place) = self.source("first", None);
        let (_, second_place) = self.source("second", Some(&first));
        // What one was called before it was called otherwise, and what one was called that is gone, stay withheld.
        let (mut renamed, _) = self.source("renamed", None);
        renamed.title = (self.plant.own)("renamed.later.title");
        self.edit(Edit::PutSource { source: Box::new(renamed.clone()) });
        self.json(json!({"do": "drop_citation", "citation": second_place.id}));
        self.edit(Edit::PutCitation { citation: second_place.clone() });
        let (gone, gone_place) = self.source("gone", None);
        self.json(json!({"do": "drop_citation", "citation": gone_place.id}));
        self.json(json!({"do": "drop_source", "source": gone.id}));
        // An open one whose every text names the others.
        let mut open: Source = filled("open", self.plant.mention);
        open.id = "open".into();
        open.derived_from = None;
        open.confidentiality = Confidentiality::Open;
        self.edit(Edit::PutSource { source: Box::new(open) });
        let mut there: Citation = filled("there", self.plant.mention);
        (there.id, there.source) = ("there".into(), "open".into());
        self.edit(Edit::PutCitation { citation: there });
        for (n, claim) in claims.iter().enumerate() {
            let citation = [&place.id.0, &second_place.id.0, "there"][n % 3];
            let relation = ["supports", "contradicts", "context"][n % 3];
            self.json(json!({"do": "put_link", "link": {"claim": claim, "citation": citation, "relation": relation}}));
        }
        self.json(json!({"do": "put_link", "link": {"claim": claims[0], "citation": "there"}}));
        self.json(json!({"do": "drop_link", "claim": claims[0], "citation": "there"}));
        self.json(json!({"do": "confirm_name", "name": self.said("name"), "source": first.id, "from": self.said("name.from")}));
        self.json(json!({"do": "confirm_name", "name": "Lunde", "from": self.said("name.from")}));
        self.json(json!({"do": "confirm_name", "name": "Ferry", "from": self.said("name.from")}));
        self.json(json!({"do": "unconfirm_name", "name": "Ferry"}));
    }

    fn marks(&mut self, claims: &[String]) {
        let statuses =
            ["wrong", "disputed", "not_confirmed", "confirmed", "waiting", "on_author", "no_check"];
        for (n, claim) in claims.iter().enumerate() {
            let status = statuses[n % statuses.len()];
            self.json(
                json!({"do": "set_status", "claim": claim, "status": status, "reason": self.said("reason")}),
            );
            self.json(json!({"do": "write_note", "claim": claim, "text": self.said("note")}));
            let flag = ["query", "legal", "sensitive", "recheck", "priority"][n % 5];
            self.json(json!({"do": "set_flag", "claim": claim, "flag": flag, "on": true, "detail": self.said("detail")}));
            if n % 2 == 0 {
                let wording = self.said("wording");
                self.json(json!({"do": "suggest", "claim": claim, "wording": wording, "reason": self.said("wording.reason")}));
                let resolution = ["accepted", "stet", "cut"][n / 2 % 3];
                self.json(json!({"do": "resolve", "claim": claim, "resolution": resolution, "reason": self.said("resolution.reason")}));
            }
        }
        self.json(json!({"do": "set_as_of", "claim": claims[0], "as_of": "2024-09-01"}));
        let who = json!({"name": self.said("reading.name"), "role": self.said("reading.role")});
        self.json(json!({"do": "correct_reading", "claim": claims[1], "reading": {"kind": "identity", "value": who}}));
        let who = json!({"source": self.said("reading.source"), "resolved": self.said("reading.resolved"), "anonymous": false});
        self.json(
            json!({"do": "correct_reading", "claim": claims[2], "reading": {"kind": "quote", "value": who}}),
        );
    }

    fn rest(&mut self, draft: &str, claims: &[String]) {
        let own = json!({"do": "add_claim", "claim": self.said("claim.id"), "draft": draft, "span": {"start": 0, "end": 5},
            "reading": {"kind": "identity", "value": {"name": "Ferry", "role": "ship"}}});
        self.json(own);
        self.json(
            json!({"do": "move_span", "claim": self.said("claim.id"), "span": {"start": 0, "end": 10}}),
        );
        let last = claims.last().unwrap();
        for reason in ["aside.reason", "aside.again"] {
            self.json(json!({"do": "set_aside", "claim": last, "reason": self.said(reason)}));
            if reason == "aside.reason" {
                self.json(json!({"do": "bring_back", "claim": last}));
            }
        }
        self.json(json!({"do": "pass_sentence", "draft": draft, "sentence": 0, "on": true}));
        let mut piece: Piece = filled("piece", self.plant.mention);
        piece.house_rule = None;
        self.edit(Edit::DescribePiece { piece });
        self.json(json!({"do": "redate", "draft": draft, "published": "2024-08-15", "readings": []}));
        let known: Vec<String> = self.desk.findings().into_iter().map(|it| it.id.0).collect();
        for finding in known.iter().map(String::as_str).chain(["f0"]) {
            self.json(json!({"do": "set_finding_aside", "finding": finding, "about": self.said("about"), "reason": self.said("finding.reason")}));
        }
        self.json(json!({"do": "take_finding_back", "finding": "f0"}));
        let note = json!({"do": "write_note", "claim": claims[0], "text": self.said("note.grouped")});
        self.json(json!({"do": "group", "edits": [note]}));
        self.json(json!({"do": "write_note", "claim": claims[0], "text": self.said("note.undone")}));
        let undone = format!("e{}", self.desk.entries().len() - 1);
        self.json(json!({"do": "undo", "entry": undone}));
        let sign = json!({"do": "sign_off", "office": "checker", "draft": draft, "unchecked": self.said("unchecked")});
        self.json(sign.clone());
        self.json(json!({"do": "reopen", "office": "checker", "reason": self.said("reopened")}));
        self.json(sign);
    }
}

/// The piece that `plant` makes.
pub(crate) fn planted(plant: &Plant<'_>) -> Desk {
    let mut bed = Bed { plant, desk: Desk::default() };
    let (article, extraction) = bed.draft(plant.texts[0]);
    bed.edit(Edit::AddDraft { draft: NewDraft::of(&article, &extraction) });
    let draft = bed.desk.draft().unwrap().id.0.clone();
    let claims: Vec<String> = bed.desk.claims().map(|claim| claim.id.0.clone()).collect();
    assert!(claims.len() >= 6, "the article has too few claims to plant words in: {}", claims.len());
    bed.sources(&claims);
    bed.marks(&claims);
    bed.rest(&draft, &claims);
    let (article, extraction) = bed.draft(plant.texts[1]);
    let article = bed.desk.as_new_draft(article);
    let edit = bed.desk.carrying(&article, &extraction).unwrap();
    bed.edit(edit);
    bed.desk
}

/// The article of planted pieces, and its next draft, which has fewer claims and others.
pub(crate) const TEXTS: [&str; 2] = [
    "Ferry fire in Lunde\n\nLUNDE, Aug. 16, 2024 (Coastwire) - The ferry Maren carried 340 people on Monday, the police \
     said.\n\n“It was the engine,” said Ada Roe, the captain. Three people died and 12 people were hurt.\n\nThe ferry \
     was built in 1987 for 40 million dollars. Nobody knows why it burned.\n",
    "Ferry fire in Lunde\n\nLUNDE, Aug. 16, 2024 (Coastwire) - The ferry Maren carried 430 people on Monday, the police \
     said.\n\n“It was the engine,” said Ada Roe, the captain. Three people died.\n\nThe ferry was built in 1987. \
     It had been repaired in 2019.\n",
];

/// The names of all edits in an entry's JSON.
fn names(edit: &Value, into: &mut BTreeSet<String>) {
    into.extend(edit["do"].as_str().map(str::to_owned));
    edit["edits"].as_array().into_iter().flatten().for_each(|edit| names(edit, into));
}

#[test]
fn every_sort_of_edit_and_every_field_is_planted() {
    let paths = std::cell::RefCell::new(BTreeSet::new());
    let text = |path: &str| {
        paths.borrow_mut().insert(path.to_owned());
        format!("planted {path}")
    };
    let confidentiality = Confidentiality::Open;
    let checker = Checker { name: "Maria Keller".to_owned(), initials: "MK".to_owned() };
    let desk = planted(&Plant { texts: TEXTS, own: &text, mention: &text, confidentiality, checker });
    let mut made = BTreeSet::new();
    desk.entries().iter().for_each(|entry| names(&serde_json::to_value(&entry.edit).unwrap(), &mut made));
    let page = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/project-file.md")).unwrap();
    let edits = page.split("\n## Edits\n").nth(1).unwrap().split("| record |").next().unwrap();
    let told: BTreeSet<String> = edits
        .lines()
        .filter_map(|line| Some(line.strip_prefix("| `")?.split('`').next()?.to_owned()))
        .collect();
    // Its place is chosen by hand, and holds no words.
    let missing: Vec<&String> =
        told.difference(&made).filter(|it| !["place", "do"].contains(&it.as_str())).collect();
    assert!(missing.is_empty() && told.len() > 25, "{missing:?} of {told:?}");
    for path in ["first.source.file.sha256", "first.citation.snapshot", "piece.url", "about.byline"] {
        assert!(paths.borrow().contains(path), "{path}");
    }
}
