//! From told facts to an answer.
//!
//! Takes a pack and an application, gives the assessment that every door hands on. Conditions, items, award, missing
//! facts, materials, timeline and notes each have a file; none knows a measure, a clause or a sum.

mod award;
mod case;
mod conditions;
mod items;
mod materials;
mod missing;
pub(crate) mod notes;
mod timeline;

use std::borrow::Cow;

use crate::calendar::Calendar;
use crate::contract::{
    Assessment, Contact, ItemStatus, MeasureKind, MeasureRef, PackRef, Reference, Status, Text, Verdict,
};
use crate::error::Error;
use crate::facts::{Application, Problems, told};
use crate::feel::{Narrowing, evaluate};
use crate::json::Value;
use crate::pack::Pack;
use crate::pack::model::{self, Measure};
use crate::value::Day;

use case::Case;
use conditions::Judged;

/// Assesses an application that has a date.
///
/// # Errors
/// What CONTRACT.md refuses: an unknown measure, a top level that is not in order.
pub(crate) fn assess<'p>(pack: &'p Pack, application: &Value) -> Result<Assessment<'p>, Error> {
    let application = Application::read(pack, application)?;
    let mut problems = Problems::new(pack);
    let told = told(pack, &application, &mut problems);
    let measure = application.measure;
    let case = Case { pack, measure, told: &told };
    let calendar = Calendar::new(&pack.built.calendar);
    application_day(pack, measure, application.date, &calendar, &mut problems);

    let conditions = conditions::of_applicant(&case);
    let items = items::judge(&case);
    let verdict = verdict(measure, &conditions, &items);
    let award = award::compute(&case, &items, verdict);
    award::warn_exhausted(&case, award.as_ref(), verdict, &mut problems);
    let materials = materials::checklist(&case, &items);
    let missing = missing::find(&case, verdict, &conditions, &items, award.as_ref());
    let plan = timeline::plan(&case, &calendar, &mut problems);
    let answer = notes::Answer { conditions: &conditions, items: &items, award: award.as_ref(), plan: &plan };
    let notes = notes::shown(&case, &answer, &calendar);
    let ready = verdict == Verdict::Eligible && !problems.any_error() && materials::complete(measure, &materials);

    Ok(Assessment {
        award: award.map(|computed| computed.award),
        changes: Vec::new(),
        conditions: conditions.into_iter().map(|judged| judged.condition).collect(),
        contacts: contacts(measure.contacts.iter().filter(|contact| concerns(contact, &case))),
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

/// Whether a number answers the question of this case: it does as long as its rule may hold.
fn concerns(contact: &model::Contact, case: &Case<'_, '_>) -> bool {
    contact.when.as_ref().is_none_or(|rule| evaluate(rule, &case.world(), Narrowing::NullOnly).truths().yes)
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

/// What an application day can be wrong about.
fn application_day(pack: &Pack, measure: &Measure, day: Day, calendar: &Calendar<'_>, problems: &mut Problems<'_>) {
    let first = pack.built.document.first_day;
    let text = day.to_string();
    if day < first {
        problems.add("/date", "date.before-effective", &[("day", &text), ("first", &first.to_string())]);
    }
    if measure.workdays_only.is_some() && !calendar.is_workday(day) {
        let next = calendar.workday_from(day).unwrap_or(day).to_string();
        problems.add("/date", "date.not-workday", &[("day", &text), ("next", &next)]);
    }
}

/// Whether one may apply (CONTRACT.md, "Not told is a state of knowledge").
fn verdict(measure: &Measure, conditions: &[Judged<'_>], items: &items::Judgement<'_>) -> Verdict {
    if measure.kind == MeasureKind::Guidance {
        return Verdict::Informational;
    }
    let settled_against = conditions.iter().any(|c| c.condition.status == Status::Unmet && !c.condition.in_principle);
    if settled_against || items.none_can_count() {
        return Verdict::Ineligible;
    }
    let all_met = conditions.iter().all(|c| c.condition.status == Status::Met);
    let some_count = measure.items.is_none() || items.any_is(ItemStatus::Counted);
    if all_met && some_count { Verdict::Eligible } else { Verdict::Undetermined }
}
