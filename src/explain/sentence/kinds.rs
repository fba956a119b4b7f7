//! What kind of thing a value is: it decides which verb compares it, and how a bare number is written.

use super::Walk;
use crate::feel::builtins::Builtin;
use crate::feel::code::{Arithmetic, Op, Place};
use crate::pack::model::FactKind;

/// A kind of value; of a list, that of its items.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A number that takes the unit of what it stands beside.
    Bare,
    /// A count, or a plain number.
    Plain,
    /// Money.
    Yuan,
    /// A share.
    Ratio,
    /// A day.
    Day,
    /// A duration.
    Period,
    /// A choice, a text, a truth value: the same or not.
    Other,
}

impl Walk<'_, '_> {
    /// The kind of two values that are held against each other.
    pub(super) fn common(&mut self, a: Place, b: Place) -> Kind {
        let (a, b) = (self.kind(a), self.kind(b));
        if a == Kind::Bare { b } else { a }
    }

    /// The kind of an operation's value.
    pub(super) fn kind(&mut self, place: Place) -> Kind {
        let Some(op) = self.op(place) else { return Kind::Other };
        match op {
            Op::Number(_) => Kind::Bare,
            Op::Day(_) | Op::Today => Kind::Day,
            Op::Months(_) | Op::Days(_) => Kind::Period,
            Op::Step(_) => Kind::Yuan,
            Op::Term(_, term) => self.term(*term).map_or(Kind::Bare, |term| match term.unit.as_str() {
                "yuan" => Kind::Yuan,
                "ratio" => Kind::Ratio,
                "date" => Kind::Day,
                _ => Kind::Plain,
            }),
            Op::Fact(_) | Op::Item(_) | Op::Field(..) => match self.read(place).map(|(fact, _)| fact.kind) {
                Some(FactKind::Money) => Kind::Yuan,
                Some(FactKind::Integer) => Kind::Plain,
                Some(FactKind::Date) => Kind::Day,
                _ => Kind::Other,
            },
            Op::Local(slot) => match self.bound(*slot) {
                Some(bound) if bound.list.is_none() => self.kind(bound.over),
                _ => Kind::Other,
            },
            Op::If(_, a, b) => self.common(*a, *b),
            Op::Negate(a) => self.kind(*a),
            Op::Arithmetic(sign, a, b) => {
                let (a, b) = (self.kind(*a), self.kind(*b));
                computed(*sign, a, b)
            }
            Op::For(each) => self.looping(each, |walk| walk.kind(each.body)),
            Op::Filter(each) => self.kind(each.list),
            Op::ListOf(places) => self.first_kind(places),
            Op::Range(ends) => {
                let places: Vec<Place> = ends.from.into_iter().chain(ends.to).map(|(place, _)| place).collect();
                self.first_kind(&places)
            }
            Op::Call(builtin, places) => self.called(*builtin, places),
            _ => Kind::Other,
        }
    }

    fn first_kind(&mut self, places: &[Place]) -> Kind {
        let kinds: Vec<Kind> = places.iter().map(|place| self.kind(*place)).collect();
        kinds.into_iter().find(|kind| *kind != Kind::Bare).unwrap_or(Kind::Bare)
    }

    fn called(&mut self, builtin: Builtin, places: &[Place]) -> Kind {
        match builtin {
            Builtin::Sum | Builtin::Min | Builtin::Max => self.first_kind(places),
            Builtin::Abs
            | Builtin::Floor
            | Builtin::Ceiling
            | Builtin::RoundUp
            | Builtin::RoundDown
            | Builtin::RoundHalfUp => self.first_kind(places.get(..1).unwrap_or_default()),
            Builtin::Date => Kind::Day,
            Builtin::Duration | Builtin::MonthsBetween => Kind::Period,
            Builtin::Count
            | Builtin::Year
            | Builtin::Month
            | Builtin::DayOfMonth
            | Builtin::Weekday
            | Builtin::YearsPart
            | Builtin::MonthsPart
            | Builtin::DaysPart => Kind::Plain,
        }
    }
}

/// The kind of what is computed of two.
fn computed(sign: Arithmetic, a: Kind, b: Kind) -> Kind {
    match (sign, a, b) {
        (Arithmetic::Sub, Kind::Day, Kind::Day) => Kind::Period,
        (_, Kind::Day, _) | (_, _, Kind::Day) => Kind::Day,
        (Arithmetic::Div, Kind::Period, Kind::Period) => Kind::Plain,
        (_, Kind::Yuan, _) | (_, _, Kind::Yuan) => Kind::Yuan,
        (_, Kind::Period, _) | (_, _, Kind::Period) => Kind::Period,
        (_, Kind::Plain, _) | (_, _, Kind::Plain) => Kind::Plain,
        (_, Kind::Ratio, _) | (_, _, Kind::Ratio) => Kind::Ratio,
        _ => Kind::Bare,
    }
}
