//! The greatest sum, held against trying every one.

use proptest::prelude::*;

use super::greatest;
use crate::pack::model::{Together, TogetherRule};
use crate::value::Number;

const MEASURES: usize = 5;
/// Awards are small, so that every way of taking less can be tried.
const MOST: i64 = 3;

fn rule(measures: &[u16], rule: TogetherRule) -> Together {
    Together { clause: "0".into(), label: "x".into(), measures: measures.to_vec(), rule }
}

fn cap(measures: &[u16], most: i64) -> Together {
    rule(measures, TogetherRule::Cap(Number::whole(most)))
}

fn highest(measures: &[u16]) -> Together {
    rule(measures, TogetherRule::Highest)
}

fn total(rules: &[Together], sums: &[i64]) -> Option<i64> {
    greatest(rules, sums.iter().map(|sum| Number::whole(*sum)).collect()).to_whole()
}

/// Whether an applicant may have these sums together.
fn allowed(rules: &[Together], sums: &[i64]) -> bool {
    rules.iter().all(|rule| {
        let of = || rule.measures.iter().map(|place| sums.get(usize::from(*place)).copied().unwrap_or(0));
        match rule.rule {
            TogetherRule::Highest => of().filter(|sum| *sum > 0).count() <= 1,
            TogetherRule::Cap(most) => Number::whole(of().sum()) <= most,
        }
    })
}

/// The greatest allowed sum, by trying all that take no more of any measure than there is.
fn tried(rules: &[Together], most: &[i64]) -> i64 {
    let mut tries = vec![Vec::new()];
    for most in most {
        tries = tries.iter().flat_map(|had| (0..=*most).map(move |sum| [had.as_slice(), &[sum]].concat())).collect();
    }
    tries.iter().filter(|sums| allowed(rules, sums)).map(|sums| sums.iter().sum()).max().unwrap_or(-1)
}

#[test]
fn of_rivals_the_greatest_counts() {
    assert_eq!(total(&[highest(&[0, 1, 2])], &[10, 30, 20, 5]), Some(35));
    // Whoever goes without the one in the middle may have both others.
    assert_eq!(total(&[highest(&[0, 1]), highest(&[1, 2])], &[20, 30, 20]), Some(40));
    assert_eq!(total(&[highest(&[0, 1]), highest(&[1, 2])], &[10, 30, 10]), Some(30));
}

#[test]
fn a_cap_inside_a_cap_comes_first() {
    let rules = [cap(&[0, 1, 2], 50), cap(&[0, 1], 25)];
    assert_eq!(total(&rules, &[20, 20, 10]), Some(35));
    assert_eq!(total(&rules, &[20, 20, 40]), Some(50));
}

#[test]
fn rivals_under_a_cap() {
    assert_eq!(total(&[highest(&[0, 1]), cap(&[1, 2], 30)], &[20, 25, 30]), Some(50));
}

fn measures() -> impl Strategy<Value = Vec<u16>> {
    let all: Vec<u16> = (0..5).collect();
    prop::sample::subsequence(all, 2..=MEASURES)
}

/// Rivals that share measures as they like, and caps that hold each other or have nothing in common.
fn rules() -> impl Strategy<Value = Vec<Together>> {
    let rivals = prop::collection::vec(measures(), 0..4);
    let caps = prop::collection::vec((measures(), 0..12_i64), 0..4);
    (rivals, caps).prop_map(|(rivals, caps)| {
        let mut kept: Vec<(Vec<u16>, i64)> = Vec::new();
        for (measures, most) in caps {
            if kept.iter().all(|(other, _)| !crate::pack::model::cross(other, &measures)) {
                kept.push((measures, most));
            }
        }
        let caps = kept.iter().map(|(measures, most)| cap(measures, *most));
        rivals.iter().map(|measures| highest(measures)).chain(caps).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn it_is_the_greatest_of_all(rules in rules(), sums in prop::collection::vec(0..=MOST, MEASURES)) {
        prop_assert_eq!(total(&rules, &sums), Some(tried(&rules, &sums)));
    }

    /// What makes a pair of bounds sound: a greater award never makes a smaller total.
    #[test]
    fn more_never_gives_less(
        rules in rules(),
        sums in prop::collection::vec((0..=MOST, 0..=MOST), MEASURES),
    ) {
        let low: Vec<_> = sums.iter().map(|(a, b)| *a.min(b)).collect();
        let high: Vec<_> = sums.iter().map(|(a, b)| *a.max(b)).collect();
        prop_assert!(total(&rules, &low) <= total(&rules, &high));
    }
}
