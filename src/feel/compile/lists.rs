//! Lists: literals, loops and filters; and the kit's contexts and ranges.

use super::asked::Key;
use super::operators::is_ordered;
use super::{Lowerer, Part};
use crate::feel::ast::{Expr, Ident, LoopKind};
use crate::feel::code::{Ends, Loop, MAX_LOCALS, Op, Place};
use crate::feel::diagnostic::{Diagnostic, Span, code};
use crate::feel::types::Type;

/// The name of the item in a filter.
const ITEM: &str = "item";

/// How a loop binds its item.
struct Binding<'n> {
    name: &'n str,
    /// Where the name is written; a filter writes none.
    span: Option<Span>,
}

impl Lowerer<'_> {
    pub(super) fn list(&mut self, parts: &[Expr], span: Span) -> Part {
        let mut parts: Vec<Part> = parts.iter().map(|part| self.expr(part)).collect();
        if parts.is_empty() {
            self.profile(span, "an empty list decides nothing", "leave it out");
        }
        let item = self.common(&mut parts.iter_mut().collect::<Vec<_>>()).unwrap_or_else(|(clash, a, b)| {
            if !self.scope.open {
                let message = format!("a list holds values of one type, but this one holds {a} and {b}");
                self.fault(Diagnostic::new(clash.code(), span, message));
            }
            Type::Any
        });
        self.flat(&item, span);
        let holes = parts.iter().any(|part| part.nullable);
        let list = Op::ListOf(parts.iter().map(|part| part.place).collect());
        let list = self.emit(list, span, Type::List(item.into()));
        Part { holes, ..list }
    }

    /// In a pack, no list holds lists or ranges.
    fn flat(&mut self, item: &Type, span: Span) {
        if matches!(item, Type::List(_) | Type::Range(_)) {
            self.profile(
                span,
                &format!("this is a list of values of type {item}"),
                "a list holds single values or items",
            );
        }
    }

    pub(super) fn context(&mut self, members: &[(Ident, Expr)], span: Span) -> Part {
        self.profile(span, "contexts are outside the profile", "declare what it holds as facts");
        let members: Vec<(String, Part)> =
            members.iter().map(|(name, value)| (name.name.clone(), self.expr(value))).collect();
        let types = members.iter().map(|(name, value)| (name.clone(), value.ty.clone())).collect();
        let places = members.into_iter().map(|(name, value)| (name, value.place)).collect();
        self.emit(Op::Context(places), span, Type::Context(types))
    }

    /// A range that stands for itself, not behind `in`.
    pub(super) fn range(&mut self, from: &(Expr, bool), to: &(Expr, bool), span: Span) -> Part {
        self.profile(span, "a range stands behind `in`", "write `x in [low..high]`");
        let (ends, ty) = self.ends(from, to, span);
        self.emit(Op::Range(ends), span, Type::Range(ty.into()))
    }

    fn ends(&mut self, from: &(Expr, bool), to: &(Expr, bool), span: Span) -> (Ends, Type) {
        let (mut low, mut high) = (self.expr(&from.0), self.expr(&to.0));
        self.solid(&low);
        self.solid(&high);
        let ty = match self.common(&mut [&mut low, &mut high]) {
            Ok(ty) if is_ordered(&ty, self.scope.open) || ty == Type::Null => ty,
            Ok(ty) => {
                let message = format!("a range does not run over values of type {ty}");
                self.fault(Diagnostic::new(code::TYPE, span, message));
                Type::Any
            }
            Err((clash, a, b)) => {
                let message = format!("this range runs from {a} to {b}");
                self.fault(Diagnostic::new(clash.code(), span, message));
                Type::Any
            }
        };
        (Ends { from: Some((low.place, from.1)), to: Some((high.place, to.1)) }, ty)
    }

    /// `some`, `every`.
    pub(super) fn quantify(&mut self, kind: LoopKind, name: &Ident, list: &Expr, body: &Expr, span: Span) -> Part {
        let list = self.looped(list);
        let binding = Binding { name: &name.name, span: Some(name.span) };
        let (slot, body, _) = self.bound(&binding, &list, body);
        self.truth(&body);
        let repeat = Loop { slot, list: list.place, body: body.place };
        let op = if kind == LoopKind::Every { Op::Every(repeat) } else { Op::Some(repeat) };
        let part = self.emit(op, span, Type::Boolean);
        Part { nullable: body.nullable, ..part }
    }

    /// `for`.
    pub(super) fn collect(&mut self, name: &Ident, list: &Expr, body: &Expr, span: Span) -> Part {
        let list = self.looped(list);
        let binding = Binding { name: &name.name, span: Some(name.span) };
        let (slot, body, _) = self.bound(&binding, &list, body);
        self.flat(&body.ty, body.span);
        let repeat = Op::For(Loop { slot, list: list.place, body: body.place });
        let part = self.emit(repeat, span, Type::List(body.ty.into()));
        Part { holes: body.nullable, sure: body.sure, ..part }
    }

    /// `list[condition]`.
    pub(super) fn filter(&mut self, list: &Expr, condition: &Expr, span: Span) -> Part {
        let list = self.expr(list);
        self.is_list(&list);
        let (slot, condition, kept) = self.bound(&Binding { name: ITEM, span: None }, &list, condition);
        if matches!(condition.ty, Type::Number(_)) {
            let message = "a list is filtered by a condition, not indexed by a number";
            self.fault(Diagnostic::new(code::PROFILE, condition.span, message).help("write `list[field = value]`"));
        } else {
            self.truth(&condition);
        }
        let mut sure = list.sure;
        sure.extend(kept.iter().filter_map(|key| match key {
            Key::Field(of, field) if *of == slot => Some(*field),
            _ => None,
        }));
        let ty = if matches!(list.ty, Type::List(_)) { list.ty } else { Type::List(list.ty.into()) };
        let filter = self.emit(Op::Filter(Loop { slot, list: list.place, body: condition.place }), span, ty);
        Part { holes: list.holes && !kept.contains(&Key::Local(slot)), sure, ..filter }
    }

    /// The list of a loop.
    fn looped(&mut self, list: &Expr) -> Part {
        let list = self.expr(list);
        let source = self.op(list.place);
        let stands = matches!(source, Some(Op::List(_) | Op::Counted | Op::Filter(_) | Op::ListOf(_) | Op::Fact(_)));
        if !stands && matches!(list.ty, Type::List(_)) {
            let message = "a loop runs over a list of items, a filter or a list literal";
            self.profile(list.span, message, "loop over the list itself, and name its fields in the body");
        }
        self.is_list(&list);
        list
    }

    fn is_list(&mut self, list: &Part) {
        self.solid(list);
        if !matches!(list.ty, Type::List(_) | Type::Any | Type::Null) {
            let message = format!("`{}` is {}, but a list is wanted here", self.text(list), list.ty);
            self.fault(Diagnostic::new(code::TYPE, list.span, message));
        }
    }

    /// Lowers the body of a loop with its name bound; gives the slot, the body and what is not null where it is true.
    fn bound(&mut self, binding: &Binding<'_>, list: &Part, body: &Expr) -> (u8, Part, Vec<Key>) {
        let item = match &list.ty {
            Type::List(item) => item.as_ref().clone(),
            Type::Null => Type::Any,
            single => single.clone(),
        };
        if self.locals.len() >= MAX_LOCALS {
            let message = format!("loops and filters are nested more than {MAX_LOCALS} deep");
            self.once(code::DEPTH, binding.span.unwrap_or(list.span), message);
        }
        if let Some(span) = binding.span {
            self.unshadowed(binding.name, span);
        }
        let slot = u8::try_from(self.locals.len()).unwrap_or(u8::MAX);
        self.locals.push(super::Local {
            name: binding.name.to_owned(),
            ty: item,
            nullable: list.holes,
            sure: list.sure.clone(),
            opens: binding.span.is_none(),
        });
        let body = self.expr(body);
        let kept = self.established(body.place, true);
        self.locals.pop();
        (slot, body, kept)
    }

    /// Refuses a name that would hide another.
    fn unshadowed(&mut self, name: &str, span: Span) {
        let field = |local: &super::Local| local.opens && self.has_member(&local.ty, name);
        let hides = self.scope.names.contains_key(name)
            || self.locals.iter().any(|local| local.name == name || field(local))
            || name == ITEM;
        if hides && !self.scope.open {
            let message = format!("`{name}` already stands for something else");
            self.fault(Diagnostic::new(code::NAME, span, message).help("bind another name"));
        }
    }

    /// The ends of a range behind `in`, held against the value.
    pub(super) fn ends_for(&mut self, value: &mut Part, from: &(Expr, bool), to: &(Expr, bool), span: Span) -> Ends {
        let (ends, ty) = self.ends(from, to, span);
        let place: Place = ends.from.map_or(0, |(place, _)| place);
        let mut range = Part { place, span, ty, nullable: false, holes: false, sure: Vec::new() };
        self.comparable(false, "in", value, &mut range, span);
        ends
    }
}
