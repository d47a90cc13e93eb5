//! Figures with what they count: "more than 40,000 people", "dozens of homes", "ten-storey", "12 others", "a soldier".
//!
//! Invariant: knows nouns and numbers, not what befell anybody; counts stand in text order and
//! do not overlap, but for an age within one person: "a 66-year-old man".

use crate::text::figure::{Figure, Sort};
use crate::text::lexicon::Class;
use crate::text::{Amount, Modifier, Tag, Text, Token, TokenKind, TokenSpan, Word};

use super::mention::MentionKind;

/// A figure with the noun it counts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Count {
    /// All of it: hedges, number, noun.
    pub span: TokenSpan,
    /// How many.
    pub amount: Amount,
    /// The sort of its figure.
    pub sort: Sort,
    /// The unit of its figure, where that has one.
    pub unit: Option<&'static str>,
    /// The noun phrase behind the figure; empty where none follows.
    pub noun: TokenSpan,
    /// The noun the count hangs on.
    pub head: Option<usize>,
    /// How figure and noun hang together.
    pub counted: Counted,
    /// Whether people are counted, or may be: nothing else is named.
    pub is_people: bool,
}

/// How a figure and what it counts hang together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counted {
    /// "12 homes".
    Behind,
    /// "dozens of homes", "a third of voters".
    Of,
    /// "ten-storey", "21-year-old".
    Hyphen,
    /// "12 others", "seven more".
    Others,
    /// Nothing behind the figure.
    Nothing,
    /// "a soldier": one unnamed person.
    Someone,
}

impl Count {
    /// The kinds of mention it is.
    pub(super) const fn kinds(&self) -> &'static [MentionKind] {
        match (self.counted, self.is_people) {
            (Counted::Someone, _) => &[MentionKind::Someone],
            (Counted::Nothing, true) => &[MentionKind::Count, MentionKind::People, MentionKind::Bare],
            (_, true) => &[MentionKind::Count, MentionKind::People],
            _ => &[MentionKind::Count],
        }
    }
}

impl Count {
    /// "Boeing 737", "Section 427", "S&P 500 stocks", "16 Mill Lane": digits that belong to a name and count nothing.
    pub(super) fn is_of_name(&self, text: &Text<'_>, tags: &[Tag]) -> bool {
        let tag = |at: usize| tags.get(at).copied().unwrap_or_default();
        let digits = text.token(self.span.start).is_some_and(Token::is_number);
        if !digits
            || self.sort != Sort::Count
            || self.unit.is_some()
            || self.amount.modifier != Modifier::Exact
        {
            return false;
        }
        // "Boeing 707s".
        let end = text.token(self.span.start + 1).filter(|next| !next.has_space_before());
        if end.is_some_and(|next| next.is("s")) {
            return true;
        }
        let named = self.head.is_some_and(|head| tag(head) == Tag::Name);
        if named && !self.is_people && self.counted == Counted::Behind {
            return true;
        }
        let before = self.span.start.checked_sub(1);
        let Some((at, name)) = before.and_then(|at| Some((at, text.token(at)?))) else { return false };
        let harms = name.classes.has(Class::CurrencyStart)
            || name.classes.has(Class::HarmVerb)
            || name.classes.has(Class::HarmState);
        let capitals = name.is_word() && name.of(text.source).chars().any(char::is_uppercase);
        // "In Asia 10 users left": the name has its own place in the sentence.
        let placed = at.checked_sub(1).is_some_and(|at| tag(at) == Tag::Preposition);
        let counts = self.head.is_some_and(|head| tag(head) == Tag::Plural);
        // "the September 11 attacks".
        let dated = name.classes.has(Class::CalendarName) && !self.is_people;
        name.classes.has(Class::Label)
            || dated && self.amount.low.is_some_and(|low| low <= 31.0)
            || (matches!(tag(at), Tag::Name | Tag::Noun)
                && capitals
                && !harms
                && !(counts && (placed || self.is_people)))
    }

    /// "the 1973 building", "2018 elections", "2018 World Cup": a year before a noun it does not count.
    pub(super) fn is_year(&self, text: &Text<'_>, tags: &[Tag]) -> bool {
        let tag = |at: usize| tags.get(at).copied().unwrap_or_default();
        let low = self.amount.low.unwrap_or_default();
        let year = (1500.0..2100.0).contains(&low) && low.fract() == 0.0;
        let plain = self.amount.modifier == Modifier::Exact && self.amount.low == self.amount.high;
        let digits =
            text.token(self.span.start).is_some_and(|token| token.is_number() && token.span.len() == 4);
        let plural = self.head.is_some_and(|head| tag(head) == Tag::Plural);
        let named = tag(self.noun.start) == Tag::Name;
        // A count of things as large as this is mostly round, or grouped by a comma.
        let recent =
            (1950.0..2040.0).contains(&low) && (low % 10.0 != 0.0 || low > 2015.0) && !self.is_people;
        year && plain && digits && (!plural || named || recent || self.counted != Counted::Behind)
    }
}

/// All counts of `text`, whose words have the tags `tags` and whose figures are `figures`.
pub(super) fn counts(text: &Text<'_>, tags: &[Tag], figures: &[Figure]) -> Vec<Count> {
    let mut found = Vec::with_capacity(figures.len());
    let mut left = figures.iter().peekable();
    for &within in &text.sentences {
        let reader = Reader { text, tags, within };
        let mut at = within.start;
        while at < within.end {
            let figure = left.next_if(|figure| figure.span.start <= at);
            let count = figure.map_or_else(|| reader.someone(at), |figure| Some(reader.count(figure)));
            let end = count.map_or(at + 1, |count| count.span.end.max(at + 1));
            found.extend(count);
            // The age in "a 66-year-old man" is a figure of its own.
            while let Some(figure) = left.next_if(|figure| figure.span.start < end) {
                found.extend(
                    (count.is_some_and(|count| count.counted == Counted::Someone) && figure.span.start > at)
                        .then(|| reader.count(figure)),
                );
            }
            at = end;
        }
    }
    found
}

/// Words that may tell apart who is counted: "those known to be infected with Ebola" has six behind "those".
const MOST_TOLD: usize = 8;

struct Reader<'a> {
    text: &'a Text<'a>,
    tags: &'a [Tag],
    within: TokenSpan,
}

/// A noun phrase behind a figure.
#[derive(Debug, Clone, Copy)]
struct Noun {
    span: TokenSpan,
    head: usize,
}

impl Reader<'_> {
    fn token(&self, at: usize) -> Option<&Token> {
        self.text.token(at).filter(|_| self.within.holds(at))
    }

    fn is(&self, at: usize, word: &str) -> bool {
        self.token(at).is_some_and(|token| token.is(word))
    }

    fn has(&self, at: usize, class: Class) -> bool {
        self.token(at).is_some_and(|token| token.classes.has(class))
    }

    fn tag(&self, at: usize) -> Tag {
        self.tags.get(at).copied().filter(|_| self.within.holds(at)).unwrap_or(Tag::Mark)
    }

    /// Whether token `at` is a hyphen with no space on either side.
    fn is_hyphen(&self, at: usize) -> bool {
        let joined = |at| self.token(at).is_some_and(|token| !token.has_space_before());
        (self.is(at, "-") || self.is(at, "\u{2011}") || self.is(at, "\u{2010}"))
            && joined(at)
            && joined(at + 1)
    }

    /// `figure` with what stands behind it.
    fn count(&self, figure: &Figure) -> Count {
        let end = figure.span.end;
        let bare = Count {
            span: figure.span,
            amount: figure.amount,
            sort: figure.sort,
            unit: figure.unit,
            noun: TokenSpan::new(end, end),
            head: None,
            counted: Counted::Nothing,
            is_people: figure.unit.is_none() && !self.is_numbered_name(figure),
        };
        if figure.unit.is_some() || figure.sort == Sort::Score || self.is(end, "strong") {
            return bare;
        }
        if self.is_labelled(figure) {
            return Count { is_people: false, ..bare };
        }
        let with = |noun: Noun, start: usize, counted| Count {
            span: TokenSpan::new(figure.span.start, noun.span.end),
            noun: TokenSpan::new(start, noun.span.end),
            head: Some(noun.head),
            counted,
            is_people: self.is_person(noun.head),
            ..bare
        };
        if self.is_hyphen(end) {
            return self.compound(end + 1).map_or(bare, |noun| with(noun, end + 1, Counted::Hyphen));
        }
        if self.is(end, "of") && figure.sort != Sort::Measure && !self.is_dated(figure) {
            return self.members(end + 1).map_or(bare, |noun| with(noun, end, Counted::Of));
        }
        // "half the voters", "half his sentence".
        if figure.sort == Sort::Fraction
            && ["the", "its", "their", "his", "her", "our"].iter().any(|word| self.is(end, word))
        {
            return self.noun(end + 1).map_or(bare, |noun| with(noun, end, Counted::Of));
        }
        if let Some((noun, close)) = self.quoted(end) {
            let span = TokenSpan::new(figure.span.start, close + 1);
            return Count { span, ..with(noun, end + 1, Counted::Behind) };
        }
        let others =
            usize::from(self.is(end, "more") || self.is(end, "others") || self.is(end, "additional"));
        if let Some(noun) = self.noun(end + others * usize::from(!self.is(end, "others"))) {
            let count = with(noun, end, Counted::Behind);
            // "66 people or more"
            let is_open = self.is(noun.span.end, "or") && self.is(noun.span.end + 1, "more");
            let is_exact = count.amount.modifier == Modifier::Exact;
            return if is_open && is_exact {
                let span = TokenSpan::new(count.span.start, noun.span.end + 2);
                Count { span, amount: Amount { modifier: Modifier::AtLeast, ..count.amount }, ..count }
            } else {
                count
            };
        }
        let span = TokenSpan::new(figure.span.start, end + others);
        let counted = if others == 1 { Counted::Others } else { Counted::Nothing };
        Count { span, noun: TokenSpan::new(end, end + others), counted, ..bare }
    }

    /// "the return in 1980 of six pilots": a year counts nothing.
    fn is_dated(&self, figure: &Figure) -> bool {
        let before = figure.span.start.checked_sub(1);
        let is_year = figure.span.len() == 1
            && self.token(figure.span.start).is_some_and(|token| token.is_number() && token.span.len() == 4)
            && figure.amount.low.is_some_and(|low| (1500.0..2100.0).contains(&low));
        is_year && before.is_some_and(|at| self.is(at, "in") || self.has(at, Class::CalendarName))
    }

    /// "370 \"jackal horns\"": the things counted between quotation marks, and the mark that closes them.
    fn quoted(&self, at: usize) -> Option<(Noun, usize)> {
        let is_mark = |at: usize, mark: &str| self.is(at, "\"") || self.is(at, mark);
        let noun = self.noun(at + 1).filter(|_| is_mark(at, "“"))?;
        let closes = is_mark(noun.span.end, "”") && self.tag(noun.head) == Tag::Plural;
        closes.then_some((noun, noun.span.end))
    }

    /// "Boeing 737", "Article 5": the figure numbers a name.
    fn is_numbered_name(&self, figure: &Figure) -> bool {
        let Some(before) = figure.span.start.checked_sub(1) else { return false };
        let is_digits = self.token(figure.span.start).is_some_and(|token| token.kind == TokenKind::Number);
        let is_name = self.tag(before) == Tag::Name && self.token(before).is_some_and(Token::is_capital);
        is_digits && is_name && !self.has(before, Class::HarmVerb) && !self.has(before, Class::HarmState)
    }

    /// "Category 5 storm", "day three of the race": the figure names what stands before it.
    fn is_labelled(&self, figure: &Figure) -> bool {
        let plain = figure.span == figure.number && figure.sort == Sort::Count;
        plain && figure.span.start.checked_sub(1).is_some_and(|before| self.has(before, Class::Label))
    }

    /// "ten-storey", "21-year-old", "six-lane": the words joined behind the hyphen.
    fn compound(&self, start: usize) -> Option<Noun> {
        let first = self.token(start)?;
        let wordy = first.is_word() && !matches!(self.tag(start), Tag::Preposition | Tag::Coordinator);
        if !wordy {
            return None;
        }
        let is_age = self.is_hyphen(start + 1) && (self.is(start + 2, "old") || self.is(start + 2, "olds"));
        let end = if is_age { start + 3 } else { start + 1 };
        Some(Noun { span: TokenSpan::new(start, end), head: start })
    }

    /// What stands behind "of": "of the victims", "of homes", "of them".
    fn members(&self, start: usize) -> Option<Noun> {
        let mut at = start;
        while matches!(self.tag(at), Tag::Determiner)
            || self.is(at, "its")
            || self.is(at, "their")
            || self.is(at, "all")
        {
            at += 1;
        }
        if let Some(noun) = self.noun(at) {
            return Some(Noun { span: TokenSpan::new(start, noun.span.end), head: noun.head });
        }
        if ["them", "us", "whom"].iter().any(|word| self.is(at, word)) {
            return Some(Noun { span: TokenSpan::new(start, at + 1), head: at });
        }
        let head = at.checked_sub(1).filter(|&last| self.is(last, "those") || self.is(last, "these"))?;
        // "of those known to be infected": what tells them apart belongs to them.
        let apart = self.is(at, "who") || self.tag(at) == Tag::Participle;
        let told = (at..self.within.end).take_while(|&at| self.tag(at) != Tag::Mark).count();
        let end = if apart && told <= MOST_TOLD { at + told } else { head + 1 };
        Some(Noun { span: TokenSpan::new(start, end), head })
    }

    /// The noun phrase that begins at `start`, without articles: "Mexican nationals", "life-saving treatments".
    fn noun(&self, start: usize) -> Option<Noun> {
        let mut head = None;
        let mut at = start;
        while let Some(token) = self.token(at) {
            let tag = self.tag(at);
            let goes_on = match head {
                // "two passers-by".
                Some(_) if self.is_hyphen(at) && self.is(at + 1, "by") => {
                    at += 2;
                    break;
                }
                _ if at > start && self.is_hyphen(at) => {
                    head = None;
                    at += 1;
                    continue;
                }
                Some(_) if (token.is("'s") || token.is("’s")) && self.leads_to_noun(at + 1) => {
                    head = None;
                    at += 1;
                    continue;
                }
                _ if token.classes.has(Class::CalendarName) && token.is_capital() => false,
                // "two male foreign visitors", "seven die": what the tagger takes for a noun is none.
                Some(last) if self.tells_sex(last) && self.is_modifier(at) => true,
                _ if self.is_end(at) => false,
                None if tag == Tag::Coordinator => {
                    at > start && self.is(at, "and") && self.is_modifier(at - 1) && self.is_modifier(at + 1)
                }
                None => tag.is_nominal() || self.is_modifier(at) || self.is_hyphened(at),
                // "Kia and Hyundai vehicles".
                Some(last) if tag == Tag::Coordinator => {
                    self.is(at, "and")
                        && self.tag(last) == Tag::Name
                        && self.tag(at + 1) == Tag::Name
                        && self.tag(at + 2) == Tag::Plural
                }
                // "seven Native American reservations".
                Some(last) if self.tag(last) == Tag::Name && tag == Tag::Adjective && token.is_capital() => {
                    self.leads_to_noun(at + 1)
                }
                Some(last) => tag.is_nominal() && !(tag == Tag::Name && self.tag(last) == Tag::Plural),
            };
            if !goes_on || !(token.is_word() || token.kind == TokenKind::Ordinal) {
                break;
            }
            let is_person = tag == Tag::Adjective
                && self.has(at, Class::Person)
                && !token.is_capital()
                && !self.leads_to_noun(at + 1);
            if tag.is_nominal() || is_person || self.heads_compound(at, head) {
                head = Some(at);
            }
            at += 1;
        }
        let head = head?;
        let end = if self.is_hyphen(head + 1) { at } else { head + 1 };
        Some(Noun { span: TokenSpan::new(start, end), head })
    }

    /// Whether a word behind a hyphen closes its compound as a noun: "ex-marines".
    fn heads_compound(&self, at: usize, head: Option<usize>) -> bool {
        head.is_none() && self.has(at, Class::Person) && !self.is_hyphen(at + 1)
    }

    /// Whether the word at `at` is the first part of a hyphened compound: "co-pilots", "pro-Kremlin".
    fn is_hyphened(&self, at: usize) -> bool {
        self.is_hyphen(at + 1) && self.token(at).is_some_and(Token::is_word)
    }

    fn is_modifier(&self, at: usize) -> bool {
        let ing = matches!(self.tag(at), Tag::Participle | Tag::Gerund) && self.leads_to_noun(at + 1);
        matches!(self.tag(at), Tag::Adjective | Tag::Name) && !self.is_state(at)
            || self.tag(at) == Tag::Noun
            || ing
            || (self.tag(at) == Tag::Adverb
                && self.tag(at + 1) == Tag::Adjective
                && self.leads_to_noun(at + 2))
    }

    /// "12 dead": a state of those counted, no part of what they are called; "12 missing sailors" is.
    fn is_state(&self, at: usize) -> bool {
        self.has(at, Class::HarmState) && !self.leads_to_noun(at + 1)
    }

    fn tells_sex(&self, at: usize) -> bool {
        self.is(at, "male") || self.is(at, "female")
    }

    /// "seven die", "30 hurt": what became of those counted, though it may look like a noun.
    fn is_end(&self, at: usize) -> bool {
        (self.has(at, Class::HarmEnd) || self.has(at, Class::HarmState))
            && !self.has(at, Class::Person)
            && !self.has(at, Class::HarmNoun)
            && !self.leads_to_noun(at + 1)
    }

    fn leads_to_noun(&self, at: usize) -> bool {
        let first = self.tag(at);
        first.is_nominal() && !self.has(at, Class::CalendarName)
            || (first == Tag::Adjective && self.tag(at + 1).is_nominal())
    }

    /// Whether the noun at `head` is one for people.
    fn is_person(&self, head: usize) -> bool {
        let Some(token) = self.token(head) else { return false };
        let written = token.of(self.text.source);
        let endings = ["men", "women", "goers", "workers", "fighters"];
        // "two Mexicans"; the tagger takes the rarer ones for names: "16 Sherpas".
        let is_people_name = self.tag(head) == Tag::Name && written.len() > 4 && written.ends_with('s');
        let is_demonym = token.is_capital() && (self.tag(head) == Tag::Plural || is_people_name);
        token.classes.has(Class::Person)
            || is_demonym
            // "lists" and "wrists" are no people.
            || written.ends_with("ists") && written.len() > 6
            || endings.iter().any(|ending| written.ends_with(ending))
            || self.is(head, "them")
            || self.is(head, "whom")
    }

    /// Where the words behind "66-year-old" begin, in "a 66-year-old man"; `at` where no age stands there.
    fn behind_age(&self, at: usize) -> usize {
        let is_age = self.is_hyphen(at + 1) && self.is_hyphen(at + 3) && self.is(at + 4, "old");
        if is_age { at + 5 } else { at }
    }

    /// "a soldier", "another Kataeb Hezbollah official": one person without a name.
    fn someone(&self, at: usize) -> Option<Count> {
        let article = self.is(at, "a") || self.is(at, "an") || self.is(at, "another");
        if !article {
            return None;
        }
        let start = self.behind_age(at + 1);
        let noun = self.noun(start).filter(|noun| self.has(noun.head, Class::Person))?;
        let written = self.token(noun.head)?.word;
        const MANY: [Word; 8] = [
            Word::new("police"),
            Word::new("troops"),
            Word::new("forces"),
            Word::new("gang"),
            Word::new("family"),
            Word::new("couple"),
            Word::new("crew"),
            Word::new("staff"),
        ];
        if self.tag(noun.head) == Tag::Plural || MANY.contains(&written) || noun.span.len() > 5 {
            return None;
        }
        Some(Count {
            span: TokenSpan::new(at, noun.span.end),
            amount: Amount::of(1.0, Modifier::Exact),
            sort: Sort::Count,
            unit: None,
            noun: noun.span,
            head: Some(noun.head),
            counted: Counted::Someone,
            is_people: true,
        })
    }
}
