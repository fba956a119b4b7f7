//! How an application goes on, and by when.

use super::Parts;
use crate::contract::LimitUnit;
use crate::explain::document::{Block, Line};
use crate::pack::model::{Start, Step};

impl Parts<'_> {
    /// The steps, in order.
    pub fn procedure(&self) -> Vec<Block> {
        let mut blocks = Vec::new();
        if let Some(clause) = &self.measure.workdays_only {
            let says = self.words.say("step.workdays-only", &[("clause", clause)]);
            blocks.push(Block::Paragraph(Line::from(says)));
        }
        let rows = self.measure.steps.iter().map(|step| {
            let optional = step.optional.then(|| Line::from(self.words.get("step.optional")));
            vec![
                Line::joined(std::iter::once(self.named(&step.name, &step.id)).chain(optional), ""),
                Line::from(step.actor.as_str()),
                Line::from(self.start(step)),
                Line::from(self.limit(step)),
                self.clause(&step.clause),
            ]
        });
        blocks.extend(
            self.table(&["step.step", "step.actor", "step.start", "step.limit", "part.clause"], rows.collect()),
        );
        blocks
    }

    fn start(&self, step: &Step) -> String {
        match &step.starts {
            Start::Application => self.get("step.application"),
            Start::Previous => self.get("step.previous"),
            Start::On(event) => match event.within.as_ref() {
                Some(within) => {
                    let parts = [("event", event.name.as_str()), ("within", self.step_name(within))];
                    self.words.say("step.on-within", &parts)
                }
                None => self.words.say("step.on", &[("event", &event.name)]),
            },
            Start::YearAfter(of) => self.words.say("step.year-after", &[("step", self.step_name(of))]),
        }
    }

    fn limit(&self, step: &Step) -> String {
        let Some(limit) = step.limit else { return self.get("step.no-limit") };
        let key = match limit.unit {
            LimitUnit::Workday => "step.workdays",
            LimitUnit::Day => "step.days",
        };
        let mut said = self.words.say(key, &[("days", &limit.days.to_string())]);
        if step.in_principle {
            said = self.words.say("step.in-principle", &[("limit", &said)]);
        }
        if let Some(suspension) = &step.suspended {
            let parts = [("from", self.step_name(&suspension.from)), ("until", self.step_name(&suspension.until))];
            said.push_str(&self.words.say("step.suspended", &parts));
        }
        if let Some(event) = &step.voided_by {
            said.push_str(&self.words.say("step.voided", &[("event", self.step_name(event))]));
        }
        said
    }

    /// What a step or an event is called.
    pub fn step_name<'a>(&'a self, id: &'a str) -> &'a str {
        let events = self.measure.steps.iter().filter_map(|step| match &step.starts {
            Start::On(event) => Some((event.id.as_str(), event.name.as_str())),
            _ => None,
        });
        let steps = self.measure.steps.iter().map(|step| (step.id.as_str(), step.name.as_str()));
        steps.chain(events).find(|(known, _)| *known == id).map_or(id, |(_, name)| name)
    }
}
