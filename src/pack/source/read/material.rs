//! `[materials]` and `[[material]]`: the documents to hand in.

use super::condition::{self, Which};
use super::contact::needed;
use super::facts::{self, optional};
use super::table::Table;
use crate::contract::MaterialForm;
use crate::pack::source::draft::{Hint, Material};

/// What the procedure says of all materials.
#[derive(Debug, Clone, Copy, Default)]
struct Defaults {
    form: Option<MaterialForm>,
    keep_original: bool,
}

/// Reads the materials of a measure, and what is to be minded of all of them.
pub fn read_all(table: &Table<'_>) -> (Vec<Material>, Vec<Hint>) {
    let defaults = table.ask("materials").and_then(|value| value.table("table of what holds for all materials"));
    let (defaults, hints) = defaults.map(read_defaults).unwrap_or_default();
    let tables = table.ask("material").map(|value| value.tables("material")).unwrap_or_default();
    (tables.into_iter().filter_map(|table| read(table, defaults)).collect(), hints)
}

fn read_defaults(table: Table<'_>) -> (Defaults, Vec<Hint>) {
    let form = read_form(&table);
    let keep_original = read_keep_original(&table).unwrap_or(false);
    let hints = table.ask("hint").map(|value| value.tables("hint")).unwrap_or_default();
    let hints = hints.into_iter().map(read_hint).collect();
    table.close();
    (Defaults { form, keep_original }, hints)
}

fn read_hint(table: Table<'_>) -> Hint {
    let clause = table.need("clause").and_then(|value| value.address());
    let text = needed(&table, "text");
    table.close();
    Hint { clause, text }
}

fn read(table: Table<'_>, defaults: Defaults) -> Option<Material> {
    let id = table.need("id").and_then(|value| value.kebab());
    let clause = table.need("clause").and_then(|value| value.address());
    let name = table.need("name").and_then(|value| value.text());
    let each = table.ask("each").and_then(|value| value.flag()).unwrap_or(false);
    let one_of = table.ask("oneOf").and_then(|value| value.kebab());
    let form = read_form(&table).or(defaults.form);
    let keep_original = read_keep_original(&table).unwrap_or(defaults.keep_original);
    let issuer = optional(&table, "issuer");
    let must_state = table.ask("mustState").map(|value| value.texts()).unwrap_or_default();
    let required = table.ask("required").and_then(|value| value.text());
    let states = table.ask("state").map(|value| value.tables("stated value")).unwrap_or_default();
    let states = states.into_iter().filter_map(facts::read_state).collect();
    let checks = condition::read_all(&table, "check", Which::Check);
    table.close();
    Some(Material {
        checks,
        clause,
        each,
        form,
        id: id?,
        issuer,
        keep_original,
        must_state,
        name,
        one_of,
        required,
        states,
    })
}

fn read_form(table: &Table<'_>) -> Option<MaterialForm> {
    table.ask("form").and_then(|value| {
        value.word(&[
            ("original", MaterialForm::Original),
            ("copy", MaterialForm::Copy),
            ("electronic", MaterialForm::Electronic),
        ])
    })
}

fn read_keep_original(table: &Table<'_>) -> Option<bool> {
    table.ask("keepOriginal").and_then(|value| value.flag())
}
