//! Expressions that no operator joins: literals, names, brackets, calls, `if` and the loops.

use super::infix::SUM;
use super::{KEYWORDS, Parsed, Parser};
use crate::feel::ast::{Argument, Expr, Ident, Kind, LoopKind};
use crate::feel::diagnostic::{Diagnostic, Span, code};
use crate::feel::lexer;
use crate::feel::signature::SIGNATURES;

/// A function of several words that is outside the profile; the checker says so, but it must be read as one.
const DATE_AND_TIME: &str = "date and time";

impl Parser<'_> {
    pub(super) fn primary(&mut self) -> Parsed<Expr> {
        let kind = match self.here() {
            lexer::Kind::Number(number) => Kind::Number(*number),
            lexer::Kind::Text(text) => Kind::Text(text.clone()),
            lexer::Kind::Word(word) => return self.word(word),
            lexer::Kind::Mark("@") => return self.at_literal(),
            lexer::Kind::Mark("(") => return self.bracketed(),
            lexer::Kind::Mark("[") => return self.list_or_range(),
            lexer::Kind::Mark("]") if self.begins_value(1) => {
                let open = self.take();
                let from = self.expression()?;
                return self.range(open, false, from);
            }
            lexer::Kind::Mark("{") => return self.context(),
            _ => return Err(self.unexpected("a value")),
        };
        let span = self.take();
        self.node(kind, span)
    }

    /// Whether the token so far ahead can begin a value: `]` opens a range only before one.
    fn begins_value(&self, count: usize) -> bool {
        match self.ahead(count) {
            lexer::Kind::Number(_) | lexer::Kind::Text(_) | lexer::Kind::Word(_) => true,
            lexer::Kind::Mark(mark) => matches!(*mark, "-" | "(" | "@" | "[" | "{"),
            lexer::Kind::End => false,
        }
    }

    /// Members and filters behind an expression.
    pub(super) fn postfix(&mut self, mut base: Expr) -> Parsed<Expr> {
        loop {
            let start = base.span;
            let kind = if self.eat(".").is_some() {
                Kind::Path(base.into(), self.member_name()?)
            } else if self.filters && self.eat("[").is_some() {
                let condition = self.expression()?;
                self.demand("]")?;
                Kind::Filter(base.into(), condition.into())
            } else {
                return Ok(base);
            };
            base = self.node(kind, start.to(self.before()))?;
        }
    }

    /// What begins with a word.
    fn word(&mut self, word: &str) -> Parsed<Expr> {
        let kind = match word {
            "null" => Kind::Null,
            "true" => Kind::Boolean(true),
            "false" => Kind::Boolean(false),
            "if" => return self.condition(),
            "for" => return self.repeat(LoopKind::For, "return"),
            "some" => return self.repeat(LoopKind::Some, "satisfies"),
            "every" => return self.repeat(LoopKind::Every, "satisfies"),
            "not" => return self.negation(),
            "function" if self.is(1, "(") => {
                let span = self.span();
                return Err(self.outside(span, "function(…)", "a rule defines no functions"));
            }
            _ if KEYWORDS.contains(&word) => return Err(self.unexpected("a value")),
            _ => match self.called() {
                Some(count) => return self.call(count),
                None => Kind::Name(word.to_owned()),
            },
        };
        let span = self.take();
        self.node(kind, span)
    }

    fn at_literal(&mut self) -> Parsed<Expr> {
        let at = self.take();
        let lexer::Kind::Text(text) = self.here() else {
            return Err(self.unexpected("a text such as \"2026-03-31\""));
        };
        let kind = Kind::At(text.clone());
        let span = at.to(self.take());
        self.node(kind, span)
    }

    /// `(a)` or `(a..b)`.
    fn bracketed(&mut self) -> Parsed<Expr> {
        let open = self.take();
        if let Some(relation) = ["=", "!=", "<", "<=", ">", ">="].iter().find(|relation| self.is(0, relation)) {
            let span = self.span();
            return Err(self.outside(span, &format!("({relation} …)"), "a test stands behind `in`: `x in (> 1, < 5)`"));
        }
        let mut inner = self.expression()?;
        if self.is(0, "..") {
            return self.range(open, false, inner);
        }
        inner.span = open.to(self.demand(")")?);
        Ok(inner)
    }

    /// `[a, b]` or `[a..b]`.
    fn list_or_range(&mut self) -> Parsed<Expr> {
        let open = self.take();
        let mut parts = Vec::new();
        if self.is(0, "]") {
            let span = open.to(self.take());
            return self.node(Kind::List(parts), span);
        }
        loop {
            let part = self.expression()?;
            if parts.is_empty() && self.is(0, "..") {
                return self.range(open, true, part);
            }
            parts.push(part);
            if self.eat(",").is_none() {
                break;
            }
        }
        let span = open.to(self.demand("]")?);
        self.node(Kind::List(parts), span)
    }

    /// The rest of a range, from its two points on.
    pub(super) fn range(&mut self, open: Span, from_belongs: bool, from: Expr) -> Parsed<Expr> {
        self.demand("..")?;
        let filters = std::mem::replace(&mut self.filters, false);
        let to = self.nested(|parser| parser.binary(SUM));
        self.filters = filters;
        let to = to?;
        let belongs = self.is(0, "]");
        if !belongs && !self.is(0, ")") && !self.is(0, "[") {
            return Err(self.unexpected("`]`, `)` or `[` at the end of the range"));
        }
        let span = open.to(self.take());
        self.node(Kind::Range(Box::new((from, from_belongs)), Box::new((to, belongs))), span)
    }

    fn context(&mut self) -> Parsed<Expr> {
        let open = self.take();
        let mut members: Vec<(Ident, Expr)> = Vec::new();
        let mut more = !self.is(0, "}");
        while more {
            let name = match self.here() {
                lexer::Kind::Text(text) => Ident { name: text.clone(), span: self.take() },
                _ => self.member_name()?,
            };
            if members.iter().any(|(member, _)| member.name == name.name) {
                let message = format!("`{}` stands twice in this context", name.name);
                self.note(Diagnostic::new(code::SYNTAX, name.span, message));
            }
            self.demand(":")?;
            let value = self.expression()?;
            members.push((name, value));
            more = self.eat(",").is_some();
        }
        let span = open.to(self.demand("}")?);
        self.node(Kind::Context(members), span)
    }

    fn condition(&mut self) -> Parsed<Expr> {
        let start = self.take();
        let condition = self.expression()?;
        self.demand("then")?;
        let then = self.expression()?;
        self.demand("else")?;
        let otherwise = self.expression()?;
        let span = start.to(self.before());
        self.node(Kind::If(condition.into(), then.into(), otherwise.into()), span)
    }

    fn repeat(&mut self, kind: LoopKind, body: &str) -> Parsed<Expr> {
        let start = self.take();
        let name = self.new_name()?;
        self.demand("in")?;
        let list = self.looped()?;
        while let Some(comma) = self.eat(",") {
            let help = "put a second loop into the body of the first";
            let message = "a loop runs over one list in the profile of FEEL that rules are written in";
            self.note(Diagnostic::new(code::PROFILE, comma, message).help(help));
            self.new_name()?;
            self.demand("in")?;
            self.looped()?;
        }
        self.demand(body)?;
        let body = self.expression()?;
        let span = start.to(self.before());
        self.node(Kind::Loop(kind, name, list.into(), body.into()), span)
    }

    /// The list of a loop.
    fn looped(&mut self) -> Parsed<Expr> {
        let list = self.expression()?;
        if let Some(points) = self.eat("..") {
            let message = "a loop runs over a list, not a range, in the profile of FEEL that rules are written in";
            self.note(Diagnostic::new(code::PROFILE, points, message).help("list the values: `[1, 2, 3]`"));
            self.expression()?;
        }
        Ok(list)
    }

    fn negation(&mut self) -> Parsed<Expr> {
        let start = self.take();
        if !self.is(0, "(") {
            let fault = Diagnostic::new(code::SYNTAX, start, "`not` is a function in FEEL");
            return Err(self.stop(fault.help("write `not(…)`")));
        }
        self.take();
        if self.is(0, "negand") && self.is(1, ":") {
            self.take();
            self.take();
        }
        if self.is(0, ")") {
            let span = start.to(self.take());
            return Err(self.stop(Diagnostic::new(code::CALL, span, "`not` takes one argument")));
        }
        let operand = self.expression()?;
        if let Some(comma) = self.eat(",") {
            return Err(self.stop(Diagnostic::new(code::CALL, comma, "`not` takes one argument")));
        }
        let span = start.to(self.demand(")")?);
        self.node(Kind::Not(operand.into()), span)
    }

    /// How many words the name of the function has that is called here, if one is.
    fn called(&self) -> Option<usize> {
        let long = SIGNATURES.iter().map(|signature| signature.name).chain([DATE_AND_TIME]);
        let long = long.filter(|name| name.contains(' ')).find_map(|name| {
            let words = name.split(' ').enumerate().all(|(at, word)| self.is(at, word));
            let count = name.split(' ').count();
            (words && self.is(count, "(")).then_some(count)
        });
        long.or_else(|| self.is(1, "(").then_some(1))
    }

    fn call(&mut self, words: usize) -> Parsed<Expr> {
        let mut names = Vec::new();
        let start = self.span();
        for _ in 0..words {
            names.push(self.take().of(self.source));
        }
        let name = Ident { name: names.join(" "), span: start.to(self.before()) };
        self.take();
        let mut arguments = Vec::new();
        let mut more = !self.is(0, ")");
        while more {
            let named = matches!(self.here(), lexer::Kind::Word(_)) && self.is(1, ":");
            let parameter = if named {
                let name = self.member_name()?;
                self.take();
                Some(name)
            } else {
                None
            };
            arguments.push(Argument { name: parameter, value: self.expression()? });
            more = self.eat(",").is_some();
        }
        self.demand(")")?;
        let span = start.to(self.before());
        self.node(Kind::Call(name, arguments), span)
    }
}
