//! Every measure for one applicant.

use std::collections::BTreeMap;

#[cfg(feature = "native")]
use schemars::JsonSchema;
use serde::Serialize;

use super::{Award, Condition, Contact, MeasureSummary, Missing, Note, Problem, Text, Verdict};
use crate::json::Value;
use crate::value::{Day, Money};

/// What an applicant tells of itself, whatever it applies for.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(feature = "native", derive(JsonSchema))]
pub struct Profile {
    /// Day of application, `YYYY-MM-DD`; left out: the door puts today in Asia/Shanghai.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// Facts by group and name, of all measures together.
    #[cfg_attr(feature = "native", schemars(with = "BTreeMap<String, serde_json::Value>"))]
    pub facts: BTreeMap<String, Value>,
}

/// Every measure of a pack for one applicant on one day, and what its awards come to.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "native", derive(JsonSchema))]
pub struct Matches<'p> {
    /// The application day.
    pub date: Day,
    /// Eligible, undetermined, informational, ineligible; in a group by `award.high` (none last), then by fewer missing
    /// facts, then by article.
    pub matches: Vec<Match<'p>>,
    /// What is wrong with the profile, once whatever the measures, by path, then code.
    pub problems: Vec<Problem>,
    /// Facts not told, each once, that can still change a verdict or an award of any measure, then those that decide
    /// whether a material is required; in each the question first that brings the most verdicts nearest.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub questions: Vec<Missing<'p>>,
    /// What the awards come to.
    pub total: Total<'p>,
}

/// How an applicant stands under one measure.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "native", derive(JsonSchema))]
pub struct Match<'p> {
    /// The sum, as bounds that hold whatever is still to be told; null where this text fixes no money.
    pub award: Option<Award<'p>>,
    /// Conditions of the applicant and the case, in the order of the measure.
    pub conditions: Vec<Condition<'p>>,
    /// Whom to ask.
    pub contacts: Vec<Contact<'p>>,
    /// The measure.
    pub measure: MeasureSummary<'p>,
    /// Facts not told that can still change verdict or award, then those that decide whether a material is required.
    pub missing: Vec<Missing<'p>>,
    /// Readings of the text that touch this answer, in the pack's order.
    pub notes: Vec<Note<'p>>,
    /// Whether one may apply.
    pub verdict: Verdict,
}

/// What the eligible measures give together, under the exclusions and caps that the text states. A sum that depends on
/// a selection is never counted.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "native", derive(JsonSchema))]
pub struct Total<'p> {
    /// Upper bound, yuan.
    pub high: Money,
    /// Lower bound, yuan.
    pub low: Money,
    /// Ids of the eligible measures that take part in it, in the order of `matches`.
    pub measures: Vec<Text<'p>>,
    /// Readings of the text that touch the total, in the pack's order.
    pub notes: Vec<Note<'p>>,
    /// The rules that keep it below the plain sum.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reduced: Vec<Reduction<'p>>,
}

/// A rule that stands between measures and lowers the total.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "native", derive(JsonSchema))]
pub struct Reduction<'p> {
    /// Clause that states it.
    pub clause: Text<'p>,
    /// What it does.
    pub kind: ReductionKind,
    /// Label for people.
    pub label: Text<'p>,
    /// Of a cap: the most that these measures give together, yuan.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<Money>,
    /// Ids of the measures that it holds between, of those in the total.
    pub measures: Vec<Text<'p>>,
}

/// What a rule between measures does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "native", derive(JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum ReductionKind {
    /// Only one of them counts: the greatest.
    Highest,
    /// Together they give no more than a limit.
    Cap,
}
