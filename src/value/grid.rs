//! The numbers and days that can be told, numbered: what a search for a value goes through.

use super::{Day, Known, Number, Set, Span};

/// How many fen a yuan has.
const FEN: i64 = 100;

/// Where the values that can be told of a number or a day lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grid {
    /// Sums: whole fen.
    Fen,
    /// Whole numbers.
    Whole,
    /// Days.
    Day,
}

impl Grid {
    /// The value of a number of the grid: a sum in yuan, a whole number, a day; `None` where there is none.
    pub fn value(self, number: i64) -> Option<Set> {
        Some(match self {
            Self::Fen => Set::number(Number::whole(number).checked_div(Number::whole(FEN))?),
            Self::Whole => Set::number(Number::whole(number)),
            Self::Day => Set::day(Day::from_ordinal(i32::try_from(number).ok()?)?),
        })
    }

    /// All values between two numbers of the grid.
    pub fn values(self, span: Span<i64>) -> Option<Set> {
        Some(self.value(span.lo)?.hull(self.value(span.hi)?))
    }

    /// The numbers of the values that lie in a set; `None` where none does.
    pub fn span(self, set: &Set) -> Option<Span<i64>> {
        let per_unit = Number::whole(if self == Self::Fen { FEN } else { 1 });
        let (lo, hi) = match (self, &set.some) {
            (Self::Day, Known::Day(span)) => (span.lo.ordinal().into(), span.hi.ordinal().into()),
            (Self::Fen | Self::Whole, Known::Number(span)) => (
                span.lo.checked_mul(per_unit)?.ceiling(0)?.to_whole()?,
                span.hi.checked_mul(per_unit)?.floor(0)?.to_whole()?,
            ),
            _ => return None,
        };
        (lo <= hi).then_some(Span { lo, hi })
    }
}
