//! The steps and events that an application tells, and the paths that are said to be verified.

use crate::feel::{Cell, Items};
use crate::json::{Object, Value, pointer};
use crate::order::{self, Map};
use crate::pack::Pack;
use crate::pack::model::{Asked, List, Measure, Start};
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
pub(super) fn read(application: &Application<'_, '_>, problems: &mut Problems<'_>) -> Map<String, Day> {
    let mut days = Map::new();
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

/// The paths that are verified, in order: those of facts that are told.
pub(super) fn verified(
    pack: &Pack,
    application: &Application<'_, '_>,
    facts: &[Cell],
    lists: &[Items],
    problems: &mut Problems<'_>,
) -> Vec<String> {
    let mut verified = Vec::new();
    for (index, value) in application.verified.iter().enumerate() {
        let Value::String(path) = value else { continue };
        if is_told(pack, application, facts, lists, path) {
            verified.push(path.clone());
        } else {
            problems.add(format!("/verified/{index}"), "verified.unknown", &[("name", &shown(path))]);
        }
    }
    order::distinct(verified)
}

/// Whether a path leads to a fact that is told: a valid value of this measure, or anything of another measure's.
fn is_told(pack: &Pack, application: &Application<'_, '_>, facts: &[Cell], lists: &[Items], path: &str) -> bool {
    let Some(tokens) = pointer::parse(path) else { return false };
    let Some(("facts", rest)) = tokens.split_first().map(|(first, rest)| (first.as_str(), rest)) else { return false };
    let asked = |asked: Asked| application.measure.facts.iter().any(|a| a.is_same(asked));
    if let [group, member] = rest
        && let Some((slot, _)) =
            (0..).zip(&pack.built.facts).find(|(_, f)| f.name.split_once('.') == Some((group, member)))
    {
        let mine = asked(Asked::Fact { slot, required: false });
        return if mine {
            facts.get(usize::from(slot)).is_some_and(|cell| cell.told)
        } else {
            present(application, path)
        };
    }
    let within = |list: &List| {
        let mut tokens = rest.iter();
        list.name.split('.').all(|part| tokens.next().is_some_and(|token| token == part)).then_some(tokens.as_slice())
    };
    match (0..).zip(&pack.built.lists).find_map(|(slot, list)| Some((slot, list, within(list)?))) {
        Some((slot, list, inside)) if asked(Asked::List { slot }) => {
            item_told(lists.get(usize::from(slot)), list, inside)
        }
        Some(_) => present(application, path),
        None => false,
    }
}

fn item_told(items: Option<&Items>, list: &List, rest: &[String]) -> bool {
    let Some(Items::Told(items)) = items else { return false };
    match rest {
        [] => true,
        [index, field] => {
            let item = pointer::index(index).and_then(|index| items.get(index));
            let field = list.fields.iter().position(|f| f.name == *field);
            item.zip(field).and_then(|(item, field)| item.get(field)).is_some_and(|cell| cell.told)
        }
        _ => false,
    }
}

/// Whether anything stands at a path of `facts`.
fn present(application: &Application<'_, '_>, path: &str) -> bool {
    path.strip_prefix("/facts").is_some_and(|rest| pointer::resolve_in(application.facts, rest).is_some())
}
