//! `calendar.toml`: what the yearly notices say.

use super::form;
use super::table::Table;
use super::value::Value;
use crate::pack::fault::codes;
use crate::pack::source::draft::{Draft, Year};
use crate::pack::source::text::{Placed, Text};
use crate::value::Day;

/// Reads `unpublished` and `[years.…]`.
pub fn read(table: &Table<'_>, draft: &mut Draft) {
    if let Some(value) = table.ask("unpublished") {
        let unpublished = Placed { value: value.texts(), spot: value.spot };
        if draft.calendar.unpublished.is_some() {
            value.fault(codes::DUPLICATE, "`unpublished` stands in two files of this pack", None);
        }
        draft.calendar.unpublished = Some(unpublished);
    }
    let years = table.ask("years").and_then(|value| value.table("table of years"));
    for (key, value) in years.iter().flat_map(Table::entries) {
        let number = key.value.parse().ok().filter(|year| key.value.len() == 4 && (1900..=2199).contains(year));
        if number.is_none() {
            table.report.add(key.spot, codes::WRONG_VALUE, "a year of the calendar is four digits, 1900 to 2199");
        }
        let year = value.table("year").and_then(|table| number.and_then(|year| read_year(table, year, &key)));
        draft.calendar.years.extend(year);
    }
}

fn read_year(table: Table<'_>, year: i32, key: &Text) -> Option<Year> {
    let source = table.need("source").and_then(|value| value.text());
    let holidays = table.need("holidays").map(|value| value.list()).unwrap_or_default();
    let workdays = table.need("workdays").map(|value| value.list()).unwrap_or_default();
    table.close();
    // Both are read before anything that is wanting ends it.
    let holidays = holidays.iter().filter_map(read_holiday).collect();
    let workdays = workdays.iter().filter_map(Value::day).collect();
    Some(Year { holidays, source: source?.value, workdays, year: Placed { value: year, spot: key.spot } })
}

/// One day, or the first and the last with a slash between.
fn read_holiday(value: &Value<'_>) -> Option<Placed<(Day, Day)>> {
    const WANTED: &str = "holiday: one day, or the first and the last as `2026-10-01/2026-10-07`";
    let text = value.shaped(|text| text.split('/').count() <= 2 && text.split('/').all(form::is_day), WANTED)?;
    let (first, last) = text.value.split_once('/').unwrap_or((&text.value, &text.value));
    Some(Placed { value: (first.parse().ok()?, last.parse().ok()?), spot: text.spot })
}
