//! `abs`, `floor`, `ceiling`, `round up`, `round down`, `round half up`.

use super::Checked;
use crate::value::{Known, Number, Set, Span};

/// Scales that FEEL allows.
const SCALES: std::ops::RangeInclusive<i64> = -6111..=6176;

/// `abs(n)`: of a number or a duration.
pub(super) fn abs(value: &Set) -> Checked {
    if value.null {
        return (Set::NULL, Some("may be null"));
    }
    let some = match value.some {
        Known::Number(span) => Known::Number(folded(span, Number::abs, Number::ZERO)),
        Known::Months(span) => Known::Months(folded(span, i64::saturating_abs, 0)),
        Known::Days(span) => Known::Days(folded(span, i64::saturating_abs, 0)),
        _ => return (Set::NULL, Some("is no number")),
    };
    (Set::of(some), None)
}

/// The span of absolute values: it reaches 0 where the span crosses it.
fn folded<T: Ord + Copy>(span: Span<T>, abs: fn(T) -> T, zero: T) -> Span<T> {
    let (a, b) = (abs(span.lo), abs(span.hi));
    let lo = if span.lo <= zero && span.hi >= zero { zero } else { a.min(b) };
    Span { lo, hi: a.max(b) }
}

/// A monotone rounding of a number to a scale; without one, to whole numbers.
pub(super) fn round(value: &Set, scale: Option<&Set>, apply: fn(Number, i32) -> Option<Number>) -> Checked {
    let whole = Set::number(Number::ZERO);
    let (Some(span), Some(scale)) = (value.as_numbers(), scale.unwrap_or(&whole).as_numbers()) else {
        return (Set::NULL, Some("is no number"));
    };
    let scale = scale.single().and_then(Number::to_whole).filter(|scale| SCALES.contains(scale));
    let Some(scale) = scale.and_then(|scale| i32::try_from(scale).ok()) else {
        return (Set::NULL, Some("has a scale that is not one whole number from -6111 to 6176"));
    };
    match (apply(span.lo, scale), apply(span.hi, scale)) {
        (Some(lo), Some(hi)) => (Set::numbers(lo, hi), None),
        _ => (Set::NULL, Some("may need more than 28 digits")),
    }
}
