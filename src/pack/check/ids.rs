//! No two things of a kind have one id.

use std::collections::BTreeSet;

use crate::pack::fault::{Report, codes};
use crate::pack::source::draft::{Condition, Draft, Measure, Start, Step};
use crate::pack::source::text::Text;

/// Checks all ids.
pub fn check(draft: &Draft, report: &Report) {
    let unique = Unique { report };
    unique.check(
        "fact or list",
        draft.facts.iter().map(|fact| &fact.name).chain(draft.lists.iter().map(|list| &list.name)),
    );
    for list in &draft.lists {
        unique.check("field of this list", list.fields.iter().map(|field| &field.name));
    }
    unique.check("group of facts", draft.groups.iter().map(|group| &group.name));
    unique.check("enumeration", draft.choices.iter().map(|choices| &choices.name));
    unique.check("note", draft.notes.iter().map(|note| &note.id));
    unique.check("measure", draft.measures.iter().map(|measure| &measure.id));
    let mut articles = BTreeSet::new();
    for measure in draft.measures.iter().filter(|measure| !articles.insert(measure.article.value)) {
        let message = format!("there is another measure of article {}", measure.article.value);
        report.add(measure.article.spot, codes::DUPLICATE, message);
    }
    draft.measures.iter().for_each(|measure| check_measure(measure, &unique));
}

fn check_measure(measure: &Measure, unique: &Unique<'_>) {
    unique.check("condition of this measure", ids(&measure.conditions));
    if let Some(items) = &measure.items {
        unique.check("condition of these items", ids(&items.conditions));
    }
    if let Some(award) = &measure.award {
        unique.check("step of this award", award.steps.iter().map(|step| &step.id));
    }
    unique.check("material of this measure", measure.materials.iter().map(|material| &material.id));
    for material in &measure.materials {
        unique.check("value that this document states", material.states.iter().map(|state| &state.name));
        unique.check("check of this document", ids(&material.checks));
    }
    // An application tells the days of steps and of events under one key.
    unique.check("step or event of this procedure", measure.steps.iter().flat_map(step_ids));
}

fn ids(conditions: &[Condition]) -> impl Iterator<Item = &Text> {
    conditions.iter().map(|condition| &condition.id)
}

fn step_ids(step: &Step) -> impl Iterator<Item = &Text> {
    let event = match step.starts.as_ref().map(|starts| &starts.value) {
        Some(Start::On { event, .. }) => Some(event),
        _ => None,
    };
    std::iter::once(&step.id).chain(event)
}

struct Unique<'r> {
    report: &'r Report,
}

impl Unique<'_> {
    fn check<'t>(&self, what: &str, names: impl Iterator<Item = &'t Text>) {
        let mut seen = BTreeSet::new();
        for name in names.filter(|name| !seen.insert(name.value.as_str())) {
            let message = format!("there is another {what} called `{}`", name.value);
            self.report.add(name.spot, codes::DUPLICATE, message);
        }
    }
}
