//! What, changed alone, would meet an unmet condition or raise an award that is not at its cap.
//!
//! One told thing is freed, the evaluator is asked for which of its values the rule holds, the nearest is taken, and
//! the application is judged anew with it. What is not told stays not told: what is proposed holds whatever it is.
//!
//! Nothing is proposed that nobody could do: a day that was to have happened (a fact declared `past`) stays as it is,
//! the application day only moves on, and neither what was awarded before nor a text is touched.

mod met;
mod more;
mod propose;
mod trial;
mod words;

use crate::contract::{self, Bounds};
use crate::facts::Told;
use crate::feel::Budget;
use crate::order::Map;
use crate::pack::Pack;
use crate::pack::model::Measure;
use crate::value::Day;

use super::standing::Standing;
use super::statuses::Statuses;
use propose::{Direction, Proposal};
use trial::Trial;

/// How many changes an answer names: who has more to mend begins with these.
const MOST: usize = 64;
/// How many operations of rules are spent on searching: some ten milliseconds, however long the lists are.
const OPERATIONS: u32 = 1 << 18;

/// The changes, by path, then the condition that they meet.
pub(super) fn find<'p>(
    pack: &'p Pack,
    measure: &'p Measure,
    told: &mut Told,
    standing: &Standing<'p>,
) -> Vec<contract::Change<'p>> {
    let Standing { award, conditions, items, .. } = standing;
    let counted = award.as_ref().and_then(|computed| computed.counted.as_ref());
    let award = award.as_ref().map(|computed| Bounds { high: computed.award.high, low: computed.award.low });
    let trial = Trial { pack, measure, told, now: Statuses::of(conditions, items), award, counted };
    let mut list = List { budget: Budget::new(OPERATIONS), found: Map::new(), trial };
    more::propose(&mut list);
    met::of_applicant(&mut list, conditions);
    met::of_items(&mut list, items);
    list.in_order()
}

/// What has been found so far.
struct List<'p, 't> {
    budget: Budget,
    /// By path and condition, with how far the new value is from the old one.
    found: Map<(String, Option<&'p str>), (u64, contract::Change<'p>)>,
    trial: Trial<'p, 't>,
}

impl<'p> List<'p, '_> {
    /// Whether there is room for more.
    fn is_full(&self) -> bool {
        self.found.len() >= MOST
    }

    /// Takes a proposal up, unless a nearer one for the same path and condition is there; of what meets no condition
    /// only what raises the award.
    fn add(&mut self, proposal: &Proposal<'p>) {
        let key = (proposal.path.clone(), proposal.meets.map(|(rule, _)| rule.id.as_str()));
        match self.found.get(&key) {
            Some((distance, _)) if *distance <= proposal.distance => return,
            None if self.is_full() => return,
            _ => {}
        }
        let Some(after) = self.trial.after(proposal) else { return };
        let award = after.filter(|after| Some(after) != self.trial.award.as_ref());
        let raised = match (&award, &self.trial.award) {
            (Some(after), Some(now)) => {
                let reaches = proposal.cap().is_none_or(|cap| after.high == cap);
                reaches && after.low >= now.low && after.high >= now.high
            }
            _ => false,
        };
        if proposal.meets.is_some() || raised {
            let change = words::change(self.trial.pack, proposal, award);
            self.found.insert(key, (proposal.distance, change));
        }
    }

    /// The list as the contract has it. What is said of a condition need not be said again of the award alone.
    fn in_order(self) -> Vec<contract::Change<'p>> {
        let changes: Vec<_> = self.found.into_iter().map(|(_, (_, change))| change).collect();
        let meets_too = |one: &contract::Change<'_>| {
            changes.iter().any(|other| other.meets.is_some() && other.path == one.path && other.to == one.to)
        };
        let kept: Vec<bool> = changes.iter().map(|one| one.meets.is_some() || !meets_too(one)).collect();
        changes.into_iter().zip(kept).filter(|(_, kept)| *kept).map(|(change, _)| change).collect()
    }
}

/// How far one number of a grid is from another, and which way.
fn direction(from: i64, to: i64) -> (u64, Direction) {
    (from.abs_diff(to), if to < from { Direction::Less } else { Direction::More })
}

/// A day as a number of the grid of days.
fn number_of(day: Day) -> i64 {
    day.ordinal().into()
}
