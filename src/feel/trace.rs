//! Why a rule has its value, and what it still waits for.
//!
//! Both walk the rule backwards from its value with the evaluator at hand, and go only where something can have changed
//! the outcome.

use super::builtins::Builtin;
use super::code::{Code, Loop, Op, Place};
use super::eval::{Eval, Narrowing};
use super::world::{Items, Read, World};
use crate::order;
use crate::value::{ItemRef, Known, List, Number, Set, Span};

/// The told facts that decided a rule: of a false `and` (a true `or`) those of every operand that is by itself false
/// (true), otherwise all that it reads.
pub fn because(code: &Code, world: &World<'_>) -> Vec<Read> {
    let mut walk = Walk { eval: Eval::new(code, world, Narrowing::NullOnly), out: Vec::new() };
    walk.because(code.root());
    order::distinct(walk.out)
}

/// The facts not told, items and earlier steps that can still change a rule's value, telling them alone or after others.
pub fn needs(code: &Code, world: &World<'_>, narrowing: Narrowing) -> Vec<Read> {
    let mut walk = Walk { eval: Eval::new(code, world, narrowing), out: Vec::new() };
    walk.needs(code.root());
    order::distinct(walk.out)
}

struct Walk<'c, 'w> {
    eval: Eval<'c, 'w>,
    out: Vec<Read>,
}

impl Walk<'_, '_> {
    fn because(&mut self, place: Place) {
        match self.eval.op(place) {
            Some(Op::And(a, b)) if self.eval.eval(place).is_false() => self.deciding(&[*a, *b], false),
            Some(Op::Or(a, b)) if self.eval.eval(place).is_true() => self.deciding(&[*a, *b], true),
            Some(Op::Not(a)) => self.because(*a),
            _ => self.reads(place),
        }
    }

    /// Of every operand that has the deciding value by itself, what decided it; when none has (they decide only
    /// together), all.
    fn deciding(&mut self, operands: &[Place], value: bool) {
        let alone: Vec<Place> =
            operands.iter().copied().filter(|p| self.eval.eval(*p).truths() == Set::truth(value).truths()).collect();
        match alone.as_slice() {
            [] => operands.iter().for_each(|p| self.reads(*p)),
            alone => alone.iter().for_each(|p| self.because(*p)),
        }
    }

    /// Every told fact under a place.
    fn reads(&mut self, place: Place) {
        let Some(op) = self.eval.op(place) else { return };
        match op {
            Op::Fact(slot) => {
                if self.eval.world.facts.get(usize::from(*slot)).is_some_and(|cell| cell.told) {
                    self.out.push(Read::Fact(*slot));
                }
            }
            Op::Item(field) => {
                if let Some(item) = self.eval.world.at {
                    self.read_field(item, *field);
                }
            }
            Op::List(slot) => {
                if matches!(self.eval.world.lists.get(usize::from(*slot)), Some(Items::Told(_))) {
                    self.out.push(Read::List(*slot));
                }
            }
            Op::Field(of, field) => {
                let set = self.eval.eval(*of);
                self.fields_of(&set, *field, Self::read_field);
                if !matches!(set.some, Known::Item(_)) {
                    self.reads(*of);
                }
            }
            Op::Some(each) | Op::Every(each) | Op::For(each) | Op::Filter(each) => self.each(place, each, Self::reads),
            other => other.operands().into_iter().for_each(|p| self.reads(p)),
        }
    }

    fn read_field(&mut self, item: ItemRef, field: u16) {
        if self.eval.cell(item, field).is_some_and(|cell| cell.told)
            && let Some(read) = self.eval.world.read_of(item, field)
        {
            self.out.push(read);
        }
    }

    /// Does something with that field of every item that a value holds.
    fn fields_of(&mut self, set: &Set, field: u16, mut with: impl FnMut(&mut Self, ItemRef, u16)) {
        match &set.some {
            Known::Item(item) => with(self, *item, field),
            Known::List(List::Told(entries)) => {
                for entry in entries {
                    self.fields_of(&entry.value, field, &mut with as &mut dyn FnMut(&mut Self, ItemRef, u16));
                }
            }
            _ => {}
        }
    }

    /// Reads a loop's list, and its body for each item.
    fn each(&mut self, place: Place, each: &Loop, then: fn(&mut Self, Place)) {
        then(self, each.list);
        self.bodies(place, each, then);
    }

    /// A loop's body for each item.
    fn bodies(&mut self, place: Place, each: &Loop, then: fn(&mut Self, Place)) {
        let (entries, _) = self.eval.entries(place, each.list);
        for entry in entries {
            let outer = self.eval.enter(each.slot, each.list, entry.value);
            then(self, each.body);
            self.eval.leave(each.slot, outer);
        }
    }

    fn needs(&mut self, place: Place) {
        let Some(op) = self.eval.op(place) else { return };
        // What has one value left waits for nothing, whatever stands under it.
        if self.eval.eval(place).is_settled() {
            return;
        }
        match op {
            Op::Fact(slot) => {
                if self.eval.world.facts.get(usize::from(*slot)).is_some_and(|cell| !cell.told) {
                    self.out.push(Read::Fact(*slot));
                }
            }
            Op::Item(field) => {
                if let Some(item) = self.eval.world.at {
                    self.need_field(item, *field);
                }
            }
            Op::List(slot) => self.need_list(*slot),
            Op::Counted => self.need_shares(&|_| true),
            Op::Step(step) => self.out.push(Read::Step(*step)),
            Op::Field(of, field) => self.need_fields(*of, *field),
            Op::And(a, b) => self.need_behind(*a, true, *b),
            Op::Or(a, b) => self.need_behind(*a, false, *b),
            Op::If(c, t, e) => self.need_branches(*c, *t, *e),
            Op::Call(builtin @ (Builtin::Min | Builtin::Max), places) if places.len() > 1 => {
                self.need_extreme(places, *builtin == Builtin::Min);
            }
            Op::Call(Builtin::Sum, places) if places.len() == 1 => self.need_sum(places.first().copied()),
            Op::Some(each) | Op::Every(each) | Op::For(each) | Op::Filter(each) => self.each(place, each, Self::needs),
            other => other.operands().into_iter().for_each(|p| self.needs(p)),
        }
    }

    fn need_field(&mut self, item: ItemRef, field: u16) {
        if self.eval.cell(item, field).is_some_and(|cell| !cell.told && !cell.set.is_settled())
            && let Some(read) = self.eval.world.read_of(item, field)
        {
            self.out.push(read);
        }
    }

    fn need_list(&mut self, slot: u16) {
        if matches!(self.eval.world.lists.get(usize::from(slot)), Some(Items::Untold { .. })) {
            self.out.push(Read::List(slot));
        }
    }

    /// Which items count, where that can matter.
    fn need_shares(&mut self, matters: &dyn Fn(usize) -> bool) {
        let Some(counted) = self.eval.world.counted else { return };
        if counted.open.is_some() {
            self.out.push(Read::List(counted.list));
            return;
        }
        for (place, share) in counted.shares.iter().enumerate() {
            if !share.sure && matters(place) {
                self.out.push(Read::Share(share.index));
            }
        }
    }

    fn need_fields(&mut self, of: Place, field: u16) {
        let set = self.eval.eval(of);
        self.fields_of(&set, field, Self::need_field);
        if !matches!(set.some, Known::Item(_)) {
            self.needs(of);
        }
    }

    fn need_behind(&mut self, a: Place, holds: bool, b: Place) {
        self.needs(a);
        self.need_after(a, holds, b);
    }

    fn need_branches(&mut self, c: Place, t: Place, e: Place) {
        self.needs(c);
        if self.eval.eval(c).truths().yes {
            self.need_assuming(c, true, t);
        }
        self.need_after(c, false, e);
    }

    /// What is needed of `place`, which is evaluated where `condition` is what is assumed of it, or null.
    fn need_after(&mut self, condition: Place, holds: bool, place: Place) {
        let truths = self.eval.eval(condition).truths();
        if truths.null {
            // A null says nothing of the facts.
            self.needs(place);
        } else if if holds { truths.yes } else { truths.no } {
            self.need_assuming(condition, holds, place);
        }
    }

    fn need_assuming(&mut self, c: Place, holds: bool, then: Place) {
        let mark = self.eval.narrow.len();
        if self.eval.assume(c, holds) {
            self.needs(then);
        }
        self.eval.narrow.truncate(mark);
    }

    /// Of a `min` (`max`) only the operands that another does not always undercut (exceed).
    fn need_extreme(&mut self, places: &[Place], least: bool) {
        let spans: Vec<Option<Span<Number>>> = places.iter().map(|p| self.eval.eval(*p).as_numbers()).collect();
        let bound = spans.iter().flatten().map(|s| if least { s.hi } else { s.lo });
        let bound = if least { bound.min() } else { bound.max() };
        for (place, span) in places.iter().zip(&spans) {
            let beaten = match (span, bound) {
                (Some(span), Some(bound)) => {
                    if least {
                        span.lo >= bound
                    } else {
                        span.hi <= bound
                    }
                }
                _ => false,
            };
            if !beaten {
                self.needs(*place);
            }
        }
    }

    /// An item whose share of a sum is 0 whatever happens does not matter.
    fn need_sum(&mut self, list: Option<Place>) {
        let Some(list) = list else { return };
        let zero = Set::number(Number::ZERO);
        let Known::List(List::Told(values)) = self.eval.eval(list).some else { return self.needs(list) };
        let matters = |place: usize| values.get(place).is_none_or(|entry| entry.value != zero);
        let counted = |trace: &Self, of: Place| matches!(trace.eval.op(of), Some(Op::Counted));
        match self.eval.op(list) {
            Some(Op::For(each)) if counted(self, each.list) => {
                self.need_shares(&matters);
                self.bodies(list, each, Self::needs);
            }
            Some(Op::Field(of, field)) if counted(self, *of) => {
                self.need_shares(&matters);
                let items = self.eval.eval(*of);
                self.fields_of(&items, *field, Self::need_field);
            }
            _ => self.needs(list),
        }
    }
}
