//! Operators: the types that each takes, in one place, and their lowering.

use super::unify::{self, Clash};
use super::{Lowerer, Part};
use crate::feel::ast::{Expr, Kind};
use crate::feel::code::{Arithmetic, Op, Relation, constant_in};
use crate::feel::diagnostic::{Diagnostic, Span, code};
use crate::feel::types::{Type, Unit};
use crate::value::Number;

/// What `a op b` gives.
fn arithmetic(op: Arithmetic, a: &Type, b: &Type) -> Result<Type, Clash> {
    use Arithmetic::{Add, Div, Mul, Sub};
    use Type::{Any, Date, Days, Months, Number};
    Ok(match (op, a, b) {
        (_, Any, _) | (_, _, Any) => Any,
        (Add | Sub, Number(a), Number(b)) => Number(unify::same_unit(*a, *b).ok_or(Clash::Unit)?),
        (Mul, Number(a), Number(b)) => Number(product(*a, *b).ok_or(Clash::Unit)?),
        (Div, Number(a), Number(b)) => Number(quotient(*a, *b).ok_or(Clash::Unit)?),
        (Add | Sub, Date, Months | Days) | (Add, Months | Days, Date) => Date,
        (Sub, Date, Date) => Days,
        (Add | Sub, Months, Months) => Months,
        (Add | Sub, Days, Days) => Days,
        (Mul | Div, Months, Number(unit)) | (Mul, Number(unit), Months) if is_count(*unit) => Months,
        (Mul | Div, Days, Number(unit)) | (Mul, Number(unit), Days) if is_count(*unit) => Days,
        (Div, Months, Months) | (Div, Days, Days) => Number(Unit::Plain),
        _ => return Err(Clash::Type),
    })
}

fn is_count(unit: Unit) -> bool {
    matches!(unit, Unit::Literal | Unit::Plain)
}

/// The unit of a product. A share of a count is a count.
fn product(a: Unit, b: Unit) -> Option<Unit> {
    match (a, b) {
        (Unit::Literal, unit) | (unit, Unit::Literal) => Some(unit),
        (Unit::Plain, Unit::Ratio) | (Unit::Ratio, Unit::Plain) => Some(Unit::Plain),
        (Unit::Plain | Unit::Ratio, unit) | (unit, Unit::Plain | Unit::Ratio) => Some(unit),
        (Unit::Yuan, Unit::Yuan) => None,
    }
}

/// The unit of a quotient: what is divided by a count stays what it is.
fn quotient(a: Unit, b: Unit) -> Option<Unit> {
    match (a, b) {
        (Unit::Literal, Unit::Plain) => Some(Unit::Plain),
        (unit, Unit::Literal | Unit::Plain) => Some(unit),
        _ => None,
    }
}

/// Whether values of this type are equal or not; in a pack, lists and what has members are not compared.
fn has_equality(ty: &Type, open: bool) -> bool {
    match ty {
        Type::List(_) | Type::Context(_) | Type::Range(_) => open,
        Type::Item(_) => false,
        _ => true,
    }
}

/// Whether values of this type stand in an order; the kit's texts do as well.
pub(super) fn is_ordered(ty: &Type, open: bool) -> bool {
    match ty {
        Type::Number(_) | Type::Date | Type::Months | Type::Days | Type::Any => true,
        Type::Text => open,
        _ => false,
    }
}

impl Lowerer<'_> {
    pub(super) fn negate(&mut self, a: &Expr, span: Span) -> Part {
        let operand = self.expr(a);
        // The sign of a literal belongs to the literal.
        if let (Kind::Number(number), Some(op)) = (&a.kind, self.ops.get_mut(usize::from(operand.place))) {
            *op = Op::Number(-*number);
            if let Some(place) = self.spans.get_mut(usize::from(operand.place)) {
                *place = span;
            }
            return Part { span, ..operand };
        }
        self.solid(&operand);
        match &operand.ty {
            Type::Number(_) | Type::Months | Type::Days | Type::Any | Type::Null => {}
            ty => {
                let message = format!("`-` takes a number or a duration, but `{}` is {ty}", self.text(&operand));
                self.fault(Diagnostic::new(code::TYPE, operand.span, message));
            }
        }
        self.emit(Op::Negate(operand.place), span, operand.ty)
    }

    pub(super) fn arithmetic(&mut self, op: Arithmetic, a: &Expr, b: &Expr, span: Span) -> Part {
        let (a, b) = (self.expr(a), self.expr(b));
        self.solid(&a);
        self.solid(&b);
        if op == Arithmetic::Div {
            self.divisor(&b);
        }
        let known = a.ty != Type::Null && b.ty != Type::Null;
        let ty = if known { arithmetic(op, &a.ty, &b.ty) } else { Ok(Type::Any) };
        let ty = ty.unwrap_or_else(|clash| {
            let message = format!("`{op}` does not take {} and {}", a.ty, b.ty);
            let mut fault = Diagnostic::new(clash.code(), span, message);
            if clash == Clash::Unit {
                fault.help = Some(match op {
                    Arithmetic::Mul => "money is multiplied by a ratio or a number".to_owned(),
                    Arithmetic::Div => "a number is divided by a bare number".to_owned(),
                    _ => format!("both sides of `{op}` count the same"),
                });
            }
            self.fault(fault);
            Type::Any
        });
        self.emit(Op::Arithmetic(op, a.place, b.place), span, ty)
    }

    /// In a pack, only what is seen not to be zero divides.
    fn divisor(&mut self, divisor: &Part) {
        match constant_in(&self.ops, divisor.place) {
            Some(Op::Number(number)) if *number != Number::ZERO => {}
            Some(Op::Number(_) | Op::Months(0) | Op::Days(0)) => {
                self.fault(Diagnostic::new(code::NUMBER, divisor.span, "this divides by zero"));
            }
            _ if divisor.ty == Type::Any => {}
            _ => self.profile(
                divisor.span,
                "`/` divides by a number literal or a term",
                "turn the question round: instead of `a / b >= c` write `a >= c * b`",
            ),
        }
    }

    /// A comparison of two values, or the question whether one is null.
    pub(super) fn compare(&mut self, relation: Relation, mut a: Part, mut b: Part, span: Span) -> Part {
        let is_equality = matches!(relation, Relation::Eq | Relation::Ne);
        if is_equality && (a.ty == Type::Null || b.ty == Type::Null) {
            let asked = if b.ty == Type::Null { &a } else { &b };
            if !asked.nullable && asked.ty != Type::Any && !self.scope.open {
                let message = format!("`{}` can never be null here", self.text(asked));
                self.fault(Diagnostic::new(code::NULL, asked.span, message).help("leave the question out"));
            }
        } else {
            self.solid(&a);
            self.solid(&b);
            self.comparable(is_equality, &relation.to_string(), &mut a, &mut b, span);
        }
        self.emit(Op::Compare(relation, a.place, b.place), span, Type::Boolean)
    }

    /// Refuses two values that are not equal or not in an order with each other.
    pub(super) fn comparable(&mut self, is_equality: bool, what: &str, a: &mut Part, b: &mut Part, span: Span) {
        let open = self.scope.open;
        match self.common(&mut [&mut *a, &mut *b]) {
            Ok(ty) if is_equality && has_equality(&ty, open) || !is_equality && is_ordered(&ty, open) => {}
            Ok(Type::Null) => {}
            Ok(ty) => {
                let message = format!("`{what}` does not compare values of type {ty}");
                self.fault(Diagnostic::new(code::TYPE, span, message));
            }
            Err((Clash::Choice, ..)) => {
                let message = format!("`{what}` compares choices of two different lists of values");
                self.fault(Diagnostic::new(code::CHOICE, span, message));
            }
            Err((clash, a, b)) => {
                let message = format!("`{what}` does not compare {a} with {b}");
                self.fault(Diagnostic::new(clash.code(), span, message));
            }
        }
    }

    /// `and` where both sides must hold, else `or`. What the left side leaves open, the right side may count on.
    pub(super) fn junction(&mut self, both: bool, a: &Expr, b: &Expr, span: Span) -> Part {
        let left = self.expr(a);
        self.truth(&left);
        let established = self.established(left.place, both);
        let right = self.knowing(established, |lowerer| lowerer.expr(b));
        self.truth(&right);
        let op = if both { Op::And(left.place, right.place) } else { Op::Or(left.place, right.place) };
        let junction = self.emit(op, span, Type::Boolean);
        Part { nullable: left.nullable || right.nullable, ..junction }
    }

    /// `if condition then a else b`.
    pub(super) fn choice_of(&mut self, condition: &Expr, then: &Expr, otherwise: &Expr, span: Span) -> Part {
        let condition = self.expr(condition);
        self.truth(&condition);
        let (holds, fails) = (self.established(condition.place, true), self.established(condition.place, false));
        let mut then = self.knowing(holds, |lowerer| lowerer.expr(then));
        let mut otherwise = self.knowing(fails, |lowerer| lowerer.expr(otherwise));
        let ty = self.common(&mut [&mut then, &mut otherwise]).unwrap_or_else(|(clash, a, b)| {
            let message = format!("`then` gives {a}, `else` gives {b}");
            if !self.scope.open {
                self.fault(Diagnostic::new(clash.code(), span, message));
            }
            Type::Any
        });
        let part = self.emit(Op::If(condition.place, then.place, otherwise.place), span, ty);
        let sure = then.sure.into_iter().filter(|field| otherwise.sure.contains(field)).collect();
        let nullable = then.nullable || otherwise.nullable;
        Part { nullable, holes: then.holes || otherwise.holes, sure, ..part }
    }
}
