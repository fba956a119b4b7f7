//! The materials of an application: which are at hand, and what they state.

use crate::feel::{Cell, Items};
use crate::json::pointer::{self, escape};
use crate::json::{Object, Value};
use crate::order::{self, Map};
use crate::pack::Pack;
use crate::pack::model::{List, Material, Measure};

use super::Problems;
use super::application::Application;
use super::groups::{extend_items, untold_states};
use super::values::Reader;

/// How a material is at hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum AtHand {
    /// It is there.
    There,
    /// It is there, and it was told what it states.
    Stating,
}

/// What stands before the id of an item's material in its address: `contracts/0/`.
pub(crate) fn item_prefix(list: &List, index: usize) -> String {
    format!("{}/{index}/", list.name.replace('.', "/"))
}

/// Where a material's address leads.
struct Place<'p> {
    material: &'p Material,
    /// Number of stated values of materials before it.
    before: usize,
    /// List and index of the item that it belongs to.
    item: Option<(usize, usize)>,
}

/// Reads the materials; what they state goes behind the facts and behind each item's fields.
pub(super) fn read(
    pack: &Pack,
    application: &Application<'_, '_>,
    facts: &mut Vec<Cell>,
    lists: &mut [Items],
    reader: &Reader<'_>,
    problems: &mut Problems<'_>,
) -> Map<String, AtHand> {
    let measure = application.measure;
    let own_facts = facts.len();
    for (_, material) in measure.materials(false) {
        facts.extend(untold_states(pack, &material.states));
    }
    let list = measure.items.as_ref().map(|items| usize::from(items.list));
    let own_fields = list.and_then(|slot| pack.built.lists.get(slot)).map_or(0, |list| list.fields.len());
    if let Some(items) = list.and_then(|slot| lists.get_mut(slot)) {
        let untold: Vec<Cell> =
            measure.materials(true).flat_map(|(_, material)| untold_states(pack, &material.states)).collect();
        extend_items(items, &untold);
    }
    let mut at_hand = Vec::new();
    let mut known = None;
    for (address, value) in application.materials.into_iter().flat_map(Object::iter) {
        let path = format!("/materials/{}", escape(address));
        let Some(place) = find(pack, measure, lists, address) else {
            let known = known.get_or_insert_with(|| known_addresses(pack, measure, lists));
            problems.unknown(path, "material.unknown", "address", address, known.iter().map(String::as_str));
            continue;
        };
        match value {
            Value::Bool(true) => {
                at_hand.push((address.to_owned(), AtHand::There));
            }
            Value::Object(stated) => {
                at_hand.push((address.to_owned(), AtHand::Stating));
                let cells = match place.item {
                    None => facts.get_mut(own_facts + place.before..),
                    Some((list, index)) => match lists.get_mut(list) {
                        Some(Items::Told(items)) => {
                            items.get_mut(index).and_then(|c| c.get_mut(own_fields + place.before..))
                        }
                        _ => None,
                    },
                };
                read_states(place.material, stated, cells.unwrap_or_default(), &path, reader, problems);
            }
            _ => {
                let expected = problems.word("type.material");
                problems.add(path, "fact.type", &[("label", &place.material.name), ("expected", &expected)]);
            }
        }
    }
    order::map(at_hand)
}

fn read_states(
    material: &Material,
    stated: &Object,
    cells: &mut [Cell],
    path: &str,
    reader: &Reader<'_>,
    problems: &mut Problems<'_>,
) {
    for (key, value) in stated.iter() {
        let path = || format!("{path}/{}", escape(key));
        let at = material.states.iter().position(|fact| fact.name == key);
        match at.and_then(|at| Some((material.states.get(at)?, cells.get_mut(at)?))) {
            Some((fact, cell)) => *cell = reader.cell(fact, value, cell, &path, problems),
            None => {
                let known = material.states.iter().map(|fact| fact.name.as_str());
                problems.unknown(path(), "fact.unknown", "name", key, known);
            }
        }
    }
}

/// The material that an address names, if the measure has it and the item is there.
fn find<'p>(pack: &Pack, measure: &'p Measure, lists: &[Items], address: &str) -> Option<Place<'p>> {
    if let Some((before, material)) = measure.materials(false).find(|(_, m)| m.id == address) {
        return Some(Place { material, before, item: None });
    }
    let slot = measure.items.as_ref()?.list;
    let rest = address.strip_prefix(pack.list(slot)?.name.replace('.', "/").as_str())?.strip_prefix('/')?;
    let (index, id) = rest.split_once('/')?;
    let (before, material) = measure.materials(true).find(|(_, m)| m.id == id)?;
    let Items::Told(items) = lists.get(usize::from(slot))? else { return None };
    let index = pointer::index(index).filter(|index| *index < items.len())?;
    Some(Place { material, before, item: Some((slot.into(), index)) })
}

/// The addresses that could have been meant.
fn known_addresses(pack: &Pack, measure: &Measure, lists: &[Items]) -> Vec<String> {
    let mut known: Vec<String> = measure.materials(false).map(|(_, m)| m.id.clone()).collect();
    let slot = measure.items.as_ref().map(|items| items.list);
    if let Some((list, Some(Items::Told(items)))) = slot.and_then(|s| Some((pack.list(s)?, lists.get(usize::from(s)))))
    {
        // Of many items the first few show how an address is written; searching all would cost more than it helps.
        for index in 0..items.len().min(10) {
            let prefix = item_prefix(list, index);
            known.extend(measure.materials(true).map(|(_, m)| format!("{prefix}{}", m.id)));
        }
    }
    known
}
