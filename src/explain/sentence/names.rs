//! What a rule's numbers stand for: facts, what documents state, lists and terms, by their labels.

use super::{Bound, Walk};
use crate::feel::code::{Op, Place};
use crate::pack::model::{Fact, Material, Term};

impl<'p> Walk<'_, 'p> {
    /// The fact that an operation reads, and the document that states it if one does.
    pub(super) fn read(&self, place: Place) -> Option<(&'p Fact, Option<&'p Material>)> {
        let pack = self.teller.pack;
        match self.op(place)? {
            Op::Fact(slot) => self.fact_at(&pack.built.facts, *slot, false),
            Op::Item(field) => {
                let list = self.teller.measure?.items.as_ref()?.list;
                self.fact_at(&pack.list(list)?.fields, *field, true)
            }
            Op::Field(of, field) => {
                let list = pack.list(self.items_of(*of)?)?;
                list.fields.get(usize::from(*field)).map(|fact| (fact, None))
            }
            _ => None,
        }
    }

    /// A fact by its slot: those behind the declared ones are what documents state.
    fn fact_at(&self, facts: &'p [Fact], slot: u16, each: bool) -> Option<(&'p Fact, Option<&'p Material>)> {
        let slot = usize::from(slot);
        if let Some(fact) = facts.get(slot) {
            return Some((fact, None));
        }
        let stated = slot.checked_sub(facts.len())?;
        self.teller.measure?.materials(each).find_map(|(before, material)| {
            let fact = material.states.get(stated.checked_sub(before)?)?;
            Some((fact, Some(material)))
        })
    }

    /// The list fact whose items a list holds, or whose item a value is.
    pub(super) fn items_of(&self, place: Place) -> Option<u16> {
        match self.op(place)? {
            Op::List(list) => Some(*list),
            Op::Counted => Some(self.teller.measure?.items.as_ref()?.list),
            Op::Local(slot) => self.bound(*slot)?.list,
            Op::Filter(each) => self.items_of(each.list),
            _ => None,
        }
    }

    /// Whether an operation gives several values.
    pub(super) fn is_list(&self, place: Place) -> bool {
        match self.op(place) {
            Some(Op::List(_) | Op::Counted | Op::Filter(_) | Op::For(_) | Op::ListOf(_) | Op::Range(_)) => true,
            Some(Op::Field(of, _)) => self.is_list(*of),
            _ => false,
        }
    }

    pub(super) fn bound(&self, slot: u8) -> Option<Bound> {
        self.locals.get(usize::from(slot)).copied().flatten()
    }

    pub(super) fn term(&self, number: u16) -> Option<&'p Term> {
        self.teller.measure?.terms.get(usize::from(number))
    }

    /// What the answer "there is none" to a fact is called.
    pub(super) fn none_label(&self, place: Place) -> Option<String> {
        self.read(place)?.0.none.as_ref().map(|none| none.label.clone())
    }

    pub(super) fn choice_label(&self, of: u16, value: u8) -> &'p str {
        let list = self.teller.pack.built.choices.get(usize::from(of));
        list.and_then(|list| list.values.get(usize::from(value))).map_or("", |choice| &choice.label)
    }
}
