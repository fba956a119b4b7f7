//! Receipts: an application as understood, its assessment, a digest over both; and a second look at one.
//!
//! Takes an application or a receipt as JSON, gives a receipt or where one does not hold, never trusts what it is given.

#[cfg(feature = "native")]
pub(crate) mod brief;

use crate::assess::assess;
use crate::contract::{Difference, PackMatch, Receipt, Verification};
use crate::error::Error;
#[cfg(feature = "native")]
use crate::facts::office::without_claims;
use crate::facts::{Application, refuse_value, told_money};
use crate::json::pointer::{Pointer, resolve_mut};
use crate::json::{self, Detail, Limits, Value, canonical, digest, digest_of};
use crate::order;
use crate::pack::{Pack, Params, nearest, params};

/// What a receipt has beside what its digest is taken over: `,"digest":"sm3:…"` and a line feed.
const ROOM_FOR_DIGEST: usize = 100;
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
    refuse_foreign(pack, application, "application.type")?;
    let assessment = assess(pack, application)?;
    let application = understood(pack, application)?;
    let signed = canonical(&Signed { application: &application, assessment: &assessment });
    // What is issued must be taken back: a receipt past the limit is refused now, not when it is verified.
    if signed.len() > Limits::RECEIPT.max_bytes - ROOM_FOR_DIGEST {
        return Err(refuse_value(pack, &Detail::TooLarge(Limits::RECEIPT.max_bytes)));
    }
    Ok(Receipt { application, assessment, digest: digest(signed.as_bytes()) })
}

/// Looks at a receipt a second time.
pub(crate) fn verify(pack: &Pack, receipt: &Value) -> Result<Verification, Error> {
    let parts = Parts::of(pack, receipt)?;
    held(pack, &parts, parts.application)
}

/// The same, without believing what the receipt's application says to be verified: the digest is still that of all it
/// says.
#[cfg(feature = "native")]
pub(crate) fn verify_unclaimed(pack: &Pack, receipt: &Value) -> Result<Verification, Error> {
    let parts = Parts::of(pack, receipt)?;
    let mut judged = parts.application.clone();
    without_claims(pack, &mut judged);
    held(pack, &parts, &judged)
}

/// Holds a receipt against the assessment of `judged`, which is its application, or what is believed of it.
fn held(pack: &Pack, parts: &Parts<'_>, judged: &Value) -> Result<Verification, Error> {
    let Parts { application, claimed, digest } = *parts;
    let digest = digest.ok_or_else(|| refuse(pack, "receipt.missing", "digest", "digest", None))?;
    let computed = as_value(&assess(pack, judged).map_err(|error| inside(error, "/application"))?);
    let mut differences = Vec::new();
    compare(Some(claimed), Some(&computed), &mut path(&["assessment"]), &mut differences);
    hold_digest(digest, &digest_of(&Signed { application, assessment: claimed }), &mut differences);
    Ok(verification(differences, claimed, &computed))
}

/// What a receipt is made of.
#[derive(Clone, Copy)]
struct Parts<'r> {
    application: &'r Value,
    claimed: &'r Value,
    digest: Option<&'r str>,
}

impl<'r> Parts<'r> {
    /// The parts of a receipt; a digest that is not there is left to whoever needs one.
    fn of(pack: &Pack, receipt: &'r Value) -> Result<Self, Error> {
        refuse_foreign(pack, receipt, "receipt.type")?;
        let Value::Object(members) = receipt else { return Err(refuse(pack, "receipt.type", "", "receipt", None)) };
        if let Some(unknown) = members.keys().find(|key| !KEYS.contains(key)) {
            return Err(refuse(pack, "receipt.unknown-key", unknown, unknown, nearest(unknown, KEYS.into_iter())));
        }
        let object = |key: &str| match members.get(key) {
            Some(value @ Value::Object(_)) => Ok(value),
            Some(_) => Err(refuse(pack, "receipt.type", key, key, None)),
            None => Err(refuse(pack, "receipt.missing", key, key, None)),
        };
        let (application, claimed) = (object("application")?, object("assessment")?);
        let digest = match members.get("digest") {
            None => None,
            Some(Value::String(digest)) => Some(digest.as_str()),
            Some(_) => return Err(refuse(pack, "receipt.type", "digest", "digest", None)),
        };
        Ok(Self { application, claimed, digest })
    }
}

/// Notes a digest that is not the one computed.
fn hold_digest(claimed: &str, computed: &str, differences: &mut Vec<Difference>) {
    if claimed != computed {
        let (claimed, computed) = (Some(claimed.into()), Some(computed.into()));
        differences.push(Difference { claimed, computed, path: "/digest".into() });
    }
}

/// What the differences between two assessments, and their packs, come to.
fn verification(mut differences: Vec<Difference>, claimed: &Value, computed: &Value) -> Verification {
    order::sort_by(&mut differences, |a, b| a.path.cmp(&b.path));
    let pack = if claimed.get("pack") == computed.get("pack") { PackMatch::Same } else { PackMatch::Differs };
    Verification { valid: differences.is_empty() && pack == PackMatch::Same, differences, pack }
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
    let params = params(&[("name", name), ("expected", &expected)]);
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
    let mut out = application.clone();
    for (path, money) in told_money(pack, &read) {
        if let Some(place) = resolve_mut(&mut out, &path) {
            *place = money.into();
        }
    }
    if let Value::Object(members) = &mut out {
        members.insert("measure", read.measure.id.as_str());
    }
    Ok(out)
}

/// Refuses a value that has a part which JSON cannot carry: written down, it would say something else.
fn refuse_foreign(pack: &Pack, value: &Value, code: &str) -> Result<(), Error> {
    let Some(at) = foreign(value, &mut Pointer::new()) else { return Ok(()) };
    let expected = pack.say("type.json", &Params::new());
    let params = params(&[("name", &at), ("expected", &expected)]);
    let mut error = pack.refusal(code, params, None);
    error.path = Some(at);
    Err(error)
}

fn foreign(value: &Value, at: &mut Pointer) -> Option<String> {
    match value {
        Value::Foreign => Some(at.to_string()),
        Value::Number(number) if !number.is_finite() => Some(at.to_string()),
        Value::Array(items) => items.iter().enumerate().find_map(|(index, item)| {
            at.push_index(index);
            let found = foreign(item, at);
            at.pop();
            found
        }),
        Value::Object(members) => members.iter().find_map(|(key, member)| {
            at.push(key);
            let found = foreign(member, at);
            at.pop();
            found
        }),
        _ => None,
    }
}
