//! `[[step]]`: the procedure.

use super::table::Table;
use super::value::Value;
use crate::contract::LimitUnit;
use crate::pack::source::draft::{Start, Step, Suspension};
use crate::pack::source::text::Placed;

/// The longest period that a text may state.
const MOST_DAYS: u32 = 3_660;

/// Reads the steps of a measure.
pub fn read_all(table: &Table<'_>) -> Vec<Step> {
    let tables = table.ask("step").map(|value| value.tables("step")).unwrap_or_default();
    tables.into_iter().filter_map(read).collect()
}

fn read(table: Table<'_>) -> Option<Step> {
    let id = table.need("id").and_then(|value| value.kebab());
    let name = table.need("name").and_then(|value| value.text());
    let actor = table.need("actor").and_then(|value| value.text());
    let clause = table.need("clause").and_then(|value| value.address());
    let limit = table.ask("limit").and_then(|value| value.table("limit")).and_then(read_limit);
    let flag = |key| table.ask(key).and_then(|value| value.flag()).unwrap_or(false);
    let in_principle = flag("inPrinciple");
    let optional = flag("optional");
    let reminder = table.ask("reminder").and_then(|value| value.table("reminder")).and_then(read_reminder);
    let starts = table.ask("starts").map(|value| Placed { value: read_start(&value), spot: value.spot });
    let suspended = table.ask("suspended").and_then(|value| value.table("suspension")).and_then(read_suspension);
    let voided_by = table.ask("voidedBy").and_then(|value| value.kebab());
    let spot = table.spot;
    table.close();
    let starts = match starts {
        Some(Placed { value, spot }) => value.map(|value| Placed { value, spot }),
        None => Some(Placed { value: Start::Previous, spot }),
    };
    Some(Step {
        actor: actor.map(|actor| actor.value),
        clause,
        id: id?,
        in_principle,
        limit,
        name: name.map(|name| name.value),
        optional,
        reminder,
        starts,
        suspended,
        voided_by,
    })
}

fn read_limit(table: Table<'_>) -> Option<(u32, LimitUnit)> {
    table.exactly_one(&["workdays", "days"]);
    let days = |key| table.ask(key).and_then(|value| value.whole(1..=MOST_DAYS));
    let limit = match (days("workdays"), days("days")) {
        (Some(days), _) => Some((days, LimitUnit::Workday)),
        (None, days) => days.map(|days| (days, LimitUnit::Day)),
    };
    table.close();
    limit
}

fn read_reminder(table: Table<'_>) -> Option<Placed<u32>> {
    let spot = table.spot;
    let days = table.need("days").and_then(|value| value.whole(1..=MOST_DAYS));
    table.close();
    days.map(|value| Placed { value, spot })
}

/// `"previous", `"application"`, an event, or the year after a step.
fn read_start(value: &Value<'_>) -> Option<Start> {
    if !value.is_table() {
        let application = value.word(&[("previous", false), ("application", true)])?;
        return Some(if application { Start::Application } else { Start::Previous });
    }
    let table = value.table("start")?;
    let which = table.exactly_one(&["on", "yearAfter"]);
    let event = table.ask("on").and_then(|value| value.kebab());
    let year_after = table.ask("yearAfter").and_then(|value| value.kebab());
    let name = if table.has("on") { table.need("name").and_then(|value| value.text()) } else { None };
    let within = if table.has("on") { table.ask("within").and_then(|value| value.kebab()) } else { None };
    if let (Some(event), None) = (&event, &name) {
        table.report.mark_damaged(&event.value);
    }
    let start = match which {
        Some("on") => event.zip(name).map(|(event, name)| Start::On { event, name: name.value, within }),
        Some(_) => year_after.map(Start::YearAfter),
        None => None,
    };
    table.close();
    start
}

fn read_suspension(table: Table<'_>) -> Option<Suspension> {
    let from = table.need("from").and_then(|value| value.kebab());
    let until = table.need("until").and_then(|value| value.kebab());
    table.close();
    Some(Suspension { from: from?, until: until? })
}
