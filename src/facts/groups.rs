//! The facts of an application or profile, group by group and item by item.

use std::cell::RefCell;

use crate::feel::{Cell, Items};
use crate::json::{Object, Value, pointer::escape};
use crate::pack::load::untold;
use crate::pack::model::{Asked, Fact, List, Measure, Slot};
use crate::pack::{Named, Pack};
use crate::value::{self, Day};

use super::application::{Application, Profile};
use super::materials;
use super::values::{Reader, ToldMoney};
use super::{Problems, Told, progress};

/// Reads everything that an application tells about its measure.
pub(crate) fn told(pack: &Pack, application: &Application<'_, '_>, problems: &mut Problems<'_>) -> Told {
    let reader = Reader { built: &pack.built, date: application.date, money: None };
    read(pack, application, reader, problems).0
}

/// Reads everything that a profile tells, of all measures at once. It has no materials, no procedure, nothing verified.
pub(crate) fn told_by_profile(pack: &Pack, profile: &Profile<'_>, problems: &mut Problems<'_>) -> Told {
    let reader = Reader { built: &pack.built, date: profile.date, money: None };
    let (facts, lists) = facts(pack, Names::of(pack, &pack.built.measures), profile.facts, &reader, problems);
    let (materials, progress, verified) = Default::default();
    Told { date: profile.date, facts, lists, materials, progress, verified }
}

/// Where money that is told stands in an application, and how it is written with two places.
pub(crate) fn told_money(pack: &Pack, application: &Application<'_, '_>) -> Vec<(String, String)> {
    let reader = Reader { built: &pack.built, date: application.date, money: Some(RefCell::default()) };
    let (_, money) = read(pack, application, reader, &mut Problems::new(pack));
    money.map(RefCell::into_inner).unwrap_or_default()
}

fn read(
    pack: &Pack,
    application: &Application<'_, '_>,
    reader: Reader<'_>,
    problems: &mut Problems<'_>,
) -> (Told, Option<ToldMoney>) {
    let names = Names::of(pack, std::slice::from_ref(application.measure));
    let (mut facts, mut lists) = facts(pack, names, application.facts, &reader, problems);
    let materials = materials::read(pack, application, &mut facts, &mut lists, &reader, problems);
    let progress = progress::read(application, problems);
    let verified = progress::verified(pack, application, &facts, &lists, problems);
    (Told { date: application.date, facts, lists, materials, progress, verified }, reader.money)
}

/// Reads the facts that have these names; of the others nothing is told.
fn facts(
    pack: &Pack,
    names: Names<'_>,
    facts: &Object,
    reader: &Reader<'_>,
    problems: &mut Problems<'_>,
) -> (Vec<Cell>, Vec<Items>) {
    let mut walk = Walk { pack, reader, names, problems, facts: pack.untold.clone(), lists: untold_lists(pack) };
    walk.object(facts, "", "/facts");
    order(pack, &walk.facts, walk.problems);
    (walk.facts, walk.lists)
}

fn untold_lists(pack: &Pack) -> Vec<Items> {
    let lists = pack.built.lists.iter().zip(&pack.untold_fields);
    lists.map(|(list, any)| Items::Untold { most: list.max, any: any.clone() }).collect()
}

/// Warns of every day that precedes the one it may not precede.
fn order(pack: &Pack, facts: &[Cell], problems: &mut Problems<'_>) {
    let told_day = |slot: usize| facts.get(slot).filter(|cell| cell.told).and_then(day_of);
    for (slot, fact) in pack.built.facts.iter().enumerate() {
        let Some(other) = fact.after else { continue };
        if let (Some(day), Some(before)) = (told_day(slot), told_day(usize::from(other)))
            && day < before
        {
            let other_label = pack.fact(other).map_or("", |other| other.label.as_str());
            let params = [
                ("label", fact.label.as_str()),
                ("given", &day.to_string()),
                ("other", &before.to_string()),
                ("otherLabel", other_label),
            ];
            problems.add(format!("/facts/{}", fact.name.replace('.', "/")), "date.order", &params);
        }
    }
}

/// The day that a fact is; none where it takes null for an answer.
fn day_of(cell: &Cell) -> Option<Day> {
    match &cell.set.some {
        value::Known::Day(span) => span.single(),
        _ => None,
    }
}

/// What a name in `facts` stands for.
#[derive(Debug, Clone, Copy)]
enum Known<'p> {
    /// A fact that is looked at.
    Fact(Slot, &'p Fact),
    /// A list that is looked at.
    List(Slot, &'p List),
    /// A group of which facts are looked at.
    Group,
    /// A fact, list or group of another measure: not looked at.
    Other,
}

/// Every name of the pack, as one measure takes it or all do.
struct Names<'p> {
    pack: &'p Pack,
    /// Whether a fact is looked at, by slot.
    facts: Vec<bool>,
    /// The same of a list.
    lists: Vec<bool>,
}

impl<'p> Names<'p> {
    /// The names as these measures take them: what one of them asks for is looked at.
    fn of(pack: &'p Pack, measures: &[Measure]) -> Self {
        let (mut facts, mut lists) = (vec![false; pack.built.facts.len()], vec![false; pack.built.lists.len()]);
        for asked in measures.iter().flat_map(|measure| &measure.facts) {
            let place = match *asked {
                Asked::Fact { slot, .. } => facts.get_mut(usize::from(slot)),
                Asked::List { slot } => lists.get_mut(usize::from(slot)),
            };
            place.into_iter().for_each(|asked| *asked = true);
        }
        Self { pack, facts, lists }
    }

    /// What a dotted name, or that of a group, stands for.
    fn get(&self, name: &str) -> Option<Known<'p>> {
        let place = self.pack.names.binary_search_by(|named| self.pack.name_of(*named).cmp(name));
        if let Some(named) = place.ok().and_then(|place| self.pack.names.get(place)) {
            return Some(self.known(*named));
        }
        let members = self.members(name);
        members.first()?;
        let is_other = |(named, _): &(Named, &str)| matches!(self.known(*named), Known::Other);
        Some(if members.iter().all(is_other) { Known::Other } else { Known::Group })
    }

    fn known(&self, named: Named) -> Known<'p> {
        let is_asked = |asked: &[bool], slot: Slot| asked.get(usize::from(slot)) == Some(&true);
        let known = match named {
            Named::Fact(slot) if is_asked(&self.facts, slot) => {
                self.pack.fact(slot).map(|fact| Known::Fact(slot, fact))
            }
            Named::List(slot) if is_asked(&self.lists, slot) => {
                self.pack.list(slot).map(|list| Known::List(slot, list))
            }
            _ => None,
        };
        known.unwrap_or(Known::Other)
    }

    /// What stands in a group, each with its name without the group's.
    fn members(&self, group: &str) -> Vec<(Named, &'p str)> {
        let (pack, prefix) = (self.pack, [group, "."].concat());
        let from = pack.names.partition_point(|named| pack.name_of(*named) < prefix.as_str());
        let behind = pack.names.get(from..).unwrap_or_default().iter();
        behind.map_while(|named| Some((*named, pack.name_of(*named).strip_prefix(prefix.as_str())?))).collect()
    }

    /// The names that may stand in a group, without it; at the top, groups and bare lists.
    fn within(&self, group: &str) -> Vec<&'p str> {
        if !group.is_empty() {
            return self.members(group).into_iter().map(|(_, name)| name).collect();
        }
        let names = self.pack.names.iter().map(|named| self.pack.name_of(*named));
        let mut first: Vec<&str> = names.map(|name| name.split_once('.').map_or(name, |(group, _)| group)).collect();
        first.dedup();
        first
    }
}

struct Walk<'a, 'p, 'b> {
    pack: &'p Pack,
    reader: &'a Reader<'a>,
    names: Names<'p>,
    problems: &'a mut Problems<'b>,
    facts: Vec<Cell>,
    lists: Vec<Items>,
}

impl Walk<'_, '_, '_> {
    /// Reads the members of `facts` (`group` is empty) or of one group.
    fn object(&mut self, members: &Object, group: &str, path: &str) {
        let mut within = None;
        for (key, value) in members.iter() {
            let name = if group.is_empty() { key.to_owned() } else { [group, ".", key].concat() };
            let path = || format!("{path}/{}", escape(key));
            // A dot in a key is no way into a group.
            let known = if key.contains('.') { None } else { self.names.get(&name) };
            match known {
                Some(Known::Fact(slot, fact)) => {
                    if let Some(cell) = self.facts.get_mut(usize::from(slot)) {
                        *cell = self.reader.cell(fact, value, cell, &path, self.problems);
                    }
                }
                Some(Known::List(slot, list)) => self.list(slot, list, value, &path()),
                Some(Known::Group) => self.group(key, value, &path()),
                Some(Known::Other) => self.other(&name, value, &path()),
                None => {
                    let known = within.get_or_insert_with(|| self.names.within(group));
                    self.problems.unknown(path(), "fact.unknown", "name", key, known.iter().copied());
                }
            }
        }
    }

    fn group(&mut self, group: &str, value: &Value, path: &str) {
        match value {
            Value::Object(members) => self.object(members, group, path),
            other => {
                let label = self.pack.built.groups.get(group).map_or(group, |g| g.label.as_str());
                no_object(other, label, path, self.problems);
            }
        }
    }

    /// What another measure knows is not looked at; a name that nobody knows is.
    fn other(&mut self, group: &str, value: &Value, path: &str) {
        let Value::Object(members) = value else { return };
        // A name with a dot is a fact's: there is nothing within it.
        let known = if group.contains('.') { Vec::new() } else { self.names.within(group) };
        if known.is_empty() {
            return;
        }
        for key in members.keys().filter(|key| !known.contains(key)) {
            let path = format!("{path}/{}", escape(key));
            self.problems.unknown(path, "fact.unknown", "name", key, known.iter().copied());
        }
    }

    fn list(&mut self, slot: Slot, list: &List, value: &Value, path: &str) {
        let Value::Array(values) = value else {
            let expected = self.problems.word("type.list");
            match value {
                Value::Null => self.problems.add(path, "fact.null", &[("label", &list.label)]),
                _ => self.problems.add(path, "fact.type", &[("label", &list.label), ("expected", &expected)]),
            }
            return;
        };
        if values.len() > usize::try_from(list.max).unwrap_or(usize::MAX) {
            let (count, max) = (values.len().to_string(), list.max.to_string());
            self.problems.add(path, "list.size", &[("label", &list.label), ("count", &count), ("max", &max)]);
            return;
        }
        let Some(untold) = self.pack.untold_fields.get(usize::from(slot)) else { return };
        let items =
            values.iter().enumerate().map(|(index, item)| self.item(list, untold, item, &format!("{path}/{index}")));
        let items = items.collect();
        if let Some(place) = self.lists.get_mut(usize::from(slot)) {
            *place = Items::Told(items);
        }
    }

    fn item(&mut self, list: &List, untold: &[Cell], item: &Value, path: &str) -> Vec<Cell> {
        let mut cells = untold.to_vec();
        let Value::Object(members) = item else {
            no_object(item, &list.item_label, path, self.problems);
            return cells;
        };
        for (key, value) in members.iter() {
            let path = || format!("{path}/{}", escape(key));
            match list.fields.iter().position(|field| field.name == key) {
                Some(at) => {
                    if let (Some(field), Some(cell)) = (list.fields.get(at), cells.get_mut(at)) {
                        *cell = self.reader.cell(field, value, cell, &path, self.problems);
                    }
                }
                None => {
                    let known = list.fields.iter().map(|field| field.name.as_str());
                    self.problems.unknown(path(), "fact.unknown", "name", key, known);
                }
            }
        }
        cells
    }
}

/// Says that something should have been an object.
fn no_object(value: &Value, label: &str, path: &str, problems: &mut Problems<'_>) {
    if value.is_null() {
        problems.add(path, "fact.null", &[("label", label)]);
    } else {
        let expected = problems.word("type.object");
        problems.add(path, "fact.type", &[("label", label), ("expected", &expected)]);
    }
}

/// What is known of a material's stated values before any is told.
pub(super) fn untold_states(pack: &Pack, states: &[Fact]) -> Vec<Cell> {
    states.iter().map(|fact| untold(fact, &pack.built)).collect()
}

/// Gives every item its place for what its materials state.
pub(super) fn extend_items(items: &mut Items, states: &[Cell]) {
    match items {
        Items::Told(items) => items.iter_mut().for_each(|cells| cells.extend(states.iter().cloned())),
        Items::Untold { any, .. } => any.extend(states.iter().cloned()),
    }
}
