//! The built pack: what a policy is, with checked rules as flat code and facts by number.
//!
//! `pack build` writes it as JSON, every door loads it. Fields of a JSON object may stand in any order; the digest is
//! taken over the canonical form.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::contract::{Basis, Limit, MaterialForm, MeasureKind};
use crate::feel::Code;
use crate::value::{Day, Number};

/// Slot of a fact: its place in [`Built::facts`] or among the fields of its list.
pub type Slot = u16;

/// A policy, built.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Built {
    /// Working days and holidays.
    pub calendar: Calendar,
    /// Enumerations.
    pub choices: Vec<ChoiceList>,
    /// `sm3:` and the hex SM3 of the canonical JSON of all else.
    pub digest: String,
    /// The document.
    pub document: Document,
    /// Facts outside lists, by slot.
    pub facts: Vec<Fact>,
    /// Version of this form: a pack of another is refused.
    pub format: u32,
    /// Groups of facts, by name.
    pub groups: BTreeMap<String, Group>,
    /// Kebab-case id.
    pub id: String,
    /// BCP 47 tag of the language of all texts.
    pub language: String,
    /// List facts, by slot.
    pub lists: Vec<List>,
    /// The measures, in the order of the text.
    pub measures: Vec<Measure>,
    /// The engine's own sentences by code, with `{name}` where a parameter stands.
    pub messages: BTreeMap<String, String>,
    /// Readings, in the order in which they are shown.
    pub notes: Vec<Note>,
    /// Version of the pack.
    pub version: String,
}

/// The document that a pack carries.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Document {
    /// The day it is dated.
    pub dated: Day,
    /// Who issued it, in the order of its heading.
    pub departments: Vec<String>,
    /// First day on which applications are in order.
    pub first_day: Day,
    /// Its number.
    pub number: String,
    /// Its title.
    pub title: String,
}

/// Which days are working days.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Calendar {
    /// Days of each year that are taken as holidays while its notice is not known, `MM-DD`.
    pub unpublished: Vec<String>,
    /// What the yearly notices say.
    pub years: BTreeMap<i32, Year>,
}

/// The notice for one year.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Year {
    /// First and last day of each holiday.
    pub holidays: Vec<(Day, Day)>,
    /// Where it was published.
    pub source: String,
    /// Weekend days that are working days.
    pub workdays: Vec<Day>,
}

/// An enumeration.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ChoiceList {
    /// Its values, at most 64.
    pub values: Vec<Choice>,
}

/// One value of an enumeration.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Choice {
    /// What stands in an application.
    pub id: String,
    /// Label for people.
    pub label: String,
}

/// A group of facts, as a form shows it.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Group {
    /// Help.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
    /// Label.
    pub label: String,
}

/// A fact that an applicant tells.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Fact {
    /// Clause that the question comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clause: Option<String>,
    /// Help for the person who answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
    /// What its value is.
    pub kind: FactKind,
    /// Label.
    pub label: String,
    /// Its name: `group.name` outside lists, the bare name of a list's field.
    pub name: String,
    /// What `null` says, where the fact takes it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub none: Option<NoneAnswer>,
    /// The day may not lie after the application day.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub past: bool,
    /// What it is for.
    #[serde(rename = "use")]
    pub used: Use,
}

/// What the value of a fact is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum FactKind {
    /// `true` or `false`.
    Boolean,
    /// One of an enumeration, by its place in [`Built::choices`].
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

/// The answer "there is none".
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NoneAnswer {
    /// The answer for people.
    pub label: String,
    /// The number that a rule sees in its place; absent: a rule sees `null`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<Number>,
}

/// What a fact is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Use {
    /// A rule reads it.
    Rule,
    /// A material depends on it or is held against it.
    Material,
    /// It is kept.
    Record,
}

/// A list fact: contracts, sales …
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct List {
    /// Fields of each item, by slot.
    pub fields: Vec<Fact>,
    /// Help.
    #[serde(default, skip_serializing_if = "Option::is_none")]
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

/// A reading of the text.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Note {
    /// The clauses that leave the choice; `0` is the document.
    pub clauses: Vec<String>,
    /// Kebab-case id.
    pub id: String,
    /// The question, the reading taken, why, and what it changes.
    pub text: String,
    /// Shown when one of these holds.
    pub when: Vec<Trigger>,
}

/// When a note is shown.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Trigger {
    /// Only in this article.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub article: Option<u32>,
    /// What has to hold.
    pub that: Event,
}

/// What shows a note.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Event {
    /// Always.
    Always,
    /// A rule that surely holds.
    Rule(Code),
    /// A fact is told, `null` included.
    Told(Slot),
    /// A fact is not told.
    Untold(Slot),
    /// The high of one award step is above the high of another: a cap binds.
    Exceeds(u16, u16),
    /// The exact low or high of the award is no whole fen.
    FractionDropped,
    /// One of the conditions with these ids is unmet.
    Unmet(Vec<String>),
    /// An item is not counted.
    NotCounted,
    /// A step or event of the procedure is told.
    Progress(String),
    /// A working day of a year without a notice was looked up.
    Unpublished,
    /// The total of a match is shown.
    Total,
}

/// One measure.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Measure {
    /// Who may apply: values of the fact `applicant.kind`.
    pub applicants: Vec<String>,
    /// Number of the article.
    pub article: u32,
    /// How the award is computed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub award: Option<Award>,
    /// The clauses, in the order of the text.
    pub clauses: Vec<Clause>,
    /// Conditions of the applicant and the case.
    pub conditions: Vec<Condition>,
    /// Whom to ask.
    pub contacts: Vec<Contact>,
    /// The facts that this measure asks for, in the order of its form.
    pub facts: Vec<Asked>,
    /// Kebab-case id.
    pub id: String,
    /// The list whose items count.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub items: Option<Items>,
    /// What it gives.
    pub kind: MeasureKind,
    /// The documents to hand in.
    pub materials: Vec<Material>,
    /// The documents that govern it.
    pub references: Vec<Reference>,
    /// The procedure, in order.
    pub steps: Vec<Step>,
    /// One sentence in plain language.
    pub summary: String,
    /// The text's own values.
    pub terms: Vec<Term>,
    /// Title.
    pub title: String,
    /// The clause that asks for an application on a working day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub workdays_only: Option<String>,
}

/// A fact that a measure asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Asked {
    /// A fact outside lists.
    Fact {
        /// Its slot.
        slot: Slot,
        /// A submission needs it.
        required: bool,
    },
    /// A list fact.
    List {
        /// Its slot.
        slot: Slot,
    },
}

/// One clause.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Clause {
    /// Address, such as `12.2.3`.
    pub address: String,
    /// Its words, letter for letter.
    pub text: String,
}

/// One of the text's own values.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Term {
    /// Clause that states it.
    pub clause: String,
    /// Name in the rules.
    pub id: String,
    /// Label.
    pub label: String,
    /// `yuan`, `ratio`, `number` or `date`.
    pub unit: String,
    /// The value, as a decimal or a day.
    pub value: String,
}

/// A condition.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Condition {
    /// Clause that states it.
    pub clause: String,
    /// Kebab-case id.
    pub id: String,
    /// The text says 原则上.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub in_principle: bool,
    /// When it is met.
    pub met: Code,
    /// What would meet it when it is unmet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remedy: Option<String>,
    /// The clause's own words.
    pub text: String,
    /// When it is unmet; absent: whenever it is not met. Neither: the office decides.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unmet: Option<Code>,
}

/// The list whose items count.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Items {
    /// Conditions of each item.
    pub conditions: Vec<Condition>,
    /// Slot of the list.
    pub list: Slot,
}

/// How an award is computed.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Award {
    /// What the sum rests on.
    pub basis: Basis,
    /// Clause that gives it.
    pub clause: String,
    /// What stands against the cap.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub room: Option<Room>,
    /// The steps; the last is the award.
    pub steps: Vec<AwardStep>,
}

/// What is left under a cap.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Room {
    /// The fact of earlier awards.
    pub fact: Slot,
    /// The step that computes what is left.
    pub step: u16,
}

/// One step of an award.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AwardStep {
    /// Name in later steps.
    pub id: String,
    /// Label.
    pub label: String,
    /// Its value.
    pub value: AwardValue,
}

/// The value of an award step.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum AwardValue {
    /// A sum.
    Exactly(Code),
    /// A sum that the authority sets between two.
    Between(Code, Code),
}

/// A material.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Material {
    /// What it states, held against the answers and the other documents.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub checks: Vec<Condition>,
    /// Clause that asks for it.
    pub clause: String,
    /// It is handed in for each item that may count.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub each: bool,
    /// In which form.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form: Option<MaterialForm>,
    /// Kebab-case id.
    pub id: String,
    /// Who issues it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issuer: Option<String>,
    /// The original is kept for inspection.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub keep_original: bool,
    /// What the text says it must state.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub must_state: Vec<String>,
    /// The document's name, letter for letter.
    pub name: String,
    /// The group of which any one will do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub one_of: Option<String>,
    /// When it is asked for; absent: always.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub required: Option<Code>,
    /// What the document may be told to state. Rules read these after the facts (of a material for each item: after
    /// the fields of its list), numbered through the materials in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub states: Vec<Fact>,
}

/// A step of the procedure.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Step {
    /// Who acts.
    pub actor: String,
    /// Clause of the step.
    pub clause: String,
    /// Kebab-case id.
    pub id: String,
    /// The limit holds 原则上.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub in_principle: bool,
    /// The period that the text states.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<Limit>,
    /// Name for people.
    pub name: String,
    /// It happens only in some cases, and stands beside the main line.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub optional: bool,
    /// What starts it.
    pub starts: Start,
    /// While a commissioned step is under way, the period of this one stands still.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suspended: Option<Suspension>,
    /// From this event on, its last day is no longer known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub voided_by: Option<String>,
}

/// What starts a step.
#[derive(Debug, Clone, Serialize, Deserialize)]
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

/// An event of the procedure.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ProgressEvent {
    /// Kebab-case id.
    pub id: String,
    /// Name for people.
    pub name: String,
    /// It may not precede the completion that triggers this step; absent: that of the step before on the main line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub within: Option<String>,
}

/// A period that stands still from the day after an event until a step is done.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Suspension {
    /// The event.
    pub from: String,
    /// The step.
    pub until: String,
}

/// A telephone.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Contact {
    /// What the number is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
    /// Clause that gives it.
    pub clause: String,
    /// The number with its area code.
    pub phone: String,
    /// The unit.
    pub unit: String,
}

/// A governing document.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Reference {
    /// Clause that names it.
    pub clause: String,
    /// Its number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// What it governs.
    pub role: String,
    /// Its title.
    pub title: String,
}
