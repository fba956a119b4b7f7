//! Which answers change from one pack to another.

use serde::Serialize;
use serde_json::Value;

use super::tree::{Node, Part};
use super::words::Words;
use super::{Change, walk};
use crate::cases::Row;
use crate::contract::Assessment;
use crate::json;
use crate::pack::Pack;

/// An application whose answer changes. Fields stand in the order of RFC 8785.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AnswerChange {
    /// What changes in its answer; pointers are those of the answer, with ids for places.
    pub changes: Vec<Change>,
    /// Name of the file of the case.
    pub file: String,
    /// The case's name.
    pub name: String,
}

/// What became of the answers to some applications. Fields stand in the order of RFC 8785.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Answers {
    /// Those that change.
    pub changed: Vec<AnswerChange>,
    /// How many were asked.
    pub rows: usize,
}

/// Asks both packs about the applications of some cases; what a case expects plays no part.
pub fn answers(old: &Pack, new: &Pack, rows: &[Row]) -> Answers {
    let words = Words::of(&new.built.language);
    let changed = rows.iter().filter_map(|row| {
        let changes = walk::changes(&answer(old, row, &words), &answer(new, row, &words), &words);
        (!changes.is_empty()).then(|| AnswerChange { changes, file: row.file.clone(), name: row.name.clone() })
    });
    Answers { changed: changed.collect(), rows: rows.len() }
}

/// What an answer decides, by ids; why there is none, where there is none.
fn answer(pack: &Pack, row: &Row, words: &Words) -> Node {
    let read = pack.read(json::canonical(&row.application).as_bytes());
    match read.and_then(|read| Ok(of_assessment(&pack.assess(&read)?, words))) {
        Ok(node) => node,
        Err(error) => Node::leaf(words.say("refused", &[("why", &error.message)])),
    }
}

fn of_assessment(assessment: &Assessment<'_>, words: &Words) -> Node {
    let value = serde_json::to_value(assessment).unwrap_or_default();
    let of = |key: &str| value.get(key).unwrap_or(&Value::Null);
    let parts = [
        ("verdict", leaf("verdict", of("verdict"), words)),
        ("ready", leaf("ready", of("ready"), words)),
        ("award", members(of("award"), &["low", "high"], words)),
        ("conditions", statuses(of("conditions"), "id", &["status"], words)),
        ("items", statuses(of("items"), "path", &["status"], words)),
        ("materials", checklist(of("materials"), words)),
        ("missing", statuses(of("missing"), "path", &["decides"], words)),
        ("problems", statuses(of("problems"), "path", &["message"], words)),
        ("timeline", statuses(of("timeline"), "id", &["starts", "due", "done"], words)),
        ("notes", statuses(of("notes"), "id", &[], words)),
    ];
    let part = |(key, node): (&str, Node)| Part { key: key.to_owned(), label: words.key(key), node };
    Node::Branch { parts: parts.into_iter().map(part).collect(), ordered: false }
}

fn leaf(key: &str, value: &Value, words: &Words) -> Node {
    match value {
        Value::String(text) => Node::Leaf { exact: text.clone(), shown: words.value_of(key, text) },
        other => Node::leaf(words.value(&other.to_string())),
    }
}

/// Some members of an object; of what is none, a leaf.
fn members(value: &Value, keys: &[&str], words: &Words) -> Node {
    if !value.is_object() {
        return leaf("", value, words);
    }
    let part = |key: &&str| {
        let node = leaf(key, value.get(key)?, words);
        Some(Part { key: (*key).to_owned(), label: words.key(key), node })
    };
    Node::Branch { parts: keys.iter().filter_map(part).collect(), ordered: false }
}

/// The materials, each as one: whether it is required and how it stands change together.
fn checklist(materials: &Value, words: &Words) -> Node {
    let part = |material: &Value| {
        let text = |key: &str| material.get(key).and_then(Value::as_str).unwrap_or_default();
        let shown = ["required", "status"].map(|key| words.value_of(key, text(key)));
        let node = Node::Leaf {
            exact: format!("{} {}", text("required"), text("status")),
            shown: shown.join(&words.sentence("then")),
        };
        Part { key: text("address").to_owned(), label: words.named(text("address"), Some(text("name"))), node }
    };
    Node::Branch { parts: materials.as_array().into_iter().flatten().map(part).collect(), ordered: false }
}

/// The elements of a list by what they are known by, each with some of its members.
fn statuses(list: &Value, id: &str, keys: &[&str], words: &Words) -> Node {
    let mut parts: Vec<Part> = Vec::new();
    for value in list.as_array().into_iter().flatten() {
        let text = |key: &str| value.get(key).and_then(Value::as_str);
        let own = text(id).unwrap_or_default();
        let again = parts.iter().filter(|part| part.key.split('#').next() == Some(own)).count();
        let key = if again == 0 { own.to_owned() } else { format!("{own}#{}", again + 1) };
        let label = words.named(own, text("label").or_else(|| text("name")).or_else(|| text("text")));
        parts.push(Part { key, label, node: members(value, keys, words) });
    }
    Node::Branch { parts, ordered: false }
}
