//! The text of a pattern into its tree: `( a | b )? role:x` word by word.
//!
//! Invariant: reads every sign that `docs/rules.md` lists, and refuses the rest by name.

use super::tree::Node;
use super::{PatternError, Test};
use crate::extract::mention::MentionKind;
use crate::text::lexicon::Class;
use crate::text::{Shape, Tag, TokenKind, Word};

/// How often `*` may repeat: enough for a list of modifiers, and bounded.
const MOST_REPEATS: usize = 4;

/// A pattern being read.
pub(super) struct Parser {
    /// The pieces still to read, the next one last.
    pub(super) left: Vec<&'static str>,
    /// The roles named so far.
    pub(super) roles: Vec<&'static str>,
}

impl Parser {
    pub(super) fn of(text: &'static str) -> Self {
        Self { left: text.split_whitespace().rev().collect(), roles: Vec::new() }
    }

    pub(super) fn alternatives(&mut self) -> Result<Node, PatternError> {
        let mut all = vec![self.sequence()?];
        while self.left.last() == Some(&"|") {
            self.left.pop();
            all.push(self.sequence()?);
        }
        Ok(if all.len() == 1 { all.remove(0) } else { Node::Alternatives(all) })
    }

    fn sequence(&mut self) -> Result<Node, PatternError> {
        let mut all = Vec::new();
        while let Some(&piece) = self.left.last() {
            if piece == "|" || piece.starts_with(')') {
                break;
            }
            self.left.pop();
            all.push(self.element(piece)?);
        }
        Ok(Node::Sequence(all))
    }

    /// One element: its role, its sign, its repetition.
    fn element(&mut self, piece: &'static str) -> Result<Node, PatternError> {
        if let Some((role, rest)) =
            piece.split_once(':').filter(|(role, rest)| !role.is_empty() && !rest.is_empty())
        {
            let slot = self.slot(role);
            return match self.element(rest)? {
                // The repeat sign is outermost: an element left out plays no role.
                Node::Repeat(inner, least, most) => {
                    Ok(Node::Repeat(Box::new(Node::Role(slot, inner)), least, most))
                }
                node => Ok(Node::Role(slot, Box::new(node))),
            };
        }
        if let Some(rest) = piece.strip_prefix("<!") {
            return Ok(Node::Behind(false, test(rest)?));
        }
        if let Some(rest) = piece.strip_prefix('<') {
            return Ok(Node::Behind(true, test(rest)?));
        }
        if let Some(rest) = piece.strip_prefix('!').filter(|rest| !rest.is_empty()) {
            return Ok(Node::Ahead(false, Box::new(self.element(rest)?)));
        }
        if let Some(rest) = piece.strip_prefix('&').filter(|rest| !rest.is_empty()) {
            return Ok(Node::Ahead(true, Box::new(self.element(rest)?)));
        }
        if piece == "(" {
            let inner = self.alternatives()?;
            let close =
                self.left.pop().and_then(|close| close.strip_prefix(')')).ok_or(PatternError::Brackets)?;
            return repeated(inner, close);
        }
        if let Some(most) = piece.strip_prefix("..").and_then(|n| n.parse().ok()) {
            return Ok(Node::Repeat(Box::new(Node::Take(Test::Any)), 0, most));
        }
        let body =
            piece.trim_end_matches(['?', '*', '}', ',', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
        let body = if piece.ends_with('}') {
            body.trim_end_matches('{')
        } else {
            piece.trim_end_matches(['?', '*'])
        };
        if body.is_empty() {
            return Ok(Node::Take(test(piece)?));
        }
        repeated(Node::Take(test(body)?), piece.strip_prefix(body).unwrap_or_default())
    }

    fn slot(&mut self, role: &'static str) -> usize {
        self.roles.iter().position(|&known| known == role).unwrap_or_else(|| {
            self.roles.push(role);
            self.roles.len() - 1
        })
    }
}

/// Puts the repeat sign `sign` on `node`: "", "?", "*", "{0,3}".
fn repeated(node: Node, sign: &'static str) -> Result<Node, PatternError> {
    let (least, most) = match sign {
        "" => return Ok(node),
        "?" => (0, 1),
        "*" => (0, MOST_REPEATS),
        _ => sign
            .strip_prefix('{')
            .and_then(|rest| rest.strip_suffix('}'))
            .and_then(|range| range.split_once(','))
            .and_then(|(least, most)| Some((least.parse().ok()?, most.parse().ok()?)))
            .ok_or(PatternError::Nothing(sign))?,
    };
    Ok(Node::Repeat(Box::new(node), least, most))
}

/// The parts of speech as patterns call them.
const TAGS: [(&str, Test); 20] = [
    ("noun", Test::Tag(Tag::Noun)),
    ("plural", Test::Tag(Tag::Plural)),
    ("name", Test::Tag(Tag::Name)),
    ("adjective", Test::Tag(Tag::Adjective)),
    ("adverb", Test::Tag(Tag::Adverb)),
    ("determiner", Test::Tag(Tag::Determiner)),
    ("pronoun", Test::Tag(Tag::Pronoun)),
    ("number", Test::Tag(Tag::Number)),
    ("preposition", Test::Tag(Tag::Preposition)),
    ("particle", Test::Tag(Tag::Particle)),
    ("coordinator", Test::Tag(Tag::Coordinator)),
    ("subordinator", Test::Tag(Tag::Subordinator)),
    ("auxiliary", Test::Tag(Tag::Auxiliary)),
    ("base", Test::Tag(Tag::Base)),
    ("present", Test::Tag(Tag::Present)),
    ("past", Test::Tag(Tag::Past)),
    ("participle", Test::Tag(Tag::Participle)),
    ("gerund", Test::Tag(Tag::Gerund)),
    ("verb", Test::Verb),
    ("nominal", Test::Nominal),
];

fn test(piece: &'static str) -> Result<Test, PatternError> {
    let unknown = || PatternError::Unknown(piece);
    if let Some(name) = piece.strip_prefix('@') {
        return Class::named(name).map(Test::Class).ok_or_else(unknown);
    }
    if let Some(name) = piece.strip_prefix('#').filter(|name| !name.is_empty()) {
        return MentionKind::named(name).map(Test::Mention).ok_or_else(unknown);
    }
    if let Some(name) = piece.strip_prefix('%').filter(|name| !name.is_empty()) {
        let tag = TAGS.iter().find(|(known, _)| *known == name);
        return tag.map(|&(_, test)| test).ok_or_else(unknown);
    }
    Ok(match piece {
        "_" => Test::Any,
        "^" => Test::Start,
        "$" => Test::End,
        "=word" => Test::Kind(TokenKind::Word),
        "=number" => Test::Kind(TokenKind::Number),
        "=ordinal" => Test::Kind(TokenKind::Ordinal),
        "=capital" => Test::Shape(Shape::CAPITAL),
        "=capitals" => Test::Shape(Shape::ALL_CAPITALS),
        _ if piece.starts_with('=') => return Err(unknown()),
        _ => Test::Word(Word::of(piece.strip_prefix('\\').unwrap_or(piece))),
    })
}
