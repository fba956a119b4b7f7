//! Random half-told worlds: one final truth, and what is told of it at each of several moments.

use huiqi::feel::{Cell, Code, Counted, Items, Narrowing, Read, Share, evaluate, narrowed};
use huiqi::value::{ItemRef, Known, Number, Set, Span};

use super::tape::Tape;
use crate::language::ground::{Fact, Ground, State};
use crate::language::shown::shown;

/// How many moments there are: at the first nothing is told, at the last everything.
pub const MOMENTS: usize = 4;

/// A fact: its range, the one value that it has, and the moment from which that is told.
struct Hidden {
    range: Set,
    value: Set,
    from: usize,
}

/// Everything that is so.
pub struct Truth {
    facts: Vec<Hidden>,
    /// The range of an item's fields.
    fields: Vec<Set>,
    items: Vec<Vec<Hidden>>,
    /// The moment from which it is told how many items there are.
    listed: usize,
    most: u32,
    /// Whether each item counts, and from when that is known; unless conditions decide it.
    counts: Vec<(bool, usize)>,
    steps: Vec<Hidden>,
    /// The item at hand in a rule of each item.
    at: Option<usize>,
}

impl Truth {
    pub fn new(ground: &Ground, tape: &mut Tape<'_>, of_item: bool) -> Self {
        let facts = ground.facts.iter().map(|fact| hidden(range(fact, tape), tape)).collect();
        let steps = ground.steps.iter().map(|fact| hidden(range(fact, tape), tape)).collect();
        let fields: Vec<Set> = ground.lists[0].fields.iter().map(|fact| range(fact, tape)).collect();
        let most = ground.lists[0].most;
        let count = tape.below(usize::try_from(most).unwrap() + 1).max(usize::from(of_item));
        let items = (0..count).map(|_| fields.iter().map(|range| hidden(range.clone(), tape)).collect()).collect();
        let counts = (0..count).map(|_| (!tape.once_in(3), 1 + tape.below(MOMENTS - 1))).collect();
        let at = of_item.then(|| tape.below(count));
        let listed = 1 + tape.below(MOMENTS - 1);
        Self { facts, fields, items, listed, most, counts, steps, at }
    }

    /// What is so, of what a rule names, for whoever reads of a failure.
    pub fn shown(&self, ground: &Ground, rule: &str) -> String {
        let one = |name: &str, hidden: &Hidden| {
            let text = |set: &Set| shown(set, ground.choices());
            format!("  {name}: {} of {}, told at {}", text(&hidden.value), text(&hidden.range), hidden.from)
        };
        let facts = ground.facts.iter().zip(&self.facts).chain(ground.steps.iter().zip(&self.steps));
        let mut lines: Vec<String> =
            facts.filter(|(fact, _)| rule.contains(&fact.name)).map(|(fact, hidden)| one(&fact.name, hidden)).collect();
        let fields = ground.lists[0].fields.iter();
        lines.push(format!(
            "  list told at {}, {} items, counting {:?}, at {:?}",
            self.listed,
            self.items.len(),
            self.counts,
            self.at
        ));
        for item in &self.items {
            let named = fields.clone().zip(item).filter(|(field, _)| rule.contains(&field.name));
            lines.push(named.map(|(field, hidden)| one(&field.name, hidden)).collect::<Vec<_>>().join(";"));
        }
        lines.join("\n")
    }

    /// What is known at a moment. `implied` are the conditions that each item must meet to count.
    pub fn at(&self, ground: &Ground, moment: usize, implied: &[&Code]) -> State {
        self.told(ground, implied, &|_, from| from <= moment)
    }

    /// What is known at a moment if everything is told at once that `needs` does not name.
    pub fn at_with_the_rest(&self, ground: &Ground, moment: usize, needs: &[Read]) -> State {
        self.told(ground, &[], &|read, from| from <= moment || !needs.contains(&read))
    }

    fn told(&self, ground: &Ground, implied: &[&Code], is_told: &dyn Fn(Read, usize) -> bool) -> State {
        let slot = |index: usize| u16::try_from(index).unwrap();
        let facts = self.facts.iter().enumerate().map(|(at, fact)| fact.cell(is_told(Read::Fact(slot(at)), fact.from)));
        let steps =
            self.steps.iter().enumerate().map(|(at, step)| step.cell(is_told(Read::Step(slot(at)), step.from)).set);
        let listed = is_told(Read::List(0), self.listed);
        let mut state = State { facts: facts.collect(), steps: steps.collect(), counted: None, ..ground.untold() };
        let any: Vec<Cell> = self.fields.iter().map(|set| Cell { set: set.clone(), told: false }).collect();
        state.lists = vec![Items::Untold { most: self.most, any: any.clone() }];
        state.at = self.at.map(|_| ItemRef::Any(0));
        if listed {
            let cell = |index: u32, field: u16, hidden: &Hidden| {
                hidden.cell(is_told(Read::Field(0, index, field), hidden.from.max(self.listed)))
            };
            let item = |(index, item): (u32, &Vec<Hidden>)| (0..).zip(item).map(|(f, h)| cell(index, f, h)).collect();
            state.lists = vec![Items::Told((0..).zip(&self.items).map(item).collect())];
            state.at = self.at.map(|at| ItemRef::At(0, u32::try_from(at).unwrap()));
        }
        let counted =
            if implied.is_empty() { self.counted(&state, any, is_told) } else { judged(&state, implied, self.most) };
        state.counted = Some(counted);
        state
    }

    /// The items that count, told apart from their fields.
    fn counted(&self, state: &State, any: Vec<Cell>, is_told: &dyn Fn(Read, usize) -> bool) -> Counted {
        let Items::Told(items) = &state.lists[0] else {
            return Counted {
                list: 0,
                open: Some(self.most),
                shares: vec![Share { fields: any, index: 0, sure: false }],
            };
        };
        let share = |((index, fields), (counts, from)): ((u32, &Vec<Cell>), &(bool, usize))| {
            let sure = is_told(Read::Share(index), *from);
            (*counts || !sure).then(|| Share { fields: fields.clone(), index, sure })
        };
        Counted { list: 0, open: None, shares: (0..).zip(items).zip(&self.counts).filter_map(share).collect() }
    }
}

/// The items that count when each of `implied` must hold of them: as an assessment finds them.
fn judged(state: &State, implied: &[&Code], most: u32) -> Counted {
    let world = state.world();
    let holding: Vec<(&Code, bool)> = implied.iter().map(|code| (*code, true)).collect();
    let share =
        |item: ItemRef, index: u32, sure: bool| Some(Share { fields: narrowed(&holding, &world, item)?, index, sure });
    let Items::Told(items) = &state.lists[0] else {
        let shares = share(ItemRef::Any(0), 0, false).into_iter().collect();
        return Counted { list: 0, open: Some(most), shares };
    };
    let mut shares = Vec::new();
    for index in 0..u32::try_from(items.len()).unwrap() {
        let at = ItemRef::At(0, index);
        let of_item = State { at: Some(at), ..state.clone() };
        let outcomes: Vec<Set> =
            implied.iter().map(|code| evaluate(code, &of_item.world(), Narrowing::NullOnly)).collect();
        if outcomes.iter().all(Set::is_true) {
            shares.push(Share { fields: world.fields(at).unwrap().to_vec(), index, sure: true });
        } else if outcomes.iter().all(|outcome| outcome.truths().yes) {
            shares.extend(share(at, index, false));
        }
    }
    Counted { list: 0, open: None, shares }
}

impl Hidden {
    fn cell(&self, told: bool) -> Cell {
        Cell { set: if told { self.value.clone() } else { self.range.clone() }, told }
    }
}

/// A fact's range: all of it, or a part so small that values meet.
fn range(fact: &Fact, tape: &mut Tape<'_>) -> Set {
    let some = match &fact.range.some {
        Known::Number(whole) => {
            let lo = tape.between(0, 8);
            match tape.below(4) {
                0 => Known::Number(*whole),
                1 => Known::Number(Span { lo: Number::whole(lo), hi: whole.hi }),
                _ => Known::Number(Span { lo: Number::whole(lo), hi: Number::whole(lo + tape.between(0, 10)) }),
            }
        }
        Known::Day(whole) => {
            let lo = "2024-02-27".parse::<huiqi::value::Day>().unwrap().plus_days(tape.between(0, 900)).unwrap();
            match tape.below(4) {
                0 => Known::Day(*whole),
                1 => Known::Day(Span { lo, hi: whole.hi }),
                _ => Known::Day(Span { lo, hi: lo.plus_days(tape.between(0, 400)).unwrap() }),
            }
        }
        other => other.clone(),
    };
    Set { null: fact.range.null && !tape.once_in(4), some }
}

fn hidden(range: Set, tape: &mut Tape<'_>) -> Hidden {
    let from = 1 + tape.below(MOMENTS - 1);
    let value = if range.null && tape.once_in(3) { Set::NULL } else { Set::of(value(&range.some, tape)) };
    Hidden { range, value, from }
}

/// One of the values of a range.
fn value(range: &Known, tape: &mut Tape<'_>) -> Known {
    match range {
        Known::Truth { .. } => {
            let yes = tape.once_in(2);
            Known::Truth { yes, no: !yes }
        }
        Known::Number(span) => Known::Number(Span::one(match tape.below(5) {
            0 => span.lo,
            1 => span.hi,
            steps => number(*span, steps, tape),
        })),
        Known::Day(span) => Known::Day(Span::one(match tape.below(4) {
            0 => span.lo,
            1 => span.hi,
            _ => span.lo.plus_days(tape.between(0, 500)).filter(|day| *day <= span.hi).unwrap_or(span.hi),
        })),
        Known::Choice { of, mask } => {
            let bits: Vec<u32> = (0..64).filter(|bit| mask >> bit & 1 == 1).collect();
            Known::Choice { of: *of, mask: 1 << tape.pick(&bits) }
        }
        Known::AnyText => Known::Text((*tape.pick(&["a", "b", "c"])).into()),
        other => panic!("no fact has the range {other:?}"),
    }
}

/// A number not far above the lower end, with some places after its point.
fn number(span: Span<Number>, steps: usize, tape: &mut Tape<'_>) -> Number {
    let fen: Number = "0.01".parse().unwrap();
    let scale = if steps == 4 { Number::ONE } else { fen };
    let above = Number::whole(tape.between(0, 1200)).checked_mul(scale).unwrap();
    span.lo.checked_add(above).filter(|number| *number <= span.hi).unwrap_or(span.hi)
}
