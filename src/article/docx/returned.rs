//! What an editor did in a copy that came back: the words at each claim's bookmark, tracked changes and comments.
//!
//! Invariant: reads what stands there, whichever program wrote it; decides nothing.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::super::ReadError;
use super::super::xml::{Malformed, Node, Tag, Xml, fields, words};
use super::parts::{Parts, date_of};
use super::{REPORT_BOOKMARK, WHAT};

/// The bookmark of a claim: this and its number.
const CLAIM: &str = "claim";

/// A copy that came back.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Returned {
    /// What kind of copy it calls itself: `Checked copy`.
    pub kind: String,
    /// The words at each claim, by its number.
    pub places: BTreeMap<usize, Vec<Words>>,
    /// The letter behind each claim's end in its paragraph, by the claim's number.
    pub behind: BTreeMap<usize, Words>,
    /// The comments, in the order of the file.
    pub comments: Vec<Said>,
}

/// Words at a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// The words.
    pub text: String,
    /// Whether a tracked change still lies on them.
    pub change: Tracked,
}

/// A tracked change that nobody has taken over or rejected yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tracked {
    /// None.
    #[default]
    No,
    /// The words are put in.
    In,
    /// The words are taken out.
    Out,
}

/// A comment.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Said {
    /// Who says it.
    pub author: String,
    /// When.
    pub date: Option<Date>,
    /// What, a line for each paragraph.
    pub text: String,
    /// The place in the list of the comment that it answers.
    pub answers: Option<usize>,
    /// The claims whose words it lies on.
    pub on: BTreeSet<usize>,
    id: String,
    /// The ids of its paragraphs, by which answers name it.
    paragraphs: Vec<String>,
}

/// What an editor did in the Word document in `bytes`.
pub fn returned(bytes: &[u8]) -> Result<Returned, ReadError> {
    let parts = Parts::read(bytes)?;
    read(&parts).map_err(|Malformed| ReadError::Damaged { what: WHAT })
}

fn read(parts: &Parts) -> Result<Returned, Malformed> {
    let mut comments = comments(&parts.comments_part)?;
    answers(&parts.threads, &mut comments)?;
    let mut text = Article::default();
    text.read(&parts.document)?;
    for said in &mut comments {
        said.on = text.comments.remove(&said.id).unwrap_or_default();
    }
    let subject = fields(&parts.properties).into_iter().find(|(name, _)| name == "subject");
    Ok(Returned {
        kind: subject.map(|(_, kind)| kind).unwrap_or_default(),
        places: text.places,
        behind: text.behind,
        comments,
    })
}

fn comments(source: &str) -> Result<Vec<Said>, Malformed> {
    let mut comments = Vec::new();
    let mut xml = Xml::new(source);
    while let Some(node) = xml.next()? {
        let Node::Start(tag) = node else { continue };
        if tag.name() != "comment" {
            continue;
        }
        let (id, author, date) = (tag.get("id"), tag.get("author"), date_of(&tag.get("date")));
        let inside = xml.skip(&tag)?;
        let (text, paragraphs) = (words(inside)?, paragraphs(inside)?);
        comments.push(Said { author, date, text, answers: None, on: BTreeSet::new(), id, paragraphs });
    }
    Ok(comments)
}

fn paragraphs(source: &str) -> Result<Vec<String>, Malformed> {
    let mut ids = Vec::new();
    let mut xml = Xml::new(source);
    while let Some(node) = xml.next()? {
        if let Node::Start(tag) = node
            && tag.name() == "p"
        {
            ids.push(tag.get("paraId"));
        }
    }
    Ok(ids)
}

/// Ties answers to the comments they answer.
fn answers(threads: &str, comments: &mut [Said]) -> Result<(), Malformed> {
    let mut xml = Xml::new(threads);
    while let Some(node) = xml.next()? {
        let Node::Start(tag) = node else { continue };
        let (own, parent) = (tag.get("paraId"), tag.get("paraIdParent"));
        if tag.name() != "commentEx" || own.is_empty() || parent.is_empty() {
            continue;
        }
        let of = |id: &String| comments.iter().position(|said| said.paragraphs.contains(id));
        let (own, parent) = (of(&own), of(&parent));
        if let Some(said) = own.and_then(|own| comments.get_mut(own)) {
            said.answers = parent;
        }
    }
    Ok(())
}

/// The text of the article, as far as claims and comments lie on it.
#[derive(Default)]
struct Article {
    places: BTreeMap<usize, Vec<Words>>,
    behind: BTreeMap<usize, Words>,
    comments: BTreeMap<String, BTreeSet<usize>>,
    /// Claims that ended, and no letter came since.
    ended: Vec<usize>,
    /// Claims whose bookmarks are open, by the bookmark's id.
    open: BTreeMap<String, usize>,
    open_comments: BTreeSet<String>,
    /// How many insertions, and how many deletions, the words to come are in.
    inside: [usize; 2],
    is_text: bool,
}

impl Article {
    fn read(&mut self, document: &str) -> Result<(), Malformed> {
        let mut xml = Xml::new(document);
        while let Some(node) = xml.next()? {
            match node {
                Node::Start(tag) if tag.name() == "bookmarkStart" && tag.get("name") == REPORT_BOOKMARK => {
                    break;
                }
                Node::Start(tag) if matches!(tag.name(), "pPr" | "rPr" | "instrText" | "Fallback") => {
                    _ = xml.skip(&tag)?;
                }
                Node::Start(tag) => self.start(&tag),
                Node::Text(text) if self.is_text => self.put(&text),
                Node::Text(_) => {}
                Node::End(name) => match name.as_str() {
                    "t" | "delText" => self.is_text = false,
                    "ins" | "moveTo" => self.leave(Tracked::In),
                    "del" | "moveFrom" => self.leave(Tracked::Out),
                    "p" => self.put("\n"),
                    _ => {}
                },
            }
        }
        Ok(())
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag.name() {
            "t" | "delText" => self.is_text = true,
            "tab" | "br" | "cr" => self.put(" "),
            "ins" | "moveTo" => self.inside[0] += 1,
            "del" | "moveFrom" => self.inside[1] += 1,
            "bookmarkStart" => {
                if let Some(Ok(claim)) = tag.get("name").strip_prefix(CLAIM).map(str::parse) {
                    // What comes now belongs to that claim, not to those before.
                    self.ended.clear();
                    self.open.insert(tag.get("id"), claim);
                    self.places.entry(claim).or_default();
                }
            }
            "bookmarkEnd" => self.ended.extend(self.open.remove(&tag.get("id"))),
            "commentRangeStart" => _ = self.open_comments.insert(tag.get("id")),
            "commentRangeEnd" => _ = self.open_comments.remove(&tag.get("id")),
            _ => {}
        }
    }

    /// An insertion or a deletion ends.
    fn leave(&mut self, change: Tracked) {
        let [put, gone] = &mut self.inside;
        let depth = if change == Tracked::In { put } else { gone };
        *depth = depth.saturating_sub(1);
    }

    fn put(&mut self, words: &str) {
        let change = match self.inside {
            [0, 0] => Tracked::No,
            [_, 0] => Tracked::In,
            [0, _] => Tracked::Out,
            // Put in by one and taken out by another: they stood there neither before nor after.
            _ => return,
        };
        if change == Tracked::In {
            // What is typed at the end of a bookmark stands behind it.
            for claim in &self.ended {
                add(self.places.entry(*claim).or_default(), words, change);
            }
        } else if let Some(letter) = words.chars().next() {
            let behind = Words { text: letter.to_string(), change };
            self.behind.extend(self.ended.drain(..).map(|claim| (claim, behind.clone())));
        }
        for claim in self.open.values() {
            add(self.places.entry(*claim).or_default(), words, change);
            for comment in &self.open_comments {
                self.comments.entry(comment.clone()).or_default().insert(*claim);
            }
        }
    }
}

fn add(place: &mut Vec<Words>, words: &str, change: Tracked) {
    match place.last_mut().filter(|last| last.change == change) {
        Some(last) => last.text.push_str(words),
        None => place.push(Words { text: words.to_owned(), change }),
    }
}
