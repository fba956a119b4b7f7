//! `assess`: verdict and award of one application, in short or whole.

use huiqi::contract::{
    Assessment, Award, Basis, Condition, Item, ItemStatus, Material, MaterialStatus, Measure, Missing, Note, Problem,
    Required, Text, Verdict,
};
use huiqi::value::Day;
use huiqi::{Error, Pack};
use rmcp::model::JsonObject;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::answers::{Named, Standing};
use super::arguments;
use super::tools::Ask;
use super::words;

/// The tool.
#[derive(Debug)]
pub struct Assess;

/// What it takes.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct Arguments {
    /// The application: `measure` and `facts` as the applicant told them, `date`, `materials` and `progress` where they are known.
    #[schemars(with = "Application")]
    application: JsonObject,
    /// Give the whole assessment as well: what decided each condition, the checklist, the days of the procedure, contacts, and how the text is read.
    full: Option<bool>,
}

/// What an assistant is shown of an application: the contract's, without what only the office says. The library reads it.
#[derive(Debug, JsonSchema)]
#[schemars(inline)]
#[expect(dead_code, reason = "it is a schema; the values go to the library as they came")]
struct Application {
    /// Day of application, `YYYY-MM-DD`; today in Asia/Shanghai if left out.
    #[schemars(extend("type" = "string"))]
    date: Option<String>,
    /// What the applicant told, by group and name. Leave out what was not told: null says that there is none.
    facts: JsonObject,
    /// Address of a material at hand → true, or what the document states.
    #[schemars(extend("type" = "object"))]
    materials: Option<JsonObject>,
    /// Id of the measure, or the number of its article.
    measure: String,
    /// Id of a step or event of the procedure → the day on which it was completed, `YYYY-MM-DD`.
    #[schemars(extend("type" = "object"))]
    progress: Option<JsonObject>,
}

/// What it gives.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Assessed<'p> {
    /// The whole assessment, where it was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    assessment: Option<Assessment<'p>>,
    /// The award as bounds that hold whatever is still to be told; null where this text fixes no money.
    award: Option<Sum<'p>>,
    /// Conditions of the applicant, then of each item.
    conditions: Vec<Standing<'p>>,
    /// The day of application.
    date: Day,
    /// What to tell the applicant before anything else: who does not know it may lose what cannot be made good.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    first: Vec<Note<'p>>,
    /// Contracts, sales … and whether each counts.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    items: Vec<Counted>,
    /// Required materials that are not at hand, or do not agree with what was told.
    lacking: Vec<Lacking<'p>>,
    /// The measure.
    measure: Named<'p>,
    /// What can still be told that changes something, the most telling first; `next_question` says how to ask it.
    missing: Vec<Missing<'p>>,
    /// What is wrong with what was told. An error counts as not told.
    problems: Vec<Problem>,
    /// Whether the application could be handed in as it is.
    ready: bool,
    /// Whether one may apply: `undetermined` is no yes.
    verdict: Verdict,
}

/// The award in short.
#[derive(Debug, Serialize, JsonSchema)]
struct Sum<'p> {
    #[serde(flatten)]
    award: Award<'p>,
    /// What has to stand beside the sum wherever it is told: it is given only to those whom the authority selects.
    #[serde(skip_serializing_if = "Option::is_none")]
    only: Option<&'static str>,
}

/// Whether an item counts.
#[derive(Debug, Serialize, JsonSchema)]
struct Counted {
    /// Path of the item.
    path: String,
    /// Whether it counts.
    status: ItemStatus,
}

/// A material that is lacking.
#[derive(Debug, Serialize, JsonSchema)]
struct Lacking<'p> {
    /// Its key in `materials`.
    address: String,
    /// Clause that asks for it.
    clause: Text<'p>,
    /// Its name.
    name: Text<'p>,
    /// `missing`, or `faulty`: it states something else.
    status: MaterialStatus,
}

impl Ask for Assess {
    const NAME: &'static str = "assess";
    const TITLE: &'static str = words::ASSESS;
    const DESCRIPTION: &'static str = "Assesses an application: whether one may apply, the bounds of the award, and how \
        each condition stands. What was not told is unknown, so that an answer to half the questions is true of every \
        way to answer the rest. An estimate, no promise: repeat `computed` with the result.";
    type Arguments = Arguments;
    type Answer<'p> = Assessed<'p>;

    fn ask<'p>(pack: &'p Pack, told: Arguments) -> Result<Assessed<'p>, Error> {
        let assessment = pack.assess(&arguments::application(pack, &told.application)?)?;
        let measure = pack.measure(&assessment.measure.id)?;
        let only = words::if_selected(&pack.info().language);
        let short = short(&assessment, &measure, only);
        Ok(Assessed { assessment: told.full.unwrap_or_default().then_some(assessment), ..short })
    }
}

fn short<'p>(assessment: &Assessment<'p>, measure: &Measure<'p>, only: &'static str) -> Assessed<'p> {
    let of_items = assessment.items.iter().flat_map(|item| item.conditions.iter().map(|of| (of, Some(&*item.path))));
    let all = assessment.conditions.iter().map(|of| (of, None)).chain(of_items);
    Assessed {
        assessment: None,
        award: assessment.award.as_ref().map(|award| sum(award, only)),
        conditions: all.map(|(of, item): (&Condition<'p>, _)| Standing::of(of, item)).collect(),
        date: assessment.date,
        first: assessment.notes.iter().filter(|note| measure.first.contains(&note.id)).cloned().collect(),
        items: assessment.items.iter().map(counted).collect(),
        lacking: assessment.materials.iter().filter_map(lacking).collect(),
        measure: Named::of(measure),
        missing: assessment.missing.clone(),
        problems: assessment.problems.clone(),
        ready: assessment.ready,
        verdict: assessment.verdict,
    }
}

fn sum<'p>(award: &Award<'p>, only: &'static str) -> Sum<'p> {
    Sum { award: award.clone(), only: (award.basis == Basis::Selection).then_some(only) }
}

fn counted(item: &Item<'_>) -> Counted {
    Counted { path: item.path.clone(), status: item.status }
}

fn lacking<'p>(material: &Material<'p>) -> Option<Lacking<'p>> {
    let lacks = matches!(material.status, MaterialStatus::Missing | MaterialStatus::Faulty);
    (lacks && material.required == Required::Yes).then(|| Lacking {
        address: material.address.to_string(),
        clause: material.clause.clone(),
        name: material.name.clone(),
        status: material.status,
    })
}
