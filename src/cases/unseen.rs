//! Which outcomes of conditions no case shows.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::json::{Object, Value};
use crate::pack::Pack;
use crate::pack::check::{self, Ways};

/// How a condition came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// It holds.
    Met,
    /// It does not.
    Unmet,
    /// The office decides.
    Office,
}

/// A condition, or a check of a material, with outcomes that it can have and that no case shows. Fields stand in the
/// order of RFC 8785.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Unseen {
    /// Clause that states it.
    pub clause: String,
    /// Its id.
    pub condition: String,
    /// Id of the material that it checks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub material: Option<String>,
    /// Id of the measure.
    pub measure: String,
    /// The outcomes.
    pub outcomes: Vec<Outcome>,
}

/// Measure, material (none for a condition), condition. Ids of conditions and of an item's conditions are told apart
/// within a measure.
type Key = (String, Option<String>, String);

/// What rows have shown.
#[derive(Debug, Default)]
pub(super) struct Seen(BTreeSet<(Key, Outcome)>);

impl Seen {
    /// Takes in the answer to a row. It shows what the row speaks of and nothing else: conditions and item conditions under
    /// their keys; under `materials` that a check is met where its document is provided, that it is unmet where it is the
    /// one that makes the document faulty.
    pub fn add(&mut self, expect: &Object, answer: &Value) {
        let measure = text(answer.get("measure"), "id");
        let mut add = |material: Option<&str>, condition: &Value| {
            if let Some(outcome) = outcome_of(condition) {
                let key = (measure.clone(), material.map(str::to_owned), text(Some(condition), "id"));
                self.0.insert((key, outcome));
            }
        };
        if expect.contains_key("conditions") {
            list(answer, "conditions").iter().for_each(|condition| add(None, condition));
        }
        if expect.contains_key("itemConditions") {
            let of_items = list(answer, "items").iter().flat_map(|item| list(item, "conditions"));
            of_items.for_each(|condition| add(None, condition));
        }
        let materials = if expect.contains_key("materials") { list(answer, "materials") } else { &[] };
        for material in materials {
            let address = text(Some(material), "address");
            // The address of a material of an item begins with the item's.
            let id = address.rsplit('/').next();
            let is_unmet = |check: &&Value| outcome_of(check) == Some(Outcome::Unmet);
            let alone = list(material, "checks").iter().filter(is_unmet).count() == 1;
            let shown = list(material, "checks").iter().filter(|check| alone || !is_unmet(check));
            shown.for_each(|check| add(id, check));
        }
    }

    /// What the conditions of a pack can come to and was not shown.
    pub fn unseen(&self, pack: &Pack) -> Vec<Unseen> {
        check::ways(&pack.built).into_iter().filter_map(|ways| self.unseen_of(ways)).collect()
    }

    fn unseen_of(&self, ways: Ways<'_>) -> Option<Unseen> {
        let key = (ways.measure.to_owned(), ways.material.map(str::to_owned), ways.condition.id.clone());
        let can = [(ways.can.yes, Outcome::Met), (ways.can.no, Outcome::Unmet), (ways.can.null, Outcome::Office)];
        let possible = can.into_iter().filter_map(|(can, outcome)| can.then_some(outcome));
        let outcomes: Vec<_> = possible.filter(|outcome| !self.0.contains(&(key.clone(), *outcome))).collect();
        let (measure, material, condition) = key;
        let clause = ways.condition.clause.clone();
        (!outcomes.is_empty()).then_some(Unseen { clause, condition, material, measure, outcomes })
    }
}

fn list<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    value.get(key).and_then(Value::as_array).unwrap_or_default()
}

fn text(value: Option<&Value>, key: &str) -> String {
    value.and_then(|value| value.get(key)).and_then(Value::as_str).unwrap_or_default().to_owned()
}

/// How a condition of an assessment came out; one that awaits the applicant has not.
fn outcome_of(condition: &Value) -> Option<Outcome> {
    let word = |key| condition.get(key).and_then(Value::as_str);
    match (word("status"), word("awaits")) {
        (Some("met"), _) => Some(Outcome::Met),
        (Some("unmet"), _) => Some(Outcome::Unmet),
        (_, Some("office")) => Some(Outcome::Office),
        _ => None,
    }
}
