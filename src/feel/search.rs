//! Which value of one thing makes a rule hold, and at which a sum is as large as it can be.
//!
//! One thing is freed: it may be anything between bounds, and the evaluator says of whole intervals whether the rule
//! surely holds, surely does not, or may. An interval that may is halved, the nearer half first. What is found is
//! checked by itself; what cannot be decided, because something else is not told, is not found.

use super::code::{Code, Op};
use super::eval::{Eval, Narrowing};
use super::narrow::Key;
use super::world::{Items, Read, World};
use crate::value::{Grid, Known, Money, Number, Set, Span, Truths};

/// How many intervals one search may ask about: halving a span of 2⁵³ numbers down to one takes 106.
const TRIES: u32 = 160;
/// How far from where it begins a search of a sum looks for how fast the sum grows, in numbers of its grid.
const STRIDE: i64 = 100;

/// What a search frees.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Free {
    /// Something that a rule reads.
    Read(Read),
    /// The application day.
    Today,
}

/// One thing that is freed, and what it may be.
#[derive(Debug, Clone)]
pub struct Freed {
    /// Its values.
    pub among: Set,
    /// Of numbers and days: on which grid they lie, and which number of it the value should be near to.
    pub near: Option<(Grid, i64)>,
    /// What it is.
    pub what: Free,
}

/// How much work searches may still be: every answer comes soon, however long its lists are.
#[derive(Debug, Clone, Copy)]
pub struct Budget(u32);

impl Budget {
    /// So many operations of rules.
    pub fn new(operations: u32) -> Self {
        Self(operations)
    }

    /// Takes some of it; `None` when it does not suffice.
    pub fn spend(&mut self, operations: usize) -> Option<()> {
        match self.0.checked_sub(u32::try_from(operations).unwrap_or(u32::MAX)) {
            Some(left) => {
                self.0 = left;
                Some(())
            }
            None => {
                self.0 = 0;
                None
            }
        }
    }
}

/// The values of one thing for which a rule surely holds, whatever is not told: of a choice or truth value all, of
/// numbers and days the nearest; of two as near the greater. Null only where no other value is one.
pub fn holding(code: &Code, world: &World<'_>, freed: &Freed, budget: &mut Budget) -> Vec<Set> {
    let mut search = Search { code, world, key: freed.what.key(), cost: cost(code, world), budget };
    let mut found: Vec<Set> = match (&freed.among.some, freed.near) {
        (Known::Number(_) | Known::Day(_), Some((grid, from))) => {
            search.nearest(grid, from, freed).and_then(|number| grid.value(number)).into_iter().collect()
        }
        (some, _) => some.each().into_iter().filter(|value| search.is_sure(value.clone())).collect(),
    };
    if found.is_empty() && freed.among.null && search.is_sure(Set::NULL) {
        found.push(Set::NULL);
    }
    found
}

/// Whether a rule surely holds for each value of one thing, whatever is not told.
pub fn holds_throughout(code: &Code, world: &World<'_>, freed: &Freed, budget: &mut Budget) -> bool {
    let mut search = Search { code, world, key: freed.what.key(), cost: cost(code, world), budget };
    search.is_sure(freed.among.clone())
}

/// The number of a span, sought from its lower end or its upper, from which on a sum is the most that it can be there,
/// in whole fen. It is the first where the sum grows from number to number; elsewhere it may be a later one. `None` when
/// it still grows at the far end, when that is not sure, and when it takes too long to find.
pub fn capped(
    span: Span<i64>,
    upward: bool,
    mut sum: impl FnMut(Span<i64>) -> Option<Span<Number>>,
) -> Option<(i64, Money)> {
    let (near, far, step) = if upward { (span.lo, span.hi, 1) } else { (span.hi, span.lo, -1) };
    let top = sum(span)?.hi;
    if span.lo == span.hi || sum(Span::one(far - step))?.lo < top {
        return None;
    }
    let cap = Money::floor(top);
    let guess = crossing(span, near, step, cap.yuan(), &mut sum).unwrap_or(near);
    let reaches = |part: Span<i64>| {
        let whole = sum(part)?;
        // What is not told makes a sum wide: where its lower bound grows with the number, the far end tells.
        let end = Span::one(if upward { part.hi } else { part.lo });
        let yes = whole.hi >= cap.yuan() && (whole.lo >= cap.yuan() || sum(end)?.lo >= cap.yuan());
        Some(Truths { yes, no: whole.lo < cap.yuan(), null: false })
    };
    Some((first(span, upward, guess, reaches)?, cap))
}

/// Where a sum comes to `goal` if it goes on as it begins.
fn crossing(
    span: Span<i64>,
    near: i64,
    step: i64,
    goal: Number,
    sum: &mut impl FnMut(Span<i64>) -> Option<Span<Number>>,
) -> Option<i64> {
    let next = near.checked_add(step.checked_mul(STRIDE)?).filter(|next| (span.lo..=span.hi).contains(next))?;
    let (start, then) = (sum(Span::one(near))?.lo, sum(Span::one(next))?.lo);
    let (gain, short) = (then.checked_sub(start)?, goal.checked_sub(start)?);
    if gain <= Number::ZERO || short.is_negative() {
        return None;
    }
    let steps = short.checked_mul(Number::whole(STRIDE))?.checked_div(gain)?.ceiling(0)?.to_whole()?;
    near.checked_add(step.checked_mul(steps)?).filter(|guess| (span.lo..=span.hi).contains(guess))
}

/// The first number of a span, from its lower end or its upper, of which something surely holds. `guess` is where that
/// may well be.
fn first(span: Span<i64>, upward: bool, guess: i64, mut holds: impl FnMut(Span<i64>) -> Option<Truths>) -> Option<i64> {
    let near = if upward { span.lo } else { span.hi };
    let mut parts = vec![span];
    for single in [guess, near] {
        cut(&mut parts, single, upward);
    }
    for _ in 0..TRIES {
        let part = parts.pop()?;
        let truths = holds(part)?;
        if truths == Set::truth(true).truths() {
            return Some(if upward { part.lo } else { part.hi });
        }
        if truths.yes && part.lo < part.hi {
            let middle = part.lo + (part.hi - part.lo) / 2;
            push(&mut parts, [Span { lo: part.lo, hi: middle }, Span { lo: middle + 1, hi: part.hi }], upward);
        }
    }
    None
}

/// Cuts a number out of the nearest part, so that it is a part by itself.
fn cut(parts: &mut Vec<Span<i64>>, number: i64, upward: bool) {
    let Some(part) = parts.pop_if(|part| (part.lo..=part.hi).contains(&number)) else { return };
    let pieces = [(part.lo, number - 1), (number, number), (number + 1, part.hi)].map(|(lo, hi)| Span { lo, hi });
    push(parts, pieces, upward);
}

/// Puts parts, given from low to high, on a stack whose top is the nearest.
fn push<const N: usize>(stack: &mut Vec<Span<i64>>, parts: [Span<i64>; N], upward: bool) {
    let real = parts.into_iter().filter(|part| part.lo <= part.hi);
    let from = stack.len();
    stack.extend(real);
    if upward && let Some(new) = stack.get_mut(from..) {
        new.reverse();
    }
}

/// How many operations a rule is about: a loop goes through every told item.
fn cost(code: &Code, world: &World<'_>) -> usize {
    let items = |list: &Items| if let Items::Told(items) = list { items.len() } else { 1 };
    let lists = code.ops.iter().filter_map(|op| match op {
        Op::List(slot) => world.lists.get(usize::from(*slot)),
        _ => None,
    });
    lists.map(items).fold(code.ops.len(), |cost, items| cost.saturating_mul(items.max(1)))
}

impl Free {
    fn key(self) -> Key {
        match self {
            Self::Read(read) => Key::Read(read),
            Self::Today => Key::Today,
        }
    }
}

struct Search<'c, 'w, 'b> {
    code: &'c Code,
    world: &'c World<'w>,
    key: Key,
    /// What one evaluation costs.
    cost: usize,
    budget: &'b mut Budget,
}

impl<'c, 'w> Search<'c, 'w, '_> {
    /// An evaluation with the freed thing among those values.
    fn with(&mut self, narrowing: Narrowing, among: Set) -> Option<Eval<'c, 'w>> {
        self.budget.spend(self.cost)?;
        let mut eval = Eval::new(self.code, self.world, narrowing);
        eval.narrow.push((self.key, among));
        Some(eval)
    }

    fn truths(&mut self, among: Set) -> Option<Truths> {
        let code = self.code;
        Some(self.with(Narrowing::NullOnly, among)?.eval(code.root()).truths())
    }

    fn is_sure(&mut self, value: Set) -> bool {
        self.truths(value) == Some(Set::truth(true).truths())
    }

    /// The values with which the rule can hold, as far as it says so by itself.
    fn narrowed(&mut self, among: &Set) -> Option<Set> {
        let (code, key) = (self.code, self.key);
        let mut eval = self.with(Narrowing::Full, among.clone())?;
        eval.assume(code.root(), true).then(|| eval.narrowed(key, among))
    }

    fn nearest(&mut self, grid: Grid, from: i64, freed: &Freed) -> Option<i64> {
        let all = grid.span(&self.narrowed(&freed.among)?)?;
        let above = self.one_way(grid, Span { lo: all.lo.max(from), hi: all.hi }, true);
        // Below, only what is nearer still.
        let reach = above.map_or(all.lo, |above| from.saturating_sub(above.saturating_sub(from)).saturating_add(1));
        let below = Span { lo: all.lo.max(reach), hi: all.hi.min(from.saturating_sub(1)) };
        self.one_way(grid, below, false).or(above)
    }

    fn one_way(&mut self, grid: Grid, span: Span<i64>, upward: bool) -> Option<i64> {
        if span.lo > span.hi {
            return None;
        }
        // What a comparison says of a fact does not tell whether the end belongs to it: often it is the next.
        let guess = if upward { span.lo.saturating_add(1) } else { span.hi.saturating_sub(1) };
        first(span, upward, guess, |part| self.truths(grid.values(part)?))
    }
}
