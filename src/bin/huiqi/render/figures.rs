//! Sums, days and clauses as a person reads them.

use huiqi::contract::{Award, AwardStep};
use huiqi::value::{Day, Money, grouped};

use super::words;

/// Digits of the yuan of a bound that only says that nothing bounds the sum: an amount not told runs to 10¹³ yuan, and
/// a share of it to a little less. The page draws the line at the same place.
const UNBOUNDED: usize = 13;

/// A sum or its bounds, as columns: the lower one, and the upper where it is another.
pub type Bounds = (String, Option<String>);

/// `350000.00` as `350,000.00 元`.
pub fn yuan(sum: Money) -> String {
    words::yuan(&grouped(&sum.to_string()))
}

/// Bounds as columns.
pub fn bounds(low: Money, high: Money) -> Bounds {
    if low == high {
        return (yuan(low), None);
    }
    (yuan(low), Some(upper(&high.to_string()).unwrap_or_else(|| yuan(high))))
}

/// What is said of an upper bound that bounds nothing.
pub fn upper(high: &str) -> Option<String> {
    (high.find('.').unwrap_or(0) >= UNBOUNDED).then(|| words::UNLIMITED.to_owned())
}

/// The bounds of an award as one text.
pub fn award(award: &Award<'_>) -> String {
    joined(bounds(award.low, award.high))
}

/// The bounds of a step.
pub fn step(step: &AwardStep<'_>) -> Bounds {
    bounds(step.low, step.high)
}

/// Bounds as one text.
pub fn joined((low, high): Bounds) -> String {
    high.map_or(low.clone(), |high| format!("{low} {} {high}", words::TO))
}

/// `2026-06-15` as `2026年6月15日（周一）`.
pub fn long_day(day: Day) -> String {
    // The first day of year 1 was a Monday, and its ordinal is 1.
    let weekday = usize::try_from((day.ordinal() - 1).rem_euclid(7)).unwrap_or(0);
    let weekday = words::WEEKDAYS.get(weekday).copied().unwrap_or(' ');
    words::day(day.year(), day.month(), day.day(), weekday)
}
