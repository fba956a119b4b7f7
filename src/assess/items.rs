//! The items of a measure's list: each counts or does not, on its own.

use crate::contract::{Item, ItemStatus, Status};
use crate::feel::Items;
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

/// Whether an item counts whose conditions stand so.
pub(super) fn status_of(conditions: &[Status]) -> ItemStatus {
    match (conditions.contains(&Status::Unmet), conditions.contains(&Status::Unknown)) {
        (true, _) => ItemStatus::NotCounted,
        (false, true) => ItemStatus::Unknown,
        (false, false) => ItemStatus::Counted,
    }
}

fn judge_told<'p>(case: &Case<'p, '_>, rule: &'p model::Items, count: usize) -> Vec<JudgedItem<'p>> {
    let path = case.list_path(rule.list);
    let indices = 0..u32::try_from(count).unwrap_or(u32::MAX);
    let item = |index: u32| {
        let world = case.world_at(ItemRef::At(rule.list, index));
        let conditions: Vec<_> = rule.conditions.iter().map(|c| conditions::judge(case, c, &world)).collect();
        let statuses: Vec<Status> = conditions.iter().map(|judged| judged.condition.status).collect();
        JudgedItem { conditions, path: format!("{path}/{index}"), status: status_of(&statuses) }
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
    /// Whether an item has that status.
    pub fn any_is(&self, status: ItemStatus) -> bool {
        self.items.iter().any(|item| item.status == status)
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
