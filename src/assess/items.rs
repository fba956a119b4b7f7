//! The items of a measure's list: each counts or does not, on its own.

use crate::contract::{Item, ItemStatus, Status};
use crate::feel::{Code, Counted, Items, Share, narrowed};
use crate::pack::model;
use crate::value::ItemRef;

use super::case::Case;
use super::conditions::{self, Judged};

/// One item, judged.
#[derive(Debug)]
pub(super) struct JudgedItem<'p> {
    pub conditions: Vec<Judged<'p>>,
    pub path: String,
    pub status: ItemStatus,
}

/// The items of a measure.
#[derive(Debug)]
pub(super) struct Judgement<'p> {
    /// The rule and whether the list is told; absent where the measure has no items.
    pub list: Option<(&'p model::Items, bool)>,
    pub items: Vec<JudgedItem<'p>>,
}

fn judge_told<'p>(case: &Case<'p, '_>, rule: &'p model::Items, count: usize) -> Vec<JudgedItem<'p>> {
    let path = case.list_path(rule.list);
    let indices = 0..u32::try_from(count).unwrap_or(u32::MAX);
    let item = |index: u32| {
        let world = case.world_at(ItemRef::At(rule.list, index));
        let conditions: Vec<_> = rule.conditions.iter().map(|c| conditions::judge(case, c, &world)).collect();
        let has = |status| conditions.iter().any(|c: &Judged<'_>| c.condition.status == status);
        let status = match (has(Status::Unmet), has(Status::Unknown)) {
            (true, _) => ItemStatus::NotCounted,
            (false, true) => ItemStatus::Unknown,
            (false, false) => ItemStatus::Counted,
        };
        JudgedItem { conditions, path: format!("{path}/{index}"), status }
    };
    indices.map(item).collect()
}

/// Judges the items, if the measure has any.
pub(super) fn judge<'p>(case: &Case<'p, '_>) -> Judgement<'p> {
    let Some(rule) = &case.measure.items else { return Judgement { list: None, items: Vec::new() } };
    match case.told.lists.get(usize::from(rule.list)) {
        Some(Items::Told(items)) => Judgement { list: Some((rule, true)), items: judge_told(case, rule, items.len()) },
        _ => Judgement { list: Some((rule, false)), items: Vec::new() },
    }
}

impl<'p> Judgement<'p> {
    /// Whether the list is known and no item of it can count.
    pub fn none_can_count(&self) -> bool {
        matches!(self.list, Some((_, true))) && self.items.iter().all(|item| item.status == ItemStatus::NotCounted)
    }

    /// Whether an item has that status.
    pub fn any_is(&self, status: ItemStatus) -> bool {
        self.items.iter().any(|item| item.status == status)
    }

    /// The items that may count for the award, narrowed by what their conditions imply.
    pub fn counted(&self, case: &Case<'_, '_>) -> Option<Counted> {
        let (rule, told) = self.list?;
        let implied: Vec<(&Code, bool)> =
            rule.conditions.iter().map(|c| c.unmet.as_ref().map_or((&c.met, true), |unmet| (unmet, false))).collect();
        let world = case.world();
        if !told {
            let most = case.pack.list(rule.list).map_or(0, |list| list.max);
            let shares = narrowed(&implied, &world, ItemRef::Any(rule.list)).map(|fields| Share {
                fields,
                index: 0,
                sure: false,
            });
            return Some(Counted { list: rule.list, open: Some(most), shares: shares.into_iter().collect() });
        }
        let share = |(index, item): (u32, &JudgedItem<'_>)| {
            let at = ItemRef::At(rule.list, index);
            let fields = match item.status {
                ItemStatus::Counted => world.fields(at)?.to_vec(),
                ItemStatus::Unknown => narrowed(&implied, &world, at)?,
                ItemStatus::NotCounted => return None,
            };
            Some(Share { fields, index, sure: item.status == ItemStatus::Counted })
        };
        Some(Counted { list: rule.list, open: None, shares: (0..).zip(&self.items).filter_map(share).collect() })
    }

    /// The items as the contract has them.
    pub fn into_contract(self) -> Vec<Item<'p>> {
        let item = |item: JudgedItem<'p>| Item {
            conditions: item.conditions.into_iter().map(|judged| judged.condition).collect(),
            path: item.path,
            status: item.status,
        };
        self.items.into_iter().map(item).collect()
    }
}
