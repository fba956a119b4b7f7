//! Every measure for one applicant: rows beside the packs, and that a match says what the assessments say.
//!
//! The rows of the made-up packs of `tests/packs` stand in their `match/`, those of a policy in
//! its `cases/match/`. A row is `{ name, profile, expect }`; `expect` holds some of
//! - `order`: the measures' ids in the order of `matches`, all of them;
//! - `verdicts`: a map of id → verdict, of all or some;
//! - `total`: some of `low`, `high`, `measures`, `notes` (ids) and `reduced` (without labels; `[]` for none);
//! - `problems`: all of them, as `[path, code]`.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use huiqi::pack::model::{Built, MOST_RIVALS, MOST_TOGETHER, TogetherRule};
use huiqi::{Pack, json};
use serde_json::{Value, json};

use super::packs::{self, Source};

/// The files of a folder whose names end so; none where there is no such folder.
fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = entries.filter(|path| path.extension().is_some_and(|found| found == ending)).collect();
    files.sort();
    files
}

/// The policy, and every made-up pack.
fn sources() -> impl Iterator<Item = Source> {
    packs::made_up().into_iter().chain([packs::embedded()])
}

/// The files of a pack's rows.
fn rows(source: &Source) -> Vec<PathBuf> {
    ["cases/match", "match"].iter().flat_map(|place| files(&source.folder.join(place), "json")).collect()
}

/// A match as JSON, through the reader that every door uses.
fn matches(pack: &Pack, profile: &Value) -> Value {
    let read = pack.read(profile.to_string().as_bytes()).unwrap();
    serde_json::from_str(&json::canonical(&pack.match_all(&read).unwrap())).unwrap()
}

fn each<'a>(list: &'a Value, of: impl Fn(&'a Value) -> Value) -> Value {
    list.as_array().into_iter().flatten().map(of).collect()
}

fn without(value: &Value, key: &str) -> Value {
    let mut members = value.as_object().unwrap().clone();
    members.remove(key);
    members.into()
}

/// What the answer says of one key of a row, in the row's own form.
fn actual(key: &str, expected: &Value, answer: &Value) -> Value {
    let list = &answer["matches"];
    let some = |of: &dyn Fn(&str) -> Value| -> Value {
        expected.as_object().unwrap().keys().map(|key| (key.clone(), of(key))).collect::<serde_json::Map<_, _>>().into()
    };
    match key {
        "order" => each(list, |one| one["measure"]["id"].clone()),
        "verdicts" => some(&|id| {
            let one = list.as_array().unwrap().iter().find(|one| one["measure"]["id"] == *id);
            one.map_or(Value::Null, |one| one["verdict"].clone())
        }),
        "total" => some(&|key| match key {
            "notes" => each(&answer["total"]["notes"], |note| note["id"].clone()),
            "reduced" => each(&answer["total"]["reduced"], |rule| without(rule, "label")),
            other => answer["total"][other].clone(),
        }),
        "problems" => each(&answer["problems"], |problem| json!([problem["path"], problem["code"]])),
        other => panic!("nothing compares {other}"),
    }
}

#[test]
fn every_row_holds() {
    let (mut count, mut wrong) = (0, Vec::new());
    for source in sources() {
        for path in rows(&source) {
            let rows: Vec<Value> = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
            for row in rows {
                count += 1;
                let answer = matches(&source.pack, &row["profile"]);
                for (key, want) in row["expect"].as_object().unwrap() {
                    let got = actual(key, want, &answer);
                    if got != *want {
                        wrong.push(format!(
                            "{} · {} · {key}\n    want {want}\n    got  {got}",
                            path.display(),
                            row["name"]
                        ));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(count >= 8, "only {count} rows were found");
}

/// Profiles to compare: those of a pack's cases and of its rows of matches.
fn profiles(source: &Source) -> Vec<Value> {
    let of = |path: PathBuf| -> Vec<Value> { serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap() };
    let cases = files(&source.folder.join("cases"), "json");
    let profile = |row: Value| {
        let told = row.get("application").unwrap_or(&row["profile"]);
        json!({ "date": told["date"], "facts": told["facts"] })
    };
    let profiles = cases.into_iter().chain(rows(source)).flat_map(of).map(profile);
    profiles.filter(|profile| profile["date"].is_string() && profile["facts"].is_object()).collect()
}

/// A note of what only a timeline looks up: a match has none.
const OF_THE_TIMELINE: &str = "calendar-unpublished";

/// What one measure makes of a profile must not depend on who asks for it.
#[test]
fn a_match_says_what_the_assessments_say() {
    let mut count = 0;
    for source in sources() {
        let pack = &source.pack;
        for profile in &profiles(&source) {
            count += 1;
            let answer = matches(pack, profile);
            let mut problems = BTreeSet::new();
            for one in answer["matches"].as_array().unwrap() {
                let mut application = profile.clone();
                application["measure"] = one["measure"]["id"].clone();
                let read = pack.read(application.to_string().as_bytes()).unwrap();
                let assessed: Value = serde_json::from_str(&json::canonical(&pack.assess(&read).unwrap())).unwrap();
                for key in ["award", "conditions", "contacts", "missing", "verdict"] {
                    assert_eq!(one[key], assessed[key], "{key} of {application}");
                }
                let notes = |of: &Value| -> Vec<Value> {
                    of["notes"].as_array().unwrap().iter().filter(|n| n["id"] != OF_THE_TIMELINE).cloned().collect()
                };
                assert_eq!(notes(one), notes(&assessed), "notes of {application}");
                problems.extend(assessed["problems"].as_array().unwrap().iter().map(Value::to_string));
            }
            let said: Vec<String> = answer["problems"].as_array().unwrap().iter().map(Value::to_string).collect();
            assert_eq!(said.iter().cloned().collect::<BTreeSet<_>>(), problems, "problems of {profile}");
            assert_eq!(said.len(), problems.len(), "each is said once: {profile}");
        }
    }
    assert!(count > 200, "only {count} profiles");
}

/// A built pack is checked for safety when it is loaded: no total may name what is not there, or take more than a moment.
#[test]
fn a_built_pack_with_unsafe_rules_is_refused() {
    let refused = |damage: &dyn Fn(&mut Built)| {
        let mut pack = packs::built(&packs::folder("together"));
        damage(&mut pack);
        Pack::from_built(pack).unwrap_err().code
    };
    assert_eq!(refused(&|pack| pack.together[0].measures.push(8)), "pack.invalid");
    assert_eq!(refused(&|pack| pack.together[0].measures.extend_from_within(..1)), "pack.invalid");
    let rule = packs::built(&packs::folder("together")).together.remove(0);
    assert_eq!(refused(&|pack| pack.together.resize(MOST_TOGETHER + 1, rule.clone())), "pack.invalid");
    let many = |pack: &mut Built| {
        pack.measures.resize(MOST_RIVALS + 1, pack.measures[0].clone());
        pack.together[0].measures = (0..).take(MOST_RIVALS + 1).collect();
        assert_eq!(pack.together[0].rule, TogetherRule::Highest);
    };
    assert_eq!(refused(&many), "pack.invalid");
}

#[test]
fn a_profile_is_read_as_strictly_as_an_application() {
    let pack = Pack::embedded().unwrap();
    let refused = |profile: Value| {
        let error = pack.match_all(&pack.read(profile.to_string().as_bytes()).unwrap()).unwrap_err();
        (error.code, error.path.unwrap_or_default(), error.suggestion.unwrap_or_default())
    };
    for (profile, code, path, suggestion) in [
        (json!([]), "application.type", "", ""),
        (json!({ "date": "2026-06-15" }), "application.missing", "/facts", ""),
        (json!({ "facts": {} }), "application.missing", "/date", ""),
        (json!({ "date": "2026-06-15", "fact": {} }), "application.unknown-key", "/fact", "facts"),
        (json!({ "date": "2026-06-15", "facts": {}, "measure": "12" }), "application.unknown-key", "/measure", ""),
        (json!({ "date": "2026-06-15", "facts": null }), "application.type", "/facts", ""),
        (json!({ "date": 20260615, "facts": {} }), "application.type", "/date", ""),
        (json!({ "date": "2026-6-15", "facts": {} }), "date.format", "/date", ""),
        (json!({ "date": "2200-01-01", "facts": {} }), "date.range", "/date", ""),
    ] {
        assert_eq!(refused(profile), (code.to_owned(), path.to_owned(), suggestion.to_owned()));
    }
}
