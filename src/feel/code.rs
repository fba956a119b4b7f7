//! A rule in the form that is evaluated: flat, numbered, without names.
//!
//! The parser's tree is lowered into one list of operations; each names its operands by their place before it, and each
//! place is used once. A list like this cannot loop, and how deep its evaluation goes is known before it runs. This is
//! what a built pack carries: the browser needs neither parser nor checker.

use serde::Serialize;

use super::builtins::Builtin;
use crate::json::{Reader, Structure, Value, members, variants};
use crate::value::{Day, Number};

/// Place of an operation in its [`Code`].
pub type Place = u16;

/// How deep operations may nest.
pub const MAX_DEPTH: u16 = 64;
/// How many operations one rule may have.
pub const MAX_OPS: usize = 4096;
/// How many names loops may bind at once: two loops in one another over full lists are a million rounds, three would be
/// a thousand million.
pub const MAX_LOCALS: usize = 2;

/// A rule. The last operation is its value.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Code {
    /// Operands stand before their operation.
    pub ops: Vec<Op>,
}

impl Structure for Code {
    fn read<'v>(value: Option<&'v Value>, reader: &mut Reader<'v>) -> Self {
        Self { ops: Structure::read(value, reader) }
    }
}

/// One operation.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Op {
    /// FEEL's `null`: "there is none".
    Null,
    /// `true` or `false`.
    Truth(bool),
    /// A number.
    Number(Number),
    /// A day.
    Day(Day),
    /// A years-and-months duration, in months.
    Months(i64),
    /// A days duration.
    Days(i64),
    /// A text that is no choice of an enumeration.
    Text(String),
    /// A choice: enumeration and place in it.
    Choice(u16, u8),
    /// The constant there, which the text states as that term of the measure. It evaluates as its constant alone: the
    /// number is for whoever puts the rule into words.
    Term(Place, u16),
    /// The application day.
    Today,
    /// A fact outside lists.
    Fact(u16),
    /// A field of the item at hand: a rule of each item reads it so.
    Item(u16),
    /// A list fact.
    List(u16),
    /// The items that count for the award, surely or perhaps.
    Counted,
    /// An earlier step of the award.
    Step(u16),
    /// A name bound by a loop around, by its slot.
    Local(u8),
    /// A field of an item that a loop has bound; of a list of items, the list of that field.
    Field(Place, u16),
    /// A member of a context by name; of a list of contexts, the list of that member.
    Member(Place, String),
    /// Kleene conjunction.
    And(Place, Place),
    /// Kleene disjunction.
    Or(Place, Place),
    /// Kleene negation.
    Not(Place),
    /// `=`, `!=`, `<` …
    Compare(Relation, Place, Place),
    /// `x in (tests)`: one of the tests holds.
    In(Place, Vec<Test>),
    /// `if`, `then`, `else`; what is not true takes `else`.
    If(Place, Place, Place),
    /// Unary minus.
    Negate(Place),
    /// `+`, `-`, `*`, `/`.
    Arithmetic(Arithmetic, Place, Place),
    /// `some x in list satisfies body`.
    Some(Loop),
    /// `every x in list satisfies body`.
    Every(Loop),
    /// `for x in list return body`.
    For(Loop),
    /// `list[body]`, the items for which `body` is true.
    Filter(Loop),
    /// A built-in function; arguments in the order of its parameters.
    Call(Builtin, Vec<Place>),
    /// A list literal.
    ListOf(Vec<Place>),
    /// A context literal.
    Context(Vec<(String, Place)>),
    /// A range literal.
    Range(Ends),
}

variants!(Op {
    "null" => Null,
    "truth" => Truth(a),
    "number" => Number(a),
    "day" => Day(a),
    "months" => Months(a),
    "days" => Days(a),
    "text" => Text(a),
    "choice" => Choice(a, b),
    "term" => Term(a, b),
    "today" => Today,
    "fact" => Fact(a),
    "item" => Item(a),
    "list" => List(a),
    "counted" => Counted,
    "step" => Step(a),
    "local" => Local(a),
    "field" => Field(a, b),
    "member" => Member(a, b),
    "and" => And(a, b),
    "or" => Or(a, b),
    "not" => Not(a),
    "compare" => Compare(a, b, c),
    "in" => In(a, b),
    "if" => If(a, b, c),
    "negate" => Negate(a),
    "arithmetic" => Arithmetic(a, b, c),
    "some" => Some(a),
    "every" => Every(a),
    "for" => For(a),
    "filter" => Filter(a),
    "call" => Call(a, b),
    "listOf" => ListOf(a),
    "context" => Context(a),
    "range" => Range(a),
});

/// A comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Relation {
    /// Equal.
    #[serde(rename = "=")]
    Eq,
    /// Not equal.
    #[serde(rename = "!=")]
    Ne,
    /// Below.
    #[serde(rename = "<")]
    Lt,
    /// Not above.
    #[serde(rename = "<=")]
    Le,
    /// Above.
    #[serde(rename = ">")]
    Gt,
    /// Not below.
    #[serde(rename = ">=")]
    Ge,
}

variants!(Relation { "=" => Eq, "!=" => Ne, "<" => Lt, "<=" => Le, ">" => Gt, ">=" => Ge });

/// An operation on numbers, days and durations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Arithmetic {
    /// Sum.
    #[serde(rename = "+")]
    Add,
    /// Difference.
    #[serde(rename = "-")]
    Sub,
    /// Product.
    #[serde(rename = "*")]
    Mul,
    /// Quotient.
    #[serde(rename = "/")]
    Div,
}

variants!(Arithmetic { "+" => Add, "-" => Sub, "*" => Mul, "/" => Div });

/// One test of an `in`.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Test {
    /// Equals that value; where that value is a list or a range, is in it.
    Value(Place),
    /// Lies between two ends, or beyond one: `[1..5]`, `<= 10`.
    Range(Ends),
}

variants!(Test { "value" => Value(a), "range" => Range(a) });

/// The ends of a range. A range without one end is a comparison (`<= 10`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Ends {
    /// Lower end and whether it belongs to the range.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<(Place, bool)>,
    /// Upper end and whether it belongs to the range.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<(Place, bool)>,
}

members!(Ends { from, to });

/// A loop over one list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Loop {
    /// Slot of the bound name.
    pub slot: u8,
    /// The list.
    pub list: Place,
    /// What is evaluated for each item.
    pub body: Place,
}

members!(Loop { slot, list, body });

impl Code {
    /// Place of the last operation: the rule's value.
    pub fn root(&self) -> Place {
        // A code is never empty: `shape::check` and lowering see to it; 0 is as good as any for one that is.
        Place::try_from(self.ops.len().saturating_sub(1)).unwrap_or(Place::MAX)
    }
}

impl Code {
    /// The operation at a place; of a term, its constant.
    pub fn constant(&self, place: Place) -> Option<&Op> {
        constant_in(&self.ops, place)
    }
}

/// The operation at a place of a list that need not be complete; of a term, its constant.
pub(super) fn constant_in(ops: &[Op], place: Place) -> Option<&Op> {
    match ops.get(usize::from(place))? {
        Op::Term(constant, _) => ops.get(usize::from(*constant)),
        op => Some(op),
    }
}

impl Op {
    /// The operands, in order.
    pub fn operands(&self) -> Vec<Place> {
        match self {
            Self::Field(a, _) | Self::Member(a, _) | Self::Not(a) | Self::Negate(a) | Self::Term(a, _) => vec![*a],
            Self::And(a, b) | Self::Or(a, b) | Self::Compare(_, a, b) | Self::Arithmetic(_, a, b) => vec![*a, *b],
            Self::If(a, b, c) => vec![*a, *b, *c],
            Self::Some(l) | Self::Every(l) | Self::For(l) | Self::Filter(l) => vec![l.list, l.body],
            Self::Call(_, places) | Self::ListOf(places) => places.clone(),
            Self::Context(members) => members.iter().map(|(_, place)| *place).collect(),
            Self::Range(ends) => ends.places().collect(),
            Self::In(a, tests) => std::iter::once(*a).chain(tests.iter().flat_map(Test::places)).collect(),
            _ => Vec::new(),
        }
    }
}

impl Test {
    fn places(&self) -> Vec<Place> {
        match self {
            Self::Value(place) => vec![*place],
            Self::Range(ends) => ends.places().collect(),
        }
    }
}

impl Ends {
    fn places(&self) -> impl Iterator<Item = Place> {
        self.from.into_iter().chain(self.to).map(|(place, _)| place)
    }
}
