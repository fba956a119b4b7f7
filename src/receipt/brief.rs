//! What a code on paper or in a link claims, held against what is computed now (native).
//!
//! A code has little room: of an assessment it carries only the pack, the verdict and the bounds of the award. The digest
//! is that of the whole receipt, so that nothing of it can be changed unseen.

use super::{Parts, as_value, compare, hold_digest, inside, issue, path, verification};
use crate::assess::assess;
use crate::contract::Verification;
use crate::error::Error;
use crate::facts::office::without_claims;
use crate::json::{Object, Value};
use crate::pack::Pack;

/// What a brief assessment says of an award.
const BOUNDS: [&str; 2] = ["high", "low"];

/// Computes a receipt from a brief one's application and names every field that it claims otherwise. Without a digest, as
/// in a link, only the brief result is held.
pub(crate) fn verify(pack: &Pack, brief: &Value) -> Result<Verification, Error> {
    let parts = Parts::of(pack, brief)?;
    held(pack, &parts, parts.application)
}

/// The same, without believing what its application says to be verified.
pub(crate) fn verify_unclaimed(pack: &Pack, brief: &Value) -> Result<Verification, Error> {
    let parts = Parts::of(pack, brief)?;
    let mut judged = parts.application.clone();
    without_claims(pack, &mut judged);
    held(pack, &parts, &judged)
}

fn held(pack: &Pack, parts: &Parts<'_>, judged: &Value) -> Result<Verification, Error> {
    let Parts { application, claimed, digest } = *parts;
    let inside_application = |error| inside(error, "/application");
    let receipt = issue(pack, application).map_err(inside_application)?;
    let computed = in_brief(&as_value(&assess(pack, judged).map_err(inside_application)?));
    let mut differences = Vec::new();
    compare(Some(claimed), Some(&computed), &mut path(&["assessment"]), &mut differences);
    if let Some(digest) = digest {
        hold_digest(digest, &receipt.digest, &mut differences);
    }
    Ok(verification(differences, claimed, &computed))
}

/// The part of an assessment that a code carries.
fn in_brief(assessment: &Value) -> Value {
    let mut brief = Object::new();
    if let Some(award) = assessment.get("award") {
        brief.insert("award", if *award == Value::Null { Value::Null } else { picked(award, &BOUNDS) });
    }
    for key in ["pack", "verdict"] {
        if let Some(value) = assessment.get(key) {
            brief.insert(key, value.clone());
        }
    }
    Value::Object(brief)
}

fn picked(value: &Value, keys: &[&str]) -> Value {
    let mut out = Object::new();
    for key in keys {
        if let Some(member) = value.get(key) {
            out.insert(*key, member.clone());
        }
    }
    Value::Object(out)
}
