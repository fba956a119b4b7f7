//! A [`Draft`] to the built pack: names become numbers, rules become code.
//!
//! Whatever a name stands for is looked up here, once; a name that stands for nothing is said, and what it stands in is
//! left out. A pack with any fault is never built, so nothing that was left out is ever missed.

mod award;
mod facts;
mod material;
mod measure;
mod names;
mod note;
mod procedure;
mod reads;
mod rules;
mod scope;
mod together;

use self::names::Names;
pub use self::reads::Reading;
use self::rules::Rules;
pub use self::rules::{Home, Role, Rule};
use self::scope::Scopes;
use super::draft::{Calendar, Condition, Draft, Head};
use super::text::Text;
use crate::order::Map;
use crate::pack::FORMAT;
use crate::pack::fault::Report;
use crate::pack::load::first_day;
use crate::pack::model;

/// A pack with numbers for names, and its rules as they were written.
#[derive(Debug)]
pub struct Lowered<'d> {
    /// The pack, without what has a fault; facts, lists and enumerations are all there. Its digest is still empty.
    pub built: model::Built,
    /// What the documents of each measure state.
    pub stated: Vec<Stated>,
    /// Every rule that compiles.
    pub rules: Vec<Rule<'d>>,
    /// The others: what they read is not known.
    pub unjudged: Vec<(Home, &'d Text)>,
}

/// What the documents of a measure state, in the order in which rules number it.
#[derive(Debug)]
pub struct Stated {
    /// Those handed in once: after the facts.
    pub once: Vec<model::Fact>,
    /// Those handed in for each item: after its fields.
    pub each: Vec<model::Fact>,
}

/// What lowering works with.
struct Lower<'a, 'd> {
    draft: &'d Draft,
    names: &'a Names<'d>,
    report: &'d Report,
    rules: Rules<'d>,
    scopes: Scopes<'a, 'd>,
    stated: Vec<Stated>,
}

/// Lowers a draft.
pub fn lower<'d>(draft: &'d Draft, report: &'d Report) -> Lowered<'d> {
    let names = Names::of(draft, report);
    facts::check_groups(draft, report);
    facts::check_order(draft, report);
    let mut lower = Lower {
        draft,
        names: &names,
        report,
        rules: Rules::new(report, draft.facts.len()),
        scopes: Scopes::of(draft, &names, report),
        stated: Vec::new(),
    };
    let facts = draft.facts.iter().map(|fact| facts::fact(fact, &names)).collect();
    let lists = draft.lists.iter().map(|list| facts::list(list, &names)).collect();
    let measures = lower.measures();
    let notes = lower.notes();
    let together = lower.together(&measures);
    let head = draft.head.as_ref();
    let text = |of: fn(&Head) -> &String| head.map(of).cloned().unwrap_or_default();
    let built = model::Built {
        calendar: calendar(&draft.calendar),
        choices: facts::choices(draft),
        digest: String::new(),
        document: document(head, &text),
        facts,
        format: FORMAT,
        groups: groups(draft),
        id: text(|head| &head.id),
        language: text(|head| &head.language),
        lists,
        measures,
        messages: draft.messages.entries.iter().map(|(code, text)| (code.value.clone(), text.value.clone())).collect(),
        notes,
        together,
        version: text(|head| &head.version),
    };
    let (rules, unjudged) = lower.rules.finish();
    Lowered { built, stated: lower.stated, rules, unjudged }
}

/// What the head says of the document; where the head could not be read, that has been said.
fn document(head: Option<&Head>, text: &dyn Fn(fn(&Head) -> &String) -> String) -> model::Document {
    model::Document {
        dated: head.map_or_else(first_day, |head| head.dated),
        departments: head.map(|head| head.departments.clone()).unwrap_or_default(),
        first_day: head.map_or_else(first_day, |head| head.first_day),
        number: text(|head| &head.number),
        title: text(|head| &head.title),
    }
}

fn calendar(calendar: &Calendar) -> model::Calendar {
    let unpublished = calendar.unpublished.iter().flat_map(|days| &days.value);
    let year = |year: &super::draft::Year| model::Year {
        holidays: year.holidays.iter().map(|holiday| holiday.value).collect(),
        source: year.source.clone(),
        workdays: year.workdays.iter().map(|day| day.value).collect(),
    };
    model::Calendar {
        unpublished: unpublished.map(|day| day.value.clone()).collect(),
        years: calendar.years.iter().map(|of| (of.year.value, year(of))).collect(),
    }
}

fn groups(draft: &Draft) -> Map<String, model::Group> {
    let group = |group: &super::draft::Group| model::Group { help: group.help.clone(), label: group.label.clone() };
    draft.groups.iter().map(|of| (of.name.value.clone(), group(of))).collect()
}

/// The rules of a condition, as written.
fn rules_of(condition: &Condition) -> impl Iterator<Item = &Text> {
    condition.met.iter().chain(&condition.unmet)
}
