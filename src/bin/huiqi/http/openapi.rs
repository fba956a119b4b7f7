//! The description of the service (OpenAPI 3.1), made of the table of routes and of the contract's schemas.

use std::sync::LazyLock;

use serde_json::{Map, Value, json};

use super::request::{PACK, VERIFIED_FACTS, WITH};
use super::routes::{ROUTES, Route};
use super::schemas::{SCHEMAS, VERSION};

/// What is said of a route.
#[derive(Debug, Clone, Copy)]
pub struct Doc {
    id: &'static str,
    summary: &'static str,
    posted: Option<Posted>,
    answer: Answer,
    other: Option<Answer>,
    options: &'static [&'static str],
    /// Whether a client that has it is told only that it is still the same.
    tagged: bool,
    /// Whether it may say that there is no room, or no more.
    busy: bool,
}

/// What is posted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Posted {
    Application,
    Profile,
    Receipt,
}

/// What is answered.
#[derive(Debug, Clone, Copy)]
pub enum Answer {
    /// JSON of that schema.
    Schema(&'static str),
    /// A list of such.
    List(&'static str),
    /// JSON that describes itself.
    Json,
    /// An iCalendar file (RFC 5545).
    Calendar,
    /// Text for Prometheus.
    Text,
}

impl Doc {
    /// Of a route that is posted to.
    pub const fn posted(id: &'static str, summary: &'static str, posted: Posted, answer: Answer) -> Self {
        Self { id, summary, posted: Some(posted), answer, other: None, options: &[], tagged: false, busy: true }
    }

    /// Of one that answers the same until the packs or the program change.
    pub const fn standing(id: &'static str, summary: &'static str, answer: Answer) -> Self {
        Self { id, summary, posted: None, answer, other: None, options: &[], tagged: true, busy: false }
    }

    /// Of one that answers anew each time.
    pub const fn plain(id: &'static str, summary: &'static str, answer: Answer) -> Self {
        Self { id, summary, posted: None, answer, other: None, options: &[], tagged: false, busy: false }
    }

    /// With another kind of answer, for who accepts it.
    pub const fn or(self, other: Answer) -> Self {
        Self { other: Some(other), ..self }
    }

    /// Whether it has options behind the `?` of the address.
    pub fn takes_options(&self) -> bool {
        !self.options.is_empty()
    }

    /// With options behind the `?` of the address.
    pub const fn with_options(self, options: &'static [&'static str]) -> Self {
        Self { options, ..self }
    }

    /// With the answer that there is no room.
    pub const fn busy(self) -> Self {
        Self { busy: true, ..self }
    }
}

impl Answer {
    fn content(self) -> (&'static str, Value) {
        match self {
            Self::Schema(name) => ("application/json", json!({ "$ref": format!("#/components/schemas/{name}") })),
            Self::List(name) => {
                let items = json!({ "$ref": format!("#/components/schemas/{name}") });
                ("application/json", json!({ "type": "array", "items": items }))
            }
            Self::Json => ("application/json", json!({ "type": "object" })),
            Self::Calendar => ("text/calendar", json!({ "type": "string" })),
            Self::Text => ("application/openmetrics-text", json!({ "type": "string" })),
        }
    }
}

/// The description as JSON text, which is the same as long as the process lives.
pub fn text() -> &'static str {
    static TEXT: LazyLock<String> = LazyLock::new(|| {
        let mut text = serde_json::to_string_pretty(&document()).unwrap_or_default();
        text.push('\n');
        text
    });
    &TEXT
}

fn document() -> Value {
    let mut paths = Map::new();
    for route in ROUTES {
        let method = if route.doc.posted.is_some() { "post" } else { "get" };
        paths.insert(route.path.to_owned(), json!({ method: operation(route) }));
    }
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "huiqi",
            "version": VERSION,
            "description": "Which awards of a policy an enterprise may apply for, how much it would get, and what is missing. \
                            Money is yuan as a decimal string with two places. Refusals are problem details (RFC 9457).",
            "license": { "name": "MIT OR Apache-2.0", "identifier": "MIT OR Apache-2.0" },
        },
        "paths": paths,
        "components": { "schemas": schemas() },
    })
}

fn operation(route: &Route) -> Value {
    let doc = &route.doc;
    let mut out = Map::new();
    out.insert("operationId".into(), doc.id.into());
    out.insert("summary".into(), doc.summary.into());
    let mut parameters: Vec<Value> = doc.options.iter().map(|name| option(name)).collect();
    parameters.extend(route.path.split('{').nth(1).and_then(|rest| rest.split('}').next()).map(in_path));
    if !parameters.is_empty() {
        out.insert("parameters".into(), parameters.into());
    }
    if let Some(posted) = doc.posted {
        out.insert("requestBody".into(), body(posted, doc.options.contains(&WITH)));
    }
    out.insert("responses".into(), responses(route));
    out.into()
}

fn in_path(name: &str) -> Value {
    json!({ "name": name, "in": "path", "required": true, "schema": { "type": "string", "minLength": 1 } })
}

fn option(name: &str) -> Value {
    let (schema, description) = match name {
        PACK => (
            json!({ "type": "string" }),
            "ID or ID@VERSION of the pack that shall judge; left out, the version in force on the application's day.",
        ),
        _ => (
            json!({ "type": "string", "enum": [VERIFIED_FACTS] }),
            "The body carries facts that the office has verified beside the application. Only with --trust-verified.",
        ),
    };
    json!({ "name": name, "in": "query", "required": false, "schema": schema, "description": description })
}

fn body(posted: Posted, with_office: bool) -> Value {
    let schema = |name: &str| json!({ "$ref": format!("#/components/schemas/{name}") });
    let told = |name: &str| {
        if with_office { json!({ "anyOf": [schema(name), envelope(&schema(name))] }) } else { schema(name) }
    };
    let mut content = Map::new();
    let json = match posted {
        Posted::Application => told("Application"),
        Posted::Profile => told("Profile"),
        // The claimed part may be anything: what does not hold is an answer, not a fault.
        Posted::Receipt => claimed(),
    };
    content.insert("application/json".into(), json!({ "schema": json }));
    if posted == Posted::Receipt {
        let text = json!({ "schema": { "type": "string" } });
        content.insert("text/plain".into(), text);
    }
    json!({ "required": true, "content": content })
}

fn envelope(application: &Value) -> Value {
    json!({
        "type": "object",
        "properties": { "application": application, "verifiedFacts": { "type": "object", "description": "In the shape of `facts`." } },
        "required": ["application", "verifiedFacts"],
        "additionalProperties": false,
    })
}

fn claimed() -> Value {
    json!({
        "type": "object",
        "description": "A receipt as `/v1/receipt` gives it.",
        "properties": {
            "application": { "$ref": "#/components/schemas/Application" },
            "assessment": { "type": "object" },
            "digest": { "type": "string" },
        },
        "required": ["application", "assessment", "digest"],
        "additionalProperties": false,
    })
}

fn responses(route: &Route) -> Value {
    let doc = &route.doc;
    let mut out = Map::new();
    let content: Map<String, Value> = [Some(doc.answer), doc.other]
        .into_iter()
        .flatten()
        .map(|answer| {
            let (kind, schema) = answer.content();
            (kind.to_owned(), json!({ "schema": schema }))
        })
        .collect();
    out.insert("200".into(), json!({ "description": "The answer.", "content": content }));
    if doc.tagged {
        out.insert("304".into(), json!({ "description": "What the client has is still so." }));
    }
    let mut refuse = |status: &str, why: &str| out.insert(status.to_owned(), refusal(why));
    if !doc.options.is_empty() {
        refuse(
            "400",
            if doc.posted.is_some() {
                "No JSON as the contract takes it, or an unknown option."
            } else {
                "An unknown option."
            },
        );
    }
    if doc.options.contains(&WITH) {
        refuse("403", "Verified facts, and the service was not started with --trust-verified.");
    }
    if route.path.contains('{') || !doc.options.is_empty() {
        refuse("404", "No such measure, pack or file.");
    }
    if doc.posted.is_some() {
        refuse("408", "The body did not come in time.");
        refuse("413", "The body is too large.");
        refuse("422", "JSON, but no application, profile or receipt.");
    }
    refuse("431", "The head of the request is too long.");
    refuse("500", "The program is at fault.");
    if doc.busy {
        refuse("503", "No room for another request, or the service is ending. See Retry-After.");
    }
    out.into()
}

fn refusal(why: &str) -> Value {
    let schema = json!({ "$ref": "#/components/schemas/Problem_details" });
    json!({ "description": why, "content": { "application/problem+json": { "schema": schema } } })
}

/// The contract's schemas as components: each under its own name, what it defines beside it.
fn schemas() -> Value {
    let mut out = Map::new();
    for (_, text) in SCHEMAS {
        let Ok(mut schema) = serde_json::from_str::<Value>(text) else { continue };
        let defined = schema.as_object_mut().and_then(|members| {
            members.remove("$schema");
            members.remove("$defs")
        });
        if let Some(Value::Object(defined)) = defined {
            out.extend(defined.into_iter().map(|(name, schema)| (name, rooted(schema))));
        }
        if let Some(title) = schema.get("title").and_then(Value::as_str).map(str::to_owned) {
            out.insert(title, rooted(schema));
        }
    }
    out.insert("Problem_details".into(), problem_details());
    out.into()
}

/// A schema whose references lead into the components.
fn rooted(mut schema: Value) -> Value {
    match &mut schema {
        Value::Object(members) => {
            for (key, member) in members.iter_mut() {
                match member {
                    Value::String(to) if key == "$ref" => *to = to.replace("#/$defs/", "#/components/schemas/"),
                    member => *member = rooted(member.take()),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| *item = rooted(item.take())),
        _ => {}
    }
    schema
}

fn problem_details() -> Value {
    let text = |what: &str| json!({ "type": "string", "description": what });
    let place = |what: &str| json!({ "type": "integer", "minimum": 1, "description": what });
    json!({
        "type": "object",
        "description": "Why there is no answer (RFC 9457).",
        "properties": {
            "type": text("`urn:huiqi:error:` and the code."),
            "title": text("What kind of refusal it is."),
            "status": { "type": "integer" },
            "detail": text("What is wrong, and how to mend it."),
            "code": text("Dotted code, such as `json.syntax`."),
            "line": place("Line of the body, from 1."),
            "column": place("Column in it, in characters, from 1."),
            "path": text("JSON Pointer into the body."),
            "suggestion": text("The nearest known name."),
            "params": { "type": "object", "additionalProperties": { "type": "string" } },
        },
        "required": ["type", "title", "status", "detail", "code"],
    })
}
