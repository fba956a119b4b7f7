//! Every rule is run on the empty form: with every fact at its whole range, so with all that can ever be told.
//!
//! Whatever FEEL would answer with an error null is a fault here, and so is a condition that no fact can change. After
//! this no rule of the pack can fail.

use crate::feel::code::{Code, Op, Place};
use crate::feel::{Cell, Counted, Items, Narrowing, Share, Trap, World, check_run, evaluate, narrowed, outcome};
use crate::pack::fault::{Report, codes};
use crate::pack::load::{first_day, last_day, untold};
use crate::pack::model::{Built, Fact};
use crate::pack::source::draft::Condition;
use crate::pack::source::lower::{Lowered, Role, Rule, Stated};
use crate::value::{Day, ItemRef, Known, Set, Truths};

use super::digits::{self, Size};
use super::search;

/// Runs all rules.
pub fn check(lowered: &Lowered<'_>, report: &Report) {
    let notes: Vec<_> = lowered.rules.iter().filter(|rule| rule.home.measure.is_none()).collect();
    Form::empty(&lowered.built, None).check(&notes, report);
    for (index, stated) in lowered.stated.iter().enumerate() {
        let own: Vec<_> = lowered.rules.iter().filter(|rule| rule.home.measure == Some(index)).collect();
        let form = Form::empty(&lowered.built, Some(stated));
        form.check(&own, report);
        // What an item's conditions imply is part of what its award can be: without one of them nothing is certain.
        if !lowered.unjudged.iter().any(|(home, _)| home.measure == Some(index)) {
            form.check_award(&own, lowered, report);
        }
    }
}

/// All that can be told, at its whole range.
pub struct Form<'b> {
    built: &'b Built,
    stated: Option<&'b Stated>,
    /// Facts outside lists, then what documents handed in once state.
    pub facts: Vec<Cell>,
    /// Lists with the fields of any item, then what documents of an item state.
    lists: Vec<Items>,
}

impl<'b> Form<'b> {
    /// The empty form of a pack, with what the documents of a measure state.
    pub fn empty(built: &'b Built, stated: Option<&'b Stated>) -> Self {
        let cells = |facts: &[Fact], more: Option<&[Fact]>| -> Vec<Cell> {
            facts.iter().chain(more.unwrap_or_default()).map(|fact| untold(fact, built)).collect()
        };
        let each = stated.map(|stated| stated.each.as_slice());
        Self {
            built,
            stated,
            facts: cells(&built.facts, stated.map(|stated| stated.once.as_slice())),
            lists: built
                .lists
                .iter()
                .map(|list| Items::Untold { most: list.max, any: cells(&list.fields, each) })
                .collect(),
        }
    }

    /// The fields of any item of a list.
    pub fn fields(&self, list: u16) -> &[Cell] {
        match self.lists.get(usize::from(list)) {
            Some(Items::Untold { any, .. }) => any,
            _ => &[],
        }
    }

    /// The lists, one of them told as a single item.
    pub fn lists_with(&self, told: Option<u16>, item: &[Cell]) -> Vec<Items> {
        let mut lists = self.lists.clone();
        if let Some(list) = told.and_then(|list| lists.get_mut(usize::from(list))) {
            *list = Items::Told(vec![item.to_vec()]);
        }
        lists
    }

    /// The name of a fact, or of what a document states.
    pub fn fact_name(&self, slot: u16) -> Option<&str> {
        let once = self.stated.map_or(&[][..], |stated| &stated.once);
        self.built.facts.iter().chain(once).nth(usize::from(slot)).map(|fact| fact.name.as_str())
    }

    /// The name of an item's field, or of what a document of an item states.
    pub fn field_name(&self, list: u16, slot: u16) -> Option<&str> {
        let each = self.stated.map_or(&[][..], |stated| &stated.each);
        let fields = &self.built.lists.get(usize::from(list))?.fields;
        fields.iter().chain(each).nth(usize::from(slot)).map(|fact| fact.name.as_str())
    }

    /// A told value as a rule would write it.
    pub fn in_words(&self, value: &Set) -> String {
        match &value.some {
            Known::Nothing => "null".to_owned(),
            Known::Truth { yes, .. } => yes.to_string(),
            Known::Number(span) => span.lo.to_string(),
            Known::Day(span) => span.lo.to_string(),
            Known::Choice { of, mask } => {
                let values = self.built.choices.get(usize::from(*of)).map(|list| &list.values);
                let place = usize::try_from(mask.trailing_zeros()).unwrap_or(usize::MAX);
                let id = values.and_then(|values| values.get(place)).map_or("", |choice| &choice.id);
                format!("\"{id}\"")
            }
            Known::Text(text) => format!("\"{text}\""),
            _ => "told".to_owned(),
        }
    }

    /// Everything that a rule can read from where it stands, on some day.
    pub fn world(&self, at: Option<ItemRef>, today: Day) -> World<'_> {
        World { at, counted: None, facts: &self.facts, lists: &self.lists, steps: &[], today }
    }

    /// The days on which rules are run: the policy's first, and the first and last that an application can have.
    pub fn days(&self) -> [Day; 3] {
        [self.built.document.first_day, first_day(), last_day()]
    }

    fn check(&self, rules: &[&Rule<'_>], report: &Report) {
        for rule in rules.iter().filter(|rule| !matches!(rule.role, Role::Step(_) | Role::High(_))) {
            for today in self.days() {
                run(rule, &self.world(at(rule), today), &[], report);
            }
            if let Role::Met(condition) = rule.role {
                let unmet = rules.iter().find(|other| is_unmet_of(other, condition)).copied();
                if condition.unmet.is_none() || unmet.is_some() {
                    self.check_outcome(rule, unmet, report);
                }
            }
        }
    }

    /// A condition can come out in more than one way, and in one way at a time.
    fn check_outcome(&self, met: &Rule<'_>, unmet: Option<&Rule<'_>>, report: &Report) {
        let world = self.world(at(met), self.built.document.first_day);
        let outcome = outcome(&met.code, unmet.map(|rule| &rule.code), &world);
        let by_day = [Some(met), unmet].into_iter().flatten().any(|rule| rule.code.ops.contains(&Op::Today));
        if let (Some(always), false) = (settled(outcome), by_day) {
            let message = format!("whatever is told, this condition is {always}");
            let help = "mend the rule; where only the office can judge, say `office = true` and leave the rules out";
            report.add_with(met.text.within(0, met.text.value.len()), codes::CONSTANT, message, help);
        }
        if let Some(unmet) = unmet
            && let Some(example) = search::both_hold(met, unmet, self, world.today)
        {
            let message = format!("`met` and `unmet` both hold {example}");
            let spot = unmet.text.within(0, unmet.text.value.len());
            report.add_with(spot, codes::BOTH, message, "let `unmet` hold only where `met` does not");
        }
    }

    /// Runs the steps of an award, each with what the steps before can give.
    fn check_award(&self, rules: &[&Rule<'_>], lowered: &Lowered<'_>, report: &Report) {
        let Some(last) = rules.iter().filter_map(|rule| step_of(rule)).max() else { return };
        for today in self.days() {
            let (mut steps, mut sizes): (Vec<Set>, Vec<Size>) = (Vec::new(), Vec::new());
            for index in 0..=last {
                let bounds: Vec<_> = rules.iter().filter(|rule| step_of(rule) == Some(index)).collect();
                let (mut sets, mut size) = (Vec::new(), Size::default());
                for rule in &bounds {
                    let counted = rule.home.counted.map(|list| self.counted(list, rules, lowered, today));
                    let world = World { counted: counted.as_ref(), steps: &steps, ..self.world(at(rule), today) };
                    size = size.or(run(rule, &world, &sizes, report));
                    sets.push(evaluate(&rule.code, &world, Narrowing::Full));
                }
                // Of a step that does not compile nothing is known, and nothing can be said of those after it.
                let Some(set) = sets.into_iter().reduce(Set::hull) else { return };
                steps.push(set);
                sizes.push(size);
            }
        }
    }

    /// The items that may count: as many as the list may have, each as its conditions let it be.
    fn counted(&self, list: u16, rules: &[&Rule<'_>], lowered: &Lowered<'_>, today: Day) -> Counted {
        let of_items = rules.iter().filter(|rule| rule.home.item == Some(list));
        let implied: Vec<(&Code, bool)> = of_items
            .filter_map(|rule| match rule.role {
                Role::Met(condition) if condition.unmet.is_none() => Some((&rule.code, true)),
                Role::Unmet(_) => Some((&rule.code, false)),
                _ => None,
            })
            .collect();
        let most = lowered.built.lists.get(usize::from(list)).map_or(0, |list| list.max);
        let shares = narrowed(&implied, &self.world(None, today), ItemRef::Any(list));
        let shares = shares.map(|fields| Share { fields, index: 0, sure: false }).into_iter().collect();
        Counted { list, open: Some(most), shares }
    }
}

/// Says what a rule can fail at, and gives what its value can need. Where an operand can fail, so can all that rests on
/// it: the innermost is told.
fn run(rule: &Rule<'_>, world: &World<'_>, sizes: &[Size], report: &Report) -> Size {
    let (_, mut traps) = check_run(&rule.code, world);
    let (size, beyond) = digits::sizes(&rule.code, world, sizes);
    traps.extend(beyond.into_iter().map(|place| Trap { place, what: "may need more than 28 digits" }));
    let places: Vec<Place> = traps.iter().map(|trap| trap.place).collect();
    for trap in traps.iter().filter(|trap| !rests_on_any(&rule.code, trap.place, &places)) {
        let span = rule.spans.get(usize::from(trap.place));
        let (start, end) = span.map_or((0, rule.text.value.len()), |span| (span.start, span.end));
        let help = "a rule needs an answer whatever is told: let it ask first, `if … then … else …`, or round";
        report.add_with(rule.text.within(start, end), codes::MAY_FAIL, format!("this {}", trap.what), help);
    }
    size
}

/// The one outcome that is left, in words.
fn settled(outcome: Truths) -> Option<&'static str> {
    match (outcome.yes, outcome.no, outcome.null) {
        (true, false, false) => Some("met"),
        (false, true, false) => Some("unmet"),
        (false, false, true) => Some("left to the office"),
        _ => None,
    }
}

fn rests_on_any(code: &Code, place: Place, failing: &[Place]) -> bool {
    let operands = code.ops.get(usize::from(place)).map(Op::operands).unwrap_or_default();
    operands.into_iter().any(|operand| failing.contains(&operand) || rests_on_any(code, operand, failing))
}

/// The item at hand where a rule stands: any of its list.
fn at(rule: &Rule<'_>) -> Option<ItemRef> {
    rule.home.item.map(ItemRef::Any)
}

fn is_unmet_of(rule: &Rule<'_>, condition: &Condition) -> bool {
    matches!(rule.role, Role::Unmet(of) if std::ptr::eq(of, condition))
}

fn step_of(rule: &Rule<'_>) -> Option<usize> {
    match rule.role {
        Role::Step(index) | Role::High(index) => Some(index),
        _ => None,
    }
}
