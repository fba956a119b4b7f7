//! Tests of the room; rows of data where it can be, random values and texts where rows would not
//! do.

mod errors;
mod oracle;
mod rows;
mod texts;

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::number::Double;
use super::{Number, Object, Value};

/// Characters at which escaping or sorting may go wrong.
const ODD: &[char] = &[
    '\0',
    '\u{1}',
    '\u{8}',
    '\t',
    '\n',
    '\u{b}',
    '\u{c}',
    '\r',
    '\u{1f}',
    ' ',
    '"',
    '/',
    '\\',
    '0',
    '1',
    'a',
    'u',
    '\u{7f}',
    '\u{80}',
    '\u{9f}',
    '\u{e9}',
    '\u{2028}',
    '\u{2029}',
    '\u{4e2d}',
    '\u{d7ff}',
    '\u{e000}',
    '\u{fb33}',
    '\u{feff}',
    '\u{fffd}',
    '\u{ffff}',
    '\u{10000}',
    '\u{1f600}',
    '\u{10ffff}',
];

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => prop::collection::vec(prop::sample::select(ODD), 0..5).prop_map(String::from_iter),
        1 => "-?[0-9]{1,3}",
        1 => any::<String>(),
        1 => Just("__proto__".to_owned()),
    ]
}

fn number() -> impl Strategy<Value = Number> {
    let double = prop_oneof![
        any::<Double>(),
        // Where ECMAScript changes between digits and an exponent, and integers cease to be exact.
        prop::sample::select(&[1e21, 1e20, 1e-6, 1e-7, 9_007_199_254_740_991.0, 9_007_199_254_740_993.0, -0.0][..]),
        any::<i32>().prop_map(|hundredths| Double::from(hundredths) / 100.0),
        any::<u64>().prop_map(Double::from_bits),
    ];
    double.prop_filter_map("finite", |double| Number::new(double).filter(|number| number.is_finite()))
}

/// Any value that JSON can carry.
fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::Bool),
        number().prop_map(Value::Number),
        text().prop_map(Value::String),
    ];
    leaf.prop_recursive(4, 60, 20, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::Array),
            prop::collection::vec((text(), inner), 0..24)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

/// The same value as `serde_json` holds it.
fn to_serde(value: &Value) -> serde_json::Value {
    match value {
        Value::Null | Value::Foreign => serde_json::Value::Null,
        Value::Bool(truth) => (*truth).into(),
        Value::Number(number) => serde_json::to_value(number).expect("a number"),
        Value::String(text) => text.as_str().into(),
        Value::Array(items) => items.iter().map(to_serde).collect(),
        Value::Object(object) => object
            .iter()
            .map(|(key, value)| (key.to_owned(), to_serde(value)))
            .collect::<serde_json::Map<_, _>>()
            .into(),
    }
}

/// The same value as we hold it.
fn from_serde(value: &serde_json::Value) -> Value {
    match value {
        serde_json::Value::Null => Value::Null,
        serde_json::Value::Bool(truth) => Value::Bool(*truth),
        serde_json::Value::Number(number) => {
            number.as_f64().and_then(Number::new).map_or(Value::Foreign, Value::Number)
        }
        serde_json::Value::String(text) => text.as_str().into(),
        serde_json::Value::Array(items) => Value::Array(items.iter().map(from_serde).collect()),
        serde_json::Value::Object(members) => {
            Value::Object(members.iter().map(|(key, value)| (key.as_str(), from_serde(value))).collect())
        }
    }
}

#[test]
fn a_large_object_finds_its_members() {
    let mut object: Object = (0..10_000).map(|n| (format!("key {n}"), n)).collect();
    assert_eq!(object.len(), 10_000);
    assert_eq!(object.get("key 9999"), Some(&Value::from(9_999)));
    assert_eq!(object.insert("key 5", "five"), Some(Value::from(5)));
    assert_eq!(object.remove("key 3"), Some(Value::from(3)));
    assert_eq!((object.get("key 3"), object.get("key 10000")), (None, None));
    assert_eq!(object.keys().take(5).collect::<Vec<_>>(), ["key 0", "key 1", "key 2", "key 4", "key 5"]);
    assert_eq!(object.get("key 9999"), Some(&Value::from(9_999)));
}

#[derive(Clone, Debug)]
enum Change {
    Insert(u8, i32),
    Remove(u8),
}

proptest! {
    #[test]
    fn an_object_is_a_list_with_unique_keys(changes in prop::collection::vec(prop_oneof![
        3 => (0..40_u8, any::<i32>()).prop_map(|(key, value)| Change::Insert(key, value)),
        1 => (0..40_u8).prop_map(Change::Remove),
    ], 0..120)) {
        let mut object = Object::new();
        let mut list: Vec<(String, Value)> = Vec::new();
        for change in changes {
            match change {
                Change::Insert(key, value) => {
                    let (key, value) = (key.to_string(), Value::from(value));
                    object.insert(key.as_str(), value.clone());
                    match list.iter_mut().find(|(known, _)| *known == key) {
                        Some(known) => known.1 = value,
                        None => list.push((key, value)),
                    }
                }
                Change::Remove(key) => {
                    object.remove(&key.to_string());
                    list.retain(|(known, _)| *known != key.to_string());
                }
            }
            let model: BTreeMap<_, _> = list.iter().cloned().collect();
            for key in 0..40_u8 {
                prop_assert_eq!(object.get(&key.to_string()), model.get(&key.to_string()));
            }
        }
        prop_assert_eq!(object.clone(), list.iter().rev().cloned().collect::<Object>());
        prop_assert_eq!(object.into_iter().collect::<Vec<_>>(), list);
    }
}
