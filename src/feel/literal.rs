//! Texts that stand for a value: numbers, and the durations and days between the quotes of `date("…")`,
//! `duration("…")` and `@"…"`.
//!
//! The parser, the checker and the built-in functions read them with the same code.

use crate::value::{Day, Number};

/// What a duration text stands for: one of FEEL's two kinds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Duration {
    /// Years and months, in months.
    Months(i64),
    /// Days.
    Days(i64),
}

/// What `@"…"` stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum At {
    /// A day.
    Day(Day),
    /// A duration.
    Duration(Duration),
}

/// Past this many places before or behind the point no number is exact.
const MAX_SHIFT: i32 = 100;

/// An unsigned decimal such as `12`, `.5` or `1.23e-4`; `None` past 28 digits.
pub fn number(text: &str) -> Option<Number> {
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = format!("{whole}{fraction}");
    let significant = digits.trim_start_matches('0');
    let leading = digits.len() - significant.len();
    let significant = significant.trim_end_matches('0');
    if significant.is_empty() {
        return Some(Number::ZERO);
    }
    // Where the point stands, counted from the first significant digit.
    let point = i32::try_from(whole.len()).ok()? - i32::try_from(leading).ok()?;
    let point = point.checked_add(exponent.parse().ok()?)?;
    if significant.len() > 28 || !(-MAX_SHIFT..=MAX_SHIFT).contains(&point) {
        return None;
    }
    let before = usize::try_from(point).unwrap_or(0);
    let zeros = "0".repeat(usize::try_from(-point).unwrap_or(0));
    let plain = match significant.split_at_checked(before) {
        Some(("", after)) => format!("0.{zeros}{after}"),
        Some((before, "")) => before.to_owned(),
        Some((before, after)) => format!("{before}.{after}"),
        None => format!("{significant:0<before$}"),
    };
    plain.parse().ok()
}

/// A duration of years and months (`P1Y2M`) or of days (`P10D`). Hours, minutes and seconds are outside the profile.
pub fn duration(text: &str) -> Option<Duration> {
    let (sign, rest) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
    let rest = rest.strip_prefix('P')?;
    let count = |digits: &str| -> Option<i64> {
        let plain = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
        plain.then(|| digits.parse().ok()).flatten()
    };
    if let Some(days) = rest.strip_suffix('D') {
        return Some(Duration::Days(sign * count(days)?));
    }
    let (years, rest) = match rest.split_once('Y') {
        Some((years, rest)) => (Some(count(years)?), rest),
        None => (None, rest),
    };
    let months = match rest.strip_suffix('M') {
        Some(months) => count(months)?,
        None if rest.is_empty() && years.is_some() => 0,
        None => return None,
    };
    let months = years.unwrap_or(0).checked_mul(12)?.checked_add(months)?;
    Some(Duration::Months(sign * months))
}

/// What `@"…"` stands for.
pub fn at(text: &str) -> Option<At> {
    let day = text.parse().ok().map(At::Day);
    day.or_else(|| duration(text).map(At::Duration))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_exact_or_refused() {
        let rows = [
            ("0", Some("0")),
            ("007", Some("7")),
            (".872", Some("0.872")),
            ("1.23e-4", Some("0.000123")),
            ("1.23E+4", Some("12300")),
            ("12.5e1", Some("125")),
            ("0.00e999999999", Some("0")),
            ("1e27", Some("1000000000000000000000000000")),
            ("1e28", Some("10000000000000000000000000000")),
            ("1e40", None),
            ("1e99999999999999", None),
            ("1e-28", Some("0.0000000000000000000000000001")),
            ("1e-29", None),
            ("1.00000000000000000000000000000000", Some("1")),
            ("12345678901234567890123456789", None),
            ("9999999999999999999999999999", Some("9999999999999999999999999999")),
        ];
        for (text, value) in rows {
            assert_eq!(number(text).map(|n| n.to_string()).as_deref(), value, "{text}");
        }
    }

    #[test]
    fn durations_are_months_or_days() {
        let rows = [
            ("P1Y2M", Some(Duration::Months(14))),
            ("-P100M", Some(Duration::Months(-100))),
            ("P3Y", Some(Duration::Months(36))),
            ("P0M", Some(Duration::Months(0))),
            ("P10D", Some(Duration::Days(10))),
            ("-P1D", Some(Duration::Days(-1))),
            ("P999999999999999999Y", None),
            ("P99999999999999999999D", None),
        ];
        for (text, value) in rows {
            assert_eq!(duration(text), value, "{text}");
        }
        for text in
            ["", "P", "P1", "P0", "P1H", "PT1H", "P1DT1H", "P1Y1D", "P1M1Y", "P-1D", "P+1D", "1D", "P1Y2M ", "PY"]
        {
            assert_eq!(duration(text), None, "{text}");
        }
    }
}
