//! What an application tells, from its JSON to columns: a value that is in order, or `NULL` for what is not told.
//!
//! As the engine has it, a value that is not in order counts as not told. No cast can fail: each stands behind the question
//! whether it may be made, in a `CASE`, whose branches are not evaluated out of turn.

use super::names::null_of;
use super::quote;
use crate::facts::MAX_TEXT;
use crate::pack::load::{MAX_MONEY, YEARS, integers};
use crate::pack::model::{Built, Fact, FactKind};

/// Sums as CONTRACT.md has them, but for their size.
const MONEY: &str = r"^(0|[1-9][0-9]{0,13})([.][0-9]{1,2})?$";
/// The days of the years that can be told: PostgreSQL refuses a day that is none, with an error that would end the query.
const DAY: &str = concat!(
    "^((19|2[01])[0-9]{2}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)",
    "|02-(0[1-9]|1[0-9]|2[0-8]))|((19|2[01])(0[48]|[2468][048]|[13579][26])|2000)-02-29)$"
);

/// The SQL type of a fact's column.
pub(super) fn type_of(kind: FactKind) -> &'static str {
    match kind {
        // Of a text it is only said whether it is there.
        FactKind::Boolean | FactKind::Text | FactKind::Uscc => "boolean",
        FactKind::Choice(_) => "text",
        FactKind::Money | FactKind::Integer => "numeric",
        FactKind::Date => "date",
    }
}

/// The day of application, within the days that an application can have. A time of day would lie behind the day itself.
pub(super) fn application_day(column: &str) -> String {
    let (first, last) = YEARS;
    format!("CASE WHEN {column}::date BETWEEN DATE '{first}-01-01' AND DATE '{last}-12-31' THEN {column}::date END")
}

/// The value of a fact, of the JSON in column `json`; `day` is that of the application.
fn value(built: &Built, fact: &Fact, json: &str, day: &str) -> String {
    let text = format!("({json} #>> '{{}}')");
    let is = |what: &str| format!("jsonb_typeof({json}) = '{what}'");
    match fact.kind {
        FactKind::Boolean => format!("CASE WHEN {} THEN {text}::boolean END", is("boolean")),
        FactKind::Choice(of) => {
            let values = built.choices.get(usize::from(of)).map_or(&[][..], |list| &list.values);
            let values: Vec<String> = values.iter().map(|value| quote::text(&value.id)).collect();
            format!("CASE WHEN {} AND {text} IN ({}) THEN {text} END", is("string"), values.join(", "))
        }
        FactKind::Money => {
            let read = format!(
                "CASE WHEN {} OR ({} AND {text} ~ '{MONEY}') THEN \
                 CASE WHEN {text}::numeric BETWEEN 0 AND {MAX_MONEY} AND {text}::numeric = round({text}::numeric, 2) \
                 THEN {text}::numeric END END",
                is("number"),
                is("string")
            );
            or_none(fact, json, read)
        }
        FactKind::Integer => {
            let range = integers(fact);
            let read = format!(
                "CASE WHEN {} THEN CASE WHEN {text}::numeric BETWEEN {} AND {} \
                 AND {text}::numeric = trunc({text}::numeric) THEN {text}::numeric END END",
                is("number"),
                range.lo,
                range.hi
            );
            or_none(fact, json, read)
        }
        FactKind::Date => {
            let within = if fact.past {
                format!("CASE WHEN {text}::date <= {day} THEN {text}::date END")
            } else {
                format!("{text}::date")
            };
            format!("CASE WHEN {} AND {text} ~ '{DAY}' THEN {within} END", is("string"))
        }
        FactKind::Text => format!("CASE WHEN {} AND char_length({text}) <= {MAX_TEXT} THEN TRUE END", is("string")),
        // Its check character is not computed here, so whether it is in order is not known.
        FactKind::Uscc => "NULL::boolean".to_owned(),
    }
}

/// The columns of a fact: its value and, where rules see `null` of it, whether it is that.
pub(super) fn columns(built: &Built, fact: &Fact, name: &str, json: &str, day: &str) -> Vec<String> {
    let mut columns = vec![format!("{} AS {}", value(built, fact, json, day), quote::name(name))];
    if shows_null(fact) {
        columns.push(format!("jsonb_typeof({json}) = 'null' AS {}", quote::name(&null_of(name))));
    }
    columns
}

/// The number that a rule sees in place of the answer "there is none".
fn or_none(fact: &Fact, json: &str, read: String) -> String {
    match fact.none.as_ref().and_then(|none| none.value) {
        Some(none) => format!("CASE jsonb_typeof({json}) WHEN 'null' THEN {} ELSE {read} END", quote::number(none)),
        None => read,
    }
}

/// Whether rules see `null` of a fact.
pub(super) fn shows_null(fact: &Fact) -> bool {
    fact.none.as_ref().is_some_and(|none| none.value.is_none())
}

/// A list that is in order.
pub(super) fn list(most: u32, json: &str) -> String {
    format!(
        "CASE WHEN jsonb_typeof({json}) = 'array' THEN CASE WHEN jsonb_array_length({json}) <= {most} THEN {json} END END"
    )
}

/// Where a fact stands in the JSON: `facts -> 'applicant' -> 'kind'`.
pub(super) fn place(json: &str, name: &str) -> String {
    name.split('.').fold(json.to_owned(), |json, key| format!("{json} -> {}", quote::text(key)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Years are written out in the pattern of a day; the test with a database tries the days themselves.
    #[test]
    fn the_pattern_has_the_years_that_can_be_told() {
        assert_eq!(YEARS, (1900, 2199));
        assert_eq!(MAX_MONEY.to_string().len(), 14);
    }
}
