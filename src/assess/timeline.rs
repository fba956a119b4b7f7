//! The procedure: what begins when, and by when each office must answer.
//!
//! A step begins the day after what triggers it; while that is not known nothing is guessed from the limits of earlier
//! steps.

use crate::calendar::Calendar;
use crate::contract::{LimitUnit, Step};
use crate::facts::{Problems, step_names};
use crate::order::Map;
use crate::pack::model::{self, Measure, Start};
use crate::value::Day;

use super::borrowed;
use super::case::Case;

/// The procedure of one application.
#[derive(Debug)]
pub(super) struct Plan<'p> {
    /// The steps with the days that are known.
    pub steps: Vec<Step<'p>>,
    /// The steps and events that were told, and are in order.
    pub told: Map<&'p str, Day>,
}

/// Plans the steps from the days that are told.
pub(super) fn plan<'p>(case: &Case<'p, '_>, calendar: &Calendar<'_>, problems: &mut Problems<'_>) -> Plan<'p> {
    let mut line = Line { measure: case.measure, applied: case.told.date, days: &case.told.progress, good: Map::new() };
    line.judge(problems);
    let steps = case.measure.steps.iter().map(|step| line.step(step, calendar)).collect();
    Plan { steps, told: line.good }
}

struct Line<'p, 't> {
    measure: &'p Measure,
    applied: Day,
    /// The days as they were told.
    days: &'t Map<String, Day>,
    /// Those of them that are in order.
    good: Map<&'p str, Day>,
}

impl<'p> Line<'p, '_> {
    /// Takes over the days that are in order; a day earlier than its trigger or the application counts as not told.
    fn judge(&mut self, problems: &mut Problems<'_>) {
        for step in &self.measure.steps {
            if let Start::On(event) = &step.starts {
                let within = event.within.as_deref().unwrap_or(&step.id);
                let after = self.measure.steps.iter().find(|s| s.id == within).and_then(|s| self.previous(s));
                self.accept(&event.id, after, problems);
            }
            let trigger = self.trigger(step);
            self.accept(&step.id, trigger, problems);
        }
    }

    fn accept(&mut self, id: &'p str, after: Option<(&'p str, Day)>, problems: &mut Problems<'_>) {
        let Some(day) = self.days.get(id).copied() else { return };
        let earlier_than =
            after.filter(|(_, trigger)| day < *trigger).or((day < self.applied).then_some(("", self.applied)));
        let Some((what, bound)) = earlier_than else {
            self.good.insert(id, day);
            return;
        };
        let name = |id: &str| match step_names(self.measure).find(|(known, _)| *known == id) {
            Some((_, name)) => name.to_owned(),
            None => problems.word("label.date"),
        };
        let (label, after) = (name(id), name(what));
        let params =
            [("name", label.as_str()), ("day", &day.to_string()), ("after", &after), ("afterDay", &bound.to_string())];
        problems.add(format!("/progress/{id}"), "progress.order", &params);
    }

    /// The completion of the step before this one on the main line; of the application, what is told or the
    /// application day.
    fn previous(&self, step: &model::Step) -> Option<(&'p str, Day)> {
        let at = self.measure.steps.iter().position(|s| s.id == step.id)?;
        let before = self.measure.steps.get(..at)?.iter().rev().find(|s| !s.optional)?;
        let done = self.good.get(before.id.as_str()).copied();
        let day = if matches!(before.starts, Start::Application) { done.unwrap_or(self.applied) } else { done? };
        Some((&before.id, day))
    }

    /// What triggers a step, and when that was.
    fn trigger(&self, step: &'p model::Step) -> Option<(&'p str, Day)> {
        match &step.starts {
            Start::Application => None,
            Start::Previous => self.previous(step),
            Start::On(event) => self.good.get(event.id.as_str()).map(|day| (event.id.as_str(), *day)),
            Start::YearAfter(of) => self.good.get(of.as_str()).map(|day| (of.as_str(), *day)),
        }
    }

    fn step(&self, step: &'p model::Step, calendar: &Calendar<'_>) -> Step<'p> {
        let trigger = self.trigger(step).map(|(_, day)| day);
        let starts = match &step.starts {
            Start::YearAfter(of) => self.year_after(of, &step.id),
            _ => trigger.and_then(|day| day.plus_days(1)),
        };
        Step {
            actor: borrowed(&step.actor),
            clause: borrowed(&step.clause),
            done: self.good.get(step.id.as_str()).copied(),
            due: trigger.and_then(|day| self.due(step, day, calendar)),
            id: borrowed(&step.id),
            in_principle: step.in_principle,
            limit: step.limit,
            name: borrowed(&step.name),
            optional: step.optional,
            starts,
        }
    }

    /// 1 January of the year after that of a step, else of the latest day told of anything but this step itself, else
    /// of the application day.
    fn year_after(&self, of: &str, own: &str) -> Option<Day> {
        let others = || self.good.iter().filter(|(id, _)| **id != own).map(|(_, day)| day).max();
        let day = self.good.get(of).or_else(others).copied();
        Day::new(day.unwrap_or(self.applied).year().checked_add(1)?, 1, 1)
    }

    fn due(&self, step: &model::Step, trigger: Day, calendar: &Calendar<'_>) -> Option<Day> {
        let limit = step.limit?;
        if step.voided_by.as_ref().is_some_and(|event| self.good.contains_key(event.as_str())) {
            return None;
        }
        let pause = match &step.suspended {
            Some(pause) => self.good.get(pause.from.as_str()).map(|from| (*from, self.good.get(pause.until.as_str()))),
            None => None,
        };
        match (limit.unit, pause) {
            (LimitUnit::Day, _) => calendar.after_days(trigger, limit.days),
            (LimitUnit::Workday, None) => calendar.after_workdays(trigger, limit.days, |_| false),
            // While the commissioned step is under way nobody knows the last day.
            (LimitUnit::Workday, Some((_, None))) => None,
            (LimitUnit::Workday, Some((from, Some(until)))) => {
                calendar.after_workdays(trigger, limit.days, |day| from < day && day <= *until)
            }
        }
    }
}
