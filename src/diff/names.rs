//! Names for the numbers of a built pack.

use std::collections::BTreeSet;

use crate::pack::model::{Built, Choice, Fact, FactKind, Measure};

/// A pack, and the measure at hand.
#[derive(Debug, Clone, Copy)]
pub(super) struct Names<'b> {
    pub built: &'b Built,
    pub measure: Option<&'b Measure>,
}

impl Names<'_> {
    /// A fact outside lists, or what a document handed in once states.
    pub fn fact(&self, slot: Option<u16>) -> Option<String> {
        let slot = usize::from(slot?);
        match self.built.facts.get(slot) {
            Some(fact) => Some(fact.name.clone()),
            None => self.stated(false, slot.checked_sub(self.built.facts.len())?),
        }
    }

    /// A field of an item of the measure's list, or what a document of the item states.
    pub fn item(&self, slot: u16) -> Option<String> {
        let list = self.measure.and_then(|measure| measure.items.as_ref()).map(|items| items.list);
        let fields = list.and_then(|list| self.built.lists.get(usize::from(list))).map_or(&[][..], |list| &list.fields);
        match fields.get(usize::from(slot)) {
            Some(field) => Some(field.name.clone()),
            None => self.stated(true, usize::from(slot).checked_sub(fields.len())?),
        }
    }

    /// A field of a list.
    pub fn field(&self, list: Option<u16>, slot: u16) -> Option<String> {
        self.built.lists.get(usize::from(list?))?.fields.get(usize::from(slot)).map(|field| field.name.clone())
    }

    /// A list.
    pub fn list(&self, slot: Option<u16>) -> Option<String> {
        self.built.lists.get(usize::from(slot?)).map(|list| list.name.clone())
    }

    /// A term of the measure.
    pub fn term(&self, slot: u16) -> Option<String> {
        self.measure?.terms.get(usize::from(slot)).map(|term| term.id.clone())
    }

    /// A step of the measure's award.
    pub fn step(&self, slot: Option<u16>) -> Option<String> {
        Some(self.measure?.award.as_ref()?.steps.get(usize::from(slot?))?.id.clone())
    }

    /// A step of whichever award has one at that place: a note speaks of all awards alike.
    pub fn step_of_any(&self, slot: Option<u16>) -> String {
        let mut steps = self.built.measures.iter().filter_map(|m| m.award.as_ref()?.steps.get(usize::from(slot?)));
        steps.next().map_or_else(String::new, |step| format!("{} {}", slot.unwrap_or_default(), step.id))
    }

    /// A value of an enumeration.
    pub fn choice(&self, of: u16, place: u8) -> Option<String> {
        Some(self.built.choices.get(usize::from(of))?.values.get(usize::from(place))?.id.clone())
    }

    /// The values of an enumeration.
    pub fn enumeration(&self, of: Option<u16>) -> &[Choice] {
        of.and_then(|of| self.built.choices.get(usize::from(of))).map_or(&[][..], |list| &list.values)
    }

    /// The enumerations that facts have.
    pub fn used_choices(&self) -> BTreeSet<u16> {
        let stated = self.built.measures.iter().flat_map(|m| &m.materials).flat_map(|material| &material.states);
        let fields = self.built.lists.iter().flat_map(|list| &list.fields);
        let of = |fact: &Fact| if let FactKind::Choice(of) = fact.kind { Some(of) } else { None };
        self.built.facts.iter().chain(fields).chain(stated).filter_map(of).collect()
    }

    /// The label of a fact or list.
    pub fn label(&self, name: &str) -> Option<String> {
        let facts = self.built.facts.iter().map(|fact| (&fact.name, &fact.label));
        let lists = self.built.lists.iter().map(|list| (&list.name, &list.label));
        facts.chain(lists).find(|(own, _)| *own == name).map(|(_, label)| label.clone())
    }

    fn stated(&self, each: bool, index: usize) -> Option<String> {
        let materials = self.measure?.materials(each);
        let mut stated =
            materials.flat_map(|(_, m)| m.states.iter().map(move |fact: &Fact| format!("{}.{}", m.id, fact.name)));
        stated.nth(index)
    }
}
