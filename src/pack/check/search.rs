//! Looks for facts under which two rules both hold.
//!
//! Sets alone cannot tell `a < b` from `b < a`: each holds for some values. So the values at which rules change their
//! answer are tried: every choice and truth value, and of numbers and days the borders that the rules name. What is
//! found is certain; that nothing is found is certain only where every value could be tried.

use std::collections::BTreeSet;

use super::empty_form::Form;
use crate::feel::code::Op;
use crate::feel::{Cell, Narrowing, World, evaluate};
use crate::pack::source::lower::Rule;
use crate::value::{Day, ItemRef, Known, Number, Set};

/// How many combinations are tried.
const MOST: usize = 4_096;

/// Something that a rule reads by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Variable {
    Fact(u16),
    Field(u16),
}

/// What is tried for one variable.
struct Trial {
    variable: Variable,
    values: Vec<Set>,
}

/// Facts under which both rules hold, as the end of a sentence.
pub fn both_hold(met: &Rule<'_>, unmet: &Rule<'_>, form: &Form<'_>, today: Day) -> Option<String> {
    let ops = || met.code.ops.iter().chain(&unmet.code.ops);
    let borders = Borders::of(ops(), today);
    let variables: BTreeSet<_> = ops().filter_map(variable).collect();
    let mut facts = form.facts.clone();
    let mut fields = met.home.item.map(|list| form.fields(list).to_vec()).unwrap_or_default();
    let cell = |variable| match variable {
        Variable::Fact(slot) => form.facts.get(usize::from(slot)),
        Variable::Field(slot) => fields.get(usize::from(slot)),
    };
    let trial = |variable| Some(Trial { variable, values: borders.values(&cell(variable)?.set) });
    let trials: Vec<_> = variables.into_iter().filter_map(trial).collect();
    for combination in 0..combinations(&trials) {
        let chosen = choose(&trials, combination);
        for (variable, value) in &chosen {
            let cell = match *variable {
                Variable::Fact(slot) => facts.get_mut(usize::from(slot)),
                Variable::Field(slot) => fields.get_mut(usize::from(slot)),
            };
            if let Some(cell) = cell {
                *cell = Cell { set: (*value).clone(), told: true };
            }
        }
        let lists = form.lists_with(met.home.item, &fields);
        let at = met.home.item.map(|list| ItemRef::At(list, 0));
        let world = World { at, counted: None, facts: &facts, lists: &lists, steps: &[], today };
        let holds = |rule: &Rule<'_>| evaluate(&rule.code, &world, Narrowing::NullOnly).is_true();
        if holds(met) && holds(unmet) {
            return Some(told(&chosen, met, form));
        }
    }
    None
}

fn variable(op: &Op) -> Option<Variable> {
    match op {
        Op::Fact(slot) => Some(Variable::Fact(*slot)),
        Op::Item(slot) => Some(Variable::Field(*slot)),
        _ => None,
    }
}

fn combinations(trials: &[Trial]) -> usize {
    trials.iter().fold(1, |product: usize, trial| product.saturating_mul(trial.values.len())).min(MOST)
}

/// The values of one combination: its number, read as digits of as many kinds as there are trials.
fn choose(trials: &[Trial], mut combination: usize) -> Vec<(Variable, &Set)> {
    let mut chosen = Vec::with_capacity(trials.len());
    for trial in trials {
        let count = trial.values.len().max(1);
        chosen.extend(trial.values.get(combination % count).map(|value| (trial.variable, value)));
        combination /= count;
    }
    chosen
}

/// Facts and their values in words.
fn told(chosen: &[(Variable, &Set)], rule: &Rule<'_>, form: &Form<'_>) -> String {
    let part = |(variable, value): &(Variable, &Set)| {
        let name = match *variable {
            Variable::Fact(slot) => form.fact_name(slot),
            Variable::Field(slot) => rule.home.item.and_then(|list| form.field_name(list, slot)),
        };
        format!("`{}` is {}", name.unwrap_or_default(), form.in_words(value))
    };
    let parts: Vec<_> = chosen.iter().map(part).collect();
    if parts.is_empty() { "always".to_owned() } else { format!("when {}", parts.join(" and ")) }
}

/// The values that the rules name, and those beside them.
struct Borders {
    numbers: BTreeSet<Number>,
    days: BTreeSet<Day>,
    texts: BTreeSet<String>,
}

impl Borders {
    fn of<'o>(ops: impl Iterator<Item = &'o Op> + Clone, today: Day) -> Self {
        let mut borders = Self {
            numbers: BTreeSet::from([Number::ZERO, Number::ONE]),
            days: BTreeSet::from([today]),
            texts: BTreeSet::from(["a".to_owned(), "b".to_owned()]),
        };
        for op in ops {
            match op {
                Op::Number(number) => borders.add_number(*number),
                Op::Day(day) => borders.add_day(Some(*day)),
                Op::Months(months) => {
                    borders.add_day(today.plus_months(*months));
                    borders.add_day(months.checked_neg().and_then(|months| today.plus_months(months)));
                }
                Op::Days(days) => {
                    borders.add_day(today.plus_days(*days));
                    borders.add_day(days.checked_neg().and_then(|days| today.plus_days(days)));
                }
                Op::Text(text) => {
                    borders.texts.insert(text.clone());
                }
                _ => {}
            }
        }
        borders
    }

    fn add_number(&mut self, number: Number) {
        self.numbers.insert(number);
        self.numbers.extend(number.checked_add(Number::ONE));
        self.numbers.extend(number.checked_sub(Number::ONE));
    }

    fn add_day(&mut self, day: Option<Day>) {
        let Some(day) = day else { return };
        self.days.insert(day);
        self.days.extend(day.plus_days(1));
        self.days.extend(day.plus_days(-1));
    }

    /// The values of a set that are tried.
    fn values(&self, set: &Set) -> Vec<Set> {
        let mut values = match &set.some {
            some @ (Known::Truth { .. } | Known::Choice { .. }) => some.each(),
            Known::Number(span) => {
                let ends = [span.lo, span.hi];
                let within = self.numbers.iter().filter(|number| span.lo < **number && **number < span.hi);
                within.chain(&ends).map(|number| Set::number(*number)).collect()
            }
            Known::Day(span) => {
                let ends = [span.lo, span.hi];
                let within = self.days.iter().filter(|day| span.lo < **day && **day < span.hi);
                within.chain(&ends).map(|day| Set::day(*day)).collect()
            }
            Known::AnyText => self.texts.iter().map(|text| Set::text(text)).collect(),
            _ => vec![Set::of(set.some.clone())],
        };
        if set.null {
            values.push(Set::NULL);
        }
        values
    }
}
