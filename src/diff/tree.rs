//! A built pack written out by names: what is a number in it — a fact, an enumeration, a step, a rule's code — is here what
//! an author calls it, and what has an id stands under it.

use serde_json::Value;

use super::names::Names;
use super::rule;
use super::words::Words;
use crate::explain::{Catalogue, Teller};
use crate::feel::Code;
use crate::json;
use crate::pack::Pack;
use crate::pack::model::{Choice, Measure};

/// A part of a pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Node {
    /// What is compared as one.
    Leaf {
        /// What tells it from others.
        exact: String,
        /// In words.
        shown: String,
    },
    /// Parts by key, and whether their order says something.
    Branch { parts: Vec<Part>, ordered: bool },
}

/// A part under its key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Part {
    pub key: String,
    /// What it is called.
    pub label: String,
    pub node: Node,
}

/// Members by which the elements of a list are known.
const IDS: [&str; 6] = ["id", "address", "name", "unit", "title", "label"];
/// Members that name a part to people, the best first.
const TITLES: [&str; 4] = ["title", "label", "name", "unit"];
/// Members that stand in the unit beside them.
const MEASURED: [&str; 2] = ["value", "days"];
/// What is longer than so many letters is no name.
const LONGEST_TITLE: usize = 24;
/// Members of a built pack that no author wrote.
const DERIVED: [&str; 2] = ["digest", "format"];

impl Node {
    pub fn leaf(text: impl Into<String>) -> Self {
        let shown = text.into();
        Self::Leaf { exact: shown.clone(), shown }
    }
}

/// A pack by names.
pub(super) fn of_pack(pack: &Pack, words: &Words) -> Node {
    let value = serde_json::to_value(&pack.built).unwrap_or_default();
    let names = Names { built: &pack.built, measure: None };
    let book = Catalogue::of(&pack.built.language);
    let writer = Writer { names, words, book: book.as_ref(), pack };
    let mut parts = writer.members(&value);
    parts.retain(|part| !DERIVED.contains(&part.key.as_str()));
    for part in parts.iter_mut().filter(|part| part.key == "choices") {
        part.node = writer.unused_choices();
    }
    Node::Branch { parts, ordered: false }
}

/// Writes parts of one pack, and of one measure within it.
#[derive(Clone, Copy)]
struct Writer<'a> {
    names: Names<'a>,
    words: &'a Words,
    /// The words of the rule book.
    book: Option<&'a Catalogue>,
    pack: &'a Pack,
}

impl<'a> Writer<'a> {
    fn members(&self, value: &Value) -> Vec<Part> {
        let members = value.as_object().into_iter().flatten();
        members
            .map(|(key, value)| Part { key: key.clone(), label: self.words.key(key), node: self.node(key, value) })
            .collect()
    }

    /// A value under a key.
    fn node(&self, key: &str, value: &Value) -> Node {
        match value {
            Value::Array(values) if key == "measures" && values.iter().all(Value::is_object) => self.measures(values),
            Value::Array(values) if key == "measures" => Node::leaf(self.joined_measures(values)),
            Value::Array(values) if key == "facts" && values.iter().all(is_asked) => self.asked(values),
            // Of a note it is triggers, of a telephone a rule.
            Value::Array(values) if key == "when" && values.iter().any(is_trigger) => self.elements(values),
            Value::Array(_) if rule::KEYS.contains(&key) => self.rule(key, value),
            Value::Array(values) if key == "between" => self.list(values, |value| self.rule(key, value)),
            Value::Array(values) if key == "exceeds" => {
                self.list(values, |value| Node::leaf(self.names.step_of_any(slot(value))))
            }
            Value::Array(values) if values.iter().all(|value| !value.is_object()) => Node::leaf(self.joined(values)),
            Value::Array(values) => self.elements(values),
            Value::Object(members) if members.contains_key("choice") && key == "kind" => {
                self.enumeration(members.get("choice").and_then(slot))
            }
            Value::Object(_) => Node::Branch { parts: self.with_unit(value), ordered: false },
            Value::Number(_) => Node::leaf(self.number(key, slot(value), value)),
            Value::String(text) => self.text(key, text),
            Value::Bool(truth) => Node::leaf(self.words.value(if *truth { "true" } else { "false" })),
            Value::Null => Node::leaf(""),
        }
    }

    /// Enumerations stand where facts have them; by themselves, those that none has, by their values.
    fn unused_choices(&self) -> Node {
        let used = self.names.used_choices();
        let part = |of: u16| {
            let values = self.names.enumeration(Some(of)).iter().map(|choice| choice.id.as_str());
            let key = values.collect::<Vec<_>>().join(" ");
            Part { label: key.clone(), key, node: self.enumeration(Some(of)) }
        };
        let all = 0..u16::try_from(self.pack.built.choices.len()).unwrap_or(u16::MAX);
        Node::Branch { parts: all.filter(|of| !used.contains(of)).map(part).collect(), ordered: false }
    }

    /// The values of an enumeration with their labels.
    fn enumeration(&self, of: Option<u16>) -> Node {
        let part = |choice: &Choice| Part {
            key: choice.id.clone(),
            label: choice.id.clone(),
            node: Node::leaf(choice.label.clone()),
        };
        Node::Branch { parts: self.names.enumeration(of).iter().map(part).collect(), ordered: true }
    }

    /// A number that stands for something, by its name.
    fn number(&self, key: &str, slot: Option<u16>, value: &Value) -> String {
        let name = match key {
            "list" => self.names.list(slot),
            "fact" | "told" | "untold" | "after" => self.names.fact(slot),
            "step" => self.names.step(slot),
            _ => None,
        };
        name.unwrap_or_else(|| value.to_string())
    }

    fn text(&self, key: &str, text: &str) -> Node {
        Node::Leaf { exact: text.to_owned(), shown: self.words.value_of(key, text) }
    }

    fn rule(&self, key: &str, value: &Value) -> Node {
        let text = value.to_string();
        let read = json::read(text.as_bytes(), json::Limits::RECEIPT);
        let Some(code) = read.ok().and_then(|read| json::from_value::<Code>(&read).ok()) else {
            return Node::leaf(text);
        };
        let teller = self.book.map(|words| Teller { pack: self.pack, words, measure: self.names.measure });
        let shown = rule::shown(key, &code, teller.as_ref(), &self.names);
        Node::Leaf { exact: rule::text(&code, &self.names), shown }
    }

    fn list(&self, values: &[Value], node: impl Fn(&Value) -> Node) -> Node {
        let part = |(index, value): (usize, &Value)| {
            let key = (index + 1).to_string();
            Part { label: key.clone(), key, node: node(value) }
        };
        Node::Branch { parts: values.iter().enumerate().map(part).collect(), ordered: false }
    }

    fn joined(&self, values: &[Value]) -> String {
        let text = |value: &Value| match value {
            Value::String(text) => text.clone(),
            Value::Array(ends) => {
                let ends: Vec<_> =
                    ends.iter().map(|end| end.as_str().map_or_else(|| end.to_string(), str::to_owned)).collect();
                let mut ends = ends;
                ends.dedup();
                ends.join(&self.words.sentence("to"))
            }
            other => other.to_string(),
        };
        values.iter().map(text).collect::<Vec<_>>().join(&self.words.sentence("list"))
    }

    /// The measures that a rule between them names.
    fn joined_measures(&self, values: &[Value]) -> String {
        let id =
            |value: &Value| self.pack.built.measures.get(usize::from(slot(value)?)).map(|measure| measure.id.clone());
        let ids = values.iter().map(|value| id(value).unwrap_or_else(|| value.to_string()));
        ids.collect::<Vec<_>>().join(&self.words.sentence("list"))
    }

    fn measures(&self, values: &[Value]) -> Node {
        let part = |(measure, value): (&'a Measure, &Value)| {
            let own = Self { names: Names { measure: Some(measure), ..self.names }, ..*self };
            let label =
                self.words.say("measure", &[("article", &measure.article.to_string()), ("title", &measure.title)]);
            Part { key: measure.id.clone(), label, node: Node::Branch { parts: own.members(value), ordered: false } }
        };
        let parts = self.pack.built.measures.iter().zip(values).map(part).collect();
        Node::Branch { parts, ordered: true }
    }

    /// The facts that a measure asks for, by name, with whether a submission needs them.
    fn asked(&self, values: &[Value]) -> Node {
        let part = |value: &Value| {
            let fact = value.get("fact");
            let slot_of =
                |value: Option<&Value>| slot(value.and_then(|value| value.get("slot")).unwrap_or(&Value::Null));
            let name = if fact.is_some() {
                self.names.fact(slot_of(fact))
            } else {
                self.names.list(slot_of(value.get("list")))
            };
            let key = name.unwrap_or_else(|| value.to_string());
            let needed = fact.and_then(|fact| fact.get("required")).and_then(Value::as_bool).unwrap_or(false);
            let node = Node::leaf(self.words.value(if needed { "needed" } else { "asked" }));
            Part { label: self.names.label(&key).unwrap_or_else(|| key.clone()), key, node }
        };
        Node::Branch { parts: values.iter().map(part).collect(), ordered: true }
    }

    /// The members of an object, of which a value is shown with the unit that stands beside it.
    fn with_unit(&self, value: &Value) -> Vec<Part> {
        let mut parts = self.members(value);
        if let Some(unit) = value.get("unit").and_then(Value::as_str)
            && let Some(Node::Leaf { exact, shown }) =
                parts.iter_mut().find(|part| MEASURED.contains(&part.key.as_str())).map(|part| &mut part.node)
        {
            *shown = self.words.with_unit(unit, exact);
        }
        parts
    }

    /// A list of objects, each under what it is known by, or its place.
    fn elements(&self, values: &[Value]) -> Node {
        let mut parts: Vec<Part> = Vec::with_capacity(values.len());
        for (index, value) in values.iter().enumerate() {
            let text = |keys: &[&str]| keys.iter().find_map(|key| value.get(key)?.as_str().map(str::to_owned));
            let place = (index + 1).to_string();
            let mut key = text(&IDS).unwrap_or_else(|| place.clone());
            if parts.iter().any(|part| part.key == key) {
                key = format!("{key}#{place}");
            }
            // A condition is known by the words that it quotes; other texts are what they say, not what they are called.
            let quoted = if value.get("met").is_some() { text(&["text"]) } else { None };
            let title = text(&TITLES).or(quoted).filter(|title| title.chars().count() <= LONGEST_TITLE);
            let label = self.words.named(&key, title.as_deref());
            parts.push(Part { key, label, node: Node::Branch { parts: self.with_unit(value), ordered: false } });
        }
        Node::Branch { parts, ordered: true }
    }
}

fn slot(value: &Value) -> Option<u16> {
    value.as_u64().and_then(|slot| u16::try_from(slot).ok())
}

fn is_asked(value: &Value) -> bool {
    value
        .as_object()
        .is_some_and(|members| members.len() == 1 && ["fact", "list"].iter().any(|key| members.contains_key(*key)))
}

fn is_trigger(value: &Value) -> bool {
    value.get("that").is_some()
}
