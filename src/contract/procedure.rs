//! The procedure of an answer, whom to ask, and what it rests on.

#[cfg(feature = "native")]
use schemars::JsonSchema;
use serde::Serialize;

use super::Text;
use crate::json::{members, variants};
use crate::value::Day;

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
    /// Its first day, when what triggers it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub starts: Option<Day>,
}

/// A period of the procedure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "native", derive(JsonSchema))]
pub struct Limit {
    /// How many.
    pub days: u32,
    /// Of what.
    pub unit: LimitUnit,
}

members!(Limit { days, unit });

/// What a period counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "native", derive(JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum LimitUnit {
    /// 工作日.
    Workday,
    /// Calendar days; a last day that is a holiday moves to the next working day.
    Day,
}

variants!(LimitUnit { "workday" => Workday, "day" => Day });

/// A telephone and when to use it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "native", derive(JsonSchema))]
pub struct Contact<'p> {
    /// What the number is for, where a unit has several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub about: Option<Text<'p>>,
    /// Clause that gives it.
    pub clause: Text<'p>,
    /// The number with its area code.
    pub phone: Text<'p>,
    /// The unit, as the text names it.
    pub unit: Text<'p>,
}

/// A document that governs a measure.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "native", derive(JsonSchema))]
pub struct Reference<'p> {
    /// Clause that names it.
    pub clause: Text<'p>,
    /// Document number.
    #[serde(skip_serializing_if = "Option::is_none")]
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
