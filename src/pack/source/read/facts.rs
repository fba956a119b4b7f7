//! `[groups.…]`, `[[fact]]`, `[[list]]` and what documents state.

use super::form;
use super::table::Table;
use super::value::Value;
use crate::pack::fault::codes;
use crate::pack::load::{MAX_MONEY, MAX_WHOLE};
use crate::pack::model::Use;
use crate::pack::source::draft::{Draft, Fact, Group, Kind, List, NoneAnswer};
use crate::pack::source::text::Text;
use crate::value::Number;

/// How many items a list may have: an application may not bring more.
const MAX_ITEMS: u32 = 1_000;

/// Where a fact is declared, which decides the form of its name and which keys it takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Outside,
    Field,
    Stated,
}

/// Reads groups, facts and lists.
pub fn read(table: &Table<'_>, draft: &mut Draft) {
    let groups = table.ask("groups").and_then(|value| value.table("table of groups"));
    for (name, value) in groups.iter().flat_map(Table::entries) {
        if !form::is_name(&name.value) {
            table.report.add(name.spot, codes::WRONG_VALUE, format!("this is no {}", form::NAME));
        }
        draft.groups.extend(read_group(&value, name));
    }
    let facts = table.ask("fact").map(|value| value.tables("fact")).unwrap_or_default();
    draft.facts.extend(facts.into_iter().filter_map(|table| read_fact(table, Place::Outside)));
    let lists = table.ask("list").map(|value| value.tables("list")).unwrap_or_default();
    draft.lists.extend(lists.into_iter().filter_map(read_list));
}

/// Reads what a document may be told to state.
pub fn read_state(table: Table<'_>) -> Option<Fact> {
    read_fact(table, Place::Stated)
}

fn read_group(value: &Value<'_>, name: Text) -> Option<Group> {
    let Some(table) = value.table("group") else {
        value.report.mark_damaged(&name.value);
        return None;
    };
    let label = table.need("label").and_then(|value| value.text());
    let help = optional(&table, "help");
    table.close();
    Some(Group { help, label: label.map(|label| label.value).unwrap_or_default(), name })
}

fn read_list(table: Table<'_>) -> Option<List> {
    let name = table
        .need("name")
        .and_then(|value| value.shaped(form::is_name_or_path, "name: `name` or `group.name`, letters and digits"));
    let label = table.need("label").and_then(|value| value.text());
    let item_label = table.need("itemLabel").and_then(|value| value.text());
    let help = optional(&table, "help");
    let max = table.need("max").and_then(|value| value.whole(1..=MAX_ITEMS));
    let fields = table.need("field").map(|value| value.tables("field")).unwrap_or_default();
    let fields = fields.into_iter().filter_map(|table| read_fact(table, Place::Field)).collect();
    table.close();
    Some(List {
        fields,
        help,
        item_label: item_label.map(|label| label.value).unwrap_or_default(),
        label: label.map(|label| label.value).unwrap_or_default(),
        max: max.unwrap_or(MAX_ITEMS),
        name: name?,
    })
}

fn read_fact(table: Table<'_>, place: Place) -> Option<Fact> {
    let name = table.need("name").and_then(|value| match place {
        Place::Outside => value.shaped(form::is_path, form::PATH),
        Place::Field | Place::Stated => value.name(),
    });
    let kind = read_kind(&table);
    let label = table.need("label").and_then(|value| value.text());
    let help = optional(&table, "help");
    let clause = table.ask("clause").and_then(|value| value.address());
    let used = match place {
        Place::Stated => Some(Use::Material),
        Place::Outside | Place::Field => table
            .need("use")
            .and_then(|value| value.word(&[("rule", Use::Rule), ("material", Use::Material), ("record", Use::Record)])),
    };
    // Only outside lists a day is held against another: of items and documents, checks say what must agree.
    let after = if place == Place::Outside { table.ask("after").and_then(|value| value.text()) } else { None };
    let past = table.ask("past").map(|value| (value.flag().unwrap_or(false), value.spot));
    let settled = table.ask("settled").and_then(|value| value.flag()).unwrap_or(false);
    let none = table.ask("none").and_then(|value| value.table("answer")).map(|table| read_none(table, kind.as_ref()));
    let (min, max) = read_range(&table, kind.as_ref());
    let report = table.report;
    table.close();
    let of_dates = [
        ("past", past.filter(|(past, _)| *past).map(|(_, spot)| spot)),
        ("after", after.as_ref().map(|after| after.spot)),
    ];
    for (key, spot) in of_dates {
        if let (Some(spot), Some(kind)) = (spot, &kind)
            && !matches!(kind, Kind::Date)
        {
            report.add(spot, codes::KEY_CONFLICT, format!("`{key}` is for a fact of kind `date`"));
        }
    }
    let name = name?;
    if kind.is_none() {
        report.mark_damaged(&name.value);
    }
    Some(Fact {
        after,
        clause,
        help,
        kind,
        label: label.map(|label| label.value).unwrap_or_default(),
        max,
        min,
        name,
        none: none.flatten(),
        past: past.is_some_and(|(past, _)| past),
        settled,
        used,
    })
}

/// How a kind is made of the name of an enumeration, which only one kind needs.
type OfChoice = fn(Text) -> Kind;

fn read_kind(table: &Table<'_>) -> Option<Kind> {
    const KINDS: [(&str, OfChoice); 7] = [
        ("boolean", |_| Kind::Boolean),
        ("choice", Kind::Choice),
        ("money", |_| Kind::Money),
        ("date", |_| Kind::Date),
        ("integer", |_| Kind::Integer),
        ("text", |_| Kind::Text),
        ("uscc", |_| Kind::Uscc),
    ];
    let value = table.need("kind");
    let word = value.and_then(|value| value.text());
    let of = value.and_then(|value| value.word(&KINDS));
    if word.as_ref().is_some_and(|word| word.value == "choice") {
        return of.zip(table.need("choice").and_then(|value| value.name())).map(|(of, choice)| of(choice));
    }
    if let (Some(choice), Some(_)) = (table.ask("choice"), of) {
        choice.fault(codes::KEY_CONFLICT, "`choice` is for a fact of kind `choice`", None);
    }
    of.zip(word).map(|(of, word)| of(word))
}

/// The smallest and the largest whole number that may be told.
fn read_range(table: &Table<'_>, kind: Option<&Kind>) -> (Option<i64>, Option<i64>) {
    let of_integer = kind.is_none_or(|kind| matches!(kind, Kind::Integer));
    let end = |key: &'static str| {
        let value = table.ask(key)?;
        if !of_integer {
            value.fault(codes::KEY_CONFLICT, format!("`{key}` is for a fact of kind `integer`"), None);
            return None;
        }
        Some((value.integer(-MAX_WHOLE..=MAX_WHOLE)?, value))
    };
    let (min, max) = (end("min"), end("max"));
    if let (Some((min, _)), Some((max, value))) = (&min, &max)
        && min > max
    {
        value.fault(codes::OUT_OF_RANGE, format!("`max` lies below `min`, which is {min}"), None);
    }
    (min.map(|(min, _)| min), max.map(|(max, _)| max))
}

fn read_none(table: Table<'_>, kind: Option<&Kind>) -> Option<NoneAnswer> {
    let label = table.need("label").and_then(|value| value.text());
    let value = table.ask("value");
    table.close();
    let number = match (&value, kind) {
        (Some(value), Some(Kind::Money)) => value.decimal((Number::ZERO, Number::whole(MAX_MONEY)), 2),
        (Some(value), Some(Kind::Integer)) => value.decimal((Number::ZERO, Number::whole(MAX_MONEY)), 0),
        (Some(value), Some(_)) => {
            let help = Some("leave it out: the rules then see null".to_owned());
            value.fault(codes::KEY_CONFLICT, "only `money` and `integer` have a number that stands for none", help);
            None
        }
        _ => None,
    };
    let number = number.and_then(|number| number.value.parse().ok());
    Some(NoneAnswer { label: label?.value, value: number })
}

/// A text that may be left out.
pub fn optional(table: &Table<'_>, key: &'static str) -> Option<String> {
    table.ask(key).and_then(|value| value.text()).map(|text| text.value)
}
