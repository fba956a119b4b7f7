//! Exact decimal numbers and money.

use std::fmt;
use std::str::FromStr;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde::{Serialize, Serializer};

use crate::json::{Reader, Structure, Value};

/// A decimal number of 28 digits.
///
/// Every operation is exact where its result has at most 28 digits: sums and products of money and shares always do. Of
/// more, as a third has them, the last digits are rounded half to even, as FEEL's decimals are at theirs. So no
/// operation fails but for what is too large.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Number(Decimal);

impl Number {
    /// 0.
    pub const ZERO: Self = Self(Decimal::ZERO);
    /// 1.
    pub const ONE: Self = Self(Decimal::ONE);

    /// The lowest that there is.
    pub const LOWEST: Self = Self(Decimal::MIN);
    /// The highest that there is.
    pub const HIGHEST: Self = Self(Decimal::MAX);

    /// A whole number.
    pub fn whole(value: i64) -> Self {
        Self(Decimal::from(value))
    }

    /// `mantissa / 10^scale`, if that has at most 28 digits.
    fn exact(mantissa: i128, scale: u32) -> Option<Self> {
        Decimal::try_from_i128_with_scale(mantissa, scale).ok().map(Self::of)
    }

    /// Without zeros at the end, and without a sign of zero: a number has one form.
    fn of(decimal: Decimal) -> Self {
        Self(decimal.normalize())
    }

    /// Sum; `None` past 28 digits before the point.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).map(Self::of)
    }

    /// Difference; `None` past 28 digits before the point.
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        self.0.checked_sub(other.0).map(Self::of)
    }

    /// Product; `None` past 28 digits before the point.
    pub fn checked_mul(self, other: Self) -> Option<Self> {
        self.0.checked_mul(other.0).map(Self::of)
    }

    /// Quotient; `None` on division by zero and past 28 digits before the point.
    pub fn checked_div(self, other: Self) -> Option<Self> {
        self.0.checked_div(other.0).map(Self::of)
    }

    /// Absolute value.
    pub fn abs(self) -> Self {
        Self(self.0.abs())
    }

    /// Whether it is below zero.
    pub fn is_negative(self) -> bool {
        self.0 < Decimal::ZERO
    }

    /// Largest multiple of `10^-scale` that is not above it. A scale past 28 leaves it as it is; a negative one rounds
    /// before the point.
    pub fn floor(self, scale: i32) -> Option<Self> {
        self.to_grid(scale, |m, unit| m.div_euclid(unit))
    }

    /// Smallest multiple of `10^-scale` that is not below it.
    pub fn ceiling(self, scale: i32) -> Option<Self> {
        self.to_grid(scale, |m, unit| -(-m).div_euclid(unit))
    }

    /// Rounds away from zero (FEEL's `round up`).
    pub fn round_up(self, scale: i32) -> Option<Self> {
        if self.is_negative() { self.floor(scale) } else { self.ceiling(scale) }
    }

    /// Rounds toward zero (FEEL's `round down`).
    pub fn round_down(self, scale: i32) -> Option<Self> {
        if self.is_negative() { self.ceiling(scale) } else { self.floor(scale) }
    }

    /// Rounds to the nearest, ties away from zero (FEEL's `round half up`).
    pub fn round_half_up(self, scale: i32) -> Option<Self> {
        self.to_grid(scale, |m, unit| {
            let half = (m.abs() + unit / 2) / unit;
            if m < 0 { -half } else { half }
        })
    }

    /// Rounds with `pick`, which takes a mantissa and the grid's unit in that mantissa's scale.
    fn to_grid(self, scale: i32, pick: impl Fn(i128, i128) -> i128) -> Option<Self> {
        let have = i32::try_from(self.0.scale()).ok()?;
        let drop = have.checked_sub(scale)?;
        if drop <= 0 {
            return Some(self);
        }
        // A unit above every possible mantissa gives the same result as any larger one.
        let unit = 10_i128.pow(u32::try_from(drop).ok()?.min(30));
        let picked = pick(self.0.mantissa(), unit);
        if scale >= 0 {
            Self::exact(picked, u32::try_from(scale).ok()?)
        } else {
            let lift = 10_i128.checked_pow(scale.unsigned_abs().min(38))?;
            Self::exact(picked.checked_mul(lift)?, 0)
        }
    }

    /// As a whole number, if it is one.
    pub fn to_whole(self) -> Option<i64> {
        self.0.is_integer().then(|| self.0.to_i64()).flatten()
    }

    /// Whether it has at most `places` digits after the point.
    pub fn has_places(self, places: u32) -> bool {
        self.0.normalize().scale() <= places
    }
}

impl std::ops::Neg for Number {
    type Output = Self;
    fn neg(self) -> Self {
        Self::of(-self.0)
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.normalize().fmt(f)
    }
}

/// That a text is no decimal number of at most 28 digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotANumber;

impl FromStr for Number {
    type Err = NotANumber;
    fn from_str(text: &str) -> Result<Self, NotANumber> {
        Decimal::from_str_exact(text).map(Self).map_err(|_| NotANumber)
    }
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Structure for Number {
    fn read<'v>(value: Option<&'v Value>, reader: &mut Reader<'v>) -> Self {
        reader.text(value).parse().unwrap_or_else(|_| {
            reader.misfit(value, "not an exact decimal");
            Self::ZERO
        })
    }
}

/// A sum in yuan, with two places: whole fen.
///
/// ```
/// use huiqi::value::{Money, Number};
/// let exact: Number = "40000.008".parse().unwrap();
/// assert_eq!(Money::floor(exact).to_string(), "40000.00");
/// assert_eq!(Money::floor(-Number::ZERO).to_string(), "0.00");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Money(Number);

impl Money {
    /// 0.00 yuan.
    pub const ZERO: Self = Self(Number::ZERO);

    /// The largest sum of whole fen that is not above `exact`: an estimate never promises too much.
    pub fn floor(exact: Number) -> Self {
        // Rounding to fewer digits cannot run out of digits.
        Self(exact.floor(2).unwrap_or(Number::ZERO))
    }

    /// The number of yuan.
    pub fn yuan(self) -> Number {
        self.0
    }
}

/// `350000.00` as `350,000.00`.
pub fn grouped(decimal: &str) -> String {
    let (whole, rest) =
        decimal.split_once('.').map_or((decimal, ""), |(whole, _)| (whole, decimal.get(whole.len()..).unwrap_or("")));
    let mut out = String::with_capacity(decimal.len() + decimal.len() / 3);
    for (at, digit) in whole.chars().enumerate() {
        let behind = whole.len() - at;
        if at > 0 && behind % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    out + rest
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.2}", self.0.0)
    }
}

impl Serialize for Money {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(feature = "native")]
impl schemars::JsonSchema for Money {
    fn inline_schema() -> bool {
        false
    }
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Money".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "pattern": r"^-?(0|[1-9][0-9]*)\.[0-9]{2}$",
            "description": "A sum in yuan as a decimal with two places."
        })
    }
}
