//! Rules that stand between measures: what their awards come to together.

use serde::Serialize;

use crate::json::{members, variants};
use crate::value::Number;

/// How many such rules a pack may have.
pub const MOST_TOGETHER: usize = 32;
/// How many measures may stand in rules of which one alone counts: what goes with what is found by trying.
pub const MOST_RIVALS: usize = 16;

/// A rule between measures.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Together {
    /// Clause that states it.
    pub clause: String,
    /// Label.
    pub label: String,
    /// Places of the measures in [`Built::measures`](super::Built::measures).
    pub measures: Vec<u16>,
    /// What holds between them.
    pub rule: TogetherRule,
}

members!(Together { clause, label, measures, rule });

/// What holds between measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum TogetherRule {
    /// Of their awards only the greatest counts; an applicant gets one of them.
    Highest,
    /// Their awards together are at most so many yuan.
    Cap(Number),
}

variants!(TogetherRule { "highest" => Highest, "cap" => Cap(a) });

/// Whether two sets of measures share some, and neither holds the other.
#[cfg(any(feature = "native", test))]
pub(crate) fn cross<T: PartialEq>(one: &[T], other: &[T]) -> bool {
    let within = |inner: &[T], outer: &[T]| inner.iter().all(|measure| outer.contains(measure));
    one.iter().any(|measure| other.contains(measure)) && !within(one, other) && !within(other, one)
}
