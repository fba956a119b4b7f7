//! The steps of the procedure. They name each other by their ids, as an application's `progress` does.

use crate::contract::Limit;
use crate::pack::model;
use crate::pack::source::draft::{Start, Step};

/// One step, unless something of it could not be read.
pub fn step(step: &Step) -> Option<model::Step> {
    Some(model::Step {
        actor: step.actor.clone()?,
        clause: step.clause.as_ref()?.value.clone(),
        id: step.id.value.clone(),
        in_principle: step.in_principle,
        limit: step.limit.map(|(days, unit)| Limit { days, unit }),
        name: step.name.clone()?,
        optional: step.optional,
        reminder: step.reminder.as_ref().map(|reminder| reminder.value),
        starts: start(&step.starts.as_ref()?.value),
        suspended: step.suspended.as_ref().map(|suspension| model::Suspension {
            from: suspension.from.value.clone(),
            until: suspension.until.value.clone(),
        }),
        voided_by: step.voided_by.as_ref().map(|event| event.value.clone()),
    })
}

fn start(start: &Start) -> model::Start {
    match start {
        Start::Application => model::Start::Application,
        Start::Previous => model::Start::Previous,
        Start::On { event, name, within } => model::Start::On(model::ProgressEvent {
            id: event.value.clone(),
            name: name.clone(),
            within: within.as_ref().map(|step| step.value.clone()),
        }),
        Start::YearAfter(step) => model::Start::YearAfter(step.value.clone()),
    }
}
