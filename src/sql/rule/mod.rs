//! A rule as an SQL expression, from its code.
//!
//! SQL's `NULL` stands for *not known* and for nothing else. SQL and Kleene agree on `AND`, `OR` and `NOT`, so whatever an
//! expression gives holds however the unknown turns out. Where SQL's own functions pass over `NULL` (`sum`, `min`,
//! `GREATEST`), or would take what is not true for false (`CASE WHEN`), the expression asks. FEEL's `null` has a column of
//! its own: a rule only ever asks whether a fact is null, and behind that question never uses one that is.

mod lists;
mod number;
mod rounding;
mod truth;

use std::collections::{BTreeMap, BTreeSet};

use super::names::null_of;
use super::quote;
use super::scope::Scope;
use super::told;
use crate::feel::Code;
use crate::feel::code::{MAX_LOCALS, Op, Place};
use crate::pack::check::digits::{self, Size};
use crate::pack::model::{Fact, FactKind};
use crate::value::Number;
use lists::{Element, Source};

pub(super) use rounding::{Rounding, rounded};

/// What cannot be said in SQL, and why.
pub(super) type Said<T> = Result<T, String>;

/// The name under which the application's row stands in every query.
pub(super) const ROW: &str = "t";
/// The name under which an item's row stands where its conditions are judged.
pub(super) const ITEM: &str = "i";

/// What kind of thing a value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// `null` and nothing else.
    Null,
    /// `boolean`.
    Truth,
    /// `numeric`.
    Number,
    /// `date`.
    Day,
    /// A years-and-months duration: its months, `numeric`.
    Months,
    /// A days duration, `numeric`.
    Days,
    /// A choice's id, `text`.
    Choice,
    /// A text, whose value SQL does not see.
    Text,
}

/// An expression.
#[derive(Debug, Clone)]
pub(super) struct Value {
    pub text: String,
    /// Whether it stands anywhere without brackets.
    pub tight: bool,
    pub kind: Kind,
    /// Whether it is FEEL's `null`, as an expression; absent where it never is.
    pub null: Option<String>,
    /// The number that it is, where the rule states it.
    pub constant: Option<Number>,
    /// What is still to be divided by: of a quotient that does not end the engine keeps 28 digits and SQL some others, so it
    /// is divided only where it is rounded.
    pub over: Option<Number>,
}

/// What a measure's rules read.
#[derive(Debug, Default)]
pub(super) struct Reads {
    pub facts: BTreeSet<u16>,
    pub lists: BTreeSet<u16>,
    /// Fields of the measure's items that their conditions read.
    pub judged: BTreeSet<u16>,
    /// Those that the award reads.
    pub counted: BTreeSet<u16>,
    /// How many rows have been named.
    aliases: usize,
}

/// The state of one rule on its way into SQL.
pub(super) struct Walk<'w, 'p> {
    scope: &'w Scope<'p>,
    code: &'w Code,
    reads: &'w mut Reads,
    /// How many digits what is divided can have.
    dividends: BTreeMap<Place, Size>,
    sources: Vec<Source>,
    locals: [Option<Element>; MAX_LOCALS],
}

impl Value {
    fn of(kind: Kind, text: String, tight: bool) -> Self {
        Self { text, tight, kind, null: None, constant: None, over: None }
    }

    fn tight(kind: Kind, text: String) -> Self {
        Self::of(kind, text, true)
    }

    fn loose(kind: Kind, text: String) -> Self {
        Self::of(kind, text, false)
    }

    /// As it stands beside an operator.
    pub(super) fn operand(&self) -> String {
        if self.tight { self.text.clone() } else { format!("({})", self.text) }
    }

    /// The value, if it is one of that kind and divided.
    pub(super) fn expect(self, kind: Kind) -> Said<Self> {
        if self.kind != kind {
            return Err(format!("a value of kind {:?} stands where {kind:?} is wanted", self.kind));
        }
        self.divided()
    }

    /// The value, if nothing is left to divide by.
    fn divided(self) -> Said<Self> {
        match self.over {
            None => Ok(self),
            Some(_) => Err("it goes on with a quotient that does not end: round it first".to_owned()),
        }
    }
}

/// A rule of a measure as an expression; `sizes` are those of the award's steps before.
pub(super) fn say(scope: &Scope<'_>, code: &Code, sizes: &[Size], reads: &mut Reads) -> Said<Value> {
    let dividends = dividends(scope, code, sizes);
    Walk { scope, code, reads, dividends, sources: Vec::new(), locals: Default::default() }.value(code.root())
}

/// How many digits each dividend of a rule can have, whatever is told.
fn dividends(scope: &Scope<'_>, code: &Code, sizes: &[Size]) -> BTreeMap<Place, Size> {
    scope.on_the_empty_form(|world| digits::dividends(code, world, sizes)).into_iter().collect()
}

/// How many digits the value of a step can have, whatever is told.
pub(super) fn size(scope: &Scope<'_>, code: &Code, sizes: &[Size]) -> Size {
    scope.on_the_empty_form(|world| digits::sizes(code, world, sizes).0)
}

impl Walk<'_, '_> {
    fn op(&self, place: Place) -> Said<&Op> {
        self.code.ops.get(usize::from(place)).ok_or_else(|| "an operation is not there".to_owned())
    }

    /// A name for rows.
    fn alias(&mut self) -> String {
        self.reads.aliases += 1;
        format!("x{}", self.reads.aliases)
    }

    /// An operation's value.
    pub(super) fn value(&mut self, place: Place) -> Said<Value> {
        match self.op(place)?.clone() {
            Op::Null => Ok(Value { null: Some("TRUE".to_owned()), ..Value::tight(Kind::Null, "NULL".to_owned()) }),
            Op::Truth(value) => Ok(Value::tight(Kind::Truth, if value { "TRUE" } else { "FALSE" }.to_owned())),
            Op::Number(number) => Ok(constant(Kind::Number, number)),
            Op::Months(months) => Ok(constant(Kind::Months, Number::whole(months))),
            Op::Days(days) => Ok(constant(Kind::Days, Number::whole(days))),
            Op::Day(day) => {
                let day = quote::day(day).ok_or("it names a day before the year 1 or after 9999")?;
                Ok(Value::tight(Kind::Day, day))
            }
            Op::Choice(of, value) => Ok(Value::tight(Kind::Choice, quote::text(self.scope.choice(of, value)))),
            Op::Term(constant, term) => {
                let mut value = self.value(constant)?;
                if let Some(name) = self.scope.term(term) {
                    value.text = format!("{} {}", value.text, quote::aside(name));
                }
                Ok(value)
            }
            Op::Today => Ok(Value::tight(Kind::Day, format!("{ROW}.{}", super::DAY))),
            Op::Fact(slot) => self.fact(slot),
            Op::Item(field) => self.field_at_hand(field),
            Op::Step(step) => {
                let column = self.scope.step(step).ok_or("it goes on with a step that is a range")?;
                Ok(Value::tight(Kind::Number, format!("{ROW}.{column}")))
            }
            Op::Local(slot) => match self.local(slot)? {
                Element::Value(value) => Ok(*value),
                Element::Item { .. } => Err("it compares whole items".to_owned()),
            },
            Op::Field(of, field) => self.field(of, field),
            Op::And(a, b) => self.junction("AND", a, b),
            Op::Or(a, b) => self.junction("OR", a, b),
            Op::Not(a) => Ok(Value::loose(Kind::Truth, format!("NOT {}", self.truth(a)?.operand()))),
            Op::Compare(relation, a, b) => self.compare(relation, a, b),
            Op::In(a, tests) => self.within(a, &tests),
            Op::If(c, a, b) => self.choose(c, a, b),
            Op::Negate(a) => self.negate(a),
            Op::Arithmetic(sign, a, b) => self.arithmetic(place, sign, a, b),
            Op::Some(each) => self.quantify(&each, true),
            Op::Every(each) => self.quantify(&each, false),
            Op::Call(builtin, places) => self.call(builtin, &places),
            Op::List(_) | Op::Counted | Op::For(_) | Op::Filter(_) | Op::ListOf(_) => {
                Err("it uses a list as a value".to_owned())
            }
            Op::Text(_) => Err(TEXTS.to_owned()),
            Op::Member(..) | Op::Context(_) => Err("it uses a context".to_owned()),
            Op::Range(_) => Err("it uses a range as a value".to_owned()),
        }
    }

    /// A truth value.
    pub(super) fn truth(&mut self, place: Place) -> Said<Value> {
        self.value(place)?.expect(Kind::Truth)
    }

    fn fact(&mut self, slot: u16) -> Said<Value> {
        let fact = self.scope.pack.fact(slot).ok_or(STATED)?;
        self.reads.facts.insert(slot);
        Ok(column(fact, ROW, self.scope.fact(slot)))
    }

    /// A field of the item whose condition is judged.
    fn field_at_hand(&mut self, field: u16) -> Said<Value> {
        let list = self.scope.items.as_ref().ok_or("it reads an item where there is none")?;
        let fact = list.list.fields.get(usize::from(field)).ok_or(STATED)?;
        self.reads.judged.insert(field);
        Ok(column(fact, ITEM, self.scope.field(list.slot, field)))
    }

    /// `if c then a else b`, in SQL: what is not known takes neither.
    fn choose(&mut self, c: Place, a: Place, b: Place) -> Said<Value> {
        let c = self.truth(c)?;
        let (a, b) = (self.value(a)?.divided()?, self.value(b)?.divided()?);
        let kind = if a.kind == Kind::Null { b.kind } else { a.kind };
        if b.kind != kind && b.kind != Kind::Null {
            return Err("`then` and `else` are of two kinds".to_owned());
        }
        let either = |a: &str, b: &str| format!("CASE {} WHEN TRUE THEN {a} WHEN FALSE THEN {b} END", c.operand());
        let never = || "FALSE".to_owned();
        let null = (a.null.is_some() || b.null.is_some())
            .then(|| either(&a.null.clone().unwrap_or_else(never), &b.null.clone().unwrap_or_else(never)));
        Ok(Value { null, ..Value::tight(kind, format!("({})", either(&a.operand(), &b.operand()))) })
    }
}

/// What is said of texts: they compare under NFKC without white space, of one version of Unicode.
const TEXTS: &str = "it compares texts, which SQL does not fold as the engine does";
/// What is said of documents.
const STATED: &str = "it reads what a document states";

/// A number of the rule, or the length of a duration.
fn constant(kind: Kind, number: Number) -> Value {
    Value { constant: Some(number), ..Value::tight(kind, quote::number(number)) }
}

/// The column of a fact in a row, and beside it whether it is null.
fn column(fact: &Fact, row: &str, name: &str) -> Value {
    let column = format!("{row}.{}", quote::name(name));
    let null = told::shows_null(fact).then(|| {
        let null = format!("{row}.{}", quote::name(&null_of(name)));
        format!("CASE WHEN {null} THEN TRUE WHEN {column} IS NOT NULL THEN FALSE END")
    });
    Value { null, ..Value::tight(kind_of(fact.kind), column) }
}

fn kind_of(kind: FactKind) -> Kind {
    match kind {
        FactKind::Boolean => Kind::Truth,
        FactKind::Choice(_) => Kind::Choice,
        FactKind::Money | FactKind::Integer => Kind::Number,
        FactKind::Date => Kind::Day,
        FactKind::Text | FactKind::Uscc => Kind::Text,
    }
}
