//! What the next answer can be expected to settle.
//!
//! A verdict is a series of conditions, of which the list of items is one: it holds when some item meets all of its own.
//! Such a series is tried at the least expected cost when what is likeliest to fail for each question comes first, and of
//! alternatives what is likeliest to hold. How likely either is comes from the rules alone: each answer that a rule tells
//! apart counts alike, and the evaluator says what it would settle.

use crate::feel::{Cell, Counted, Items, Read, Share, World, borders, outcome, samples};
use crate::order::{self, Map};
use crate::pack::model::Condition;
use crate::value::{Day, Truths};

use super::case::Case;
use super::conditions::open_reads;

/// What is certain. Shares are whole parts of this.
pub(crate) const ONE: u64 = 1_000_000;

/// How many answers are looked ahead: a rule compares one fact with another, seldom more at once.
const AHEAD: u32 = 2;

/// How a condition, or an item with all of its conditions, can be expected to turn out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Odds {
    /// The share of answers that meet it.
    pub met: u64,
    /// The share that leaves it unmet.
    pub unmet: u64,
    /// How many questions that takes, on average.
    pub asks: u64,
}

/// What telling one fact can be expected to give; the greater, the earlier it is asked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Gain {
    /// The share of answers that fail a condition, for each question that it takes.
    pub fails: u64,
    /// The share that settles one at all.
    pub settles: u64,
}

/// An open condition: how it can turn out, and what each fact that it waits for gives.
#[derive(Debug, Clone)]
pub(super) struct Weighed {
    pub odds: Odds,
    pub reads: Vec<(Read, Gain)>,
}

/// What is known, with an answer that is only tried.
pub(super) struct Trial<'t> {
    facts: Vec<Cell>,
    lists: &'t [Items],
    today: Day,
    /// The item at hand, apart from its list.
    item: Option<Counted>,
    /// Conditions of items that were weighed before, by what they wait for: of a thousand items alike one is weighed.
    before: Map<(usize, Vec<Read>), Weighed>,
}

impl Odds {
    const OPEN: Self = Self { met: 0, unmet: 0, asks: 0 };

    /// Of a condition that has one outcome left.
    fn settled(outcome: Truths) -> Option<Self> {
        match outcome {
            Truths { yes: true, no: false, null: false } => Some(Self { met: ONE, ..Self::OPEN }),
            Truths { yes: false, no: true, null: false } => Some(Self { unmet: ONE, ..Self::OPEN }),
            Truths { yes: false, no: false, .. } => Some(Self::OPEN),
            _ => None,
        }
    }

    /// What fails for each question, if this is gone through to its end.
    pub fn fails_per_question(self) -> u64 {
        ratio(self.unmet, self.asks)
    }

    /// What holds for each question.
    pub fn holds_per_question(self) -> u64 {
        ratio(self.met, self.asks)
    }

    /// Behind one more question, which settles nothing by itself.
    pub fn after_one_more(self) -> Self {
        Self { asks: self.asks + ONE, ..self }
    }

    /// Of things that must all be met: they are gone through in order until one is not.
    pub fn all(mut parts: Vec<Self>) -> Self {
        order::sort_by_key(&mut parts, |part| std::cmp::Reverse(part.fails_per_question()));
        let start = Self { met: ONE, unmet: 0, asks: 0 };
        parts.into_iter().fold(start, |all, part| {
            let reached = ONE.saturating_sub(all.unmet);
            Self {
                met: times(all.met, part.met),
                unmet: all.unmet + times(reached, part.unmet),
                asks: all.asks + times(reached, part.asks),
            }
        })
    }

    /// Of things of which one must be met: gone through until one is.
    pub fn any(parts: impl Iterator<Item = Self>) -> Self {
        let start = Self { met: 0, unmet: ONE, asks: 0 };
        parts.fold(start, |any, part| {
            let reached = ONE.saturating_sub(any.met);
            Self {
                met: any.met + times(reached, part.met),
                unmet: times(any.unmet, part.unmet),
                asks: any.asks + times(reached, part.asks),
            }
        })
    }
}

fn times(a: u64, b: u64) -> u64 {
    a.saturating_mul(b) / ONE
}

fn ratio(share: u64, asks: u64) -> u64 {
    share.saturating_mul(ONE) / asks.max(ONE)
}

fn share(count: u64, of: u64) -> u64 {
    count.saturating_mul(ONE) / of.max(1)
}

impl<'t> Trial<'t> {
    /// Nothing tried yet.
    pub fn new(case: &Case<'_, 't>) -> Self {
        let told = case.told;
        Self { facts: told.facts.clone(), lists: &told.lists, today: told.date, item: None, before: Map::new() }
    }

    /// Weighs a condition of the applicant.
    pub fn condition(&mut self, rule: &Condition) -> Weighed {
        self.item = None;
        self.weigh(rule, AHEAD)
    }

    /// Weighs a condition of an item, the `number`th of its list's.
    pub fn item_condition(&mut self, fields: &[Cell], list: u16, number: usize, rule: &Condition) -> Weighed {
        let share = Share { fields: fields.to_vec(), index: 0, sure: true };
        self.item = Some(Counted { list, open: None, shares: vec![share] });
        let key = (number, open_reads(rule, &self.world()));
        if let Some(before) = self.before.get(&key) {
            return before.clone();
        }
        let weighed = self.weigh(rule, AHEAD);
        self.before.insert(key, weighed.clone());
        weighed
    }

    fn world(&self) -> World<'_> {
        World {
            at: self.item.as_ref().map(|_| crate::value::ItemRef::Share(0)),
            counted: self.item.as_ref(),
            facts: &self.facts,
            lists: self.lists,
            steps: &[],
            today: self.today,
        }
    }

    fn cell(&mut self, read: Read) -> Option<&mut Cell> {
        match read {
            Read::Fact(slot) => self.facts.get_mut(usize::from(slot)),
            Read::Field(_, _, field) => self.item.as_mut()?.shares.first_mut()?.fields.get_mut(usize::from(field)),
            Read::List(_) | Read::Share(_) | Read::Step(_) => None,
        }
    }

    /// Does something for each answer that a rule tells apart; that of a list is not tried.
    fn each_answer<T>(&mut self, rule: &Condition, read: Read, mut with: impl FnMut(&mut Self) -> T) -> Vec<T> {
        let mut near = borders(&rule.met, &self.world());
        near.extend(rule.unmet.iter().flat_map(|unmet| borders(unmet, &self.world())));
        let Some(untold) = self.cell(read).cloned() else { return Vec::new() };
        let mut out = Vec::new();
        for set in samples(&untold.set, &near) {
            self.put(read, Cell { set, told: true });
            out.push(with(self));
        }
        self.put(read, untold);
        out
    }

    fn put(&mut self, read: Read, cell: Cell) {
        if let Some(place) = self.cell(read) {
            *place = cell;
        }
    }

    fn outcome(&self, rule: &Condition) -> Truths {
        outcome(&rule.met, rule.unmet.as_ref(), &self.world())
    }

    /// Weighs a condition by asking first what settles it in the most cases, then what is left, so many answers ahead.
    fn weigh(&mut self, rule: &Condition, ahead: u32) -> Weighed {
        if let Some(odds) = Odds::settled(self.outcome(rule)) {
            return Weighed { odds, reads: Vec::new() };
        }
        let Some(less) = ahead.checked_sub(1) else { return Weighed { odds: Odds::OPEN, reads: Vec::new() } };
        let mut reads: Vec<(Read, Gain)> = Vec::new();
        for read in open_reads(rule, &self.world()) {
            let outcomes = self.each_answer(rule, read, |trial| Odds::settled(trial.outcome(rule)));
            reads.push((read, alone(&outcomes)));
        }
        let settles = reads.iter().map(|(_, gain)| gain.settles).max();
        let Some(first) = reads.iter_mut().find(|(_, gain)| Some(gain.settles) == settles) else {
            return Weighed { odds: Odds::OPEN, reads };
        };
        let odds = average(self.each_answer(rule, first.0, |trial| trial.weigh(rule, less).odds));
        // Whoever is asked first opens the way to the others.
        first.1.fails = first.1.fails.max(odds.fails_per_question());
        Weighed { odds, reads }
    }
}

/// What one answer gives by itself.
fn alone(outcomes: &[Option<Odds>]) -> Gain {
    let of = u64::try_from(outcomes.len()).unwrap_or(u64::MAX);
    let settled = outcomes.iter().flatten();
    let fails = settled.clone().map(|odds| odds.unmet).sum::<u64>() / of.max(1);
    Gain { fails, settles: share(u64::try_from(settled.count()).unwrap_or(0), of) }
}

fn average(odds: Vec<Odds>) -> Odds {
    let of = u64::try_from(odds.len()).unwrap_or(u64::MAX).max(1);
    let mean = |part: fn(&Odds) -> u64| odds.iter().map(part).sum::<u64>() / of;
    Odds { met: mean(|o| o.met), unmet: mean(|o| o.unmet), asks: ONE + mean(|o| o.asks) }
}
