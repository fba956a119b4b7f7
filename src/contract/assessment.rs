//! The answer to one application.

use std::collections::BTreeMap;

#[cfg(feature = "native")]
use schemars::JsonSchema;
use serde::Serialize;

use super::{MeasureKind, Problem, Text};
use crate::value::{Day, Money};

/// What an application is under one measure on one day: verdict, award, conditions, checklist, deadlines.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "native", derive(JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Assessment<'p> {
    /// The sum, as bounds that hold whatever is still to be told; null where this text fixes no money.
    pub award: Option<Award<'p>>,
    /// What would meet an unmet condition or raise the award.
    pub changes: Vec<Change<'p>>,
    /// Conditions of the applicant and the case, in the order of the measure.
    pub conditions: Vec<Condition<'p>>,
    /// Whom to ask.
    pub contacts: Vec<Contact<'p>>,
    /// The application day.
    pub date: Day,
    /// One for each contract, sale …; empty where the measure has none or the list is not known.
    pub items: Vec<Item<'p>>,
    /// The checklist.
    pub materials: Vec<Material<'p>>,
    /// The measure that was applied for.
    pub measure: MeasureRef<'p>,
    /// Facts not told that can still change verdict or award, then those that decide whether a material is required.
    pub missing: Vec<Missing<'p>>,
    /// Readings of the text that touch this answer, in the pack's order.
    pub notes: Vec<Note<'p>>,
    /// The pack that gave the answer.
    pub pack: PackRef<'p>,
    /// What is wrong with the input, by path, then code.
    pub problems: Vec<Problem>,
    /// Eligible, no error among problems, the text lists the materials, and none that may be required is missing or faulty.
    pub ready: bool,
    /// The documents that govern the measure.
    pub references: Vec<Reference<'p>>,
    /// The procedure with the days that are known.
    pub timeline: Vec<Step<'p>>,
    /// Whether one may apply.
    pub verdict: Verdict,
}

/// Identity of a pack.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "native", derive(JsonSchema))]
pub struct PackRef<'p> {
    /// `sm3:` and the lower-case hex SM3 (GB/T 32905) of the canonical JSON of the built pack without its digest.
    pub digest: Text<'p>,
    /// Kebab-case id of the policy.
    pub id: Text<'p>,
    /// Version of the pack, not of the policy.
    pub version: Text<'p>,
}

/// Identity of a measure.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "native", derive(JsonSchema))]
pub struct MeasureRef<'p> {
    /// Number of the article that the measure is.
    pub article: u32,
    /// Kebab-case id.
    pub id: Text<'p>,
    /// What the measure gives to those who apply.
    pub kind: MeasureKind,
    /// Title for people.
    pub title: Text<'p>,
}

/// Whether an applicant may apply.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "native", derive(JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// All conditions are met and, where there are items, at least one counts.
    Eligible,
    /// A condition is unmet, or no item counts.
    Ineligible,
    /// A fact is wanting, or the office has to decide.
    Undetermined,
    /// The measure is guidance: nothing to apply for.
    Informational,
}

/// A sum of money as bounds.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "native", derive(JsonSchema))]
pub struct Award<'p> {
    /// `selection`: the sum if the authority selects the applicant.
    pub basis: Basis,
    /// Clause that gives the award.
    pub clause: Text<'p>,
    /// Whether `low` equals `high`.
    pub exact: bool,
    /// Upper bound, yuan.
    pub high: Money,
    /// Lower bound, yuan; 0.00 until eligible.
    pub low: Money,
    /// How the sum comes about; empty when ineligible.
    pub steps: Vec<AwardStep<'p>>,
}

/// What a sum rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, serde::Deserialize)]
#[cfg_attr(feature = "native", derive(JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Basis {
    /// Who meets the conditions gets it.
    Entitlement,
    /// Who meets the conditions may be selected.
    Selection,
}

/// One step of the computation of an award, supposing the applicant's conditions met; the last repeats the award.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "native", derive(JsonSchema))]
pub struct AwardStep<'p> {
    /// Upper bound, yuan.
    pub high: Money,
    /// Name of the step in the rules.
    pub id: Text<'p>,
    /// Label for people.
    pub label: Text<'p>,
    /// Lower bound, yuan.
    pub low: Money,
}

/// One condition and how it stands.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "native", derive(JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Condition<'p> {
    /// Who can still decide an unknown condition.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub awaits: Option<Awaits>,
    /// Paths of the facts that decided it.
    pub because: Vec<String>,
    /// Clause that states it.
    pub clause: Text<'p>,
    /// Kebab-case id.
    pub id: Text<'p>,
    /// The text says 原则上: unmet does not settle the verdict.
    #[serde(skip_serializing_if = "is_false")]
    pub in_principle: bool,
    /// What would meet it, where something would.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remedy: Option<Text<'p>>,
    /// How it stands.
    pub status: Status,
    /// The clause's own words.
    pub text: Text<'p>,
    /// Decided, and by verified facts alone.
    #[serde(skip_serializing_if = "is_false")]
    pub verified: bool,
}

fn is_false(flag: &bool) -> bool {
    !flag
}

/// How a condition stands (Kleene's three values).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "native", derive(JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// It holds, whatever is not told.
    Met,
    /// It does not hold, whatever is not told.
    Unmet,
    /// Open.
    Unknown,
}

/// Whom an open condition awaits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "native", derive(JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Awaits {
    /// A fact not told can decide it.
    Applicant,
    /// No fact can change it any more.
    Office,
}

/// One item of the measure's list and whether it counts for the award.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "native", derive(JsonSchema))]
pub struct Item<'p> {
    /// The item's conditions, in the order of the measure.
    pub conditions: Vec<Condition<'p>>,
    /// Path of the item.
    pub path: String,
    /// Whether it counts.
    pub status: ItemStatus,
}

/// Whether an item counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "native", derive(JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum ItemStatus {
    /// All its conditions are met.
    Counted,
    /// One of its conditions is unmet.
    NotCounted,
    /// Open.
    Unknown,
}

/// A material of the checklist.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "native", derive(JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Material<'p> {
    /// Key of the material in `Application.materials`.
    pub address: String,
    /// What the document states, held against the answers and the other documents.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub checks: Vec<Condition<'p>>,
    /// Clause that asks for it.
    pub clause: Text<'p>,
    /// In which form it is handed in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub form: Option<MaterialForm>,
    /// Who issues it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issuer: Option<Text<'p>>,
    /// The original is kept for inspection.
    #[serde(skip_serializing_if = "is_false")]
    pub keep_original: bool,
    /// What the text says the document must state.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub must_state: Vec<Text<'p>>,
    /// The document's name, letter for letter.
    pub name: Text<'p>,
    /// The group of which any one will do.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub one_of: Option<String>,
    /// Whether it is asked for in this case.
    pub required: Required,
    /// How it stands.
    pub status: MaterialStatus,
}

/// In which form a material is handed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, serde::Deserialize)]
#[cfg_attr(feature = "native", derive(JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum MaterialForm {
    /// 原件.
    Original,
    /// 复印件.
    Copy,
    /// 电子版.
    Electronic,
}

/// Whether a material is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "native", derive(JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Required {
    /// It is.
    Yes,
    /// It is not.
    No,
    /// A fact not told decides.
    Unknown,
}

/// How a material stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "native", derive(JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum MaterialStatus {
    /// At hand.
    Provided,
    /// At hand, but what it states disagrees.
    Faulty,
    /// Not at hand.
    Missing,
    /// Not at hand and not asked for.
    NotNeeded,
}

/// A fact to ask for.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "native", derive(JsonSchema))]
pub struct Missing<'p> {
    /// What telling it can settle.
    pub decides: Decides,
    /// Label for people.
    pub label: Text<'p>,
    /// Path of the fact, or of a list not told.
    pub path: String,
}

/// What a missing fact can settle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "native", derive(JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Decides {
    /// The verdict (and perhaps the award).
    Verdict,
    /// The award alone.
    Award,
    /// Whether a material is required.
    Checklist,
}

/// One change that would meet a condition or raise the award.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "native", derive(JsonSchema))]
pub struct Change<'p> {
    /// The bounds that this change alone gives.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub award: Option<Bounds>,
    /// Label of what changes.
    pub label: Text<'p>,
    /// Id of the condition that it meets.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub meets: Option<Text<'p>>,
    /// One told fact or `/date`, or an item list.
    pub path: String,
    /// A sentence for people.
    pub text: Text<'p>,
    /// The new value; for an item list the amount of one more item that counts.
    pub to: String,
}

/// Bounds of a sum, yuan.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "native", derive(JsonSchema))]
pub struct Bounds {
    /// Upper bound, yuan.
    pub high: Money,
    /// Lower bound, yuan.
    pub low: Money,
}

/// A step of the procedure.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "native", derive(JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Step<'p> {
    /// Who acts.
    pub actor: Text<'p>,
    /// Clause of the step.
    pub clause: Text<'p>,
    /// The day it was completed, as told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub done: Option<Day>,
    /// Its last day, when its beginning is known and it has a limit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<Day>,
    /// Key in `Application.progress`.
    pub id: Text<'p>,
    /// The limit holds 原则上.
    #[serde(skip_serializing_if = "is_false")]
    pub in_principle: bool,
    /// The period that the text states.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<Limit>,
    /// Name for people.
    pub name: Text<'p>,
    /// It happens only in some cases.
    #[serde(skip_serializing_if = "is_false")]
    pub optional: bool,
    /// Its first day, when what triggers it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub starts: Option<Day>,
}

/// A period of the procedure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, serde::Deserialize)]
#[cfg_attr(feature = "native", derive(JsonSchema))]
pub struct Limit {
    /// How many.
    pub days: u32,
    /// Of what.
    pub unit: LimitUnit,
}

/// What a period counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, serde::Deserialize)]
#[cfg_attr(feature = "native", derive(JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum LimitUnit {
    /// 工作日.
    Workday,
    /// Calendar days; a last day that is a holiday moves to the next working day.
    Day,
}

/// A telephone and when to use it.
#[derive(Debug, Clone, PartialEq, Serialize, serde::Deserialize)]
#[cfg_attr(feature = "native", derive(JsonSchema))]
pub struct Contact<'p> {
    /// What the number is for, where a unit has several.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub about: Option<Text<'p>>,
    /// Clause that gives it.
    pub clause: Text<'p>,
    /// The number with its area code.
    pub phone: Text<'p>,
    /// The unit, as the text names it.
    pub unit: Text<'p>,
}

/// A document that governs a measure.
#[derive(Debug, Clone, PartialEq, Serialize, serde::Deserialize)]
#[cfg_attr(feature = "native", derive(JsonSchema))]
pub struct Reference<'p> {
    /// Clause that names it.
    pub clause: Text<'p>,
    /// Document number.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub number: Option<Text<'p>>,
    /// What it governs.
    pub role: Text<'p>,
    /// Title.
    pub title: Text<'p>,
}

/// A reading that touches this answer.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "native", derive(JsonSchema))]
pub struct Note<'p> {
    /// The clauses that leave the choice, of this measure's article or of the document.
    pub clause: Text<'p>,
    /// Kebab-case id.
    pub id: Text<'p>,
    /// The question, the reading taken, why, and what it changes.
    pub text: Text<'p>,
}

/// What an applicant tells, as JSON; read by the engine value by value, so that each fault is reported where it stands.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(feature = "native", derive(JsonSchema))]
pub struct Application {
    /// Day of application, `YYYY-MM-DD`; left out: the door puts today in Asia/Shanghai.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// Facts by group and name, see `form`.
    pub facts: BTreeMap<String, serde_json::Value>,
    /// Address of a material at hand → `true`, or what the document states.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub materials: Option<BTreeMap<String, serde_json::Value>>,
    /// Id of the measure, or the number of its article.
    pub measure: String,
    /// Procedure step or event id → the day it was completed, `YYYY-MM-DD`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub progress: Option<BTreeMap<String, String>>,
    /// Paths of the facts that the portal or the office has verified.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verified: Option<Vec<String>>,
}
