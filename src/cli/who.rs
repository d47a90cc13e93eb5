//! Who works, where no window asks: said in the arguments, else in the settings, else the system's user.
//!
//! Invariant: reads settings and environment, changes neither.

use super::arguments::By;
use crate::archive::state::{Settings, State};
use crate::desk::Checker;

/// The checker that a command works for.
pub(super) fn checker(by: &By) -> Checker {
    let known = settings().checker;
    let name =
        by.name.clone().unwrap_or_else(|| if known.name.is_empty() { user() } else { known.name.clone() });
    let is_known = name == known.name && !known.initials.is_empty();
    let usual = || if is_known { known.initials.clone() } else { initials(&name) };
    let initials = by.initials.clone().unwrap_or_else(usual);
    Checker { name, initials }
}

/// What the window remembers.
pub(super) fn settings() -> Settings {
    State::find().map(|state| state.load().0).unwrap_or_default()
}

/// The name of the system's user.
fn user() -> String {
    let told = ["USER", "LOGNAME", "USERNAME"].iter().find_map(|name| std::env::var(name).ok());
    told.filter(|name| !name.trim().is_empty()).unwrap_or_else(|| "Unnamed checker".to_owned())
}

/// The letters that stand for a name in a margin: the first of each of its words, at most three.
fn initials(name: &str) -> String {
    let firsts = name.split([' ', '-', '.', '_']).filter_map(|word| word.chars().find(|c| c.is_alphabetic()));
    firsts.take(3).flat_map(char::to_uppercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_are_the_first_letters() {
        for (name, letters) in [
            ("Maria Keller", "MK"),
            ("jonas brandt", "JB"),
            ("Ana-Lucía de Souza Prado", "ALD"),
            ("root", "R"),
            ("Ólafur Þór", "ÓÞ"),
            ("", ""),
        ] {
            assert_eq!(initials(name), letters);
        }
    }
}
