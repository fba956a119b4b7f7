//! `[award]`: the steps from facts to a sum.

use super::table::Table;
use crate::contract::Basis;
use crate::pack::fault::codes;
use crate::pack::source::draft::{Award, AwardStep, AwardValue, Room};
use crate::pack::source::text::Text;

/// How many steps an award may have.
const MOST_STEPS: usize = 64;

/// Reads `[award]`.
pub fn read(table: Table<'_>) -> Award {
    let clause = table.need("clause").and_then(|value| value.address());
    let basis = table
        .need("basis")
        .and_then(|value| value.word(&[("entitlement", Basis::Entitlement), ("selection", Basis::Selection)]));
    let room = table.ask("room").and_then(|value| value.table("room")).map(read_room);
    let value = table.need("step");
    let tables = value.map(|value| value.tables("step of the award")).unwrap_or_default();
    if let Some(value) = value.filter(|_| tables.is_empty() || tables.len() > MOST_STEPS) {
        let message = format!("an award has 1 to {MOST_STEPS} steps");
        value.fault(codes::OUT_OF_RANGE, message, None);
    }
    let steps = tables.into_iter().take(MOST_STEPS).filter_map(read_step).collect();
    let spot = table.spot;
    table.close();
    Award { basis, clause, room: room.flatten(), spot, steps }
}

fn read_room(table: Table<'_>) -> Option<Room> {
    let step = table.need("step").and_then(|value| value.text());
    let fact = table.need("fact").and_then(|value| value.text());
    table.close();
    Some(Room { fact: fact?, step: step? })
}

fn read_step(table: Table<'_>) -> Option<AwardStep> {
    let id = table.need("id").and_then(|value| value.name());
    let label = table.need("label").and_then(|value| value.text());
    let which = table.exactly_one(&["value", "between"]);
    let exactly = table.ask("value").and_then(|value| value.text());
    let between = table.ask("between").and_then(|value| {
        let mut texts = value.texts().into_iter();
        let pair: (Option<Text>, Option<Text>) = (texts.next(), texts.next());
        if pair.0.is_some() && (pair.1.is_none() || texts.next().is_some()) {
            let help = "write `between = ['lowest', 'highest']`".to_owned();
            value.fault(codes::OUT_OF_RANGE, "`between` takes two rules", Some(help));
            return None;
        }
        pair.0.zip(pair.1)
    });
    let report = table.report;
    table.close();
    let id = id?;
    let value = match which {
        Some("value") => exactly.map(AwardValue::Exactly),
        Some(_) => between.map(|(low, high)| AwardValue::Between(low, high)),
        None => None,
    };
    if value.is_none() {
        report.mark_damaged(&id.value);
    }
    Some(AwardStep { id, label: label.map(|label| label.value).unwrap_or_default(), value })
}
