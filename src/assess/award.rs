//! The award, step by step, as bounds that hold whatever is still to be told.

use crate::contract::{self, AwardStep, Bounds, Verdict};
use crate::facts::Problems;
use crate::feel::{Code, Counted, Narrowing, Read, World, evaluate, needs};
use crate::pack::load::MAX_MONEY;
use crate::pack::model::{self, AwardValue};
use crate::value::{Money, Number, Set, Span};

use super::borrowed;
use super::case::Case;
use super::statuses::Statuses;

/// An award, and what it was computed from.
#[derive(Debug)]
pub(super) struct Computed<'p> {
    pub award: contract::Award<'p>,
    pub counted: Option<Counted>,
    pub rule: &'p model::Award,
    /// The value of each step, before anything is dropped.
    pub steps: Vec<Set>,
    pub verdict: Verdict,
}

/// Computes the award, where the text fixes money.
pub(super) fn compute<'p>(case: &Case<'p, '_>, statuses: &Statuses, verdict: Verdict) -> Option<Computed<'p>> {
    let rule = case.measure.award.as_ref()?;
    let counted = statuses.counted(case);
    let steps = steps(case, rule, counted.as_ref());
    let Bounds { high, low } = bounds(&steps, verdict);
    let shown = if verdict == Verdict::Ineligible { Vec::new() } else { shown(rule, &steps, low, high) };
    let award = contract::Award {
        basis: rule.basis,
        clause: borrowed(&rule.clause),
        exact: low == high,
        high,
        low,
        steps: shown,
    };
    Some(Computed { award, counted, rule, steps, verdict })
}

/// The value of each step.
pub(super) fn steps(case: &Case<'_, '_>, rule: &model::Award, counted: Option<&Counted>) -> Vec<Set> {
    let mut steps: Vec<Set> = Vec::with_capacity(rule.steps.len());
    for step in &rule.steps {
        let world = World { counted, steps: &steps, ..case.world() };
        let value = match &step.value {
            AwardValue::Exactly(code) => evaluate(code, &world, Narrowing::Full),
            AwardValue::Between(low, high) => {
                evaluate(low, &world, Narrowing::Full).hull(evaluate(high, &world, Narrowing::Full))
            }
        };
        steps.push(value);
    }
    steps
}

/// What the last step comes to, before anything is dropped, supposing the applicant's conditions met.
pub(super) fn last(steps: &[Set]) -> Span<Number> {
    steps.last().map_or(Span::one(Number::ZERO), span)
}

/// The bounds of an award by its steps and the verdict.
pub(super) fn bounds(steps: &[Set], verdict: Verdict) -> Bounds {
    let last = last(steps);
    let (low, high) = match verdict {
        Verdict::Ineligible => (Money::ZERO, Money::ZERO),
        Verdict::Eligible => (Money::floor(last.lo), Money::floor(last.hi)),
        _ => (Money::ZERO, Money::floor(last.hi)),
    };
    Bounds { high, low }
}

/// The bounds of a step. A checked rule always has numbers; one that has none may be worth anything.
fn span(set: &Set) -> Span<Number> {
    set.as_numbers().unwrap_or(Span { lo: Number::ZERO, hi: Number::whole(MAX_MONEY) })
}

/// The steps as the contract has them; the last repeats the award.
fn shown<'p>(rule: &'p model::Award, steps: &[Set], low: Money, high: Money) -> Vec<AwardStep<'p>> {
    let step = |(index, (step, set)): (usize, (&'p model::AwardStep, &Set))| {
        let span = span(set);
        let last = index + 1 == rule.steps.len();
        AwardStep {
            high: if last { high } else { Money::floor(span.hi) },
            id: borrowed(&step.id),
            label: borrowed(&step.label),
            low: if last { low } else { Money::floor(span.lo) },
        }
    };
    rule.steps.iter().zip(steps).enumerate().map(step).collect()
}

/// Warns an eligible applicant for whom nothing is left under the cap.
pub(super) fn warn_exhausted(
    case: &Case<'_, '_>,
    award: Option<&Computed<'_>>,
    verdict: Verdict,
    problems: &mut Problems<'_>,
) {
    let Some((computed, room)) = award.and_then(|computed| Some((computed, computed.rule.room?))) else { return };
    let left = computed.steps.get(usize::from(room.step)).map_or(Number::ONE, |set| span(set).hi);
    if verdict == Verdict::Eligible && left <= Number::ZERO {
        let read = Read::Fact(room.fact);
        problems.add(case.path(read), "award.exhausted", &[("label", &case.label(read))]);
    }
}

impl Computed<'_> {
    /// Facts, items and lists that can still change the award.
    pub fn open_reads(&self, case: &Case<'_, '_>) -> Vec<Read> {
        let mut out = Vec::new();
        // Within one fen every sum is shown as the same: nothing that is told can move it.
        let last = self.exact();
        if Money::floor(last.lo) == Money::floor(last.hi) {
            return out;
        }
        let mut steps = vec![self.steps.len().saturating_sub(1)];
        let mut seen = vec![false; self.steps.len()];
        while let Some(step) = steps.pop() {
            if seen.get_mut(step).is_none_or(|seen| std::mem::replace(seen, true)) {
                continue;
            }
            for read in self.step_reads(case, step) {
                match read {
                    Read::Step(earlier) => steps.push(earlier.into()),
                    other => out.push(other),
                }
            }
        }
        out
    }

    fn step_reads(&self, case: &Case<'_, '_>, step: usize) -> Vec<Read> {
        let before = self.steps.get(..step).unwrap_or_default();
        let world = World { counted: self.counted.as_ref(), steps: before, ..case.world() };
        let of = |code: &Code| needs(code, &world, Narrowing::Full);
        match self.rule.steps.get(step).map(|step| &step.value) {
            Some(AwardValue::Exactly(code)) => of(code),
            Some(AwardValue::Between(low, high)) => [of(low), of(high)].concat(),
            None => Vec::new(),
        }
    }

    /// The award before anything is dropped.
    fn exact(&self) -> Span<Number> {
        last(&self.steps)
    }

    /// Whether the exact low or high of the award is no whole fen.
    pub fn drops_fraction(&self) -> bool {
        let last = self.exact();
        let has_fraction = |exact: Number| !exact.has_places(2);
        match self.verdict {
            Verdict::Eligible => has_fraction(last.lo) || has_fraction(last.hi),
            Verdict::Undetermined => has_fraction(last.hi),
            Verdict::Ineligible | Verdict::Informational => false,
        }
    }

    /// Whether the high of one step is above that of another; where no step is shown, none is.
    pub fn exceeds(&self, step: u16, other: u16) -> bool {
        if self.award.steps.is_empty() {
            return false;
        }
        let high = |step: u16| self.steps.get(usize::from(step)).map(|set| span(set).hi);
        high(step) > high(other)
    }
}
