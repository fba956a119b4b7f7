//! The procedure: who acts, within what limit, and by which day.

use huiqi::contract::{Assessment, Step};

use super::labels::Context;
use super::layout::{BOLD, DIM, GOOD, NOTHING, OPEN, PLAIN, Sheet, YES, span};
use super::words;
use super::wrap::{padded, width};

/// The steps, with the days that are known.
pub fn write(sheet: &mut Sheet, context: &Context<'_>, assessment: &Assessment<'_>) {
    if assessment.timeline.is_empty() {
        return;
    }
    sheet.heading(words::heading::TIMELINE, "");
    let names = assessment.timeline.iter().map(|step| width(&step.name)).max().unwrap_or(0);
    for step in &assessment.timeline {
        let mark = match (&step.done, &step.starts) {
            (Some(_), _) => span(YES, GOOD),
            (None, Some(_)) => span("›", OPEN),
            (None, None) => span(NOTHING, DIM),
        };
        let lead = [mark, span(" ", PLAIN), span(padded(&step.name, names + 2), PLAIN)];
        sheet.entry(2, &lead, &step.actor, DIM);
        let days = days(context, step);
        if !days.is_empty() {
            let style = if step.due.is_some() && step.done.is_none() { BOLD } else { PLAIN };
            sheet.text(2 + 2 + names + 2, &days, style);
        }
    }
}

/// What is known of the days; nothing is guessed that the library leaves out.
pub fn days(context: &Context<'_>, step: &Step<'_>) -> String {
    let limit = step.limit.map(|limit| {
        let limit = words::limit(limit);
        if step.in_principle { format!("{} {limit}", words::IN_PRINCIPLE) } else { limit }
    });
    let rule = context.measure.steps.iter().find(|rule| rule.id == step.id);
    let event = rule.and_then(|rule| rule.event.as_ref()).map(|event| &*event.name);
    let begins = match (&step.starts, &step.done) {
        (Some(day), _) => Some(words::starts(&day.to_string())),
        (None, None) if limit.is_some() => Some(words::waits(event)),
        _ => None,
    };
    let optional = step.optional.then(|| words::OPTIONAL.to_owned());
    let due = step.due.map(|day| words::due(&day.to_string()));
    let done = step.done.map(|day| words::done(&day.to_string()));
    [optional, begins, limit, due, done].into_iter().flatten().collect::<Vec<_>>().join(words::COMMA)
}
