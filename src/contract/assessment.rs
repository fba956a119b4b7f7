//! The answer to one application.

#[cfg(feature = "native")]
use schemars::JsonSchema;
use serde::Serialize;

use super::{Contact, Material, MeasureKind, Note, Problem, Reference, Step, Text};
use crate::json::variants;
use crate::value::{Day, Money};

/// What an application is under one measure on one day: verdict, award, conditions, checklist, deadlines.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "native", derive(JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Assessment<'p> {
    /// The sum, as bounds that hold whatever is still to be told; null where this text fixes no money.
    pub award: Option<Award<'p>>,
    /// What, changed alone, would meet an unmet condition or raise the award, by path, then condition; 64 at most.
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "native", derive(JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Basis {
    /// Who meets the conditions gets it.
    Entitlement,
    /// Who meets the conditions may be selected.
    Selection,
}

variants!(Basis { "entitlement" => Entitlement, "selection" => Selection });

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
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub in_principle: bool,
    /// What would meet it, where something would.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remedy: Option<Text<'p>>,
    /// How it stands.
    pub status: Status,
    /// The clause's own words.
    pub text: Text<'p>,
    /// Decided, and by verified facts alone.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub verified: bool,
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

/// What a missing fact can settle; what settles more stands first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
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
    /// The new value: a sum with two places, a whole number, a day, `true` or `false`, the id of a choice, or `null` for
    /// "there is none"; for an item list the amount of one more item that counts. Of choices that will do as well the
    /// first; `text` names all.
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
