//! Which claims of a pile the list shows, in which order and under which headings.
//!
//! Invariant: the list of the pile, desk and view it was worked out for last.

use super::pile::Pile;
use crate::desk::{Arranged, Arrangement, Desk, Filter, Today};
use crate::ui::state::{Tab, View};

/// A list of places in a pile.
#[derive(Debug, Default)]
pub(super) struct Listing {
    key: Option<Key>,
    /// Grows whenever the list is another.
    pub(super) turn: u64,
    /// What the filter lets through, in text order.
    pub(super) shown: Vec<usize>,
    pub(super) arranged: Arranged,
}

/// What a list was worked out for.
#[derive(Debug)]
struct Key {
    now: (u64, Today),
    wording: u64,
    tab: Tab,
    arrangement: Arrangement,
    filter: Filter,
}

impl Listing {
    /// The tab that the list is of.
    pub(super) const fn tab(&self) -> Tab {
        match &self.key {
            Some(key) => key.tab,
            None => Tab::Claims,
        }
    }

    /// An empty list that nobody takes for this one.
    pub(super) fn next(&self) -> Self {
        Self { turn: self.turn + 1, ..Self::default() }
    }

    /// Works the list out again, unless it is what is asked for. `now` is the desk's revision and the day, `wording` changes with claims,
    /// words and readings only.
    pub(super) fn refresh(
        &mut self,
        pile: &mut Pile,
        desk: &Desk,
        (now, wording): ((u64, Today), u64),
        view: &View,
    ) {
        let (tab, arrangement, filter) = (listed(view.tab), view.arranged(), &view.filter);
        let is_same = |key: &Key| (key.wording, key.tab) == (wording, tab);
        let is_known = |key: &Key| {
            is_same(key) && (key.now, key.arrangement) == (now, arrangement) && key.filter == *filter
        };
        if self.key.as_ref().is_some_and(is_known) {
            return;
        }
        let known = self.key.take().filter(is_same);
        let searched = known.as_ref().filter(|key| key.now == now).map(|key| &key.filter);
        let shown = self.pick(pile, desk, searched, filter);
        let is_arranged = known.is_some_and(|key| {
            key.arrangement == arrangement && (key.now == now || arrangement.is_by_text())
        });
        self.key = Some(Key { now, wording, tab, arrangement, filter: filter.clone() });
        if is_arranged && shown == self.shown {
            return;
        }
        self.turn += 1;
        self.arranged = arrangement.of(&pile.facts, &shown);
        self.shown = shown;
    }

    /// What `filter` lets through. Where a search went on from the one before, only what that has found is searched, and
    /// only for what is new.
    fn pick(&self, pile: &mut Pile, desk: &Desk, before: Option<&Filter>, filter: &Filter) -> Vec<usize> {
        let words = filter.words();
        pile.write(desk, !words.is_empty());
        let sought = before.filter(|before| goes_on(before, filter)).map(Filter::words);
        let is_new = |word: &&String| sought.as_ref().is_none_or(|sought| !sought.contains(word));
        let new: Vec<&String> = words.iter().filter(is_new).collect();
        let lets = |place: &usize| {
            pile.facts.get(*place).is_some_and(|facts| filter.lets(facts)) && pile.holds(*place, &new)
        };
        match sought {
            Some(_) => self.shown.iter().copied().filter(lets).collect(),
            None => (0..pile.facts.len()).filter(lets).collect(),
        }
    }
}

/// The tab whose claims are listed: those of the article while the sources are shown.
const fn listed(tab: Tab) -> Tab {
    match tab {
        Tab::Claims | Tab::Findings | Tab::Names | Tab::Sources => Tab::Claims,
        Tab::Tray | Tab::Changes => tab,
    }
}

/// Whether what `filter` lets through is among what the one before did, by their words alone.
fn goes_on(before: &Filter, filter: &Filter) -> bool {
    let words = filter.words();
    let is_sought = |sought: &String| words.iter().any(|word| word.contains(sought.as_str()));
    let is_same =
        Filter { text: String::new(), ..before.clone() } == Filter { text: String::new(), ..filter.clone() };
    is_same && before.words().iter().all(is_sought)
}
