//! What the name of a field leads to: the form, the checklist and the procedure know.

use huiqi::contract::{FormKind, FormNode, MaterialRule, Measure};
use huiqi::json::pointer::{self, escape};

use crate::render::Context;

/// How many items of a list there are.
pub type Count<'a> = &'a dyn Fn(&str) -> usize;

/// Pointer of the application's day.
pub const DATE: &str = "/date";
/// Pointer of the facts.
pub const FACTS: &str = "/facts";

/// What kind of question a node is.
pub fn kind(node: &FormNode<'_>) -> FormKind {
    node.hint.as_ref().map_or(FormKind::Text, |hint| hint.kind)
}

/// The members of a group or an item, in the order in which they are asked.
pub fn members<'n>(node: &'n FormNode<'n>) -> impl Iterator<Item = (&'n str, &'n FormNode<'n>)> {
    let order = node.hint.iter().flat_map(|hint| &hint.order);
    order.filter_map(|name| Some((&**name, node.properties.get(name)?)))
}

/// The node at a pointer into `facts`, if its items are there.
pub fn node<'n>(root: &'n FormNode<'n>, pointer: &str, count: Count<'_>) -> Option<&'n FormNode<'n>> {
    let mut node = root;
    let mut at = pointer::Pointer::new();
    let tokens = pointer::parse(pointer)?;
    let (first, rest) = tokens.split_first()?;
    at.push(first);
    if at.as_str() != FACTS {
        return None;
    }
    for token in rest {
        node = match &node.items {
            Some(item) => {
                index(token).filter(|index| *index < count(at.as_str()))?;
                item
            }
            None => node.properties.get(token.as_str())?,
        };
        at.push(token);
    }
    Some(node)
}

/// Whether a field of that name tells one thing of the measure: a fact, a material or what it states, a step, the day.
pub fn is_told(context: &Context<'_>, pointer: &str, count: Count<'_>) -> bool {
    if pointer == DATE {
        return true;
    }
    let Some(tokens) = pointer::parse(pointer) else { return false };
    match tokens.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["facts", ..] => node(&context.form.root, pointer, count)
            .is_some_and(|node| !matches!(kind(node), FormKind::Group | FormKind::List)),
        ["materials", address] => material(&context.measure, address, count).is_some(),
        ["materials", address, name] => material(&context.measure, address, count)
            .is_some_and(|material| material.states.iter().any(|stated| stated.name == *name)),
        ["progress", id] => steps(&context.measure).any(|(known, _)| known == *id),
        _ => false,
    }
}

/// The list of a measure's items, as it stands in the addresses of its materials: `contracts`.
fn item_list<'m>(measure: &'m Measure<'_>) -> Option<&'m str> {
    measure.items.as_ref()?.path.strip_prefix("/facts/")
}

/// The material at an address, if its item is there.
fn material<'m>(measure: &'m Measure<'m>, address: &str, count: Count<'_>) -> Option<&'m MaterialRule<'m>> {
    measure.materials.iter().find(|rule| match rule.address.split_once('*') {
        None => rule.address == address,
        Some((before, after)) => {
            let number = address.strip_prefix(before).and_then(|rest| rest.strip_suffix(after));
            let items = measure.items.as_ref().map_or(0, |items| count(&items.path));
            number.and_then(index).is_some_and(|index| index < items)
        }
    })
}

/// The materials that are handed in once, or those of one item, each with its address.
pub fn materials<'m>(
    measure: &'m Measure<'m>,
    item: Option<usize>,
) -> impl Iterator<Item = (String, &'m MaterialRule<'m>)> {
    measure.materials.iter().filter(move |rule| rule.address.contains('*') == item.is_some()).map(move |rule| {
        let address = item.map_or(rule.address.clone(), |item| rule.address.replace('*', &item.to_string()));
        (address, rule)
    })
}

/// The steps and events of the procedure: id and name.
pub fn steps<'m>(measure: &'m Measure<'m>) -> impl Iterator<Item = (&'m str, &'m str)> {
    measure.steps.iter().flat_map(|step| {
        let event = step.event.as_ref().map(|event| (&*event.id, &*event.name));
        event.into_iter().chain([(&*step.id, &*step.name)])
    })
}

/// Where a field stands when an item of a list has gone; nothing if it went with it.
pub fn without(context: &Context<'_>, name: &str, list: &str, gone: usize) -> Option<String> {
    let facts = format!("{list}/");
    let papers = item_list(&context.measure)
        .filter(|own| list.strip_prefix("/facts/") == Some(own))
        .map(|own| format!("/materials/{}", escape(&format!("{own}/"))));
    let moved = |rest: &str, before: &str| -> Option<String> {
        let end = rest.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(rest.len());
        let (number, rest) = rest.split_at(end);
        match index(number)? {
            at if at < gone => Some(format!("{before}{at}{rest}")),
            at if at == gone => None,
            at => Some(format!("{before}{}{rest}", at - 1)),
        }
    };
    for before in [Some(facts), papers].into_iter().flatten() {
        if let Some(rest) = name.strip_prefix(&before) {
            return moved(rest, &before);
        }
    }
    Some(name.to_owned())
}

/// An index as pointers have it: digits without a needless zero.
pub fn index(text: &str) -> Option<usize> {
    text.parse().ok().filter(|index: &usize| index.to_string() == text)
}

/// What a place is called within its page, so that a link leads there: `/facts/contracts/0/amount` is
/// `facts-contracts-0-amount`.
pub fn anchor(pointer: &str) -> String {
    pointer.trim_start_matches('/').replace("~1", "/").replace(['/', '~'], "-")
}
