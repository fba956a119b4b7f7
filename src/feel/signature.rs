//! How each built-in function is called: its name and the names of its parameters.

use super::builtins::Builtin;

/// How a function is called.
#[derive(Debug, Clone, Copy)]
pub struct Signature {
    /// Its name in a rule.
    pub name: &'static str,
    /// What it is.
    pub builtin: Builtin,
    /// The parameters of each form that it has.
    pub forms: &'static [&'static [&'static str]],
    /// Whether it also takes the items of its list as so many arguments.
    pub variadic: bool,
}

const fn plain(name: &'static str, builtin: Builtin, forms: &'static [&'static [&'static str]]) -> Signature {
    Signature { name, builtin, forms, variadic: false }
}

const fn aggregate(name: &'static str, builtin: Builtin) -> Signature {
    Signature { name, builtin, forms: &[&["list"]], variadic: true }
}

/// Every function that a rule may call. Properties such as `.year` are no calls and stand in [`PROPERTIES`].
pub const SIGNATURES: &[Signature] = &[
    aggregate("sum", Builtin::Sum),
    plain("count", Builtin::Count, &[&["list"]]),
    aggregate("min", Builtin::Min),
    aggregate("max", Builtin::Max),
    plain("abs", Builtin::Abs, &[&["n"]]),
    plain("floor", Builtin::Floor, &[&["n"], &["n", "scale"]]),
    plain("ceiling", Builtin::Ceiling, &[&["n"], &["n", "scale"]]),
    plain("round up", Builtin::RoundUp, &[&["n", "scale"]]),
    plain("round down", Builtin::RoundDown, &[&["n", "scale"]]),
    plain("round half up", Builtin::RoundHalfUp, &[&["n", "scale"]]),
    plain("date", Builtin::Date, &[&["from"], &["year", "month", "day"]]),
    plain("duration", Builtin::Duration, &[&["from"]]),
    plain("years and months duration", Builtin::MonthsBetween, &[&["from", "to"]]),
];

/// The kinds of values that have properties.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    /// A day.
    Date,
    /// A years-and-months duration.
    Months,
    /// A days duration.
    Days,
}

/// Every property: of what, its name, what computes it.
pub const PROPERTIES: &[(Owner, &str, Builtin)] = &[
    (Owner::Date, "year", Builtin::Year),
    (Owner::Date, "month", Builtin::Month),
    (Owner::Date, "day", Builtin::DayOfMonth),
    (Owner::Date, "weekday", Builtin::Weekday),
    (Owner::Months, "years", Builtin::YearsPart),
    (Owner::Months, "months", Builtin::MonthsPart),
    (Owner::Days, "days", Builtin::DaysPart),
];

/// The function of that name.
pub fn signature(name: &str) -> Option<&'static Signature> {
    SIGNATURES.iter().find(|signature| signature.name == name)
}
