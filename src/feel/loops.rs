//! Loops: what is done for each item of a list, surely or perhaps there.

use super::code::{Loop, Op, Place};
use super::eval::Eval;
use super::narrow::Key;
use crate::value::{Entry, Known, List, Set, Truths};

/// What a loop's name stood for before, and how much was established then.
pub(super) struct Outer {
    value: Option<Set>,
    mark: usize,
}

impl Eval<'_, '_> {
    /// The entries of a list to loop over, each with whether it is surely there; of an open one, its one template.
    pub(super) fn entries(&mut self, place: Place, list: Place) -> (Vec<Entry>, Option<u32>) {
        let set = self.eval(list);
        if set.null {
            self.trap(place, "may be null, and null is no list");
        }
        // Of a list that may be null every item is only perhaps there.
        let sure = !set.null;
        match set.some {
            Known::List(List::Told(mut entries)) => {
                entries.iter_mut().for_each(|entry| entry.sure &= sure);
                (entries, None)
            }
            Known::List(List::Open { most, item }) => (vec![Entry { value: *item, sure: false }], Some(most)),
            Known::Nothing => (Vec::new(), None),
            Known::Anything => (vec![Entry { value: Set::ANYTHING, sure: false }], Some(u32::MAX)),
            // FEEL takes a single value as a list of one.
            some => (vec![Entry { value: Set::of(some), sure }], None),
        }
    }

    /// Binds a loop's name to an item of `list`. Behind a filter, what the filter asks is established of it.
    pub(super) fn enter(&mut self, slot: u8, list: Place, value: Set) -> Outer {
        let mark = self.narrow.len();
        let place = self.locals.get_mut(usize::from(slot));
        let outer = Outer { value: place.and_then(|place| place.replace(value)), mark };
        self.narrow.push((Key::Bound(slot), Set::NOTHING));
        self.assume_kept(slot, list);
        outer
    }

    /// Unbinds it.
    pub(super) fn leave(&mut self, slot: u8, outer: Outer) {
        self.narrow.truncate(outer.mark);
        if let Some(place) = self.locals.get_mut(usize::from(slot)) {
            *place = outer.value;
        }
    }

    /// Does something with a loop's name bound to an item.
    pub(super) fn with<T>(&mut self, slot: u8, list: Place, value: Set, then: impl FnOnce(&mut Self) -> T) -> T {
        let outer = self.enter(slot, list, value);
        let out = then(self);
        self.leave(slot, outer);
        out
    }

    /// A loop and the filters of its list bind the same slot, one after the other.
    fn assume_kept(&mut self, slot: u8, list: Place) {
        if let Some(Op::Filter(each)) = self.op(list)
            && each.slot == slot
        {
            self.assume_kept(slot, each.list);
            self.assume(each.body, true);
        }
    }

    pub(super) fn quantify(
        &mut self,
        place: Place,
        each: &Loop,
        join: fn(Truths, Truths) -> Truths,
        start: bool,
    ) -> Truths {
        let (entries, _) = self.entries(place, each.list);
        let mut out = Set::truth(start).truths();
        for entry in entries {
            let body = self.with(each.slot, each.list, entry.value, |eval| eval.eval(each.body)).truths();
            let joined = join(out, body);
            out = if entry.sure { joined } else { joined.hull(out) };
        }
        out
    }

    pub(super) fn map(&mut self, place: Place, each: &Loop) -> Set {
        let (entries, open) = self.entries(place, each.list);
        let mut bodies = entries
            .into_iter()
            .map(|e| Entry {
                value: self.with(each.slot, each.list, e.value, |eval| eval.eval(each.body)),
                sure: e.sure,
            })
            .collect::<Vec<_>>();
        match (open, bodies.pop()) {
            (Some(most), Some(body)) => Set::of(Known::List(List::Open { most, item: Box::new(body.value) })),
            (_, last) => {
                bodies.extend(last);
                Set::of(Known::List(List::Told(bodies)))
            }
        }
    }

    pub(super) fn filter(&mut self, place: Place, each: &Loop) -> Set {
        let (entries, open) = self.entries(place, each.list);
        let mut kept = Vec::with_capacity(entries.len());
        for entry in entries {
            let (body, value) = self.with(each.slot, each.list, entry.value, |eval| {
                let body = eval.eval(each.body).truths();
                // What is kept is what it is where the condition holds.
                (body, eval.assuming(each.body, true, |eval| eval.local(each.slot)))
            });
            if let Some(value) = value.filter(|_| body.yes) {
                kept.push(Entry { value, sure: entry.sure && !body.no && !body.null });
            }
        }
        Set::of(Known::List(match (open, kept.pop()) {
            (Some(most), Some(entry)) => List::Open { most, item: Box::new(entry.value) },
            (_, last) => {
                kept.extend(last);
                List::Told(kept)
            }
        }))
    }
}
