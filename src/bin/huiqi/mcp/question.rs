//! `next_question`: what to ask the applicant next, so that nothing is guessed and nothing is asked in vain.

use huiqi::contract::{Assessment, Bounds, Clause, Decides, FormKind, FormNode, Missing, Problem, Text, Verdict};
use huiqi::value::Day;
use huiqi::{Error, Pack};
use rmcp::model::JsonObject;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::answers::{Field, Named, clause_of};
use super::arguments;
use super::tools::Ask;
use super::words;

/// The tool.
#[derive(Debug)]
pub struct NextQuestion;

/// What it takes.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct Arguments {
    /// Day of application, `YYYY-MM-DD`; today in Asia/Shanghai if left out.
    date: Option<String>,
    /// What the applicant has told so far, by group and name, such as {"applicant": {"kind": "enterprise"}}. Leave out what was not told: null says that there is none.
    #[serde(default)]
    facts: JsonObject,
    /// Id of the measure, or the number of its article.
    measure: String,
}

/// What it gives.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Next<'p> {
    /// The bounds of the award as it stands; absent where the text fixes no money.
    #[serde(skip_serializing_if = "Option::is_none")]
    award: Option<Bounds>,
    /// The day of application.
    date: Day,
    /// The measure.
    measure: Named<'p>,
    /// How many questions can still change something, this one among them; later answers may settle several.
    open: usize,
    /// What is wrong with what was told. An error counts as not told: say so, and ask again.
    problems: Vec<Problem>,
    /// The question; absent when nothing that could be told would change verdict, award or checklist.
    #[serde(skip_serializing_if = "Option::is_none")]
    question: Option<Question<'p>>,
    /// The verdict as it stands: `undetermined` with no question left means that the office decides.
    verdict: Verdict,
}

/// A question.
#[derive(Debug, Serialize, JsonSchema)]
struct Question<'p> {
    #[serde(flatten)]
    field: Field<'p>,
    /// The words of the clause that it comes from.
    #[serde(skip_serializing_if = "Option::is_none")]
    basis: Option<Clause<'p>>,
    /// What the answer can settle: verdict, award, or whether a material is required.
    decides: Decides,
    /// Of a list: what to ask of each item, by name; an item may be told in part.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fields: Vec<Member<'p>>,
    /// Where the answer belongs: a JSON Pointer into the application, such as /facts/applicant/kind.
    path: String,
}

/// A question of each item.
#[derive(Debug, Serialize, JsonSchema)]
struct Member<'p> {
    #[serde(flatten)]
    field: Field<'p>,
    /// Key in the item.
    name: Text<'p>,
}

impl Ask for NextQuestion {
    const NAME: &'static str = "next_question";
    const TITLE: &'static str = words::QUESTION;
    const DESCRIPTION: &'static str = "The one question to ask the applicant next for a measure, given what was told so \
        far: the one that settles most. Put the answer into `facts` at `path` and call again, until there is no \
        question left; then call assess. Never answer a question for the applicant.";
    type Arguments = Arguments;
    type Answer<'p> = Next<'p>;

    fn ask<'p>(pack: &'p Pack, told: Arguments) -> Result<Next<'p>, Error> {
        let mut application = JsonObject::new();
        application.insert("measure".to_owned(), told.measure.into());
        application.insert("facts".to_owned(), told.facts.into());
        application.extend(told.date.map(|date| ("date".to_owned(), date.into())));
        let assessment = pack.assess(&arguments::application(pack, &application)?)?;
        let measure = pack.measure(&assessment.measure.id)?;
        let form = pack.form(&assessment.measure.id)?;
        let Assessment { award, date, missing, problems, verdict, .. } = assessment;
        let question = missing.first().and_then(|first| {
            let node = at(&form.root, &first.path)?;
            let field = Field::of(node)?;
            let basis = field.clause.as_deref().and_then(|clause| clause_of(&measure, clause));
            let Missing { decides, path, .. } = first;
            Some(Question { field, basis, decides: *decides, fields: members(node), path: path.clone() })
        });
        Ok(Next {
            award: award.map(|award| Bounds { high: award.high, low: award.low }),
            date,
            measure: Named::of(&measure),
            open: missing.len(),
            problems,
            question,
            verdict,
        })
    }
}

/// The node of the form that a path of an application leads to.
fn at<'f, 'p>(root: &'f FormNode<'p>, path: &str) -> Option<&'f FormNode<'p>> {
    let tokens = path.strip_prefix("/facts/")?.split('/');
    tokens.into_iter().try_fold(root, |node, token| match &node.items {
        // Whichever item it is: all have the same fields.
        Some(item) => Some(&**item),
        None => node.properties.get(token),
    })
}

/// The fields of a list's items, in the order of the form.
fn members<'p>(node: &FormNode<'p>) -> Vec<Member<'p>> {
    let Some(item) = node.items.as_deref().filter(|_| is_list(node)) else { return Vec::new() };
    let order = item.hint.iter().flat_map(|hint| &hint.order);
    order
        .filter_map(|name| Some(Member { field: Field::of(item.properties.get(name)?)?, name: name.clone() }))
        .collect()
}

fn is_list(node: &FormNode<'_>) -> bool {
    node.hint.as_ref().is_some_and(|hint| hint.kind == FormKind::List)
}
