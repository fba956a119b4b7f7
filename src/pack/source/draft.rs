//! A pack as its author wrote it: names still names, and each with its place in a file.
//!
//! What has an id that could be read is kept, whatever else of it could not: so others may refer to it, and the rest of
//! it is still checked. Where a key that must be there is `None`, the fault has been said.

use super::text::{Placed, Text};
use crate::contract::{Basis, LimitUnit, MaterialForm, MeasureKind};
use crate::pack::fault::Spot;
use crate::pack::model::Use;
use crate::value::{Day, Number};

/// All files of a pack.
#[derive(Debug, Default)]
pub struct Draft {
    pub calendar: Calendar,
    pub choices: Vec<Choices>,
    pub facts: Vec<Fact>,
    pub groups: Vec<Group>,
    pub head: Option<Head>,
    pub lists: Vec<List>,
    pub measures: Vec<Measure>,
    pub messages: Messages,
    pub notes: Vec<Note>,
    pub together: Vec<Together>,
}

/// `pack.toml`.
#[derive(Debug)]
pub struct Head {
    pub dated: Day,
    pub departments: Vec<String>,
    pub first_day: Day,
    pub id: String,
    pub language: String,
    pub number: String,
    pub title: String,
    pub version: String,
}

/// `calendar.toml`.
#[derive(Debug, Default)]
pub struct Calendar {
    pub unpublished: Option<Placed<Vec<Text>>>,
    pub years: Vec<Year>,
}

/// A year of the calendar.
#[derive(Debug)]
pub struct Year {
    pub holidays: Vec<Placed<(Day, Day)>>,
    pub source: String,
    pub workdays: Vec<Placed<Day>>,
    pub year: Placed<i32>,
}

/// The engine's sentences.
#[derive(Debug, Default)]
pub struct Messages {
    /// Code and sentence.
    pub entries: Vec<(Text, Text)>,
    /// Where the table stands, when there is one.
    pub spot: Option<Spot>,
}

/// An enumeration.
#[derive(Debug)]
pub struct Choices {
    pub name: Text,
    /// Value and label.
    pub values: Vec<(Text, String)>,
}

/// A group of facts.
#[derive(Debug)]
pub struct Group {
    pub help: Option<String>,
    pub label: String,
    pub name: Text,
}

/// A fact, a field of a list, or what a document states.
#[derive(Debug)]
pub struct Fact {
    /// The date fact whose day this one may not precede.
    pub after: Option<Text>,
    pub clause: Option<Text>,
    pub help: Option<String>,
    pub kind: Option<Kind>,
    pub label: String,
    pub max: Option<i64>,
    pub min: Option<i64>,
    pub name: Text,
    pub none: Option<NoneAnswer>,
    pub past: bool,
    pub settled: bool,
    pub used: Option<Use>,
}

/// What the value of a fact is.
#[derive(Debug)]
pub enum Kind {
    Boolean,
    Choice(Text),
    Money,
    Date,
    Integer,
    Text,
    Uscc,
}

/// The answer "there is none".
#[derive(Debug)]
pub struct NoneAnswer {
    pub label: String,
    pub value: Option<Number>,
}

/// A list fact.
#[derive(Debug)]
pub struct List {
    pub fields: Vec<Fact>,
    pub help: Option<String>,
    pub item_label: String,
    pub label: String,
    pub max: u32,
    pub name: Text,
}

/// A reading of the text.
#[derive(Debug)]
pub struct Note {
    pub clauses: Vec<Text>,
    pub id: Text,
    pub text: Option<String>,
    pub when: Vec<Trigger>,
}

/// When a note is shown.
#[derive(Debug)]
pub struct Trigger {
    pub article: Option<Placed<u32>>,
    pub event: Event,
}

/// What shows a note.
#[derive(Debug)]
pub enum Event {
    Always,
    Rule(Text),
    Told(Text),
    Untold(Text),
    Exceeds(Text, Text),
    FractionDropped,
    Unmet(Vec<Text>),
    NotCounted,
    Progress(Text),
    Unpublished,
    Total,
}

/// A rule between measures.
#[derive(Debug)]
pub struct Together {
    pub clause: Option<Text>,
    pub label: Option<String>,
    pub measures: Vec<Text>,
    pub rule: Option<TogetherRule>,
    pub spot: Spot,
}

/// What holds between measures.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum TogetherRule {
    Highest,
    Cap(Number),
}

/// A measure's file.
#[derive(Debug)]
pub struct Measure {
    pub applicants: Vec<Text>,
    pub article: Placed<u32>,
    pub award: Option<Award>,
    pub clauses: Vec<Clause>,
    pub conditions: Vec<Condition>,
    pub contacts: Vec<Contact>,
    pub facts: Vec<Text>,
    /// Notes that are shown before anything else.
    pub first: Vec<Text>,
    pub hints: Vec<Hint>,
    pub id: Text,
    pub items: Option<Items>,
    pub kind: Option<Placed<MeasureKind>>,
    pub materials: Vec<Material>,
    pub references: Vec<Reference>,
    pub require: Vec<Text>,
    pub steps: Vec<Step>,
    pub summary: Option<String>,
    pub terms: Vec<Term>,
    pub title: Option<String>,
    /// Clauses that no rule carries, each with the reason.
    pub uncarried: Vec<(Text, String)>,
    pub workdays_only: Option<Text>,
}

/// A clause: address and words. Words that could not be read still leave the address known.
#[derive(Debug)]
pub struct Clause {
    pub address: Text,
    pub text: Option<Text>,
}

/// One of the text's own values.
#[derive(Debug)]
pub struct Term {
    pub clause: Option<Text>,
    pub id: Text,
    pub label: String,
    /// Unit and value.
    pub value: Option<(&'static str, String)>,
}

/// A condition, or a check of a material.
#[derive(Debug)]
pub struct Condition {
    pub clause: Option<Text>,
    pub id: Text,
    pub in_principle: bool,
    pub met: Option<Text>,
    /// No fact can change it: it always awaits the office.
    pub office: bool,
    pub remedy: Option<String>,
    pub text: Option<Text>,
    pub unmet: Option<Text>,
}

/// The list whose items count.
#[derive(Debug)]
pub struct Items {
    pub conditions: Vec<Condition>,
    pub list: Option<Text>,
    pub spot: Spot,
}

/// How an award is computed.
#[derive(Debug)]
pub struct Award {
    pub basis: Option<Basis>,
    pub clause: Option<Text>,
    pub room: Option<Room>,
    pub spot: Spot,
    pub steps: Vec<AwardStep>,
}

/// What is left under a cap.
#[derive(Debug)]
pub struct Room {
    pub fact: Text,
    pub step: Text,
}

/// One step of an award.
#[derive(Debug)]
pub struct AwardStep {
    pub id: Text,
    pub label: String,
    pub value: Option<AwardValue>,
}

/// The value of an award step.
#[derive(Debug)]
pub enum AwardValue {
    Exactly(Text),
    Between(Text, Text),
}

/// What holds for all materials of a measure.
#[derive(Debug)]
pub struct Hint {
    pub clause: Option<Text>,
    pub text: Option<String>,
}

/// A material.
#[derive(Debug)]
pub struct Material {
    pub checks: Vec<Condition>,
    pub clause: Option<Text>,
    pub each: bool,
    pub form: Option<MaterialForm>,
    pub id: Text,
    pub issuer: Option<String>,
    pub keep_original: bool,
    pub must_state: Vec<Text>,
    pub name: Option<Text>,
    pub one_of: Option<Text>,
    pub required: Option<Text>,
    pub states: Vec<Fact>,
}

/// A step of the procedure.
#[derive(Debug)]
pub struct Step {
    pub actor: Option<String>,
    pub clause: Option<Text>,
    pub id: Text,
    pub in_principle: bool,
    pub limit: Option<(u32, LimitUnit)>,
    pub name: Option<String>,
    pub optional: bool,
    pub reminder: Option<Placed<u32>>,
    pub starts: Option<Placed<Start>>,
    pub suspended: Option<Suspension>,
    pub voided_by: Option<Text>,
}

/// What starts a step.
#[derive(Debug, Clone)]
pub enum Start {
    Application,
    Previous,
    On { event: Text, name: String, within: Option<Text> },
    YearAfter(Text),
}

/// A period that stands still.
#[derive(Debug)]
pub struct Suspension {
    pub from: Text,
    pub until: Text,
}

/// A telephone.
#[derive(Debug)]
pub struct Contact {
    pub about: Option<String>,
    pub clause: Option<Text>,
    pub phone: Option<String>,
    pub unit: Option<String>,
    pub when: Option<Text>,
}

/// A governing document.
#[derive(Debug)]
pub struct Reference {
    pub clause: Option<Text>,
    pub number: Option<String>,
    pub role: Option<String>,
    pub title: Option<String>,
}
