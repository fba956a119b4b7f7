//! What a condition comes to.

use super::quote;
use super::rule::{self, Kind, Reads, Said};
use super::scope::Scope;
use crate::feel::Code;
use crate::feel::code::Op;
use crate::pack::model::Condition;

/// It is met.
pub(super) const MET: &str = "met";
/// It is not, and that is settled.
pub(super) const UNMET: &str = "unmet";
/// The text leaves it to the office, whatever is told.
const OFFICE: &str = "office";
/// What it rests on is not told.
const UNKNOWN: &str = "unknown";

/// The outcome of a condition as an expression that is never `NULL`: as [`outcome`](crate::feel::outcome) has it, `unmet` is
/// asked only of what is not met.
pub(super) fn outcome(scope: &Scope<'_>, condition: &Condition, reads: &mut Reads) -> Said<String> {
    let of = |reason: String| format!("condition {}: {reason}", condition.id);
    let mut say = |code: &Code| {
        let value = rule::say(scope, code, &[], reads).and_then(|value| value.expect(Kind::Truth));
        value.map(|value| value.text).map_err(of)
    };
    let met = say(&condition.met)?;
    let otherwise = match &condition.unmet {
        None => format!("'{UNMET}'"),
        Some(never) if matches!(never.ops.as_slice(), [Op::Truth(false)]) => format!("'{OFFICE}'"),
        Some(unmet) => case(&say(unmet)?, &format!("'{UNMET}'"), &format!("'{OFFICE}'")),
    };
    Ok(case(&met, &format!("'{MET}'"), &otherwise))
}

/// The column of a condition, with its clause and words above it.
pub(super) fn column(condition: &Condition, outcome: &str, name: &str, indent: &str) -> String {
    let said = quote::line(&format!("{} {}", condition.clause, condition.text));
    format!("-- {said}\n{indent}{outcome} AS {}", quote::name(name))
}

fn case(truth: &str, yes: &str, no: &str) -> String {
    format!("CASE ({truth}) WHEN TRUE THEN {yes} WHEN FALSE THEN {no} ELSE '{UNKNOWN}' END")
}
