//! Conditions one by one, in Kleene's logic: no reasoning from one to another.

use crate::contract::{Awaits, Condition, Status};
use crate::feel::{Narrowing, Read, World, because, evaluate, needs, outcome};
use crate::order;
use crate::pack::model;
use crate::value::Truths;

use super::borrowed;
use super::case::Case;

/// A condition and the rule that it came from.
#[derive(Debug)]
pub(super) struct Judged<'p> {
    pub condition: Condition<'p>,
    pub rule: &'p model::Condition,
}

/// The conditions of the applicant and the case.
pub(super) fn of_applicant<'p>(case: &Case<'p, '_>) -> Vec<Judged<'p>> {
    let world = case.world();
    case.measure.conditions.iter().map(|rule| judge(case, rule, &world)).collect()
}

/// How a condition of that outcome stands, and whom it awaits.
pub(super) fn status_of(outcome: Truths) -> (Status, Option<Awaits>) {
    match outcome {
        Truths { yes: true, no: false, null: false } => (Status::Met, None),
        Truths { yes: false, no: true, null: false } => (Status::Unmet, None),
        Truths { yes: false, no: false, .. } => (Status::Unknown, Some(Awaits::Office)),
        _ => (Status::Unknown, Some(Awaits::Applicant)),
    }
}

/// How one condition stands.
pub(super) fn judge<'p>(case: &Case<'p, '_>, rule: &'p model::Condition, world: &World<'_>) -> Judged<'p> {
    let (status, awaits) = status_of(outcome(&rule.met, rule.unmet.as_ref(), world));
    let reads = match (status, awaits, &rule.unmet) {
        (_, Some(Awaits::Applicant), _) => Vec::new(),
        (Status::Unmet, _, Some(unmet)) => because(unmet, world),
        (Status::Unknown, _, Some(unmet)) => [because(&rule.met, world), because(unmet, world)].concat(),
        _ => because(&rule.met, world),
    };
    let paths = order::distinct(reads.into_iter().map(|read| case.path(read)));
    let decided = status != Status::Unknown;
    let verified =
        decided && !paths.is_empty() && paths.iter().all(|path| case.told.verified.binary_search(path).is_ok());
    let condition = Condition {
        awaits,
        because: paths,
        clause: borrowed(&rule.clause),
        id: borrowed(&rule.id),
        in_principle: rule.in_principle,
        remedy: if status == Status::Unmet { rule.remedy.as_deref().map(borrowed) } else { None },
        status,
        text: borrowed(&rule.text),
        verified,
    };
    Judged { condition, rule }
}

/// The facts that an open condition still waits for.
pub(super) fn open_reads(rule: &model::Condition, world: &World<'_>) -> Vec<Read> {
    let mut reads = needs(&rule.met, world, Narrowing::NullOnly);
    let already = reads.clone();
    if let Some(unmet) = &rule.unmet
        && evaluate(&rule.met, world, Narrowing::NullOnly).truths().no
    {
        reads.extend(needs(unmet, world, Narrowing::NullOnly).into_iter().filter(|read| !already.contains(read)));
    }
    reads
}
