//! The words of a report of changes, from a catalogue by language.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::json::pointer::Pointer;
use crate::pack::{fill, params};

/// The catalogues that there are, by language.
const CATALOGUES: [(&str, &str); 1] = [("zh-Hans", include_str!("../../policies/common/diff.zh-Hans.toml"))];

/// What a report of changes says.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// What each member of a pack, and of an answer, is called.
    keys: BTreeMap<String, String>,
    /// What stands around: sentences with `{name}` where a part stands.
    sentences: BTreeMap<String, String>,
    /// What fixed values are called, by themselves or as `key.value`.
    values: BTreeMap<String, String>,
}

impl Words {
    /// The words of a language; of one that no catalogue is in, the first's.
    pub fn of(language: &str) -> Self {
        let found = CATALOGUES.iter().find(|(own, _)| *own == language).or(CATALOGUES.first());
        found.and_then(|(_, text)| toml::from_str(text).ok()).unwrap_or_default()
    }

    /// Whether a member has a word of its own.
    pub fn has_key(&self, key: &str) -> bool {
        self.keys.contains_key(key)
    }

    /// A sentence without parts.
    pub fn sentence(&self, name: &str) -> String {
        self.sentences.get(name).cloned().unwrap_or_else(|| name.to_owned())
    }

    /// A sentence with its parts.
    pub fn say(&self, name: &str, parts: &[(&str, &str)]) -> String {
        let parts = parts.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        fill(&self.sentence(name), &parts)
    }

    /// What a member is called.
    pub(super) fn key(&self, key: &str) -> String {
        self.keys.get(key).cloned().unwrap_or_else(|| key.to_owned())
    }

    /// What a fixed value is called.
    pub(super) fn value(&self, value: &str) -> String {
        self.values.get(value).cloned().unwrap_or_else(|| value.to_owned())
    }

    /// What a value is called under its key, if it is a fixed one.
    pub(super) fn value_of(&self, key: &str, value: &str) -> String {
        self.values.get(&format!("{key}.{value}")).cloned().unwrap_or_else(|| value.to_owned())
    }

    /// A value in its unit.
    pub(super) fn with_unit(&self, unit: &str, value: &str) -> String {
        match self.sentences.get(&format!("in-{unit}")) {
            Some(sentence) => fill(sentence, &params(&[("value", value)])),
            None => value.to_owned(),
        }
    }

    /// Something with an id, by its title where it has one.
    pub(super) fn named(&self, id: &str, title: Option<&str>) -> String {
        match title.filter(|title| *title != id) {
            Some(title) => self.say("named", &[("id", id), ("title", title)]),
            None => id.to_owned(),
        }
    }

    /// Whether money stands at a place: the bounds of an award.
    pub(super) fn is_money(&self, at: &Pointer) -> bool {
        at.as_str().starts_with("/award/")
    }
}
