//! What is handed in, how it goes on, and whom to ask.

use serde::Serialize;

use super::{Condition, Fact};
use crate::contract::{Limit, MaterialForm};
use crate::feel::Code;
use crate::json::{members, variants};

/// What holds for all materials of a measure.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Hint {
    /// Clause that says it.
    pub clause: String,
    /// What to mind, in plain language.
    pub text: String,
}

members!(Hint { clause, text });

/// A material.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Material {
    /// What it states, held against the answers and the other documents.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub checks: Vec<Condition>,
    /// Clause that asks for it.
    pub clause: String,
    /// It is handed in for each item that may count.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub each: bool,
    /// In which form.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub form: Option<MaterialForm>,
    /// Kebab-case id.
    pub id: String,
    /// Who issues it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issuer: Option<String>,
    /// The original is kept for inspection.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub keep_original: bool,
    /// What the text says it must state.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub must_state: Vec<String>,
    /// The document's name, letter for letter.
    pub name: String,
    /// The group of which any one will do.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub one_of: Option<String>,
    /// When it is asked for; absent: always.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub required: Option<Code>,
    /// What the document may be told to state. Rules read these after the facts (of a material for each item: after
    /// the fields of its list), numbered through the materials in order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub states: Vec<Fact>,
}

members!(Material {
    checks,
    clause,
    each,
    form,
    id,
    issuer,
    keep_original: "keepOriginal",
    must_state: "mustState",
    name,
    one_of: "oneOf",
    required,
    states,
});

/// A step of the procedure.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Step {
    /// Who acts.
    pub actor: String,
    /// Clause of the step.
    pub clause: String,
    /// Kebab-case id.
    pub id: String,
    /// The limit holds 原则上.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub in_principle: bool,
    /// The period that the text states.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<Limit>,
    /// Name for people.
    pub name: String,
    /// It happens only in some cases, and stands beside the main line.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub optional: bool,
    /// The applicant has something to prepare: how many days before the last day it is reminded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reminder: Option<u32>,
    /// What starts it.
    pub starts: Start,
    /// While a commissioned step is under way, the period of this one stands still.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suspended: Option<Suspension>,
    /// From this event on, its last day is no longer known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub voided_by: Option<String>,
}

members!(Step {
    actor,
    clause,
    id,
    in_principle: "inPrinciple",
    limit,
    name,
    optional,
    reminder,
    starts,
    suspended,
    voided_by: "voidedBy",
});

/// What starts a step.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Start {
    /// The application itself: no start, only a completion.
    Application,
    /// The completion of the step before it on the main line.
    Previous,
    /// An event.
    On(ProgressEvent),
    /// The first day of the year after the year in which that step was completed.
    YearAfter(String),
}

variants!(Start { "application" => Application, "previous" => Previous, "on" => On(a), "yearAfter" => YearAfter(a) });

/// An event of the procedure.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ProgressEvent {
    /// Kebab-case id.
    pub id: String,
    /// Name for people.
    pub name: String,
    /// It may not precede the completion that triggers this step; absent: that of the step before on the main line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub within: Option<String>,
}

members!(ProgressEvent { id, name, within });

/// A period that stands still from the day after an event until a step is done.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Suspension {
    /// The event.
    pub from: String,
    /// The step.
    pub until: String,
}

members!(Suspension { from, until });

/// A telephone.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Contact {
    /// What the number is for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
    /// Clause that gives it.
    pub clause: String,
    /// The number with its area code.
    pub phone: String,
    /// The unit.
    pub unit: String,
    /// Whose question the number answers; absent: everybody's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<Code>,
}

members!(Contact { about, clause, phone, unit, when });

/// A governing document.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Reference {
    /// Clause that names it.
    pub clause: String,
    /// Its number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// What it governs.
    pub role: String,
    /// Its title.
    pub title: String,
}

members!(Reference { clause, number, role, title });
