//! `min` and `max`, of a list or of arguments.

use super::Checked;
use crate::value::{Entry, Known, List, Set, Span};

/// `min(…)` if `least`, else `max(…)`.
pub(super) fn extreme(arguments: &[Set], least: bool) -> Checked {
    match arguments {
        [Set { null: true, some: some @ Known::List(_) }] => {
            let (set, _) = extreme(&[Set::of(some.clone())], least);
            (set.or_null(true), Some("may be null"))
        }
        [Set { null: false, some: Known::List(List::Told(entries)) }] => of_entries(entries, least),
        [Set { null: false, some: Known::List(List::Open { item, .. }) }] => {
            ((**item).clone().or_null(true), Some("is a list that may be empty"))
        }
        arguments => {
            let entries: Vec<Entry> =
                arguments.iter().map(|value| Entry { value: value.clone(), sure: true }).collect();
            of_entries(&entries, least)
        }
    }
}

fn of_entries(entries: &[Entry], least: bool) -> Checked {
    if !entries.iter().any(|e| e.sure) {
        let all = entries.iter().map(|e| e.value.clone()).reduce(Set::hull);
        return (all.map_or(Set::NULL, |set| set.or_null(true)), Some("is a list that may be empty"));
    }
    let null = entries.iter().any(|e| e.value.null);
    let what = null.then_some("may be null");
    if entries.iter().any(|e| e.sure && e.value.is_null()) {
        return (Set::NULL, what);
    }
    let mut bound: Option<Known> = None;
    // An item that is perhaps there can only move the result its own way: it takes part with its extreme side alone.
    for entry in entries.iter().filter(|e| e.sure).chain(entries.iter().filter(|e| !e.sure && !e.value.is_null())) {
        bound = match bound {
            None => Some(entry.value.some.clone()),
            Some(so_far) => match further(&so_far, &entry.value.some, least, entry.sure) {
                Some(known) => Some(known),
                None => {
                    let certain = entries.iter().all(|e| e.sure && e.value.is_settled());
                    return (if certain { Set::NULL } else { Set::ANYTHING }, Some("compares unlike kinds"));
                }
            },
        };
    }
    (bound.map_or(Set::NULL, Set::of).or_null(null), what)
}

fn further(a: &Known, b: &Known, least: bool, sure: bool) -> Option<Known> {
    fn spans<T: Ord + Copy>(a: Span<T>, b: Span<T>, least: bool, sure: bool) -> Span<T> {
        match (least, sure) {
            (true, true) => Span { lo: a.lo.min(b.lo), hi: a.hi.min(b.hi) },
            (false, true) => Span { lo: a.lo.max(b.lo), hi: a.hi.max(b.hi) },
            (true, false) => Span { lo: a.lo.min(b.lo), hi: a.hi },
            (false, false) => Span { lo: a.lo, hi: a.hi.max(b.hi) },
        }
    }
    Some(match (a, b) {
        (Known::Number(a), Known::Number(b)) => Known::Number(spans(*a, *b, least, sure)),
        (Known::Day(a), Known::Day(b)) => Known::Day(spans(*a, *b, least, sure)),
        (Known::Months(a), Known::Months(b)) => Known::Months(spans(*a, *b, least, sure)),
        (Known::Days(a), Known::Days(b)) => Known::Days(spans(*a, *b, least, sure)),
        (Known::Text(a), Known::Text(b)) if sure => Known::Text(if (a <= b) == least { a.clone() } else { b.clone() }),
        _ => return None,
    })
}
