//! Headers, footers and page numbers: lines at the edge of pages that come again on others.
//!
//! Invariant: drops whole rows from the outer edge inwards, and never one behind a row that is kept.

use std::collections::BTreeMap;

use super::line::Line;
use crate::article::paragraphs::ends_sentence;

/// How many rows of a page are looked at from either edge.
const DEEPEST: usize = 4;

/// How far from its usual height a running line may stand, in points.
const DRIFT: f32 = 12.0;

/// What the rows of one page say that belong to the paper and not the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Margins {
    /// How many rows at the top.
    pub head: usize,
    /// How many at the bottom.
    pub foot: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Edge {
    Head,
    Foot,
}

/// The rows to drop on each page, given the rows of each from top to bottom.
pub(super) fn margins(pages: &[Vec<Line>]) -> Vec<Margins> {
    let seen = Seen::new(pages);
    let is_single = pages.iter().filter(|rows| !rows.is_empty()).count() == 1;
    let from_browser =
        is_single && pages.iter().flatten().last().is_some_and(|row| is_browser_foot(&row.text()));
    let mut found: Vec<Margins> = pages
        .iter()
        .enumerate()
        .map(|(page, rows)| {
            let is_running = |edge, row: &Line| {
                seen.comes_again(edge, row)
                    || seen.counts_pages(edge, row, page)
                    || (is_single && page_number(&row.text()) == Some(1))
                    || (from_browser && (is_browser_foot(&row.text()) || is_browser_head(&row.text())))
            };
            let head = rows.iter().take(DEEPEST).take_while(|row| is_running(Edge::Head, row)).count();
            let rest = rows.get(head..).unwrap_or_default();
            let foot = rest.iter().rev().take(DEEPEST).take_while(|row| is_running(Edge::Foot, row)).count();
            // A page is not all margin, unless nothing else is on it.
            Margins { head, foot: foot.min(rest.len()) }
        })
        .collect();
    add_lone(pages, &mut found);
    add_split_head(pages, &mut found);
    found
}

/// Adds rows that come but once, as on the second of two pages, and that stand apart between the parts of a sentence
/// which runs over the page's end.
fn add_lone(pages: &[Vec<Line>], found: &mut [Margins]) {
    for page in 1..pages.len() {
        let (Some([before, after]), Some([above, below])) =
            (pages.get(page - 1..=page), found.get_mut(page - 1..=page))
        else {
            continue;
        };
        let mut foot = before.iter().rev().skip(above.foot);
        let mut head = after.iter().skip(below.head);
        let (Some(last), Some(first)) = (foot.next(), head.next()) else { continue };
        let (Some(last_but_one), Some(second)) = (foot.next(), head.next()) else { continue };
        let is_lone_head = is_label(first)
            && stands_apart(first, second, head.next())
            && runs_on(last, second)
            && !runs_on(last, first);
        let is_lone_foot =
            is_label(last) && stands_apart(last, last_but_one, foot.next()) && runs_on(last_but_one, first);
        below.head += usize::from(is_lone_head);
        above.foot += usize::from(is_lone_foot && !runs_on(last, first));
    }
}

/// Adds the first row of all where it has words at both edges of the page, far above what follows, and no date.
fn add_split_head(pages: &[Vec<Line>], found: &mut [Margins]) {
    let (Some([first, second, ..]), Some(margins)) = (pages.first().map(Vec::as_slice), found.first_mut())
    else {
        return;
    };
    let is_far = second.baseline - first.baseline > first.size * 2.2;
    let has_date = first.text().contains(|c: char| c.is_ascii_digit());
    if margins.head == 0 && is_far && first.is_row_of_table() && !has_date {
        margins.head = 1;
    }
}

/// The longest name of a paper or piece at the edge of a page, in bytes.
const LONGEST_LABEL: usize = 80;

/// Whether a row may be a name; a note has sentences.
fn is_label(row: &Line) -> bool {
    let text = row.text();
    text.len() <= LONGEST_LABEL && !ends_sentence(&text)
}

/// Whether a row is much further from its neighbour than that one is from the next.
fn stands_apart(row: &Line, neighbour: &Line, next: Option<&Line>) -> bool {
    let step = |one: &Line, other: &Line| (one.baseline - other.baseline).abs();
    next.is_some_and(|next| step(row, neighbour) > step(neighbour, next) * 1.5)
}

/// Whether a sentence goes on from one row to the other.
fn runs_on(row: &Line, next: &Line) -> bool {
    !ends_sentence(&row.text()) && next.text().starts_with(char::is_lowercase)
}

/// The rows at the edges of all pages.
struct Seen {
    /// By what they say, digits blotted out: where they stand and on which page.
    rows: BTreeMap<(Edge, String), Vec<(usize, f32)>>,
    /// By how far their number is from that of the page: on how many pages.
    numbers: BTreeMap<(Edge, usize), usize>,
    n_pages: usize,
}

impl Seen {
    fn new(pages: &[Vec<Line>]) -> Self {
        let mut rows: BTreeMap<_, Vec<_>> = BTreeMap::new();
        let mut numbers = BTreeMap::new();
        for (page, lines) in pages.iter().enumerate() {
            let heads = lines.iter().take(DEEPEST).map(|row| (Edge::Head, row));
            let feet = lines.iter().rev().take(DEEPEST).map(|row| (Edge::Foot, row));
            for (edge, row) in heads.chain(feet) {
                rows.entry((edge, blotted(row))).or_default().push((page, row.baseline));
                if let Some(number) = page_number(&row.text()) {
                    *numbers.entry((edge, lead(number, page))).or_default() += 1;
                }
            }
        }
        Self { rows, numbers, n_pages: pages.iter().filter(|lines| !lines.is_empty()).count() }
    }

    /// Whether the same words stand at the same height on a third of the pages, two at least: left and right pages
    /// may differ, and the first is often without.
    fn comes_again(&self, edge: Edge, row: &Line) -> bool {
        let Some(places) = self.rows.get(&(edge, blotted(row))) else { return false };
        let level = places.iter().filter(|(_, baseline)| (baseline - row.baseline).abs() <= DRIFT);
        let mut pages: Vec<usize> = level.map(|(page, _)| *page).collect();
        pages.dedup();
        pages.len() >= 2 && pages.len() * 3 >= self.n_pages
    }

    /// Whether the row is nothing but a number that grows with the pages.
    fn counts_pages(&self, edge: Edge, row: &Line, page: usize) -> bool {
        let number = page_number(&row.text()).map(|number| lead(number, page));
        number.is_some_and(|number| self.numbers.get(&(edge, number)).is_some_and(|&pages| pages >= 2))
    }
}

/// What a row says, without what changes from page to page.
fn blotted(row: &Line) -> String {
    row.text()
        .to_lowercase()
        .chars()
        .map(|c| if c.is_ascii_digit() { '#' } else { c })
        .collect::<String>()
        .split('#')
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join("#")
}

/// The highest number taken for a page's.
const HIGHEST: usize = 10_000;

/// How far the printed number of a page is ahead of its place in the file, counted from behind zero.
const fn lead(number: usize, page: usize) -> usize {
    (number + HIGHEST).saturating_sub(page)
}

/// The number of a row that holds a page's number and no more: "12", "- 12 -", "Page 12 of 30", "12/30".
fn page_number(text: &str) -> Option<usize> {
    let small = text.trim().to_lowercase();
    let bare = small.trim_matches(|c: char| !c.is_alphanumeric());
    let bare = bare.strip_prefix("page").unwrap_or(bare).trim_start_matches([' ', '.', ':']);
    let (number, of) = bare.split_once(['/', ' ']).unwrap_or((bare, ""));
    let of = of.trim_start_matches(['/', ' ', '|']).trim_start_matches("of").trim();
    let is_total = of.is_empty() || of.parse::<u32>().is_ok();
    number.trim().parse().ok().filter(|number| is_total && *number < HIGHEST)
}

/// Whether a row is what browsers print below the only page: "https://… 1/1".
fn is_browser_foot(text: &str) -> bool {
    text.contains("://") && text.ends_with(" 1/1")
}

/// Whether a row is what browsers print above a page: date, time and title.
pub(super) fn is_browser_head(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let date = words.next().and_then(|word| word.strip_suffix(',')).unwrap_or_default();
    let time = words.next().unwrap_or_default();
    let is_number = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit());
    date.split(['/', '.', '-']).count() == 3
        && date.split(['/', '.', '-']).all(is_number)
        && time.split(':').all(is_number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn page_numbers_are_told_from_figures() {
        for (text, number) in [
            ("12", Some(12)),
            ("- 12 -", Some(12)),
            ("Page 12", Some(12)),
            ("Page 12 of 30", Some(12)),
            ("12/30", Some(12)),
            ("12 | 30", Some(12)),
            ("12 dead", None),
            ("31.5", None),
            ("twelve", None),
            ("", None),
        ] {
            assert_eq!(page_number(text), number, "{text}");
        }
    }

    #[test]
    fn what_browsers_print_around_a_page_is_known() {
        assert!(is_browser_foot("https://example.org/ferry 1/1"));
        assert!(!is_browser_foot("He scored 1/1"));
        assert!(is_browser_head("8/16/24, 10:12 AM Ferry fire kills 19"));
        assert!(!is_browser_head("8/16/24 was a Friday, at 10:12"));
    }
}
