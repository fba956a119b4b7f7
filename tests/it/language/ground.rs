//! The made-up policy of `tests/language/names.toml`: its names for the checker, its facts for the evaluator.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use huiqi::feel::types::{Constant, Name, Scope, Type, Typed, Unit};
use huiqi::feel::{Cell, Counted, Items, Share, World};
use huiqi::value::{Day, ItemRef, Known, Set};
use toml::{Table, Value};

use super::shown::parsed;

/// The day on which the rows are run, where they name no other.
pub const TODAY: &str = "2026-06-15";

/// A fact, a field of an item or a step: its name, type and whole range.
pub struct Fact {
    pub name: String,
    pub typed: Typed,
    pub range: Set,
}

/// A list of items.
pub struct ListFact {
    pub name: String,
    pub most: u32,
    pub fields: Vec<Fact>,
}

/// The policy.
pub struct Ground {
    pub facts: Vec<Fact>,
    pub lists: Vec<ListFact>,
    pub steps: Vec<Fact>,
    /// What a rule of an award may name.
    pub award: Scope,
    /// What a rule of each item may name: the item's fields, and no award.
    pub item: Scope,
}

/// All that a rule can read, owned: a [`World`] borrows it.
#[derive(Clone)]
pub struct State {
    pub at: Option<ItemRef>,
    pub counted: Option<Counted>,
    pub facts: Vec<Cell>,
    pub lists: Vec<Items>,
    pub steps: Vec<Set>,
    pub today: Day,
}

impl State {
    pub fn world(&self) -> World<'_> {
        World {
            at: self.at,
            counted: self.counted.as_ref(),
            facts: &self.facts,
            lists: &self.lists,
            steps: &self.steps,
            today: self.today,
        }
    }
}

/// Where the rows lie.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/language")
}

/// A file of `tests/language/`.
pub fn table(file: &Path) -> Table {
    let text = fs::read_to_string(file).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
    text.parse().unwrap_or_else(|e| panic!("{}: {e}", file.display()))
}

/// A value as the rows write it.
pub fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Integer(number) => number.to_string(),
        Value::Boolean(truth) => truth.to_string(),
        other => panic!("write {other} as a text"),
    }
}

impl Ground {
    pub fn read() -> Self {
        let names = table(&folder().join("names.toml"));
        let (mut ids, mut choices) = (Vec::new(), Vec::new());
        for (id, values) in names["choices"].as_table().unwrap() {
            ids.push(id.clone());
            choices.push(values.as_array().unwrap().iter().map(text).collect::<Vec<_>>());
        }
        let facts = facts(&names["facts"], &ids, &choices);
        let steps = facts_of(&names["steps"], &ids, &choices);
        let list = |(name, table): (&String, &Value)| {
            let mut fields = table.as_table().unwrap().clone();
            let most = fields.remove("most").and_then(|most| most.as_integer()).unwrap();
            let fields = facts_of(&Value::Table(fields), &ids, &choices);
            ListFact { name: name.clone(), most: u32::try_from(most).unwrap(), fields }
        };
        let lists: Vec<ListFact> = names["lists"].as_table().unwrap().iter().map(list).collect();
        let mut shared = Scope {
            choices,
            items: lists.iter().map(|list| list.fields.iter().map(Fact::field).collect()).collect(),
            ..Scope::default()
        };
        for (slot, fact) in (0..).zip(&facts) {
            insert(&mut shared.names, &fact.name, Name::Fact(slot, fact.typed.clone()));
        }
        for (name, term) in names["terms"].as_table().unwrap() {
            insert(&mut shared.names, name, Name::Term(constant(term), Some(0)));
        }
        insert(&mut shared.names, "applicationDay", Name::Today);
        for (slot, list) in (0..).zip(&lists) {
            insert(&mut shared.names, &list.name, Name::List(slot));
        }
        let (mut award, mut item) = (shared.clone(), shared);
        insert(&mut award.names, "items", Name::Counted(0));
        for (slot, step) in (0..).zip(&steps) {
            insert(&mut award.names, &step.name, Name::Step(slot, step.typed.clone()));
        }
        for (slot, field) in (0..).zip(&lists[0].fields) {
            insert(&mut item.names, &field.name, Name::Item(slot, field.typed.clone()));
        }
        Self { facts, lists, steps, award, item }
    }

    pub fn choices(&self) -> &[Vec<String>] {
        &self.award.choices
    }

    /// Nothing told: what a pack's rules are checked on.
    pub fn untold(&self) -> State {
        let lists = self.lists.iter().map(|list| Items::Untold { most: list.most, any: cells(&list.fields) });
        State {
            at: None,
            counted: Some(self.counted_of_none_told()),
            facts: cells(&self.facts),
            lists: lists.collect(),
            steps: self.steps.iter().map(|step| step.range.clone()).collect(),
            today: TODAY.parse().unwrap(),
        }
    }

    fn counted_of_none_told(&self) -> Counted {
        let share = Share { fields: cells(&self.lists[0].fields), index: 0, sure: false };
        Counted { list: 0, open: Some(self.lists[0].most), shares: vec![share] }
    }

    /// The place of a fact.
    pub fn slot(&self, name: &str) -> usize {
        self.facts.iter().position(|fact| fact.name == name).unwrap_or_else(|| panic!("there is no fact {name}"))
    }
}

fn cells(facts: &[Fact]) -> Vec<Cell> {
    facts.iter().map(|fact| Cell { set: fact.range.clone(), told: false }).collect()
}

impl Fact {
    fn field(&self) -> (String, Typed) {
        (self.name.clone(), self.typed.clone())
    }

    /// What a row tells of the fact.
    pub fn cell(&self, told: &Value, choices: &[Vec<String>]) -> Cell {
        let set = parsed(&text(told), &self.typed.ty, choices);
        Cell { told: set.is_settled(), set }
    }
}

/// Puts a name into the groups that its points name.
fn insert(names: &mut BTreeMap<String, Name>, path: &str, name: Name) {
    match path.split_once('.') {
        None => drop(names.insert(path.to_owned(), name)),
        Some((group, rest)) => match names.entry(group.to_owned()).or_insert_with(|| Name::Group(BTreeMap::new())) {
            Name::Group(members) => insert(members, rest, name),
            _ => panic!("{group} is no group"),
        },
    }
}

const KINDS: [&str; 7] = ["boolean", "choice", "date", "money", "number", "ratio", "text"];

/// The facts of a table, those of its groups with their paths.
fn facts(table: &Value, ids: &[String], choices: &[Vec<String>]) -> Vec<Fact> {
    facts_of(table, ids, choices)
}

fn facts_of(table: &Value, ids: &[String], choices: &[Vec<String>]) -> Vec<Fact> {
    let mut all = Vec::new();
    for (name, what) in table.as_table().unwrap() {
        let table = what.as_table().unwrap();
        match KINDS.iter().find(|kind| table.contains_key(**kind)) {
            Some(kind) => all.push(fact(name, kind, table, ids, choices)),
            None => all.extend(facts_of(what, ids, choices).into_iter().map(|mut fact| {
                fact.name = format!("{name}.{}", fact.name);
                fact
            })),
        }
    }
    all
}

fn fact(name: &str, kind: &str, table: &Table, ids: &[String], choices: &[Vec<String>]) -> Fact {
    let range = table[kind].as_str();
    let (ty, mut range) = match kind {
        "boolean" => (Type::Boolean, Set::BOTH),
        "text" => (Type::Text, Set::of(Known::AnyText)),
        "choice" => {
            let of = ids.iter().position(|id| Some(id.as_str()) == range).unwrap();
            let mask = (1 << choices[of].len()) - 1;
            let of = u16::try_from(of).unwrap();
            (Type::Choice(of), Set::of(Known::Choice { of, mask }))
        }
        kind => {
            let ty = numeric(kind).unwrap_or(Type::Date);
            let range = parsed(range.unwrap(), &ty, choices);
            (ty, range)
        }
    };
    range.null = table.get("none").and_then(Value::as_bool).unwrap_or(false);
    Fact { name: name.to_owned(), typed: Typed { nullable: range.null, ty }, range }
}

fn numeric(kind: &str) -> Option<Type> {
    Some(Type::Number(match kind {
        "money" => Unit::Yuan,
        "number" => Unit::Plain,
        "ratio" => Unit::Ratio,
        _ => return None,
    }))
}

/// One of the text's own values.
fn constant(term: &Value) -> Constant {
    let (kind, value) = term.as_table().unwrap().iter().next().unwrap();
    match numeric(kind) {
        Some(Type::Number(unit)) => Constant::Number(text(value).parse().unwrap(), unit),
        _ => Constant::Day(text(value).parse().unwrap()),
    }
}
