//! Days of the calendar and spans between them.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, Duration, NaiveDate, Weekday};
use serde::{Serialize, Serializer};

use crate::json::{Reader, Structure, Value};

/// A day, `YYYY-MM-DD`.
///
/// ```
/// use huiqi::value::Day;
/// let day: Day = "2024-02-29".parse().unwrap();
/// assert_eq!(day.plus_months(12).unwrap().to_string(), "2025-02-28");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(NaiveDate);

/// A span in months; FEEL's "years and months duration".
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Months(pub i64);

impl Day {
    /// The first day that there is.
    pub const FIRST: Self = Self(NaiveDate::MIN);
    /// The last day that there is.
    pub const LAST: Self = Self(NaiveDate::MAX);

    /// The day of these numbers, if there is one.
    pub fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        NaiveDate::from_ymd_opt(year, month, day).map(Self)
    }

    /// Days since 1 January of year 1 (which is 1).
    pub fn ordinal(self) -> i32 {
        self.0.num_days_from_ce()
    }

    /// The day with that [`ordinal`](Self::ordinal).
    pub fn from_ordinal(ordinal: i32) -> Option<Self> {
        NaiveDate::from_num_days_from_ce_opt(ordinal).map(Self)
    }

    /// Year of the proleptic Gregorian calendar.
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// Month, 1–12.
    pub fn month(self) -> u32 {
        self.0.month()
    }

    /// Day of the month, 1–31.
    pub fn day(self) -> u32 {
        self.0.day()
    }

    /// Day of the week, Monday 1 to Sunday 7.
    pub fn weekday(self) -> u32 {
        self.0.weekday().number_from_monday()
    }

    /// Whether it is a Saturday or a Sunday.
    pub fn is_weekend(self) -> bool {
        matches!(self.0.weekday(), Weekday::Sat | Weekday::Sun)
    }

    /// So many days later.
    pub fn plus_days(self, days: i64) -> Option<Self> {
        self.0.checked_add_signed(Duration::try_days(days)?).map(Self)
    }

    /// So many months later; where that month has no such day, its last one.
    pub fn plus_months(self, months: i64) -> Option<Self> {
        let count = u32::try_from(months.unsigned_abs()).ok()?;
        let span = chrono::Months::new(count);
        if months < 0 { self.0.checked_sub_months(span) } else { self.0.checked_add_months(span) }.map(Self)
    }

    /// Days from `other` to this one.
    pub fn days_since(self, other: Self) -> i64 {
        (self.0 - other.0).num_days()
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
