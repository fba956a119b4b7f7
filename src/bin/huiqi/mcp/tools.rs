//! The tools: what each is called, what it takes and gives, and how it is called.

use std::sync::Arc;

use huiqi::contract::{PackRef, Text};
use huiqi::{Error, Pack};
use rmcp::handler::server::tool::{schema_for_input, schema_for_output};
use rmcp::model::{CallToolResult, ContentBlock, JsonObject, Tool, ToolAnnotations};
use schemars::JsonSchema;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::assess::Assess;
use super::clause::ExplainClause;
use super::find::FindMeasures;
use super::question::NextQuestion;
use super::verify::Verify;
use super::{answers, arguments, words};
use crate::refusal::Details;

/// What an assistant may ask.
pub trait Ask {
    /// What it is called.
    const NAME: &'static str;
    /// What a person reads beside it.
    const TITLE: &'static str;
    /// What the assistant reads of it.
    const DESCRIPTION: &'static str;
    /// What it takes.
    type Arguments: DeserializeOwned + JsonSchema + 'static;
    /// What it gives, with what is borrowed from the pack.
    type Answer<'p>: Serialize + JsonSchema;

    /// Asks the library.
    fn ask<'p>(pack: &'p Pack, arguments: Self::Arguments) -> Result<Self::Answer<'p>, Error>;
}

/// An answer with who gave it: what every tool gives.
#[derive(Debug, Serialize, JsonSchema)]
struct Said<'p, A> {
    #[serde(flatten)]
    answer: A,
    #[serde(flatten)]
    by: By<'p>,
}

/// Who gave an answer.
#[derive(Debug, Serialize, JsonSchema)]
struct By<'p> {
    /// That a rule engine computed this, and what it is worth. Show it with every result.
    computed: Text<'p>,
    /// The rules that gave the answer.
    pack: PackRef<'p>,
}

impl<'p> By<'p> {
    fn of(pack: &'p Pack) -> Self {
        let info = pack.info();
        let computed = words::computed(&info.language).into();
        Self { computed, pack: PackRef { digest: info.digest, id: info.id, version: info.version } }
    }
}

/// A refusal with who gave it.
#[derive(Debug, Serialize)]
struct Refused<'e> {
    #[serde(flatten)]
    details: Details<'e>,
    #[serde(flatten)]
    by: By<'e>,
}

/// A tool without its types.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    name: &'static str,
    title: &'static str,
    description: &'static str,
    input: fn() -> Result<Arc<JsonObject>, String>,
    output: fn() -> Arc<JsonObject>,
    ask: fn(&Pack, JsonObject) -> Result<Value, Error>,
}

const ROWS: [Row; 5] = [
    Row::of::<FindMeasures>(),
    Row::of::<NextQuestion>(),
    Row::of::<Assess>(),
    Row::of::<ExplainClause>(),
    Row::of::<Verify>(),
];

/// Every tool, as it is listed.
pub fn all() -> Vec<Tool> {
    ROWS.iter().map(Row::listed).collect()
}

/// What the tools are called.
pub fn names() -> impl Iterator<Item = &'static str> {
    ROWS.iter().map(|row| row.name)
}

/// The tool of that name.
pub fn find(name: &str) -> Option<&'static Row> {
    const { &ROWS }.iter().find(|row| row.name == name)
}

impl Row {
    const fn of<T: Ask>() -> Self
    where
        T::Answer<'static>: 'static,
    {
        Self {
            name: T::NAME,
            title: T::TITLE,
            description: T::DESCRIPTION,
            input: schema_for_input::<T::Arguments>,
            output: schema_for_output::<Said<'static, T::Answer<'static>>>,
            ask: ask::<T>,
        }
    }

    /// The tool as assistants see it. All are alike: they read, and nothing beyond the pack.
    pub fn listed(&self) -> Tool {
        let hints = ToolAnnotations::with_title(self.title).read_only(true).idempotent(true).open_world(false);
        // A type of arguments is an object; a test holds that each has its properties.
        let input = (self.input)().unwrap_or_default();
        Tool::new(self.name, self.description, input)
            .with_title(self.title)
            .with_raw_output_schema((self.output)())
            .with_annotations(hints.destructive(false))
    }

    /// Calls the tool. A refusal is text alone: structured content has to be what the tool's schema says.
    pub fn call(&self, pack: &Pack, told: JsonObject) -> CallToolResult {
        match (self.ask)(pack, told) {
            Ok(answer) => CallToolResult::structured(answer),
            Err(mut error) => {
                // The text that the library read is not the one that was sent.
                (error.line, error.column) = (None, None);
                let refused = Refused { details: Details::new(&error, None), by: By::of(pack) };
                CallToolResult::error(vec![ContentBlock::text(answers::json(&refused).to_string())])
            }
        }
    }
}

fn ask<T: Ask>(pack: &Pack, told: JsonObject) -> Result<Value, Error> {
    let answer = T::ask(pack, arguments::read(told)?)?;
    Ok(answers::json(&Said { answer, by: By::of(pack) }))
}
