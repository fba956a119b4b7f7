//! The languages that the library carries.

use super::{own, words};
use crate::{CATALOGUES, Error, Pack, nearest};

/// The tags of the languages that a pack can be asked in: its own first.
pub fn tags(pack: &Pack) -> Vec<String> {
    let info = pack.info();
    let carried = CATALOGUES.iter().filter(|(policy, ..)| *policy == info.id).map(|(_, tag, _)| (*tag).to_owned());
    std::iter::once(info.language.to_string()).chain(carried).collect()
}

/// The pack in the language with that tag: itself when that is its own, else by the catalogue that the library carries;
/// nothing where it carries none.
///
/// # Errors
/// `catalogue.invalid` if the library was built with a catalogue that is not one of this pack.
pub fn carried(pack: &Pack, tag: &str) -> Option<Result<Pack, Error>> {
    let info = pack.info();
    if info.language == tag {
        return Some(Ok(pack.clone()));
    }
    let found = CATALOGUES.iter().find(|(policy, known, _)| *policy == info.id && *known == tag);
    found.map(|(_, _, text)| pack.in_language(text))
}

/// The pack in the language with that tag, or of that built catalogue: JSON, which no tag begins as.
///
/// # Errors
/// `language.unknown`, with those that there are, and `catalogue.invalid`.
pub fn spoken(pack: &Pack, asked: &str) -> Result<Pack, Error> {
    if asked.trim_start().starts_with('{') {
        return pack.in_language(asked);
    }
    let unknown = || {
        let tags = tags(pack);
        let suggestion = nearest(asked, tags.iter().map(String::as_str)).map(str::to_owned);
        Error { suggestion, ..own("language.unknown", words::unknown_language(asked, &tags.join(words::LIST))) }
    };
    carried(pack, asked).unwrap_or_else(|| Err(unknown()))
}
