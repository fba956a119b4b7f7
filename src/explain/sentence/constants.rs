//! Numbers, sums, shares, days and durations as they are written.

use super::kinds::Kind;
use crate::explain::catalogue::Catalogue;
use crate::value::{Day, Number};

/// A number of a kind.
pub(super) fn number(words: &Catalogue, number: Number, kind: Kind) -> String {
    match kind {
        Kind::Yuan => words.say("rule.yuan", &[("number", &money(number))]),
        Kind::Ratio => match number.checked_mul(Number::whole(100)) {
            Some(percent) => words.say("rule.percent", &[("number", &percent.to_string())]),
            None => number.to_string(),
        },
        _ => number.to_string(),
    }
}

/// A sum with its thousands apart and whole fen; what is finer is shown as it is.
fn money(number: Number) -> String {
    let text = number.abs().to_string();
    let (whole, places) = text.split_once('.').unwrap_or((&text, ""));
    let sign = if number.is_negative() { "-" } else { "" };
    let mut grouped = String::new();
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    format!("{sign}{grouped}.{places:0<2}")
}

/// A day.
pub(super) fn day(words: &Catalogue, day: Day) -> String {
    let (year, month, of_month) = (day.year().to_string(), day.month().to_string(), day.day().to_string());
    words.say("rule.day", &[("year", &year), ("month", &month), ("day", &of_month)])
}

/// A duration of months.
pub(super) fn months(words: &Catalogue, months: i64) -> String {
    let (years, rest) = (months / 12, months % 12);
    let (years_text, rest_text) = (years.to_string(), rest.to_string());
    match (years, rest) {
        (0, _) => words.say("rule.months", &[("months", &rest_text)]),
        (_, 0) => words.say("rule.years", &[("years", &years_text)]),
        _ => words.say("rule.years-and-months", &[("years", &years_text), ("months", &rest_text)]),
    }
}

#[cfg(test)]
mod tests {
    use super::money;

    #[test]
    fn sums_are_grouped() {
        for (number, shown) in
            [("0", "0.00"), ("1234567", "1,234,567.00"), ("-1234.5", "-1,234.50"), ("0.001", "0.001")]
        {
            assert_eq!(money(number.parse().unwrap()), shown);
        }
    }
}
