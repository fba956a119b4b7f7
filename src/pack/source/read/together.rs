//! `[[together]]`: what holds between measures.

use super::table::Table;
use crate::pack::fault::codes;
use crate::pack::load::MAX_MONEY;
use crate::pack::source::draft::{Draft, Together, TogetherRule};
use crate::value::Number;

/// Reads the rules between measures.
pub fn read(table: &Table<'_>, draft: &mut Draft) {
    let rules = table.ask("together").map(|value| value.tables("rule between measures")).unwrap_or_default();
    draft.together.extend(rules.into_iter().map(read_rule));
}

fn read_rule(table: Table<'_>) -> Together {
    let which = table.exactly_one(&["highest", "cap"]);
    let highest = table.ask("highest").and_then(|value| value.always("leave it out"));
    let cap = table.ask("cap").and_then(|value| value.table("cap")).and_then(read_cap);
    let list = table.need("measures");
    let measures = list.map(|value| value.texts()).unwrap_or_default();
    if let Some(list) = list.filter(|_| measures.len() == 1) {
        list.fault(codes::OUT_OF_RANGE, "a rule between measures names two at least", None);
    }
    let clause = table.need("clause").and_then(|value| value.address());
    let label = table.need("label").and_then(|value| value.text()).map(|label| label.value);
    let spot = table.spot;
    table.close();
    let rule = match which {
        Some("highest") => highest.map(|()| TogetherRule::Highest),
        Some(_) => cap.map(TogetherRule::Cap),
        None => None,
    };
    Together { clause, label, measures, rule, spot }
}

fn read_cap(table: Table<'_>) -> Option<Number> {
    let yuan = table.need("yuan").and_then(|value| value.decimal((Number::ZERO, Number::whole(MAX_MONEY)), 2));
    table.close();
    yuan.and_then(|yuan| yuan.value.parse().ok())
}
