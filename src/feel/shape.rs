//! Whether code that came from outside can be evaluated: the structure only, never the meaning.
//!
//! The checker judges what a rule means when a pack is built; a pack that is loaded is only held to what evaluation
//! relies on: operands before their operation, each used once, depth and size bounded, numbers within what they number.

use super::code::{Code, MAX_DEPTH, MAX_LOCALS, MAX_OPS, Op, Place};

/// How many facts, lists, fields, steps and choices a rule may name.
#[derive(Debug, Clone, Copy)]
pub struct Limits<'a> {
    /// Number of values of each enumeration.
    pub choices: &'a [usize],
    /// Number of facts outside lists.
    pub facts: usize,
    /// Number of fields of an item, if a rule may read items.
    pub fields: usize,
    /// Number of list facts.
    pub lists: usize,
    /// Number of earlier award steps.
    pub steps: usize,
    /// The constant of each of the text's own values, in the order in which rules number them.
    pub terms: &'a [Op],
}

/// Says what is wrong with a rule's structure, if anything.
///
/// # Errors
/// A sentence in English for whoever built the pack.
pub fn check_shape(code: &Code, limits: Limits<'_>) -> Result<(), String> {
    if code.ops.is_empty() || code.ops.len() > MAX_OPS {
        return Err(format!("a rule has {} operations, not 1 to {MAX_OPS}", code.ops.len()));
    }
    let mut depth: Vec<u16> = Vec::with_capacity(code.ops.len());
    let mut loops: Vec<usize> = Vec::with_capacity(code.ops.len());
    let mut used = vec![false; code.ops.len()];
    for (place, op) in code.ops.iter().enumerate() {
        check_numbers(op, limits)?;
        check_term(op, code, limits)?;
        let mut deepest = 0;
        for operand in op.operands() {
            deepest = deepest.max(claim(operand, place, &mut used, &depth)?);
        }
        if deepest >= MAX_DEPTH {
            return Err(format!("a rule is deeper than {MAX_DEPTH} operations"));
        }
        depth.push(deepest + 1);
        let inside = loops_of(op, &loops);
        if inside > MAX_LOCALS {
            return Err(format!("a rule has more than {MAX_LOCALS} loops in one another"));
        }
        loops.push(inside);
    }
    used.pop();
    if used.contains(&false) {
        return Err("an operation of a rule is not used".to_owned());
    }
    Ok(())
}

/// How many loops stand in one another at an operation: each multiplies the work by the length of a list.
fn loops_of(op: &Op, loops: &[usize]) -> usize {
    let of = |place: Place| loops.get(usize::from(place)).copied().unwrap_or(0);
    match op {
        Op::Some(each) | Op::Every(each) | Op::For(each) | Op::Filter(each) => of(each.list).max(of(each.body) + 1),
        other => other.operands().into_iter().map(of).max().unwrap_or(0),
    }
}

/// Takes an operand for an operation and gives its depth.
fn claim(operand: Place, place: usize, used: &mut [bool], depth: &[u16]) -> Result<u16, String> {
    let operand = usize::from(operand);
    match (used.get_mut(operand), depth.get(operand)) {
        (Some(taken), Some(depth)) if !*taken => {
            *taken = true;
            Ok(*depth)
        }
        _ => Err(format!("operation {place} of a rule names operand {operand}")),
    }
}

fn check_numbers(op: &Op, limits: Limits<'_>) -> Result<(), String> {
    let within = |what: &str, number: usize, count: usize| {
        if number < count { Ok(()) } else { Err(format!("a rule names {what} {number} of {count}")) }
    };
    match op {
        Op::Fact(slot) => within("fact", (*slot).into(), limits.facts),
        Op::Item(field) | Op::Field(_, field) => within("field", (*field).into(), limits.fields),
        Op::List(slot) => within("list", (*slot).into(), limits.lists),
        Op::Step(step) => within("step", (*step).into(), limits.steps),
        Op::Choice(of, value) => {
            let count = limits.choices.get(usize::from(*of)).copied();
            within("enumeration", (*of).into(), limits.choices.len())?;
            within("choice", (*value).into(), count.unwrap_or(0))
        }
        Op::Local(slot) => within("local", (*slot).into(), MAX_LOCALS),
        Op::Some(each) | Op::Every(each) | Op::For(each) | Op::Filter(each) => {
            within("local", each.slot.into(), MAX_LOCALS)
        }
        _ => Ok(()),
    }
}

/// What is said to be a term has its value.
fn check_term(op: &Op, code: &Code, limits: Limits<'_>) -> Result<(), String> {
    let Op::Term(constant, term) = op else { return Ok(()) };
    match limits.terms.get(usize::from(*term)) {
        None => Err(format!("a rule names term {term} of {}", limits.terms.len())),
        Some(value) if code.ops.get(usize::from(*constant)) == Some(value) => Ok(()),
        Some(_) => Err(format!("a rule has another value for term {term}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::feel::code::Loop;

    const LIMITS: Limits<'_> =
        Limits { choices: &[2], facts: 1, fields: 1, lists: 1, steps: 0, terms: &[Op::Months(12)] };

    /// So many loops in one another over the one list, all in the same slot: what no compiler writes.
    fn nested(count: u16) -> Code {
        let mut ops = vec![Op::Truth(true)];
        for body in (0..count).map(|at| at * 2) {
            ops.push(Op::List(0));
            ops.push(Op::Some(Loop { slot: 0, list: body + 1, body }));
        }
        Code { ops }
    }

    #[test]
    fn loops_in_one_another_are_counted_whatever_slot_they_name() {
        let most = u16::try_from(MAX_LOCALS).unwrap();
        assert_eq!(check_shape(&nested(most), LIMITS), Ok(()));
        assert!(check_shape(&nested(most + 1), LIMITS).unwrap_err().contains("loops"));
    }

    #[test]
    fn a_term_has_its_value() {
        assert_eq!(check_shape(&Code { ops: vec![Op::Months(12), Op::Term(0, 0)] }, LIMITS), Ok(()));
    }

    #[test]
    fn what_cannot_be_evaluated_is_refused() {
        let cases: [(Vec<Op>, &str); 10] = [
            (vec![], "operations"),
            (vec![Op::Fact(1)], "fact 1"),
            (vec![Op::Choice(0, 2)], "choice 2"),
            (vec![Op::Not(0)], "operand 0"),
            (vec![Op::Truth(true), Op::And(0, 0)], "operand 0"),
            (vec![Op::Truth(true), Op::Truth(false)], "not used"),
            (vec![Op::Local(2)], "local 2"),
            (vec![Op::Months(12), Op::Term(0, 1)], "term 1 of 1"),
            (vec![Op::Months(13), Op::Term(0, 0)], "another value for term 0"),
            (vec![Op::Term(0, 0)], "another value for term 0"),
        ];
        for (ops, wrong) in cases {
            let said = check_shape(&Code { ops }, LIMITS).expect_err(wrong);
            assert!(said.contains(wrong), "{said}");
        }
    }
}
