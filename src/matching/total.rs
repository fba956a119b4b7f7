//! What the awards of one applicant come to, under the rules that stand between measures.
//!
//! The rules say which sums may be had together: of rivals one alone, of some measures so much at most. The total is the
//! greatest sum that they let an applicant have. Of greater awards it is never smaller, hence the lower bounds of the
//! awards give its lower bound, and the upper ones its upper.

#[cfg(test)]
mod tests;

use crate::assess::{borrowed, notes};
use crate::contract::{Award, Basis, Match, Reduction, ReductionKind, Total, Verdict};
use crate::order;
use crate::pack::Pack;
use crate::pack::model::{Together, TogetherRule};
use crate::value::{Money, Number};

/// Adds what the eligible measures give; a sum that depends on a selection is not counted.
pub(super) fn of<'p>(pack: &'p Pack, matches: &[Match<'p>]) -> Total<'p> {
    let counted = || matches.iter().filter_map(|one| Some((one, entitlement(one)?)));
    let articles: Vec<u32> = counted().map(|(one, _)| one.measure.article).collect();
    // By the place of the measure, as the rules name it; what takes no part gives nothing.
    let sums = |bound: fn(&Award<'_>) -> Money| -> Vec<Number> {
        let of = |article| counted().find(|(one, _)| one.measure.article == article);
        let measures = pack.built.measures.iter();
        measures.map(|measure| of(measure.article).map_or(Number::ZERO, |(_, award)| bound(award).yuan())).collect()
    };
    let (low, high) = (sums(|award| award.low), sums(|award| award.high));
    let rules = pack.built.together.as_slice();
    Total {
        high: Money::floor(greatest(rules, high.clone())),
        low: Money::floor(greatest(rules, low.clone())),
        measures: counted().map(|(one, _)| one.measure.id.clone()).collect(),
        notes: notes::of_total(&pack.built.notes, &articles),
        reduced: reductions(pack, &articles, &low, &high),
    }
}

/// The award of a measure that counts.
fn entitlement<'a, 'p>(one: &'a Match<'p>) -> Option<&'a Award<'p>> {
    let award = one.award.as_ref()?;
    (one.verdict == Verdict::Eligible && award.basis == Basis::Entitlement).then_some(award)
}

/// The rules that lower the total: each that takes something away from what those before it leave.
fn reductions<'p>(pack: &'p Pack, articles: &[u32], low: &[Number], high: &[Number]) -> Vec<Reduction<'p>> {
    let rules = pack.built.together.as_slice();
    let bounds = |rules| (greatest(rules, low.to_vec()), greatest(rules, high.to_vec()));
    let mut before = bounds(&[]);
    let mut out = Vec::new();
    for (at, rule) in rules.iter().enumerate() {
        let after = bounds(rules.get(..=at).unwrap_or_default());
        if after != before {
            out.push(reduction(pack, rule, articles));
        }
        before = after;
    }
    out
}

fn reduction<'p>(pack: &'p Pack, rule: &'p Together, articles: &[u32]) -> Reduction<'p> {
    let measures = rule.measures.iter().filter_map(|place| pack.built.measures.get(usize::from(*place)));
    let (kind, limit) = match rule.rule {
        TogetherRule::Highest => (ReductionKind::Highest, None),
        TogetherRule::Cap(most) => (ReductionKind::Cap, Some(Money::floor(most))),
    };
    Reduction {
        clause: borrowed(&rule.clause),
        kind,
        label: borrowed(&rule.label),
        limit,
        measures: measures.filter(|m| articles.contains(&m.article)).map(|m| borrowed(&m.id)).collect(),
    }
}

/// The greatest sum that the rules let an applicant have, of so much for each measure.
fn greatest(rules: &[Together], mut sums: Vec<Number>) -> Number {
    let Some(one) = contested(rules, &sums) else { return capped(rules, sums) };
    // Either this one is taken, and none of its rivals, or it is not.
    let mut alone = sums.clone();
    let own = rivalries(rules).filter(|rivals| rivals.contains(&one));
    own.flatten().filter(|rival| **rival != one).for_each(|rival| take(&mut alone, *rival));
    take(&mut sums, one);
    greatest(rules, alone).max(greatest(rules, sums))
}

/// The measures of each rule of which one alone counts.
fn rivalries(rules: &[Together]) -> impl Iterator<Item = &Vec<u16>> {
    rules.iter().filter(|rule| rule.rule == TogetherRule::Highest).map(|rule| &rule.measures)
}

/// A measure that gives something, and has a rival that does too.
fn contested(rules: &[Together], sums: &[Number]) -> Option<u16> {
    rivalries(rules).find_map(|rivals| {
        let mut giving = rivals.iter().filter(|place| given(sums, **place) > Number::ZERO);
        giving.next().filter(|_| giving.next().is_some()).copied()
    })
}

/// The sum under the caps alone. Of two caps one holds the other, or they have nothing in common: so the inner one comes
/// first, and it does not matter from which of its measures it takes.
fn capped(rules: &[Together], mut sums: Vec<Number>) -> Number {
    let mut caps: Vec<_> = rules.iter().filter_map(|rule| Some((&rule.measures, cap(rule)?))).collect();
    order::sort_by_key(&mut caps, |(measures, _)| measures.len());
    for (measures, most) in caps {
        let mut left = most;
        for place in measures {
            if let Some(sum) = sums.get_mut(usize::from(*place)) {
                *sum = (*sum).min(left);
                left = left.checked_sub(*sum).unwrap_or(Number::ZERO);
            }
        }
    }
    // Sums of so few awards do not run out of digits; if they did, there would be no telling how much it is.
    sums.into_iter().try_fold(Number::ZERO, Number::checked_add).unwrap_or(Number::HIGHEST)
}

fn cap(rule: &Together) -> Option<Number> {
    match rule.rule {
        TogetherRule::Cap(most) => Some(most),
        TogetherRule::Highest => None,
    }
}

fn given(sums: &[Number], place: u16) -> Number {
    sums.get(usize::from(place)).copied().unwrap_or(Number::ZERO)
}

/// Leaves a measure out.
fn take(sums: &mut [Number], place: u16) {
    if let Some(sum) = sums.get_mut(usize::from(place)) {
        *sum = Number::ZERO;
    }
}
