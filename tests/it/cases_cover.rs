//! That the cases beside each pack show each of its notes, in each of its articles. That they show each outcome of each
//! condition and check, the pack's check says (`cases.rs`).

use std::collections::BTreeSet;

use huiqi::json::Value;
use huiqi::pack::model::{Built, Event, Note};

use crate::cases::golden;
use crate::packs::structure;

fn built() -> Built {
    structure(include_str!("../../policies/nmg-2026-8.json")).unwrap()
}

/// Whether an assessment, and not only a match, can show a note.
fn of_assessments(note: &Note) -> bool {
    note.when.iter().any(|trigger| !matches!(trigger.that, Event::Total))
}

#[test]
fn every_note_is_shown_by_a_case_of_each_of_its_articles() {
    let built = built();
    let mut seen: BTreeSet<(u32, String)> = BTreeSet::new();
    for row in golden() {
        let id = row.application.get("measure").and_then(Value::as_str);
        let measure = built.measures.iter().find(|measure| id == Some(measure.id.as_str())).unwrap();
        let notes = row.expect.get("notes").and_then(Value::as_array).unwrap_or_default();
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
