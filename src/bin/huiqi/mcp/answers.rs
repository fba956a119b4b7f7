//! The parts that several answers have.

use huiqi::contract::{Clause, Condition, FormKind, FormNode, Measure, MeasureKind, Status, Text};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

/// An answer as the protocol carries it. What the library answers can always be written as JSON.
pub fn json(answer: &impl Serialize) -> Value {
    serde_json::to_value(answer).unwrap_or_default()
}

/// Which measure an answer is about.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Named<'p> {
    /// Number of the article.
    pub article: u32,
    /// Id, as the tools take it.
    pub id: Text<'p>,
    /// What it gives.
    pub kind: MeasureKind,
    /// Title for people.
    pub title: Text<'p>,
}

impl<'p> Named<'p> {
    /// A measure by name.
    pub fn of(measure: &Measure<'p>) -> Self {
        let Measure { article, id, kind, title, .. } = measure;
        Self { article: *article, id: id.clone(), kind: *kind, title: title.clone() }
    }
}

/// A value to choose, and what a person reads for it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Choice<'p> {
    /// What a person reads.
    pub label: Text<'p>,
    /// What is told.
    pub value: Text<'p>,
}

/// The choices of a question; none where it is no choice.
pub fn choices<'p>(node: &FormNode<'p>) -> Vec<Choice<'p>> {
    let choice = |one: &FormNode<'p>| {
        let value = one.constant.clone()?;
        Some(Choice { label: one.title.clone().unwrap_or_else(|| value.clone()), value })
    };
    node.one_of.iter().filter_map(choice).collect()
}

/// One thing to ask, as the form of the measure asks it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Field<'p> {
    /// The answers to choose from; tell the `value`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<Choice<'p>>,
    /// The clause that the question comes from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clause: Option<Text<'p>>,
    /// Help for the person who answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<Text<'p>>,
    /// `boolean`: true or false; `choice`: a value of `choices`; `money`: yuan as a decimal string such as "350000.00";
    /// `date`: "YYYY-MM-DD"; `integer`; `text`; `list`: items with the `fields`.
    pub kind: FormKind,
    /// What to ask.
    pub label: Text<'p>,
    /// If there is none, tell null: this is what that answer is called.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub none: Option<Text<'p>>,
    /// The day may not lie after the day of application.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub past: bool,
}

impl<'p> Field<'p> {
    /// A question of the form.
    pub fn of(node: &FormNode<'p>) -> Option<Self> {
        let hint = node.hint.as_ref()?;
        Some(Self {
            choices: choices(node),
            clause: hint.clause.clone(),
            help: node.description.clone(),
            kind: hint.kind,
            label: node.title.clone().unwrap_or_default(),
            none: hint.none.clone(),
            past: hint.past,
        })
    }
}

/// The words of the clause with that address.
pub fn clause_of<'p>(measure: &Measure<'p>, address: &str) -> Option<Clause<'p>> {
    measure.clauses.iter().find(|clause| clause.address == address).cloned()
}

/// How one condition stands, in short.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Standing<'p> {
    /// Of an open one: whether the applicant can still decide it by an answer, or the office has to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub awaits: Option<huiqi::contract::Awaits>,
    /// Clause that states it.
    pub clause: Text<'p>,
    /// Id, as `explain_clause` takes it.
    pub id: Text<'p>,
    /// The text says 原则上: unmet does not settle the verdict.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub in_principle: bool,
    /// Path of the item whose condition it is; absent for one of the applicant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item: Option<String>,
    /// What would meet an unmet one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remedy: Option<Text<'p>>,
    /// How it stands.
    pub status: Status,
    /// The clause's own words.
    pub text: Text<'p>,
}

impl<'p> Standing<'p> {
    /// A condition in short.
    pub fn of(condition: &Condition<'p>, item: Option<&str>) -> Self {
        Self {
            awaits: condition.awaits,
            clause: condition.clause.clone(),
            id: condition.id.clone(),
            in_principle: condition.in_principle,
            item: item.map(str::to_owned),
            remedy: condition.remedy.clone(),
            status: condition.status,
            text: condition.text.clone(),
        }
    }
}
