//! What the checker says of rules over a made-up pack.

mod faults;
mod fuzz;
mod lowering;
mod open;

use std::collections::BTreeMap;

use crate::feel::code::Code;
use crate::feel::types::{Constant, Name, Scope, Type, Typed, Unit};

pub(super) const YUAN: Type = Type::Number(Unit::Yuan);
pub(super) const RATIO: Type = Type::Number(Unit::Ratio);
pub(super) const PLAIN: Type = Type::Number(Unit::Plain);

fn typed(ty: Type, nullable: bool) -> Typed {
    Typed { ty, nullable }
}

fn number(text: &str, unit: Unit) -> Name {
    Name::Term(Constant::Number(text.parse().unwrap(), unit), None)
}

/// The names of a made-up pack, as a rule of its award sees them, the item at hand beside them.
pub(super) fn scope() -> Scope {
    let applicant = [
        ("kind", Name::Fact(0, typed(Type::Choice(0), false))),
        ("taxCreditGrade", Name::Fact(1, typed(Type::Choice(1), true))),
        ("staff", Name::Fact(2, typed(PLAIN, false))),
        ("revenue", Name::Fact(3, typed(YUAN, true))),
        ("foundedOn", Name::Fact(4, typed(Type::Date, false))),
        ("lastIncidentOn", Name::Fact(5, typed(Type::Date, true))),
        ("listed", Name::Fact(6, typed(Type::Boolean, false))),
        ("title", Name::Fact(7, typed(Type::Text, false))),
        ("grades", Name::Fact(8, typed(Type::List(Type::Choice(1).into()), false))),
    ];
    let names = [
        ("applicant", Name::Group(applicant.map(|(name, what)| (name.to_owned(), what)).into())),
        ("awarded", Name::Fact(9, typed(YUAN, false))),
        ("contracts", Name::List(0)),
        ("items", Name::Counted(0)),
        ("paid", Name::Item(1, typed(YUAN, true))),
        ("share", number("0.20", Unit::Ratio)),
        ("cap", number("2000000", Unit::Yuan)),
        ("months", Name::Term(Constant::Number("12".parse().unwrap(), Unit::Plain), Some(3))),
        ("startOn", Name::Term(Constant::Day("2026-02-10".parse().unwrap()), None)),
        ("counted", Name::Step(0, typed(YUAN, false))),
        ("applicationDay", Name::Today),
    ];
    let contract = [
        ("amount", typed(YUAN, false)),
        ("paid", typed(YUAN, true)),
        ("product", typed(Type::Choice(2), false)),
        ("signedOn", typed(Type::Date, false)),
    ];
    let choices = [&["enterprise", "institution"][..], &["A", "B", "M", "C", "D"], &["dataset", "api", "other"]];
    Scope {
        names: BTreeMap::from(names.map(|(name, what)| (name.to_owned(), what))),
        choices: choices.iter().map(|values| values.iter().map(|value| (*value).to_owned()).collect()).collect(),
        items: vec![contract.map(|(name, typed)| (name.to_owned(), typed)).into()],
        open: false,
    }
}

/// Whether each operation stands behind its operands and each but the last is the operand of exactly one.
pub(super) fn is_tree(code: &Code) -> bool {
    let mut uses = vec![0; code.ops.len()];
    for (place, op) in code.ops.iter().enumerate() {
        for operand in op.operands() {
            let operand = usize::from(operand);
            if operand >= place {
                return false;
            }
            uses[operand] += 1;
        }
    }
    uses.pop() == Some(0) && uses.iter().all(|count| *count == 1)
}
