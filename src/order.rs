//! Sorting and maps, as std has them, in less code.
//!
//! `slice::sort_by` is compiled anew for every type that is sorted, 5 kB each in the browser, and `BTreeMap` for every
//! pair of types. Here the one sort is of places in a list, whatever the list holds, and a map is a sorted list; what is
//! compiled anew is a loop.

mod map;

use std::cmp::Ordering;

pub use map::Map;

/// Sorts a list; equals stay in their order.
pub(crate) fn sort_by<T>(list: &mut [T], mut by: impl FnMut(&T, &T) -> Ordering) {
    // Most lists of an answer have an entry or two, or come in order.
    if list.is_sorted_by(|a, b| by(a, b).is_le()) {
        return;
    }
    let order = places(list.len(), &mut |a, b| match (list.get(a), list.get(b)) {
        (Some(a), Some(b)) => by(a, b),
        _ => Ordering::Equal,
    });
    exchange(&order, &mut |a, b| list.swap(a, b));
}

/// Sorts a list by a key of its entries; equals stay in their order.
pub(crate) fn sort_by_key<T, K: Ord>(list: &mut [T], key: impl Fn(&T) -> K) {
    sort_by(list, |a, b| key(a).cmp(&key(b)));
}

/// The entries in order, each once.
pub(crate) fn distinct<T: Ord>(entries: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut list: Vec<T> = entries.into_iter().collect();
    sort_by(&mut list, T::cmp);
    list.dedup();
    list
}

/// A map of these entries; of equal keys the last counts.
pub(crate) fn map<K: Ord, V>(entries: impl IntoIterator<Item = (K, V)>) -> Map<K, V> {
    entries.into_iter().collect()
}

/// Which place's entry comes first, second and so on.
fn places(count: usize, by: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    places.sort_by(|a, b| by(*a, *b));
    places
}

/// Brings every entry to its place, by no more exchanges than there are entries: each puts one there for good.
fn exchange(order: &[usize], swap: &mut dyn FnMut(usize, usize)) {
    let mut goes_to = vec![0; order.len()];
    for (place, from) in order.iter().enumerate() {
        if let Some(target) = goes_to.get_mut(*from) {
            *target = place;
        }
    }
    for place in 0..order.len() {
        while let Some(target) = goes_to.get(place).copied().filter(|target| *target != place) {
            swap(place, target);
            goes_to.swap(place, target);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn it_is_the_order_of_std(mut list in prop::collection::vec((0..8_u8, any::<u16>()), 0..64)) {
            let mut expected = list.clone();
            expected.sort_by_key(|(key, _)| *key);
            sort_by_key(&mut list, |(key, _)| *key);
            prop_assert_eq!(&list, &expected);
            expected.sort_unstable();
            expected.dedup();
            prop_assert_eq!(distinct(list), expected);
        }
    }
}
