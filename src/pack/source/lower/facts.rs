//! Facts, lists and enumerations, with numbers for names.

use super::names::Names;
use crate::feel::types::{Type, Typed, Unit};
use crate::pack::fault::{Report, codes};
use crate::pack::model;
use crate::pack::source::draft::{Choices, Draft, Fact, Kind, List};

/// The enumerations.
pub fn choices(draft: &Draft) -> Vec<model::ChoiceList> {
    let list = |choices: &Choices| model::ChoiceList {
        values: choices
            .values
            .iter()
            .map(|(id, label)| model::Choice { id: id.value.clone(), label: label.clone() })
            .collect(),
    };
    draft.choices.iter().map(list).collect()
}

/// One fact. One of unknown kind keeps its number as a text: no rule that names it is judged.
pub fn fact(fact: &Fact, names: &Names<'_>) -> model::Fact {
    model::Fact {
        after: fact.after.as_ref().and_then(|name| names.fact(name)),
        clause: fact.clause.as_ref().map(|clause| clause.value.clone()),
        help: fact.help.clone(),
        kind: fact.kind.as_ref().and_then(|of| kind(of, names)).unwrap_or(model::FactKind::Text),
        label: fact.label.clone(),
        max: fact.max,
        min: fact.min,
        name: fact.name.value.clone(),
        none: fact.none.as_ref().map(|none| model::NoneAnswer { label: none.label.clone(), value: none.value }),
        past: fact.past,
        settled: fact.settled,
        used: fact.used.unwrap_or(model::Use::Record),
    }
}

/// One list.
pub fn list(list: &List, names: &Names<'_>) -> model::List {
    model::List {
        fields: list.fields.iter().map(|field| fact(field, names)).collect(),
        help: list.help.clone(),
        item_label: list.item_label.clone(),
        label: list.label.clone(),
        max: list.max,
        name: list.name.value.clone(),
    }
}

/// What rules see of a fact; nothing where its kind is not known.
pub fn typed(fact: &Fact, names: &Names<'_>, report: &Report) -> Option<Typed> {
    let ty = fact.kind.as_ref().and_then(|kind| type_of(kind, names));
    if ty.is_none() {
        report.mark_damaged(&fact.name.value);
    }
    // A number that stands for none hides the null from the rules.
    let nullable = fact.none.as_ref().is_some_and(|none| none.value.is_none());
    Some(Typed { ty: ty?, nullable })
}

/// Says which groups of facts are not declared.
pub fn check_groups(draft: &Draft, report: &Report) {
    let facts = draft.facts.iter().map(|fact| &fact.name);
    for name in facts.chain(draft.lists.iter().map(|list| &list.name)) {
        let Some((group, _)) = name.value.split_once('.') else { continue };
        if !draft.groups.iter().any(|known| known.name.value == group) {
            let known = draft.groups.iter().map(|group| group.name.value.as_str());
            let message = format!("no group of facts is called `{group}`: declare `[groups.{group}]`");
            report.absent(name.spot, codes::UNKNOWN_GROUP, group, message, known);
        }
    }
}

/// Says which days are held against what is no other day.
pub fn check_order(draft: &Draft, report: &Report) {
    for fact in &draft.facts {
        let Some(after) = &fact.after else { continue };
        // A fact that is not there is said where its number is looked up.
        let Some(other) = draft.facts.iter().find(|other| other.name.value == after.value) else { continue };
        let is_other_day =
            other.kind.as_ref().is_none_or(|kind| matches!(kind, Kind::Date)) && !std::ptr::eq(other, fact);
        if !is_other_day {
            let message =
                format!("`after` takes the name of another fact of kind `date`, and `{}` is none", after.value);
            report.add(after.spot, codes::WRONG_VALUE, message);
        }
    }
}

fn kind(kind: &Kind, names: &Names<'_>) -> Option<model::FactKind> {
    Some(match kind {
        Kind::Boolean => model::FactKind::Boolean,
        Kind::Choice(name) => model::FactKind::Choice(names.choice(name)?),
        Kind::Money => model::FactKind::Money,
        Kind::Date => model::FactKind::Date,
        Kind::Integer => model::FactKind::Integer,
        Kind::Text => model::FactKind::Text,
        Kind::Uscc => model::FactKind::Uscc,
    })
}

fn type_of(kind: &Kind, names: &Names<'_>) -> Option<Type> {
    Some(match kind {
        Kind::Boolean => Type::Boolean,
        Kind::Choice(name) => Type::Choice(names.choice(name)?),
        Kind::Money => Type::Number(Unit::Yuan),
        Kind::Date => Type::Date,
        Kind::Integer => Type::Number(Unit::Plain),
        Kind::Text | Kind::Uscc => Type::Text,
    })
}
