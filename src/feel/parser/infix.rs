//! Operators between expressions, by precedence, and the tests of an `in`.

use super::{Parsed, Parser, Stop};
use crate::feel::ast::{Expr, Kind, Test};
use crate::feel::code::{Arithmetic, Relation};
use crate::feel::diagnostic::{Diagnostic, Span, code};
use crate::feel::lexer;

/// How strongly `or` binds; each that follows binds stronger.
const OR: u8 = 1;
const AND: u8 = 2;
const COMPARISON: u8 = 3;
pub(super) const SUM: u8 = 4;
const PRODUCT: u8 = 5;
const UNARY: u8 = 6;

/// An operator between two expressions.
#[derive(Clone, Copy)]
enum Infix {
    Or,
    And,
    Compare(Relation),
    In,
    Arithmetic(Arithmetic),
    /// Which the profile lacks, and what to write instead.
    Outside(&'static str, &'static str),
}

/// The operators, how strongly each binds.
const INFIX: [(&str, u8, Infix); 16] = [
    ("or", OR, Infix::Or),
    ("and", AND, Infix::And),
    ("=", COMPARISON, Infix::Compare(Relation::Eq)),
    ("!=", COMPARISON, Infix::Compare(Relation::Ne)),
    ("<", COMPARISON, Infix::Compare(Relation::Lt)),
    ("<=", COMPARISON, Infix::Compare(Relation::Le)),
    (">", COMPARISON, Infix::Compare(Relation::Gt)),
    (">=", COMPARISON, Infix::Compare(Relation::Ge)),
    ("in", COMPARISON, Infix::In),
    ("between", COMPARISON, Infix::Outside("between", "write `x in [low..high]`")),
    ("instance", COMPARISON, Infix::Outside("instance of", "types are settled when the rule is checked")),
    ("+", SUM, Infix::Arithmetic(Arithmetic::Add)),
    ("-", SUM, Infix::Arithmetic(Arithmetic::Sub)),
    ("*", PRODUCT, Infix::Arithmetic(Arithmetic::Mul)),
    ("/", PRODUCT, Infix::Arithmetic(Arithmetic::Div)),
    ("**", UNARY, Infix::Outside("**", "write the product")),
];

impl Parser<'_> {
    /// An expression of operators that bind at least so strongly.
    pub(super) fn binary(&mut self, least: u8) -> Parsed<Expr> {
        let left = self.unary()?;
        self.binary_after(left, least)
    }

    /// The same, its first operand read already.
    pub(super) fn binary_after(&mut self, mut left: Expr, least: u8) -> Parsed<Expr> {
        while let Some((power, infix)) = self.infix()
            && power >= least
        {
            let operator = self.take();
            let start = left.span;
            let kind = match infix {
                Infix::In => self.membership(left)?,
                Infix::Outside(what, help) => return Err(self.outside(operator, what, help)),
                // What stands to the right binds stronger: equals are taken from the left.
                Infix::Or => Kind::Or(left.into(), self.binary(power + 1)?.into()),
                Infix::And => Kind::And(left.into(), self.binary(power + 1)?.into()),
                Infix::Arithmetic(op) => Kind::Arithmetic(op, left.into(), self.binary(power + 1)?.into()),
                Infix::Compare(relation) => Kind::Compare(relation, left.into(), self.binary(power + 1)?.into()),
            };
            left = self.node(kind, start.to(self.before()))?;
            if power == COMPARISON && self.infix().is_some_and(|(power, _)| power == COMPARISON) {
                let fault = Diagnostic::new(code::SYNTAX, self.span(), "comparisons do not chain");
                return Err(self.stop(fault.help("join them with `and`, or put one of them in brackets")));
            }
        }
        Ok(left)
    }

    fn infix(&self) -> Option<(u8, Infix)> {
        let text = match *self.here() {
            lexer::Kind::Word(text) => text,
            lexer::Kind::Mark(text) => text,
            _ => return None,
        };
        INFIX.iter().find(|(name, ..)| *name == text).map(|&(_, power, infix)| (power, infix))
    }

    fn unary(&mut self) -> Parsed<Expr> {
        let Some(minus) = self.eat("-") else {
            let primary = self.primary()?;
            return self.postfix(primary);
        };
        let operand = self.nested(Self::unary)?;
        let span = minus.to(operand.span);
        self.node(Kind::Negate(operand.into()), span)
    }

    /// What follows `in`.
    fn membership(&mut self, value: Expr) -> Parsed<Kind> {
        let tests = if self.is(0, "(") { self.tests()? } else { vec![self.test(SUM)?] };
        Ok(Kind::In(value.into(), tests))
    }

    /// One test: `<= 10`, or a value, list or range.
    fn test(&mut self, least: u8) -> Parsed<Test> {
        match self.infix() {
            Some((_, Infix::Compare(relation))) => {
                self.take();
                Ok(Test::Relation(relation, self.binary(SUM)?))
            }
            _ if least == 0 => Ok(Test::Value(self.expression()?)),
            _ => Ok(Test::Value(self.binary(least)?)),
        }
    }

    /// Tests between brackets, or an expression that begins with one.
    fn tests(&mut self) -> Parsed<Vec<Test>> {
        let open = self.take();
        let mut tests = Vec::new();
        loop {
            let test = self.test(0)?;
            if tests.is_empty()
                && let Test::Value(from) = &test
                && self.is(0, "..")
            {
                let range = self.range(open, false, from.clone())?;
                let range = self.postfix(range)?;
                return Ok(vec![Test::Value(self.binary_after(range, SUM)?)]);
            }
            tests.push(test);
            if self.eat(",").is_none() {
                break;
            }
        }
        let close = self.demand(")")?;
        match <[Test; 1]>::try_from(tests) {
            // `(a + b) * 2` begins with a bracket as well.
            Ok([Test::Value(mut value)]) => {
                value.span = open.to(close);
                let value = self.postfix(value)?;
                Ok(vec![Test::Value(self.binary_after(value, SUM)?)])
            }
            Ok([test]) => Ok(vec![test]),
            Err(tests) => Ok(tests),
        }
    }

    /// Refuses what FEEL has and the profile lacks.
    pub(super) fn outside(&mut self, span: Span, what: &str, help: &str) -> Stop {
        let message = format!("`{what}` is outside the profile of FEEL that rules are written in");
        self.stop(Diagnostic::new(code::PROFILE, span, message).help(help))
    }
}
