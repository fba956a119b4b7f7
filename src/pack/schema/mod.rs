//! The form of a pack's files as JSON Schema, for editors that complete and check TOML.
//!
//! **Takes** nothing, **gives** a schema for each kind of file. Which keys a table takes stands in `measure.rs` and `shared.rs`, once; a
//! test runs the reader on every table and holds keys, types and forms of both against each other, so that a key is
//! added by a line there and a line in the reader. **Never** judges a pack: what one place says of another, only the
//! check knows.

mod forms;
mod measure;
mod shared;

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

pub use measure::MEASURE;
pub use shared::{HEAD, SHARED};

/// The kinds of files of a pack: name of the schema, and its table.
pub const FILES: [(&str, &Shape); 3] = [("pack", &HEAD), ("measure", &MEASURE), ("shared", &SHARED)];

/// A table with fixed keys.
#[derive(Debug)]
pub struct Shape {
    /// Its name among the definitions.
    pub name: &'static str,
    /// What it is.
    pub says: &'static str,
    /// Its keys, in groups that several tables may share.
    pub keys: &'static [&'static [Key]],
    /// What its keys say of each other.
    pub rules: &'static [Rule],
}

/// A key of a table.
#[derive(Debug)]
pub struct Key {
    /// The key.
    pub name: &'static str,
    /// Whether it must be there.
    pub needed: bool,
    /// What stands under it.
    pub takes: Takes,
    /// What it says.
    pub says: &'static str,
}

/// What may stand under a key.
#[derive(Debug)]
pub enum Takes {
    /// Any text.
    Text,
    /// A text of a form.
    Form(&'static Form),
    /// One of some words.
    Words(&'static [&'static str]),
    /// `true` or `false`.
    Flag,
    /// Nothing but `true`.
    True,
    /// A whole number within bounds.
    Whole(i64, i64),
    /// A list, of at least so many.
    List(usize, &'static Takes),
    /// Two texts.
    Pair,
    /// A table.
    Table(&'static Shape),
    /// A list of tables, `[[key]]`, of at least so many.
    Tables(usize, &'static Shape),
    /// A word, or a table.
    WordOrTable(&'static [&'static str], &'static Shape),
    /// A table whose keys are of a form.
    Map(&'static Form, &'static Takes),
}

/// The form of a text.
#[derive(Debug)]
pub struct Form {
    /// As a regular expression.
    pub pattern: &'static str,
    /// What it is, as the reader says it; empty where it takes any text there and a check judges it.
    pub wanted: &'static str,
}

/// What keys of one table say of each other.
#[derive(Debug)]
pub enum Rule {
    /// Exactly one of them is there.
    ExactlyOne(&'static [&'static str]),
    /// If the key has that word, or is `true`, or is there at all, then these are needed; otherwise they cannot be there.
    Only(&'static str, Is, &'static [&'static str]),
    /// The first can only stand beside the second.
    Beside(&'static str, &'static str),
    /// If the key is `true`, then these cannot be there; otherwise the first of them is needed.
    Instead(&'static str, &'static [&'static str]),
}

/// When a rule applies.
#[derive(Debug)]
pub enum Is {
    /// The key has that word.
    Word(&'static str),
    /// The key is there.
    There,
}

/// The schema of one kind of file.
pub fn schema(root: &'static Shape) -> Value {
    let mut definitions = BTreeMap::new();
    let own = object(root, &mut definitions);
    let mut out = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": format!("huiqi {}", root.name),
        "description": root.says,
    });
    merge(&mut out, own);
    merge(&mut out, json!({ "$defs": definitions }));
    out
}

fn object(shape: &'static Shape, definitions: &mut BTreeMap<&'static str, Value>) -> Value {
    let keys = || shape.keys.iter().copied().flatten();
    let properties: Map<_, _> = keys()
        .map(|key| {
            let mut value = of(&key.takes, definitions);
            merge(&mut value, json!({ "description": key.says }));
            (key.name.to_owned(), value)
        })
        .collect();
    let needed: Vec<_> = keys().filter(|key| key.needed).map(|key| key.name).collect();
    let mut out = json!({ "type": "object", "properties": properties, "additionalProperties": false });
    if !needed.is_empty() {
        merge(&mut out, json!({ "required": needed }));
    }
    if !shape.rules.is_empty() {
        merge(&mut out, json!({ "allOf": shape.rules.iter().map(Rule::schema).collect::<Vec<_>>() }));
    }
    out
}

fn of(takes: &'static Takes, definitions: &mut BTreeMap<&'static str, Value>) -> Value {
    match takes {
        Takes::Text => json!({ "type": "string", "pattern": "\\S" }),
        Takes::Form(form) => json!({ "type": "string", "pattern": form.pattern }),
        Takes::Words(words) => json!({ "enum": words }),
        Takes::Flag => json!({ "type": "boolean" }),
        Takes::True => json!({ "const": true }),
        Takes::Whole(least, most) => json!({ "type": "integer", "minimum": least, "maximum": most }),
        Takes::List(least, each) => json!({ "type": "array", "minItems": least, "items": of(each, definitions) }),
        Takes::Pair => json!({ "type": "array", "minItems": 2, "maxItems": 2, "items": of(&Takes::Text, definitions) }),
        Takes::Table(shape) => refer(shape, definitions),
        Takes::Tables(least, shape) => {
            json!({ "type": "array", "minItems": least, "items": refer(shape, definitions) })
        }
        Takes::WordOrTable(words, shape) => json!({ "anyOf": [{ "enum": words }, refer(shape, definitions)] }),
        Takes::Map(form, each) => json!({
            "type": "object",
            "propertyNames": { "pattern": form.pattern },
            "additionalProperties": of(each, definitions),
        }),
    }
}

fn refer(shape: &'static Shape, definitions: &mut BTreeMap<&'static str, Value>) -> Value {
    if !definitions.contains_key(shape.name) {
        let mut value = json!({ "description": shape.says });
        merge(&mut value, object(shape, definitions));
        definitions.insert(shape.name, value);
    }
    json!({ "$ref": format!("#/$defs/{}", shape.name) })
}

impl Rule {
    fn schema(&self) -> Value {
        let any_of =
            |keys: &[&str]| json!({ "anyOf": keys.iter().map(|key| json!({ "required": [key] })).collect::<Vec<_>>() });
        match self {
            Self::ExactlyOne(keys) => {
                json!({ "oneOf": keys.iter().map(|key| json!({ "required": [key] })).collect::<Vec<_>>() })
            }
            Self::Only(key, is, needed) => {
                let given = match is {
                    Is::Word(word) => json!({ "properties": { *key: { "const": word } }, "required": [key] }),
                    Is::There => json!({ "required": [key] }),
                };
                json!({ "if": given, "then": { "required": needed }, "else": { "not": any_of(needed) } })
            }
            Self::Beside(key, other) => json!({ "dependentRequired": { *key: [other] } }),
            Self::Instead(key, others) => json!({
                "if": { "properties": { *key: { "const": true } }, "required": [key] },
                "then": { "not": any_of(others) },
                "else": { "required": others.iter().take(1).collect::<Vec<_>>() },
            }),
        }
    }
}

/// Adds the members of one object to another.
fn merge(into: &mut Value, other: Value) {
    if let (Value::Object(into), Value::Object(other)) = (into, other) {
        into.extend(other);
    }
}
