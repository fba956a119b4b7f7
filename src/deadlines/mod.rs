//! The days of a procedure as a calendar that a person's own can take over (RFC 5545).
//!
//! Takes an application, gives the text of an iCalendar file. It reads no clock and knows no sentence: the file bears the
//! application's day, its words are the pack's, and the pack says which step reminds the applicant.

mod file;

use crate::assess::assess;
use crate::contract::{Assessment, Limit, LimitUnit, Step};
use crate::error::Error;
use crate::json::Value;
use crate::pack::{self, Pack, params};
use crate::value::Day;

use file::{Event, Reminder};

/// The last day of each open step that has one, and the first day of each that has begun or will, and has no limit.
///
/// # Errors
/// As for an assessment.
pub(crate) fn deadlines(pack: &Pack, application: &Value) -> Result<String, Error> {
    let assessment = assess(pack, application)?;
    let file = Calendar { pack, of: &assessment };
    let open = assessment.timeline.iter().filter(|step| step.done.is_none());
    let events: Vec<Event> = open.filter_map(|step| file.event(step)).collect();
    Ok(file::written(assessment.date, &events, || file.nothing()))
}

/// What the events of one application have in common.
struct Calendar<'a> {
    pack: &'a Pack,
    of: &'a Assessment<'a>,
}

impl Calendar<'_> {
    fn event(&self, step: &Step<'_>) -> Option<Event> {
        let (day, code) = match (step.due, step.starts, step.limit) {
            (Some(due), _, _) => (due, "deadline.due"),
            (None, Some(starts), None) => (starts, "deadline.starts"),
            // A period of which nobody knows the last day yet, or that has become void.
            _ => return None,
        };
        let reminder = step
            .due
            .and(self.reminder(step))
            .map(|days| Reminder { days, text: self.say("deadline.reminder", step, &[("days", &days.to_string())]) });
        let description = self.description(step, day);
        Some(Event { day, description, reminder, summary: self.say(code, step, &[]), uid: self.uid(&step.id, day) })
    }

    /// Says of a procedure without a known day that there is none: a calendar may not be empty (RFC 5545, 3.6).
    fn nothing(&self) -> Event {
        let params = params(&[("measure", &self.of.measure.title)]);
        let summary = self.pack.say("deadline.none", &params);
        let day = self.of.date;
        Event { day, description: Vec::new(), reminder: None, summary, uid: self.uid("none", day) }
    }

    /// Who acts, after which clause, within which period, and how sure the day is.
    fn description(&self, step: &Step<'_>, day: Day) -> Vec<String> {
        let mut lines = vec![
            self.say("deadline.actor", step, &[("actor", &step.actor)]),
            self.say(
                "deadline.clause",
                step,
                &[("document", &self.pack.built.document.number), ("clause", &step.clause)],
            ),
        ];
        if let Some(Limit { days, unit }) = step.limit {
            let code = match unit {
                LimitUnit::Workday => "deadline.workdays",
                LimitUnit::Day => "deadline.days",
            };
            lines.push(self.say(code, step, &[("days", &days.to_string())]));
        }
        if step.in_principle {
            lines.push(self.say("deadline.in-principle", step, &[]));
        }
        for year in self.supposed(step, day) {
            lines.push(self.say("deadline.unpublished", step, &[("year", &year.to_string())]));
        }
        lines
    }

    /// The years without a notice whose working days a last day rests on: of a period of working days all that it runs
    /// through, of one of calendar days that in which it ends.
    fn supposed(&self, step: &Step<'_>, day: Day) -> Vec<i32> {
        let first = match step.limit {
            Some(Limit { unit: LimitUnit::Workday, .. }) => step.starts.unwrap_or(day),
            Some(_) => day,
            None => return Vec::new(),
        };
        let published = &self.pack.built.calendar.years;
        (first.year()..=day.year()).filter(|year| !published.contains_key(year)).collect()
    }

    /// How many days before its last day a step reminds the applicant.
    fn reminder(&self, step: &Step<'_>) -> Option<u32> {
        let measure = self.pack.built.measures.iter().find(|measure| measure.id == self.of.measure.id)?;
        measure.steps.iter().find(|one| one.id == step.id)?.reminder
    }

    fn say(&self, code: &str, step: &Step<'_>, params: &[(&str, &str)]) -> String {
        let of_step = [("measure", &*self.of.measure.title), ("step", &*step.name)];
        self.pack.say(code, &pack::params(&[&of_step, params].concat()))
    }

    /// The same for the same day of the same step, so that a calendar takes over nothing twice.
    fn uid(&self, step: &str, day: Day) -> String {
        format!("{}.{}.{step}.{day}@huiqi", self.of.pack.id, self.of.measure.id)
    }
}
