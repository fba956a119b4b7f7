//! From a rule's tree to flat code, with types, units, choices and nulls judged on the way.
//!
//! Takes a rule and the names that it may use, gives code in which each operation stands behind its operands, and every
//! fault at once. What a rule means is FEEL's affair; what stands here only forbids. One pass does both: the type of a
//! name decides what it lowers to, and a choice is told from a text by what it stands beside.

mod asked;
mod calls;
mod choices;
mod lists;
mod membership;
mod names;
mod nearest;
mod operators;
#[cfg(test)]
mod tests;
mod unify;

use asked::Key;

use super::ast::{Ast, Expr, Kind, LoopKind};
use super::code::{Code, MAX_DEPTH, MAX_OPS, Op, Place};
use super::diagnostic::{Diagnostic, MAX_FAULTS, Span, code};
use super::literal::{self, At, Duration};
use super::parser::parse;
use super::types::{Scope, Type, Typed, Unit};

/// A rule that may be evaluated.
#[derive(Debug, Clone)]
pub struct Compiled {
    /// The operations.
    pub code: Code,
    /// Where each operation stands in the source.
    pub spans: Vec<Span>,
    /// What the rule gives.
    pub ty: Typed,
    /// The rule as written.
    pub ast: Ast,
}

/// Parses, checks and lowers a rule. Where a type is expected, the rule must give it, unit included; whether it may
/// give null is for the caller to judge by [`Compiled::ty`].
///
/// # Errors
///
/// Every fault of the rule, in the order of its text.
pub fn compile(source: &str, scope: &Scope, expected: Option<&Type>) -> Result<Compiled, Vec<Diagnostic>> {
    let ast = parse(source)?;
    let mut lowerer = Lowerer::new(source, scope, true);
    let root = lowerer.expr(&ast.root);
    let ty = lowerer.result(root, expected);
    let (code, spans) = lowerer.finish()?;
    Ok(Compiled { code, spans, ty, ast })
}

/// Parses and lowers a rule without judging its types: what FEEL answers with null becomes code that gives null. The
/// evaluator alone is held against the DMN kit with it.
///
/// # Errors
///
/// What is no expression of the profile's grammar, or names what the scope lacks.
pub fn lower_unchecked(source: &str, scope: &Scope) -> Result<Code, Vec<Diagnostic>> {
    let ast = parse(source)?;
    let mut lowerer = Lowerer::new(source, scope, false);
    lowerer.expr(&ast.root);
    Ok(lowerer.finish()?.0)
}

/// The state of one lowering.
struct Lowerer<'a> {
    source: &'a str,
    scope: &'a Scope,
    /// Whether types are judged.
    checked: bool,
    ops: Vec<Op>,
    spans: Vec<Span>,
    depths: Vec<u16>,
    /// Names that loops around have bound, innermost last.
    locals: Vec<Local>,
    /// What the questions around have found not to be null.
    asked: Vec<Key>,
    faults: Vec<Diagnostic>,
}

/// A lowered expression and what is known of its value.
#[derive(Debug, Clone)]
struct Part {
    place: Place,
    span: Span,
    /// [`Type::Any`] behind a fault: it goes with everything, so that one fault is said once.
    ty: Type,
    nullable: bool,
    /// Whether items of this list may be null.
    holes: bool,
    /// Fields that are not null in this item, or in any item of this list.
    sure: Vec<u16>,
}

/// A name bound by a loop; its slot is its place among them.
#[derive(Debug, Clone)]
struct Local {
    name: String,
    ty: Type,
    nullable: bool,
    sure: Vec<u16>,
    /// Whether the fields of the item are names of their own, as in a filter.
    opens: bool,
}

impl<'a> Lowerer<'a> {
    fn new(source: &'a str, scope: &'a Scope, checked: bool) -> Self {
        Self {
            source,
            scope,
            checked,
            ops: Vec::new(),
            spans: Vec::new(),
            depths: Vec::new(),
            locals: Vec::new(),
            asked: Vec::new(),
            faults: Vec::new(),
        }
    }

    fn finish(mut self) -> Result<(Code, Vec<Span>), Vec<Diagnostic>> {
        if self.faults.is_empty() {
            return Ok((Code { ops: self.ops }, self.spans));
        }
        self.faults.sort_by_key(|fault| (fault.span.start, fault.span.end));
        self.faults.dedup();
        Err(self.faults)
    }

    /// Holds the whole rule against the type that its place wants.
    fn result(&mut self, mut root: Part, expected: Option<&Type>) -> Typed {
        let Some(wanted) = expected else {
            return Typed { ty: root.ty, nullable: root.nullable };
        };
        if let Some(choices) = unify::choice_in(wanted) {
            self.settle(&mut root, choices);
        }
        if let Err(clash) = unify::unify(&root.ty, wanted) {
            let message = format!("this gives {}, but {wanted} is wanted here", root.ty);
            self.fault(Diagnostic::new(clash.code(), root.span, message));
        }
        Typed { ty: wanted.clone(), nullable: root.nullable }
    }

    fn expr(&mut self, e: &Expr) -> Part {
        let span = e.span;
        match &e.kind {
            Kind::Null => self.nothing(span),
            Kind::Boolean(truth) => self.emit(Op::Truth(*truth), span, Type::Boolean),
            Kind::Number(number) => self.emit(Op::Number(*number), span, Type::Number(Unit::Literal)),
            Kind::Text(text) => self.emit(Op::Text(text.clone()), span, Type::Text),
            Kind::At(text) => match literal::at(text) {
                Some(at) => self.literal(at, span),
                None => self.no_literal(text, span, "neither a day nor a duration of the profile"),
            },
            Kind::Name(_) | Kind::Path(..) => self.path(e),
            Kind::Negate(a) => self.negate(a, span),
            Kind::Arithmetic(op, a, b) => self.arithmetic(*op, a, b, span),
            Kind::Compare(relation, a, b) => {
                let (a, b) = (self.expr(a), self.expr(b));
                self.compare(*relation, a, b, span)
            }
            Kind::And(a, b) => self.junction(true, a, b, span),
            Kind::Or(a, b) => self.junction(false, a, b, span),
            Kind::Not(a) => {
                let a = self.expr(a);
                self.truth(&a);
                let not = self.emit(Op::Not(a.place), span, Type::Boolean);
                Part { nullable: a.nullable, ..not }
            }
            Kind::In(value, tests) => self.membership(value, tests, span),
            Kind::If(condition, then, otherwise) => self.choice_of(condition, then, otherwise, span),
            Kind::Loop(LoopKind::For, name, list, body) => self.collect(name, list, body, span),
            Kind::Loop(kind, name, list, body) => self.quantify(*kind, name, list, body, span),
            Kind::Filter(list, condition) => self.filter(list, condition, span),
            Kind::Call(name, arguments) => self.call(name, arguments, span),
            Kind::List(parts) => self.list(parts, span),
            Kind::Context(members) => self.context(members, span),
            Kind::Range(from, to) => self.range(from, to, span),
        }
    }

    /// Adds an operation behind its operands.
    fn emit(&mut self, op: Op, span: Span, ty: Type) -> Part {
        let deepest = op.operands().iter().filter_map(|place| self.depths.get(usize::from(*place))).max();
        let depth = deepest.map_or(1, |depth| depth.saturating_add(1));
        let place = Place::try_from(self.ops.len()).unwrap_or(Place::MAX);
        if depth > MAX_DEPTH {
            self.once(code::DEPTH, span, format!("the rule is nested more than {MAX_DEPTH} levels deep"));
        }
        if self.ops.len() >= MAX_OPS {
            self.once(code::SIZE, span, format!("a rule has at most {MAX_OPS} operations"));
        } else {
            self.ops.push(op);
            self.spans.push(span);
            self.depths.push(depth);
        }
        Part { place, span, ty, nullable: false, holes: false, sure: Vec::new() }
    }

    /// The literal `null`.
    fn nothing(&mut self, span: Span) -> Part {
        let null = self.emit(Op::Null, span, Type::Null);
        Part { nullable: true, ..null }
    }

    fn literal(&mut self, at: At, span: Span) -> Part {
        match at {
            At::Day(day) => self.emit(Op::Day(day), span, Type::Date),
            At::Duration(Duration::Months(months)) => self.emit(Op::Months(months), span, Type::Months),
            At::Duration(Duration::Days(days)) => self.emit(Op::Days(days), span, Type::Days),
        }
    }

    /// A text that is not what it should stand for: null, as FEEL has it.
    fn no_literal(&mut self, text: &str, span: Span, wanted: &str) -> Part {
        let fault = Diagnostic::new(code::TYPE, span, format!("`{text}` is {wanted}"));
        self.fault(fault.help("days are `YYYY-MM-DD`; durations are months (`P1Y6M`) or days (`P30D`), never hours"));
        self.broken(span)
    }

    /// What stands where a fault is: in unchecked code, null.
    fn broken(&mut self, span: Span) -> Part {
        self.emit(Op::Null, span, Type::Any)
    }

    fn op(&self, place: Place) -> Option<&Op> {
        self.ops.get(usize::from(place))
    }

    /// The source of a part, for messages.
    fn text(&self, part: &Part) -> &'a str {
        part.span.of(self.source)
    }

    /// Whether further faults would not be said.
    fn is_full(&self) -> bool {
        self.faults.len() >= MAX_FAULTS
    }

    /// Notes a fault. Unchecked, only names and bounds are faults.
    fn fault(&mut self, fault: Diagnostic) {
        let lasts = self.checked || matches!(fault.code, code::NAME | code::SIZE | code::DEPTH);
        if lasts && !self.is_full() {
            self.faults.push(fault);
        }
    }

    /// Notes a fault of the rule as a whole, once.
    fn once(&mut self, code: &'static str, span: Span, message: String) {
        if !self.faults.iter().any(|fault| fault.code == code) {
            self.fault(Diagnostic::new(code, span, message).help("state parts of it as rules of their own"));
        }
    }

    /// Refuses what FEEL has and a pack may not use.
    fn profile(&mut self, span: Span, message: &str, help: &str) {
        if !self.scope.open {
            self.fault(Diagnostic::new(code::PROFILE, span, message).help(help));
        }
    }

    /// Refuses an operand that may be null.
    fn solid(&mut self, part: &Part) {
        if part.ty == Type::Null {
            self.fault(Diagnostic::new(code::NULL, part.span, "`null` has no place here"));
        } else if part.nullable && !self.scope.open {
            let text = self.text(part);
            let fault = Diagnostic::new(code::NULL, part.span, format!("`{text}` may be null here"));
            self.fault(fault.help(format!("ask `{text} != null and …` or `if {text} = null then … else …` first")));
        }
    }

    /// Refuses a list of which an item may be null.
    fn whole(&mut self, list: &Part) {
        if list.holes && !self.scope.open {
            let message = format!("items of `{}` may be null here", self.text(list));
            let help = "keep those that are not: filter the list by `… != null` first";
            self.fault(Diagnostic::new(code::NULL, list.span, message).help(help));
        }
    }

    /// Refuses what is not `true` or `false`. Only the kit may ask it of null.
    fn truth(&mut self, part: &Part) {
        match part.ty {
            Type::Boolean => self.solid(part),
            Type::Null if !self.scope.open => self.solid(part),
            Type::Null | Type::Any => {}
            _ => {
                let message = format!("`{}` is {}, but a boolean is wanted here", self.text(part), part.ty);
                self.fault(Diagnostic::new(code::TYPE, part.span, message));
            }
        }
    }
}
