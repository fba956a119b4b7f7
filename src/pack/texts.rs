//! Every text of a built pack that a person reads, but the words of the law itself.
//!
//! What a catalogue translates, and what it must have to be complete. Clauses are left alone: they are quoted letter
//! for letter, whatever language the rest speaks. Messages of the engine have codes and are no matter of this walk.

use super::model::{Built, Condition, Fact, Measure, Start};

/// What is done with a text.
type With<'w> = &'w mut dyn FnMut(&mut String);

/// Hands over every text of a pack.
pub(super) fn each(built: &mut Built, with: With<'_>) {
    with(&mut built.document.title);
    built.document.departments.iter_mut().for_each(&mut *with);
    built.choices.iter_mut().flat_map(|list| &mut list.values).for_each(|choice| with(&mut choice.label));
    for group in built.groups.values_mut() {
        with(&mut group.label);
        group.help.iter_mut().for_each(&mut *with);
    }
    built.facts.iter_mut().for_each(|fact| of_fact(fact, with));
    for list in &mut built.lists {
        with(&mut list.label);
        with(&mut list.item_label);
        list.help.iter_mut().for_each(&mut *with);
        list.fields.iter_mut().for_each(|fact| of_fact(fact, with));
    }
    built.notes.iter_mut().for_each(|note| with(&mut note.text));
    built.measures.iter_mut().for_each(|measure| of_measure(measure, with));
}

fn of_fact(fact: &mut Fact, with: With<'_>) {
    with(&mut fact.label);
    fact.help.iter_mut().for_each(&mut *with);
    fact.none.iter_mut().for_each(|none| with(&mut none.label));
}

fn of_condition(condition: &mut Condition, with: With<'_>) {
    with(&mut condition.text);
    condition.remedy.iter_mut().for_each(&mut *with);
}

fn of_measure(measure: &mut Measure, with: With<'_>) {
    with(&mut measure.title);
    with(&mut measure.summary);
    measure.terms.iter_mut().for_each(|term| with(&mut term.label));
    measure.conditions.iter_mut().for_each(|condition| of_condition(condition, with));
    let of_items = measure.items.iter_mut().flat_map(|items| &mut items.conditions);
    of_items.for_each(|condition| of_condition(condition, with));
    let steps = measure.award.iter_mut().flat_map(|award| &mut award.steps);
    steps.for_each(|step| with(&mut step.label));
    handing_in(measure, with);
    for contact in &mut measure.contacts {
        with(&mut contact.unit);
        contact.about.iter_mut().for_each(&mut *with);
    }
    for reference in &mut measure.references {
        with(&mut reference.title);
        with(&mut reference.role);
    }
}

fn handing_in(measure: &mut Measure, with: With<'_>) {
    for material in &mut measure.materials {
        with(&mut material.name);
        material.issuer.iter_mut().for_each(&mut *with);
        material.must_state.iter_mut().for_each(&mut *with);
        material.states.iter_mut().for_each(|fact| of_fact(fact, with));
        material.checks.iter_mut().for_each(|check| of_condition(check, with));
    }
    for step in &mut measure.steps {
        with(&mut step.name);
        with(&mut step.actor);
        if let Start::On(event) = &mut step.starts {
            with(&mut event.name);
        }
    }
}
