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
        let params: Params = parts.iter().map(|(name, part)| ((*name).to_owned(), (*part).to_owned())).collect();
        fill(self.get(key), &params)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::{Path, PathBuf};

    use super::*;

    fn sources(folder: &Path, out: &mut Vec<PathBuf>) {
        for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                sources(&path, out);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                out.push(path);
            }
        }
    }

    /// Keys are written out wherever they are used: so none is missing, and none is there in vain.
    #[test]
    fn the_files_have_the_keys_that_the_code_says() {
        let mut paths = Vec::new();
        sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/explain"), &mut paths);
        for (tag, _) in LANGUAGES {
            let words = Catalogue::of(tag).unwrap();
            let groups: BTreeSet<&str> = words.entries.keys().filter_map(|key| key.split('.').next()).collect();
            let is_key = |text: &&str| text.split_once('.').is_some_and(|(group, _)| groups.contains(group));
            let mut said = BTreeSet::new();
            for path in &paths {
                let text = std::fs::read_to_string(path).unwrap();
                said.extend(text.split('"').skip(1).step_by(2).filter(is_key).map(str::to_owned));
            }
            let known: BTreeSet<String> = words.entries.keys().cloned().collect();
            assert_eq!(said.difference(&known).collect::<Vec<_>>(), Vec::<&String>::new(), "{tag} lacks keys");
            assert_eq!(known.difference(&said).collect::<Vec<_>>(), Vec::<&String>::new(), "{tag} has too many keys");
        }
    }
}
