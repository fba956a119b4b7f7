//! Calls: how arguments meet parameters, and the types that each function takes.

use super::operators::is_ordered;
use super::{Lowerer, Part, nearest};
use crate::feel::ast::{Argument, Expr, Ident, Kind};
use crate::feel::builtins::Builtin;
use crate::feel::code::{Op, constant_in};
use crate::feel::diagnostic::{Diagnostic, Span, code};
use crate::feel::literal::{self, At};
use crate::feel::signature::{SIGNATURES, Signature, signature};
use crate::feel::types::{Type, Unit};
use crate::value::Day;

/// The scales that FEEL's numbers know.
const SCALES: std::ops::RangeInclusive<i64> = -6111..=6176;

impl Lowerer<'_> {
    pub(super) fn call(&mut self, name: &Ident, arguments: &[Argument], span: Span) -> Part {
        let Some(signature) = signature(&name.name) else {
            let message = format!("there is no function `{}`", name.name);
            let near = nearest::nearest(&name.name, SIGNATURES.iter().map(|signature| signature.name));
            let help = match near {
                Some(near) => format!("did you mean `{near}`?"),
                None => "`and`, `or` and `not(…)` join conditions; see the list of functions".to_owned(),
            };
            self.fault(Diagnostic::new(code::NAME, name.span, message).help(help));
            return self.broken_call(arguments, span);
        };
        match matched(signature, arguments) {
            Ok(arguments) => self.literal_call(signature.builtin, &arguments, span).unwrap_or_else(|| {
                let parts = arguments.iter().map(|argument| self.expr(argument)).collect();
                self.built_in(signature, parts, span)
            }),
            Err(message) => {
                let forms: Vec<String> = signature.forms.iter().map(|form| shown(signature, form)).collect();
                let fault = Diagnostic::new(code::CALL, span, message);
                self.fault(fault.help(format!("it is called as {}", forms.join(" or "))));
                self.broken_call(arguments, span)
            }
        }
    }

    /// What FEEL answers with null; for the sake of further faults, the arguments are looked at.
    fn broken_call(&mut self, arguments: &[Argument], span: Span) -> Part {
        if self.checked {
            arguments.iter().for_each(|argument| drop(self.expr(&argument.value)));
        }
        self.broken(span)
    }

    /// `date("…")`, `duration("…")`, `date(2026, 2, 10)`: what needs no evaluation.
    fn literal_call(&mut self, builtin: Builtin, arguments: &[&Expr], span: Span) -> Option<Part> {
        let text = match arguments {
            [Expr { kind: Kind::Text(text), span, .. }] => Some((text, *span)),
            _ => None,
        };
        match (builtin, text) {
            (Builtin::Date, Some((text, at))) => Some(match text.parse() {
                Ok(day) => self.literal(At::Day(day), span),
                Err(_) => self.no_literal(text, at, "no day"),
            }),
            (Builtin::Duration, Some((text, at))) => Some(match literal::duration(text) {
                Some(duration) => self.literal(At::Duration(duration), span),
                None => self.no_literal(text, at, "no duration of the profile"),
            }),
            (Builtin::Date, None) => {
                let parts: Option<Vec<i64>> = arguments.iter().map(|argument| whole_literal(argument)).collect();
                let [year, month, day] = parts?[..] else {
                    return None;
                };
                let day = || Day::new(i32::try_from(year).ok()?, u32::try_from(month).ok()?, u32::try_from(day).ok()?);
                Some(match day() {
                    Some(day) => self.literal(At::Day(day), span),
                    None => self.no_literal(span.of(self.source), span, "no day"),
                })
            }
            _ => None,
        }
    }

    fn built_in(&mut self, signature: &Signature, mut parts: Vec<Part>, span: Span) -> Part {
        let builtin = signature.builtin;
        for part in &parts {
            self.solid(part);
        }
        let ty = match (builtin, &mut parts[..]) {
            (Builtin::Sum | Builtin::Min | Builtin::Max, [_, _, ..]) => {
                let mut each: Vec<&mut Part> = parts.iter_mut().collect();
                let ty = self.common(&mut each).unwrap_or_else(|(clash, a, b)| {
                    let message = format!("`{}` does not take {a} and {b}", signature.name);
                    self.fault(Diagnostic::new(clash.code(), span, message));
                    Type::Any
                });
                self.aggregated(signature, ty, span)
            }
            (Builtin::Sum | Builtin::Min | Builtin::Max, [list]) => match self.items(signature, list) {
                Some(item) => {
                    self.whole(list);
                    self.aggregated(signature, item, list.span)
                }
                None => Type::Any,
            },
            (Builtin::Count, [list]) => {
                self.items(signature, list);
                Type::Number(Unit::Plain)
            }
            (Builtin::Abs, [n]) => {
                let takes = |ty: &Type| matches!(ty, Type::Number(_) | Type::Months | Type::Days);
                self.takes(signature, n, takes, "a number or a duration")
            }
            (
                Builtin::Floor | Builtin::Ceiling | Builtin::RoundUp | Builtin::RoundDown | Builtin::RoundHalfUp,
                [n, scale @ ..],
            ) => {
                if let [scale] = scale {
                    self.scale(scale);
                }
                self.takes(signature, n, |ty| matches!(ty, Type::Number(_)), "a number")
            }
            (Builtin::Date, [from]) => {
                let open = self.scope.open;
                let takes = |ty: &Type| *ty == Type::Date || (open && *ty == Type::Text);
                self.takes(signature, from, takes, "a text literal such as \"2026-03-31\"");
                Type::Date
            }
            (Builtin::Date, parts) => {
                for part in parts {
                    let is_count = |ty: &Type| matches!(ty, Type::Number(Unit::Literal | Unit::Plain));
                    self.takes(signature, part, is_count, "plain numbers");
                }
                Type::Date
            }
            (Builtin::Duration, [from]) => {
                let open = self.scope.open;
                let takes = |ty: &Type| open && *ty == Type::Text;
                self.takes(signature, from, takes, "a text literal such as \"P1Y\" or \"P30D\"");
                Type::Any
            }
            (Builtin::MonthsBetween, parts) => {
                for part in parts {
                    self.takes(signature, part, |ty| *ty == Type::Date, "dates");
                }
                Type::Months
            }
            _ => Type::Any,
        };
        let mut places: Vec<_> = parts.iter().map(|part| part.place).collect();
        if builtin == Builtin::Sum && places.len() > 1 {
            places = vec![self.emit(Op::ListOf(places), span, Type::Any).place];
        }
        self.emit(Op::Call(builtin, places), span, ty)
    }

    /// The type of a list's items.
    fn items(&mut self, signature: &Signature, list: &Part) -> Option<Type> {
        match &list.ty {
            Type::List(item) => Some(item.as_ref().clone()),
            Type::Any | Type::Null => None,
            ty => {
                let message = format!("`{}` takes a list, but `{}` is {ty}", signature.name, self.text(list));
                self.fault(Diagnostic::new(code::TYPE, list.span, message));
                None
            }
        }
    }

    /// What an aggregate of such items gives.
    fn aggregated(&mut self, signature: &Signature, item: Type, span: Span) -> Type {
        let fits = match signature.builtin {
            Builtin::Sum => matches!(item, Type::Number(_) | Type::Any),
            _ => is_ordered(&item, self.scope.open),
        };
        if !fits && item != Type::Null {
            let message = format!("`{}` does not take values of type {item}", signature.name);
            self.fault(Diagnostic::new(code::TYPE, span, message));
            return Type::Any;
        }
        item
    }

    /// The type of an argument, if the function takes it.
    fn takes(&mut self, signature: &Signature, part: &Part, fits: impl Fn(&Type) -> bool, wanted: &str) -> Type {
        if fits(&part.ty) {
            return part.ty.clone();
        }
        if !matches!(part.ty, Type::Any | Type::Null) {
            let text = self.text(part);
            let message = format!("`{}` takes {wanted}, but `{text}` is {}", signature.name, part.ty);
            self.fault(Diagnostic::new(code::TYPE, part.span, message));
        }
        Type::Any
    }

    /// How many places a rounding keeps is written down, not computed.
    fn scale(&mut self, scale: &Part) {
        let written = match constant_in(&self.ops, scale.place) {
            Some(Op::Number(number)) => number.to_whole().filter(|scale| SCALES.contains(scale)),
            _ => None,
        };
        if written.is_none() && scale.ty != Type::Null {
            let message = format!("`{}` is no whole number of places", self.text(scale));
            self.fault(Diagnostic::new(code::CALL, scale.span, message).help("write the number of places, such as 2"));
        }
    }
}

/// The arguments in the order of the parameters.
fn matched<'e>(signature: &Signature, arguments: &'e [Argument]) -> Result<Vec<&'e Expr>, String> {
    let name = signature.name;
    let named = arguments.iter().filter(|argument| argument.name.is_some()).count();
    if named == 0 {
        let fits = signature.forms.iter().any(|form| form.len() == arguments.len())
            || (signature.variadic && !arguments.is_empty());
        let count = arguments.len();
        let plural = if count == 1 { "argument" } else { "arguments" };
        return if fits {
            Ok(arguments.iter().map(|argument| &argument.value).collect())
        } else {
            Err(format!("`{name}` is not called with {count} {plural}"))
        };
    }
    if named < arguments.len() {
        return Err(format!("either all arguments of `{name}` are named or none is"));
    }
    let value_of = |parameter: &str| {
        let mut values = arguments.iter().filter(|a| a.name.as_ref().is_some_and(|name| name.name == parameter));
        values.next().filter(|_| values.next().is_none()).map(|argument| &argument.value)
    };
    let form = signature.forms.iter().filter(|form| form.len() == arguments.len());
    form.filter_map(|form| form.iter().map(|parameter| value_of(parameter)).collect())
        .next()
        .ok_or_else(|| format!("`{name}` has no such parameters"))
}

/// A call as the help shows it.
fn shown(signature: &Signature, form: &[&str]) -> String {
    let variadic = if signature.variadic { format!(" or `{}(a, b, …)`", signature.name) } else { String::new() };
    format!("`{}({})`{variadic}", signature.name, form.join(", "))
}

/// A whole number that is written down.
fn whole_literal(e: &Expr) -> Option<i64> {
    match &e.kind {
        Kind::Number(number) => number.to_whole(),
        Kind::Negate(inner) => match &inner.kind {
            Kind::Number(number) => number.to_whole()?.checked_neg(),
            _ => None,
        },
        _ => None,
    }
}
