//! What alone would meet an unmet condition.

use crate::contract::Status;
use crate::feel::code::Op;
use crate::feel::{Free, Freed, Read, World, because, holding, holds_throughout};
use crate::pack::load::last_day;
use crate::pack::model;
use crate::value::{Day, Grid, ItemRef, Known, Set, Span};

use super::super::conditions::Judged;
use super::super::items::Judgement;
use super::propose::{Proposal, freed};
use super::{List, number_of};

/// What meets the conditions of the applicant and the case.
pub(super) fn of_applicant<'p>(list: &mut List<'p, '_>, conditions: &[Judged<'p>]) {
    conditions.iter().for_each(|judged| of_condition(list, judged, None));
}

/// What meets the conditions of each item.
pub(super) fn of_items<'p>(list: &mut List<'p, '_>, items: &Judgement<'p>) {
    let Some((rule, true)) = items.list else { return };
    for (index, item) in (0..).zip(&items.items) {
        item.conditions.iter().for_each(|judged| of_condition(list, judged, Some(ItemRef::At(rule.list, index))));
    }
}

/// An unmet condition has a rule that is false; what decided that is all that can meet it alone.
fn of_condition<'p>(list: &mut List<'p, '_>, judged: &Judged<'p>, item: Option<ItemRef>) {
    if judged.condition.status != Status::Unmet || list.is_full() {
        return;
    }
    let rule = judged.rule;
    let reads = because(&rule.met, &World { at: item, ..list.trial.case().world() });
    for proposal in reads.into_iter().filter_map(|read| by_fact(list, rule, item, read)).collect::<Vec<_>>() {
        list.add(&proposal);
    }
    if let Some(proposal) = by_day(list, rule, item) {
        list.add(&proposal);
    }
}

fn by_fact<'p>(
    list: &mut List<'p, '_>,
    rule: &'p model::Condition,
    item: Option<ItemRef>,
    read: Read,
) -> Option<Proposal<'p>> {
    let free = freed(&list.trial, read)?;
    let world = World { at: item, ..list.trial.case().world() };
    let values = holding(&rule.met, &world, &free.1, &mut list.budget);
    Proposal::of_fact(&list.trial, read, Some((rule, item)), None, &free, values)
}

/// A later day of application: nobody can have applied yesterday, nor before the policy's first day.
fn by_day<'p>(list: &mut List<'p, '_>, rule: &'p model::Condition, item: Option<ItemRef>) -> Option<Proposal<'p>> {
    if !rule.met.ops.contains(&Op::Today) {
        return None;
    }
    let world = World { at: item, ..list.trial.case().world() };
    let today = list.trial.today();
    let from_on = |day: Day| Set::of(Known::Day(Span { lo: day, hi: last_day() }));
    let tomorrow = today.plus_days(1).filter(|day| *day <= last_day())?;
    let later = Freed {
        among: from_on(tomorrow.max(list.trial.pack.built.document.first_day)),
        near: Some((Grid::Day, number_of(today))),
        what: Free::Today,
    };
    let found = holding(&rule.met, &world, &later, &mut list.budget).pop()?;
    let Known::Day(Span { lo: day, .. }) = found.some else { return None };
    let ever = holds_throughout(&rule.met, &world, &Freed { among: from_on(day), ..later }, &mut list.budget);
    Some(Proposal::of_today(&list.trial, (rule, item), day, ever))
}
