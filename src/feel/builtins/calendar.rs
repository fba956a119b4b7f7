//! `date`, `duration`, `years and months duration`, and the parts of days and durations.

use super::Checked;
use crate::feel::literal::{self, Duration};
use crate::value::{Day, Known, Number, Set, Span};

/// `date(from)` or `date(year, month, day)`, of values that are known.
pub(super) fn date(arguments: &[Set]) -> Checked {
    let day = match arguments {
        [Set { null: false, some: Known::Day(span) }] => return (Set::of(Known::Day(*span)), None),
        [Set { null: false, some: Known::Text(text) }] => text.parse().ok(),
        [year, month, day] => parts(year, month, day),
        _ => None,
    };
    day.map_or((Set::NULL, Some("is no day")), |day| (Set::day(day), None))
}

fn parts(year: &Set, month: &Set, day: &Set) -> Option<Day> {
    let whole = |set: &Set| set.as_numbers()?.single()?.to_whole();
    Day::new(i32::try_from(whole(year)?).ok()?, u32::try_from(whole(month)?).ok()?, u32::try_from(whole(day)?).ok()?)
}

/// `duration(from)`, of a text that is known.
pub(super) fn duration(from: &Set) -> Checked {
    let span = match from {
        Set { null: false, some: Known::Months(_) | Known::Days(_) } => return (from.clone(), None),
        Set { null: false, some: Known::Text(text) } => literal::duration(text).map(|duration| match duration {
            Duration::Months(months) => Known::Months(Span::one(months)),
            Duration::Days(days) => Known::Days(Span::one(days)),
        }),
        _ => None,
    };
    span.map_or((Set::NULL, Some("is no duration")), |known| (Set::of(known), None))
}

/// `years and months duration(from, to)`.
pub(super) fn months_between(from: &Set, to: &Set) -> Checked {
    match (from, to) {
        (Set { null: false, some: Known::Day(a) }, Set { null: false, some: Known::Day(b) }) => {
            let span = Span { lo: a.hi.months_until(b.lo).0, hi: a.lo.months_until(b.hi).0 };
            (Set::of(Known::Months(span)), None)
        }
        _ => (Set::NULL, Some("is no day")),
    }
}

/// A part of a day: its year as a span, its month and day within what the span allows.
pub(super) fn part(day: &Set, pick: fn(Day) -> i64, whole: Span<i64>) -> Checked {
    let Set { null: false, some: Known::Day(span) } = day else { return (Set::NULL, Some("is no day")) };
    // Month and day start anew within a longer span: there they can be anything.
    let grows = span.single().is_some() || whole.lo == i64::MIN;
    let out = if grows { Span { lo: pick(span.lo), hi: pick(span.hi) } } else { whole };
    (counts(out), None)
}

/// Days of a days duration.
pub(super) fn days(duration: &Set) -> Checked {
    match duration {
        Set { null: false, some: Known::Days(span) } => (counts(*span), None),
        _ => NO_PART,
    }
}

/// Whole years of a years-and-months duration, toward zero.
pub(super) fn years(duration: &Set) -> Checked {
    match duration {
        Set { null: false, some: Known::Months(span) } => (counts(Span { lo: span.lo / 12, hi: span.hi / 12 }), None),
        _ => NO_PART,
    }
}

/// What is left beside its whole years, with its sign.
pub(super) fn months(duration: &Set) -> Checked {
    let Set { null: false, some: Known::Months(span) } = duration else { return NO_PART };
    // Within one year they grow with the duration; past it they start anew.
    let left = if span.lo / 12 == span.hi / 12 {
        Span { lo: span.lo % 12, hi: span.hi % 12 }
    } else {
        Span { lo: if span.lo < 0 { -11 } else { 0 }, hi: if span.hi > 0 { 11 } else { 0 } }
    };
    (counts(left), None)
}

const NO_PART: Checked = (Set::NULL, Some("has no such part"));

fn counts(span: Span<i64>) -> Set {
    Set::numbers(Number::whole(span.lo), Number::whole(span.hi))
}
