//! `[[contact]]` and `[[reference]]`: whom to ask, and what else governs.

use super::facts::optional;
use super::table::Table;
use crate::pack::source::draft::{Contact, Reference};

/// Reads the telephones of a measure.
pub fn read_all(table: &Table<'_>) -> Vec<Contact> {
    let tables = table.ask("contact").map(|value| value.tables("contact")).unwrap_or_default();
    tables.into_iter().map(read).collect()
}

/// Reads the documents that govern a measure.
pub fn read_references(table: &Table<'_>) -> Vec<Reference> {
    let tables = table.ask("reference").map(|value| value.tables("reference")).unwrap_or_default();
    tables.into_iter().map(read_reference).collect()
}

fn read(table: Table<'_>) -> Contact {
    let unit = needed(&table, "unit");
    let phone = needed(&table, "phone");
    let clause = table.need("clause").and_then(|value| value.address());
    let about = optional(&table, "about");
    let when = table.ask("when").and_then(|value| value.text());
    table.close();
    Contact { about, clause, phone, unit, when }
}

fn read_reference(table: Table<'_>) -> Reference {
    let title = needed(&table, "title");
    let number = optional(&table, "number");
    let role = needed(&table, "role");
    let clause = table.need("clause").and_then(|value| value.address());
    table.close();
    Reference { clause, number, role, title }
}

/// A text that must be there.
pub fn needed(table: &Table<'_>, key: &'static str) -> Option<String> {
    table.need(key).and_then(|value| value.text()).map(|text| text.value)
}
