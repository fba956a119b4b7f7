//! The steps of a procedure can follow each other as they say.

use crate::pack::fault::{Report, codes};
use crate::pack::source::draft::{Draft, Measure, Start, Step};
use crate::pack::source::text::Text;

/// Checks the procedures of all measures.
pub fn check(draft: &Draft, report: &Report) {
    for measure in &draft.measures {
        check_start(measure, report);
        for (index, step) in measure.steps.iter().enumerate() {
            check_step(step, index, measure, report);
        }
    }
}

/// The first step, and it alone, is the application.
fn check_start(measure: &Measure, report: &Report) {
    for (index, step) in measure.steps.iter().enumerate() {
        let Some(starts) = &step.starts else { continue };
        let is_application = matches!(starts.value, Start::Application);
        if (index == 0) != is_application {
            let help = "the first step, and it alone, has `starts = \"application\"`";
            let message = if is_application {
                format!("`{}` is the application, but does not stand first", step.id.value)
            } else {
                format!("`{}` stands first, but is not the application", step.id.value)
            };
            report.add_with(step.id.spot, codes::PROCEDURE, message, help);
        }
    }
}

fn check_step(step: &Step, index: usize, measure: &Measure, report: &Report) {
    match step.starts.as_ref().map(|starts| &starts.value) {
        Some(Start::On { within: Some(within), .. }) => check_earlier(within, index, measure, report),
        Some(Start::YearAfter(after)) => check_earlier(after, index, measure, report),
        Some(Start::Previous) if step.optional => {
            let message = format!("`{}` is beside the main line: the step before does not start it", step.id.value);
            report.add_with(step.id.spot, codes::PROCEDURE, message, "name the event that does: `starts = { on = … }`");
        }
        _ => {}
    }
    if let (Some(reminder), None) = (&step.reminder, step.limit) {
        let message = format!("`{}` has no last day of which it could remind", step.id.value);
        report.add_with(reminder.spot, codes::PROCEDURE, message, "give the step a `limit`, or take the reminder away");
    }
    if let Some(suspended) = &step.suspended {
        check_event(&suspended.from, measure, report);
        check_known_step(&suspended.until, measure, report);
    }
    if let Some(event) = &step.voided_by {
        check_event(event, measure, report);
    }
}

/// A step that stands before this one.
fn check_earlier(id: &Text, index: usize, measure: &Measure, report: &Report) {
    let before = measure.steps.iter().take(index);
    if before.map(|step| &step.id.value).any(|before| *before == id.value) {
        return;
    }
    if measure.steps.iter().any(|step| step.id.value == id.value) {
        report.add(id.spot, codes::PROCEDURE, format!("`{}` does not stand before this step", id.value));
    } else {
        check_known_step(id, measure, report);
    }
}

fn check_known_step(id: &Text, measure: &Measure, report: &Report) {
    let known = || measure.steps.iter().map(|step| step.id.value.as_str());
    if !known().any(|known| known == id.value) {
        let message = format!("this procedure has no step `{}`", id.value);
        report.absent(id.spot, codes::UNKNOWN_STEP, &id.value, message, known());
    }
}

fn check_event(id: &Text, measure: &Measure, report: &Report) {
    let known = || {
        measure.steps.iter().filter_map(|step| match step.starts.as_ref().map(|starts| &starts.value) {
            Some(Start::On { event, .. }) => Some(event.value.as_str()),
            _ => None,
        })
    };
    if !known().any(|known| known == id.value) {
        let message = format!("no step of this procedure starts on an event `{}`", id.value);
        report.absent(id.spot, codes::UNKNOWN_STEP, &id.value, message, known());
    }
}
