//! Runs compiled patterns over the tokens of a sentence, each rule only where its first word can stand.
//!
//! Invariant: bounded work per rule and token, whatever the text; knows patterns and tokens, no claims.

use crate::text::lexicon::{ByWord, Classes};
use crate::text::{Shape, Tag, Text, TokenKind, TokenSpan, Word};

use super::facts::{Facts, Needs};
use super::mention::Mentions;
use super::pattern::{Op, Pattern, Test};

/// Roles a pattern can have.
const MOST_ROLES: usize = 8;

/// Steps one attempt may take. The longest walk seen over 264 articles is under 300; hostile text meets the limit.
const MOST_STEPS: usize = 4000;

/// A match of a pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Match<'a> {
    /// All its tokens.
    pub span: TokenSpan,
    pattern: &'a Pattern,
    slots: [TokenSpan; MOST_ROLES],
}

impl Match<'_> {
    /// The tokens that play `role`.
    pub fn role(&self, role: &str) -> Option<TokenSpan> {
        let slot = self.pattern.roles.iter().position(|&known| known == role)?;
        self.slots.get(slot).copied().filter(|span| !span.is_empty())
    }

    /// The roles that are played, with their tokens, in text order.
    pub fn roles(&self) -> impl Iterator<Item = (&'static str, TokenSpan)> {
        let mut names = self.pattern.roles.iter().copied();
        let mut roles = self.slots.map(|span| (names.next().unwrap_or_default(), span));
        roles.sort_by_key(|&(_, span)| span);
        roles.into_iter().filter(|(_, span)| !span.is_empty())
    }
}

/// The state of one attempt.
#[derive(Debug, Clone, Copy)]
pub(super) struct Walk {
    op: usize,
    at: usize,
    /// First and last tokens of the roles; half the size of spans, for walks are copied at every fork.
    slots: [[u32; 2]; MOST_ROLES],
}

/// Where patterns are matched.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ground<'a> {
    pub(super) text: &'a Text<'a>,
    pub(super) tags: &'a [Tag],
    pub(super) mentions: &'a Mentions,
    pub(super) sentence: TokenSpan,
}

impl Ground<'_> {
    /// The match of `pattern` that begins with token `at`; of several the first in the pattern's own order. `forks` is
    /// working space, left as it was.
    pub(super) fn matches<'p>(
        &self,
        pattern: &'p Pattern,
        at: usize,
        forks: &mut Vec<Walk>,
    ) -> Option<Match<'p>> {
        let mut steps = MOST_STEPS;
        let floor = forks.len();
        let walk = self.run(pattern, Walk { op: 0, at, slots: Default::default() }, &mut steps, forks);
        forks.truncate(floor);
        let walk = walk.filter(|walk| walk.at > at)?;
        let slots = walk.slots.map(|[start, end]| TokenSpan::new(start as usize, end as usize));
        Some(Match { span: TokenSpan::new(at, walk.at), pattern, slots })
    }

    fn run(&self, pattern: &Pattern, start: Walk, steps: &mut usize, forks: &mut Vec<Walk>) -> Option<Walk> {
        let floor = forks.len();
        let mut next = Some(start);
        while let Some(mut walk) = next {
            loop {
                *steps = steps.checked_sub(1)?;
                match *pattern.ops.get(walk.op)? {
                    Op::Accept => return Some(walk),
                    Op::Take(test) => {
                        let Some(at) = self.take(test, walk.at) else { break };
                        walk.at = at;
                        walk.op += 1;
                    }
                    Op::Split(first, second) => {
                        forks.push(Walk { op: second, ..walk });
                        walk.op = first;
                    }
                    Op::Jump(to) => walk.op = to,
                    Op::Open(slot) => {
                        let at = self.skip_quotes(walk.at) as u32;
                        walk.set(slot, [at, at]);
                    }
                    Op::Close(slot) => {
                        let at = walk.at as u32;
                        let start = walk.slots.get(slot).map_or(at, |&[start, _]| start);
                        walk.set(slot, [start, at]);
                    }
                    Op::Ahead { wanted, end } => {
                        let inner = Walk { op: walk.op + 1, ..walk };
                        let inside = forks.len();
                        let found = self.run(pattern, inner, steps, forks).is_some();
                        forks.truncate(inside);
                        if found != wanted {
                            break;
                        }
                        walk.op = end;
                    }
                    Op::Behind { wanted, test } => {
                        if self.passes_before(test, walk.at) != wanted {
                            break;
                        }
                        walk.op += 1;
                    }
                }
            }
            next = if forks.len() > floor { forks.pop() } else { None };
        }
        None
    }

    /// The place behind what passes `test` at `at`.
    fn take(&self, test: Test, at: usize) -> Option<usize> {
        match test {
            Test::Start => return (at == self.sentence.start).then_some(at),
            Test::End => return (self.skip_quotes(at) >= self.sentence.end).then_some(at),
            _ => {}
        }
        self.take_here(test, at).or_else(|| {
            let behind = self.skip_quotes(at);
            (behind > at).then(|| self.take_here(test, behind)).flatten()
        })
    }

    /// Makes `ahead` what the sentence holds from each of its tokens on.
    pub(super) fn hold_ahead(&self, ahead: &mut Vec<Facts>) {
        let span = self.sentence;
        let tags = self.tags.get(span.start..span.end).unwrap_or_default();
        ahead.clear();
        ahead.extend(
            ((span.start..).zip(self.text.tokens_of(span)).zip(tags))
                .map(|((at, token), &tag)| Facts::of_token(token, tag, self.mentions.begins(at))),
        );
        let mut held = Facts::default();
        for facts in ahead.iter_mut().rev() {
            held = held.and(*facts);
            *facts = held;
        }
    }

    fn take_here(&self, test: Test, at: usize) -> Option<usize> {
        if at >= self.sentence.end {
            return None;
        }
        if let Test::Mention(kind) = test {
            return self
                .mentions
                .at(kind, at)
                .map(|find| find.span.end)
                .filter(|&end| end <= self.sentence.end);
        }
        self.passes(test, at).then_some(at + 1)
    }

    fn passes(&self, test: Test, at: usize) -> bool {
        let tag = self.tags.get(at).copied().unwrap_or_default();
        self.text.token(at).is_some_and(|token| test.passes(token, tag))
    }

    fn passes_before(&self, test: Test, at: usize) -> bool {
        if test == Test::Start {
            return at == self.sentence.start;
        }
        let before = at.checked_sub(1).filter(|&before| before >= self.sentence.start);
        before.is_some_and(|before| self.passes(test, before))
    }

    /// Quotation marks stand in no pattern: "three" were killed.
    fn skip_quotes(&self, mut at: usize) -> usize {
        const QUOTES: [Word; 3] = [Word::new("\""), Word::new("“"), Word::new("”")];
        let is_quote = |at| {
            self.text
                .token(at)
                .is_some_and(|token| token.kind == TokenKind::Punct && QUOTES.contains(&token.word))
        };
        while at < self.sentence.end && is_quote(at) {
            at += 1;
        }
        at
    }
}

impl Walk {
    fn set(&mut self, slot: usize, tokens: [u32; 2]) {
        if let Some(place) = self.slots.get_mut(slot) {
            *place = tokens;
        }
        self.op += 1;
    }
}

/// Which of many patterns can begin where: a set of pattern numbers for each fact that a token can begin one with.
#[derive(Debug, Default)]
pub(super) struct Dispatch {
    by_word: ByWord<Set>,
    by_class: Vec<Set>,
    /// The classes some pattern begins with.
    classes: Classes,
    by_mention: Vec<Set>,
    by_kind: Vec<Set>,
    by_tag: Vec<Set>,
    by_shape: Vec<(Shape, Set)>,
    /// Patterns that begin with any word.
    anywhere: Set,
    /// What each pattern needs in a sentence.
    needs: Vec<Needs>,
}

/// A set of pattern numbers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Set([u64; 6]);

impl Set {
    fn add(&mut self, number: usize) {
        if let Some(bits) = self.0.get_mut(number / 64) {
            *bits |= 1 << (number % 64);
        }
    }

    fn join(&mut self, other: &Self) {
        self.0.iter_mut().zip(other.0).for_each(|(bits, more)| *bits |= more);
    }

    /// Hands on the numbers in the set, in order.
    pub(super) fn each(self, mut hear: impl FnMut(usize)) {
        for (n, mut bits) in self.0.into_iter().enumerate() {
            while bits != 0 {
                hear(n * 64 + bits.trailing_zeros() as usize);
                bits &= bits - 1;
            }
        }
    }
}

/// The places of the bits that are set.
fn bits_of(mut bits: u64) -> impl Iterator<Item = u32> {
    std::iter::from_fn(move || {
        let bit = (bits != 0).then(|| bits.trailing_zeros())?;
        bits &= bits - 1;
        Some(bit)
    })
}

impl Dispatch {
    /// Sorts `patterns` by what they can begin with.
    pub(super) fn new<'a>(patterns: impl IntoIterator<Item = &'a Pattern>) -> Self {
        let mut dispatch = Self::default();
        for (number, pattern) in patterns.into_iter().enumerate() {
            dispatch.needs.push(pattern.needs.clone());
            for test in pattern.firsts() {
                dispatch.file(test, number);
            }
        }
        dispatch
    }

    /// Files pattern number `number` under `test`, which it can begin with.
    fn file(&mut self, test: Test, number: usize) {
        match test {
            Test::Word(word) => self.by_word.entry(word).or_default().add(number),
            Test::Class(class) => {
                self.classes = self.classes.and(Classes::of(class));
                place(&mut self.by_class, class as usize).add(number);
            }
            Test::Mention(kind) => place(&mut self.by_mention, kind as usize).add(number),
            Test::Kind(kind) => place(&mut self.by_kind, kind as usize).add(number),
            Test::Tag(tag) => place(&mut self.by_tag, tag as usize).add(number),
            Test::Verb => self.file_tags(Tag::is_verb, number),
            Test::Nominal => self.file_tags(Tag::is_nominal, number),
            Test::Shape(shape) => {
                let mut set = Set::default();
                set.add(number);
                self.by_shape.push((shape, set));
            }
            Test::Any | Test::Start | Test::End => self.anywhere.add(number),
        }
    }

    fn file_tags(&mut self, belongs: impl Fn(Tag) -> bool, number: usize) {
        for tag in Tag::ALL.into_iter().filter(|&tag| belongs(tag)) {
            place(&mut self.by_tag, tag as usize).add(number);
        }
    }

    /// Whether pattern number `number` finds what it needs among `held`.
    pub(super) fn is_met(&self, number: usize, held: Facts) -> bool {
        self.needs.get(number).is_some_and(|needs| needs.met_by(held))
    }

    /// The patterns that can begin with token `at`.
    pub(super) fn candidates(&self, ground: &Ground<'_>, at: usize) -> Set {
        let mut set = self.anywhere;
        let Some(token) = ground.text.token(at) else { return set };
        let tag = ground.tags.get(at).copied().unwrap_or_default();
        let mut join = |more: Option<&Set>| {
            if let Some(more) = more {
                set.join(more);
            }
        };
        join(self.by_word.get(&token.word));
        join(self.by_kind.get(token.kind as usize));
        join(self.by_tag.get(tag as usize));
        for class in token.classes.common(self.classes).numbers() {
            join(self.by_class.get(class as usize));
        }
        for kind in bits_of(u64::from(ground.mentions.begins(at))) {
            join(self.by_mention.get(kind as usize));
        }
        for (shape, more) in &self.by_shape {
            join(Some(more).filter(|_| token.shape.has(*shape)));
        }
        set
    }
}

/// The set in place `at` of `sets`, made where there is none yet.
fn place(sets: &mut Vec<Set>, at: usize) -> &mut Set {
    if sets.len() <= at {
        sets.resize(at + 1, Set::default());
    }
    &mut sets[at]
}
