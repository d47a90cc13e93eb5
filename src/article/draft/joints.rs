//! Pieces that were cut in two, put together, or written anew as a group.
//!
//! Invariant: links pieces that stand side by side or between the same neighbours, never others.

use std::collections::BTreeSet;
use std::ops::Range;

use super::kin::{LEAST_BETWEEN, LEAST_HELD, Profile, rarity};
use super::pairs::Pairs;
use super::version::{Mark, Version};

/// The share of an edited part that the whole must hold, where that is a good share of what is left in it.
const LEAST_EDITED: u32 = 50;
const LEAST_OF_REST: u32 = 40;
/// The most pieces that are written anew as a group.
const MOST_ANEW: usize = 4;

/// Pieces that were cut off a paired one, and pieces that were put into one: pairs beside the pairs.
pub(super) fn joined(pairs: &Pairs<'_>) -> BTreeSet<(usize, usize)> {
    let mut links = BTreeSet::new();
    for is in (0..pairs.from.len()).filter(|&is| pairs.is_open(is)) {
        let beside = [is.checked_sub(1), Some(is + 1)].into_iter().flatten();
        let wholes = beside.filter_map(|it| Some((pairs.from.get(it).copied().flatten()?, it)));
        let whole = wholes
            .into_iter()
            .find(|&(was, taken)| is_left_in(pairs.old, pairs.new, was, &[taken], pairs.new.marks_of(is)));
        links.extend(whole.map(|(was, _)| (was, is)));
    }
    for was in (0..pairs.to.len()).filter(|&was| pairs.is_free(was)) {
        let beside = [was.checked_sub(1), Some(was + 1)].into_iter().flatten();
        let wholes = beside.filter_map(|it| Some((pairs.to.get(it).copied().flatten()?, it)));
        let whole = wholes
            .into_iter()
            .find(|&(is, taken)| is_left_in(pairs.new, pairs.old, is, &[taken], pairs.old.marks_of(was)));
        links.extend(whole.map(|(is, _)| (was, is)));
    }
    links
}

/// Whether most of `part` stands in piece `whole` of one draft beside what `taken` of the other has of it.
pub(super) fn is_left_in(
    holds: &Version<'_>,
    takes: &Version<'_>,
    whole: usize,
    taken: &[usize],
    part: &[Mark],
) -> bool {
    let mut left: Vec<Mark> = holds.marks_of(whole).iter().copied().filter(|mark| mark.counts()).collect();
    let mut take = |mark: &Mark| {
        let at = left.iter().position(|it| it.id == mark.id)?;
        Some(left.swap_remove(at).sort.weight())
    };
    taken.iter().flat_map(|&piece| takes.marks_of(piece)).for_each(|mark| _ = take(mark));
    let (mut found, mut all) = (0, 0);
    for mark in part.iter().filter(|mark| mark.counts()) {
        all += mark.sort.weight();
        found += take(mark).map_or(0, |_| mark.sort.weight());
    }
    let rest = found + left.iter().map(|mark| mark.sort.weight()).sum::<u32>();
    let is_edited = found * 100 >= all * LEAST_EDITED && found * 100 >= rest * LEAST_OF_REST;
    all > 0 && (found * 100 >= all * LEAST_HELD || is_edited)
}

/// Pieces between the same neighbours in either draft that say much the same in other sentences, each with each; those
/// that are `joined` to one beside them are left out.
pub(super) fn anew(pairs: &Pairs<'_>, joined: &BTreeSet<(usize, usize)>) -> BTreeSet<(usize, usize)> {
    let is_joined = |olds: &Range<usize>, news: &Range<usize>| {
        joined.iter().any(|(was, is)| olds.contains(was) || news.contains(is))
    };
    let mut links = BTreeSet::new();
    let mut rare = None;
    let mut was = 0;
    while was < pairs.to.len() {
        let olds = stretch(was..pairs.to.len(), |at| pairs.is_free(at));
        was = olds.end + 1;
        let Some(news) = gap(pairs, &olds).filter(|news| !is_joined(&olds, news)) else { continue };
        let rarity = rare.get_or_insert_with(|| rarity(pairs));
        let said = |version: &Version<'_>, pieces: &Range<usize>| {
            let marks: Vec<Mark> =
                pieces.clone().flat_map(|piece| version.marks_of(piece)).copied().collect();
            Profile::of(&marks, rarity)
        };
        if said(pairs.old, &olds).alike(&said(pairs.new, &news)) >= LEAST_BETWEEN {
            links.extend(olds.flat_map(|was| news.clone().map(move |is| (was, is))));
        }
    }
    links
}

/// The numbers from `all.start` on that `belongs` holds for.
fn stretch(all: Range<usize>, belongs: impl Fn(usize) -> bool) -> Range<usize> {
    all.start..all.start + all.take_while(|&at| belongs(at)).count()
}

/// The pieces of the new draft between the neighbours of `olds`, where none of them has a pair, and both are few.
fn gap(pairs: &Pairs<'_>, olds: &Range<usize>) -> Option<Range<usize>> {
    let is_few = |pieces: &Range<usize>| (1..=MOST_ANEW).contains(&pieces.len());
    let last = olds.end.checked_sub(1).filter(|_| is_few(olds))?;
    let (first, end) = (pairs.by_before(olds.start)?, pairs.by_behind(last)? + 1);
    let news = first..end;
    (is_few(&news) && news.clone().all(|is| pairs.is_open(is))).then_some(news)
}
