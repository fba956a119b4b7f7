//! Types and units of the rule language, and the names that a rule may use.

use std::collections::BTreeMap;
use std::fmt;

use crate::value::{Day, Number};

/// What a value is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Type {
    /// Only `null` (the literal).
    Null,
    /// `true` or `false`.
    Boolean,
    /// A number with its unit.
    Number(Unit),
    /// A day.
    Date,
    /// A years-and-months duration.
    Months,
    /// A days duration.
    Days,
    /// Free text.
    Text,
    /// One of an enumeration, by its place among [`Scope::choices`].
    Choice(u16),
    /// A list of one type.
    List(Box<Type>),
    /// An item of a list fact, by that list's slot.
    Item(u16),
    /// A context literal or input (never in a pack).
    Context(BTreeMap<String, Type>),
    /// A range of one type.
    Range(Box<Type>),
    /// An empty list's item, or an input of which nothing is known.
    Any,
}

/// What a number counts. There is no way around units: a bare literal takes the unit of its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Money, in yuan.
    Yuan,
    /// A share, such as 0.20.
    Ratio,
    /// A count, or a plain number.
    Plain,
    /// A bare literal, which takes the unit of its place.
    Literal,
}

/// A type, and whether a value of it may be `null`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typed {
    /// The type.
    pub ty: Type,
    /// Whether the value may be `null`.
    pub nullable: bool,
}

/// The names that a rule may use.
#[derive(Debug, Clone, Default)]
pub struct Scope {
    /// Names by their first segment.
    pub names: BTreeMap<String, Name>,
    /// Enumerations: the values of each.
    pub choices: Vec<Vec<String>>,
    /// Fields of each list fact: name and type, in order.
    pub items: Vec<Vec<(String, Typed)>>,
    /// Kit mode: names may hold inputs of any shape, context literals are allowed.
    pub open: bool,
}

/// What a name stands for.
#[derive(Debug, Clone)]
pub enum Name {
    /// A group of names, as in `applicant.kind`.
    Group(BTreeMap<String, Name>),
    /// A fact outside lists, by its slot.
    Fact(u16, Typed),
    /// A field of the item at hand.
    Item(u16, Typed),
    /// A list fact, by its slot.
    List(u16),
    /// The items that count, of the list with this slot (only in an award).
    Counted(u16),
    /// An earlier step of the award.
    Step(u16, Typed),
    /// One of the text's own values, by its place among the measure's terms; without one, a constant of which the code
    /// keeps the value alone.
    Term(Constant, Option<u16>),
    /// The application day.
    Today,
}

/// A constant value.
#[derive(Debug, Clone, PartialEq)]
pub enum Constant {
    /// A number with its unit.
    Number(Number, Unit),
    /// A day.
    Day(Day),
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Yuan => "money (yuan)",
            Self::Ratio => "ratio",
            Self::Plain => "number",
            Self::Literal => "number literal",
        })
    }
}

impl fmt::Display for Type {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => f.write_str("null"),
            Self::Boolean => f.write_str("boolean"),
            Self::Number(unit) => unit.fmt(f),
            Self::Date => f.write_str("date"),
            Self::Months => f.write_str("years and months duration"),
            Self::Days => f.write_str("days duration"),
            Self::Text => f.write_str("text"),
            Self::Choice(_) => f.write_str("choice"),
            Self::List(item) => write!(f, "list of {item}"),
            Self::Item(_) => f.write_str("item"),
            Self::Context(_) => f.write_str("context"),
            Self::Range(of) => write!(f, "range of {of}"),
            Self::Any => f.write_str("any"),
        }
    }
}
