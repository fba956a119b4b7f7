//! `[messages]` and `[choices.…]`: words for codes and for values.

use super::form;
use super::table::Table;
use super::value::Value;
use crate::pack::fault::codes;
use crate::pack::source::draft::{Choices, Draft};
use crate::pack::source::text::Text;

/// How many values an enumeration may have: what is known of one is a set of 64 bits.
const MOST_VALUES: usize = 64;

/// Reads the engine's sentences.
pub fn read_messages(table: &Table<'_>, draft: &mut Draft) {
    let Some(messages) = table.ask("messages").and_then(|value| value.table("table of messages")) else {
        return;
    };
    draft.messages.spot = draft.messages.spot.or(Some(messages.spot));
    for (code, value) in messages.entries() {
        // A code whose sentence could not be read is there all the same.
        let sentence = value.text().unwrap_or_else(|| code.clone());
        draft.messages.entries.push((code, sentence));
    }
}

/// Reads enumerations.
pub fn read_choices(table: &Table<'_>, draft: &mut Draft) {
    let choices = table.ask("choices").and_then(|value| value.table("table of enumerations"));
    for (name, value) in choices.iter().flat_map(Table::entries) {
        if !form::is_name(&name.value) {
            table.report.add(name.spot, codes::WRONG_VALUE, format!("this is no {}", form::NAME));
        }
        match value.table("enumeration") {
            Some(values) => draft.choices.push(Choices { values: read_values(&values, &value), name }),
            None => table.report.mark_damaged(&name.value),
        }
    }
}

fn read_values(table: &Table<'_>, whole: &Value<'_>) -> Vec<(Text, String)> {
    let entries = table.entries();
    if entries.is_empty() {
        whole.fault(codes::EMPTY, "this enumeration has no value", None);
    }
    if entries.len() > MOST_VALUES {
        let message = format!("this enumeration has {} values: {MOST_VALUES} are the most", entries.len());
        whole.fault(codes::OUT_OF_RANGE, message, None);
    }
    let mut values = Vec::new();
    for (id, label) in entries {
        if !form::is_choice(&id.value) {
            table.report.add(id.spot, codes::WRONG_VALUE, format!("this is no {}", form::CHOICE));
        }
        // A value whose label could not be read is there all the same.
        let label = label.text().map(|label| label.value).unwrap_or_default();
        values.push((id, label));
    }
    values
}
