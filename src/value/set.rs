//! What is known of a value: the set of values that it can still take.
//!
//! A told fact is one value, a fact not told is its whole declared range, and every operation of the rule language maps
//! sets to sets without losing a possible value. Sets are intervals, subsets of enumerations and lists whose items are
//! surely or perhaps there, so that a set is small whatever it holds.

use std::sync::Arc;

use super::{Day, Number};

/// The values that an expression can still take.
#[derive(Debug, Clone, PartialEq)]
pub struct Set {
    /// Whether it can be `null`.
    pub null: bool,
    /// The other values.
    pub some: Known,
}

/// The values other than `null`.
#[derive(Debug, Clone, PartialEq)]
pub enum Known {
    /// None.
    Nothing,
    /// Truth values; at least one of the two.
    Truth {
        /// `true` is possible.
        yes: bool,
        /// `false` is possible.
        no: bool,
    },
    /// Numbers between two.
    Number(Span<Number>),
    /// Days between two.
    Day(Span<Day>),
    /// Years-and-months durations, in months.
    Months(Span<i64>),
    /// Days durations.
    Days(Span<i64>),
    /// A subset of an enumeration, a bit for each value; never 0.
    Choice {
        /// Which enumeration.
        of: u16,
        /// Which values.
        mask: u64,
    },
    /// One text.
    Text(Arc<str>),
    /// Any text.
    AnyText,
    /// An item of a list fact.
    Item(ItemRef),
    /// A list.
    List(List),
    /// A context.
    Context(Arc<Vec<(String, Set)>>),
    /// A range; its ends as sets, and whether they belong to it.
    Range(Arc<RangeEnds>),
    /// Values of any kind.
    Anything,
}

/// All values from `lo` to `hi`, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span<T> {
    /// The lowest.
    pub lo: T,
    /// The highest.
    pub hi: T,
}

/// Which item of which list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ItemRef {
    /// Any item of a list that is not told.
    Any(u16),
    /// The item of a told list at an index.
    At(u16, u32),
    /// An item as it counts for an award, by its place among those that may count.
    Share(u32),
}

/// A list.
#[derive(Debug, Clone, PartialEq)]
pub enum List {
    /// Known items, surely or perhaps there, in order.
    Told(Vec<Entry>),
    /// Any number of items up to `most`, each within `item`.
    Open {
        /// How many at most.
        most: u32,
        /// What each can be.
        item: Box<Set>,
    },
}

/// An item of a told list.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// What it can be.
    pub value: Set,
    /// Whether it is surely there.
    pub sure: bool,
}

/// The ends of a range value.
#[derive(Debug, Clone, PartialEq)]
pub struct RangeEnds {
    /// Lower end and whether it belongs to the range.
    pub from: Option<(Set, bool)>,
    /// Upper end and whether it belongs to the range.
    pub to: Option<(Set, bool)>,
}

impl<T: PartialEq + Copy> Span<T> {
    /// One value.
    pub fn one(value: T) -> Self {
        Self { lo: value, hi: value }
    }

    /// The value, if there is but one.
    pub fn single(self) -> Option<T> {
        (self.lo == self.hi).then_some(self.lo)
    }
}

impl<T: Ord + Copy> Span<T> {
    /// The smallest span that holds both.
    pub fn hull(self, other: Self) -> Self {
        Self { lo: self.lo.min(other.lo), hi: self.hi.max(other.hi) }
    }

    /// What both hold.
    pub fn meet(self, other: Self) -> Option<Self> {
        let (lo, hi) = (self.lo.max(other.lo), self.hi.min(other.hi));
        (lo <= hi).then_some(Self { lo, hi })
    }
}

impl Set {
    /// Only `null`.
    pub const NULL: Self = Self { null: true, some: Known::Nothing };
    /// No value at all: what cannot be.
    pub const NOTHING: Self = Self { null: false, some: Known::Nothing };
    /// Anything, `null` included.
    pub const ANYTHING: Self = Self { null: true, some: Known::Anything };
    /// `true` or `false`.
    pub const BOTH: Self = Self { null: false, some: Known::Truth { yes: true, no: true } };

    /// Values that are not `null`.
    pub fn of(some: Known) -> Self {
        Self { null: false, some }
    }

    /// A truth value.
    pub fn truth(value: bool) -> Self {
        Self::of(Known::Truth { yes: value, no: !value })
    }

    /// A number.
    pub fn number(value: Number) -> Self {
        Self::of(Known::Number(Span::one(value)))
    }

    /// Numbers from `lo` to `hi`.
    pub fn numbers(lo: Number, hi: Number) -> Self {
        Self::of(Known::Number(Span { lo, hi }))
    }

    /// A day.
    pub fn day(value: Day) -> Self {
        Self::of(Known::Day(Span::one(value)))
    }

    /// A text.
    pub fn text(value: &str) -> Self {
        Self::of(Known::Text(value.into()))
    }

    /// A list of sure items.
    pub fn list(values: Vec<Self>) -> Self {
        Self::of(Known::List(List::Told(values.into_iter().map(|value| Entry { value, sure: true }).collect())))
    }

    /// The same, and `null` too if `null`.
    pub fn or_null(mut self, null: bool) -> Self {
        self.null |= null;
        self
    }

    /// The three truth values that are possible; whatever is no truth value counts as `null`, as Kleene's operators take
    /// it.
    pub fn truths(&self) -> Truths {
        match self.some {
            Known::Truth { yes, no } => Truths { yes, no, null: self.null },
            Known::Nothing => Truths { yes: false, no: false, null: self.null },
            Known::Anything => Truths { yes: true, no: true, null: true },
            _ => Truths { yes: false, no: false, null: true },
        }
    }

    /// Whether it is `true` and nothing else.
    pub fn is_true(&self) -> bool {
        self.truths() == Truths { yes: true, no: false, null: false }
    }

    /// Whether it is `false` and nothing else.
    pub fn is_false(&self) -> bool {
        self.truths() == Truths { yes: false, no: true, null: false }
    }

    /// Whether it is `null` and nothing else.
    pub fn is_null(&self) -> bool {
        self.null && self.some == Known::Nothing
    }

    /// The span of numbers, if it holds numbers and nothing else.
    pub fn as_numbers(&self) -> Option<Span<Number>> {
        match self.some {
            Known::Number(span) if !self.null => Some(span),
            _ => None,
        }
    }

    /// Whether one value is left.
    pub fn is_settled(&self) -> bool {
        let some = match &self.some {
            Known::Nothing => return self.null,
            Known::Truth { yes, no } => yes != no,
            Known::Number(span) => span.single().is_some(),
            Known::Day(span) => span.single().is_some(),
            Known::Months(span) | Known::Days(span) => span.single().is_some(),
            Known::Choice { mask, .. } => mask.is_power_of_two(),
            Known::Text(_) => true,
            Known::AnyText | Known::Anything | Known::Item(_) => false,
            Known::List(List::Told(entries)) => entries.iter().all(|e| e.sure && e.value.is_settled()),
            Known::List(List::Open { .. }) => false,
            Known::Context(members) => members.iter().all(|(_, value)| value.is_settled()),
            Known::Range(ends) => [&ends.from, &ends.to].into_iter().flatten().all(|(end, _)| end.is_settled()),
        };
        some && !self.null
    }

    /// All values of both.
    pub fn hull(self, other: Self) -> Self {
        Self { null: self.null || other.null, some: self.some.hull(other.some) }
    }
}

impl Known {
    /// The values of a truth or of a choice, one by one; none of what is not counted so.
    pub fn each(&self) -> Vec<Set> {
        match self {
            Self::Truth { yes, no } => {
                [(*yes, true), (*no, false)].into_iter().filter(|(can, _)| *can).map(|(_, v)| Set::truth(v)).collect()
            }
            Self::Choice { of, mask } => {
                let bits = (0..u64::BITS).map(|bit| mask & (1 << bit)).filter(|mask| *mask != 0);
                bits.map(|mask| Set::of(Self::Choice { of: *of, mask })).collect()
            }
            _ => Vec::new(),
        }
    }

    fn hull(self, other: Self) -> Self {
        match (self, other) {
            (Self::Nothing, x) | (x, Self::Nothing) => x,
            (Self::Truth { yes: a, no: b }, Self::Truth { yes: c, no: d }) => Self::Truth { yes: a || c, no: b || d },
            (Self::Number(a), Self::Number(b)) => Self::Number(a.hull(b)),
            (Self::Day(a), Self::Day(b)) => Self::Day(a.hull(b)),
            (Self::Months(a), Self::Months(b)) => Self::Months(a.hull(b)),
            (Self::Days(a), Self::Days(b)) => Self::Days(a.hull(b)),
            (Self::Choice { of: a, mask: m }, Self::Choice { of: b, mask: n }) if a == b => {
                Self::Choice { of: a, mask: m | n }
            }
            (Self::Text(a), Self::Text(b)) if a == b => Self::Text(a),
            (Self::Text(_) | Self::AnyText, Self::Text(_) | Self::AnyText) => Self::AnyText,
            (a, b) if a == b => a,
            _ => Self::Anything,
        }
    }
}

/// Which of the three truth values are possible.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Truths {
    /// `true`.
    pub yes: bool,
    /// `false`.
    pub no: bool,
    /// `null`.
    pub null: bool,
}

impl From<Truths> for Set {
    fn from(t: Truths) -> Self {
        let some = if t.yes || t.no { Known::Truth { yes: t.yes, no: t.no } } else { Known::Nothing };
        Self { null: t.null, some }
    }
}

impl Truths {
    /// Kleene conjunction of independent operands.
    pub fn and(self, other: Self) -> Self {
        Self {
            yes: self.yes && other.yes,
            no: (self.no && other.any()) || (other.no && self.any()),
            null: (self.null && (other.null || other.yes)) || (other.null && self.yes),
        }
    }

    /// Kleene disjunction of independent operands.
    pub fn or(self, other: Self) -> Self {
        !(!self).and(!other)
    }

    /// All values of both.
    pub fn hull(self, other: Self) -> Self {
        Self { yes: self.yes || other.yes, no: self.no || other.no, null: self.null || other.null }
    }

    fn any(self) -> bool {
        self.yes || self.no || self.null
    }
}

impl std::ops::Not for Truths {
    type Output = Self;
    /// Kleene negation.
    fn not(self) -> Self {
        Self { yes: self.no, no: self.yes, null: self.null }
    }
}
