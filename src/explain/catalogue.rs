//! The words of one language: templates by key, from a file of their own.

use std::collections::BTreeMap;

use crate::pack::{Params, fill};

/// Every language that there are words in. Another is another file, and a line here.
const LANGUAGES: [(&str, &str); 1] = [("zh-Hans", include_str!("../../policies/common/book.zh-Hans.toml"))];

/// Templates by `group.key`.
#[derive(Debug)]
pub struct Catalogue {
    entries: BTreeMap<String, String>,
}

impl Catalogue {
    /// The words of a language, if there are any.
    pub fn of(language: &str) -> Option<Self> {
        let (_, text) = LANGUAGES.iter().find(|(tag, _)| *tag == language)?;
        let groups: BTreeMap<String, BTreeMap<String, String>> = toml::from_str(text).ok()?;
        let named = |(group, keys): (String, BTreeMap<String, String>)| {
            keys.into_iter().map(move |(key, template)| (format!("{group}.{key}"), template))
        };
        Some(Self { entries: groups.into_iter().flat_map(named).collect() })
    }

    /// A template as it stands. A test holds the keys of the code against those of the files, both ways.
    pub fn get<'k>(&'k self, key: &'k str) -> &'k str {
        self.entries.get(key).map_or(key, String::as_str)
    }

    /// A template with its parts in their places.
    pub fn say(&self, key: &str, parts: &[(&str, &str)]) -> String {
        let template = self.get(key);
        let part = |(name, part): &(&str, &str)| ((*name).to_owned(), self.placed(template, name, part));
        fill(template, &parts.iter().map(part).collect::<Params>())
    }

    /// A part as it stands in a template: between quotation marks, with inner ones of its own.
    fn placed(&self, template: &str, name: &str, part: &str) -> String {
        let (open, close) = (self.get("quote.open"), self.get("quote.close"));
        if !template.contains(&format!("{open}{{{name}}}{close}")) {
            return part.to_owned();
        }
        part.replace(open, self.get("quote.inner-open")).replace(close, self.get("quote.inner-close"))
    }
}
