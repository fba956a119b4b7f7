//! A proposal: one thing, and the value that it should have.

use crate::contract::Text;
use crate::feel::{Cell, Free, Freed, Read};
use crate::pack::Params;
use crate::pack::model::{self, Fact, FactKind};
use crate::value::{Day, Grid, ItemRef, Money, Set, Span};

use super::super::borrowed;
use super::trial::Trial;
use super::{direction, number_of};

/// One thing changed alone.
#[derive(Debug)]
pub(super) struct Proposal<'p> {
    /// How far the new value is from the old one, in numbers of its grid.
    pub distance: u64,
    pub label: Text<'p>,
    /// The condition that it meets, and of which item that is.
    pub meets: Option<Goal<'p>>,
    pub path: String,
    pub what: What<'p>,
}

/// An unmet condition, and the item that it is of.
pub(super) type Goal<'p> = (&'p model::Condition, Option<ItemRef>);

/// What is changed, and to what.
#[derive(Debug)]
pub(super) enum What<'p> {
    /// A fact that is no number and no day: all values that meet the condition, the first is proposed.
    Answer(Read, &'p Fact, Vec<Set>),
    /// A number, or a day.
    Number(Read, &'p Fact, Step),
    /// The application day, and whether each later one will do as well.
    Today(Day, bool),
    /// One more item that counts, with that amount.
    Item(OneMore<'p>),
}

/// A number or a day, as it should be.
#[derive(Debug)]
pub(super) struct Step {
    /// How much more or less it is; absent of a day.
    pub by: Option<(Set, Direction)>,
    /// The sum that is reached, where that is what it is for.
    pub cap: Option<Money>,
    pub to: Set,
}

/// One more item.
#[derive(Debug)]
pub(super) struct OneMore<'p> {
    pub amount: Set,
    /// The sum that is reached, where there is one that is not exceeded.
    pub cap: Option<Money>,
    pub cells: Vec<Cell>,
    pub field: &'p Fact,
    pub item_label: &'p str,
}

/// Which way a number goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    More,
    Less,
}

/// A fact that an applicant could have otherwise, freed: any value that can be told, the nearest first. `None` where
/// there is no advice in changing it.
pub(super) fn freed<'p>(trial: &Trial<'p, '_>, read: Read) -> Option<(&'p Fact, Freed)> {
    let pack = trial.pack;
    let (fact, untold) = match read {
        Read::Fact(slot) => (pack.fact(slot)?, pack.untold.get(usize::from(slot))?),
        Read::Field(list, _, field) => (
            pack.list(list)?.fields.get(usize::from(field))?,
            pack.untold_fields.get(usize::from(list))?.get(usize::from(field))?,
        ),
        Read::List(_) | Read::Share(_) | Read::Step(_) => return None,
    };
    let room = trial.measure.award.as_ref().and_then(|award| award.room);
    if room.is_some_and(|room| read == Read::Fact(room.fact)) {
        return None;
    }
    let grid = match fact.kind {
        _ if fact.settled => return None,
        FactKind::Text | FactKind::Uscc => return None,
        FactKind::Date if fact.past => return None,
        FactKind::Boolean | FactKind::Choice(_) => None,
        FactKind::Date => Some(Grid::Day),
        FactKind::Integer => Some(Grid::Whole),
        FactKind::Money => Some(Grid::Fen),
    };
    let told = trial.told_set(read)?;
    // From "there is none" a day is sought near the application day, a number near 0.
    let from = |grid: Grid| grid.span(told).and_then(Span::single).unwrap_or(trial.zero_of(grid));
    let near = grid.map(|grid| (grid, from(grid)));
    Some((fact, Freed { among: untold.set.clone(), near, what: Free::Read(read) }))
}

impl<'p> Proposal<'p> {
    /// The sum that it is to reach.
    pub fn cap(&self) -> Option<Money> {
        match &self.what {
            What::Number(_, _, step) => step.cap,
            What::Item(item) => item.cap,
            What::Answer(..) | What::Today(..) => None,
        }
    }

    /// A fact with the first of `values`; `None` without any.
    pub fn of_fact(
        trial: &Trial<'p, '_>,
        read: Read,
        meets: Option<Goal<'p>>,
        cap: Option<Money>,
        (fact, freed): &(&'p Fact, Freed),
        values: Vec<Set>,
    ) -> Option<Self> {
        let value = values.first()?;
        let number = freed.near.and_then(|(grid, from)| Some((grid, from, grid.span(value)?.lo)));
        let (distance, what) = match number {
            Some((grid, from, to)) => {
                let (distance, way) = direction(from, to);
                let by = if grid == Grid::Day { None } else { Some((grid.value(i64::try_from(distance).ok()?)?, way)) };
                (distance, What::Number(read, fact, Step { by, cap, to: value.clone() }))
            }
            None => (0, What::Answer(read, fact, values)),
        };
        let case = trial.case();
        Some(Self { distance, label: case.label(read), meets, path: case.path(read), what })
    }

    /// A later application day; `ever`: each day after it will do as well.
    pub fn of_today(trial: &Trial<'p, '_>, meets: Goal<'p>, day: Day, ever: bool) -> Self {
        Self {
            distance: number_of(day).abs_diff(number_of(trial.today())),
            label: trial.pack.say("label.date", &Params::new()).into(),
            meets: Some(meets),
            path: "/date".to_owned(),
            what: What::Today(day, ever),
        }
    }

    /// One more item.
    pub fn of_item(trial: &Trial<'p, '_>, list: u16, item: OneMore<'p>) -> Option<Self> {
        let label = borrowed(&trial.pack.list(list)?.label);
        let path = trial.case().list_path(list);
        Some(Self { distance: 0, label, meets: None, path, what: What::Item(item) })
    }
}
