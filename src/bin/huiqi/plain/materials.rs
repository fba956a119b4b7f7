//! What is at hand, what it states, and which steps are done: the rest of the form.

use huiqi::contract::MaterialRule;
use huiqi::json::pointer::escape;
use maud::{Markup, html};

use super::places::{self, anchor};
use super::question::{Question, problems};
use super::told::{SHOW, STATES};
use super::view::View;
use super::words;
use crate::render::measure::{hint_text, material_about};
use crate::render::words as report;

/// The materials to tick, once and for each item, and the days of the procedure.
pub fn draw(view: &View<'_>) -> Markup {
    html! { (papers(view)) (progress(view)) }
}

fn papers(view: &View<'_>) -> Markup {
    let measure = &view.context.measure;
    if measure.materials.is_empty() {
        return html! {};
    }
    let states = measure.materials.iter().any(|rule| !rule.states.is_empty());
    let items = measure.items.as_ref();
    let count = items.map_or(0, |items| view.told.count(&items.path));
    html! {
        fieldset id="materials" {
            legend { (report::heading::MATERIALS) }
            p class="help" { (words::MATERIALS_HELP) }
            @for hint in &measure.material_hints { p class="help" { (hint_text(hint)) } }
            @if view.told.asks_states() {
                input type="hidden" name=(STATES) value="1";
                p class="help" { (words::STATES_HELP) }
            }
            (section(view, report::materials::ONCE, None))
            @if let Some(items) = items {
                @for index in 0..count { (section(view, &report::item::titled(&items.label, index + 1), Some(index))) }
            }
            @if states && !view.told.asks_states() {
                p class="act" {
                    input type="submit" name=(SHOW) value=(words::SHOW_STATES) formaction={ (measure.id) "#materials" };
                }
            }
        }
    }
}

fn section(view: &View<'_>, title: &str, item: Option<usize>) -> Markup {
    let materials: Vec<_> = places::materials(&view.context.measure, item).collect();
    html! {
        @if !materials.is_empty() {
            fieldset class="item" {
                legend { (title) }
                @for (address, rule) in materials { (paper(view, &address, rule)) }
            }
        }
    }
}

fn paper(view: &View<'_>, address: &str, rule: &MaterialRule<'_>) -> Markup {
    let pointer = format!("/materials/{}", escape(address));
    let id = anchor(&pointer);
    let problems = problems(view, &pointer, &id);
    let about = problems.as_ref().map(|_| format!("{id}-problem"));
    let any_one = rule.one_of.as_ref().map(|_| report::materials::ANY_ONE.to_owned());
    let described: Vec<_> = any_one.into_iter().chain(material_about(rule)).collect();
    html! {
        div class=(if problems.is_some() { "field wrong" } else { "field" }) {
            label class="choice" {
                input type="checkbox" name=(pointer) value="true" id=(id) checked[view.told.is_at_hand(&pointer)] aria-describedby=[&about];
                " " (report::remarked(&rule.name, &described))
            }
            @if let Some(problems) = &problems { (problems) }
            @if view.told.asks_states() && !rule.states.is_empty() {
                div class="states" {
                    @for stated in &rule.states {
                        (Question::of_stated(stated, &view.context.form.root).draw(view, &format!("{pointer}/{}", escape(&stated.name))))
                    }
                }
            }
        }
    }
}

fn progress(view: &View<'_>) -> Markup {
    let steps: Vec<_> = places::steps(&view.context.measure).collect();
    html! {
        @if !steps.is_empty() {
            fieldset id="progress" {
                legend { (words::PROGRESS) }
                p class="help" { (words::PROGRESS_HELP) }
                @for (id, name) in steps {
                    (Question::of_day(&words::done_on(name), None).draw(view, &format!("/progress/{}", escape(id))))
                }
            }
        }
    }
}
