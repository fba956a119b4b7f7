//! `pack.toml`: the document, what of other folders the pack uses, and what holds between its measures.

use super::form;
use super::table::Table;
use super::value::Value;
use crate::pack::source::draft::{Draft, Head};
use crate::pack::source::text::Text;
use crate::value::Day;

/// The paths under `use`.
pub fn used(table: &Table<'_>) -> Vec<Text> {
    table.ask("use").map(|paths| paths.texts()).unwrap_or_default()
}

/// Reads the head.
pub fn read(table: Table<'_>, draft: &mut Draft) {
    let id = table.need("id").and_then(|value| value.kebab());
    let version = table.need("version").and_then(|value| value.shaped(form::is_version, form::VERSION));
    let language = table.need("language").and_then(|value| value.shaped(form::is_language, form::LANGUAGE));
    used(&table);
    let document = table.need("document").and_then(|value| value.table("document")).and_then(read_document);
    super::together::read(&table, draft);
    super::read_declarations(&table, draft);
    table.close();
    draft.head = id.zip(version).zip(language).zip(document).map(|(((id, version), language), document)| Head {
        dated: document.dated,
        departments: document.departments,
        first_day: document.first_day,
        id: id.value,
        language: language.value,
        number: document.number,
        title: document.title,
        version: version.value,
    });
}

struct Document {
    dated: Day,
    departments: Vec<String>,
    first_day: Day,
    number: String,
    title: String,
}

fn read_document(table: Table<'_>) -> Option<Document> {
    let title = table.need("title").and_then(|value| value.text());
    let number = table.need("number").and_then(|value| value.text());
    let dated = table.need("dated").and_then(|value| value.day());
    let first_day = table.need("firstDay").and_then(|value| value.day());
    let departments = table.need("departments").map(|value| texts(&value)).unwrap_or_default();
    table.close();
    Some(Document {
        dated: dated?.value,
        departments,
        first_day: first_day?.value,
        number: number?.value,
        title: title?.value,
    })
}

fn texts(value: &Value<'_>) -> Vec<String> {
    value.texts().into_iter().map(|text| text.value).collect()
}
