//! The answers that a rule tells apart.
//!
//! Of a truth value or a choice that is every value; of a number or a day the borders that the rule compares with, and
//! what lies directly on either side: between two borders all values fare alike. Who weighs what an answer would settle
//! tries these.

use super::code::{Code, Ends, Op, Place, Test};
use super::eval::{Eval, Narrowing};
use super::world::World;
use crate::order;
use crate::value::{Known, Number, Set, Span};

/// How many borders are looked at: a rule that has more is weighed by its first.
const MOST: usize = 8;

/// The numbers and days with which a rule compares something.
pub fn borders(code: &Code, world: &World<'_>) -> Vec<Set> {
    let mut eval = Eval::new(code, world, Narrowing::NullOnly);
    let compared = code.ops.iter().flat_map(|op| match op {
        Op::Compare(_, a, b) => vec![*a, *b],
        Op::In(a, tests) => std::iter::once(*a).chain(tests.iter().flat_map(bounds)).collect(),
        _ => Vec::new(),
    });
    let mut out: Vec<Set> = Vec::new();
    for place in compared {
        let set = eval.eval(place);
        if set.is_settled() && matches!(set.some, Known::Number(_) | Known::Day(_)) && !out.contains(&set) {
            out.push(set);
        }
        if out.len() == MOST {
            break;
        }
    }
    out
}

fn bounds(test: &Test) -> Vec<Place> {
    match test {
        Test::Value(place) => vec![*place],
        Test::Range(Ends { from, to }) => from.iter().chain(to).map(|(place, _)| *place).collect(),
    }
}

/// One value of each kind that these borders tell apart, of those that something can still take.
pub fn samples(known: &Set, borders: &[Set]) -> Vec<Set> {
    let mut out = Vec::new();
    if known.null {
        out.push(Set::NULL);
    }
    match &known.some {
        Known::Nothing => {}
        some @ (Known::Truth { .. } | Known::Choice { .. }) => out.extend(some.each()),
        Known::Number(span) => {
            // Told sums have two places: nothing lies between a border and the next hundredth.
            let step = Number::ONE.checked_div(Number::whole(100)).unwrap_or(Number::ONE);
            let near = borders.iter().filter_map(Set::as_numbers).flat_map(|border| {
                [border.lo.checked_sub(step), Some(border.lo), border.lo.checked_add(step)].into_iter().flatten()
            });
            out.extend(within(*span, near).into_iter().map(Set::number));
        }
        Known::Day(span) => {
            let near = borders.iter().filter_map(|border| match border.some {
                Known::Day(day) => Some(day.lo),
                _ => None,
            });
            let near = near.flat_map(|day| [-1, 0, 1].into_iter().filter_map(move |days| day.plus_days(days)));
            out.extend(within(*span, near).into_iter().map(Set::day));
        }
        other => out.push(Set::of(other.clone())),
    }
    out
}

/// Those of the values that lie in a span, in order; when none does, its ends.
fn within<T: Ord + Copy>(span: Span<T>, near: impl Iterator<Item = T>) -> Vec<T> {
    let mut inside: Vec<T> = near.filter(|value| span.lo <= *value && *value <= span.hi).collect();
    if inside.is_empty() {
        inside.extend([span.lo, span.hi]);
    }
    order::distinct(inside)
}
