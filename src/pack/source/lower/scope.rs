//! Which names a rule sees, by the place it stands in.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::facts::typed;
use super::names::{Names, number};
use crate::feel::types::{Constant, Name, Scope, Type, Typed, Unit};
use crate::pack::fault::{Report, codes};
use crate::pack::source::draft::{Choices, Draft, Material, Term};
use crate::pack::source::text::Text;
use crate::pack::source::wording::camel_case;

/// The type of every step of an award.
pub const MONEY: Type = Type::Number(Unit::Yuan);

/// Makes scopes, and says which names stand for two things.
pub struct Scopes<'a, 'd> {
    draft: &'d Draft,
    names: &'a Names<'d>,
    report: &'d Report,
    /// What every rule sees: the facts and lists of the pack, and the application day.
    base: Scope,
}

impl<'a, 'd> Scopes<'a, 'd> {
    /// Takes the pack's declarations.
    pub fn of(draft: &'d Draft, names: &'a Names<'d>, report: &'d Report) -> Self {
        let mut base = Scope { names: BTreeMap::new(), choices: Vec::new(), items: Vec::new(), open: false };
        base.names.insert("applicationDay".to_owned(), Name::Today);
        let ids = |choices: &Choices| choices.values.iter().map(|(id, _)| id.value.clone()).collect();
        base.choices = draft.choices.iter().map(ids).collect();
        let mut scopes = Self { draft, names, report, base };
        scopes.declare_facts();
        scopes.declare_lists();
        scopes
    }

    /// What every rule sees.
    pub fn everywhere(&self) -> Scope {
        self.base.clone()
    }

    /// Adds the text's own values, by their places in the measure.
    pub fn add_terms(&self, scope: &mut Scope, terms: &[Term]) {
        for (place, term) in terms.iter().enumerate() {
            self.add_term(scope, term, Some(number(place)));
        }
    }

    /// Adds values that several measures may state: those that see them are of none of them.
    pub fn add_constants<'t>(&self, scope: &mut Scope, terms: impl Iterator<Item = &'t Term>) {
        terms.for_each(|term| self.add_term(scope, term, None));
    }

    fn add_term(&self, scope: &mut Scope, term: &Term, place: Option<u16>) {
        if let Some(constant) = constant(term) {
            self.declare(scope, &term.id, term.id.value.clone(), Name::Term(constant, place));
        }
    }

    /// Adds the fields of the item at hand.
    pub fn add_fields(&self, scope: &mut Scope, list: u16) {
        let list = self.draft.lists.get(usize::from(list));
        let fields = list.map(|list| list.fields.as_slice()).unwrap_or_default();
        for (slot, field) in fields.iter().enumerate() {
            let again = fields.iter().take(slot).any(|other| other.name.value == field.name.value);
            if !again && let Some(typed) = typed(field, self.names, self.report) {
                self.declare(scope, &field.name, field.name.value.clone(), Name::Item(number(slot), typed));
            }
        }
    }

    /// Adds what documents state: of those handed in once after the facts, of those for each item after its fields.
    pub fn add_states(&self, scope: &mut Scope, materials: &[Material], each: bool, before: usize) {
        let mut slot = before;
        for material in materials.iter().filter(|material| material.each == each && !material.states.is_empty()) {
            let mut group = BTreeMap::new();
            for state in &material.states {
                let place = number(slot);
                slot += 1;
                let Some(typed) = typed(state, self.names, self.report) else { continue };
                let name = if each { Name::Item(place, typed) } else { Name::Fact(place, typed) };
                group.insert(state.name.value.clone(), name);
            }
            let first = materials.iter().find(|other| other.id.value == material.id.value);
            if first.is_some_and(|first| std::ptr::eq(first, material)) {
                self.declare(scope, &material.id, camel_case(&material.id.value), Name::Group(group));
            }
        }
    }

    /// Adds the items that count.
    pub fn add_counted(&self, scope: &mut Scope, at: &Text, list: u16) {
        self.declare(scope, at, "items".to_owned(), Name::Counted(list));
    }

    /// Adds a step of an award for those after it. Two under one id are told elsewhere.
    pub fn add_step(&self, scope: &mut Scope, id: &Text, step: usize) {
        if matches!(scope.names.get(&id.value), Some(Name::Step(..))) {
            return;
        }
        let typed = Typed { ty: MONEY, nullable: false };
        self.declare(scope, id, id.value.clone(), Name::Step(number(step), typed));
    }

    fn declare_facts(&mut self) {
        let draft = self.draft;
        for (slot, fact) in draft.facts.iter().enumerate() {
            if let Some(typed) = typed(fact, self.names, self.report) {
                self.declare_in_group(&fact.name, Name::Fact(number(slot), typed));
            }
        }
    }

    fn declare_lists(&mut self) {
        let draft = self.draft;
        for (slot, list) in draft.lists.iter().enumerate() {
            let fields = list.fields.iter().map(|field| {
                // A field of unknown type keeps its place; whoever reads it is not judged.
                let unknown = Typed { ty: Type::Any, nullable: false };
                let typed = typed(field, self.names, self.report).unwrap_or(unknown);
                (field.name.value.clone(), typed)
            });
            self.base.items.push(fields.collect());
            if !draft.lists.iter().take(slot).any(|other| other.name.value == list.name.value) {
                self.declare_in_group(&list.name, Name::List(number(slot)));
            }
        }
    }

    /// Declares `name` or `group.name` among what every rule sees. Two under one whole name are told elsewhere.
    fn declare_in_group(&mut self, name: &Text, meaning: Name) {
        let mut base = std::mem::take(&mut self.base);
        match name.value.split_once('.') {
            None => self.declare(&mut base, name, name.value.clone(), meaning),
            Some((group, member)) => {
                let entry = base.names.entry(group.to_owned()).or_insert_with(|| Name::Group(BTreeMap::new()));
                if let Name::Group(members) = entry {
                    members.entry(member.to_owned()).or_insert(meaning);
                } else {
                    self.clash(name, group);
                }
            }
        }
        self.base = base;
    }

    fn declare(&self, scope: &mut Scope, at: &Text, name: String, meaning: Name) {
        match scope.names.entry(name) {
            Entry::Vacant(free) => {
                free.insert(meaning);
            }
            Entry::Occupied(taken) => self.clash(at, taken.key()),
        }
    }

    fn clash(&self, at: &Text, name: &str) {
        let message = format!("rules would see two things called `{name}`");
        self.report.add_with(at.spot, codes::NAME_CLASH, message, "give one of them another name");
        self.report.mark_damaged(name);
    }
}

/// The value of a term.
fn constant(term: &Term) -> Option<Constant> {
    let (unit, value) = term.value.as_ref()?;
    Some(match *unit {
        "yuan" => Constant::Number(value.parse().ok()?, Unit::Yuan),
        "ratio" => Constant::Number(value.parse().ok()?, Unit::Ratio),
        "number" => Constant::Number(value.parse().ok()?, Unit::Plain),
        _ => Constant::Day(value.parse().ok()?),
    })
}
