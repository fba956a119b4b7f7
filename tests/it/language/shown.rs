//! Sets of values as text, the way the rows of `tests/language/` write them, and back.
//!
//! `3`, `0 to 5`, `true | false`, `"A" | "B" | null`, `2026-02-10 to 2026-03-10`, `P1Y2M`, `[1, 2?]` (the second is
//! perhaps there), `[up to 3: 0 to 5]`, `[1..5)`, `{a: 1}`, `any text`, `anything`, `nothing`.

use huiqi::feel::literal::{Duration, duration};
use huiqi::feel::types::Type;
use huiqi::value::{Entry, ItemRef, Known, List, Number, RangeEnds, Set, Span};

/// The text of a set; `choices` are the values of each enumeration.
pub fn shown(set: &Set, choices: &[Vec<String>]) -> String {
    let mut parts = known(&set.some, choices);
    // What can be anything can be null.
    if set.null && set.some != Known::Anything {
        parts.push("null".to_owned());
    }
    if parts.is_empty() { "nothing".to_owned() } else { parts.join(" | ") }
}

fn known(some: &Known, choices: &[Vec<String>]) -> Vec<String> {
    let one = match some {
        Known::Nothing => return Vec::new(),
        Known::Truth { yes, no } => {
            let both = [(*yes, "true"), (*no, "false")];
            return both.into_iter().filter(|(is, _)| *is).map(|(_, word)| word.to_owned()).collect();
        }
        Known::Choice { of, mask } => {
            let values = choices[usize::from(*of)].iter().enumerate();
            return values.filter(|(bit, _)| mask >> bit & 1 == 1).map(|(_, value)| format!("{value:?}")).collect();
        }
        Known::Number(span) => spanned(*span, Number::to_string),
        Known::Day(span) => spanned(*span, ToString::to_string),
        Known::Months(span) => spanned(*span, |months| months_text(*months)),
        Known::Days(span) => spanned(*span, |days| format!("{}P{}D", sign(*days), days.abs())),
        Known::Text(text) => format!("{text:?}"),
        Known::AnyText => "any text".to_owned(),
        Known::Item(ItemRef::Any(list)) => format!("any item of list {list}"),
        Known::Item(ItemRef::At(list, index)) => format!("item {index} of list {list}"),
        Known::Item(ItemRef::Share(place)) => format!("share {place}"),
        Known::List(List::Told(entries)) => {
            let entry = |e: &Entry| format!("{}{}", shown(&e.value, choices), if e.sure { "" } else { "?" });
            format!("[{}]", entries.iter().map(entry).collect::<Vec<_>>().join(", "))
        }
        Known::List(List::Open { most, item }) => format!("[up to {most}: {}]", shown(item, choices)),
        Known::Context(members) => {
            let member = |(name, value): &(String, Set)| format!("{name}: {}", shown(value, choices));
            format!("{{{}}}", members.iter().map(member).collect::<Vec<_>>().join(", "))
        }
        Known::Range(ends) => range(ends, choices),
        Known::Anything => "anything".to_owned(),
    };
    vec![one]
}

fn spanned<T: PartialEq + Copy>(span: Span<T>, text: impl Fn(&T) -> String) -> String {
    match span.single() {
        Some(one) => text(&one),
        None => format!("{} to {}", text(&span.lo), text(&span.hi)),
    }
}

fn sign(count: i64) -> &'static str {
    if count < 0 { "-" } else { "" }
}

fn months_text(months: i64) -> String {
    let (years, rest) = (months.abs() / 12, months.abs() % 12);
    let part = |count: i64, letter| if count == 0 { String::new() } else { format!("{count}{letter}") };
    let parts = part(years, 'Y') + &part(rest, 'M');
    format!("{}P{}", sign(months), if parts.is_empty() { "0M" } else { &parts })
}

fn range(ends: &RangeEnds, choices: &[Vec<String>]) -> String {
    let end = |end: &Option<(Set, bool)>| end.as_ref().map_or(String::new(), |(set, _)| shown(set, choices));
    let belongs = |end: &Option<(Set, bool)>| end.as_ref().is_some_and(|(_, belongs)| *belongs);
    let (open, close) = (if belongs(&ends.from) { '[' } else { '(' }, if belongs(&ends.to) { ']' } else { ')' });
    format!("{open}{}..{}{close}", end(&ends.from), end(&ends.to))
}

/// The set of values of that type that a text stands for.
pub fn parsed(text: &str, ty: &Type, choices: &[Vec<String>]) -> Set {
    text.split(" | ").map(|part| one(part.trim(), ty, choices)).reduce(Set::hull).unwrap()
}

fn one(text: &str, ty: &Type, choices: &[Vec<String>]) -> Set {
    let (lo, hi) = text.split_once(" to ").unwrap_or((text, text));
    match ty {
        _ if text == "null" => Set::NULL,
        Type::Boolean => Set::truth(text.parse().unwrap()),
        Type::Number(_) => Set::numbers(lo.parse().unwrap(), hi.parse().unwrap()),
        Type::Date => Set::of(Known::Day(Span { lo: lo.parse().unwrap(), hi: hi.parse().unwrap() })),
        Type::Text if text == "any text" => Set::of(Known::AnyText),
        Type::Text => Set::text(text),
        Type::Choice(of) => {
            let bit = choices[usize::from(*of)].iter().position(|value| value == text);
            Set::of(Known::Choice { of: *of, mask: 1 << bit.unwrap_or_else(|| panic!("no choice {text}")) })
        }
        Type::Months | Type::Days => match (duration(lo).unwrap(), duration(hi).unwrap()) {
            (Duration::Months(lo), Duration::Months(hi)) => Set::of(Known::Months(Span { lo, hi })),
            (Duration::Days(lo), Duration::Days(hi)) => Set::of(Known::Days(Span { lo, hi })),
            _ => panic!("{text} is no span of durations"),
        },
        ty => panic!("no fact is of type {ty}"),
    }
}
