//! How things stand, without words: all that verdict and award follow from, so that a supposed change can be judged
//! without writing an answer.

use crate::contract::{ItemStatus, MeasureKind, Status, Verdict};
use crate::feel::{Code, Counted, Share, narrowed, outcome};
use crate::pack::model::{self, Measure};
use crate::value::ItemRef;

use super::case::Case;
use super::conditions::{Judged, status_of};
use super::items::{self, Judgement};

/// How conditions and items stand.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Statuses {
    /// The conditions of the applicant and the case, in the order of the measure.
    pub conditions: Vec<Status>,
    /// The items of the measure's list; absent where it has none or the list is not told.
    pub items: Option<Vec<ItemStatus>>,
}

impl Statuses {
    /// As it was judged.
    pub fn of(conditions: &[Judged<'_>], items: &Judgement<'_>) -> Self {
        let told = items.list.is_some_and(|(_, told)| told);
        Self {
            conditions: conditions.iter().map(|judged| judged.condition.status).collect(),
            items: told.then(|| items.items.iter().map(|item| item.status).collect()),
        }
    }

    /// Whether a condition is unmet, or an item no longer counts, that was met or counted before.
    pub fn fails_what(&self, before: &Self) -> bool {
        let mut conditions = before.conditions.iter().zip(&self.conditions);
        let items = |of: &Self| of.items.clone().unwrap_or_default();
        conditions.any(|(was, is)| *was == Status::Met && *is == Status::Unmet)
            || items(before)
                .iter()
                .zip(&items(self))
                .any(|(was, is)| *was == ItemStatus::Counted && *is == ItemStatus::NotCounted)
    }

    /// How one rule stands, judged anew.
    pub fn of_condition(case: &Case<'_, '_>, rule: &model::Condition, item: Option<ItemRef>) -> Status {
        let world = item.map_or_else(|| case.world(), |item| case.world_at(item));
        status_of(outcome(&rule.met, rule.unmet.as_ref(), &world)).0
    }

    /// Whether an item counts, judged anew.
    pub fn of_item(case: &Case<'_, '_>, rule: &model::Items, index: u32) -> ItemStatus {
        let at = Some(ItemRef::At(rule.list, index));
        let statuses: Vec<Status> = rule.conditions.iter().map(|c| Self::of_condition(case, c, at)).collect();
        items::status_of(&statuses)
    }

    /// Whether one may apply (CONTRACT.md, "Not told is a state of knowledge").
    pub fn verdict(&self, measure: &Measure) -> Verdict {
        if measure.kind == MeasureKind::Guidance {
            return Verdict::Informational;
        }
        let settled_against =
            |(rule, status): (&model::Condition, &Status)| *status == Status::Unmet && !rule.in_principle;
        let none_can_count =
            self.items.as_ref().is_some_and(|items| items.iter().all(|status| *status == ItemStatus::NotCounted));
        if none_can_count || measure.conditions.iter().zip(&self.conditions).any(settled_against) {
            return Verdict::Ineligible;
        }
        let all_met = self.conditions.iter().all(|status| *status == Status::Met);
        let some_count =
            measure.items.is_none() || self.items.as_ref().is_some_and(|items| items.contains(&ItemStatus::Counted));
        if all_met && some_count { Verdict::Eligible } else { Verdict::Undetermined }
    }

    /// The items that may count for the award, narrowed by what their conditions imply.
    pub fn counted(&self, case: &Case<'_, '_>) -> Option<Counted> {
        let rule = case.measure.items.as_ref()?;
        let implied = implied(rule);
        let world = case.world();
        let Some(items) = &self.items else {
            let most = case.pack.list(rule.list).map_or(0, |list| list.max);
            let shares = narrowed(&implied, &world, ItemRef::Any(rule.list)).map(|fields| Share {
                fields,
                index: 0,
                sure: false,
            });
            return Some(Counted { list: rule.list, open: Some(most), shares: shares.into_iter().collect() });
        };
        let share = |(index, status): (u32, &ItemStatus)| {
            let at = ItemRef::At(rule.list, index);
            let fields = match status {
                ItemStatus::Counted => world.fields(at)?.to_vec(),
                ItemStatus::Unknown => narrowed(&implied, &world, at)?,
                ItemStatus::NotCounted => return None,
            };
            Some(Share { fields, index, sure: *status == ItemStatus::Counted })
        };
        Some(Counted { list: rule.list, open: None, shares: (0..).zip(items).filter_map(share).collect() })
    }
}

/// What an item that counts implies of each of its conditions: that it is met or, where it may be the office's, not
/// unmet.
pub(super) fn implied(rule: &model::Items) -> Vec<(&Code, bool)> {
    rule.conditions.iter().map(|c| c.unmet.as_ref().map_or((&c.met, true), |unmet| (unmet, false))).collect()
}
