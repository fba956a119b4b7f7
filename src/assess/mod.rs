//! From told facts to an answer.
//!
//! Takes a pack and an application, gives the assessment that every door hands on. Conditions, items, award, missing
//! facts, materials, timeline and notes each have a file; none knows a measure, a clause or a sum. What an assessment
//! and a match have in common is a [`Standing`].

mod award;
mod case;
mod changes;
mod conditions;
mod items;
mod materials;
mod missing;
pub(crate) mod notes;
mod standing;
mod statuses;
mod timeline;
mod weigh;

use std::borrow::Cow;

use crate::calendar::Calendar;
use crate::contract::{Assessment, Contact, MeasureRef, PackRef, Reference, Text, Verdict};
use crate::error::Error;
use crate::facts::{Application, Problems, told};
use crate::feel::{Narrowing, evaluate};
use crate::json::Value;
use crate::pack::Pack;
use crate::pack::model::{self, Measure};

pub(crate) use case::Case;
pub(crate) use standing::{Standing, before_effective};
pub(crate) use weigh::ONE as ASKED_ONCE;

/// Assesses an application that has a date.
///
/// # Errors
/// What CONTRACT.md refuses: an unknown measure, a top level that is not in order.
pub(crate) fn assess<'p>(pack: &'p Pack, application: &Value) -> Result<Assessment<'p>, Error> {
    let application = Application::read(pack, application)?;
    let mut problems = Problems::new(pack);
    let mut told = told(pack, &application, &mut problems);
    let measure = application.measure;
    let case = Case { pack, measure, told: &told };
    let calendar = Calendar::new(&pack.built.calendar);
    before_effective(pack, application.date, &mut problems);
    let standing = Standing::of(&case, &calendar, &mut problems);
    let materials = materials::checklist(&case, &standing.items);
    let plan = timeline::plan(&case, &calendar, &mut problems);
    let notes = standing.notes(&case, &plan.told, &calendar);
    let contacts = contacts_for(&case);
    let changes = changes::find(pack, measure, &mut told, &standing);
    let Standing { award, conditions, items, missing, verdict, .. } = standing;
    let ready = verdict == Verdict::Eligible && !problems.any_error() && materials::complete(measure, &materials);

    Ok(Assessment {
        award: award.map(|computed| computed.award),
        changes,
        conditions: conditions.into_iter().map(|judged| judged.condition).collect(),
        contacts,
        date: application.date,
        items: items.into_contract(),
        materials,
        measure: MeasureRef {
            article: measure.article,
            id: borrowed(&measure.id),
            kind: measure.kind,
            title: borrowed(&measure.title),
        },
        missing,
        notes,
        pack: PackRef {
            digest: borrowed(&pack.built.digest),
            id: borrowed(&pack.built.id),
            version: borrowed(&pack.built.version),
        },
        problems: problems.sorted(),
        ready,
        references: references(measure),
        timeline: plan.steps,
        verdict,
    })
}

/// A text of the pack.
pub(crate) fn borrowed(text: &str) -> Text<'_> {
    Cow::Borrowed(text)
}

/// Whom to ask about a case: a number answers its question as long as the number's rule may hold.
pub(crate) fn contacts_for<'p>(case: &Case<'p, '_>) -> Vec<Contact<'p>> {
    let may_hold = |rule| evaluate(rule, &case.world(), Narrowing::NullOnly).truths().yes;
    contacts(case.measure.contacts.iter().filter(|contact| contact.when.as_ref().is_none_or(may_hold)))
}

/// Whom to ask about a measure.
pub(crate) fn contacts<'p>(contacts: impl Iterator<Item = &'p model::Contact>) -> Vec<Contact<'p>> {
    let contacts = contacts.map(|c| Contact {
        about: c.about.as_deref().map(borrowed),
        clause: borrowed(&c.clause),
        phone: borrowed(&c.phone),
        unit: borrowed(&c.unit),
    });
    contacts.collect()
}

/// The documents that govern a measure.
pub(crate) fn references(measure: &Measure) -> Vec<Reference<'_>> {
    let references = measure.references.iter().map(|r| Reference {
        clause: borrowed(&r.clause),
        number: r.number.as_deref().map(borrowed),
        role: borrowed(&r.role),
        title: borrowed(&r.title),
    });
    references.collect()
}
