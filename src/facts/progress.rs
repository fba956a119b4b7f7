//! The steps and events that an application tells, and the paths that are said to be verified.

use std::collections::{BTreeMap, BTreeSet};

use crate::feel::{Cell, Items};
use crate::json::{Object, Value, pointer};
use crate::pack::Pack;
use crate::pack::model::{Asked, Measure, Start};
use crate::value::Day;

use super::Problems;
use super::application::Application;
use super::values::{DayFault, day_range, read_day, shown};

/// Ids and names of a measure's steps and events.
pub(crate) fn names(measure: &Measure) -> impl Iterator<Item = (&str, &str)> {
    measure.steps.iter().flat_map(|step| {
        let event = match &step.starts {
            Start::On(event) => Some((event.id.as_str(), event.name.as_str())),
            _ => None,
        };
        std::iter::once((step.id.as_str(), step.name.as_str())).chain(event)
    })
}

/// Reads the days told; their order is judged with the timeline.
pub(super) fn read(application: &Application<'_, '_>, problems: &mut Problems<'_>) -> BTreeMap<String, Day> {
    let mut days = BTreeMap::new();
    for (id, value) in application.progress.into_iter().flat_map(Object::iter) {
        let path = format!("/progress/{}", pointer::escape(id));
        let Some((_, label)) = names(application.measure).find(|(known, _)| *known == id) else {
            problems.unknown(path, "progress.unknown", "name", id, names(application.measure).map(|(id, _)| id));
            continue;
        };
        let Value::String(given) = value else {
            let expected = problems.word("type.date");
            problems.add(path, "fact.type", &[("label", label), ("expected", &expected)]);
            continue;
        };
        match read_day(given) {
            Ok(day) => {
                days.insert(id.to_owned(), day);
            }
            Err(DayFault::Format) => problems.add(path, "date.format", &[("label", label), ("given", &shown(given))]),
            Err(DayFault::Range) => {
                let [(_, min), (_, max)] = day_range();
                problems.add(path, "date.range", &[("label", label), ("given", given), ("min", &min), ("max", &max)]);
            }
        }
    }
    days
}

/// The paths that are verified: those of facts that are told.
pub(super) fn verified(
    pack: &Pack,
    application: &Application<'_, '_>,
    facts: &[Cell],
    lists: &[Items],
    problems: &mut Problems<'_>,
) -> BTreeSet<String> {
    let mut verified = BTreeSet::new();
    for (index, value) in application.verified.iter().enumerate() {
        let Value::String(path) = value else { continue };
        if is_told(pack, application, facts, lists, path) {
            verified.insert(path.clone());
        } else {
            problems.add(format!("/verified/{index}"), "verified.unknown", &[("name", &shown(path))]);
        }
    }
    verified
}

/// Whether a path leads to a fact that is told: a valid value of this measure, or anything of another measure's.
fn is_told(pack: &Pack, application: &Application<'_, '_>, facts: &[Cell], lists: &[Items], path: &str) -> bool {
    let Some(tokens) = pointer::parse(path) else { return false };
    let Some(("facts", rest)) = tokens.split_first().map(|(first, rest)| (first.as_str(), rest)) else { return false };
    let name = |length: usize| rest.get(..length).map(|tokens| tokens.join("."));
    for (slot, fact) in pack.built.facts.iter().enumerate() {
        if name(2).as_deref() == Some(&fact.name) && rest.len() == 2 {
            let mine = application
                .measure
                .facts
                .iter()
                .any(|a| matches!(a, Asked::Fact { slot: s, .. } if usize::from(*s) == slot));
            return if mine { facts.get(slot).is_some_and(|cell| cell.told) } else { present(application, rest) };
        }
    }
    for (slot, list) in pack.built.lists.iter().enumerate() {
        let length = list.name.split('.').count();
        if name(length).as_deref() == Some(&list.name) {
            let mine = application
                .measure
                .facts
                .iter()
                .any(|a| matches!(a, Asked::List { slot: s } if usize::from(*s) == slot));
            return if mine { item_told(lists.get(slot), list, &rest[length..]) } else { present(application, rest) };
        }
    }
    false
}

fn item_told(items: Option<&Items>, list: &crate::pack::model::List, rest: &[String]) -> bool {
    let Some(Items::Told(items)) = items else { return false };
    match rest {
        [] => true,
        [index, field] => {
            let item = index.parse::<usize>().ok().filter(|i| i.to_string() == *index).and_then(|i| items.get(i));
            let field = list.fields.iter().position(|f| f.name == *field);
            item.zip(field).and_then(|(item, field)| item.get(field)).is_some_and(|cell| cell.told)
        }
        _ => false,
    }
}

fn present(application: &Application<'_, '_>, tokens: &[String]) -> bool {
    let mut value = tokens.first().and_then(|token| application.facts.get(token));
    for token in tokens.iter().skip(1) {
        value = match value {
            Some(Value::Array(items)) => token.parse::<usize>().ok().and_then(|index| items.get(index)),
            Some(other) => other.get(token),
            None => None,
        };
    }
    value.is_some()
}
