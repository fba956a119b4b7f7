//! The golden cases that stand beside each pack: what the law must give, computed apart from this code.
//!
//! `tests/lib/cases.mjs` runs the same rows in Node and Chromium. A row that is held to be wrong stands in
//! `tests/disputed.toml` with the clause, and must then fail. `tests/cases` are rows for the pack of `tests/faults/base`.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use huiqi::Pack;
use huiqi::cases::{self, Outcome, Row};
use huiqi::pack::source::SourceFile;
use serde_json::{Value, json};

use crate::{faults, packs};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The files of cases of a folder.
fn files(folder: &str) -> Vec<SourceFile> {
    let mut paths: Vec<_> = fs::read_dir(root().join(folder)).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|e| e == "json"));
    paths.sort();
    paths.iter().map(|path| file(path)).collect()
}

fn file(path: &Path) -> SourceFile {
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    SourceFile { name, text: fs::read_to_string(path).unwrap() }
}

/// The rows of the policy's cases.
pub fn golden() -> Vec<Row> {
    let read = |file: &SourceFile| cases::read(file).unwrap_or_else(|faults| panic!("{faults}"));
    files("policies/nmg-2026-8/cases").iter().flat_map(read).collect()
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

/// What of a row does not hold, one sentence for each place.
fn differences(pack: &Pack, row: &Row) -> Vec<String> {
    match row.differences(pack) {
        Ok(found) => found.iter().map(|one| format!("{} · {} · {one}", row.file, row.name)).collect(),
        Err(error) => vec![format!("{} · {} · {}", row.file, row.name, error.message)],
    }
}

#[test]
fn golden_cases_hold() {
    let pack = Pack::embedded().unwrap();
    let rows = golden();
    assert!(rows.len() > 90, "only {} rows were found", rows.len());
    let text = fs::read_to_string(root().join("tests/disputed.toml")).unwrap();
    let disputed: Disputed = toml::from_str(&text).unwrap();
    let is_row = |row: &Row, entry: &DisputedRow| entry.file == row.file && entry.name == row.name;
    let mut wrong = Vec::new();
    for row in &rows {
        let found = differences(&pack, row);
        match (disputed.row.iter().any(|entry| is_row(row, entry)), found.is_empty()) {
            (false, false) => wrong.extend(found),
            (true, true) => wrong.push(format!("{} · {}: disputed, but it passes", row.file, row.name)),
            _ => {}
        }
    }
    let stale = disputed.row.iter().filter(|entry| !rows.iter().any(|row| is_row(row, entry)));
    wrong.extend(stale.map(|entry| format!("tests/disputed.toml: no row {} · {}", entry.file, entry.name)));
    assert!(wrong.is_empty(), "of {} rows:\n{}", rows.len(), wrong.join("\n"));
    println!("{} golden cases hold natively", rows.len());
}

#[test]
fn golden_cases_show_every_outcome() {
    let checked = cases::check(&Pack::embedded().unwrap(), files("policies/nmg-2026-8/cases"));
    let place = |u: &cases::Unseen| {
        format!("{} {} {}: {:?}", u.measure, u.material.as_deref().unwrap_or(""), u.condition, u.outcomes)
    };
    let unseen: Vec<_> = checked.unseen.iter().map(place).collect();
    assert!(unseen.is_empty(), "no case shows\n{}", unseen.join("\n"));
}

/// The made-up packs that have cases: all of them hold, show every outcome of every condition, and leave no measure out.
#[test]
fn cases_of_made_up_packs_hold() {
    let mut rows = 0;
    for source in packs::with_cases() {
        let files = files(&format!("tests/packs/{}/cases", source.name));
        let read = |file: &SourceFile| cases::read(file).unwrap_or_else(|faults| panic!("{faults}"));
        let names: Vec<_> = files.iter().flat_map(read).map(|row| row.application.get("measure").cloned()).collect();
        for measure in source.pack.measures() {
            let own = names.iter().flatten().filter(|name| name.as_str() == Some(&measure.id)).count();
            assert!(own > 3, "{}: {} has {own} cases", source.name, measure.id);
        }
        let checked = cases::check(&source.pack, files);
        assert!(checked.faults.is_empty(), "{}: {}", source.name, checked.faults);
        let unseen: Vec<_> = checked.unseen.iter().map(|one| (&one.measure, &one.condition, &one.outcomes)).collect();
        assert!(unseen.is_empty(), "{}: no case shows {unseen:?}", source.name);
        rows += checked.rows;
    }
    assert!(rows > 100, "only {rows} rows were found");
    println!("{rows} cases of made-up packs hold natively");
}

/// The pack of `tests/faults/base`.
fn base() -> Pack {
    Pack::from_built(faults::build_all(&faults::base()).unwrap()).unwrap()
}

#[test]
fn a_check_says_what_fails_and_what_is_not_shown() {
    let pack = base();
    let holds = cases::check(&pack, vec![file(&root().join("tests/cases/base.json"))]);
    assert!(holds.faults.is_empty(), "{}", holds.faults);
    // Nobody's grade was between the two that the rules name: an outcome that a condition has, and no row shows.
    let unseen = |one: &cases::Unseen| (one.condition.clone(), one.outcomes.clone());
    let unseen: Vec<_> = holds.unseen.iter().map(unseen).collect();
    assert_eq!(unseen, [("grade".to_owned(), vec![Outcome::Office])]);
    let none = cases::check(&pack, Vec::new());
    assert_eq!((none.rows, none.unseen.len()), (0, 7), "{:?}", none.unseen);
}

#[test]
fn what_fails_is_shown_where_it_stands() {
    let checked = cases::check(&base(), vec![file(&root().join("tests/cases/faulty.json"))]);
    let shown = format!("{}\n", checked.faults);
    let path = root().join("tests/cases/faulty.report.txt");
    if std::env::var_os("GENERATE").is_some() {
        fs::write(&path, &shown).unwrap();
    }
    assert_eq!(shown, fs::read_to_string(&path).unwrap());
    let codes: BTreeSet<_> = checked.faults.as_slice().iter().map(|fault| fault.code).collect();
    assert_eq!(codes, BTreeSet::from(["case.differs", "case.form", "case.measure", "pack.duplicate"]));
}

#[test]
fn what_is_no_file_of_cases_is_said() {
    for (text, place, says) in
        [("[\n{\"name\": }]", (2, 10), "no JSON"), ("{}", (1, 1), "a list of rows"), ("", (1, 1), "no JSON")]
    {
        let file = SourceFile { name: "x.json".to_owned(), text: text.to_owned() };
        let faults = cases::read(&file).unwrap_err();
        let fault = &faults.as_slice()[0];
        assert_eq!((fault.code, fault.from.line, fault.from.column), ("case.form", place.0, place.1), "{fault:?}");
        assert!(fault.message.contains(says), "{}", fault.message);
    }
}

/// Each way to falsify one leaf of an expectation, or to leave out or add a member of it.
fn falsified(value: &Value) -> Vec<Value> {
    match value {
        Value::Object(members) => {
            let with = |key: &str, value: Value| {
                let mut other = members.clone();
                other.insert(key.to_owned(), value);
                Value::Object(other)
            };
            let inner =
                members.iter().flat_map(|(k, v)| falsified(v).into_iter().map(|v| with(k, v)).collect::<Vec<_>>());
            inner.chain([with("nowhere", json!("met"))]).collect()
        }
        Value::Array(values) => {
            let with = |index: usize, value: Value| {
                let mut other = values.clone();
                other[index] = value;
                Value::Array(other)
            };
            let inner = values.iter().enumerate();
            let inner = inner.flat_map(|(i, v)| falsified(v).into_iter().map(|v| with(i, v)).collect::<Vec<_>>());
            let mut out: Vec<_> = inner.collect();
            out.push(Value::Array(values.iter().cloned().chain([json!("nowhere")]).collect()));
            out.extend(values.split_last().map(|(_, rest)| Value::Array(rest.to_vec())));
            out
        }
        Value::Bool(truth) => vec![Value::Bool(!truth)],
        Value::String(text) => vec![Value::String(format!("{text}x"))],
        _ => vec![json!("nowhere")],
    }
}

/// Bounds that are asked for hold all tighter ones: only these falsify them.
fn falsified_bounds(given: &Value) -> Vec<Value> {
    let beyond = |low: &str, high: &str| json!({ "low": low, "high": high });
    let (low, high) = (given["low"].as_str().unwrap(), given["high"].as_str().unwrap());
    vec![beyond("9999999999.99", high), beyond(low, "-0.01"), json!({ "low": low, "high": "x" }), json!({}), json!("x")]
}

/// Whatever a row expects is compared: each leaf of each of its keys, falsified, makes the row fail.
#[test]
fn every_expectation_can_fail() {
    let pack = base();
    let file = file(&root().join("tests/cases/base.json"));
    let mut tried = BTreeSet::new();
    for row in serde_json::from_str::<Vec<Value>>(&file.text).unwrap() {
        for (key, value) in row["expect"].as_object().unwrap() {
            tried.insert(key.clone());
            for other in if key == "awardWithin" { falsified_bounds(value) } else { falsified(value) } {
                let mut row = row.clone();
                row["expect"] = json!({ key: other });
                let text = serde_json::to_string(&[&row]).unwrap();
                let checked = cases::check(&pack, vec![SourceFile { name: file.name.clone(), text }]);
                let found: Vec<_> = checked.faults.as_slice().iter().map(|fault| fault.code).collect();
                assert!(found.contains(&"case.differs"), "{}: {key} is not compared: {other}", row["name"]);
            }
        }
    }
    assert_eq!(tried, cases::keys().map(str::to_owned).collect());
}
