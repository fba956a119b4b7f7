//! What names and paths stand for.

use std::collections::BTreeMap;

use super::{Lowerer, Part, nearest};
use crate::feel::ast::{Expr, Ident, Kind};
use crate::feel::code::Op;
use crate::feel::diagnostic::{Diagnostic, Span, code};
use crate::feel::signature::{Owner, PROPERTIES};
use crate::feel::types::{Constant, Name, Type, Typed, Unit};

/// What the beginning of a path stands for.
enum Found<'a> {
    /// A group of names, with its path.
    Group(&'a BTreeMap<String, Name>),
    /// A value.
    Part(Part),
}

impl<'a> Lowerer<'a> {
    /// A name or a path.
    pub(super) fn path(&mut self, e: &Expr) -> Part {
        match self.found(e) {
            Found::Part(part) => part,
            Found::Group(members) => {
                let path = e.span.of(self.source);
                let message = format!("`{path}` is a group of names, not a value");
                let members = nearest::some_of(members.keys().map(|member| format!("`{path}.{member}`")));
                self.fault(Diagnostic::new(code::NAME, e.span, message).help(format!("it holds {members}")));
                self.broken(e.span)
            }
        }
    }

    fn found(&mut self, e: &Expr) -> Found<'a> {
        match &e.kind {
            Kind::Name(name) => self.head(name, e.span),
            Kind::Path(base, member) => match self.found(base) {
                Found::Group(members) => match members.get(&member.name) {
                    Some(name) => self.named(name, e.span),
                    None if self.is_full() => Found::Part(self.broken(e.span)),
                    None => {
                        let group = base.span.of(self.source);
                        let message = format!("`{group}` has no `{}`", member.name);
                        let members: Vec<&str> = members.keys().map(String::as_str).collect();
                        let help =
                            nearest::suggest(&member.name, &members, "it holds", |name| format!("`{group}.{name}`"));
                        self.fault(Diagnostic::new(code::NAME, member.span, message).help(help));
                        Found::Part(self.broken(e.span))
                    }
                },
                Found::Part(part) => Found::Part(self.property(part, member, e.span)),
            },
            _ => Found::Part(self.expr(e)),
        }
    }

    /// The first name of a path. Within, loops come before the names of the scope, inner ones first.
    fn head(&mut self, name: &str, span: Span) -> Found<'a> {
        let scope = self.scope;
        let mut field_of = None;
        let mut others = usize::from(scope.names.contains_key(name));
        for (slot, local) in self.locals.iter().enumerate().rev() {
            if field_of.is_none() && local.name == name {
                return Found::Part(self.local(slot, span));
            }
            others += usize::from(local.name == name);
            if local.opens && self.has_member(&local.ty, name) {
                others += usize::from(field_of.is_some());
                field_of = field_of.or(Some(slot));
            }
        }
        let ident = Ident { name: name.to_owned(), span };
        if let Some(slot) = field_of {
            if others > 0 && !scope.open {
                let message = format!("`{name}` is a field of the list's items and a name outside as well");
                let help = format!("write `item.{name}` for the field; a name outside cannot be reached here");
                self.fault(Diagnostic::new(code::NAME, span, message).help(help));
            }
            let item = self.local(slot, span);
            return Found::Part(self.property(item, &ident, span));
        }
        if let Some(named) = scope.names.get(name) {
            return self.named(named, span);
        }
        // An item of which nothing is known may have any member.
        if let Some(slot) = self.locals.iter().rposition(|local| local.opens && local.ty == Type::Any) {
            let item = self.local(slot, span);
            return Found::Part(self.property(item, &ident, span));
        }
        Found::Part(self.unknown(name, span))
    }

    pub(super) fn has_member(&self, ty: &Type, name: &str) -> bool {
        match ty {
            Type::Item(list) => self.field_index(*list, name).is_some(),
            Type::Context(members) => members.contains_key(name),
            _ => false,
        }
    }

    fn field_index(&self, list: u16, name: &str) -> Option<usize> {
        self.scope.items.get(usize::from(list))?.iter().position(|(field, _)| field == name)
    }

    fn unknown(&mut self, name: &str, span: Span) -> Part {
        if self.is_full() {
            return self.broken(span);
        }
        let mut paths = nearest::paths(self.scope);
        for local in self.locals.iter().rev() {
            paths.insert(0, local.name.clone());
            if let (true, Type::Item(list)) = (local.opens, &local.ty) {
                let fields = self.scope.items.get(usize::from(*list)).map_or(&[][..], Vec::as_slice);
                paths.extend(fields.iter().map(|(field, _)| field.clone()));
            }
        }
        let mut fault = Diagnostic::new(code::NAME, span, format!("there is no `{name}`"));
        if let Some(path) = nearest::nearest_path(name, &paths) {
            fault = fault.help(format!("did you mean `{path}`?"));
        }
        self.fault(fault);
        self.broken(span)
    }

    fn local(&mut self, slot: usize, span: Span) -> Part {
        let Some(local) = self.locals.get(slot).cloned() else {
            return self.broken(span);
        };
        let slot = u8::try_from(slot).unwrap_or(u8::MAX);
        let part = self.emit(Op::Local(slot), span, local.ty);
        let nullable = local.nullable && !self.was_asked(part.place);
        Part { nullable, sure: local.sure, ..part }
    }

    fn named(&mut self, name: &'a Name, span: Span) -> Found<'a> {
        let list_of = |list: u16| Type::List(Type::Item(list).into());
        Found::Part(match name {
            Name::Group(members) => return Found::Group(members),
            Name::Fact(fact, typed) => self.fact(Op::Fact(*fact), typed, span),
            Name::Item(field, typed) => self.fact(Op::Item(*field), typed, span),
            Name::Step(step, typed) => self.fact(Op::Step(*step), typed, span),
            Name::List(list) => self.emit(Op::List(*list), span, list_of(*list)),
            Name::Counted(list) => self.emit(Op::Counted, span, list_of(*list)),
            Name::Today => self.emit(Op::Today, span, Type::Date),
            Name::Term(constant, place) => self.term(constant, *place, span),
        })
    }

    /// One of the text's own values, which the code goes on to know as such.
    fn term(&mut self, constant: &Constant, place: Option<u16>, span: Span) -> Part {
        let value = match constant {
            Constant::Number(number, unit) => self.emit(Op::Number(*number), span, Type::Number(*unit)),
            Constant::Day(day) => self.emit(Op::Day(*day), span, Type::Date),
        };
        match place {
            Some(term) => self.emit(Op::Term(value.place, term), span, value.ty),
            None => value,
        }
    }

    fn fact(&mut self, op: Op, typed: &Typed, span: Span) -> Part {
        let part = self.emit(op, span, typed.ty.clone());
        let nullable = typed.nullable && !self.was_asked(part.place);
        Part { nullable, ..part }
    }

    /// A member of a value: a field, a property, or, of a list, that member of each item.
    fn property(&mut self, base: Part, member: &Ident, span: Span) -> Part {
        self.solid(&base);
        match &base.ty {
            Type::Item(list) => self.field(&base, *list, member, span, false),
            Type::Context(members) => {
                let ty = members.get(&member.name).cloned();
                self.context_member(&base, ty, member, span)
            }
            Type::List(inner) => match inner.as_ref() {
                Type::Item(list) => {
                    self.whole(&base);
                    self.field(&base, *list, member, span, true)
                }
                Type::Context(members) => {
                    let ty = members.get(&member.name).map(|ty| Type::List(ty.clone().into()));
                    self.context_member(&base, ty, member, span)
                }
                Type::Any => self.context_member(&base, Some(Type::Any), member, span),
                _ => self.no_property(&base, member, span),
            },
            Type::Date => self.calendar(&base, Owner::Date, member, span),
            Type::Months => self.calendar(&base, Owner::Months, member, span),
            Type::Days => self.calendar(&base, Owner::Days, member, span),
            Type::Any | Type::Null => self.context_member(&base, Some(Type::Any), member, span),
            _ => self.no_property(&base, member, span),
        }
    }

    fn field(&mut self, base: &Part, list: u16, member: &Ident, span: Span, each: bool) -> Part {
        let fields = self.scope.items.get(usize::from(list)).map_or(&[][..], Vec::as_slice);
        let found = self.field_index(list, &member.name);
        let Some((index, (_, typed))) = found.and_then(|at| Some((u16::try_from(at).ok()?, fields.get(at)?))) else {
            let message = format!("an item of this list has no `{}`", member.name);
            let names: Vec<&str> = fields.iter().map(|(field, _)| field.as_str()).collect();
            let help = nearest::suggest(&member.name, &names, "it has", |name| format!("`{name}`"));
            self.fault(Diagnostic::new(code::NAME, member.span, message).help(help));
            return self.broken(span);
        };
        let part = self.emit(Op::Field(base.place, index), span, typed.ty.clone());
        let nullable = typed.nullable && !base.sure.contains(&index) && !self.was_asked(part.place);
        if each { Part { ty: Type::List(part.ty.into()), holes: nullable, ..part } } else { Part { nullable, ..part } }
    }

    fn context_member(&mut self, base: &Part, ty: Option<Type>, member: &Ident, span: Span) -> Part {
        if ty.is_none() && self.checked {
            let message = format!("`{}` has no `{}`", self.text(base), member.name);
            self.fault(Diagnostic::new(code::NAME, member.span, message));
        }
        self.emit(Op::Member(base.place, member.name.clone()), span, ty.unwrap_or(Type::Any))
    }

    fn calendar(&mut self, base: &Part, owner: Owner, member: &Ident, span: Span) -> Part {
        let of_owner = || PROPERTIES.iter().filter(move |(of, ..)| *of == owner);
        match of_owner().find(|(_, name, _)| *name == member.name) {
            Some((.., builtin)) => self.emit(Op::Call(*builtin, vec![base.place]), span, Type::Number(Unit::Plain)),
            None => self.no_property(base, member, span),
        }
    }

    fn no_property(&mut self, base: &Part, member: &Ident, span: Span) -> Part {
        let message = format!("`{}` is {}, which has no `{}`", self.text(base), base.ty, member.name);
        self.fault(Diagnostic::new(code::TYPE, member.span, message));
        self.emit(Op::Member(base.place, member.name.clone()), span, Type::Any)
    }
}
