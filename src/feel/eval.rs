//! The one evaluator: from an operation and what is known to the set of values that it can still take.
//!
//! Each operation is sound (no possible value is lost) and monotone (telling more never adds one). With every fact told
//! this is FEEL itself, error nulls included; a checked rule has none.

use super::builtins::Builtin;
use super::code::{Code, Ends, MAX_LOCALS, Op, Place, Test};
use super::narrow::Key;
use super::operate;
use super::world::{Cell, Items, Read, World};
use crate::value::{Entry, ItemRef, Known, List, RangeEnds, Set, Span, Truths};

/// How far an `and`, `or` or `if` narrows the facts behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Narrowing {
    /// Only the question `= null`: each comparison of a condition is judged alone.
    NullOnly,
    /// Everything that it has established.
    Full,
}

/// An operation that FEEL would answer with an error null.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Trap {
    /// The operation.
    pub place: Place,
    /// What is wrong with it.
    pub what: &'static str,
}

/// The values that a rule can still take.
pub fn evaluate(code: &Code, world: &World<'_>, narrowing: Narrowing) -> Set {
    Eval::new(code, world, narrowing).eval(code.root())
}

/// The same, and every operation that may fail: how a rule is checked, with every fact at its whole range.
pub fn check_run(code: &Code, world: &World<'_>) -> (Set, Vec<Trap>) {
    let mut eval = Eval::new(code, world, Narrowing::NullOnly);
    eval.traps = Some(Vec::new());
    let set = eval.eval(code.root());
    (set, eval.traps.unwrap_or_default())
}

/// What a condition can still be: `if met then true else if unmet then false else null`, where `null` is the office's to
/// decide. Without `unmet`, what is not met is unmet.
pub fn outcome(met: &Code, unmet: Option<&Code>, world: &World<'_>) -> Truths {
    let met = evaluate(met, world, Narrowing::NullOnly).truths();
    let Some(unmet) = unmet.filter(|_| met.no) else { return met };
    let unmet = evaluate(unmet, world, Narrowing::NullOnly).truths();
    Truths { yes: met.yes, no: unmet.yes, null: met.null || unmet.no || unmet.null }
}

/// The state of one evaluation.
pub(super) struct Eval<'c, 'w> {
    pub(super) code: &'c Code,
    pub(super) world: World<'w>,
    pub(super) narrowing: Narrowing,
    /// What the conditions around have established, innermost last.
    pub(super) narrow: Vec<(Key, Set)>,
    pub(super) locals: [Option<Set>; MAX_LOCALS],
    traps: Option<Vec<Trap>>,
}

impl<'c, 'w> Eval<'c, 'w> {
    pub(super) fn new(code: &'c Code, world: &World<'w>, narrowing: Narrowing) -> Self {
        Self { code, world: *world, narrowing, narrow: Vec::new(), locals: Default::default(), traps: None }
    }

    /// Notes what FEEL would call an error, and gives its null.
    pub(super) fn trap(&mut self, place: Place, what: &'static str) -> Set {
        if let Some(traps) = &mut self.traps {
            let trap = Trap { place, what };
            if !traps.contains(&trap) {
                traps.push(trap);
            }
        }
        Set::NULL
    }

    /// Notes `what` if an operation said so.
    fn checked(&mut self, place: Place, (set, what): (Set, Option<&'static str>)) -> Set {
        if let Some(what) = what {
            self.trap(place, what);
        }
        set
    }

    pub(super) fn op(&self, place: Place) -> Option<&'c Op> {
        self.code.ops.get(usize::from(place))
    }

    /// The values that an operation can still take.
    pub(super) fn eval(&mut self, place: Place) -> Set {
        let Some(op) = self.op(place) else { return Set::ANYTHING };
        match op {
            Op::Null => Set::NULL,
            Op::Truth(value) => Set::truth(*value),
            Op::Number(value) => Set::number(*value),
            Op::Day(value) => Set::day(*value),
            Op::Months(value) => Set::of(Known::Months(Span::one(*value))),
            Op::Days(value) => Set::of(Known::Days(Span::one(*value))),
            Op::Text(value) => Set::text(value),
            Op::Choice(of, value) => {
                Set::of(Known::Choice { of: *of, mask: 1_u64.checked_shl((*value).into()).unwrap_or(0) })
            }
            Op::Term(constant, _) => self.eval(*constant),
            Op::Today => self.narrowed(Key::Today, &Set::day(self.world.today)),
            Op::Fact(slot) => self.fact(*slot),
            Op::Item(field) => self.item(*field),
            Op::List(slot) => self.list(*slot),
            Op::Counted => self.counted(),
            Op::Step(step) => self.step(*step),
            Op::Local(slot) => self.local(*slot),
            Op::Field(of, field) => {
                let set = self.eval(*of);
                self.project(place, set, &mut |eval, set| eval.field_of(*of, set, *field))
            }
            Op::Member(of, name) => {
                let set = self.eval(*of);
                self.project(place, set, &mut |_, set| operate::member(set, name))
            }
            Op::And(a, b) => self.and(*a, *b).into(),
            Op::Or(a, b) => self.or(*a, *b).into(),
            Op::Not(a) => self.not(place, *a),
            Op::Compare(relation, a, b) => {
                let (a, b) = (self.eval(*a), self.eval(*b));
                let out = operate::compare(*relation, &a, &b);
                self.checked(place, out)
            }
            Op::In(a, tests) => self.within(place, *a, tests),
            Op::If(c, t, e) => self.choose(*c, *t, *e),
            Op::Negate(a) => {
                let out = operate::negate(&self.eval(*a));
                self.checked(place, out)
            }
            Op::Arithmetic(sign, a, b) => {
                let (a, b) = (self.eval(*a), self.eval(*b));
                let out = operate::arithmetic(*sign, &a, &b);
                self.checked(place, out)
            }
            Op::Some(each) => self.quantify(place, each, |all, one| all.or(one), false).into(),
            Op::Every(each) => self.quantify(place, each, |all, one| all.and(one), true).into(),
            Op::For(each) => self.map(place, each),
            Op::Filter(each) => self.filter(place, each),
            Op::Call(builtin, places) => {
                let arguments: Vec<Set> = places.iter().map(|p| self.eval(*p)).collect();
                let out = builtin.call(&arguments);
                let set = self.checked(place, out);
                if *builtin == Builtin::Sum { self.sum_of_none(place, set, &arguments) } else { set }
            }
            Op::ListOf(places) => Set::list(places.iter().map(|p| self.eval(*p)).collect()),
            Op::Context(members) => {
                let members = members.iter().map(|(name, p)| (name.clone(), self.eval(*p))).collect();
                Set::of(Known::Context(std::sync::Arc::new(members)))
            }
            Op::Range(ends) => self.range(place, ends),
        }
    }

    /// FEEL's sum of an empty list is `null`; the sum over the items that count is 0 when none does.
    fn sum_of_none(&mut self, place: Place, sum: Set, arguments: &[Set]) -> Set {
        let counted = self.op(place).into_iter().flat_map(Op::operands).any(|p| self.rests_on_counted(p));
        let Some(Set { some: Known::List(list), .. }) = arguments.first() else { return sum };
        let (sure, most) = match list {
            List::Told(entries) => (entries.iter().any(|e| e.sure), entries.len()),
            List::Open { .. } => (false, 1),
        };
        if counted || sure {
            return sum;
        }
        self.trap(place, "may be the sum of an empty list");
        if most == 0 { Set::NULL } else { sum.or_null(true) }
    }

    fn rests_on_counted(&self, place: Place) -> bool {
        match self.op(place) {
            Some(Op::Counted) => true,
            Some(Op::Field(of, _)) => self.rests_on_counted(*of),
            Some(Op::For(each)) => self.rests_on_counted(each.list),
            _ => false,
        }
    }

    fn fact(&self, slot: u16) -> Set {
        match self.world.facts.get(usize::from(slot)) {
            Some(cell) => self.narrowed(Key::Read(Read::Fact(slot)), &cell.set),
            None => Set::ANYTHING,
        }
    }

    fn step(&self, step: u16) -> Set {
        match self.world.steps.get(usize::from(step)) {
            Some(set) => self.narrowed(Key::Read(Read::Step(step)), set),
            None => Set::ANYTHING,
        }
    }

    pub(super) fn local(&self, slot: u8) -> Set {
        match self.locals.get(usize::from(slot)) {
            Some(Some(set)) => self.narrowed(Key::Local(slot, None), set),
            _ => Set::ANYTHING,
        }
    }

    /// The cell of an item's field.
    pub(super) fn cell(&self, item: ItemRef, field: u16) -> Option<&'w Cell> {
        self.world.fields(item)?.get(usize::from(field))
    }

    fn field(&self, item: ItemRef, field: u16, key: Option<Key>) -> Set {
        match (self.cell(item, field), key) {
            (Some(cell), Some(key)) => self.narrowed(key, &cell.set),
            (Some(cell), None) => cell.set.clone(),
            (None, _) => Set::ANYTHING,
        }
    }

    /// A field of the item at hand.
    fn item(&self, field: u16) -> Set {
        self.world.at.map_or(Set::ANYTHING, |item| self.field(item, field, self.item_key(item, field)))
    }

    /// A field of what `of` gave: of an item behind a filter, as the filter leaves it.
    fn field_of(&mut self, of: Place, set: &Set, field: u16) -> Set {
        match set.some {
            Known::Item(item) => {
                let read = |eval: &mut Self| eval.field(item, field, eval.field_key(of, item, field)).or_null(set.null);
                match self.op(of) {
                    Some(Op::Filter(each)) => self.with(each.slot, of, set.clone(), read),
                    _ => read(self),
                }
            }
            Known::Nothing => set.clone(),
            _ => Set::ANYTHING,
        }
    }

    /// The items of a list fact, as values.
    fn list(&self, slot: u16) -> Set {
        let list = match self.world.lists.get(usize::from(slot)) {
            Some(Items::Told(items)) => List::Told(
                (0..u32::try_from(items.len()).unwrap_or(u32::MAX))
                    .map(|index| Entry { value: Set::of(Known::Item(ItemRef::At(slot, index))), sure: true })
                    .collect(),
            ),
            Some(Items::Untold { most, .. }) => {
                List::Open { most: *most, item: Box::new(Set::of(Known::Item(ItemRef::Any(slot)))) }
            }
            None => return Set::ANYTHING,
        };
        Set::of(Known::List(list))
    }

    fn counted(&self) -> Set {
        let Some(counted) = self.world.counted else { return Set::ANYTHING };
        let share = |place: usize| Set::of(Known::Item(ItemRef::Share(u32::try_from(place).unwrap_or(u32::MAX))));
        Set::of(Known::List(match counted.open {
            Some(_) if counted.shares.is_empty() => List::Told(Vec::new()),
            Some(most) => List::Open { most, item: Box::new(share(0)) },
            None => List::Told(
                counted
                    .shares
                    .iter()
                    .enumerate()
                    .map(|(place, s)| Entry { value: share(place), sure: s.sure })
                    .collect(),
            ),
        }))
    }

    /// Applies `get` to a value, or to each item of a list.
    fn project(&mut self, place: Place, of: Set, get: &mut dyn FnMut(&mut Self, &Set) -> Set) -> Set {
        let null = of.null;
        if null {
            self.trap(place, "may be null, and null has no members");
        }
        match of.some {
            Known::List(List::Told(entries)) => {
                let entries = entries.into_iter().map(|e| Entry { value: get(self, &e.value), sure: e.sure }).collect();
                Set::of(Known::List(List::Told(entries))).or_null(null)
            }
            Known::List(List::Open { most, item }) => {
                let item = Box::new(get(self, &item));
                Set::of(Known::List(List::Open { most, item })).or_null(null)
            }
            some => get(self, &Set { null, some }),
        }
    }

    fn and(&mut self, a: Place, b: Place) -> Truths {
        let left = self.eval(a).truths();
        // A null says nothing of the facts; and `b` is evaluated once, or a rule's time would double with each level.
        if left.null {
            return left.and(self.eval(b).truths());
        }
        let mut out = Truths { no: left.no, ..Truths::default() };
        if left.yes
            && let Some(right) = self.behind(a, true, b)
        {
            out = out.hull(right.truths());
        }
        out
    }

    fn or(&mut self, a: Place, b: Place) -> Truths {
        let left = self.eval(a).truths();
        if left.null {
            return left.or(self.eval(b).truths());
        }
        let mut out = Truths { yes: left.yes, ..Truths::default() };
        if left.no
            && let Some(right) = self.behind(a, false, b)
        {
            out = out.hull(right.truths());
        }
        out
    }

    /// `place` behind the assumption that `condition` is `holds`; `None` when that cannot be.
    pub(super) fn behind(&mut self, condition: Place, holds: bool, place: Place) -> Option<Set> {
        self.assuming(condition, holds, |eval| eval.eval(place))
    }

    /// Does something behind an assumption; `None` when it cannot be.
    pub(super) fn assuming<T>(
        &mut self,
        condition: Place,
        holds: bool,
        then: impl FnOnce(&mut Self) -> T,
    ) -> Option<T> {
        let mark = self.narrow.len();
        let out = self.assume(condition, holds).then(|| then(self));
        self.narrow.truncate(mark);
        out
    }

    fn not(&mut self, place: Place, a: Place) -> Set {
        let set = self.eval(a);
        if !matches!(set.some, Known::Truth { .. } | Known::Nothing) {
            self.trap(place, "is no truth value");
        }
        (!set.truths()).into()
    }

    fn choose(&mut self, c: Place, t: Place, e: Place) -> Set {
        let condition = self.eval(c).truths();
        let mut out = Set::NOTHING;
        if condition.yes
            && let Some(set) = self.behind(c, true, t)
        {
            out = out.hull(set);
        }
        // What is not true takes `else`; only what is false says anything about the facts.
        if condition.null {
            out = out.hull(self.eval(e));
        } else if condition.no
            && let Some(set) = self.behind(c, false, e)
        {
            out = out.hull(set);
        }
        out
    }

    fn within(&mut self, place: Place, a: Place, tests: &[Test]) -> Set {
        let value = self.eval(a);
        let mut out = Truths { no: true, ..Truths::default() };
        let mut choices = 0_u64;
        let of = match value.some {
            Known::Choice { of, .. } => Some(of),
            _ => None,
        };
        for test in tests {
            let (truths, what) = match test {
                Test::Value(p) => {
                    let candidate = self.eval(*p);
                    choices |= of.map_or(0, |of| operate::named_choices(&candidate, of));
                    operate::is_in(&value, &candidate)
                }
                Test::Range(ends) => {
                    let ends = self.ends(ends);
                    operate::in_range(&value, &ends)
                }
            };
            if let Some(what) = what {
                self.trap(place, what);
            }
            out = out.or(truths);
        }
        // A subset of the tested choices is surely among them, though no single test is sure.
        if let Known::Choice { mask, .. } = value.some
            && !value.null
            && mask & !choices == 0
        {
            out.no = false;
        }
        out.into()
    }

    fn ends(&mut self, ends: &Ends) -> RangeEnds {
        let mut end = |e: Option<(Place, bool)>| e.map(|(p, closed)| (self.eval(p), closed));
        RangeEnds { from: end(ends.from), to: end(ends.to) }
    }

    fn range(&mut self, place: Place, ends: &Ends) -> Set {
        let ends = self.ends(ends);
        let out = operate::range(ends);
        self.checked(place, out)
    }
}
