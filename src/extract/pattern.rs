//! The pattern language of the rules: a phrase with places left open, compiled once and matched over tokens.
//!
//! `number:#people ( have | has )? been? harm:@harmed` reads: a number of people, called "number"; perhaps "have" or
//! "has"; perhaps "been"; a word of the class `harmed`, called "harm". `docs/rules.md` lists every sign.
//!
//! Invariant: knows no rule and no claim; a pattern looks at tokens, never at characters.

use crate::text::lexicon::Class;
use crate::text::{Shape, Tag, Token, TokenKind, Word};

use super::facts::{Facts, Needs};
use super::mention::MentionKind;

/// A compiled pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    /// The program; it starts at 0.
    pub(super) ops: Vec<Op>,
    /// The roles that patterns name, in the order of their slots.
    pub(super) roles: Vec<&'static str>,
    /// What a sentence must hold for a match to be possible.
    pub(super) needs: Needs,
}

/// One step of a compiled pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Op {
    /// One token, or one mention, that passes.
    Take(Test),
    /// First this way, then that.
    Split(usize, usize),
    /// On at another step.
    Jump(usize),
    /// A role begins.
    Open(usize),
    /// A role ends.
    Close(usize),
    /// What follows must, or must not, match the steps from here to the given one.
    Ahead { wanted: bool, end: usize },
    /// The token before must, or must not, pass.
    Behind { wanted: bool, test: Test },
    /// All matched.
    Accept,
}

/// What one token, or the mention that begins with it, is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Test {
    /// That very word.
    Word(Word),
    /// A word of that class.
    Class(Class),
    /// A mention of that kind; all its tokens are taken.
    Mention(MentionKind),
    /// A token of that sort.
    Kind(TokenKind),
    /// A word of that part of speech.
    Tag(Tag),
    /// A full verb in any form.
    Verb,
    /// A noun of any sort, or a word of a name.
    Nominal,
    /// A token written that way.
    Shape(Shape),
    /// Any token but a mark that parts clauses.
    Any,
    /// The start of the sentence; takes no token.
    Start,
    /// The end of the sentence; takes no token.
    End,
}

impl Test {
    /// Whether `token`, whose part of speech is `tag`, passes; mentions and sentence borders apart.
    pub(super) fn passes(self, token: &Token, tag: Tag) -> bool {
        match self {
            Self::Word(word) => token.word == word,
            Self::Class(class) => token.classes.has(class),
            Self::Kind(kind) => token.kind == kind,
            Self::Shape(shape) => token.shape.has(shape),
            Self::Any => !parts_clauses(token),
            Self::Tag(wanted) => tag == wanted,
            Self::Verb => tag.is_verb(),
            Self::Nominal => tag.is_nominal(),
            Self::Mention(_) | Self::Start | Self::End => false,
        }
    }
}

/// Stops, commas, brackets, dashes: marks that an open place of a pattern never crosses.
pub(super) fn parts_clauses(token: &Token) -> bool {
    const INNER: [Word; 5] =
        [Word::new("'"), Word::new("’"), Word::new("-"), Word::new("/"), Word::new("\u{2010}")];
    token.kind == TokenKind::Punct && !INNER.contains(&token.word)
}

/// Why a pattern cannot be compiled.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PatternError {
    /// A class, mention or shape that does not exist.
    #[error("the pattern asks for `{0}`, which nothing is called")]
    Unknown(&'static str),
    /// A bracket too many or too few.
    #[error("the brackets of the pattern do not pair")]
    Brackets,
    /// A sign where something to match must stand.
    #[error("the pattern has nothing to match at `{0}`")]
    Nothing(&'static str),
}

/// How often `*` may repeat: enough for a list of modifiers, and bounded.
const MOST_REPEATS: usize = 4;

impl Pattern {
    /// Compiles `text`.
    pub fn compile(text: &'static str) -> Result<Self, PatternError> {
        let mut parser = Parser { left: text.split_whitespace().rev().collect(), roles: Vec::new() };
        let node = parser.alternatives()?;
        if !parser.left.is_empty() {
            return Err(PatternError::Brackets);
        }
        let mut ops = Vec::new();
        node.emit(&mut ops);
        ops.push(Op::Accept);
        Ok(Self { ops, roles: parser.roles, needs: Needs::new(node.needs()) })
    }

    /// The tests a match can begin with.
    pub(super) fn firsts(&self) -> Vec<Test> {
        let mut tests = Vec::new();
        let mut seen = vec![false; self.ops.len()];
        let mut open = vec![0];
        while let Some(at) = open.pop() {
            if seen.get(at).copied().unwrap_or(true) {
                continue;
            }
            if let Some(mark) = seen.get_mut(at) {
                *mark = true;
            }
            match self.ops.get(at) {
                Some(Op::Open(_) | Op::Close(_) | Op::Behind { .. } | Op::Take(Test::Start | Test::End)) => {
                    open.push(at + 1);
                }
                Some(&Op::Take(test)) => tests.push(test),
                Some(&Op::Split(first, second)) => open.extend([first, second]),
                Some(&Op::Jump(to) | &Op::Ahead { end: to, .. }) => open.push(to),
                Some(Op::Accept) | None => {}
            }
        }
        tests
    }
}

/// A pattern as a tree.
enum Node {
    Take(Test),
    Sequence(Vec<Self>),
    Alternatives(Vec<Self>),
    Repeat(Box<Self>, usize, usize),
    Role(usize, Box<Self>),
    Ahead(bool, Box<Self>),
    Behind(bool, Test),
}

struct Parser {
    /// The pieces still to read, the next one last.
    left: Vec<&'static str>,
    roles: Vec<&'static str>,
}

impl Parser {
    fn alternatives(&mut self) -> Result<Node, PatternError> {
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

impl Node {
    /// Sets of facts of which every match of it needs one each.
    fn needs(&self) -> Vec<Facts> {
        match self {
            Self::Take(test) | Self::Behind(true, test) => {
                Some(Facts::of_test(*test)).filter(|facts| !facts.is_empty()).into_iter().collect()
            }
            Self::Sequence(all) => all.iter().flat_map(Self::needs).collect(),
            Self::Alternatives(all) => one_of_each(&all.iter().map(Self::needs).collect::<Vec<_>>()),
            Self::Repeat(node, 1.., _) | Self::Role(_, node) | Self::Ahead(true, node) => node.needs(),
            Self::Repeat(..) | Self::Ahead(..) | Self::Behind(..) => Vec::new(),
        }
    }

    fn emit(&self, ops: &mut Vec<Op>) {
        match self {
            Self::Take(test) => ops.push(Op::Take(*test)),
            Self::Sequence(all) => all.iter().for_each(|node| node.emit(ops)),
            Self::Alternatives(all) => emit_alternatives(all, ops),
            Self::Repeat(node, least, most) => {
                (0..*least).for_each(|_| node.emit(ops));
                let mut splits = Vec::new();
                for _ in *least..*most {
                    splits.push(ops.len());
                    ops.push(Op::Split(ops.len() + 1, 0));
                    node.emit(ops);
                }
                let end = ops.len();
                for at in splits {
                    ops[at] = Op::Split(at + 1, end);
                }
            }
            Self::Role(slot, node) => {
                ops.push(Op::Open(*slot));
                node.emit(ops);
                ops.push(Op::Close(*slot));
            }
            Self::Ahead(wanted, node) => {
                let at = ops.len();
                ops.push(Op::Ahead { wanted: *wanted, end: 0 });
                node.emit(ops);
                ops.push(Op::Accept);
                ops[at] = Op::Ahead { wanted: *wanted, end: ops.len() };
            }
            Self::Behind(wanted, test) => ops.push(Op::Behind { wanted: *wanted, test: *test }),
        }
    }
}

/// What is needed where one of several alternatives must match, each with the needs in `all`: the first need of one of
/// them, and the second of one of them, and so on; of those with fewer needs the last again.
fn one_of_each(all: &[Vec<Facts>]) -> Vec<Facts> {
    let most = all.iter().map(Vec::len).max().unwrap_or_default();
    let nth = |n: usize| {
        let of_each = all.iter().map(|needs| needs.get(n).or_else(|| needs.last()).copied());
        of_each.reduce(|one, other| Some(one?.and(other?))).flatten()
    };
    (0..most).filter_map(nth).collect()
}

fn emit_alternatives(all: &[Node], ops: &mut Vec<Op>) {
    let mut jumps = Vec::new();
    for (n, node) in all.iter().enumerate() {
        let split = ops.len();
        let is_last = n + 1 == all.len();
        if !is_last {
            ops.push(Op::Split(split + 1, 0));
        }
        node.emit(ops);
        if !is_last {
            jumps.push(ops.len());
            ops.push(Op::Jump(0));
            ops[split] = Op::Split(split + 1, ops.len());
        }
    }
    let end = ops.len();
    for at in jumps {
        ops[at] = Op::Jump(end);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_that_cannot_be_are_refused_with_the_reason() {
        assert_eq!(Pattern::compile("( a | b"), Err(PatternError::Brackets));
        assert_eq!(Pattern::compile("a )"), Err(PatternError::Brackets));
        assert_eq!(Pattern::compile("@nothing"), Err(PatternError::Unknown("@nothing")));
        assert_eq!(Pattern::compile("a #x"), Err(PatternError::Unknown("#x")));
    }

    #[test]
    fn a_pattern_knows_what_it_can_begin_with() {
        let firsts = |text| Pattern::compile(text).unwrap().firsts();
        let word = |text| Test::Word(Word::new(text));
        assert_eq!(firsts("a? b c"), [word("b"), word("a")]);
        assert_eq!(firsts("( a | b ) c"), [word("b"), word("a")]);
        assert_eq!(firsts("!a x:#number"), [Test::Mention(MentionKind::Number)]);
    }
}
