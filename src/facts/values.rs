//! One value of one fact.

use std::cell::RefCell;

use crate::feel::Cell;
use crate::json::Value;
use crate::pack::load::{MAX_MONEY, YEARS, first_day, integers, last_day};
use crate::pack::model::{Built, Fact, FactKind};
use crate::value::{Day, Known, Money, Number, Set, Span};

use super::formats::uscc;
use super::{Problems, formats::name};

/// How many Unicode scalar values a text may have.
pub(crate) const MAX_TEXT: u32 = 500;
/// How much of a given value a message repeats.
const SHOWN: usize = 40;

/// What a value is read against.
pub(super) struct Reader<'a> {
    pub built: &'a Built,
    pub date: Day,
    /// Where money that is told stands, and how it is written with two places; kept only for a receipt.
    pub money: Option<ToldMoney>,
}

/// Paths of money that is told, each with its text with two places.
pub(super) type ToldMoney = RefCell<Vec<(String, String)>>;

/// Why a text is no day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DayFault {
    Format,
    Range,
}

/// Reads `YYYY-MM-DD` from 1900 to 2199.
pub(super) fn read_day(text: &str) -> Result<Day, DayFault> {
    let plain = text.len() == 10 && !text.starts_with('-');
    let day: Day = if plain { text.parse().map_err(|_| DayFault::Format)? } else { return Err(DayFault::Format) };
    if (YEARS.0..=YEARS.1).contains(&day.year()) { Ok(day) } else { Err(DayFault::Range) }
}

/// The first and last day that can be told, as parameters of a message.
pub(super) fn day_range() -> [(&'static str, String); 2] {
    [("min", first_day().to_string()), ("max", last_day().to_string())]
}

/// A given text as a message repeats it.
pub(super) fn shown(given: &str) -> String {
    match given.char_indices().nth(SHOWN) {
        Some((cut, _)) => format!("{}…", &given[..cut]),
        None => given.to_owned(),
    }
}

/// Reads money (CONTRACT.md, Money): exactly, or the code of what is wrong.
pub(super) fn read_money(text: &str) -> Result<Number, &'static str> {
    let (negative, digits) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(whole, fraction)| (whole, Some(fraction)));
    let plain = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if !plain(whole) || !fraction.is_none_or(plain) || (whole.len() > 1 && whole.starts_with('0')) {
        return Err("money.format");
    }
    if negative {
        return Err("money.range");
    }
    if fraction.is_some_and(|f| f.len() > 2) {
        return Err("money.precision");
    }
    // More digits than the largest sum has need not be read.
    let number: Number =
        if whole.len() > 14 { return Err("money.range") } else { digits.parse().map_err(|_| "money.range")? };
    if number > Number::whole(MAX_MONEY) { Err("money.range") } else { Ok(number) }
}

/// The text of a value that money is read from, if it is one.
pub(super) fn money_text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_text()),
        _ => None,
    }
}

impl Reader<'_> {
    /// Reads a value. An invalid one is a problem at `path()`, and the fact stays as it is before it is told.
    pub fn cell(
        &self,
        fact: &Fact,
        value: &Value,
        untold: &Cell,
        path: &dyn Fn() -> String,
        problems: &mut Problems<'_>,
    ) -> Cell {
        match self.read(fact, value, path, problems) {
            Some(set) => Cell { set, told: true },
            None => untold.clone(),
        }
    }

    fn read(&self, fact: &Fact, value: &Value, path: &dyn Fn() -> String, problems: &mut Problems<'_>) -> Option<Set> {
        let label = fact.label.as_str();
        if value.is_null() {
            return match &fact.none {
                Some(none) => Some(none.value.map_or(Set::NULL, Set::number)),
                None => {
                    problems.add(path(), "fact.null", &[("label", label)]);
                    None
                }
            };
        }
        let some = match (fact.kind, value) {
            (FactKind::Boolean, Value::Bool(value)) => Known::Truth { yes: *value, no: !value },
            (FactKind::Integer, Value::Number(number)) => match number.as_i64_exact() {
                Some(whole) => Known::Number(Span::one(integer(fact, Number::whole(whole), path, problems)?)),
                None => return wrong_type(fact, path, problems),
            },
            (FactKind::Choice(of), Value::String(given)) => return self.choice(fact, of, given, path, problems),
            (FactKind::Date, Value::String(given)) => Known::Day(Span::one(self.day(fact, given, path, problems)?)),
            (FactKind::Text | FactKind::Uscc, Value::String(given)) => return text(fact, given, path, problems),
            (FactKind::Money, value) => match money_text(value) {
                Some(given) => match read_money(&given) {
                    Ok(number) => {
                        if let Some(money) = &self.money {
                            money.borrow_mut().push((path(), Money::floor(number).to_string()));
                        }
                        Known::Number(Span::one(number))
                    }
                    Err(code) => {
                        let max = MAX_MONEY.to_string();
                        problems.add(path(), code, &[("label", label), ("given", &shown(&given)), ("max", &max)]);
                        return None;
                    }
                },
                None => return wrong_type(fact, path, problems),
            },
            _ => return wrong_type(fact, path, problems),
        };
        Some(Set::of(some))
    }

    fn choice(
        &self,
        fact: &Fact,
        of: u16,
        given: &str,
        path: &dyn Fn() -> String,
        problems: &mut Problems<'_>,
    ) -> Option<Set> {
        let values = &self.built.choices.get(usize::from(of))?.values;
        if let Some(at) = values.iter().position(|v| v.id == given) {
            return Some(Set::of(Known::Choice { of, mask: 1 << at }));
        }
        let choices = values.iter().map(|v| v.id.as_str()).collect::<Vec<_>>().join(", ");
        problems.add(path(), "fact.choice", &[("label", &fact.label), ("given", &shown(given)), ("choices", &choices)]);
        None
    }

    fn day(&self, fact: &Fact, given: &str, path: &dyn Fn() -> String, problems: &mut Problems<'_>) -> Option<Day> {
        let (label, given_shown) = (fact.label.as_str(), shown(given));
        match read_day(given) {
            Ok(day) if fact.past && day > self.date => {
                let today = self.date.to_string();
                problems.add(path(), "date.future", &[("label", label), ("given", given), ("day", &today)]);
                None
            }
            Ok(day) => Some(day),
            Err(DayFault::Format) => {
                problems.add(path(), "date.format", &[("label", label), ("given", &given_shown)]);
                None
            }
            Err(DayFault::Range) => {
                let [(_, min), (_, max)] = day_range();
                problems.add(path(), "date.range", &[("label", label), ("given", given), ("min", &min), ("max", &max)]);
                None
            }
        }
    }
}

fn integer(fact: &Fact, given: Number, path: &dyn Fn() -> String, problems: &mut Problems<'_>) -> Option<Number> {
    let range = integers(fact);
    if (range.lo..=range.hi).contains(&given) {
        return Some(given);
    }
    let (given, min, max) = (given.to_string(), range.lo.to_string(), range.hi.to_string());
    let params = [("label", fact.label.as_str()), ("given", &given), ("min", &min), ("max", &max)];
    problems.add(path(), "integer.range", &params);
    None
}

fn text(fact: &Fact, given: &str, path: &dyn Fn() -> String, problems: &mut Problems<'_>) -> Option<Set> {
    let count = given.chars().count();
    if u32::try_from(count).unwrap_or(u32::MAX) > MAX_TEXT {
        let (count, max) = (count.to_string(), MAX_TEXT.to_string());
        problems.add(path(), "text.size", &[("label", &fact.label), ("count", &count), ("max", &max)]);
        return None;
    }
    if fact.kind == FactKind::Uscc
        && let Err(code) = uscc::check(given)
    {
        problems.add(path(), code, &[("label", &fact.label), ("given", given)]);
        return None;
    }
    Some(Set::of(Known::Text(name::folded(given).into())))
}

fn wrong_type<T>(fact: &Fact, path: &dyn Fn() -> String, problems: &mut Problems<'_>) -> Option<T> {
    let expected = problems.word(match fact.kind {
        FactKind::Boolean => "type.boolean",
        FactKind::Choice(_) => "type.choice",
        FactKind::Money => "type.money",
        FactKind::Date => "type.date",
        FactKind::Integer => "type.integer",
        FactKind::Text | FactKind::Uscc => "type.text",
    });
    problems.add(path(), "fact.type", &[("label", &fact.label), ("expected", &expected)]);
    None
}
