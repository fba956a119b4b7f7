//! A rule as it is written: its tree, with the place of each part in the source.
//!
//! Names stand here as the author wrote them; what they stand for is found when the tree is lowered. A tree is never
//! deeper than [`MAX_DEPTH`](super::code::MAX_DEPTH), so whoever walks it may recurse.

use std::fmt;

use super::code::{Arithmetic, Relation};
use super::diagnostic::Span;
use crate::value::Number;

/// A parsed rule.
#[derive(Debug, Clone, PartialEq)]
pub struct Ast {
    /// The whole expression.
    pub root: Expr,
}

/// An expression and where it stands; a bracketed one includes its brackets.
#[derive(Debug, Clone, PartialEq)]
pub struct Expr {
    /// What it is.
    pub kind: Kind,
    /// Where it stands.
    pub span: Span,
    /// 1 for a leaf, one more than its deepest part for any other.
    depth: u16,
}

/// A name as written, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ident {
    /// The name.
    pub name: String,
    /// Where it stands.
    pub span: Span,
}

/// What an expression is.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// `null`.
    Null,
    /// `true` or `false`.
    Boolean(bool),
    /// A number literal.
    Number(Number),
    /// A text literal, its escapes resolved.
    Text(String),
    /// `@"…"`.
    At(String),
    /// A name.
    Name(String),
    /// `a.b`.
    Path(Box<Expr>, Ident),
    /// `-a`.
    Negate(Box<Expr>),
    /// `a + b` and its like.
    Arithmetic(Arithmetic, Box<Expr>, Box<Expr>),
    /// `a = b` and its like.
    Compare(Relation, Box<Expr>, Box<Expr>),
    /// `a and b`.
    And(Box<Expr>, Box<Expr>),
    /// `a or b`.
    Or(Box<Expr>, Box<Expr>),
    /// `not(a)`.
    Not(Box<Expr>),
    /// `a in test`, `a in (test, test)`.
    In(Box<Expr>, Vec<Test>),
    /// `if a then b else c`.
    If(Box<Expr>, Box<Expr>, Box<Expr>),
    /// `some`, `every` or `for` with the name it binds, its list and its body.
    Loop(LoopKind, Ident, Box<Expr>, Box<Expr>),
    /// `list[condition]`.
    Filter(Box<Expr>, Box<Expr>),
    /// `name(arguments)`.
    Call(Ident, Vec<Argument>),
    /// `[a, b]`.
    List(Vec<Expr>),
    /// `{a: b}`.
    Context(Vec<(Ident, Expr)>),
    /// `[a..b]`, each end with whether it belongs to the range.
    Range(Box<(Expr, bool)>, Box<(Expr, bool)>),
}

/// Which loop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LoopKind {
    /// `some x in list satisfies condition`.
    Some,
    /// `every x in list satisfies condition`.
    Every,
    /// `for x in list return value`.
    For,
}

/// One test of an `in`.
#[derive(Debug, Clone, PartialEq)]
pub enum Test {
    /// A value, a list or a range.
    Value(Expr),
    /// `<= 10`.
    Relation(Relation, Expr),
}

/// One argument of a call.
#[derive(Debug, Clone, PartialEq)]
pub struct Argument {
    /// The parameter, where it is named.
    pub name: Option<Ident>,
    /// The value.
    pub value: Expr,
}

impl Expr {
    /// An expression; its depth follows from its parts.
    pub(super) fn new(kind: Kind, span: Span) -> Self {
        let mut depth = 0;
        kind.each_part(&mut |part| depth = part.depth.max(depth));
        Self { kind, span, depth: depth.saturating_add(1) }
    }

    /// 1 for a leaf, one more than its deepest part for any other.
    pub fn depth(&self) -> u16 {
        self.depth
    }
}

impl Kind {
    /// Hands each direct part over, in the order of the source.
    pub fn each_part<'e>(&'e self, take: &mut dyn FnMut(&'e Expr)) {
        match self {
            Self::Null | Self::Boolean(_) | Self::Number(_) | Self::Text(_) | Self::At(_) | Self::Name(_) => {}
            Self::Path(a, _) | Self::Negate(a) | Self::Not(a) => take(a),
            Self::Arithmetic(_, a, b)
            | Self::Compare(_, a, b)
            | Self::And(a, b)
            | Self::Or(a, b)
            | Self::Filter(a, b)
            | Self::Loop(_, _, a, b) => {
                take(a);
                take(b);
            }
            Self::In(a, tests) => {
                take(a);
                tests.iter().for_each(|test| take(test.value()));
            }
            Self::If(a, b, c) => {
                take(a);
                take(b);
                take(c);
            }
            Self::Call(_, arguments) => arguments.iter().for_each(|argument| take(&argument.value)),
            Self::List(parts) => parts.iter().for_each(take),
            Self::Context(members) => members.iter().for_each(|(_, value)| take(value)),
            Self::Range(from, to) => {
                take(&from.0);
                take(&to.0);
            }
        }
    }
}

impl Test {
    /// What is tested against.
    pub fn value(&self) -> &Expr {
        match self {
            Self::Value(value) | Self::Relation(_, value) => value,
        }
    }
}

/// The tree in prefix form, for tests and for the curious: `(+ 1 (* 2 x.y))`.
impl fmt::Display for Expr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.kind {
            Kind::Null => f.write_str("null"),
            Kind::Boolean(truth) => truth.fmt(f),
            Kind::Number(number) => number.fmt(f),
            Kind::Text(text) => write!(f, "{text:?}"),
            Kind::At(text) => write!(f, "@{text:?}"),
            Kind::Name(name) => f.write_str(name),
            Kind::Path(base, member) => write!(f, "{base}.{}", member.name),
            Kind::Negate(a) => write!(f, "(- {a})"),
            Kind::Arithmetic(op, a, b) => write!(f, "({op} {a} {b})"),
            Kind::Compare(relation, a, b) => write!(f, "({relation} {a} {b})"),
            Kind::And(a, b) => write!(f, "(and {a} {b})"),
            Kind::Or(a, b) => write!(f, "(or {a} {b})"),
            Kind::Not(a) => write!(f, "(not {a})"),
            Kind::In(a, tests) => {
                write!(f, "(in {a}")?;
                for test in tests {
                    match test {
                        Test::Value(value) => write!(f, " {value}")?,
                        Test::Relation(relation, value) => write!(f, " ({relation} {value})")?,
                    }
                }
                f.write_str(")")
            }
            Kind::If(a, b, c) => write!(f, "(if {a} {b} {c})"),
            Kind::Loop(kind, name, list, body) => {
                write!(f, "({} {} {list} {body})", kind.word(), name.name)
            }
            Kind::Filter(list, condition) => write!(f, "(filter {list} {condition})"),
            Kind::Call(name, arguments) => {
                write!(f, "({}", name.name.replace(' ', "-"))?;
                for Argument { name, value } in arguments {
                    match name {
                        Some(name) => write!(f, " {}:{value}", name.name)?,
                        None => write!(f, " {value}")?,
                    }
                }
                f.write_str(")")
            }
            Kind::List(parts) => {
                f.write_str("(list")?;
                parts.iter().try_for_each(|part| write!(f, " {part}"))?;
                f.write_str(")")
            }
            Kind::Context(members) => {
                f.write_str("(context")?;
                members.iter().try_for_each(|(name, value)| write!(f, " {}:{value}", name.name))?;
                f.write_str(")")
            }
            Kind::Range(from, to) => {
                let (open, close) = (if from.1 { '[' } else { '(' }, if to.1 { ']' } else { ')' });
                write!(f, "{open}{}..{}{close}", from.0, to.0)
            }
        }
    }
}

impl LoopKind {
    /// The word that begins it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Some => "some",
            Self::Every => "every",
            Self::For => "for",
        }
    }
}

impl fmt::Display for Relation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Eq => "=",
            Self::Ne => "!=",
            Self::Lt => "<",
            Self::Le => "<=",
            Self::Gt => ">",
            Self::Ge => ">=",
        })
    }
}

impl fmt::Display for Arithmetic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Add => "+",
            Self::Sub => "-",
            Self::Mul => "*",
            Self::Div => "/",
        })
    }
}
