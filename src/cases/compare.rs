//! What each key of `expect` is held against in an assessment.

use crate::json::pointer::Pointer;
use crate::json::{Object, Value, canonical};
use crate::value::Number;

use super::difference::{Difference, differences as part};

/// Gives what an answer has, in the form that a row expects it in.
type Came = fn(&Value, &Value) -> Value;

/// How a key is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum As {
    /// The same, all of it.
    Whole,
    /// A list whose order plays no part.
    Set,
}

/// The keys of `expect`. Whatever is none of them nobody would compare, so it is refused.
const KEYS: [(&str, As, Came); 13] = [
    ("verdict", As::Whole, |_, answer| of(answer, "verdict").clone()),
    ("ready", As::Whole, |_, answer| of(answer, "ready").clone()),
    ("award", As::Whole, |_, answer| pick(of(answer, "award"), &["low", "high"])),
    ("awardWithin", As::Whole, |want, answer| within(want, of(answer, "award"))),
    ("conditions", As::Whole, |_, answer| statuses(of(answer, "conditions"))),
    ("items", As::Whole, |_, answer| each(answer, "items", |item| of(item, "status").clone())),
    ("itemConditions", As::Whole, |_, answer| each(answer, "items", |item| statuses(of(item, "conditions")))),
    ("materials", As::Whole, |_, answer| {
        let entry = |m: &Value| (text(of(m, "address")), pick(m, &["required", "status"]));
        Value::Object(list(of(answer, "materials")).iter().map(entry).collect())
    }),
    ("missing", As::Set, |_, answer| each(answer, "missing", |missing| of(missing, "path").clone())),
    ("problems", As::Set, |_, answer| each(answer, "problems", |problem| pick(problem, &["path", "code"]))),
    ("contacts", As::Whole, |_, answer| each(answer, "contacts", |contact| of(contact, "phone").clone())),
    ("notes", As::Whole, |_, answer| each(answer, "notes", |note| of(note, "id").clone())),
    ("timeline", As::Whole, |want, answer| timeline(want, of(answer, "timeline"))),
];

/// The keys that a row's `expect` may have.
pub fn keys() -> impl Iterator<Item = &'static str> {
    KEYS.iter().map(|(key, ..)| *key)
}

/// Every place at which an answer is not as expected. Keys that are none of [`keys`] are passed over.
pub(super) fn differences(expect: &Object, answer: &Value) -> Vec<Difference> {
    let mut out = Vec::new();
    for (key, want) in expect.iter() {
        let Some((_, how, came)) = KEYS.iter().find(|(known, ..)| *known == key) else { continue };
        let (came, mut at) = (came(want, answer), Pointer::new());
        at.push(key);
        match how {
            As::Whole => part(&mut at, Some(want), Some(&came), &mut out),
            As::Set => {
                let before = out.len();
                part(&mut at, Some(&set(want)), Some(&set(&came)), &mut out);
                // An element of a set has no place in it.
                out.iter_mut().skip(before).for_each(|found| found.path = at.to_string());
            }
        }
    }
    out
}

fn of<'v>(value: &'v Value, key: &str) -> &'v Value {
    value.get(key).unwrap_or(&Value::Null)
}

fn list(value: &Value) -> &[Value] {
    value.as_array().unwrap_or_default()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn each(answer: &Value, key: &str, what: impl Fn(&Value) -> Value) -> Value {
    Value::Array(list(of(answer, key)).iter().map(what).collect())
}

/// Some members of an object; of what is none, itself.
fn pick(value: &Value, keys: &[&str]) -> Value {
    if value.as_object().is_none() {
        return value.clone();
    }
    Value::Object(keys.iter().filter_map(|key| value.get(key).map(|member| (*key, member.clone()))).collect())
}

/// A map of condition id → status.
fn statuses(conditions: &Value) -> Value {
    Value::Object(list(conditions).iter().map(|c| (text(of(c, "id")), of(c, "status").clone())).collect())
}

/// A list as a set: each element under its own canonical text, so that order plays no part and what is wanting or too
/// much is told by itself. What is no list stays as it is.
fn set(value: &Value) -> Value {
    match value {
        Value::Array(values) => Value::Object(values.iter().map(|one| (canonical(one), one.clone())).collect()),
        other => other.clone(),
    }
}

/// The looser of the bounds asked for and those given: just those asked for where the given ones lie within.
fn within(asked: &Value, given: &Value) -> Value {
    let number = |value: &Value, end| text(of(value, end)).parse::<Number>().ok();
    let looser = |end, beyond: fn(Number, Number) -> bool| {
        let keeps = number(asked, end).zip(number(given, end)).is_some_and(|(asked, given)| !beyond(given, asked));
        (end, of(if keeps { asked } else { given }, end).clone())
    };
    Value::Object(
        [looser("low", |given, asked| given < asked), looser("high", |given, asked| given > asked)]
            .into_iter()
            .collect(),
    )
}

/// Of each step that is asked for exactly the days that it has; a step that is not there is left out.
fn timeline(asked: &Value, steps: &Value) -> Value {
    let found = |id: &str| list(steps).iter().find(|step| of(step, "id").as_str() == Some(id));
    let days = |id: &str| Some((id.to_owned(), pick(found(id)?, &["starts", "due", "done"])));
    Value::Object(asked.as_object().into_iter().flat_map(Object::keys).filter_map(days).collect())
}
