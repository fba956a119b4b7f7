//! `count(list)`.

use super::Checked;
use crate::value::{Known, List, Number, Set};

/// `count(list)`.
pub(super) fn count(list: &Set) -> Checked {
    let (lo, hi) = match &list.some {
        Known::List(List::Told(entries)) if !list.null => (entries.iter().filter(|e| e.sure).count(), entries.len()),
        Known::List(List::Open { most, .. }) if !list.null => (0, usize::try_from(*most).unwrap_or(usize::MAX)),
        _ => return (Set::NULL, Some("is no list")),
    };
    let number = |n: usize| Number::whole(i64::try_from(n).unwrap_or(i64::MAX));
    (Set::numbers(number(lo), number(hi)), None)
}
