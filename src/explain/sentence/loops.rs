//! What is said of the items of a list.

use super::{Bond, Bound, Phrase, Walk};
use crate::feel::code::Loop;

impl Walk<'_, '_> {
    /// Does something with a loop's name bound.
    pub(super) fn looping<T>(&mut self, each: &Loop, then: impl FnOnce(&mut Self) -> T) -> T {
        let bound = Bound { list: self.items_of(each.list), over: each.list };
        let outer = self.locals.get_mut(usize::from(each.slot)).and_then(|local| local.replace(bound));
        let out = then(self);
        if let Some(local) = self.locals.get_mut(usize::from(each.slot)) {
            *local = outer;
        }
        out
    }

    /// `some`, `every`.
    pub(super) fn quantified(&mut self, each: &Loop, key: &str, named: &str) -> Phrase {
        let list = self.operand(each.list, Bond::Whole, None);
        let body = self.looping(each, |walk| walk.condition(each.body)).text;
        if self.nested {
            let name = self.item_name(each.slot);
            return self.open(named, &[("list", &list), ("name", &name), ("body", &body)]);
        }
        self.open(key, &[("list", &list), ("body", &body)])
    }

    /// `list[condition]`.
    pub(super) fn filtered(&mut self, each: &Loop) -> Phrase {
        let list = self.operand(each.list, Bond::Whole, None);
        let body = self.looping(each, |walk| walk.condition(each.body)).text;
        self.whole("rule.filter", &[("list", &list), ("body", &body)])
    }

    /// `for`.
    pub(super) fn mapped(&mut self, each: &Loop) -> Phrase {
        let list = self.operand(each.list, Bond::Whole, None);
        let body = self.looping(each, |walk| walk.value(each.body, None)).text;
        self.whole("rule.map", &[("list", &list), ("body", &body)])
    }

    /// What the item that a loop has bound is called.
    pub(super) fn item_name(&self, slot: u8) -> String {
        match (self.nested, slot) {
            (false, _) => self.get("rule.item"),
            (true, 0) => self.get("rule.first-item"),
            (true, _) => self.get("rule.second-item"),
        }
    }
}
