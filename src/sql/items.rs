//! The items of an application, each judged: a list in JSON, from which the award sums up and a person reads.

use super::names::null_of;
use super::rule::{ITEM, ROW, Reads, Said};
use super::scope::{ItemScope, Scope};
use super::{condition, quote, told};
use crate::pack::model::Condition;

/// How many members one call of `jsonb_build_object` is given: a function takes 100 arguments at most.
const MEMBERS: usize = 40;

/// The items of a row as an expression: `NULL` where the list is not told. `conditions` are their outcomes.
pub(super) fn judged(scope: &Scope<'_>, items: &ItemScope<'_>, conditions: &[String], reads: &Reads) -> String {
    let whole = format!("{ROW}.{}", quote::name(scope.list(items.slot)));
    let named = items.conditions.iter().map(|name| format!("{ITEM}.{}", quote::name(name))).collect::<Vec<_>>();
    let rules: Vec<&Condition> = scope.measure.items.iter().flat_map(|items| &items.conditions).collect();
    let outcomes = object(rules.iter().map(|rule| quote::text(&rule.id)).zip(named.iter().cloned()));
    let outcomes_here = rules.iter().zip(conditions).zip(&items.conditions).map(|((rule, outcome), name)| {
        format!(",\n          {}", condition::column(rule, outcome, name, "          "))
    });
    format!(
        "CASE WHEN {whole} IS NOT NULL THEN coalesce((\n      \
         SELECT jsonb_agg(jsonb_build_object('status', {}, 'conditions', {outcomes}, 'facts', {}) ORDER BY {ITEM}.n)\n      \
         FROM (\n        SELECT {ITEM}.*{}\n        FROM ({}) AS {ITEM}\n        OFFSET 0\n      ) AS {ITEM}\n    \
         ), '[]') END",
        status(&named),
        object(facts(items, scope, reads).into_iter()),
        outcomes_here.collect::<String>(),
        rows(scope, items, &whole, reads)
    )
}

/// Whether an item counts.
fn status(conditions: &[String]) -> String {
    if conditions.is_empty() {
        return "'counted'".to_owned();
    }
    let all = conditions.join(", ");
    let (unmet, met) = (condition::UNMET, condition::MET);
    let rest = conditions.iter().map(|outcome| format!("{outcome} = '{met}'")).collect::<Vec<_>>().join(" AND ");
    format!("CASE WHEN '{unmet}' IN ({all}) THEN 'notCounted' WHEN {rest} THEN 'counted' ELSE 'unknown' END")
}

/// What the award reads of an item.
fn facts(items: &ItemScope<'_>, scope: &Scope<'_>, reads: &Reads) -> Vec<(String, String)> {
    let mut out = Vec::new();
    for field in &reads.counted {
        let Some(fact) = items.list.fields.get(usize::from(*field)) else { continue };
        let column = scope.field(items.slot, *field);
        out.push((quote::text(&fact.name), format!("{ITEM}.{}", quote::name(column))));
        if told::shows_null(fact) {
            out.push((quote::text(&null_of(&fact.name)), format!("{ITEM}.{}", quote::name(&null_of(column)))));
        }
    }
    out
}

/// A row for each item, with the fields that are read of it.
fn rows(scope: &Scope<'_>, items: &ItemScope<'_>, whole: &str, reads: &Reads) -> String {
    let day = format!("{ROW}.{}", super::DAY);
    let (mut raw, mut read) = (Vec::new(), Vec::new());
    for field in reads.judged.union(&reads.counted) {
        let Some(fact) = items.list.fields.get(usize::from(*field)) else { continue };
        let column = scope.field(items.slot, *field);
        let json = format!("r.{}", quote::name(column));
        raw.push(format!(",\n              e.item -> {} AS {}", quote::text(&fact.name), quote::name(column)));
        let columns = told::columns(&scope.pack.built, fact, column, &json, &day);
        read.extend(columns.into_iter().map(|column| format!(",\n            {column}")));
    }
    format!(
        "\n          SELECT r.n{}\n          FROM (\n            SELECT e.n{}\n            \
         FROM jsonb_array_elements({whole}) WITH ORDINALITY AS e(item, n)\n          ) AS r\n          OFFSET 0\n        ",
        read.concat(),
        raw.concat()
    )
}

fn object(members: impl Iterator<Item = (String, String)>) -> String {
    let members: Vec<String> = members.map(|(key, value)| format!("{key}, {value}")).collect();
    let parts: Vec<String> =
        members.chunks(MEMBERS).map(|part| format!("jsonb_build_object({})", part.join(", "))).collect();
    if parts.is_empty() { "'{}'::jsonb".to_owned() } else { parts.join(" || ") }
}

/// Whether some item has that status.
pub(super) fn any_is(status: &str) -> String {
    format!("{ROW}.items @> '[{{\"status\": \"{status}\"}}]'")
}

/// The outcomes of the items' conditions, as expressions.
pub(super) fn outcomes(scope: &Scope<'_>, reads: &mut Reads) -> Said<Vec<String>> {
    let conditions = scope.measure.items.iter().flat_map(|items| &items.conditions);
    conditions.map(|of| condition::outcome(scope, of, reads)).collect()
}
