//! A JSON number, and the text that ECMAScript gives it: the one value of ours that is a double.
#![allow(clippy::disallowed_types, reason = "money never meets a float; a JSON number is one")]

use std::fmt;

use serde::{Serialize, Serializer};

use super::literal;

/// A double, by the name under which this room's tests make some.
#[cfg(test)]
pub(super) type Double = f64;

/// A JSON number as ECMAScript's `JSON.parse` understands it: the double nearest to its literal
/// (IEEE 754, ECMA-262).
///
/// It may be `-0`, which prints as `0`, and it may be infinite, which is what a literal such as
/// `1e400` gives; it is never NaN. There is no arithmetic: a number is compared, printed, or asked
/// whether it is an integer.
///
/// ```
/// use huiqi::json::Number;
///
/// for (number, text) in [
///     (Number::new(3.5e5), "350000"),
///     (Number::new(0.1 + 0.2), "0.30000000000000004"),
///     (Number::new(1e21), "1e+21"),
///     (Number::new(1e-7), "1e-7"),
///     (Number::new(-0.0), "0"),
///     (Number::new(f64::INFINITY), "Infinity"),
/// ] {
///     assert_eq!(number.map(|number| number.to_text()).as_deref(), Some(text));
/// }
/// assert_eq!(Number::new(f64::NAN), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Number(f64);

// The only double that is not equal to itself is NaN, which `new` keeps out.
impl Eq for Number {}

/// The largest integer that no other integer rounds to: ECMAScript's `Number.MAX_SAFE_INTEGER`,
/// 2^53 - 1.
const MAX_SAFE_INTEGER: f64 = 9_007_199_254_740_991.0;

impl Number {
    /// A number of this value; `None` for NaN, which no JSON text can say.
    #[must_use]
    pub fn new(value: f64) -> Option<Self> {
        (!value.is_nan()).then_some(Self(value))
    }

    /// The number nearest to an integer, ties to even, as `JSON.parse` rounds a literal too long
    /// for a double.
    ///
    /// ```
    /// use huiqi::json::Number;
    ///
    /// assert_eq!(Number::nearest(9_007_199_254_740_993).to_text(), "9007199254740992");
    /// ```
    #[must_use]
    pub fn nearest(integer: i128) -> Self {
        #[expect(clippy::cast_precision_loss, reason = "rounding is what this function is for")]
        Self(integer as f64)
    }

    /// Reads a literal that the reader has found to follow the grammar of RFC 8259.
    pub(super) fn from_literal(literal: &str) -> Self {
        Self(f64::from_bits(literal::double(literal)))
    }

    /// The text that ECMAScript's `Number::toString` gives (ECMA-262, 6.1.6.1.20), the shortest
    /// that reads back as the same double; `Infinity` and `-Infinity` are the only ones that
    /// are no JSON.
    #[must_use]
    pub fn to_text(self) -> String {
        ryu_js::Buffer::new().format(self.0).to_owned()
    }

    /// The integer that this number is, when its literal cannot have said another one: within
    /// ±(2^53 - 1), the safe integers of ECMAScript. `None` for a fraction, an infinity, or an
    /// integer beyond.
    ///
    /// ```
    /// use huiqi::json::Number;
    ///
    /// assert_eq!(Number::from(2026).as_i64_exact(), Some(2026));
    /// assert_eq!(Number::new(0.5).and_then(Number::as_i64_exact), None);
    /// // 2^53 is also what 2^53 + 1 rounds to.
    /// assert_eq!(Number::nearest(1 << 53).as_i64_exact(), None);
    /// ```
    #[must_use]
    pub fn as_i64_exact(self) -> Option<i64> {
        let whole = self.0.abs() <= MAX_SAFE_INTEGER && self.0.fract() == 0.0;
        #[expect(clippy::cast_possible_truncation, reason = "an integer within ±(2^53 - 1) fits")]
        whole.then_some(self.0 as i64)
    }

    /// Whether it is neither infinity: every number but those has a JSON text.
    #[must_use]
    pub fn is_finite(self) -> bool {
        self.0.is_finite()
    }
}

impl From<i32> for Number {
    fn from(integer: i32) -> Self {
        Self(f64::from(integer))
    }
}

impl From<u32> for Number {
    fn from(integer: u32) -> Self {
        Self(f64::from(integer))
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(ryu_js::Buffer::new().format(self.0))
    }
}

/// An exact integer goes out as one, so that any format writes `350000` and not `350000.0`; an
/// infinity as null, which is what `JSON.stringify` makes of it.
impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.as_i64_exact() {
            Some(integer) => serializer.serialize_i64(integer),
            None if self.is_finite() => serializer.serialize_f64(self.0),
            None => serializer.serialize_unit(),
        }
    }
}
