//! Learns the part-of-speech model from treebanks and writes it for `src/text/tag`.
//!
//! `cargo run --example train_tagger --no-default-features -- MODEL.bin TEST.conllu TRAIN.conllu…`
//! (with `CARGO_PROFILE_DEV_OPT_LEVEL=3` it takes a minute). The last tenth of each training file's documents is kept
//! out and measured, like the test file, once the model stands in its final, rounded form.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a program for the terminal")]

use std::collections::{BTreeMap, HashMap};
use std::process::ExitCode;

use tickmark::text::{
    Text, Word,
    tag::{
        BUCKET, COLUMNS, Clue, FEATURES, MAGIC, Model, SURE, Tag, WORD_BYTES, bucket_of, clues, features,
        tag_with, word_slot,
    },
};

/// Passes over the text; more did not help on the kept-out tenth.
const PASSES: usize = 6;
/// Base-two logarithms of the tables' sizes: lines of the word table, buckets of the weight table.
const WORD_BITS: u8 = 14;
const BUCKET_BITS: u8 = 12;
/// A word is always one thing when it is so at least this often, in this share of its places.
const SURE_COUNT: u32 = 12;
const SURE_SHARE: f64 = 0.997;
/// Places a word must be seen in to be known.
const WORD_COUNT: u32 = 3;
/// A word seen N times is forgotten in `FORGET / N` of a thousand places, so that ends and capitals are learnt too.
const FORGET: u32 = 600;
const RATE: f32 = 0.1;
const DECAY: f32 = 0.00001;
/// Places a feature must be seen in to be kept.
const FEATURE_COUNT: u32 = 3;

/// A sentence's words with their tags.
type Sentence = Vec<(String, Tag)>;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [out, test, train @ ..] = args.as_slice() else {
        eprintln!("usage: train_tagger MODEL.bin TEST.conllu TRAIN.conllu…");
        return ExitCode::from(2);
    };
    match run(out, test, train) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run(out: &str, test: &str, train: &[String]) -> std::io::Result<()> {
    let mut learn = Vec::new();
    let mut kept = vec![(test.to_owned(), sentences(&std::fs::read_to_string(test)?))];
    for path in train {
        let mut all = sentences(&std::fs::read_to_string(path)?);
        let tenth = all.split_off(all.len() * 9 / 10);
        kept.push((path.clone(), tenth));
        learn.append(&mut all);
    }
    let lines = word_table(&learn);
    let learn = with_headlines(&learn);
    let mut weights = Table::new();
    learn_passes(&learn, &lines, &mut weights, 3, false);
    weights = pruned(&weights);
    learn_passes(&learn, &lines, &mut weights, PASSES, true);
    let bytes = file(&lines, &weights);
    std::fs::write(out, &bytes)?;
    println!("{} bytes, {} words, {} features learnt", bytes.len(), lines.len(), weights.len());
    let Some(model) = Model::read(bytes.leak()) else {
        return Err(std::io::Error::other("the model is not whole"));
    };
    for (path, sentences) in &kept {
        measure(path, sentences, &model);
    }
    Ok(())
}

/// Reads a CoNLL-U file, its sentences cut into Tickmark's own tokens.
fn sentences(conllu: &str) -> Vec<Sentence> {
    let mut all = Vec::new();
    let (mut text, mut words) = ("", Vec::new());
    for line in conllu.lines() {
        if let Some(words) = line.strip_prefix("# text = ") {
            text = words;
        } else if line.is_empty() {
            all.extend(aligned(text, &std::mem::take(&mut words)));
        } else if let &[id, form, _, class, fine, ..] = line.split('\t').collect::<Vec<_>>().as_slice()
            && !id.contains(['-', '.'])
        {
            words.push((form, tag_of(class, fine)));
        }
    }
    all
}

/// Gives each of our tokens the tag of the treebank's word it begins in; `None` where the words do not fit the text.
fn aligned(text: &str, words: &[(&str, Tag)]) -> Option<Sentence> {
    let mut ends = Vec::new();
    let mut at = 0;
    for (form, tag) in words {
        let rest = text.get(at..)?;
        let blank = rest.len() - rest.trim_start().len();
        rest.trim_start().strip_prefix(form)?;
        at += blank + form.len();
        ends.push((at, *tag));
    }
    let tag_at = |offset: usize| ends.iter().find(|(end, _)| offset < *end).map(|(_, tag)| *tag);
    let read = Text::of(text);
    read.tokens.iter().map(|t| tag_at(t.span.start).map(|tag| (t.of(text).to_owned(), tag))).collect()
}

fn tag_of(class: &str, fine: &str) -> Tag {
    match (class, fine) {
        ("PROPN", _) | (_, "NNP" | "NNPS") => Tag::Name,
        ("NOUN", "NNS") => Tag::Plural,
        ("NOUN", _) => Tag::Noun,
        ("ADJ", _) => Tag::Adjective,
        ("ADV", _) => Tag::Adverb,
        ("DET", _) | ("PRON", "PRP$") => Tag::Determiner,
        ("PRON", _) => Tag::Pronoun,
        ("NUM", _) => Tag::Number,
        ("ADP", _) => Tag::Preposition,
        ("PART", _) => Tag::Particle,
        ("CCONJ", _) => Tag::Coordinator,
        ("SCONJ", _) => Tag::Subordinator,
        ("AUX", _) => Tag::Auxiliary,
        ("VERB", "VBD") => Tag::Past,
        ("VERB", "VBN") => Tag::Participle,
        ("VERB", "VBG") => Tag::Gerund,
        ("VERB", "VBP" | "VBZ") => Tag::Present,
        ("VERB", _) => Tag::Base,
        ("PUNCT" | "SYM", _) => Tag::Mark,
        _ => Tag::Other,
    }
}

/// The words as the tagger takes them.
fn numbered(sentence: &Sentence) -> impl Iterator<Item = (&str, Word)> {
    sentence.iter().map(|(word, _)| (word.as_str(), Word::of(word)))
}

/// For each word: the tag it mostly has, whether always, and how often it was seen.
type Lines = HashMap<u64, (Tag, bool, u32)>;

fn word_table(learn: &[Sentence]) -> Lines {
    let mut seen: BTreeMap<u64, BTreeMap<Tag, u32>> = BTreeMap::new();
    for (word, tag) in learn.iter().flatten() {
        *seen.entry(Word::of(word).0).or_default().entry(*tag).or_default() += 1;
    }
    let mut lines = Lines::new();
    for (word, tags) in seen {
        let total: u32 = tags.values().sum();
        let Some((&tag, &count)) = tags.iter().max_by_key(|&(_, &count)| count) else { continue };
        let sure = total >= SURE_COUNT && f64::from(count) >= SURE_SHARE * f64::from(total);
        if total >= WORD_COUNT {
            lines.insert(word, (tag, sure, total));
        }
    }
    lines
}

/// The sentences, and some of them again as they would stand in a headline: in title case or in capitals.
fn with_headlines(learn: &[Sentence]) -> Vec<Sentence> {
    let titled = |word: &str| {
        let mut chars = word.chars();
        let first = chars.next().map(|c| c.to_uppercase().collect::<String>()).unwrap_or_default();
        if word.len() > 3 { format!("{first}{}", chars.as_str()) } else { word.to_owned() }
    };
    let mut all = learn.to_vec();
    for (n, sentence) in learn.iter().enumerate() {
        match n % 20 {
            3 | 13 => all.push(sentence.iter().map(|(word, tag)| (titled(word), *tag)).collect()),
            7 => all.push(sentence.iter().map(|(word, tag)| (word.to_uppercase(), *tag)).collect()),
            _ => {}
        }
    }
    all
}

/// The weights of one feature while they are learnt, and the sum of their squared gradients, which slows them down.
#[derive(Clone)]
struct Weights {
    now: [f32; COLUMNS],
    squares: [f32; COLUMNS],
    count: u32,
}

impl Default for Weights {
    fn default() -> Self {
        Self { now: [0.0; COLUMNS], squares: [1e-3; COLUMNS], count: 0 }
    }
}

type Table = HashMap<u64, Weights>;

/// Numbers that look random and are the same each time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % sides.max(1)
    }
}

/// Logistic regression, greedy from left to right; where `fixed`, no feature is added to those of `weights`.
fn learn_passes(learn: &[Sentence], lines: &Lines, weights: &mut Table, passes: usize, fixed: bool) {
    let mut order: Vec<usize> = (0..learn.len()).collect();
    let mut dice = Dice(0x2545_F491_4F6C_DD1D);
    for pass in 0..passes {
        for i in (1..order.len()).rev() {
            order.swap(i, dice.roll(i as u64 + 1) as usize);
        }
        let mut wrong = 0;
        for sentence in order.iter().filter_map(|&i| learn.get(i)) {
            wrong += learn_sentence(sentence, lines, weights, &mut dice, fixed);
        }
        println!("pass {pass}: {wrong} wrong, {} features", weights.len());
    }
}

fn learn_sentence(
    sentence: &Sentence,
    lines: &Lines,
    weights: &mut Table,
    dice: &mut Dice,
    fixed: bool,
) -> usize {
    let mut all: Vec<Clue> = Vec::new();
    clues(numbered(sentence), |word| lines.get(&word).map(|l| (l.0, l.1)), &mut all);
    for clue in &mut all {
        let count = lines.get(&clue.word).map_or(u32::MAX, |line| line.2);
        if clue.sure().is_none() && dice.roll(1000) < u64::from(FORGET / count.max(1)) {
            clue.forget();
        }
    }
    let (mut done, mut wrong) = (Vec::new(), 0);
    for (at, (_, right)) in sentence.iter().enumerate() {
        if let Some(tag) = all[at].sure() {
            done.push(tag);
            continue;
        }
        let place = features(&all, at, &done);
        let chances = chances(&place, weights);
        let guess =
            chances.iter().enumerate().max_by(|a, b| a.1.total_cmp(b.1)).map_or(0, |(column, _)| column);
        wrong += usize::from(guess != *right as usize);
        for feature in place {
            let row = match weights.get_mut(&feature) {
                Some(row) => row,
                None if fixed => continue,
                None => weights.entry(feature).or_default(),
            };
            row.count += 1;
            for (column, chance) in chances.iter().enumerate() {
                let gradient =
                    chance - f32::from(u8::from(column == *right as usize)) + DECAY * row.now[column];
                row.squares[column] += gradient * gradient;
                row.now[column] -= RATE * gradient / row.squares[column].sqrt();
            }
        }
        done.push(Tag::at(guess as u8));
    }
    wrong
}

/// The chance of each tag.
fn chances(place: &[u64; FEATURES], weights: &Table) -> [f32; COLUMNS] {
    let mut score = [0.0_f32; COLUMNS];
    for row in place.iter().filter_map(|feature| weights.get(feature)) {
        for (sum, weight) in score.iter_mut().zip(row.now) {
            *sum += weight;
        }
    }
    let most = score.iter().copied().fold(f32::MIN, f32::max);
    let raised = score.map(|x| (x - most).exp());
    let sum: f32 = raised.iter().sum();
    raised.map(|x| x / sum)
}

/// Keeps the weightiest features of each bucket.
fn pruned(weights: &Table) -> Table {
    let mut buckets: Vec<Vec<(f32, u64)>> = vec![Vec::new(); 1 << BUCKET_BITS];
    for (&feature, row) in weights.iter().filter(|(_, row)| row.count >= FEATURE_COUNT) {
        let size = row.now.iter().fold(0.0, |most: f32, w| most.max(w.abs()));
        buckets[bucket_of(feature, 1 << BUCKET_BITS).0].push((size * (row.count as f32).sqrt(), feature));
    }
    for bucket in &mut buckets {
        bucket.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        bucket.truncate(BUCKET);
    }
    buckets.into_iter().flatten().map(|(_, feature)| (feature, Weights::default())).collect()
}

/// The model's file: the word table, then the weightiest features of each bucket, rounded to a byte.
fn file(lines: &Lines, weights: &Table) -> Vec<u8> {
    let mut bytes = MAGIC.to_vec();
    bytes.extend([WORD_BITS, BUCKET_BITS]);
    let mut words = vec![[0; WORD_BYTES]; 1 << WORD_BITS];
    let mut sorted: Vec<_> = lines.iter().collect();
    sorted.sort();
    for (&word, &(tag, sure, _)) in sorted.into_iter().take((1 << WORD_BITS) * 9 / 10) {
        let (mut slot, mark) = word_slot(word, words.len() - 1);
        while words[slot] != [0; WORD_BYTES] {
            slot = (slot + 1) % words.len();
        }
        let [a, b, c, d] = mark.to_le_bytes();
        words[slot] = [a, b, c, d, tag as u8 | if sure { SURE } else { 0 }];
    }
    bytes.extend(words.into_iter().flatten());
    let mut buckets: Vec<Vec<u64>> = vec![Vec::new(); 1 << BUCKET_BITS];
    let mut features: Vec<u64> = weights.keys().copied().collect();
    features.sort_unstable();
    for feature in features {
        buckets[bucket_of(feature, 1 << BUCKET_BITS).0].push(feature);
    }
    let mut sizes: Vec<f32> = weights.values().flat_map(|row| row.now).map(f32::abs).collect();
    sizes.sort_by(f32::total_cmp);
    let top = sizes.get(sizes.len() * 9995 / 10000).copied().unwrap_or(1.0);
    let (mut marks, mut rows) = (Vec::new(), Vec::new());
    for bucket in &buckets {
        for place in 0..BUCKET {
            let Some(feature) = bucket.get(place) else {
                marks.extend([0; 2]);
                rows.extend([0; COLUMNS]);
                continue;
            };
            marks.extend(bucket_of(*feature, 1 << BUCKET_BITS).1);
            rows.extend(
                weights[feature].now.map(|w| (w / top * 127.0).round().clamp(-127.0, 127.0) as i8 as u8),
            );
        }
    }
    bytes.extend(marks);
    bytes.extend(rows);
    bytes
}

fn measure(path: &str, sentences: &[Sentence], model: &Model) {
    let (mut scratch, mut right, mut all) = (Vec::new(), 0, 0);
    let mut mistakes: BTreeMap<(Tag, Tag), u32> = BTreeMap::new();
    for sentence in sentences {
        let mut tags = Vec::new();
        tag_with(model, numbered(sentence), &mut scratch, &mut tags);
        for ((_, want), got) in sentence.iter().zip(tags) {
            all += 1;
            right += u32::from(*want == got);
            if *want != got {
                *mistakes.entry((*want, got)).or_default() += 1;
            }
        }
    }
    println!("{path}: {:.2} % of {all} words right", f64::from(right) * 100.0 / f64::from(all));
    let mut worst: Vec<_> = mistakes.into_iter().collect();
    worst.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
    for ((want, got), count) in worst.into_iter().take(12) {
        println!("  {want:?} taken for {got:?}: {count}");
    }
}
