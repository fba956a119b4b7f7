//! A measure: its clauses, conditions and award.

use serde::Serialize;

use super::{Contact, Hint, Material, Reference, Slot, Step};
use crate::contract::{Basis, MeasureKind};
use crate::feel::Code;
use crate::feel::code::Op;
use crate::json::{members, variants};

/// One measure.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Measure {
    /// Who may apply: values of the fact `applicant.kind`.
    pub applicants: Vec<String>,
    /// Number of the article.
    pub article: u32,
    /// How the award is computed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub award: Option<Award>,
    /// The clauses, in the order of the text.
    pub clauses: Vec<Clause>,
    /// Conditions of the applicant and the case.
    pub conditions: Vec<Condition>,
    /// Whom to ask.
    pub contacts: Vec<Contact>,
    /// The facts that this measure asks for, in the order of its form.
    pub facts: Vec<Asked>,
    /// Ids of the notes that are shown before anything else.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub first: Vec<String>,
    /// Kebab-case id.
    pub id: String,
    /// The list whose items count.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub items: Option<Items>,
    /// What it gives.
    pub kind: MeasureKind,
    /// What holds for all materials.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub material_hints: Vec<Hint>,
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
    #[serde(skip_serializing_if = "Option::is_none")]
    pub workdays_only: Option<String>,
}

members!(Measure {
    applicants,
    article,
    award,
    clauses,
    conditions,
    contacts,
    facts,
    first,
    id,
    items,
    kind,
    material_hints: "materialHints",
    materials,
    references,
    steps,
    summary,
    terms,
    title,
    workdays_only: "workdaysOnly",
});

/// A fact that a measure asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
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

variants!(Asked { "fact" => Fact { slot, required }, "list" => List { slot } });

impl Asked {
    /// Whether both are the same fact or list, needed or not.
    pub fn is_same(self, other: Self) -> bool {
        match (self, other) {
            (Self::Fact { slot: a, .. }, Self::Fact { slot: b, .. })
            | (Self::List { slot: a }, Self::List { slot: b }) => a == b,
            _ => false,
        }
    }
}

/// One clause.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Clause {
    /// Address, such as `12.2.3`.
    pub address: String,
    /// Its words, letter for letter.
    pub text: String,
    /// Why no rule carries it, where none does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub uncarried: Option<String>,
}

members!(Clause { address, text, uncarried });

/// One of the text's own values.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
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

members!(Term { clause, id, label, unit, value });

impl Term {
    /// Its value as rules have it; absent where it has none of its unit.
    pub fn constant(&self) -> Option<Op> {
        match self.unit.as_str() {
            "yuan" | "ratio" | "number" => self.value.parse().ok().map(Op::Number),
            "date" => self.value.parse().ok().map(Op::Day),
            _ => None,
        }
    }
}

/// A condition.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Condition {
    /// Clause that states it.
    pub clause: String,
    /// Kebab-case id.
    pub id: String,
    /// The text says 原则上.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub in_principle: bool,
    /// When it is met.
    pub met: Code,
    /// What would meet it when it is unmet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remedy: Option<String>,
    /// The clause's own words.
    pub text: String,
    /// When it is unmet; absent: whenever it is not met. Neither: the office decides.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unmet: Option<Code>,
}

members!(Condition { clause, id, in_principle: "inPrinciple", met, remedy, text, unmet });

/// The list whose items count.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Items {
    /// Conditions of each item.
    pub conditions: Vec<Condition>,
    /// Slot of the list.
    pub list: Slot,
}

members!(Items { conditions, list });

/// How an award is computed.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Award {
    /// What the sum rests on.
    pub basis: Basis,
    /// Clause that gives it.
    pub clause: String,
    /// What stands against the cap.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub room: Option<Room>,
    /// The steps; the last is the award.
    pub steps: Vec<AwardStep>,
}

members!(Award { basis, clause, room, steps });

/// What is left under a cap.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Room {
    /// The fact of earlier awards.
    pub fact: Slot,
    /// The step that computes what is left.
    pub step: u16,
}

members!(Room { fact, step });

/// One step of an award.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AwardStep {
    /// Name in later steps.
    pub id: String,
    /// Label.
    pub label: String,
    /// Its value.
    pub value: AwardValue,
}

members!(AwardStep { id, label, value });

/// The value of an award step.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum AwardValue {
    /// A sum.
    Exactly(Code),
    /// A sum that the authority sets between two.
    Between(Code, Code),
}

variants!(AwardValue { "exactly" => Exactly(a), "between" => Between(a, b) });
