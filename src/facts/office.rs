//! What an office knows for certain, over what an applicant tells (native).
//!
//! Takes an application or profile, gives it with the office's facts in place of the applicant's and marked as verified,
//! and a problem for each place at which the two say something else. Who may say what an office knows, the door decides;
//! of anybody else marks of verification are a claim, which is taken away before the application is looked at.

use std::collections::BTreeSet;

use crate::contract::Problem;
use crate::json::pointer::{self, Pointer};
use crate::json::{Object, Value, canonical};
use crate::pack::Pack;
use crate::pack::model::{Fact, FactKind};
use crate::value::grouped;

use super::Problems;
use super::formats::name;
use super::values::{money_text, read_money, shown};

/// Where marks of verification stand.
const VERIFIED: &str = "verified";

/// Takes away what an application says to be verified; a problem says so, where there was something.
pub(crate) fn without_claims(pack: &Pack, application: &mut Value) -> Vec<Problem> {
    let mut problems = Problems::new(pack);
    // What is no list is refused when the application is read.
    if let Some(Value::Array(claims)) = member(application, VERIFIED)
        && !claims.is_empty()
    {
        claims.clear();
        problems.add(format!("/{VERIFIED}"), "verified.claimed", &[]);
    }
    problems.sorted()
}

/// Puts an office's facts in the place of an applicant's: groups member by member, lists item by item; an office's list is
/// the list, so that what the applicant told beyond its end goes. Those of an application are marked as verified; a profile
/// has no marks.
pub(crate) fn override_with(pack: &Pack, told: &mut Value, office: &Object) -> Vec<Problem> {
    let mut over = Over { pack, problems: Problems::new(pack), verified: Vec::new(), at: Pointer::new() };
    over.at.push("facts");
    if let Some(Value::Object(facts)) = member(told, "facts") {
        over.members(facts, office);
    }
    let Over { problems, verified, .. } = over;
    let is_application = matches!(told, Value::Object(members) if members.contains_key("measure"));
    if let (true, Value::Object(members)) = (is_application, told) {
        mark(members, verified);
    }
    problems.sorted()
}

/// Marks paths as verified, beside those that are.
fn mark(application: &mut Object, paths: Vec<String>) {
    if !application.contains_key(VERIFIED) {
        application.insert(VERIFIED, Value::Array(Vec::new()));
    }
    let Some(Value::Array(marks)) = application.get_mut(VERIFIED) else { return };
    let known: BTreeSet<String> = marks.iter().filter_map(Value::as_str).map(str::to_owned).collect();
    marks.extend(paths.into_iter().filter(|path| !known.contains(path)).map(Value::String));
}

fn member<'v>(value: &'v mut Value, key: &str) -> Option<&'v mut Value> {
    let Value::Object(members) = value else { return None };
    members.get_mut(key)
}

/// One walk through an office's facts, beside the applicant's.
struct Over<'p> {
    pack: &'p Pack,
    problems: Problems<'p>,
    verified: Vec<String>,
    at: Pointer,
}

impl Over<'_> {
    fn members(&mut self, told: &mut Object, office: &Object) {
        for (key, known) in office.iter() {
            self.at.push(key);
            match told.get_mut(key) {
                Some(place) => self.place(place, known),
                None => {
                    told.insert(key, known.clone());
                    self.leaves(known);
                }
            }
            self.at.pop();
        }
    }

    fn place(&mut self, told: &mut Value, known: &Value) {
        match (told, known) {
            (Value::Object(told), Value::Object(known)) => self.members(told, known),
            (Value::Array(told), Value::Array(known)) => self.items(told, known),
            (told, known) => {
                self.hold(told, known);
                *told = known.clone();
                self.leaves(known);
            }
        }
    }

    fn items(&mut self, told: &mut Vec<Value>, known: &[Value]) {
        for (index, item) in known.iter().enumerate() {
            self.at.push_index(index);
            match told.get_mut(index) {
                Some(place) => self.place(place, item),
                None => {
                    told.push(item.clone());
                    self.leaves(item);
                }
            }
            self.at.pop();
        }
        if told.len() > known.len() {
            self.fewer(told.len(), known.len());
            told.truncate(known.len());
        }
    }

    /// Notes that an applicant told more items than there are.
    fn fewer(&mut self, told: usize, known: usize) {
        let path = self.at.to_string();
        let name = path.trim_start_matches("/facts/").replace('/', ".");
        let list = self.pack.built.lists.iter().find(|list| list.name == name);
        let label = list.map_or_else(|| path.clone(), |list| list.label.clone());
        let (told, known) = (told.to_string(), known.to_string());
        let params = [("label", label.as_str()), ("claimed", told.as_str()), ("verified", known.as_str())];
        self.problems.add(path, "fact.overridden", &params);
    }

    /// Marks every leaf of a value that the applicant had not told.
    fn leaves(&mut self, known: &Value) {
        match known {
            Value::Object(members) => {
                for (key, member) in members.iter() {
                    self.at.push(key);
                    self.leaves(member);
                    self.at.pop();
                }
            }
            Value::Array(items) if !items.is_empty() => {
                for (index, item) in items.iter().enumerate() {
                    self.at.push_index(index);
                    self.leaves(item);
                    self.at.pop();
                }
            }
            _ => self.verified.push(self.at.to_string()),
        }
    }

    /// Notes that an applicant told something else.
    fn hold(&mut self, told: &Value, known: &Value) {
        let path = self.at.to_string();
        let fact = fact_at(self.pack, &path);
        if is_same(fact, told, known) {
            return;
        }
        let label = fact.map_or_else(|| path.clone(), |fact| fact.label.clone());
        let params = [("label", label.as_str()), ("claimed", &plain(told)), ("verified", &plain(known))];
        let said =
            [("label", label.as_str()), ("claimed", &self.said(fact, told)), ("verified", &self.said(fact, known))];
        self.problems.add_said(path, "fact.overridden", &params, &said);
    }

    /// A value as a sentence has it.
    fn said(&self, fact: Option<&Fact>, value: &Value) -> String {
        let word = |code: &str| self.problems.word(code);
        match (fact.map(|fact| fact.kind), value) {
            (_, Value::Bool(yes)) => word(if *yes { "label.yes" } else { "label.no" }),
            (Some(FactKind::Choice(of)), Value::String(id)) => {
                let values = self.pack.built.choices.get(usize::from(of)).map_or(&[][..], |list| &list.values);
                values.iter().find(|choice| choice.id == *id).map_or_else(|| shown(id), |choice| choice.label.clone())
            }
            (Some(FactKind::Money), value) => match money_text(value) {
                Some(text) if read_money(&text).is_ok() => grouped(&text),
                _ => plain(value),
            },
            (_, Value::Null) => {
                fact.and_then(|fact| fact.none.as_ref()).map_or_else(String::new, |none| none.label.clone())
            }
            (_, value) => plain(value),
        }
    }
}

/// A value as it was given: a text as it is, all else as JSON.
fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => shown(text),
        value => shown(&canonical(value)),
    }
}

/// Whether two values of a fact say the same: money whatever its zeros, names under NFKC without white space.
fn is_same(fact: Option<&Fact>, one: &Value, other: &Value) -> bool {
    if one == other {
        return true;
    }
    let money = |value: &Value| money_text(value).and_then(|text| read_money(&text).ok());
    match (fact.map(|fact| fact.kind), one, other) {
        (Some(FactKind::Money), one, other) => money(one).is_some_and(|sum| money(other) == Some(sum)),
        (Some(FactKind::Text), Value::String(one), Value::String(other)) => name::folded(one) == name::folded(other),
        _ => false,
    }
}

/// The fact that a path of an application leads to.
fn fact_at<'p>(pack: &'p Pack, path: &str) -> Option<&'p Fact> {
    let tokens = pointer::parse(path)?;
    let rest = tokens.split_first().filter(|(first, _)| *first == "facts")?.1;
    let dotted = rest.join(".");
    if let Some(fact) = pack.built.facts.iter().find(|fact| fact.name == dotted) {
        return Some(fact);
    }
    let [list @ .., _, field] = rest else { return None };
    let list = list.join(".");
    pack.built.lists.iter().find(|known| known.name == list)?.fields.iter().find(|known| known.name == *field)
}
