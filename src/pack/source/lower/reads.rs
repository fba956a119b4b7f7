//! What facts a rule reads, by its code.

use std::collections::BTreeSet;

use super::rules::Home;
use crate::feel::code::{Code, Loop, MAX_LOCALS, Op, Place};

/// A fact that a rule reads. What documents state is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reading {
    /// A fact outside lists.
    Fact(u16),
    /// A list, or the items of it that count.
    List(u16),
    /// A field of a list's items.
    Field(u16, u16),
}

/// All facts that a rule reads. `facts` is how many there are outside lists: a number above is what a document states.
pub fn readings(code: &Code, home: Home, facts: usize) -> BTreeSet<Reading> {
    let mut walk = Walk { code, home, facts, found: BTreeSet::new(), locals: [None; MAX_LOCALS] };
    walk.list_of(code.root());
    walk.found
}

struct Walk<'c> {
    code: &'c Code,
    home: Home,
    facts: usize,
    found: BTreeSet<Reading>,
    /// The list whose items each bound name stands for.
    locals: [Option<u16>; MAX_LOCALS],
}

impl Walk<'_> {
    /// Notes what an operation and its operands read, and gives the list whose items its value is, or is one of.
    fn list_of(&mut self, place: Place) -> Option<u16> {
        let op = self.code.ops.get(usize::from(place))?;
        match op {
            Op::Fact(slot) => {
                if usize::from(*slot) < self.facts {
                    self.found.insert(Reading::Fact(*slot));
                }
                None
            }
            Op::Item(field) => {
                self.field(self.home.item, *field);
                None
            }
            Op::List(list) => self.list(Some(*list)),
            Op::Counted => self.list(self.home.counted),
            Op::Local(slot) => self.locals.get(usize::from(*slot)).copied().flatten(),
            Op::Field(of, field) => {
                let list = self.list_of(*of);
                self.field(list, *field);
                None
            }
            Op::Filter(each) => self.looped(each).0,
            Op::Some(each) | Op::Every(each) | Op::For(each) => self.looped(each).1,
            other => {
                let lists: Vec<_> = other.operands().into_iter().map(|operand| self.list_of(operand)).collect();
                lists.into_iter().flatten().next()
            }
        }
    }

    /// The list of a loop, and that of its body.
    fn looped(&mut self, each: &Loop) -> (Option<u16>, Option<u16>) {
        let list = self.list_of(each.list);
        if let Some(local) = self.locals.get_mut(usize::from(each.slot)) {
            *local = list;
        }
        (list, self.list_of(each.body))
    }

    fn list(&mut self, list: Option<u16>) -> Option<u16> {
        self.found.extend(list.map(Reading::List));
        list
    }

    fn field(&mut self, list: Option<u16>, field: u16) {
        self.found.extend(list.map(|list| Reading::Field(list, field)));
    }
}
