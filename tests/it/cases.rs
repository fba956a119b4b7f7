//! The golden cases that stand beside each pack: what the law must give, computed apart from this code.
//!
//! `tests/lib/cases.mjs` runs the same rows in Node and Chromium. A row that is held to be wrong stands in
//! `tests/disputed.toml` with the clause, and must then fail.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use huiqi::{Pack, json};
use serde_json::{Map, Value, json};

/// A row whose application is of a measure that the pack has.
pub struct Row {
    file: String,
    name: String,
    pub application: Value,
    pub expect: Map<String, Value>,
}

pub fn rows(pack: &Pack) -> Vec<Row> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("policies/nmg-2026-8/cases");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|e| e == "json"));
    files.sort();
    let mut rows = Vec::new();
    for path in files {
        let file = path.file_name().unwrap().to_string_lossy().into_owned();
        let text = fs::read_to_string(&path).unwrap();
        let list: Vec<Value> = serde_json::from_str(&text).unwrap();
        for row in list {
            let mut application = row["application"].clone();
            if let Some(times) = row.get("repeat").and_then(Value::as_u64) {
                repeat(&mut application["facts"], usize::try_from(times).unwrap());
            }
            let known = pack.measures().iter().any(|m| application["measure"] == *m.id);
            if known {
                let name = row["name"].as_str().unwrap().to_owned();
                rows.push(Row {
                    file: file.clone(),
                    name,
                    application,
                    expect: row["expect"].as_object().unwrap().clone(),
                });
            }
        }
    }
    rows
}

/// Lets the one item of the application's list stand so many times.
fn repeat(facts: &mut Value, times: usize) {
    let lists = facts.as_object_mut().unwrap().values_mut().filter_map(Value::as_array_mut);
    for list in lists {
        *list = vec![list[0].clone(); times];
    }
}

/// The answer as JSON, through the reader that every door uses.
pub fn assess(pack: &Pack, application: &Value) -> Value {
    let read = pack.read(application.to_string().as_bytes()).unwrap();
    serde_json::from_str(&json::canonical(&pack.assess(&read).unwrap())).unwrap()
}

/// What the answer says of one key of a row, in the row's own form.
fn actual(key: &str, expected: &Value, answer: &Value) -> Value {
    let statuses = |list: &Value| -> Value {
        list.as_array()
            .unwrap()
            .iter()
            .map(|c| (c["id"].as_str().unwrap().to_owned(), c["status"].clone()))
            .collect::<Map<_, _>>()
            .into()
    };
    let pick = |list: &Value, keys: &[&str]| -> Value {
        list.as_array()
            .unwrap()
            .iter()
            .map(|one| keys.iter().map(|k| ((*k).to_owned(), one[*k].clone())).collect::<Map<_, _>>())
            .collect()
    };
    match key {
        "award" if answer["award"].is_null() => Value::Null,
        "award" => json!({ "low": answer["award"]["low"], "high": answer["award"]["high"] }),
        "awardWithin" => within(expected, &answer["award"]),
        "conditions" => statuses(&answer["conditions"]),
        "items" => answer["items"].as_array().unwrap().iter().map(|item| item["status"].clone()).collect(),
        "itemConditions" => {
            answer["items"].as_array().unwrap().iter().map(|item| statuses(&item["conditions"])).collect()
        }
        "materials" => {
            let list = answer["materials"].as_array().unwrap().iter();
            list.map(|m| {
                (m["address"].as_str().unwrap().to_owned(), json!({ "required": m["required"], "status": m["status"] }))
            })
            .collect::<Map<_, _>>()
            .into()
        }
        "missing" => sorted(pick(&answer["missing"], &["path"]).as_array().unwrap().iter().map(|m| m["path"].clone())),
        "problems" => sorted(pick(&answer["problems"], &["path", "code"]).as_array().unwrap().iter().cloned()),
        "contacts" => answer["contacts"].as_array().unwrap().iter().map(|contact| contact["phone"].clone()).collect(),
        "notes" => answer["notes"].as_array().unwrap().iter().map(|note| note["id"].clone()).collect(),
        "timeline" => {
            let step = |id: &String| {
                let steps = answer["timeline"].as_array().unwrap();
                let step = steps.iter().find(|step| step["id"] == **id).unwrap_or(&Value::Null);
                let days = ["starts", "due", "done"].into_iter().filter(|key| step.get(key).is_some());
                (id.clone(), days.map(|key| (key.to_owned(), step[key].clone())).collect::<Map<_, _>>().into())
            };
            expected.as_object().unwrap().keys().map(step).collect::<Map<_, _>>().into()
        }
        other => answer[other].clone(),
    }
}

/// The looser of the bounds asked for and the bounds given: the same as asked for, where those given lie within.
fn within(asked: &Value, given: &Value) -> Value {
    let number = |value: &Value| value.as_str().unwrap().parse::<huiqi::value::Number>().unwrap();
    let low = if number(&given["low"]) < number(&asked["low"]) { &given["low"] } else { &asked["low"] };
    let high = if number(&given["high"]) > number(&asked["high"]) { &given["high"] } else { &asked["high"] };
    json!({ "low": low, "high": high })
}

fn sorted(values: impl Iterator<Item = Value>) -> Value {
    values.map(|value| value.to_string()).collect::<BTreeSet<_>>().into_iter().collect()
}

fn expected(key: &str, value: &Value) -> Value {
    match key {
        "missing" | "problems" => sorted(value.as_array().unwrap().iter().cloned()),
        _ => value.clone(),
    }
}

/// What of a row does not hold.
fn faults(pack: &Pack, row: &Row) -> Vec<String> {
    let answer = assess(pack, &row.application);
    let differs = |(key, value): (&String, &Value)| {
        let (want, got) = (expected(key, value), actual(key, value, &answer));
        (want != got).then(|| format!("{} · {} · {key}\n    want {want}\n    got  {got}", row.file, row.name))
    };
    row.expect.iter().filter_map(differs).collect()
}

#[derive(serde::Deserialize, Default)]
struct Disputed {
    #[serde(default)]
    row: Vec<DisputedRow>,
}

#[derive(serde::Deserialize)]
struct DisputedRow {
    file: String,
    name: String,
    /// The clause that speaks against the row: who disputes a case says by which law.
    #[serde(rename = "clause")]
    _clause: String,
}

#[test]
fn golden_cases_hold() {
    let pack = Pack::embedded().unwrap();
    let rows = rows(&pack);
    assert!(rows.len() > 90, "only {} rows were found", rows.len());
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/disputed.toml")).unwrap();
    let disputed: Disputed = toml::from_str(&text).unwrap();
    let is_disputed = |row: &Row| disputed.row.iter().any(|d| d.file == row.file && d.name == row.name);
    let mut wrong = Vec::new();
    for row in &rows {
        let faults = faults(&pack, row);
        match (is_disputed(row), faults.is_empty()) {
            (false, false) => wrong.extend(faults),
            (true, true) => wrong.push(format!("{} · {}: disputed, but it passes", row.file, row.name)),
            _ => {}
        }
    }
    assert!(wrong.is_empty(), "{} of {} rows:\n{}", wrong.len(), rows.len(), wrong.join("\n"));
    println!("{} golden cases hold natively", rows.len());
}
