//! What a change is called in the pack's language.

use crate::contract::{Bounds, Change};
use crate::pack::model::{Fact, FactKind};
use crate::pack::{self, Pack};
use crate::value::{Known, Money, Set, grouped};

use super::super::borrowed;
use super::propose::{Direction, OneMore, Proposal, Step, What};

/// What the text of a value says where the fact takes "there is none": `null`, as in an application.
const NONE: &str = "null";

/// A proposal as the contract has it.
pub(super) fn change<'p>(pack: &'p Pack, proposal: &Proposal<'p>, award: Option<Bounds>) -> Change<'p> {
    let (to, text) = match &proposal.what {
        What::Answer(_, fact, values) => answer(pack, fact, values),
        What::Number(_, fact, step) => number(pack, fact, step),
        What::Today(day, ever) => {
            let code = if *ever { "change.from-day" } else { "change.on-day" };
            (day.to_string(), say(pack, code, &[("day", &day.to_string())]))
        }
        What::Item(item) => one_more(pack, item),
    };
    Change {
        award,
        label: proposal.label.clone(),
        meets: proposal.meets.map(|(rule, _)| borrowed(&rule.id)),
        path: proposal.path.clone(),
        text: text.into(),
        to,
    }
}

fn say(pack: &Pack, code: &str, params: &[(&str, &str)]) -> String {
    pack.say(code, &pack::params(params))
}

/// Of several answers that will do, all are named and the first is proposed.
fn answer(pack: &Pack, fact: &Fact, values: &[Set]) -> (String, String) {
    let names: Vec<String> = values.iter().map(|value| name(pack, fact, value)).collect();
    let choice = names.join(&say(pack, "label.or", &[]));
    let to = values.first().map(|value| plain(pack, fact, value)).unwrap_or_default();
    (to, say(pack, "change.answer", &[("label", &fact.label), ("choice", &choice)]))
}

fn number(pack: &Pack, fact: &Fact, step: &Step) -> (String, String) {
    let to = plain(pack, fact, &step.to);
    let shown = name(pack, fact, &step.to);
    let mut params = vec![("label", fact.label.as_str()), ("choice", &shown), ("to", &shown)];
    let by = step.by.as_ref().map(|(by, way)| (name(pack, fact, by), *way));
    let cap = step.cap.map(|cap| yuan(pack, cap));
    params.extend(by.as_ref().map(|(by, _)| ("by", by.as_str())));
    params.extend(cap.as_ref().map(|cap| ("high", cap.as_str())));
    let code = match (&by, cap.is_some()) {
        (Some((_, Direction::More)), false) => "change.more",
        (Some((_, Direction::Less)), false) => "change.less",
        (Some((_, Direction::More)), true) => "change.more-until-cap",
        (Some((_, Direction::Less)), true) => "change.less-until-cap",
        (None, _) => "change.answer",
    };
    (to, say(pack, code, &params))
}

fn one_more(pack: &Pack, item: &OneMore<'_>) -> (String, String) {
    let by = name(pack, item.field, &item.amount);
    let cap = item.cap.map(|cap| yuan(pack, cap));
    let code = if cap.is_some() { "change.one-more-until-cap" } else { "change.one-more" };
    let high = cap.as_deref().unwrap_or_default();
    let params = [("by", by.as_str()), ("item", item.item_label), ("label", &item.field.label), ("high", high)];
    (plain(pack, item.field, &item.amount), say(pack, code, &params))
}

/// A value as an application has it.
fn plain(pack: &Pack, fact: &Fact, value: &Set) -> String {
    match (&value.some, fact.kind) {
        (Known::Truth { yes, .. }, _) => yes.to_string(),
        (Known::Number(span), FactKind::Money) => Money::floor(span.lo).to_string(),
        (Known::Number(span), _) => span.lo.to_string(),
        (Known::Day(span), _) => span.lo.to_string(),
        (Known::Choice { .. }, _) => choice(pack, value).map_or("", |choice| choice.id.as_str()).to_owned(),
        _ => NONE.to_owned(),
    }
}

/// A value as a sentence has it.
fn name(pack: &Pack, fact: &Fact, value: &Set) -> String {
    match (&value.some, fact.kind) {
        (Known::Truth { yes, .. }, _) => say(pack, if *yes { "label.yes" } else { "label.no" }, &[]),
        (Known::Number(span), FactKind::Money) => yuan(pack, Money::floor(span.lo)),
        (Known::Number(_) | Known::Day(_), _) => plain(pack, fact, value),
        (Known::Choice { .. }, _) => choice(pack, value).map_or("", |choice| choice.label.as_str()).to_owned(),
        _ => fact.none.as_ref().map_or("", |none| none.label.as_str()).to_owned(),
    }
}

/// A sum as a sentence has it.
fn yuan(pack: &Pack, sum: Money) -> String {
    say(pack, "label.yuan", &[("sum", &grouped(&sum.to_string()))])
}

fn choice<'p>(pack: &'p Pack, value: &Set) -> Option<&'p crate::pack::model::Choice> {
    let Known::Choice { of, mask } = value.some else { return None };
    pack.built.choices.get(usize::from(of))?.values.get(usize::try_from(mask.trailing_zeros()).ok()?)
}
