//! What a form was filled with: its fields by name, and the application that they tell.

use std::collections::{BTreeMap, BTreeSet};

use huiqi::Error;
use huiqi::contract::{FormKind, FormNode};
use huiqi::json::pointer::{Pointer, escape};
use huiqi::json::{Object, Value};
use huiqi::value::Day;

use super::places::{self, DATE, index, kind, members};
use super::words;
use crate::refusal::own;
use crate::render::Context;

// What stands before a pointer in the names of fields that tell no value. The oldest browsers send of a button its name
// and what is written on it, so that its name has to say what it does.

/// How many items of a list there are.
pub const ITEMS: &str = "items:";
/// There is none.
pub const NONE: &str = "none:";
/// One more item.
pub const ADD: &str = "add:";
/// One item less.
pub const REMOVE: &str = "remove:";
/// What documents state is asked.
pub const STATES: &str = "states";
/// The same, as a button.
pub const SHOW: &str = "show:states";
/// An answer is asked for.
pub const JUDGE: &str = "judge";

/// What was typed, by the pointer that it tells.
#[derive(Debug, Default)]
pub struct Told {
    typed: BTreeMap<String, String>,
    none: BTreeSet<String>,
    items: BTreeMap<String, usize>,
    states: bool,
    asked: bool,
}

impl Told {
    /// Reads the fields of a form, and does what its button says. With none, the form is new and has the day of today.
    pub fn read(context: &Context<'_>, fields: &[(String, String)], today: Option<Day>) -> Result<Self, Error> {
        let mut told = Self::default();
        if fields.is_empty() {
            told.typed.extend(today.map(|today| (DATE.to_owned(), today.to_string())));
            return Ok(told);
        }
        let mut actions = Vec::new();
        for (name, value) in fields {
            if [ADD, REMOVE, SHOW].iter().any(|action| name.starts_with(action)) {
                actions.push(name);
            } else if !told.take(context, name, value)? {
                return Err(own("form.twice", words::twice(name)));
            }
        }
        told.names_are_known(context)?;
        told.states |= told.typed.keys().any(|name| is_stated(name));
        // Not every browser sends the button that was pressed by the enter key.
        told.asked = actions.is_empty();
        match actions[..] {
            [] => {}
            [action] => told.act(context, action)?,
            // A browser sends the button that was pressed; each of many would go through all fields.
            [_, second, ..] => return Err(own("form.twice", words::twice(second))),
        }
        Ok(told)
    }

    /// Takes one field up; whether it is the first of its name.
    fn take(&mut self, context: &Context<'_>, name: &str, value: &str) -> Result<bool, Error> {
        if let Some(list) = name.strip_prefix(ITEMS) {
            let count = index(value).filter(|count| Some(*count) <= most(context, list, &|_| 0));
            let count = count.ok_or_else(|| unknown(name))?;
            return Ok(self.items.insert(list.to_owned(), count).is_none());
        }
        if let Some(pointer) = name.strip_prefix(NONE) {
            return Ok(self.none.insert(pointer.to_owned()));
        }
        Ok(match name {
            STATES => !std::mem::replace(&mut self.states, true),
            JUDGE => true,
            _ => self.typed.insert(name.to_owned(), value.to_owned()).is_none(),
        })
    }

    /// Nothing that was sent is dropped in silence: a name that leads nowhere is refused.
    fn names_are_known(&self, context: &Context<'_>) -> Result<(), Error> {
        let count = |list: &str| self.count(list);
        let stray = self.typed.keys().find(|name| !places::is_told(context, name, &count));
        let takes_none = |pointer: &str| {
            places::node(&context.form.root, pointer, &count).is_some_and(|node| {
                kind(node) == FormKind::List || node.hint.as_ref().is_some_and(|hint| hint.none.is_some())
            })
        };
        let stray = stray.or_else(|| self.none.iter().find(|pointer| !takes_none(pointer)));
        stray.map_or(Ok(()), |name| Err(unknown(name)))
    }

    fn act(&mut self, context: &Context<'_>, action: &str) -> Result<(), Error> {
        let refuse = || unknown(action);
        if action == SHOW {
            self.states = true;
            return Ok(());
        }
        if let Some(list) = action.strip_prefix(ADD) {
            let count = self.count(list);
            if Some(count) >= most(context, list, &|list| self.count(list)) {
                return Err(refuse());
            }
            self.none.remove(list);
            self.items.insert(list.to_owned(), count + 1);
            return Ok(());
        }
        let item = action.strip_prefix(REMOVE).and_then(|item| item.rsplit_once('/'));
        let (list, gone) = item.and_then(|(list, gone)| Some((list, index(gone)?))).ok_or_else(refuse)?;
        let count = self.count(list);
        if gone >= count {
            return Err(refuse());
        }
        let moved = |name: String| places::without(context, &name, list, gone);
        self.typed = std::mem::take(&mut self.typed)
            .into_iter()
            .filter_map(|(name, value)| Some((moved(name)?, value)))
            .collect();
        self.none = std::mem::take(&mut self.none).into_iter().filter_map(moved).collect();
        self.items.insert(list.to_owned(), count - 1);
        Ok(())
    }

    /// Whether an answer is asked for.
    pub fn is_asked(&self) -> bool {
        self.asked
    }

    /// Whether what documents state is asked.
    pub fn asks_states(&self) -> bool {
        self.states
    }

    /// What was typed, as it was typed.
    pub fn typed(&self, pointer: &str) -> &str {
        self.typed.get(pointer).map_or("", String::as_str)
    }

    /// Whether it was said that there is none.
    pub fn is_none(&self, pointer: &str) -> bool {
        self.none.contains(pointer)
    }

    /// How many items of a list there are.
    pub fn count(&self, list: &str) -> usize {
        self.items.get(list).copied().unwrap_or(0)
    }

    /// Whether a material is at hand: it is ticked, or what it states is told.
    pub fn is_at_hand(&self, pointer: &str) -> bool {
        !self.typed(pointer).is_empty() || self.is_stating(pointer)
    }

    fn is_stating(&self, pointer: &str) -> bool {
        let before = format!("{pointer}/");
        let mut stated = self.typed.range(before.clone()..).take_while(|(name, _)| name.starts_with(&before));
        stated.any(|(_, value)| !value.is_empty())
    }

    /// The application that the fields tell. What is empty is not told; what is wrong is told as it was typed, and the
    /// library says what is wrong with it.
    pub fn application(&self, context: &Context<'_>) -> Value {
        let mut application = Object::new();
        application.insert("measure", &*context.measure.id);
        if !self.typed(DATE).is_empty() {
            application.insert("date", self.typed(DATE));
        }
        let mut at = Pointer::new();
        at.push("facts");
        application.insert("facts", self.group(&context.form.root, &mut at));
        for (key, told) in [("materials", self.materials(context)), ("progress", self.progress(context))] {
            if !told.is_empty() {
                application.insert(key, told);
            }
        }
        application.into()
    }

    fn group(&self, node: &FormNode<'_>, at: &mut Pointer) -> Object {
        let mut told = Object::new();
        for (name, member) in members(node) {
            at.push(name);
            if let Some(value) = self.value(member, at) {
                told.insert(name, value);
            }
            at.pop();
        }
        told
    }

    fn value(&self, node: &FormNode<'_>, at: &mut Pointer) -> Option<Value> {
        match (kind(node), &node.items) {
            (FormKind::Group, _) => Some(self.group(node, at)).filter(|told| !told.is_empty()).map(Value::from),
            (FormKind::List, Some(item)) => match self.count(at.as_str()) {
                0 => self.is_none(at.as_str()).then(|| Value::Array(Vec::new())),
                count => {
                    let items = (0..count).map(|index| {
                        at.push_index(index);
                        let told = self.group(item, at);
                        at.pop();
                        told.into()
                    });
                    Some(items.collect::<Vec<Value>>().into())
                }
            },
            (kind, _) => {
                let none = self.is_none(at.as_str()).then_some(Value::Null);
                read(kind, self.typed(at.as_str())).or(none)
            }
        }
    }

    fn materials(&self, context: &Context<'_>) -> Object {
        let items = context.measure.items.as_ref().map_or(0, |items| self.count(&items.path));
        let all = [None].into_iter().chain((0..items).map(Some));
        let mut told = Object::new();
        for (address, rule) in all.flat_map(|item| places::materials(&context.measure, item)) {
            let pointer = format!("/materials/{}", escape(&address));
            let stated = rule.states.iter().filter_map(|stated| {
                let kind = super::question::kind_of(&stated.kind);
                Some((&*stated.name, read(kind, self.typed(&format!("{pointer}/{}", escape(&stated.name))))?))
            });
            let stated: Object = stated.collect();
            if !stated.is_empty() {
                told.insert(address, stated);
            } else if self.is_at_hand(&pointer) {
                told.insert(address, true);
            }
        }
        told
    }

    fn progress(&self, context: &Context<'_>) -> Object {
        let day = |id: &str| self.typed(&format!("/progress/{}", escape(id)));
        places::steps(&context.measure).map(|(id, _)| (id, day(id))).filter(|(_, day)| !day.is_empty()).collect()
    }
}

/// What was typed as a value of its kind; nothing where nothing was.
fn read(kind: FormKind, typed: &str) -> Option<Value> {
    if typed.is_empty() {
        return None;
    }
    Some(match (kind, typed) {
        (FormKind::Boolean, "true") => true.into(),
        (FormKind::Boolean, "false") => false.into(),
        (FormKind::Integer, _) => match typed.parse::<i32>() {
            Ok(integer) if integer.to_string() == typed => integer.into(),
            _ => typed.into(),
        },
        _ => typed.into(),
    })
}

/// How many items a list may have; nothing where there is no such list, which is less than any number.
fn most(context: &Context<'_>, list: &str, count: places::Count<'_>) -> Option<usize> {
    let node = places::node(&context.form.root, list, count).filter(|node| kind(node) == FormKind::List);
    node?.max_items.and_then(|max| usize::try_from(max).ok())
}

/// Whether a field tells what a material states, and not only that it is there.
fn is_stated(name: &str) -> bool {
    name.strip_prefix("/materials/").is_some_and(|rest| rest.contains('/'))
}

fn unknown(name: &str) -> Error {
    own("form.unknown", words::unknown_field(name))
}
