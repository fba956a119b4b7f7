//! The built-in functions: one file each says its name, its parameters and what it computes.

mod calendar;
mod count;
mod extreme;
mod rounding;
mod sum;

use serde::Serialize;

use crate::json::variants;
use crate::value::{Number, Set, Span};

/// A result, and what may be wrong with the operands.
type Checked = (Set, Option<&'static str>);

/// A built-in function.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Builtin {
    /// `sum(list)`.
    Sum,
    /// `count(list)`.
    Count,
    /// `min(list)` or `min(a, b, …)`.
    Min,
    /// `max(list)` or `max(a, b, …)`.
    Max,
    /// `abs(n)`.
    Abs,
    /// `floor(n, scale?)`.
    Floor,
    /// `ceiling(n, scale?)`.
    Ceiling,
    /// `round up(n, scale)`.
    RoundUp,
    /// `round down(n, scale)`.
    RoundDown,
    /// `round half up(n, scale)`.
    RoundHalfUp,
    /// `date(from)`, `date(year, month, day)`: of parts that are not literals.
    Date,
    /// `duration(from)`, of what is no literal.
    Duration,
    /// `years and months duration(from, to)`.
    MonthsBetween,
    /// `year` of a day, as the property `.year`.
    Year,
    /// `.month` of a day.
    Month,
    /// `.day` of a day.
    DayOfMonth,
    /// `.weekday` of a day, Monday 1 to Sunday 7.
    Weekday,
    /// `.years` of a years-and-months duration: its whole years.
    YearsPart,
    /// `.months` of a years-and-months duration: what is left beside its whole years.
    MonthsPart,
    /// `.days` of a days duration.
    DaysPart,
}

variants!(Builtin {
    "sum" => Sum,
    "count" => Count,
    "min" => Min,
    "max" => Max,
    "abs" => Abs,
    "floor" => Floor,
    "ceiling" => Ceiling,
    "round-up" => RoundUp,
    "round-down" => RoundDown,
    "round-half-up" => RoundHalfUp,
    "date" => Date,
    "duration" => Duration,
    "months-between" => MonthsBetween,
    "year" => Year,
    "month" => Month,
    "day-of-month" => DayOfMonth,
    "weekday" => Weekday,
    "years-part" => YearsPart,
    "months-part" => MonthsPart,
    "days-part" => DaysPart,
});

impl Builtin {
    /// The values that the function can still give.
    pub(super) fn call(self, arguments: &[Set]) -> Checked {
        let (set, what) = self.apply(arguments);
        // What fails for one value may be a value for another: only where there is but one is the failure certain.
        let certain = arguments.iter().any(Set::is_null) || arguments.iter().all(Set::is_settled);
        let open = what.is_some() && set.is_null() && !certain && !matches!(self, Self::Min | Self::Max);
        (if open { Set::ANYTHING } else { set }, what)
    }

    fn apply(self, arguments: &[Set]) -> Checked {
        let wrong = (Set::NULL, Some("has the wrong number of arguments"));
        let year = Span { lo: i64::MIN, hi: i64::MAX };
        match (self, arguments) {
            (Self::Sum, [list]) => sum::sum(list),
            (Self::Count, [list]) => count::count(list),
            (Self::Min | Self::Max, []) => wrong,
            (Self::Min, _) => extreme::extreme(arguments, true),
            (Self::Max, _) => extreme::extreme(arguments, false),
            (Self::Abs, [n]) => rounding::abs(n),
            (Self::Floor, [n, scale @ ..]) if scale.len() < 2 => rounding::round(n, scale.first(), Number::floor),
            (Self::Ceiling, [n, scale @ ..]) if scale.len() < 2 => rounding::round(n, scale.first(), Number::ceiling),
            (Self::RoundUp, [n, scale]) => rounding::round(n, Some(scale), Number::round_up),
            (Self::RoundDown, [n, scale]) => rounding::round(n, Some(scale), Number::round_down),
            (Self::RoundHalfUp, [n, scale]) => rounding::round(n, Some(scale), Number::round_half_up),
            (Self::Date, _) => calendar::date(arguments),
            (Self::Duration, [from]) => calendar::duration(from),
            (Self::MonthsBetween, [from, to]) => calendar::months_between(from, to),
            (Self::Year, [day]) => calendar::part(day, |d| d.year().into(), year),
            (Self::Month, [day]) => calendar::part(day, |d| d.month().into(), Span { lo: 1, hi: 12 }),
            (Self::DayOfMonth, [day]) => calendar::part(day, |d| d.day().into(), Span { lo: 1, hi: 31 }),
            (Self::Weekday, [day]) => calendar::part(day, |d| d.weekday().into(), Span { lo: 1, hi: 7 }),
            (Self::YearsPart, [span]) => calendar::years(span),
            (Self::MonthsPart, [span]) => calendar::months(span),
            (Self::DaysPart, [span]) => calendar::days(span),
            _ => wrong,
        }
    }
}
