//! The pattern language of the rules: a phrase with places left open, compiled once and matched over tokens.
//!
//! `number:#people ( have | has )? been? harm:@harmed` reads: a number of people, called "number"; perhaps "have" or
//! "has"; perhaps "been"; a word of the class `harmed`, called "harm". `docs/rules.md` lists every sign.
//!
//! Invariant: knows no rule and no claim; a pattern looks at tokens, never at characters.

mod parser;
mod tree;

use crate::text::lexicon::Class;
use crate::text::{Shape, Tag, Token, TokenKind, Word};

use super::facts::Needs;
use super::mention::MentionKind;
use parser::Parser;

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

impl Pattern {
    /// Compiles `text`.
    pub fn compile(text: &'static str) -> Result<Self, PatternError> {
        let mut parser = Parser::of(text);
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
