//! Names of columns: those of the pack, each once, and no longer than a database keeps them.

use std::collections::BTreeSet;

/// How many bytes of a pack's name are kept. PostgreSQL cuts names after 63, and then two could be one; behind a name
/// there is room for what it is, a number, and what [`null_of`] adds.
const LONGEST: usize = 42;

/// The name of the column that says whether a fact was answered with "there is none". No name of a pack has a space.
pub(super) fn null_of(name: &str) -> String {
    format!("{name} null")
}

/// The names that are taken.
#[derive(Debug, Default)]
pub(super) struct Names {
    taken: BTreeSet<String>,
}

impl Names {
    /// Nothing is taken but these.
    pub(super) fn but(reserved: &[&str]) -> Self {
        Self { taken: reserved.iter().map(|name| (*name).to_owned()).collect() }
    }

    /// A name for what is called so: its own, or where that is taken its own with `what` it is.
    pub(super) fn take(&mut self, wanted: &str, what: &str) -> String {
        let end = (0..=wanted.len().min(LONGEST)).rev().find(|end| wanted.is_char_boundary(*end)).unwrap_or(0);
        let short = wanted.get(..end).unwrap_or_default();
        let mut name = short.to_owned();
        let mut number = 1_u32;
        while !self.taken.insert(name.clone()) {
            name = if number == 1 { format!("{short} ({what})") } else { format!("{short} ({what} {number})") };
            number += 1;
        }
        name
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_given_once() {
        let mut names = Names::but(&["id"]);
        let all = ["id", "a", "a", "a"].map(|name| names.take(name, "step"));
        assert_eq!(all, ["id (step)", "a", "a (step)", "a (step 2)"]);
        let long = "\u{4e00}".repeat(30);
        assert_eq!([names.take(&long, "told"), names.take(&long, "told")].map(|name| name.len()), [42, 49]);
    }
}
