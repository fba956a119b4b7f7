//! One application under one measure: what its rules can read, and where that stands in the application.

use crate::contract::Text;
use crate::facts::Told;
use crate::feel::{Read, World};
use crate::pack::Pack;
use crate::pack::model::{Fact, Material, Measure};
use crate::value::ItemRef;

use super::borrowed;

/// An application that is being assessed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Case<'p, 't> {
    pub pack: &'p Pack,
    pub measure: &'p Measure,
    pub told: &'t Told,
}

/// A fact or stated value, and the material that states it.
enum Source<'p> {
    Fact(&'p Fact),
    Stated(&'p Material, &'p Fact),
}

impl<'p, 't> Case<'p, 't> {
    /// What a rule of the applicant can read.
    pub fn world(&self) -> World<'t> {
        World {
            at: None,
            counted: None,
            facts: &self.told.facts,
            lists: &self.told.lists,
            steps: &[],
            today: self.told.date,
        }
    }

    /// What a rule of an item can read.
    pub fn world_at(&self, item: ItemRef) -> World<'t> {
        World { at: Some(item), ..self.world() }
    }

    fn source(&self, slot: u16) -> Option<Source<'p>> {
        match self.pack.fact(slot) {
            Some(fact) => Some(Source::Fact(fact)),
            None => self.stated(false, usize::from(slot).checked_sub(self.pack.built.facts.len())?),
        }
    }

    fn field_source(&self, list: u16, field: u16) -> Option<Source<'p>> {
        let fields = &self.pack.list(list)?.fields;
        match fields.get(usize::from(field)) {
            Some(fact) => Some(Source::Fact(fact)),
            None => self.stated(true, usize::from(field).checked_sub(fields.len())?),
        }
    }

    fn stated(&self, each: bool, number: usize) -> Option<Source<'p>> {
        let mut of_kind = self.measure.materials(each);
        of_kind.find_map(|(before, material)| {
            let fact = material.states.get(number.checked_sub(before)?)?;
            Some(Source::Stated(material, fact))
        })
    }

    /// Where something that a rule reads stands in the application. Names of facts, ids and numbers need no escape but
    /// the slash inside a material's address.
    pub fn path(&self, read: Read) -> String {
        match read {
            Read::Fact(slot) => match self.source(slot) {
                Some(Source::Fact(fact)) => fact_path(&fact.name),
                Some(Source::Stated(material, fact)) => ["/materials/", &material.id, "/", &fact.name].concat(),
                None => String::new(),
            },
            Read::Field(slot, index, field) => {
                let list = self.pack.list(slot).map_or("", |list| list.name.as_str());
                match self.field_source(slot, field) {
                    Some(Source::Fact(fact)) => {
                        let [facts, group, slash, list] = pieces(list);
                        [facts, group, slash, list, "/", &index.to_string(), "/", &fact.name].concat()
                    }
                    Some(Source::Stated(material, fact)) => {
                        let (list, index) = (list.replace('.', "~1"), index.to_string());
                        ["/materials/", &list, "~1", &index, "~1", &material.id, "/", &fact.name].concat()
                    }
                    None => String::new(),
                }
            }
            Read::List(list) => self.list_path(list),
            Read::Share(_) | Read::Step(_) => String::new(),
        }
    }

    /// Path of a list.
    pub fn list_path(&self, list: u16) -> String {
        fact_path(self.pack.list(list).map_or("", |list| list.name.as_str()))
    }

    /// Label of something that a rule reads.
    pub fn label(&self, read: Read) -> Text<'p> {
        let source = match read {
            Read::Fact(slot) => self.source(slot),
            Read::Field(list, _, field) => self.field_source(list, field),
            Read::List(list) => return borrowed(self.pack.list(list).map_or("", |list| list.label.as_str())),
            Read::Share(_) | Read::Step(_) => None,
        };
        match source {
            Some(Source::Fact(fact) | Source::Stated(_, fact)) => borrowed(&fact.label),
            None => borrowed(""),
        }
    }
}

/// Path of a fact or list by its dotted name.
fn fact_path(name: &str) -> String {
    pieces(name).concat()
}

/// The pieces of that path. Paths are the bulk of an answer: each is put together at once, not character by character.
fn pieces(name: &str) -> [&str; 4] {
    match name.split_once('.') {
        Some((group, name)) => ["/facts/", group, "/", name],
        None => ["/facts/", name, "", ""],
    }
}
