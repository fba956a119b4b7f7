//! Every text of a built pack that a person reads, but the words of the law itself.
//!
//! What a catalogue translates, and what it must have to be complete. Clauses are left alone: they are quoted letter
//! for letter, whatever language the rest speaks, and so is why no rule carries one, which only who holds the pack against
//! the law reads. Messages of the engine have codes and are no matter of this walk.
//!
//! What may hold a text is taken apart field by field: a new field of the model does not compile before it is said here
//! whether a person reads it.

use super::model::{
    AwardStep, Built, Choice, Condition, Contact, Document, Fact, Group, Hint, List, Material, Measure, NoneAnswer,
    Note, ProgressEvent, Reference, Start, Step, Term, Together,
};

/// What is done with a text.
type With<'w> = &'w mut dyn FnMut(&mut String);

/// Hands over every text of a pack.
pub(super) fn each(built: &mut Built, with: With<'_>) {
    let Built {
        choices,
        document,
        facts,
        groups,
        lists,
        measures,
        notes,
        together,
        calendar: _,
        digest: _,
        format: _,
        id: _,
        language: _,
        messages: _,
        version: _,
    } = built;
    let Document { departments, title, dated: _, first_day: _, number: _ } = document;
    with(title);
    departments.iter_mut().for_each(&mut *with);
    choices.iter_mut().flat_map(|list| &mut list.values).for_each(|Choice { label, id: _ }| with(label));
    for Group { help, label } in groups.values_mut() {
        with(label);
        help.iter_mut().for_each(&mut *with);
    }
    facts.iter_mut().for_each(|fact| of_fact(fact, with));
    for List { fields, help, item_label, label, max: _, name: _ } in lists {
        with(label);
        with(item_label);
        help.iter_mut().for_each(&mut *with);
        fields.iter_mut().for_each(|fact| of_fact(fact, with));
    }
    together.iter_mut().for_each(|Together { label, clause: _, measures: _, rule: _ }| with(label));
    notes.iter_mut().for_each(|Note { text, clauses: _, id: _, when: _ }| with(text));
    measures.iter_mut().for_each(|measure| of_measure(measure, with));
}

fn of_fact(fact: &mut Fact, with: With<'_>) {
    let Fact { help, label, none, after: _, clause: _, kind: _, max: _, min: _, name: _, past: _, settled: _, used: _ } =
        fact;
    with(label);
    help.iter_mut().for_each(&mut *with);
    none.iter_mut().for_each(|NoneAnswer { label, value: _ }| with(label));
}

fn of_condition(condition: &mut Condition, with: With<'_>) {
    let Condition { remedy, text, clause: _, id: _, in_principle: _, met: _, unmet: _ } = condition;
    with(text);
    remedy.iter_mut().for_each(&mut *with);
}

fn of_measure(measure: &mut Measure, with: With<'_>) {
    let Measure {
        award,
        conditions,
        contacts,
        items,
        material_hints,
        materials,
        references,
        steps,
        summary,
        terms,
        title,
        applicants: _,
        article: _,
        clauses: _,
        facts: _,
        first: _,
        id: _,
        kind: _,
        workdays_only: _,
    } = measure;
    with(title);
    with(summary);
    terms.iter_mut().for_each(|Term { label, clause: _, id: _, unit: _, value: _ }| with(label));
    conditions.iter_mut().for_each(|condition| of_condition(condition, with));
    let of_items = items.iter_mut().flat_map(|items| &mut items.conditions);
    of_items.for_each(|condition| of_condition(condition, with));
    let of_award = award.iter_mut().flat_map(|award| &mut award.steps);
    of_award.for_each(|AwardStep { label, id: _, value: _ }| with(label));
    material_hints.iter_mut().for_each(|Hint { text, clause: _ }| with(text));
    materials.iter_mut().for_each(|material| of_material(material, with));
    steps.iter_mut().for_each(|step| of_step(step, with));
    for Contact { about, unit, clause: _, phone: _, when: _ } in contacts {
        with(unit);
        about.iter_mut().for_each(&mut *with);
    }
    for Reference { role, title, clause: _, number: _ } in references {
        with(title);
        with(role);
    }
}

fn of_material(material: &mut Material, with: With<'_>) {
    let Material {
        checks,
        issuer,
        must_state,
        name,
        states,
        clause: _,
        each: _,
        form: _,
        id: _,
        keep_original: _,
        one_of: _,
        required: _,
    } = material;
    with(name);
    issuer.iter_mut().for_each(&mut *with);
    must_state.iter_mut().for_each(&mut *with);
    states.iter_mut().for_each(|fact| of_fact(fact, with));
    checks.iter_mut().for_each(|check| of_condition(check, with));
}

fn of_step(step: &mut Step, with: With<'_>) {
    let Step {
        actor,
        name,
        starts,
        clause: _,
        id: _,
        in_principle: _,
        limit: _,
        optional: _,
        suspended: _,
        reminder: _,
        voided_by: _,
    } = step;
    with(name);
    with(actor);
    match starts {
        Start::On(ProgressEvent { name, id: _, within: _ }) => with(name),
        Start::Application | Start::Previous | Start::YearAfter(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    /// Where no text for an applicant stands: the law's own words, numbers of documents, rules, the engine's
    /// sentences and where a year's holidays are taken from.
    const NO_TEXTS: [&str; 5] = ["clauses", "number", "ops", "messages", "source"];

    /// Every string with a letter beyond ASCII, and its pointer.
    fn foreign(value: &Value, at: &str, found: &mut Vec<String>) {
        match value {
            Value::String(text) if !text.is_ascii() => found.push(format!("{at}: {text}")),
            Value::Array(items) => {
                items.iter().enumerate().for_each(|(i, item)| foreign(item, &format!("{at}/{i}"), found));
            }
            Value::Object(members) => {
                let read = members.iter().filter(|(key, _)| !NO_TEXTS.contains(&key.as_str()));
                read.for_each(|(key, member)| foreign(member, &format!("{at}/{key}"), found));
            }
            _ => {}
        }
    }

    #[test]
    fn no_text_of_the_pack_is_passed_over() {
        let mut built = crate::pack::Pack::embedded().unwrap().built;
        let mut count = 0;
        each(&mut built, &mut |text| {
            *text = String::new();
            count += 1;
        });
        let mut left = Vec::new();
        foreign(&serde_json::to_value(&built).unwrap(), "", &mut left);
        assert!(left.is_empty(), "{left:#?}");
        assert!(count > 400, "{count} texts");
    }
}
