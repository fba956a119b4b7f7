//! Working days: what the yearly notices say, and what is only supposed of a year whose notice is not known.
//!
//! Takes days, gives days, never guesses in silence: who looks up a year without a notice is told so.

use std::cell::Cell;

use serde::Serialize;

use crate::json::members;
use crate::order::Map;
use crate::value::Day;

/// Which days are working days, as far as it was announced.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Notices {
    /// Days of each year that are taken as holidays while its notice is not known, `MM-DD`.
    pub unpublished: Vec<String>,
    /// What the yearly notices say.
    pub years: Map<i32, Year>,
}

members!(Notices { unpublished, years });

/// The notice for one year.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Year {
    /// First and last day of each holiday.
    pub holidays: Vec<(Day, Day)>,
    /// Where it was published.
    pub source: String,
    /// Weekend days that are working days.
    pub workdays: Vec<Day>,
}

members!(Year { holidays, source, workdays });

/// How many days a working day is looked for: a calendar that has none in years has none.
const SEARCHED: usize = 3_660;

/// The calendar of one assessment; it remembers whether a year without a notice was looked up.
#[derive(Debug)]
pub struct Calendar<'p> {
    notices: &'p Notices,
    unpublished: Cell<bool>,
}

impl<'p> Calendar<'p> {
    /// A calendar that follows these notices.
    pub fn new(notices: &'p Notices) -> Self {
        Self { notices, unpublished: Cell::new(false) }
    }

    /// Whether a working day of a year without a notice was looked up.
    pub fn asked_unpublished(&self) -> bool {
        self.unpublished.get()
    }

    /// Whether a day is a working day: no weekend and no holiday, or a working weekend of the notice.
    pub fn is_workday(&self, day: Day) -> bool {
        match self.notices.years.get(&day.year()) {
            Some(year) => year.workdays.contains(&day) || !(day.is_weekend() || is_holiday(year, day)),
            None => {
                self.unpublished.set(true);
                let date = format!("{:02}-{:02}", day.month(), day.day());
                !day.is_weekend() && !self.notices.unpublished.contains(&date)
            }
        }
    }

    /// The first working day that is not before `day`.
    pub fn workday_from(&self, day: Day) -> Option<Day> {
        std::iter::successors(Some(day), |d| d.plus_days(1)).take(SEARCHED).find(|d| self.is_workday(*d))
    }

    /// The last day of a period of so many working days that starts after `trigger`, leaving out the days that `skip`
    /// names.
    pub fn after_workdays(&self, trigger: Day, count: u32, skip: impl Fn(Day) -> bool) -> Option<Day> {
        let days = std::iter::successors(trigger.plus_days(1), |day| day.plus_days(1)).take(SEARCHED);
        let mut counted = days.filter(|day| self.is_workday(*day) && !skip(*day));
        match count.checked_sub(1) {
            Some(before) => counted.nth(usize::try_from(before).ok()?),
            None => Some(trigger),
        }
    }

    /// The last day of a period of so many calendar days that starts after `trigger`; when it is no working day, the
    /// next one (《民法典》第二百零三条).
    pub fn after_days(&self, trigger: Day, count: u32) -> Option<Day> {
        self.workday_from(trigger.plus_days(count.into())?)
    }
}

fn is_holiday(year: &Year, day: Day) -> bool {
    year.holidays.iter().any(|(first, last)| (*first..=*last).contains(&day))
}
