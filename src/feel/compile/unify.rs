//! When two types are one.

use std::collections::BTreeMap;

use crate::feel::diagnostic::code;
use crate::feel::types::{Type, Unit};

/// Why two types are not one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Clash {
    /// They are of different kinds.
    Type,
    /// They are numbers of different units.
    Unit,
    /// They are choices of different enumerations.
    Choice,
}

impl Clash {
    /// The code of the fault that it is.
    pub(super) fn code(self) -> &'static str {
        match self {
            Self::Type => code::TYPE,
            Self::Unit => code::UNIT,
            Self::Choice => code::CHOICE,
        }
    }
}

/// The one type of two values: a bare literal takes the other's unit, null and what is not known take the other's type.
pub(super) fn unify(a: &Type, b: &Type) -> Result<Type, Clash> {
    Ok(match (a, b) {
        (Type::Any | Type::Null, other) | (other, Type::Any | Type::Null) => other.clone(),
        (Type::Number(a), Type::Number(b)) => Type::Number(same_unit(*a, *b).ok_or(Clash::Unit)?),
        (Type::List(a), Type::List(b)) => Type::List(unify(a, b)?.into()),
        (Type::Range(a), Type::Range(b)) => Type::Range(unify(a, b)?.into()),
        (Type::Context(a), Type::Context(b)) => Type::Context(merge(a, b)),
        (Type::Choice(a), Type::Choice(b)) if a != b => return Err(Clash::Choice),
        (a, b) if a == b => a.clone(),
        _ => return Err(Clash::Type),
    })
}

/// The members of both contexts; of what they disagree on nothing is known.
fn merge(a: &BTreeMap<String, Type>, b: &BTreeMap<String, Type>) -> BTreeMap<String, Type> {
    let mut merged = a.clone();
    for (name, ty) in b {
        let known = merged.get(name).map_or(Ok(ty.clone()), |known| unify(known, ty));
        merged.insert(name.clone(), known.unwrap_or(Type::Any));
    }
    merged
}

/// The unit of two numbers that stand beside each other.
pub(super) fn same_unit(a: Unit, b: Unit) -> Option<Unit> {
    match (a, b) {
        (Unit::Literal, unit) | (unit, Unit::Literal) => Some(unit),
        (a, b) => (a == b).then_some(a),
    }
}

/// The enumeration that values of this type are choices of.
pub(super) fn choice_in(ty: &Type) -> Option<u16> {
    match ty {
        Type::Choice(choices) => Some(*choices),
        Type::List(inner) | Type::Range(inner) => choice_in(inner),
        _ => None,
    }
}

/// The same type with choices instead of texts, if there are texts in it.
pub(super) fn with_choices(ty: &Type, choices: u16) -> Option<Type> {
    match ty {
        Type::Text => Some(Type::Choice(choices)),
        Type::List(inner) => Some(Type::List(with_choices(inner, choices)?.into())),
        Type::Range(inner) => Some(Type::Range(with_choices(inner, choices)?.into())),
        _ => None,
    }
}
