//! The ways in which each condition of a pack can come out, whatever is told.

use crate::feel::outcome;
use crate::pack::model::{Built, Condition, Fact, Measure};
use crate::pack::source::lower::Stated;
use crate::value::{ItemRef, Truths};

use super::empty_form::Form;

/// A condition, or a check of a material, and its possible outcomes.
#[derive(Debug, Clone, Copy)]
pub struct Ways<'b> {
    /// Id of the measure.
    pub measure: &'b str,
    /// Id of the material, of a check.
    pub material: Option<&'b str>,
    /// The condition.
    pub condition: &'b Condition,
    /// Met, unmet, left to the office: no outcome that can come is wanting, on the first day of the policy and at both
    /// ends of the calendar.
    pub can: Truths,
}

/// The conditions of a pack in order: each measure's own, those of its items, the checks of its materials.
pub fn ways(built: &Built) -> Vec<Ways<'_>> {
    built.measures.iter().flat_map(|measure| of_measure(built, measure)).collect()
}

fn of_measure<'b>(built: &'b Built, measure: &'b Measure) -> Vec<Ways<'b>> {
    let stated = stated(measure);
    let form = Form::empty(built, Some(&stated));
    let list = measure.items.as_ref().map(|items| items.list);
    let ways = |condition: &'b Condition, material, item: Option<u16>| {
        let can = form.days().into_iter().map(|today| {
            let world = form.world(item.map(ItemRef::Any), today);
            outcome(&condition.met, condition.unmet.as_ref(), &world)
        });
        let can = can.reduce(|a, b| Truths { yes: a.yes || b.yes, no: a.no || b.no, null: a.null || b.null });
        can.map(|can| Ways { measure: &measure.id, material, condition, can })
    };
    let own = measure.conditions.iter().filter_map(|c| ways(c, None, None));
    let items = measure.items.iter().flat_map(|items| &items.conditions).filter_map(|c| ways(c, None, list));
    let checks = measure.materials.iter().flat_map(|material| {
        let item = if material.each { list } else { None };
        material.checks.iter().map(move |check| (check, material, item))
    });
    let checks = checks.filter_map(|(check, material, item)| ways(check, Some(material.id.as_str()), item));
    own.chain(items).chain(checks).collect()
}

/// What the documents of a measure state, as rules number it.
fn stated(measure: &Measure) -> Stated {
    let of = |each| -> Vec<Fact> { measure.materials(each).flat_map(|(_, m)| &m.states).cloned().collect() };
    Stated { once: of(false), each: of(true) }
}
