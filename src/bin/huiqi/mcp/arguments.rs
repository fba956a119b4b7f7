//! Reading what a tool is called with.
//!
//! The schema that the assistant is shown says what there is and what it must be; a call is held against that very
//! schema, so that a refusal names the argument, what it takes, and the name that was probably meant.

use std::iter;
use std::sync::Arc;

use huiqi::door::today;
use huiqi::json::Value;
use huiqi::{Error, Pack, nearest};
use rmcp::handler::server::tool::schema_for_input;
use rmcp::model::JsonObject;
use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde_json::Value as Told;

use super::words;
use crate::refusal::own;
use crate::render::words::FAULT;
use crate::{asked, code};

/// The arguments of a call.
pub fn read<A: DeserializeOwned + JsonSchema + 'static>(told: JsonObject) -> Result<A, Error> {
    let schema = schema_for_input::<A>().unwrap_or_default();
    let nothing = JsonObject::new();
    let known = schema.get("properties").and_then(Told::as_object).unwrap_or(&nothing);
    for (name, value) in &told {
        match known.get(name) {
            Some(of) => fits(name, value, of)?,
            None => return Err(unknown(name, known.keys().map(String::as_str))),
        }
    }
    let required = schema.get("required").and_then(Told::as_array).into_iter().flatten().filter_map(Told::as_str);
    for name in required {
        if !told.contains_key(name) {
            return Err(missing(name));
        }
    }
    serde_json::from_value(Told::Object(told)).map_err(|_| own("argument.type", FAULT.to_owned()))
}

fn missing(name: &str) -> Error {
    about("argument.missing", name, words::missing_argument(name))
}

fn unknown<'k>(name: &str, known: impl Iterator<Item = &'k str>) -> Error {
    let nearest = nearest(name, known);
    let mut error = about("argument.unknown", name, words::unknown_argument(name, nearest));
    error.suggestion = nearest.map(str::to_owned);
    error
}

/// Whether a value is of a type that its schema names; what is an object by reference names none.
fn fits(name: &str, value: &Told, schema: &Told) -> Result<(), Error> {
    let types: Vec<&str> = match schema.get("type") {
        Some(Told::String(one)) => vec![one],
        Some(Told::Array(several)) => several.iter().filter_map(Told::as_str).collect(),
        _ => vec!["object"],
    };
    if types.contains(&type_of(value)) {
        return Ok(());
    }
    let expected = types.iter().find(|name| **name != "null").copied().unwrap_or_default();
    let mut error = about("argument.type", name, words::wrong_argument(name, expected));
    error.params.insert("expected".to_owned(), expected.to_owned());
    Err(error)
}

fn type_of(value: &Told) -> &'static str {
    match value {
        Told::Null => "null",
        Told::Bool(_) => "boolean",
        Told::Number(_) => "number",
        Told::String(_) => "string",
        Told::Array(_) => "array",
        Told::Object(_) => "object",
    }
}

fn about(code: &str, name: &str, message: String) -> Error {
    let mut error = own(code, message);
    error.params = iter::once(("name".to_owned(), name.to_owned())).collect();
    error
}

/// An application that an assistant tells, with today in it if it has no day: the library's own strict reader judges it.
pub fn application(pack: &Pack, told: &JsonObject) -> Result<Value, Error> {
    // Who verifies facts is the office, through a door of its own.
    if told.contains_key("verified") {
        return Err(own("verified.claimed", words::VERIFIED.to_owned()));
    }
    asked::application(pack, text_of(told).as_bytes())
}

/// What a call is about: the measure and the day that it tells, in an application, in a receipt, in a code or by
/// themselves; today where it tells none. `any`: some pack, to read a code with; one that cannot be read is refused by
/// whoever is asked about it.
pub fn subject(told: &JsonObject, any: impl FnOnce() -> Arc<Pack>) -> Value {
    let code = told.get("code").and_then(Told::as_str).and_then(|text| code::read(&any(), text.as_bytes()).ok());
    if let Some(application) = code.as_ref().and_then(|brief| brief.get("application")) {
        return application.clone();
    }
    let receipt = told.get("receipt").and_then(|receipt| receipt.get("application"));
    let within = told.get("application").or(receipt).and_then(Told::as_object).unwrap_or(told);
    let text = |name: &str| within.get(name).and_then(Told::as_str).map(str::to_owned);
    let day = text("date").or_else(|| today::in_shanghai().map(|day| day.to_string()));
    let known = [("measure", text("measure")), ("date", day)];
    Value::Object(known.into_iter().filter_map(|(name, text)| Some((name, text?))).collect())
}

/// What was told as the text that the library reads.
pub fn text_of(told: &JsonObject) -> String {
    serde_json::to_string(told).unwrap_or_default()
}
