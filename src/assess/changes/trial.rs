//! An application as it would be with one thing changed.

use crate::contract::{Bounds, ItemStatus, Status, Verdict};
use crate::facts::Told;
use crate::feel::code::Op;
use crate::feel::{Cell, Code, Counted, Free, Items, Read};
use crate::pack::Pack;
use crate::pack::model::{Condition, Measure};
use crate::value::{Day, Grid, Known, Set, Span};

use super::super::award;
use super::super::case::Case;
use super::super::statuses::Statuses;
use super::propose::{Proposal, What};

/// An application, how it stands, and what is tried out on it. Each trial leaves it as it was.
pub(super) struct Trial<'p, 't> {
    pub pack: &'p Pack,
    pub measure: &'p Measure,
    pub told: &'t mut Told,
    pub now: Statuses,
    /// The award as it is.
    pub award: Option<Bounds>,
    /// The items that it counts.
    pub counted: Option<&'t Counted>,
}

impl<'p> Trial<'p, '_> {
    pub fn case(&self) -> Case<'p, '_> {
        Case { pack: self.pack, measure: self.measure, told: self.told }
    }

    pub fn today(&self) -> Day {
        self.told.date
    }

    /// What is told of something; `None` of what is not told.
    pub fn told_set(&self, read: Read) -> Option<&Set> {
        let cell = match read {
            Read::Fact(slot) => self.told.facts.get(usize::from(slot))?,
            Read::Field(list, index, field) => {
                self.items(list)?.get(usize::try_from(index).ok()?)?.get(usize::from(field))?
            }
            Read::List(_) | Read::Share(_) | Read::Step(_) => return None,
        };
        cell.told.then_some(&cell.set)
    }

    /// The items of a told list.
    pub fn items(&self, list: u16) -> Option<&Vec<Vec<Cell>>> {
        match self.told.lists.get(usize::from(list))? {
            Items::Told(items) => Some(items),
            Items::Untold { .. } => None,
        }
    }

    /// Where a value is looked for when there was none.
    pub fn zero_of(&self, grid: Grid) -> i64 {
        if grid == Grid::Day { super::number_of(self.today()) } else { 0 }
    }

    /// The bounds of the award after a proposal: `Some(None)` where the measure has none. `None` when, judged anew,
    /// the proposal does not do what it is for.
    pub fn after(&mut self, proposal: &Proposal<'p>) -> Option<Option<Bounds>> {
        let bounds = |case: &Case<'_, '_>, statuses: &Statuses| {
            let is_met = |(rule, item)| Statuses::of_condition(case, rule, item) == Status::Met;
            proposal.meets.is_none_or(is_met).then(|| bounds(case, statuses))
        };
        match &proposal.what {
            What::Answer(read, _, values) => self.with(Free::Read(*read), values.first()?.clone(), bounds),
            What::Number(read, _, step) => self.with(Free::Read(*read), step.to.clone(), bounds),
            What::Today(day, _) => {
                // A day reads into every rule: one that meets this condition and fails another is no way out.
                let now = self.now.clone();
                self.with(
                    Free::Today,
                    Set::day(*day),
                    |case, then| if then.fails_what(&now) { None } else { bounds(case, then) },
                )
            }
            What::Item(item) => self.after_item(item.cells.clone()),
        }
    }

    /// Does something with the application as it would be with one thing among other values.
    pub fn with<T>(
        &mut self,
        what: Free,
        set: Set,
        then: impl FnOnce(&Case<'p, '_>, &Statuses) -> Option<T>,
    ) -> Option<T> {
        let before = self.swap(what, Cell { set, told: true })?;
        let case = self.case();
        let out = then(&case, &self.judged(&case, what));
        self.swap(what, before);
        out
    }

    /// Does something with the application as it would be with one more item, which stands at an index.
    pub fn with_item<T>(&mut self, cells: Vec<Cell>, then: impl FnOnce(&Self, u32) -> Option<T>) -> Option<T> {
        let list = self.measure.items.as_ref()?.list;
        let index = u32::try_from(self.items(list)?.len()).ok()?;
        self.push(list, cells);
        let out = then(self, index);
        self.pop(list);
        out
    }

    /// The bounds of the award with one more item; `None` when it does not surely count.
    fn after_item(&mut self, cells: Vec<Cell>) -> Option<Option<Bounds>> {
        let list = self.measure.items.as_ref()?.list;
        self.with_item(cells, |trial, index| {
            let case = trial.case();
            let statuses = trial.judged(&case, Free::Read(Read::Field(list, index, 0)));
            let counts = statuses.items.as_ref()?.last() == Some(&ItemStatus::Counted);
            counts.then(|| bounds(&case, &statuses))
        })
    }

    fn push(&mut self, list: u16, cells: Vec<Cell>) {
        if let Some(Items::Told(items)) = self.told.lists.get_mut(usize::from(list)) {
            items.push(cells);
        }
    }

    fn pop(&mut self, list: u16) {
        if let Some(Items::Told(items)) = self.told.lists.get_mut(usize::from(list)) {
            items.pop();
        }
    }

    /// Puts something in place of what is told; gives what was.
    fn swap(&mut self, what: Free, cell: Cell) -> Option<Cell> {
        let place = match what {
            Free::Today => {
                let Known::Day(Span { lo: day, .. }) = cell.set.some else { return None };
                let before = std::mem::replace(&mut self.told.date, day);
                return Some(Cell { set: Set::day(before), told: true });
            }
            Free::Read(Read::Fact(slot)) => self.told.facts.get_mut(usize::from(slot))?,
            Free::Read(Read::Field(list, index, field)) => match self.told.lists.get_mut(usize::from(list))? {
                Items::Told(items) => items.get_mut(usize::try_from(index).ok()?)?.get_mut(usize::from(field))?,
                Items::Untold { .. } => return None,
            },
            Free::Read(_) => return None,
        };
        Some(std::mem::replace(place, cell))
    }

    /// How things stand when something has changed: only what reads it is judged anew.
    fn judged(&self, case: &Case<'_, '_>, changed: Free) -> Statuses {
        let again = |(rule, status): (&Condition, &Status)| {
            if reads(&rule.met, changed) || rule.unmet.as_ref().is_some_and(|unmet| reads(unmet, changed)) {
                Statuses::of_condition(case, rule, None)
            } else {
                *status
            }
        };
        let conditions = self.measure.conditions.iter().zip(&self.now.conditions).map(again).collect();
        Statuses { conditions, items: self.judged_items(case, changed) }
    }

    fn judged_items(&self, case: &Case<'_, '_>, changed: Free) -> Option<Vec<ItemStatus>> {
        let (rule, now) = (self.measure.items.as_ref()?, self.now.items.as_ref()?);
        let mut codes = rule.conditions.iter().flat_map(|c| std::iter::once(&c.met).chain(&c.unmet));
        let all = codes.any(|code| reads(code, changed));
        let mut items = now.clone();
        let count = self.items(rule.list)?.len();
        for index in 0..count {
            let at = u32::try_from(index).ok()?;
            let its = matches!(changed, Free::Read(Read::Field(list, one, _)) if list == rule.list && one == at);
            if all || its {
                let status = Statuses::of_item(case, rule, at);
                match items.get_mut(index) {
                    Some(place) => *place = status,
                    None => items.push(status),
                }
            }
        }
        Some(items)
    }
}

/// Whether a rule reads something; of a list, whether it reads more than the item at hand.
pub(super) fn reads(code: &Code, changed: Free) -> bool {
    code.ops.iter().any(|op| match (op, changed) {
        (Op::Fact(a), Free::Read(Read::Fact(b))) => *a == b,
        (Op::List(a), Free::Read(Read::Field(b, ..) | Read::List(b))) => *a == b,
        (Op::Today, Free::Today) => true,
        _ => false,
    })
}

/// The bounds of the award of an application that stands so.
fn bounds(case: &Case<'_, '_>, statuses: &Statuses) -> Option<Bounds> {
    let rule = case.measure.award.as_ref()?;
    let steps = match statuses.verdict(case.measure) {
        Verdict::Ineligible => Vec::new(),
        _ => award::steps(case, rule, statuses.counted(case).as_ref()),
    };
    Some(award::bounds(&steps, statuses.verdict(case.measure)))
}
