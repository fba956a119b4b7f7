//! Nothing that arrives can crash a door, hang it, be guessed at or be dropped in silence: the rows of
//! `tests/it/data/bad_input.json`, at the command line and over HTTP.
//!
//! A row is `{ name, INPUT, expect }`. `INPUT` is one of
//! - `text`, the bytes as they are;
//! - `hex`, bytes that no text can hold;
//! - `repeat: [before, piece, times, after]`, which is long;
//! - `change: { pointer: value }` and `remove: [pointer]`, of the application `base` (of its receipt, with `verify`).
//!
//! With `match` the input is a profile.
//!
//! `expect` holds `code`, `status` and, where there is one, `line`, `column`, `path` and `suggestion` of a refusal;
//! or `problems`, all of them, as `[path, code, severity, suggestion?]`, of an answer.

use std::collections::BTreeSet;
use std::fs;

use serde_json::{Map, Value, json};

use super::program::{Answer, Done, Server, huiqi};

fn data() -> Value {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/data/bad_input.json");
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

/// The bytes of a row.
fn input(row: &Value, base: &Value) -> Vec<u8> {
    if let Some(text) = row["text"].as_str() {
        return text.as_bytes().to_vec();
    }
    if let Some(hex) = row["hex"].as_str() {
        let digits: Vec<u8> = hex.bytes().filter(|digit| *digit != b' ').collect();
        return digits
            .chunks(2)
            .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap())
            .collect();
    }
    if let Some([before, piece, times, after]) = row["repeat"].as_array().map(Vec::as_slice) {
        let text = |part: &Value| part.as_str().unwrap().to_owned();
        let times = usize::try_from(times.as_u64().unwrap()).unwrap();
        return (text(before) + &text(piece).repeat(times) + &text(after)).into_bytes();
    }
    let mut value = base.clone();
    for (pointer, new) in row["change"].as_object().into_iter().flatten() {
        place(&mut value, pointer, Some(new.clone()));
    }
    for pointer in row["remove"].as_array().into_iter().flatten() {
        place(&mut value, pointer.as_str().unwrap(), None);
    }
    value.to_string().into_bytes()
}

/// Puts a value where a pointer leads, or takes away what is there.
fn place(value: &mut Value, pointer: &str, new: Option<Value>) {
    if pointer.is_empty() {
        *value = new.unwrap();
        return;
    }
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    let key = key.replace("~1", "/").replace("~0", "~");
    match value.pointer_mut(parent).unwrap_or_else(|| panic!("{parent} leads nowhere")) {
        Value::Array(list) => list[key.parse::<usize>().unwrap()] = new.unwrap(),
        Value::Object(members) => {
            match new {
                Some(new) => members.insert(key, new),
                None => members.remove(&key),
            };
        }
        other => panic!("{parent} is {other}"),
    }
}

#[test]
fn every_row_at_both_doors() {
    let data = data();
    let receipt = huiqi(&["receipt", "--json", "-"], data["base"].to_string().as_bytes()).json();
    // As the command line does, this service believes what its caller says to be verified.
    let server = Server::with(&["--trust-verified"]);
    let mut wrong = Vec::new();
    for row in data["rows"].as_array().unwrap() {
        let verify = row["verify"] == true;
        let command = match (verify, row["match"] == true) {
            (true, _) => "verify",
            (_, true) => "match",
            _ => "assess",
        };
        let input = input(row, if verify { &receipt } else { &data["base"] });
        let done = huiqi(&[command, "--json", "-"], &input);
        let answer = server.post(&format!("/v1/{command}"), &input);
        let fault = match row["expect"]["problems"].as_array() {
            Some(problems) => answered(problems, &done, &answer),
            None => refused(&row["expect"], &done, &answer, &huiqi(&[command, "-"], &input)),
        };
        if let Err(fault) = fault {
            wrong.push(format!("{}: {fault}", row["name"]));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

type Held = Result<(), String>;

fn holds(right: bool, otherwise: impl FnOnce() -> String) -> Held {
    if right { Ok(()) } else { Err(otherwise()) }
}

fn answered(expected: &[Value], done: &Done, answer: &Answer) -> Held {
    holds(done.code == Some(0) && done.stderr.is_empty(), || format!("exit {:?}, {}", done.code, done.stderr))?;
    holds(answer.status == 200, || format!("status {}", answer.status))?;
    holds(answer.body == done.line(), || "the doors differ".to_owned())?;
    let member = |problem: &Value, name: &str| problem[name].clone();
    let found: Vec<Value> = done.json()["problems"]
        .as_array()
        .unwrap()
        .iter()
        .map(|problem| {
            let mut row = vec![member(problem, "path"), member(problem, "code"), member(problem, "severity")];
            row.extend(problem["params"].get("suggestion").cloned());
            Value::Array(row)
        })
        .collect();
    holds(found == expected, || format!("{}", Value::Array(found)))
}

fn refused(expected: &Value, done: &Done, answer: &Answer, plain: &Done) -> Held {
    holds(done.code == Some(2) && done.stdout.is_empty(), || format!("exit {:?}, {}", done.code, done.text()))?;
    let mut told: Map<String, Value> = serde_json::from_str(&done.stderr).map_err(|_| done.stderr.clone())?;
    let pick = |from: &Map<String, Value>| {
        let names = ["code", "line", "column", "path", "suggestion"];
        names.into_iter().filter_map(|name| Some((name.to_owned(), from.get(name)?.clone()))).collect::<Map<_, _>>()
    };
    let mut wanted = expected.as_object().unwrap().clone();
    let status = wanted.remove("status").unwrap();
    holds(pick(&told) == wanted, || format!("the command line says {}", Value::Object(pick(&told))))?;
    holds(answer.status == status, || format!("status {}", answer.status))?;
    told.insert("status".to_owned(), status);
    holds(answer.json() == Value::Object(told), || format!("the service says {}", answer.json()))?;
    holds(answer.header("content-type") == Some("application/problem+json"), || format!("{:?}", answer.headers))?;
    // For a person the same is said in words.
    let code = expected["code"].as_str().unwrap();
    let place = expected.get("line").map_or(String::new(), |line| format!(":{line}:{}", expected["column"]));
    let said = plain.code == Some(2) && plain.stderr.contains(code) && plain.stderr.contains(&place);
    holds(said, || format!("in words: {}", plain.stderr))
}

/// The codes that no row can show, and why.
const NOT_HERE: &[(&str, &str)] = &[
    ("date.order", "its facts belong to another measure"),
    ("integer.range", "its facts belong to other packs: tests/packs shows it"),
    ("fact.overridden", "no door verifies facts yet"),
    ("verified.claimed", "no door doubts them yet"),
    ("pack.invalid", "it is not of an application; see command_line.rs"),
    ("catalogue.invalid", "nor is this one; see languages.rs"),
];

#[test]
fn every_code_has_a_row() {
    let data = data();
    let rows = data["rows"].as_array().unwrap();
    let problems =
        rows.iter().flat_map(|row| row["expect"]["problems"].as_array().into_iter().flatten()).map(|p| &p[1]);
    let codes = rows.iter().map(|row| &row["expect"]["code"]).chain(problems).filter_map(Value::as_str);
    let shown: BTreeSet<&str> = codes.collect();
    let excepted = NOT_HERE.iter().map(|(code, _)| *code);
    // Words of other sentences, and what is said of changes and in a calendar, are about nothing that is wrong.
    let is_of_input =
        |code: &&str| !["type.", "label.", "change.", "deadline."].iter().any(|prefix| code.starts_with(prefix));
    let known: BTreeSet<&str> = huiqi::facts::CODES.iter().copied().filter(is_of_input).collect();
    let expected: BTreeSet<&str> =
        known.iter().copied().filter(|code| !excepted.clone().any(|other| other == *code)).collect();
    assert_eq!(shown, expected, "left: shown by a row; right: what there is, without what no row can show");
}

#[test]
fn rows_have_names_of_their_own() {
    let data = data();
    let names: Vec<&str> = data["rows"].as_array().unwrap().iter().map(|row| row["name"].as_str().unwrap()).collect();
    assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len());
    let plain = json!({ "problems": [] });
    assert_eq!(data["rows"][0]["expect"], plain, "the first row is the base as it is");
}
