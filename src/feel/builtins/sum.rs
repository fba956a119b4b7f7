//! `sum(list)`.

use super::Checked;
use crate::value::{Entry, Known, List, Number, Set, Span};

const DIGITS: &str = "may need more than 28 digits";

/// `sum(list)`: an item that is perhaps there moves only the bound that it can move.
pub(super) fn sum(list: &Set) -> Checked {
    match &list.some {
        Known::List(List::Told(entries)) if !list.null => sum_told(entries),
        Known::List(List::Open { most, item }) if !list.null => sum_open(*most, item),
        _ => (Set::NULL, Some("is no list")),
    }
}

fn sum_told(entries: &[Entry]) -> Checked {
    let mut total = Span::one(Number::ZERO);
    for entry in entries {
        let Some(mut span) = entry.value.as_numbers() else {
            return (Set::NULL, Some("is a list of more than numbers"));
        };
        if !entry.sure {
            span = span.hull(Span::one(Number::ZERO));
        }
        match (total.lo.checked_add(span.lo), total.hi.checked_add(span.hi)) {
            (Some(lo), Some(hi)) => total = Span { lo, hi },
            _ => return (Set::NULL, Some(DIGITS)),
        }
    }
    (Set::of(Known::Number(total)), None)
}

fn sum_open(most: u32, item: &Set) -> Checked {
    let Some(span) = item.as_numbers() else { return (Set::NULL, Some("is a list of more than numbers")) };
    let span = span.hull(Span::one(Number::ZERO));
    let times = Number::whole(most.into());
    match (span.lo.checked_mul(times), span.hi.checked_mul(times)) {
        (Some(lo), Some(hi)) => (Set::numbers(lo, hi), None),
        _ => (Set::NULL, Some(DIGITS)),
    }
}
