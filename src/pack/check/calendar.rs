//! The days of a calendar are days of their years, in order.

use std::collections::BTreeSet;

use crate::pack::fault::{Report, Spot, codes};
use crate::pack::source::draft::{Calendar, Year};
use crate::pack::source::text::{Placed, Text};
use crate::value::Day;

/// Checks the calendar. `head` is where it is said that there is none.
pub fn check(calendar: &Calendar, head: Spot, report: &Report) {
    match &calendar.unpublished {
        Some(days) => check_unpublished(&days.value, report),
        None => {
            let help = "name a file with `unpublished = […]` and `[years.…]` in `use`";
            report.absent_part(head, codes::FILE, "this pack has no calendar", help);
        }
    }
    let mut seen = BTreeSet::new();
    for year in &calendar.years {
        if !seen.insert(year.year.value) {
            report.add(year.year.spot, codes::DUPLICATE, format!("there is another calendar of {}", year.year.value));
        }
        check_holidays(year, report);
        check_workdays(year, report);
    }
}

/// Days of any year: `MM-DD`, in order.
fn check_unpublished(days: &[Text], report: &Report) {
    let mut last = "";
    for day in days {
        // 2023 has no 29 February: a day that only some years have is not one of any year.
        if day.value.len() != 5 || format!("2023-{}", day.value).parse::<Day>().is_err() {
            report.add(day.spot, codes::CALENDAR, "this is no day of every year: write `MM-DD`");
        } else if day.value.as_str() <= last {
            report.add(day.spot, codes::CALENDAR, format!("`{}` does not stand after `{last}`", day.value));
        } else {
            last = &day.value;
        }
    }
}

fn check_holidays(year: &Year, report: &Report) {
    let mut last: Option<Day> = None;
    for holiday in &year.holidays {
        let (from, to) = holiday.value;
        let wrong = if to < from {
            Some(format!("this holiday ends on {to}, before it begins"))
        } else if !is_of(from, year) || !is_of(to, year) {
            Some(format!("this holiday is not of {}", year.year.value))
        } else {
            last.filter(|last| from <= *last).map(|last| format!("this holiday does not begin after {last}"))
        };
        if let Some(wrong) = wrong {
            report.add(holiday.spot, codes::CALENDAR, wrong);
        } else {
            last = Some(to);
        }
    }
}

fn check_workdays(year: &Year, report: &Report) {
    let mut last: Option<Day> = None;
    for day in &year.workdays {
        if let Some(wrong) = wrong_workday(*day, last, year) {
            report.add(day.spot, codes::CALENDAR, wrong);
        } else {
            last = Some(day.value);
        }
    }
}

fn wrong_workday(day: Placed<Day>, last: Option<Day>, year: &Year) -> Option<String> {
    let day = day.value;
    if !is_of(day, year) {
        return Some(format!("{day} is not of {}", year.year.value));
    }
    if !day.is_weekend() {
        return Some(format!("{day} is no Saturday and no Sunday: it is a working day anyway"));
    }
    if year.holidays.iter().any(|holiday| holiday.value.0 <= day && day <= holiday.value.1) {
        return Some(format!("{day} is a holiday: it cannot be a working day"));
    }
    last.filter(|last| day <= *last).map(|last| format!("{day} does not stand after {last}"))
}

fn is_of(day: Day, year: &Year) -> bool {
    day.year() == year.year.value
}
