//! What an applicant can be asked.

use serde::Serialize;

use super::Slot;
use crate::json::{members, variants};
use crate::value::Number;

/// An enumeration.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ChoiceList {
    /// Its values, at most 64.
    pub values: Vec<Choice>,
}

members!(ChoiceList { values });

/// One value of an enumeration.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Choice {
    /// What stands in an application.
    pub id: String,
    /// Label for people.
    pub label: String,
}

members!(Choice { id, label });

/// A group of facts, as a form shows it.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Group {
    /// Help.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
    /// Label.
    pub label: String,
}

members!(Group { help, label });

/// A fact that an applicant tells.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Fact {
    /// The date fact whose day this one may not precede.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<Slot>,
    /// Clause that the question comes from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clause: Option<String>,
    /// Help for the person who answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
    /// What its value is.
    pub kind: FactKind,
    /// Label.
    pub label: String,
    /// Of a whole number: the largest that may be told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max: Option<i64>,
    /// Of a whole number: the smallest that may be told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min: Option<i64>,
    /// Its name: `group.name` outside lists, the bare name of a list's field.
    pub name: String,
    /// What `null` says, where the fact takes it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub none: Option<NoneAnswer>,
    /// The day may not lie after the application day.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub past: bool,
    /// It has happened, or others decide it: no change of it is ever advised.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub settled: bool,
    /// What it is for.
    #[serde(rename = "use")]
    pub used: Use,
}

members!(Fact { after, clause, help, kind, label, max, min, name, none, past, settled, used: "use" });

/// What the value of a fact is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum FactKind {
    /// `true` or `false`.
    Boolean,
    /// One of an enumeration, by its place in [`Built::choices`](super::Built::choices).
    Choice(u16),
    /// A sum in yuan.
    Money,
    /// A day.
    Date,
    /// A whole number.
    Integer,
    /// A line of text; compared under NFKC without white space.
    Text,
    /// A unified social credit code, GB 32100-2015.
    Uscc,
}

variants!(FactKind {
    "boolean" => Boolean,
    "choice" => Choice(a),
    "money" => Money,
    "date" => Date,
    "integer" => Integer,
    "text" => Text,
    "uscc" => Uscc,
});

/// The answer "there is none".
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct NoneAnswer {
    /// The answer for people.
    pub label: String,
    /// The number that a rule sees in its place; absent: a rule sees `null`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<Number>,
}

members!(NoneAnswer { label, value });

/// What a fact is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Use {
    /// A rule reads it.
    Rule,
    /// A material depends on it or is held against it.
    Material,
    /// It is kept.
    Record,
}

variants!(Use { "rule" => Rule, "material" => Material, "record" => Record });

/// A list fact: contracts, sales …
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct List {
    /// Fields of each item, by slot.
    pub fields: Vec<Fact>,
    /// Help.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
    /// What one item is called.
    pub item_label: String,
    /// Label.
    pub label: String,
    /// How many items at most.
    pub max: u32,
    /// Its name: `contracts`, `software.sales`.
    pub name: String,
}

members!(List { fields, help, item_label: "itemLabel", label, max, name });
