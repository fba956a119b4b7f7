//! Comparison, membership and arithmetic over sets of values.
//!
//! Each function gives the set of results and, where FEEL would answer some of the operands with an error null, what is
//! wrong.

use super::code::{Arithmetic, Relation};
use crate::value::{Day, Known, List, Number, RangeEnds, Set, Span, Truths};

/// A result, and what may be wrong.
pub(super) type Checked = (Set, Option<&'static str>);

const MAY_BE_NULL: &str = "may be null";
const KINDS: &str = "is of another kind";
const DIGITS: &str = "may need more than 28 digits";
const ZERO: &str = "may divide by zero";
const DAYS: &str = "may leave the calendar";
const NEVER: Truths = Truths { yes: false, no: false, null: false };
const NULL: Truths = Truths { yes: false, no: false, null: true };

fn may(yes: bool, no: bool) -> Truths {
    Truths { yes, no, null: false }
}

/// `a relation b`.
pub(super) fn compare(relation: Relation, a: &Set, b: &Set) -> Checked {
    let (truths, what) = match relation {
        Relation::Eq => equal(a, b),
        Relation::Ne => {
            let (truths, what) = equal(a, b);
            (!truths, what)
        }
        Relation::Lt => ordered(a, b, false),
        Relation::Ge => negated(ordered(a, b, false)),
        Relation::Gt => ordered(b, a, false),
        Relation::Le => negated(ordered(b, a, false)),
    };
    (truths.into(), what)
}

fn negated((truths, what): (Truths, Option<&'static str>)) -> (Truths, Option<&'static str>) {
    (!truths, what)
}

/// FEEL's `=`: `null` equals `null` alone; values of two kinds are an error.
pub(super) fn equal(a: &Set, b: &Set) -> (Truths, Option<&'static str>) {
    let mut out = NEVER;
    if a.null && b.null {
        out = out.hull(may(true, false));
    }
    if (a.null && b.some != Known::Nothing) || (b.null && a.some != Known::Nothing) {
        out = out.hull(may(false, true));
    }
    let mut what = None;
    if a.some != Known::Nothing && b.some != Known::Nothing {
        match same(&a.some, &b.some) {
            Some(truths) => out = out.hull(truths),
            None => {
                out = out.hull(NULL);
                what = Some(KINDS);
            }
        }
    }
    (out, what)
}

/// Whether two spans can be equal, and can differ.
fn spans<T: Ord + Copy>(a: Span<T>, b: Span<T>) -> Truths {
    may(a.meet(b).is_some(), a.single().is_none() || b.single().is_none() || a.lo != b.lo)
}

/// Whether two values can be equal, and can differ; `None` where they are of two kinds.
fn same(a: &Known, b: &Known) -> Option<Truths> {
    Some(match (a, b) {
        (Known::Anything, _) | (_, Known::Anything) => Truths { yes: true, no: true, null: true },
        (Known::Truth { yes: a, no: b }, Known::Truth { yes: c, no: d }) => {
            may((*a && *c) || (*b && *d), (*a && *d) || (*b && *c))
        }
        (Known::Number(a), Known::Number(b)) => spans(*a, *b),
        (Known::Day(a), Known::Day(b)) => spans(*a, *b),
        (Known::Months(a), Known::Months(b)) | (Known::Days(a), Known::Days(b)) => spans(*a, *b),
        (Known::Choice { of: a, mask: m }, Known::Choice { of: b, mask: n }) if a == b => {
            may(m & n != 0, !(m == n && m.is_power_of_two()))
        }
        (Known::Text(a), Known::Text(b)) => may(a == b, a != b),
        (Known::Text(_) | Known::AnyText, Known::Text(_) | Known::AnyText) => may(true, true),
        (Known::List(List::Told(a)), Known::List(List::Told(b))) if a.iter().chain(b).all(|e| e.sure) => {
            if a.len() != b.len() {
                return Some(may(false, true));
            }
            all(a.iter().zip(b).map(|(a, b)| equal(&a.value, &b.value).0))
        }
        (Known::Context(a), Known::Context(b)) => {
            if a.len() != b.len() || a.iter().any(|(name, _)| !b.iter().any(|(other, _)| other == name)) {
                return Some(may(false, true));
            }
            let pairs = a.iter().filter_map(|(name, x)| b.iter().find(|(other, _)| other == name).map(|(_, y)| (x, y)));
            all(pairs.map(|(x, y)| equal(x, y).0))
        }
        (Known::Range(a), Known::Range(b)) => {
            all([(&a.from, &b.from), (&a.to, &b.to)].into_iter().map(|pair| match pair {
                (None, None) => may(true, false),
                (Some((x, open)), Some((y, other))) if open == other => equal(x, y).0,
                _ => may(false, true),
            }))
        }
        (Known::List(_), Known::List(_)) | (Known::Item(_), Known::Item(_)) => may(true, true),
        _ => return None,
    })
}

/// Kleene conjunction in which unlike parts only make two values differ.
fn all(parts: impl Iterator<Item = Truths>) -> Truths {
    parts.fold(may(true, false), |all, one| all.and(Truths { null: false, no: one.no || one.null, ..one }))
}

/// `a < b`, or `a <= b` if `or_equal`; `null` and unlike kinds are errors.
fn ordered(a: &Set, b: &Set, or_equal: bool) -> (Truths, Option<&'static str>) {
    let mut out = NEVER;
    let mut what = None;
    if a.null || b.null {
        out = NULL;
        what = Some(MAY_BE_NULL);
    }
    if a.some != Known::Nothing && b.some != Known::Nothing {
        match order(&a.some, &b.some, or_equal) {
            Some(truths) => out = out.hull(truths),
            None => {
                out = out.hull(NULL);
                what = Some(KINDS);
            }
        }
    }
    (out, what)
}

fn order(a: &Known, b: &Known, or_equal: bool) -> Option<Truths> {
    fn below<T: Ord>(a: &Span<T>, b: &Span<T>, or_equal: bool) -> Truths {
        if or_equal { may(a.lo <= b.hi, a.hi > b.lo) } else { may(a.lo < b.hi, a.hi >= b.lo) }
    }
    Some(match (a, b) {
        (Known::Anything, _) | (_, Known::Anything) => Truths { yes: true, no: true, null: true },
        (Known::Number(a), Known::Number(b)) => below(a, b, or_equal),
        (Known::Day(a), Known::Day(b)) => below(a, b, or_equal),
        (Known::Months(a), Known::Months(b)) | (Known::Days(a), Known::Days(b)) => below(a, b, or_equal),
        (Known::Text(a), Known::Text(b)) => {
            let holds = a < b || (or_equal && a == b);
            may(holds, !holds)
        }
        (Known::Text(_) | Known::AnyText, Known::Text(_) | Known::AnyText) => may(true, true),
        _ => return None,
    })
}

/// Whether a value is among what a test names: a list, a range, or one value.
pub(super) fn is_in(value: &Set, candidate: &Set) -> (Truths, Option<&'static str>) {
    if candidate.null && candidate.some != Known::Nothing {
        let (of_null, of_some) = (equal(value, &Set::NULL), is_in(value, &Set::of(candidate.some.clone())));
        return (of_null.0.hull(of_some.0), of_null.1.or(of_some.1));
    }
    match &candidate.some {
        Known::List(List::Told(entries)) => {
            let mut out = may(false, true);
            for entry in entries {
                let joined = out.or(is_item(value, &entry.value));
                out = if entry.sure { joined } else { joined.hull(out) };
            }
            (out, None)
        }
        Known::List(List::Open { item, .. }) => (may(is_item(value, item).yes, true), None),
        Known::Range(ends) => in_range(value, ends),
        _ => equal(value, candidate),
    }
}

/// Whether a value is what one item of a list names. An item of another kind is merely not the value.
fn is_item(value: &Set, item: &Set) -> Truths {
    let one = match &item.some {
        Known::Range(ends) if item.null => in_range(value, ends).0.hull(equal(value, &Set::NULL).0),
        Known::Range(ends) => in_range(value, ends).0,
        _ => equal(value, item).0,
    };
    Truths { null: false, no: one.no || one.null, ..one }
}

/// The choices of an enumeration that a test surely names.
pub(super) fn named_choices(candidate: &Set, enumeration: u16) -> u64 {
    let one = |set: &Set| match set.some {
        Known::Choice { of, mask } if of == enumeration && mask.is_power_of_two() && !set.null => mask,
        _ => 0,
    };
    match &candidate.some {
        Known::List(List::Told(entries)) if !candidate.null => {
            entries.iter().filter(|entry| entry.sure).fold(0, |all, entry| all | one(&entry.value))
        }
        _ => one(candidate),
    }
}

/// Whether a value lies within a range.
pub(super) fn in_range(value: &Set, ends: &RangeEnds) -> (Truths, Option<&'static str>) {
    let above = ends.from.as_ref().map(|(end, closed)| ordered(end, value, *closed));
    let below = ends.to.as_ref().map(|(end, closed)| ordered(value, end, *closed));
    let mut out = may(true, false);
    let mut what = None;
    for (truths, wrong) in [above, below].into_iter().flatten() {
        out = out.and(truths);
        what = what.or(wrong);
    }
    // FEEL knows no range with an end that is null: nothing is in it, nothing is outside.
    for (end, _) in ends.from.iter().chain(&ends.to) {
        out = if end.is_null() { NULL } else { out.hull(Truths { null: end.null, ..NEVER }) };
    }
    (out, what)
}

/// A range as a value: both ends of one kind that has an order.
pub(super) fn range(ends: RangeEnds) -> Checked {
    let wrong = match (&ends.from, &ends.to) {
        (Some((a, _)), Some((b, _))) => ordered(a, b, false).1,
        (Some((a, _)), None) | (None, Some((a, _))) => ordered(a, a, false).1,
        (None, None) => Some(KINDS),
    };
    (Set::of(Known::Range(std::sync::Arc::new(ends))), wrong)
}

/// A member of a context.
pub(super) fn member(set: &Set, name: &str) -> Set {
    match &set.some {
        Known::Context(members) => {
            let found = members.iter().find(|(other, _)| other == name);
            found.map_or(Set::NULL, |(_, value)| value.clone()).or_null(set.null)
        }
        Known::Anything => Set::ANYTHING,
        _ => Set::NULL,
    }
}

/// Unary minus.
pub(super) fn negate(a: &Set) -> Checked {
    let what = a.null.then_some(MAY_BE_NULL);
    let some = match a.some {
        Known::Number(span) => Known::Number(Span { lo: -span.hi, hi: -span.lo }),
        Known::Months(span) => Known::Months(Span { lo: span.hi.saturating_neg(), hi: span.lo.saturating_neg() }),
        Known::Days(span) => Known::Days(Span { lo: span.hi.saturating_neg(), hi: span.lo.saturating_neg() }),
        Known::Nothing => return (a.clone(), what),
        Known::Anything => return (Set::ANYTHING, what),
        _ => return (Set::NULL, Some(KINDS)),
    };
    (Set { null: a.null, some }, what)
}

/// `a sign b`.
pub(super) fn arithmetic(sign: Arithmetic, a: &Set, b: &Set) -> Checked {
    let null = a.null || b.null;
    let what = null.then_some(MAY_BE_NULL);
    if a.some == Known::Nothing || b.some == Known::Nothing {
        return (Set { null, some: Known::Nothing }, what);
    }
    match combine(sign, &a.some, &b.some) {
        // Of anything, some may be of another kind.
        Ok(Known::Anything) => (Set::ANYTHING, what),
        Ok(some) => (Set { null, some }, what),
        Err(KINDS) => (Set::NULL, Some(KINDS)),
        Err(wrong) => {
            // Of one value the error is certain; of a span only some values may fail, and the rest may be anything.
            let sure = Set::of(a.some.clone()).is_settled() && Set::of(b.some.clone()).is_settled();
            (if sure { Set::NULL } else { Set::ANYTHING }, Some(wrong))
        }
    }
}

fn combine(sign: Arithmetic, a: &Known, b: &Known) -> Result<Known, &'static str> {
    use Arithmetic::{Add, Div, Mul, Sub};
    Ok(match (sign, a, b) {
        (_, Known::Anything, _) | (_, _, Known::Anything) => Known::Anything,
        (Add, Known::Number(a), Known::Number(b)) => Known::Number(corners(*a, *b, Number::checked_add)?),
        (Sub, Known::Number(a), Known::Number(b)) => Known::Number(corners(*a, *b, Number::checked_sub)?),
        (Mul, Known::Number(a), Known::Number(b)) => Known::Number(corners(*a, *b, Number::checked_mul)?),
        (Div, Known::Number(a), Known::Number(b)) => Known::Number(quotient(*a, *b)?),
        (Add, Known::Day(day), Known::Months(span)) | (Add, Known::Months(span), Known::Day(day)) => {
            Known::Day(corners(*day, *span, Day::plus_months).map_err(|_| DAYS)?)
        }
        (Add, Known::Day(day), Known::Days(span)) | (Add, Known::Days(span), Known::Day(day)) => {
            Known::Day(corners(*day, *span, Day::plus_days).map_err(|_| DAYS)?)
        }
        (Sub, Known::Day(day), Known::Months(span)) => {
            Known::Day(corners(*day, *span, |d, n| d.plus_months(n.checked_neg()?)).map_err(|_| DAYS)?)
        }
        (Sub, Known::Day(day), Known::Days(span)) => {
            Known::Day(corners(*day, *span, |d, n| d.plus_days(n.checked_neg()?)).map_err(|_| DAYS)?)
        }
        (Sub, Known::Day(a), Known::Day(b)) => {
            Known::Days(Span { lo: a.lo.days_since(b.hi), hi: a.hi.days_since(b.lo) })
        }
        (Add, Known::Months(a), Known::Months(b)) => Known::Months(corners(*a, *b, i64::checked_add)?),
        (Sub, Known::Months(a), Known::Months(b)) => Known::Months(corners(*a, *b, i64::checked_sub)?),
        (Add, Known::Days(a), Known::Days(b)) => Known::Days(corners(*a, *b, i64::checked_add)?),
        (Sub, Known::Days(a), Known::Days(b)) => Known::Days(corners(*a, *b, i64::checked_sub)?),
        (Mul, Known::Months(a), Known::Number(b)) | (Mul, Known::Number(b), Known::Months(a)) => {
            Known::Months(scaled(*a, *b, Number::checked_mul)?)
        }
        (Mul, Known::Days(a), Known::Number(b)) | (Mul, Known::Number(b), Known::Days(a)) => {
            Known::Days(scaled(*a, *b, Number::checked_mul)?)
        }
        (Div, Known::Months(a), Known::Number(b)) => Known::Months(scaled(*a, nonzero(*b)?, Number::checked_div)?),
        (Div, Known::Days(a), Known::Number(b)) => Known::Days(scaled(*a, nonzero(*b)?, Number::checked_div)?),
        (Div, Known::Months(a), Known::Months(b)) | (Div, Known::Days(a), Known::Days(b)) => {
            Known::Number(quotient(whole(*a), whole(*b))?)
        }
        (Add, Known::Text(a), Known::Text(b)) => Known::Text(format!("{a}{b}").into()),
        (Add, Known::Text(_) | Known::AnyText, Known::Text(_) | Known::AnyText) => Known::AnyText,
        _ => return Err(KINDS),
    })
}

/// The span of an operation that is monotone in each operand: its extremes are at the corners.
fn corners<A: Copy, B: Copy, C: Ord + Copy>(
    a: Span<A>,
    b: Span<B>,
    apply: impl Fn(A, B) -> Option<C>,
) -> Result<Span<C>, &'static str> {
    let mut out: Option<Span<C>> = None;
    for (x, y) in [(a.lo, b.lo), (a.lo, b.hi), (a.hi, b.lo), (a.hi, b.hi)] {
        let corner = Span { lo: apply(x, y).ok_or(DIGITS)?, hi: apply(x, y).ok_or(DIGITS)? };
        out = Some(out.map_or(corner, |span| span.hull(corner)));
    }
    out.ok_or(DIGITS)
}

fn nonzero(by: Span<Number>) -> Result<Span<Number>, &'static str> {
    if by.lo <= Number::ZERO && by.hi >= Number::ZERO { Err(ZERO) } else { Ok(by) }
}

fn quotient(a: Span<Number>, b: Span<Number>) -> Result<Span<Number>, &'static str> {
    corners(a, nonzero(b)?, Number::checked_div)
}

fn whole(span: Span<i64>) -> Span<Number> {
    Span { lo: Number::whole(span.lo), hi: Number::whole(span.hi) }
}

/// A duration times or by a number: a whole number of its unit, toward zero.
fn scaled(
    span: Span<i64>,
    by: Span<Number>,
    apply: fn(Number, Number) -> Option<Number>,
) -> Result<Span<i64>, &'static str> {
    corners(span, by, |n, by| apply(Number::whole(n), by)?.round_down(0)?.to_whole())
}
