//! Days of the calendar and spans between them.

use std::fmt;
use std::str::FromStr;

use serde::{Serialize, Serializer};

use crate::json::{Reader, Structure, Value};

/// A day of the proleptic Gregorian calendar, `YYYY-MM-DD`.
///
/// ```
/// use huiqi::value::Day;
/// let day: Day = "2024-02-29".parse().unwrap();
/// assert_eq!(day.plus_months(12).unwrap().to_string(), "2025-02-28");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day {
    /// Days since 1 January of year 1, which is 1.
    ordinal: i32,
}

/// A span in months; FEEL's "years and months duration".
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Months(pub i64);

/// First and last year that there is.
const YEARS: (i32, i32) = (-262_143, 262_142);
/// Days in 400 years.
const CYCLE: i32 = 146_097;
/// Days from 1 March of year 0, from which the leap day is the last of a year, to the day before that of ordinal 1.
const MARCH: i32 = 305;

/// The ordinal of a day of these numbers; of a day that its month does not have, that of a later one.
const fn ordinal(year: i32, month: i32, day: i32) -> i32 {
    let year = if month > 2 { year } else { year - 1 };
    let (cycle, year) = (year.div_euclid(400), year.rem_euclid(400));
    let in_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    cycle * CYCLE + year * 365 + year / 4 - year / 100 + in_year - MARCH
}

impl Day {
    /// The first day that there is.
    pub const FIRST: Self = Self { ordinal: ordinal(YEARS.0, 1, 1) };
    /// The last day that there is.
    pub const LAST: Self = Self { ordinal: ordinal(YEARS.1, 12, 31) };

    /// The day of these numbers, if there is one.
    pub fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        if !(YEARS.0..=YEARS.1).contains(&year) || !(1..=12).contains(&month) || !(1..=31).contains(&day) {
            return None;
        }
        let ordinal = ordinal(year, i32::try_from(month).ok()?, i32::try_from(day).ok()?);
        // What its month does not have would be a day of the next.
        Some(Self { ordinal }).filter(|made| made.month() == month)
    }

    /// Days since 1 January of year 1 (which is 1).
    pub fn ordinal(self) -> i32 {
        self.ordinal
    }

    /// The day with that [`ordinal`](Self::ordinal).
    pub fn from_ordinal(ordinal: i32) -> Option<Self> {
        Some(Self { ordinal }).filter(|day| (Self::FIRST..=Self::LAST).contains(day))
    }

    /// Year, month and day, by cycles of 400 years that begin on 1 March.
    fn parts(self) -> (i32, u32, u32) {
        let days = self.ordinal + MARCH;
        let (cycle, days) = (days.div_euclid(CYCLE), days.rem_euclid(CYCLE));
        let year = (days - days / 1_460 + days / 36_524 - days / 146_096) / 365;
        let in_year = days - (365 * year + year / 4 - year / 100);
        let month = (5 * in_year + 2) / 153;
        let day = in_year - (153 * month + 2) / 5 + 1;
        let month = if month < 10 { month + 3 } else { month - 9 };
        let year = cycle * 400 + year + i32::from(month <= 2);
        (year, month.unsigned_abs(), day.unsigned_abs())
    }

    /// Year of the proleptic Gregorian calendar.
    pub fn year(self) -> i32 {
        self.parts().0
    }

    /// Month, 1–12.
    pub fn month(self) -> u32 {
        self.parts().1
    }

    /// Day of the month, 1–31.
    pub fn day(self) -> u32 {
        self.parts().2
    }

    /// Day of the week, Monday 1 to Sunday 7.
    pub fn weekday(self) -> u32 {
        // The first day of year 1 is a Monday.
        (self.ordinal - 1).rem_euclid(7).unsigned_abs() + 1
    }

    /// Whether it is a Saturday or a Sunday.
    pub fn is_weekend(self) -> bool {
        self.weekday() > 5
    }

    /// So many days later.
    pub fn plus_days(self, days: i64) -> Option<Self> {
        Self::from_ordinal(i32::try_from(i64::from(self.ordinal).checked_add(days)?).ok()?)
    }

    /// So many months later; where that month has no such day, its last one.
    pub fn plus_months(self, months: i64) -> Option<Self> {
        let (year, month, day) = self.parts();
        let months = (i64::from(year) * 12 + i64::from(month) - 1).checked_add(months)?;
        let year = i32::try_from(months.div_euclid(12)).ok()?;
        let month = u32::try_from(months.rem_euclid(12) + 1).ok()?;
        (28..=day).rev().find_map(|day| Self::new(year, month, day)).or_else(|| Self::new(year, month, day))
    }

    /// Days from `other` to this one.
    pub fn days_since(self, other: Self) -> i64 {
        i64::from(self.ordinal) - i64::from(other.ordinal)
    }

    /// Whole months from this day to `other`, toward zero (FEEL's `years and months duration`).
    pub fn months_until(self, other: Self) -> Months {
        let months = i64::from(other.year() - self.year()) * 12 + i64::from(other.month()) - i64::from(self.month());
        let short = if months > 0 {
            -i64::from(other.day() < self.day())
        } else if months < 0 {
            i64::from(other.day() > self.day())
        } else {
            0
        };
        Months(months + short)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, sign) = (self.year(), if self.year() < 0 { "-" } else { "" });
        write!(f, "{sign}{:04}-{:02}-{:02}", year.unsigned_abs(), self.month(), self.day())
    }
}

/// That a text is no day of the form `YYYY-MM-DD`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotADay;

impl FromStr for Day {
    type Err = NotADay;
    /// Reads ISO 8601's extended form with a year of four digits, or of five to nine after a minus sign or not, as XML
    /// Schema's `date` has it.
    fn from_str(text: &str) -> Result<Self, NotADay> {
        let (negative, rest) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        let mut parts = rest.split('-');
        let (Some(year), Some(month), Some(day), None) = (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(NotADay);
        };
        let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        let year_fits = year.len() == 4 || ((5..=9).contains(&year.len()) && !year.starts_with('0'));
        if !year_fits || month.len() != 2 || day.len() != 2 || !digits(year) || !digits(month) || !digits(day) {
            return Err(NotADay);
        }
        let year: i32 = year.parse().map_err(|_| NotADay)?;
        let month = month.parse().map_err(|_| NotADay)?;
        let day = day.parse().map_err(|_| NotADay)?;
        Self::new(if negative { -year } else { year }, month, day).ok_or(NotADay)
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Structure for Day {
    fn read<'v>(value: Option<&'v Value>, reader: &mut Reader<'v>) -> Self {
        reader.text(value).parse().unwrap_or_else(|_| {
            reader.misfit(value, "not a day of the form YYYY-MM-DD");
            Self::FIRST
        })
    }
}

#[cfg(feature = "native")]
impl schemars::JsonSchema for Day {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Day".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "format": "date", "description": "A day, YYYY-MM-DD." })
    }
}

#[cfg(test)]
mod tests {
    use chrono::{Datelike, NaiveDate};
    use proptest::prelude::*;

    use super::*;

    fn agrees(day: Day, oracle: NaiveDate) {
        assert_eq!(
            (day.ordinal(), day.year(), day.month(), day.day(), day.weekday()),
            (
                oracle.num_days_from_ce(),
                oracle.year(),
                oracle.month(),
                oracle.day(),
                oracle.weekday().number_from_monday()
            )
        );
        assert_eq!(Day::new(day.year(), day.month(), day.day()), Some(day));
    }

    #[test]
    fn every_day_of_a_thousand_years_and_both_ends() {
        agrees(Day::FIRST, NaiveDate::MIN);
        agrees(Day::LAST, NaiveDate::MAX);
        for ordinal in ordinal(1500, 1, 1)..ordinal(2500, 1, 1) {
            agrees(Day::from_ordinal(ordinal).unwrap(), NaiveDate::from_num_days_from_ce_opt(ordinal).unwrap());
        }
    }

    proptest! {
        #[test]
        fn days_are_as_chrono_has_them(
            year in prop_oneof![-3_000..3_000_i32, -263_000..263_000_i32, any::<i32>()],
            month in 0..14_u32,
            day in 0..33_u32,
            days in prop_oneof![-1_000_000..1_000_000_i64, any::<i64>()],
            months in prop_oneof![-1_000..1_000_i64, -7_000_000..7_000_000_i64, any::<i64>()],
            ordinal in any::<i32>(),
        ) {
            let same = |day: Option<Day>, oracle: Option<NaiveDate>| {
                assert_eq!(day.map(Day::ordinal), oracle.map(|oracle| oracle.num_days_from_ce()));
                day.zip(oracle)
            };
            same(Day::from_ordinal(ordinal), NaiveDate::from_num_days_from_ce_opt(ordinal));
            if let Some((day, oracle)) = same(Day::new(year, month, day), NaiveDate::from_ymd_opt(year, month, day)) {
                agrees(day, oracle);
                let span = chrono::Duration::try_days(days);
                same(day.plus_days(days), span.and_then(|span| oracle.checked_add_signed(span)));
                let span = u32::try_from(months.unsigned_abs()).map(chrono::Months::new).ok();
                let later = |span| if months < 0 { oracle.checked_sub_months(span) } else { oracle.checked_add_months(span) };
                same(day.plus_months(months), span.and_then(later));
            }
        }
    }
}
