//! `[[note]]`: readings of the text, and when each is shown.

use super::table::Table;
use super::value::Value;
use crate::pack::fault::codes;
use crate::pack::source::draft::{Draft, Event, Note, Trigger};
use crate::pack::source::text::{Placed, Text};

/// What a trigger may ask for.
pub const EVENTS: [&str; 11] = [
    "always",
    "rule",
    "told",
    "untold",
    "exceeds",
    "fractionDropped",
    "unmet",
    "notCounted",
    "progress",
    "unpublished",
    "total",
];

/// Reads the notes of a file.
pub fn read(table: &Table<'_>, draft: &mut Draft) {
    let notes = table.ask("note").map(|value| value.tables("note")).unwrap_or_default();
    draft.notes.extend(notes.into_iter().filter_map(read_note));
}

fn read_note(table: Table<'_>) -> Option<Note> {
    let id = table.need("id").and_then(|value| value.kebab());
    let clauses = table.need("clauses").map(|value| value.list()).unwrap_or_default();
    let text = table.need("text").and_then(|value| value.text());
    let when = table.need("when");
    let triggers = when.map(|value| value.tables("trigger")).unwrap_or_default();
    if let Some(when) = when.filter(|_| triggers.is_empty()) {
        when.fault(codes::EMPTY, "a note without a trigger is never shown", None);
    }
    if clauses.is_empty() && table.has("clauses") {
        let help = "name the clauses that leave the choice; `0` is the document".to_owned();
        table.report.push(table.spot, codes::EMPTY, "a note needs a clause".to_owned(), Some(help));
    }
    let clauses = clauses.iter().filter_map(Value::address).collect();
    let when = triggers.into_iter().filter_map(read_trigger).collect();
    table.close();
    Some(Note { clauses, id: id?, text: text.map(|text| text.value), when })
}

fn read_trigger(table: Table<'_>) -> Option<Trigger> {
    let article = table
        .ask("article")
        .and_then(|value| value.whole(1..=9_999).map(|article| Placed { value: article, spot: value.spot }));
    let which = table.exactly_one(&EVENTS);
    let mut event = None;
    for key in EVENTS {
        let read = table.ask(key).and_then(|value| read_event(key, &value));
        if which == Some(key) {
            event = read;
        }
    }
    table.close();
    Some(Trigger { article, event: event? })
}

fn read_event(key: &str, value: &Value<'_>) -> Option<Event> {
    Some(match key {
        "rule" => Event::Rule(value.text()?),
        "told" => Event::Told(value.text()?),
        "untold" => Event::Untold(value.text()?),
        "exceeds" => read_pair(value).map(|(above, below)| Event::Exceeds(above, below))?,
        "unmet" => Event::Unmet(value.texts()),
        "progress" => Event::Progress(value.text()?),
        _ => {
            value.always("leave the trigger out")?;
            match key {
                "always" => Event::Always,
                "fractionDropped" => Event::FractionDropped,
                "notCounted" => Event::NotCounted,
                "unpublished" => Event::Unpublished,
                _ => Event::Total,
            }
        }
    })
}

fn read_pair(value: &Value<'_>) -> Option<(Text, Text)> {
    let mut texts = value.texts().into_iter();
    if let (Some(first), Some(second), None) = (texts.next(), texts.next(), texts.next()) {
        return Some((first, second));
    }
    value.fault(codes::OUT_OF_RANGE, "`exceeds` takes two steps of the award: the higher, then the lower", None);
    None
}
