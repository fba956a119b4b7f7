//! What a condition comes out as: computed by evaluating its rules, never written down.

use super::parts::Parts;
use crate::feel::code::{Code, Op};
use crate::feel::{Cell, Items, World, outcome};
use crate::pack::Pack;
use crate::pack::load::untold;
use crate::pack::model::{Condition, Fact, FactKind, Measure};
use crate::value::{ItemRef, Known, Set, Truths};

/// All ways in which a condition can come out.
#[derive(Debug)]
pub struct Outcomes<'p> {
    /// With nothing told.
    pub whole: Truths,
    /// For each choice that it turns on, what each value comes out as.
    pub tables: Vec<Table<'p>>,
}

/// What the values of one choice come out as, all else not told.
#[derive(Debug)]
pub struct Table<'p> {
    /// The choice.
    pub fact: &'p Fact,
    /// The label of each value, and what can come of it.
    pub rows: Vec<(&'p str, Truths)>,
}

impl Outcomes<'_> {
    /// Whether it always awaits the office.
    pub fn is_always_office(&self) -> bool {
        !self.whole.yes && !self.whole.no
    }
}

/// The outcomes of a condition, or of a check of what a document states.
pub fn of<'p>(condition: &Condition, parts: &Parts<'p>) -> Outcomes<'p> {
    let form = Form::untold(parts);
    let whole = form.outcome(condition);
    let codes = || [Some(&condition.met), condition.unmet.as_ref()].into_iter().flatten();
    let by_day = codes().any(|code| code.ops.contains(&Op::Today));
    let tables = if by_day { Vec::new() } else { form.tables(condition, &choices(codes()), whole) };
    Outcomes { whole, tables }
}

/// The facts and fields that rules read, each once.
fn choices<'c>(codes: impl Iterator<Item = &'c Code>) -> Vec<&'c Op> {
    let mut reads = Vec::new();
    for op in codes.flat_map(|code| &code.ops).filter(|op| matches!(op, Op::Fact(_) | Op::Item(_))) {
        if !reads.contains(&op) {
            reads.push(op);
        }
    }
    reads
}

/// Everything that a rule can read, nothing of it told.
struct Form<'p> {
    parts: Parts<'p>,
    pack: &'p Pack,
    measure: &'p Measure,
    facts: Vec<Cell>,
    lists: Vec<Items>,
}

impl<'p> Form<'p> {
    fn untold(parts: &Parts<'p>) -> Self {
        let (measure, pack) = (parts.measure, parts.pack);
        let stated = |each| -> Vec<Cell> {
            let states = measure.materials(each).flat_map(|(_, material)| &material.states);
            states.map(|state| untold(state, &pack.built)).collect()
        };
        let each = stated(true);
        let list = |(list, fields): (&crate::pack::model::List, &Vec<Cell>)| Items::Untold {
            most: list.max,
            any: fields.iter().chain(&each).cloned().collect(),
        };
        Self {
            facts: pack.untold.iter().cloned().chain(stated(false)).collect(),
            lists: pack.built.lists.iter().zip(&pack.untold_fields).map(list).collect(),
            parts: *parts,
            pack,
            measure,
        }
    }

    fn outcome(&self, condition: &Condition) -> Truths {
        let world = World {
            at: self.measure.items.as_ref().map(|items| ItemRef::Any(items.list)),
            counted: None,
            facts: &self.facts,
            lists: &self.lists,
            steps: &[],
            today: self.pack.built.document.first_day,
        };
        outcome(&condition.met, condition.unmet.as_ref(), &world)
    }

    fn tables(mut self, condition: &Condition, reads: &[&Op], whole: Truths) -> Vec<Table<'p>> {
        let mut tables = Vec::new();
        for read in reads {
            let Some(fact) = self.fact(read) else { continue };
            let sets = self.values(fact, whole);
            let rows: Vec<_> = sets.into_iter().map(|(label, set)| (label, self.told(read, set, condition))).collect();
            if !rows.is_empty() {
                tables.push(Table { fact, rows });
            }
        }
        tables
    }

    /// The values that are looked at one by one: of a choice all, of yes or no where one of them may await the office.
    fn values(&self, fact: &'p Fact, whole: Truths) -> Vec<(&'p str, Set)> {
        let mut sets = match fact.kind {
            FactKind::Choice(of) => self.choices(of),
            FactKind::Boolean if whole.null => {
                let words = self.parts.words;
                vec![(words.get("condition.yes"), Set::truth(true)), (words.get("condition.no"), Set::truth(false))]
            }
            _ => return Vec::new(),
        };
        let none = fact.none.as_ref().filter(|none| none.value.is_none());
        sets.extend(none.map(|none| (none.label.as_str(), Set::NULL)));
        sets
    }

    fn choices(&self, of: u16) -> Vec<(&'p str, Set)> {
        let values = self.pack.built.choices.get(usize::from(of)).map(|list| list.values.as_slice());
        let one = |place: usize| {
            let mask = u32::try_from(place).ok().and_then(|place| 1_u64.checked_shl(place)).unwrap_or(0);
            Set::of(Known::Choice { of, mask })
        };
        let values = values.unwrap_or_default().iter().enumerate();
        values.map(|(place, value)| (value.label.as_str(), one(place))).collect()
    }

    /// What comes of one value.
    fn told(&mut self, read: &Op, set: Set, condition: &Condition) -> Truths {
        let Some(before) = self.put(read, set) else { return self.outcome(condition) };
        let truths = self.outcome(condition);
        self.put(read, before);
        truths
    }

    fn put(&mut self, read: &Op, set: Set) -> Option<Set> {
        let cell = match read {
            Op::Fact(slot) => self.facts.get_mut(usize::from(*slot)),
            Op::Item(field) => match self.lists.get_mut(usize::from(self.measure.items.as_ref()?.list)) {
                Some(Items::Untold { any, .. }) => any.get_mut(usize::from(*field)),
                _ => None,
            },
            _ => None,
        };
        cell.map(|cell| std::mem::replace(&mut cell.set, set))
    }

    /// The fact that is read, where an applicant tells it.
    fn fact(&self, read: &Op) -> Option<&'p Fact> {
        match read {
            Op::Fact(slot) => self.pack.fact(*slot),
            Op::Item(field) => self.pack.list(self.measure.items.as_ref()?.list)?.fields.get(usize::from(*field)),
            _ => None,
        }
    }
}
