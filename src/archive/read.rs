//! The bytes of a project file into its entries, and what is wrong with them.
//!
//! A line is proved when its sum fits it and the sum of the line before. One that is not proved is left out, unless
//! the fault lies before it:
//!
//! - the next line fits the sum it *should* state: only its own sum is damaged, and it is read;
//! - the line before states no sum, or lines are missing before it: it is read as it stands, and that is told;
//! - it fits the sum of another line, whose number comes before its own: lines were moved, put in between or doubled,
//!   and it is read in its place, once;
//! - one bit of it or of its line end was turned: its sum tells which ([`super::turned`]), and it is read as written;
//! - it is the article itself, without which no mark can be read: it is read as it stands, and that is told.
//!
//! Invariant: reads any bytes; knows no file.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::error::{Notice, cut_short};
use super::line::{self, AnyHeader, FORMAT, Header, Numbered, Sum};
use super::turned::Mender;
use crate::desk::Entry;

/// What a project file holds.
#[derive(Debug, Default)]
pub(super) struct Journal {
    /// The entries, each with the number of its line.
    pub(super) entries: Vec<(usize, u64, Entry)>,
    /// What is wrong.
    pub(super) notices: Vec<Notice>,
    /// The bytes of the lines left out, with their line ends.
    pub(super) damaged: Vec<Vec<u8>>,
    /// The sum that the next line is chained to.
    pub(super) tip: Option<Sum>,
    /// The number for the next entry.
    pub(super) next: u64,
    /// Bytes up to the end of the last whole line.
    pub(super) sound_bytes: usize,
    /// Whether the last whole line lacks its line end.
    pub(super) ends_open: bool,
}

/// Why bytes are no project that can be read.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Unreadable {
    Empty,
    Foreign,
    Newer { form: u32, program: String },
    Endless,
}

/// Lines of a project: a hundred times the edits of a long book. Each costs some hundred bytes, also where it is empty.
const MOST_LINES: usize = 1_000_000;

/// Reads the bytes of a project file.
pub(super) fn read(bytes: &[u8]) -> Result<Journal, Unreadable> {
    if bytes.is_empty() {
        return Err(Unreadable::Empty);
    }
    if memchr::memchr_iter(b'\n', bytes).nth(MOST_LINES).is_some() {
        return Err(Unreadable::Endless);
    }
    let mut reader = Reader::default();
    let mut rest = bytes;
    let mut number = 1;
    while !rest.is_empty() {
        let (taken, after) = rest.split_at(reader.line(number, rest));
        number += memchr::memchr_iter(b'\n', taken).count();
        rest = after;
    }
    reader.settle(false);
    reader.end();
    reader.journal.next = reader.journal.next.max(reader.last + 1);
    let first = bytes.split(|&byte| byte == b'\n').next().unwrap_or_default();
    // Where a damaged first line is followed by sound ones, what it says of the version means nothing.
    let is_told = reader.is_header_proved || reader.n_proved == 0;
    match serde_json::from_slice::<AnyHeader>(first) {
        Ok(AnyHeader { tickmark: form, program }) if form > FORMAT && is_told => {
            Err(Unreadable::Newer { form, program })
        }
        Err(_) if reader.n_proved == 0 => Err(Unreadable::Foreign),
        _ => Ok(reader.journal),
    }
}

/// The sums that the next line may be chained to.
#[derive(Default)]
struct Chain {
    /// What the line before states; nothing before the first line.
    stated: Option<Sum>,
    /// Whether the line before states no sum: then one worked out over all its bytes stands in, so that what is
    /// written after the damage can be proved.
    is_stand_in: bool,
    /// What the line before should state, where that is something else.
    due: Vec<Sum>,
    /// The number of the entry before, where its line says one; 0 for the first line.
    n: Option<u64>,
}

impl Chain {
    /// Whether a line with this `body` that states `sum` follows on what the line before states.
    fn fits(&self, body: &[u8], sum: Sum) -> bool {
        Sum::of(self.stated, body) == sum
    }

    /// Whether it follows on what the line before should state.
    fn fits_due(&self, body: &[u8], sum: Sum) -> bool {
        self.due.iter().any(|&due| Sum::of(Some(due), body) == sum)
    }

    /// The sums that a line with this `body` might rightly state.
    fn due(&self, body: &[u8]) -> Vec<Sum> {
        let before = std::iter::once(self.stated).chain(self.due.iter().copied().map(Some));
        before.take(DUE_AT_MOST).map(|before| Sum::of(before, body)).collect()
    }
}

/// A line as it lies in the file.
struct Raw<'a> {
    /// All its bytes, with its line end.
    whole: &'a [u8],
    /// Those that count: its own without the line end, or as they were written.
    bytes: Cow<'a, [u8]>,
    is_ended: bool,
    /// Whether a turned bit was found.
    is_mended: bool,
}

impl<'a> Raw<'a> {
    /// The first line of `rest`.
    fn first_of(rest: &'a [u8]) -> Self {
        let end = memchr::memchr(b'\n', rest);
        let whole = rest.get(..end.map_or(rest.len(), |end| end + 1)).unwrap_or(rest);
        Self { whole, bytes: Cow::Borrowed(bare(whole)), is_ended: end.is_some(), is_mended: false }
    }

    /// The line that follows on `before`, where a turned bit hides it in `rest`: one in the marks around its sum or in
    /// its line end, or one that has made a line end.
    fn hidden(self, rest: &'a [u8], before: Option<Sum>, mender: &mut Mender) -> Self {
        if let Some(bytes) = mender.marked(before, &self.bytes) {
            return Self { bytes: Cow::Owned(bytes), is_mended: true, ..self };
        }
        let after = rest.get(self.whole.len()..).unwrap_or_default();
        if let Some((taken, own)) = mender.end_turned(before, &self.bytes) {
            let ends = taken == self.bytes.len();
            let whole = if ends { self.whole } else { rest.get(..taken).unwrap_or(rest) };
            let bytes = Cow::Owned(self.bytes.get(..own).unwrap_or_default().to_vec());
            return Self { whole, bytes, is_mended: true, is_ended: self.is_ended || !ends };
        }
        let next = Self::first_of(after);
        let line = self.whole.strip_suffix(b"\n").unwrap_or(self.whole);
        match mender.parted(before, line, &next.bytes) {
            Some(bytes) => {
                let whole = rest.get(..self.whole.len() + next.whole.len()).unwrap_or(rest);
                Self { whole, bytes: Cow::Owned(bytes), is_ended: next.is_ended, is_mended: true }
            }
            None => self,
        }
    }
}

/// What a line is chained to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Before {
    /// It is the first.
    Nothing,
    /// The line before, by the sum that it states.
    Line(Sum),
    /// A line that states no sum.
    Unknown,
}

/// A line whose fate hangs on the next one, or on all.
struct Doubtful {
    number: usize,
    before: Before,
    bytes: Vec<u8>,
    entry: Option<Numbered>,
    /// Whether the fault may lie before it.
    is_excused: bool,
    /// Whether a line before it has its number and states its sum.
    is_known: bool,
}

#[derive(Default)]
struct Reader {
    journal: Journal,
    chain: Chain,
    doubtful: Option<Doubtful>,
    /// What every line states, by its number.
    sums: BTreeSet<(u64, Sum)>,
    /// Lines that follow on none before them.
    astray: Vec<Doubtful>,
    /// What is wrong, and the lines left out, by the number of the line.
    notices: Vec<(usize, Notice)>,
    damaged: Vec<(usize, Vec<u8>)>,
    mender: Mender,
    /// Lines so far.
    n_lines: u64,
    n_proved: usize,
    is_header_proved: bool,
    /// The numbers of the entries so far, and the greatest.
    taken: BTreeSet<u64>,
    last: u64,
}

/// Sums remembered for a line that does not fit: enough for a damaged sum after a damaged sum.
const DUE_AT_MOST: usize = 4;

/// Why a line is not understood, in so many letters: the line's own words may stand in it.
fn brief(why: &serde_json::Error) -> String {
    const MOST_CHARS: usize = 160;
    why.to_string().chars().filter(|c| !c.is_control()).take(MOST_CHARS).collect()
}

impl Reader {
    /// Reads the first line of `rest`, which has that number, and says how many bytes it has.
    fn line(&mut self, number: usize, rest: &[u8]) -> usize {
        let mut raw = Raw::first_of(rest);
        let (mut is_next, mut proves_due) = self.proves(&raw.bytes);
        if !is_next && !proves_due && !self.chain.is_stand_in {
            raw = raw.hidden(rest, self.chain.stated, &mut self.mender);
            (is_next, proves_due) = self.proves(&raw.bytes);
        }
        let is_proved = is_next || proves_due;
        self.settle(proves_due);
        if raw.is_mended {
            self.notices.push((number, Notice::Mended { line: number }));
        }
        if is_proved || raw.is_ended {
            self.whole_line(number, &raw, is_proved);
        } else {
            self.notices.push((number, Notice::Torn { bytes: raw.whole.len() }));
            self.damaged.push((number, raw.whole.to_vec()));
        }
        raw.whole.len()
    }

    /// Whether the line follows on what the line before states, or on what it should state.
    fn proves(&self, bytes: &[u8]) -> (bool, bool) {
        let parts = line::split(bytes);
        let is_next = parts.is_some_and(|(body, sum)| self.chain.fits(body, sum));
        (is_next, !is_next && parts.is_some_and(|(body, sum)| self.chain.fits_due(body, sum)))
    }

    fn whole_line(&mut self, number: usize, raw: &Raw<'_>, is_proved: bool) {
        let Raw { whole, bytes, is_ended, .. } = raw;
        let parts = line::split(bytes);
        self.n_lines += 1;
        self.journal.sound_bytes += whole.len();
        self.journal.ends_open = !is_ended;
        let stated = parts.map_or_else(|| Sum::of(self.chain.stated, bytes), |(_, sum)| sum);
        let due = parts.filter(|_| !is_proved).map_or_else(Vec::new, |(body, _)| self.chain.due(body));
        let n = if is_proved { self.proved(number, bytes) } else { self.doubt(number, whole, bytes) };
        let numbered = n.or_else(|| (self.n_lines == 1).then_some(0));
        self.sums.extend(numbered.filter(|_| parts.is_some()).map(|n| (n, stated)));
        self.chain = Chain { stated: Some(stated), is_stand_in: parts.is_none(), due, n };
        self.journal.tip = Some(stated);
        // Every line has its number, also where it cannot be read.
        self.journal.next = self.n_lines;
    }

    /// Takes in a line that is as it was written, and gives the number it bears.
    fn proved(&mut self, number: usize, bytes: &[u8]) -> Option<u64> {
        self.n_proved += 1;
        if self.n_lines == 1 {
            self.is_header_proved = true;
            if serde_json::from_slice::<Header>(bytes).is_err() {
                self.notices.push((number, Notice::HeaderDamaged));
            }
            return Some(0);
        }
        match serde_json::from_slice::<Numbered>(bytes) {
            Ok(entry) => Some(self.take(number, entry)),
            Err(why) => {
                self.notices.push((number, Notice::NotUnderstood { line: number, why: brief(&why) }));
                None
            }
        }
    }

    fn take(&mut self, number: usize, entry: Numbered) -> u64 {
        let n = entry.n;
        self.last = self.last.max(n);
        self.taken.insert(n);
        self.journal.entries.push((number, n, entry.into_entry()));
        n
    }

    /// Keeps a line that is not proved until the next one is seen, and gives the number it bears.
    fn doubt(&mut self, number: usize, whole: &[u8], bytes: &[u8]) -> Option<u64> {
        let entry = serde_json::from_slice::<Numbered>(bytes).ok();
        let n = entry.as_ref().map(|entry| entry.n);
        let is_after_gap = self.chain.n.zip(n).is_some_and(|(before, n)| n > before + 1);
        let is_new = n.is_some_and(|n| n > self.last);
        let is_excused = is_new && (self.chain.is_stand_in || is_after_gap);
        let is_known = n.zip(line::split(bytes)).is_some_and(|(n, (_, sum))| self.sums.contains(&(n, sum)));
        let before = match self.chain.stated {
            _ if self.chain.is_stand_in => Before::Unknown,
            Some(sum) => Before::Line(sum),
            None => Before::Nothing,
        };
        self.doubtful = Some(Doubtful { number, before, bytes: whole.to_vec(), entry, is_excused, is_known });
        n
    }

    /// Decides about the line in doubt; `is_sound`: the line after it proves that only its sum is damaged.
    fn settle(&mut self, is_sound: bool) {
        let Some(mut doubtful) = self.doubtful.take() else { return };
        let (number, is_moved) = (doubtful.number, self.is_moved(&doubtful));
        let Doubtful { before, is_excused, is_known, .. } = doubtful;
        let notice = match doubtful.entry.take() {
            Some(_) if is_moved && is_known => Notice::Repeated { line: number },
            Some(entry) if is_moved => self.take_moved(number, entry),
            Some(entry) if is_sound => {
                self.take(number, entry);
                Notice::SumDamaged { line: number }
            }
            // Its number may be what the turned bit spoils.
            Some(entry) if is_excused => self.take_mended(&doubtful).unwrap_or_else(|| {
                self.take(number, entry);
                Notice::Unproved { line: number }
            }),
            None if before == Before::Nothing => Notice::HeaderDamaged,
            entry => {
                self.astray.push(Doubtful { entry, ..doubtful });
                return;
            }
        };
        self.notices.push((number, notice));
    }

    /// Whether the line is as it was written after one that stands elsewhere.
    fn is_moved(&self, line: &Doubtful) -> bool {
        let n = line.entry.as_ref().map(|entry| entry.n).filter(|n| *n > 0);
        n.zip(line::split(bare(&line.bytes))).is_some_and(|(n, (body, sum))| {
            let before = self.sums.range((n - 1, Sum::LEAST)..(n, Sum::LEAST));
            before.take(DUE_AT_MOST).any(|&(_, before)| Sum::of(Some(before), body) == sum)
        })
    }

    fn take_moved(&mut self, number: usize, entry: Numbered) -> Notice {
        self.n_proved += 1;
        self.take(number, entry);
        Notice::Moved { line: number }
    }

    /// Takes a line of which one bit is turned as it was written.
    fn take_mended(&mut self, line: &Doubtful) -> Option<Notice> {
        let number = line.number;
        let before = match line.before {
            Before::Nothing => None,
            Before::Line(sum) => Some(sum),
            Before::Unknown => return None,
        };
        let mended = self.mender.mend(before, bare(&line.bytes))?;
        let entry: Numbered = serde_json::from_slice(&mended).ok()?;
        self.n_proved += 1;
        self.take(number, entry);
        Some(Notice::Mended { line: number })
    }

    /// Takes a damaged article as it stands, unless a sound line has its number: then it is another project's.
    fn take_draft(&mut self, number: usize, entry: Option<Numbered>) -> Option<Notice> {
        let entry = entry.filter(Numbered::is_draft)?;
        if self.taken.contains(&entry.n) {
            return None;
        }
        self.take(number, entry.with_draft_as_it_stands());
        Some(Notice::DraftDamaged { line: number })
    }

    /// Decides about the lines that may follow on one behind them, and puts all in order.
    fn end(&mut self) {
        let astray = std::mem::take(&mut self.astray);
        let (moved, lost): (Vec<_>, Vec<_>) = astray.into_iter().partition(|line| self.is_moved(line));
        for Doubtful { number, entry, .. } in moved {
            let notice = entry.map(|entry| self.take_moved(number, entry));
            self.notices.extend(notice.map(|notice| (number, notice)));
        }
        for line in lost {
            let mended = self.take_mended(&line);
            let Doubtful { number, bytes, entry, .. } = line;
            if let Some(notice) = mended {
                self.notices.push((number, notice));
                continue;
            }
            let notice = self.take_draft(number, entry).unwrap_or(Notice::Damaged { line: number });
            self.damaged.push((number, bytes));
            self.notices.push((number, notice));
        }
        self.journal.entries.sort_by_key(|(_, n, _)| *n);
        self.notices.sort_by_key(|(number, _)| *number);
        self.damaged.sort_by_key(|(number, _)| *number);
        self.journal.notices =
            std::mem::take(&mut self.notices).into_iter().map(|(_, notice)| notice).collect();
        cut_short(&mut self.journal.notices);
        self.journal.damaged =
            std::mem::take(&mut self.damaged).into_iter().map(|(_, bytes)| bytes).collect();
    }
}

/// A line without its line end.
fn bare(whole: &[u8]) -> &[u8] {
    let bytes = whole.strip_suffix(b"\n").unwrap_or(whole);
    bytes.strip_suffix(b"\r").unwrap_or(bytes)
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;
    use crate::desk::{Checker, Edit, EntryId};

    /// A header and five entries, as they are written.
    fn whole() -> Vec<u8> {
        let header = Header {
            tickmark: FORMAT,
            id: "p".to_owned(),
            created: Timestamp::UNIX_EPOCH,
            program: "tickmark 0".to_owned(),
        };
        let mut bytes = Vec::new();
        let mut tip = line::write_header(&header, &mut bytes).unwrap();
        for n in 1..=5 {
            let edit = Edit::WriteNote { claim: "c1".into(), text: "“Asked”".to_owned() };
            let id = EntryId(format!("e{n}"));
            let entry = Entry { id, at: Timestamp::UNIX_EPOCH, by: Checker::default(), edit };
            tip = line::write_entry(&entry, n, tip, &mut bytes).unwrap();
        }
        bytes
    }

    #[test]
    fn every_prefix_keeps_all_whole_lines() {
        let whole = whole();
        for cut in 0..whole.len() {
            let part = &whole[..cut];
            // A line that lacks nothing but its line end is whole, too.
            let is_almost = whole[cut] == b'\n';
            let lines = part.split(|&byte| byte == b'\n').count() - 1 + usize::from(is_almost);
            match read(part) {
                Ok(journal) => {
                    assert_eq!(journal.entries.len() + 1, lines, "cut at {cut}");
                    let is_torn = !is_almost && !part.ends_with(b"\n");
                    assert_eq!(journal.notices.len(), usize::from(is_torn), "cut at {cut}");
                }
                Err(_) => assert_eq!(lines, 0, "cut at {cut}"),
            }
        }
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_read_or_refused(
            start in 0..900_usize,
            cut in 0..300_usize,
            put in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..40),
        ) {
            let mut bytes = whole();
            bytes.splice(start..start + cut, put);
            let lines = bytes.split(|&byte| byte == b'\n').count();
            if let Ok(journal) = read(&bytes) {
                proptest::prop_assert!(journal.sound_bytes <= bytes.len());
                proptest::prop_assert!(journal.entries.len() < lines);
                proptest::prop_assert_eq!(read(&bytes).unwrap().notices, journal.notices);
            }
        }
    }

    #[test]
    fn a_file_of_line_ends_is_refused_before_it_costs_memory() {
        let mut bytes = whole();
        bytes.resize(bytes.len() + MOST_LINES, b'\n');
        assert_eq!(read(&bytes).unwrap_err(), Unreadable::Endless);
    }

    #[test]
    fn every_flipped_bit_is_noticed_and_costs_nothing() {
        let whole = whole();
        for (at, bit) in (0..whole.len()).step_by(3).zip([1, 8, 0x80].into_iter().cycle()) {
            let mut bytes = whole.clone();
            bytes[at] ^= bit;
            let journal = read(&bytes).unwrap();
            assert_ne!(journal.notices, [], "byte {at}");
            assert_eq!(journal.entries.len(), 5, "byte {at}: {:?}", journal.notices);
        }
    }
}
