//! That the cases beside each pack show all that it can say: each outcome of each condition and check, and each note.
//!
//! Only what a row's `expect` speaks of is shown by it. A check of a document stands in no row by its own name: that it is
//! met is shown where the document is expected to be provided, that it is unmet where it is the one that makes it faulty.

use std::collections::BTreeSet;

use huiqi::Pack;
use huiqi::pack::model::{Built, Condition, Event, Measure, Note};
use serde_json::Value;

use crate::cases::{Row, assess, rows};

/// Measure, condition or material and check, outcome.
type Shown = BTreeSet<(String, String, &'static str)>;

fn built() -> Built {
    serde_json::from_str(include_str!("../../policies/nmg-2026-8.json")).unwrap()
}

/// The outcomes that a condition can have. What a pack's check has found is taken at its word: a condition with `unmet`
/// leaves something to the office, and one whose rule is the word `false` can never be so.
fn outcomes(condition: &Condition) -> Vec<&'static str> {
    let never =
        |rule: &huiqi::feel::Code| serde_json::to_value(rule).unwrap() == serde_json::json!([{ "truth": false }]);
    let met = (!never(&condition.met)).then_some("met");
    let unmet = match &condition.unmet {
        None => vec!["unmet"],
        Some(rule) if never(rule) => vec!["office"],
        Some(_) => vec!["unmet", "office"],
    };
    met.into_iter().chain(unmet).collect()
}

/// What can be shown of a measure.
fn possible(measure: &Measure) -> Shown {
    let items = measure.items.iter().flat_map(|items| &items.conditions);
    let conditions = measure.conditions.iter().chain(items).map(|condition| (condition.id.clone(), condition));
    let checks = measure
        .materials
        .iter()
        .flat_map(|material| material.checks.iter().map(move |check| (format!("{} {}", material.id, check.id), check)));
    let all = conditions.chain(checks);
    all.flat_map(|(name, of)| outcomes(of).into_iter().map(move |one| (measure.id.clone(), name.clone(), one)))
        .collect()
}

fn outcome(condition: &Value) -> &'static str {
    match (condition["status"].as_str(), condition["awaits"].as_str()) {
        (Some("met"), _) => "met",
        (Some("unmet"), _) => "unmet",
        (_, Some("office")) => "office",
        _ => "open",
    }
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

/// What one row shows.
fn shown(row: &Row, answer: &Value) -> Vec<(String, &'static str)> {
    let of = |conditions: &Value| -> Vec<(String, &'static str)> {
        list(conditions).iter().map(|one| (one["id"].as_str().unwrap().to_owned(), outcome(one))).collect()
    };
    let mut found = Vec::new();
    if row.expect.contains_key("conditions") {
        found.extend(of(&answer["conditions"]));
    }
    if row.expect.contains_key("itemConditions") {
        found.extend(list(&answer["items"]).iter().flat_map(|item| of(&item["conditions"])));
    }
    if row.expect.contains_key("materials") {
        for material in list(&answer["materials"]) {
            let checks = of(&material["checks"]);
            let alone = checks.iter().filter(|(_, outcome)| *outcome == "unmet").count() == 1;
            let id = material["address"].as_str().unwrap().rsplit('/').next().unwrap();
            let counts = checks.into_iter().filter(|(_, outcome)| *outcome != "unmet" || alone);
            found.extend(counts.map(|(check, outcome)| (format!("{id} {check}"), outcome)));
        }
    }
    found
}

#[test]
fn every_outcome_is_shown_by_a_case() {
    let pack = Pack::embedded().unwrap();
    let mut all = Shown::new();
    for row in rows(&pack) {
        let measure = row.application["measure"].as_str().unwrap().to_owned();
        let answer = assess(&pack, &row.application);
        all.extend(shown(&row, &answer).into_iter().map(|(name, outcome)| (measure.clone(), name, outcome)));
    }
    let possible: Shown = built().measures.iter().flat_map(possible).collect();
    let missing: Vec<_> =
        possible.difference(&all).map(|(m, name, outcome)| format!("{m} · {name} · {outcome}")).collect();
    assert!(missing.is_empty(), "no case shows\n{}", missing.join("\n"));
}

/// Whether an assessment, and not only a match, can show a note.
fn of_assessments(note: &Note) -> bool {
    note.when.iter().any(|trigger| !matches!(trigger.that, Event::Total))
}

#[test]
fn every_note_is_shown_by_a_case_of_each_of_its_articles() {
    let pack = Pack::embedded().unwrap();
    let built = built();
    let mut seen: BTreeSet<(u32, String)> = BTreeSet::new();
    for row in rows(&pack) {
        let measure = built.measures.iter().find(|measure| row.application["measure"] == *measure.id).unwrap();
        let notes = row.expect.get("notes").map(list).unwrap_or_default();
        seen.extend(notes.iter().map(|note| (measure.article, note.as_str().unwrap().to_owned())));
    }
    let mut missing = Vec::new();
    for note in built.notes.iter().filter(|note| of_assessments(note)) {
        let articles: BTreeSet<&str> = note.clauses.iter().map(|clause| clause.split('.').next().unwrap()).collect();
        let of = |article: u32| seen.contains(&(article, note.id.clone()));
        if articles.contains("0") {
            // A note of the document as a whole may be shown by any measure: one is enough.
            if !built.measures.iter().any(|measure| of(measure.article)) {
                missing.push(format!("{} in any article", note.id));
            }
            continue;
        }
        let own = built.measures.iter().filter(|measure| articles.contains(measure.article.to_string().as_str()));
        missing.extend(own.filter(|m| !of(m.article)).map(|m| format!("{} in article {}", note.id, m.article)));
    }
    assert!(missing.is_empty(), "no case shows\n{}", missing.join("\n"));
}
