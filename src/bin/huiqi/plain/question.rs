//! One question, as every browser can draw it: a choice as buttons or a list, all else as a line of text.
//!
//! A day is a line of text too: a browser's own control for days shows none that is wrong, and so would lose it.

use huiqi::contract::{FormKind, FormNode, Stated};
use maud::{Markup, html};

use super::places::{self, anchor, kind};
use super::told::NONE;
use super::view::View;
use super::words;
use crate::render::words as report;

/// What is asked.
#[derive(Debug)]
pub struct Question<'q> {
    label: &'q str,
    kind: FormKind,
    choices: Vec<(&'q str, &'q str)>,
    none: Option<&'q str>,
    optional: bool,
    hints: Vec<String>,
}

impl<'q> Question<'q> {
    /// A fact.
    pub fn of_fact(node: &'q FormNode<'q>, name: &'q str, required: bool) -> Self {
        let hint = node.hint.as_ref();
        let past = hint.filter(|hint| hint.past).map(|_| report::question::NOT_FUTURE.to_owned());
        let bounds = [node.minimum.map(report::question::at_least), node.maximum.map(report::question::at_most), past];
        Self {
            label: node.title.as_deref().unwrap_or(name),
            kind: kind(node),
            choices: choices(node),
            none: hint.and_then(|hint| hint.none.as_deref()),
            optional: !required,
            hints: node
                .description
                .as_deref()
                .map(str::to_owned)
                .into_iter()
                .chain(bounds.into_iter().flatten())
                .collect(),
        }
    }

    /// What a document states. A choice has those of the fact that it is held against, whose name ends as its own does
    /// (`taxCreditGrade`, `grade`); where there is none it is a text.
    pub fn of_stated(stated: &'q Stated<'q>, form: &'q FormNode<'q>) -> Self {
        let choices = match kind_of(&stated.kind) {
            FormKind::Choice => choices_for(&stated.name.to_lowercase(), form).unwrap_or_default(),
            _ => Vec::new(),
        };
        let kind = match kind_of(&stated.kind) {
            FormKind::Choice if choices.is_empty() => FormKind::Text,
            kind => kind,
        };
        Self { label: &stated.label, kind, choices, none: None, optional: false, hints: Vec::new() }
    }

    /// A day.
    pub fn of_day(label: &'q str, help: Option<&'q str>) -> Self {
        let hints = help.map(str::to_owned).into_iter().collect();
        Self { label, kind: FormKind::Date, choices: Vec::new(), none: None, optional: false, hints }
    }

    /// The question with what was typed, and what is wrong with that.
    pub fn draw(&self, view: &View<'_>, pointer: &str) -> Markup {
        let id = anchor(pointer);
        let typed = view.told.typed(pointer);
        let problems = problems(view, pointer, &id);
        let hints = hints(&self.hints, &id);
        let about = [
            (!self.hints.is_empty()).then(|| format!("{id}-help")),
            problems.as_ref().map(|_| format!("{id}-problem")),
        ];
        let about = about.into_iter().flatten().collect::<Vec<_>>().join(" ");
        let control = Control {
            pointer,
            id: &id,
            typed,
            about: Some(about).filter(|about| !about.is_empty()),
            wrong: problems.is_some(),
        };
        let wrong = if control.wrong { "field wrong" } else { "field" };
        match self.kind {
            FormKind::Boolean => html! {
                fieldset class=(wrong) aria-describedby=[&control.about] {
                    legend { (self.label()) }
                    (hints) @if let Some(problems) = &problems { (problems) }
                    div { (control.radios()) }
                    (self.none(view, &control))
                }
            },
            kind => html! {
                div class=(wrong) {
                    label for=(id) { (self.label()) }
                    (hints) @if let Some(problems) = &problems { (problems) }
                    @if kind == FormKind::Choice { (control.list(&self.choices)) } @else { (control.line(kind)) }
                    (self.none(view, &control))
                }
            },
        }
    }

    fn label(&self) -> Markup {
        html! { (self.label) @if self.optional { " " span class="optional" { (words::OPTIONAL) } } }
    }

    fn none(&self, view: &View<'_>, control: &Control<'_>) -> Markup {
        let Some(none) = self.none else { return html! {} };
        let is_none = view.told.is_none(control.pointer);
        html! {
            label class="choice" { input type="checkbox" name={ (NONE) (control.pointer) } value="1" checked[is_none]; " " (none) }
            @if is_none && !control.typed.is_empty() { p class="problem" { (words::BOTH) } }
        }
    }
}

/// Where an answer is typed.
#[derive(Debug)]
struct Control<'c> {
    pointer: &'c str,
    id: &'c str,
    typed: &'c str,
    about: Option<String>,
    wrong: bool,
}

impl Control<'_> {
    fn radios(&self) -> Markup {
        let answers = [("true", words::YES), ("false", words::NO), ("", words::UNSURE)];
        html! {
            @for (at, (value, said)) in answers.into_iter().enumerate() {
                label class="choice" {
                    // A link to the question leads to its first answer.
                    input type="radio" name=(self.pointer) value=(value) checked[self.typed == value] id=[(at == 0).then_some(self.id)];
                    " " (said)
                }
                " "
            }
        }
    }

    fn list(&self, choices: &[(&str, &str)]) -> Markup {
        let known = self.typed.is_empty() || choices.iter().any(|(value, _)| *value == self.typed);
        html! {
            select name=(self.pointer) id=(self.id) aria-describedby=[&self.about] aria-invalid=[self.wrong.then_some("true")] {
                option value="" { (words::UNSURE) }
                @for (value, said) in choices { option value=(value) selected[*value == self.typed] { (said) } }
                @if !known { option value=(self.typed) selected { (self.typed) } }
            }
        }
    }

    fn line(&self, kind: FormKind) -> Markup {
        let (class, beside) = match kind {
            FormKind::Money => ("short", Some(words::YUAN)),
            FormKind::Date => ("short", Some(words::DAY_EXAMPLE)),
            FormKind::Integer => ("short", None),
            _ => ("long", None),
        };
        html! {
            input type="text" class=(class) name=(self.pointer) id=(self.id) value=(self.typed) autocomplete="off"
                aria-describedby=[&self.about] aria-invalid=[self.wrong.then_some("true")];
            @if let Some(beside) = beside { " " span class="beside" { (beside) } }
        }
    }
}

/// What helps to answer.
fn hints(hints: &[String], id: &str) -> Markup {
    html! { @if !hints.is_empty() { p class="help" id={ (id) "-help" } { (hints.join(report::COMMA)) } } }
}

/// What is wrong at a pointer, if anything is.
pub fn problems(view: &View<'_>, pointer: &str, id: &str) -> Option<Markup> {
    let problems = view.problems_at(pointer);
    (!problems.is_empty()).then(|| {
        html! {
            div class="problem" id={ (id) "-problem" } {
                @for problem in problems { p { (report::severity(problem.severity)) (report::COLON) (problem.message) } }
            }
        }
    })
}

/// The kind of what a document states.
pub fn kind_of(name: &str) -> FormKind {
    match name {
        "boolean" => FormKind::Boolean,
        "choice" => FormKind::Choice,
        "money" => FormKind::Money,
        "date" => FormKind::Date,
        "integer" => FormKind::Integer,
        _ => FormKind::Text,
    }
}

fn choices<'q>(node: &'q FormNode<'q>) -> Vec<(&'q str, &'q str)> {
    let one = |one: &'q FormNode<'q>| Some((one.constant.as_deref()?, one.title.as_deref()?));
    node.one_of.iter().filter_map(one).collect()
}

fn choices_for<'q>(end: &str, node: &'q FormNode<'q>) -> Option<Vec<(&'q str, &'q str)>> {
    places::members(node).find_map(|(name, member)| match kind(member) {
        FormKind::Group => choices_for(end, member),
        FormKind::List => choices_for(end, member.items.as_deref()?),
        FormKind::Choice => name.to_lowercase().ends_with(end).then(|| choices(member)),
        _ => None,
    })
}
