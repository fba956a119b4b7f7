//! What is still to be asked: backwards from verdict and award, and only where telling can change something.

use std::collections::BTreeSet;

use crate::contract::{Decides, ItemStatus, Missing, Status, Verdict};
use crate::feel::{Narrowing, Read, evaluate, needs};
use crate::value::ItemRef;

use super::award::Computed;
use super::case::Case;
use super::conditions::{Judged, open_reads};
use super::items::Judgement;

/// The facts to ask for: those that decide the verdict, then the award, then whether a material is required.
pub(super) fn find<'p>(
    case: &Case<'p, '_>,
    verdict: Verdict,
    conditions: &[Judged<'_>],
    items: &Judgement<'_>,
    award: Option<&Computed<'_>>,
) -> Vec<Missing<'p>> {
    let mut list = List { case: *case, seen: BTreeSet::new(), out: Vec::new() };
    match verdict {
        Verdict::Ineligible | Verdict::Informational => return Vec::new(),
        Verdict::Undetermined => {
            list.add(of_conditions(case, conditions), Decides::Verdict);
            list.add(of_items(case, items), Decides::Verdict);
        }
        Verdict::Eligible => {}
    }
    if let Some(computed) = award {
        for read in computed.open_reads(case) {
            match read {
                Read::Share(index) => list.add(of_item(case, items, index), Decides::Award),
                read => list.add(vec![read], Decides::Award),
            }
        }
    }
    list.add(of_materials(case, items), Decides::Checklist);
    list.out
}

struct List<'p, 't> {
    case: Case<'p, 't>,
    seen: BTreeSet<Read>,
    out: Vec<Missing<'p>>,
}

impl List<'_, '_> {
    fn add(&mut self, reads: Vec<Read>, decides: Decides) {
        for read in reads {
            if self.seen.insert(read) {
                self.out.push(Missing { decides, label: self.case.label(read), path: self.case.path(read) });
            }
        }
    }
}

fn of_conditions(case: &Case<'_, '_>, conditions: &[Judged<'_>]) -> Vec<Read> {
    let world = case.world();
    let open = conditions.iter().filter(|judged| judged.condition.status == Status::Unknown);
    open.flat_map(|judged| open_reads(judged.rule, &world)).collect()
}

/// Items decide the verdict while none surely counts.
fn of_items(case: &Case<'_, '_>, items: &Judgement<'_>) -> Vec<Read> {
    match items.list {
        Some((rule, false)) => vec![Read::List(rule.list)],
        Some((_, true)) if !items.any_is(ItemStatus::Counted) => {
            (0..).zip(&items.items).flat_map(|(index, _)| of_item(case, items, index)).collect()
        }
        _ => Vec::new(),
    }
}

/// What decides whether an item counts.
fn of_item(case: &Case<'_, '_>, items: &Judgement<'_>, index: u32) -> Vec<Read> {
    let item = usize::try_from(index).ok().and_then(|at| items.items.get(at));
    let (Some((rule, true)), Some(item)) = (items.list, item) else { return Vec::new() };
    if item.status != ItemStatus::Unknown {
        return Vec::new();
    }
    let world = case.world_at(ItemRef::At(rule.list, index));
    let open = item.conditions.iter().filter(|judged| judged.condition.status == Status::Unknown);
    open.flat_map(|judged| open_reads(judged.rule, &world)).collect()
}

/// What decides whether a material is required.
fn of_materials(case: &Case<'_, '_>, items: &Judgement<'_>) -> Vec<Read> {
    let mut reads = Vec::new();
    for material in &case.measure.materials {
        let Some(required) = &material.required else { continue };
        match (material.each, items.list) {
            (false, _) => reads.extend(needs(required, &case.world(), Narrowing::NullOnly)),
            (true, Some((rule, true))) => {
                for (index, _) in (0..).zip(&items.items).filter(|(_, item)| item.status != ItemStatus::NotCounted) {
                    let world = case.world_at(ItemRef::At(rule.list, index));
                    if !evaluate(required, &world, Narrowing::NullOnly).is_settled() {
                        reads.extend(needs(required, &world, Narrowing::NullOnly));
                    }
                }
            }
            _ => {}
        }
    }
    reads
}
