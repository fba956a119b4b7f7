//! What is still to be asked: backwards from verdict and award, and only where telling can change something.

use std::collections::BTreeMap;

use crate::contract::{Decides, ItemStatus, Missing, Status, Verdict};
use crate::feel::{Narrowing, Read, needs};
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
    let mut list = List { case: *case, seen: BTreeMap::new(), out: Vec::new() };
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
    list.in_order()
}

/// What the list is about: reads with what they decide, and how often something waits for them.
struct List<'p, 't> {
    case: Case<'p, 't>,
    seen: BTreeMap<Read, usize>,
    out: Vec<(Read, Decides, usize)>,
}

impl<'p> List<'p, '_> {
    fn add(&mut self, reads: Vec<Read>, decides: Decides) {
        for read in reads {
            let at = *self.seen.entry(read).or_insert(self.out.len());
            match self.out.get_mut(at) {
                Some((_, _, waiting)) => *waiting += 1,
                None => self.out.push((read, decides, self.weight(read))),
            }
        }
    }

    /// How much one answer can settle by itself: a condition of the applicant settles the verdict, the list of items
    /// whether there is anything to count, a field whether one item counts.
    fn weight(&self, read: Read) -> usize {
        match read {
            Read::Fact(_) => 32,
            Read::List(_) => 16,
            _ => 1,
        }
    }

    /// The list as the contract has it: by what they decide; of equals the question that most waits for first.
    fn in_order(mut self) -> Vec<Missing<'p>> {
        self.out.sort_by_key(|(_, decides, waiting)| (*decides, std::cmp::Reverse(*waiting)));
        let missing = |(read, decides, _): (Read, Decides, usize)| Missing {
            decides,
            label: self.case.label(read),
            path: self.case.path(read),
        };
        std::mem::take(&mut self.out).into_iter().map(missing).collect()
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
                    reads.extend(needs(required, &world, Narrowing::NullOnly));
                }
            }
            _ => {}
        }
    }
    reads
}
