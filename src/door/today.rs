//! The one clock of the system: which day it is where the policy's offices are.

#![expect(clippy::disallowed_types, reason = "the core reads no clock, so a door does: here, for all of them")]

use std::time::{SystemTime, UNIX_EPOCH};

use crate::value::Day;

/// China keeps one time all year: eight hours ahead of UTC. (It had summer time until 1991.)
const AHEAD: i64 = 8 * 60 * 60;
const DAY: i64 = 24 * 60 * 60;
/// [`Day::ordinal`] of 1 January 1970.
const EPOCH: i64 = 719_163;

/// Today in Asia/Shanghai; nothing when the machine's clock stands beyond every calendar.
pub fn in_shanghai() -> Option<Day> {
    let seconds = match SystemTime::now().duration_since(UNIX_EPOCH) {
        Ok(since) => i64::try_from(since.as_secs()).ok()?,
        Err(before) => i64::try_from(before.duration().as_secs()).ok()?.checked_neg()?,
    };
    day_at(seconds)
}

/// The day in Asia/Shanghai so many seconds after the beginning of 1970 in UTC.
fn day_at(seconds: i64) -> Option<Day> {
    let days = seconds.checked_add(AHEAD)?.div_euclid(DAY);
    Day::from_ordinal(i32::try_from(days.checked_add(EPOCH)?).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(seconds: i64) -> Option<String> {
        day_at(seconds).map(|day| day.to_string())
    }

    #[test]
    fn a_day_begins_at_four_in_the_afternoon_of_utc() {
        assert_eq!(shown(0).as_deref(), Some("1970-01-01"));
        // 2026-06-15T15:59:59Z and a second later.
        assert_eq!(shown(1_781_539_199).as_deref(), Some("2026-06-15"));
        assert_eq!(shown(1_781_539_200).as_deref(), Some("2026-06-16"));
        assert_eq!(shown(-AHEAD - 1).as_deref(), Some("1969-12-31"));
    }

    #[test]
    fn no_clock_makes_it_panic() {
        for seconds in [i64::MIN, i64::MIN / 2, i64::MAX / 2, i64::MAX] {
            assert_eq!(shown(seconds), None);
        }
    }
}
