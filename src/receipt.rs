//! Receipts: an application as understood, its assessment, a digest over both; and a second look at one.
//!
//! Takes an application or a receipt as JSON, gives a receipt or where one does not hold, never trusts what it is given.

use crate::assess::assess;
use crate::contract::{Difference, PackMatch, Receipt, Verification};
use crate::error::Error;
use crate::facts::{Application, canonical_money};
use crate::json::{self, Limits, Object, Value, canonical, digest_of, pointer::Pointer};
use crate::pack::model::{Asked, Fact, FactKind, Measure};
use crate::pack::{Pack, Params, nearest};

/// The keys of a receipt.
const KEYS: [&str; 3] = ["application", "assessment", "digest"];

/// What the digest is taken over.
#[derive(serde::Serialize)]
struct Signed<'a, T> {
    application: &'a Value,
    assessment: &'a T,
}

/// Makes a receipt of an application that has a date.
pub(crate) fn issue<'p>(pack: &'p Pack, application: &Value) -> Result<Receipt<'p>, Error> {
    let assessment = assess(pack, application)?;
    let application = understood(pack, application)?;
    let digest = digest_of(&Signed { application: &application, assessment: &assessment });
    Ok(Receipt { application, assessment, digest })
}

/// Looks at a receipt a second time.
pub(crate) fn verify(pack: &Pack, receipt: &Value) -> Result<Verification, Error> {
    let Value::Object(members) = receipt else { return Err(refuse(pack, "receipt.type", "", "receipt", None)) };
    if let Some(unknown) = members.keys().find(|key| !KEYS.contains(key)) {
        return Err(refuse(pack, "receipt.unknown-key", unknown, unknown, nearest(unknown, KEYS.into_iter())));
    }
    let part = |key: &str| members.get(key).ok_or_else(|| refuse(pack, "receipt.missing", key, key, None));
    let (application, claimed) = (part("application")?, part("assessment")?);
    let Value::String(digest) = part("digest")? else {
        return Err(refuse(pack, "receipt.type", "digest", "digest", None));
    };
    if !matches!(claimed, Value::Object(_)) {
        return Err(refuse(pack, "receipt.type", "assessment", "assessment", None));
    }
    let computed = as_value(&assess(pack, application).map_err(|error| inside(error, "/application"))?);
    let mut differences = Vec::new();
    compare(Some(claimed), Some(&computed), &mut path(&["assessment"]), &mut differences);
    let own = digest_of(&Signed { application, assessment: claimed });
    if own != *digest {
        let (claimed, computed) = (Some(digest.as_str().into()), Some(own.as_str().into()));
        differences.push(Difference { claimed, computed, path: "/digest".into() });
    }
    differences.sort_by(|a, b| a.path.cmp(&b.path));
    let pack = if claimed.get("pack") == computed.get("pack") { PackMatch::Same } else { PackMatch::Differs };
    Ok(Verification { valid: differences.is_empty() && pack == PackMatch::Same, differences, pack })
}

/// An answer as the JSON that it is sent as.
pub(crate) fn as_value(answer: &impl serde::Serialize) -> Value {
    // What this crate serializes canonically is JSON that it can read.
    let limits = Limits { max_bytes: usize::MAX, max_depth: Limits::DEEPEST };
    json::read(canonical(answer).as_bytes(), limits).unwrap_or(Value::Null)
}

fn path(tokens: &[&str]) -> Pointer {
    let mut pointer = Pointer::new();
    for token in tokens {
        pointer.push(token);
    }
    pointer
}

fn refuse(pack: &Pack, code: &str, key: &str, name: &str, suggestion: Option<&str>) -> Error {
    let expected = pack.say(if key == "digest" { "type.text" } else { "type.object" }, &Params::new());
    let params = Params::from([("name".to_owned(), name.to_owned()), ("expected".to_owned(), expected)]);
    let mut error = pack.refusal(code, params, suggestion);
    error.path = Some(if key.is_empty() { String::new() } else { String::from(path(&[key])) });
    error
}

/// The same refusal, of something that stands deeper.
fn inside(mut error: Error, prefix: &str) -> Error {
    error.path = error.path.map(|path| format!("{prefix}{path}"));
    error
}

/// Notes every place at which two values differ; where one side has nothing, the whole of the other.
fn compare(claimed: Option<&Value>, computed: Option<&Value>, at: &mut Pointer, out: &mut Vec<Difference>) {
    match (claimed, computed) {
        (Some(Value::Object(a)), Some(Value::Object(b))) => {
            for key in a.keys().chain(b.keys().filter(|key| !a.contains_key(key))) {
                at.push(key);
                compare(a.get(key), b.get(key), at, out);
                at.pop();
            }
        }
        (Some(Value::Array(a)), Some(Value::Array(b))) => {
            for index in 0..a.len().max(b.len()) {
                at.push_index(index);
                compare(a.get(index), b.get(index), at, out);
                at.pop();
            }
        }
        (a, b) if a == b => {}
        (a, b) => out.push(Difference { claimed: a.cloned(), computed: b.cloned(), path: at.to_string() }),
    }
}

/// The application with the measure's id and told money with two places; all else as it came.
fn understood(pack: &Pack, application: &Value) -> Result<Value, Error> {
    let read = Application::read(pack, application)?;
    let measure = read.measure;
    let mut out = application.clone();
    if let Value::Object(members) = &mut out {
        members.insert("measure", measure.id.as_str());
        if let Some(Value::Object(facts)) = members.get_mut("facts") {
            facts_with_places(pack, measure, facts);
        }
        if let Some(Value::Object(materials)) = members.get_mut("materials") {
            materials_with_places(pack, measure, materials);
        }
    }
    Ok(out)
}

/// Told money of the measure's facts, with two places.
fn facts_with_places(pack: &Pack, measure: &Measure, facts: &mut Object) {
    for asked in &measure.facts {
        match asked {
            Asked::Fact { slot, .. } => {
                if let Some(fact) = pack.fact(*slot) {
                    place_money(fact, find(facts, &fact.name));
                }
            }
            Asked::List { slot } => {
                let Some(list) = pack.list(*slot) else { continue };
                let Some(Value::Array(items)) = find(facts, &list.name) else { continue };
                for item in items {
                    if let Value::Object(item) = item {
                        list.fields.iter().for_each(|field| place_money(field, item.get_mut(&field.name)));
                    }
                }
            }
        }
    }
}

/// Told money that materials state, with two places.
fn materials_with_places(pack: &Pack, measure: &Measure, materials: &mut Object) {
    let list = measure.items.as_ref().and_then(|items| pack.list(items.list));
    let addresses: Vec<String> = materials.keys().map(str::to_owned).collect();
    for address in addresses {
        let each = list.is_some_and(|list| address.starts_with(&format!("{}/", list.name.replace('.', "/"))));
        let id = address.rsplit('/').next().unwrap_or_default();
        let material = measure.materials.iter().find(|m| m.id == id && m.each == each);
        if let (Some(material), Some(Value::Object(stated))) = (material, materials.get_mut(&address)) {
            material.states.iter().for_each(|fact| place_money(fact, stated.get_mut(&fact.name)));
        }
    }
}

fn find<'v>(facts: &'v mut Object, name: &str) -> Option<&'v mut Value> {
    match name.split_once('.') {
        None => facts.get_mut(name),
        Some((group, member)) => match facts.get_mut(group)? {
            Value::Object(members) => members.get_mut(member),
            _ => None,
        },
    }
}

fn place_money(fact: &Fact, value: Option<&mut Value>) {
    if let (FactKind::Money, Some(value)) = (fact.kind, value)
        && let Some(text) = canonical_money(value)
    {
        *value = text.into();
    }
}
