//! The form of a measure: its questions in frames, the day, the materials and the procedure.

use huiqi::contract::{FormKind, FormNode};
use huiqi::json::pointer::Pointer;
use maud::{Markup, html};

use super::places::{DATE, anchor, kind, members};
use super::question::{Question, problems};
use super::told::{ADD, ITEMS, JUDGE, NONE, REMOVE};
use super::view::View;
use super::{materials, words};
use crate::render::words as report;

/// The form, with what was typed.
pub fn draw(view: &View<'_>) -> Markup {
    let root = &view.context.form.root;
    let mut at = Pointer::new();
    at.push("facts");
    html! {
        h2 id="form" { (words::FORM) }
        form method="post" action=(view.context.measure.id) accept-charset="UTF-8" {
            // The button that the enter key presses is the first.
            div class="first" {
                (Question::of_day(words::DATE, Some(words::DATE_HELP)).draw(view, DATE))
                (judge(view))
            }
            (nodes(view, root, &mut at))
            (materials::draw(view))
            (judge(view))
        }
    }
}

fn judge(view: &View<'_>) -> Markup {
    let here = format!("{}#answer", view.context.measure.id);
    html! { p class="act" { input type="submit" class="main" name=(JUDGE) value=(words::JUDGE) formaction=(here); } }
}

/// The members of a group or an item; those that are no group stand in a frame of the group's.
fn nodes(view: &View<'_>, node: &FormNode<'_>, at: &mut Pointer) -> Markup {
    html! {
        @for (name, member) in members(node) {
            ({
                at.push(name);
                let drawn = one(view, member, name, node.required.iter().any(|required| required == name), at);
                at.pop();
                drawn
            })
        }
    }
}

fn one(view: &View<'_>, node: &FormNode<'_>, name: &str, required: bool, at: &mut Pointer) -> Markup {
    match (kind(node), &node.items) {
        (FormKind::Group, _) => html! {
            fieldset { legend { (title(node, name)) } (help(node)) (nodes(view, node, at)) }
        },
        (FormKind::List, Some(item)) => list(view, node, item, name, at),
        _ => Question::of_fact(node, name, required).draw(view, at.as_str()),
    }
}

/// A list: a frame for each item, a button that adds one, and one at each item that takes it away.
fn list(view: &View<'_>, node: &FormNode<'_>, item: &FormNode<'_>, name: &str, at: &mut Pointer) -> Markup {
    let pointer = at.as_str().to_owned();
    let id = anchor(&pointer);
    let count = view.told.count(&pointer);
    let label = item.title.as_deref().unwrap_or(name);
    let full = node.max_items.is_some_and(|max| usize::try_from(max).is_ok_and(|max| count >= max));
    html! {
        fieldset id=(id) {
            legend { (title(node, name)) }
            (help(node))
            @if let Some(problems) = problems(view, &pointer, &id) { (problems) }
            input type="hidden" name={ (ITEMS) (pointer) } value=(count);
            @for index in 0..count {
                ({
                    at.push_index(index);
                    let drawn = framed(view, item, label, index, &pointer, at);
                    at.pop();
                    drawn
                })
            }
            @if count == 0 {
                p { (words::no_items(label)) }
                label class="choice" {
                    input type="checkbox" name={ (NONE) (pointer) } value="1" checked[view.told.is_none(&pointer)];
                    " " (words::none_of(label))
                }
            }
            @if full { p { (words::full(count)) } } @else {
                p class="act" { (button(view, ADD, &pointer, &words::add(label), &format!("{id}-{count}"))) }
            }
        }
    }
}

fn framed(view: &View<'_>, item: &FormNode<'_>, label: &str, index: usize, list: &str, at: &mut Pointer) -> Markup {
    let titled = report::item::titled(label, index + 1);
    let pointer = at.as_str().to_owned();
    let id = anchor(&pointer);
    html! {
        fieldset class="item" id=(id) {
            legend { (titled) }
            @if let Some(problems) = problems(view, &pointer, &id) { (problems) }
            (nodes(view, item, at))
            p class="act" { (button(view, REMOVE, &pointer, &words::remove(&titled), &anchor(list))) }
        }
    }
}

/// A button whose name says what it does, and where the page is looked at then.
fn button(view: &View<'_>, action: &str, pointer: &str, said: &str, then: &str) -> Markup {
    let address = format!("{}#{then}", view.context.measure.id);
    html! { input type="submit" name={ (action) (pointer) } value=(said) formaction=(address); }
}

fn title<'n>(node: &'n FormNode<'n>, name: &'n str) -> &'n str {
    node.title.as_deref().unwrap_or(name)
}

fn help(node: &FormNode<'_>) -> Markup {
    html! { @if let Some(help) = &node.description { p class="help" { (help) } } }
}
