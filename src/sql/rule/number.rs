//! Arithmetic on numbers, days and durations, and the parts of days and durations.

use super::rounding::{QUOTIENT, Rounding, rounded};
use super::{Kind, Said, Value, Walk};
use crate::feel::builtins::Builtin;
use crate::feel::code::{Arithmetic, Op, Place};
use crate::sql::quote;
use crate::value::Number;

/// How many digits the engine keeps.
const DIGITS: usize = 28;
/// How long a duration is added to a day at most, in days and in months. PostgreSQL ends the query with an error where a
/// day would lie before 4713 BC; what is longer is taken as not known.
const LONGEST: (i64, i64) = (1_000_000, 30_000);

impl Walk<'_, '_> {
    pub(super) fn negate(&mut self, a: Place) -> Said<Value> {
        let a = self.value(a)?.divided()?;
        match a.kind {
            Kind::Number | Kind::Months | Kind::Days => {
                Ok(Value { constant: a.constant.map(|n| -n), ..Value::tight(a.kind, format!("(- {})", a.operand())) })
            }
            _ => Err("it negates what is no number".to_owned()),
        }
    }

    pub(super) fn arithmetic(&mut self, place: Place, sign: Arithmetic, a: Place, b: Place) -> Said<Value> {
        use Arithmetic::{Add, Div, Mul, Sub};
        use Kind::{Day, Days, Months, Number};
        let (a, b) = (self.value(a)?.divided()?, self.value(b)?.divided()?);
        let word = if sign == Add { "+" } else { "-" };
        match (sign, a.kind, b.kind) {
            (Add | Sub, Number, Number) | (Add | Sub, Months, Months) | (Add | Sub, Days, Days) => {
                Ok(Value::loose(a.kind, format!("{} {word} {}", a.operand(), b.operand())))
            }
            (Add | Sub, Day, Months | Days) => Ok(later(&a, word, &b)),
            (Add, Months | Days, Day) => Ok(later(&b, word, &a)),
            (Sub, Day, Day) => Ok(Value::tight(Days, format!("({} - {})::numeric", a.operand(), b.operand()))),
            (Mul, Number, Number) => Ok(Value::loose(Number, format!("{} * {}", a.operand(), b.operand()))),
            (Mul, Months | Days, Number) => scaled(&a, &b),
            (Mul, Number, Months | Days) => scaled(&b, &a),
            (Div, Number, Number) => self.quotient(place, a, &b),
            (Div, Months, Months) | (Div, Days, Days) => {
                self.quotient(place, Value { kind: Number, constant: None, ..a }, &b)
            }
            (Div, Months | Days, Number) => {
                let kind = a.kind;
                let quotient = self.quotient(place, Value { kind: Number, constant: None, ..a }, &b)?;
                Ok(Value { kind, ..rounded(quotient, Rounding::Down, 0)? })
            }
            _ => Err("it computes with values of two kinds".to_owned()),
        }
    }

    /// `a / b`, where the rule states `b`. What ends is a product; of what does not end, the division waits until it is
    /// rounded, which then gives what the engine gives: an unlike quotient of so few digits lies further from every value
    /// that it could be rounded to than the engine's last digit is.
    fn quotient(&mut self, place: Place, a: Value, b: &Value) -> Said<Value> {
        let by = b.constant.filter(|by| *by != Number::ZERO).ok_or("it divides by what the rule does not state")?;
        let size = self.dividends.get(&place).copied().ok_or("it is not known how long what is divided can be")?;
        let (mantissa, places) = mantissa(by).ok_or("it divides by a number of too many digits")?;
        if let Some(inverse) = exact_inverse(by) {
            let more = mantissa_places(inverse);
            if size.whole() + size.places() + places + more > DIGITS {
                return Err("a quotient may need more digits than the engine keeps".to_owned());
            }
            return Ok(Value::loose(Kind::Number, format!("{} * {}", a.operand(), quote::number(inverse))));
        }
        let of = mantissa.to_string().trim_start_matches('-').len();
        // Whole digits of the quotient, places of what is divided or to which it is rounded, digits of the divisor.
        if size.whole() + places + size.places().max(QUOTIENT) + of >= DIGITS {
            return Err("a quotient may need more digits than the engine keeps".to_owned());
        }
        let sign = if by.is_negative() { "- " } else { "" };
        let shift = i32::try_from(places).map_err(|_| "it divides by a number of too many digits")?;
        let text = if shift == 0 {
            format!("({sign}{})", a.operand())
        } else {
            format!("({sign}{} * {})", a.operand(), quote::power_of_ten(shift))
        };
        Ok(Value { over: Some(mantissa.abs()), ..Value::tight(Kind::Number, text) })
    }

    /// The built-in functions.
    pub(super) fn call(&mut self, builtin: Builtin, places: &[Place]) -> Said<Value> {
        match (builtin, places) {
            (Builtin::Sum | Builtin::Count | Builtin::Min | Builtin::Max, _) => self.aggregate(builtin, places),
            (Builtin::Abs, [a]) => {
                let a = self.value(*a)?.divided()?;
                match a.kind {
                    Kind::Number | Kind::Months | Kind::Days => Ok(Value::tight(a.kind, format!("abs({})", a.text))),
                    _ => Err("it takes the absolute value of what is no number".to_owned()),
                }
            }
            (Builtin::Floor, [a, scale @ ..]) => self.round(*a, scale.first(), Rounding::Floor),
            (Builtin::Ceiling, [a, scale @ ..]) => self.round(*a, scale.first(), Rounding::Ceiling),
            (Builtin::RoundUp, [a, scale]) => self.round(*a, Some(scale), Rounding::Up),
            (Builtin::RoundDown, [a, scale]) => self.round(*a, Some(scale), Rounding::Down),
            (Builtin::RoundHalfUp, [a, scale]) => self.round(*a, Some(scale), Rounding::HalfUp),
            (Builtin::Date, [a]) => self.value(*a)?.expect(Kind::Day),
            (Builtin::MonthsBetween, [a, b]) => self.months_between(*a, *b),
            (Builtin::Year, [a]) => self.part("year", *a),
            (Builtin::Month, [a]) => self.part("month", *a),
            (Builtin::DayOfMonth, [a]) => self.part("day", *a),
            (Builtin::Weekday, [a]) => self.part("isodow", *a),
            (Builtin::YearsPart, [a]) => self.of_duration(Kind::Months, *a, |a| format!("div({a}, 12.0)")),
            (Builtin::MonthsPart, [a]) => self.of_duration(Kind::Months, *a, |a| format!("mod({a}, 12.0)")),
            (Builtin::DaysPart, [a]) => self.of_duration(Kind::Days, *a, |a| format!("({a})")),
            _ => Err("it makes a day or a duration of what is computed".to_owned()),
        }
    }

    fn round(&mut self, a: Place, scale: Option<&Place>, how: Rounding) -> Said<Value> {
        let a = self.value(a)?;
        if a.kind != Kind::Number {
            return Err("it rounds what is no number".to_owned());
        }
        let scale = match scale.map(|scale| self.code.constant(*scale)) {
            None => 0,
            Some(Some(Op::Number(scale))) => scale.to_whole().ok_or("it rounds to no whole number of places")?,
            Some(_) => return Err("it rounds to a number of places that it does not state".to_owned()),
        };
        rounded(a, how, scale)
    }

    fn part(&mut self, part: &str, a: Place) -> Said<Value> {
        let a = self.value(a)?.expect(Kind::Day)?;
        Ok(Value::tight(Kind::Number, format!("extract({part} FROM {})::numeric", a.operand())))
    }

    fn of_duration(&mut self, kind: Kind, a: Place, part: fn(&str) -> String) -> Said<Value> {
        let a = self.value(a)?.expect(kind)?;
        Ok(Value::tight(Kind::Number, part(&a.text)))
    }

    /// Whole months from one day to another, toward zero.
    fn months_between(&mut self, a: Place, b: Place) -> Said<Value> {
        let (a, b) = (self.value(a)?.expect(Kind::Day)?, self.value(b)?.expect(Kind::Day)?);
        let (days, months) = (self.alias(), self.alias());
        Ok(Value::tight(
            Kind::Months,
            format!(
                "(SELECT m + CASE WHEN m > 0 AND extract(day FROM b) < extract(day FROM a) THEN -1 \
                 WHEN m < 0 AND extract(day FROM b) > extract(day FROM a) THEN 1 ELSE 0 END \
                 FROM (SELECT a, b, ((extract(year FROM b) - extract(year FROM a)) * 12 \
                 + extract(month FROM b) - extract(month FROM a))::numeric AS m \
                 FROM (VALUES ({}, {})) AS {days}(a, b)) AS {months})",
                a.text, b.text
            ),
        ))
    }
}

/// A day and so long after or before it; of months, where that month has no such day, its last one, as in FEEL.
fn later(day: &Value, word: &str, length: &Value) -> Value {
    let (most, of) = if length.kind == Kind::Days { (LONGEST.0, "") } else { (LONGEST.1, " * interval '1 month'") };
    let moved = |length: &str| format!("({} {word} {length}{of})::date", day.operand());
    let stated = length.constant.and_then(Number::to_whole).filter(|stated| (-most..=most).contains(stated));
    let text = match stated {
        // The operator would be taken for one of another name before a sign.
        Some(stated) => moved(&format!("({stated})")),
        None => {
            let length = length.operand();
            format!("CASE WHEN {length} BETWEEN -{most} AND {most} THEN {} END", moved(&format!("{length}::integer")))
        }
    };
    Value::tight(Kind::Day, format!("({text})"))
}

/// A duration times a number: a whole number of its unit, toward zero.
fn scaled(duration: &Value, by: &Value) -> Said<Value> {
    let product = duration.constant.zip(by.constant).and_then(|(a, b)| a.checked_mul(b)?.round_down(0));
    Ok(match product {
        Some(product) => Value {
            constant: Some(product),
            ..Value::tight(
                duration.kind,
                format!("{} {}", quote::number(product), quote::aside(&format!("{} x {}", duration.text, by.text))),
            )
        },
        None => Value::tight(duration.kind, format!("trunc({} * {})", duration.operand(), by.operand())),
    })
}

/// The digits of a number without its point, and how many of them stand behind it.
fn mantissa(number: Number) -> Option<(Number, usize)> {
    let text = number.to_string();
    let (whole, places) = text.split_once('.').unwrap_or((&text, ""));
    Some((format!("{whole}{places}").parse().ok()?, places.len()))
}

fn mantissa_places(number: Number) -> usize {
    mantissa(number).map_or(DIGITS, |(_, places)| places)
}

/// The number by which one multiplies instead of dividing, if it ends.
fn exact_inverse(by: Number) -> Option<Number> {
    let inverse = Number::ONE.checked_div(by)?;
    (inverse.checked_mul(by)? == Number::ONE && mantissa_places(inverse) < DIGITS / 2).then_some(inverse)
}
