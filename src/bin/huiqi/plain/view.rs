//! What every part of a page is written from.

use std::collections::BTreeMap;

use huiqi::contract::Problem;
use huiqi::json::{Value, pointer};
use maud::{Markup, html};

use super::places::{self, anchor};
use super::told::Told;
use crate::render::Context;
use crate::render::labels::Labels;

/// One measure, what was typed, and what is wrong with it.
#[derive(Debug)]
pub struct View<'a> {
    pub context: &'a Context<'a>,
    pub told: &'a Told,
    pub labels: Labels<'a>,
    /// By path, as the library has them.
    pub problems: Vec<&'a Problem>,
    by_path: BTreeMap<&'a str, Vec<&'a Problem>>,
}

impl<'a> View<'a> {
    pub fn new(
        context: &'a Context<'a>,
        told: &'a Told,
        application: &'a Value,
        problems: impl Iterator<Item = &'a Problem>,
    ) -> Self {
        let problems: Vec<_> = problems.collect();
        let mut by_path: BTreeMap<&str, Vec<&Problem>> = BTreeMap::new();
        for problem in &problems {
            by_path.entry(&problem.path).or_default().push(problem);
        }
        Self { context, told, labels: Labels::new(context, application), problems, by_path }
    }

    /// What is wrong at a pointer.
    pub fn problems_at(&self, pointer: &str) -> &[&'a Problem] {
        self.by_path.get(pointer).map_or(&[], Vec::as_slice)
    }

    /// A text that leads to the field which tells a pointer, or to the list; alone where the form has no such field.
    pub fn link(&self, pointer: &str, text: &str) -> Markup {
        match self.field_of(pointer) {
            Some(id) => html! { a href={ "#" (id) } { (text) } },
            None => html! { (text) },
        }
    }

    fn field_of(&self, pointer: &str) -> Option<String> {
        let count = |list: &str| self.told.count(list);
        if places::is_told(self.context, pointer, &count) {
            // What documents state is asked only on request.
            let tokens = pointer::parse(pointer)?;
            let shown =
                tokens.len() < 3 || tokens.first().is_some_and(|first| first != "materials") || self.told.asks_states();
            return shown.then(|| anchor(pointer));
        }
        let node = places::node(&self.context.form.root, pointer, &count)?;
        // A list, or one of its items: both have a frame.
        (node.items.is_some() || pointer.ends_with(|letter: char| letter.is_ascii_digit())).then(|| anchor(pointer))
    }
}
