//! `in`: a value against one test or several.

use super::operators::is_ordered;
use super::unify::unify;
use super::{Lowerer, Part};
use crate::feel::ast::{self, Expr, Kind};
use crate::feel::code::{Ends, Op, Relation, Test};
use crate::feel::diagnostic::{Diagnostic, Span, code};
use crate::feel::types::Type;

impl Lowerer<'_> {
    pub(super) fn membership(&mut self, value: &Expr, tests: &[ast::Test], span: Span) -> Part {
        let mut value = self.expr(value);
        if let [ast::Test::Relation(relation @ (Relation::Eq | Relation::Ne), other)] = tests {
            let other = self.expr(other);
            return self.compare(*relation, value, other, span);
        }
        self.solid(&value);
        let was_text = value.ty == Type::Text;
        let tests: Vec<Test> = tests.iter().map(|test| self.test(&mut value, test)).collect();
        if was_text && value.ty != Type::Text && tests.len() > 1 {
            // It became a choice of one test's values, behind the back of the others.
            let message = "a text is not tested against choices and other values at once";
            let help = "put the choice before `in`, and texts behind it";
            self.fault(Diagnostic::new(code::TYPE, value.span, message).help(help));
        }
        self.emit(Op::In(value.place, tests), span, Type::Boolean)
    }

    fn test(&mut self, value: &mut Part, test: &ast::Test) -> Test {
        match test {
            ast::Test::Value(Expr { kind: Kind::Range(from, to), span, .. }) => {
                Test::Range(self.ends_for(value, from, to, *span))
            }
            ast::Test::Value(other) => self.value_test(value, other),
            ast::Test::Relation(relation, other) => self.relation_test(value, *relation, other),
        }
    }

    fn relation_test(&mut self, value: &mut Part, relation: Relation, other: &Expr) -> Test {
        let mut other = self.expr(other);
        self.solid(&other);
        let span = other.span;
        let is_equality = matches!(relation, Relation::Eq | Relation::Ne);
        self.comparable(is_equality, &relation.to_string(), value, &mut other, span);
        let end = |belongs| Some((other.place, belongs));
        match relation {
            Relation::Lt => Test::Range(Ends { from: None, to: end(false) }),
            Relation::Le => Test::Range(Ends { from: None, to: end(true) }),
            Relation::Gt => Test::Range(Ends { from: end(false), to: None }),
            Relation::Ge => Test::Range(Ends { from: end(true), to: None }),
            // A list or range would be looked into: its own list is not.
            Relation::Eq if !is_single(&other.ty) => {
                Test::Value(self.emit(Op::ListOf(vec![other.place]), span, Type::Any).place)
            }
            Relation::Eq => Test::Value(other.place),
            Relation::Ne => {
                // There is no code for it, so that it is refused unchecked as well.
                let message = "`!=` stands alone behind `in`";
                self.faults.push(Diagnostic::new(code::PROFILE, span, message).help("write `x != a and x != b`"));
                Test::Value(other.place)
            }
        }
    }

    /// A value that is equal, or a list or range that holds it.
    fn value_test(&mut self, value: &mut Part, other: &Expr) -> Test {
        let mut other = self.expr(other);
        self.solid(&other);
        self.whole(&other);
        // Beside a choice, texts in a list are its values, and the other way round.
        if let Some(choices) = super::unify::choice_in(&value.ty) {
            self.settle(&mut other, choices);
        } else if let Some(choices) = super::unify::choice_in(&other.ty) {
            self.settle(value, choices);
        }
        let open = self.scope.open;
        let fits = holders(&other.ty).into_iter().find_map(|ty| {
            let ordered = matches!(other.ty, Type::List(_)) || ty == &other.ty || is_ordered(ty, open);
            unify(&value.ty, ty).ok().filter(|_| ordered)
        });
        match fits {
            Some(Type::Item(_)) => {
                self.fault(Diagnostic::new(code::TYPE, other.span, "`in` does not compare items"));
            }
            Some(Type::List(_) | Type::Context(_)) if !open => {
                self.fault(Diagnostic::new(code::TYPE, other.span, "`in` does not compare lists"));
            }
            Some(_) => {}
            None => {
                let clash = holders(&other.ty).into_iter().find_map(|ty| unify(&value.ty, ty).err());
                let code = clash.map_or(code::TYPE, super::unify::Clash::code);
                let message = format!("{} is never in {}", value.ty, other.ty);
                self.fault(Diagnostic::new(code, other.span, message));
            }
        }
        Test::Value(other.place)
    }
}

/// What a value may be compared with in a test: the items of a list, the points of a range, itself.
fn holders(ty: &Type) -> Vec<&Type> {
    match ty {
        Type::List(item) => match item.as_ref() {
            Type::Range(point) => vec![point, item, ty],
            _ => vec![item, ty],
        },
        Type::Range(point) => vec![point, ty],
        _ => vec![ty],
    }
}

fn is_single(ty: &Type) -> bool {
    matches!(
        ty,
        Type::Boolean | Type::Number(_) | Type::Date | Type::Months | Type::Days | Type::Text | Type::Choice(_)
    )
}
