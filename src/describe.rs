//! What a pack says of itself and of its measures, whoever applies.
//!
//! Takes a pack, gives plain data for lists and pages, never an assessment.

use crate::assess::{borrowed, contacts, notes, references};
use crate::contract::{
    AwardRule, AwardStepRule, Clause, ConditionRule, EventRule, ItemRule, MaterialHint, MaterialRule, Measure,
    MeasureSummary, PackInfo, Stated, StepRule, Term,
};
use crate::pack::Pack;
use crate::pack::model::{self, FactKind, Start};

/// The document.
pub(crate) fn info(pack: &Pack) -> PackInfo<'_> {
    let (built, document) = (&pack.built, &pack.built.document);
    PackInfo {
        dated: document.dated,
        digest: borrowed(&built.digest),
        first_day: document.first_day,
        id: borrowed(&built.id),
        language: borrowed(&built.language),
        number: borrowed(&document.number),
        title: borrowed(&document.title),
        version: borrowed(&built.version),
    }
}

/// The measures, in the order of the text.
pub(crate) fn summaries(pack: &Pack) -> Vec<MeasureSummary<'_>> {
    pack.built.measures.iter().map(summary).collect()
}

/// A measure in a list.
pub(crate) fn summary(measure: &model::Measure) -> MeasureSummary<'_> {
    MeasureSummary {
        applicants: measure.applicants.iter().map(|a| borrowed(a)).collect(),
        article: measure.article,
        id: borrowed(&measure.id),
        kind: measure.kind,
        summary: borrowed(&measure.summary),
        title: borrowed(&measure.title),
    }
}

/// All of one measure.
pub(crate) fn measure<'p>(pack: &'p Pack, measure: &'p model::Measure) -> Measure<'p> {
    let MeasureSummary { applicants, article, id, kind, summary, title } = summary(measure);
    let list = measure.items.as_ref().and_then(|items| Some((items, pack.list(items.list)?)));
    Measure {
        applicants,
        article,
        award: measure.award.as_ref().map(award),
        clauses: measure
            .clauses
            .iter()
            .map(|c| Clause { address: borrowed(&c.address), text: borrowed(&c.text) })
            .collect(),
        conditions: measure.conditions.iter().map(condition).collect(),
        contacts: contacts(measure.contacts.iter()),
        first: measure.first.iter().map(|note| borrowed(note)).collect(),
        id,
        items: list.map(|(items, list)| ItemRule {
            conditions: items.conditions.iter().map(condition).collect(),
            label: borrowed(&list.item_label),
            path: format!("/facts/{}", list.name.replace('.', "/")),
        }),
        kind,
        material_hints: measure.material_hints.iter().map(hint).collect(),
        materials: measure.materials.iter().map(|m| material(m, list.map(|(_, list)| list))).collect(),
        notes: notes::of_article(&pack.built.notes, article),
        references: references(measure),
        steps: measure.steps.iter().map(step).collect(),
        summary,
        terms: measure.terms.iter().map(term).collect(),
        title,
    }
}

fn award(award: &model::Award) -> AwardRule<'_> {
    AwardRule {
        basis: award.basis,
        clause: borrowed(&award.clause),
        steps: award.steps.iter().map(|s| AwardStepRule { id: borrowed(&s.id), label: borrowed(&s.label) }).collect(),
    }
}

fn condition(rule: &model::Condition) -> ConditionRule<'_> {
    ConditionRule {
        clause: borrowed(&rule.clause),
        id: borrowed(&rule.id),
        in_principle: rule.in_principle,
        text: borrowed(&rule.text),
    }
}

fn term(term: &model::Term) -> Term<'_> {
    Term {
        clause: borrowed(&term.clause),
        id: borrowed(&term.id),
        label: borrowed(&term.label),
        unit: borrowed(&term.unit),
        value: borrowed(&term.value),
    }
}

fn material<'p>(material: &'p model::Material, list: Option<&model::List>) -> MaterialRule<'p> {
    let prefix = match list {
        Some(list) if material.each => format!("{}/*/", list.name.replace('.', "/")),
        _ => String::new(),
    };
    MaterialRule {
        address: format!("{prefix}{}", material.id),
        clause: borrowed(&material.clause),
        form: material.form,
        issuer: material.issuer.as_deref().map(borrowed),
        keep_original: material.keep_original,
        must_state: material.must_state.iter().map(|text| borrowed(text)).collect(),
        name: borrowed(&material.name),
        one_of: material.one_of.as_ref().map(|group| format!("{prefix}{group}")),
        states: material.states.iter().map(stated).collect(),
    }
}

fn hint(hint: &model::Hint) -> MaterialHint<'_> {
    MaterialHint { clause: borrowed(&hint.clause), text: borrowed(&hint.text) }
}

fn stated(fact: &model::Fact) -> Stated<'_> {
    let kind = match fact.kind {
        FactKind::Boolean => "boolean",
        FactKind::Choice(_) => "choice",
        FactKind::Money => "money",
        FactKind::Date => "date",
        FactKind::Integer => "integer",
        FactKind::Text | FactKind::Uscc => "text",
    };
    Stated { kind: borrowed(kind), label: borrowed(&fact.label), name: borrowed(&fact.name) }
}

fn step(step: &model::Step) -> StepRule<'_> {
    let event = match &step.starts {
        Start::On(event) => Some(EventRule { id: borrowed(&event.id), name: borrowed(&event.name) }),
        _ => None,
    };
    StepRule {
        actor: borrowed(&step.actor),
        clause: borrowed(&step.clause),
        event,
        id: borrowed(&step.id),
        in_principle: step.in_principle,
        limit: step.limit,
        name: borrowed(&step.name),
        optional: step.optional,
    }
}
