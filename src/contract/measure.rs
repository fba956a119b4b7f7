//! What a pack says of a measure, whoever applies.

#[cfg(feature = "native")]
use schemars::JsonSchema;
use serde::Serialize;

use super::{Basis, Contact, Limit, MaterialForm, Note, Reference, Text};
use crate::json::variants;
use crate::value::Day;

/// The document of a pack.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "native", derive(JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct PackInfo<'p> {
    /// Day the document is dated.
    pub dated: Day,
    /// See [`PackRef::digest`](super::PackRef::digest).
    pub digest: Text<'p>,
    /// First day on which the pack holds applications to be in order.
    pub first_day: Day,
    /// Kebab-case id of the policy.
    pub id: Text<'p>,
    /// BCP 47 tag of the language of all its texts.
    pub language: Text<'p>,
    /// Number of the document.
    pub number: Text<'p>,
    /// Title of the document.
    pub title: Text<'p>,
    /// Version of the pack.
    pub version: Text<'p>,
}

/// What a measure gives to those who apply.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "native", derive(JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum MeasureKind {
    /// The text fixes the money.
    Award,
    /// One can apply, and another document fixes the terms.
    Deferred,
    /// A status.
    Recognition,
    /// No way to apply.
    Guidance,
}

variants!(MeasureKind {
    "award" => Award,
    "deferred" => Deferred,
    "recognition" => Recognition,
    "guidance" => Guidance,
});

/// A measure in a list.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "native", derive(JsonSchema))]
pub struct MeasureSummary<'p> {
    /// Who may apply: values of the fact `applicant.kind`.
    pub applicants: Vec<Text<'p>>,
    /// Number of the article.
    pub article: u32,
    /// Kebab-case id.
    pub id: Text<'p>,
    /// What it gives.
    pub kind: MeasureKind,
    /// One sentence in plain language.
    pub summary: Text<'p>,
    /// Title for people.
    pub title: Text<'p>,
}

/// All of a measure that does not depend on an application.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "native", derive(JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Measure<'p> {
    /// Who may apply: values of the fact `applicant.kind`.
    pub applicants: Vec<Text<'p>>,
    /// Number of the article.
    pub article: u32,
    /// How the award is computed; absent where the text fixes no money.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub award: Option<AwardRule<'p>>,
    /// The clauses of the article, letter for letter.
    pub clauses: Vec<Clause<'p>>,
    /// Conditions of the applicant and the case.
    pub conditions: Vec<ConditionRule<'p>>,
    /// Whom to ask.
    pub contacts: Vec<Contact<'p>>,
    /// Ids of the notes to show before anything else: who does not know them may lose what cannot be made good.
    pub first: Vec<Text<'p>>,
    /// Kebab-case id.
    pub id: Text<'p>,
    /// The list that the measure counts; absent where it has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub items: Option<ItemRule<'p>>,
    /// What it gives.
    pub kind: MeasureKind,
    /// What to mind of all documents to hand in.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub material_hints: Vec<MaterialHint<'p>>,
    /// The documents to hand in.
    pub materials: Vec<MaterialRule<'p>>,
    /// Every reading of this article, shown or not.
    pub notes: Vec<Note<'p>>,
    /// The documents that govern it.
    pub references: Vec<Reference<'p>>,
    /// The procedure.
    pub steps: Vec<StepRule<'p>>,
    /// One sentence in plain language.
    pub summary: Text<'p>,
    /// The text's own numbers.
    pub terms: Vec<Term<'p>>,
    /// Title for people.
    pub title: Text<'p>,
}

/// One clause.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "native", derive(JsonSchema))]
pub struct Clause<'p> {
    /// Address, such as `12.2.3`.
    pub address: Text<'p>,
    /// Its words, letter for letter.
    pub text: Text<'p>,
}

/// One of the text's own numbers.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "native", derive(JsonSchema))]
pub struct Term<'p> {
    /// Clause that states it.
    pub clause: Text<'p>,
    /// Name in the rules.
    pub id: Text<'p>,
    /// Label for people.
    pub label: Text<'p>,
    /// `yuan`, `ratio`, `number` or `date`.
    pub unit: Text<'p>,
    /// The value, as a decimal or a day.
    pub value: Text<'p>,
}

/// A condition, whoever applies.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "native", derive(JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ConditionRule<'p> {
    /// Clause that states it.
    pub clause: Text<'p>,
    /// Kebab-case id.
    pub id: Text<'p>,
    /// The text says 原则上.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub in_principle: bool,
    /// The clause's own words.
    pub text: Text<'p>,
}

/// The list that a measure counts.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "native", derive(JsonSchema))]
pub struct ItemRule<'p> {
    /// Conditions of each item.
    pub conditions: Vec<ConditionRule<'p>>,
    /// What an item is called.
    pub label: Text<'p>,
    /// Path of the list.
    pub path: String,
}

/// How an award is computed.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "native", derive(JsonSchema))]
pub struct AwardRule<'p> {
    /// What the sum rests on.
    pub basis: Basis,
    /// Clause that gives it.
    pub clause: Text<'p>,
    /// Its steps: id and label.
    pub steps: Vec<AwardStepRule<'p>>,
}

/// One step of an award's computation.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "native", derive(JsonSchema))]
pub struct AwardStepRule<'p> {
    /// Name in the rules.
    pub id: Text<'p>,
    /// Label for people.
    pub label: Text<'p>,
}

/// What to mind of all materials of a measure.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "native", derive(JsonSchema))]
pub struct MaterialHint<'p> {
    /// Clause that says it.
    pub clause: Text<'p>,
    /// What to mind, in plain language.
    pub text: Text<'p>,
}

/// A material, whoever applies.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "native", derive(JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct MaterialRule<'p> {
    /// Address; of a material that is handed in for each item, with `*` in the item's place.
    pub address: String,
    /// Clause that asks for it.
    pub clause: Text<'p>,
    /// In which form it is handed in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub form: Option<MaterialForm>,
    /// Who issues it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issuer: Option<Text<'p>>,
    /// The original is kept for inspection.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub keep_original: bool,
    /// What the text says it must state.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub must_state: Vec<Text<'p>>,
    /// The document's name, letter for letter.
    pub name: Text<'p>,
    /// The group of which any one will do, with `*` in the item's place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub one_of: Option<String>,
    /// What the document may be told to state.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub states: Vec<Stated<'p>>,
}

/// A value that a document states.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "native", derive(JsonSchema))]
pub struct Stated<'p> {
    /// `boolean`, `money`, `date`, `integer`, `text` or `choice`.
    pub kind: Text<'p>,
    /// Label for people.
    pub label: Text<'p>,
    /// Key in the material's object.
    pub name: Text<'p>,
}

/// A step of the procedure, whoever applies.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "native", derive(JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct StepRule<'p> {
    /// Who acts.
    pub actor: Text<'p>,
    /// Clause of the step.
    pub clause: Text<'p>,
    /// The event that starts it, where it is not the step before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub event: Option<EventRule<'p>>,
    /// Key in `Application.progress`.
    pub id: Text<'p>,
    /// The limit holds 原则上.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub in_principle: bool,
    /// The period that the text states.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<Limit>,
    /// Name for people.
    pub name: Text<'p>,
    /// It happens only in some cases.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub optional: bool,
}

/// An event of the procedure that starts a step.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "native", derive(JsonSchema))]
pub struct EventRule<'p> {
    /// Key in `Application.progress`.
    pub id: Text<'p>,
    /// Name for people.
    pub name: Text<'p>,
}
