//! A rule's code as text.

use super::names::Names;
use crate::explain::Teller;
use crate::feel::Code;
use crate::feel::builtins::Builtin;
use crate::feel::code::{Arithmetic, Ends, Loop, Op, Place, Relation, Test};
use crate::feel::signature::{PROPERTIES, SIGNATURES};

/// The members of a built pack that are rules.
pub(super) const KEYS: [&str; 6] = ["met", "unmet", "required", "exactly", "rule", "when"];

/// The members of these that give a value; the others say whether something holds.
const VALUES: [&str; 2] = ["exactly", "between"];

/// A rule for people: the sentence of the rule book, where there is one in the pack's language. Rules are told apart by
/// their [`text`].
pub(super) fn shown(key: &str, code: &Code, teller: Option<&Teller<'_>>, names: &Names<'_>) -> String {
    match teller {
        Some(teller) if VALUES.contains(&key) => teller.value(code),
        Some(teller) => teller.condition(code),
        None => text(code, names),
    }
}

/// A rule as FEEL, with a bracket around every operation within another: rules that differ have texts that differ.
pub(super) fn text(code: &Code, names: &Names<'_>) -> String {
    Writer { code, names }.of(code.root(), &[None; 2], false)
}

/// The lists that the names of the loops around are items of.
type Bound = [Option<u16>; 2];

struct Writer<'a> {
    code: &'a Code,
    names: &'a Names<'a>,
}

impl Writer<'_> {
    fn of(&self, place: Place, bound: &Bound, within: bool) -> String {
        let Some(op) = self.code.ops.get(usize::from(place)) else { return "?".to_owned() };
        let of = |place: &Place| self.of(*place, bound, true);
        let all =
            |places: &[Place]| places.iter().map(|place| self.of(*place, bound, false)).collect::<Vec<_>>().join(", ");
        let named = |name: Option<String>, slot: u16| name.unwrap_or_else(|| format!("?{slot}"));
        let (text, is_operation) = match op {
            Op::Null => ("null".to_owned(), false),
            Op::Truth(truth) => (truth.to_string(), false),
            Op::Number(number) => (number.to_string(), false),
            Op::Day(day) => (format!("date(\"{day}\")"), false),
            Op::Months(months) => (format!("duration(\"P{months}M\")"), false),
            Op::Days(days) => (format!("duration(\"P{days}D\")"), false),
            Op::Text(text) => (format!("{text:?}"), false),
            Op::Choice(of, value) => (format!("\"{}\"", named(self.names.choice(*of, *value), (*value).into())), false),
            Op::Term(_, slot) => (named(self.names.term(*slot), *slot), false),
            Op::Today => ("applicationDay".to_owned(), false),
            Op::Fact(slot) => (named(self.names.fact(Some(*slot)), *slot), false),
            Op::Item(slot) => (named(self.names.item(*slot), *slot), false),
            Op::List(slot) => (named(self.names.list(Some(*slot)), *slot), false),
            Op::Counted => ("items".to_owned(), false),
            Op::Step(slot) => (named(self.names.step(Some(*slot)), *slot), false),
            Op::Local(slot) => (local(*slot), false),
            Op::Field(a, slot) => {
                let field = self.names.field(self.list_of(*a, bound), *slot);
                (format!("{}.{}", of(a), named(field, *slot)), false)
            }
            Op::Member(a, name) => (format!("{}.{name}", of(a)), false),
            Op::And(a, b) => (format!("{} and {}", of(a), of(b)), true),
            Op::Or(a, b) => (format!("{} or {}", of(a), of(b)), true),
            Op::Not(a) => (format!("not({})", self.of(*a, bound, false)), false),
            Op::Compare(relation, a, b) => (format!("{} {} {}", of(a), sign(*relation), of(b)), true),
            Op::In(a, tests) => (format!("{} in ({})", of(a), self.tests(tests, bound)), true),
            Op::If(a, b, c) => (format!("if {} then {} else {}", of(a), of(b), of(c)), true),
            Op::Negate(a) => (format!("-{}", of(a)), true),
            Op::Arithmetic(operation, a, b) => (format!("{} {} {}", of(a), mark(*operation), of(b)), true),
            Op::Some(around) => (self.around("some", "satisfies", around, bound), true),
            Op::Every(around) => (self.around("every", "satisfies", around, bound), true),
            Op::For(around) => (self.around("for", "return", around, bound), true),
            Op::Filter(around) => {
                let (list, body) = self.parts(around, bound);
                (format!("{list}[{}: {body}]", local(around.slot)), false)
            }
            Op::Call(builtin, places) => (call(*builtin, &all(places)), false),
            Op::ListOf(places) => (format!("[{}]", all(places)), false),
            Op::Context(members) => {
                let members = members.iter().map(|(name, place)| format!("{name}: {}", self.of(*place, bound, false)));
                (format!("{{{}}}", members.collect::<Vec<_>>().join(", ")), false)
            }
            Op::Range(ends) => (self.range(ends, bound), false),
        };
        if within && is_operation { format!("({text})") } else { text }
    }

    fn tests(&self, tests: &[Test], bound: &Bound) -> String {
        let one = |test: &Test| match test {
            Test::Value(place) => self.of(*place, bound, false),
            Test::Range(ends) => self.range(ends, bound),
        };
        tests.iter().map(one).collect::<Vec<_>>().join(", ")
    }

    fn range(&self, ends: &Ends, bound: &Bound) -> String {
        let of = |place: Place| self.of(place, bound, false);
        let from = ends
            .from
            .map_or_else(|| "(".to_owned(), |(at, closed)| format!("{}{}", if closed { '[' } else { '(' }, of(at)));
        let to = ends
            .to
            .map_or_else(|| ")".to_owned(), |(at, closed)| format!("{}{}", of(at), if closed { ']' } else { ')' }));
        format!("{from}..{to}")
    }

    fn around(&self, word: &str, then: &str, around: &Loop, bound: &Bound) -> String {
        let (list, body) = self.parts(around, bound);
        format!("{word} {} in {list} {then} {body}", local(around.slot))
    }

    fn parts(&self, around: &Loop, bound: &Bound) -> (String, String) {
        let mut inner = *bound;
        if let Some(slot) = inner.get_mut(usize::from(around.slot)) {
            *slot = self.list_of(around.list, bound);
        }
        (self.of(around.list, bound, true), self.of(around.body, &inner, true))
    }

    /// The list whose items a value is, or is one of.
    fn list_of(&self, place: Place, bound: &Bound) -> Option<u16> {
        match self.code.ops.get(usize::from(place))? {
            Op::List(slot) => Some(*slot),
            Op::Counted => self.names.measure?.items.as_ref().map(|items| items.list),
            Op::Local(slot) => bound.get(usize::from(*slot)).copied().flatten(),
            Op::Filter(around) => self.list_of(around.list, bound),
            _ => None,
        }
    }
}

fn local(slot: u8) -> String {
    format!("x{slot}")
}

/// A call by its name; of a property, after its owner.
fn call(builtin: Builtin, arguments: &str) -> String {
    let call = SIGNATURES.iter().find(|signature| signature.builtin == builtin);
    let property = PROPERTIES.iter().find(|(_, _, own)| *own == builtin);
    match (call, property) {
        (Some(signature), _) => format!("{}({arguments})", signature.name),
        (None, Some((_, name, _))) => format!("({arguments}).{name}"),
        (None, None) => format!("?({arguments})"),
    }
}

fn sign(relation: Relation) -> &'static str {
    match relation {
        Relation::Eq => "=",
        Relation::Ne => "!=",
        Relation::Lt => "<",
        Relation::Le => "<=",
        Relation::Gt => ">",
        Relation::Ge => ">=",
    }
}

fn mark(operation: Arithmetic) -> &'static str {
    match operation {
        Arithmetic::Add => "+",
        Arithmetic::Sub => "-",
        Arithmetic::Mul => "*",
        Arithmetic::Div => "/",
    }
}
