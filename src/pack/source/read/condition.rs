//! Conditions of the applicant, of items, and checks of what a document states.

use super::facts::optional;
use super::table::Table;
use crate::pack::source::draft::{Condition, Items};

/// Which conditions are read, which decides the keys that they take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// Of the applicant and the case, or of each item.
    Condition,
    /// Of what a document states.
    Check,
}

/// Reads the conditions under a key.
pub fn read_all(table: &Table<'_>, key: &'static str, which: Which) -> Vec<Condition> {
    let what = if which == Which::Check { "check" } else { "condition" };
    let tables = table.ask(key).map(|value| value.tables(what)).unwrap_or_default();
    tables.into_iter().filter_map(|table| read(table, which)).collect()
}

/// Reads `[items]`.
pub fn read_items(table: Table<'_>) -> Items {
    let list = table.need("list").and_then(|value| value.text());
    let conditions = read_all(&table, "condition", Which::Condition);
    let spot = table.spot;
    table.close();
    Items { conditions, list, spot }
}

fn read(table: Table<'_>, which: Which) -> Option<Condition> {
    let id = table.need("id").and_then(|value| value.kebab());
    let clause = table.need("clause").and_then(|value| value.address());
    let text = table.need("text").and_then(|value| value.text());
    let remedy = optional(&table, "remedy");
    let flag = |key| table.ask(key).and_then(|value| value.flag()).unwrap_or(false);
    let in_principle = which == Which::Condition && flag("inPrinciple");
    let office = which == Which::Condition && flag("office");
    let (met, unmet) = if office {
        table.at_most_one(&["office", "met"]);
        table.at_most_one(&["office", "unmet"]);
        let _ = (table.ask("met"), table.ask("unmet"));
        (None, None)
    } else {
        let met = table.need("met").and_then(|value| value.text());
        (met, table.ask("unmet").and_then(|value| value.text()))
    };
    table.close();
    Some(Condition { clause, id: id?, in_principle, met, office, remedy, text, unmet })
}
