//! What a policy is: the built pack, checked for safety when it is loaded, and read by number from then on.
//!
//! Takes the JSON that `pack build` wrote, gives what the other rooms read, never judges what a rule means (the checker
//! has done that) and never touches a file.

mod catalogue;
#[cfg(feature = "native")]
pub mod check;
#[cfg(feature = "native")]
pub mod fault;
pub(crate) mod load;
pub mod model;
#[cfg(feature = "native")]
pub mod schema;
#[cfg(feature = "native")]
pub mod source;
mod texts;

use crate::error::Error;
use crate::feel::Cell;
use crate::order::{self, Map};
pub use catalogue::Catalogue;
use model::{Built, Fact, List, Material, Measure, Slot};

/// Version of the built pack's form.
pub const FORMAT: u32 = 1;

/// A policy that can be asked. Made once, read by many.
#[derive(Debug, Clone)]
pub struct Pack {
    pub(crate) built: Built,
    /// The pack in its own language, when this one speaks another.
    pub(crate) original: Option<Box<Pack>>,
    /// What has a name in an application, in the order of the names.
    pub(crate) names: Vec<Named>,
    /// What is known of each fact before anything is told.
    pub(crate) untold: Vec<Cell>,
    /// The same of the fields of each list.
    pub(crate) untold_fields: Vec<Vec<Cell>>,
}

/// What a name in an application's facts stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Named {
    /// A fact outside lists.
    Fact(Slot),
    /// A list.
    List(Slot),
}

/// What a sentence is made of.
pub(crate) type Params = Map<String, String>;

/// What a sentence is made of, by name.
pub(crate) fn params(told: &[(&str, &str)]) -> Params {
    order::map(told.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())))
}

impl Pack {
    /// The measure with that id, or of that article.
    pub(crate) fn find_measure(&self, name: &str) -> Result<&Measure, Error> {
        // An article has one way of being written: nothing is coerced.
        let found = self.built.measures.iter().find(|m| m.id == name || m.article.to_string() == name);
        found.ok_or_else(|| {
            let nearest = nearest(name, self.built.measures.iter().map(|m| m.id.as_str()));
            let mut error = self.refusal("measure.unknown", params(&[("name", name)]), nearest);
            error.path = Some("/measure".into());
            error
        })
    }

    /// A sentence of the pack's language. With a suggestion the sentence that has room for it is taken.
    pub(crate) fn say(&self, code: &str, params: &Params) -> String {
        let messages = &self.built.messages;
        let suggested =
            params.contains_key("suggestion").then(|| messages.get(&format!("{code}+suggestion"))).flatten();
        match suggested.or_else(|| messages.get(code)) {
            Some(template) => fill(template, params),
            None => code.to_owned(),
        }
    }

    /// A refusal with its sentence.
    pub(crate) fn refusal(&self, code: &str, mut params: Params, suggestion: Option<&str>) -> Error {
        if let Some(suggestion) = suggestion {
            params.insert("suggestion".into(), suggestion.into());
        }
        Error {
            code: code.to_owned(),
            column: None,
            line: None,
            message: self.say(code, &params),
            path: None,
            suggestion: suggestion.map(str::to_owned),
            params,
        }
    }

    /// The fields of a list.
    pub(crate) fn list(&self, slot: u16) -> Option<&List> {
        self.built.lists.get(usize::from(slot))
    }

    /// The dotted name of a fact or list.
    pub(crate) fn name_of(&self, named: Named) -> &str {
        match named {
            Named::Fact(slot) => self.fact(slot).map_or("", |fact| fact.name.as_str()),
            Named::List(slot) => self.list(slot).map_or("", |list| list.name.as_str()),
        }
    }

    /// A fact outside lists.
    pub(crate) fn fact(&self, slot: u16) -> Option<&Fact> {
        self.built.facts.get(usize::from(slot))
    }
}

impl Measure {
    /// The materials of one kind, handed in once or for each item, with the number of stated values before theirs.
    pub(crate) fn materials(&self, each: bool) -> impl Iterator<Item = (usize, &Material)> {
        self.materials.iter().filter(move |m| m.each == each).scan(0, |before, material| {
            let start = *before;
            *before += material.states.len();
            Some((start, material))
        })
    }
}

/// Whether a clause is carried: by what names it, or by what names an address under it, as a heading is.
#[cfg(feature = "native")]
pub(crate) fn is_carried<'a>(address: &str, mut carried: impl Iterator<Item = &'a str>) -> bool {
    carried.any(|other| other.strip_prefix(address).is_some_and(|rest| rest.is_empty() || rest.starts_with('.')))
}

/// Fills `{name}` in a sentence.
pub(crate) fn fill(template: &str, params: &Params) -> String {
    let mut out = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        match after.split_once('}') {
            Some((name, tail)) => {
                out.push_str(params.get(name).map_or("", String::as_str));
                rest = tail;
            }
            None => {
                out.push('{');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

/// How much alike a name has to be to be suggested: hundredths of its length that need no change.
const ALIKE: u32 = 60;

/// The known name that is most like `name`, if one is like it at all: what a door names when it is asked for what it has
/// not.
pub fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    // An over-long name is no misspelling of anything; comparing it would cost its length times each known name's.
    if name.len() > 64 {
        return None;
    }
    let alike = |other: &str| hundredths(&name.to_ascii_lowercase(), &other.to_ascii_lowercase());
    let (alike, best) = known.map(|other| (alike(other), other)).max_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(a.1)))?;
    (alike >= ALIKE).then_some(best)
}

/// Similarity in hundredths; distance per length keeps it free of floats.
fn hundredths(a: &str, b: &str) -> u32 {
    let length = a.chars().count().max(b.chars().count()).max(1);
    let distance = strsim::osa_distance(a, b).min(length);
    u32::try_from(100 - distance * 100 / length).unwrap_or(0)
}
