//! What a measure's rules may name, and which column has it.

use super::names::Names;
use super::quote;
use crate::feel::{Counted, Items, World};
use crate::pack::Pack;
use crate::pack::model::{Asked, AwardValue, List, Measure};
use crate::value::{Day, ItemRef};

/// Columns that every view has, or that stand on the way to it.
const RESERVED: &[&str] =
    &["id", "date", "items", "verdict", "award", "award_low", "award_high", super::ID, super::DAY];

/// Columns that the rows of a list have beside its fields.
const OF_ITEMS: &[&str] = &["n", "item", "is_here", "status"];

/// A measure with the names of its columns.
#[derive(Debug)]
pub(super) struct Scope<'p> {
    pub pack: &'p Pack,
    pub measure: &'p Measure,
    /// The items that count, where it has any.
    pub items: Option<ItemScope<'p>>,
    facts: Vec<String>,
    lists: Vec<String>,
    /// Of each field of each list.
    fields: Vec<Vec<String>>,
    /// Of each condition.
    pub conditions: Vec<String>,
    /// Of each step of the award.
    pub steps: Vec<String>,
}

/// The items of a measure with the names of their columns.
#[derive(Debug)]
pub(super) struct ItemScope<'p> {
    pub list: &'p List,
    pub slot: u16,
    /// Of each condition.
    pub conditions: Vec<String>,
}

impl<'p> Scope<'p> {
    pub(super) fn of(pack: &'p Pack, measure: &'p Measure) -> Self {
        let mut names = Names::but(RESERVED);
        let conditions = measure.conditions.iter().map(|condition| names.take(&condition.id, "condition")).collect();
        let facts = pack.built.facts.iter().map(|fact| names.take(&fact.name, "told")).collect();
        let lists = pack.built.lists.iter().map(|list| names.take(&list.name, "told")).collect();
        let award = measure.award.iter().flat_map(|award| &award.steps);
        let steps = award.map(|step| names.take(&step.id, "step")).collect();
        let mut fields = Vec::new();
        let mut items = None;
        for (list, slot) in pack.built.lists.iter().zip(0..) {
            let mut names = Names::but(OF_ITEMS);
            if let Some(own) = measure.items.as_ref().filter(|items| items.list == slot) {
                let conditions =
                    own.conditions.iter().map(|condition| names.take(&condition.id, "condition")).collect();
                items = Some(ItemScope { list, slot, conditions });
            }
            fields.push(list.fields.iter().map(|field| names.take(&field.name, "told")).collect());
        }
        Self { pack, measure, items, facts, lists, fields, conditions, steps }
    }

    /// The column of a fact.
    pub(super) fn fact(&self, slot: u16) -> &str {
        self.facts.get(usize::from(slot)).map_or("", String::as_str)
    }

    /// The column of a list.
    pub(super) fn list(&self, slot: u16) -> &str {
        self.lists.get(usize::from(slot)).map_or("", String::as_str)
    }

    /// The column of a field of a list.
    pub(super) fn field(&self, list: u16, field: u16) -> &str {
        let fields = self.fields.get(usize::from(list));
        fields.and_then(|fields| fields.get(usize::from(field))).map_or("", String::as_str)
    }

    /// The column of an earlier step, if it is one sum.
    pub(super) fn step(&self, step: u16) -> Option<String> {
        let place = usize::from(step);
        let value = &self.measure.award.as_ref()?.steps.get(place)?.value;
        matches!(value, AwardValue::Exactly(_)).then(|| self.steps.get(place).map(|name| quote::name(name)))?
    }

    /// The id of a choice.
    pub(super) fn choice(&self, of: u16, value: u8) -> &'p str {
        let list = self.pack.built.choices.get(usize::from(of));
        list.and_then(|list| list.values.get(usize::from(value))).map_or("", |choice| &choice.id)
    }

    /// The name of one of the text's own values.
    pub(super) fn term(&self, term: u16) -> Option<&'p str> {
        self.measure.terms.get(usize::from(term)).map(|term| term.id.as_str())
    }

    /// Whether the measure asks for a fact; of any other the engine takes nothing as told.
    pub(super) fn asks(&self, fact: Asked) -> bool {
        self.measure.facts.iter().any(|asked| asked.is_same(fact))
    }

    /// Does something with what rules read while nothing is told.
    pub(super) fn on_the_empty_form<T>(&self, ask: impl FnOnce(&World<'_>) -> T) -> T {
        let untold = self.pack.built.lists.iter().zip(&self.pack.untold_fields);
        let lists: Vec<Items> = untold.map(|(list, any)| Items::Untold { most: list.max, any: any.clone() }).collect();
        let counted = self.items.as_ref().map(|items| Counted {
            list: items.slot,
            open: Some(items.list.max),
            shares: Vec::new(),
        });
        ask(&World {
            at: self.items.as_ref().map(|items| ItemRef::Any(items.slot)),
            counted: counted.as_ref(),
            facts: &self.pack.untold,
            lists: &lists,
            steps: &[],
            today: Day::FIRST,
        })
    }
}
