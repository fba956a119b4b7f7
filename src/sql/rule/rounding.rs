//! FEEL's roundings, of numbers and of quotients that do not end.

use super::{Said, Value};
use crate::sql::quote;

/// Which way a number is rounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rounding {
    /// `floor`.
    Floor,
    /// `ceiling`.
    Ceiling,
    /// `round up`: away from zero.
    Up,
    /// `round down`: toward zero.
    Down,
    /// `round half up`: to the nearest, ties away from zero.
    HalfUp,
}

/// Places beyond which nothing is left to round, or of which a number has none.
const PLACES: std::ops::RangeInclusive<i64> = -20..=28;

/// How many places a quotient that does not end may be rounded to; see [`Walk`](super::Walk)'s division.
pub(super) const QUOTIENT: usize = 6;

/// A number rounded to so many places.
pub(crate) fn rounded(value: Value, how: Rounding, scale: i64) -> Said<Value> {
    let scale = scale.min(*PLACES.end());
    let scale = i32::try_from(scale).ok().filter(|_| PLACES.contains(&scale));
    let scale = scale.ok_or("it rounds to more places before the point than a number has")?;
    if value.over.is_some() && usize::try_from(scale).is_ok_and(|scale| scale > QUOTIENT) {
        return Err(format!("it rounds a quotient that does not end to more than {QUOTIENT} places"));
    }
    let kind = value.kind;
    let whole = match value.over {
        // `floor`, `trunc` and `round` are what FEEL calls them, the last one with ties away from zero.
        None => {
            let shifted = shifted(&value, scale);
            match how {
                Rounding::Down => return Ok(Value::tight(kind, format!("trunc({}, {scale})", value.text))),
                Rounding::HalfUp => return Ok(Value::tight(kind, format!("round({}, {scale})", value.text))),
                Rounding::Floor => format!("floor({shifted})"),
                Rounding::Ceiling => format!("ceil({shifted})"),
                Rounding::Up => format!("(SELECT sign(v) * ceil(abs(v)) FROM (VALUES ({shifted})) AS q(v))"),
            }
        }
        // `div` is exact, toward zero; what is left over says which way to go on.
        Some(over) => {
            let by = quote::number(over);
            let rest = match how {
                Rounding::Down => String::new(),
                Rounding::Floor => format!(" - CASE WHEN mod(v, {by}) < 0 THEN 1 ELSE 0 END"),
                Rounding::Ceiling => format!(" + CASE WHEN mod(v, {by}) > 0 THEN 1 ELSE 0 END"),
                Rounding::Up => format!(" + sign(mod(v, {by}))"),
                Rounding::HalfUp => format!(" + div(2.0 * mod(v, {by}), {by})"),
            };
            format!("(SELECT div(v, {by}){rest} FROM (VALUES ({})) AS q(v))", shifted(&value, scale))
        }
    };
    Ok(if scale == 0 {
        Value::tight(kind, whole)
    } else {
        Value::loose(kind, format!("{whole} * {}", quote::power_of_ten(-scale)))
    })
}

/// The number with the place to which it is rounded before its point.
fn shifted(value: &Value, scale: i32) -> String {
    if scale == 0 { value.text.clone() } else { format!("{} * {}", value.operand(), quote::power_of_ten(scale)) }
}
